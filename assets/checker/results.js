/* Showing all findings. */
/** @param {string} text @param {any} findings @param {any} mine */
function show(text, findings, mine) {
  var summary = counted(findings);
  var looks = findings.filter(quotationCheck.troubled).length;
  results.textContent = "";
  results.hidden = false;
  home.setAttribute("data-shown", "");
  results.appendChild(make("h2", { id: "results", tabindex: "-1" }, SAY.results));
  results.appendChild(make("p", { "class": "checker__summary" }, summary));
  var tools = make("div", { "class": "checker__tools" });
  var only = make("button", { type: "button", "aria-pressed": "false" }, filled(SAY.troubled, { n: looks }));
  var take = make("button", { type: "button" }, SAY.copy);
  var copied = make("span", { "class": "checker__copied", role: "status" });
  [only, take].concat(filesTools(findings, summary, copied), copied).forEach(function (each) {
    tools.appendChild(each);
  });
  only.hidden = !looks || looks === findings.length;
  take.hidden = !findings.length;
  results.appendChild(tools);
  var list = make("ol", { "class": "findings" });
  var /** @type {any[]} */ items = [];
  results.appendChild(list);
  results.appendChild(make("h2", {}, SAY.report));
  results.appendChild(make("p", { "class": "editors" }, SAY.legend));

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

  var box = make("div", inChinese({ "class": "checker__text" }));
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
