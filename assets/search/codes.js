/* Codes and numbers of items: what is typed may name a place; how it is read stands in ids/grammar.js ---------------- */

var grammar = grammarOf(GRAMMAR, foldingTable(FOLDING.code));
var /** @type {any} */ places = null;

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
  return places ? grammar.leads(text, places) : { ids: [], was: {}, missing: [], withdrawn: [] };
}

/* The places that are meant and lie in the files that have come. */
/** @param {any} from @param {any} lead */
function pointed(from, lead) {
  return lead.ids.map(function (/** @type {string} */ id) { return from.byId.get(id); }).filter(Boolean);
}
