/* What is said of a finding outside the page: in a comment of the same Word file, in a row of the record. */

/* The words as the handbook has them, ready to be put in; empty where none are right. */
/** @param {any} finding @returns {string} */
function wordsInstead(finding) {
  if (finding.kind === "claim") return rightWords(finding);
  if (finding.parts) {
    return finding.parts.map(function (/** @type {any} */ part) { return part.same !== undefined ? part.same : part.source; }).join("");
  }
  if (!finding.pieces || !finding.pieces.some(function (/** @type {any} */ piece) { return piece.parts; })) return "";
  return finding.pieces.map(function (/** @type {any} */ piece) { return piece.parts ? wordsInstead(piece) : piece.text; }).join("……");
}

/** @param {any} finding */
function placesOf(finding) {
  return placesFor(finding).map(function (/** @type {any} */ place) {
    return where(place) + " " + named(place.document);
  });
}

/* A comment, a paragraph each. */
/** @param {any} finding */
function commentOf(finding) {
  var lines = [SAY.kinds[finding.kind] + SAY.colon + headline(finding)[1]];
  var right = wordsInstead(finding);
  if (right) lines.push(filled(SAY.otherHas, { other: other(finding) }) + SAY.colon + right);
  notes(finding).forEach(function (note) { lines.push(note.text); });
  return lines.concat(placesOf(finding), filled(SAY.listHead, { version: data.version + "+" + data.hash }));
}

/* The open file with its comments, step by step: { name, bytes, count }; null where there is nothing to say. */
/** @param {any[]} findings @returns {Generator<number, any, any>} */
function* withComments(findings) {
  var list = findings.filter(quotationCheck.troubled).map(function (finding) {
    return { start: finding.start, end: finding.end, lines: commentOf(finding) };
  });
  if (!list.length) return null;
  var made = yield* handbookOffice.commented(report.opened, list, { date: new Date().toISOString().replace(/\.\d+Z$/, "Z") });
  return { name: nameOf(FILE_SAYS.suffix, /\.docm$/i.test(report.name) ? ".docm" : ".docx"), bytes: made, count: list.length };
}

/* A finding as a row: number, place, kind, result, both readings, where, notes. */
/** @param {any} finding @param {number} number */
function recordRow(finding, number) {
  var said = notes(finding).map(function (note) { return note.text; }).join(SAY.then);
  return [String(number), lineOf(finding, RECORD_SAYS).replace(/^[，,] ?/, ""), SAY.kinds[finding.kind], headline(finding)[1], finding.text.replace(/\s+/g, " "), wordsInstead(finding), placesOf(finding).join(SAY.then), said];
}
