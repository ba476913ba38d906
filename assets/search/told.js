/* What the page is told of an answer: places, other names, what is less than literal ------------------------------- */

var NONE = { run: null, terms: [], spaced: false };

/* Without the counts, for the page's own thread. */
/** @param {any} term */
function bare(term) {
  return { loose: term.loose, strict: term.strict, exact: term.exact, whole: term.whole };
}

/** @param {any} jumps */
function placesOf(jumps) {
  return jumps.map(function (/** @type {any} */ jump) {
    return {
      group: laidOut({ group: jump.entry.group, hits: [] }, NONE, []),
      hit: shown({ entry: jump.entry, point: jump.point }, NONE),
      by: jump.why ? "name" : "code",
      why: jump.why || ""
    };
  });
}

/* What only a part of the question is called helps to find what is near, and is said there. */
/** @param {any} each */
function isWholly(each) { return !each.within; }

/* Other names as the box shows them; where nothing stands literally the first with its places. */
/** @param {any} found @param {any} asked */
function saidOf(found, asked) {
  return found.said.filter(isWholly).concat(found.inside).map(function (/** @type {any} */ each, /** @type {number} */ at) {
    var made = { as: each.as, why: each.why, paragraphs: each.paragraphs, query: each.query, language: each.language, inside: !!each.inside };
    if (at || found.sections.length || !each.found) return made;
    return Object.assign(made, shownOf(keptOf(each.found, asked), each.found.wanted, asked));
  });
}

/* What is less than literal, in order; readings in Latin letters count as sound. */
/** @param {any} found @param {any} asked */
function tiersShown(found, asked) {
  if (isNarrowed(asked)) return [];
  var /** @type {any[]} */ made = found.tiers.map(function (/** @type {any} */ each) {
    return Object.assign({ name: each.name, label: each.label }, shownOf(each.sections, each.wanted, asked));
  });
  if (found.sounds.length) made.push(Object.assign({ name: "sound", label: "" }, shownOf(found.sounds, NONE, asked)));
  if (found.near.length) made.push(Object.assign({ name: "near", label: calledNear(found) }, shownOf(found.near, found.nearby, asked)));
  return TIERS.map(function (name) { return made.filter(function (each) { return each.name === name; }); }).reduce(function (all, each) { return all.concat(each); }, []);
}

/* The other words with which the nearest places were looked for. */
/** @param {any} found */
function calledNear(found) {
  var words = found.said.filter(function (/** @type {any} */ each) { return each.within; }).map(function (/** @type {any} */ each) { return each.as; });
  return words.filter(function (/** @type {string} */ each, /** @type {number} */ at) { return words.indexOf(each) === at; }).join(found.wanted.spaced ? ", " : "、");
}

var TIERS = ["sound", "shape", "form", "near"];

/* As many pages of a list as are asked for, how many are left, and which words were found on them. */
/** @param {any[]} sections @param {any} wanted @param {any} asked */
function shownOf(sections, wanted, asked) {
  var first = sections.slice(0, asked.limit);
  return {
    sections: first.map(function (each) { return laidOut(each, wanted, asked.open || [], asked.sort); }),
    moreGroups: sections.length - first.length,
    wanted: bared(wanted)
  };
}

/** @param {any} wanted */
function bared(wanted) {
  return { run: wanted.run && bare(wanted.run), terms: wanted.terms.map(bare), spaced: wanted.spaced };
}
