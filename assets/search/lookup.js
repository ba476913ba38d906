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
