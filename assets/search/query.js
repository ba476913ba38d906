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

/* Pictures and signs that no text has say nothing: 大国工匠🔥. */
var SIGNS = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u2190-\u2BFF]/g;

/** @param {string} text @param {any} from */
function withoutSigns(text, from) {
  var /** @type {Record<string, string>} */ known = {}, left = SHORT;
  return text.replace(SIGNS, function (sign) {
    if (!known[sign] && left-- > 0) known[sign] = isKnown(from, sign) ? sign : " ";
    return known[sign] || " ";
  });
}

/* At which ends of a term a Latin word may not go on; *ai* says that it may. */
/** @param {string} said */
function wholeness(said) {
  var first = 0, last = said.length - 1;
  while (first < last && MARK[said.charCodeAt(first)] && said.charAt(first) !== "*") first++;
  while (last > first && MARK[said.charCodeAt(last)] && said.charAt(last) !== "*") last--;
  return (letterAt(said, first) ? BEGINS : 0) | (letterAt(said, last) ? ENDS : 0);
}

/** @param {any} given @param {any} spaced */
function termOf(given, spaced) {
  var loose = fold(given.said, false, spaced);
  var strict = fold(given.said, true, spaced);
  /* Nothing but punctuation: then that is what is sought. */
  return sought(given.said, loose, strict, given.exact || !loose, wholeness(given.said));
}

/* `run` is the whole query in one: a sentence broken into lines comes with a space where each line ended. */
/** @param {string} text @param {any} from */
function parse(text, from) {
  var spaced = from.spaced;
  var clean = withoutSigns(text.replace(/[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g, ""), from);
  var plain = clean.replace(/\s+/g, " ").trim();
  var /** @type {any[]} */ terms = [];
  split(plain).slice(0, MOST_TERMS).forEach(function (given) {
    var term = loosened(from, termOf(given, spaced));
    var known = terms.some(function (each) { return each.strict === term.strict && each.exact === term.exact; });
    if (term.strict && !known) terms.push(term);
  });
  var whole = terms.length > 1 && !terms.some(function (each) { return each.exact; });
  var telling = terms.filter(function (each) { return each.exact || !ASKING_WORDS.test(each.loose); });
  if (spaced && telling.length) terms = telling;
  return { plain: plain, terms: terms, run: whole ? termOf({ said: plain, exact: false }, spaced) : null };
}
