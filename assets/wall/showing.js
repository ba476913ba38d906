/* Showing a screen, and turning. */
/* The unit of every measure on the wall: 1 px at 1280 × 720, more on larger walls, 20 px of text at the least. */
function scale() {
  var wide = window.innerWidth / 1280;
  var high = window.innerHeight / 720;
  /** @type {Record<string, number>} */
  var sizes = { small: 0.9, large: 1.15 };
  var size = sizes[root.getAttribute("data-size")] || 1;
  var narrow = window.innerWidth < 720 || window.innerHeight < 480;
  var unit = Math.max(narrow ? 0.625 : 0.75, Math.sqrt(wide * high));
  stage.classList.toggle("projection--narrow", narrow);
  stage.style.setProperty("--unit", (unit).toFixed(4) + "px");
  stage.style.setProperty("--text", (unit * size).toFixed(4) + "px");
}

/** @param {any} screen @param {number} of */
function count(screen, of) {
  parts.code.textContent = code(steps[now.step]);
  if (of > 1) parts.code.appendChild(make("span", {}, screen + "/" + of));
}

/* How many characters of the source a screen shows. */
/** @param {any} screen */
function shown(screen) {
  var copy = screen.cloneNode(true);
  all(handbook.added + ", .projection__gap, [data-again]", copy).forEach(function (ours) {
    ours.parentNode.removeChild(ours);
  });
  return Array.from(copy.textContent).length;
}

/* What must be said about the words on the screen, of the whole block where no screen is given. */
/** @param {any} step @param {any} [screen] */
function remark(step, screen) {
  var how = root.getAttribute("data-reading") === "received" ? "received" : "emended";
  var start = 0;
  for (var at = 0; at < screen; at++) start += shown(screens[at]);
  var rows = screen === undefined ? handbook.remarks(step.id, how) : handbook.remarks(step.id, how, start, start + shown(screens[screen]));
  parts.remarks.textContent = handbook.remarked(rows);
  parts.remarks.hidden = !parts.remarks.textContent;
}

function show() {
  var /** @type {any} */ step = steps[now.step];
  remark(step, now.screen);
  parts.slide.textContent = "";
  parts.slide.appendChild(screens[now.screen]);
  parts.body.scrollTop = 0;
  count(now.screen + 1, screens.length);
  stage.setAttribute("data-step", step.id);
  all(".projection__tick--now", parts.ticks).forEach(function (tick) {
    tick.classList.remove("projection__tick--now");
  });
  step.tick.classList.add("projection__tick--now");
  parts.back.disabled = !now.step && !now.screen;
  parts.on.disabled = now.step === steps.length - 1 && now.screen === screens.length - 1;
  parts.reading.textContent = root.getAttribute("data-reading") === "received" ? handbook.words.readings.received : handbook.words.readings.emended;
  parts.reading.title = root.getAttribute("data-reading") === "received" ? "换成" + handbook.words.readings.emended : "换成" + handbook.words.readings.received;
}

/* What stands above and below; before the words are set, because it takes room from them. */
/** @param {any} step */
function surround(step) {
  var numeral = step.kind === "measure" && step.element.querySelector(".num");
  parts.source.textContent = source() + (numeral && !english ? "第" + numeral.textContent.trim() + "项" : "");
  count(1, 1);
  remark(step);
  var named = step.kind === "prose" || step.kind === "measure" || step.kind === "gap" ? step.heading : null;
  parts.section.textContent = named ? said(plain(named)).trim() : step.kind === "title" ? "" : label(page.querySelector("h1"));
}

/** @param {any} step @param {any} screen */
function go(step, screen) {
  now.step = Math.max(0, Math.min(steps.length - 1, step));
  surround(steps[now.step]);
  screens = compose(steps[now.step]);
  now.screen = screen < 0 ? screens.length - 1 : Math.min(screen, screens.length - 1);
  typed = "";
  parts.typed.textContent = "";
  show();
  address();
}

function turnOn() {
  var body = parts.body;
  if (body.scrollTop + body.clientHeight < body.scrollHeight - 2) body.scrollTop += body.clientHeight * 0.8;
  else if (now.screen < screens.length - 1) {
    now.screen++;
    show();
  } else if (now.step < steps.length - 1) go(now.step + 1, 0);
}

function turnBack() {
  if (parts.body.scrollTop > 2) parts.body.scrollTop -= parts.body.clientHeight * 0.8;
  else if (now.screen) {
    now.screen--;
    show();
  } else if (now.step) go(now.step - 1, -1);
}

/* Anew, where one is: the window, the size or the reading has changed. The place is kept by its share of the words. */
function again() {
  if (!stage || stage.hidden) return;
  var portion = screens.length > 1 ? now.screen / screens.length : 0;
  scale();
  surround(steps[now.step]);
  screens = compose(steps[now.step]);
  now.screen = Math.min(screens.length - 1, Math.round(portion * screens.length));
  show();
}

function otherReading() {
  var to = root.getAttribute("data-reading") === "received" ? "emended" : "received";
  var /** @type {any} */ there = page.querySelector('[data-reading-switch="' + to + '"]');
  if (there) there.click();
  again();
}

/** @param {number} by */
function otherSize(by) {
  var sizes = ["small", "medium", "large"];
  var at = sizes.indexOf(root.getAttribute("data-size") || "medium") + by;
  var /** @type {any} */ there = document.querySelector('button[data-size="' + sizes[at] + '"]');
  if (there) there.click();
  again();
}
