/* The engine, in a thread of its own where one can be had. */
var load = handbook.load;
var asset = handbook.asset;

var /** @type {any[]} */ engineLoading = [];

/** @param {any} done */
function withEngine(done) {
  if (window.handbookEngine) return done();
  engineLoading.push(done);
  if (engineLoading.length > 1) return undefined;
  load(asset("search-engine.js") + stamp, function () {
    engineLoading.splice(0).forEach(function (each) { each(); });
  }, function () {
    engineLoading = [];
    failed();
  });
  return undefined;
}

var /** @type {any} */ thread = null;
var /** @type {any[]} */ queue = [];

/** @param {any} message */
function send(message) {
  if (thread) thread.postMessage(message);
  else queue.push(message);
}

/* What is asked besides the list that is shown: all hits, or the whole list to be taken along. One at a time. */
var /** @type {any} */ collecting = { id: "", message: null, done: null };

/** @param {any} message @param {any} done */
function collect(message, done) {
  collecting = { id: "c" + (Number(collecting.id.slice(1)) + 1), message: message, done: done };
  message.id = collecting.id;
  start();
  send(message);
}

/** @param {any} said */
function collected(said) {
  if (said.id !== collecting.id || !collecting.done || said.settled === false) return;
  var done = collecting.done;
  collecting.message = collecting.done = null;
  done(said);
}

/** @param {any} made */
function connect(made) {
  thread = made;
  thread.onmessage = function (/** @type {any} */ event) {
    var said = event.data;
    if (said.type === "failed") failed();
    else if (said.type === "need") feed(said.files);
    else if (said.type === "hits" || said.id === collecting.id) collected(said);
    else show(said);
  };
  queue.splice(0).forEach(send);
}

/* In the page: the same messages, each in a task of its own. */
function inPage() {
  withEngine(function () {
    var /** @type {any} */ port = { postMessage: function (/** @type {any} */ message) { made.onmessage({ data: message }); } };
    var /** @type {any} */ made = { postMessage: function (/** @type {any} */ message) { setTimeout(function () { port.onmessage({ data: message }); }, 0); } };
    /** @type {any} */ (window).handbookEngine(port);
    connect(made);
    if (asked.id) ask();
    if (collecting.message) send(collecting.message);
  });
}

function fromText() {
  withEngine(function () {
    try {
      var source = "(" + String(window.handbookEngine) + ")(self);";
      var address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      var /** @type {any} */ made = new Worker(address);
      made.onerror = function () { made.terminate(); inPage(); };
      connect(made);
    } catch (refused) {
      inPage();
    }
  });
}

/* The files of the index as scripts; each hands its text over to the thread. */
window.handbookShard = function (name, payload) { send({ type: "file", name: name, payload: payload }); };

/** @param {string[]} names */
function feed(names) {
  names.forEach(function (name) {
    load(new URL("search/" + name + ".js" + stamp, handbook.base).href, function () {}, failed);
  });
}

var started = false;

function start() {
  if (started) return;
  started = true;
  if (files) return fromText();
  try {
    var /** @type {any} */ made = new Worker(asset("search-engine.js") + stamp);
    made.onerror = function () { made.terminate(); inPage(); };
    connect(made);
    send({ type: "load", base: new URL("search/", handbook.base).href, version: stamp });
  } catch (refused) {
    inPage();
  }
  return undefined;
}
