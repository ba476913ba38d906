/* The file that is open, in the place of the field; and work in steps. */
var picker = home.querySelector(".checker__picker");
var pick = home.querySelector(".checker__file");
var card = home.querySelector(".checker__opened");

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
