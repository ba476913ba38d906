/* The Chinese beside an English digest: there until a reader puts it away, on every digest. */
var root = document.documentElement;
var all = handbook.all;

/** @param {boolean} there */
function showOriginal(there) {
  if (there) root.removeAttribute("data-original");
  else root.setAttribute("data-original", "off");
  all("[data-original-switch]").forEach(function (button) {
    button.setAttribute("aria-pressed", String(there));
  });
}

all("[data-original-switch]").forEach(function (button) {
  button.addEventListener("click", function () {
    var there = root.getAttribute("data-original") === "off";
    handbook.remember("original", there ? "on" : "off");
    showOriginal(there);
  });
});
showOriginal(root.getAttribute("data-original") !== "off");
