/* The page: shown anew after every change; what was done is said, and can be undone. */
var told = make("p", { "class": "basket__told", role: "status" });
var frame = make("div", { "class": "basket__frame" });
home.appendChild(told);
home.appendChild(frame);

/** @param {string} said @param {Basket} [before] What can be brought back. */
function say(said, before) {
  handbook.all("textarea", told.parentNode).forEach(function (old) { old.parentNode.removeChild(old); });
  told.textContent = said;
  if (!before) return;
  var undo = told.appendChild(make("button", { type: "button", "data-act": "undo" }, WORDS.undo));
  undo.addEventListener("click", function () {
    change(before);
    say("");
    focusOn(".basket__item [data-act=out], a, button");
  });
}

/** @param {string} selector */
function focusOn(selector) {
  var found = frame.querySelector(selector);
  if (found) found.focus({ preventScroll: true });
}

/** @param {Basket} basket */
function change(basket) {
  handbook.basket.keep(basket);
  show();
}

/** @param {number} n @param {number} by */
function shift(n, by) {
  var basket = handbook.basket.now();
  var at = basket.items.map(function (item) { return item.n; }).indexOf(n);
  var item = basket.items.splice(at, 1)[0];
  basket.items.splice(at + by, 0, item);
  change(basket);
  say(WORDS.moved(at + by + 1));
  var again_ = "[data-n='" + n + "'] [data-act=" + (by < 0 ? "up" : "down") + "]";
  focusOn(again_ + ":not([disabled])");
  if (!frame.contains(document.activeElement)) focusOn("[data-n='" + n + "'] [data-act=" + (by < 0 ? "down" : "up") + "]");
}

/** @param {number} n */
function takeOut(n) {
  var before = handbook.basket.now();
  var basket = handbook.basket.now();
  var at = basket.items.map(function (item) { return item.n; }).indexOf(n);
  basket.items.splice(at, 1);
  change(basket);
  say(WORDS.removed, before);
  var undo = told.querySelector("button");
  if (undo) undo.focus({ preventScroll: true });
}

function clear() {
  var before = handbook.basket.now();
  change({ texts: {}, items: [], last: 0 });
  say(WORDS.cleared, before);
  var undo = told.querySelector("button");
  if (undo) undo.focus({ preventScroll: true });
}

function show() {
  var basket = handbook.basket.now();
  frame.textContent = "";
  if (!basket.items.length) {
    frame.appendChild(make("p", { "class": "basket__empty" }, WORDS.empty));
    return;
  }
  picked = chosenForm(basket);
  var made = basketComposed(basket, picked);
  frame.appendChild(toolsOf(basket, made));
  var head = frame.appendChild(make("div", { "class": "basket__head" }));
  head.appendChild(make("p", {}, WORDS.sum(basket.items.length, byText(placesOf(basket, picked)).length)));
  head.appendChild(tool(WORDS.clear, "clear", clear));
  var list = frame.appendChild(make("ol", { "class": "basket__list" }));
  placesOf(basket, picked).forEach(function (place, at, all_) { list.appendChild(row(place, at, all_.length)); });
  frame.appendChild(preview(made));
}

home.hidden = false;
show();
home.setAttribute("data-shown", "");
/* Gathered in another tab meanwhile, or left and come back to. */
window.addEventListener("storage", show);
window.addEventListener("pageshow", function (/** @type {any} */ event) { if (event.persisted) show(); });
