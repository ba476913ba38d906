/* From what a page shows to a place of the basket. */

/* Where several places in a row stand: 第（十二）项 … 第（十四）项 → 第（十二）至（十四）项, items 12–14. */
/** @param {string[]} given @returns {string} */
function ranged(given) {
  var places = given.filter(Boolean);
  if (!places.length) return "";
  var first = places[0], last = places[places.length - 1];
  if (first === last) return first;
  var NUMBERED = /^(.*第)(（[^（）]+）|[一二三四五六七八九十百]+|\d+)([^第\d（）]+)$/;
  var from = NUMBERED.exec(first), to = NUMBERED.exec(last);
  if (from && to && from[1] === to[1] && from[3] === to[3]) return from[1] + from[2] + "至" + to[2] + from[3];
  var item = /^item (\d+)$/.exec(first), until = /^item (\d+)$/.exec(last);
  if (item && until) return "items " + item[1] + "–" + until[1];
  return /^[\x20-\x7e]+$/.test(first + last) ? first + " to " + last : first + "至" + last;
}

/* Places that were selected in one go are one place: a run of paragraphs, of measures. */
/** @param {any[]} places @returns {any} */
function asOne(places) {
  if (places.length === 1) return places[0];
  return Object.assign({}, places[0], {
    ids: places.map(function (each) { return each.id; }),
    at: ranged(places.map(function (each) { return each.at; })),
    text: places.map(function (each) { return each.text; }).join("\n"),
    said: places.map(function (each) { return each.said; }).filter(Boolean).join(" "),
    remarks: places.reduce(function (all_, each) { return all_.concat(each.remarks || []); }, [])
  });
}

/* What is kept of a text: what its references need, in either language; not its places. */
/** @param {any} known @returns {any} */
function textKept(known) {
  function kept(/** @type {any} */ of) {
    if (!of) return null;
    var /** @type {any} */ out = {};
    ["code", "title", "name", "cited", "forms", "caution", "files", "months", "reading"].forEach(function (name) {
      if (of[name] !== undefined) out[name] = of[name];
    });
    return out;
  }
  return { zh: kept(known.zh), en: kept(known.en) };
}

/* A place as the basket keeps it. `from`: {path, key, title; where it is no text's also code (its page's name) and what (ours, received)}. */
/** @param {any} place @param {any} from @param {string} day @param {string} version @returns {any} */
function placeKept(place, from, day, version) {
  var /** @type {any} */ made = {
    id: place.id, ids: place.ids || [place.id], at: place.at || "", text: place.text, reading: place.reading || "emended",
    remarks: (place.remarks || []).map(function (/** @type {any} */ row) { return [0, 0, "", row[3] || "", row[4] || row[3] || ""]; }),
    key: from.key, path: from.path, title: from.title, on: day, version: version
  };
  if (place.said) made.said = place.said;
  ["code", "what", "loose", "digest", "anchor"].forEach(function (name) {
    if (from[name] !== undefined && from[name] !== false) made[name] = from[name];
  });
  return made;
}
