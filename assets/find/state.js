/* Where Back finds the list again: in the state of the entry of the history it was left from; on the search page the
   question stands in the address too, so that it can be kept and sent. */
var SEARCH_PAGE = (english ? "en/" : "") + "search/";
var /** @type {any} */ returning = null; /* what a list that is asked for again is to look like */
var leaving = false;
var reopened = false; /* the dialog by Back, and the theme has still to shut what was open before */
var outlasting = 0;
/* Milliseconds. The theme shuts menu and search 125 ms after the address of a place has come, whatever is open by then. */
var OUTLASTS = 1000;

/** @param {any} of A question. @returns {string} The address of its results. */
function addressOf(of) {
  var given = new URLSearchParams();
  if (of.text) given.set("q", of.text);
  FILTERS.forEach(function (name) { if (of[name]) given.set(name, of[name]); });
  if (of.sort !== "best") given.set("sort", of.sort);
  if (of.language !== own) given.set("in", of.language);
  var said = given.toString();
  return handbook.address(SEARCH_PAGE) + (said ? "?" + said : "");
}

function scrolled() {
  return onPage ? window.pageYOffset : scroller.scrollTop;
}

/** @param {Record<string, any>} parts What becomes of the state; null takes a part out. @param {string} [address] */
function restate(parts, address) {
  try {
    history.replaceState(Object.assign({}, history.state, parts), "", address || location.href);
  } catch (refused) {
    /* Some settings of file:// refuse it: then Back opens the page as it was first opened. */
  }
}

/** @param {string} [hit] The address of the hit that is opened. */
function keep(hit) {
  var found = asked.text ? { question: question(), instead: asked.instead, limit: asked.limit, open: asked.open, scroll: scrolled(), hit: hit || "" } : null;
  restate({ found: found }, onPage ? addressOf(question()) : "");
}

/* A timer that is set after the theme's and is longer runs after it, however slow the machine is. */
function outlast() {
  clearTimeout(outlasting);
  outlasting = setTimeout(function () { reopened = false; }, OUTLASTS);
}
window.addEventListener("hashchange", outlast);

/** @param {any} from What keep() kept. */
function bringBack(from) {
  Object.assign(asked, nothingAsked(), { id: asked.id }, from.question, { instead: from.instead, limit: from.limit, open: from.open });
  box.value = asked.text;
  returning = from;
  if (toggle && !toggle.checked) {
    reopened = true;
    outlast();
    /* At its full width at once: while it grew, other lines would come to stand where the list was left. */
    dialog.classList.add("is-back");
    toggle.checked = true;
    toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }
  ask();
}

/* The list is there again: to where it was, on the hit it was left by. */
function settleBack() {
  var from = returning;
  returning = null;
  var hit = all("a", list).filter(function (each) { return each.href === from.hit; })[0];
  if (hit) hit.focus({ preventScroll: true });
  else if (dialog) box.focus({ preventScroll: true });
  if (onPage) window.scrollTo(0, from.scroll);
  else scroller.scrollTop = from.scroll;
}

/* The question in the address of the search page. */
function addressed() {
  var given = new URLSearchParams(location.search);
  var /** @type {Record<string, any>} */ out = { text: given.get("q") || "", language: given.get("in") === other ? other : own, sort: given.get("sort") || "best" };
  if (!Object.prototype.hasOwnProperty.call(SAY.sorts, out.sort)) out.sort = "best";
  FILTERS.forEach(function (name) { out[name] = given.get(name) || ""; });
  return out;
}

/* What the search page says of itself: its title, and that its counterpart is asked the same. */
function nameAfter() {
  var rest = document.title.split(" · ");
  document.title = (asked.text ? [asked.text] : []).concat(rest.slice(-2)).join(" · ");
  all("a[data-counterpart]").forEach(function (link) {
    var there = new URL(link.href);
    there.search = asked.text ? "?q=" + encodeURIComponent(asked.text) : "";
    link.href = there.href;
  });
}
