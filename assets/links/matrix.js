/* The matrix: a cell opens its evidence in place, under its row. */
var all = handbook.all;
var make = handbook.make;

/** @param {any} table */
function matrix(table) {
  var /** @type {any} */ opened = null;

  function close(/** @type {any} */ back) {
    if (!opened) return;
    var cell = opened.cell;
    opened.row.parentNode.removeChild(opened.row);
    cell.setAttribute("aria-expanded", "false");
    cell.removeAttribute("aria-controls");
    opened = null;
    if (back) cell.focus();
  }

  function open(/** @type {any} */ cell) {
    var evidence = document.getElementById(cell.hash.slice(1));
    if (!evidence) return;
    var row = make("tr", { "class": "opened", role: "row", id: "opened" });
    var home = make("td", { colspan: table.querySelectorAll("thead th:not([hidden])").length, role: "cell" });
    var box = make("div", { "class": "opened__box" });
    all(".evidence", evidence).forEach(function (entry) {
      box.appendChild(entry.cloneNode(true));
    });
    var button = make("button", { type: "button", "class": "opened__close" }, handbook.english ? "Close" : "收起");
    button.addEventListener("click", function () {
      close(true);
    });
    box.appendChild(button);
    home.appendChild(box);
    row.appendChild(home);
    var under = cell.closest("tr");
    under.parentNode.insertBefore(row, under.nextSibling);
    cell.setAttribute("aria-expanded", "true");
    cell.setAttribute("aria-controls", "opened");
    opened = { cell: cell, row: row };
  }

  function toggle(/** @type {any} */ event) {
    var cell = event.currentTarget;
    event.preventDefault();
    var same = opened && opened.cell === cell;
    close(false);
    if (!same) open(cell);
  }

  /* Arrow keys walk over the cells that hold something. */
  function walk(/** @type {any} */ event) {
    var cell = event.currentTarget;
    if (event.key === " ") return toggle(event);
    if (event.key === "Escape") return close(true);
    /** @type {Record<string, number>} */
    var steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
    var step = steps[event.key];
    if (!step) return undefined;
    event.preventDefault();
    var column = cell.parentNode.cellIndex;
    var cells = all(".cell", table).filter(function (each) {
      return event.key === "ArrowLeft" || event.key === "ArrowRight" ? each.closest("tr") === cell.closest("tr") : each.parentNode.cellIndex === column;
    });
    var next = cells[cells.indexOf(cell) + step];
    if (next) next.focus();
    return undefined;
  }

  all(".cell", table).forEach(function (cell) {
    cell.setAttribute("role", "button");
    cell.setAttribute("aria-expanded", "false");
    cell.addEventListener("click", toggle);
    cell.addEventListener("keydown", walk);
  });
}

all("table.matrix").forEach(matrix);
