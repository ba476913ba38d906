/* Reading the report ------------------------------------------------------------------------------------------------------ */

var ENTITIES = Object.assign(Object.create(null), { nbsp: " ", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", quot: '"', hellip: "…", mdash: "—", middot: "·", gt: "\u200b", lt: "\u200b", amp: "&" });

/** @param {number} length */
function blank(length) {
  return new Array(length + 1).join("\u200b");
}

/* What is known of a report that was a file (assets/office): `notes`, marks with the stretch of text they lead to; `apart`, offsets
   of lines that go on with nothing before them; `lines`, that every line is a paragraph. Of pasted words nothing is known. */
/** @typedef {{ notes: { start: number, end: number, from: number, to: number }[], apart: number[], lines: boolean }} Known */
var /** @type {Known} */ NOTHING_KNOWN = { notes: [], apart: [], lines: false };

/* The report without markup, every character in its place; and where block quotations stand. A mark that leads to a note is none
   of the report's words. */
/** @param {string} text @param {Known} [known] */
function unmarked(text, known) {
  var /** @type {any[]} */ blocks = [];
  var /** @type {any[]} */ open = [];
  var plain = text.replace(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,400}>/g, function (/** @type {string} */ tag, /** @type {any} */ closing, /** @type {string} */ name, /** @type {number} */ at) {
    name = name.toLowerCase();
    if (/^https?$|^file$/.test(name)) return tag;
    if (name === "blockquote") {
      if (!closing) open.push(at + tag.length);
      else if (open.length) {
        var from = open.pop();
        if (!open.length) blocks.push({ start: from, end: at });
      }
    }
    return /^(p|div|br|li|h[1-6]|blockquote|tr)$/.test(name) ? "\n" + blank(tag.length - 1) : blank(tag.length);
  });
  plain = plain.replace(/&([a-z]+);/g, function (/** @type {any} */ entity, /** @type {string} */ name) {
    return ENTITIES[name] ? ENTITIES[name] + blank(entity.length - 1) : entity;
  });
  var /** @type {string[]} */ left = [];
  var past = 0;
  (known || NOTHING_KNOWN).notes.forEach(function (note) {
    left.push(plain.slice(past, note.start), blank(note.end - note.start));
    past = note.end;
  });
  plain = left.join("") + plain.slice(past);
  /* What the handbook itself says behind a quotation that was copied from it is none of the report's words. */
  plain = plain.replace(/〔编者注：[^〔〕\n]*〕/g, function (/** @type {any} */ note) {
    return blank(note.length);
  });
  /* Lines that begin with > */
  var at = 0;
  var /** @type {any} */ current = null;
  plain = plain.split("\n").map(function (/** @type {any} */ line) {
    var start = at;
    at += line.length + 1;
    var sign = /^[ \t\u3000\u200b]*(?:[>＞][ \t]?)+/.exec(line);
    if (!sign) {
      current = null;
      return line;
    }
    if (!current) blocks.push((current = { start: start, end: start }));
    current.end = start + line.length;
    return blank(sign[0].length) + line.slice(sign[0].length);
  }).join("\n");
  blocks.sort(function (one, other) {
    return one.start - other.start;
  });
  return { plain: plain, blocks: blocks };
}

/* A line that says where the quotation above it comes from. */
var CREDIT = /^[\s\u200b]*(?:[—–\-－]{1,3}[^\d\s]|[（(〔[【](?!\s*[一二三四五六七八九十\d]+\s*[）)\]〕])|https?:|file:|出处|来源|见|参见|引自|载|编号|链接|注[：:])/;

/* Paragraphs: lines that an editor broke in the middle of a sentence belong together, and so does a line of credit. */
/** @param {string} plain @param {Known} [known] */
function paragraphs(plain, known) {
  var told = known || NOTHING_KNOWN;
  var apart = new Set(told.apart);
  var /** @type {any[]} */ out = [];
  var at = 0;
  var before = "";
  plain.split("\n").forEach(function (/** @type {any} */ line) {
    var words = line.replace(/[\s\u200b]+/g, "");
    var start = at;
    var open = !told.lines && before.length >= 15 && !/[。！？：；!?:;”」』"）)…]$/.test(before);
    at += line.length + 1;
    if (!words) {
      /* A blank line ends a paragraph, but not the wait for a credit. */
      before = "";
      return;
    }
    var ours = out[out.length - 1];
    var indented = /^(?:[\u3000\t]| {2})/.test(line);
    if (ours && !apart.has(start) && ((open && !indented) || CREDIT.test(line))) ours.end = start + line.length;
    else out.push({ start: start, end: start + line.length });
    before = words;
  });
  return out;
}
