/* 投影: a document on the wall of a training room, one section or item at a time, in large type. What is shown is
   cloned from the page, in the reading that is chosen there; a block too long for one screen is shared out over
   several at the ends of its sentences, by measuring, so that nothing is cut and nothing shrinks.
   handbook.project(id) begins at a block; #project=<id> in an address does the same. Plain script, no dependencies. */
(function () {
  "use strict";

  var all = handbook.all;
  var make = handbook.make;
  var root = document.documentElement;
  var english = handbook.english;
  var page = document.querySelector("article.page");

  /* What is shown: every block of a source, and on other pages whatever has a code of its own or asks for it. */
  var BLOCKS = ".paragraph[id], .item[id], .measure, .lead[id], .caption[id], li[id], h2[data-source], [data-projected]";
  /* What belongs to the page and not to the text. */
  var APART = ".code, .src, .headerlink, .handle, .unseen, button, [hidden], [data-screen-only]";
  var SENTENCE = /[。！？；…!?]/;
  var CLAUSE = /[，、：,:]/;
  var CLOSING = /[”’」』）》〉】\])]/;

  var words = english
    ? { name: "Projection", start: "Project", back: "Previous", on: "Next", leave: "Close", here: "Show in the text", hint: ["← → to turn", "number + Enter for an item", "Esc to return"], none: "No item ", title: "Title", gap: "Missing" }
    : { name: "投影", start: "投影", back: "上一屏", on: "下一屏", leave: "退出", here: "在文中看这一段", hint: ["← → 翻页", "数字加回车到某项", "Esc 返回"], none: "没有第 ", title: "题名", gap: handbook.words.notes["缺"] };

  if (!page) return;

  /* Steps ------------------------------------------------------------------------------------------------------- */

  function isBlock(element) {
    if (element.matches(".note, .gap, .labels, details *, .record *")) return false;
    if (element.matches(BLOCKS)) return true;
    return Boolean(element.id) && Array.prototype.some.call(element.children, function (child) {
      return child.classList.contains("code");
    });
  }

  /* One step for the title, one for each block; a strip that says what is missing goes with the block after it. */
  function outline() {
    var found = [];
    var gaps = [];
    var heading = null;
    all("h1, h2, .gap, [id], [data-projected]", page).forEach(function (element) {
      if (element.matches("h1")) {
        found.push({ kind: "title", id: element.id, element: element, gaps: [], heading: null });
      } else if (element.matches(".gap")) {
        gaps.push(element);
      } else if (isBlock(element)) {
        var kind = element.matches("h2") ? "heading" : element.matches(".measure") ? "measure" : "prose";
        if (kind === "heading") heading = element;
        found.push({ kind: kind, id: element.id, element: element, gaps: gaps, heading: heading });
        gaps = [];
      } else if (element.matches("h2")) {
        heading = element;
      }
    });
    if (gaps.length) found.push({ kind: "gap", id: "", element: null, gaps: gaps, heading: heading });
    return found.length > 1 ? found : [];
  }

  var steps = outline();
  if (!steps.length) return;

  function stepOf(id) {
    for (var at = 0; at < steps.length; at++) {
      if (steps[at].id === id) return at;
    }
    /* A point inside a paragraph: the paragraph it stands in. */
    var point = id && document.getElementById(id);
    for (var up = point && point.parentNode; up && up !== page; up = up.parentNode) {
      for (at = 0; at < steps.length; at++) {
        if (steps[at].element === up) return at;
      }
    }
    return -1;
  }

  /* An item by its number: of the document, else of the section shown, else anywhere, else a paragraph. */
  function stepNumbered(number, from) {
    var shown = steps[from].id;
    var scopes = [/-x(\d+)$/, /-n(\d+)$/, /-p(\d+)$/];
    for (var scope = 0; scope < scopes.length; scope++) {
      var found = [];
      for (var at = 0; at < steps.length; at++) {
        var named = scopes[scope].exec(steps[at].id);
        if (named && Number(named[1]) === number) found.push(at);
      }
      if (!found.length) continue;
      var section = (/^.+?-(s|e)\d+/.exec(shown) || [""])[0];
      var near = found.filter(function (each) {
        return section && steps[each].id.indexOf(section + "-") === 0;
      });
      return (near.length ? near : found)[0];
    }
    return -1;
  }

  /* The words of an element for the wall: no ids, no links, only the reading that is chosen. */
  function plain(element) {
    var copy = element.cloneNode(true);
    all(APART, copy).forEach(function (ours) {
      ours.parentNode.removeChild(ours);
    });
    all("a", copy).forEach(function (link) {
      while (link.firstChild) link.parentNode.insertBefore(link.firstChild, link);
      link.parentNode.removeChild(link);
    });
    all("[id]", copy).concat(copy).forEach(function (each) {
      each.removeAttribute("id");
      each.removeAttribute("title");
      each.removeAttribute("data-note");
    });
    copy.normalize();
    var whole = make("div");
    while (copy.firstChild) whole.appendChild(copy.firstChild);
    return whole;
  }

  function label(element) {
    return element ? plain(element).textContent.trim() : "";
  }

  function code(step) {
    var said = step.element && step.element.querySelector(".code");
    if (step.kind === "title") said = page.querySelector(".labels .code");
    if (said) return said.textContent.trim();
    return step.id && step.id.indexOf("draft-") ? step.id.toUpperCase() : "";
  }

  /* The stage --------------------------------------------------------------------------------------------------- */

  var stage = null;
  var parts = {};
  var now = { step: 0, screen: 0 };
  var screens = [];
  var typed = "";
  var before = null; /* Where the reader was: { x, y, focus, pushed }. */
  var quiet = 0;

  function button(name, text, act, title) {
    var made = make("button", { type: "button", "class": "projection__" + name }, text);
    if (title) {
      made.setAttribute("aria-label", title);
      made.title = title;
    }
    made.addEventListener("click", act);
    return made;
  }

  function build() {
    stage = make("div", { "class": "projection", role: "dialog", "aria-modal": "true", "aria-label": words.name, tabindex: "-1", "data-screen-only": "" });
    var head = make("div", { "class": "projection__head" });
    var foot = make("div", { "class": "projection__foot" });
    var told = make("div", { "class": "projection__told" });
    var ways = make("div", { "class": "projection__ways" });
    var turn = make("div", { "class": "projection__turn" });
    parts = {
      section: make("p", { "class": "projection__section" }),
      code: make("p", { "class": "projection__code" }),
      body: make("div", { "class": "projection__body" }),
      slide: make("div", { "class": "projection__slide", "aria-live": "polite", "aria-atomic": "true" }),
      source: make("p", { "class": "projection__source" }),
      remarks: make("p", { "class": "projection__remarks" }),
      caution: make("p", { "class": "projection__caution" }),
      hint: make("p", { "class": "projection__hint" }),
      ticks: make("div", { "class": "projection__ticks", "aria-hidden": "true" }),
      typed: make("p", { "class": "projection__typed", role: "status" }),
      reading: button("reading", "", otherReading),
      back: button("arrow", "", turnBack, words.back),
      on: button("arrow projection__arrow--on", "", turnOn, words.on)
    };
    [parts.section, parts.code].forEach(function (each) {
      head.appendChild(each);
    });
    parts.body.appendChild(parts.slide);
    [parts.source, parts.remarks, parts.caution].forEach(function (each) {
      told.appendChild(each);
    });
    words.hint.forEach(function (each) {
      parts.hint.appendChild(make("span", {}, each));
    });
    ways.appendChild(parts.hint);
    if (page.querySelector(".emended, del.taken-out")) ways.appendChild(parts.reading);
    ways.appendChild(button("here", words.here, function () {
      leave(true);
    }));
    ways.appendChild(button("leave", words.leave, function () {
      leave(false);
    }));
    [parts.back, parts.ticks, parts.on].forEach(function (each) {
      turn.appendChild(each);
    });
    var side = make("div", { "class": "projection__side" });
    side.appendChild(ways);
    side.appendChild(turn);
    foot.appendChild(told);
    foot.appendChild(side);
    [head, parts.body, parts.typed, foot].forEach(function (each) {
      stage.appendChild(each);
    });
    var cautions = all(".caution", page).map(label);
    if (!cautions.length && page.querySelector(".labels")) {
      parts.caution.className = "projection__labels";
      cautions = [label(page.querySelector(".labels"))];
    }
    parts.caution.textContent = cautions.join(" ");
    ticks();
    listen();
    document.body.appendChild(stage);
  }

  /* Who says it, and where: 中共中央 国务院《关于……的意见》. */
  function source() {
    var title = label(page.querySelector("h1"));
    var by = "";
    all(".record dt", page).forEach(function (term) {
      if (/^(发文机关|发言单位|作者)$/.test(term.textContent.trim()) && !by) {
        by = label(term.nextElementSibling).replace(/（.*$/, "");
      }
    });
    if (by && title.indexOf(by) === 0) title = title.slice(by.length).trim();
    if (english) return (by ? by + ", " : "") + title;
    return (by ? by : "") + (/^《.*》$/.test(title) ? title : "《" + title.replace(/《/g, "〈").replace(/》/g, "〉") + "》");
  }

  /* A tick for every item of the document, or for every block where there are none; the others show only while they are current. */
  function ticks() {
    var items = steps.some(function (step) {
      return step.kind === "measure";
    });
    var group = null;
    steps.forEach(function (step, at) {
      if (!group || step.kind === "heading") {
        group = make("span", { "class": "projection__group" });
        parts.ticks.appendChild(group);
      }
      var counted = items ? step.kind === "measure" : step.kind === "prose";
      var tick = make("i", { "class": counted ? "projection__tick" : "projection__tick projection__tick--between" });
      tick.addEventListener("click", function () {
        go(at, 0);
      });
      step.tick = tick;
      group.appendChild(tick);
    });
    parts.ticks.setAttribute("data-count", String(parts.ticks.querySelectorAll(".projection__tick:not(.projection__tick--between)").length));
  }

  /* Setting a block --------------------------------------------------------------------------------------------- */

  function strip(gap) {
    var made = make("p", { "class": "projection__gap" });
    var inner = plain(gap);
    while (inner.firstChild) made.appendChild(inner.firstChild);
    return made;
  }

  /* An empty slide of a step: what stands around its words, and the place where they go. */
  function frame(step, first) {
    var slide = make("div", { "class": "slide slide--" + step.kind });
    var text = make("div", { "class": "slide__text" });
    if (first) {
      step.gaps.forEach(function (gap) {
        slide.appendChild(strip(gap));
      });
    } else {
      slide.classList.add("slide--further");
    }
    slide.appendChild(text);
    return { slide: slide, text: text };
  }

  /* The numeral of an item stands apart, its first sentence is its name. */
  function itemFrame(step, whole, first) {
    var made = frame(step, first);
    var number = whole.querySelector(".num");
    var name = whole.querySelector("strong");
    var aside = make("div", { "class": "slide__number" });
    if (!first) {
      aside.setAttribute("data-again", "");
      aside.setAttribute("aria-hidden", "true");
    }
    if (number) aside.appendChild(first ? number.cloneNode(true) : document.createTextNode(number.textContent));
    made.slide.insertBefore(aside, made.text);
    if (first && name) {
      var head = make("div", { "class": "slide__name" });
      Array.prototype.slice.call(name.cloneNode(true).childNodes).forEach(function (each) {
        head.appendChild(each);
      });
      var last = head.lastChild;
      if (last && last.nodeType === 3 && /。$/.test(last.textContent)) {
        last.textContent = last.textContent.slice(0, -1);
        head.appendChild(make("span", { "class": "slide__stop" }, "。"));
      }
      made.slide.insertBefore(head, made.text);
    }
    return made;
  }

  function titleSlide(step) {
    var made = frame(step, true);
    var before = page.querySelector(".front.kicker");
    made.text.className = "slide__title";
    if (before) made.slide.insertBefore(make("p", { "class": "slide__front" }, label(before)), made.text);
    var inner = plain(step.element);
    while (inner.firstChild) made.text.appendChild(inner.firstChild);
    all(".front.subtitle, .front.author", page).forEach(function (line) {
      made.slide.appendChild(make("p", { "class": "slide__front" }, label(line)));
    });
    return made.slide;
  }

  /* A heading, and under it the names of its items: what the next screens are about. */
  function headingSlide(step) {
    var made = frame(step, true);
    made.text.className = "slide__title";
    var inner = plain(step.element);
    while (inner.firstChild) made.text.appendChild(inner.firstChild);
    var names = steps.filter(function (each) {
      return each.kind === "measure" && each.heading === step.element;
    });
    if (names.length) {
      var list = make("ul", { "class": "slide__agenda", "data-again": "" });
      names.forEach(function (each) {
        var whole = plain(each.element);
        var number = whole.querySelector(".num");
        var name = whole.querySelector("strong");
        var entry = make("li");
        entry.appendChild(make("span", {}, number ? number.textContent : ""));
        entry.appendChild(make("span", {}, name ? said(name).replace(/。$/, "") : ""));
        list.appendChild(entry);
      });
      made.slide.appendChild(list);
    }
    return made.slide;
  }

  function said(element) {
    var copy = element.cloneNode(true);
    all(".mark", copy).forEach(function (mark) {
      mark.parentNode.removeChild(mark);
    });
    return copy.textContent;
  }

  /* The words of a block, character by character: where each one stands, and where a screen may end. */
  function characters(text) {
    var walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    var found = [];
    while (walker.nextNode()) {
      var node = walker.currentNode;
      var apart = Boolean(node.parentNode.closest(".mark"));
      for (var at = 0; at < node.length; at++) {
        /* The halves of a character outside the basic plane stay together. */
        if (found.length && /[\uDC00-\uDFFF]/.test(node.data.charAt(at))) {
          found[found.length - 1].end = at + 1;
          continue;
        }
        found.push({ node: node, start: at, end: at + 1, said: node.data.charAt(at), apart: apart });
      }
    }
    return found;
  }

  /* After which characters a screen may end: 2 a sentence, 1 a clause, 0 anywhere; a mark stays with its word. */
  function ends(found) {
    var rank = 0;
    return found.map(function (each, at) {
      var next = found[at + 1];
      if (!each.apart && !CLOSING.test(each.said)) {
        rank = SENTENCE.test(each.said) || (each.said === "." && next && /\s/.test(next.said)) ? 2 : CLAUSE.test(each.said) ? 1 : 0;
      }
      if (!next) return -1;
      if (next.apart || CLOSING.test(next.said) || SENTENCE.test(next.said) || CLAUSE.test(next.said)) return -1;
      if (/[“‘「『（《〈【]/.test(each.said)) return -1;
      return rank;
    });
  }

  /* How many characters fit above the limit, ending as well as can be; all of them if all fit. */
  function fitting(text, limit, least) {
    var found = characters(text);
    var may = ends(found);
    var best = [0, 0, 0];
    var range = document.createRange();
    for (var at = 0; at < found.length; at++) {
      if (found[at].apart) {
        if (may[at] >= 0) best[may[at]] = at + 1;
        continue;
      }
      range.setStart(found[at].node, found[at].start);
      range.setEnd(found[at].node, found[at].end);
      var lines = range.getClientRects();
      if (lines.length && lines[lines.length - 1].bottom > limit) break;
      if (may[at] >= 0) best[may[at]] = at + 1;
    }
    if (at === found.length) return { found: found, count: found.length };
    /* A sentence that leaves more than half of the screen empty is no good end, nor a clause that leaves a third. */
    var reach = Math.max(best[0], best[1], best[2]);
    if (reach < least) return { found: found, count: 0 };
    reach = Math.max(reach, 1);
    var count = best[2] > reach * 0.5 ? best[2] : best[1] > reach * 0.67 ? best[1] : reach;
    return { found: found, count: count };
  }

  /* The slides of a block when its words may reach down to the limit. */
  function share(step, limit) {
    var made = [];
    var rest = plain(step.element);
    var whole = rest.cloneNode(true);
    var first = true;
    if (step.kind === "measure") {
      all(".num, strong", rest).slice(0, 2).forEach(function (set) {
        set.parentNode.removeChild(set);
      });
    }
    while (rest.firstChild || first) {
      var each = step.kind === "measure" ? itemFrame(step, whole, first) : frame(step, first);
      if (first && step.kind === "prose") kindOf(step, each);
      while (rest.firstChild) each.text.appendChild(rest.firstChild);
      parts.slide.textContent = "";
      parts.slide.appendChild(each.slide);
      var top = each.slide.getBoundingClientRect().top;
      /* Rather a screen for the name alone than one with a few words under it. */
      var fit = fitting(each.text, top + limit, first && step.kind === "measure" ? 10 : 0);
      rest = make("div");
      if (!fit.count && fit.found.length) {
        while (each.text.firstChild) rest.appendChild(each.text.firstChild);
      } else if (fit.count < fit.found.length) {
        var last = fit.found[fit.count - 1];
        var cut = document.createRange();
        cut.setStart(last.node, last.end);
        cut.setEnd(each.text, each.text.childNodes.length);
        rest.appendChild(cut.extractContents());
        tidy(rest);
        tidy(each.text);
      }
      made.push(each.slide);
      first = false;
    }
    return made;
  }

  /* Cutting leaves empty shells of marks and underlines behind. */
  function tidy(text) {
    all("*", text).reverse().forEach(function (each) {
      if (!each.textContent && !each.matches(".point")) each.parentNode.removeChild(each);
    });
    if (!text.textContent) text.textContent = "";
  }

  function kindOf(step, made) {
    var name = step.element.matches(".lead") ? "提要" : step.element.matches(".caption") ? "图注" : "";
    if (step.element.matches("li")) made.slide.classList.add("slide--entry");
    if (name) made.slide.insertBefore(make("p", { "class": "slide__kind", "data-again": "" }, name), made.text);
  }

  /* A title is not parted: where it is too long for a small screen, it is set smaller. */
  function smaller(slide, room) {
    var size = parseFloat(stage.style.getPropertyValue("--text"));
    parts.slide.textContent = "";
    parts.slide.appendChild(slide);
    for (var part = 0.9; part > 0.35 && slide.offsetHeight > room; part -= 0.1) {
      slide.style.setProperty("--text", (size * part).toFixed(4) + "px");
    }
    return slide;
  }

  /* All screens of a step: as few as can be, and about equally full. */
  function compose(step) {
    var room = parts.body.clientHeight - 4;
    if (step.kind === "title") return [smaller(titleSlide(step), room)];
    if (step.kind === "heading") return [smaller(headingSlide(step), room)];
    if (step.kind === "gap") return [smaller(frame(step, true).slide, room)];
    var made = share(step, room);
    if (made.length > 1) {
      /* Which of how many stands beside the code, and on a narrow screen takes room of its own. */
      count(1, made.length);
      room = parts.body.clientHeight - 4;
      made = share(step, room);
      for (var part = 0.5; part < 1; part += 0.05) {
        var even = share(step, room * part);
        if (even.length === made.length) return even;
      }
    }
    return share(step, room);
  }

  /* Showing ----------------------------------------------------------------------------------------------------- */

  /* The unit of every measure on the wall: 1 px at 1280 × 720, more on larger walls, 20 px of text at the least. */
  function scale() {
    var wide = window.innerWidth / 1280;
    var high = window.innerHeight / 720;
    var size = { small: 0.9, large: 1.15 }[root.getAttribute("data-size")] || 1;
    var narrow = window.innerWidth < 720 || window.innerHeight < 480;
    var unit = Math.max(narrow ? 0.625 : 0.75, Math.sqrt(wide * high));
    stage.classList.toggle("projection--narrow", narrow);
    stage.style.setProperty("--unit", (unit).toFixed(4) + "px");
    stage.style.setProperty("--text", (unit * size).toFixed(4) + "px");
  }

  function count(screen, of) {
    parts.code.textContent = code(steps[now.step]);
    if (of > 1) parts.code.appendChild(make("span", {}, screen + "/" + of));
  }

  /* How many characters of the source a screen shows. */
  function shown(screen) {
    var copy = screen.cloneNode(true);
    all(".mark, .lacuna, .taken-out, .projection__gap, [data-again]", copy).forEach(function (ours) {
      ours.parentNode.removeChild(ours);
    });
    return Array.from(copy.textContent).length;
  }

  /* What must be said about the words on the screen, of the whole block where no screen is given. */
  function remark(step, screen) {
    var how = root.getAttribute("data-reading") === "received" ? "received" : "emended";
    var start = 0;
    for (var at = 0; at < screen; at++) start += shown(screens[at]);
    var rows = screen === undefined ? handbook.remarks(step.id, how) : handbook.remarks(step.id, how, start, start + shown(screens[screen]));
    parts.remarks.textContent = handbook.remarked(rows);
    parts.remarks.hidden = !parts.remarks.textContent;
  }

  function show() {
    var step = steps[now.step];
    remark(step, now.screen);
    parts.slide.textContent = "";
    parts.slide.appendChild(screens[now.screen]);
    parts.body.scrollTop = 0;
    count(now.screen + 1, screens.length);
    stage.setAttribute("data-step", step.id);
    all(".projection__tick--now", parts.ticks).forEach(function (tick) {
      tick.classList.remove("projection__tick--now");
    });
    step.tick.classList.add("projection__tick--now");
    parts.back.disabled = !now.step && !now.screen;
    parts.on.disabled = now.step === steps.length - 1 && now.screen === screens.length - 1;
    parts.reading.textContent = root.getAttribute("data-reading") === "received" ? handbook.words.readings.received : handbook.words.readings.emended;
    parts.reading.title = root.getAttribute("data-reading") === "received" ? "换成" + handbook.words.readings.emended : "换成" + handbook.words.readings.received;
  }

  /* What stands above and below; before the words are set, because it takes room from them. */
  function surround(step) {
    var number = step.kind === "measure" && step.element.querySelector(".num");
    parts.source.textContent = source() + (number && !english ? "第" + number.textContent.trim() + "项" : "");
    count(1, 1);
    remark(step);
    var named = step.kind === "prose" || step.kind === "measure" || step.kind === "gap" ? step.heading : null;
    parts.section.textContent = named ? said(plain(named)).trim() : step.kind === "title" ? "" : label(page.querySelector("h1"));
  }

  function go(step, screen) {
    now.step = Math.max(0, Math.min(steps.length - 1, step));
    surround(steps[now.step]);
    screens = compose(steps[now.step]);
    now.screen = screen < 0 ? screens.length - 1 : Math.min(screen, screens.length - 1);
    typed = "";
    parts.typed.textContent = "";
    show();
    address();
  }

  function turnOn() {
    var body = parts.body;
    if (body.scrollTop + body.clientHeight < body.scrollHeight - 2) body.scrollTop += body.clientHeight * 0.8;
    else if (now.screen < screens.length - 1) {
      now.screen++;
      show();
    } else if (now.step < steps.length - 1) go(now.step + 1, 0);
  }

  function turnBack() {
    if (parts.body.scrollTop > 2) parts.body.scrollTop -= parts.body.clientHeight * 0.8;
    else if (now.screen) {
      now.screen--;
      show();
    } else if (now.step) go(now.step - 1, -1);
  }

  /* Anew, where one is: the window, the size or the reading has changed. The place is kept by its share of the words. */
  function again() {
    if (!stage || stage.hidden) return;
    var share = screens.length > 1 ? now.screen / screens.length : 0;
    scale();
    surround(steps[now.step]);
    screens = compose(steps[now.step]);
    now.screen = Math.min(screens.length - 1, Math.round(share * screens.length));
    show();
  }

  function otherReading() {
    var to = root.getAttribute("data-reading") === "received" ? "emended" : "received";
    var there = page.querySelector('[data-reading-switch="' + to + '"]');
    if (there) there.click();
    again();
  }

  function otherSize(by) {
    var sizes = ["small", "medium", "large"];
    var at = sizes.indexOf(root.getAttribute("data-size") || "medium") + by;
    var there = document.querySelector('button[data-size="' + sizes[at] + '"]');
    if (there) there.click();
    again();
  }

  /* Coming and going -------------------------------------------------------------------------------------------- */

  function asked() {
    var hash = "";
    try {
      hash = decodeURIComponent(location.hash.slice(1));
    } catch (broken) {
      return null;
    }
    var given = /^project(?:=(.*))?$/.exec(hash);
    return given ? given[1] || "" : null;
  }

  function address() {
    var step = steps[now.step];
    var to = location.href.split("#")[0] + "#project" + (step.id ? "=" + step.id : "");
    if (!before || location.href === to) return;
    try {
      if (before.pushed || before.linked) history.replaceState({ project: true }, "", to);
      else {
        history.pushState({ project: true }, "", to);
        before.pushed = true;
      }
    } catch (refused) {
      /* Some file:// settings refuse it: it works without an address of its own. */
    }
  }

  /* The block the reader has in front of him: the title while it can be seen, else the first block that is not above. */
  function reading() {
    var focused = document.activeElement && document.activeElement.closest && document.activeElement.closest("[id]");
    if (focused && focused !== document.body && page.contains(focused)) {
      var there = stepOf(focused.id);
      if (there > 0 && steps[there].kind !== "title") return there;
    }
    var line = Math.min(140, window.innerHeight / 4);
    if (steps[0].element.getBoundingClientRect().bottom > 60) return 0;
    for (var at = 0; at < steps.length; at++) {
      if (steps[at].element && steps[at].element.getBoundingClientRect().bottom > line) return at;
    }
    return steps.length - 1;
  }

  function enter(id, linked) {
    var at = id === undefined || id === "" ? (linked ? 0 : reading()) : stepOf(id);
    if (at < 0) at = linked ? 0 : reading();
    if (stage && !stage.hidden) {
      go(at, 0);
      return;
    }
    before = { x: window.pageXOffset, y: window.pageYOffset, focus: document.activeElement, pushed: false, linked: Boolean(linked), full: false };
    if (!stage) build();
    stage.hidden = false;
    root.classList.add("is-projecting");
    scale();
    go(at, 0);
    stage.focus({ preventScroll: true });
    still();
    if (!linked) full();
  }

  function full() {
    var ask = root.requestFullscreen || root.webkitRequestFullscreen;
    if (!ask || document.fullscreenElement) return;
    try {
      var promise = ask.call(root);
      if (promise && promise.then) {
        promise.then(function () {
          if (before) before.full = true;
        }, function () {
          /* Not allowed here: the window is enough. */
        });
      }
    } catch (refused) {
      /* Not allowed here either. */
    }
  }

  /* Back to where one was, or to the block that was shown. */
  function leave(here) {
    if (!stage || stage.hidden) return;
    var was = before;
    var step = steps[now.step];
    var target = here || was.linked ? step.element : null;
    before = null;
    typed = "";
    stage.hidden = true;
    clearTimeout(quiet);
    root.classList.remove("is-projecting");

    function place() {
      if (target) {
        target.scrollIntoView();
        if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
        target.focus({ preventScroll: true });
      } else {
        window.scrollTo(was.x, was.y);
        if (was.focus && was.focus !== document.body && was.focus.focus) was.focus.focus({ preventScroll: true });
      }
    }

    function finish() {
      if (target && step.id && location.hash !== "#" + step.id) {
        try {
          history.replaceState(null, "", location.href.split("#")[0] + "#" + step.id);
        } catch (refused) {
          /* Without an address of its own. */
        }
      }
      place();
      /* Once more when the window has its old size again. */
      if (document.fullscreenElement && was.full) {
        document.exitFullscreen().then(function () {
          requestAnimationFrame(place);
        }, place);
      } else {
        requestAnimationFrame(place);
      }
    }

    if (was.pushed && asked() !== null) {
      window.addEventListener("popstate", finish, { once: true });
      history.back();
    } else {
      finish();
    }
  }

  /* Back and forward of the browser, and links that ask for a projection. */
  function follow() {
    var id = asked();
    if (id !== null && (!stage || stage.hidden)) enter(id, true);
    else if (id !== null && steps[now.step].id !== id) go(Math.max(0, stepOf(id)), 0);
    else if (id === null && stage && !stage.hidden) {
      before.pushed = false;
      leave(false);
    }
  }

  /* Keys, fingers, the window ----------------------------------------------------------------------------------- */

  function still() {
    clearTimeout(quiet);
    stage.classList.remove("projection--still");
    quiet = setTimeout(function () {
      stage.classList.add("projection--still");
    }, 4000);
  }

  function number() {
    var wanted = Number(typed);
    var at = stepNumbered(wanted, now.step);
    if (at >= 0) {
      go(at, 0);
      return;
    }
    typed = "";
    parts.typed.textContent = words.none + wanted + (english ? "" : " 项");
  }

  var KEYS = {
    ArrowRight: turnOn, ArrowDown: turnOn, PageDown: turnOn, ArrowLeft: turnBack, ArrowUp: turnBack, PageUp: turnBack,
    Home: function () { go(0, 0); },
    End: function () { go(steps.length - 1, -1); },
    "+": function () { otherSize(1); },
    "=": function () { otherSize(1); },
    "-": function () { otherSize(-1); },
    p: function () { leave(false); },
    P: function () { leave(false); }
  };

  function writing(target) {
    return Boolean(target && target.closest && target.closest("input, textarea, select, [contenteditable]"));
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var open = stage && !stage.hidden;
    if (!open) {
      if (/^[pP]$/.test(event.key) && !event.repeat && !writing(event.target)) {
        event.preventDefault();
        event.stopPropagation();
        enter();
      }
      return;
    }
    /* The keys of the page behind (search, menu) are not for now. */
    event.stopPropagation();
    var onButton = event.target.closest && event.target.closest("button");
    if (/^[0-9]$/.test(event.key)) {
      typed = (typed + event.key).slice(-3);
      parts.typed.textContent = typed;
    } else if (event.key === "Enter" && typed) {
      event.preventDefault();
      number();
    } else if (event.key === "Backspace" && typed) {
      typed = typed.slice(0, -1);
      parts.typed.textContent = typed;
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (typed) {
        typed = "";
        parts.typed.textContent = "";
      } else leave(false);
    } else if (event.key === " " && !onButton) {
      event.preventDefault();
      if (event.shiftKey) turnBack();
      else turnOn();
    } else if (event.key === "Tab") {
      around(event);
    } else if (KEYS[event.key] && !event.repeat) {
      event.preventDefault();
      parts.typed.textContent = typed = "";
      KEYS[event.key]();
    } else if (KEYS[event.key]) {
      event.preventDefault();
      KEYS[event.key]();
    }
  }

  /* The focus goes round inside. */
  function around(event) {
    still();
    var stops = all("button:not([disabled])", stage);
    var first = stops[0];
    var last = stops[stops.length - 1];
    var at = document.activeElement;
    if (event.shiftKey && (at === first || at === stage)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      first.focus();
    }
  }

  function listen() {
    var touch = null;
    stage.addEventListener("touchstart", function (event) {
      touch = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
      still();
    }, { passive: true });
    stage.addEventListener("touchend", function (event) {
      if (!touch) return;
      var x = event.changedTouches[0].clientX - touch.x;
      var y = event.changedTouches[0].clientY - touch.y;
      touch = null;
      if (Math.abs(x) < 48 || Math.abs(x) < 2 * Math.abs(y) || !getSelection().isCollapsed) return;
      if (x < 0) turnOn();
      else turnBack();
    }, { passive: true });
    stage.addEventListener("pointermove", still, { passive: true });
    document.addEventListener("fullscreenchange", function () {
      if (document.fullscreenElement || !before || !before.full) return;
      /* Escape in full screen is the browser's: one press leaves both. */
      before.full = false;
      leave(false);
    });
  }

  var waiting = 0;
  window.addEventListener("resize", function () {
    clearTimeout(waiting);
    waiting = setTimeout(again, 60);
  }, { passive: true });
  window.addEventListener("keydown", pressed, true);
  window.addEventListener("popstate", function () {
    if (before || asked() !== null) follow();
  });
  window.addEventListener("hashchange", follow);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(again);

  /* The button, last in the row of tools where there is one, else beside the switch of the readings. */
  (function () {
    var home = page.querySelector(".tools__side") || page.querySelector(".reading");
    if (!page.matches(".page--document") && !page.hasAttribute("data-projectable")) return;
    if (!home) {
      var above = all(".caution, .record", page).pop() || page.querySelector("h1");
      home = make("div", { "class": "reading reading--alone" });
      above.parentNode.insertBefore(home, above.nextSibling);
    }
    var start = make("button", { type: "button", "class": "reading__project", "aria-keyshortcuts": "p", "data-screen-only": "", title: english ? "Project (key P)" : "投影（P 键）" }, words.start);
    start.addEventListener("click", function () {
      enter();
    });
    home.appendChild(start);
  })();

  /* Anything that names a block: <button data-project="yj2024-x12">. */
  document.addEventListener("click", function (event) {
    var from = event.target.closest && event.target.closest("[data-project]");
    if (!from) return;
    event.preventDefault();
    enter(from.getAttribute("data-project"));
  });

  handbook.project = function (id) {
    enter(id);
  };

  if (asked() !== null) enter(asked(), true);
})();
