/* The words on the page a hit opens: marked by the browser, not in the text, so that what is copied is the text. */
var KEPT = "handbook.found";
var LEFT = "handbook.asked"; /* what was asked on the page a hit was opened from: back there, it is in the box again */

/** @param {string} path @param {string} anchor @param {any} instead */
function remember(path, anchor, instead) {
  if (!answered || !answered.wanted.terms.length) return;
  var wanted = answered.wanted;
  /* The page shows the corrected reading: then what stands there for the words that were found. */
  if (instead) wanted = { run: null, terms: [{ loose: instead, strict: instead, exact: true }], spaced: false };
  var found = { path: path, anchor: anchor, wanted: wanted };
  if (path === handbook.page) setTimeout(function () { mark(found); }, 0);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(found));
    sessionStorage.setItem(LEFT, JSON.stringify({ page: handbook.page, text: asked.text }));
  } catch (refused) {
    /* Then the words are not marked; the place is opened all the same. */
  }
}

/** @param {any} found */
function mark(found) {
  if (!window.Highlight || !window.CSS || !CSS.highlights) return;
  withEngine(function () {
    var engine = /** @type {any} */ (window).handbookEngine({ postMessage: function () {} });
    var place = document.getElementById(found.anchor);
    if (!place) return;
    place = place.closest("p, li, h1, h2, h3, tr, dl") || place;
    /** @type {any[]} */
    var scope = [place];
    /* An entry's words stand after its heading. */
    if (/^H[23]$/.test(place.tagName)) {
      for (var next = place.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) scope.push(next);
    }
    var out = new Highlight();
    scope.forEach(function (part) { inside(part, engine, found.wanted).forEach(function (/** @type {any} */ range) { out.add(range); }); });
    CSS.highlights.set("found", out);
  });
}

/** @param {any} place @param {any} engine @param {any} wanted */
function inside(place, engine, wanted) {
  var walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  var text = "";
  var /** @type {any[]} */ nodes = [];
  while (walker.nextNode()) {
    var /** @type {any} */ node = walker.currentNode;
    if (node.parentNode.closest([handbook.added, handbook.furniture, "[hidden]"].join(", "))) continue;
    nodes.push([text.length, node]);
    text += node.data;
  }
  function at(/** @type {any} */ offset, /** @type {any} */ end) {
    for (var i = nodes.length - 1; i >= 0; i--) {
      if (nodes[i][0] < offset || (!end && nodes[i][0] === offset)) return [nodes[i][1], offset - nodes[i][0]];
    }
    return [nodes[0][1], 0];
  }
  return engine.marksIn(text, wanted).map(function (/** @type {any} */ each) {
    var range = document.createRange();
    var from = at(each[0], false), to = at(each[1], true);
    range.setStart(from[0], from[1]);
    range.setEnd(to[0], to[1]);
    return range;
  });
}

try {
  var kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  sessionStorage.removeItem(KEPT);
  var /** @type {any} */ came = performance.getEntriesByType("navigation")[0];
  var left = JSON.parse(sessionStorage.getItem(LEFT) || "null");
  if (came && came.type === "back_forward" && left && left.page === handbook.page && !box.value) box.value = left.text;
  else if (kept && kept.path === handbook.page) mark(kept);
} catch (refused) {
  /* No storage, no marks. */
}
