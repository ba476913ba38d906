/* Before printing, Material opens whatever is folded on a page, and folds it again afterwards. That is right for the
   apparatus; practice under a measure is printed only where the reader has opened it: here that is written down. */

document.addEventListener("click", function (/** @type {any} */ event) {
  var summary = event.target.closest && event.target.closest("details.practice > summary");
  if (!summary) return;
  /* The click opens or closes after its listeners have run. */
  summary.parentNode.toggleAttribute("data-opened", !summary.parentNode.open);
});
