/* What of the texts is at hand ------------------------------------------------------------------------------------- */

/* A page that has several files: a document is read whole, of another page its first file and those that hold a word. */
/** @param {any} from @param {number[]} files */
function withTheirPages(from, files) {
  if (!from.chained) return files;
  var wanted = new Set();
  files.forEach(function (file) {
    var chain = from.chains.get(file);
    if (!chain) return void wanted.add(file);
    if (chain.whole) for (var at = chain.first; at <= chain.last; at++) wanted.add(at);
    wanted.add(chain.first);
    wanted.add(file);
  });
  return Array.from(wanted);
}

/* The pages that hold all the words, each in one of its files. */
/** @param {any} from @param {any[]} terms */
function sharedFiles(from, terms) {
  var held = terms.map(function (term) { return holdersOf(from, term); });
  if (held.length === 1) return held[0].files;
  function page(/** @type {number} */ file) { return from.chains.has(file) ? from.chains.get(file).first : file; }
  var pages = held.map(function (each) { return new Set(each.files.map(page)); });
  var /** @type {Set<number>} */ out = new Set();
  held.forEach(function (each) {
    each.files.forEach(function (/** @type {number} */ file) {
      if (pages.every(function (those) { return those.has(page(file)); })) out.add(file);
    });
  });
  return Array.from(out).sort(function (one, two) { return one - two; });
}

/* Those first in whose names the words stand. */
/** @param {any} from @param {any[]} terms @param {number[]} files */
function namedFirst(from, terms, files) {
  if (from.small) return files;
  var times = new Map();
  terms.forEach(function (term) {
    holdersOf(from, term).named.forEach(function (/** @type {number} */ file) { times.set(file, (times.get(file) || 0) + 1); });
  });
  return files.slice().sort(function (one, two) { return (times.get(two) || 0) - (times.get(one) || 0) || one - two; });
}

/* What a question looks at: pieces of text as far as they have come, in order, with their pages; `partly`: there are more. */
/** @param {any} from @param {number[]} files @param {boolean} partly */
function viewOf(from, files, partly) {
  var groups = new Set(), /** @type {any[]} */ pieces = [], /** @type {any[]} */ heard = [];
  files = withTheirPages(from, files).sort(function (one, two) { return one - two; });
  files.map(function (file) { return pieceOf(from, file); }).forEach(function (piece) {
    /* A page is nothing without its title. */
    if (!piece || !piece.groups.every(function (/** @type {any} */ group) { return group.entries[0].order === 0; })) return;
    pieces.push(piece);
    piece.groups.forEach(function (/** @type {any} */ group) { groups.add(group); });
    heard = heard.concat(piece.spoken);
  });
  return Object.assign(Object.create(from), { pieces: pieces, groups: Array.from(groups), spoken: heard, partly: partly, whole: files.length === from.sizes.length, loaded: files.join() });
}

/* Whether all texts have come; then none is looked up. */
/** @param {any} from */
function isHere(from) {
  if (!from.here) from.here = from.small && from.sizes.length > 0 && from.sizes.every(function (/** @type {any} */ size, /** @type {number} */ file) { return heldPiece(from, file); });
  return from.here;
}

/** @param {any} from */
function wholeOf(from) {
  if (!isHere(from)) return viewOf(from, allFiles(from), false);
  return from.view || (from.view = viewOf(from, allFiles(from), false));
}

/** @param {any} from @param {any[]} terms @param {boolean} [otherwise] For other words than those that were typed. */
function viewFor(from, terms, otherwise) {
  if (!terms.length) return viewOf(from, [], false);
  if (isHere(from)) return wholeOf(from);
  var given = affordable(from, namedFirst(from, terms, sharedFiles(from, terms)), otherwise ? "aside" : "text");
  return viewOf(from, given.files, !given.all || terms.some(function (term) { return holdersOf(from, term).unknown; }));
}

/* Where words that stand nowhere are looked for: everywhere; in a larger edition where most of their characters stand. */
/** @param {any} from @param {string[]} grams */
function wideView(from, grams) {
  if (from.small) return wholeOf(from);
  var weights = new Map();
  grams.forEach(function (gram) {
    var record = recordOf(from, /^[a-z0-9.]{3,}/.test(gram) ? WORD + gram : gram);
    var weight = record ? rarity(gram, record.entries, from.entries) : 0;
    if (record) record.files.forEach(function (/** @type {number} */ file) { weights.set(file, (weights.get(file) || 0) + weight); });
  });
  var best = Array.from(weights.keys()).sort(function (one, two) { return weights.get(two) - weights.get(one) || one - two; });
  return viewOf(from, affordable(from, best, "text").files, true);
}

/* Whether a word stands anywhere. What is looked up by more than it is sought by may not: then the texts say it. */
/** @param {any} from @param {any} term */
function standsSomewhere(from, term) {
  if (isHere(from)) return from.held.some(function (/** @type {any} */ piece) { return counts(piece, term).some(Boolean); });
  var files = holdersOf(from, term).files;
  if (!files.length) return false;
  function holds(/** @type {number} */ file) {
    var piece = heldPiece(from, file);
    return piece && counts(piece, term).some(Boolean);
  }
  if (files.some(holds)) return true;
  if (!term.exact && (term.loose.length < 3 || keysOf(from, term.loose, term.whole)[0] === WORD + term.loose)) return true;
  return affordable(from, files, "aside").files.map(function (file) { return pieceOf(from, file); }).some(function (piece) {
    return piece && counts(piece, term).some(Boolean);
  });
}

/* Whether a character stands anywhere. */
/** @param {any} from @param {string} sign */
function isKnown(from, sign) {
  if (isHere(from)) return from.held.some(function (/** @type {any} */ piece) { return piece.loose.folded.includes(sign); });
  var record = recordOf(from, sign);
  return !record || record.files.length > 0;
}

/* A page by its path, a place by its id. */
/** @param {any} from @param {string} path */
function groupAt(from, path) {
  var record = from.byPath[path] || isHere(from) ? null : recordOf(from, PATH + path);
  if (record && record.files.length) viewOf(from, record.files, false);
  return from.byPath[path] || null;
}

/** @param {any} from @param {string} id */
function placeBy(from, id) {
  if (!from.byId.has(id)) groupAt(from, (from.spaced ? "en/" : "") + "texts/" + id.split("-")[0]);
  return from.byId.get(id);
}
