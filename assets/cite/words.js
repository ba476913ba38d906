/* Citing: the handle of every paragraph and heading, the quotation of what is selected, and 「引用本文」.
   Plain script, no dependencies, works from file:// and without the clipboard API. What a reference says is composed by
   scripts/edition/ids/cite.py and lies in the page as data; here come in the address, the reading, the day and the words. */

var /** @type {any} */ page = document.querySelector(".page--document, .page--digest");
if (!page || !handbook.citation()) return;

var all = handbook.all;
var make = handbook.make;
var data = handbook.citation();
var root = document.documentElement;
var NAME = /** @type {any} */ (document.querySelector("meta[name=handbook]")).getAttribute("content");
var SOURCE = handbook.blocks;
var MOST = 12; /* Of a longer selection nobody wants every paragraph with a reference of its own. */
var MOST_GATHERED = 80; /* One place of the basket, however many paragraphs: about three pages of print. */

var QUOTATION = handbook.words.citing.quotation;
var REFERENCE = handbook.words.citing.reference;
var /** @type {Record<string, any>} */ WORDS = handbook.english
  ? {
      menu: "Cite", link: "Copy link", path: "Copy code and file", reference: "Copy reference", quotation: "Copy quotation", whole: "with its source", plus: ", with its source",
      selected: "Copy selected words", gather: "Into the basket", lit: "Copy link to these words", litPath: "Copy path to these words", line: "Source line", received: "received ", report: "Report an error", hint: "code, reading, version",
      form: "Form", remarks: "Editors’ marks", detail: { compact: "compact", full: "full" }, as: handbook.words.readings,
      copied: "Copied: ", saved: "Saved: ", files: "Save as", things: { link: "link", path: "code and file", lit: "link to these words", reference: "reference", quotation: "quotation", selected: "selected words", report: "report" },
      noAddress: ". " + SAYING.noAddress, refused: SAYING.refused, text: SAYING.text, copy: "Copy", reportHead: "Error report", fields: ["Code", "Reading", "Version", "Source line", "Address", "Words", "What is wrong, and why"],
      colon: ": "
    }
  : {
      menu: "引用", link: "复制链接", path: "复制编号和路径", reference: "复制" + REFERENCE, quotation: "复制" + QUOTATION, whole: "原文＋" + REFERENCE, plus: "＋" + REFERENCE,
      selected: "复制所选" + QUOTATION, gather: "放入引用夹", lit: "复制指到这几句的链接", litPath: "复制指到这几句的路径", line: "来源行", received: handbook.words.readings.received + " ", report: "报告差错", hint: "编号、文本、版本",
      form: "格式", remarks: handbook.words.notes["注"], detail: { compact: "简", full: "全" }, as: handbook.words.readings,
      copied: "已复制", saved: "已存 ", files: "存为文件", things: { link: "链接", path: "编号和路径", lit: "指到这几句的链接", reference: REFERENCE, quotation: QUOTATION, selected: "所选" + QUOTATION, report: "差错报告" },
      noAddress: "。" + SAYING.noAddress, refused: SAYING.refused, text: SAYING.text, copy: "复制", reportHead: "差错报告", fields: ["编号", "文本", "版本", "底本行", "地址", "所示文字", "差错与理由"],
      colon: "："
    };
