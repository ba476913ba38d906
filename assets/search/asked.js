/* Asked for in nearly the words of another name: 机器人抢饭碗了怎么办 where the catalogue says 机器抢饭碗. What reader and editor
   share is weighed as in texts, by pairs of characters or stems of words, rare ones more; held against what was typed and
   against the name, so that neither a long question that shares one word nor a name of which half is missing leads anywhere. */

var SHARED = 0.4; /* the least that row and question may share, as the harmonic mean of both shares: below it is rubbish */
var SURE = 0.62; /* from here on the place is named before all that is only near */
var MOST_NEARLY = 5;

var /** @type {Record<string, any>} */ nearlyBy = {};

/* The grams of a name or a question. */
/** @param {string} folded @param {any} spaced */
function gramsToShare(folded, spaced) {
  var /** @type {string[]} */ out = [];
  (folded.match(/[a-z0-9.]+|[^a-z0-9. ]+/g) || []).forEach(function (stretch) {
    if (/^[a-z0-9.]/.test(stretch)) {
      if (spaced && ASKING_WORDS.test(stretch)) return;
      out.push(stems(stretch).pop() || stretch);
    }
    for (var at = 0; at + 2 <= stretch.length && !/^[a-z0-9.]/.test(stretch); at++) out.push(stretch.slice(at, at + 2));
  });
  return Array.from(new Set(out));
}

/* Every row that leads to a place, by what its names can share. */
/** @param {any} spaced */
function nearlyKnown(spaced) {
  if (nearlyBy[spaced]) return nearlyBy[spaced];
  var /** @type {any[]} */ rows = [], /** @type {Map<string, number[]>} */ by = new Map();
  otherNames.forEach(function (row, number) {
    if (!row.leads) return;
    var names = row.names.map(function (/** @type {string} */ asked) { return gramsToShare(fold(asked, false, spaced), spaced); });
    var all = new Set(names.reduce(function (/** @type {string[]} */ sofar, /** @type {string[]} */ grams) { return sofar.concat(grams); }, []));
    all.forEach(function (gram) { by.set(/** @type {string} */ (gram), (by.get(/** @type {string} */ (gram)) || []).concat(rows.length)); });
    rows.push({ row: number, names: names });
  });
  return (nearlyBy[spaced] = { rows: rows, by: by });
}

/* The places whose names share enough with the question, the nearest first, each once: [{entry, why, share}]. A question may
   say in one sentence what are several names of a row; of one name most must be there. */
/** @param {any} from @param {any} terms */
function nearlyAsked(from, terms) {
  var known = nearlyKnown(from.spaced);
  var grams = gramsToShare(terms.map(function (/** @type {any} */ term) { return term.loose; }).join(" "), from.spaced);
  if (!grams.length || grams.length > MOST_GRAMS) return [];
  function weight(/** @type {string} */ gram) {
    var times = (known.by.get(gram) || []).length;
    return Math.log(1 + (known.rows.length - times + 0.5) / (times + 0.5)) * (times ? 1 : ABSENT);
  }
  function total(/** @type {string[]} */ some) {
    return some.reduce(function (sofar, gram) { return sofar + weight(gram); }, 0);
  }
  var whole = total(grams), typed = new Set(grams), /** @type {Map<number, number>} */ shares = new Map();
  grams.forEach(function (gram) {
    (known.by.get(gram) || []).forEach(function (/** @type {number} */ at) { shares.set(at, (shares.get(at) || 0) + weight(gram)); });
  });
  var /** @type {any[]} */ nearest = [];
  shares.forEach(function (weighed, at) {
    var ofQuestion = weighed / whole;
    var ofName = known.rows[at].names.reduce(function (/** @type {number} */ most, /** @type {string[]} */ name) {
      return name.length ? Math.max(most, total(name.filter(function (gram) { return typed.has(gram); })) / total(name)) : most;
    }, 0);
    var share = (2 * ofQuestion * ofName) / (ofQuestion + ofName);
    if (share >= SHARED) nearest.push({ row: known.rows[at].row, share: share });
  });
  var /** @type {any[]} */ out = [], seen = new Set();
  nearest.sort(function (one, two) { return two.share - one.share; }).forEach(function (each) {
    if (out.length === MOST_NEARLY) return;
    var row = rowAt(each.row), place = row && placeOf(from, row);
    if (!place || seen.has(place.entry) || out.length === MOST_NEARLY) return;
    seen.add(place.entry);
    out.push({ entry: place.entry, point: -1, why: place.why, share: each.share });
  });
  return out;
}

/** @param {any} each */
function isSure(each) { return each.share >= SURE; }

/* What is asked for in nearly these words among what is near: it counts as near as it shares. */
/** @param {any[]} hits @param {any[]} nearly */
function withNearlyAsked(hits, nearly) {
  var most = hits.length ? hits[0].score : 1;
  var named = nearly.filter(function (each) { return !isSure(each); }).map(function (each) {
    return { entry: each.entry, received: false, count: 1, tier: 0, exact: 0, density: 0, point: -1, score: most * each.share / SHARED };
  });
  var entries = nearly.map(function (each) { return each.entry; });
  return named.concat(hits.filter(function (hit) { return !entries.includes(hit.entry); }));
}
