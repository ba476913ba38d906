/* The answer to a query ------------------------------------------------------------------------------------------ */

var /** @type {Record<string, any>} */ last = {};

/** @param {string} language @param {any} text @param {boolean} [otherwise] */
function search(language, text, otherwise) {
  var /** @type {any} */ from = book(language);
  var key = arrivals + "\n" + purse.times + "\n" + text;
  if (last[language] && last[language].key === key) return last[language];
  var literal = literally(from, text, otherwise), asked = literal.asked;
  var sections = literal.sections, many = literal.together.length > MANY;
  var seen = new Set(many ? [] : literal.together.map(function (/** @type {any} */ hit) { return hit.entry; }));
  var read = many ? [] : spoken(from, asked.plain).filter(function (hit) { return !seen.has(hit.entry); });
  var lead = leadOf(text);
  last[language] = {
    key: key,
    literal: literal,
    asked: asked,
    terms: literal.terms,
    wanted: literal.wanted,
    dropped: "",
    sections: sections,
    sounds: grouped(read).sort(byGroup(false)),
    jumps: jumpsOf(from, lead, asked.plain),
    lead: lead,
    tiers: [],
    said: [],
    inside: [],
    nearly: [],
    near: [],
    nearby: NONE,
    missing: [],
    whole: false
  };
  return last[language];
}

/* Places that are named, then those that a code means. */
/** @param {any} from @param {any} lead @param {string} plain */
function jumpsOf(from, lead, plain) {
  var named = namedPlaces(from, plain);
  var entries = named.map(function (/** @type {any} */ each) { return each.entry; });
  return named.concat(pointed(from, lead).filter(function (/** @type {any} */ each) { return !entries.includes(each.entry); }));
}

/** @param {any} from @param {any} terms */
function missingOf(from, terms) {
  return terms.filter(function (/** @type {any} */ term) { return !standsSomewhere(from, term); }).map(function (/** @type {any} */ term) { return term.said; });
}

/* Beyond the letter: other forms, words that are alike; where nothing stands, the question without what is nowhere. */
/** @param {any} from @param {any} found */
function beyond(from, found) {
  found.tiers = found.asked.terms.length ? tiersOf(from, found.literal) : [];
  found.inside = insideWords(from, found);
  if (lacking()) return;
  if (found.literal.close || !found.terms.length) return;
  if (!found.jumps.length) found.nearly = nearlyAsked(from, nearTerms(from, found));
  /* Words that stand far apart on a page may be what was meant, or may not. */
  if (found.sections.length) return;
  var fewer = found.tiers.length ? null : withoutUnknown(from, found.asked);
  var left = fewer && literally(from, fewer.text);
  if (fewer && left && left.sections.length) Object.assign(found, { literal: left, terms: left.terms, wanted: left.wanted, sections: left.sections, dropped: fewer.dropped });
  else if (found.terms.length > 1) found.missing = missingOf(from, found.terms);
}

/* All that can be said to a question, reckoned once when all has come that it takes. What is only near is looked for where
   nothing else is found. */
/** @param {string} language @param {any} text */
function searchWidely(language, text) {
  var from = book(language), found = search(language, text);
  if (found.whole || lacking()) return found;
  beyond(from, found);
  found.said = saidOtherwise(language, found);
  var nothing = !found.literal.close && !found.sounds.length && !found.jumps.length && !found.tiers.length && !found.said.some(isWholly);
  if (lacking()) return found;
  found.whole = true;
  if (!nothing || !found.terms.length) return found;
  /* Beside words that stand apart what is only near would be the same places once more. */
  var nearby = found.sections.length ? { hits: [], grams: [] } : near(from, found);
  found.near = grouped(withNearlyAsked(nearby.hits, found.nearly)).sort(function (one, two) { return two.best.score - one.best.score; });
  found.nearby = { run: null, terms: nearby.grams.map(function (gram) { return sought(gram, gram, gram, false); }), spaced: from.spaced };
  found.whole = !lacking();
  return found;
}

