/* The same Word file with a comment at each place that somebody should look at. */

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

/** @param {any[]} findings @param {any} said Where it is told. */
function giveCommented(findings, said) {
  var list = findings.filter(quotationCheck.troubled).map(function (finding) {
    return { start: finding.start, end: finding.end, lines: commentOf(finding) };
  });
  if (!list.length) {
    said.textContent = FILE_SAYS.noComments;
    return;
  }
  try {
    var made = handbookOffice.commented(report.opened, list, { date: new Date().toISOString().replace(/\.\d+Z$/, "Z") });
    var name = nameOf(FILE_SAYS.suffix, /\.docm$/i.test(report.name) ? ".docm" : ".docx");
    save(made, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name);
    said.textContent = filled(FILE_SAYS.commented, { n: list.length, name: name });
  } catch (fault) {
    said.textContent = FILE_SAYS.refused[/** @type {any} */ (fault).unreadable] || FILE_SAYS.refused.broken;
  }
}

/* What can be taken away besides the list: the file with comments, the record. */
/** @param {any[]} findings @param {string} summary @param {any} said @returns {any[]} */
function filesTools(findings, summary, said) {
  var made = [];
  if (report && report.opened.word) {
    var comment = make("button", { type: "button" }, FILE_SAYS.comment);
    comment.addEventListener("click", function () { giveCommented(findings, said); });
    made.push(comment);
  }
  var record = make("button", { type: "button", "aria-expanded": "false" }, FILE_SAYS.record);
  var /** @type {any} */ sheet = null;
  record.addEventListener("click", function () {
    if (sheet) {
      sheet.remove();
      sheet = null;
    } else {
      sheet = recordSheet(findings, summary);
      record.parentNode.parentNode.insertBefore(sheet, record.parentNode.nextSibling);
      sheet.querySelector("h2").focus();
    }
    record.setAttribute("aria-expanded", String(Boolean(sheet)));
  });
  made.push(record);
  return made;
}
