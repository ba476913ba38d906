/* Ranking ---------------------------------------------------------------------------------------------------- */

/** @param {any} terms */
function lengthOf(terms) {
  return terms.reduce(function (/** @type {number} */ total, /** @type {any} */ term) { return total + term.loose.length; }, 0);
}

/** @param {any} from @param {any} unit @param {number} count @param {any} terms @param {number} length @param {any} exact */
function weigh(from, unit, count, terms, length, exact) {
  var entry = unit.entry;
  var tier = TIER[entry.kind];
  if (entry.head && terms.length && tier !== REST[entry.kind]) {
    var head = fold(entry.text.slice(0, entry.head), false, from.spaced);
    for (var t = 0; t < terms.length; t++) if (!head.includes(terms[t].loose)) tier = REST[entry.kind];
  }
  return { entry: entry, received: unit.received, count: count, tier: tier, exact: exact, density: (count * (length || 1)) / Math.max(entry.text.length, 40), point: -1 };
}

/** @param {any} one @param {any} two */
function byHit(one, two) {
  return one.tier - two.tier || two.exact - one.exact || two.density - one.density || one.entry.order - two.entry.order;
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

/** @param {any} quotation */
function byGroup(quotation) {
  return function (/** @type {any} */ one, /** @type {any} */ two) {
    var a = one.group, b = two.group;
    return (
      (a.flags & OFF_TOPIC) - (b.flags & OFF_TOPIC) ||
      (quotation ? (b.flags & CENTRAL) - (a.flags & CENTRAL) : 0) ||
      one.best.tier - two.best.tier ||
      two.best.exact - one.best.exact ||
      (b.flags & CENTRAL) - (a.flags & CENTRAL) ||
      two.best.density - one.best.density ||
      a.order - b.order
    );
  };
}
