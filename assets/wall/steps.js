/* 投影: a document on the wall of a training room, one section or item at a time, in large type. What is shown is
   cloned from the page, in the reading that is chosen there; a block too long for one screen is shared out over
   several at the ends of its sentences, by measuring, so that nothing is cut and nothing shrinks.
   handbook.project(id) begins at a block; #project=<id> in an address does the same. Plain script, no dependencies. */

var all = handbook.all;
var make = handbook.make;
var /** @type {any} */ root = document.documentElement;
var english = handbook.english;
var /** @type {any} */ page = document.querySelector("article.page");

/* What is shown: every block of a source, and on other pages whatever has a code of its own or asks for it. */
var BLOCKS = handbook.blocks + ", [data-projected]";
/* What belongs to the page and not to the text. */
var APART = handbook.furniture + ", [hidden], [data-screen-only]";
var SENTENCE = /[。！？；…!?]/;
var CLAUSE = /[，、：,:]/;
var CLOSING = /[”’」』）》〉】\])]/;

var words = english
  ? { name: "Projection", start: "Project", back: "Previous", on: "Next", leave: "Close", here: "Show in the text", hint: ["← → to turn", "number + Enter for an item", "Esc to return"], none: "No item ", title: "Title", gap: "Missing" }
  : { name: "投影", start: "投影", back: "上一屏", on: "下一屏", leave: "退出", here: "在文中看这一段", hint: ["← → 翻页", "数字加回车到某项", "Esc 返回"], none: "没有第 ", title: "题名", gap: handbook.words.notes["缺"] };

if (!page) return;

/* Steps ------------------------------------------------------------------------------------------------------- */

/** @param {any} element */
function isBlock(element) {
  if (element.matches(".note, .gap, .labels, details *, .record *")) return false;
  if (element.matches(BLOCKS)) return true;
  return Boolean(element.id) && Array.prototype.some.call(element.children, function (child) {
    return child.classList.contains("code");
  });
}

/* One step for the title, one for each block; a strip that says what is missing goes with the block after it. */
function outline() {
  var found = [];
  var /** @type {any[]} */ gaps = [];
  var /** @type {any} */ heading = null;
  all("h1, h2, .gap, [id], [data-projected]", page).forEach(function (element) {
    if (element.matches("h1")) {
      found.push({ kind: "title", id: element.id, element: element, gaps: [], heading: null });
    } else if (element.matches(".gap")) {
      gaps.push(element);
    } else if (isBlock(element)) {
      var kind = element.matches("h2") ? "heading" : element.matches(".measure") ? "measure" : "prose";
      if (kind === "heading") heading = element;
      found.push({ kind: kind, id: element.id, element: element, gaps: gaps, heading: heading });
      gaps = [];
    } else if (element.matches("h2")) {
      heading = element;
    }
  });
  if (gaps.length) found.push({ kind: "gap", id: "", element: null, gaps: gaps, heading: heading });
  return found.length > 1 ? found : [];
}

/** @type {any[]} */
var steps = outline();
if (!steps.length) return;

/** @param {string} id */
function stepOf(id) {
  for (var at = 0; at < steps.length; at++) {
    if (steps[at].id === id) return at;
  }
  /* A point inside a paragraph: the paragraph it stands in. */
  var point = id && document.getElementById(id);
  for (var up = point && point.parentNode; up && up !== page; up = up.parentNode) {
    for (at = 0; at < steps.length; at++) {
      if (steps[at].element === up) return at;
    }
  }
  return -1;
}

/* An item by its number: of the document, else of the section shown, else anywhere, else a paragraph. */
/** @param {any} numeral @param {number} from */
function stepNumbered(numeral, from) {
  var current = steps[from].id;
  var scopes = [/-x(\d+)$/, /-n(\d+)$/, /-p(\d+)$/];
  for (var scope = 0; scope < scopes.length; scope++) {
    var found = [];
    for (var at = 0; at < steps.length; at++) {
      var named = scopes[scope].exec(steps[at].id);
      if (named && Number(named[1]) === numeral) found.push(at);
    }
    if (!found.length) continue;
    var section = (/^.+?-(s|e)\d+/.exec(current) || [""])[0];
    var near = found.filter(function (each) {
      return section && steps[each].id.indexOf(section + "-") === 0;
    });
    return (near.length ? near : found)[0];
  }
  return -1;
}

/* The words of an element for the wall: no ids, no links, only the reading that is chosen. */
/** @param {any} element */
function plain(element) {
  var copy = element.cloneNode(true);
  all(APART, copy).forEach(function (ours) {
    ours.parentNode.removeChild(ours);
  });
  all("a", copy).forEach(function (link) {
    while (link.firstChild) link.parentNode.insertBefore(link.firstChild, link);
    link.parentNode.removeChild(link);
  });
  all("[id]", copy).concat(copy).forEach(function (each) {
    each.removeAttribute("id");
    each.removeAttribute("title");
    each.removeAttribute("data-note");
  });
  copy.normalize();
  var whole = make("div");
  while (copy.firstChild) whole.appendChild(copy.firstChild);
  return whole;
}

/** @param {any} element */
function label(element) {
  return element ? plain(element).textContent.trim() : "";
}

/** @param {any} step */
function code(step) {
  var spoken = step.element && step.element.querySelector(".code");
  if (step.kind === "title") spoken = page.querySelector(".labels .code");
  if (spoken) return spoken.textContent.trim();
  return step.id && step.id.indexOf("draft-") ? step.id.toUpperCase() : "";
}
