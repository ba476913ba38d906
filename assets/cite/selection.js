/* What is selected: a button beside it. */
var pick = make("div", { "class": "pick", hidden: "" });
var pickButton = make("button", { type: "button" }, WORDS.quotation);
var gatherButton = make("button", { type: "button" }, WORDS.gather);
var litButton = make("button", { type: "button" }, handbook.online("") ? WORDS.lit : WORDS.litPath);
[pickButton, gatherButton, litButton].forEach(function (each) { pick.appendChild(each); });
page.appendChild(pick);
var timer = 0;
var pressed = false;
var touch = false;

function unpick() {
  clearTimeout(timer);
  pick.hidden = true;
  all(".receipt", pick).forEach(function (old) { pick.removeChild(old); });
}

function offer() {
  var /** @type {any} */ selection = window.getSelection();
  if (pick.contains(document.activeElement) && !pick.hidden) return;
  unpick();
  if (pressed || open) return;
  var places = chosen(null, MOST_GATHERED);
  var /** @type {any} */ words = places.reduce(function (sum, each) { return sum + each.text.length; }, 0);
  if (words < 2) return;
  var rects = selection.getRangeAt(0).getClientRects();
  var last = rects[rects.length - 1];
  if (!last) return;
  var frame = page.getBoundingClientRect();
  pickButton.textContent = WORDS.quotation;
  pickButton.appendChild(make("span", { "class": "cite__hint" }, places.map(function (each) { return each.id.toUpperCase(); }).slice(0, 2).join("、") + (places.length > 2 ? "…" : "")));
  pickButton.hidden = places.length > MOST;
  pick.hidden = false;
  pick.style.left = Math.max(0, Math.min(last.right - frame.left - 40, frame.width - pick.offsetWidth - 8)) + "px";
  /* Below the handles a finger drags. */
  pick.style.top = last.bottom - frame.top + (touch ? 30 : 8) + "px";
}

document.addEventListener("selectionchange", function () {
  clearTimeout(timer);
  timer = setTimeout(offer, 200);
});
document.addEventListener("pointerdown", function (event) {
  touch = event.pointerType === "touch";
  if (pick.contains(event.target)) return;
  pressed = true;
  unpick();
});
["pointerup", "pointercancel"].forEach(function (name) {
  document.addEventListener(name, function (event) {
    pressed = false;
    if (pick.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(offer, 200);
  });
});
[pickButton, gatherButton, litButton].forEach(function (each) {
  ["pointerdown", "mousedown"].forEach(function (name) {
    each.addEventListener(name, function (/** @type {any} */ event) { event.preventDefault(); /* The selection stays. */ });
  });
});

/* With the focus here, what copying by command does to the selection does not take the receipt away. */
/** @param {any} button @param {(places: any[]) => void} run */
function picks(button, run) {
  button.addEventListener("click", function () {
    var places = chosen(null, MOST_GATHERED);
    button.focus({ preventScroll: true });
    if (places.length) run(places);
  });
}

picks(pickButton, function (places) { copy(quotation(picked, places), receipt(pick, WORDS.things.selected)); });
picks(gatherButton, function (places) { intoBasket(places, pick); });
picks(litButton, function (places) { copy([linkTo(places[0], litFragment(places))], receipt(pick, WORDS.things.lit)); });
