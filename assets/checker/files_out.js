/* What can be taken away: the same Word file with its comments, the record. */

/** @param {any[]} findings @param {any} said Where it is told. */
function giveCommented(findings, said) {
  var mine = running;
  inSteps(withComments(findings), function () { return mine === running; }, function () {}, function (made) {
    if (made) save(made.bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", made.name);
    said.textContent = made ? filled(FILE_SAYS.commented, { n: made.count, name: made.name }) : FILE_SAYS.noComments;
  }, function (fault) {
    said.textContent = FILE_SAYS.refused[fault.unreadable] || FILE_SAYS.refused.broken;
  });
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
