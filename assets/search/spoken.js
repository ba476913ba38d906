/* Readings --------------------------------------------------------------------------------------------------- */

/* From syllable `at` on: whole syllables, their first letters, or both mixed; the last may be unfinished. Says
   after which syllable the query ends, -1 where it does not match. */
/** @param {string} query @param {any} syllables @param {number} at */
function reads(query, syllables, at) {
  if (!query) return at;
  if (at >= syllables.length) return -1;
  var syllable = syllables[at];
  var end = -1;
  if (query.startsWith(syllable)) end = reads(query.slice(syllable.length), syllables, at + 1);
  if (end < 0 && query.length < syllable.length && syllable.startsWith(query)) end = at + 1;
  if (end < 0 && query.charAt(0) === syllable.charAt(0)) end = reads(query.slice(1), syllables, at + 1);
  if (end < 0 && syllable.charAt(1) === "h" && query.slice(0, 2) === syllable.slice(0, 2)) end = reads(query.slice(2), syllables, at + 1);
  return end;
}

var MOST_READINGS = 200;

/* In which ways a query may begin: the first letters of its first syllables, three at most. */
/** @param {string} query @returns {string[]} */
function beginnings(query) {
  var /** @type {Set<string>} */ out = new Set(), tried = 0;
  function from(/** @type {string} */ letters, /** @type {string} */ rest) {
    if (tried++ > MOST_READINGS) return;
    if (!rest || letters.length === 3) {
      out.add(letters);
      return;
    }
    for (var length = 1; length <= Math.min(6, rest.length); length++) {
      if (/^(?:[zcs]h?|[^aeiouv]?[aeiouv]{0,3}(?:n?g?|r)|[zcs]h[aeiouv]{1,3}n?g?)$/.test(rest.slice(0, length))) from(letters + rest.charAt(0), rest.slice(length));
    }
  }
  from("", query);
  return Array.from(out);
}

/* Which files may have what is said so. */
/** @param {any} from @param {string} query */
function spokenFiles(from, query) {
  var files = new Set();
  beginnings(query).forEach(function (letters) {
    var record = recordOf(from, SPOKEN + letters);
    if (record) record.files.forEach(function (/** @type {number} */ file) { files.add(file); });
  });
  return Array.from(files).sort(function (one, two) { return one - two; });
}

/** @param {any} from @param {string} plain */
function spoken(from, plain) {
  var query = grammar.fold(plain).normalize("NFD").replace(/u[\u0300-\u036F]*\u0308/g, "v").replace(/[\u0300-\u036F\s"·-]/g, "");
  var /** @type {any[]} */ out = [];
  if (!/^[a-z]{2,}$/.test(query)) return out;
  var view = isHere(from) ? wholeOf(from) : viewOf(from, affordable(from, spokenFiles(from, query), "aside").files, false);
  view.spoken.forEach(function (/** @type {any} */ entry) {
    var syllables = entry.syllables || (entry.syllables = entry.pinyin.split(" "));
    for (var at = 0; at < syllables.length; at++) {
      var end = syllables[at].charCodeAt(0) === query.charCodeAt(0) ? reads(query, syllables, at) : -1;
      if (end < 0) continue;
      var tier = at === 0 ? (end === syllables.length ? 0 : 1) : 2;
      out.push({ entry: entry, count: 1, from: at, to: end, score: 1 / entry.pinyin.length - tier, point: -1 });
      return;
    }
  });
  return out;
}
