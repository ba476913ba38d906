/* 培训: a step can be projected from its page, answers come out of the printer open, a handout prints by one button.
   Nothing here is needed to read a path or to open an answer. */

var all = handbook.all;
var make = handbook.make;

/* Projection is opened at a paragraph by its address: texts/<document>#project=<id>. */
all("[data-projection-page]").forEach(function (place) {
  var page = handbook.address(place.getAttribute("data-projection-page"));
  place.appendChild(make("a", { href: page + "#project=" + place.getAttribute("data-projection-at") }, handbook.english ? "Project" : "投影"));
});

var /** @type {any[]} */ opened = [];
window.addEventListener("beforeprint", function () {
  opened = all("details.answer:not([open])");
  opened.forEach(function (answer) { answer.open = true; });
});
window.addEventListener("afterprint", function () {
  opened.forEach(function (answer) { answer.open = false; });
  opened = [];
});

all(".handout-back").forEach(function (line) {
  var button = make("button", { type: "button" }, handbook.english ? "Print this page" : "打印这一页");
  button.addEventListener("click", function () { window.print(); });
  line.appendChild(button);
});
