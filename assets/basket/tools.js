/* What can be done with the basket as a whole. */
/** @param {string} label @param {any} control */
function field(label, control) {
  var made = make("label", { "class": "basket__field" });
  made.appendChild(make("span", {}, label));
  made.appendChild(control);
  return made;
}

/** @param {string} label @param {string} name @param {Record<string, string>} choices @param {string} now @param {(to: string) => void} chosen */
function choice(label, name, choices, now, chosen) {
  var group = make("div", { "class": "basket__choice", role: "group", "aria-label": label, "data-choice": name });
  group.appendChild(make("span", { "aria-hidden": "true" }, label));
  Object.keys(choices).forEach(function (each) {
    var button = group.appendChild(make("button", { type: "button", "data-value": each, "aria-pressed": String(each === now) }, choices[each]));
    button.addEventListener("click", function () { chosen(each); });
  });
  return group;
}

/** @param {Basket} basket */
function formChoice(basket) {
  var select = make("select", { "data-forms": "" });
  function listed(/** @type {any} */ into, /** @type {string} */ language) {
    formsIn(basket, language).forEach(function (each) { into.appendChild(make("option", { value: each.form }, each.label)); });
  }
  listed(select, english ? "en" : "zh");
  var others = make("optgroup", { label: WORDS.others });
  listed(others, english ? "zh" : "en");
  if (others.firstChild) select.appendChild(others);
  select.value = picked;
  select.addEventListener("change", function () {
    handbook.remember(english ? "basket.form" : "standard", select.value);
    show();
    /** @type {any} */ (home.querySelector("[data-forms]")).focus();
  });
  return field(WORDS.form, select);
}

/** @param {string} name @param {string} type @param {any} content */
function save(name, type, content) {
  handbook.saved(name, content, type);
  say(WORDS.saved + name + (english ? "." : "。") + addressSaid());
}

/* An address that is none is given to nobody without a word. */
function addressSaid() {
  return handbook.online("") ? "" : WORDS.noAddress;
}

function fileName() {
  return WORDS.file + "-" + today();
}

/** @param {Composed} made */
function saveWord(made) {
  handbook.load(handbook.asset("office/fflate.js"), function () {
    var parts = wordParts(made, kind, WORDS.list, { title: fileName(), made: new Date().toISOString().slice(0, 19) + "Z" });
    var /** @type {Record<string, Uint8Array>} */ files = {};
    Object.keys(parts).forEach(function (name) { files[name] = fflate.strToU8(parts[name]); });
    save(fileName() + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", fflate.zipSync(files));
  }, function () { say(WORDS.failed); });
}

/** @param {Composed} made @param {Basket} basket */
function copyAll(made, basket) {
  var text = asText(made, WORDS.list);
  if (handbook.copied(text, forWord(made, kind, WORDS.list))) return say(WORDS.copied(basket.items.length) + addressSaid());
  say(WORDS.refused);
  var area = make("textarea", { readonly: "", rows: "6", "aria-label": WORDS.text });
  area.value = text;
  told.parentNode.appendChild(area);
  area.focus({ preventScroll: true });
  area.select();
  return undefined;
}

/** @param {string} label @param {string} name @param {() => void} then */
function tool(label, name, then) {
  var button = make("button", { type: "button", "data-tool": name }, label);
  button.addEventListener("click", then);
  return button;
}

/** @param {Basket} basket @param {Composed} made */
function toolsOf(basket, made) {
  var all_ = make("div", { "class": "basket__tools" });
  var choices = all_.appendChild(make("div", { "class": "basket__choices" }));
  choices.appendChild(formChoice(basket));
  if (made.notes.length && !made.listed) {
    choices.appendChild(choice(WORDS.notes, "notes", WORDS.kinds, kind, function (to) {
      kind = to;
      handbook.remember("basket.notes", to);
      show();
      focusOn("[data-choice=notes] [aria-pressed=true]");
    }));
  } else choices.appendChild(make("p", { "class": "basket__said" }, made.listed ? WORDS.listed : WORDS.unnoted));
  choices.appendChild(choice(WORDS.remarks, "remarks", WORDS.details, detail, function (to) {
    detail = to;
    handbook.remember("remarks", to);
    show();
    focusOn("[data-choice=remarks] [aria-pressed=true]");
  }));
  var acts = all_.appendChild(make("div", { "class": "basket__take" }));
  acts.appendChild(tool(WORDS.copy, "copy", function () { copyAll(made, basket); })).className = "basket__first";
  acts.appendChild(tool(WORDS.word, "docx", function () { saveWord(made); }));
  var texts = basket.texts[basket.items[0].key].zh.files || {};
  Object.keys(texts).forEach(function (ending) {
    acts.appendChild(tool(texts[ending].label, ending, function () { save(fileName() + "." + ending, "text/plain", references(basket, ending)); }));
  });
  acts.appendChild(tool(WORDS.table, "csv", function () { save(fileName() + ".csv", "text/csv", table(basket, picked, WORDS.columns)); }));
  return all_;
}
