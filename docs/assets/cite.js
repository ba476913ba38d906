/* Citing: the handle of every paragraph and heading, the quotation of what is selected, and 「引用本文」.
   Plain script, no dependencies, works from file:// and without the clipboard API. What a reference says is composed by
   scripts/edition/ids/cite.py and lies in the page as data; here come in the address, the reading, the day and the words. */
(function () {
  "use strict";

  var page = document.querySelector(".page--document");
  if (!page || !handbook.citation()) return;

  var all = handbook.all;
  var make = handbook.make;
  var data = handbook.citation();
  var root = document.documentElement;
  var NAME = document.querySelector("meta[name=handbook]").getAttribute("content");
  var SOURCE = ".paragraph[id], .item[id], .measure[id], .lead[id], .caption[id], li[id], h2[data-source]";
  var MOST = 12; /* Of a longer selection nobody wants every paragraph with a reference of its own. */

  var WORDS = handbook.english
    ? {
        menu: "Cite", link: "Copy link", reference: "Copy reference", quotation: "Copy quotation", whole: "with its source", plus: ", with its source",
        selected: "Copy selected words", line: "Source line", received: "received ", report: "Report an error", hint: "code, reading, version",
        form: "Form", remarks: "Editors’ marks", detail: { compact: "compact", full: "full" }, short: { "2025": "2025", "2015": "2015", plain: "in text" }, as: handbook.words.readings,
        copied: "Copied: ", things: { link: "link", reference: "reference", quotation: "quotation", selected: "selected words", report: "report" }, refused: "The browser does not allow copying. The text is selected: press Ctrl+C (⌘C), or hold it to copy.",
        text: "Text to copy", copy: "Copy", reportHead: "Error report", fields: ["Code", "Reading", "Version", "Source line", "Address", "Words", "What is wrong, and why"],
        colon: ": "
      }
    : {
        menu: "引用", link: "复制链接", reference: "复制引文", quotation: "复制引用", whole: "原文＋出处", plus: "＋出处",
        selected: "复制所选引用", line: "来源行", received: handbook.words.readings.received + " ", report: "报告差错", hint: "编号、文本、版本",
        form: "格式", remarks: handbook.words.notes["注"], detail: { compact: "简", full: "全" }, short: { "2025": "2025", "2015": "2015", plain: "夹注" }, as: handbook.words.readings,
        copied: "已复制", things: { link: "链接", reference: "引文", quotation: "引用", selected: "所选引用", report: "差错报告" }, refused: "浏览器不许复制。下面的文字已选中，请按 Ctrl+C（⌘C），或长按复制。",
        text: "可复制的文字", copy: "复制", reportHead: "差错报告", fields: ["编号", "文本", "版本", "底本行", "地址", "所示文字", "差错与理由"],
        colon: "："
      };

  /* What is said --------------------------------------------------------------------------------------------------- */

  function reading() {
    return root.getAttribute("data-reading") === "received" ? "received" : "emended";
  }

  function standard() {
    var chosen = handbook.recall("standard");
    return data.forms.some(function (form) { return form[0] === chosen; }) ? chosen : data.forms[0][0];
  }

  function form(name) {
    return data.forms.filter(function (each) { return each[0] === name; })[0];
  }

  function today() {
    var now = new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  /* Words are a list of strings, {to: an address} and {raised: a number}; from it come both flavours. */
  function reference(name, place) {
    var filled = {
      name: NAME, version: handbook.version, code: place.id.toUpperCase(), reading: WORDS.as[place.reading],
      pinpoint: place.at || "", accessed: today(), online: { to: handbook.online(handbook.page, place.id === data.code ? "" : place.id) }
    };
    var words = form(name)[2].map(function (part, at) { return at % 2 ? filled[part] : part; });
    /* After an address that ends in a full stop a space, or the address would be read on. */
    return data.caution ? words.concat((name === "plain" ? "" : " ") + "〔" + data.caution + "〕") : words;
  }

  /* A text with double quotation marks of its own stands in 「」, so that nothing in it need be altered. */
  function quoted(text) {
    return /[“”]/.test(text) && !/[「」]/.test(text) ? "「" + text + "」" : "“" + text + "”";
  }

  /* What must be said about the words, in the form the reader chose. */
  function noted(place) {
    return handbook.remarked(place.remarks, detail === "full");
  }

  /* One paragraph of words for each quotation; in the numbered forms the references follow. */
  function quotation(name, places) {
    if (name === "plain") {
      return places.map(function (place) { return [quoted(place.text), noted(place)].concat(reference(name, place)); });
    }
    return places
      .map(function (place, at) { return [quoted(place.text), { raised: "[" + (at + 1) + "]" }, place.at, noted(place)]; })
      .concat([[]], places.map(function (place, at) { return ["[" + (at + 1) + "] "].concat(reference(name, place)); }));
  }

  function plain(paragraphs) {
    return paragraphs
      .map(function (words) {
        return words.map(function (word) { return word.to || word.raised || word; }).join("");
      })
      .join("\n");
  }

  function rich(paragraphs) {
    return paragraphs
      .filter(function (words) { return words.length; })
      .map(function (words) {
        var made = make(paragraphs.length > 1 ? "p" : "span");
        words.forEach(function (word) {
          if (word.to) made.appendChild(make("a", { href: word.to }, word.to));
          else if (word.raised) made.appendChild(make("sup", {}, word.raised));
          else made.appendChild(document.createTextNode(word));
        });
        return made.outerHTML;
      })
      .join("");
  }

  function report(place) {
    var values = [
      place.id.toUpperCase() + "（《" + data.title + "》" + place.at + "）", WORDS.as[place.reading], handbook.version,
      place.lines.map(function (line) { return line.name; }).join("、"), handbook.online(handbook.page, place.id), place.text, ""
    ];
    return [[WORDS.reportHead]].concat(WORDS.fields.map(function (field, at) { return [field + WORDS.colon, values[at]]; }));
  }

  /* Where it is said ------------------------------------------------------------------------------------------------ */

  function trimmed(text) {
    return text.replace(/^[ \n]+|[ \n]+$/g, "");
  }

  /* Offsets of the data count characters, not the halves of which a rare one is made. */
  function length(text) {
    return Array.from(text).length;
  }

  function lines(block) {
    var links = all(".src a", block);
    if (links.length) {
      var source = block.querySelector(".src").textContent.replace(/^[^0-9A-Za-z]*/, "").split(":")[0];
      return links.map(function (link) { return { name: source + ":" + link.textContent, href: link.href }; });
    }
    var given = (block.getAttribute("data-source") || "").split(":");
    return (given[1] || "").split("+").filter(Boolean).map(function (line) {
      return { name: given[0] + ":" + line, href: handbook.address("texts/received/" + given[0], "l" + line) };
    });
  }

  /* A block in one reading, or the stretch of it that is selected (which is what is shown). */
  function placed(block, how, selected) {
    var known = data.places[block.id];
    var whole = trimmed(handbook.said(block, how));
    var start = selected ? length(selected.before) : 0;
    var text = selected ? selected.text : whole;
    var end = start + length(text);
    var suffix = how === "received" && block.querySelector(".emended") ? "_received" : "";
    var place = { id: block.id, at: known.at, text: text, reading: how, lines: lines(block) };
    place.remarks = selected ? handbook.remarks(block.id, how, start, end) : handbook.remarks(block.id, how);
    if (selected) {
      (known["points" + suffix] || []).forEach(function (point) {
        if (start < point[2] || end > point[3]) return;
        place.id = point[0];
        place.at = point[1];
      });
    }
    return place;
  }

  function stretch(range, block) {
    var part = document.createRange();
    part.selectNodeContents(block);
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
    var before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(part.startContainer, part.startOffset);
    function said(of) {
      var made = make("div");
      made.appendChild(of.cloneContents());
      return handbook.said(made);
    }
    var text = said(part);
    var lead = text.length - text.replace(/^[ \n]+/, "").length;
    return { text: trimmed(text), before: (said(before) + text.slice(0, lead)).replace(/^[ \n]+/, "") };
  }

  /* What is selected, as one place for each block it touches; empty where it is none of the text. */
  function chosen(within) {
    var selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return [];
    var range = selection.getRangeAt(0);
    var places = [];
    all(SOURCE, page).forEach(function (block) {
      if ((within && block !== within) || !data.places[block.id] || !range.intersectsNode(block)) return;
      var selected = stretch(range, block);
      if (selected.text) places.push(placed(block, reading(), selected));
    });
    return places.length > MOST ? [] : places;
  }

  /* The clipboard ---------------------------------------------------------------------------------------------------- */

  /* Where the clipboard API is missing or refuses: the old command, whose event we fill in before anybody else does. */
  function command(text, html) {
    var filled = false;
    function fill(event) {
      if (!event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
      event.stopImmediatePropagation();
      filled = true;
    }
    var selection = window.getSelection();
    var kept = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    var focus = document.activeElement;
    var held = make("span", { "class": "unseen", "aria-hidden": "true" }, text);
    document.body.appendChild(held);
    var range = document.createRange();
    range.selectNodeContents(held);
    selection.removeAllRanges();
    selection.addRange(range);
    window.addEventListener("copy", fill, true);
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (refused) {
      /* As if it had said no. */
    }
    window.removeEventListener("copy", fill, true);
    selection.removeAllRanges();
    if (kept) selection.addRange(kept);
    document.body.removeChild(held);
    if (focus && focus.focus) focus.focus({ preventScroll: true });
    return done && filled;
  }

  function copy(paragraphs, told) {
    var text = plain(paragraphs);
    var html = rich(paragraphs);
    if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) {
      told(command(text, html), text);
      return;
    }
    var item;
    try {
      item = new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
    } catch (unknown) {
      told(command(text, html), text);
      return;
    }
    navigator.clipboard.write([item]).then(
      function () { told(true, text); },
      function () { told(command(text, html), text); }
    );
  }

  /* What has been copied, said aloud and shown; where copying is refused, ready to be copied by hand. */
  var status = make("p", { "class": "unseen", role: "status" });
  page.appendChild(status);

  function receipt(home, what) {
    return function (done, text) {
      all(".receipt", home).forEach(function (old) { old.parentNode.removeChild(old); });
      var made = make("div", { "class": "receipt" + (done ? "" : " receipt--refused") });
      var said = done ? WORDS.copied + what : WORDS.refused;
      made.appendChild(make("p", {}, said));
      var field = make("textarea", { readonly: "", rows: "4", "aria-label": WORDS.text });
      field.value = text;
      made.appendChild(field);
      home.appendChild(made);
      status.textContent = said;
      if (!done) {
        field.focus({ preventScroll: true });
        field.select();
      }
      made.scrollIntoView({ block: "nearest" });
    };
  }

  /* The menu ----------------------------------------------------------------------------------------------------------- */

  var box = make("div", { "class": "cite", role: "dialog", tabindex: "-1", hidden: "" });
  page.appendChild(box);
  var open = null; /* { trigger, block } */

  function entry(name, hint, act) {
    var button = make("button", { type: "button", "class": "cite__entry" });
    button.appendChild(make("span", {}, name));
    if (hint) button.appendChild(make("span", { "class": "cite__hint" }, hint));
    button.addEventListener("click", act);
    box.appendChild(button);
  }

  function copies(what, hint, paragraphs) {
    entry(WORDS[what], hint, function () { copy(paragraphs(), receipt(box, WORDS.things[what])); });
  }

  function standards() {
    var group = make("div", { "class": "cite__standards", role: "group", "aria-label": WORDS.form });
    group.appendChild(make("span", { "aria-hidden": "true" }, WORDS.form));
    data.forms.forEach(function (each) {
      var button = make("button", { type: "button", "aria-label": each[1], "data-standard": each[0] }, WORDS.short[each[0]]);
      button.addEventListener("click", function () {
        handbook.remember("standard", each[0]);
        picked = each[0];
        showStandard();
      });
      group.appendChild(button);
    });
    box.appendChild(group);
    showStandard();
  }

  /* The choices hold for this page also where the browser stores nothing. */
  var picked = standard();
  var detail = handbook.recall("remarks") === "full" ? "full" : "compact";

  function details() {
    var group = make("div", { "class": "cite__standards", role: "group", "aria-label": WORDS.remarks });
    group.appendChild(make("span", { "aria-hidden": "true" }, WORDS.remarks));
    ["compact", "full"].forEach(function (each) {
      var button = make("button", { type: "button", "data-remarks": each, "aria-pressed": String(each === detail) }, WORDS.detail[each]);
      button.addEventListener("click", function () {
        handbook.remember("remarks", each);
        detail = each;
        all("[data-remarks]", box).forEach(function (other) {
          other.setAttribute("aria-pressed", String(other === button));
        });
      });
      group.appendChild(button);
    });
    box.appendChild(group);
  }

  function showStandard() {
    all("[data-standard]", box).forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-standard") === picked));
    });
    all("[data-shows-standard] .cite__hint", box).forEach(function (hint) { hint.textContent = form(picked)[1]; });
  }

  function fillMenu(block, selected) {
    var shown = placed(block, reading());
    var link = handbook.online(handbook.page, block.id);
    box.textContent = "";
    copies("link", "#" + block.id, function () { return [[{ to: link }]]; });
    copies("reference", form(picked)[1], function () { return [reference(picked, placed(block, reading()))]; });
    box.lastChild.setAttribute("data-shows-standard", "");
    if (selected.length) {
      copies("selected", clipped(selected[0].text), function () { return quotation(picked, selected); });
    }
    if (block.querySelector(".emended")) {
      ["emended", "received"].forEach(function (how) {
        copies("quotation", WORDS.as[how] + WORDS.plus, function () { return quotation(picked, [placed(block, how)]); });
      });
    } else {
      copies("quotation", WORDS.whole, function () { return quotation(picked, [placed(block, reading())]); });
    }
    shown.lines.forEach(function (line) {
      var way = make("a", { href: line.href, "class": "cite__entry" });
      way.appendChild(make("span", {}, WORDS.line));
      way.appendChild(make("span", { "class": "cite__hint" }, WORDS.received + line.name));
      box.appendChild(way);
    });
    copies("report", WORDS.hint, function () { return report(selected[0] || placed(block, reading())); });
    standards();
    details();
  }

  function clipped(text) {
    return Array.from(text).length > 9 ? Array.from(text).slice(0, 8).join("") + "…" : text;
  }

  /* From 1220 px outward over the margin, below its code; else below the paragraph. */
  function place() {
    if (!open) return;
    var frame = page.getBoundingClientRect();
    var inner = getComputedStyle(page);
    var left = parseFloat(inner.paddingLeft);
    var right = parseFloat(inner.paddingRight);
    var under = open.block.getBoundingClientRect();
    if (window.matchMedia("(min-width: 1220px)").matches) {
      under = open.trigger.getBoundingClientRect();
      box.style.left = left - 14 - box.offsetWidth + "px";
      box.style.top = under.bottom - frame.top + 8 + "px";
      return;
    }
    box.style.left = left + "px";
    box.style.maxWidth = frame.width - left - right + "px";
    box.style.top = under.bottom - frame.top + 2 + "px";
  }

  function show(trigger, block, selected) {
    close();
    open = { trigger: trigger, block: block };
    box.setAttribute("aria-label", WORDS.menu + " " + block.id.toUpperCase());
    fillMenu(block, selected);
    box.hidden = false;
    place();
    trigger.setAttribute("aria-expanded", "true");
    block.classList.add("is-cited");
    stops()[0].focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (!open) return;
    open.trigger.setAttribute("aria-expanded", "false");
    open.block.classList.remove("is-cited");
    open = null;
    box.hidden = true;
    box.textContent = "";
  }

  /* Close, and give the focus back where it was in the menu. */
  function leave() {
    var trigger = open && open.trigger;
    var inside = box.contains(document.activeElement);
    close();
    if (trigger && inside) trigger.focus({ preventScroll: true });
  }

  function stops() {
    return all("a, button, textarea", box);
  }

  box.addEventListener("keydown", function (event) {
    var those = stops();
    var at = those.indexOf(document.activeElement);
    var field = document.activeElement.tagName === "TEXTAREA";
    var to = { ArrowDown: (at + 1) % those.length, ArrowUp: (at - 1 + those.length) % those.length, Home: 0, End: those.length - 1 }[event.key];
    if (to !== undefined && !field) {
      event.preventDefault();
      those[to].focus({ preventScroll: true });
    } else if (event.key === "Tab" && (event.shiftKey ? at <= 0 : at === those.length - 1)) {
      leave(); /* From the handle the key then goes on as the page runs. */
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    leave();
    unpick();
  });
  document.addEventListener("pointerdown", function (event) {
    if (open && !box.contains(event.target) && !open.trigger.contains(event.target)) close();
  });
  window.addEventListener("resize", place, { passive: true });
  all("[data-reading-switch]").forEach(function (button) { button.addEventListener("click", close); });

  /* The handles: links without the script, and links still for a click with a key held ------------------------------------ */

  function handle(link, block) {
    var code = block.id.toUpperCase();
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-label", code + " " + WORDS.menu);
    link.removeAttribute("title");
    link.textContent = code;
    link.classList.add("handle");
    function act(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (open && open.trigger === link) leave();
      else show(link, block, chosen(block));
    }
    link.addEventListener("click", act);
    link.addEventListener("keydown", function (event) { if (event.key === " ") act(event); });
  }

  all(SOURCE, page).forEach(function (block) {
    var link = block.querySelector(".code, .headerlink");
    if (link && data.places[block.id]) handle(link, block);
  });

  /* What is selected: a button beside it ------------------------------------------------------------------------------------ */

  var pick = make("div", { "class": "pick", hidden: "" });
  var pickButton = make("button", { type: "button" }, WORDS.quotation);
  pick.appendChild(pickButton);
  page.appendChild(pick);
  var timer = 0;
  var pressed = false;
  var touch = false;

  function unpick() {
    clearTimeout(timer);
    pick.hidden = true;
    all(".receipt", pick).forEach(function (old) { pick.removeChild(old); });
  }

  function offer() {
    var selection = window.getSelection();
    if (pick.contains(document.activeElement) && !pick.hidden) return;
    unpick();
    if (pressed || open) return;
    var places = chosen();
    var words = places.reduce(function (sum, each) { return sum + each.text.length; }, 0);
    if (words < 2) return;
    var rects = selection.getRangeAt(0).getClientRects();
    var last = rects[rects.length - 1];
    if (!last) return;
    var frame = page.getBoundingClientRect();
    pickButton.textContent = WORDS.quotation;
    pickButton.appendChild(make("span", { "class": "cite__hint" }, places.map(function (each) { return each.id.toUpperCase(); }).slice(0, 2).join("、") + (places.length > 2 ? "…" : "")));
    pick.hidden = false;
    pick.style.left = Math.max(0, Math.min(last.right - frame.left - 40, frame.width - pick.offsetWidth - 8)) + "px";
    /* Below the handles a finger drags. */
    pick.style.top = last.bottom - frame.top + (touch ? 30 : 8) + "px";
  }

  document.addEventListener("selectionchange", function () {
    clearTimeout(timer);
    timer = setTimeout(offer, 200);
  });
  document.addEventListener("pointerdown", function (event) {
    touch = event.pointerType === "touch";
    if (pick.contains(event.target)) return;
    pressed = true;
    unpick();
  });
  ["pointerup", "pointercancel"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      pressed = false;
      if (pick.contains(event.target)) return;
      clearTimeout(timer);
      timer = setTimeout(offer, 200);
    });
  });
  pickButton.addEventListener("pointerdown", function (event) {
    event.preventDefault(); /* The selection stays. */
  });
  pickButton.addEventListener("mousedown", function (event) {
    event.preventDefault();
  });
  pickButton.addEventListener("click", function () {
    var places = chosen();
    /* With the focus here, what copying by command does to the selection does not take the receipt away. */
    pickButton.focus({ preventScroll: true });
    if (places.length) copy(quotation(picked, places), receipt(pick, WORDS.things.selected));
  });

  /* 「引用本文」: the references to the whole text, with the day and a button each ------------------------------------------- */

  function whole() {
    var terms = all(".citing dt", page);
    data.forms.forEach(function (each, at) {
      if (!terms[at]) return;
      function words() {
        return reference(each[0], { id: data.code, at: "", reading: reading() });
      }
      var said = terms[at].nextElementSibling;
      var old = terms[at].querySelector("button");
      if (old) terms[at].removeChild(old);
      said.innerHTML = rich([words()]);
      var button = make("button", { type: "button", "aria-label": WORDS.copy + " " + each[1] }, WORDS.copy);
      button.addEventListener("click", function () { copy([words()], receipt(said, WORDS.things.reference)); });
      terms[at].appendChild(button);
    });
  }

  whole();
  all("[data-reading-switch]").forEach(function (button) { button.addEventListener("click", whole); });
})();
