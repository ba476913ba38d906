"use strict";
// Walks through the doubts, shows each on both sides, copies what is to be pasted. Writes nothing. ES2018.
(function () {
  const one = (id) => document.getElementById(id);
  const all = (what, within) => Array.from((within || document).querySelectorAll(what));
  const doubts = all(".doubt");
  const panes = { page: one("page"), text: one("text"), doubts: one("doubts") };
  const wires = one("wires");
  const narrow = window.matchMedia("(max-width: 959px)");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;
  let lit = [];

  // Panes: beside one another, or one at a time on a narrow screen.
  function show(name) {
    Object.keys(panes).forEach((key) => panes[key].classList.toggle("shown", key === name));
    all(".tabs a").forEach((tab) => {
      if (tab.getAttribute("href") === "#" + name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    });
  }
  document.body.classList.add("paned");
  show("doubts");
  all(".tabs a").forEach((tab) => tab.addEventListener("click", (event) => {
    event.preventDefault();
    show(tab.getAttribute("href").slice(1));
    window.scrollTo(0, 0);
  }));

  const here = (line) => one("l" + line);
  const there = (line) => one("r" + line) || one("g" + line);
  const paneOf = (element) => element.closest(".pane");

  function bring(element, from) {
    if (!element) return;
    const pane = paneOf(element);
    if (narrow.matches) {
      if (!pane.classList.contains("shown")) return;
      element.scrollIntoView({ block: "center" });
      return;
    }
    const box = element.getBoundingClientRect();
    const within = pane.getBoundingClientRect();
    const goal = from === undefined ? within.top + within.height * 0.28 : from;
    pane.scrollTo({ top: pane.scrollTop + box.top - goal, behavior: still.matches ? "auto" : "smooth" });
  }

  function light(lines) {
    all(".on").forEach((element) => element.classList.remove("on"));
    lit = lines.map(String);
    lit.forEach((line) => [here(line), there(line)].forEach((element) => element && element.classList.add("on")));
    draw();
  }

  // Doubts: n and p, each opened alone and shown on both sides.
  function tell() {
    one("where").textContent = doubts.length ? (at < 0 ? "共 " : at + 1 + " / ") + doubts.length + (at < 0 ? " 处" : "") : "";
    one("previous").disabled = doubts.length === 0;
    one("next").disabled = doubts.length === 0;
  }

  function visit(number, focus) {
    at = (number + doubts.length) % doubts.length;
    doubts.forEach((doubt, place) => { doubt.open = place === at; });
    const doubt = doubts[at];
    show("doubts");
    light(doubt.dataset.lines.split(" "));
    bring(here(doubt.dataset.line));
    bring(there(doubt.dataset.line));
    const summary = doubt.querySelector("summary");
    if (focus) summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
    if (narrow.matches) window.scrollBy(0, -one("where").closest("header").offsetHeight - 8);
    else if (doubt.getBoundingClientRect().bottom > panes.doubts.getBoundingClientRect().bottom) doubt.scrollIntoView({ block: "start" });
    tell();
  }
  doubts.forEach((doubt, place) => doubt.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    if (doubt.open) { doubt.open = false; at = -1; light([]); tell(); } else visit(place, true);
  }));
  one("next").addEventListener("click", () => visit(at + 1, false));
  one("previous").addEventListener("click", () => visit(at < 0 ? -1 : at - 1, false));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !doubts.length) return;
    if (event.key === "n") visit(at + 1, true);
    else if (event.key === "p") visit(at < 0 ? -1 : at - 1, true);
  });

  // Numbers lead to the other side, at the height at which they stand.
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    const goal = link && !link.closest(".tabs") && one(link.getAttribute("href").slice(1));
    if (!goal || !goal.dataset.line) return;
    event.preventDefault();
    const from = link.closest(".pane");
    if (narrow.matches) show(paneOf(goal).id);
    light([goal.dataset.line]);
    const level = link.getBoundingClientRect().top - 4;
    if (from === paneOf(goal) || from === panes.doubts) bring(goal);
    else bring(goal, level);
    goal.setAttribute("tabindex", "-1");
    goal.focus({ preventScroll: true });
    if (from === panes.doubts && paneOf(goal) === panes.page) bring(there(goal.dataset.line));
    if (from === panes.doubts && paneOf(goal) === panes.text) bring(here(goal.dataset.line));
  });

  // Copying.
  function say(words) {
    const said = one("said");
    said.textContent = words;
    said.classList.add("up");
    window.clearTimeout(say.timer);
    say.timer = window.setTimeout(() => said.classList.remove("up"), 1600);
  }
  function byHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("aria-hidden", "true");
    field.className = "by-hand";
    document.body.appendChild(field);
    const before = document.activeElement;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before && before.focus) before.focus({ preventScroll: true });
    return done;
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".copy");
    if (!button) return;
    const text = button.closest(".paste").querySelector("pre").textContent;
    const told = (done) => say(done ? "已复制，贴到方案里" : "没有复制成：请选中后自行复制");
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(() => told(true), () => told(byHand(text)));
    } else told(byHand(text));
  });

  // Lines between the two sides, for what is in view on both.
  const SVG = "http://www.w3.org/2000/svg";
  const lines = all(".lines > li");
  let waiting = false;
  function draw() {
    if (waiting) return;
    waiting = true;
    window.requestAnimationFrame(drawNow);
  }
  function drawNow() {
    waiting = false;
    while (wires.firstChild) wires.removeChild(wires.firstChild);
    const box = wires.getBoundingClientRect();
    if (!box.width) return;
    const paths = document.createDocumentFragment();
    lines.forEach((line) => {
      const mine = line.getBoundingClientRect();
      const goal = there(line.dataset.line);
      if (!goal || mine.bottom < box.top || mine.top > box.bottom) return;
      const its = (goal.getClientRects()[0] || goal.getBoundingClientRect());
      if (its.bottom < box.top || its.top > box.bottom) return;
      const y1 = Math.max(mine.top, box.top) + 14 - box.top;
      const y2 = its.top + 12 - box.top;
      const path = document.createElementNS(SVG, "path");
      const bend = box.width * 0.5;
      path.setAttribute("d", "M0 " + y1 + "C" + bend + " " + y1 + " " + bend + " " + y2 + " " + box.width + " " + y2);
      path.setAttribute("class", line.className.replace("dropped", "a0 dropped-wire").replace(" on", "")
        + (lit.indexOf(line.dataset.line) >= 0 ? " on-wire" : ""));
      paths.appendChild(path);
    });
    wires.appendChild(paths);
  }
  [panes.page, panes.text].forEach((pane) => pane.addEventListener("scroll", draw, { passive: true }));
  window.addEventListener("resize", draw);
  tell();
  draw();
}());
