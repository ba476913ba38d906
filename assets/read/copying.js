/* Copying gives what is shown, and nothing of ours. */
var all = handbook.all;
var make = handbook.make;

var SOURCE = handbook.blocks;
var PIECES = SOURCE + ", h1, h2, .front, .record dt, .record dd, .note, .twins[open] p";

/** @param {any} range @param {any} piece */
function within(range, piece) {
  var part = document.createRange();
  part.selectNodeContents(piece);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  var made = make("div");
  made.appendChild(part.cloneContents());
  /* Label, readings, reason and lines of an entry stand apart. */
  if (piece.classList.contains("note")) {
    return Array.prototype.map.call(made.childNodes, function (each) {
      return each.textContent;
    }).join(" ").trim();
  }
  return handbook.said(made).replace(/^[ \n]+|[ \n]+$/g, "");
}

all(".page--document").forEach(function (page) {
  document.addEventListener("copy", function (event) {
    var /** @type {any} */ selection = window.getSelection();
    if (!event.clipboardData || /^(INPUT|TEXTAREA)$/.test(/** @type {any} */ (document.activeElement).tagName)) return;
    var /** @type {any[]} */ pieces = [];
    var source = false;
    for (var at = 0; at < selection.rangeCount; at++) {
      var range = selection.getRangeAt(at);
      all(PIECES, page).forEach(function (piece) {
        if (!range.intersectsNode(piece)) return;
        var text = within(range, piece);
        if (!text) return;
        source = source || piece.matches(SOURCE);
        pieces.push({ tag: /^H|^LI$/.test(piece.tagName) ? piece.tagName.toLowerCase() : "p", text: text });
      });
    }
    /* Words of the editors alone are copied as the browser does it. */
    if (!source) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", pieces.map(function (piece) {
      return piece.text;
    }).join("\n"));
    event.clipboardData.setData("text/html", pieces.map(function (piece) {
      return make(pieces.length > 1 ? piece.tag : "span", {}, piece.text).outerHTML;
    }).join(""));
  });
});
