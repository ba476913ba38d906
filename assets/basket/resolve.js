/* The places of the basket as references are composed of them: each with the text it is of, in the language of the form. */
/** @param {any} text @param {string} name @returns {any} */
function inForm(text, name) {
  function has(/** @type {any} */ of) {
    return of && of.forms.some(function (/** @type {any} */ each) { return each.form === name; });
  }
  return has(text.zh) ? text.zh : has(text.en) ? text.en : text.zh;
}

/* What stands in no text, in place of a reading: in Chinese and in English. */
var WHAT = /** @type {Record<string, string[]>} */ ({
  ours: ["编者的话", "editors’ words"], received: [handbook.words.readings.received, handbook.words.readings_english.received]
});

/** @param {Basket} basket @param {string} name @returns {any[]} */
function placesOf(basket, name) {
  return basket.items.map(function (item) {
    var of = inForm(basket.texts[item.key], name);
    var said = item.what && WHAT[item.what];
    return Object.assign({}, item, { of: of }, said ? { as: said[of.months ? 1 : 0] } : {});
  });
}

/* Terms and events share a form and no document: each is an entry of its own. */
/** @param {any} place */
function keyOf(place) {
  return place.code ? place.key + "#" + place.path + "#" + place.id + place.title : place.key;
}

/* The whole basket in one form. Nothing is composed of an empty one. */
/** @param {Basket} basket @param {string} name @returns {Composed} */
function basketComposed(basket, name) {
  var places = placesOf(basket, name).map(function (place) { return Object.assign(place, { key: keyOf(place) }); });
  if (!places.length) return { body: [], notes: [] };
  return composed(name, places);
}
