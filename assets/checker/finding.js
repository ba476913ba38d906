/* One finding on the page, and the report with what was found in place. */

/* Words of the texts, and links to them, on a page in another language. */
/** @param {Record<string, string>} attributes */
function inChinese(attributes) {
  if (handbook.english) attributes.lang = "zh-Hans";
  return attributes;
}

/** @param {Record<string, string>} attributes */
function toText(attributes) {
  if (handbook.english) attributes.hreflang = "zh-Hans";
  return attributes;
}

/* How the list counts lines. */
var LINES = { line: SAY.line, paragraph: FILE_SAYS.paragraph };

/** @param {string} name @param {string} text */
function span(name, text) {
  return make("span", { "class": name }, text);
}

/* Words of the page's own within words of the texts. */
/** @param {string} name @param {string} text */
function ours(name, text) {
  return make("span", handbook.english ? { "class": name, lang: "en" } : { "class": name }, text);
}

/** @param {any} list @param {any} into @param {any} theirs */
function joined(list, into, theirs) {
  list.forEach(function (/** @type {any} */ part) {
    if (part.same !== undefined) {
      into.appendChild(document.createTextNode(part.same));
      return;
    }
    if (part.report) {
      var wrong = make("del", {});
      wrong.appendChild(ours("unseen", SAY.reportHas));
      wrong.appendChild(document.createTextNode(part.report));
      into.appendChild(wrong);
    }
    if (part.source) {
      var right = make("ins", {});
      right.appendChild(ours("unseen", filled(SAY.otherHas, { other: theirs })));
      right.appendChild(document.createTextNode(part.source));
      into.appendChild(right);
    }
  });
  return into;
}

/** @param {any} place */
function placeLine(place) {
  var line = make("span", { "class": "finding__place" });
  place.ids.forEach(function (/** @type {string} */ id, /** @type {number} */ at) {
    if (at) line.appendChild(document.createTextNode(SAY.and));
    line.appendChild(make("a", toText({ href: handbook.address("texts/" + place.document, id), "class": "finding__code" }), code(id)));
  });
  return tell(line, SAY.place + named(place.document));
}

/** @param {any} finding */
function quoted(finding) {
  var text = make("p", inChinese({ "class": "finding__text" }));
  if (finding.kind === "claim") return joined([{ report: finding.text, source: rightWords(finding) }], text, other(finding));
  if (finding.parts) return joined(finding.parts, text, other(finding));
  if (finding.pieces) {
    finding.pieces.forEach(function (/** @type {any} */ piece, /** @type {number} */ at) {
      if (at) text.appendChild(span("finding__seam", finding.verdict === "together" ? "┃" : "……"));
      if (piece.parts) joined(piece.parts, text, other(piece));
      else text.appendChild(piece.verdict === "absent" ? make("del", {}, piece.text) : document.createTextNode(piece.text));
    });
    return text;
  }
  text.textContent = finding.text;
  return text;
}

/** @param {any} finding @param {number} number */
function shown(finding, number) {
  var item = make("li", { id: "finding-" + number, "class": "finding finding--" + finding.verdict + (quotationCheck.troubled(finding) ? " finding--look" : ""), tabindex: "-1" });
  var head = make("p", { "class": "finding__head" });
  head.appendChild(span("finding__number", String(number)));
  var verdict = make("b", { "class": "finding__verdict" });
  var words = headline(finding);
  var sign = span("finding__sign", words[0]);
  sign.setAttribute("aria-hidden", "true");
  verdict.appendChild(sign);
  verdict.appendChild(document.createTextNode(words[1]));
  head.appendChild(verdict);
  head.appendChild(span("finding__kind", SAY.kinds[finding.kind] + lineOf(finding, LINES) + (words[0] === "！" && finding.kind === "quotation" ? SAY.exactWords : "")));
  item.appendChild(head);
  var text = quoted(finding);
  item.appendChild(text);
  var said = notes(finding);
  if (said.length) {
    var list = make("p", { "class": "finding__notes" });
    said.forEach(function (note) {
      list.appendChild(tell(make(note.grave ? "strong" : "span"), note.text));
    });
    item.appendChild(list);
  }
  var places = placesFor(finding);
  if (places.length && finding.verdict === "good") {
    var line = placeLine(places[0]);
    if (finding.kind === "code") {
      /* A code that is good need not be said twice. */
      text.textContent = "";
      line.firstChild.textContent = finding.text;
      text.appendChild(line.firstChild);
    }
    text.appendChild(line);
  } else if (places.length) {
    var ways = make("p", { "class": "finding__places" });
    places.forEach(function (/** @type {any} */ place) {
      ways.appendChild(placeLine(place));
    });
    item.appendChild(ways);
  }
  return item;
}

/* The report with what was found, in place: a part for each line, or for several where a quotation runs over them. */
/** @param {string} text @param {any} findings */
function inPlace(text, findings) {
  var /** @type {any[]} */ parts = [];
  var /** @type {any} */ part = null;

  function words(/** @type {any} */ said) {
    said.split("\n").forEach(function (/** @type {any} */ line, /** @type {number} */ at) {
      if (at) part = null;
      if (!part) parts.push((part = make("div", { "class": "checker__part" })));
      if (line) part.appendChild(document.createTextNode(line));
    });
  }

  var at = 0;
  findings.forEach(function (/** @type {any} */ finding, /** @type {number} */ number) {
    if (finding.start < at) return;
    words(text.slice(at, finding.start));
    var mark = make("mark", { "class": "found" + (quotationCheck.troubled(finding) ? " found--look" : "") }, text.slice(finding.start, finding.end));
    var way = make("a", { href: "#finding-" + (number + 1), "class": "found__number" }, String(number + 1));
    way.setAttribute("aria-label", filled(SAY.number, { number: number + 1, verdict: headline(finding)[1] }));
    mark.appendChild(document.createTextNode("\u2060"));
    mark.appendChild(way);
    part.appendChild(mark);
    at = finding.end;
  });
  words(text.slice(at));
  return parts;
}