/* For an empty result: what else may be tried. */
/** @param {any} found @param {any} asked */
function waysOn(found, asked) {
  if (!found.terms.length || keptOf(found, asked).length || found.jumps.length) return [];
  var english = book(asked.language).spaced;
  var /** @type {any[]} */ ways = [];
  if (isNarrowed(asked) && found.sections.length) ways.push({ query: asked.text });
  found.said.forEach(function (/** @type {any} */ each) { if (each.within) ways.push({ say: each.as, query: each.query }); });
  found.terms.forEach(function (/** @type {any} */ term) {
    if (found.terms.length > 1 && standsSomewhere(book(asked.language), term)) ways.push({ say: term.said, query: term.said });
  });
  ["matrix", "glossary", "named"].forEach(function (name) {
    var path = (english ? "en/" : "") + "texts/" + name, group = groupAt(book(asked.language), path);
    if (group) ways.push({ say: group.entries[0].text, address: path });
  });
  return ways;
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

/* How often the words stand, in how many places and pages. Where not all of them could be read, the index may know it; else
   `least` says that there are more. */
/** @param {any} found @param {any[]} kept @param {any} asked */
function countsOf(found, kept, asked) {
  var made = sums(kept), told = found.literal.partly ? found.literal.counts : null;
  if (!told || isNarrowed(asked)) return Object.assign(made, { texts: inTexts(kept), least: found.literal.partly, all: 0 });
  return {
    occurrences: told[0], paragraphs: told[1], groups: told[2], least: false, all: told[1],
    texts: { occurrences: told[3], paragraphs: told[4], groups: told[5] }
  };
}

/* All that an answer is made of, so that it can be seen what is lacking. */
/** @param {any} asked */
function lookUp(asked) {
  var found = searchWidely(asked.language, asked.text);
  if (lacking()) return;
  facets(book(asked.language), found.sections, asked);
  waysOn(found, asked);
}

/* `complete`: whether all has come that it takes. */
/** @param {any} asked @param {boolean} complete */
function answer(asked, complete) {
  var language = asked.language;
  var from = book(language);
  var found = searchWidely(language, asked.text);
  var kept = keptOf(found, asked);
  var counted = countsOf(found, kept, asked);
  var list = shownOf(kept, found.wanted, asked);
  /* Of a list that could not be read whole the index may know how long it is; it goes on at any rate. */
  if (found.literal.partly) list.moreGroups += Math.max(counted.groups, kept.length + 1) - kept.length;
  return Object.assign(list, {
    type: "result",
    id: asked.id,
    language: language,
    complete: complete,
    partly: found.literal.partly,
    empty: !found.terms.length,
    total: counted.paragraphs,
    groups: counted.groups,
    occurrences: counted.occurrences,
    texts: counted.texts,
    all: Math.max(sums(found.sections).paragraphs, counted.all),
    facets: facets(from, found.sections, asked),
    jumps: placesOf(found.jumps.concat(found.nearly.filter(isSure))),
    told: codesHeld.places ? grammar.told(found.lead, codesHeld.places, language) : "",
    least: counted.least,
    listed: kept.length,
    /* Of half of it nobody can say that words stand nowhere. */
    said: complete ? saidOf(found, asked) : [],
    tiers: complete ? tiersShown(found, asked) : [],
    ways: complete ? waysOn(found, asked) : [],
    missing: found.missing,
    dropped: found.dropped
  });
}

/* All literal places in the order of the list, for the next hit; `whole` also gives their words in full, with all that
   must be said of them, for taking the list along. */
/** @param {any} asked */
function allHits(asked) {
  var found = searchWidely(asked.language, asked.text);
  var /** @type {any[]} */ hits = [];
  keptOf(found, asked).forEach(function (/** @type {any} */ section) {
    var group = section.group;
    var all = ordered(section.hits, asked.sort);
    var first = all.filter(function (/** @type {any} */ hit) { return hit.entry.kind === TITLE; });
    first.concat(all.filter(function (/** @type {any} */ hit) { return hit.entry.kind !== TITLE; })).forEach(function (/** @type {any} */ hit) {
      var place = shown(hit, found.wanted);
      var text = asked.whole ? textOf(hit) : "";
      hits.push(Object.assign({ path: group.path, title: group.entries[0].text, label: group.label, flags: group.flags }, place, asked.whole ? { words: text, remarks: remarked(hit, 0, text.length) } : {}));
    });
  });
  return { type: "hits", id: asked.id, partly: found.literal.partly, hits: hits };
}
