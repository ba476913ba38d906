/* What stands on the pages of the editors, piece by piece: which words, called what, and of which text they are. */
var make = handbook.make;
var UNITS = ".evidence, .passage, .event, .page--figures tbody tr, .line[id], .question, .answer-text, .page--glossary h3[id], .page--named h3[id], .page--works h3[id], .training-list li, .aims li";
var NOT_SAID = ".evidence-ref, .refs, .event-why, .evidence-why, .editors-mark, .ground, .fate, .no, .page-ref, .gather, .headerlink, small";

/** @param {Element} element @returns {string} */
function wordsIn(element) {
  var copy = /** @type {Element} */ (element.cloneNode(true));
  handbook.all(NOT_SAID, copy).forEach(function (each) { each.parentNode.removeChild(each); });
  return handbook.said(copy).replace(/\s+/g, " ").trim();
}

/** @param {string} text */
function bare(text) {
  return text.replace(/^“([^]*)”$/, "$1");
}

/** @param {string} selector @param {Element} within @returns {any} */
function first(selector, within) {
  return within.querySelector(selector);
}

/* The id of a document's place that a link leads to. */
/** @param {any} link */
function placeOf(link) {
  return link ? decodeURIComponent(link.hash.slice(1)) : "";
}

/** @param {string} id */
function documentOf(id) {
  return id.split("-")[0];
}

/* The words of a text, quoted on a page of the editors; null where it is not said of which text they are. */
/** @param {string} text @param {any} link */
function ofText(text, link) {
  var id = placeOf(link);
  if (!id || !text) return null;
  return { place: { id: id, text: text, reading: "emended" }, from: { document: documentOf(id), kind: "zh", path: "texts/" + documentOf(id) } };
}

/* The nearest heading above, with what stands there. */
/** @param {any} node */
function headingOf(node) {
  var found = null;
  handbook.all(".page h1, .page h2, .page h3").forEach(function (heading) {
    if (heading === node || heading.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) found = heading;
  });
  return found;
}

function pageName() {
  var head = document.querySelector(".page h1");
  return head ? wordsIn(head) : document.title;
}

/* The editors' own words; `more`: id, title, loose (a row of a table is no sentence of anybody's), source, remarks. */
/** @param {string} text @param {any} more */
function ofEditors(text, more) {
  var remarks = [more.why, more.source ? (handbook.english ? "after " : "据") + more.source : ""].filter(Boolean);
  return {
    place: { id: more.id, text: text, reading: "emended", at: "", remarks: remarks.map(function (each) { return [0, 0, "", each, each]; }) },
    from: { document: "", kind: "ours", path: handbook.page, title: more.title, code: pageName(), what: "ours", loose: more.loose, anchor: "" }
  };
}

/** @type {[string, (unit: any) => any][]} */
var KINDS = [
  [".evidence", function (unit) { return ofText(wordsIn(first(".evidence-does", unit)), first(".evidence-ref", unit)); }],
  [".passage", function (unit) {
    var heading = /** @type {any} */ (headingOf(unit));
    return ofEditors(wordsIn(first(".passage-why", unit)), { id: heading.id, title: wordsIn(heading) + "：" + wordsIn(first(".passage-who", unit)), source: placeOf(first(".evidence-ref", unit)).toUpperCase() });
  }],
  [".event", function (unit) {
    var heading = /** @type {any} */ (headingOf(unit));
    var within = wordsIn(first(".event-date", unit)).replace(/^—$/, "");
    var year = wordsIn(heading);
    var date = handbook.english ? [year, within].filter(Boolean).join(", ") : year + (/^\d+$/.test(year) ? "年" : "") + within;
    var why = first(".event-why", unit);
    return ofEditors(date + (handbook.english ? ": " : "：") + wordsIn(first(".event-what", unit)), {
      id: heading.id, title: date, loose: true, why: why ? why.textContent : "", source: placeOf(first(".evidence-ref", unit)).toUpperCase()
    });
  }],
  ["tr", function (unit) {
    var cells = Array.prototype.map.call(unit.cells, wordsIn);
    var anchor = first("[id]", unit);
    var heads = Array.prototype.map.call(unit.closest("table").tHead.rows[0].cells, function (/** @type {any} */ head) { return head.getAttribute("data-name") || wordsIn(head); });
    var facts = [heads[2] + (handbook.english ? ": " : "：") + cells[2], heads[3] + (handbook.english ? ": " : "：") + cells[3]].join(handbook.english ? "; " : "，");
    return ofEditors(cells[0] + (handbook.english ? ": " : "：") + cells[1] + (handbook.english ? " (" + facts + ")" : "（" + facts + "）"), {
      id: anchor ? anchor.id : "", title: cells[0], loose: true, source: placeOf(unit.cells[unit.cells.length - 1].querySelector("a")).toUpperCase()
    });
  }],
  [".line", function (unit) {
    var page_ = handbook.page.split("/").pop() || "";
    var made = ofEditors(wordsIn(first(".raw", unit)), { id: unit.id, title: pageName() });
    Object.assign(made.place, { reading: "received" });
    Object.assign(made.from, { kind: "received", code: page_ + ":" + unit.id.slice(1), what: "received", anchor: unit.id });
    return made;
  }],
  [".question", function (unit) { return ofEditors(wordsIn(first(".question-ask", unit)), { id: "questions", title: pageName() }); }],
  ["h3", function (unit) {
    var text = unit.nextElementSibling;
    while (text && !/^H/.test(text.tagName) && !text.matches(".term-definition, .work-head")) text = text.nextElementSibling;
    return text && !/^H/.test(text.tagName) ? ofEditors(wordsIn(text), { id: unit.id, title: wordsIn(unit) }) : null;
  }],
  ["*", function (unit) { return inPage(unit, wordsIn(unit)); }]
];

/* Words anywhere on a page of the editors. */
/** @param {any} node @param {string} text */
function inPage(node, text) {
  var heading = /** @type {any} */ (headingOf(node));
  if (!text) return null;
  return ofEditors(text, { id: heading ? heading.id : "", title: heading ? wordsIn(heading) : pageName() });
}

/* What a unit gives. */
/** @param {any} unit @returns {any} */
function wanted(unit) {
  var kind = KINDS.filter(function (each) { return unit.matches(each[0]); })[0];
  return kind[1](unit);
}

/* What is selected: words of a text that are quoted here, a stretch of a received line, else words of the page. */
/** @param {any} range @returns {any} */
function wantedOf(range) {
  var node = range.commonAncestorContainer.nodeType === 1 ? range.commonAncestorContainer : range.commonAncestorContainer.parentNode;
  var home = make("div");
  home.appendChild(range.cloneContents());
  var text = wordsIn(home);
  var quoted_ = node.closest(".words, .evidence-does");
  var line = node.closest(".line[id]");
  if (quoted_) {
    var next = quoted_.nextElementSibling;
    while (next && !next.matches(".refs, .evidence-ref")) next = next.nextElementSibling;
    var link = next && (next.matches("a") ? next : next.querySelector("a"));
    return ofText(bare(text), link) || inPage(node, text);
  }
  if (!line) return inPage(node, text);
  var made = wanted(line);
  made.place.text = text;
  return made;
}
