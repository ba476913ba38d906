/* How quotations stand in a text, with their references: in paragraphs of words, from which come all flavours. */

/* The words of a place as they stand in a text: paragraphs, of which the last goes on; what the editors say of
   something is no quotation of a text. */
/** @param {any} cited */
function wordsOf(cited) {
  if (cited.loose) return cited.text.split("\n");
  /* A quotation of several paragraphs opens each of them and closes the last (GB/T 15834). */
  return handbook.quoted(cited.text, Boolean(cited.digest || textOf(cited).digest)).split("\n").map(function (/** @type {string} */ each, /** @type {number} */ at) {
    return at ? "“" + each : each;
  });
}

/* What must be said about the words, in the form the reader chose. */
/** @param {any} cited */
function noted(cited) {
  var digest = cited.digest || textOf(cited).digest;
  if (digest) return [" [" + digest + "]", cited.said].filter(Boolean).join(" ");
  return handbook.remarked(cited.remarks, detail === "full");
}

/* How quotations stand in a text, by the way of a form: a paragraph of words for each, and after them the references,
   each with the label it has in the text (none where the list is by author and year). A word {note: 0} in the text is
   the first note. */
/** @param {any} cited @param {any[]} after */
function saidWith(cited, after) {
  var paragraphs = wordsOf(cited).map(function (/** @type {any} */ each) { return [each]; });
  paragraphs.push(paragraphs.pop().concat(after));
  return paragraphs;
}

/* Which text each place is of: texts in the order in which they first occur, with their places. */
/** @param {any[]} places */
function byText(places) {
  var /** @type {any[]} */ texts = [];
  places.forEach(function (cited) {
    var key = (cited.key || "") + (cited.reading || "");
    var known = texts.filter(function (each) { return each.key === key; })[0];
    if (known) known.places.push(cited);
    else texts.push({ key: key, places: [cited] });
  });
  return texts;
}

/** @param {any[]} lists @returns {any[]} */
function flat(lists) {
  return /** @type {any[]} */ ([]).concat.apply([], lists);
}

/** @type {Record<string, (name: string, places: any[]) => Composed>} */
var ways = {
  /* One number for the document, however many places: the place stands raised behind the number. */
  numbered: function (name, places) {
    var texts = byText(places);
    return {
      body: flat(places.map(function (cited) {
        var at = texts.map(function (each) { return each.places.indexOf(cited) >= 0; }).indexOf(true);
        return saidWith(cited, [{ note: at, raised: "[" + (at + 1) + "]" + cited.at, before: "[", after: "]" + cited.at }, noted(cited)]);
      })),
      notes: texts.map(function (each, at) { return { label: "[" + (at + 1) + "] ", words: reference(name, together(each.places)) }; })
    };
  },
  /* Author and year in the sentence, the place raised behind them. */
  dated: function (name, places) {
    return {
      body: flat(places.map(function (cited) {
        return saidWith(cited, [form(name, textOf(cited)).mark].concat(cited.at ? { raised: cited.at } : [], noted(cited)));
      })),
      notes: byText(places).map(function (each) { return { label: "", words: reference(name, together(each.places)) }; }).sort(function (one, other) {
        return String(one.words[0]).localeCompare(String(other.words[0]), "zh-Hans-CN");
      }),
      listed: true
    };
  },
  /* A note of its own for each place. */
  note: function (name, places) {
    return {
      body: flat(places.map(function (cited, at) {
        return saidWith(cited, [{ note: at, raised: "〔" + (at + 1) + "〕", before: "〔", after: "〕" }, noted(cited)]);
      })),
      notes: places.map(function (cited, at) { return { label: "〔" + (at + 1) + "〕 ", words: reference(name, cited) }; })
    };
  },
  /* The name in full the first time, then the short one. */
  official: function (name, places) {
    var texts = byText(places);
    return {
      body: flat(places.map(function (cited) {
        var first = texts.some(function (each) { return each.places[0] === cited; });
        var said = reference(first ? name : "official-again", cited);
        var paragraphs = saidWith(cited, [noted(cited)].concat(said.slice(-1)));
        paragraphs[0] = said.slice(0, -1).concat("：", paragraphs[0]);
        return paragraphs;
      })),
      notes: []
    };
  },
  inline: function (name, places) {
    return {
      body: flat(places.map(function (cited) {
        return saidWith(cited, [noted(cited) + (textOf(cited).months ? " " : "")].concat(reference(name, cited)));
      })),
      notes: []
    };
  },
  western: function (name, places) {
    return {
      body: flat(places.map(function (cited, at) {
        return saidWith(cited, [{ note: at, raised: "[" + (at + 1) + "]", before: "[", after: "]" }, (cited.at ? " " : "") + cited.at, noted(cited)]);
      })),
      notes: places.map(function (cited, at) { return { label: "[" + (at + 1) + "] ", words: reference(name, cited) }; })
    };
  }
};

/* Several places of one document as one. */
/** @param {any[]} places */
function together(places) {
  var /** @type {string[]} */ ids = [];
  places.forEach(function (cited) {
    (cited.ids || [cited.id]).forEach(function (/** @type {string} */ id) { if (ids.indexOf(id) < 0) ids.push(id); });
  });
  return Object.assign({}, places[0], { ids: ids, at: "", many: places.length > 1 && ids.length > 1 });
}

/* What is quoted, composed in a form: see ways. */
/** @param {string} name @param {any[]} places @returns {Composed} */
function composed(name, places) {
  var of = textOf(places[0]);
  var way = form(name, of).way;
  return ways[of.months && way !== "inline" ? "western" : way](name, places);
}

/** @param {any} paragraphs */
function plain(paragraphs) {
  return paragraphs
    .map(function (/** @type {any} */ words) {
      return words.map(function (/** @type {any} */ word) { return word.to || word.raised || word; }).join("");
    })
    .join("\n");
}
