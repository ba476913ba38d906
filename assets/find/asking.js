/* Asking the engine. */
var FILTERS = Object.keys(SAY.filters);

/** @returns {Record<string, any>} What is asked before anything is. */
function nothingAsked() {
  var /** @type {Record<string, any>} */ made = { id: 0, text: "", language: own, instead: false, sort: "best", limit: GROUPS, open: [] };
  FILTERS.forEach(function (name) { made[name] = ""; });
  return made;
}

var asked = nothingAsked();
var /** @type {any} */ answered = null;
var composing = false;
var go = false; /* Enter was pressed before the answer came */

/** @param {any} is */
function busy(is) {
  home.setAttribute("aria-busy", String(is));
}

/* What is asked, without how much of the answer is shown. */
function question() {
  var /** @type {Record<string, any>} */ out = { text: asked.text, language: asked.language, sort: asked.sort };
  FILTERS.forEach(function (name) { out[name] = asked[name]; });
  return out;
}

function ask() {
  start();
  busy(true);
  asked.id++;
  send(Object.assign(question(), {
    type: "query", id: asked.id, other: asked.language === own ? other : "", limit: asked.limit, open: asked.open
  }));
}

function unfilter() {
  FILTERS.forEach(function (name) { asked[name] = ""; });
  asked.limit = GROUPS;
  asked.open = [];
}

function typed() {
  if (composing || (box.value === asked.text && answered)) return;
  asked.text = box.value;
  asked.language = own;
  asked.instead = false;
  unfilter();
  returning = null;
  focusAfter = null;
  go = false;
  ask();
}

/* Asks for other words, as if they had been typed. */
/** @param {string} words @param {string} language */
function askFor(words, language) {
  box.value = words;
  typed();
  if (language !== asked.language) {
    asked.language = language;
    ask();
  }
  box.focus();
}

function failed() {
  started = false;
  if (thread && thread.terminate) thread.terminate();
  thread = null;
  queue = [];
  collecting.message = collecting.done = null;
  answered = null;
  busy(false);
  meta.textContent = SAY.failed;
  announce(SAY.failed);
}
