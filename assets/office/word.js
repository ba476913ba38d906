/* The words of a Word file, with the place of each in it, and what was not read. */

/* What is not the text of the report: passed over, and counted where a reader should know of it. */
var /** @type {Record<string, string>} */ PASSED = {
  "w:del": "deletions", "w:moveFrom": "deletions", "w:drawing": "pictures", "w:pict": "pictures", "w:object": "objects",
  "m:oMath": "equations", "m:oMathPara": "equations", "w:altChunk": "chunks",
  "mc:Fallback": "", "w:instrText": "", "w:delText": "", "w:delInstrText": "", "w:rt": "", "w:tblPr": "", "w:trPr": "", "w:tcPr": "", "w:sdtPr": "", "w:sectPr": ""
};

/* Notes that the report has at its marks. `sign`: how it stands in the text that is shown. */
var NOTES = [
  { kind: "footnote", part: "footnotes", sign: "注" },
  { kind: "endnote", part: "endnotes", sign: "尾注" },
  { kind: "comment", part: "comments", sign: "批注" }
];

/* The author of comments that were set here: a report that is checked again is not held against them. */
var AUTHOR = "核对引文";

/** @typedef {{ at: number, length: number, from: number, to: number, tagFrom: number, tagTo: number, word: boolean, run: any }} Stretch */

/* One part as it is read: `out` grows; `how.mark` is told of each mark of a note, `how.each` names the elements that are notes of a
   part that holds many, and `how.note` is told of each. */
/** @param {string} xml @param {any} how */
function reading(xml, how) {
  return {
    xml: xml, how: how, out: how.out, told: how.told, stretches: /** @type {Stretch[]} */ ([]), run: /** @type {any} */ (null),
    passing: /** @type {any} */ (null), word: /** @type {any} */ (null), properties: 0, targets: /** @type {string[]} */ ([])
  };
}

/** @param {any} told @param {string} kind */
function tally(told, kind) {
  told[kind] = (told[kind] || 0) + 1;
}

/* The first thing in a run that is not about its looks. */
/** @param {any} run @param {number} at */
function begun(run, at) {
  if (run && run.first < 0) run.first = at;
}

/* A sign that stands for itself: a tab, a broken line. */
/** @param {any} here @param {any} tag @param {string} text */
function put(here, tag, text) {
  if (!here.run || here.run.hidden || tag.closing) return;
  begun(here.run, tag.from);
  here.stretches.push({ at: here.out.length, length: text.length, from: tag.from, to: tag.to, tagFrom: tag.from, tagTo: tag.to, word: false, run: here.run });
  here.out.add(text);
}

/* What is inside of what is passed over. */
/** @param {any} here @param {any} tag */
function passedOver(here, tag) {
  var passing = here.passing;
  if (tag.name === "w:txbxContent" && passing.kind) passing.kind = "textboxes";
  if (tag.name === passing.name && !tag.empty) passing.depth += tag.closing ? -1 : 1;
  if (passing.depth) return;
  if (passing.kind) tally(here.told, passing.kind);
  here.passing = null;
}

/** @param {any} here @param {any} tag */
function pass(here, tag) {
  if (!tag.closing) begun(here.run, tag.from);
  if (!tag.empty && !tag.closing) here.passing = { name: tag.name, depth: 1, kind: PASSED[tag.name] };
  else if (tag.empty && tag.name === "w:altChunk") tally(here.told, "chunks");
}

/* How a run or a paragraph looks: of that only what hides words, and numbers that are set by themselves. */
/** @param {any} here @param {any} tag */
function looks(here, tag) {
  var run = here.run;
  if (tag.name === "w:rPr" || tag.name === "w:pPr") {
    if (run && !here.properties) run.properties = [tag.from, tag.to];
    if (!tag.empty) here.properties += tag.closing ? -1 : 1;
    if (run && !here.properties) run.properties[1] = tag.to;
  } else if (run && tag.name === "w:vanish" && !/^(?:0|false|off)$/.test(attribute(tag, "val"))) run.hidden = true;
  else if (!run && tag.name === "w:numPr" && !tag.closing) tally(here.told, "numbered");
}

