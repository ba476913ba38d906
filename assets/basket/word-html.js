/* What Word and WPS take for real notes when it is pasted: the marks that Word itself writes into HTML
   (mso-footnote-id, mso-element:footnote-list). Other programs show the numbers raised and the notes below.
   doc/findings.md says what of it is documented and what was tried. */
/** @typedef {{ id: string, name: string, style: string, element: string }} Notes */
/** @type {Record<string, Notes>} */
var NOTES = {
  footnotes: { id: "mso-footnote-id:ftn", name: "_ftn", style: "MsoFootnote", element: "footnote" },
  endnotes: { id: "mso-endnote-id:edn", name: "_edn", style: "MsoEndnote", element: "endnote" }
};
var ESCAPED = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, function (sign) { return ESCAPED[sign]; });
}

/** @param {string} text */
function sup(text) {
  return text ? "<sup>" + escaped(text) + "</sup>" : "";
}

/* The number itself: Word counts anew, others show what stands between the conditions. */
/** @param {Notes} as @param {number} n @param {boolean} inNote */
function mark(as, n, inNote) {
  var to = as.name + (inNote ? "ref" : "") + n, at = as.name + (inNote ? "" : "ref") + n;
  return "<a style='" + as.id + n + "' href=\"#" + to + '" name="' + at + '" title=""><span class=' + as.style + "Reference style='vertical-align:super'>" +
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]>" + n + "<![endif]></span></span></a>";
}

/* The same note again: a field that follows the number of the first. */
/** @param {number} n */
function again(n) {
  return "<!--[if supportFields]><span style='mso-element:field-begin'></span> NOTEREF _RefNote" + n + " \\f \\h <span style='mso-element:field-separator'></span><![endif]-->" +
    sup(String(n)) + "<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]-->";
}

/** @param {any[]} words @param {Notes} as @param {boolean[]} given @returns {string} */
function inline(words, as, given) {
  return words.map(function (word) {
    if (typeof word === "string") return escaped(word);
    if (word.to) return '<a href="' + escaped(word.to) + '">' + escaped(word.to) + "</a>";
    if (word.note === undefined) return sup(word.raised);
    var n = word.note + 1;
    var first = !given[n];
    given[n] = true;
    var number = first ? '<a name="_RefNote' + n + "\"></a><span style='mso-bookmark:_RefNote" + n + "'>" + mark(as, n, false) + "</span>" : again(n);
    return sup(word.before) + number + sup(word.after);
  }).join("");
}

/** @param {any} note */
function around(note) {
  var found = /^(\D*)\d+(\D*)$/.exec(note.label) || ["", "", " "];
  return [found[1], found[2]];
}

/** @param {Composed} made @param {string} kind footnotes or endnotes @param {string} heading over a list that has no numbers @returns {string} */
function forWord(made, kind, heading) {
  var as = NOTES[kind];
  var /** @type {boolean[]} */ given = [];
  var body = made.body.map(function (words) { return "<p class=MsoNormal>" + inline(words, as, given) + "</p>"; }).join("\n");
  if (!made.notes.length) return body;
  if (made.listed) {
    return body + "\n<p class=MsoNormal><b>" + escaped(heading) + "</b></p>\n" +
      made.notes.map(function (note) { return "<p class=MsoNormal>" + inline(note.words, as, given) + "</p>"; }).join("\n");
  }
  var notes = made.notes.map(function (note, at) {
    var signs = around(note);
    return "<div style='mso-element:" + as.element + "' id=" + as.name.slice(1) + (at + 1) + "><p class=" + as.style + "Text>" +
      escaped(signs[0]) + mark(as, at + 1, true) + escaped(signs[1]) + inline(note.words, as, given) + "</p></div>";
  });
  return body + "\n<div style='mso-element:" + as.element + "-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width=\"33%\"><![endif]>" + notes.join("") + "</div>";
}

/** @param {Composed} made @param {string} heading @returns {string} */
function asText(made, heading) {
  var lines = made.body.map(function (words) { return plain([words]); });
  if (!made.notes.length) return lines.join("\n");
  return lines.concat([""], made.listed ? [heading] : [], made.notes.map(function (note) { return note.label + plain([note.words]); })).join("\n");
}
