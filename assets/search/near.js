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
function otherWordForms(from, terms) {
  var /** @type {any[]} */ words = [];
  terms.forEach(function (/** @type {any} */ term) { words = words.concat(term.exact ? [] : term.loose.split(" ")); });
  var forms = words.map(function (word) { return standingStem(from, word); });
  if (!words.length || forms.some(function (form) { return !form; })) return { hits: [], grams: [] };
  var wanted = forms.map(function (form) { return sought(form, form, form, false); });
  var hits = match(from, { run: null }, wanted);
  hits.sort(function (one, two) { return two.score - one.score || before(one.entry, two.entry); });
  return { hits: hits.slice(0, NEAR), grams: forms };
}

/* What asks and says nothing of the thing itself; in English they stand as words. */
var ASKING = /想问一下|问一下|想问|怎么样|怎么办|怎样|怎么|如何|什么|哪些|哪里|哪个|哪一|多少|为什么|为何|是不是|能不能|可不可以|可以|有没有|有哪|请问|谁来|需要|应该|关于|[吗呢啊的了我你们要想是在和与及把被对能会有]/g;
var ASKING_WORDS = /^(?:how|what|which|who|whom|where|when|why|is|are|do|does|did|can|could|should|will|would|the|an?|of|for|to|in|on|at|by|and|or|from|with|about|any|there|be|get|has|have|it|its|that|this|they|their)$/;

/* What is looked for nearby: the question without what only asks. */
/** @param {any} from @param {any} found */
function nearTerms(from, found) {
  var terms = found.terms.filter(function (/** @type {any} */ term) { return !from.spaced || !ASKING_WORDS.test(term.loose); });
  if (!terms.length) terms = found.terms;
  /* What stands nowhere is said to be missing; of several words the others are looked for. */
  var there = found.missing.length ? terms.filter(function (/** @type {any} */ term) { return !found.missing.includes(term.said); }) : [];
  return (there.length ? there : terms).map(function (/** @type {any} */ term) {
    var thing = from.spaced || term.exact ? term.loose : term.loose.replace(ASKING, "");
    return thing.length > 1 ? sought(term.said, thing, thing, false, term.whole) : term;
  });
}

/* What the question names in other words. */
/** @param {any} from @param {any} found */
function namesWithin(from, found) {
  return found.said.filter(function (/** @type {any} */ each) { return each.within; }).map(function (/** @type {any} */ each) {
    var named = fold(each.as, false, from.spaced);
    return sought(each.as, named, named, false);
  });
}

/** @param {any} book_ @param {any} found */
function near(book_, found) {
  var terms = nearTerms(book_, found), names = namesWithin(book_, found);
  var from = wideView(book_, gramsOf(terms.concat(names)));
  var forms = from.spaced ? otherWordForms(from, terms) : { hits: [], grams: [] };
  return forms.hits.length ? forms : likeness(from, from.spaced ? inStems(from, terms) : terms, names);
}

/* The words of a question as far as they stand somewhere: trainers as train. */
/** @param {any} from @param {any} terms */
function inStems(from, terms) {
  return terms.map(function (/** @type {any} */ term) {
    if (term.exact) return term;
    var stemmed = term.loose.split(" ").map(function (/** @type {string} */ word) { return standingStem(from, word) || word; }).join(" ");
    return sought(term.said, stemmed, stemmed, false, term.whole);
  });
}

/* A word, or the longest of its stems that stands somewhere. */
/** @param {any} from @param {string} word */
function standingStem(from, word) {
  return [word].concat(stems(word)).find(function (stem) {
    return from.pieces.some(function (/** @type {any} */ piece) { return piece.loose.folded.indexOf(stem) >= 0; });
  });
}

