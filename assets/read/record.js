/* The record of a document: on phones the first rows, the rest on demand. */
asParsed(".record", function (/** @type {any} */ record) {
  var rows = record.querySelectorAll("dt").length;
  var list = record.querySelector("dl");
  if (rows <= 4) return;
  list.id = list.id || "record";
  var button = document.createElement("button");
  button.type = "button";
  button.className = "record__more";
  button.setAttribute("aria-controls", list.id);
  function show(/** @type {any} */ open) {
    record.classList.toggle("record--folded", !open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "收起" : "全部 " + rows + " 项";
  }
  button.addEventListener("click", function () {
    show(button.getAttribute("aria-expanded") === "false");
  });
  record.appendChild(button);
  show(false);
});
