/* Ranking ---------------------------------------------------------------------------------------------------- */

function lengthOf(terms) {
  return terms.reduce(function (total, term) { return total + term.loose.length; }, 0);
}

function weigh(from, unit, count, terms, length, exact) {
  var entry = unit.entry;
  var tier = TIER[entry.kind];
  if (entry.head && terms.length && tier !== REST[entry.kind]) {
    var head = fold(entry.text.slice(0, entry.head), false, from.spaced);
    for (var t = 0; t < terms.length; t++) if (!head.includes(terms[t].loose)) tier = REST[entry.kind];
  }
  return { entry: entry, received: unit.received, count: count, tier: tier, exact: exact, density: (count * (length || 1)) / Math.max(entry.text.length, 40), point: -1 };
}

function byHit(one, two) {
  return one.tier - two.tier || two.exact - one.exact || two.density - one.density || one.entry.order - two.entry.order;
}

function grouped(hits) {
  var by = new Map();
  hits.forEach(function (hit) {
    var group = hit.entry.group;
    if (!by.has(group)) by.set(group, { group: group, hits: [], best: hit });
    var made = by.get(group);
    made.hits.push(hit);
    if (byHit(hit, made.best) < 0) made.best = hit;
  });
  return Array.from(by.values());
}

function byGroup(quotation) {
  return function (one, two) {
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
