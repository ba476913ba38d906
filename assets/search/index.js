/* The index -------------------------------------------------------------------------------------------------- */

/* By language: pages, pieces of folded text by file, as far as they have come. A unit is one reading of one entry. */
var /** @type {Record<string, any>} */ held = {};

/** @param {string} language */
function book(language) {
  var told = directory && directory.languages[language];
  if (held[language] && held[language].told === told) return held[language];
  var sizes = told ? numbersIn(told.sizes).map(function (blocks) { return blocks * 256; }) : [];
  var chains = new Map();
  for (var at = 0; told && at < told.chains.length; at += 3) {
    var chain = { first: told.chains[at], last: told.chains[at + 1], whole: !!told.chains[at + 2] };
    for (var file = chain.first; file <= chain.last; file++) chains.set(file, chain);
  }
  return (held[language] = {
    language: language, told: told, spaced: language === "en", byPath: {}, byId: new Map(), pieces: [], held: [],
    entries: told ? told.entries : 0, sizes: sizes, chains: chains, chained: chains.size > 0,
    small: sizes.reduce(function (/** @type {number} */ total, /** @type {number} */ size) { return total + size; }, 0) <= (told ? directory.reads.small : 0)
  });
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
    what: fields[9] || "", order: 0
  };
}

/* Which measures an entry belongs to: `facts.measures` of its page lists their places, by measure. */
/** @param {any} entry @returns {string[]} */
function measuresOf(entry) {
  var of = entry.group.facts.measures;
  if (!of) return [];
  return Object.keys(of).filter(function (measure) { return of[measure].includes(entry.anchor); });
}

/* A file of texts, made ready when it is first needed; null while it has not come. */
/** @param {any} from @param {number} file */
function pieceOf(from, file) {
  if (from.held[file]) return from.held[file];
  var given = fileOf(from.language + "-" + file);
  return given === null ? null : take(from, file, given);
}

/* The same without asking for it. */
/** @param {any} from @param {number} file */
function heldPiece(from, file) {
  return from.held[file] || (arrived[from.language + "-" + file] === undefined ? null : pieceOf(from, file));
}

/** @param {any} into @param {number} file @param {string} payload */
function take(into, file, payload) {
  var /** @type {any[]} */ units = [], /** @type {any[]} */ heard = [], /** @type {any[]} */ groups = [], read = JSON.parse(payload);
  arrived[into.language + "-" + file] = "";
  read[2].forEach(function (/** @type {any} */ given, /** @type {number} */ at) {
    var group = into.byPath[given[0]];
    if (!group) {
      group = into.byPath[given[0]] = { path: given[0], anchor: given[1], label: given[2], region: given[3], flags: given[4] & ~CONTINUED, facts: {}, order: read[0] + at, entries: [] };
    }
    if (given[6]) group.facts = given[6];
    var made = given[5].map(function (/** @type {any} */ fields, /** @type {number} */ number) {
      var entry = entryOf(fields, group);
      entry.order = read[1] + number;
      locate(into.byId, entry);
      if (entry.pinyin) heard.push(entry);
      units.push({ entry: entry, received: false });
      if (entry.changes.length) units.push({ entry: entry, received: true });
      return entry;
    });
    group.entries = group.entries.concat(made).sort(function (/** @type {any} */ one, /** @type {any} */ two) { return one.order - two.order; });
    group.beside = group.called = undefined;
    groups.push(group);
  });
  return (into.held[file] = { units: units, groups: groups, spoken: heard, spaced: into.spaced, loose: run(units, false, into.spaced), strict: null });
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

/* With the marks kept: for what is sought to the letter. Made when first asked for. */
/** @param {any} piece */
function strictly(piece) {
  if (!piece.strict) piece.strict = run(piece.units, true, piece.spaced);
  return piece.strict;
}
