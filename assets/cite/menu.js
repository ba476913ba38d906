/* The menu of a handle. */
var box = make("div", { "class": "cite", role: "dialog", tabindex: "-1", hidden: "" });
page.appendChild(box);
var /** @type {any} */ open = null; /* { trigger, block } */

/** @param {string} name @param {any} hint @param {any} act */
function entry(name, hint, act) {
  var button = make("button", { type: "button", "class": "cite__entry" });
  button.appendChild(make("span", {}, name));
  if (hint) button.appendChild(make("span", { "class": "cite__hint" }, hint));
  button.addEventListener("click", act);
  box.appendChild(button);
}

/** @param {string} what @param {any} hint @param {any} paragraphs */
function copies(what, hint, paragraphs) {
  entry(WORDS[what], hint, function () { copy(paragraphs(), receipt(box, WORDS.things[what])); });
}

/* A labelled row of small choices under the entries. */
/** @param {string} label */
function row(label) {
  var group = make("div", { "class": "cite__standards", role: "group", "aria-label": label });
  group.appendChild(make("span", { "aria-hidden": "true" }, label));
  box.appendChild(group);
  return group;
}

function standards() {
  var choice = make("select", { "class": "cite__choice", "aria-label": WORDS.form });
  data.forms.forEach(function (/** @type {any} */ each) {
    choice.appendChild(make("option", { value: each.form }, each.label));
  });
  choice.value = picked;
  choice.addEventListener("change", function () {
    handbook.remember("standard", choice.value);
    picked = choice.value;
    all("[data-shows-standard] .cite__hint", box).forEach(function (hint) { hint.textContent = form(picked).label; });
  });
  row(WORDS.form).appendChild(choice);
}

/* The reference to this place for a reference manager, made of what the page carries; saved without a network. */
/** @param {any} block */
function files(block) {
  if (!data.files) return;
  var group = row(WORDS.files);
  Object.keys(data.files).forEach(function (ending) {
    var button = make("button", { type: "button", "data-file": ending }, data.files[ending].label);
    button.addEventListener("click", function () {
      var name = block.id + "." + ending;
      var text = file(ending, placed(block, reading()));
      handbook.saved(name, text, "text/plain");
      tell(box, WORDS.saved + name + (handbook.online("") ? "" : WORDS.noAddress), text, true);
    });
    group.appendChild(button);
  });
}

/* The choices hold for this page also where the browser stores nothing. */
var picked = standard();
var detail = handbook.recall("remarks") === "full" ? "full" : "compact";

function details() {
  var group = row(WORDS.remarks);
  ["compact", "full"].forEach(function (each) {
    var button = make("button", { type: "button", "data-remarks": each, "aria-pressed": String(each === detail) }, WORDS.detail[each]);
    button.addEventListener("click", function () {
      handbook.remember("remarks", each);
      detail = each;
      all("[data-remarks]", box).forEach(function (other) {
        other.setAttribute("aria-pressed", String(other === button));
      });
    });
    group.appendChild(button);
  });
}

/** @param {any} block @param {any} selected */
function fillMenu(block, selected) {
  var shown = placed(block, reading());
  var online = handbook.online(handbook.page, block.id);
  box.textContent = "";
  copies(online ? "link" : "path", online ? "#" + block.id : block.id.toUpperCase(), function () { return [linkTo(placed(block, reading()), block.id)]; });
  copies("reference", form(picked).label, function () { return [reference(picked, placed(block, reading()))]; });
  box.lastChild.setAttribute("data-shows-standard", "");
  if (selected.length) {
    copies("selected", clipped(selected[0].text), function () { return quotation(picked, selected); });
  }
  entry(WORDS.gather, selected.length ? clipped(selected[0].text) : "", function () {
    intoBasket(selected.length ? selected : [placed(block, reading())], box);
  });
  if (block.querySelector(".emended")) {
    ["emended", "received"].forEach(function (how) {
      copies("quotation", WORDS.as[how] + WORDS.plus, function () { return quotation(picked, [placed(block, how)]); });
    });
  } else {
    copies("quotation", WORDS.whole, function () { return quotation(picked, [placed(block, reading())]); });
  }
  shown.lines.forEach(function (/** @type {any} */ line) {
    var way = make("a", { href: line.href, "class": "cite__entry" });
    way.appendChild(make("span", {}, WORDS.line));
    way.appendChild(make("span", { "class": "cite__hint" }, WORDS.received + line.name));
    box.appendChild(way);
  });
  copies("report", WORDS.hint, function () { return report(selected[0] || placed(block, reading())); });
  standards();
  details();
  files(block);
}

/** @param {string} text */
function clipped(text) {
  return Array.from(text).length > 9 ? Array.from(text).slice(0, 8).join("") + "…" : text;
}

/* From 1220 px outward over the margin, below its code; else below the paragraph. */
function place() {
  if (!open) return;
  var frame = page.getBoundingClientRect();
  var inner = getComputedStyle(page);
  var left = parseFloat(inner.paddingLeft);
  var right = parseFloat(inner.paddingRight);
  var under = open.block.getBoundingClientRect();
  if (window.matchMedia("(min-width: 1220px)").matches) {
    under = open.trigger.getBoundingClientRect();
    box.style.left = left - 14 - box.offsetWidth + "px";
    box.style.top = under.bottom - frame.top + 8 + "px";
    return;
  }
  box.style.left = left + "px";
  box.style.maxWidth = frame.width - left - right + "px";
  box.style.top = under.bottom - frame.top + 2 + "px";
}

/** @param {any} trigger @param {any} block @param {any} selected */
function show(trigger, block, selected) {
  close();
  open = { trigger: trigger, block: block };
  box.setAttribute("aria-label", WORDS.menu + " " + block.id.toUpperCase());
  fillMenu(block, selected);
  box.hidden = false;
  place();
  trigger.setAttribute("aria-expanded", "true");
  block.classList.add("is-cited");
  stops()[0].focus({ preventScroll: true });
  box.scrollIntoView({ block: "nearest" });
}

function close() {
  if (!open) return;
  open.trigger.setAttribute("aria-expanded", "false");
  open.block.classList.remove("is-cited");
  open = null;
  box.hidden = true;
  box.textContent = "";
}

/* Close, and give the focus back where it was in the menu. */
function leave() {
  var trigger = open && open.trigger;
  var inside = box.contains(document.activeElement);
  close();
  if (trigger && inside) trigger.focus({ preventScroll: true });
}

function stops() {
  return all("a, button, select, textarea", box);
}

box.addEventListener("keydown", function (/** @type {any} */ event) {
  var those = stops();
  var at = those.indexOf(document.activeElement);
  var field = /** @type {any} */ (document.activeElement).matches("textarea, select");
  /** @type {Record<string, number>} */
  var keys = { ArrowDown: (at + 1) % those.length, ArrowUp: (at - 1 + those.length) % those.length, Home: 0, End: those.length - 1 };
  var to = keys[event.key];
  if (to !== undefined && !field) {
    event.preventDefault();
    those[to].focus({ preventScroll: true });
  } else if (event.key === "Tab" && (event.shiftKey ? at <= 0 : at === those.length - 1)) {
    leave(); /* From the handle the key then goes on as the page runs. */
  }
});

document.addEventListener("keydown", function (event) {
  if (event.key !== "Escape") return;
  leave();
  unpick();
});
document.addEventListener("pointerdown", function (event) {
  if (open && !box.contains(event.target) && !open.trigger.contains(event.target)) close();
});
window.addEventListener("resize", place, { passive: true });
all("[data-reading-switch]").forEach(function (button) { button.addEventListener("click", close); });
