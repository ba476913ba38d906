/* Messages ------------------------------------------------------------------------------------------------------ */

var /** @type {any} */ waiting = null;
var answered = 0;
var soon = 0;

function reply() {
  if (!waiting) return;
  try {
    var /** @type {any} */ made = answer(waiting);
    var other = waiting.other && complete(waiting.other) ? search(waiting.other, waiting.text) : null;
    made.others = other ? sum(other.sections) + (made.all ? 0 : sum(other.sounds)) : 0;
    /* A code names one place, whatever the language of the page. */
    if (other && !made.jumps.length) made.jumps = placesOf(other.jumps);
    made.settled = made.complete && (!waiting.other || complete(waiting.other));
    port.postMessage(made);
    answered = Date.now();
    if (made.settled) waiting = null;
  } catch (broken) {
    port.postMessage({ type: "failed", reason: String(broken) });
  }
}

/* While files are still coming, an open question is answered from what is there, now and then. */
function arrived() {
  if (waiting && ((complete(waiting.language) && (!waiting.other || complete(waiting.other))) || Date.now() - answered > 150)) reply();
}

/* What comes first: how many files each language has, all ids, other names, characters that are alike. */
/** @param {any} sizes @param {any} anchors */
function begin(sizes, anchors) {
  due = sizes;
  places = anchors ? grammar.places(anchors) : null;
  otherNames = (anchors && anchors.said) || [];
  namesBy = {};
  keysBy = {};
  if (anchors && anchors.sounds) likenesses = { sound: anchors.sounds, shape: anchors.shapes };
}

var receive = {
  counts: function (/** @type {any} */ given) { begin(given.counts, given.anchors); },
  shard: function (/** @type {any} */ given) {
    take(given.language, given.payload);
    arrived();
  },
  /* Of questions that are already waiting, one after the other, only the last is answered. */
  query: function (/** @type {any} */ given) {
    waiting = given;
    clearTimeout(soon);
    soon = setTimeout(reply, 0);
  },
  /* All literal places of a question. */
  hits: function (/** @type {any} */ given) { port.postMessage(allHits(given)); },
  /* In a thread on http, which can load the files itself. */
  load: function (/** @type {any} */ given) {
    var /** @type {any} */ queue = [];
    scope.handbookShards = function (sizes, anchors) {
      begin(sizes, anchors);
      given.languages.forEach(function (/** @type {string} */ language) {
        for (var at = 0; at < (sizes[language] || 0); at++) queue.push(language + "-" + at + ".js");
      });
    };
    scope.handbookShard = function (language, at, payload) { take(language, payload); };
    function next() {
      try {
        /** @type {any} */ (scope).importScripts(given.base + (queue.started ? queue.shift() : "index.js") + given.version);
      } catch (unreachable) {
        port.postMessage({ type: "failed", reason: String(unreachable) });
        return;
      }
      queue.started = true;
      arrived();
      if (queue.length) setTimeout(next, 0);
    }
    next();
  }
};
