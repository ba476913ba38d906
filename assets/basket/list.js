/* The list: what each place says, and what can be done with it. */
var /** @type {string} */ picked = "";
var kind = handbook.recall("basket.notes") === "endnotes" ? "endnotes" : "footnotes";

/** @param {Basket} basket @param {string} language */
function formsIn(basket, language) {
  var /** @type {any[]} */ found = [];
  basket.items.forEach(function (item) {
    var text = basket.texts[item.key][language];
    if (text && !found.length) found = text.forms;
  });
  /* The page of a digest lists the Chinese form among its own. */
  return found.filter(function (each) { return !each.own; });
}

/* The form that was chosen last, else the first of the page's language. */
/** @param {Basket} basket */
function chosenForm(basket) {
  var own = formsIn(basket, english ? "en" : "zh");
  var all_ = own.concat(formsIn(basket, english ? "zh" : "en"));
  var last = handbook.recall(english ? "basket.form" : "standard");
  var found = all_.filter(function (each) { return each.form === last; })[0] || all_[0];
  return found ? found.form : "";
}

/* Words with what is raised and where they lead. */
/** @param {any} into @param {any[]} words */
function showWords(into, words) {
  words.forEach(function (word) {
    if (typeof word === "string") handbook.tell(into, word);
    else if (word.to) into.appendChild(make("a", { href: word.to }, word.to));
    else into.appendChild(make("sup", {}, word.raised));
  });
  return into;
}

/** @param {string} act @param {any} item @param {string} sign @param {() => void} then */
function actButton(act, item, sign, then) {
  var button = make("button", { type: "button", "data-act": act, "aria-label": WORDS[act] + " " + item.title }, sign);
  button.addEventListener("click", then);
  return button;
}

/* Longer words are folded. */
var LONG = 150;

/** @param {any} words */
function unfolding(words) {
  words.classList.add("is-folded");
  var button = make("button", { type: "button", "class": "basket__more", "aria-expanded": "false" }, WORDS.more);
  button.addEventListener("click", function () {
    button.setAttribute("aria-expanded", String(!words.classList.toggle("is-folded")));
  });
  return button;
}

/** @param {any} place @param {number} at @param {number} sum */
function row(place, at, sum) {
  var made = make("li", { "class": "basket__item", "data-n": String(place.n) });
  var words = made.appendChild(make("div", { "class": "basket__words" }));
  wordsOf(place).forEach(function (/** @type {string} */ each) { handbook.tell(words.appendChild(make("p")), each); });
  if (place.text.length > LONG) words.parentNode.insertBefore(unfolding(words), words.nextSibling);
  var where = made.appendChild(make("p", { "class": "basket__where" }));
  where.appendChild(make("a", { "class": "basket__code", href: handbook.address(place.path, place.id) }, codes(place)));
  handbook.tell(where.appendChild(make("span", {})), (english ? place.title : "《" + place.title.replace(/《/g, "〈").replace(/》/g, "〉") + "》") + (place.at ? (english ? ", " : "") + place.at : ""));
  handbook.tell(where.appendChild(make("span", { "class": "basket__how" })), [WORDS.what[place.what] || WORDS.as[place.reading], WORDS.gathered + place.on].join(english ? "; " : "，"));
  var said = noted(place).trim();
  if (said) handbook.tell(made.appendChild(make("p", { "class": "basket__remarks" })), said);
  var acts = made.appendChild(make("div", { "class": "basket__acts" }));
  var up = acts.appendChild(actButton("up", place, "↑", function () { shift(place.n, -1); }));
  var down = acts.appendChild(actButton("down", place, "↓", function () { shift(place.n, 1); }));
  up.disabled = at === 0;
  down.disabled = at === sum - 1;
  acts.appendChild(actButton("out", place, WORDS.out, function () { takeOut(place.n); }));
  return made;
}

/** @param {Composed} made */
function preview(made) {
  var shown = make("section", { "class": "basket__preview", "aria-labelledby": "basket-preview" });
  shown.appendChild(make("h2", { id: "basket-preview" }, WORDS.preview));
  made.body.forEach(function (words) { showWords(shown.appendChild(make("p")), words); });
  if (made.listed) shown.appendChild(make("p", { "class": "basket__heading" }, WORDS.list));
  if (!made.notes.length) return shown;
  var notes = shown.appendChild(make("div", { "class": made.listed ? "basket__notes basket__notes--listed" : "basket__notes" }));
  made.notes.forEach(function (note) { showWords(notes.appendChild(make("p")), [note.label].concat(note.words)); });
  return shown;
}
