/* Opening a file: by what it is. */

/* The encoding that a web page names in its head. */
/** @param {Uint8Array} bytes */
function namedEncoding(bytes) {
  var found = /<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*["']?([\w-]{1,20})/i.exec(latin(bytes, 0, Math.min(bytes.length, 4096)));
  if (!found) return "";
  if (/^(?:gb2312|gbk|gb_2312-80|x-gbk|cp936|gb18030)$/i.test(found[1])) return "gb18030";
  try {
    return new TextDecoder(found[1]).encoding;
  } catch (unknown) {
    return "";
  }
}

/* Marks of notes in Markdown and in plain text with the line that begins with the same mark: [^1], [1], ①. */
var SIGNED = /\[\^[\w-]{1,12}\]|\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|[①-⑳]/g;

/** @param {string} text */
function signedNotes(text) {
  var /** @type {Record<string, { from: number, to: number, start: number }>} */ lines = Object.create(null);
  var head = /^[ \t\u3000]*(\[\^[\w-]{1,12}\]|\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|[①-⑳]):?/gm;
  var found;
  while ((found = head.exec(text))) {
    var end = text.indexOf("\n", found.index);
    if (end < 0) end = text.length;
    /* Of lines that begin alike the last is the note: the others are points of a list. */
    lines[found[1]] = { start: found.index, from: head.lastIndex, to: end };
  }
  var /** @type {any[]} */ notes = [];
  SIGNED.lastIndex = 0;
  while ((found = SIGNED.exec(text))) {
    var line = lines[found[0]];
    if (line && SIGNED.lastIndex <= line.start) notes.push({ start: found.index, end: SIGNED.lastIndex, from: line.from, to: line.to, kind: "note" });
  }
  return notes;
}

/* Markdown without what only dresses words. */
/** @param {string} source */
function unadorned(source) {
  return source.replace(/^---\n[\s\S]*?\n---\n/, "").replace(/^#{1,6}[ \t]+/gm, "").replace(/\*\*|__|~~/g, "")
    .replace(/(^|[^*\w\\])\*([^*\n]{1,200})\*(?![*\w])/g, "$1$2").replace(/\\([\\`*_{}[\]()#+.!~>"'-])/g, "$1")
    .replace(/!\[([^\]\n]{0,200})\]\([^)\n]{0,400}\)/g, "")
    .replace(/(^|[^!])\[([^\]\n]{1,200})\]\(([^)\s]{1,400})(?:\s[^)\n]{0,200})?\)/gm, function (whole, before, said, to) {
      return before + said + (/\btexts\//.test(to) ? "〔" + to + "〕" : "");
    });
}

/** @param {string} text @param {string} kind @param {string} encoding @param {number} lost */
function plainFile(text, kind, encoding, lost) {
  var notes = signedNotes(text);
  var missed = /** @type {Record<string, number>} */ ({});
  if (lost) missed.lost = lost;
  return {
    kind: kind, text: text, notes: notes, apart: [], missed: missed, word: null, encoding: encoding,
    looked: { characters: text.replace(/\s/g, "").length, footnotes: notes.length }
  };
}

/** @param {Uint8Array} bytes @param {string} name @returns {Generator<number, any, any>} */
function* open(bytes, name) {
  var kind = kindOf(bytes, name);
  yield 0;
  if (kind === "zip") return yield* wordFile(bytes);
  var read = decoded(bytes, kind === "html" ? namedEncoding(bytes) : "");
  yield 0;
  var web = kind === "html" || (kind === "text" && /^\s*<(?:!doctype html|html)\b/i.test(read.text.slice(0, 400)));
  if (web) {
    var /** @type {any} */ page = yield* webPage(read.text);
    page.encoding = read.encoding;
    if (read.lost) page.missed.lost = read.lost;
    return page;
  }
  if (!/[^\s]/.test(read.text)) throw unreadable("empty");
  return plainFile(kind === "markdown" ? unadorned(read.text) : read.text, kind, read.encoding, read.lost);
}
