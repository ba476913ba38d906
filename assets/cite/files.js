/* The reference to a place as a file: what scripts/edition/ids/cite_files.py composed, with the place filled in. */
/** @param {string} text */
function tex(text) {
  var /** @type {Record<string, string>} */ marked = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  return text.replace(/[\\~^{}%&#$_]/g, function (sign) { return marked[sign] || "\\" + sign; });
}

var /** @type {Record<string, (value: string) => string>} */ escapes = {
  ris: function (value) { return value; },
  "csl.json": function (value) { return JSON.stringify(value).slice(1, -1); },
  bib: tex
};

/** @param {string} ending @param {any} cited */
function file(ending, cited) {
  var of = textOf(cited);
  var /** @type {Record<string, string>} */ filled = {
    key: cited.ids && cited.ids.length > 1 ? cited.id + ":" + cited.ids[cited.ids.length - 1] : cited.id, code: codes(cited), place: (cited.at || "").replace(/\s+/g, " "), title: cited.title || "",
    url: handbook.online(cited.path || of.cited || handbook.page, cited.anchor !== undefined ? cited.anchor : cited.id)
  };
  return of.files[ending].parts
    .map(function (/** @type {string} */ part, /** @type {number} */ at) {
      if (at % 2 === 0) return part;
      return part === "url" || part === "key" ? filled[part] : escapes[ending](filled[part]);
    })
    .join("");
}
