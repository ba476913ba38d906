/* What a reference says, and a quotation with it. Nothing here touches the page: it is reckoned in tests without one. */
function reading() {
  return root.getAttribute("data-reading") === "received" ? "received" : "emended";
}

function standard() {
  var recalled = handbook.recall("standard");
  return data.forms.some(function (/** @type {any} */ known) { return known.form === recalled; }) ? recalled : data.forms[0].form;
}

/** @param {string} name */
function form(name) {
  return data.forms.filter(function (/** @type {any} */ each) { return each.form === name; })[0];
}

function today() {
  var now = new Date();
  function two(/** @type {number} */ number) { return (number < 10 ? "0" : "") + number; }
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

/* 2026-11-21 → November 21, 2026, and 2026年11月21日 */
/** @param {string} day */
function spelled(day) {
  var parts = day.split("-").map(Number);
  return data.months ? data.months[parts[1] - 1] + " " + parts[2] + ", " + parts[0] : parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
}

/* Where a place is read: its public address, or while there is none the path of its page in the handbook. */
/** @param {string} path @param {string} anchor */
function whereabouts(path, anchor) {
  var link = handbook.online(path, anchor);
  return link ? { to: link } : handbook.path(path, anchor);
}

/* The code of one place, or of all places that one reference stands for. */
/** @param {any} cited */
function codes(cited) {
  return (cited.ids || [cited.id]).map(function (/** @type {string} */ id) { return id.toUpperCase(); }).join(data.digest ? ", " : "、");
}

/* Words are a list of strings, {to: an address} and {raised: a number}; from it come both flavours. */
/** @param {string} name @param {any} cited */
function reference(name, cited) {
  /* On the page of a digest the Chinese form brings its own words; all forms cite the Chinese text at its address. */
  var how = form(name);
  var own = how.own;
  var western = data.digest && !own;
  var anchor = (cited.ids && cited.ids.length > 1) || cited.id === data.code ? "" : cited.id;
  var /** @type {Record<string, any>} */ filled = {
    name: own ? own.name : NAME, version: handbook.version, code: codes(cited),
    reading: own ? own.reading : data.reading || WORDS.as[cited.reading], pinpoint: (western && cited.at ? ", " : "") + (cited.at || ""),
    accessed: western ? spelled(today()) : today(), day: spelled(today()), online: whereabouts(data.cited || handbook.page, anchor)
  };
  var /** @type {any} */ words = how.parts.map(function (/** @type {any} */ part, /** @type {number} */ at) { return at % 2 ? filled[part] : part; });
  var caution = own ? own.caution : data.caution;
  if (western) return caution ? words.concat(" [" + caution + "]") : words;
  if (how.way === "official") return words.concat("〔" + [filled.code, filled.reading].concat(caution || []).join("；") + "〕");
  /* After an address that ends in a full stop a space, or the address would be read on. */
  return caution ? words.concat((how.way === "inline" || how.way === "note" ? "" : " ") + "〔" + caution + "〕") : words;
}

/* As the mainland writes: “ ” outside, ‘ ’ inside, so those of the text are turned (GB/T 15834). An apostrophe stays. */
/** @param {string} text */
function quoted(text) {
  if (data.digest) return "“" + text.replace(/“/g, "‘").replace(/”/g, "’") + "”";
  var /** @type {Record<string, string>} */ turned = { "“": "‘", "”": "’", "‘": "“", "’": "”" };
  return "“" + text.replace(/[“”‘’]/g, function (sign, at) {
    var apostrophe = sign === "’" && /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Za-z]/.test(text.charAt(at + 1));
    return apostrophe ? sign : turned[sign];
  }) + "”";
}

/* What must be said about the words, in the form the reader chose. */
/** @param {any} cited */
function noted(cited) {
  if (data.digest) return [" [" + data.digest + "]", cited.said].filter(Boolean).join(" ");
  return handbook.remarked(cited.remarks, detail === "full");
}

