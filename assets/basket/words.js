/* The basket's own page: what was gathered, in order; taken along into Word, into a reference manager, as a table. */
var /** @type {any} */ home = document.getElementById("basket-list");
if (!home) return;

var make = handbook.make;
var english = handbook.english;
/* What the parts of assets/cite/ stand on where there is no text of a page's own. */
var /** @type {any} */ data = null;
var NAME = "";
var QUOTATION = handbook.words.citing.quotation;
var detail = handbook.recall("remarks") === "full" ? "full" : "compact";

var /** @type {Record<string, any>} */ WORDS = english
  ? {
      as: handbook.words.readings_english, what: { ours: SAYING.ours, received: handbook.words.readings_english.received }, form: "Form", notes: "Notes as", remarks: "Editors’ marks", files: "Save as",
      kinds: { footnotes: "footnotes", endnotes: "endnotes" }, details: { compact: "compact", full: "full" },
      copy: "Copy for Word and WPS", word: "Save as Word", table: "CSV", clear: "Empty the basket", up: "Move up", down: "Move down", out: "Remove", undo: "Undo",
      copied: function (/** @type {number} */ sum) { return "Copied: " + sum + (sum === 1 ? " quotation" : " quotations") + ". Paste into Word or WPS with the source formatting kept."; },
      noAddress: " " + SAYING.noAddress, saved: "Saved: ", refused: SAYING.refused, text: SAYING.text,
      failed: "The file could not be made: part of the handbook is out of reach.",
      removed: "Removed.", cleared: "The basket is empty.", moved: function (/** @type {number} */ to) { return "Moved to place " + to + "."; },
      empty: "Nothing has been gathered yet. In a document select words, or press the code of a paragraph; in look-up pages point at an entry; in the search take the whole list along.",
      preview: "As it will be pasted", list: "References", unnoted: "This form has no notes: the source stands in the sentence.", listed: "This form has no notes: the references follow as a list.",
      file: "quotations", more: "In full", columns: ["No.", "Code", "Title", "Place", "Reading", "Words", "Editors’ marks", "Reference", "Version", "Gathered on", "Address"],
      sum: function (/** @type {number} */ sum, /** @type {number} */ texts) { return sum + (sum === 1 ? " quotation" : " quotations") + " from " + texts + (texts === 1 ? " text" : " texts"); },
      others: "In Chinese", gathered: "gathered "
    }
  : {
      as: handbook.words.readings, what: { ours: SAYING.ours, received: handbook.words.readings.received }, form: "格式", notes: "注作", remarks: handbook.words.notes["注"], files: "存为文件",
      kinds: { footnotes: "脚注", endnotes: "尾注" }, details: { compact: "简", full: "全" },
      copy: "复制到 Word、WPS", word: "存为 Word 文件", table: "CSV", clear: "清空", up: "上移", down: "下移", out: "移出", undo: "撤销",
      copied: function (/** @type {number} */ sum) { return "已复制 " + sum + " 条。在 Word、WPS 里粘贴时选“保留源格式”，注就是真的" + "注。"; },
      noAddress: SAYING.noAddress, saved: "已存 ", refused: SAYING.refused, text: SAYING.text,
      failed: "文件没有做成：手册的一部分取不到，联网后再来。",
      removed: "已移出一条。", cleared: "引用夹已清空。", moved: function (/** @type {number} */ to) { return "已移到第 " + to + " 条。"; },
      empty: "还没有收进什么。在文献里选中文字，或点段落的编号；在术语、数字、大事记等页指着一条；在搜索页可以把整份清单放进来。",
      preview: "粘贴出来是这样", list: "参考文献", unnoted: "这种格式不用注，出处写在句子里。", listed: "这种格式不用注，文献列在后面。",
      file: QUOTATION, more: "全文", columns: ["序号", "编号", "题名", "位置", "文本", QUOTATION, handbook.words.notes["注"], handbook.words.citing.reference, "手册版本", "收进日期", "地址"],
      sum: function (/** @type {number} */ sum, /** @type {number} */ texts) { return sum + " 条，出自 " + texts + " 篇"; },
      others: "英文格式", gathered: "收于 "
    };
