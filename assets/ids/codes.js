/* 编号直达: type a code as it comes to hand and go there. Also helps on the page for addresses that lead nowhere. */

var make = handbook.make;
var all = handbook.all;

var places = handbookGrammar.places(handbook.anchors);

/* The page 编号直达 ---------------------------------------------------------------------------------------------- */

var MOST = 12;

function finder(home) {
  var entries = [];
  var known = Object.create(null);
  all(".codes").forEach(function (group) {
    all("li", group).forEach(function (item) {
      var link = item.querySelector("a");
      entries.push({
        id: link.textContent.toLowerCase(),
        href: link.href,
        words: item.textContent.slice(link.textContent.length).trim(),
        title: group.querySelector(".codes__title").textContent,
        central: group.getAttribute("data-central") === "true"
      });
      known[entries[entries.length - 1].id] = entries[entries.length - 1];
    });
  });
  var form = make("form", { "class": "codes-form", role: "search" });
  form.appendChild(make("label", { "for": "code" }, "编号"));
  var row = make("div", { "class": "codes-form__row" });
  var box = make("input", { id: "code", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", "aria-describedby": "codes-hint codes-told" });
  row.appendChild(box);
  row.appendChild(make("button", { type: "submit" }, "前往"));
  form.appendChild(row);
  var central = entries.filter(function (entry) {
    return entry.central && /-x[0-9]+$/.test(entry.id);
  })[0];
  var sample = central || entries[1] || entries[0];
  var hint = "大小写、全角、空格、连字符都不拘" + (sample ? "，如 " + sample.id.toUpperCase() + "、" + sample.id.replace(/-[a-z]/, " ") : "") + (central ? "；中央文件可只写“第一项”" : "") + "。回车前往。";
  form.appendChild(make("p", { "class": "codes-form__hint", id: "codes-hint" }, hint));
  var told = make("p", { "class": "codes-form__told", id: "codes-told", role: "status" });
  form.appendChild(told);
  var list = make("ol", { "class": "codes-found" });
  form.appendChild(list);
  home.appendChild(form);

  var first = null;

  function line(entry) {
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
    var found = findCode(box.value, handbookGrammar, places);
    var both = found.ids.concat(found.begun);
    first = found.first && known[found.first];
    list.textContent = "";
    both.slice(0, MOST).forEach(function (id) {
      if (known[id]) list.appendChild(line(known[id]));
    });
    var count = !both.length ? "" : both.length > MOST ? "合 " + both.length + " 个，列出前 " + MOST + " 个。" : "合 " + both.length + " 个。";
    told.textContent = found.told || count;
  }

  box.addEventListener("input", show);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (first) location.href = first.href;
    else if (list.firstChild) told.textContent = "不止一个，请从下面选。";
  });
  show();
}

all(".codes-find").forEach(finder);

/* Paper has no way to unfold. */
var folded = [];
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
