/** @param {any} unit */
function textOf(unit) {
  return unit.received ? received(unit.entry) : unit.entry.text;
}

/* `whole`: at which of its ends a Latin word may not go on. */
/** @param {any} said @param {any} loose @param {any} strict @param {any} exact @param {number} [whole] */
function sought(said, loose, strict, exact, whole) {
  return { said: said, loose: loose, strict: strict, exact: exact, whole: whole || 0, counts: new Map() };
}

/* How often each unit holds the needle. */
/** @param {any} texts @param {any} needle @param {number} whole */
function tally(texts, needle, whole) {
  var found = new Uint16Array(texts.starts.length - 1);
  var starts = texts.starts, folded = texts.folded, edges = texts.edges;
  var unit = 0;
  for (var at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at)) {
    var last = at + needle.length - 1;
    if ((whole & BEGINS && !(edges[at] & BEGINS)) || (whole & ENDS && !(edges[last] & ENDS))) {
      at++;
      continue;
    }
    while (starts[unit + 1] <= at) unit++;
    found[unit]++;
    at = last + 1;
  }
  return found;
}

/* How often each unit of a piece holds a term. */
/** @param {any} piece @param {any} term */
function counts(piece, term) {
  var found = term.counts.get(piece);
  if (!found) term.counts.set(piece, (found = term.exact ? tally(strictly(piece), term.strict, term.whole) : tally(piece.loose, term.loose, term.whole)));
  return found;
}

/* A Latin word that stands nowhere as a whole is sought inside others: industr, the beginning of a word. */
/** @param {any} from @param {any} term */
function loosened(from, term) {
  if (!term.whole || standsSomewhere(from, term)) return term;
  return sought(term.said, term.loose, term.strict, term.exact, 0);
}

/* What each unit of a piece holds: 2 all terms, 1 some of them; `sum` how often, `any` which.
   The corrected reading comes first; the received one counts where that does not hold the words. */
/** @param {any} piece @param {any} terms @param {any} visit */
function through(piece, terms, visit) {
  var each = terms.map(function (/** @type {any} */ term) { return counts(piece, term); });
  var level = 0;
  for (var at = 0; at < piece.units.length; at++) {
    var all = true, any = 0, total = 0;
    for (var t = 0; t < each.length; t++) {
      var times = each[t][at];
      if (times) any |= 1 << t;
      else all = false;
      total += times;
    }
    var reached = all ? 2 : any ? 1 : 0;
    if (piece.units[at].received && reached <= level) continue;
    level = reached;
    if (reached) visit(piece.units[at], reached, total, any, at);
  }
}

/* Every entry that holds all terms. `exact`: 2 where they follow one another as typed, 1 where every mark of the
   query stands there as well. */
/** @param {any} from @param {any} asked @param {any} terms */
function match(from, asked, terms) {
  var /** @type {any[]} */ together = [];
  var marks = terms.some(function (/** @type {any} */ term) { return !term.exact && term.strict !== term.loose; });
  var marked = marks ? terms.filter(function (/** @type {any} */ term) { return !term.exact; }) : [];
  var length = lengthOf(terms);
  from.groups.forEach(function (/** @type {any} */ group) {
    group.holds = 0;
    group.joined = false;
  });
  from.pieces.forEach(function (/** @type {any} */ piece) {
    var /** @type {any} */ strict = null, /** @type {any} */ inRun = null;
    through(piece, terms, function (/** @type {any} */ unit, /** @type {any} */ reached, /** @type {number} */ total, /** @type {any} */ any, /** @type {number} */ at) {
      unit.entry.group.holds |= any;
      if (reached < 2) return;
      if (!strict) strict = marked.map(function (/** @type {any} */ term) { return tally(strictly(piece), term.strict, term.whole); });
      if (!inRun && asked.run) inRun = tally(piece.loose, asked.run.loose, asked.run.whole);
      unit.entry.group.joined = true;
      var exact = marked.length ? 1 : 0;
      for (var t = 0; t < strict.length; t++) if (!strict[t][at]) exact = 0;
      if (inRun && inRun[at]) exact = 2;
      var hit = weigh(from, unit, total, terms, length, exact);
      if (terms.length > 1) hit.score += RARE;
      together.push(hit);
    });
  });
  return together;
}

