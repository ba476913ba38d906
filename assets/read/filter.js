/* All documents: narrow the list by kind, region, year, topic. */
var all = handbook.all;
var make = handbook.make;

function filters(page) {
  var rows = [];
  all("table", page).forEach(function (table) {
    var heading = table.closest(".md-typeset__scrollwrap") || table;
    while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
    if (!heading) return;
    all("tbody tr", table).forEach(function (row) {
      rows.push({
        row: row,
        heading: heading,
        kind: heading.id,
        kindName: heading.firstChild.textContent.trim(),
        region: row.cells[2].textContent.trim(),
        year: row.cells[3].textContent.trim(),
        topic: ((row.querySelector("a") || row).getAttribute("data-topics") || "").split(" ").filter(Boolean)
      });
    });
  });
  var facets = [
    { key: "kind", name: "性质" },
    { key: "region", name: "地区" },
    { key: "year", name: "年份" },
    { key: "topic", name: "专题" }
  ];

  /* A document has one kind, region and year, and any number of topics. */
  function has(entry, key, value) {
    return [].concat(entry[key]).indexOf(value) >= 0;
  }

  var state = {};
  var panel = make("div", { "class": "filters", role: "group", "aria-label": "筛选" });
  var told = make("p", { "class": "filters__told", role: "status", "aria-live": "polite" });

  facets.forEach(function (facet) {
    var names = {};
    rows.forEach(function (entry) {
      [].concat(entry[facet.key]).forEach(function (value) {
        names[value] = facet.key === "kind" ? entry.kindName : value;
      });
    });
    var values = Object.keys(names).filter(function (value) {
      return value !== "—";
    });
    if (facet.key !== "kind") {
      values.sort(function (a, b) {
        return (a === handbook.words.unknown) - (b === handbook.words.unknown) || a.localeCompare(b, "zh-Hans-CN");
      });
    }
    facet.values = values;
    var group = make("div", { "class": "filters__facet", role: "group", "aria-label": facet.name });
    group.appendChild(make("span", { "class": "filters__name", "aria-hidden": "true" }, facet.name));
    var choices = make("span", { "class": "filters__choices" });
    [""].concat(values).forEach(function (value) {
      var button = make("button", { type: "button", "aria-pressed": "false", "data-value": value }, value ? names[value] : "全部");
      if (value) {
        button.appendChild(make("span", { "class": "filters__count" }, ""));
      }
      button.addEventListener("click", function () {
        state[facet.key] = state[facet.key] === value ? "" : value;
        write();
        apply();
      });
      choices.appendChild(button);
    });
    group.appendChild(choices);
    panel.appendChild(group);
    facet.group = group;
  });

  function matches(entry, but) {
    return facets.every(function (facet) {
      return facet.key === but || !state[facet.key] || has(entry, facet.key, state[facet.key]);
    });
  }

  function apply() {
    var shown = 0;
    var headings = [];
    rows.forEach(function (entry) {
      var visible = matches(entry);
      entry.row.hidden = !visible;
      if (visible) shown++;
      var known = headings.filter(function (each) {
        return each.heading === entry.heading;
      })[0];
      if (!known) headings.push((known = { heading: entry.heading, count: 0 }));
      if (visible) known.count++;
    });
    headings.forEach(function (each) {
      var block = each.heading;
      do {
        /* The table itself: a wrapper is put around it later, by other hands. */
        (block.querySelector("table") || block).hidden = !each.count;
        block = block.nextElementSibling;
      } while (block && block.tagName !== "H2");
      all('.contents a[href$="#' + each.heading.id + '"]').forEach(function (link) {
        link.parentNode.hidden = !each.count;
      });
    });
    facets.forEach(function (facet) {
      all("button", facet.group).forEach(function (button) {
        var value = button.getAttribute("data-value");
        var count = rows.filter(function (entry) {
          return matches(entry, facet.key) && (!value || has(entry, facet.key, value));
        }).length;
        var chosen = (state[facet.key] || "") === value;
        button.setAttribute("aria-pressed", String(chosen));
        if (value) {
          button.lastChild.textContent = " " + count;
          button.disabled = !count && !chosen;
        }
      });
    });
    told.textContent = shown === rows.length ? "共 " + shown + " 篇" : shown + " 篇，共 " + rows.length + " 篇";
  }

  function read() {
    var given = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at < 0) return;
      try {
        given[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
      } catch (broken) {
        /* Half a percent escape: as if nothing had been given. */
      }
    });
    facets.forEach(function (facet) {
      state[facet.key] = facet.values.indexOf(given[facet.key]) >= 0 ? given[facet.key] : "";
    });
  }

  function write() {
    var said = facets
      .filter(function (facet) {
        return state[facet.key];
      })
      .map(function (facet) {
        return facet.key + "=" + encodeURIComponent(state[facet.key]);
      })
      .join("&");
    try {
      history.replaceState(null, "", said ? "#" + said : location.pathname + location.search);
    } catch (refused) {
      location.hash = said;
    }
  }

  var before = page.querySelector("h2");
  var home = before.parentNode.classList.contains("documents") ? before.parentNode : before;
  home.parentNode.insertBefore(panel, home);
  home.parentNode.insertBefore(told, home);
  window.addEventListener("hashchange", function () {
    read();
    apply();
    var target = document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  });
  read();
  apply();
}

all(".page--index").forEach(filters);
