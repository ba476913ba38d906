/* The other language: the same page and, where it has it, the same paragraph. Without a script the link leads to the page.
   Plain script, works from file:// and without storage; nothing newer than Chromium 80. */

var links = handbook.all("a[data-counterpart]");
var /** @type {any} */ text = document.getElementById("text");
if (!text) return;

var LOOK = 48; /* Pixels below the masthead: about where the eye is after a jump. */
var NEAREST = 12; /* Ids remembered for the other page: the first that it has too is where it opens. */

/** @param {string} id */
function named(id) {
  var found = id && document.getElementById(id);
  return found && text.contains(found) ? found : null;
}

function asked() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch (malformed) {
    return "";
  }
}

/* What is being read: the place the address names while it is in view, else what stands at the top of the window, under
   the masthead; then what comes before it, nearest first. Nothing while the page is at its top. */
function reading() {
  var /** @type {any} */ target = named(asked());
  var box = target && target.getBoundingClientRect();
  var masthead = document.querySelector(".masthead");
  var line = Math.max(masthead ? masthead.getBoundingClientRect().bottom : 0, 0) + LOOK;
  if (box && box.top < window.innerHeight && box.bottom > 0) line = box.top;
  else if (window.pageYOffset < line) return [];
  else target = null;
  var above = handbook.all("[id]", text).filter(function (each) {
    var its = each.getBoundingClientRect();
    return each !== target && its.height > 0 && its.top <= line;
  });
  above.sort(function (a, b) {
    return b.getBoundingClientRect().top - a.getBoundingClientRect().top;
  });
  return (target ? [target] : []).concat(above).slice(0, NEAREST).map(function (each) {
    return each.id;
  });
}

links.forEach(function (link) {
  function aim() {
    var page = link.href.split("#")[0];
    var ids = reading();
    link.href = page + (ids.length ? "#" + encodeURIComponent(ids[0]) : "");
    handbook.remember("switched", ids.join(" "));
  }
  /* Before a click, a middle click or the menu of the right button; the Enter key comes as a click. */
  link.addEventListener("pointerdown", aim);
  link.addEventListener("click", aim);
});

/* Arrived from the other language at a paragraph that has no counterpart: the nearest one that has, or none at all. */
var from = (handbook.recall("switched") || "").split(" ");
if (from[0]) {
  handbook.remember("switched", "");
  if (from[0] === asked() && !named(from[0])) {
    var near = from.filter(named)[0];
    if (near) location.replace("#" + encodeURIComponent(near));
    else history.replaceState(history.state, "", location.href.split("#")[0]);
  }
}