/* Which of the terms stand in what a document says of itself: title, byline, record, region, label, topics. */
/** @param {any} from @param {any} group @param {any} terms */
function besideIn(from, group, terms) {
  if (group.beside === undefined) {
    var said = group.entries.filter(function (/** @type {any} */ entry) { return BESIDE.includes(entry.kind); });
    var words = said.map(function (/** @type {any} */ entry) { return entry.text; }).concat(group.label, group.region, group.facts.topics || []);
    group.beside = fold(words.join("\n"), false, from.spaced);
  }
  var found = 0;
  terms.forEach(function (/** @type {any} */ term, /** @type {number} */ at) { if (term.loose && group.beside.includes(term.loose)) found |= 1 << at; });
  return found;
}

/* Places that hold some of the words, in documents of which the others are recorded: 内蒙古 大国工匠. The rarer the words
   of the place itself, the better. After match(). */
/** @param {any} from @param {any} terms */
function besides(from, terms) {
  var /** @type {any[]} */ out = [];
  if (terms.length < 2) return out;
  var wanted = allOf(terms), rare = raritiesOf(from, terms);
  from.groups.forEach(function (/** @type {any} */ group) { group.says = group.flags & DOCUMENT ? besideIn(from, group, terms) : 0; });
  from.pieces.forEach(function (/** @type {any} */ piece) {
    through(piece, terms, function (/** @type {any} */ unit, /** @type {any} */ reached, /** @type {number} */ total, /** @type {any} */ any) {
      var entry = unit.entry;
      if (reached === 2 || (any | entry.group.says) !== wanted || BESIDE.includes(entry.kind) || entry.what) return;
      var hit = weigh(from, unit, total, [], 1, 0);
      hit.score += rareness(rare, any);
      out.push(hit);
    });
  });
  return grouped(out).map(function (each) { return Object.assign(each, { beside: true }); }).sort(byGroup(false));
}

/** @param {any} terms */
function allOf(terms) {
  return terms.reduce(function (/** @type {number} */ all, /** @type {any} */ term, /** @type {number} */ at) { return all | (1 << at); }, 0);
}

/* How rare each term is among the entries, all together 1; by what it is looked up by. */
/** @param {any} from @param {any} terms */
function raritiesOf(from, terms) {
  var made = terms.map(function (/** @type {any} */ term) {
    return Math.log(1 + from.entries / (1 + holdersOf(from, term).entries));
  });
  var sumOf = made.reduce(function (/** @type {number} */ total, /** @type {number} */ each) { return total + each; }, 0) || 1;
  return made.map(function (/** @type {number} */ each) { return each / sumOf; });
}

var RARE = 4; /* what holding the rarest words weighs, beside kind and authority */

/** @param {number[]} rare @param {number} any */
function rareness(rare, any) {
  return RARE * rare.reduce(function (total, each, at) { return total + (any & (1 << at) ? each : 0); }, 0);
}

/* Documents that hold all terms, but not in one place: those places that hold some, with the rare words first. After
   match(). */
/** @param {any} from @param {any} terms */
function scattered(from, terms) {
  var /** @type {any[]} */ out = [];
  if (terms.length < 2) return out;
  var wanted = allOf(terms), rare = raritiesOf(from, terms);
  from.groups.forEach(function (/** @type {any} */ group) {
    group.apart = !group.joined && group.holds === wanted && !!(group.flags & DOCUMENT);
  });
  from.pieces.forEach(function (/** @type {any} */ piece) {
    if (!piece.units.some(function (/** @type {any} */ unit) { return unit.entry.group.apart; })) return;
    through(piece, terms, function (/** @type {any} */ unit, /** @type {any} */ reached, /** @type {number} */ total, /** @type {any} */ any) {
      if (!unit.entry.group.apart) return;
      var hit = weigh(from, unit, total, [], 1, 0);
      hit.score += rareness(rare, any);
      out.push(hit);
    });
  });
  return grouped(out).map(function (each) {
    each.apart = true;
    return each;
  }).sort(byGroup(false));
}
