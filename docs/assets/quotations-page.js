/* The page 「核对引文」: takes the report, shows what quotations.js finds, copies it as a list. Nothing is sent or kept. */
(function () {
  "use strict";

  var home = document.getElementById("checker");
  if (!home || typeof handbookQuotations === "undefined") return;

  var data = handbookQuotations;
  var make = handbook.make;
  var EMENDED = handbook.words.readings.emended;
  var RECEIVED = handbook.words.readings.received;
  var documents = {};
  data.documents.forEach(function (each) {
    documents[each.code] = each;
  });

  var BUDGET = 12; /* Milliseconds of work between two looks at the keyboard. */

  var WORDS = {
    exact: ["✓", "准确"],
    received: ["◐", "只合" + RECEIVED],
    punctuation: ["≈", "标点有出入"],
    near: ["≠", "文字有出入"],
    together: ["⋈", "拼接"],
    scattered: ["⋈", "各段不在一处"],
    partly: ["≠", "部分未见"],
    absent: ["○", "手册未见"],
    unpaired: ["？", "引号不成对"],
    good: ["✓", "可用"],
    alias: ["→", "编号已改"],
    dead: ["✕", "不通"]
  };
  var KINDS = { quotation: "引文", unpaired: "引号", link: "链接", code: "编号", item: "项次" };
  var WRITTEN = { width: "标点全半角不同", quotes: "引号形式不同", forms: "含部首字或兼容字", traditional: "含繁体字或异体字，手册作简体", end: "首尾标点不同", elided: "有省略，各段次序与原文相同" };

  /* A quotation that is right in every character and still wrong. */
  var WRONG = { presented: ["！", "名义不符"], other: ["！", "出处不符"], unheld: ["！", "转引"] };

  var DECLARED = ["✓", "准确，据" + RECEIVED];
  var EDITORS = handbook.words.notes["注"];
  var REMARKED = ["✓", "准确，有" + EDITORS];

  function headline(finding) {
    if (finding.verdict !== "exact" && !finding.declared) return WORDS[finding.verdict];
    return (finding.presented && WRONG.presented) || WRONG[finding.source] || (finding.declared ? DECLARED : remarked(finding) ? REMARKED : WORDS.exact);
  }

  /* Whether something must be said about the place itself: that it is doubtful, corrected, torn, or of an unknown year. */
  function remarked(finding) {
    return Boolean(finding.places.length && finding.places[0].remarks);
  }

  /* What to say of a finding ------------------------------------------------------------------------------------------- */

  function code(id) {
    return id.toUpperCase();
  }

  function titled(name) {
    return documents[name] ? "《" + documents[name].title + "》" : code(name);
  }

  function where(place) {
    return place.ids.map(code).join("、");
  }

  /* Sentences beside the verdict, in the order in which they matter. */
  function notes(finding) {
    var out = [];
    var places = finding.places;
    var first = places[0];
    if (finding.presented) {
      out.push({ grave: true, text: "名义不符：以中央文件的名义引用，实出" + documents[first.document].authority + titled(first.document) });
    }
    if (finding.source === "other") out.push({ grave: true, text: "出处不符：注作" + cited(finding) + "，实见 " + where(first) });
    if (finding.source === "unheld") out.push({ grave: true, text: "转引：所称文件手册未收，这句话见于" + documents[first.document].authority });
    if (finding.source === "unproved") out.push({ grave: true, text: "注作" + cited(finding) + "，该篇未见" + gaps(finding) });
    if (finding.kind === "quotation" && finding.source === "same") out.push({ text: "出处相符" });
    if (finding.declared) out.push({ text: "报告已注明据" + RECEIVED + "；" + EMENDED + "此处作另字" });
    else if (finding.verdict === "received") out.push({ grave: true, text: EMENDED + "此处作另字，见上" });
    else if (finding.verdict === "exact" && first.reading === "text") out.push({ text: "与" + EMENDED + "相符，" + RECEIVED + "此处作另字" });
    places.forEach(function (place) {
      if (place.remarks) out.push({ grave: true, text: (places.length > 1 ? where(place) + " " : "") + EDITORS + "：" + place.remarks.join("；") });
    });
    if (finding.verdict === "together") out.push({ grave: true, text: "几处原文直接相连，中间没有省略号" });
    if (finding.verdict === "unpaired") out.push({ grave: true, text: first ? "起首文字见 " + where(first) : "前后找不到与它成对的引号，未核对" });
    finding.written.forEach(function (kind) {
      out.push({ text: WRITTEN[kind] });
    });
    if (finding.verdict === "alias") out.push({ grave: true, text: "现作 " + code(finding.id) });
    if (finding.withdrawn) out.push({ grave: true, text: "这一段已撤下，没有代替" });
    else if (finding.verdict === "dead") out.push({ grave: true, text: "手册里没有" + (finding.kind === "item" ? "这一项" : "这个编号") + lost(finding.document) });
    if (finding.unchecked && finding.verdict === "good") out.push({ text: "页面在，页内位置未核对" });
    return out;
  }

  function cited(finding) {
    return finding.cites.filter(function (cite) {
      return cite.document;
    }).map(function (cite) {
      return cite.type === "name" && !cite.pinned ? titled(cite.document) : code(cite.id || cite.document);
    }).filter(function (each, at, all) {
      return all.indexOf(each) === at;
    }).join("、").replace(/^(?!《)/, " ");
  }

  function lost(name) {
    return name && documents[name] && documents[name].gaps.length ? "；本篇所收有缺文" : "";
  }

  function gaps(finding) {
    var incomplete = finding.cites.some(function (cite) {
      return cite.document && documents[cite.document].gaps.length;
    });
    return incomplete ? "；手册所收该篇有缺文，不能断为误引" : "";
  }

  function counted(findings) {
    function count(test) {
      return findings.filter(test).length;
    }
    var quoted = findings.filter(function (each) {
      return each.kind === "quotation";
    });
    var pointed = findings.filter(function (each) {
      return each.kind === "link" || each.kind === "code" || each.kind === "item";
    });
    function of(list, verdicts) {
      return list.filter(function (each) {
        return verdicts.indexOf(each.verdict) >= 0;
      }).length;
    }
    var parts = [];
    function tell(n, words) {
      if (n) parts.push(n + " 处" + words);
    }
    tell(of(quoted, ["exact"]), "准确");
    var declared = quoted.filter(function (each) {
      return each.declared;
    }).length;
    tell(declared, "准确（据" + RECEIVED + "）");
    tell(of(quoted, ["received"]) - declared, "只合" + RECEIVED);
    tell(of(quoted, ["near", "punctuation", "together", "scattered", "partly"]), "有出入");
    tell(of(quoted, ["absent"]), "手册未见");
    var said = quoted.length ? "引文 " + quoted.length + " 处，文字 " + parts.join("，") : "没有八字以上的引文";
    parts = [];
    tell(count(function (each) { return each.source === "other"; }), "出处不符");
    tell(count(function (each) { return each.source === "unheld"; }), "转引");
    tell(count(function (each) { return each.presented; }), "名义不符");
    if (parts.length) said += "；其中 " + parts.join("，");
    var loose = count(function (each) { return each.kind === "unpaired"; });
    if (loose) said += "。引号不成对 " + loose + " 处";
    var ways = [];
    if (of(pointed, ["good"])) ways.push(of(pointed, ["good"]) + " 处可用");
    if (of(pointed, ["alias"])) ways.push(of(pointed, ["alias"]) + " 处编号已改");
    if (of(pointed, ["dead"])) ways.push(of(pointed, ["dead"]) + " 处不通");
    return said + "。" + (pointed.length ? "编号与链接 " + pointed.length + " 处：" + ways.join("，") + "。" : "没有手册的编号或链接。");
  }

  /* The form -------------------------------------------------------------------------------------------------------------- */

  var label = make("label", { "for": "report", "class": "checker__label" }, "报告全文");
  var field = make("textarea", { id: "report", rows: "12", spellcheck: "false", autocomplete: "off", placeholder: "把报告粘贴在这里", "aria-describedby": "private" });
  var row = make("div", { "class": "checker__row" });
  var start = make("button", { type: "button", "class": "checker__start" }, "核对");
  var sample = make("button", { type: "button", "class": "checker__other" }, "用样例试一试");
  var clear = make("button", { type: "button", "class": "checker__other" }, "清空");
  var secret = make("p", { id: "private", "class": "checker__private" }, "只在本机核对，" + handbook.words.stays_here + "。");
  var told = make("p", { "class": "checker__told", role: "status", "aria-live": "polite" });
  var results = make("section", { "class": "checker__results", "aria-label": "结果", hidden: "" });
  [start, sample, clear, secret].forEach(function (each) {
    row.appendChild(each);
  });
  [label, field, row, told, results].forEach(function (each) {
    home.appendChild(each);
  });
  if (!data.sample) sample.hidden = true;
  home.hidden = false;

  /* One finding on the page ------------------------------------------------------------------------------------------------ */

  function span(name, text) {
    return make("span", { "class": name }, text);
  }

  /* Whose words stand against the report's. */
  function other(finding) {
    return finding.verdict === "received" ? EMENDED : "手册";
  }

  function joined(list, into, theirs) {
    list.forEach(function (part) {
      if (part.same !== undefined) {
        into.appendChild(document.createTextNode(part.same));
        return;
      }
      if (part.report) {
        var wrong = make("del", {});
        wrong.appendChild(span("unseen", "报告作"));
        wrong.appendChild(document.createTextNode(part.report));
        into.appendChild(wrong);
      }
      if (part.source) {
        var right = make("ins", {});
        right.appendChild(span("unseen", theirs + "作"));
        right.appendChild(document.createTextNode(part.source));
        into.appendChild(right);
      }
    });
    return into;
  }

  function placeLine(place) {
    var line = make("span", { "class": "finding__place" });
    place.ids.forEach(function (id, at) {
      if (at) line.appendChild(document.createTextNode("、"));
      line.appendChild(make("a", { href: handbook.address("texts/" + place.document, id), "class": "finding__code" }, code(id)));
    });
    line.appendChild(document.createTextNode("　" + documents[place.document].authority + titled(place.document)));
    return line;
  }

  function quoted(finding) {
    var text = make("p", { "class": "finding__text" });
    if (finding.parts) return joined(finding.parts, text, other(finding));
    if (finding.pieces) {
      finding.pieces.forEach(function (piece, at) {
        if (at) text.appendChild(span("finding__seam", finding.verdict === "together" ? "┃" : "……"));
        if (piece.parts) joined(piece.parts, text, other(piece));
        else text.appendChild(piece.verdict === "absent" ? make("del", {}, piece.text) : document.createTextNode(piece.text));
      });
      return text;
    }
    text.textContent = finding.text;
    return text;
  }

  function shown(finding, number) {
    var item = make("li", { id: "finding-" + number, "class": "finding finding--" + finding.verdict + (quotationCheck.troubled(finding) ? " finding--look" : ""), tabindex: "-1" });
    var head = make("p", { "class": "finding__head" });
    head.appendChild(span("finding__number", String(number)));
    var verdict = make("b", { "class": "finding__verdict" });
    var words = headline(finding);
    var sign = span("finding__sign", words[0]);
    sign.setAttribute("aria-hidden", "true");
    verdict.appendChild(sign);
    verdict.appendChild(document.createTextNode(words[1]));
    head.appendChild(verdict);
    head.appendChild(span("finding__kind", KINDS[finding.kind] + "，第 " + finding.line + " 行" + (words[0] === "！" ? "，文字准确" : "")));
    item.appendChild(head);
    var text = quoted(finding);
    item.appendChild(text);
    var said = notes(finding);
    if (said.length) {
      var list = make("p", { "class": "finding__notes" });
      said.forEach(function (note) {
        list.appendChild(make(note.grave ? "strong" : "span", {}, note.text));
      });
      item.appendChild(list);
    }
    var places = finding.kind === "quotation" ? finding.places : targets(finding);
    if (places.length && finding.verdict === "good") {
      var line = placeLine(places[0]);
      if (finding.kind === "code") {
        /* A code that is good need not be said twice. */
        text.textContent = "";
        line.firstChild.textContent = finding.text;
        text.appendChild(line.firstChild);
      }
      text.appendChild(line);
    } else if (places.length) {
      var ways = make("p", { "class": "finding__places" });
      places.forEach(function (place) {
        ways.appendChild(placeLine(place));
      });
      item.appendChild(ways);
    }
    return item;
  }

  function targets(finding) {
    return finding.document && finding.id && (finding.verdict === "good" || finding.verdict === "alias") ? [{ document: finding.document, ids: [finding.id] }] : [];
  }

  /* The report with what was found, in place: a part for each line, or for several where a quotation runs over them. */
  function inPlace(text, findings) {
    var parts = [];
    var part = null;

    function words(said) {
      said.split("\n").forEach(function (line, at) {
        if (at) part = null;
        if (!part) parts.push((part = make("div", { "class": "checker__part" })));
        if (line) part.appendChild(document.createTextNode(line));
      });
    }

    var at = 0;
    findings.forEach(function (finding, number) {
      if (finding.start < at) return;
      words(text.slice(at, finding.start));
      var mark = make("mark", { "class": "found" + (quotationCheck.troubled(finding) ? " found--look" : "") }, text.slice(finding.start, finding.end));
      var way = make("a", { href: "#finding-" + (number + 1), "class": "found__number" }, String(number + 1));
      way.setAttribute("aria-label", "第 " + (number + 1) + " 条，" + headline(finding)[1]);
      mark.appendChild(document.createTextNode("\u2060"));
      mark.appendChild(way);
      part.appendChild(mark);
      at = finding.end;
    });
    words(text.slice(at));
    return parts;
  }

  /* The list as it is copied --------------------------------------------------------------------------------------------------- */

  function plainParts(finding) {
    return finding.parts.map(function (part) {
      if (part.same !== undefined) return part.same;
      return (part.report ? "［报告：" + part.report + "］" : "") + (part.source ? "［" + other(finding) + "：" + part.source + "］" : "");
    }).join("");
  }

  function plainText(finding) {
    if (finding.parts) return plainParts(finding);
    if (finding.pieces) {
      return finding.pieces.map(function (piece) {
        return piece.parts ? plainParts(piece) : piece.text;
      }).join(finding.verdict === "together" ? " | " : "……");
    }
    return finding.text.replace(/\s*\n\s*/g, " ");
  }

  function plainLine(finding, number) {
    var places = finding.kind === "quotation" ? finding.places : targets(finding);
    var out = number + ". [" + headline(finding)[1] + "] " + KINDS[finding.kind] + "：" + plainText(finding);
    var said = notes(finding).map(function (note) {
      return note.text;
    });
    if (said.length) out += "\n   " + said.join("；");
    places.forEach(function (place) {
      out += "\n   " + where(place) + " " + documents[place.document].authority + titled(place.document) + " " + handbook.online("texts/" + place.document, place.ids[0]);
    });
    return out;
  }

  function listed(findings, summary) {
    var head = "核对引文，手册版本 " + data.version + "+" + data.hash;
    var plain = [head, summary].concat(findings.map(function (each) {
      return plainLine(each.finding, each.number);
    })).join("\n");
    var box = make("div", {});
    box.appendChild(make("p", {}, head));
    box.appendChild(make("p", {}, summary));
    var list = make("ol", {});
    findings.forEach(function (each) {
      var item = make("li", { value: String(each.number) });
      item.appendChild(make("b", {}, headline(each.finding)[1]));
      item.appendChild(document.createTextNode(" " + KINDS[each.finding.kind] + "：" + plainText(each.finding)));
      notes(each.finding).forEach(function (note, at) {
        item.appendChild(at ? document.createTextNode("；") : make("br", {}));
        item.appendChild(document.createTextNode(note.text));
      });
      (each.finding.kind === "quotation" ? each.finding.places : targets(each.finding)).forEach(function (place) {
        item.appendChild(make("br", {}));
        place.ids.forEach(function (id, at) {
          if (at) item.appendChild(document.createTextNode("、"));
          item.appendChild(make("a", { href: handbook.online("texts/" + place.document, id) }, code(id)));
        });
        item.appendChild(document.createTextNode(" " + documents[place.document].authority + titled(place.document)));
      });
      list.appendChild(item);
    });
    box.appendChild(list);
    return { plain: plain, html: box.innerHTML };
  }

  /* Both forms at once, also where the page was opened from a folder: through the copy event, which needs no permission. */
  function copy(list) {
    var done = false;
    function give(event) {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", list.plain);
      event.clipboardData.setData("text/html", list.html);
      done = true;
    }
    document.addEventListener("copy", give, true);
    try {
      document.execCommand("copy");
    } catch (refused) {
      done = false;
    }
    document.removeEventListener("copy", give, true);
    return done;
  }

  /* Showing all findings ---------------------------------------------------------------------------------------------------------- */

  function show(text, findings, mine) {
    var summary = counted(findings);
    var looks = findings.filter(quotationCheck.troubled).length;
    results.textContent = "";
    results.hidden = false;
    home.setAttribute("data-shown", "");
    results.appendChild(make("h2", { id: "results", tabindex: "-1" }, "结果"));
    results.appendChild(make("p", { "class": "checker__summary" }, summary));
    var tools = make("div", { "class": "checker__tools" });
    var only = make("button", { type: "button", "aria-pressed": "false" }, "只看有问题的 " + looks);
    var take = make("button", { type: "button" }, "复制清单");
    var copied = make("span", { "class": "checker__copied", role: "status" });
    [only, take, copied].forEach(function (each) {
      tools.appendChild(each);
    });
    only.hidden = !looks || looks === findings.length;
    take.hidden = !findings.length;
    results.appendChild(tools);
    var list = make("ol", { "class": "findings" });
    var items = [];
    results.appendChild(list);
    results.appendChild(make("h2", {}, "原稿"));
    results.appendChild(make("p", { "class": "editors" }, "画线处是找到的引文、编号和链接，数字是上面清单的条次；粗线的要看一看。"));

    only.addEventListener("click", function () {
      var pressed = only.getAttribute("aria-pressed") === "false";
      only.setAttribute("aria-pressed", String(pressed));
      items.forEach(function (each) {
        each.item.hidden = pressed && !quotationCheck.troubled(each.finding);
      });
    });
    take.addEventListener("click", function () {
      var visible = items.filter(function (each) {
        return !each.item.hidden;
      });
      var done = copy(listed(visible, summary));
      copied.textContent = done ? "已复制 " + visible.length + " 条" : "浏览器不让复制，请选中清单自己复制";
    });
    /* A number in the report leads to its finding also while that is filtered away. */
    results.onclick = function (event) {
      var way = event.target.closest(".found__number");
      var item = way && document.getElementById(way.hash.slice(1));
      if (item && item.hidden) only.click();
    };

    var box = make("div", { "class": "checker__text" });
    var parts = inPlace(text, findings);
    results.appendChild(box);

    /* As many rows at a time as leave the page awake. */
    function fill() {
      if (mine !== running) return;
      var until = performance.now() + BUDGET;
      while (items.length < findings.length && performance.now() < until) {
        var finding = findings[items.length];
        var item = shown(finding, items.length + 1);
        item.hidden = only.getAttribute("aria-pressed") === "true" && !quotationCheck.troubled(finding);
        list.appendChild(item);
        items.push({ item: item, finding: finding, number: items.length + 1 });
      }
      if (items.length < findings.length) {
        setTimeout(fill, 0);
        return;
      }
      while (parts.length && performance.now() < until) box.appendChild(parts.shift());
      if (parts.length) {
        setTimeout(fill, 0);
        return;
      }
      told.textContent = summary;
      home.setAttribute("data-done", String(mine));
    }
    fill();
  }

  /* Checking, a little at a time ------------------------------------------------------------------------------------------------------ */

  var running = 0;

  function check() {
    var text = field.value;
    var mine = ++running;
    results.hidden = true;
    results.textContent = "";
    home.removeAttribute("data-done");
    home.removeAttribute("data-shown");
    if (!text.trim()) {
      told.textContent = "先把报告粘贴进来。";
      field.focus();
      return;
    }
    var steps = quotationCheck.run(text, data);
    var findings = [];
    told.textContent = "正在核对……";

    function work() {
      if (mine !== running) return;
      var until = performance.now() + BUDGET;
      var step;
      do {
        step = steps.next();
        if (step.done) break;
        if (step.value.finding) findings.push(step.value.finding);
      } while (performance.now() < until);
      if (!step.done) {
        if (step.value.total > 20) home.querySelector(".checker__told").textContent = "正在核对，" + step.value.done + " / " + step.value.total;
        setTimeout(work, 0);
        return;
      }
      show(text, quotationCheck.inTextOrder(findings), mine);
      document.getElementById("results").focus({ preventScroll: true });
      results.scrollIntoView({ block: "start" });
    }
    setTimeout(work, 0);
  }

  start.addEventListener("click", check);
  field.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
  });
  sample.addEventListener("click", function () {
    field.value = data.sample;
    check();
  });
  clear.addEventListener("click", function () {
    running++;
    home.removeAttribute("data-done");
    home.removeAttribute("data-shown");
    field.value = "";
    told.textContent = "";
    results.hidden = true;
    results.textContent = "";
    field.focus();
  });

  /* Pasting from a word processor or a page: keep what plain text would lose, the links behind words and block quotations. ------------ */

  var BLOCKS = /^(P|DIV|LI|H[1-6]|TR|SECTION|ARTICLE|UL|OL|TABLE|BLOCKQUOTE)$/;

  function spelt(node) {
    if (node.nodeType === 3) return node.textContent.replace(/[ \t\r\n]+/g, " ");
    if (node.nodeType !== 1 || /^(STYLE|SCRIPT|HEAD|TITLE|META)$/.test(node.tagName)) return "";
    if (node.tagName === "BR") return "\n";
    var text = Array.prototype.map.call(node.childNodes, spelt).join("");
    var address = node.tagName === "A" ? node.getAttribute("href") || "" : "";
    if (/\btexts\//.test(address) && text.indexOf(address) < 0) text += "〔" + address + "〕";
    if (node.tagName === "BLOCKQUOTE") {
      text = text.trim().split("\n").map(function (line) {
        return "> " + line.trim();
      }).join("\n");
    }
    return BLOCKS.test(node.tagName) ? "\n" + text.replace(/^ +| +$/g, "") + "\n" : text;
  }

  field.addEventListener("paste", function (event) {
    var html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html || !/<blockquote|<a\s[^>]*texts\//i.test(html)) return;
    event.preventDefault();
    /* Parsed into a document of its own: nothing in it runs or is fetched. */
    var text = spelt(new DOMParser().parseFromString(html, "text/html").body).replace(/\n{3,}/g, "\n\n").trim();
    if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  });
})();
