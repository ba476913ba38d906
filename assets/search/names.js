/* Other names: what people type for what the handbook calls otherwise (editorial/synonyms.yml), as files/search_names.py
   writes it: [[asked, …], words, path, anchor, ground, ground in English] — words of the texts, or one place. The directory
   says what is asked; the rows come with the questions that need them. ------------------------------------------- */

var /** @type {{ names: string[], leads: boolean }[]} */ otherNames = []; /* what is asked, by row; whether it leads to a place */
var /** @type {Record<string, Map<string, number[]>>} */ namesBy = {};

/* A row by its number; null while it has not come. */
/** @param {number} number */
function rowAt(number) {
  var file = directory.names.length - 1;
  while (directory.names[file] > number) file--;
  var rows = fileOf("names-" + file);
  if (typeof rows === "string") rows = arrived["names-" + file] = JSON.parse(rows);
  return rows && rows[number - directory.names[file]];
}

/** @param {number[]} numbers */
function rowsAt(numbers) {
  return numbers.map(rowAt).filter(Boolean);
}

/* The rows that are asked by just these words; `spaced` as the index of the language folds. */
/** @param {string} words @param {any} spaced */
function rowsFor(words, spaced) {
  var by = namesBy[spaced];
  if (!by) {
    by = namesBy[spaced] = new Map();
    otherNames.forEach(function (given, row) {
      given.names.forEach(function (asked) {
        var key = fold(asked, false, spaced);
        /** @type {any} */ (by).set(key, (/** @type {any} */ (by).get(key) || []).concat([row]));
      });
    });
  }
  return words.length > SHORT ? [] : rowsAt(by.get(fold(words, false, spaced)) || []);
}

/* The place a row leads to, in the language that is read where it has it. */
/** @param {any} from @param {any} row */
function placeOf(from, row) {
  var group = (from.spaced && groupAt(from, "en/" + row[2])) || groupAt(from, row[2]);
  if (!group) return null;
  var entry = group.entries.find(function (/** @type {any} */ each) { return row[3] && full(each) === row[3]; });
  return { entry: entry || group.entries[0], point: -1, why: groundOf(from, row) };
}

/** @param {any} from @param {any} row */
function groundOf(from, row) {
  return from.spaced && row[5] ? row[5] : row[4];
}

/* Where the whole question is another name of a place. */
/** @param {any} from @param {string} plain */
function namedPlaces(from, plain) {
  return rowsFor(plain, from.spaced).filter(function (row) { return row[2]; }).map(function (row) { return placeOf(from, row); }).filter(Boolean);
}

/* What a row says for a word inside a question: its words, or how the place it leads to is called. */
/** @param {any} from @param {any} row */
function wordsOf(from, row) {
  if (row[1]) return row[1];
  var place = placeOf(from, row);
  return place && place.entry.head ? place.entry.text.slice(0, place.entry.head).split(/[\n；]/)[0] : "";
}

/* The questions that say the same in words of the handbook: of the whole, else word for word. */
/** @param {any} from @param {any} found */
function otherQuestions(from, found) {
  var asked = found.asked;
  var rows = rowsFor(asked.plain, from.spaced).filter(function (row) { return row[1]; });
  if (rows.length || asked.terms.length < 2) {
    return (rows.length || found.sections.length ? rows : namedWithin(from, asked.plain)).map(function (row) {
      return { as: wordsOf(from, row), query: wordsOf(from, row), why: groundOf(from, row), within: !rows.length };
    }).filter(function (each) { return each.as; });
  }
  var /** @type {any[]} */ out = [];
  asked.terms.forEach(function (/** @type {any} */ term) {
    rowsFor(term.said, from.spaced).forEach(function (row) {
      var words = wordsOf(from, row);
      if (!words) return;
      var query = asked.terms.map(function (/** @type {any} */ each) { return each === term ? words : each.said; }).join(" ");
      out.push({ as: words, query: query, why: groundOf(from, row) });
    });
  });
  return out;
}

var /** @type {Record<string, string[]>} */ keysBy = {};

/* All that is asked, the longest first. */
/** @param {any} spaced */
function keysFor(spaced) {
  var by = /** @type {any} */ (namesBy[spaced]);
  if (!keysBy[spaced]) keysBy[spaced] = Array.from(by.keys()).sort(function (one, two) { return two.length - one.length; });
  return keysBy[spaced];
}

/* What a longer question names in other words: 快递小哥的保险. The longest names, each stretch once. */
/** @param {any} from @param {string} plain */
function namedWithin(from, plain) {
  if (plain.length > SHORT) return [];
  var typed = fold(plain, false, from.spaced), /** @type {number[]} */ out = [];
  rowsFor("", from.spaced);
  keysFor(from.spaced).forEach(function (key) {
    var at = key.length > 1 ? (from.spaced ? (" " + typed + " ").indexOf(" " + key + " ") : typed.indexOf(key)) : -1;
    if (at < 0) return;
    typed = typed.slice(0, at) + "\n" + typed.slice(at + key.length);
    out = out.concat(/** @type {any} */ (namesBy[from.spaced]).get(key));
  });
  return rowsAt(out.slice(0, MOST_NAMED));
}

var MOST_NAMED = 4;

var HAN = /[\u3400-\u9fff]/;

/* Shown as “also called …”: what is found by each, and where nothing stands literally the hits of the first. English
   words may have their answer in the Chinese texts. */
/** @param {string} language @param {any} found */
function saidOtherwise(language, found) {
  var from = book(language);
  return otherQuestions(from, found).map(function (each) {
    var there = from.spaced && HAN.test(each.as) ? "zh" : language;
    var also = literally(book(there), each.query, true);
    return Object.assign({ language: there, paragraphs: sums(also.sections).paragraphs, found: also }, each);
  }).filter(function (each) { return each.paragraphs; });
}

/* Latin letters inside other words: offered, never counted with the word itself. */
/** @param {any} from @param {any} found */
function insideWords(from, found) {
  var term = found.asked.terms.length === 1 && found.asked.terms[0];
  if (!term || term.exact || !term.whole || !/^[a-z]+$/.test(term.loose)) return [];
  var query = "*" + term.loose + "*";
  var more = sums(literally(from, query, true).sections).paragraphs - found.literal.together.length;
  return more > 0 ? [{ as: query, query: query, why: "", inside: true, language: from.spaced ? "en" : "zh", paragraphs: more }] : [];
}
