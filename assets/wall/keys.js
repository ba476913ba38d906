/* Keys, fingers, the window; the button that begins. */
function still() {
  clearTimeout(quiet);
  stage.classList.remove("projection--still");
  quiet = setTimeout(function () {
    stage.classList.add("projection--still");
  }, 4000);
}

function number() {
  var wanted = Number(typed);
  var at = stepNumbered(wanted, now.step);
  if (at >= 0) {
    go(at, 0);
    return;
  }
  typed = "";
  parts.typed.textContent = words.none + wanted + (english ? "" : " 项");
}

var /** @type {Record<string, any>} */ KEYS = {
  ArrowRight: turnOn, ArrowDown: turnOn, PageDown: turnOn, ArrowLeft: turnBack, ArrowUp: turnBack, PageUp: turnBack,
  Home: function () { go(0, 0); },
  End: function () { go(steps.length - 1, -1); },
  "+": function () { otherSize(1); },
  "=": function () { otherSize(1); },
  "-": function () { otherSize(-1); },
  p: function () { leave(false); },
  P: function () { leave(false); }
};

/** @param {any} target */
function writing(target) {
  return Boolean(target && target.closest && target.closest("input, textarea, select, [contenteditable]"));
}

/** @param {string} text */
function type(text) {
  typed = text;
  parts.typed.textContent = text;
}

/* While the page is read: the key that begins. */
/** @param {any} event */
function begun(event) {
  if (!/^[pP]$/.test(event.key) || event.repeat || writing(event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  enter();
}

/* Keys that are about the number being typed; whether this one was. */
/** @param {any} event */
function digits(event) {
  if (/^[0-9]$/.test(event.key)) {
    type((typed + event.key).slice(-3));
  } else if (event.key === "Enter" && typed) {
    event.preventDefault();
    number();
  } else if (event.key === "Backspace" && typed) {
    type(typed.slice(0, -1));
  } else if (event.key === "Escape" && typed) {
    event.preventDefault();
    type("");
  } else return false;
  return true;
}

/** @param {any} event */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!stage || stage.hidden) {
    begun(event);
    return;
  }
  /* The keys of the page behind (search, menu) are not for now. */
  event.stopPropagation();
  if (digits(event)) return;
  var onButton = event.target.closest && event.target.closest("button");
  if (event.key === "Escape") {
    event.preventDefault();
    leave(false);
  } else if (event.key === " " && !onButton) {
    event.preventDefault();
    if (event.shiftKey) turnBack();
    else turnOn();
  } else if (event.key === "Tab") {
    around(event);
  } else if (KEYS[event.key]) {
    event.preventDefault();
    if (!event.repeat) type("");
    KEYS[event.key]();
  }
}

/* The focus goes round inside. */
/** @param {any} event */
function around(event) {
  still();
  var stops = all("button:not([disabled])", stage);
  var first = stops[0];
  var last = stops[stops.length - 1];
  var at = document.activeElement;
  if (event.shiftKey && (at === first || at === stage)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}

function listen() {
  var /** @type {any} */ touch = null;
  stage.addEventListener("touchstart", function (/** @type {any} */ event) {
    touch = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
    still();
  }, { passive: true });
  stage.addEventListener("touchend", function (/** @type {any} */ event) {
    if (!touch) return;
    var x = event.changedTouches[0].clientX - touch.x;
    var y = event.changedTouches[0].clientY - touch.y;
    touch = null;
    if (Math.abs(x) < 48 || Math.abs(x) < 2 * Math.abs(y) || !/** @type {any} */ (getSelection()).isCollapsed) return;
    if (x < 0) turnOn();
    else turnBack();
  }, { passive: true });
  stage.addEventListener("pointermove", still, { passive: true });
  document.addEventListener("fullscreenchange", function () {
    if (document.fullscreenElement || !before || !before.full) return;
    /* Escape in full screen is the browser's: one press leaves both. */
    before.full = false;
    leave(false);
  });
}

var waiting = 0;
window.addEventListener("resize", function () {
  clearTimeout(waiting);
  waiting = setTimeout(again, 60);
}, { passive: true });
window.addEventListener("keydown", pressed, true);
window.addEventListener("popstate", function () {
  if (before || asked() !== null) follow();
});
window.addEventListener("hashchange", follow);
if (document.fonts && document.fonts.ready) document.fonts.ready.then(again);

/* The button: in the row of tools it is there already, else it stands beside the switch of the readings. */
(function () {
  var there = page.querySelector(".tools__side .reading__project");
  if (there) {
    there.addEventListener("click", function () {
      enter();
    });
    return;
  }
  var /** @type {any} */ home = page.querySelector(".reading");
  if (!page.matches(".page--document") && !page.hasAttribute("data-projectable")) return;
  if (!home) {
    var above = all(".caution, .record", page).pop() || page.querySelector("h1");
    home = make("div", { "class": "reading reading--alone" });
    above.parentNode.insertBefore(home, above.nextSibling);
  }
  var start = make("button", { type: "button", "class": "reading__project", "aria-keyshortcuts": "p", "data-screen-only": "", title: english ? "Project (key P)" : "投影（P 键）" }, words.start);
  start.addEventListener("click", function () {
    enter();
  });
  home.appendChild(start);
})();

/* Anything that names a block: <button data-project="yj2024-x12">. */
document.addEventListener("click", function (/** @type {any} */ event) {
  var from = event.target.closest && event.target.closest("[data-project]");
  if (!from) return;
  event.preventDefault();
  enter(from.getAttribute("data-project") || "");
});

handbook.project = function (id) {
  enter(id);
};

if (asked() !== null) enter(asked() || "", true);
