/* Codes and numbers of items: what is typed may name a place; how it is read stands in ids/grammar.js ---------------- */

var grammar = grammarOf(GRAMMAR, foldingTable(FOLDING.code));
var /** @type {any} */ codesHeld = { names: "", places: null };
var MOST_CODES = 4;

/* What can be named: all there is in a small edition; in a larger one the central documents, and those whose code is
   typed. null while nothing has come. */
/** @param {string} text */
function placesNamed(text) {
  var firsts = directory && directory.codes;
  if (!firsts || !firsts.length) return null;
  var wanted = new Set([0]);
  (grammar.fold(text.slice(0, SHORT * 2)).match(/[a-z]{2,}[0-9]*/g) || []).slice(0, MOST_CODES).forEach(function (code) {
    for (var at = firsts.length - 1; at > 0 && firsts[at] > code;) at--;
    wanted.add(at);
  });
  var names = Array.from(wanted).map(function (at) { return "codes-" + at; });
  var given = names.map(fileOf);
  if (given.includes(null)) return null;
  if (codesHeld.names === names.join()) return codesHeld.places;
  var /** @type {any} */ all = { documents: {}, moved: {}, withdrawn: {} };
  given.forEach(function (payload) {
    var read = JSON.parse(payload);
    Object.keys(all).forEach(function (name) { Object.assign(all[name], read[name]); });
  });
  codesHeld = { names: names.join(), places: grammar.places(all) };
  return codesHeld.places;
}

/** @param {any} entry */
function full(entry) {
  return entry.anchor.charAt(0) === "-" ? entry.group.anchor + entry.anchor : entry.anchor || entry.group.anchor;
}

/** @param {any} entry @param {number} at */
function point(entry, at) {
  return (entry.points[at].charAt(0) === "-" ? entry.group.anchor : "") + entry.points[at];
}

/* Takes down where an id stands: an entry, or a point in one. Of a document's title and its other lines the title. */
/** @param {any} into @param {any} entry */
function locate(into, entry) {
  if (!(entry.group.flags & DOCUMENT)) return;
  if (!into.has(full(entry))) into.set(full(entry), { entry: entry, point: -1 });
  for (var at = 0; at < entry.points.length; at += 3) into.set(point(entry, at), { entry: entry, point: at });
}

/* Where a query leads; what is no place of this edition leads nowhere. */
/** @param {string} text */
function leadOf(text) {
  var places = placesNamed(text);
  return places ? grammar.leads(text, places) : { ids: [], was: {}, missing: [], withdrawn: [] };
}

/* The places that are meant. */
/** @param {any} from @param {any} lead */
function pointed(from, lead) {
  return lead.ids.map(function (/** @type {string} */ id) { return placeBy(from, id); }).filter(Boolean);
}
