/* The list of what is found, and what is said about it. */
var /** @type {any} */ focusAfter = null;

/** @param {string} name @param {string} label @param {any} values @param {any} chosen */
function choice(name, label, values, chosen) {
  var whole = make("label", {});
  whole.appendChild(make("span", {}, label));
  var select = make("select", { name: name });
  select.appendChild(make("option", { value: "" }, SAY.any));
  values.forEach(function (/** @type {any} */ value) {
    select.appendChild(make("option", { value: value[0] }, value[0] + " " + value[1]));
  });
  select.value = chosen;
  select.addEventListener("change", function () {
    asked[name] = select.value;
    asked.limit = GROUPS;
    focusAfter = function () { return facets.querySelector("select[name=" + name + "]"); };
    ask();
  });
  whole.appendChild(select);
  return whole;
}

/** @param {any} answer */
function showFacets(answer) {
  facets.textContent = "";
  var given = [["kind", SAY.kind, answer.kinds, asked.kind], ["region", SAY.region, answer.regions, asked.region]].filter(function (each) {
    return each[2].length > 1 || each[3];
  });
  facets.hidden = !given.length || !answer.all;
  if (!facets.hidden) given.forEach(function (each) { facets.appendChild(choice(each[0], each[1], each[2], each[3])); });
}

function help() {
  var rows = make("dl", { "class": "found__help" });
  SAY.help.forEach(function (line) {
    rows.appendChild(make("dt", {}, line[0]));
    rows.appendChild(make("dd", {}, line[1]));
  });
  return rows;
}

/** @param {any} answer */
function show(answer) {
  if (answer.id !== asked.id) return;
  /* Nothing in this language: what the other has, said so. */
  if (!answer.empty && answer.settled && answer.others && answer.language === own && empty(answer)) {
    asked.language = other;
    asked.instead = true;
    ask();
    return;
  }
  var again = answered && answered.id === answer.id;
  var /** @type {any} */ held = document.activeElement;
  if (again && list.contains(held) && held.href && !focusAfter) {
    /* More of the same answer, while a reader is on a hit: stays there. */
    focusAfter = function () { return all("a", list).filter(function (each) { return each.href === held.href; })[0]; };
  }
  answered = answer;
  list.textContent = "";
  meta.textContent = "";
  if (!again) scroller.scrollTop = focusAfter ? scroller.scrollTop : 0;
  showFacets(answer);
  if (answer.empty) {
    meta.appendChild(help());
    meta.classList.add("found__meta--help");
    announce("");
  } else {
    meta.classList.remove("found__meta--help");
    results(answer);
  }
  busy(!answer.settled);
  var to = focusAfter && focusAfter();
  if (to) {
    to.focus({ preventScroll: true });
    focusAfter = null;
  }
  if (go && answer.settled && toggle.checked) open();
}

/** @param {any} answer */
function empty(answer) {
  return !answer.all && !answer.jumps.length && !answer.sounds.length;
}

/* What the line over the list says. */
/** @param {any} answer */
function summed(answer) {
  var /** @type {any} */ words = answer.all ? SAY.found(answer.total, answer.groups) : "";
  if (empty(answer)) {
    if (!answer.complete) words = SAY.loading;
    else if (!answer.near.length) words = SAY.none;
    else words = answer.missing.length ? SAY.missing(answer.missing) : SAY.near;
  } else if (!answer.complete) words += "　" + SAY.loading;
  if (answer.language !== own && asked.instead) words = SAY.instead + (words ? " " + words : "");
  return words;
}

/* A button that asks in another language; then the focus goes where it is wanted. */
/** @param {string} words @param {string} language @param {any} then */
function elsewhere(words, language, then) {
  return button(words, function () {
    asked.language = language;
    asked.instead = false;
    asked.kind = asked.region = "";
    focusAfter = then;
    ask();
  });
}

/** @param {any} answer @param {any} put */
function jumps(answer, put) {
  put(aside(SAY.code));
  answer.jumps.forEach(function (/** @type {any} */ jump) {
    var item = section(jump.group, "jump");
    var hits = make("ol", { "class": "found__hits" });
    if (jump.hit.anchor !== jump.group.anchor) {
      hits.appendChild(row(jump.group, jump.hit));
      item.appendChild(hits);
    }
    put(item);
  });
  if (answer.sections.length) put(aside(SAY.literal));
}

/** @param {any} answer */
function morePages(answer) {
  return expand(SAY.moreGroups(answer.moreGroups), function () {
    var shown = answer.sections.length;
    asked.limit += answer.moreGroups > 40 ? 40 : answer.moreGroups;
    focusAfter = function () {
      var next = all(".found__page[data-kind=literal]", list)[shown];
      return next && next.querySelector("a");
    };
    ask();
  });
}

/** @param {any} answer */
function results(answer) {
  var put = list.appendChild.bind(list);
  var nothing = empty(answer);
  var /** @type {any} */ words = summed(answer);
  if (answer.language !== own && !asked.instead) {
    put(make("li", {})).appendChild(elsewhere(SAY.back, own, function () { return box; }));
  }
  meta.textContent = words;
  if (answer.told) put(aside(answer.told));
  if (answer.jumps.length) jumps(answer, put);
  answer.sections.forEach(function (/** @type {string} */ page) { put(section(page, "literal")); });
  if (answer.moreGroups) put(make("li", {})).appendChild(morePages(answer));
  if (answer.sounds.length) {
    put(aside(SAY.sound));
    answer.sounds.forEach(function (/** @type {string} */ page) { put(section(page, "sound")); });
  }
  if (nothing && answer.complete) answer.near.forEach(function (/** @type {string} */ page) { put(section(page, "near")); });
  if (!nothing && answer.language === own && answer.others) {
    put(make("li", { "class": "found__others" })).appendChild(elsewhere(SAY.others(answer.others), other, function () { return list.querySelector("a"); }));
  }
  announce([
    answer.told,
    answer.jumps.length ? SAY.code + " " + answer.jumps[0].hit.anchor.toUpperCase() : "",
    words,
    answer.sounds.length ? SAY.sound + " " + SAY.pages(answer.sounds.length) : ""
  ].filter(Boolean).join(english ? "; " : "；"));
}
