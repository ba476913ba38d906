/* The search: one box, one list and one engine, whether they stand in the dialog of every page or on the page that is
   theirs (overrides/partials/search-page.html). Asks the engine (search-engine.js), shows what it finds, marks the words
   on the page that a hit opens and leads from hit to hit. Dialog, overlay and its keys are Material's. Nothing is loaded
   before somebody asks. Works from file://. */

var /** @type {any} */ home = document.querySelector(".found");
var /** @type {any} */ box = document.querySelector("[data-find]");
if (!box || !home) return;

var all = handbook.all;
var make = handbook.make;
var english = handbook.english;
var own = english ? "en" : "zh";
var other = english ? "zh" : "en";
/* On the search page there is no dialog, and no box that opens it. */
var /** @type {any} */ dialog = box.closest(".md-search");
var onPage = !dialog;
var /** @type {any} */ frame = dialog || box.closest(".finder");
var /** @type {any} */ toggle = dialog && document.getElementById("__search");
var /** @type {any} */ meta = home.querySelector(".found__meta");
var /** @type {any} */ facets = home.querySelector(".found__facets");
var /** @type {any} */ tools = home.querySelector(".found__tools");
var /** @type {any} */ list = home.querySelector(".found__list");
var /** @type {any} */ scroller = dialog && dialog.querySelector(".md-search__scrollwrap");
var /** @type {any} */ told = frame.querySelector("[data-found-told]");
var files = location.protocol === "file:";
var stamp = "?" + encodeURIComponent(handbook.version.split("+")[1] || "");
var DOCUMENT = 4, UNCITED = 8;
var GROUPS = 10;
/* The document that is open, for “in this document”; empty on other pages. */
var here = document.querySelector(".page--document, .page--digest") ? handbook.page : "";

/** @param {number} n @param {string} one @param {string} many */
function some(n, one, many) {
  return n + " " + (n === 1 ? one : many);
}

