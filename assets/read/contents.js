/* The contents beside the text follow the reading. */
var all = handbook.all;

/** @param {any} contents */
function follow(contents) {
  var links = all("a", contents).filter(function (link) {
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  });
  var targets = links.map(function (link) {
    return /** @type {any} */ (document.getElementById(decodeURIComponent(link.hash.slice(1))));
  });
  var current = -1;
  var waiting = false;

  function mark() {
    waiting = false;
    var line = window.innerHeight / 4;
    var reached = -1;
    for (var at = 0; at < targets.length; at++) {
      if (!targets[at].hidden && targets[at].getBoundingClientRect().top <= line) reached = at;
    }
    if (reached === current) return;
    all(".contents__open", contents).forEach(function (item) {
      item.classList.remove("contents__open");
    });
    if (current >= 0) links[current].removeAttribute("aria-current");
    current = reached;
    if (current < 0) return;
    links[current].setAttribute("aria-current", "true");
    for (var up = links[current].parentNode; up && up !== contents; up = up.parentNode) {
      if (up.tagName === "LI") up.classList.add("contents__open");
    }
    var top = links[current].offsetTop;
    if (top < contents.scrollTop || top > contents.scrollTop + contents.clientHeight - 60) {
      contents.scrollTop = top - contents.clientHeight / 2;
    }
  }

  function soon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  }

  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon, { passive: true });
  mark();
}

all(".contents--beside").forEach(follow);
