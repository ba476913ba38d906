/* Held against the records: whether any place of a quotation bears out what the report says of it ------------------------ */

/* Where shared formulas end: shorter words may well have been said by others too, and words that several texts share, or that
   an article has, by a law or a report that they come from. */
var FORMULA = 10;
var SHARED = 12;
var WORKS = 24;

/* The words of a block before a place in it, and where the place begins. */
/** @param {any} place */
function ahead(place) {
  var found = place.found;
  var stretch = found.run;
  var first = stretch.at[found.from];
  var piece = stretch.pieces[last(stretch.from, first)];
  return piece.text.slice(0, Math.max(0, first - stretch.from[last(stretch.from, first)]) + 1);
}

/* Whether somebody is named at the head of a text, or before the words in their paragraph as one who says something. */
/** @param {any} index @param {any} means @param {any} place */
function speaks(index, means, place) {
  /* A title may name a person who does not speak: 贯彻习近平总书记重要指示精神. A body at the head is the author's house. */
  if (!means.person && means.at.includes(place.document)) return true;
  var document = index.documents[place.document];
  if ((document.by || []).some(function (/** @type {string} */ name) { return means.names.includes(name); })) return true;
  var here = place.ids.map(function (/** @type {string} */ id) { return index.block(id); });
  if (!here.some(function (/** @type {string} */ id) { return means.at.includes(id); })) return false;
  var words = ahead(place);
  return means.names.some(function (/** @type {string} */ name) {
    for (var at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
      if (SAYING.test(words.slice(at + name.length, at + name.length + 40))) return true;
    }
    return false;
  });
}

var SAYING = new RegExp("^[^，。；]{0,34}(?:" + SAID + "|指示|希望)");

/** @param {any} index @param {any} name @param {any} place */
function isOf(index, name, place) {
  var document = index.documents[place.document];
  if (document.region === name || (document.by || []).includes(name)) return true;
  return place.found.run.pieces.some(function (/** @type {any} */ piece) {
    return place.ids.includes(piece.id) && piece.text.includes(name) && document.region !== name && !document.region;
  });
}

/** @param {any} document @param {number} year */
function isDated(document, year) {
  if (document.year) return document.year === year;
  return document.since ? year >= document.since : true;
}

/* The claims that no place bears out, each with what the records say. */
/** @param {any} index @param {any} quote @param {any} judged @param {string} text */
function against(index, quote, judged, text) {
  var places = judged.places;
  if (!places.length || !quote.claims || judged.verdict === "absent" || judged.verdict === "partly") return [];
  var length = keyed(text).key.length;
  var long = length >= (unique(places.map(function (/** @type {any} */ place) { return place.document; })).length > 1 ? SHARED : FORMULA);
  return quote.claims.filter(function (/** @type {any} */ each) {
    function any(/** @type {any} */ test) { return places.some(test); }
    if (each.kind === "year") {
      /* What somebody else is quoted with in a text has a year of its own. */
      if (quote.claims.some(function (/** @type {any} */ other) {
        return other.kind === "speaker" && other.means.person && !any(function (/** @type {any} */ place) { return (index.documents[place.document].by || []).includes(other.means.name); });
      }) && any(function (/** @type {any} */ place) { return quote.claims.some(function (/** @type {any} */ other) { return other.kind === "speaker" && speaks(index, other.means, place); }); })) return false;
      return !any(function (/** @type {any} */ place) { return isDated(index.documents[place.document], each.year); });
    }
    if (each.kind === "item") {
      return any(function (/** @type {any} */ place) { return numberedIn(index, each, place).length; }) &&
        !any(function (/** @type {any} */ place) {
          return numberedIn(index, each, place).some(function (/** @type {string} */ id) { return matches(index, { document: place.document, id: id }, place); });
        });
    }
    if (!long) return false;
    if (each.kind === "document") {
      return length >= WORKS || any(function (/** @type {any} */ place) { return index.documents[place.document].kind === "central-document"; });
    }
    if (each.kind === "region") return !any(function (/** @type {any} */ place) { return isOf(index, each.means.name, place); });
    return !any(function (/** @type {any} */ place) { return speaks(index, each.means, place); });
  }).map(function (/** @type {any} */ each) {
    var document = index.documents[places[0].document];
    return {
      kind: each.kind, start: each.start, end: each.end, said: each.said,
      right: { document: places[0].document, ids: places[0].ids, by: document.by || [], region: document.region || "", year: document.year || 0, since: document.since || 0 }
    };
  });
}

/* Whether like words are somebody's on another occasion than the text tells of: he may have said it otherwise there. */
/** @param {any} index @param {any} quote @param {any} judged */
function elsewhere(index, quote, judged) {
  if (!/^(?:near|punctuation)$/.test(judged.verdict) || !quote.occasion || !quote.claims || quote.cites.length) return false;
  var person = quote.claims.filter(function (/** @type {any} */ each) { return each.kind === "speaker" && each.means.person; })[0];
  if (!person || judged.places.some(function (/** @type {any} */ place) { return (index.documents[place.document].by || []).includes(person.means.name); })) return false;
  return !judged.places.some(function (/** @type {any} */ place) {
    var told = place.found.run.pieces.filter(function (/** @type {any} */ piece) { return place.ids.includes(piece.id); }).map(function (/** @type {any} */ piece) { return piece.text; }).join("");
    for (var at = 0; at + GRAM <= quote.occasion.length; at++) if (told.includes(quote.occasion.substr(at, GRAM))) return true;
    return false;
  });
}

/** @param {any} index @param {any} claimed @param {any} place */
function numberedIn(index, claimed, place) {
  return grammar.at(place.document, claimed.steps, index.places);
}
