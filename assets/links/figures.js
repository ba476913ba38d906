/* Figures: sort by any column, narrow by body and by words. The tools come with the page
   (scripts/edition/pages/dress/controls.py). */
var all = handbook.all;
var make = handbook.make;

/** @param {string} text */
function amount(text) {
  var found = /([0-9]+(?:\.[0-9]+)?)(?:\/([0-9]+))?\s*[余多]?\s*([万亿]|[mb]illion)?/.exec(text.replace(/([0-9]),(?=[0-9]{3})/g, "$1"));
  if (!found) return -1;
  var /** @type {Record<string, number>} */ scale = { "万": 1e4, "亿": 1e8, million: 1e6, billion: 1e9 };
  return (parseFloat(found[1]) / parseFloat(found[2] || "1")) * (scale[found[3]] || 1);
}

/* A head of the table becomes a button. On paper it is repeated on every page, but the browser leaves buttons out of the
   repeats: so its name stands beside. */
/** @param {any} head */
function buttonOf(head) {
  var button = make("button", { type: "button" }, head.textContent.trim());
  head.setAttribute("data-name", head.textContent.trim());
  head.textContent = "";
  head.appendChild(button);
  head.setAttribute("aria-sort", "none");
  return button;
}

/** @param {any} home */
function figures(home) {
  var table = home.querySelector("table");
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows).map(function (row, at) {
    return { row: row, at: at, text: row.textContent, owner: row.cells[2].textContent.trim() };
  });
  var tools = home.parentNode.querySelector(".figures-tools");
  var select = tools.querySelector("[name=body]");
  var words = tools.querySelector("[name=words]");
  var order = tools.querySelector("[name=order]");
  var told = tools.querySelector(".figures-told");

  function narrow() {
    var shown = 0;
    var sought = words.value.trim().toLowerCase();
    rows.forEach(function (each) {
      var visible = (!select.value || each.owner === select.value) && (!sought || each.text.toLowerCase().indexOf(sought) >= 0);
      each.row.hidden = !visible;
      if (visible) shown++;
    });
    if (handbook.english) told.textContent = shown === rows.length ? shown + " in all" : shown + " of " + rows.length;
    else told.textContent = shown === rows.length ? "共 " + shown + " 个" : shown + " 个，共 " + rows.length + " 个";
  }

  select.addEventListener("change", narrow);
  words.addEventListener("input", narrow);
  narrow();

  var heads = all("thead th", table);

  function sort(/** @type {number} */ column, /** @type {any} */ falling) {
    heads.forEach(function (head, at) {
      head.setAttribute("aria-sort", at !== column ? "none" : falling ? "descending" : "ascending");
    });
    rows.sort(function (a, b) {
      if (column < 0) return a.at - b.at;
      var one = a.row.cells[column].textContent.trim();
      var two = b.row.cells[column].textContent.trim();
      var way = column === 1 ? amount(one) - amount(two) : one.localeCompare(two, "zh-Hans-CN", { numeric: true });
      return (falling ? -way : way) || a.at - b.at;
    });
    rows.forEach(function (each) {
      body.appendChild(each.row);
    });
    order.value = column < 0 ? "" : (falling ? "-" : "") + (column + 1);
  }

  /* A second click turns the order round, a third gives back the order of the texts. */
  heads.forEach(function (head, column) {
    buttonOf(head).addEventListener("click", function () {
      var now = head.getAttribute("aria-sort");
      sort(now === "descending" ? -1 : column, now === "ascending");
    });
  });
  order.addEventListener("change", function () {
    var chosen = parseInt(order.value, 10) || 0;
    sort(Math.abs(chosen) - 1, chosen < 0);
  });
}

all(".figures-table").forEach(figures);