/* BM25 over characters and pairs of them, and over Latin words; a text counts each once. */
var SINGLE = 0.3; /* a character says little beside a pair */
var SATURATION = 1.2, LENGTH = 0.3;
var WHOSE = { central: 1.5, document: 1.25, editors: 0.7 };
var ABSENT = 0.6; /* what stands nowhere may be where two words meet */
var RECORDED = 0.5; /* what the document only says of itself */
var FLOOR = 0.34; /* share of the question's weight that a place must hold: below it is rubbish (doc/findings.md §2) */
var MOST_GRAMS = 96; /* three words of 32 bits say which of them a unit holds */
var WORDS = 3;

/** @param {any} terms */
function gramsOf(terms) {
  var /** @type {string[]} */ grams = [];
  terms.forEach(function (/** @type {any} */ term) {
    (term.loose.match(/[a-z0-9.]+|[^a-z0-9.]+/g) || []).forEach(function (/** @type {string} */ stretch) {
      if (/^[a-z0-9.]/.test(stretch)) return stretch.length > 1 && grams.push(stretch);
      for (var at = 0; at + 2 <= stretch.length; at++) grams.push(stretch.slice(at, at + 2));
      for (at = 0; at < stretch.length; at++) grams.push(stretch.charAt(at));
      return undefined;
    });
  });
  return Array.from(new Set(grams)).slice(0, MOST_GRAMS);
}

/** @param {string} gram @param {number} times @param {number} all */
function rarity(gram, times, all) {
  return (gram.length === 1 ? SINGLE : 1) * Math.log(1 + (all - times + 0.5) / (times + 0.5));
}

/** @param {any} from @param {any} terms @param {any} names */
function likeness(from, terms, names) {
  var own = gramsOf(terms);
  var grams = Array.from(new Set(own.concat(gramsOf(names)))).slice(0, MOST_GRAMS);
  var holders = holding(from, grams);
  var weights = grams.map(function (gram, at) { return rarity(gram, holders.times[at], from.entries); });
  var whole = weights.reduce(function (total, weight, at) {
    return at < own.length ? total + weight * (holders.times[at] ? 1 : ABSENT) : total;
  }, 0);
  var average = from.told.average, /** @type {any[]} */ out = [];
  from.groups.forEach(function (/** @type {any} */ group) { group.holds = group.flags & DOCUMENT ? recordedIn(from, group, grams) : null; });
  holders.pieces.forEach(function (/** @type {any} */ bits, /** @type {number} */ number) {
    var piece = from.pieces[number];
    piece.units.forEach(function (/** @type {any} */ unit, /** @type {number} */ at) {
      var of = heldBy(bits, at, weights, grams, unit.entry.group.holds);
      if (!of.pairs || of.score < FLOOR * whole) return;
      var length = piece.loose.starts[at + 1] - piece.loose.starts[at];
      var score = (of.score * (SATURATION + 1)) / (1 + SATURATION * (1 - LENGTH + (LENGTH * length) / average));
      score *= whose(unit.entry);
      out.push({ entry: unit.entry, received: false, count: 1, tier: 0, exact: 0, density: 0, point: -1, score: score });
    });
  });
  out.sort(function (one, two) { return two.score - one.score || before(one.entry, two.entry); });
  return { hits: out.slice(0, NEAR), grams: grams.filter(function (gram) { return gram.length > 1; }) };
}

/* Which pairs a document says of itself. */
/** @param {any} from @param {any} group @param {string[]} grams */
function recordedIn(from, group, grams) {
  besideIn(from, group, []);
  return grams.map(function (gram) { return gram.length > 1 && group.beside.includes(gram); });
}

/* The documents' own words before the editors'. */
/** @param {any} entry */
function whose(entry) {
  var flags = entry.group.flags;
  if (flags & OFF_TOPIC || entry.what) return WHOSE.editors;
  return flags & CENTRAL ? WHOSE.central : flags & DOCUMENT ? WHOSE.document : TIER[entry.kind] > 3 ? WHOSE.editors : 1;
}