/* What is written in a run: with the place of every word. */
/** @param {any} here @param {any} close */
function take(here, close) {
  var begin = here.word;
  here.word = null;
  here.run.words = true;
  if (here.run.hidden) return;
  var read = words(here.xml.slice(begin.to, close.from));
  /* White space that a word processor would not show, as a file that was indented by a program has it. */
  if (attribute(begin, "space") !== "preserve" && /^\s*$/.test(read) && read.includes("\n")) return;
  here.stretches.push({ at: here.out.length, length: read.length, from: begin.to, to: close.from, tagFrom: begin.from, tagTo: close.to, word: true, run: here.run });
  here.out.add(read.replace(/[\r\n]/g, " "));
}

/* By the name of a tag, what it does. */
var /** @type {Record<string, (here: any, tag: any) => void>} */ STANDS = {
  "w:r": function (here, tag) {
    var run = here.run;
    if (tag.empty) return;
    if (!tag.closing) {
      begun(run, tag.from);
      here.run = { from: tag.from, first: -1, close: 0, to: 0, properties: null, hidden: false, words: false, around: run };
      return;
    }
    run.close = tag.from;
    run.to = tag.to;
    if (run.hidden && run.words) tally(here.told, "hidden");
    here.run = run.around;
  },
  "w:p": function (here, tag) {
    if (!tag.closing && !tag.empty) return;
    here.out.add("\n");
    here.told.paragraphs++;
  },
  "w:tbl": function (here, tag) {
    here.told.tables += tag.closing ? 0 : 1;
  },
  /* Where a link behind words leads, if it leads to the handbook. */
  "w:hyperlink": function (here, tag) {
    if (tag.empty) return;
    var to = tag.closing ? here.targets.pop() : here.how.links[attribute(tag, "id")] || "";
    if (tag.closing && to) here.out.add("〔" + to + "〕");
    if (!tag.closing) here.targets.push(/\btexts\//.test(to) ? to + (attribute(tag, "anchor") ? "#" + attribute(tag, "anchor") : "") : "");
  },
  "w:t": function (here, tag) {
    if (!here.run || tag.empty) return;
    if (tag.closing) take(here, tag);
    else {
      begun(here.run, tag.from);
      here.word = tag;
    }
  },
  "w:tab": function (here, tag) { put(here, tag, "\t"); },
  "w:ptab": function (here, tag) { put(here, tag, "\t"); },
  "w:cr": function (here, tag) { put(here, tag, "\n"); },
  "w:br": function (here, tag) { put(here, tag, /^(?:page|column)$/.test(attribute(tag, "type")) ? "" : "\n"); },
  "w:noBreakHyphen": function (here, tag) { put(here, tag, "-"); },
  "w:sym": function (here, tag) {
    put(here, tag, "");
    if (!tag.closing) tally(here.told, "symbols");
  }
};
NOTES.forEach(function (note) {
  STANDS["w:" + note.kind + "Reference"] = function (here, tag) {
    if (tag.closing || !here.run) return;
    begun(here.run, tag.from);
    if (here.how.mark) here.how.mark(note, attribute(tag, "id"), here.run);
  };
});

/** @param {string} xml @param {any} how */
function* bodyOf(xml, how) {
  var spaces = prefixes(xml);
  var here = reading(xml, how);
  var count = 0;
  for (var tag of tags(xml, spaces.known)) {
    if (++count % STEP === 0) yield count;
    var name = tag.name;
    if (here.passing) passedOver(here, tag);
    else if (name in PASSED && !here.properties) pass(here, tag);
    else if (here.properties || name === "w:rPr" || name === "w:pPr") looks(here, tag);
    else if (STANDS[name]) STANDS[name](here, tag);
    else if (name === how.each) how.note(tag);
    else if (!tag.closing) begun(here.run, tag.from);
  }
  return { stretches: here.stretches, prefix: spaces.called.w || "" };
}
