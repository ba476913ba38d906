/* Who speaks: columns and evidence of the chosen speakers; the choice stands in the address, none shows all. */
var all = handbook.all;

/** @param {any} choice */
function speakers(choice) {
  var buttons = all("button", choice);
  var known = buttons.map(function (button) {
    return button.getAttribute("data-value");
  });
  var /** @type {any[]} */ chosen = [];

  function shows(/** @type {any} */ element) {
    return !chosen.length || chosen.indexOf(element.getAttribute("data-speaker")) >= 0;
  }

  function apply() {
    all("[data-speaker]", choice.parentNode).forEach(function (element) {
      element.hidden = !shows(element);
    });
    all("table.matrix").forEach(function (table) {
      var left = all("thead [data-speaker]:not([hidden])", table).length;
      table.style.setProperty("--bodies", left);
      all(".part th", table).forEach(function (cell) {
        cell.colSpan = left + 2;
      });
      all(".row, .sums", table).forEach(function (row) {
        var sum = all("[data-count]:not([hidden])", row).reduce(function (total, cell) {
          return total + parseInt(cell.getAttribute("data-count"), 10);
        }, 0);
        row.querySelector(".sum").textContent = sum || (handbook.english ? "none" : "未见");
      });
    });
    buttons.forEach(function (button) {
      var value = button.getAttribute("data-value");
      button.setAttribute("aria-pressed", String(value ? chosen.indexOf(value) >= 0 : !chosen.length));
    });
  }

  function read() {
    var given = /^#speaker=([a-z,-]*)$/.exec(location.hash);
    chosen = given ? given[1].split(",").filter(function (value) {
      return value && known.indexOf(value) >= 0;
    }) : chosen;
  }

  function write() {
    var said = chosen.length ? "#speaker=" + chosen.join(",") : "";
    try {
      history.replaceState(null, "", said || location.pathname + location.search);
    } catch (refused) {
      location.hash = said;
    }
  }

  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      var value = button.getAttribute("data-value");
      var rest = chosen.filter(function (each) {
        return each !== value;
      });
      chosen = !value ? [] : rest.length < chosen.length ? rest : chosen.concat(value);
      /* An open cell may lose its column: it is closed first. */
      all(".opened__close").forEach(function (shut) {
        shut.click();
      });
      button.focus();
      write();
      apply();
    });
  });
  window.addEventListener("hashchange", function () {
    read();
    apply();
  });
  read();
  apply();
}

all(".matrix-choice").forEach(speakers);