/** @param {any} bits @param {number} at @param {number[]} weights @param {string[]} grams @param {boolean[] | null} recorded */
function heldBy(bits, at, weights, grams, recorded) {
  var score = 0, pairs = 0;
  for (var g = 0; g < weights.length; g++) {
    if (!(bits[at * WORDS + (g >> 5)] & (1 << (g & 31)))) {
      if (recorded && recorded[g]) score += RECORDED * weights[g];
      continue;
    }
    score += weights[g];
    if (grams[g].length > 1) pairs++;
  }
  return { score: score, pairs: pairs };
}

/* Which grams each unit holds; the received reading of an entry is left out. */
/** @param {any} from @param {string[]} grams */
function holding(from, grams) {
  var times = grams.map(function () { return 0; });
  var tables = tablesOf(grams);
  var pieces = from.pieces.map(function (/** @type {any} */ piece) {
    var bits = new Uint32Array(piece.units.length * WORDS);
    function add(/** @type {number} */ unit, /** @type {number} */ g) {
      var place = unit * WORDS + (g >> 5), bit = 1 << (g & 31);
      if (piece.units[unit].received || bits[place] & bit) return;
      bits[place] |= bit;
      times[g]++;
    }
    inOneGo(piece, tables, add);
    tables.words.forEach(function (g) {
      tally(piece.loose, grams[g], from.spaced ? BEGINS : wholeness(grams[g])).forEach(function (found, unit) { if (found) add(unit, g); });
    });
    return bits;
  });
  return { pieces: pieces, times: from.whole ? times : grams.map(function (gram) { return entriesWith(from, gram); }) };
}

/* How many entries of an edition of which only a part is read hold a gram, as it is looked up. */
/** @param {any} from @param {string} gram */
function entriesWith(from, gram) {
  return keysOf(from, gram, from.spaced ? BEGINS : wholeness(gram)).reduce(function (least, key) {
    var record = recordOf(from, key);
    return record ? Math.min(least, record.entries) : least;
  }, from.entries);
}

/* Every character of every text is asked about: so tables and not maps. */
/** @param {string[]} grams */
function tablesOf(grams) {
  var first = new Uint8Array(65536), second = new Uint8Array(65536), single = new Uint8Array(65536);
  var firsts = 0, seconds = 0, /** @type {number[]} */ words = [], /** @type {number[]} */ pairs = [];
  grams.forEach(function (gram, g) {
    if (/^[a-z0-9.]/.test(gram)) words.push(g);
    else if (gram.length === 1) single[gram.charCodeAt(0)] = g + 1;
    else {
      pairs.push(g);
      if (!first[gram.charCodeAt(0)]) first[gram.charCodeAt(0)] = ++firsts;
      if (!second[gram.charCodeAt(1)]) second[gram.charCodeAt(1)] = ++seconds;
    }
  });
  var width = seconds + 1, which = new Uint8Array((firsts + 1) * width);
  pairs.forEach(function (g) { which[first[grams[g].charCodeAt(0)] * width + second[grams[g].charCodeAt(1)]] = g + 1; });
  return { first: first, second: second, single: single, which: which, width: width, words: words };
}

/** @param {any} piece @param {any} tables @param {(unit: number, gram: number) => void} add */
function inOneGo(piece, tables, add) {
  var folded = piece.loose.folded, starts = piece.loose.starts;
  for (var at = 0, unit = 0; at < folded.length; at++) {
    var code = folded.charCodeAt(at);
    var alone = tables.single[code], begun = tables.first[code];
    if (!alone && !begun) continue;
    while (starts[unit + 1] <= at) unit++;
    if (alone) add(unit, alone - 1);
    var pair = begun && at + 1 < folded.length ? tables.which[begun * tables.width + tables.second[folded.charCodeAt(at + 1)]] : 0;
    if (pair) add(unit, pair - 1);
  }
}

/** @param {any} one @param {any} two */
function before(one, two) {
  return one.group.order - two.group.order || one.order - two.order;
}
