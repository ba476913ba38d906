/* Light and dark: as the device says, until the reader chooses. */
var root = document.documentElement;
var all = handbook.all;

var night = window.matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  var chosen = root.getAttribute("data-scheme");
  return chosen ? chosen === "dark" : night.matches;
}

function showScheme() {
  all("[data-scheme-switch]").forEach(function (button) {
    button.setAttribute("aria-pressed", String(isDark()));
  });
}

all("[data-scheme-switch]").forEach(function (button) {
  button.addEventListener("click", function () {
    var scheme = isDark() ? "light" : "dark";
    root.setAttribute("data-scheme", scheme);
    handbook.remember("scheme", scheme);
    showScheme();
  });
});
if (night.addEventListener) night.addEventListener("change", showScheme);
else night.addListener(showScheme);
showScheme();
