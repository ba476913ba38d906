/* A web page as text: what stands in it, without what only dresses it; block quotations by a sign before each line, links to the
   handbook by their address, marks of notes with what they lead to. Nothing in it runs or is fetched. */

var HTML_NAMES = Object.assign(Object.create(null), NAMED, {
  nbsp: " ", ensp: " ", emsp: "　", thinsp: "", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", hellip: "…", mdash: "—", ndash: "–", middot: "·", bull: "•",
  times: "×", laquo: "«", raquo: "»", sect: "§", copy: "©", reg: "®", deg: "°", yen: "¥", zwnj: "", zwj: "", shy: "", permil: "‰", plusmn: "±", divide: "÷"
});
var BLOCK = /^(?:p|div|li|h[1-6]|tr|section|article|ul|ol|table|blockquote|dd|dt|dl|header|footer|main|aside|figure|figcaption|pre|body)$/;
/* Elements of which nothing is words of the page; the first four go on to the end where they are not closed. */
var RAW = /^(?:script|style|title|textarea)$/;
var DUMB = /^(?:script|style|title|template|noscript|svg|select|textarea|iframe|object|math)$/;
/* Words that were struck out. */
var GONE = /^(?:del|s|strike)$/;
var MARK = /^\s*[[［〔(（]?(?:\d{1,3}|[①-⑳]|[*†])[\]］〕)）]?\s*$/;

/* The next tag, leniently: { name, closing, attributes, from, to }. */
/** @param {string} html @param {number} at */
function looseTag(html, at) {
  var opens = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/y;
  for (var from = html.indexOf("<", at); from >= 0; from = html.indexOf("<", from + 1)) {
    if (html.startsWith("<!--", from)) {
      var past = html.indexOf("-->", from);
      return { name: "", closing: false, attributes: "", from: from, to: past < 0 ? html.length : past + 3 };
    }
    if (html.startsWith("<!", from) || html.startsWith("<?", from)) {
      var end = html.indexOf(">", from);
      return { name: "", closing: false, attributes: "", from: from, to: end < 0 ? html.length : end + 1 };
    }
    opens.lastIndex = from;
    var found = opens.exec(html);
    if (!found) continue;
    var to = opens.lastIndex;
    for (var quote = ""; to < html.length && (quote || html.charAt(to) !== ">"); to++) {
      var each = html.charAt(to);
      if (quote ? each === quote : (each === '"' || each === "'") && html.charAt(to - 1) === "=") quote = quote ? "" : each;
    }
    /* A quotation mark that nobody closes ends with its tag. */
    if (to >= html.length) to = html.indexOf(">", opens.lastIndex);
    if (to < 0) to = html.length - 1;
    return { name: found[2].toLowerCase(), closing: Boolean(found[1]), attributes: " " + html.slice(opens.lastIndex, to), from: from, to: to + 1 };
  }
  return null;
}

/* A page as it is read: `fresh`, at the beginning of a line; `waiting`, a space before whatever comes; `kept`, inside of <pre>. */
function webReading() {
  return {
    out: new /** @type {any} */ (Growing)(), fresh: true, waiting: "", quoted: 0, kept: 0, paragraphs: 0, way: /** @type {any} */ (null), ways: /** @type {any[]} */ ([]),
    places: /** @type {Record<string, number>} */ (Object.create(null)), missed: /** @type {Record<string, number>} */ ({})
  };
}

/** @param {any} here */
function endLine(here) {
  here.waiting = "";
  if (here.fresh) return;
  here.out.add("\n");
  here.fresh = true;
  here.paragraphs++;
}

/* Words: one space between them, none at either end of a line. */
/** @param {any} here @param {string} raw */
function say(here, raw) {
  var read = words(raw, HTML_NAMES);
  if (!here.kept) read = read.replace(/[ \t\r\n\f]+/g, " ");
  read.split("\n").forEach(function (piece, at) {
    if (at) endLine(here);
    if (!here.kept && piece.charAt(0) === " ") {
      if (!here.fresh) here.waiting = " ";
      piece = piece.slice(1);
    }
    var end = !here.kept && piece.charAt(piece.length - 1) === " ";
    if (end) piece = piece.slice(0, -1);
    if (piece) {
      if (here.fresh && here.quoted) here.out.add("> ");
      here.fresh = false;
      here.out.add(here.waiting + piece);
      here.waiting = "";
    }
    if (end && !here.fresh) here.waiting = " ";
  });
}

