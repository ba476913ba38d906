/* The list of what is found, and what is said about it. */
var /** @type {any} */ focusAfter = null;

function help() {
  var rows = make("dl", { "class": "found__help" });
  SAY.help.forEach(function (line) {
    rows.appendChild(make("dt", {}, line[0]));
    rows.appendChild(make("dd", {}, line[1]));
  });
  return rows;
}

/* Nothing typed: how to ask; the search page says so in its own words. */
function showHelp() {
  if (!onPage) meta.appendChild(help());
  meta.classList.add("found__meta--help");
  announce("");
}

/* Still the answer to what is asked now, in a language that has one. */
/** @param {any} answer */
function current(answer) {
  if (answer.id !== asked.id) return false;
  /* Nothing in this language: what the other has, said so. */
  if (answer.empty || !answer.settled || !answer.others || answer.language !== own || !empty(answer) || asked.document) return true;
  asked.language = other;
  asked.instead = true;
  ask();
  return false;
}

/** @param {any} answer */
function show(answer) {
  if (!current(answer)) return;
  var again = answered && answered.id === answer.id;
  var /** @type {any} */ held = document.activeElement;
  if (again && list.contains(held) && held.href && !focusAfter) {
    /* More of the same answer, while a reader is on a hit: stays there. */
    focusAfter = function () { return all("a", list).filter(function (each) { return each.href === held.href; })[0]; };
  }
  answered = answer;
  list.textContent = "";
  meta.textContent = "";
  if (!again && scroller && !focusAfter) scroller.scrollTop = 0;
  showFacets(answer);
  showTools(answer);
  meta.classList.remove("found__meta--help");
  if (answer.empty) showHelp();
  else results(answer);
  busy(!answer.settled);
  afterwards(answer);
}

/* After the list has changed: the focus, the place, the address. */
/** @param {any} answer */
function afterwards(answer) {
  var to = focusAfter && focusAfter();
  if (to) to.focus({ preventScroll: true });
  /* Where it leads nowhere either, it is not kept for a later answer. */
  if (to || answer.settled) focusAfter = null;
  if (!answer.settled) return;
  if (returning) settleBack();
  if (onPage) {
    keep();
    nameAfter();
  }
  if (go && (onPage || toggle.checked)) open();
}

/* What is less than literal, by tier; `near` is only what is likest where nothing else is there. */
/** @param {any} answer @param {boolean} [closer] Without what is only near. */
function tiersOf(answer, closer) {
  return answer.tiers.filter(function (/** @type {any} */ tier) { return tier.sections.length && !(closer && tier.name === "near"); });
}

/** @param {any} answer */
function empty(answer) {
  return !answer.all && !answer.jumps.length && !answer.said.length && !tiersOf(answer, true).length;
}

/** @param {any} answer */
function notLiteral(answer) {
  if (answer.partly) return SAY.notYet;
  if (answer.missing.length) return SAY.missing(answer.missing);
  if (!tiersOf(answer).length && !answer.said.length) return SAY.none;
  return SAY.notLiteral;
}

/* What the line over the list says. */
/** @param {any} answer */
function summed(answer) {
  var /** @type {any} */ words = answer.total ? SAY.found(answer) + (answer.partly ? SAY.partly(answer.listed) : "") : "";
  if (!words && !answer.jumps.length) words = answer.all ? SAY.none : answer.complete ? notLiteral(answer) : "";
  if (answer.dropped) words += SAY.dropped(answer.dropped);
  if (!answer.complete) words += (words ? "　" : "") + SAY.loading;
  if (answer.language !== own && asked.instead) words = SAY.instead + (words ? " " + words : "");
  return words;
}

/* A button that asks in another language; then the focus goes where it is wanted. */
/** @param {string} words @param {string} language @param {any} then */
function elsewhere(words, language, then) {
  return button(words, function () {
    asked.language = language;
    asked.instead = false;
    unfilter();
    focusAfter = then;
    ask();
  });
}

/* Places the question names: by a name, with the reason, or by a code. */
/** @param {any} answer @param {any} put */
function jumps(answer, put) {
  var /** @type {string} */ before = "";
  answer.jumps.forEach(function (/** @type {any} */ jump) {
    var called = jump.by === "name" ? SAY.name + (jump.why ? (english ? ": " : "：") + jump.why : "") : SAY.code;
    if (called !== before) put(aside(called));
    before = called;
    var item = section(jump.group, "jump");
    var hits = make("ol", { "class": "found__hits" });
    if (jump.hit.anchor !== jump.group.anchor) {
      hits.appendChild(row(jump.group, jump.hit, opening("jump")));
      item.appendChild(hits);
    }
    put(item);
  });
  if (answer.sections.length) put(aside(SAY.literal));
}

