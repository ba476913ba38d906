/* The search box: asks the engine (search-engine.js), shows what it finds, and marks the words on the page that a hit
   opens. Dialog, overlay and its keys are Material's. Nothing is loaded before the box is opened.
   Works from file://. */

var /** @type {any} */ box = document.querySelector(".md-search__input");
var /** @type {any} */ home = document.querySelector(".found");
if (!box || !home) return;

var all = handbook.all;
var make = handbook.make;
var english = handbook.english;
var own = english ? "en" : "zh";
var other = english ? "zh" : "en";
var /** @type {any} */ dialog = box.closest(".md-search");
var /** @type {any} */ toggle = document.getElementById("__search");
var /** @type {any} */ meta = home.querySelector(".found__meta");
var /** @type {any} */ facets = home.querySelector(".found__facets");
var /** @type {any} */ list = home.querySelector(".found__list");
var /** @type {any} */ scroller = home.parentNode;
var /** @type {any} */ told = dialog.querySelector("[data-found-told]");
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
      found: function (/** @type {any} */ hits, /** @type {any} */ groups) { return hits + (hits === 1 ? " match on " : " matches on ") + groups + (groups === 1 ? " page" : " pages"); },
      near: "Nothing matches exactly. Closest passages:",
      missing: function (/** @type {any} */ words) { return "Not found: " + words.join(", ") + ". Closest passages:"; },
      apart: "in separate paragraphs",
      code: "By code",
      literal: "By the words",
      sound: "By pinyin",
      kind: "Kind",
      region: "Region",
      any: "All",
      more: function (/** @type {number} */ n) { return n + " more on this page"; },
      moreGroups: function (/** @type {number} */ n) { return n + (n === 1 ? " more page" : " more pages"); },
      pages: function (/** @type {number} */ n) { return n + (n === 1 ? " page" : " pages"); },
      times: function (/** @type {number} */ n) { return n + (n === 1 ? " match" : " matches"); },
      received: "as received",
      others: function (/** @type {number} */ n) { return "In the Chinese texts: " + n + (n === 1 ? " match" : " matches"); },
      instead: "No English entry has this. In the Chinese texts:",
      back: "Back to the English entries"
    }
  : {
      help: [["几个词", "空格隔开，同时要有"], ["“一字不差”", "加引号，连标点也照样"], [home.getAttribute("data-sample"), "编号，直达该处；「第十二项」也可"], ["xbjg", "拼音或首字母"]],
      loading: "正在载入索引……",
      failed: "索引没有载入。请检查网络，再输入一次。",
      none: "没有找到。",
      found: function (/** @type {any} */ hits, /** @type {any} */ groups) { return groups + " 页，" + hits + " 处"; },
      near: "没有照样出现的。字面相近的有：",
      missing: function (/** @type {any} */ words) { return "没有出现：" + words.join("、") + "。字面相近的有："; },
      apart: "各词分在几段",
      code: "编号",
      literal: "字面",
      sound: "拼音",
      kind: "性质",
      region: "地区",
      any: "全部",
      more: function (/** @type {number} */ n) { return "本页另有 " + n + " 处"; },
      moreGroups: function (/** @type {number} */ n) { return "另有 " + n + " 页"; },
      pages: function (/** @type {number} */ n) { return n + " 页"; },
      times: function (/** @type {number} */ n) { return n + " 处"; },
      received: handbook.words.readings.received + "作",
      others: function (/** @type {number} */ n) { return "英文页另有 " + n + " 处"; },
      instead: "中文页没有，英文页有：",
      back: "回到中文页"
    };