var SAY = english
  ? {
      help: [["several words", "all of them"], ["“exact words”", "exactly as written"], [home.getAttribute("data-sample"), "a code: straight to its paragraph"], ["xbjg", "pinyin, or its initials"]],
      loading: "Loading the index …",
      failed: "The index could not be loaded. Check the connection and type again.",
      none: "Nothing found.",
      found: function (/** @type {any} */ answer) {
        return (answer.least ? "At least " : "") + [some(answer.occurrences, "match", "matches"), some(answer.total, "paragraph", "paragraphs"), some(answer.groups, "page", "pages")].join(", ");
      },
      partly: function (/** @type {number} */ n) { return " (" + some(n, "page", "pages") + " read so far; the choices count these)"; },
      onward: "List further pages",
      notYet: "Not in the pages read so far; there may be more.",
      notLiteral: "Nothing matches exactly.",
      missing: function (/** @type {any} */ words) { return "Not found: " + words.join(", ") + "."; },
      dropped: function (/** @type {string} */ signs) { return " Left out: " + signs; },
      apart: "in separate paragraphs",
      code: "By code",
      literal: "By the words",
      name: "By name",
      pinyin: "By pinyin",
      tiers: { sound: "Sounds alike", shape: "Looks alike", form: "The same number or date, written otherwise", near: "Closest passages" },
      filters: { kind: "Kind", region: "Region", year: "Year", topic: "Topic", speaker: "Speaker", measure: "Measure", document: "Document" },
      any: "All",
      sort: "Order",
      sorts: { best: "Best first", page: "As in the handbook", date: "Newest first" },
      only: "In this document only",
      narrow: "Narrow and order",
      unfiltered: "Without the filters",
      more: function (/** @type {number} */ n) { return n + " more on this page"; },
      moreGroups: function (/** @type {number} */ n) { return n + (n === 1 ? " more page" : " more pages"); },
      pages: function (/** @type {number} */ n) { return n + (n === 1 ? " page" : " pages"); },
      times: function (/** @type {number} */ n) { return some(n, "match", "matches"); },
      inParagraphs: function (/** @type {number} */ n) { return some(n, "paragraph", "paragraphs"); },
      received: "as received",
      others: function (/** @type {number} */ n) { return "In the Chinese texts: " + some(n, "paragraph", "paragraphs"); },
      instead: "No English entry has this. In the Chinese texts:",
      back: "Back to the English entries",
      asPage: "Open as a page",
      gather: "All into the basket",
      copyList: "Copy the list",
      csv: "Download CSV",
      copied: function (/** @type {number} */ n) { return "Copied: " + some(n, "passage", "passages") + " with codes"; },
      saved: function (/** @type {number} */ n) { return "CSV: " + some(n, "passage", "passages"); },
      notAll: " (there are more)",
      refused: "The browser does not let us copy; download the CSV instead.",
      columns: ["Code", "Page", "Kind", "Words", "Note", "Address"],
      said: "Also said as",
      inside: "Inside other words",
      ways: "Ways on",
      walk: "Hits on the pages",
      nth: function (/** @type {number} */ n, /** @type {number} */ of, /** @type {boolean} */ least) { return "Hit " + n + (least ? " of at least " : " of ") + of; },
      previous: "Previous",
      next: "Next",
      toList: "Results",
      close: "Close"
    }
  : {
      help: [["几个词", "空格隔开，同时要有"], ["“一字不差”", "加引号，连标点也照样"], [home.getAttribute("data-sample"), "编号，直达该处；「第十二项」也可"], ["xbjg", "拼音或首字母"]],
      loading: "正在载入索引……",
      failed: "索引没有载入。请检查网络，再输入一次。",
      none: "没有找到。",
      found: function (/** @type {any} */ answer) {
        return (answer.least ? "至少 " : "") + answer.occurrences + " 处，在 " + answer.total + " 段，" + answer.groups + " 篇";
      },
      partly: function (/** @type {number} */ n) { return "（先读了 " + n + " 篇，筛选只数这些）"; },
      onward: "继续列出",
      notYet: "读到的各篇里没有，还没有读完。",
      notLiteral: "没有照样出现的。",
      missing: function (/** @type {any} */ words) { return "没有出现：" + words.join("、") + "。"; },
      dropped: function (/** @type {string} */ signs) { return "　未计：" + signs; },
      apart: "各词分在几段",
      code: "编号",
      literal: "字面",
      name: "名称",
      pinyin: "拼音",
      tiers: { sound: "读音相近", shape: "字形相近", form: "数字、日期的另一种写法", near: "字面相近" },
      filters: { kind: "性质", region: "地区", year: "年份", topic: "专题", speaker: "主体", measure: "举措", document: "篇目" },
      any: "全部",
      sort: "排序",
      sorts: { best: "最切合的在前", page: "按手册次序", date: "新近的在前" },
      only: "只在本篇中找",
      narrow: "筛选与排序",
      unfiltered: "不加筛选",
      more: function (/** @type {number} */ n) { return "本篇另有 " + n + " 段"; },
      moreGroups: function (/** @type {number} */ n) { return "另有 " + n + " 篇"; },
      pages: function (/** @type {number} */ n) { return n + " 篇"; },
      times: function (/** @type {number} */ n) { return n + " 处"; },
      inParagraphs: function (/** @type {number} */ n) { return n + " 段"; },
      received: handbook.words.readings.received + "作",
      others: function (/** @type {number} */ n) { return "英文页另有 " + n + " 段"; },
      instead: "中文页没有，英文页有：",
      back: "回到中文页",
      asPage: "在搜索页打开",
      gather: "全部放入引用夹",
      copyList: "复制清单",
      csv: "下载 CSV",
      copied: function (/** @type {number} */ n) { return "已复制 " + n + " 段，连同编号和出处"; },
      saved: function (/** @type {number} */ n) { return "CSV 共 " + n + " 段"; },
      notAll: "（不是全部）",
      refused: "浏览器不让复制，请改用下载 CSV。",
      columns: ["编号", "篇名", "性质", "原文", "附注", "地址"],
      said: "也说作",
      inside: "在别的词里",
      ways: "还可以",
      walk: "逐处看命中",
      nth: function (/** @type {number} */ n, /** @type {number} */ of, /** @type {boolean} */ least) { return "第 " + n + " 处，" + (least ? "至少 " : "共 ") + of + " 处"; },
      previous: "上一处",
      next: "下一处",
      toList: "回到结果",
      close: "关闭"
    };
