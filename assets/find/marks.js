/* The words on the page a hit opens: marked by the browser, not in the text, so that what is copied is the text. Older
   browsers get an element around them, which has no look while something is copied. */
var MARKED = "found-words";
var LOOKS = ["found", "found-also", "found-now"];
var /** @type {any[]} */ wrapped = [];
var byBrowser = Boolean(window.Highlight && window.CSS && CSS.highlights);
var LINES = /^(?:P|LI|H[1-6]|D[DLT]|T[DHR]|DIV|SECTION|ARTICLE|ASIDE|SUMMARY|DETAILS|FIGCAPTION|BLOCKQUOTE)$/;

/* The runs of a page's text: the text nodes of each of its lines, without what is ours or hidden. */
/** @param {any} within */
function lines(within) {
  var walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  var /** @type {any[]} */ out = [];
  var /** @type {any} */ last = null;
  while (walker.nextNode()) {
    var /** @type {any} */ node = walker.currentNode;
    if (node.parentNode.closest([handbook.added, handbook.furniture, "[hidden], script, style, select, textarea, .found, .note-box"].join(", "))) continue;
    var /** @type {any} */ line = node.parentNode;
    while (line !== within && !LINES.test(line.tagName)) line = line.parentNode;
    if (!last || last.line !== line) out.push(last = { line: line, text: "", nodes: [] });
    last.nodes.push([last.text.length, node]);
    last.text += node.data;
  }
  return out;
}

/* A stretch of a run, by offsets in its text. */
/** @param {any} run @param {number} begins @param {number} ends */
function rangeOf(run, begins, ends) {
  function at(/** @type {any} */ offset, /** @type {any} */ end) {
    for (var i = run.nodes.length - 1; i >= 0; i--) {
      if (run.nodes[i][0] < offset || (!end && run.nodes[i][0] === offset)) return [run.nodes[i][1], offset - run.nodes[i][0]];
    }
    return [run.nodes[0][1], 0];
  }
  var range = document.createRange();
  var from = at(begins, false), to = at(ends, true);
  range.setStart(from[0], from[1]);
  range.setEnd(to[0], to[1]);
  return range;
}

/** @param {any} run @param {any} engine @param {any} words */
function rangesIn(run, engine, words) {
  return engine.marksIn(run.text, words).map(function (/** @type {any} */ each) { return rangeOf(run, each[0], each[1]); });
}

/* Several words: a line holds them where it holds every one. */
/** @param {string} text @param {any} engine @param {any} wanted */
function holdsAll(text, engine, wanted) {
  return wanted.terms.length < 2 || wanted.terms.every(function (/** @type {any} */ term) {
    return engine.marksIn(text, { run: null, terms: [term], spaced: wanted.spaced }).length;
  });
}

/* What belongs to the place a hit opens: its line; an entry's words stand after its heading. */
/** @param {string} anchor */
function placeOf(anchor) {
  var /** @type {any} */ place = document.getElementById(anchor);
  if (!place) return [];
  place = place.closest("p, li, h1, h2, h3, tr, dl") || place;
  var /** @type {any[]} */ scope = [place];
  if (/^H[23]$/.test(place.tagName) && !place.closest(".page--document, .page--digest")) {
    for (var next = place.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) scope.push(next);
  }
  return scope;
}

/* A piece of text in an element of its own, in each of the nodes it runs through. */
/** @param {any} range @param {string} look */
function wrap(range, look) {
  var walker = document.createTreeWalker(range.commonAncestorContainer.parentNode, NodeFilter.SHOW_TEXT);
  var /** @type {any[]} */ parts = [];
  while (walker.nextNode()) {
    var /** @type {any} */ node = walker.currentNode;
    if (!range.intersectsNode(node)) continue;
    var from = node === range.startContainer ? range.startOffset : 0;
    var to = node === range.endContainer ? range.endOffset : node.data.length;
    if (from < to) parts.push([node, from, to]);
  }
  parts.forEach(function (part) {
    var piece = part[0].splitText(part[1]);
    piece.splitText(part[2] - part[1]);
    var around = make("span", { "class": MARKED + " " + look });
    piece.parentNode.insertBefore(around, piece);
    around.appendChild(piece);
    wrapped.push(around);
  });
}

function unmark() {
  if (byBrowser) LOOKS.forEach(function (name) { CSS.highlights.delete(name); });
  wrapped.splice(0).forEach(function (around) {
    var parent = around.parentNode;
    while (around.firstChild) parent.insertBefore(around.firstChild, around);
    parent.removeChild(around);
    parent.normalize();
  });
}

/* `there`: in the place that is open, of which one is looked at; `also`: elsewhere on the page. */
/** @param {any[]} there @param {any[]} also @param {any} now */
function paint(there, also, now) {
  if (!byBrowser) {
    /* From behind: what comes earlier in the same node is not moved. */
    var pieces_ = there.map(function (range) { return [range, range === now ? "found found-now" : "found"]; });
    pieces_ = pieces_.concat(also.map(function (range) { return [range, "found-also"]; }));
    pieces_.sort(function (one, two) { return two[0].compareBoundaryPoints(Range.START_TO_START, one[0]); });
    pieces_.forEach(function (each) { wrap(each[0], each[1]); });
    return;
  }
  [there, also, now ? [now] : []].forEach(function (ranges, at) {
    var out = new Highlight();
    ranges.forEach(function (range) { out.add(range); });
    CSS.highlights.set(LOOKS[at], out);
  });
}

/* Between masthead and bar; what can be seen is not moved. */
/** @param {any} range */
function bringToView(range) {
  var at = range.getBoundingClientRect();
  if (at.height && (at.top < 70 || at.bottom > window.innerHeight - 96)) window.scrollBy(0, at.top - window.innerHeight / 3);
}

/* Marks the place that was opened and, of literal hits, every other line of the page that holds the words. */
/** @param {any} found */
function mark(found) {
  withEngine(function () {
    if (found !== walking) return;
    var engine = /** @type {any} */ (window).handbookEngine({ postMessage: function () {} });
    var /** @type {any} */ page = document.querySelector(".page");
    var place = placeOf(found.anchor);
    var /** @type {any[]} */ there = [], /** @type {any[]} */ also = [];
    /* The page shows the corrected reading: in the place, what stands there for the words that were found. */
    var instead = found.instead ? { run: null, terms: [{ loose: found.instead, strict: found.instead, exact: true }], spaced: false } : found.wanted;
    unmark();
    lines(page).forEach(function (run) {
      var inPlace = place.some(function (/** @type {any} */ part) { return part.contains(run.line); });
      if (inPlace) there = there.concat(rangesIn(run, engine, instead));
      else if (found.literal && holdsAll(run.text, engine, found.wanted)) also = also.concat(rangesIn(run, engine, found.wanted));
    });
    var now = there[Math.min(found.nth, there.length - 1)];
    if (now) bringToView(now);
    paint(there, also, now);
  });
}

if (!byBrowser) {
  document.addEventListener("copy", function () {
    var now = wrapped.map(function (around) { return around.className; });
    wrapped.forEach(function (around) { around.className = ""; });
    setTimeout(function () { wrapped.forEach(function (around, at) { around.className = now[at] || MARKED; }); }, 0);
  }, true);
}
