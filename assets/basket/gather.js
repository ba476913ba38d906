/* Gathering: what any room of any page puts into the basket. */
var /** @type {Record<string, any>} */ known = {};
var PAGES = "handbook";
var SAID = handbook.english
  ? {
      added: function (/** @type {number} */ sum) { return "In the basket now: " + sum + "."; },
      already: "This stands in the basket already.",
      failed: "What a reference needs is out of reach; try again with a connection.",
      refused: "The browser does not let us store anything; nothing was put into the basket.",
      full: "The basket is full (" + MOST + " places).",
      see: "Open the basket"
    }
  : {
      added: function (/** @type {number} */ sum) { return "已放入引用夹，现有 " + sum + " 条。"; },
      already: "引用夹里已经有这一条。",
      failed: "注明出处要用的数据取不到，联网后再来一次。",
      refused: "浏览器不许存储，没有放进引用夹。",
      full: "引用夹已满（" + MOST + " 条）。",
      see: "看引用夹"
    };

handbook.cited = function (/** @type {any} */ said) { Object.assign(known, said); };

/* What is known of a text: handed over as a script; on its own page without one, where that cannot be loaded. */
/** @param {string} name @param {() => void} done @param {() => void} failed */
function withText(name, done, failed) {
  if (known[name]) return done();
  handbook.load(new URL("data/citing/" + name + ".js", handbook.base).href, done, function () {
    var own = handbook.citation();
    if (!own || own.code !== name || handbook.english) return failed();
    known[name] = { zh: Object.assign({ name: ownName() }, own), en: null };
    return done();
  });
  return undefined;
}

function ownName() {
  return /** @type {any} */ (document.querySelector("meta[name=handbook]")).getAttribute("content");
}

function today() {
  var now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (each) { return (each < 10 ? "0" : "") + each; }).join("-");
}

/** @returns {Basket} */
function basketNow() {
  return basketOf(handbook.recall(KEPT));
}

/** @param {Basket} basket @returns {boolean} Whether it is kept. */
function keep(basket) {
  var text = stored(basket);
  handbook.remember(KEPT, basket.items.length ? text : "");
  showSum();
  return handbook.recall(KEPT) === (basket.items.length ? text : "");
}

function showSum() {
  var sum = basketNow().items.length;
  document.documentElement.classList.toggle("has-basket", sum > 0);
  handbook.all("[data-basket-sum]").forEach(function (home) { home.textContent = sum ? String(sum) : ""; });
}

/* A place of a document, as far as the page knows it: what is missing is looked up. */
/** @param {any} place @param {any} text */
function completed(place, text) {
  var places = (text && text.places) || {};
  var there = places[place.id];
  if (there) return Object.assign({ at: there.at, remarks: there.remarks || [], said: there.said || "" }, place);
  var /** @type {any} */ inside = null;
  Object.keys(places).forEach(function (id) {
    (places[id].points || []).forEach(function (/** @type {any} */ point) {
      if (point[0] === place.id) inside = { at: point[1], remarks: (places[id].remarks || []).filter(function (/** @type {any} */ row) { return row[1] >= point[2] && row[0] <= point[3]; }) };
    });
  });
  return inside ? Object.assign(inside, place) : place;
}

/* `wanted`: {place, from} each; from.document (a code; empty for what stands in no text), from.kind ("zh", "en": a digest's
   words; "ours", "received"), from.path, and what placeKept takes. Told what came of it in words. */
/** @param {any[]} wanted @param {(said: string, done: boolean) => void} told */
function gather(wanted, told) {
  var names = wanted.map(function (each) { return each.from.document || PAGES; });
  names = names.filter(function (name, at) { return names.indexOf(name) === at; });
  var missing = names.length;
  if (!missing) return;
  function loaded() {
    missing--;
    if (!missing) put(wanted, told);
  }
  names.forEach(function (name) { withText(name, loaded, function () { told(SAID.failed, false); }); });
}

/** @param {any[]} wanted @param {(said: string, done: boolean) => void} told */
function put(wanted, told) {
  var basket = basketNow();
  var /** @type {Record<string, any>} */ texts = {};
  var items = wanted.map(function (each) {
    var from = Object.assign({}, each.from);
    var text = from.document ? known[from.document] : known[PAGES][from.kind];
    from.key = (from.document || from.kind) + "@" + handbook.version;
    texts[from.key] = textKept(text);
    if (from.kind === "en") from.digest = text.en.digest;
    var of = from.kind === "en" ? text.en : text.zh;
    return placeKept(from.document ? completed(each.place, of) : each.place, Object.assign({ title: of.title }, from), today(), handbook.version);
  });
  var added = putInto(basket, items, texts);
  if (!added) told(basket.items.length >= MOST ? SAID.full : SAID.already, false);
  else if (keep(basket)) told(SAID.added(basket.items.length), true);
  else told(SAID.refused, false);
}

handbook.basket = { now: basketNow, keep: keep, gather: gather, one: asOne, see: SAID.see, address: handbook.english ? "en/basket" : "basket" };
showSum();
window.addEventListener("storage", showSum);
window.addEventListener("pageshow", showSum);
