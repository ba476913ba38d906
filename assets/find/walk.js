/* From hit to hit: a bar on the page that a hit opens. Where the list is stays one step back in the history, however many
   hits are looked at. */
var LEFT = "handbook.found"; /* for the page that is opened next: which words, which place, of which question */
var HITS = "handbook.hits";
var MOST_KEPT = 400000; /* Characters of a list of hits that are handed from page to page; a longer one is asked for anew. */
var /** @type {any} */ walking = null;
var /** @type {any[]} */ hitList = [];
var /** @type {any} */ bar = null;

/** @param {string} name @param {any} what */
function hand(name, what) {
  try {
    if (what === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(what));
  } catch (refused) {
    /* Then the page is opened all the same, without marks. */
  }
}

/** @param {string} name @returns {any} */
function handed(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) || "null");
  } catch (refused) {
    return null;
  }
}

/* From now on the list closes because it is left, not because the reader has done with it: until the address has changed,
   which may take a while; where it does not change, or in another window, that long at most. */
var LEAVES_WITHIN = 1000;

function leave() {
  leaving = true;
  setTimeout(function () { leaving = false; }, LEAVES_WITHIN);
}

/* A hit is opened from the list. */
/** @param {string} address @param {string} path @param {string} anchor @param {any} as @param {any} instead */
function remember(address, path, anchor, as, instead) {
  if (!answered || answered.empty) return;
  leave();
  keep(address);
  var wanted = as.wanted || answered.wanted;
  if (!wanted.terms.length) return;
  var of = as.text ? Object.assign(nothingAsked(), { text: as.text, language: as.language || asked.language }) : question();
  var moves = address !== location.href;
  var record = {
    path: path, anchor: anchor, wanted: wanted, instead: instead || "", literal: as.kind === "literal" || as.kind === "said",
    question: of, behind: moves, step: 0, nth: 0
  };
  if (address.indexOf("#") > 0 && address.split("#")[0] === location.href.split("#")[0]) onceThere(moves, record);
  else hand(LEFT, record);
}

/* On the page that is open: when its address has changed, so that the state of the list that is left stays with the list. */
/** @param {any} moves @param {any} record */
function onceThere(moves, record) {
  if (moves) window.addEventListener("hashchange", function () { arrive(record); }, { once: true });
  else setTimeout(function () { arrive(record); }, 0);
}

/* On the page, at the hit. */
/** @param {any} record */
function arrive(record) {
  walking = record;
  leaving = false;
  restate({ found: null, walk: record });
  mark(record);
  var key = JSON.stringify(record.question) + handbook.version;
  var known = handed(HITS);
  if (known && known.key === key) showBar(known.hits, known.partly);
  else if (!record.literal) showBar([]);
  else {
    collect(Object.assign({ type: "hits" }, record.question), function (/** @type {any} */ said) {
      if (walking !== record) return;
      var kept = { key: key, hits: said.hits, partly: said.partly };
      if (JSON.stringify(kept).length < MOST_KEPT) hand(HITS, kept);
      showBar(said.hits, said.partly);
    });
  }
}

/* Which of the hits is open: the place itself, else the first of the page. */
function atHit() {
  function of(/** @type {any} */ test) {
    for (var at = 0; at < hitList.length; at++) if (hitList[at].path === walking.path && test(hitList[at])) return at;
    return -1;
  }
  /* Several hits may open at the same place. */
  if (walking.at !== undefined && hitList[walking.at]) return walking.at;
  var same = of(function (/** @type {any} */ hit) { return hit.anchor === walking.anchor; });
  return same >= 0 ? same : of(function () { return true; });
}

/* How often the words stand in a hit. */
/** @param {any} hit */
function timesIn(hit) {
  return hit.count || 1;
}

/* What lies so many steps on: a hit and which of its places; null at either end. */
/** @param {number} by */
function stepTo(by) {
  var at = atHit();
  if (at < 0) return null;
  var nth = walking.nth + by;
  if (nth >= 0 && nth < timesIn(hitList[at])) return { hit: hitList[at], at: at, nth: nth };
  var hit = hitList[at + by];
  return hit ? { hit: hit, at: at + by, nth: by < 0 ? timesIn(hit) - 1 : 0 } : null;
}

/** @param {number} by */
function stepBy(by) {
  var to = stepTo(by);
  if (!to) return;
  var record = Object.assign({}, walking, { path: to.hit.path, anchor: to.hit.anchor, instead: to.hit.instead || "", step: by, at: to.at, nth: to.nth });
  if (to.hit.path !== handbook.page || !to.hit.anchor) {
    hand(LEFT, record);
    location.replace(handbook.address(record.path, record.anchor));
    return;
  }
  var to_ = handbook.address(record.path, record.anchor);
  onceThere(to_ !== location.href, record);
  if (to_ !== location.href) location.replace(to_);
}

function toResults() {
  if (walking.behind) history.back();
  else if (onPage || !dialog) location.href = addressOf(walking.question);
  else {
    var from = { question: walking.question, instead: false, limit: GROUPS, open: [], scroll: 0, hit: location.href };
    closeBar();
    bringBack(from);
  }
}

