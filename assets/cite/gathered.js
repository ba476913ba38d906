/* Into the basket, and addresses that light up the words they were made for. */
/** @param {any[]} places @param {any} home */
function intoBasket(places, home) {
  var from = { document: data.code, kind: data.digest ? "en" : "zh", path: data.cited || handbook.page };
  handbook.basket.gather([{ place: handbook.basket.one(places), from: from }], function (said) {
    all(".receipt", home).forEach(function (old) { old.parentNode.removeChild(old); });
    var made = home.appendChild(make("div", { "class": "receipt receipt--gathered" }));
    var line = made.appendChild(make("p", {}, said + " "));
    line.appendChild(make("a", { href: handbook.address(handbook.basket.address) }, handbook.basket.see));
    status.textContent = said;
    made.scrollIntoView({ block: "nearest" });
  });
}

/* As text fragments are written (https://wicg.github.io/scroll-to-text-fragment/): “-” and “,” mean something there. */
/** @param {string} text */
function inFragment(text) {
  return encodeURIComponent(text).replace(/-/g, "%2D");
}

/* Of long words the first and the last are enough. */
var ENDS = 16;

/** @param {any[]} places @returns {string} */
function litFragment(places) {
  var from = Array.from(places[0].text.trim());
  var to = Array.from(places[places.length - 1].text.trim());
  var whole_ = places.length === 1 && from.length <= 3 * ENDS;
  var words = whole_ ? inFragment(from.join("")) : inFragment(from.slice(0, ENDS).join("")) + "," + inFragment(to.slice(-ENDS).join(""));
  return places[0].block + ":~:text=" + words;
}

/* A link says where it leads; while there is no public address, code and path do. */
/** @param {any} cited @param {string} anchor */
function linkTo(cited, anchor) {
  var link = handbook.online(handbook.page, anchor);
  var named = handbook.english ? data.title + (cited.at ? ", " + cited.at : "") : "《" + data.title + "》" + (cited.at || "");
  return [link ? { to: link, called: named + (handbook.english ? " (" : "（") + cited.id.toUpperCase() + (handbook.english ? ")" : "）") } : cited.id.toUpperCase() + WORDS.colon + handbook.path(handbook.page, anchor)];
}
