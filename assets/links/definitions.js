/* Terms: a box with the definition. Mouse: on hover; keys: on focus; touch: the first tap opens, its link leads on. */
var all = handbook.all;
var make = handbook.make;

/** @param {any} article */
function definitions(article) {
  var terms = all("a.term", article);
  if (!terms.length) return;
  var box = make("div", { "class": "term-box", id: "term-box" });
  var /** @type {any} */ open = null;
  var timer = 0;
  var touched = false;
  box.hidden = true;
  article.appendChild(box);

  function close() {
    clearTimeout(timer);
    if (!open) return;
    open.removeAttribute("aria-expanded");
    open = null;
    box.hidden = true;
  }

  function place(/** @type {any} */ link) {
    var lines = link.getClientRects();
    var at = lines[lines.length - 1];
    var home = article.getBoundingClientRect();
    var left = Math.max(16, Math.min(at.left, home.right - box.offsetWidth));
    var below = at.bottom + 6;
    var above = lines[0].top - box.offsetHeight - 6;
    var top = below + box.offsetHeight > window.innerHeight && above > 60 ? above : below;
    box.style.left = left - home.left - article.clientLeft + "px";
    box.style.top = top - home.top - article.clientTop + "px";
  }

  function show(/** @type {any} */ link) {
    clearTimeout(timer);
    if (open === link) return;
    close();
    var /** @type {any} */ said = document.getElementById(link.getAttribute("aria-describedby"));
    if (!said) return;
    box.textContent = "";
    all("b", said).concat([]).forEach(function (name) {
      box.appendChild(make("b", {}, name.textContent));
    });
    box.appendChild(make("span", {}, said.lastChild.textContent));
    box.appendChild(document.createElement("br"));
    box.appendChild(make("a", { href: link.getAttribute("href"), tabindex: "-1" }, "在「术语」里看"));
    link.setAttribute("aria-expanded", "true");
    open = link;
    box.hidden = false;
    place(link);
  }

  function later(/** @type {any} */ run, /** @type {any} */ wait) {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  }

  article.style.position = "relative";
  terms.forEach(function (link) {
    link.addEventListener("pointerenter", function (/** @type {any} */ event) {
      if (event.pointerType === "mouse") later(function () { show(link); }, open ? 0 : 180);
    });
    link.addEventListener("pointerleave", function (/** @type {any} */ event) {
      if (event.pointerType === "mouse") later(close, 250);
    });
    link.addEventListener("pointerdown", function (/** @type {any} */ event) {
      touched = event.pointerType !== "mouse";
    });
    link.addEventListener("focus", function () {
      if (!touched) show(link);
    });
    link.addEventListener("blur", function (/** @type {any} */ event) {
      if (!box.contains(event.relatedTarget)) later(close, 150);
    });
    link.addEventListener("click", function (/** @type {any} */ event) {
      if (!touched) return;
      touched = false;
      event.preventDefault();
      if (open === link) close();
      else show(link);
    });
  });
  box.addEventListener("pointerenter", function () {
    clearTimeout(timer);
  });
  box.addEventListener("pointerleave", function (/** @type {any} */ event) {
    if (event.pointerType === "mouse") later(close, 250);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
  document.addEventListener("pointerdown", function (event) {
    if (open && !box.contains(event.target) && !open.contains(event.target)) close();
  });
  window.addEventListener("resize", close, { passive: true });
}

all("article.page--document").forEach(definitions);
