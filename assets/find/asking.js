/* Asking the engine. */
var /** @type {Record<string, any>} */ asked = { id: 0, text: "", language: own, instead: false, kind: "", region: "", limit: GROUPS, open: [] };
var /** @type {any} */ answered = null;
var composing = false;
var go = false; /* Enter was pressed before the answer came */

/** @param {any} is */
function busy(is) {
  home.setAttribute("aria-busy", String(is));
}

function ask() {
  start();
  busy(true);
  asked.id++;
  send({
    type: "query", id: asked.id, text: asked.text, language: asked.language, other: asked.language === own ? other : "",
    kind: asked.kind, region: asked.region, limit: asked.limit, open: asked.open
  });
}

function typed() {
  if (composing || (box.value === asked.text && answered)) return;
  asked.text = box.value;
  asked.language = own;
  asked.kind = asked.region = "";
  asked.limit = GROUPS;
  asked.open = [];
  go = false;
  ask();
}

function failed() {
  started = false;
  if (thread && thread.terminate) thread.terminate();
  thread = null;
  queue = [];
  answered = null;
  busy(false);
  meta.textContent = SAY.failed;
  announce(SAY.failed);
}
