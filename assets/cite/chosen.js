/* What the page of a text gives: in the reading that is shown, in the form that was chosen. */
function reading() {
  return root.getAttribute("data-reading") === "received" ? "received" : "emended";
}

function standard() {
  var recalled = handbook.recall("standard");
  return data.forms.some(function (/** @type {any} */ known) { return known.form === recalled; }) ? recalled : data.forms[0].form;
}

/* One paragraph of words for each quotation; then, where the form has them, the references. */
/** @param {string} name @param {any} places */
function quotation(name, places) {
  var made = composed(name, places);
  if (!made.notes.length) return made.body;
  return made.body.concat([[]], made.notes.map(function (each) { return (each.label ? [each.label] : []).concat(each.words); }));
}

/** @param {any} paragraphs */
function rich(paragraphs) {
  return paragraphs
    .filter(function (/** @type {any} */ words) { return words.length; })
    .map(function (/** @type {any} */ words) {
      var made = make(paragraphs.length > 1 ? "p" : "span");
      words.forEach(function (/** @type {any} */ word) {
        if (word.to) made.appendChild(make("a", { href: word.to }, word.called || word.to));
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
