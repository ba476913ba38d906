/* Messages ------------------------------------------------------------------------------------------------------ */

var /** @type {any} */ waiting = null; /* the question that is asked */
var /** @type {any} */ gathering = null; /* the one of which all places are wanted */
var answered = 0;
var soon = 0;
var /** @type {Record<string, boolean>} */ flying = {}; /* files that are asked for */
var /** @type {Record<string, boolean>} */ pressing = {}; /* of these what the language that is read lacks */
var settled = 0; /* questions answered for good */
var PATIENCE = 150; /* ms after which a question is answered from what is there */
var MOST_HELD = 60; /* shards and texts of a larger edition that are kept from question to question */

/* Puts a question as if anew, from what has come: says what is still lacking. */
/** @param {any} asked @param {(asked: any) => any} make */
function worked(asked, make) {
  if (lacking()) last = {};
  wanting = {};
  fillPurse(Math.max(1, (asked.limit || 10) / 10));
  if (!directory) fileOf("index");
  return make(asked);
}

function reply() {
  if (!waiting && !gathering) return;
  try {
    if (waiting) replyTo(waiting);
    if (gathering && !waiting) {
      var hits = worked(gathering, allHits);
      if (!lacking()) {
        port.postMessage(hits);
        gathering = null;
      }
    }
    orderFiles();
  } catch (broken) {
    port.postMessage({ type: "failed", reason: String(broken) });
  }
}

/** @param {any} asked */
function replyTo(asked) {
  worked(asked, lookUp);
  pressing = Object.assign({}, wanting);
  var complete = !!directory && !lacking();
  var other = asked.other && directory ? search(asked.other, asked.text, true) : null;
  if (lacking() && (!complete || asked.told) && Date.now() - answered < PATIENCE) return;
  var /** @type {any} */ whole = answer(asked, complete);
  whole.settled = complete && !lacking();
  whole.others = other ? sums(other.sections).paragraphs + (whole.all ? 0 : sums(other.sounds).paragraphs) : 0;
  /* A code names one place, whatever the language of the page. */
  if (other && !whole.jumps.length) whole.jumps = placesOf(other.jumps);
  port.postMessage(whole);
  answered = Date.now();
  asked.told = whole.complete;
  if (whole.settled) waiting = null;
  if (whole.settled && ++settled > 1) setTimeout(function () { gatherAll(book(asked.language)); }, PATIENCE);
}

/* Who asks again on the same page will ask more: then all texts of a small edition are fetched while nobody waits. */
/** @param {any} from */
function gatherAll(from) {
  if (waiting || !from.small || isHere(from)) return;
  wanting = {};
  wholeOf(from);
  orderFiles();
}

/* Asks for what is lacking and not on its way. */
function orderFiles() {
  var names = Object.keys(wanting).filter(function (name) { return !flying[name]; });
  names.forEach(function (name) { flying[name] = true; });
  if (names.length) fetchFiles(names);
}

/** @param {string[]} names */
var fetchFiles = function (names) { port.postMessage({ type: "need", files: names }); };

/** @param {string} name @param {string} payload */
function received_(name, payload) {
  delete flying[name];
  var pressed = pressing[name];
  delete pressing[name];
  if (arrived[name] !== undefined) return;
  arrivals++;
  if (name === "index") begin(JSON.parse(payload));
  arrived[name] = payload;
  if ((pressed && !Object.keys(pressing).length) || !Object.keys(flying).length || Date.now() - answered > PATIENCE) reply();
}

/* What comes first: the directory of all files, and other names. */
/** @param {any} told */
function begin(told) {
  directory = told;
  otherNames = told.asked ? told.asked.split("\n").map(function (/** @type {string} */ line) {
    var names = line.split("\t");
    return { leads: names[0] === "", names: names.filter(Boolean) };
  }) : [];
  namesBy = {};
  keysBy = {};
}

/* A larger edition is not kept in memory: what a question needs comes again out of the browser's own store. */
function makeRoom() {
  if (!directory || Object.keys(arrived).length < MOST_HELD) return;
  Object.keys(directory.languages).forEach(function (language) {
    if (book(language).small) return;
    delete held[language];
    Object.keys(arrived).forEach(function (name) { if (name.indexOf(language + "-") === 0) delete arrived[name]; });
    arrivals++;
  });
}

/* The payload of a file: a script of one call with two strings in single quotes. */
/** @param {string} text */
function payloadOf(text) {
  var escapes = /** @type {Record<string, string>} */ ({ n: "\n", r: "\r", u2028: "\u2028", u2029: "\u2029" });
  return text.slice(text.indexOf(",'") + 2, text.lastIndexOf("'")).replace(/\\(u202[89]|.)/g, function (_, sign) { return escapes[sign] || sign; });
}

var receive = {
  file: function (/** @type {any} */ given) { received_(given.name, given.payload); },
  /* Of questions that are already waiting, one after the other, only the last is answered. */
  query: function (/** @type {any} */ given) {
    waiting = given;
    answered = directory ? Date.now() : 0;
    clearTimeout(soon);
    soon = setTimeout(function () {
      makeRoom();
      reply();
    }, 0);
  },
  /* All literal places of a question. */
  hits: function (/** @type {any} */ given) {
    gathering = given;
    reply();
  },
  /* In a thread on http, which can load the files itself. */
  load: function (/** @type {any} */ given) {
    fetchFiles = function (names) {
      names.forEach(function (name) {
        /** @type {any} */ (scope).fetch(given.base + name + ".js" + given.version).then(function (/** @type {any} */ got) {
          if (!got.ok) throw new Error(String(got.status));
          return got.text();
        }).then(function (/** @type {string} */ text) { received_(name, payloadOf(text)); }).catch(function (/** @type {any} */ unreachable) {
          port.postMessage({ type: "failed", reason: String(unreachable) });
        });
      });
    };
  }
};