/* How quotations stand in a text, by the way of a form. */
var /** @type {Record<string, (name: string, places: any) => any>} */ ways = {
  /* One number for the document, however many places: the place stands raised behind the number. */
  numbered: function (name, places) {
    return places
      .map(function (/** @type {any} */ cited) { return [quoted(cited.text), { raised: "[1]" + cited.at }, noted(cited)]; })
      .concat([[]], [["[1] "].concat(reference(name, together(places)))]);
  },
  /* Author and year in the sentence, the place raised behind them. */
  dated: function (name, places) {
    return places
      .map(function (/** @type {any} */ cited) { return [quoted(cited.text), form(name).mark].concat(cited.at ? { raised: cited.at } : [], noted(cited)); })
      .concat([[]], [reference(name, together(places))]);
  },
  /* A note of its own for each place. */
  note: function (name, places) {
    return places
      .map(function (/** @type {any} */ cited, /** @type {number} */ at) { return [quoted(cited.text), { raised: "〔" + (at + 1) + "〕" }, noted(cited)]; })
      .concat([[]], places.map(function (/** @type {any} */ cited, /** @type {number} */ at) { return ["〔" + (at + 1) + "〕 "].concat(reference(name, cited)); }));
  },
  /* The name in full the first time, then the short one. */
  official: function (name, places) {
    return places.map(function (/** @type {any} */ cited, /** @type {number} */ at) {
      var said = reference(at ? "official-again" : name, cited);
      return said.slice(0, -1).concat("：", quoted(cited.text), noted(cited), said.slice(-1));
    });
  },
  inline: function (name, places) {
    var gap = data.digest ? " " : "";
    return places.map(function (/** @type {any} */ cited) { return [quoted(cited.text), noted(cited) + gap].concat(reference(name, cited)); });
  },
  western: function (name, places) {
    return places
      .map(function (/** @type {any} */ cited, /** @type {number} */ at) { return [quoted(cited.text), { raised: "[" + (at + 1) + "]" }, (cited.at ? " " : "") + cited.at, noted(cited)]; })
      .concat([[]], places.map(function (/** @type {any} */ cited, /** @type {number} */ at) { return ["[" + (at + 1) + "] "].concat(reference(name, cited)); }));
  }
};

/* Several places of one document as one. */
/** @param {any[]} places */
function together(places) {
  var /** @type {string[]} */ ids = [];
  places.forEach(function (cited) { if (ids.indexOf(cited.id) < 0) ids.push(cited.id); });
  return { id: places[0].id, ids: ids, at: "", reading: places[0].reading };
}

/* One paragraph of words for each quotation; then, where the form has them, the references. */
/** @param {string} name @param {any} places */
function quotation(name, places) {
  var way = form(name).way;
  return ways[data.digest && way !== "inline" ? "western" : way](name, places);
}

/** @param {any} paragraphs */
function plain(paragraphs) {
  return paragraphs
    .map(function (/** @type {any} */ words) {
      return words.map(function (/** @type {any} */ word) { return word.to || word.raised || word; }).join("");
    })
    .join("\n");
}

/** @param {any} paragraphs */
function rich(paragraphs) {
  return paragraphs
    .filter(function (/** @type {any} */ words) { return words.length; })
    .map(function (/** @type {any} */ words) {
      var made = make(paragraphs.length > 1 ? "p" : "span");
      words.forEach(function (/** @type {any} */ word) {
        if (word.to) made.appendChild(make("a", { href: word.to }, word.to));
        else if (word.raised) made.appendChild(make("sup", {}, word.raised));
        else handbook.tell(made, word);
      });
      return made.outerHTML;
    })
    .join("");
}

/** @param {any} cited */
function report(cited) {
  var values = [
    cited.id.toUpperCase() + "（《" + data.title + "》" + cited.at + "）", WORDS.as[cited.reading], handbook.version,
    cited.lines.map(function (/** @type {any} */ line) { return line.name; }).join("、"), plain([[whereabouts(handbook.page, cited.id)]]), cited.text, ""
  ];
  return [[WORDS.reportHead]].concat(WORDS.fields.map(function (/** @type {any} */ field, /** @type {number} */ at) { return [field + WORDS.colon, values[at]]; }));
}
