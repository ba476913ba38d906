/* What the reader can do on a page. Plain script, no dependencies, works from file:// and without storage. */
(function () {
  "use strict";

  var root = document.documentElement;
  var english = root.lang === "en";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(tag, attributes, text) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      made.setAttribute(name, attributes[name]);
    });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function remember(name, value) {
    try {
      localStorage.setItem("handbook." + name, value);
    } catch (refused) {
      /* Then the choice holds for this page only. */
    }
  }

  /* Text size --------------------------------------------------------------------------------------------------- */

  function showSize() {
    var size = root.getAttribute("data-size") || "medium";
    all("button[data-size]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-size") === size));
    });
  }

  all("button[data-size]").forEach(function (button) {
    button.addEventListener("click", function () {
      var size = button.getAttribute("data-size");
      if (size === "medium") root.removeAttribute("data-size");
      else root.setAttribute("data-size", size);
      remember("size", size);
      showSize();
    });
  });
  showSize();

  /* Light and dark: as the device says, until the reader chooses ------------------------------------------------- */

  var night = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    var chosen = root.getAttribute("data-scheme");
    return chosen ? chosen === "dark" : night.matches;
  }

  function showScheme() {
    all("[data-scheme-switch]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(isDark()));
    });
  }

  all("[data-scheme-switch]").forEach(function (button) {
    button.addEventListener("click", function () {
      var scheme = isDark() ? "light" : "dark";
      root.setAttribute("data-scheme", scheme);
      remember("scheme", scheme);
      showScheme();
    });
  });
  if (night.addEventListener) night.addEventListener("change", showScheme);
  else night.addListener(showScheme);
  showScheme();

  /* Menu and search --------------------------------------------------------------------------------------------- */

  var drawer = document.getElementById("__drawer");
  var search = document.getElementById("__search");
  var query = document.querySelector(".md-search__input");

  function toggle(box, open) {
    if (box.checked === open) return;
    box.checked = open;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  var menu = document.querySelector("[data-drawer-open]");
  var panel = document.getElementById("drawer");

  function openDrawer(open) {
    toggle(drawer, open);
    menu.setAttribute("aria-expanded", String(open));
    if (open) panel.focus();
  }

  if (menu && panel && drawer) {
    menu.addEventListener("click", function () {
      openDrawer(!drawer.checked);
    });
    drawer.addEventListener("change", function () {
      menu.setAttribute("aria-expanded", String(drawer.checked));
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked) return;
      openDrawer(false);
      menu.focus();
    });
    panel.addEventListener("focusout", function (event) {
      if (drawer.checked && event.relatedTarget && event.relatedTarget !== menu && !panel.contains(event.relatedTarget)) openDrawer(false);
    });
    all("a", panel).forEach(function (link) {
      link.addEventListener("click", function () {
        openDrawer(false);
      });
    });
  }

  if (query) {
    /* The box is out of reach of the Tab key while it is closed on small screens; open it before it takes the focus. */
    document.addEventListener(
      "keydown",
      function (event) {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
        toggle(search, true);
      },
      true
    );
    /* The search listens for keys only; text that is pasted or composed arrives without one. */
    query.addEventListener("input", function () {
      query.dispatchEvent(new Event("keyup"));
    });
    all("[data-search-open]").forEach(function (button) {
      button.addEventListener("click", function () {
        toggle(search, true);
        query.focus();
      });
    });
  }

  /* Headings break between words -------------------------------------------------------------------------------- */

  var WHOLE = ["产业工人", "队伍建设", "国务院", "习近平总书记"];

  function phrase(heading) {
    var segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    var walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    var texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(function (node) {
      var text = node.textContent;
      var joined = {};
      WHOLE.forEach(function (word) {
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
          for (var inside = 1; inside < word.length; inside++) joined[at + inside] = true;
        }
      });
      var pieces = document.createDocumentFragment();
      var from = 0;
      Array.from(segmenter.segment(text)).forEach(function (word) {
        /* Never before 的 and its like, nor before punctuation; keep-all in the style sheet sees to the rest. */
        if (!word.index || joined[word.index] || /^[的之地得了和与、，。：；？！”’」』）》]/.test(word.segment)) return;
        pieces.appendChild(document.createTextNode(text.slice(from, word.index)));
        pieces.appendChild(document.createElement("wbr"));
        from = word.index;
      });
      pieces.appendChild(document.createTextNode(text.slice(from)));
      node.parentNode.replaceChild(pieces, node);
    });
    heading.classList.add("in-phrases");
  }

  if (window.Intl && Intl.Segmenter && !english) {
    all(".page h1, .page--document h2, .phrased").forEach(phrase);
  }

  all(".headerlink").forEach(function (link) {
    var name = english ? "Link to this section" : "本节链接";
    link.setAttribute("aria-label", name + (english ? ": " : "：") + link.parentNode.textContent.replace(/#$/, "").trim());
    link.title = name;
  });

  /* The record of a document: on phones the first rows, the rest on demand --------------------------------------- */

  all(".record").forEach(function (record) {
    var rows = all("dt", record).length;
    if (rows <= 4) return;
    var list = record.querySelector("dl");
    list.id = list.id || "record";
    var button = make("button", { type: "button", "class": "record__more", "aria-expanded": "false", "aria-controls": list.id });
    function show(open) {
      record.classList.toggle("record--folded", !open);
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "收起" : "全部 " + rows + " 项";
    }
    button.addEventListener("click", function () {
      show(button.getAttribute("aria-expanded") === "false");
    });
    record.appendChild(button);
    show(false);
  });

  /* The contents beside the text follow the reading -------------------------------------------------------------- */

  function follow(contents) {
    var links = all("a", contents).filter(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    var targets = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    var current = -1;
    var waiting = false;

    function mark() {
      waiting = false;
      var line = window.innerHeight / 4;
      var reached = -1;
      for (var at = 0; at < targets.length; at++) {
        if (!targets[at].hidden && targets[at].getBoundingClientRect().top <= line) reached = at;
      }
      if (reached === current) return;
      all(".contents__open", contents).forEach(function (item) {
        item.classList.remove("contents__open");
      });
      if (current >= 0) links[current].removeAttribute("aria-current");
      current = reached;
      if (current < 0) return;
      links[current].setAttribute("aria-current", "true");
      for (var up = links[current].parentNode; up && up !== contents; up = up.parentNode) {
        if (up.tagName === "LI") up.classList.add("contents__open");
      }
      var top = links[current].offsetTop;
      if (top < contents.scrollTop || top > contents.scrollTop + contents.clientHeight - 60) {
        contents.scrollTop = top - contents.clientHeight / 2;
      }
    }

    function soon() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(mark);
    }

    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon, { passive: true });
    mark();
  }

  all(".contents--beside").forEach(follow);

  /* All documents: narrow the list by kind, region, year ---------------------------------------------------------- */

  function filters(page) {
    var rows = [];
    all("table", page).forEach(function (table) {
      var heading = table.closest(".md-typeset__scrollwrap") || table;
      while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
      if (!heading) return;
      all("tbody tr", table).forEach(function (row) {
        /* Phones set the cells in one line; what is empty or has just been said stays out of it. */
        [1, 2].forEach(function (at) {
          var said = row.cells[at].textContent.trim();
          if (said === "—" || (at === 2 && said === row.cells[1].textContent.trim())) row.cells[at].className = "said";
        });
        rows.push({
          row: row,
          heading: heading,
          kind: heading.id,
          kindName: heading.firstChild.textContent.trim(),
          region: row.cells[2].textContent.trim(),
          year: row.cells[3].textContent.trim()
        });
      });
    });
    var facets = [
      { key: "kind", name: "性质" },
      { key: "region", name: "地区" },
      { key: "year", name: "年份" }
    ];
    var state = {};
    var panel = make("div", { "class": "filters", role: "group", "aria-label": "筛选" });
    var told = make("p", { "class": "filters__told", role: "status", "aria-live": "polite" });

    facets.forEach(function (facet) {
      var names = {};
      rows.forEach(function (entry) {
        names[entry[facet.key]] = facet.key === "kind" ? entry.kindName : entry[facet.key];
      });
      var values = Object.keys(names).filter(function (value) {
        return value !== "—";
      });
      if (facet.key !== "kind") {
        values.sort(function (a, b) {
          return (a === "未详") - (b === "未详") || a.localeCompare(b, "zh-Hans-CN");
        });
      }
      facet.values = values;
      var group = make("div", { "class": "filters__facet", role: "group", "aria-label": facet.name });
      group.appendChild(make("span", { "class": "filters__name", "aria-hidden": "true" }, facet.name));
      var choices = make("span", { "class": "filters__choices" });
      [""].concat(values).forEach(function (value) {
        var button = make("button", { type: "button", "aria-pressed": "false", "data-value": value }, value ? names[value] : "全部");
        if (value) {
          button.appendChild(make("span", { "class": "filters__count" }, ""));
        }
        button.addEventListener("click", function () {
          state[facet.key] = state[facet.key] === value ? "" : value;
          write();
          apply();
        });
        choices.appendChild(button);
      });
      group.appendChild(choices);
      panel.appendChild(group);
      facet.group = group;
    });

    function matches(entry, but) {
      return facets.every(function (facet) {
        return facet.key === but || !state[facet.key] || entry[facet.key] === state[facet.key];
      });
    }

    function apply() {
      var shown = 0;
      var headings = [];
      rows.forEach(function (entry) {
        var visible = matches(entry);
        entry.row.hidden = !visible;
        if (visible) shown++;
        var known = headings.filter(function (each) {
          return each.heading === entry.heading;
        })[0];
        if (!known) headings.push((known = { heading: entry.heading, count: 0 }));
        if (visible) known.count++;
      });
      headings.forEach(function (each) {
        var block = each.heading;
        do {
          /* The table itself: a wrapper is put around it later, by other hands. */
          (block.querySelector("table") || block).hidden = !each.count;
          block = block.nextElementSibling;
        } while (block && block.tagName !== "H2");
        all('.contents a[href$="#' + each.heading.id + '"]').forEach(function (link) {
          link.parentNode.hidden = !each.count;
        });
      });
      facets.forEach(function (facet) {
        all("button", facet.group).forEach(function (button) {
          var value = button.getAttribute("data-value");
          var count = rows.filter(function (entry) {
            return matches(entry, facet.key) && (!value || entry[facet.key] === value);
          }).length;
          var chosen = (state[facet.key] || "") === value;
          button.setAttribute("aria-pressed", String(chosen));
          if (value) {
            button.lastChild.textContent = " " + count;
            button.disabled = !count && !chosen;
          }
        });
      });
      told.textContent = shown === rows.length ? "共 " + shown + " 篇" : shown + " 篇，共 " + rows.length + " 篇";
    }

    function read() {
      var given = {};
      location.hash.slice(1).split("&").forEach(function (pair) {
        var at = pair.indexOf("=");
        if (at < 0) return;
        try {
          given[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
        } catch (broken) {
          /* Half a percent escape: as if nothing had been given. */
        }
      });
      facets.forEach(function (facet) {
        state[facet.key] = facet.values.indexOf(given[facet.key]) >= 0 ? given[facet.key] : "";
      });
    }

    function write() {
      var said = facets
        .filter(function (facet) {
          return state[facet.key];
        })
        .map(function (facet) {
          return facet.key + "=" + encodeURIComponent(state[facet.key]);
        })
        .join("&");
      try {
        history.replaceState(null, "", said ? "#" + said : location.pathname + location.search);
      } catch (refused) {
        location.hash = said;
      }
    }

    var before = page.querySelector("h2");
    var home = before.parentNode.classList.contains("documents") ? before.parentNode : before;
    home.parentNode.insertBefore(panel, home);
    home.parentNode.insertBefore(told, home);
    window.addEventListener("hashchange", function () {
      read();
      apply();
      var target = document.getElementById(location.hash.slice(1));
      if (target) target.scrollIntoView();
    });
    read();
    apply();
  }

  all(".page--index").forEach(filters);
})();
