/* What is read to answer a question: first by which keys the texts hold its words, then the files that hold them
   (scripts/edition/files/search_lookup.py writes both). Nothing here waits: what has not come counts as not there and is
   asked for; once it is there, the question is put again. --------------------------------------------------------- */

var LONGEST_WORD = 24, RUN = "\t3", WORD = "\tw", PATH = "\t/", SPOKEN = "\tp"; /* as search_grams.py writes them */

var /** @type {Record<string, any>} */ arrived = {}; /* what has come, by name */
var /** @type {Record<string, boolean>} */ wanting = {}; /* what the question that is being answered lacks */
var arrivals = 0;
var /** @type {any} */ directory = null;

/* A file that has come; else null, and it is asked for. */
/** @param {string} name */
function fileOf(name) {
  if (arrived[name] === undefined) wanting[name] = true;
  return arrived[name] === undefined ? null : arrived[name];
}

function lacking() {
  return Object.keys(wanting).length > 0;
}

/* Numbers as they are written: a digit of 40 ends one, the same and 40 go on. */
/** @param {string} text */
function numbersIn(text) {
  var /** @type {number[]} */ out = [], value = 0, unit = 1;
  for (var at = 0; at < text.length; at++) {
    var signed = digitAt(text, at);
    value += (signed % 40) * unit;
    unit *= 40;
    if (signed >= 40) continue;
    out.push(value);
    value = 0;
    unit = 1;
  }
  return out;
}

/** @param {string} text @param {number} at */
function digitAt(text, at) {
  var code = text.charCodeAt(at);
  return code < 92 ? code - 40 : code - 41;
}

/* Numbers of files: as distances, or as bits. */
/** @param {string} text */
function filesIn(text) {
  if (text.charAt(0) !== "$") {
    var last = -1;
    return numbersIn(text).map(function (distance) { return (last += distance + 1); });
  }
  var /** @type {number[]} */ out = [];
  for (var at = 1; at < text.length; at++) {
    for (var bits = digitAt(text, at), bit = 0; bits >> bit; bit++) if ((bits >> bit) & 1) out.push((at - 1) * 6 + bit);
  }
  return out;
}

/* A shard of keys: their records by key, still as they are written. */
/** @param {string} text */
function recordsIn(text) {
  var records = new Map();
  text.split("\n").forEach(function (line) {
    var first = line.charAt(0) === "\t" ? "\t" : line.slice(0, line.indexOf(" "));
    var given = line.slice(first.length + 1).split(" ");
    if (first === "\t") {
      given.forEach(function (each) { records.set("\t" + each.slice(0, each.indexOf('"')), each.slice(each.indexOf('"') + 1)); });
      return;
    }
    if (given[0]) records.set(first, given[0]);
    for (var at = 1; at < given.length; at++) records.set(first + given[at].charAt(0), given[at].slice(1));
  });
  return records;
}

var NO_FILES = { files: [], entries: 0, named: [], counts: null };

/* What the index says of a key: which files hold it, how many entries, in whose names it stands; null while that is not
   known, or for good where a question has read what it may. */
/** @param {any} from @param {string} key */
function recordOf(from, key) {
  var keys = from.told ? from.told.keys : [], low = 0, high = keys.length;
  if (!from.told) return null;
  if (!keys.length || key < keys[0]) return NO_FILES;
  while (high - low > 1) {
    var middle = (low + high) >> 1;
    if (keys[middle] <= key) low = middle;
    else high = middle;
  }
  var name = from.language + "-k" + low;
  if (!spend(from, name)) return null;
  var shard = fileOf(name);
  if (shard === null) return null;
  if (typeof shard === "string") shard = arrived[name] = recordsIn(shard);
  var record = shard.get(key);
  if (record === undefined) return NO_FILES;
  if (typeof record === "string") {
    var given = record.split("#"), files = filesIn(given[0]);
    record = { files: files, entries: given[1] ? numbersIn(given[1])[0] : files.length, named: given[2] ? filesIn(given[2]) : [], counts: given[3] ? numbersIn(given[3]) : null };
    shard.set(key, record);
  }
  return record;
}

/* What a question may read: an edition of at most `reads.small` bytes is read as far as it takes, of a larger one what the
   directory says (scripts/edition/files/search_files.py: Reads). ----------------------------------------------------- */

var purse = { times: 0, text: 0, aside: 0, shards: 0, known: new Set() };

/** @param {number} times A list of so many times the usual length. */
function fillPurse(times) {
  var may = directory ? directory.reads : { texts: 0, aside: 0, shards: 0 };
  purse = { times: times, text: may.texts * times, aside: may.aside, shards: may.shards, known: new Set() };
}

/** @param {any} from @param {string} name */
function spend(from, name) {
  if (from.small || purse.known.has(name)) return true;
  if (purse.shards < 1) return false;
  purse.shards--;
  purse.known.add(name);
  return true;
}

