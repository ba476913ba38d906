/* The basket as files: for reference managers, and as a table. */
/** @param {any} place @param {string} ending */
function fileOf(place, ending) {
  /* What the three formats say is said in Chinese, whatever form is chosen: they cite the Chinese text. */
  var of = place.texts.zh;
  return file(ending, { id: place.id, at: place.at, title: place.title, code: place.code, of: of, path: place.path });
}

/** @param {Basket} basket @param {string} ending */
function references(basket, ending) {
  var /** @type {string[]} */ seen = [];
  var /** @type {string[]} */ made = [];
  basket.items.forEach(function (item) {
    var texts = basket.texts[item.key];
    var name = item.path + "#" + item.ids.join();
    if (seen.indexOf(name) >= 0 || !texts.zh.files) return;
    seen.push(name);
    made.push(fileOf(Object.assign({}, item, { texts: texts }), ending));
  });
  if (ending !== "csl.json") return made.join(ending === "bib" ? "\n" : "");
  return JSON.stringify(made.reduce(function (all_, each) { return all_.concat(JSON.parse(each)); }, /** @type {any[]} */ ([])), null, 1) + "\n";
}

/** @param {string} text */
function cell(text) {
  /* A table program would take these for a formula. */
  return '"' + (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""') + '"';
}

/** @param {Basket} basket @param {string} name @param {string[]} columns @returns {string} */
function table(basket, name, columns) {
  var rows = placesOf(basket, name).map(function (place, at) {
    var said = noted(place).trim();
    return [String(at + 1), codes(place), place.title, place.at, WORDS.what[place.what] || WORDS.as[place.reading], place.text, said, plain([reference(name, place)]), place.version, place.on, plain([[whereabouts(place.path, place.id)]])];
  });
  return "\uFEFF" + [columns].concat(rows).map(function (line) { return line.map(cell).join(","); }).join("\r\n") + "\r\n";
}