/** @param {any} [back] Whether the focus goes to the place that is open. */
function closeBar(back) {
  if (!walking) return;
  var /** @type {any} */ text = document.getElementById("text");
  if (bar) bar.parentNode.removeChild(bar);
  bar = walking = null;
  document.documentElement.classList.remove("is-walking");
  restate({ walk: null });
  unmark();
  if (back && text) text.focus({ preventScroll: true });
}

/** @param {string} name @param {string} words @param {string} to @param {any} run */
function barLink(name, words, to, run) {
  var made = make("a", to ? { "class": "walk__" + name, href: to } : { "class": "walk__" + name, role: "link", "aria-disabled": "true" }, words);
  if (to) {
    made.addEventListener("click", function (/** @type {any} */ event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      run();
    });
  }
  return made;
}

/** @param {any[]} hits @param {boolean} [partly] Whether there are more. */
function showBar(hits, partly) {
  if (!walking) return;
  hitList = hits;
  var at = atHit();
  var focused = bar && bar.contains(document.activeElement);
  if (bar) bar.parentNode.removeChild(bar);
  bar = make("nav", { "class": "walk", "aria-label": SAY.walk });
  var inner = bar.appendChild(make("div", { "class": "walk__inner" }));
  var says = inner.appendChild(make("p", { "class": "walk__at", role: "status" }));
  says.appendChild(make("b", {}, walking.question.text));
  function to(/** @type {number} */ by) {
    var there = stepTo(by);
    return there ? handbook.address(there.hit.path, there.hit.anchor) : "";
  }
  if (at >= 0) {
    var sum = function (/** @type {any[]} */ some_) { return some_.reduce(function (total, hit) { return total + timesIn(hit); }, 0); };
    says.appendChild(make("span", {}, SAY.nth(sum(hitList.slice(0, at)) + walking.nth + 1, sum(hitList), !!partly)));
    inner.appendChild(barLink("previous", SAY.previous, to(-1), function () { stepBy(-1); }));
    inner.appendChild(barLink("next", SAY.next, to(1), function () { stepBy(1); }));
  }
  inner.appendChild(barLink("results", SAY.toList, addressOf(walking.question), toResults));
  var close = inner.appendChild(make("button", { type: "button", "class": "walk__close" }));
  close.appendChild(make("span", { "class": "unseen" }, SAY.close));
  close.appendChild(make("span", { "aria-hidden": "true" }, "×"));
  close.addEventListener("click", function () { closeBar(true); });
  document.body.appendChild(bar);
  document.documentElement.classList.add("is-walking");
  /* Enter again is the next hit again. */
  var way = walking.step && bar.querySelector(walking.step < 0 ? ".walk__previous[href]" : ".walk__next[href]");
  if (way || focused) (way || bar.querySelector("a[href]")).focus({ preventScroll: true });
}

document.addEventListener("keydown", function (/** @type {any} */ event) {
  if (!walking || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.documentElement.classList.contains("is-projecting") || (toggle && toggle.checked)) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
  if (event.key === "Escape") closeBar(true);
  else if (event.key === "n") stepBy(1);
  else if (event.key === "N") stepBy(-1);
});
/* The other reading has other words. */
document.addEventListener("click", function (/** @type {any} */ event) {
  if (walking && event.target.closest && event.target.closest("[data-reading-switch]")) setTimeout(function () { if (walking) mark(walking); }, 0);
});

/* Begins: at a hit, at the list that was left, at the question of an address, or with nothing. */
function begin() {
  var record = handed(LEFT);
  var was = history.state || {};
  hand(LEFT, null);
  if (record && record.path === handbook.page) arrive(record);
  else if (was.found) bringBack(was.found);
  else if (was.walk && was.walk.path === handbook.page) arrive(Object.assign(was.walk, { step: 0 }));
  else if (onPage && addressed().text) bringBack({ question: addressed(), instead: false, limit: GROUPS, open: [], scroll: 0, hit: "" });
  else if (document.activeElement === box) typed();
  else if (onPage) meta.classList.add("found__meta--help");
}

if (onPage && "scrollRestoration" in history) history.scrollRestoration = "manual";
if (onPage) {
  var pausing = 0;
  window.addEventListener("scroll", function () {
    clearTimeout(pausing);
    pausing = setTimeout(function () { if (answered && !returning && asked.text) keep(history.state && history.state.found ? history.state.found.hit : ""); }, 200);
  }, { passive: true });
}
window.addEventListener("popstate", function (/** @type {any} */ event) {
  var state = event.state || {};
  if (state.found) {
    closeBar();
    bringBack(state.found);
  } else if (state.walk) arrive(Object.assign(state.walk, { step: 0 }));
});
/* Out of the browser's memory, as it was left: the dialog was closed by the hit that was opened. */
window.addEventListener("pageshow", function (/** @type {any} */ event) {
  if (event.persisted && history.state && history.state.found) bringBack(history.state.found);
});
begin();
