/* The menu. */
var all = handbook.all;

var /** @type {any} */ drawer = document.getElementById("__drawer");

/** @param {any} box @param {any} open */
function toggle(box, open) {
  if (box.checked === open) return;
  box.checked = open;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

var /** @type {any} */ menu = document.querySelector("[data-drawer-open]");
var /** @type {any} */ panel = document.getElementById("drawer");

/** @param {any} open */
function openDrawer(open) {
  toggle(drawer, open);
  menu.setAttribute("aria-expanded", String(open));
  if (open) panel.focus();
}

if (menu && panel && drawer) {
  menu.addEventListener("click", function () {
    openDrawer(!drawer.checked);
  });
  drawer.addEventListener("change", function () {
    menu.setAttribute("aria-expanded", String(drawer.checked));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    openDrawer(false);
    menu.focus();
  });
  panel.addEventListener("focusout", function (/** @type {any} */ event) {
    if (drawer.checked && event.relatedTarget && event.relatedTarget !== menu && !panel.contains(event.relatedTarget)) openDrawer(false);
  });
  all("a", panel).forEach(function (link) {
    link.addEventListener("click", function () {
      openDrawer(false);
    });
  });
}
