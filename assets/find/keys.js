/* Keys: arrows and Esc are the dialog's; Tab walks through it like anywhere else. */
function open() {
  go = false;
  var /** @type {any} */ page = list.querySelector(".found__page");
  var /** @type {any} */ first = page && (page.querySelector(".found__title[data-id], .found__hit a") || page.querySelector("a"));
  if (first) first.click();
}

function shut() {
  if (!toggle.checked) return;
  toggle.checked = false;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

dialog.addEventListener("keydown", function (/** @type {any} */ event) {
  var /** @type {any} */ at = event.target;
  /* 229: a key of the composition, in browsers that end it before they say so. */
  if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
  if (event.key === "Escape") {
    go = false;
    if (at !== box && at.blur) at.blur();
    return undefined;
  }
  if (event.key === "Enter" && at === box) {
    event.preventDefault();
    event.stopPropagation();
    if (home.getAttribute("aria-busy") === "true") go = true;
    else open();
    return undefined;
  }
  if (at.tagName !== "SELECT" && /^Arrow(Up|Down)$/.test(event.key)) return undefined;
  /* Letters typed on a result go on in the box; everything else is left to the browser. */
  if (at.tagName === "A" && event.key.length === 1 && event.key !== " " && !event.altKey) return undefined;
  event.stopPropagation();
  return undefined;
});

dialog.addEventListener("focusout", function (/** @type {any} */ event) {
  if (event.relatedTarget && !dialog.contains(event.relatedTarget)) shut();
});

box.form.addEventListener("submit", function (/** @type {any} */ event) { event.preventDefault(); });
box.form.addEventListener("reset", function () { setTimeout(typed, 0); });
box.addEventListener("compositionstart", function () { composing = true; });
box.addEventListener("compositionend", function () {
  composing = false;
  typed();
});
box.addEventListener("input", typed);
box.addEventListener("focus", typed);
if (document.activeElement === box) typed();
