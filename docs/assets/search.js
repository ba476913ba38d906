/* The search box: asks the engine (search-engine.js), shows what it finds, and marks the words on the page that a hit
   opens. Dialog, overlay and its keys are Material's. Nothing is loaded before the box is opened.
   Plain script, works from file://; nothing newer than Chromium 80. */
(function () {
  "use strict";

  var box = document.querySelector(".md-search__input");
  var home = document.querySelector(".found");
  if (!box || !home) return;

  var all = handbook.all;
  var make = handbook.make;
  var english = handbook.english;
  var own = english ? "en" : "zh";
  var other = english ? "zh" : "en";
  var dialog = box.closest(".md-search");
  var toggle = document.getElementById("__search");
  var meta = home.querySelector(".found__meta");
  var facets = home.querySelector(".found__facets");
  var list = home.querySelector(".found__list");
  var scroller = home.parentNode;
  var told = dialog.querySelector("[data-found-told]");
  var files = location.protocol === "file:";
  var stamp = "?" + encodeURIComponent(handbook.version.split("+")[1] || "");
  var DOCUMENT = 4, UNCITED = 8;
  var GROUPS = 10;

  var SAY = english
    ? {
        help: [["several words", "all of them"], ["“exact words”", "exactly as written"], [home.getAttribute("data-sample"), "a code: straight to its paragraph"], ["xbjg", "pinyin, or its initials"]],
        loading: "Loading the index …",
        failed: "The index could not be loaded. Check the connection and type again.",
        none: "Nothing found.",
        found: function (hits, groups) { return hits + (hits === 1 ? " match on " : " matches on ") + groups + (groups === 1 ? " page" : " pages"); },
        near: "Nothing matches exactly. Closest passages:",
        missing: function (words) { return "Not found: " + words.join(", ") + ". Closest passages:"; },
        apart: "in separate paragraphs",
        code: "By code",
        literal: "By the words",
        sound: "By pinyin",
        kind: "Kind",
        region: "Region",
        any: "All",
        more: function (n) { return n + " more on this page"; },
        moreGroups: function (n) { return n + (n === 1 ? " more page" : " more pages"); },
        pages: function (n) { return n + (n === 1 ? " page" : " pages"); },
        times: function (n) { return n + (n === 1 ? " match" : " matches"); },
        received: "as received",
        others: function (n) { return "In the Chinese texts: " + n + (n === 1 ? " match" : " matches"); },
        instead: "No English entry has this. In the Chinese texts:",
        back: "Back to the English entries"
      }
    : {
        help: [["几个词", "空格隔开，同时要有"], ["“一字不差”", "加引号，连标点也照样"], [home.getAttribute("data-sample"), "编号，直达该处；「第十二项」也可"], ["xbjg", "拼音或首字母"]],
        loading: "正在载入索引……",
        failed: "索引没有载入。请检查网络，再输入一次。",
        none: "没有找到。",
        found: function (hits, groups) { return groups + " 页，" + hits + " 处"; },
        near: "没有照样出现的。字面相近的有：",
        missing: function (words) { return "没有出现：" + words.join("、") + "。字面相近的有："; },
        apart: "各词分在几段",
        code: "编号",
        literal: "字面",
        sound: "拼音",
        kind: "性质",
        region: "地区",
        any: "全部",
        more: function (n) { return "本页另有 " + n + " 处"; },
        moreGroups: function (n) { return "另有 " + n + " 页"; },
        pages: function (n) { return n + " 页"; },
        times: function (n) { return n + " 处"; },
        received: handbook.words.readings.received + "作",
        others: function (n) { return "英文页另有 " + n + " 处"; },
        instead: "中文页没有，英文页有：",
        back: "回到中文页"
      };

  /* The engine, in a thread of its own where one can be had ------------------------------------------------------- */

  function load(address, done, failed) {
    var script = make("script", { src: address });
    script.onload = done;
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function asset(name) {
    return new URL("assets/" + name, handbook.base).href;
  }

  var engineLoading = [];

  function withEngine(done) {
    if (window.handbookEngine) return done();
    engineLoading.push(done);
    if (engineLoading.length > 1) return undefined;
    load(asset("search-engine.js") + stamp, function () {
      engineLoading.splice(0).forEach(function (each) { each(); });
    }, function () {
      engineLoading = [];
      failed();
    });
    return undefined;
  }

  var thread = null;
  var queue = [];

  function send(message) {
    if (thread) thread.postMessage(message);
    else queue.push(message);
  }

  function connect(made) {
    thread = made;
    thread.onmessage = function (event) {
      if (event.data.type === "failed") failed();
      else show(event.data);
    };
    queue.splice(0).forEach(send);
  }

  /* In the page: the same messages, each in a task of its own. */
  function inPage() {
    withEngine(function () {
      var port = { postMessage: function (message) { made.onmessage({ data: message }); } };
      var made = { postMessage: function (message) { setTimeout(function () { port.onmessage({ data: message }); }, 0); } };
      window.handbookEngine(port);
      connect(made);
      feed();
      if (asked.id) ask();
    });
  }

  function fromText() {
    withEngine(function () {
      try {
        var source = "(" + window.handbookEngine.toString() + ")(self);";
        var address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        var made = new Worker(address);
        made.onerror = function () { made.terminate(); inPage(); };
        connect(made);
        feed();
      } catch (refused) {
        inPage();
      }
    });
  }

  /* The files of the index as scripts, one after another; each hands its text over to the thread. */
  function feed() {
    var files = [];
    window.handbookShards = function (counts, anchors) {
      send({ type: "counts", counts: counts, anchors: anchors });
      [own, other].forEach(function (language) {
        for (var at = 0; at < (counts[language] || 0); at++) files.push(language + "-" + at + ".js");
      });
    };
    window.handbookShard = function (language, at, payload) {
      send({ type: "shard", language: language, payload: payload });
    };
    function next() {
      if (files.length) load(new URL("search/" + files.shift() + stamp, handbook.base).href, next, failed);
    }
    load(new URL("search/index.js" + stamp, handbook.base).href, next, failed);
  }

  var started = false;

  function start() {
    if (started) return;
    started = true;
    busy(true);
    if (files) return fromText();
    try {
      var made = new Worker(asset("search-engine.js") + stamp);
      made.onerror = function () { made.terminate(); inPage(); };
      connect(made);
      send({ type: "load", base: new URL("search/", handbook.base).href, version: stamp, languages: [own, other] });
    } catch (refused) {
      inPage();
    }
    return undefined;
  }

  /* Asking -------------------------------------------------------------------------------------------------------- */

  var asked = { id: 0, text: "", language: own, instead: false, kind: "", region: "", limit: GROUPS, open: [] };
  var answered = null;
  var composing = false;
  var go = false; /* Enter was pressed before the answer came */

  function busy(is) {
    home.setAttribute("aria-busy", String(is));
  }

  function ask() {
    start();
    busy(true);
    asked.id++;
    send({
      type: "query", id: asked.id, text: asked.text, language: asked.language, other: asked.language === own ? other : "",
      kind: asked.kind, region: asked.region, limit: asked.limit, open: asked.open
    });
  }

  function typed() {
    if (composing || (box.value === asked.text && answered)) return;
    asked.text = box.value;
    asked.language = own;
    asked.kind = asked.region = "";
    asked.limit = GROUPS;
    asked.open = [];
    go = false;
    ask();
  }

  function failed() {
    started = false;
    if (thread && thread.terminate) thread.terminate();
    thread = null;
    queue = [];
    answered = null;
    busy(false);
    meta.textContent = SAY.failed;
    announce(SAY.failed);
  }

  /* Showing ------------------------------------------------------------------------------------------------------- */

  var telling = 0;

  /* Read out once the typing has paused. */
  function announce(words) {
    clearTimeout(telling);
    telling = setTimeout(function () { told.textContent = words; }, 500);
  }

  function pieces(element, parts) {
    parts.forEach(function (part, at) {
      if (!part) return;
      var text = part.replace(/\n+/g, "　");
      if (at % 2) element.appendChild(make("mark", {}, text));
      else element.appendChild(document.createTextNode(text));
    });
    return element;
  }

  function opens(link, page, anchor, instead) {
    link.href = handbook.address(page.path, anchor);
    link.addEventListener("click", function (event) {
      /* Into another tab: then the list stays as it is, for the next one. */
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) event.stopPropagation();
      else remember(page.path, anchor || page.anchor, instead);
    });
    return link;
  }

  function row(page, hit) {
    var item = make("li", { "class": "found__hit" });
    var link = opens(make("a", { "data-id": hit.id }), page, hit.anchor, hit.instead);
    var text = make("span", { "class": "found__text" + (page.flags & DOCUMENT ? "" : " found__text--ours") });
    if (hit.received) text.appendChild(make("span", { "class": "found__received" }, SAY.received + "　"));
    if (hit.name.length) {
      text.appendChild(pieces(make("b", { "class": "found__name" }), hit.name));
      text.appendChild(document.createTextNode("　"));
    }
    pieces(text, hit.parts);
    if (hit.remarks.length) text.appendChild(make("span", { "class": "found__remarks" }, "〔" + handbook.words.notes["注"] + "：" + hit.remarks.join("；") + "〕"));
    link.appendChild(text);
    if (page.flags & DOCUMENT && !(page.flags & UNCITED) && hit.anchor !== page.anchor) link.appendChild(make("span", { "class": "found__code" }, hit.anchor.toUpperCase()));
    item.appendChild(link);
    return item;
  }

  function button(words, run) {
    var made = make("button", { type: "button", "class": "found__more" }, words);
    made.addEventListener("click", run);
    return made;
  }

  function expand(words, run) {
    var made = button(words, run);
    made.setAttribute("data-more", "");
    return made;
  }

  function section(page, kind) {
    var item = make("li", { "class": "found__page" + (page.flags & DOCUMENT ? "" : " found__page--ours"), "data-kind": page.apart ? "apart" : kind, "data-path": page.path });
    var head = make("p", { "class": "found__head" });
    var link = opens(make("a", { "class": "found__title" }), page, page.anchor);
    if (page.titled) link.setAttribute("data-id", page.anchor || page.path);
    link.appendChild(pieces(make("span", {}), page.title));
    head.appendChild(link);
    if (page.label && page.label !== page.title.join("")) head.appendChild(make("span", { "class": "found__label" }, page.label));
    if (page.apart) head.appendChild(make("span", { "class": "found__label" }, SAY.apart));
    if (kind === "literal") head.appendChild(make("span", { "class": "found__count" }, SAY.times(page.count)));
    item.appendChild(head);
    if (page.hits.length) {
      var hits = make("ol", { "class": "found__hits" });
      page.hits.forEach(function (hit) { hits.appendChild(row(page, hit)); });
      item.appendChild(hits);
    }
    if (page.more) {
      item.appendChild(expand(SAY.more(page.more), function () {
        var shown = page.hits.length;
        asked.open = asked.open.concat(page.path);
        focusAfter = function () {
          var same = all(".found__page", list).filter(function (each) { return each.getAttribute("data-path") === page.path; })[0];
          return same && same.querySelectorAll(".found__hit a")[shown];
        };
        ask();
      }));
    }
    return item;
  }

  function aside(words) {
    return make("li", { "class": "found__aside" }, words);
  }

  var focusAfter = null;

  function choice(name, label, values, chosen) {
    var whole = make("label", {});
    whole.appendChild(make("span", {}, label));
    var select = make("select", { name: name });
    select.appendChild(make("option", { value: "" }, SAY.any));
    values.forEach(function (value) {
      select.appendChild(make("option", { value: value[0] }, value[0] + " " + value[1]));
    });
    select.value = chosen;
    select.addEventListener("change", function () {
      asked[name] = select.value;
      asked.limit = GROUPS;
      focusAfter = function () { return facets.querySelector("select[name=" + name + "]"); };
      ask();
    });
    whole.appendChild(select);
    return whole;
  }

  function showFacets(answer) {
    facets.textContent = "";
    var given = [["kind", SAY.kind, answer.kinds, asked.kind], ["region", SAY.region, answer.regions, asked.region]].filter(function (each) {
      return each[2].length > 1 || each[3];
    });
    facets.hidden = !given.length || !answer.all;
    if (!facets.hidden) given.forEach(function (each) { facets.appendChild(choice.apply(null, each)); });
  }

  function help() {
    var rows = make("dl", { "class": "found__help" });
    SAY.help.forEach(function (line) {
      rows.appendChild(make("dt", {}, line[0]));
      rows.appendChild(make("dd", {}, line[1]));
    });
    return rows;
  }

  function show(answer) {
    if (answer.id !== asked.id) return;
    /* Nothing in this language: what the other has, said so. */
    if (!answer.empty && answer.settled && answer.others && answer.language === own && empty(answer)) {
      asked.language = other;
      asked.instead = true;
      ask();
      return;
    }
    var again = answered && answered.id === answer.id;
    var held = document.activeElement;
    if (again && list.contains(held) && held.href && !focusAfter) {
      /* More of the same answer, while a reader is on a hit: stays there. */
      focusAfter = function () { return all("a", list).filter(function (each) { return each.href === held.href; })[0]; };
    }
    answered = answer;
    list.textContent = "";
    meta.textContent = "";
    if (!again) scroller.scrollTop = focusAfter ? scroller.scrollTop : 0;
    showFacets(answer);
    if (answer.empty) {
      meta.appendChild(help());
      meta.classList.add("found__meta--help");
      announce("");
    } else {
      meta.classList.remove("found__meta--help");
      results(answer);
    }
    busy(!answer.settled);
    var to = focusAfter && focusAfter();
    if (to) {
      to.focus({ preventScroll: true });
      focusAfter = null;
    }
    if (go && answer.settled && toggle.checked) open();
  }

  function empty(answer) {
    return !answer.all && !answer.jumps.length && !answer.sounds.length;
  }

  function results(answer) {
    var put = list.appendChild.bind(list);
    var nothing = empty(answer);
    var words = answer.all ? SAY.found(answer.total, answer.groups) : "";
    if (nothing) words = !answer.complete ? SAY.loading : !answer.near.length ? SAY.none : answer.missing.length ? SAY.missing(answer.missing) : SAY.near;
    if (!answer.complete && !nothing) words += "　" + SAY.loading;
    if (answer.language !== own && asked.instead) words = SAY.instead + (words ? " " + words : "");
    if (answer.language !== own && !asked.instead) {
      put(make("li", {})).appendChild(button(SAY.back, function () {
        asked.language = own;
        asked.kind = asked.region = "";
        focusAfter = function () { return box; };
        ask();
      }));
    }
    meta.textContent = words;
    if (answer.told) put(aside(answer.told));
    if (answer.jumps.length) {
      put(aside(SAY.code));
      answer.jumps.forEach(function (jump) {
        var item = section(jump.group, "jump");
        var hits = make("ol", { "class": "found__hits" });
        if (jump.hit.anchor !== jump.group.anchor) {
          hits.appendChild(row(jump.group, jump.hit));
          item.appendChild(hits);
        }
        put(item);
      });
      if (answer.sections.length) put(aside(SAY.literal));
    }
    answer.sections.forEach(function (page) { put(section(page, "literal")); });
    if (answer.moreGroups) {
      put(make("li", {})).appendChild(expand(SAY.moreGroups(answer.moreGroups), function () {
        var shown = answer.sections.length;
        asked.limit += answer.moreGroups > 40 ? 40 : answer.moreGroups;
        focusAfter = function () {
          var next = all(".found__page[data-kind=literal]", list)[shown];
          return next && next.querySelector("a");
        };
        ask();
      }));
    }
    if (answer.sounds.length) {
      put(aside(SAY.sound));
      answer.sounds.forEach(function (page) { put(section(page, "sound")); });
    }
    if (nothing && answer.complete) answer.near.forEach(function (page) { put(section(page, "near")); });
    if (!nothing && answer.language === own && answer.others) {
      put(make("li", { "class": "found__others" })).appendChild(button(SAY.others(answer.others), function () {
        asked.language = other;
        asked.instead = false;
        asked.kind = asked.region = "";
        focusAfter = function () { return list.querySelector("a"); };
        ask();
      }));
    }
    announce([
      answer.told,
      answer.jumps.length ? SAY.code + " " + answer.jumps[0].hit.anchor.toUpperCase() : "",
      words,
      answer.sounds.length ? SAY.sound + " " + SAY.pages(answer.sounds.length) : ""
    ].filter(Boolean).join(english ? "; " : "；"));
  }

  /* Keys: arrows and Esc are the dialog's; Tab walks through it like anywhere else ----------------------------------- */

  function open() {
    go = false;
    var page = list.querySelector(".found__page");
    var first = page && (page.querySelector(".found__title[data-id], .found__hit a") || page.querySelector("a"));
    if (first) first.click();
  }

  function shut() {
    if (!toggle.checked) return;
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  dialog.addEventListener("keydown", function (event) {
    var at = event.target;
    /* 229: a key of the composition, in browsers that end it before they say so. */
    if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
    if (event.key === "Escape") {
      go = false;
      if (at !== box && at.blur) at.blur();
      return undefined;
    }
    if (event.key === "Enter" && at === box) {
      event.preventDefault();
      event.stopPropagation();
      if (home.getAttribute("aria-busy") === "true") go = true;
      else open();
      return undefined;
    }
    if (at.tagName !== "SELECT" && /^Arrow(Up|Down)$/.test(event.key)) return undefined;
    /* Letters typed on a result go on in the box; everything else is left to the browser. */
    if (at.tagName === "A" && event.key.length === 1 && event.key !== " " && !event.altKey) return undefined;
    event.stopPropagation();
    return undefined;
  });

  dialog.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !dialog.contains(event.relatedTarget)) shut();
  });

  box.form.addEventListener("submit", function (event) { event.preventDefault(); });
  box.form.addEventListener("reset", function () { setTimeout(typed, 0); });
  box.addEventListener("compositionstart", function () { composing = true; });
  box.addEventListener("compositionend", function () {
    composing = false;
    typed();
  });
  box.addEventListener("input", typed);
  box.addEventListener("focus", typed);
  if (document.activeElement === box) typed();

  /* The words on the page a hit opens: marked by the browser, not in the text, so that what is copied is the text --- */

  var KEPT = "handbook.found";
  var LEFT = "handbook.asked"; /* what was asked on the page a hit was opened from: back there, it is in the box again */

  function remember(path, anchor, instead) {
    if (!answered || !answered.wanted.terms.length) return;
    var wanted = answered.wanted;
    /* The page shows the corrected reading: then what stands there for the words that were found. */
    if (instead) wanted = { run: null, terms: [{ loose: instead, strict: instead, exact: true }], spaced: false };
    var found = { path: path, anchor: anchor, wanted: wanted };
    if (path === handbook.page) setTimeout(function () { mark(found); }, 0);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(found));
      sessionStorage.setItem(LEFT, JSON.stringify({ page: handbook.page, text: asked.text }));
    } catch (refused) {
      /* Then the words are not marked; the place is opened all the same. */
    }
  }

  function mark(found) {
    if (!window.Highlight || !window.CSS || !CSS.highlights) return;
    withEngine(function () {
      var engine = window.handbookEngine({ postMessage: function () {} });
      var place = document.getElementById(found.anchor);
      if (!place) return;
      place = place.closest("p, li, h1, h2, h3, tr, dl") || place;
      var scope = [place];
      /* An entry's words stand after its heading. */
      if (/^H[23]$/.test(place.tagName)) {
        for (var next = place.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling) scope.push(next);
      }
      var out = new Highlight();
      scope.forEach(function (part) { inside(part, engine, found.wanted).forEach(function (range) { out.add(range); }); });
      CSS.highlights.set("found", out);
    });
  }

  function inside(place, engine, wanted) {
    var walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    var text = "";
    var nodes = [];
    while (walker.nextNode()) {
      var node = walker.currentNode;
      if (node.parentNode.closest(".mark, .code, .src, .lacuna, .taken-out, .headerlink, .handle, .unseen, button, [hidden]")) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    function at(offset, end) {
      for (var i = nodes.length - 1; i >= 0; i--) {
        if (nodes[i][0] < offset || (!end && nodes[i][0] === offset)) return [nodes[i][1], offset - nodes[i][0]];
      }
      return [nodes[0][1], 0];
    }
    return engine.marksIn(text, wanted).map(function (each) {
      var range = document.createRange();
      var from = at(each[0], false), to = at(each[1], true);
      range.setStart(from[0], from[1]);
      range.setEnd(to[0], to[1]);
      return range;
    });
  }

  try {
    var kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    var came = performance.getEntriesByType("navigation")[0];
    var left = JSON.parse(sessionStorage.getItem(LEFT) || "null");
    if (came && came.type === "back_forward" && left && left.page === handbook.page && !box.value) box.value = left.text;
    else if (kept && kept.path === handbook.page) mark(kept);
  } catch (refused) {
    /* No storage, no marks. */
  }
})();
