/* A whole Word file: its body, then what its notes say, and what lies in it that was not read. */

/* What the note of each mark says, behind the text, a paragraph each. */
/** @param {any} book @param {typeof NOTES[0]} note @param {Record<string, any>} read */
function append(book, note, read) {
  book.marks.forEach(function (/** @type {any} */ mark) {
    var own = mark.kind === note.kind && read[mark.id];
    if (!own) return;
    if (note.kind === "comment" && own.author === AUTHOR) {
      tally(book.told, "own");
      return;
    }
    book.apart.push(book.out.length);
    book.out.add(mark.sign + " ");
    mark.from = book.out.length;
    book.out.add(own.text.trim() + "\n");
    mark.to = book.out.length;
    book.looked[note.part]++;
  });
}

/* The parts of text of a Word file, its body first. */
/** @param {Uint8Array} bytes */
function wordParts(bytes) {
  var names = partNames(bytes);
  var parts = unpacked(bytes, function (name) { return TEXT_PART.test(name) && !/^customXml\//.test(name); });
  var main = relations(parts, "").filter(function (each) { return each.type === "officeDocument"; }).map(function (each) { return each.target; })[0];
  if (!main || !parts[main] || !/document[^/]*\.xml$/.test(main)) throw unreadable(otherZip(names));
  return { names: names, parts: parts, main: main };
}

/** @param {{ id: string, type: string, target: string }[]} leading */
function linksOf(leading) {
  var /** @type {Record<string, string>} */ links = {};
  leading.forEach(function (each) { if (each.type === "hyperlink") links[each.id] = each.target; });
  return links;
}

/** @param {Uint8Array} bytes */
function* wordFile(bytes) {
  var file = wordParts(bytes);
  yield 0;
  var xml = partText(file.parts, file.main);
  var leading = relations(file.parts, file.main);
  var /** @type {Record<string, any>} */ told = { paragraphs: 0, tables: 0 };
  var book = { told: told, out: new /** @type {any} */ (Growing)(), marks: /** @type {any[]} */ ([]), apart: /** @type {number[]} */ ([]), looked: /** @type {Record<string, number>} */ ({ footnotes: 0, endnotes: 0, comments: 0 }) };
  var body = yield* bodyOf(xml, {
    told: told, out: book.out, links: linksOf(leading),
    mark: function (/** @type {typeof NOTES[0]} */ note, /** @type {string} */ id, /** @type {any} */ run) {
      var sign = "［" + note.sign + (book.marks.filter(function (each) { return each.kind === note.kind; }).length + 1) + "］";
      book.marks.push({ kind: note.kind, id: id, start: book.out.length, end: book.out.length + sign.length, from: 0, to: 0, sign: sign, run: run });
      book.out.add(sign);
    }
  });
  var mainText = book.out.length;
  Object.assign(book.looked, { paragraphs: told.paragraphs, tables: told.tables });
  delete told.paragraphs;
  delete told.tables;
  for (var at = 0; at < NOTES.length; at++) {
    var part = leading.filter(function (each) { return each.type === NOTES[at].part; })[0];
    if (part && file.parts[part.target]) append(book, NOTES[at], yield* notesOf(partText(file.parts, part.target), "w:" + NOTES[at].kind, file.parts, part.target, told));
  }
  others(file.parts, file.names, told);
  var text = book.out.text();
  if (!/\S/.test(text)) throw unreadable("empty");
  book.looked.characters = text.replace(/\s/g, "").length;
  return {
    kind: "word", text: text, apart: book.apart, looked: book.looked, missed: told, notes: book.marks,
    word: { bytes: bytes, main: file.main, xml: xml, stretches: body.stretches, prefix: body.prefix, mainText: mainText, marks: book.marks }
  };
}

/* Each note of a part by its id, with its words; separators have none. */
/** @param {string} xml @param {string} each @param {any} parts @param {string} name @param {any} told */
function* notesOf(xml, each, parts, name, told) {
  var /** @type {Record<string, any>} */ found = {};
  var /** @type {any} */ current = null;
  var out = new /** @type {any} */ (Growing)();
  var own = { paragraphs: 0, tables: 0 };
  yield* bodyOf(xml, {
    told: own, out: out, links: linksOf(relations(parts, name)), each: each,
    note: function (/** @type {any} */ tag) {
      if (tag.empty) return;
      if (tag.closing) {
        if (current) found[current.id] = { text: out.pieces.slice(current.at).join(""), author: current.author };
        current = null;
      } else current = { id: attribute(tag, "id"), at: out.pieces.length, author: attribute(tag, "author") };
    }
  });
  Object.keys(own).forEach(function (kind) {
    if (!["paragraphs", "tables", "numbered"].includes(kind)) told[kind] = (told[kind] || 0) + /** @type {any} */ (own)[kind];
  });
  return found;
}

/* What lies in parts of its own and is not looked at. */
/** @param {Record<string, Uint8Array>} parts @param {string[]} names @param {any} told */
function others(parts, names, told) {
  names.forEach(function (name) {
    var found = /^word\/(header|footer)\d*\.xml$/.exec(name);
    if (found && /<(?:\w+:)?t[ >]/.test(partText(parts, name))) told.headers = (told.headers || 0) + 1;
    if (/^word\/embeddings\//.test(name)) told.embedded = (told.embedded || 0) + 1;
  });
}
