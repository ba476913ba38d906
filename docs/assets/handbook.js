/* What the reader can do on a page. Plain script, no dependencies, works from file:// and without storage. */
(function () {
  "use strict";

  var root = document.documentElement;
  var english = handbook.english;
  var all = handbook.all;
  var make = handbook.make;
  var said = handbook.said;
  var remember = handbook.remember;

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
    /* The box is out of reach while it is closed on small screens: open it before it takes the focus. Not left to the
       theme, which would then take the box for open already and let the stroke be typed into it. */
    document.addEventListener(
      "keydown",
      function (event) {
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
        event.preventDefault();
        event.stopPropagation();
        toggle(search, true);
        query.focus();
        query.select();
      },
      true
    );
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
    while (walker.nextNode()) {
      if (!walker.currentNode.parentNode.closest(".mark, .headerlink")) texts.push(walker.currentNode);
    }
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
    link.setAttribute("aria-label", name + (english ? ": " : "：") + said(link.parentNode).trim());
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

  /* Both readings of a document, as a whole ---------------------------------------------------------------------- */

  function showReading(tell) {
    var received = root.getAttribute("data-reading") === "received";
    var places = all(".emended");
    var cuts = all("del.taken-out");
    places.forEach(function (place) {
      place.querySelector(".lem").hidden = received;
      place.querySelector(".rdg").hidden = !received;
    });
    cuts.forEach(function (words) {
      words.hidden = !received;
    });
    all("[data-reading-switch]").forEach(function (button) {
      button.setAttribute("aria-pressed", String((button.getAttribute("data-reading-switch") === "received") === received));
    });
    if (!tell) return;
    all(".reading [role=status]").forEach(function (status) {
      var now = "已换成" + handbook.words.readings[received ? "received" : "emended"];
      var cut = cuts.length ? "，" + (received ? "显示" : "不显示") + "删去的重复 " + cuts.length + " 处" : "";
      status.textContent = now + (received ? "，" + places.length + " 处未校改" : "，校改 " + places.length + " 处") + cut;
    });
  }

  all("[data-reading-switch]").forEach(function (button) {
    button.addEventListener("click", function () {
      var reading = button.getAttribute("data-reading-switch");
      if (reading === "received") root.setAttribute("data-reading", reading);
      else root.removeAttribute("data-reading");
      remember("reading", reading);
      showReading(true);
    });
  });
  showReading(false);

  /* Where lines were joined or moved: shown when asked for, or when a link leads there ------------------------------- */

  function showQuiet(shown) {
    if (shown) root.setAttribute("data-quiet", "shown");
    else root.removeAttribute("data-quiet");
    all("[data-quiet-switch]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(shown));
    });
  }

  all("[data-quiet-switch]").forEach(function (button) {
    button.addEventListener("click", function () {
      var shown = root.getAttribute("data-quiet") !== "shown";
      remember("quiet", shown ? "shown" : "hidden");
      showQuiet(shown);
    });
  });
  showQuiet(root.getAttribute("data-quiet") === "shown");

  function askedFor() {
    var id = /^#(?:mark|note)-[0-9]+$/.test(location.hash) ? location.hash.slice(1) : "";
    var place = id && document.getElementById(id);
    if (!place || !place.closest(".mark--quiet, .note--quiet")) return;
    showQuiet(true);
    place.scrollIntoView();
  }
  window.addEventListener("hashchange", askedFor);
  askedFor();

  /* The entry of a mark, below its line: on hover, focus and touch ------------------------------------------------ */

  var NAMES = handbook.words.notes;

  function variants(page) {
    var box = make("div", { "class": "variant", role: "dialog", tabindex: "-1", hidden: "" });
    var open = null; /* { mark, words, how } */
    var timer = 0;
    var returning = false;
    var pointer = { type: "", on: null };
    page.appendChild(box);

    /* Everything the box says is taken from the entry in the apparatus. */
    function part(note, selector) {
      var found = note.querySelector(selector);
      return found && found.cloneNode(true);
    }

    function row(list, name, what) {
      if (!what) return;
      list.appendChild(make("dt", {}, name));
      var said = make("dd");
      said.appendChild(what);
      list.appendChild(said);
    }

    function fill(note) {
      var kind = note.querySelector(".label").textContent.charAt(0);
      var number = note.querySelector(".label").textContent;
      var readings = part(note, ".readings");
      var head = make("p", { "class": "variant__head" });
      var list = make("dl");
      head.appendChild(make("b", {}, NAMES[kind] || kind));
      [".sort", ".certainty"].forEach(function (selector) {
        var judged = part(note, selector);
        if (judged && judged.textContent !== NAMES[kind]) head.appendChild(judged);
      });
      if (kind === "疑") head.appendChild(make("span", { "class": "certainty" }, "未改"));
      var ways = make("span", { "class": "variant__ways" });
      var where = part(note, ".where");
      if (where) {
        where.insertBefore(document.createTextNode(handbook.words.readings.received + " "), where.firstChild);
        ways.appendChild(where);
      }
      ways.appendChild(make("a", { href: "#" + note.id, "class": "variant__entry" }, handbook.words.apparatus + " " + number));
      head.appendChild(ways);

      if (kind === "校") {
        var received = readings.cloneNode(true);
        var was = make("del", {}, note.querySelector(".was").textContent);
        var ins = received.querySelector("ins");
        ins.parentNode.replaceChild(was, ins);
        row(list, handbook.words.readings.received, received);
        row(list, NAMES["校"], readings);
        row(list, "理由", part(note, ".reason"));
      } else if (kind === "疑") {
        var proposed = note.querySelector(".proposed");
        row(list, handbook.words.readings.received, readings);
        row(list, NAMES["校"], make("span", {}, proposed ? "不改，疑作「" + proposed.textContent + "」" : "不改"));
        row(list, "理由", part(note, ".reason"));
      } else {
        row(list, kind === "删" ? "删去" : handbook.words.readings.received, readings);
        row(list, "说明", part(note, ".why"));
      }
      var close = make("button", { type: "button", "class": "variant__close" }, "关闭");
      close.addEventListener("click", function () {
        leave();
      });
      box.textContent = "";
      [head, list, close].forEach(function (each) {
        box.appendChild(each);
      });
      box.setAttribute("aria-label", handbook.words.apparatus + " " + number);
    }

    function place() {
      if (!open) return;
      var frame = page.getBoundingClientRect();
      var inner = getComputedStyle(page);
      var left = frame.left + parseFloat(inner.paddingLeft);
      var right = frame.right - parseFloat(inner.paddingRight);
      var mark = open.mark.getBoundingClientRect();
      var words = open.words ? open.words.getClientRects() : [];
      var first = words.length ? words[0] : mark;
      var last = words.length ? words[words.length - 1] : mark;
      var bottom = Math.max(mark.bottom + 12, last.bottom + 6);
      var top = Math.min(mark.top, first.top) - 6;
      var wide = right - left;
      var narrow = wide < 520;
      box.style.width = (narrow ? wide : 430) + "px";
      var height = box.offsetHeight;
      var above = bottom + height > window.innerHeight && top - height > 60;
      /* Its end stands under the mark where it can. */
      var at = narrow ? left : Math.max(left, Math.min(last.left - 40, right - 430));
      box.style.left = at - frame.left + "px";
      box.style.top = (above ? top - height : bottom) - frame.top + "px";
    }

    function wash(on) {
      [open.mark.parentNode, open.words].forEach(function (each) {
        if (each) each.classList.toggle("is-open", on);
      });
    }

    function show(mark, how) {
      clearTimeout(timer);
      if (open && open.mark === mark) {
        if (how !== "hover") open.how = how;
        return;
      }
      var note = document.getElementById(mark.hash.slice(1));
      if (!note) return;
      hide();
      open = { mark: mark, words: page.querySelector('[data-note="' + note.id + '"]'), how: how };
      fill(note);
      box.hidden = false;
      wash(true);
      place();
    }

    function hide() {
      clearTimeout(timer);
      if (!open) return;
      wash(false);
      open = null;
      box.hidden = true;
    }

    /* Close, and give the focus back where it was in the box. */
    function leave() {
      var mark = open && open.mark;
      var inside = box.contains(document.activeElement);
      hide();
      if (!mark || !inside) return;
      returning = true;
      mark.focus({ preventScroll: true });
      returning = false;
    }

    function markOf(target) {
      if (!target || !target.closest) return null;
      var link = target.closest(".mark a");
      if (link) return link;
      var words = target.closest("[data-note]");
      return words && page.contains(words) ? document.getElementById(words.getAttribute("data-note").replace("note", "mark")) : null;
    }

    document.addEventListener("pointerover", function (event) {
      if (event.pointerType === "touch") return;
      if (box.contains(event.target)) {
        clearTimeout(timer);
        return;
      }
      var mark = markOf(event.target);
      if (mark && (!open || open.mark !== mark)) {
        clearTimeout(timer);
        timer = setTimeout(show, 180, mark, "hover");
      } else if (mark) {
        clearTimeout(timer);
      } else if (open && open.how === "hover") {
        clearTimeout(timer);
        timer = setTimeout(hide, 300);
      } else if (!open) {
        clearTimeout(timer);
      }
    });

    document.addEventListener("pointerdown", function (event) {
      var mark = markOf(event.target);
      pointer = { type: event.pointerType, on: open && open.how !== "hover" ? open.mark : null };
      if (open && !mark && !box.contains(event.target)) hide();
    });

    page.addEventListener("focusin", function (event) {
      if (event.target.matches(".mark a") && !returning) show(event.target, "focus");
      returning = false;
    });

    page.addEventListener("focusout", function (event) {
      if (!open || open.how === "hover") return;
      var to = event.relatedTarget;
      if ((event.target === open.mark && open.how === "focus" && !box.contains(to)) || (to && box.contains(event.target) && !box.contains(to) && to !== open.mark)) hide();
    });

    page.addEventListener("click", function (event) {
      if (event.target.closest(".note .label")) returning = true; /* Back at the place: no need to say it again. */
      if (box.contains(event.target)) {
        if (event.target.closest("a")) hide();
        return;
      }
      var mark = markOf(event.target);
      var link = event.target.closest("a");
      if (!mark || (link && link !== mark)) return;
      var touch = event.detail > 0 && pointer.type !== "mouse";
      if (link && !touch) {
        hide();
        return;
      }
      if (!link && !getSelection().isCollapsed) return;
      event.preventDefault();
      if (pointer.on === mark) {
        hide();
        return;
      }
      show(mark, "touch");
      if (touch) box.focus({ preventScroll: true });
    });

    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") leave();
      if (event.key === "Tab") returning = false;
    });
    window.addEventListener("resize", place, { passive: true });
    all("[data-reading-switch]").forEach(function (button) {
      button.addEventListener("click", hide);
    });
    /* The box says it all; the browser's own hint would say it twice. */
    all(".lacuna[data-note]", page).forEach(function (lacuna) {
      lacuna.removeAttribute("title");
    });
  }

  all(".page--document").forEach(variants);

  /* Copying gives what is shown, and nothing of ours --------------------------------------------------------------- */

  var SOURCE = ".paragraph, .item, .measure, .lead, .caption, li[id], h2[data-source]";
  var PIECES = SOURCE + ", h1, h2, .front, .record dt, .record dd, .note, .twins[open] p";

  function within(range, piece) {
    var part = document.createRange();
    part.selectNodeContents(piece);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    var made = make("div");
    made.appendChild(part.cloneContents());
    /* Label, readings, reason and lines of an entry stand apart. */
    if (piece.classList.contains("note")) {
      return Array.prototype.map.call(made.childNodes, function (each) {
        return each.textContent;
      }).join(" ").trim();
    }
    return said(made).replace(/^[ \n]+|[ \n]+$/g, "");
  }

  all(".page--document").forEach(function (page) {
    document.addEventListener("copy", function (event) {
      var selection = window.getSelection();
      if (!event.clipboardData || /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
      var pieces = [];
      var source = false;
      for (var at = 0; at < selection.rangeCount; at++) {
        var range = selection.getRangeAt(at);
        all(PIECES, page).forEach(function (piece) {
          if (!range.intersectsNode(piece)) return;
          var text = within(range, piece);
          if (!text) return;
          source = source || piece.matches(SOURCE);
          pieces.push({ tag: /^H|^LI$/.test(piece.tagName) ? piece.tagName.toLowerCase() : "p", text: text });
        });
      }
      /* Words of the editors alone are copied as the browser does it. */
      if (!source) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", pieces.map(function (piece) {
        return piece.text;
      }).join("\n"));
      event.clipboardData.setData("text/html", pieces.map(function (piece) {
        return make(pieces.length > 1 ? piece.tag : "span", {}, piece.text).outerHTML;
      }).join(""));
    });
  });

  /* All documents: narrow the list by kind, region, year, topic ---------------------------------------------------------- */

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
          year: row.cells[3].textContent.trim(),
          topic: ((row.querySelector("a") || row).getAttribute("data-topics") || "").split(" ").filter(Boolean)
        });
      });
    });
    var facets = [
      { key: "kind", name: "性质" },
      { key: "region", name: "地区" },
      { key: "year", name: "年份" },
      { key: "topic", name: "专题" }
    ];

    /* A document has one kind, region and year, and any number of topics. */
    function has(entry, key, value) {
      return [].concat(entry[key]).indexOf(value) >= 0;
    }

    var state = {};
    var panel = make("div", { "class": "filters", role: "group", "aria-label": "筛选" });
    var told = make("p", { "class": "filters__told", role: "status", "aria-live": "polite" });

    facets.forEach(function (facet) {
      var names = {};
      rows.forEach(function (entry) {
        [].concat(entry[facet.key]).forEach(function (value) {
          names[value] = facet.key === "kind" ? entry.kindName : value;
        });
      });
      var values = Object.keys(names).filter(function (value) {
        return value !== "—";
      });
      if (facet.key !== "kind") {
        values.sort(function (a, b) {
          return (a === handbook.words.unknown) - (b === handbook.words.unknown) || a.localeCompare(b, "zh-Hans-CN");
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
        return facet.key === but || !state[facet.key] || has(entry, facet.key, state[facet.key]);
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
            return matches(entry, facet.key) && (!value || has(entry, facet.key, value));
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
