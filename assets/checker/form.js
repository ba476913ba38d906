/* The form. */
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
