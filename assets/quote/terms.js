/* Terms in quotation marks, too short to be looked up as quotations ------------------------------------------------------- */

/* Below, one wrong character leaves nothing to tell a term by. */
var TERM = 4;

/* Two keys of one length that differ in one character or in the order of two, or one that has a character more. */
/** @param {string} one @param {string} other */
function slipped(one, other) {
  if (Math.abs(one.length - other.length) > 1) return -1;
  var at = 0;
  while (at < one.length && at < other.length && one.charAt(at) === other.charAt(at)) at++;
  if (one.length === other.length) {
    if (one.slice(at + 1) === other.slice(at + 1)) return at;
    return one.charAt(at) === other.charAt(at + 1) && one.charAt(at + 1) === other.charAt(at) && one.slice(at + 2) === other.slice(at + 2) ? at : -1;
  }
  var longer = one.length > other.length ? one : other;
  var shorter = longer === one ? other : one;
  return shorter.length > TERM && longer.slice(at + 1) === shorter.slice(at) ? at : -1;
}

/* Whether the characters at a slip make a word as common in the handbook as the term's own: 工人精神 is no slip of 工匠精神. */
/** @param {any} index @param {string} key @param {string} term @param {number} at */
function wordAt(index, key, term, at) {
  if (/^[0-9]+$/.test(key)) return false;
  function common(/** @type {string} */ pair) {
    return (index.pairs.get(pair) || []).length;
  }
  return [at - 1, at].some(function (/** @type {number} */ from) {
    var pair = key.slice(Math.max(0, from), from + 2);
    return from >= 0 && pair.length === 2 && common(pair) > 0 && common(pair) >= common(term.slice(from, from + 2));
  });
}

/* The term that was meant, or null. */
/** @param {any} index @param {string} key */
function termMeant(index, key) {
  if (key.length < TERM || key.length >= SHORTEST || index.has(key)) return null;
  if (index.terms.some(function (/** @type {any} */ term) { return term.key === key; })) return null;
  var /** @type {any} */ best = null;
  index.terms.forEach(function (/** @type {any} */ term) {
    if (best || term.key.length < TERM) return;
    var at = slipped(key, term.key);
    if (at >= 0 && !wordAt(index, key, term.key, at)) best = term;
  });
  return best;
}

/* All quotations of a report that are short enough, also inside others, but not inside one that is looked up as a whole. */
/** @param {any} found @param {Set<any>} taken */
function shortOnes(found, taken) {
  var /** @type {any[]} */ out = [];
  function gather(/** @type {any} */ those) {
    those.forEach(function (/** @type {any} */ quote) {
      if (taken.has(quote)) return;
      if (quote.end - quote.start <= SHORTEST * 2) out.push(quote);
      gather(quote.inside);
    });
  }
  gather(found);
  return out;
}
