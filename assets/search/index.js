/* The index -------------------------------------------------------------------------------------------------- */

/* By language: groups in order, pieces of folded text. A unit is one reading of one entry. */
var /** @type {Record<string, any>} */ held = {};
var /** @type {Record<string, any>} */ due = {}; /* how many files each language has */

/** @param {string} language */
function book(language) {
  return held[language] || (held[language] = { spaced: language === "en", groups: [], byPath: {}, pieces: [], spoken: [], byId: new Map(), entries: 0, loaded: 0 });
}

/** @param {any} entry */
function received(entry) {
  var out = "", at = 0;
  for (var i = 0; i < entry.changes.length; i += 3) {
    out += entry.text.slice(at, entry.changes[i]) + entry.changes[i + 2];
    at = entry.changes[i] + entry.changes[i + 1];
  }
  return out + entry.text.slice(at);
}

/** @param {any} fields @param {any} group */
function entryOf(fields, group) {
  return {
    group: group, anchor: fields[0], kind: fields[1], text: fields[2], head: fields[3] || 0, changes: fields[4] || [],
    points: fields[5] || [], pinyin: fields[6] || "", remarks: fields[7] || [], remarksReceived: fields[8] || [],
    what: fields[9] || "", measures: measuresAt(group, fields[0]), order: group.entries.length
  };
}

/* Which measures an entry belongs to: `facts.measures` lists their places, by measure. */
/** @param {any} group @param {string} anchor */
function measuresAt(group, anchor) {
  var of = group.facts.measures;
  if (!of) return [];
  return Object.keys(of).filter(function (measure) { return of[measure].includes(anchor); });
}

/** @param {string} language @param {any} payload */
function take(language, payload) {
  var into = book(language);
  var /** @type {any[]} */ units = [];
  JSON.parse(payload).forEach(function (/** @type {any} */ given) {
    var group = given[4] & CONTINUED ? into.byPath[given[0]] : null;
    if (!group) {
      group = { path: given[0], anchor: given[1], label: given[2], region: given[3], flags: given[4], facts: given[6] || {}, order: into.groups.length, entries: [] };
      into.groups.push(group);
      into.byPath[given[0]] = group;
    }
    given[5].forEach(function (/** @type {any} */ fields) {
      var entry = entryOf(fields, group);
      group.entries.push(entry);
      into.entries++;
      locate(into.byId, entry);
      if (entry.pinyin) into.spoken.push(entry);
      units.push({ entry: entry, received: false });
      if (entry.changes.length) units.push({ entry: entry, received: true });
    });
  });
  into.pieces.push({ units: units, spaced: into.spaced, loose: run(units, false, into.spaced), strict: null });
  into.loaded++;
  if (complete(language)) setTimeout(prepare, 0);
}

/* All units folded into one string, each ended by a line feed, and where each begins. */
/** @param {any} units @param {any} marks @param {any} spaced */
function run(units, marks, spaced) {
  var texts = units.map(textOf);
  var out = new Uint16Array(texts.reduce(function (/** @type {number} */ total, /** @type {string} */ text) { return total + text.length + 1; }, 0));
  var edges = new Uint8Array(out.length);
  var starts = new Uint32Array(units.length + 1);
  var end = 0;
  texts.forEach(function (/** @type {string} */ text, /** @type {number} */ at) {
    starts[at] = end;
    end = foldInto(out, end, text, marks, spaced, null, edges);
    out[end++] = BREAK;
  });
  starts[units.length] = end;
  return { folded: decoder.decode(out.subarray(0, end)), starts: starts, edges: edges };
}

/* With the marks kept: for what is sought to the letter. Made when first asked for, or while nobody asks. */
/** @param {any} piece */
function strictly(piece) {
  if (!piece.strict) piece.strict = run(piece.units, true, piece.spaced);
  return piece.strict;
}

function prepare() {
  for (var language in held) {
    for (var at = 0; at < held[language].pieces.length; at++) {
      if (held[language].pieces[at].strict) continue;
      strictly(held[language].pieces[at]);
      setTimeout(prepare, 0);
      return;
    }
  }
}

/** @param {string} language */
function complete(language) {
  return due[language] !== undefined && book(language).loaded >= due[language];
}
