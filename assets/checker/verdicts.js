/* The page 「核对引文」: takes the report, shows what quotations.js finds, copies it as a list. Nothing is sent or kept. */

var /** @type {any} */ home = document.getElementById("checker");
if (!home) return;
if (typeof handbookQuotations === "undefined") {
  home.hidden = true;
  return;
}

var data = handbookQuotations;
var make = handbook.make;
var EMENDED = handbook.words.readings.emended;
var RECEIVED = handbook.words.readings.received;
var /** @type {Record<string, any>} */ documents = {};
data.documents.forEach(function (/** @type {any} */ each) {
  documents[each.code] = each;
});

var BUDGET = 12; /* Milliseconds of work between two looks at the keyboard. */

var /** @type {Record<string, any>} */ WORDS = {
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
var /** @type {Record<string, any>} */ KINDS = { quotation: handbook.words.citing.quotation, unpaired: "引号", link: "链接", code: "编号", item: "项次" };
var /** @type {Record<string, any>} */ WRITTEN = { width: "标点全半角不同", quotes: "引号形式不同", forms: "含部首字或兼容字", traditional: "含繁体字或异体字，手册作简体", end: "首尾标点不同", elided: "有省略，各段次序与原文相同" };

/* A quotation that is right in every character and still wrong. */
var /** @type {Record<string, any>} */ WRONG = { presented: ["！", "名义不符"], other: ["！", "出处不符"], unheld: ["！", "转引"] };

var DECLARED = ["✓", "准确，据" + RECEIVED];
var EDITORS = handbook.words.notes["注"];
var REMARKED = ["✓", "准确，有" + EDITORS];

/** @param {any} finding */
function headline(finding) {
  if (finding.verdict !== "exact" && !finding.declared) return WORDS[finding.verdict];
  return (finding.presented && WRONG.presented) || WRONG[finding.source] || (finding.declared ? DECLARED : remarked(finding) ? REMARKED : WORDS.exact);
}

/* Whether something must be said about the place itself: that it is doubtful, corrected, torn, or of an unknown year. */
/** @param {any} finding */
function remarked(finding) {
  return Boolean(finding.places.length && finding.places[0].remarks);
}
