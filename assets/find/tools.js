/* What can be done with the list as a whole. A tool is a row of TOOLS: its words and what it does with the passages. */

/* What goes along with every quotation of a kind of document. */
var STANDING = JSON.parse(home.getAttribute("data-standing") || "{}");

/* All passages of the question, not only those that are shown, each in full. */
/** @param {any} done */
function passages(done) {
  collect(Object.assign(question(), { type: "hits", whole: true, limit: asked.limit }), function (/** @type {any} */ answer) {
    done(answer.hits.map(passage), answer.partly);
  });
}

/** @param {any} hit */
function passage(hit) {
  var notes = hit.remarks.slice();
  if (hit.received) notes.unshift(SAY.received);
  if (STANDING[hit.label] && !hit.what) notes.push(STANDING[hit.label]);
  return {
    hit: hit, code: codeOf(hit, hit.id), title: hit.title, label: hit.what || hit.label, quoted: !hit.what && (hit.flags & DOCUMENT), words: hit.words.replace(/\n+/g, "　"),
    notes: notes, western: asked.language === "en", address: handbook.online(hit.path, hit.id) || handbook.path(hit.path, hit.id)
  };
}

/** @param {any} each */
function cells(each) {
  return [each.code, each.title, each.label, each.words, each.notes.join(english ? "; " : "；"), each.address];
}

/** @param {any[]} passagesGiven */
function csvOf(passagesGiven) {
  return "\uFEFF" + [SAY.columns].concat(passagesGiven.map(cells)).map(function (line) {
    return line.map(function (cell) { return '"' + cell.replace(/"/g, '""') + '"'; }).join(",");
  }).join("\r\n") + "\r\n";
}

/* Words of a text stand in quotation marks; what the editors say of it does not, and is called what it is. */
/** @param {any} each */
function lineOf(each) {
  var words = each.quoted ? handbook.quoted(each.words, each.western) : each.words;
  var of = each.quoted || !each.label ? "" : (english ? " · " : "·") + each.label;
  return (each.code ? each.code + " " : "") + (english ? each.title + of + ": " : "《" + each.title + "》" + of + "：") + words + handbook.noted(each.notes);
}

/* As text, and as a list of links. */
/** @param {any[]} given */
function listed(given) {
  var head = "“" + asked.text + "”" + (english ? ", version " : "，手册版本 ") + handbook.version;
  var whole = make("div", {});
  whole.appendChild(make("p", {}, head));
  var items = make("ol", {});
  given.forEach(function (each) {
    var item = make("li", {}, lineOf(each) + " ");
    item.appendChild(make("a", { href: each.address }, each.address));
    items.appendChild(item);
  });
  whole.appendChild(items);
  return {
    plain: [head].concat(given.map(function (each, at) { return at + 1 + ". " + lineOf(each) + " " + each.address; })).join("\n"),
    html: whole.innerHTML
  };
}

/** @param {any[]} given */
function copyList(given) {
  var both = listed(given);
  return handbook.copied(both.plain, both.html) ? SAY.copied(given.length) : SAY.refused;
}

/** @param {any[]} given */
function saveCsv(given) {
  handbook.saved(asked.text.replace(/[^0-9A-Za-z\u3400-\u9fff]+/g, "-").slice(0, 40) + ".csv", csvOf(given), "text/csv");
  return SAY.saved(given.length);
}

/* What an entry is called: its first line, where its page is one of many. */
/** @param {any} each */
function headed(each) {
  var lines_ = each.hit.words.split(/\n+/);
  return each.title === each.label && lines_.length > 1 ? lines_[0] : each.title;
}

/* Into the basket: words of a text with what must be said of them, other passages as words of the editors. */
/** @param {any[]} given @param {(said: string) => void} done */
function gatherList(given, done) {
  handbook.basket.gather(given.map(function (each) {
    var code_ = each.hit.id.split("-")[0];
    var notes = each.notes.map(function (/** @type {string} */ note) { return [0, 0, "", note, note]; });
    if (each.quoted) {
      var digest = /^en\//.test(each.hit.path);
      return {
        place: { id: each.hit.id, text: each.words, reading: each.hit.received ? "received" : "emended" },
        from: { document: code_, kind: digest ? "en" : "zh", path: "texts/" + code_ }
      };
    }
    return {
      place: { id: each.hit.id || each.hit.path, text: each.words, reading: "emended", remarks: notes },
      from: { document: "", kind: "ours", path: each.hit.path, title: headed(each), code: each.label, what: "ours", anchor: "", loose: true }
    };
  }), function (said) { done(said); });
}

/** @type {[string, (given: any[], done: (said: string) => void) => void][]} */
var TOOLS = [
  [SAY.gather, gatherList],
  [SAY.copyList, function (given, done) { done(copyList(given)); }],
  [SAY.csv, function (given, done) { done(saveCsv(given)); }]
];

/** @param {any} answer */
function showTools(answer) {
  tools.textContent = "";
  tools.hidden = answer.empty || (onPage && !answer.total);
  if (tools.hidden) return;
  if (!onPage) {
    tools.appendChild(make("a", { "class": "found__as-page", href: addressOf(question()) }, SAY.asPage));
    return;
  }
  var said = make("span", { "class": "found__taken", role: "status" });
  TOOLS.forEach(function (tool) {
    var made = make("button", { type: "button" }, tool[0]);
    made.disabled = !answer.settled;
    made.addEventListener("click", function () {
      passages(function (/** @type {any[]} */ given, /** @type {boolean} */ partly) {
        tool[1](given, function (told_) { said.textContent = told_ + (partly ? SAY.notAll : ""); });
      });
    });
    tools.appendChild(made);
  });
  tools.appendChild(said);
}
