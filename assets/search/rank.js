/* Ranking ---------------------------------------------------------------------------------------------------- */

/* What a place weighs: by kind (title, heading or item, name of a term, text, editors), whose words they are, how near
   they come to what was typed. Tuned on one half of tests/cases/search_asked.txt and measured on the other. */
var WEIGHTS = {
  tier: [3.4, 2.6, 2.2, 1.8, 0.2],
  central: 3, document: 1,
  whole: 2, /* what was typed is the whole name */
  run: 0.8, marks: 0.3, /* the words follow one another as typed; with every mark */
  closeness: 1.5,
  called: 100 /* what was typed is what the page is called */
};

/** @param {any} terms */
function lengthOf(terms) {
  return terms.reduce(function (/** @type {number} */ total, /** @type {any} */ term) { return total + term.loose.length; }, 0);
}

/* The words that name an entry, folded. */
/** @param {any} from @param {any} entry */
function headOf(from, entry) {
  if (entry.folded === undefined) entry.folded = fold(entry.text.slice(0, entry.head || entry.text.length), false, from.spaced);
  return entry.folded;
}

/** @param {any} from @param {any} entry @param {any} terms */
function tierOf(from, entry, terms) {
  var tier = TIER[entry.kind];
  if (!entry.head || !terms.length || tier === REST[entry.kind]) return tier;
  var head = headOf(from, entry);
  return terms.every(function (/** @type {any} */ term) { return head.includes(term.loose); }) ? tier : REST[entry.kind];
}

/* Whether a name is all that was typed: a term's first form, an item's name behind its number. */
/** @param {any} from @param {any} entry @param {any} terms */
function isWhole(from, entry, terms) {
  if (terms.length !== 1 || terms[0].exact || (!entry.head && TIER[entry.kind] > 1)) return false;
  var head = headOf(from, entry), typed = terms[0].loose;
  return head === typed || entry.text.slice(0, entry.head).split(/[；\n]/).some(function (/** @type {string} */ name) {
    return name.length < typed.length * 2 + 8 && fold(name, false, from.spaced) === typed;
  });
}

/** @param {any} from @param {any} unit @param {number} count @param {any} terms @param {number} length @param {any} exact */
function weigh(from, unit, count, terms, length, exact) {
  var entry = unit.entry, flags = entry.group.flags;
  var tier = tierOf(from, entry, terms);
  var density = (count * (length || 1)) / Math.max(entry.text.length, 40);
  var score = WEIGHTS.tier[tier] + (exact === 2 ? WEIGHTS.run : exact ? WEIGHTS.marks : 0) + WEIGHTS.closeness * Math.min(1, density);
  if (!entry.what) score += flags & CENTRAL ? WEIGHTS.central : flags & DOCUMENT ? WEIGHTS.document : 0;
  if (tier < 3 && isWhole(from, entry, terms)) score += WEIGHTS.whole;
  return { entry: entry, received: unit.received, count: count, tier: tier, exact: exact, density: density, score: score, point: -1 };
}

/** @param {any} one @param {any} two */
function byHit(one, two) {
  return two.score - one.score || one.entry.order - two.entry.order;
}

/** @param {any} hits */
function grouped(hits) {
  var by = new Map();
  hits.forEach(function (/** @type {any} */ hit) {
    var group = hit.entry.group;
    if (!by.has(group)) by.set(group, { group: group, hits: [], best: hit });
    var made = by.get(group);
    made.hits.push(hit);
    if (byHit(hit, made.best) < 0) made.best = hit;
  });
  return Array.from(by.values());
}

/* A quotation is first sought in the central document; a page that is called so comes before: “training” is both. */
/** @param {any} quotation */
function byGroup(quotation) {
  return function (/** @type {any} */ one, /** @type {any} */ two) {
    var a = one.group, b = two.group;
    return (
      (a.flags & OFF_TOPIC) - (b.flags & OFF_TOPIC) ||
      (two.best.score >= WEIGHTS.called ? 1 : 0) - (one.best.score >= WEIGHTS.called ? 1 : 0) ||
      (quotation ? (b.flags & CENTRAL) - (a.flags & CENTRAL) : 0) ||
      two.best.score - one.best.score ||
      (b.flags & CENTRAL) - (a.flags & CENTRAL) ||
      a.order - b.order
    );
  };
}

/* What a page is called: its title, what the menu calls it, its label if that is its own. */
/** @param {any} from @param {any} group */
function namesOf(from, group) {
  if (!group.called) {
    var names = [group.entries[0].text].concat(group.facts.names || [], group.flags & DOCUMENT ? [] : group.label);
    group.called = names.map(function (/** @type {string} */ name) { return fold(name, false, from.spaced); });
  }
  return group.called;
}

/* Pages that are called what was typed, and parts of a page that are, come first. */
/** @param {any} from @param {any[]} sections @param {string} plain */
function calledFirst(from, sections, plain) {
  var typed = fold(plain, false, from.spaced);
  if (!typed) return;
  sections.forEach(function (section) {
    section.hits.forEach(function (/** @type {any} */ hit) {
      var entry = hit.entry, own = entry === section.group.entries[0];
      var called = own ? namesOf(from, section.group).includes(typed) : isPart(from, entry) && headOf(from, entry) === typed;
      if (called) hit.score += WEIGHTS.called;
      if (byHit(hit, section.best) < 0) section.best = hit;
    });
    /* A name that only the record says leads to the title. */
    var recorded = (section.group.facts.names || []).length && namesOf(from, section.group).includes(typed);
    if (recorded && section.best.score < WEIGHTS.called) section.best.score += WEIGHTS.called;
  });
}

/** @param {any} from @param {any} entry */
function isPart(from, entry) {
  return entry.kind === HEADING && !(entry.group.flags & DOCUMENT);
}
