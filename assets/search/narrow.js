/* Narrowing and ordering what is found -------------------------------------------------------------------------- */

/* What readers narrow by, and what a page has of each; a measure is narrowed to by its places (`MEASURE`). */
var /** @type {Record<string, (group: any) => string[]>} */ FILTERS = {
  kind: function (group) { return [group.label]; },
  region: function (group) { return [group.region]; },
  year: function (group) { return [(group.facts.date || "").slice(0, 4)]; },
  topic: function (group) { return group.facts.topics || []; },
  speaker: function (group) { return group.facts.speakers || []; },
  document: function (group) { return [group.path]; }
};
var MEASURE = "measure";

/** @param {any} section @param {any} asked @param {string} but */
function passes(section, asked, but) {
  return Object.keys(FILTERS).every(function (name) {
    return name === but || !asked[name] || FILTERS[name](section.group).includes(asked[name]);
  });
}

/* The pages and places that pass all filters but one. */
/** @param {any[]} sections @param {any} asked @param {string} but */
function narrowed(sections, asked, but) {
  if (!isNarrowed(asked)) return sections;
  var kept = sections.filter(function (each) { return passes(each, asked, but); });
  if (!asked[MEASURE] || but === MEASURE) return kept;
  var measure = asked[MEASURE];
  return kept.map(function (each) {
    var hits = each.hits.filter(function (/** @type {any} */ hit) { return measuresOf(hit.entry).includes(measure); });
    return Object.assign({}, each, { hits: hits });
  }).filter(function (each) { return each.hits.length; });
}

/* How many places of a page have each value. */
/** @param {any} section @param {string} name @param {(value: string, times: number) => void} add */
function valuesIn(section, name, add) {
  if (name !== MEASURE) return FILTERS[name](section.group).forEach(function (value) { add(value, section.hits.length); });
  section.hits.forEach(function (/** @type {any} */ hit) {
    measuresOf(hit.entry).forEach(function (/** @type {string} */ value) { add(value, 1); });
  });
}

/* What stands for a value: the title of a document, number and name of a measure. */
/** @param {any} from @param {string} name @param {string} value */
function labelled(from, name, value) {
  if (name === MEASURE) return (from.told && from.told.measures[value]) || value;
  var group = name === "document" ? groupAt(from, value) : null;
  return group ? group.entries[0].text : value;
}

/* Each value that would be left, with the number of its places; the chosen one stays even without any. */
/** @param {any} from @param {any[]} sections @param {any} asked @param {string} name */
function facet(from, sections, asked, name) {
  var /** @type {Record<string, number>} */ out = {};
  narrowed(sections, asked, name).forEach(function (each) {
    valuesIn(each, name, function (value, times) {
      if (value) out[value] = (out[value] || 0) + times;
    });
  });
  if (asked[name] && !out[asked[name]]) out[asked[name]] = 0;
  return Object.keys(out).map(function (value) {
    var label = labelled(from, name, value);
    return label === value ? [value, out[value]] : [value, out[value], label];
  });
}

/** @param {any} from @param {any[]} sections @param {any} asked */
function facets(from, sections, asked) {
  var /** @type {Record<string, any>} */ out = {};
  Object.keys(FILTERS).concat(MEASURE).forEach(function (name) { out[name] = facet(from, sections, asked, name); });
  return out;
}

/* "page": as the handbook stands; "date": the latest first, what has no date last. */
var /** @type {Record<string, (one: any, two: any) => number>} */ SORTS = {
  page: function (one, two) { return one.group.order - two.group.order; },
  date: function (one, two) {
    var a = one.group.facts.date || "", b = two.group.facts.date || "";
    return a === b ? one.group.order - two.group.order : a < b ? 1 : -1;
  }
};

/** @param {any[]} sections @param {string} sort */
function sorted(sections, sort) {
  return SORTS[sort] ? sections.slice().sort(SORTS[sort]) : sections;
}

/* The places of a page: the best first, or as they are read where the pages too are in an order of their own. */
/** @param {any[]} hits @param {string} sort */
function ordered(hits, sort) {
  return hits.slice().sort(SORTS[sort] ? function (one, two) { return one.entry.order - two.entry.order; } : byHit);
}

/* How often the words stand, in how many places, on how many pages. */
/** @param {any[]} sections */
function sums(sections) {
  var occurrences = 0, paragraphs = 0;
  sections.forEach(function (each) {
    paragraphs += each.hits.length;
    each.hits.forEach(function (/** @type {any} */ hit) { occurrences += hit.count; });
  });
  return { occurrences: occurrences, paragraphs: paragraphs, groups: sections.length };
}

/* The same of the documents' own words: title, lines around the text, paragraphs. */
/** @param {any[]} sections */
function inTexts(sections) {
  return sums(sections.filter(function (each) { return each.group.flags & DOCUMENT; }).map(function (each) {
    return Object.assign({}, each, { hits: each.hits.filter(function (/** @type {any} */ hit) { return !hit.entry.what; }) });
  }).filter(function (each) { return each.hits.length; }));
}
