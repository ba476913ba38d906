/* Where lines were joined or moved: shown when asked for, or when a link leads there. */
var root = document.documentElement;
var all = handbook.all;

/** @param {any} shown */
function showQuiet(shown) {
  if (shown) root.setAttribute("data-quiet", "shown");
  else root.removeAttribute("data-quiet");
  all("[data-quiet-switch]").forEach(function (button) {
    button.setAttribute("aria-pressed", String(shown));
  });
}

all("[data-quiet-switch]").forEach(function (button) {
  button.addEventListener("click", function () {
    var shown = root.getAttribute("data-quiet") !== "shown";
    handbook.remember("quiet", shown ? "shown" : "hidden");
    showQuiet(shown);
  });
});
showQuiet(root.getAttribute("data-quiet") === "shown");

function askedFor() {
  var id = /^#(?:mark|note)-[0-9]+$/.test(location.hash) ? location.hash.slice(1) : "";
  var place = id && document.getElementById(id);
  if (!place || !place.closest(".mark--quiet, .note--quiet")) return;
  showQuiet(true);
  place.scrollIntoView();
}
window.addEventListener("hashchange", askedFor);
askedFor();