/* The first of the files that may still be read, with those of their pages; whether that was all of them. */
/** @param {any} from @param {number[]} files @param {"text" | "aside"} out_of */
function affordable(from, files, out_of) {
  if (from.small) return { files: files, all: true };
  var /** @type {Set<number>} */ out = new Set();
  for (var at = 0; at < files.length; at++) {
    var those = withTheirPages(from, [files[at]]).filter(function (file) { return !purse.known.has(from.language + "-" + file); });
    var size = those.reduce(function (total, file) { return total + from.sizes[file]; }, 0);
    /* A page that is too long by itself is read all the same. */
    if (size > purse[out_of] && (out.size || out_of === "aside")) return { files: Array.from(out), all: false };
    purse[out_of] -= size;
    those.forEach(function (file) { purse.known.add(from.language + "-" + file); });
    out.add(files[at]);
  }
  return { files: Array.from(out), all: true };
}

/* By what a word is looked up ------------------------------------------------------------------------------------ */

/* Every other pair first: together they hold the whole word; a Latin word as a whole, where it is sought so. */
/** @param {any} from @param {string} folded @param {number} whole */
function keysOf(from, folded, whole) {
  var /** @type {string[]} */ first = [], /** @type {string[]} */ rest = [], at = 0;
  folded.split(/[ \n]/).forEach(function (stretch) {
    if (stretch.length === 1) first.push(stretch);
    for (var second = 1; second < stretch.length; second++) {
      if (isKey(stretch.substr(second - 1, 2))) (second % 2 ? first : rest).push(stretch.substr(second - 1, 2));
    }
    stretch.replace(/[a-z0-9]{2,}/g, function (letters, /** @type {number} */ offset) {
      if (letters.length === 2) first.push(letters);
      for (var third = 2; third < letters.length; third++) (third % 3 === 2 ? first : rest).push(RUN + letters.substr(third - 2, 3));
      return wordsIn(letters, at + offset, folded.length, whole, first);
    });
    if (/^[a-z]$/.test(stretch)) wordsIn(stretch, at, folded.length, whole, first);
    at += stretch.length + 1;
  });
  var out = Array.from(new Set(first.concat(rest)));
  return from.small ? out : out.slice(0, directory.reads.keys);
}

/* Latin letters and figures have keys of three; half a character is no key. */
/** @param {string} pair */
function isKey(pair) {
  return /[\uD800-\uDFFF]/.test(pair) ? /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(pair) : !/^[a-z0-9]{2}$/.test(pair);
}

/* Puts first what is sought as a whole word. */
/** @param {string} letters @param {number} from Where they stand. @param {number} end @param {number} whole @param {string[]} into */
function wordsIn(letters, from, end, whole, into) {
  return letters.replace(/[a-z]+/g, function (word, /** @type {number} */ offset) {
    var begins = from + offset, ends = begins + word.length;
    if ((begins > 0 || whole & BEGINS) && (ends < end || whole & ENDS) && word.length <= LONGEST_WORD) into.unshift(WORD + word);
    return word;
  });
}

/* Which files may hold a word, and in whose names it may stand; no keys: any. */
/** @param {any} from @param {any} term */
function holdersOf(from, term) {
  if (term.holders && term.holders.key === arrivals && term.holders.of === from) return term.holders;
  var /** @type {any} */ files = null, /** @type {any} */ named = null, entries = Infinity, /** @type {any} */ only = null;
  var keys = keysOf(from, term.loose, term.whole), open = 0;
  keys.forEach(function (each) {
    if (files && !files.length) return;
    var record = recordOf(from, each);
    if (!record) return void open++;
    files = files ? both(files, record.files) : record.files;
    named = named ? both(named, record.named) : record.named;
    entries = Math.min(entries, record.entries);
    only = record;
  });
  if (!files) files = open || !term.strict ? [] : allFiles(from);
  var single = keys.length === 1 && !open && keys[0] === term.loose && !term.exact && !term.whole;
  term.holders = { key: arrivals, of: from, files: files, named: named || [], entries: Math.min(entries, from.entries), counts: single && only ? only.counts : null, unknown: !lacking() && open === keys.length && open > 0 };
  return term.holders;
}

/** @param {number[]} one @param {number[]} two */
function both(one, two) {
  var /** @type {number[]} */ out = [];
  for (var a = 0, b = 0; a < one.length && b < two.length;) {
    if (one[a] === two[b]) {
      out.push(one[a++]);
      b++;
    } else if (one[a] < two[b]) a++;
    else b++;
  }
  return out;
}

/** @param {any} from */
function allFiles(from) {
  return from.sizes.map(function (/** @type {number} */ size, /** @type {number} */ at) { return at; });
}

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
