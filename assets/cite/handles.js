/* The handles: links without the script, and links still for a click with a key held. */
/** @param {any} link @param {any} block */
function handle(link, block) {
  var code = block.id.toUpperCase();
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-label", code + " " + WORDS.menu);
  link.removeAttribute("title");
  link.textContent = code;
  link.classList.add("handle");
  function act(/** @type {any} */ event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (open && open.trigger === link) leave();
    else show(link, block, chosen(block));
  }
  link.addEventListener("click", act);
  link.addEventListener("keydown", function (/** @type {any} */ event) { if (event.key === " ") act(event); });
}

all(SOURCE, page).forEach(function (block) {
  var link = block.querySelector(".code, .headerlink");
  if (link && data.places[block.id]) handle(link, block);
});
