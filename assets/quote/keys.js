/* Folding: what is no difference between two texts ------------------------------------------------------------------ */

var FOLDED = foldingTable(FOLDING.quotation);
var TRADITIONAL = foldingTable(FOLDING.traditional);

/* What a character is compared by; empty for what does not count. One for one: what would become several stays. */
/** @param {any} character */
function folded(character) {
  var into = FOLDED.get(character.charCodeAt(0));
  if (character === "\n") return "";
  return into === undefined || into.length > 1 ? character : into;
}

var STOPS = /[.。．]/;

/* The match key of a text, with the place in the text of each of its characters. */
/** @param {string} text */
function keyed(text) {
  var key = [];
  var at = [];
  for (var i = 0; i < text.length; i++) {
    var character = text.charAt(i);
    var made = folded(character);
    if (!made) continue;
    if (STOPS.test(character) && text.charAt(i + 1) === character && text.charAt(i + 2) === character) {
      made = "…";
      while (text.charAt(i + 1) === character) i++;
    }
    if ((made === "-" || made === "…") && key[key.length - 1] === made) continue;
    key.push(made);
    at.push(i);
  }
  return { text: text, key: key.join(""), at: at };
}

/** @param {any} made @param {number} from @param {number} to */
function clip(made, from, to) {
  return { text: made.text, key: made.key.slice(from, to), at: made.at.slice(from, to) };
}

var LOOSE = /[,.;:!?、…"\-\s]/;
var MARKS = /[,.;:!?、…"\-<>()[\]·~]/;

/* Without punctuation at both ends: a quotation may stop where the source goes on, and end as the report needs. */
/** @param {any} made */
function trimmed(made) {
  var from = 0;
  var to = made.key.length;
  while (from < to && LOOSE.test(made.key.charAt(from))) from++;
  while (to > from && LOOSE.test(made.key.charAt(to - 1))) to--;
  return clip(made, from, to);
}

/* A name as it is looked up: in simplified characters whatever it is written in. */
/** @param {string} text */
function keyedName(text) {
  return foldedBy(TRADITIONAL, keyed(text).key);
}
