/* Nothing found: places that share pairs of characters, rare ones counting more -------------------------------- */

/* What English words end in, and what is left when an ending goes: trainings, training, train. The longest stem that
   stands somewhere is taken, so that little is lost; a stem of fewer letters would stand everywhere. */
var ENDINGS = /(?:s|d|y|es|ed|er|ly|al|ing|ion|ers|ies|ied|ity|ings|ions|ment|ments|ation|ations|iness|isation|ization)$/;
var SHORTEST_STEM = 4;

/** @param {any} word */
function stems(word) {
  var out = [];
  for (var end = word.length - 1; end >= Math.max(SHORTEST_STEM, word.length - 7); end--) {
    if (ENDINGS.exec(word.slice(end)) && /** @type {any} */ (ENDINGS.exec(word.slice(end))).index === 0) out.push(word.slice(0, end));
  }
  return out;
}

/* Other forms of English words: entries that hold a stem of every word. */
/** @param {any} from @param {any} terms */
function otherForms(from, terms) {
  var /** @type {any[]} */ words = [];
  terms.forEach(function (/** @type {any} */ term) { words = words.concat(term.exact ? [] : term.loose.split(" ")); });
  var forms = words.map(function (word) {
    return [word].concat(stems(word)).filter(function (stem) {
      return from.pieces.some(function (/** @type {any} */ piece) { return piece.loose.folded.indexOf(stem) >= 0; });
    })[0];
  });
  if (!words.length || forms.some(function (form) { return !form; })) return { hits: [], grams: [] };
  var wanted = forms.map(function (form) { return sought(form, form, form, false); });
  var hits = match(from, { run: null }, wanted);
  hits.forEach(function (hit) { hit.score = 1 / (1 + hit.tier) + hit.density / 1000; });
  hits.sort(function (one, two) { return two.score - one.score || before(one.entry, two.entry); });
  return { hits: hits.slice(0, NEAR), grams: forms };
}

/** @param {any} from @param {any} terms */
function near(from, terms) {
  var forms = from.spaced ? otherForms(from, terms) : { hits: [], grams: [] };
  return forms.hits.length ? forms : likeness(from, terms);
}

/** @param {any} from @param {any} terms */
function likeness(from, terms) {
  var /** @type {any[]} */ grams = [];
  terms.forEach(function (/** @type {any} */ term) {
    (term.loose.match(/[a-z0-9.]+|[^a-z0-9.]+/g) || []).forEach(function (/** @type {any} */ stretch) {
      if (/^[a-z0-9.]/.test(stretch)) return stretch.length > 1 && grams.push(stretch);
      for (var at = 0; at + 2 <= stretch.length; at++) grams.push(stretch.slice(at, at + 2));
      return undefined;
    });
  });
  grams = Array.from(new Set(grams)).slice(0, MOST_GRAMS);
  var holders = holding(from, grams);
  var weights = holders.times.map(function (/** @type {any} */ times) { return Math.log(1 + from.entries / (1 + times)); });
  var whole = weights.reduce(function (/** @type {number} */ total, /** @type {any} */ weight) { return total + weight; }, 0);
  var /** @type {any[]} */ out = [];
  holders.pieces.forEach(function (/** @type {any} */ bits, /** @type {number} */ number) {
    for (var at = 0; at < bits.length; at += 2) {
      if (!bits[at] && !bits[at + 1]) continue;
      var score = 0;
      for (var g = 0; g < weights.length; g++) if (bits[at + (g >> 5)] & (1 << (g & 31))) score += weights[g];
      if (score * 4 < whole) continue;
      var entry = from.pieces[number].units[at >> 1].entry;
      out.push({ entry: entry, received: false, count: 1, tier: 0, exact: 0, density: 0, point: -1, score: score / (entry.text.length > 600 ? 2 : 1) });
    }
  });
  out.sort(function (one, two) { return two.score - one.score || before(one.entry, two.entry); });
  return { hits: out.slice(0, NEAR), grams: grams };
}

var MOST_GRAMS = 60; /* two words of 32 bits say which of them a unit holds */

/* Which grams each unit holds, of at least two characters each. Few are looked for one by one; many in one go, with
   tables and not a map, since every character of every text is asked about. */
/** @param {any} from @param {any} grams */
function holding(from, grams) {
  return grams.length > 6 ? inOneGo(from, grams) : oneByOne(from, grams);
}

/** @param {any} from @param {any} grams */
function oneByOne(from, grams) {
  var times = grams.map(function () { return 0; });
  var pieces = from.pieces.map(function (/** @type {any} */ piece) {
    var bits = new Uint32Array(piece.units.length * 2);
    grams.forEach(function (/** @type {any} */ gram, /** @type {any} */ g) {
      var found = tally(piece.loose, gram, 0);
      for (var unit = 0; unit < found.length; unit++) {
        if (!found[unit] || piece.units[unit].received) continue;
        bits[unit * 2] |= 1 << g;
        times[g]++;
      }
    });
    return bits;
  });
  return { pieces: pieces, times: times };
}

/** @param {any} from @param {any} grams */
function inOneGo(from, grams) {
  var first = new Uint8Array(65536), second = new Uint8Array(65536);
  var firsts = 0, seconds = 0;
  grams.forEach(function (/** @type {any} */ gram) {
    if (!first[gram.charCodeAt(0)]) first[gram.charCodeAt(0)] = ++firsts;
    if (!second[gram.charCodeAt(1)]) second[gram.charCodeAt(1)] = ++seconds;
  });
  var /** @type {any[]} */ table = [];
  for (var slot = 0; slot < (firsts + 1) * (seconds + 1); slot++) table.push(null);
  grams.forEach(function (/** @type {any} */ gram, /** @type {number} */ at) {
    slot = first[gram.charCodeAt(0)] * (seconds + 1) + second[gram.charCodeAt(1)];
    table[slot] = (table[slot] || []).concat(at);
  });
  var times = grams.map(function () { return 0; });
  var pieces = from.pieces.map(function (/** @type {any} */ piece) {
    var bits = new Uint32Array(piece.units.length * 2);
    var folded = piece.loose.folded, starts = piece.loose.starts;
    var unit = 0;
    for (var at = 0, end = folded.length - 1; at < end; at++) {
      var begun = first[folded.charCodeAt(at)];
      if (!begun) continue;
      var which = table[begun * (seconds + 1) + second[folded.charCodeAt(at + 1)]];
      if (!which) continue;
      while (starts[unit + 1] <= at) unit++;
      if (piece.units[unit].received) continue;
      for (var w = 0; w < which.length; w++) {
        var g = which[w], place = unit * 2 + (g >> 5), bit = 1 << (g & 31);
        if (bits[place] & bit || (grams[g].length > 2 && !folded.startsWith(grams[g], at))) continue;
        bits[place] |= bit;
        times[g]++;
      }
    }
    return bits;
  });
  return { pieces: pieces, times: times };
}

/** @param {any} one @param {any} two */
function before(one, two) {
  return one.group.order - two.group.order || one.order - two.order;
}
