/* The entry of a mark, below its line: on hover, focus and touch. */
var all = handbook.all;
var make = handbook.make;

var NAMES = handbook.words.notes;

/** @param {any} page */
function variants(page) {
  var box = make("div", { "class": "variant", role: "dialog", tabindex: "-1", hidden: "" });
  var /** @type {any} */ open = null; /* { mark, words, how } */
  var timer = 0;
  var returning = false;
  var pointer = { type: "", on: null };
  page.appendChild(box);

  /* Everything the box says is taken from the entry in the apparatus. */
  function part(/** @type {any} */ note, /** @type {string} */ selector) {
    var found = note.querySelector(selector);
    return found && found.cloneNode(true);
  }

  function row(/** @type {any} */ list, /** @type {string} */ name, /** @type {string} */ what) {
    if (!what) return;
    list.appendChild(make("dt", {}, name));
    var said = make("dd");
    said.appendChild(what);
    list.appendChild(said);
  }

  function fill(/** @type {any} */ note) {
    var kind = note.querySelector(".label").textContent.charAt(0);
    var number = note.querySelector(".label").textContent;
    var readings = part(note, ".readings");
    var head = make("p", { "class": "variant__head" });
    var list = make("dl");
    head.appendChild(make("b", {}, NAMES[kind] || kind));
    [".sort", ".certainty"].forEach(function (selector) {
      var judged = part(note, selector);
      if (judged && judged.textContent !== NAMES[kind]) head.appendChild(judged);
    });
    if (kind === "疑") head.appendChild(make("span", { "class": "certainty" }, "未改"));
    var ways = make("span", { "class": "variant__ways" });
    var where = part(note, ".where");
    if (where) {
      where.insertBefore(document.createTextNode(handbook.words.readings.received + " "), where.firstChild);
      ways.appendChild(where);
    }
    ways.appendChild(make("a", { href: "#" + note.id, "class": "variant__entry" }, handbook.words.apparatus + " " + number));
    head.appendChild(ways);

    if (kind === "校") {
      var received = readings.cloneNode(true);
      var was = make("del", {}, note.querySelector(".was").textContent);
      var ins = received.querySelector("ins");
      ins.parentNode.replaceChild(was, ins);
      row(list, handbook.words.readings.received, received);
      row(list, NAMES["校"], readings);
      row(list, "理由", part(note, ".reason"));
    } else if (kind === "疑") {
      var proposed = note.querySelector(".proposed");
      row(list, handbook.words.readings.received, readings);
      row(list, NAMES["校"], make("span", {}, proposed ? "不改，疑作「" + proposed.textContent + "」" : "不改"));
      row(list, "理由", part(note, ".reason"));
    } else {
      row(list, kind === "删" ? "删去" : handbook.words.readings.received, readings);
      row(list, "说明", part(note, ".why"));
    }
    var close = make("button", { type: "button", "class": "variant__close" }, "关闭");
    close.addEventListener("click", function () {
      leave();
    });
    box.textContent = "";
    [head, list, close].forEach(function (each) {
      box.appendChild(each);
    });
    box.setAttribute("aria-label", handbook.words.apparatus + " " + number);
  }

  function place() {
    if (!open) return;
    var frame = page.getBoundingClientRect();
    var inner = getComputedStyle(page);
    var left = frame.left + parseFloat(inner.paddingLeft);
    var right = frame.right - parseFloat(inner.paddingRight);
    var mark = open.mark.getBoundingClientRect();
    var words = open.words ? open.words.getClientRects() : [];
    var first = words.length ? words[0] : mark;
    var last = words.length ? words[words.length - 1] : mark;
    var bottom = Math.max(mark.bottom + 12, last.bottom + 6);
    var top = Math.min(mark.top, first.top) - 6;
    var wide = right - left;
    var narrow = wide < 520;
    box.style.width = (narrow ? wide : 430) + "px";
    var height = box.offsetHeight;
    var above = bottom + height > window.innerHeight && top - height > 60;
    /* Its end stands under the mark where it can. */
    var at = narrow ? left : Math.max(left, Math.min(last.left - 40, right - 430));
    box.style.left = at - frame.left + "px";
    box.style.top = (above ? top - height : bottom) - frame.top + "px";
  }

  function wash(/** @type {any} */ on) {
    [open.mark.parentNode, open.words].forEach(function (each) {
      if (each) each.classList.toggle("is-open", on);
    });
  }

  function show(/** @type {any} */ mark, /** @type {string} */ how) {
    clearTimeout(timer);
    if (open && open.mark === mark) {
      if (how !== "hover") open.how = how;
      return;
    }
    var note = document.getElementById(mark.hash.slice(1));
    if (!note) return;
    hide();
    open = { mark: mark, words: page.querySelector('[data-note="' + note.id + '"]'), how: how };
    fill(note);
    box.hidden = false;
    wash(true);
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (!open) return;
    wash(false);
    open = null;
    box.hidden = true;
  }

  /* Close, and give the focus back where it was in the box. */
  function leave() {
    var mark = open && open.mark;
    var inside = box.contains(document.activeElement);
    hide();
    if (!mark || !inside) return;
    returning = true;
    mark.focus({ preventScroll: true });
    returning = false;
  }

  function markOf(/** @type {any} */ target) {
    if (!target || !target.closest) return null;
    var link = target.closest(".mark a");
    if (link) return link;
    var words = target.closest("[data-note]");
    return words && page.contains(words) ? document.getElementById(words.getAttribute("data-note").replace("note", "mark")) : null;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    if (box.contains(event.target)) {
      clearTimeout(timer);
      return;
    }
    var mark = markOf(event.target);
    if (mark && (!open || open.mark !== mark)) {
      clearTimeout(timer);
      timer = setTimeout(show, 180, mark, "hover");
    } else if (mark) {
      clearTimeout(timer);
    } else if (open && open.how === "hover") {
      clearTimeout(timer);
      timer = setTimeout(hide, 300);
    } else if (!open) {
      clearTimeout(timer);
    }
  });

  document.addEventListener("pointerdown", function (event) {
    var mark = markOf(event.target);
    pointer = { type: event.pointerType, on: open && open.how !== "hover" ? open.mark : null };
    if (open && !mark && !box.contains(event.target)) hide();
  });

  page.addEventListener("focusin", function (/** @type {any} */ event) {
    if (event.target.matches(".mark a") && !returning) show(event.target, "focus");
    returning = false;
  });

  page.addEventListener("focusout", function (/** @type {any} */ event) {
    if (!open || open.how === "hover") return;
    var to = event.relatedTarget;
    if ((event.target === open.mark && open.how === "focus" && !box.contains(to)) || (to && box.contains(event.target) && !box.contains(to) && to !== open.mark)) hide();
  });

  page.addEventListener("click", function (/** @type {any} */ event) {
    if (event.target.closest(".note .label")) returning = true; /* Back at the place: no need to say it again. */
    if (box.contains(event.target)) {
      if (event.target.closest("a")) hide();
      return;
    }
    var mark = markOf(event.target);
    var link = event.target.closest("a");
    if (!mark || (link && link !== mark)) return;
    var touch = event.detail > 0 && pointer.type !== "mouse";
    if (link && !touch) {
      hide();
      return;
    }
    if (!link && !/** @type {any} */ (getSelection()).isCollapsed) return;
    event.preventDefault();
    if (pointer.on === mark) {
      hide();
      return;
    }
    show(mark, "touch");
    if (touch) box.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") leave();
    if (event.key === "Tab") returning = false;
  });
  window.addEventListener("resize", place, { passive: true });
  all("[data-reading-switch]").forEach(function (button) {
    button.addEventListener("click", hide);
  });
  /* The box says it all; the browser's own hint would say it twice. */
  all(".lacuna[data-note]", page).forEach(function (lacuna) {
    lacuna.removeAttribute("title");
  });
}

all(".page--document").forEach(variants);
