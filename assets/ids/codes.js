/* 编号直达: type a code as it comes to hand and go there. Also helps on the page for addresses that lead nowhere. */

var make = handbook.make;
var all = handbook.all;

var places = handbookGrammar.places(handbook.anchors);

/* The page 编号直达 ---------------------------------------------------------------------------------------------- */

var MOST = 12;

/** @param {any} home */
function finder(home) {
  var /** @type {any[]} */ entries = [];
  var known = Object.create(null);
  all(".codes").forEach(function (group) {
    all("li", group).forEach(function (item) {
      var link = item.querySelector("a");
      entries.push({
        id: link.textContent.toLowerCase(),
        href: link.href,
        words: item.textContent.slice(link.textContent.length).trim(),
        title: group.querySelector(".codes__title").textContent
      });
      known[entries[entries.length - 1].id] = entries[entries.length - 1];
    });
  });
  var form = home.querySelector("form");
  var box = home.querySelector("input");
  var told = home.querySelector(".codes-form__told");
  var list = home.querySelector(".codes-found");

  var /** @type {any} */ first = null;

  function line(/** @type {any} */ entry) {
    var item = make("li");
    var link = make("a", { href: entry.href });
    link.appendChild(make("span", { "class": "codes__code" }, entry.id.toUpperCase()));
    link.appendChild(document.createTextNode(" "));
    link.appendChild(make("span", { "class": "codes-found__words" }, entry.words));
    if (entry.words !== entry.title) {
      link.appendChild(document.createTextNode(" "));
      link.appendChild(make("span", { "class": "codes-found__title" }, entry.title));
    }
    item.appendChild(link);
    return item;
  }

  function show() {
    var found = findCode(box.value, handbookGrammar, places, handbook.english ? "en" : "zh");
    var both = found.ids.concat(found.begun);
    first = found.first && known[found.first];
    list.textContent = "";
    both.slice(0, MOST).forEach(function (/** @type {string} */ id) {
      if (known[id]) list.appendChild(line(known[id]));
    });
    var count = !both.length ? "" : both.length > MOST ? "合 " + both.length + " 个，列出前 " + MOST + " 个。" : "合 " + both.length + " 个。";
    if (handbook.english && both.length) count = both.length + " codes" + (both.length > MOST ? "; the first " + MOST + " are listed." : ".");
    told.textContent = found.told || count;
  }

  box.addEventListener("input", show);
  form.addEventListener("submit", function (/** @type {any} */ event) {
    event.preventDefault();
    if (first) location.href = first.href;
    else if (list.firstChild) told.textContent = handbook.english ? "More than one: choose below." : "不止一个，请从下面选。";
  });
  show();
}

all(".codes-find").forEach(finder);

/* Paper has no way to unfold. */
var /** @type {any[]} */ folded = [];
window.addEventListener("beforeprint", function () {
  folded = all(".codes:not([open])");
  folded.forEach(function (each) {
    each.open = true;
  });
});
window.addEventListener("afterprint", function () {
  folded.forEach(function (each) {
    each.open = false;
  });
});

/* No page at this address: perhaps a code stands in it ------------------------------------------------------------- */

all("[data-not-found]").forEach(function (home) {
  var given = location.pathname.split("/").concat(location.hash.slice(1)).filter(Boolean).reverse();
  given.some(function (piece) {
    var typed = piece;
    try {
      typed = decodeURIComponent(piece);
    } catch (broken) {
      /* Half a percent escape: as it stands. */
    }
    typed = typed.replace(/\.html?$/, "");
    var ids = /[a-z]/i.test(handbookGrammar.fold(typed)) ? handbookGrammar.leads(typed, places).ids : [];
    var place = ids.length && handbook.place(ids[0]);
    if (!place) return false;
    var link = make("a", { href: handbook.address(place.page, place.id) });
    link.appendChild(make("span", { "class": "codes__code" }, place.id.toUpperCase()));
    link.appendChild(document.createTextNode(" " + place.title));
    home.appendChild(document.createTextNode("要找的大概是 "));
    home.appendChild(link);
    return true;
  });
});
