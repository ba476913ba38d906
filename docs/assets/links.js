/* What connects the texts: definitions of terms, cells of the matrix, the table of figures.
   Plain script, no dependencies, works from file://; without it every link leads to its place. */
(function () {
  "use strict";

  var all = handbook.all;
  var make = handbook.make;

  /* Terms: a box with the definition. Mouse: on hover; keys: on focus; touch: the first tap opens, its link leads on. */

  function definitions(article) {
    var terms = all("a.term", article);
    if (!terms.length) return;
    var box = make("div", { "class": "term-box", id: "term-box" });
    var open = null;
    var timer = 0;
    var touched = false;
    box.hidden = true;
    article.appendChild(box);

    function close() {
      clearTimeout(timer);
      if (!open) return;
      open.removeAttribute("aria-expanded");
      open = null;
      box.hidden = true;
    }

    function place(link) {
      var lines = link.getClientRects();
      var at = lines[lines.length - 1];
      var home = article.getBoundingClientRect();
      var left = Math.max(16, Math.min(at.left, home.right - box.offsetWidth));
      var below = at.bottom + 6;
      var above = lines[0].top - box.offsetHeight - 6;
      var top = below + box.offsetHeight > window.innerHeight && above > 60 ? above : below;
      box.style.left = left - home.left - article.clientLeft + "px";
      box.style.top = top - home.top - article.clientTop + "px";
    }

    function show(link) {
      clearTimeout(timer);
      if (open === link) return;
      close();
      var said = document.getElementById(link.getAttribute("aria-describedby"));
      if (!said) return;
      box.textContent = "";
      all("b", said).concat([]).forEach(function (name) {
        box.appendChild(make("b", {}, name.textContent));
      });
      box.appendChild(make("span", {}, said.lastChild.textContent));
      box.appendChild(document.createElement("br"));
      box.appendChild(make("a", { href: link.getAttribute("href"), tabindex: "-1" }, "在「术语」里看"));
      link.setAttribute("aria-expanded", "true");
      open = link;
      box.hidden = false;
      place(link);
    }

    function later(run, wait) {
      clearTimeout(timer);
      timer = setTimeout(run, wait);
    }

    article.style.position = "relative";
    terms.forEach(function (link) {
      link.addEventListener("pointerenter", function (event) {
        if (event.pointerType === "mouse") later(function () { show(link); }, open ? 0 : 180);
      });
      link.addEventListener("pointerleave", function (event) {
        if (event.pointerType === "mouse") later(close, 250);
      });
      link.addEventListener("pointerdown", function (event) {
        touched = event.pointerType !== "mouse";
      });
      link.addEventListener("focus", function () {
        if (!touched) show(link);
      });
      link.addEventListener("blur", function (event) {
        if (!box.contains(event.relatedTarget)) later(close, 150);
      });
      link.addEventListener("click", function (event) {
        if (!touched) return;
        touched = false;
        event.preventDefault();
        if (open === link) close();
        else show(link);
      });
    });
    box.addEventListener("pointerenter", function () {
      clearTimeout(timer);
    });
    box.addEventListener("pointerleave", function (event) {
      if (event.pointerType === "mouse") later(close, 250);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") close();
    });
    document.addEventListener("pointerdown", function (event) {
      if (open && !box.contains(event.target) && !open.contains(event.target)) close();
    });
    window.addEventListener("resize", close, { passive: true });
  }

  all("article.page--document").forEach(definitions);

  /* The matrix: a cell opens its evidence in place, under its row ------------------------------------------------- */

  function matrix(table) {
    var opened = null;

    function close(back) {
      if (!opened) return;
      var cell = opened.cell;
      opened.row.parentNode.removeChild(opened.row);
      cell.setAttribute("aria-expanded", "false");
      cell.removeAttribute("aria-controls");
      opened = null;
      if (back) cell.focus();
    }

    function open(cell) {
      var evidence = document.getElementById(cell.hash.slice(1));
      if (!evidence) return;
      var row = make("tr", { "class": "opened", role: "row", id: "opened" });
      var home = make("td", { colspan: table.querySelectorAll("thead th:not([hidden])").length, role: "cell" });
      var box = make("div", { "class": "opened__box" });
      all(".evidence", evidence).forEach(function (entry) {
        box.appendChild(entry.cloneNode(true));
      });
      var button = make("button", { type: "button", "class": "opened__close" }, "收起");
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

    function toggle(event) {
      var cell = event.currentTarget;
      event.preventDefault();
      var same = opened && opened.cell === cell;
      close(false);
      if (!same) open(cell);
    }

    /* Arrow keys walk over the cells that hold something. */
    function walk(event) {
      var cell = event.currentTarget;
      if (event.key === " ") return toggle(event);
      if (event.key === "Escape") return close(true);
      var step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
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

  /* Who speaks: columns and evidence of the chosen speakers; the choice stands in the address, none shows all. */

  function speakers(choice) {
    var buttons = all("button", choice);
    var known = buttons.map(function (button) {
      return button.getAttribute("data-value");
    });
    var chosen = [];

    function shows(element) {
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
          row.querySelector(".sum").textContent = sum || "未见";
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

  /* Figures: sort by any column, narrow by body and by words --------------------------------------------------------- */

  function amount(text) {
    var found = /([0-9]+(?:\.[0-9]+)?)(?:\/([0-9]+))?\s*[余多]?\s*([万亿]?)/.exec(text);
    if (!found) return -1;
    return (parseFloat(found[1]) / parseFloat(found[2] || "1")) * ({ "万": 1e4, "亿": 1e8 }[found[3]] || 1);
  }

  function figures(home) {
    var table = home.querySelector("table");
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows).map(function (row, at) {
      return { row: row, at: at, text: row.textContent, owner: row.cells[2].textContent.trim() };
    });
    var tools = make("div", { "class": "figures-tools", role: "group", "aria-label": "筛选" });
    var owners = [];
    rows.forEach(function (each) {
      if (owners.indexOf(each.owner) < 0) owners.push(each.owner);
    });
    var select = make("select", { name: "body" });
    select.appendChild(make("option", { value: "" }, "全部"));
    owners.sort(function (a, b) {
      return (a === "—") - (b === "—") || a.localeCompare(b, "zh-Hans-CN");
    });
    owners.forEach(function (owner) {
      select.appendChild(make("option", { value: owner }, owner === "—" ? "未说是谁" : owner));
    });
    var words = make("input", { type: "search", name: "words", autocomplete: "off", spellcheck: "false" });
    var told = make("span", { "class": "figures-told", role: "status", "aria-live": "polite" });
    var order = make("select", { name: "order" });
    order.appendChild(make("option", { value: "" }, "原文先后"));
    all("thead th", table).forEach(function (head, column) {
      [["", ""], ["-", "（倒序）"]].forEach(function (way) {
        order.appendChild(make("option", { value: way[0] + (column + 1) }, head.textContent.trim() + way[1]));
      });
    });
    [["主体", select, ""], ["含有字词", words, ""], ["排序", order, "figures-sort"]].forEach(function (entry) {
      var label = make("label", { "class": entry[2] });
      label.appendChild(make("span", {}, entry[0]));
      label.appendChild(entry[1]);
      tools.appendChild(label);
    });
    tools.appendChild(told);
    home.parentNode.insertBefore(tools, home);

    function narrow() {
      var shown = 0;
      var sought = words.value.trim().toLowerCase();
      rows.forEach(function (each) {
        var visible = (!select.value || each.owner === select.value) && (!sought || each.text.toLowerCase().indexOf(sought) >= 0);
        each.row.hidden = !visible;
        if (visible) shown++;
      });
      told.textContent = shown === rows.length ? "共 " + shown + " 个" : shown + " 个，共 " + rows.length + " 个";
    }

    select.addEventListener("change", narrow);
    words.addEventListener("input", narrow);
    narrow();

    var heads = all("thead th", table);

    function sort(column, falling) {
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
      var button = make("button", { type: "button" }, head.textContent.trim());
      /* On paper a head is repeated on every page, but the browser leaves buttons out of the repeats. */
      head.setAttribute("data-name", head.textContent.trim());
      head.textContent = "";
      head.appendChild(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () {
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

  /* Lists of documents on phones stand in one line: what is empty or has just been said stays out of it. */

  all(".page--topics tbody tr, .page--regions tbody tr").forEach(function (row) {
    [1, 2].forEach(function (at) {
      var said = row.cells[at].textContent.trim();
      if (said === "—" || (at === 2 && said === row.cells[1].textContent.trim())) row.cells[at].className = "said";
    });
  });
})();
