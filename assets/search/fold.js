/* Folding ---------------------------------------------------------------------------------------------------- */

var LETTER = new Uint16Array(65536); /* what a character folds to; 0: nothing */
var MARK = new Uint16Array(65536); /* punctuation, in one form for Chinese and Western; 0: none */

(function () {
  var table = foldingTable(FOLDING.search);
  var marks = new Uint8Array(65536);
  var given = FOLDING.search.marks;
  for (var at = 0; at < given.length; at += 2) marks.fill(1, given[at], given[at + 1] + 1);
  for (var code = 0; code < 65536; code++) {
    var into = table.get(code);
    var folded = into === undefined ? code : into.length === 1 ? into.charCodeAt(0) : into ? code : 0;
    if (marks[folded]) MARK[code] = folded;
    else LETTER[code] = folded;
  }
})();

/** @param {string} text @param {any} at */
function digit(text, at) {
  var code = at >= 0 && at < text.length ? LETTER[text.charCodeAt(at)] : 0;
  return code >= 48 && code <= 57;
}

/** @param {any} code */
function latin(code) {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
}

/* Whether a letter of the Latin alphabet stands at `at`. */
/** @param {string} text @param {number} at */
function letterAt(text, at) {
  var code = at >= 0 && at < text.length ? LETTER[text.charCodeAt(at)] : 0;
  return code >= 97 && code <= 122;
}

var BEGINS = 1, ENDS = 2; /* where a Latin word begins and ends: AI is no part of training */

/* Whether a word goes on after the space at `at`, and whatever folds to nothing behind it. */
/** @param {string} text @param {any} at @param {any} marks */
function wordAfter(text, at, marks) {
  for (var next = at + 1; next < text.length; next++) {
    var code = text.charCodeAt(next);
    if (LETTER[code]) return latin(LETTER[code]);
    if (MARK[code] && marks) return false;
  }
  return false;
}

/* Writes the folded text into `out` from `from` on and says where it ends; `places` takes where each came from,
   `edges` where Latin words begin and end. */
/** @param {any} out @param {number} from @param {string} text @param {any} marks @param {any} spaced @param {any} places @param {any} edges */
function foldInto(out, from, text, marks, spaced, places, edges) {
  var start = from, letter = -1; /* where the letter before stands in `out`; -1: there is none */
  for (var at = 0; at < text.length; at++) {
    var code = text.charCodeAt(at);
    var folded = LETTER[code];
    if (edges) letter = edged(edges, from, folded, letter);
    if (!folded && MARK[code] && (marks || (digit(text, at - 1) && digit(text, at + 1)))) folded = MARK[code];
    if (!folded && spaced && code === SPACE && from > start && latin(out[from - 1]) && wordAfter(text, at, marks)) folded = SPACE;
    if (!folded) continue;
    if (places) places[from] = at;
    out[from++] = folded;
  }
  if (edges && letter >= 0) edges[letter] |= ENDS;
  return from;
}

/* Takes down whether a Latin word begins here or has ended with the letter before; says where the letter now stands. */
/** @param {any} edges @param {number} from @param {number} folded @param {number} letter */
function edged(edges, from, folded, letter) {
  if (folded < 97 || folded > 122) {
    if (letter >= 0) edges[letter] |= ENDS;
    return -1;
  }
  if (letter < 0) edges[from] = BEGINS;
  return from;
}

var decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

/** @param {string} text @param {any} marks @param {any} spaced */
function fold(text, marks, spaced) {
  var out = new Uint16Array(text.length);
  return decoder.decode(out.subarray(0, foldInto(out, 0, text, marks, spaced, null, null)));
}

/** @param {string} text @param {any} marks @param {any} spaced */
function placed(text, marks, spaced) {
  var out = new Uint16Array(text.length);
  var /** @type {any[]} */ places = [];
  var end = foldInto(out, 0, text, marks, spaced, places, null);
  return { folded: decoder.decode(out.subarray(0, end)), places: places };
}
