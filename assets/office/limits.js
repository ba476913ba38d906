/* Files of reports, read and written on the reader's own machine: Word (also of WPS), plain text, web pages, Markdown. Pure functions
   of a file's bytes that touch neither page nor network, the same in a browser and in Node.

     office.open(bytes, name)             what is in a file: a generator that yields, so that a page can stay awake, and returns
                                          { kind, text, notes, apart, looked, missed, word }
     office.commented(opened, list, by)   the same Word file with comments, as bytes, step by step; all else in it stays as it was
     office.fingerprint(bytes)            SHA-256, likewise

   `notes` are marks in the text with what they lead to: { start, end, from, to, kind }; `apart` are the offsets of lines that go on
   with nothing. Offsets count from 0, half-open. What cannot be read is thrown as { unreadable: WHY }. */

/* Bytes of a file that is read at all; of what is packed in it, together; of one part of it that is text. */
var LARGEST = 20 * 1024 * 1024;
var UNPACKED = 400 * 1024 * 1024;
var LARGEST_PART = 64 * 1024 * 1024;

/* Tags between two looks at the clock by whoever asks. */
var STEP = 4000;

/** @param {string} why @param {Record<string, any>} [more] */
function unreadable(why, more) {
  return Object.assign({ unreadable: why }, more || {});
}

/* A text that grows. */
function Growing() {
  this.length = 0;
  this.pieces = /** @type {string[]} */ ([]);
}
Growing.prototype.add = function (/** @type {string} */ piece) {
  this.pieces.push(piece);
  this.length += piece.length;
};
Growing.prototype.text = function () {
  return this.pieces.join("");
};
