/* Keys. Up and down walk over box and list; Esc closes the dialog, which is Material's; Tab walks through it like anywhere
   else. `/` and Ctrl+K lead to the box from anywhere. */
function open() {
  go = false;
  var /** @type {any} */ page = list.querySelector(".found__page");
  var /** @type {any} */ first = page && (page.querySelector(".found__title[data-id], .found__hit a") || page.querySelector("a"));
  if (!first) return;
  /* On the search page the list is what was wanted; a second Enter opens its first hit. */
  if (onPage) first.focus();
  else first.click();
}

/** @param {any} is */
function opened(is) {
  if (!toggle || toggle.checked === is) return;
  toggle.checked = is;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

/* Before it takes the focus: the box is out of reach while it is closed on small screens. */
function toBox() {
  opened(true);
  box.focus();
  box.select();
}

function shut() {
  opened(false);
}

/** @param {number} step @param {any} from */
function walkList(step, from) {
  var stops = [box].concat(all(".found__page a, button", list));
  var at = stops.indexOf(from);
  var to = stops[Math.min(Math.max((at < 0 ? 0 : at) + step, 0), stops.length - 1)];
  to.focus();
}

/** @param {any} event */
function entered(event) {
  event.preventDefault();
  event.stopPropagation();
  if (home.getAttribute("aria-busy") === "true") go = true;
  else open();
}

/** @param {any} event */
function escaped(event) {
  go = false;
  var /** @type {any} */ at = event.target;
  if (onPage) {
    if (at !== box && list.contains(at)) box.focus();
  } else if (at !== box && at.blur) at.blur();
}

frame.addEventListener("keydown", function (/** @type {any} */ event) {
  var /** @type {any} */ at = event.target;
  /* 229: a key of the composition, in browsers that end it before they say so. */
  if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
  if (event.key === "Escape") return escaped(event);
  if (event.key === "Enter" && at === box) return entered(event);
  if (/^(SELECT|INPUT)$/.test(at.tagName) && at !== box) return event.stopPropagation();
  if (/^Arrow(Up|Down)$/.test(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey && (at === box || list.contains(at))) {
    event.preventDefault();
    event.stopPropagation();
    return walkList(event.key === "ArrowDown" ? 1 : -1, at);
  }
  event.stopPropagation();
  /* Letters typed on a result go on in the box; everything else is left to the browser. */
  if (at.tagName === "A" && list.contains(at) && event.key.length === 1 && event.key !== " " && !event.altKey && !event.ctrlKey && !event.metaKey) box.focus();
  return undefined;
});

/* Not left to the theme, which would take the box for open already and let the stroke be typed into it. */
document.addEventListener("keydown", function (/** @type {any} */ event) {
  var /** @type {any} */ at = event.target;
  reopened = false; /* what is closed from now on the reader closes */
  if (document.documentElement.classList.contains("is-projecting") || event.altKey || event.shiftKey) return;
  var command = event.ctrlKey || event.metaKey;
  if (command ? event.key !== "k" : event.key !== "/" || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName || "")) return;
  event.preventDefault();
  event.stopPropagation();
  toBox();
}, true);
all("[data-search-open]").forEach(function (way) { way.addEventListener("click", toBox); });

if (dialog) {
  dialog.addEventListener("focusout", function (/** @type {any} */ event) {
    if (event.relatedTarget && !dialog.contains(event.relatedTarget)) shut();
  });
  toggle.addEventListener("click", function (/** @type {any} */ event) {
    if (!event.isTrusted && !toggle.checked && reopened) event.preventDefault();
  });
  toggle.addEventListener("change", function () {
    box.setAttribute("aria-expanded", String(toggle.checked));
    if (!toggle.checked) dialog.classList.remove("is-back");
    /* Closed by the reader, not by opening a hit: Back does not open it again. */
    if (!toggle.checked && !leaving && history.state && history.state.found) restate({ found: null });
  });
  box.setAttribute("aria-expanded", String(toggle.checked));
}

box.form.addEventListener("submit", function (/** @type {any} */ event) {
  event.preventDefault();
  if (onPage) entered(event);
});
box.form.addEventListener("reset", function () {
  setTimeout(function () {
    typed();
    box.focus();
  }, 0);
});
box.addEventListener("compositionstart", function () { composing = true; });
box.addEventListener("compositionend", function () {
  composing = false;
  typed();
});
box.addEventListener("input", typed);
if (!onPage) box.addEventListener("focus", function () { if (!returning) typed(); });
