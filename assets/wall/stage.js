/* The stage: what stands on the wall around the words. */
var /** @type {any} */ stage = null;
var /** @type {any} */ parts = {};
var now = { step: 0, screen: 0 };
var /** @type {any[]} */ screens = [];
var typed = "";
var /** @type {any} */ before = null; /* Where the reader was: { x, y, focus, pushed }. */
var quiet = 0;

/** @param {string} name @param {string} text @param {any} act @param {string} [title] */
function button(name, text, act, title) {
  var made = make("button", { type: "button", "class": "projection__" + name }, text);
  if (title) {
    made.setAttribute("aria-label", title);
    made.title = title;
  }
  made.addEventListener("click", act);
  return made;
}

function build() {
  stage = make("div", { "class": "projection", role: "dialog", "aria-modal": "true", "aria-label": words.name, tabindex: "-1", "data-screen-only": "" });
  var head = make("div", { "class": "projection__head" });
  var foot = make("div", { "class": "projection__foot" });
  var told = make("div", { "class": "projection__told" });
  var ways = make("div", { "class": "projection__ways" });
  var turn = make("div", { "class": "projection__turn" });
  parts = {
    section: make("p", { "class": "projection__section" }),
    code: make("p", { "class": "projection__code" }),
    body: make("div", { "class": "projection__body" }),
    slide: make("div", { "class": "projection__slide", "aria-live": "polite", "aria-atomic": "true" }),
    source: make("p", { "class": "projection__source" }),
    remarks: make("p", { "class": "projection__remarks" }),
    caution: make("p", { "class": "projection__caution" }),
    hint: make("p", { "class": "projection__hint" }),
    ticks: make("div", { "class": "projection__ticks", "aria-hidden": "true" }),
    typed: make("p", { "class": "projection__typed", role: "status" }),
    reading: button("reading", "", otherReading),
    back: button("arrow", "", turnBack, words.back),
    on: button("arrow projection__arrow--on", "", turnOn, words.on)
  };
  [parts.section, parts.code].forEach(function (each) {
    head.appendChild(each);
  });
  parts.body.appendChild(parts.slide);
  [parts.source, parts.remarks, parts.caution].forEach(function (each) {
    told.appendChild(each);
  });
  words.hint.forEach(function (each) {
    parts.hint.appendChild(make("span", {}, each));
  });
  ways.appendChild(parts.hint);
  if (page.querySelector(".emended, del.taken-out")) ways.appendChild(parts.reading);
  ways.appendChild(button("here", words.here, function () {
    leave(true);
  }));
  ways.appendChild(button("leave", words.leave, function () {
    leave(false);
  }));
  [parts.back, parts.ticks, parts.on].forEach(function (each) {
    turn.appendChild(each);
  });
  var side = make("div", { "class": "projection__side" });
  side.appendChild(ways);
  side.appendChild(turn);
  foot.appendChild(told);
  foot.appendChild(side);
  [head, parts.body, parts.typed, foot].forEach(function (each) {
    stage.appendChild(each);
  });
  var cautions = all(".caution", page).map(label);
  if (!cautions.length && page.querySelector(".labels")) {
    parts.caution.className = "projection__labels";
    cautions = [label(page.querySelector(".labels"))];
  }
  parts.caution.textContent = cautions.join(" ");
  ticks();
  listen();
  document.body.appendChild(stage);
}

/* Who says it, and where: 中共中央 国务院《关于……的意见》. */
function source() {
  var title = label(page.querySelector("h1"));
  var by = "";
  all(".record dt", page).forEach(function (term) {
    if (/^(发文机关|发言单位|作者)$/.test(term.textContent.trim()) && !by) {
      by = label(term.nextElementSibling).replace(/（.*$/, "");
    }
  });
  if (by && title.indexOf(by) === 0) title = title.slice(by.length).trim();
  if (english) return (by ? by + ", " : "") + title;
  return (by ? by : "") + (/^《.*》$/.test(title) ? title : "《" + title.replace(/《/g, "〈").replace(/》/g, "〉") + "》");
}

/* A tick for every item of the document, or for every block where there are none; the others show only while they are current. */
function ticks() {
  var items = steps.some(function (step) {
    return step.kind === "measure";
  });
  var /** @type {any} */ group = null;
  steps.forEach(function (step, at) {
    if (!group || step.kind === "heading") {
      group = make("span", { "class": "projection__group" });
      parts.ticks.appendChild(group);
    }
    var counted = items ? step.kind === "measure" : step.kind === "prose";
    var tick = make("i", { "class": counted ? "projection__tick" : "projection__tick projection__tick--between" });
    tick.addEventListener("click", function () {
      go(at, 0);
    });
    step.tick = tick;
    group.appendChild(tick);
  });
  parts.ticks.setAttribute("data-count", String(parts.ticks.querySelectorAll(".projection__tick:not(.projection__tick--between)").length));
}
