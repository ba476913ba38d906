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

/** @param {any} from @param {string} plain */
function spoken(from, plain) {
  var query = grammar.fold(plain).normalize("NFD").replace(/u[\u0300-\u036F]*\u0308/g, "v").replace(/[\u0300-\u036F\s"·-]/g, "");
  var /** @type {any[]} */ out = [];
  if (!/^[a-z]{2,}$/.test(query)) return out;
  from.spoken.forEach(function (/** @type {any} */ entry) {
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
