/* The button that begins a projection, in the row of tools of a document: there it takes room of its own, so it comes as the
   row is read. What it does is in keys.js. */
asParsed(".page--document .tools__side", function (/** @type {HTMLElement} */ home) {
  var english = document.documentElement.lang === "en";
  var start = document.createElement("button");
  start.type = "button";
  start.className = "reading__project";
  start.setAttribute("aria-keyshortcuts", "p");
  start.setAttribute("data-screen-only", "");
  start.title = english ? "Project (key P)" : "投影（P 键）";
  start.textContent = english ? "Project" : "投影";
  home.appendChild(start);
});
