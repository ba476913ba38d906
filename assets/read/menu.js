/* The menu, and the ways into the search box. */
var all = handbook.all;

var /** @type {any} */ drawer = document.getElementById("__drawer");
var search = document.getElementById("__search");
var /** @type {any} */ query = document.querySelector(".md-search__input");

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

if (query) {
  /* The box is out of reach while it is closed on small screens: open it before it takes the focus. Not left to the
     theme, which would then take the box for open already and let the stroke be typed into it. */
  document.addEventListener(
    "keydown",
    function (/** @type {any} */ event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName || "")) return;
      event.preventDefault();
      event.stopPropagation();
      toggle(search, true);
      query.focus();
      query.select();
    },
    true
  );
  all("[data-search-open]").forEach(function (button) {
    button.addEventListener("click", function () {
      toggle(search, true);
      query.focus();
    });
  });
}
