/* Showing all findings. */

/* The buttons above the list: `row` is what is shown so far. */
/** @param {any} findings @param {string} summary @param {any} row */
function toolsOver(findings, summary, row) {
  var looks = findings.filter(quotationCheck.troubled).length;
  var tools = make("div", { "class": "checker__tools" });
  var only = make("button", { type: "button", "aria-pressed": "false" }, filled(SAY.troubled, { n: looks }));
  var take = make("button", { type: "button" }, SAY.copy);
  var copied = make("span", { "class": "checker__copied", role: "status" });
  [only, take].concat(filesTools(findings, summary, copied), copied).forEach(function (each) {
    tools.appendChild(each);
  });
  only.hidden = !looks || looks === findings.length;
  take.hidden = !findings.length;
  only.addEventListener("click", function () {
    row.troubledOnly = !row.troubledOnly;
    only.setAttribute("aria-pressed", String(row.troubledOnly));
    row.items.forEach(function (/** @type {any} */ each) {
      each.item.hidden = row.troubledOnly && !quotationCheck.troubled(each.finding);
    });
  });
  take.addEventListener("click", function () {
    var visible = row.items.filter(function (/** @type {any} */ each) {
      return !each.item.hidden;
    });
    var taken = listed(visible, summary);
    var done = handbook.copied(taken.plain, taken.html);
    copied.textContent = done ? filled(SAY.copied, { n: visible.length }) : SAY.refused;
  });
  /* A number in the report leads to its finding also while that is filtered away. */
  results.onclick = function (/** @type {any} */ event) {
    var way = event.target.closest(".found__number");
    var item = way && document.getElementById(way.hash.slice(1));
    if (item && item.hidden) only.click();
  };
  return tools;
}

/** @param {string} text @param {any} findings @param {any} mine */
function show(text, findings, mine) {
  var summary = counted(findings);
  var /** @type {{ items: any[], troubledOnly: boolean }} */ row = { items: [], troubledOnly: false };
  var list = make("ol", { "class": "findings" });
  var box = make("div", inChinese({ "class": "checker__text" }));
  results.textContent = "";
  results.hidden = false;
  home.setAttribute("data-shown", "");
  [make("h2", { id: "results", tabindex: "-1" }, SAY.results), make("p", { "class": "checker__summary" }, summary),
    toolsOver(findings, summary, row), list, make("h2", {}, SAY.report), make("p", { "class": "editors" }, SAY.legend), box].forEach(function (each) {
    results.appendChild(each);
  });
  var parts = inPlace(text, findings);

  /* As many rows at a time as leave the page awake. */
  function fill() {
    if (mine !== running) return;
    var until = performance.now() + BUDGET;
    while (row.items.length < findings.length && performance.now() < until) {
      var finding = findings[row.items.length];
      var item = shown(finding, row.items.length + 1);
      item.hidden = row.troubledOnly && !quotationCheck.troubled(finding);
      list.appendChild(item);
      row.items.push({ item: item, finding: finding, number: row.items.length + 1 });
    }
    while (row.items.length === findings.length && parts.length && performance.now() < until) box.appendChild(parts.shift());
    if (row.items.length < findings.length || parts.length) {
      setTimeout(fill, 0);
      return;
    }
    told.textContent = summary;
    busy(false);
    home.setAttribute("data-done", String(mine));
  }
  fill();
}
