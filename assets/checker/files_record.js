/* The record of a check, to be printed and signed, or kept as a table. */

/* How many of each kind and result, in the order in which they first occur. */
/** @param {any[]} findings */
function countedByKind(findings) {
  var /** @type {Map<string, number>} */ sums = new Map();
  findings.forEach(function (finding) {
    var name = SAY.kinds[finding.kind] + SAY.colon + headline(finding)[1];
    sums.set(name, (sums.get(name) || 0) + 1);
  });
  return Array.from(sums.keys()).sort().map(function (name) { return name + " " + sums.get(name); });
}

/* What the record says of the check, row by row. */
/** @param {any[]} findings @param {string} summary */
function recordRows(findings, summary) {
  var rows = [[RECORD_SAYS.file, report ? report.name + SAY.comma + filled(RECORD_SAYS.bytes, { n: report.bytes.length }) : RECORD_SAYS.pasted]];
  if (report) rows.push([RECORD_SAYS.sum, report.sum]);
  rows.push([RECORD_SAYS.edition, filled(SAY.listHead, { version: data.version + "+" + data.hash })]);
  rows.push([RECORD_SAYS.when, new Date().toLocaleString(handbook.english ? "en-GB" : "zh-CN", { hour12: false })]);
  rows.push([RECORD_SAYS.counts, summary]);
  if (findings.length) rows.push([RECORD_SAYS.kinds, countedByKind(findings).join(SAY.then)]);
  if (report) {
    var missed = tallies(report.opened.missed, FILE_SAYS.missed);
    rows.push([RECORD_SAYS.read, tallies(report.opened.looked, FILE_SAYS.looked).join(SAY.and)]);
    rows.push([RECORD_SAYS.notRead, missed.length ? missed.join(SAY.and) : report.opened.kind === "word" ? FILE_SAYS.never + SAY.colon + RECORD_SAYS.none : RECORD_SAYS.none]);
  }
  return rows;
}

/* A spreadsheet reckons with what begins like a formula: a report's words are none. */
/** @param {string} cell */
function csvCell(cell) {
  return '"' + (/^[=+\-@\t\r]/.test(cell) ? "'" + cell : cell).replace(/"/g, '""') + '"';
}

/** @param {any[]} findings @param {string[][]} rows @param {string} who */
function recordCsv(findings, rows, who) {
  var table = [[RECORD_SAYS.item, RECORD_SAYS.said]].concat(rows, [[RECORD_SAYS.who, who], []], [RECORD_SAYS.columns], findings.map(function (finding, at) {
    return recordRow(finding, at + 1);
  }));
  return "\uFEFF" + table.map(function (row) { return row.map(csvCell).join(","); }).join("\r\n") + "\r\n";
}

/** @param {string} name @param {any} inside */
function recordLine(name, inside) {
  var line = make("tr", {});
  line.appendChild(make("th", { scope: "row" }, name));
  var cell = make("td", {});
  if (typeof inside === "string") tell(cell, inside);
  else cell.appendChild(inside);
  line.appendChild(cell);
  return line;
}

/* The columns of a finding that the printed record has. */
var PRINTED = [0, 1, 3, 4, 5, 6];

/** @param {any} finding @param {number} number */
function recordCells(finding, number) {
  var cells = recordRow(finding, number);
  var row = make("tr", {});
  PRINTED.forEach(function (column) {
    var cell = make("td", column === 4 || column === 5 ? inChinese({ "class": "checked__words" }) : {});
    cell.setAttribute("data-name", RECORD_SAYS.columns[column]);
    tell(row.appendChild(cell), cells[column]);
  });
  return row;
}

/* The findings to look at, as a table of their own, a row at a time. */
/** @param {any[]} findings @param {() => void} done */
function recordFindings(findings, done) {
  var table = make("table", { "class": "checked__findings" });
  var head = make("tr", {});
  PRINTED.forEach(function (column) { head.appendChild(make("th", { scope: "col" }, RECORD_SAYS.columns[column])); });
  table.appendChild(make("thead", {})).appendChild(head);
  var body = table.appendChild(make("tbody", {}));
  function* rows() {
    for (var at = 0; at < findings.length; at++) {
      if (quotationCheck.troubled(findings[at])) body.appendChild(recordCells(findings[at], at + 1));
      yield at;
    }
  }
  inSteps(rows(), function () { return table.isConnected; }, function () {}, done, function (fault) { throw fault; });
  return table;
}

/** @param {any[]} findings @param {string} summary @returns {any} */
function recordSheet(findings, summary) {
  var sheet = make("section", { "class": "checked", "aria-labelledby": "checked" });
  sheet.appendChild(make("h2", { id: "checked", tabindex: "-1" }, RECORD_SAYS.head));
  var rows = recordRows(findings, summary);
  var table = make("table", { "class": "checked__about" });
  var body = table.appendChild(make("tbody", {}));
  rows.forEach(function (row) { body.appendChild(recordLine(row[0], row[1])); });
  var who = make("input", { type: "text", "class": "checked__who", autocomplete: "name", "aria-label": RECORD_SAYS.name });
  body.appendChild(recordLine(RECORD_SAYS.who, who));
  sheet.appendChild(table);
  var looks = findings.filter(quotationCheck.troubled).length;
  sheet.appendChild(make("h3", {}, RECORD_SAYS.look + SAY.colon + (looks || RECORD_SAYS.none)));
  if (looks) sheet.appendChild(recordFindings(findings, function () { print.disabled = false; }));
  sheet.appendChild(make("p", { "class": "checked__claim" }, RECORD_SAYS.claim));
  var signed = make("p", { "class": "checked__signature" });
  [RECORD_SAYS.signature, RECORD_SAYS.date].forEach(function (name) { signed.appendChild(make("span", {}, name)); });
  sheet.appendChild(signed);
  var tools = make("div", { "class": "checker__tools" });
  var print = tools.appendChild(make("button", { type: "button" }, RECORD_SAYS.print));
  var csv = tools.appendChild(make("button", { type: "button" }, RECORD_SAYS.csv));
  print.disabled = looks > 0;
  print.addEventListener("click", function () {
    document.documentElement.setAttribute("data-printed", "record");
    window.print();
  });
  csv.addEventListener("click", function () {
    save(recordCsv(findings, rows, who.value), "text/csv;charset=utf-8", nameOf(FILE_SAYS.recordSuffix, ".csv"));
  });
  sheet.appendChild(tools);
  return sheet;
}

window.addEventListener("afterprint", function () { document.documentElement.removeAttribute("data-printed"); });
