/* What a reference says. */
function reading() {
  return root.getAttribute("data-reading") === "received" ? "received" : "emended";
}

function standard() {
  var recalled = handbook.recall("standard");
  return data.forms.some(function (known) { return known[0] === recalled; }) ? recalled : data.forms[0][0];
}

function form(name) {
  return data.forms.filter(function (each) { return each[0] === name; })[0];
}

function today() {
  var now = new Date();
  function two(number) { return (number < 10 ? "0" : "") + number; }
  return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
}

/* Words are a list of strings, {to: an address} and {raised: a number}; from it come both flavours. */
function reference(name, cited) {
  var filled = {
    name: NAME, version: handbook.version, code: cited.id.toUpperCase(), reading: WORDS.as[cited.reading],
    pinpoint: cited.at || "", accessed: today(), online: { to: handbook.online(handbook.page, cited.id === data.code ? "" : cited.id) }
  };
  var words = form(name)[2].map(function (part, at) { return at % 2 ? filled[part] : part; });
  /* After an address that ends in a full stop a space, or the address would be read on. */
  return data.caution ? words.concat((name === "plain" ? "" : " ") + "〔" + data.caution + "〕") : words;
}

/* A text with double quotation marks of its own stands in 「」, so that nothing in it need be altered. */
function quoted(text) {
  return /[“”]/.test(text) && !/[「」]/.test(text) ? "「" + text + "」" : "“" + text + "”";
}

/* What must be said about the words, in the form the reader chose. */
function noted(cited) {
  return handbook.remarked(cited.remarks, detail === "full");
}

/* One paragraph of words for each quotation; in the numbered forms the references follow. */
function quotation(name, places) {
  if (name === "plain") {
    return places.map(function (cited) { return [quoted(cited.text), noted(cited)].concat(reference(name, cited)); });
  }
  return places
    .map(function (cited, at) { return [quoted(cited.text), { raised: "[" + (at + 1) + "]" }, cited.at, noted(cited)]; })
    .concat([[]], places.map(function (cited, at) { return ["[" + (at + 1) + "] "].concat(reference(name, cited)); }));
}

function plain(paragraphs) {
  return paragraphs
    .map(function (words) {
      return words.map(function (word) { return word.to || word.raised || word; }).join("");
    })
    .join("\n");
}

function rich(paragraphs) {
  return paragraphs
    .filter(function (words) { return words.length; })
    .map(function (words) {
      var made = make(paragraphs.length > 1 ? "p" : "span");
      words.forEach(function (word) {
        if (word.to) made.appendChild(make("a", { href: word.to }, word.to));
        else if (word.raised) made.appendChild(make("sup", {}, word.raised));
        else made.appendChild(document.createTextNode(word));
      });
      return made.outerHTML;
    })
    .join("");
}

function report(cited) {
  var values = [
    cited.id.toUpperCase() + "（《" + data.title + "》" + cited.at + "）", WORDS.as[cited.reading], handbook.version,
    cited.lines.map(function (line) { return line.name; }).join("、"), handbook.online(handbook.page, cited.id), cited.text, ""
  ];
  return [[WORDS.reportHead]].concat(WORDS.fields.map(function (field, at) { return [field + WORDS.colon, values[at]]; }));
}
