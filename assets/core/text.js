/* What is the text: said once, for all rooms. */

/* An element that is a block of the source: its words are the source's, and its id is permanent. */
var BLOCKS = ".paragraph[id], .item[id], .measure[id], .lead[id], .caption[id], li[id], h2[data-source], .page--digest h2[id]";

/* What the editors set into the words of a text, and is none of it. */
var ADDED = ".mark, .lacuna, .taken-out";

/* What belongs to the page. */
var FURNITURE = ".code, .src, .headerlink, .handle, .unseen, button";

/* The words of a piece of text, in the reading that is shown or in the one that is asked for ("emended", "received"). */
/** @param {Element} element @param {string} [reading] @returns {string} */
function said(element, reading) {
  var copy = /** @type {Element} */ (element.cloneNode(true));
  var other = reading ? (reading === "received" ? ".lem" : ".rdg") : "[hidden]";
  all([ADDED, FURNITURE, other].join(", "), copy).forEach(function (ours) {
    ours.parentNode.removeChild(ours);
  });
  return copy.textContent || "";
}
