/* The report as it is given: words in the field, or a file that was opened. Nothing of it leaves this machine. */

/* The file that is open: { name, bytes, sum, opened, told }; null while the words of the field count. */
var /** @type {any} */ report = null;

/** @returns {string} */
function reportText() {
  return report ? report.opened.text : field.value;
}

/* What the engine is told of it (assets/quote/report.js). */
function reportKnown() {
  return report ? { notes: report.opened.notes, apart: report.opened.apart, lines: report.opened.kind !== "text" } : undefined;
}

/* Where in the report a finding stands, as its reader counts. */
/** @param {any} finding @param {Record<string, any>} says */
function lineOf(finding, says) {
  var note = report && report.opened.notes.filter(function (/** @type {any} */ each) { return each.sign && each.from <= finding.start && finding.start < each.to; })[0];
  if (note) return filled(FILE_SAYS.inNote, note);
  return filled(report && (report.opened.kind === "word" || report.opened.kind === "web") ? says.paragraph : says.line, finding);
}

/** @param {Record<string, number>} counts @param {Record<string, string>} said */
function tallies(counts, said) {
  return Object.keys(said).filter(function (name) { return counts[name]; }).map(function (name) { return filled(said[name], { n: counts[name] }); });
}

/* The name of what is given back: the same, and what was done. */
/** @param {string} suffix @param {string} type */
function nameOf(suffix, type) {
  return (report ? report.name.replace(/\.[A-Za-z0-9]{1,8}$/, "") : RECORD_SAYS.pasted) + suffix + type;
}
