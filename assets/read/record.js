/* The record of a document: on phones the first rows, the rest on demand. Headings name their links. */
var all = handbook.all;
var make = handbook.make;

all(".headerlink").forEach(function (link) {
  var name = handbook.english ? "Link to this section" : "本节链接";
  link.setAttribute("aria-label", name + (handbook.english ? ": " : "：") + handbook.said(link.parentNode).trim());
  link.title = name;
});

all(".record").forEach(function (record) {
  var rows = all("dt", record).length;
  if (rows <= 4) return;
  var list = record.querySelector("dl");
  list.id = list.id || "record";
  var button = make("button", { type: "button", "class": "record__more", "aria-expanded": "false", "aria-controls": list.id });
  function show(open) {
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
