/* The report as it is given: words in the field, or a file that was opened. Nothing of it leaves this machine. */
var picker = home.querySelector(".checker__picker");
var pick = home.querySelector(".checker__file");
var card = home.querySelector(".checker__opened");

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

/* Works in steps that leave the page awake; `mine` says for which check, and that a later one ends it. */
/** @param {Generator<any, any, any>} steps @param {() => boolean} still @param {(value: any) => void} each @param {(made: any) => void} done @param {(fault: any) => void} failed */
function inSteps(steps, still, each, done, failed) {
  function work() {
    if (!still()) return;
    var until = performance.now() + BUDGET;
    var step;
    try {
      do {
        step = steps.next();
        if (step.done) break;
        each(step.value);
      } while (performance.now() < until);
    } catch (fault) {
      failed(fault);
      return;
    }
    if (step.done) done(step.value);
    else setTimeout(work, 0);
  }
  setTimeout(work, 0);
}

var LINES = { line: SAY.line, paragraph: FILE_SAYS.paragraph };

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

/* What was read of the file and what was not, in two sentences. */
/** @param {any} open */
function account(open) {
  var encoding = open.opened.encoding;
  var read = filled(FILE_SAYS.opened, {
    name: open.name, kind: FILE_SAYS.kinds[open.opened.kind], size: Math.max(1, Math.round(open.bytes.length / 1024)),
    encoding: encoding ? encoding.toUpperCase() + SAY.comma : "", looked: tallies(open.opened.looked, FILE_SAYS.looked).join(SAY.and)
  });
  var missed = tallies(open.opened.missed, FILE_SAYS.missed);
  return [read, missed.length ? filled(FILE_SAYS.missing, { missed: missed.join(SAY.and) }) : FILE_SAYS.whole];
}

function closeFile() {
  report = null;
  card.hidden = true;
  card.textContent = "";
  home.removeAttribute("data-file");
}

/* The name of what is given back: the same, and what was done. */
/** @param {string} suffix @param {string} type */
function nameOf(suffix, type) {
  return (report ? report.name.replace(/\.[A-Za-z0-9]{1,8}$/, "") : RECORD_SAYS.pasted) + suffix + type;
}

/* Saved by the browser, where it saves what it is given. */
/** @param {any} content @param {string} type @param {string} name */
function save(content, type, name) {
  var at = URL.createObjectURL(new Blob([content], { type: type }));
  var link = make("a", { href: at, download: name });
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(at); }, 60000);
}
