/* Checking, a little at a time. */
var running = 0;

function check() {
  var text = field.value;
  var mine = ++running;
  results.hidden = true;
  results.textContent = "";
  home.removeAttribute("data-done");
  home.removeAttribute("data-shown");
  if (!text.trim()) {
    told.textContent = SAY.empty;
    field.focus();
    return;
  }
  var steps = quotationCheck.run(text, data);
  var /** @type {any[]} */ findings = [];
  told.textContent = SAY.checking;

  function work() {
    if (mine !== running) return;
    var until = performance.now() + BUDGET;
    var step;
    do {
      step = steps.next();
      if (step.done) break;
      if (step.value.finding) findings.push(step.value.finding);
    } while (performance.now() < until);
    if (!step.done) {
      if (step.value.total > 20) told.textContent = filled(SAY.progress, step.value);
      setTimeout(work, 0);
      return;
    }
    show(text, quotationCheck.inTextOrder(findings), mine);
    /** @type {any} */ (document.getElementById("results")).focus({ preventScroll: true });
    results.scrollIntoView({ block: "start" });
  }
  setTimeout(work, 0);
}

start.addEventListener("click", check);
field.addEventListener("keydown", function (/** @type {any} */ event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) check();
});
sample.addEventListener("click", function () {
  field.value = data.sample;
  check();
});
clear.addEventListener("click", function () {
  running++;
  home.removeAttribute("data-done");
  home.removeAttribute("data-shown");
  field.value = "";
  told.textContent = "";
  results.hidden = true;
  results.textContent = "";
  field.focus();
});