/* A link ends: it is a mark of a note, or leads to the handbook, or is words like others. */
/** @param {any} here */
function endWay(here) {
  var way = here.way;
  here.way = null;
  if (!way) return;
  var said = here.out.pieces.slice(way.piece).join("");
  if (way.to && MARK.test(said)) here.ways.push({ start: way.from, end: here.out.length, to: way.to });
  else if (/\btexts\//.test(way.href) && !said.includes(way.href)) here.out.add("〔" + way.href + "〕");
}

/* Where an element ends of which nothing is read. */
/** @param {string} lower @param {any} tag */
function beyond(lower, tag) {
  var close = lower.indexOf("</" + tag.name, tag.to);
  if (close < 0) return RAW.test(tag.name) ? lower.length : tag.to;
  var past = lower.indexOf(">", close);
  return past < 0 ? lower.length : past + 1;
}

/** @param {any} here @param {any} tag */
function element(here, tag) {
  var name = tag.name;
  if (name === "br") endLine(here);
  if (/^(?:img|video|canvas)$/.test(name)) tally(here.missed, "pictures");
  if (BLOCK.test(name)) {
    endWay(here);
    endLine(here);
    var by = tag.closing ? -1 : 1;
    if (name === "pre") here.kept = Math.max(0, here.kept + by);
    if (name === "blockquote") here.quoted = Math.max(0, here.quoted + by);
  }
  if (name === "a") endWay(here);
  if (tag.closing) return;
  var id = attribute(tag, "id") || (name === "a" ? attribute(tag, "name") : "");
  if (id && !(id in here.places)) here.places[id] = here.out.length;
  if (name !== "a") return;
  var href = attribute(tag, "href");
  here.way = { from: here.out.length, piece: here.out.pieces.length, href: href, to: href.charAt(0) === "#" ? href.slice(1) : "" };
}

/* A mark leads forward to its note; from the note a mark of the same kind leads back. */
/** @param {any} here @param {string} text */
function webNotes(here, text) {
  var /** @type {any[]} */ notes = [];
  here.ways.forEach(function (/** @type {any} */ each) {
    var from = here.places[each.to];
    if (from === undefined || from <= each.end) return;
    var to = text.indexOf("\n", from + 1);
    notes.push({ start: each.start, end: each.end, from: from, to: to < 0 ? text.length : to, kind: "note" });
  });
  return notes;
}

/** @param {string} html */
function* webPage(html) {
  /* The same length: letters that change it when they are small are none of a tag's. */
  var lower = html.replace(/[A-Z]+/g, function (capitals) { return capitals.toLowerCase(); });
  var here = webReading();
  var count = 0;
  for (var at = 0; at < html.length; ) {
    if (++count % STEP === 0) yield count;
    var tag = looseTag(html, at);
    if (!tag || tag.from > at) say(here, html.slice(at, tag ? tag.from : html.length));
    if (!tag) break;
    at = tag.to;
    if (!tag.closing && GONE.test(tag.name)) tally(here.missed, "deletions");
    if (!tag.closing && (DUMB.test(tag.name) || GONE.test(tag.name))) at = beyond(lower, tag);
    else element(here, tag);
  }
  endWay(here);
  endLine(here);
  var text = here.out.text();
  if (!/\S/.test(text)) throw unreadable("empty");
  var notes = webNotes(here, text);
  return {
    kind: "web", text: text, notes: notes, apart: notes.map(function (each) { return each.from; }), missed: here.missed, word: null,
    looked: { paragraphs: here.paragraphs, characters: text.replace(/\s/g, "").length, footnotes: notes.length }
  };
}
