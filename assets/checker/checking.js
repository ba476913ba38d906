/* Checking, a little at a time. */
var running = 0;
var startWords = start.textContent;

/* While it runs, the button that began it ends it. */
/** @param {boolean} on */
function busy(on) {
  home.toggleAttribute("data-busy", on);
  start.textContent = on ? SAY.cancel : startWords;
}

function cancel() {
  running++;
  busy(false);
  told.textContent = SAY.cancelled;
  results.hidden = true;
  results.textContent = "";
}

function check() {
  var text = reportText();
  var mine = ++running;
  function still() { return mine === running; }
  results.hidden = true;
  results.textContent = "";
  ["data-done", "data-shown", "data-refused"].forEach(function (name) { home.removeAttribute(name); });
  if (!text.trim()) {
    told.textContent = SAY.empty;
    field.focus();
    return;
  }
  var /** @type {any[]} */ findings = [];
  told.textContent = SAY.checking;
  busy(true);
  inSteps(quotationCheck.run(text, data, reportKnown()), still, function (step) {
    if (step.finding) findings.push(step.finding);
    if (step.total > 20) told.textContent = filled(SAY.progress, step);
  }, function () {
    show(text, quotationCheck.inTextOrder(findings), mine);
    /** @type {any} */ (document.getElementById("results")).focus({ preventScroll: true });
    results.scrollIntoView({ block: "start" });
  }, function (fault) { throw fault; });
}

start.addEventListener("click", function () {
  if (home.hasAttribute("data-busy")) cancel();
  else check();
});
field.addEventListener("keydown", function (/** @type {any} */ event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
});
sample.addEventListener("click", function () {
  closeFile();
  field.value = data.sample;
  check();
});
clear.addEventListener("click", function () {
  running++;
  busy(false);
  ["data-done", "data-shown", "data-refused"].forEach(function (name) { home.removeAttribute(name); });
  closeFile();
  field.value = "";
  told.textContent = "";
  results.hidden = true;
  results.textContent = "";
  field.focus();
});
