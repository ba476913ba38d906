/* One report of a folder: what was found, in the words of the page. */

/** @param {Generator<any, any, any>} steps @param {(value: any) => void} [each] @returns {any} */
function atOnce(steps, each) {
  for (;;) {
    var step = steps.next();
    if (step.done) return step.value;
    if (each) each(step.value);
  }
}

/* The Word file with comments; null where a part of it that is not read is damaged, so that it cannot be written anew. */
/** @param {any[]} findings */
function commentedOrNone(findings) {
  try {
    return atOnce(withComments(findings));
  } catch (fault) {
    if (!(/** @type {any} */ (fault).unreadable)) throw fault;
    return null;
  }
}

/* { refused } with the reason; or { sum, summary, quotations, looks, looked, missed, rows, commented }. */
/** @param {string} name @param {Uint8Array} bytes @param {boolean} commenting */
function checkFile(name, bytes, commenting) {
  try {
    report = { name: name, bytes: bytes, sum: atOnce(handbookOffice.fingerprint(bytes)), opened: atOnce(handbookOffice.open(bytes, name)) };
  } catch (fault) {
    var why = /** @type {any} */ (fault).unreadable;
    if (!why) throw fault;
    return { refused: FILE_SAYS.refused[why] };
  }
  var /** @type {any[]} */ findings = [];
  atOnce(quotationCheck.run(reportText(), data, reportKnown()), function (step) {
    if (step.finding) findings.push(step.finding);
  });
  findings = quotationCheck.inTextOrder(findings);
  return {
    sum: report.sum, summary: counted(findings), quotations: findings.filter(function (each) { return each.kind === "quotation"; }).length,
    looks: findings.filter(quotationCheck.troubled).length, looked: tallies(report.opened.looked, FILE_SAYS.looked).join(SAY.and),
    missed: tallies(report.opened.missed, FILE_SAYS.missed).join(SAY.and), columns: RECORD_SAYS.columns,
    rows: findings.map(function (finding, at) { return recordRow(finding, at + 1).concat(quotationCheck.troubled(finding) ? "1" : ""); }),
    commented: commenting && report.opened.word ? commentedOrNone(findings) : null
  };
}
