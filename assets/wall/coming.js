/* Coming and going: the address, full screen, the place to come back to. */
function asked() {
  var hash;
  try {
    hash = decodeURIComponent(location.hash.slice(1));
  } catch (broken) {
    return null;
  }
  var given = /^project(?:=(.*))?$/.exec(hash);
  return given ? given[1] || "" : null;
}

function address() {
  var /** @type {any} */ step = steps[now.step];
  var to = location.href.split("#")[0] + "#project" + (step.id ? "=" + step.id : "");
  if (!before || location.href === to) return;
  try {
    if (before.pushed || before.linked) history.replaceState({ project: true }, "", to);
    else {
      history.pushState({ project: true }, "", to);
      before.pushed = true;
    }
  } catch (refused) {
    /* Some file:// settings refuse it: it works without an address of its own. */
  }
}

/* The block the reader has in front of him: the title while it can be seen, else the first block that is not above. */
function reading() {
  var focused = document.activeElement && document.activeElement.closest && document.activeElement.closest("[id]");
  if (focused && focused !== document.body && page.contains(focused)) {
    var there = stepOf(focused.id);
    if (there > 0 && steps[there].kind !== "title") return there;
  }
  var line = Math.min(140, window.innerHeight / 4);
  if (steps[0].element.getBoundingClientRect().bottom > 60) return 0;
  for (var at = 0; at < steps.length; at++) {
    if (steps[at].element && steps[at].element.getBoundingClientRect().bottom > line) return at;
  }
  return steps.length - 1;
}

/** @param {string} [id] @param {any} [linked] */
function enter(id, linked) {
  var at = id === undefined || id === "" ? (linked ? 0 : reading()) : stepOf(id);
  if (at < 0) at = linked ? 0 : reading();
  if (stage && !stage.hidden) {
    go(at, 0);
    return;
  }
  before = { x: window.pageXOffset, y: window.pageYOffset, focus: document.activeElement, pushed: false, linked: Boolean(linked), full: false };
  if (!stage) build();
  stage.hidden = false;
  root.classList.add("is-projecting");
  scale();
  go(at, 0);
  stage.focus({ preventScroll: true });
  still();
  if (!linked) full();
}

function full() {
  var ask = root.requestFullscreen || root.webkitRequestFullscreen;
  if (!ask || document.fullscreenElement) return;
  try {
    var promise = ask.call(root);
    if (promise && promise.then) {
      promise.then(function () {
        if (before) before.full = true;
      }, function () {
        /* Not allowed here: the window is enough. */
      });
    }
  } catch (refused) {
    /* Not allowed here either. */
  }
}

/* Back to where one was, or to the block that was shown. */
/** @param {any} here */
function leave(here) {
  if (!stage || stage.hidden) return;
  var was = before;
  var /** @type {any} */ step = steps[now.step];
  var /** @type {any} */ target = here || was.linked ? step.element : null;
  before = null;
  typed = "";
  stage.hidden = true;
  clearTimeout(quiet);
  root.classList.remove("is-projecting");

  function place() {
    if (target) {
      target.scrollIntoView();
      if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    } else {
      window.scrollTo(was.x, was.y);
      if (was.focus && was.focus !== document.body && was.focus.focus) was.focus.focus({ preventScroll: true });
    }
  }

  function finish() {
    if (target && step.id && location.hash !== "#" + step.id) {
      try {
        history.replaceState(null, "", location.href.split("#")[0] + "#" + step.id);
      } catch (refused) {
        /* Without an address of its own. */
      }
    }
    place();
    /* Once more when the window has its old size again. */
    if (document.fullscreenElement && was.full) {
      document.exitFullscreen().then(function () {
        requestAnimationFrame(place);
      }, place);
    } else {
      requestAnimationFrame(place);
    }
  }

  if (was.pushed && asked() !== null) {
    window.addEventListener("popstate", finish, { once: true });
    history.back();
  } else {
    finish();
  }
}

/* Back and forward of the browser, and links that ask for a projection. */
function follow() {
  var id = asked();
  if (id !== null && (!stage || stage.hidden)) enter(id, true);
  else if (id !== null && steps[now.step].id !== id) go(Math.max(0, stepOf(id)), 0);
  else if (id === null && stage && !stage.hidden) {
    before.pushed = false;
    leave(false);
  }
}
