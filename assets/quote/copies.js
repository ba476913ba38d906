/* Words of the handbook without quotation marks, changed in the copying -------------------------------------------------- */

/* Characters of a fingerprint. Four in a row are shared by chance often, many on one diagonal never. */
var GRAM = 4;

/* Shorter stretches are anybody's words. */
var COPIED = 16;

/* Fingerprints on one diagonal that make a stretch worth aligning, and the share of a stretch that may differ: beyond it a
   writer has made the sentence his own. Measured on the tuned rows of tests/cases/report_faults.txt. */
var PRINTS = 5;
var REWRITTEN = 0.3;

/* How far apart pieces of one copy may lie on neighbouring diagonals: what was put in or left out between them. */
var DRIFT = 10;

/* Take in the fingerprints of one run more; false when all are in. Titles and headings are named everywhere. */
Index.prototype.print = function () {
  var stretch = this.runs[this.printed];
  if (!stretch) return false;
  this.printed++;
  if (!stretch.pieces[0].block) return true;
  for (var i = 0; i + GRAM <= stretch.key.length; i++) {
    var gram = stretch.key.substr(i, GRAM);
    var places = this.prints.get(gram);
    if (places) places.push(stretch.origin + i);
    else this.prints.set(gram, [stretch.origin + i]);
  }
  return true;
};

/* Sentences of running text outside quotations, names of works and lines of reference. */
/** @param {string} plain @param {any} paras @param {any} taken */
function* running(plain, paras, taken) {
  var next = 0;
  var sorted = taken.slice().sort(function (/** @type {any} */ one, /** @type {any} */ other) { return one.start - other.start; });
  for (var para of paras) {
    if (/^[\s\u200b]*(?:\[\d{1,3}\]|〔\d{1,3}〕|［\d{1,3}］|[①-⑳])/.test(plain.slice(para.start, para.start + 12))) continue;
    var from = para.start;
    while (from < para.end) {
      while (next < sorted.length && sorted[next].end <= from) next++;
      var block = sorted[next];
      if (block && block.start <= from) {
        from = block.end;
        continue;
      }
      var to = Math.min(para.end, block ? block.start : para.end);
      var end = from;
      while (end < to && end - from < 400 && !FULL.test(plain.charAt(end))) end++;
      if (end < to && FULL.test(plain.charAt(end))) end++;
      yield { start: from, end: Math.max(end, from + 1) };
      from = Math.max(end, from + 1);
    }
  }
}

/* The best stretch of a sentence that follows some text: [first, last] in its key, and the diagonal; null where none does. */
/** @param {any} index @param {string} key */
function followed(index, key) {
  var votes = new Map();
  var /** @type {any} */ most = null;
  for (var i = 0; i + GRAM <= key.length; i++) {
    var places = index.prints.get(key.substr(i, GRAM));
    if (!places || places.length > 40) continue;
    for (var k = 0; k < places.length; k++) {
      var strip = (places[k] - i) >> 3;
      var held = votes.get(strip);
      if (!held) votes.set(strip, (held = { n: 0, at: [], strip: strip }));
      held.n++;
      held.at.push([i, places[k]]);
      if (!most || held.n > most.n) most = held;
    }
  }
  if (!most) return null;
  var close = most.at.slice();
  [-1, 1].forEach(function (/** @type {number} */ by) {
    var other = votes.get(/** @type {any} */ (most).strip + by);
    if (other) close = close.concat(other.at);
  });
  var middle = most.at[most.at.length >> 1][1] - most.at[most.at.length >> 1][0];
  close = close.filter(function (/** @type {any} */ each) { return Math.abs(each[1] - each[0] - middle) <= DRIFT; });
  if (close.length < PRINTS) return null;
  var at = close.map(function (/** @type {any} */ each) { return each[0]; });
  return { from: Math.min.apply(null, at), to: Math.max.apply(null, at) + GRAM, diagonal: middle };
}

/* What fits a sentence into another one: no change of its words. */
var FITS = /^[的地得了在于和与及并且要也还将把对,，、。；：！？“”\s]*$/;

/** @param {any} parts */
function fitted(parts) {
  return parts.every(function (/** @type {any} */ part) { return part.same !== undefined || FITS.test(part.report + part.source); });
}

/* The stretch with what belongs to it at both ends. */
/** @param {any} index @param {any} made @param {any} found */
function widened(index, made, found) {
  var from = found.from;
  var to = found.to;
  while (from > 0 && index.whole.charAt(found.diagonal + from - 1) === made.key.charAt(from - 1)) from--;
  /* A word altered at either end belongs to the copy; what the report says before and behind it does not. */
  var first = made.key.slice(0, from).search(/[,:;][^,:;]{0,5}$/);
  if (first >= 0 && from - first <= 6) from = first + 1;
  var rest = made.key.slice(to).search(/[,:;.!?]/);
  if (rest >= 0 && rest <= 5) to += rest;
  return trimmed(clip(made, from, to));
}

/* A sentence that follows a text and is not it, as a finding; null where it does not, or does to the letter. */
/** @param {any} index @param {string} plain @param {any} sentence */
function copied(index, plain, sentence) {
  var made = keyed(plain.slice(sentence.start, sentence.end));
  if (made.key.length < COPIED) return null;
  var found = followed(index, made.key);
  if (!found) return null;
  var piece = widened(index, made, found);
  if (piece.key.length < COPIED || index.has(piece.key)) return null;
  var aligned = align(index.whole, piece.key, found.diagonal + made.at.indexOf(piece.at[0]), Infinity);
  if (!aligned || aligned.from < 0 || aligned.to <= aligned.from || index.whole.slice(aligned.from, aligned.to).includes("\u0000")) return null;
  if (aligned.distance > REWRITTEN * piece.key.length) return null;
  /** @type {any} */ (aligned).run = index.runs[last(index.starts, aligned.from)];
  var parts = difference(piece, aligned);
  while (parts.length && parts[0].same === undefined) parts.shift();
  while (parts.length && parts[parts.length - 1].same === undefined) parts.pop();
  var same = parts.reduce(function (/** @type {number} */ sum, /** @type {any} */ part) {
    return sum + (part.same === undefined ? 0 : part.same.length);
  }, 0);
  if (parts.length < 2 || same < COPIED * 0.75 || punctuationOnly(parts) || fitted(parts)) return null;
  var stretch = /** @type {any} */ (aligned).run;
  var where = index.placed([{ run: stretch, from: aligned.from - stretch.origin, to: aligned.to - stretch.origin }]);
  var start = sentence.start + piece.at[0];
  var end = sentence.start + piece.at[piece.at.length - 1] + 1;
  return { start: start, end: end, text: plain.slice(start, end).replace(/\u200b/g, ""), parts: parts, places: summed(where) };
}
