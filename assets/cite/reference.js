/* What a reference says, and a quotation with it. Nothing here touches the page: it is reckoned in tests without one. */
/** @param {string} name @param {any} [of] */
function form(name, of) {
  var known_ = (of || data).forms;
  return known_.filter(function (/** @type {any} */ each) { return each.form === name; })[0] || known_[0];
}

function today() {
  var now = new Date();
  function two(/** @type {number} */ number) { return (number < 10 ? "0" : "") + number; }
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

/* 2026-11-21 → November 21, 2026, and 2026年11月21日 */
/** @param {string} day @param {any} of */
function spelled(day, of) {
  var parts = day.split("-").map(Number);
  return of.months ? of.months[parts[1] - 1] + " " + parts[2] + ", " + parts[0] : parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
}

/* Where a place is read: its public address, or while there is none the path of its page in the handbook. */
/** @param {string} path @param {string} anchor */
function whereabouts(path, anchor) {
  var link = handbook.online(path, anchor);
  return link ? { to: link } : handbook.path(path, anchor);
}

/* What is known of the text that a place stands in: its own (the basket holds places of many), else the page's. */
/** @param {any} cited */
function textOf(cited) {
  return cited.of || data;
}

/* The code of one place, or of all places that one reference stands for; a long run by its ends. */
/** @param {any} cited */
function codes(cited) {
  if (cited.code) return cited.code;
  var western = textOf(cited).months;
  var all_ = (cited.ids || [cited.id]).map(function (/** @type {string} */ id) { return id.toUpperCase(); });
  if (all_.length > 3 && !cited.many) return all_[0] + (western ? " to " : "至") + all_[all_.length - 1];
  return all_.join(western ? ", " : "、");
}

/* The title of an entry inside 《》 (GB/T 15834). */
/** @param {string} title @param {string} way */
function titled(title, way) {
  return way === "note" || way === "official" || way === "inline" ? title.replace(/《/g, "〈").replace(/》/g, "〉") : title;
}

/* Where on its page a place stands; several places of a text, and entries whose ids may change, are cited by their page. */
/** @param {any} cited */
function anchorOf(cited) {
  if (cited.anchor !== undefined) return cited.anchor;
  return cited.many || cited.id === textOf(cited).code ? "" : cited.id;
}

/* What differs from one reference to the next: by the names of the slots (scripts/edition/ids/cite_forms.py). */
/** @param {any} cited @param {any} of @param {any} how @returns {Record<string, any>} */
function filling(cited, of, how) {
  /* On the page of a digest the Chinese form brings its own words; all forms cite the Chinese text at its address. */
  var own = how.own || { name: of.name || NAME, reading: cited.as || of.reading || WORDS.as[cited.reading] };
  var western = of.months && !how.own;
  var day = cited.on || today();
  return {
    name: own.name, version: cited.version || handbook.version, code: codes(cited), title: titled(cited.title || "", how.way),
    reading: own.reading, pinpoint: (western && cited.at ? ", " : "") + (cited.at || ""),
    accessed: western ? spelled(day, of) : day, day: spelled(day, of), online: whereabouts(cited.path || of.cited || handbook.page, anchorOf(cited))
  };
}

/* Words are a list of strings, {to: an address} and {raised: a number}; from it come both flavours. */
/** @param {string} name @param {any} cited */
function reference(name, cited) {
  var of = textOf(cited);
  var how = form(name, of);
  var filled = filling(cited, of, how);
  var /** @type {any} */ words = how.parts.map(function (/** @type {any} */ part, /** @type {number} */ at) { return at % 2 ? filled[part] : part; });
  var caution = how.own ? how.own.caution : of.caution;
  if (of.months && !how.own) return caution ? words.concat(" [" + caution + "]") : words;
  if (how.way === "official") return words.concat("〔" + [filled.code, filled.reading].concat(caution || []).join("；") + "〕");
  /* After an address that ends in a full stop a space, or the address would be read on. */
  return caution ? words.concat((how.way === "inline" || how.way === "note" ? "" : " ") + "〔" + caution + "〕") : words;
}
