/* Queries ---------------------------------------------------------------------------------------------------- */

var OPENING = "\"“„", CLOSING = "\"”“", MOST_TERMS = 30;

/* “…” around a term asks for exactly that; quotation marks inside pasted text are text. */
/** @param {string} plain */
function split(plain) {
  var out = [];
  for (var at = 0; at < plain.length; at++) {
    if (plain.charAt(at) === " ") continue;
    var end = -1;
    if (OPENING.includes(plain.charAt(at))) {
      for (var to = at + 2; to < plain.length && end < 0; to++) {
        if (!OPENING.includes(plain.charAt(to)) && !CLOSING.includes(plain.charAt(to))) continue;
        if (to + 1 < plain.length && plain.charAt(to + 1) !== " ") break;
        end = to;
      }
    }
    var phrase = end >= 0;
    if (!phrase) end = !plain.includes(" ", at) ? plain.length : plain.indexOf(" ", at);
    out.push({ said: plain.slice(phrase ? at + 1 : at, end), exact: phrase });
    at = end;
  }
  return out;
}

/* `run` is the whole query in one: a sentence broken into lines comes with a space where each line ended. */
/** @param {string} text @param {any} spaced */
function parse(text, spaced) {
  var plain = text.replace(/[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g, "").replace(/\s+/g, " ").trim();
  var /** @type {any[]} */ terms = [];
  split(plain).slice(0, MOST_TERMS).forEach(function (given) {
    var loose = fold(given.said, false, spaced);
    var strict = fold(given.said, true, spaced);
    /* Nothing but punctuation: then that is what is sought. */
    var exact = given.exact || !loose;
    var known = terms.some(function (each) { return each.strict === strict && each.exact === exact; });
    if (strict && !known) terms.push(sought(given.said, loose, strict, exact));
  });
  var whole = terms.length > 1 && !terms.some(function (each) { return each.exact; });
  return { plain: plain, terms: terms, run: whole ? sought(plain, fold(plain, false, spaced), fold(plain, true, spaced), false) : null };
}
