/* The answer to a query ------------------------------------------------------------------------------------------ */

var /** @type {Record<string, any>} */ last = {};

/** @param {string} language @param {any} text */
function search(language, text) {
  var /** @type {any} */ from = book(language);
  var key = from.loaded + "\n" + text;
  if (last[language] && last[language].key === key) return last[language];
  var asked = parse(text, from.spaced);
  var terms = asked.terms;
  var together = terms.length ? match(from, asked, terms) : [];
  /* 工会，培训: what stands nowhere in one run may be meant as two words. */
  if (!together.length && terms.length === 1 && !terms[0].exact && /[，、；。,;]/.test(asked.plain)) {
    var apiece = parse(asked.plain.replace(/[，、；。,;]/g, " "), from.spaced).terms;
    if (apiece.length > 1) together = match(from, asked, (terms = apiece));
  }
  var sections = grouped(together).sort(byGroup(lengthOf(terms) >= LONG));
  var apart = scattered(from, terms);
  var seen = new Set(together.length > MANY ? [] : together.map(function (hit) { return hit.entry; }));
  var read = together.length > MANY ? [] : spoken(from, asked.plain).filter(function (hit) { return !seen.has(hit.entry); });
  var bySound = grouped(read).sort(byGroup(false));
  var lead = leadOf(text);
  var jumps = pointed(from, lead);
  /** @type {{hits: any[], grams: any[]}} */
  var nearby = { hits: [], grams: [] };
  if (terms.length && !sections.length && !apart.length && !bySound.length && !jumps.length) nearby = near(from, terms);
  var missing = sections.length || apart.length || terms.length < 2 ? [] : terms.filter(function (term) {
    return !from.pieces.some(function (/** @type {any} */ piece) { return counts(piece, term).some(Boolean); });
  });
  last[language] = {
    key: key,
    terms: terms,
    wanted: { run: asked.run, terms: terms, spaced: from.spaced },
    sections: sections.concat(apart),
    sounds: bySound,
    jumps: jumps,
    lead: lead,
    near: grouped(nearby.hits.map(function (hit) { hit.tier = -hit.score; return hit; })).sort(function (one, two) { return one.best.tier - two.best.tier; }),
    nearby: { run: null, terms: nearby.grams.map(function (gram) { return sought(gram, gram, gram, false); }), spaced: from.spaced },
    missing: missing.map(function (term) { return term.said; })
  };
  return last[language];
}

/** @param {any} sections @param {any} of @param {any} chosen */
function facet(sections, of, chosen) {
  var /** @type {Record<string, any>} */ out = {};
  sections.forEach(function (/** @type {any} */ each) {
    var value = of(each.group);
    if (value) out[value] = (out[value] || 0) + each.hits.length;
  });
  if (chosen && !out[chosen]) out[chosen] = 0;
  return Object.keys(out).map(function (value) { return [value, out[value]]; });
}

/** @param {any} sections */
function sum(sections) {
  return sections.reduce(function (/** @type {any} */ all, /** @type {any} */ each) { return all + each.hits.length; }, 0);
}

var NONE = { run: null, terms: [], spaced: false };

/* Without the counts, for the page's own thread. */
/** @param {any} term */
function bare(term) {
  return { loose: term.loose, strict: term.strict, exact: term.exact };
}

/** @param {any} group */
function kindOf(group) { return group.label; }
/** @param {any} group */
function regionOf(group) { return group.region; }

/** @param {any} jumps */
function placesOf(jumps) {
  return jumps.map(function (/** @type {any} */ jump) {
    return { group: laidOut({ group: jump.entry.group, hits: [] }, NONE, []), hit: shown({ entry: jump.entry, point: jump.point }, NONE) };
  });
}

/** @param {any} asked */
function answer(asked) {
  var language = asked.language;
  var found = search(language, asked.text);
  var literal = found.sections;
  var kept = literal.filter(function (/** @type {any} */ each) {
    return (!asked.kind || each.group.label === asked.kind) && (!asked.region || each.group.region === asked.region);
  });
  var wanted = found.near.length ? found.nearby : found.wanted;
  var limit = asked.limit || 10;
  return {
    type: "result",
    id: asked.id,
    language: language,
    complete: complete(language),
    empty: !found.terms.length,
    total: sum(kept),
    groups: kept.length,
    all: sum(literal),
    kinds: facet(literal.filter(function (/** @type {any} */ each) { return !asked.region || each.group.region === asked.region; }), kindOf, asked.kind),
    regions: facet(literal.filter(function (/** @type {any} */ each) { return !asked.kind || each.group.label === asked.kind; }), regionOf, asked.region),
    jumps: placesOf(found.jumps),
    told: places ? grammar.told(found.lead, places, language) : "",
    sections: kept.slice(0, limit).map(function (/** @type {any} */ each) { return laidOut(each, wanted, asked.open || []); }),
    moreGroups: Math.max(0, kept.length - limit),
    sounds: asked.kind || asked.region ? [] : found.sounds.map(function (/** @type {any} */ each) { return laidOut(each, NONE, asked.open || []); }),
    near: found.near.map(function (/** @type {any} */ each) { return laidOut(each, wanted, [each.group.path]); }),
    missing: found.missing,
    wanted: { run: wanted.run && bare(wanted.run), terms: wanted.terms.map(bare), spaced: wanted.spaced }
  };
}
