/* What is kept of the basket (引用夹): every place that was gathered, in order, and of each text all that a reference to it
   needs, so that a page without a network composes it in any form. Whatever stands in the storage is somebody's word:
   what is not of this form is left out. */
var KEPT = "basket";
var MOST = 500;

/** @returns {Basket} */
function emptyBasket() {
  return { texts: {}, items: [], last: 0 };
}

/** @param {any} list @param {(each: any) => boolean} [is] */
function listOf(list, is) {
  return Array.isArray(list) && list.every(is || function (each) { return typeof each === "string"; });
}

/* A page of the handbook and nothing else: what is kept becomes an address. */
/** @param {any} path */
function ownPath(path) {
  return typeof path === "string" && /^(?:[\w-]+\/)*[\w-]*$/.test(path);
}

/** @param {any} form */
function isForm(form) {
  return Boolean(form) && typeof form.form === "string" && typeof form.label === "string" && typeof form.way === "string" && listOf(form.parts);
}

/** @param {any} file */
function isFile(file) {
  return Boolean(file) && typeof file.label === "string" && listOf(file.parts);
}

/** @param {any} text */
function isText(text) {
  if (!text) return false;
  var files = text.files || {};
  return listOf(text.forms, isForm) && text.forms.length > 0 && typeof text.name === "string" && Object.keys(files).every(function (each) { return isFile(files[each]); });
}

/** @param {any} item @param {Record<string, any>} texts */
function isItem(item, texts) {
  return Boolean(item) && ["id", "text", "at", "title", "on", "version", "reading"].every(function (name) { return typeof item[name] === "string"; }) &&
    typeof item.n === "number" && listOf(item.ids) && listOf(item.remarks, Array.isArray) && ownPath(item.path) && Object.prototype.hasOwnProperty.call(texts, item.key);
}

/** @param {string | null} kept @returns {Basket} */
function basketOf(kept) {
  var made = emptyBasket();
  var /** @type {any} */ given = null;
  try {
    given = JSON.parse(kept || "null");
  } catch (broken) {
    return made;
  }
  if (!given || !given.texts || !Array.isArray(given.items)) return made;
  Object.keys(given.texts).forEach(function (key) {
    var text = given.texts[key];
    if (text && isText(text.zh) && (!text.en || isText(text.en))) made.texts[key] = text;
  });
  made.items = given.items.filter(function (/** @type {any} */ item) { return isItem(item, made.texts); });
  made.last = made.items.reduce(function (most, item) { return Math.max(most, item.n); }, 0);
  return made;
}

/* As it is stored: without texts of which nothing is left. */
/** @param {Basket} basket @returns {string} */
function stored(basket) {
  var /** @type {Record<string, any>} */ texts = {};
  basket.items.forEach(function (item) { texts[item.key] = basket.texts[item.key]; });
  return JSON.stringify({ texts: texts, items: basket.items });
}

/* The same words of the same place. */
/** @param {any} one @param {any} other */
function same(one, other) {
  return one.id === other.id && one.text === other.text && one.reading === other.reading && one.path === other.path;
}

/* Puts places into the basket, each once; says how many are new. */
/** @param {Basket} basket @param {any[]} items @param {Record<string, any>} texts @returns {number} */
function putInto(basket, items, texts) {
  var before = basket.items.length;
  items.forEach(function (item) {
    if (basket.items.length >= MOST || basket.items.some(function (known) { return same(known, item); })) return;
    basket.texts[item.key] = texts[item.key];
    basket.items.push(Object.assign({ n: ++basket.last }, item));
  });
  return basket.items.length - before;
}
