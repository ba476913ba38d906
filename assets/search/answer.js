/* The answer to a query ------------------------------------------------------------------------------------------ */

var /** @type {Record<string, any>} */ last = {};

/** @param {string} language @param {any} text */
function search(language, text) {
  var /** @type {any} */ from = book(language);
  var key = from.loaded + "\n" + text;
  if (last[language] && last[language].key === key) return last[language];
  var asked = parse(text, from);
  var terms = asked.terms;
  var together = terms.length ? match(from, asked, terms) : [];
  /* 工会，培训: what stands nowhere in one run may be meant as two words. */
  if (!together.length && terms.length === 1 && !terms[0].exact && /[，、；。,;]/.test(asked.plain)) {
    var apiece = parse(asked.plain.replace(/[，、；。,;]/g, " "), from).terms;
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

/** @param {any} sections */
function sum(sections) {
  return sections.reduce(function (/** @type {any} */ all, /** @type {any} */ each) { return all + each.hits.length; }, 0);
}

var NONE = { run: null, terms: [], spaced: false };

/* Without the counts, for the page's own thread. */
/** @param {any} term */
function bare(term) {
  return { loose: term.loose, strict: term.strict, exact: term.exact, whole: term.whole };
}

/** @param {any} jumps */
function placesOf(jumps) {
  return jumps.map(function (/** @type {any} */ jump) {
    return { group: laidOut({ group: jump.entry.group, hits: [] }, NONE, []), hit: shown({ entry: jump.entry, point: jump.point }, NONE) };
  });
}

/* What is kept of the literal places, in the order that is asked for. */
/** @param {any} found @param {any} asked */
function keptOf(found, asked) {
  return sorted(narrowed(found.sections, asked, ""), asked.sort);
}

/** @param {any} asked */
function isNarrowed(asked) {
  return !!asked[MEASURE] || Object.keys(FILTERS).some(function (name) { return !!asked[name]; });
}

/** @param {any} asked */
function answer(asked) {
  var language = asked.language;
  var from = book(language);
  var found = search(language, asked.text);
  var kept = keptOf(found, asked);
  var counted = sums(kept);
  var values = facets(from, found.sections, asked);
  var wanted = found.near.length ? found.nearby : found.wanted;
  var limit = asked.limit || 10;
  var open = asked.open || [];
  var sounds = isNarrowed(asked) ? [] : found.sounds.map(function (/** @type {any} */ each) { return laidOut(each, NONE, open); });
  var closest = found.near.map(function (/** @type {any} */ each) { return laidOut(each, wanted, [each.group.path]); });
  return {
    type: "result",
    id: asked.id,
    language: language,
    complete: complete(language),
    empty: !found.terms.length,
    total: counted.paragraphs,
    groups: counted.groups,
    occurrences: counted.occurrences,
    paragraphs: counted.paragraphs,
    texts: inTexts(kept),
    all: sum(found.sections),
    kinds: values.kind,
    regions: values.region,
    facets: values,
    jumps: placesOf(found.jumps),
    told: places ? grammar.told(found.lead, places, language) : "",
    sections: kept.slice(0, limit).map(function (/** @type {any} */ each) { return laidOut(each, wanted, open, asked.sort); }),
    moreGroups: Math.max(0, kept.length - limit),
    said: [],
    tiers: [],
    ways: [],
    sounds: sounds,
    near: closest,
    missing: found.missing,
    wanted: { run: wanted.run && bare(wanted.run), terms: wanted.terms.map(bare), spaced: wanted.spaced }
  };
}

/* All literal places in the order of the list, for the next hit; `whole` also gives their words in full, with all that
   must be said of them, for taking the list along. */
/** @param {any} asked */
function allHits(asked) {
  var found = search(asked.language, asked.text);
  var /** @type {any[]} */ hits = [];
  keptOf(found, asked).forEach(function (/** @type {any} */ section) {
    var group = section.group;
    laidOut(section, found.wanted, [group.path], asked.sort);
    var first = section.hits.filter(function (/** @type {any} */ hit) { return hit.entry.kind === TITLE; });
    first.concat(section.hits.filter(function (/** @type {any} */ hit) { return hit.entry.kind !== TITLE; })).forEach(function (/** @type {any} */ hit) {
      var place = shown(hit, found.wanted);
      var text = asked.whole ? textOf(hit) : "";
      hits.push(Object.assign({ path: group.path, title: group.entries[0].text, label: group.label, flags: group.flags }, place, asked.whole ? { words: text, remarks: remarked(hit, 0, text.length) } : {}));
    });
  });
  return { type: "hits", id: asked.id, complete: complete(asked.language), hits: hits };
}
