/* What a reference says. */
function reading() {
  return root.getAttribute("data-reading") === "received" ? "received" : "emended";
}

function standard() {
  var recalled = handbook.recall("standard");
  return data.forms.some(function (/** @type {any} */ known) { return known[0] === recalled; }) ? recalled : data.forms[0][0];
}

/** @param {string} name */
function form(name) {
  return data.forms.filter(function (/** @type {any} */ each) { return each[0] === name; })[0];
}

function today() {
  var now = new Date();
  function two(/** @type {number} */ number) { return (number < 10 ? "0" : "") + number; }
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

/* Words are a list of strings, {to: an address} and {raised: a number}; from it come both flavours. */
/** @param {string} name @param {any} cited */
function reference(name, cited) {
  /* On the page of a digest the Chinese form brings its own words; all forms cite the Chinese text at its address. */
  var own = form(name)[3];
  var western = data.digest && !own;
  var /** @type {Record<string, any>} */ filled = {
    name: own ? own.name : NAME, version: handbook.version, code: cited.id.toUpperCase(),
    reading: own ? own.reading : data.reading || WORDS.as[cited.reading], pinpoint: (western && cited.at ? ", " : "") + (cited.at || ""),
    accessed: western ? spelled(today()) : today(), online: { to: handbook.online(data.cited || handbook.page, cited.id === data.code ? "" : cited.id) }
  };
  var /** @type {any} */ words = form(name)[2].map(function (/** @type {any} */ part, /** @type {number} */ at) { return at % 2 ? filled[part] : part; });
  var caution = own ? own.caution : data.caution;
  if (western) return caution ? words.concat(" [" + caution + "]") : words;
  /* After an address that ends in a full stop a space, or the address would be read on. */
  return caution ? words.concat((name === "plain" ? "" : " ") + "〔" + caution + "〕") : words;
}

/* 2026-11-21 → November 21, 2026 */
/** @param {string} day */
function spelled(day) {
  var parts = day.split("-");
  return data.months[Number(parts[1]) - 1] + " " + Number(parts[2]) + ", " + parts[0];
}

/* A text with double quotation marks of its own stands in 「」, so that nothing in it need be altered. */
/** @param {string} text */
function quoted(text) {
  if (data.digest) return "“" + text.replace(/“/g, "‘").replace(/”/g, "’") + "”";
  return /[“”]/.test(text) && !/[「」]/.test(text) ? "「" + text + "」" : "“" + text + "”";
}

/* What must be said about the words, in the form the reader chose. */
/** @param {any} cited */
function noted(cited) {
  if (data.digest) return [" [" + data.digest + "]", cited.said].filter(Boolean).join(" ");
  return handbook.remarked(cited.remarks, detail === "full");
}

/* One paragraph of words for each quotation; in the numbered forms the references follow. */
/** @param {string} name @param {any} places */
function quotation(name, places) {
  if (name === "plain" || name === "text") {
    var gap = name === "text" ? " " : "";
    return places.map(function (/** @type {any} */ cited) { return [quoted(cited.text), noted(cited) + gap].concat(reference(name, cited)); });
  }
  return places
    .map(function (/** @type {any} */ cited, /** @type {number} */ at) { return [quoted(cited.text), { raised: "[" + (at + 1) + "]" }, (data.digest && cited.at ? " " : "") + cited.at, noted(cited)]; })
    .concat([[]], places.map(function (/** @type {any} */ cited, /** @type {number} */ at) { return ["[" + (at + 1) + "] "].concat(reference(name, cited)); }));
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
        else made.appendChild(document.createTextNode(word));
      });
      return made.outerHTML;
    })
    .join("");
}

/** @param {any} cited */
function report(cited) {
  var values = [
    cited.id.toUpperCase() + "（《" + data.title + "》" + cited.at + "）", WORDS.as[cited.reading], handbook.version,
    cited.lines.map(function (/** @type {any} */ line) { return line.name; }).join("、"), handbook.online(handbook.page, cited.id), cited.text, ""
  ];
  return [[WORDS.reportHead]].concat(WORDS.fields.map(function (/** @type {any} */ field, /** @type {number} */ at) { return [field + WORDS.colon, values[at]]; }));
}