/* The pages of a list that are not shown yet, behind a button. */
/** @param {any} put @param {any} of The answer, an other name or a tier. @param {string} kinds */
function morePages(put, of, kinds) {
  if (!of.moreGroups) return;
  put(make("li", {})).appendChild(expand(of.least ? SAY.onward : SAY.moreGroups(of.moreGroups), function () {
    asked.limit += of.partly ? GROUPS : Math.min(of.moreGroups, 40);
    focusAfter = function () {
      var next = all(kinds, list)[of.sections.length];
      return next && next.querySelector("a");
    };
    ask();
  }));
}

/* Other names of what was asked for: offered openly, each with its reason; nothing of theirs stands among the literal hits. */
/** @param {any} answer @param {any} put */
function otherNames(answer, put) {
  answer.said.forEach(function (/** @type {any} */ name) {
    var item = make("li", { "class": "found__said" });
    item.appendChild(document.createTextNode((name.inside ? SAY.inside : SAY.said) + (english ? ": " : "：")));
    item.appendChild(button(name.as, function () { askFor(name.query, name.language); }));
    item.appendChild(document.createTextNode(" " + SAY.inParagraphs(name.paragraphs)));
    if (name.why) item.appendChild(make("span", { "class": "found__why" }, name.why));
    put(item);
    (name.sections || []).forEach(function (/** @type {any} */ page) { put(section(page, "said", name)); });
    morePages(put, name, "[data-kind=said]");
  });
}

/* What is not there letter by letter, clearly below what is. */
/** @param {any} answer @param {any} put */
function below(answer, put) {
  tiersOf(answer, answer.total > 0).forEach(function (/** @type {any} */ tier) {
    put(aside(tierName(tier) + (tier.label ? (english ? ": " : "：") + tier.label : "")));
    tier.sections.forEach(function (/** @type {any} */ page) { put(section(page, tier.name, tier)); });
    morePages(put, tier, "[data-kind=" + tier.name + "]");
  });
}

/** @param {any} tier */
function tierName(tier) {
  return tier.name === "sound" && !tier.label ? SAY.pinyin : /** @type {Record<string, string>} */ (SAY.tiers)[tier.name];
}

/* Ways on from an empty list. */
/** @param {any} answer @param {any} put */
function waysOn(answer, put) {
  if (!answer.complete || answer.total || answer.jumps.length || tiersOf(answer, true).length) return;
  if (answer.said.length || !answer.ways.length) return;
  var item = make("li", { "class": "found__ways" });
  item.appendChild(make("span", {}, SAY.ways + (english ? ":" : "：")));
  answer.ways.forEach(function (/** @type {any} */ way) {
    if (way.query === asked.text) {
      item.appendChild(button(SAY.unfiltered, function () {
        unfilter();
        focusAfter = function () { return list.querySelector("a") || box; };
        ask();
      }));
    } else if (way.query) item.appendChild(button(way.say, function () { askFor(way.query, asked.language); }));
    else item.appendChild(make("a", { href: handbook.address(way.address) }, way.say));
  });
  put(item);
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
  morePages(put, answer, "[data-kind=literal], [data-kind=apart]");
  otherNames(answer, put);
  below(answer, put);
  waysOn(answer, put);
  if (!nothing && answer.language === own && answer.others) {
    put(make("li", { "class": "found__others" })).appendChild(elsewhere(SAY.others(answer.others), other, function () { return list.querySelector("a"); }));
  }
  announce([
    answer.told,
    answer.jumps.length ? (answer.jumps[0].by === "name" ? SAY.name : SAY.code) + " " + (answer.jumps[0].hit.anchor.toUpperCase() || answer.jumps[0].group.title.join("")) : "",
    words
  ].concat(answer.said.map(function (/** @type {any} */ name) {
    return (name.inside ? SAY.inside : SAY.said) + " " + name.as;
  }), tiersOf(answer, answer.total > 0).map(function (/** @type {any} */ tier) {
    return tierName(tier) + " " + SAY.pages(tier.sections.length);
  })).filter(Boolean).join(english ? "; " : "；"));
}
