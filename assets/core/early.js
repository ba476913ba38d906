/* Runs before the page is painted: what the reader chose last time, where the browser lets us remember it. */

var root = document.documentElement;
root.classList.remove("no-js");
root.classList.add("js");
try {
  var scheme = localStorage.getItem("handbook.scheme");
  var size = localStorage.getItem("handbook.size");
  if (scheme === "light" || scheme === "dark") root.setAttribute("data-scheme", scheme);
  if (size === "small" || size === "large") root.setAttribute("data-size", size);
  if (localStorage.getItem("handbook.quiet") === "shown") root.setAttribute("data-quiet", "shown");
  if (localStorage.getItem("handbook.original") === "off") root.setAttribute("data-original", "off");
  if (localStorage.getItem("handbook.basket")) root.classList.add("has-basket");
  if (localStorage.getItem("handbook.reading") === "received") root.setAttribute("data-reading", "received");
} catch (refused) {
  /* Private windows and some file:// settings refuse storage; the page reads well without it. */
}
