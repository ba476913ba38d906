/* Whether a citation names a place of the quotation: the paragraph, what is in it or around it, or the document. */
/** @param {any} index @param {any} cite @param {any} place */
function matches(index, cite, place) {
  if (cite.document !== place.document) return false;
  if (!cite.id || cite.id === place.document) return true;
  var cited = index.ids[cite.id];
  return place.ids.some(function (/** @type {string} */ id) {
    var known = index.ids[id];
    if (id === cite.id || id.startsWith(cite.id + "-") || cite.id.startsWith(id + "-")) return true;
    return known && (known.section === cite.id || known.block === cite.id || cited.block === id || (cited.block && cited.block === known.block));
  });
}

var CENTRAL = /(?:中央(?:文件|意见|明确|要求|指出|强调|规定|提出)|中共中央)[^。；！？!?“”「」]{0,22}$/;

/* “……”（中央文件） */
var CREDITED = /^[\s\u200b]*[（(〔[](?:见|引自|出自|来源[：:]?)?[\s\u200b]*(?:中央文件|中央《|中共中央)/;

/** @param {any} index @param {any} quote @param {any} judged */
function credited(index, quote, judged) {
  var telling = quote.cites.filter(function (/** @type {any} */ cite) {
    return cite.document;
  });
  var held = judged.places;
  var finding = { cites: quote.cites, source: "", misplaced: "", presented: false, declared: judged.verdict === "received" && quote.declared };
  function right(/** @type {any} */ cite) {
    return held.some(function (/** @type {any} */ place) {
      return matches(index, cite, place);
    });
  }
  /* Of several codes one will do, and of several links; but a link does not make good a wrong code, nor a code a wrong link. A
     name that only says the document yields to a code beside it. */
  function sound(/** @type {any} */ type) {
    var those = telling.filter(function (/** @type {any} */ cite) {
      return cite.type === type && (coded(cite) || !telling.some(coded));
    });
    return !those.length || those.some(right);
  }
  if (held.length && telling.length) {
    var unsound = ["code", "link", "name"].filter(function (type) { return !sound(type); });
    finding.source = unsound.length ? "other" : "same";
    if (unsound.length) finding.misplaced = unsound[0] !== "name" ? "code" : telling.some(function (/** @type {any} */ cite) {
      return cite.type === "name" && cite.pinned && held.some(function (/** @type {any} */ place) { return place.document === cite.document; });
    }) ? "item" : "document";
  } else if (held.length && quote.cites.some(function (/** @type {any} */ cite) { return cite.state === "unheld"; })) {
    finding.source = "unheld";
  } else if (!held.length && telling.length) {
    finding.source = "unproved";
  }
  var central = held.some(function (/** @type {any} */ place) {
    return index.documents[place.document].kind === "central-document";
  });
  var asCentral = telling.some(function (/** @type {any} */ cite) {
    return index.documents[cite.document].kind === "central-document";
  });
  finding.presented = held.length > 0 && !central && (asCentral || CENTRAL.test(quote.lead) || CREDITED.test(quote.tail));
  /* A name alone says the authority and no place: that is told once. */
  if (finding.presented && !telling.some(coded)) finding.source = "";
  return finding;
}
