/* On the pages of the editors: a button at the piece that is pointed at, focused or touched, and one beside a selection.
   Documents have the menu of a paragraph instead. */
var /** @type {any} */ page = document.querySelector(".page");
if (!page || page.matches(".page--document, .page--digest, .page--search, .page--basket, .page--home")) return;

var NAME = handbook.english ? "Into the basket" : "放入引用夹";
var told = make("p", { "class": "unseen", role: "status" });
/* Beside the page: what stands in it is narrowed and sorted by others. */
page.parentNode.appendChild(told);

/* What came of it stands where the button was. */
/** @param {any} button */
function telling(button) {
  return function (/** @type {string} */ said) {
    told.textContent = said;
    button.textContent = said;
    button.classList.add("is-told");
  };
}

/** @param {any} button */
function anew(button) {
  button.textContent = NAME;
  button.classList.remove("is-told");
}

/* At a piece ---------------------------------------------------------------------------------------------------- */
var atUnit = make("button", { type: "button", "class": "gather" }, NAME);
var /** @type {any} */ shownAt = null;

/** @param {any} unit */
function showAt(unit) {
  if (unit === shownAt) return;
  shownAt = unit;
  anew(atUnit);
  if (!unit) {
    if (atUnit.parentNode) atUnit.parentNode.removeChild(atUnit);
    return;
  }
  var home = unit.matches("tr") ? unit.cells[0] : unit;
  home.classList.add("gathers");
  home.appendChild(atUnit);
}

/** @param {any} event */
function unitAt(event) {
  return event.target.closest && event.target.closest(UNITS);
}

page.addEventListener("pointerover", function (/** @type {any} */ event) {
  if (event.pointerType === "mouse" && unitAt(event)) showAt(unitAt(event));
});
page.addEventListener("focusin", function (/** @type {any} */ event) {
  if (event.target !== atUnit && unitAt(event)) showAt(unitAt(event));
});
page.addEventListener("click", function (/** @type {any} */ event) {
  if (event.target !== atUnit && !event.target.closest("a, button, input, select, summary")) showAt(unitAt(event) || null);
});
atUnit.addEventListener("click", function (/** @type {any} */ event) {
  event.stopPropagation();
  var found = wanted(shownAt);
  if (found) handbook.basket.gather([found], telling(atUnit));
});

/* Beside a selection -------------------------------------------------------------------------------------------- */
var pick = make("div", { "class": "pick", hidden: "" });
var pickButton = make("button", { type: "button" }, NAME);
pick.appendChild(pickButton);
page.parentNode.appendChild(pick);
var timer = 0;

function offer() {
  var /** @type {any} */ selection = window.getSelection();
  if (pick.contains(document.activeElement) && !pick.hidden) return;
  pick.hidden = true;
  if (!selection.rangeCount || selection.isCollapsed || selection.toString().trim().length < 2) return;
  var range = selection.getRangeAt(0);
  if (!page.contains(range.commonAncestorContainer)) return;
  var rects = range.getClientRects();
  var last = rects[rects.length - 1];
  if (!last) return;
  anew(pickButton);
  pick.hidden = false;
  var frame = (pick.offsetParent || document.body).getBoundingClientRect();
  pick.style.left = Math.max(0, Math.min(last.right - frame.left - 40, frame.width - pick.offsetWidth - 8)) + "px";
  pick.style.top = last.bottom - frame.top + 8 + "px";
}

document.addEventListener("selectionchange", function () {
  clearTimeout(timer);
  timer = setTimeout(offer, 250);
});
["pointerdown", "mousedown"].forEach(function (name) {
  pickButton.addEventListener(name, function (/** @type {any} */ event) { event.preventDefault(); /* The selection stays. */ });
});
pickButton.addEventListener("click", function () {
  var /** @type {any} */ selection = window.getSelection();
  pickButton.focus({ preventScroll: true });
  var found = selection.rangeCount && wantedOf(selection.getRangeAt(0));
  if (found) handbook.basket.gather([found], telling(pickButton));
});
