/* What the list is narrowed by and ordered by. */
/** @param {string} name @param {string} label @param {any} values Pairs of a value and what it is called. @param {string} chosen @param {string} [any] */
function choice(name, label, values, chosen, any) {
  var whole = make("label", asked[name] && any ? { "data-chosen": "" } : {});
  whole.appendChild(make("span", {}, label));
  var select = make("select", { name: name });
  if (any) select.appendChild(make("option", { value: "" }, any));
  values.forEach(function (/** @type {any} */ value) { select.appendChild(make("option", { value: value[0] }, value[1])); });
  select.value = chosen;
  select.addEventListener("change", function () {
    asked[name] = select.value;
    asked.limit = GROUPS;
    focusAfter = function () { return facets.querySelector("[name=" + name + "]"); };
    ask();
  });
  whole.appendChild(select);
  return whole;
}

/* In the dialog the two that are used most; all of them on the search page. */
/** @param {any} answer */
function facetsOf(answer) {
  return (onPage ? FILTERS : FILTERS.slice(0, 2)).map(function (name) { return [name, answer.facets[name] || []]; }).filter(function (each) {
    return each[1].length > 1 || asked[each[0]];
  });
}

/* Only the document that is open, or all of them. */
function onlyHere() {
  var whole = make("label", { "class": "found__only" });
  var tick = make("input", { type: "checkbox", name: "document" });
  tick.checked = asked.document === here;
  tick.addEventListener("change", function () {
    asked.document = tick.checked ? here : "";
    asked.limit = GROUPS;
    focusAfter = function () { return facets.querySelector("[name=document]"); };
    ask();
  });
  whole.appendChild(tick);
  whole.appendChild(make("span", {}, SAY.only));
  return whole;
}

/** @param {any} answer */
function showFacets(answer) {
  facets.textContent = "";
  var given = facetsOf(answer);
  var filtered = FILTERS.some(function (name) { return asked[name]; });
  facets.hidden = answer.empty || !(answer.all || filtered) || !(given.length || here || onPage);
  if (facets.hidden) return;
  given.forEach(function (each) {
    facets.appendChild(choice(each[0], /** @type {Record<string, string>} */ (SAY.filters)[each[0]], each[1].map(function (/** @type {any} */ value) {
      return [value[0], (value[2] || value[0]) + " " + value[1]];
    }), asked[each[0]], SAY.any));
  });
  if (onPage) {
    facets.appendChild(choice("sort", SAY.sort, Object.keys(SAY.sorts).map(function (name) {
      return [name, /** @type {Record<string, string>} */ (SAY.sorts)[name]];
    }), asked.sort));
  }
  if (here && asked.language === own) facets.appendChild(onlyHere());
  facets.hidden = !facets.firstChild;
  if (onPage && !facets.hidden) facets.insertBefore(unfold(), facets.firstChild);
}

/* On a phone the choices stand behind a button, but for those that have been made. */
var unfolded = false;

function unfold() {
  var made = make("button", { type: "button", "class": "found__unfold", "aria-expanded": String(unfolded) }, SAY.narrow);
  facets.classList.toggle("found__facets--folded", !unfolded);
  made.addEventListener("click", function () {
    unfolded = !unfolded;
    made.setAttribute("aria-expanded", String(unfolded));
    facets.classList.toggle("found__facets--folded", !unfolded);
  });
  return made;
}
