/* All documents: the panel above the list, which the page brings along (scripts/edition/pages/dress/controls.py). */
var all = handbook.all;

/** @param {any} page */
function entriesOf(page) {
  var /** @type {any[]} */ entries = [];
  all("table", page).forEach(function (table) {
    var heading = table.closest(".md-typeset__scrollwrap") || table;
    while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
    if (!heading) return;
    all("tbody tr", table).forEach(function (row) {
      entries.push({
        row: row,
        heading: heading,
        kind: heading.id,
        region: row.cells[2].textContent.trim(),
        year: row.cells[3].textContent.trim(),
        topic: ((row.querySelector("a") || row).getAttribute("data-topics") || "").split(" ").filter(Boolean)
      });
    });
  });
  return entries;
}

/* Headings under which nothing is left go, with what stands under them, and from the contents. */
/** @param {any} entries */
function showHeadings(entries) {
  var /** @type {any[]} */ headings = [];
  entries.forEach(function (/** @type {any} */ entry) {
    var known = headings.filter(function (each) {
      return each.heading === entry.heading;
    })[0];
    if (!known) headings.push((known = { heading: entry.heading, count: 0 }));
    if (!entry.row.hidden) known.count++;
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
}

/* How many each choice would leave, and which is chosen. */
/** @param {any} facets @param {any} entries @param {any} choice */
function showChoices(facets, entries, choice) {
  facets.forEach(function (/** @type {any} */ facet) {
    facet.buttons.forEach(function (/** @type {any} */ button) {
      var value = button.getAttribute("data-value");
      var chosen = choice[facet.key] === value;
      button.setAttribute("aria-pressed", String(chosen));
      if (!value) return;
      var count = entries.filter(function (/** @type {any} */ entry) {
        return fits(entry, choice, facet.key) && has(entry, facet.key, value);
      }).length;
      button.lastChild.textContent = " " + count;
      button.disabled = !count && !chosen;
    });
  });
}

/** @param {any} page */
function filters(page) {
  var entries = entriesOf(page);
  var told = page.querySelector(".filters__told");
  var /** @type {Record<string, any>} */ choice = {};
  var /** @type {Record<string, any>} */ values = {};
  var facets = all(".filters__facet", page).map(function (group) {
    return { key: group.getAttribute("data-facet"), buttons: all("button", group) };
  });
  facets.forEach(function (facet) {
    values[facet.key] = facet.buttons.map(function (button) {
      return button.getAttribute("data-value");
    });
    facet.buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var value = button.getAttribute("data-value");
        choice[facet.key] = choice[facet.key] === value ? "" : value;
        write();
        apply();
      });
    });
  });

  function apply() {
    var shown = 0;
    entries.forEach(function (entry) {
      entry.row.hidden = !fits(entry, choice);
      if (!entry.row.hidden) shown++;
    });
    showHeadings(entries);
    showChoices(facets, entries, choice);
    told.textContent = shown === entries.length ? "共 " + shown + " 篇" : shown + " 篇，共 " + entries.length + " 篇";
  }

  function write() {
    var hash = hashOf(choice);
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch (refused) {
      location.hash = hash;
    }
  }

  window.addEventListener("hashchange", function () {
    choice = choiceOf(location.hash, values);
    apply();
    var /** @type {any} */ target = document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  });
  choice = choiceOf(location.hash, values);
  apply();
}

all(".page--index").forEach(function (page) {
  if (page.querySelector(".filters")) filters(page);
});
