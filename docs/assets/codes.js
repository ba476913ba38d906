/* 编号直达: type a code as it comes to hand and go there. Also helps on the page for addresses that lead nowhere. */
(function () {
  "use strict";

  var make = handbook.make;
  var all = handbook.all;

  /* Reading what was typed ---------------------------------------------------------------------------------------- */

  var DIGITS = "〇一二三四五六七八九";

  /* 十二 → 12; up to 九十九, more than any document counts. */
  function western(text) {
    return text.replace(/[〇零一二三四五六七八九十]+/g, function (said) {
      var at = said.indexOf("十");
      if (at < 0) {
        return said.split("").map(function (each) {
          return each === "零" ? "0" : String(DIGITS.indexOf(each));
        }).join("");
      }
      var tens = at === 0 ? 1 : DIGITS.indexOf(said.charAt(at - 1));
      var ones = at === said.length - 1 ? 0 : DIGITS.indexOf(said.charAt(at + 1));
      return String(tens * 10 + ones);
    });
  }

  /* What people write for a kind of paragraph, and the letter the codes use. */
  var KINDS = [
    [/第?([0-9]+)(?:部分|节|章)/g, " s$1 "],
    [/第?([0-9]+)(?:项|条|款)/g, " #$1 "],
    [/第?([0-9]+)(?:自然)?段/g, " p$1 "]
  ];

  /* Any width, case and separator: ＹＪ2024－X12, yj2024x12, yj2024 12, 第十二项 → the parts it is made of. */
  function parts(typed) {
    var text = western(typed.normalize("NFKC")).toLowerCase();
    KINDS.forEach(function (kind) {
      text = text.replace(kind[0], kind[1]);
    });
    return text.match(/#?[0-9]+|[a-z]+/g) || [];
  }

  function bare(id) {
    return id.replace(/-/g, "");
  }

  /* Items before points before paragraphs: a number alone is most often the printed one. */
  var ORDER = "xnpslchd";

  function rank(id) {
    var slot = id.split("-").slice(1);
    return slot.length * 10 + ORDER.indexOf((slot[0] || "x").charAt(0));
  }

  /* Entries of a list of {id, central} that are meant: exact first, then those that begin so. */
  function matches(typed, entries) {
    var found = parts(typed);
    if (!found.length) return { exact: [], begun: [] };
    var numbered = /^#?[0-9]+$/;
    var key = found.join("").replace(/#/g, "");
    var exact = entries.filter(function (entry) {
      return bare(entry.id) === key;
    });
    var last = found[found.length - 1];
    if (!exact.length && numbered.test(last)) {
      /* A number without the letter of its kind: of the central document when no document is named. */
      var number = last.replace("#", "");
      var before = found.slice(0, -1).join("").replace(/#/g, "");
      exact = entries.filter(function (entry) {
        var slot = entry.id.split("-");
        if (slot.length < 2 || slot[slot.length - 1].replace(/^[a-z]+/, "") !== number) return false;
        if (last.charAt(0) === "#" && !/^[xn]/.test(slot[slot.length - 1])) return false;
        if (!before) return entry.central && slot.length === 2 && /^[xn]/.test(slot[1]);
        return slot.slice(0, -1).join("") === before;
      }).sort(function (a, b) {
        return rank(a.id) - rank(b.id);
      });
    }
    if (!exact.length && found.length === 1 && /^[a-z]+$/.test(key)) {
      /* yj: the document whose letters these are, if there is but one. */
      exact = entries.filter(function (entry) {
        return /^[a-z]+[0-9]{4}[a-z]?$/.test(entry.id) && entry.id.replace(/[0-9].*$/, "") === key;
      });
      if (exact.length > 1) exact = [];
    }
    if (!exact.length && found.length > 1 && /^[a-z]+[0-9]/.test(key)) {
      /* Letters of a document without its year: yj x12. */
      exact = entries.filter(function (entry) {
        return entry.id.indexOf("-") > 0 && bare(entry.id).replace(/^([a-z]+)[0-9]{4}(?=[a-z])/, "$1") === key;
      });
    }
    var begun = entries.filter(function (entry) {
      return exact.indexOf(entry) < 0 && bare(entry.id).indexOf(key) === 0;
    });
    return { exact: exact, begun: begun };
  }

  /* The page 编号直达 ---------------------------------------------------------------------------------------------- */

  var MOST = 12;

  function finder(home) {
    var entries = [];
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

    function say(count, typed) {
      if (!typed) told.textContent = "";
      else if (!count) told.textContent = "没有这个编号。";
      else told.textContent = count > MOST ? "合 " + count + " 个，列出前 " + MOST + " 个。" : "合 " + count + " 个。";
    }

    function show() {
      var typed = box.value.trim();
      var found = matches(typed, entries);
      var both = found.exact.concat(found.begun);
      /* Enter never guesses among several that merely begin so. */
      first = found.exact[0] || (both.length === 1 ? both[0] : null);
      list.textContent = "";
      both.slice(0, MOST).forEach(function (entry) {
        list.appendChild(line(entry));
      });
      say(both.length, typed);
      if (both.length || parts(typed).length < 2) return;
      /* A code of an earlier edition stands in no list of today. */
      handbook.withAnchors(function (known) {
        if (!known || box.value.trim() !== typed) return;
        var old = Object.keys(known.moved).filter(function (id) {
          return bare(id) === parts(typed).join("");
        })[0];
        var place = old && handbook.place(old);
        if (!place) return;
        first = { id: place.id, href: handbook.address(place.page, place.id), words: place.title, title: place.title };
        list.appendChild(line(first));
        told.textContent = "编号 " + old.toUpperCase() + " 今作 " + place.id.toUpperCase() + "。";
      });
    }

    box.addEventListener("input", show);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (first) location.href = first.href;
      else if (list.firstChild) told.textContent = "不止一个，请从下面选。";
      else if (box.value.trim()) told.textContent = "没有这个编号。";
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
    handbook.withAnchors(function (known) {
      if (!known) return;
      var entries = [];
      Object.keys(known.documents).forEach(function (code) {
        known.documents[code].ids.forEach(function (slot) {
          entries.push({ id: code + (slot && "-" + slot), central: known.documents[code].central });
        });
      });
      Object.keys(known.moved).forEach(function (id) {
        entries.push({ id: id });
      });
      given.some(function (piece) {
        var typed = piece;
        try {
          typed = decodeURIComponent(piece);
        } catch (broken) {
          /* Half a percent escape: as it stands. */
        }
        typed = typed.replace(/\.html?$/, "");
        var exact = /[a-z]/i.test(typed.normalize("NFKC")) ? matches(typed, entries).exact : [];
        var place = exact.length && handbook.place(exact[0].id);
        if (!place) return false;
        var link = make("a", { href: handbook.address(place.page, place.id) });
        link.appendChild(make("span", { "class": "codes__code" }, place.id.toUpperCase()));
        link.appendChild(document.createTextNode(" " + place.title));
        home.appendChild(document.createTextNode("要找的大概是 "));
        home.appendChild(link);
        return true;
      });
    });
  });
})();
