/* The size of the text, as the reader chose it. */
var root = document.documentElement;
var all = handbook.all;

function showSize() {
  var size = root.getAttribute("data-size") || "medium";
  all("button[data-size]").forEach(function (button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-size") === size));
  });
}

all("button[data-size]").forEach(function (button) {
  button.addEventListener("click", function () {
    var size = button.getAttribute("data-size");
    if (size === "medium") root.removeAttribute("data-size");
    else root.setAttribute("data-size", size);
    handbook.remember("size", size);
    showSize();
  });
});
showSize();
