/* The same Word file with a comment at each place. What is added stands between what was there: the text of every other part,
   and of this one, stays as it was to the character. */

var RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
var OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
var MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
var COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/* Parts that are packed already. */
var PACKED = /\.(?:png|jpe?g|gif|webp|zip|docx|xlsx|pptx|mp4|wmf\.gz|emz|wmz)$/i;

/* Where in the file the words from start to end begin and stop: the first and the last stretch that is written there, each with an
   offset in it. Words of a note are at its mark. */
/** @param {any} opened @param {number} start @param {number} end */
function placed(opened, start, end) {
  var word = opened.word;
  if (start >= word.mainText) {
    var mark = word.marks.filter(function (/** @type {any} */ each) { return each.to > each.from && each.from <= end && start <= each.to; })[0];
    return mark ? { run: mark.run } : null;
  }
  var all = word.stretches;
  var low = 0;
  var high = all.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (all[middle].at + all[middle].length > start) high = middle;
    else low = middle + 1;
  }
  var /** @type {any} */ first = null;
  var /** @type {any} */ last = null;
  for (var at = low; at < all.length && all[at].at < end; at++) {
    if (!all[at].length || !all[at].word) continue;
    if (!first) first = { stretch: all[at], offset: Math.max(0, start - all[at].at) };
    last = { stretch: all[at], offset: Math.min(all[at].length, end - all[at].at) };
  }
  return first ? { first: first, last: last } : null;
}

/* What is put in at one place of the text: ends of comments before beginnings. */
/** @param {Map<string, any>} cuts @param {any} place @param {"ends" | "starts"} side @param {number} id */
function cutAt(cuts, place, side, id) {
  var key = place.stretch.tagFrom + ":" + place.offset;
  var cut = cuts.get(key);
  if (!cut) cuts.set(key, (cut = { stretch: place.stretch, offset: place.offset, ends: [], starts: [] }));
  cut[side].push(id);
}

/** @param {any} word @param {Map<string, any>} cuts @param {any[]} around */
function edited(word, cuts, around) {
  var xml = word.xml;
  var w = word.prefix + ":";
  var /** @type {{ at: number, order: number, text: string }[]} */ edits = [];
  var /** @type {Set<number>} */ kept = new Set();

  function starts(/** @type {number[]} */ ids) {
    return ids.map(function (id) { return "<" + w + "commentRangeStart " + w + 'id="' + id + '"/>'; }).join("");
  }
  function ends(/** @type {number[]} */ ids) {
    return ids.map(function (id) {
      return "<" + w + "commentRangeEnd " + w + 'id="' + id + '"/><' + w + "r><" + w + "commentReference " + w + 'id="' + id + '"/></' + w + "r>";
    }).join("");
  }
  cuts.forEach(function (cut) {
    var stretch = cut.stretch;
    var run = stretch.run;
    var properties = run.properties ? xml.slice(run.properties[0], run.properties[1]) : "";
    var said = ends(cut.ends) + starts(cut.starts);
    var again = "<" + w + "r>" + properties;
    if (!cut.offset) {
      if (stretch.tagFrom === run.first) edits.push({ at: run.from, order: 1, text: said });
      else edits.push({ at: stretch.tagFrom, order: 1, text: "</" + w + "r>" + said + again });
    } else if (cut.offset >= stretch.length) {
      if (stretch.tagTo === run.close) edits.push({ at: run.to, order: 0, text: said });
      else edits.push({ at: stretch.tagTo, order: 0, text: "</" + w + "r>" + said + again });
    } else {
      edits.push({
        at: stretch.from + reach(xml.slice(stretch.from, stretch.to), cut.offset), order: 0,
        text: "</" + w + "t></" + w + "r>" + said + again + "<" + w + 't xml:space="preserve">'
      });
      if (!kept.has(stretch.from) && !/xml:space/.test(xml.slice(stretch.tagFrom, stretch.from))) {
        kept.add(stretch.from);
        edits.push({ at: stretch.from - 1, order: 0, text: ' xml:space="preserve"' });
      }
    }
  });
  around.forEach(function (each) {
    edits.push({ at: each.run.from, order: 1, text: starts([each.id]) });
    edits.push({ at: each.run.to, order: 0, text: ends([each.id]) });
  });
  edits.sort(function (one, other) { return one.at - other.at || one.order - other.order; });
  var out = [];
  var at = 0;
  edits.forEach(function (edit) {
    out.push(xml.slice(at, edit.at), edit.text);
    at = edit.at;
  });
  out.push(xml.slice(at));
  return out.join("");
}

/* A part that holds a list, with more at its end, in the prefix that its root has. */
/** @param {string} xml @param {(prefix: string) => string} more */
function appended(xml, more) {
  var root = /<(?:([\w.-]+):)?[A-Za-z][\w.-]*(?=[\s/>])[^>]*?(\/?)>\s*(?:<!--[^>]*-->\s*)*$/.exec(xml);
  if (root && root[2]) {
    var name = /** @type {any} */ (/^<([\w:.-]+)/.exec(root[0]))[1];
    return xml.slice(0, root.index) + root[0].replace(/\/>\s*$/, ">") + more(root[1] ? root[1] + ":" : "") + "</" + name + ">";
  }
  var close = xml.lastIndexOf("</");
  if (close < 0) throw unreadable("broken");
  var found = /^<\/(?:([\w.-]+):)?/.exec(xml.slice(close, close + 200));
  return xml.slice(0, close) + more(found && found[1] ? found[1] + ":" : "") + xml.slice(close);
}

/** @param {string} w @param {number} id @param {string[]} lines @param {any} by */
function commentXml(w, id, lines, by) {
  var said = lines.map(function (line) {
    return "<" + w + "p><" + w + "r><" + w + 't xml:space="preserve">' + xmlOf(line) + "</" + w + "t></" + w + "r></" + w + "p>";
  }).join("");
  return "<" + w + "comment " + w + 'id="' + id + '" ' + w + 'author="' + AUTHOR + '" ' + w + 'date="' + xmlOf(by.date) + '" ' + w + 'initials="核">' + said + "</" + w + "comment>";
}

var XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/* The first number that no comment has. */
/** @param {string} xml */
function nextId(xml) {
  var next = 0;
  if (xml) {
    for (var tag of tags(xml, prefixes(xml).known)) {
      if (tag.name === "w:comment" && !tag.closing) next = Math.max(next, Number(attribute(tag, "id")) + 1 || 0);
    }
  }
  return next;
}

/* Where the comments lie; a new part where there is none yet, entered in what leads to it. */
/** @param {Record<string, Uint8Array>} parts @param {any} word @param {Record<string, string>} changed */
function commentsPart(parts, word, changed) {
  var leading = relations(parts, word.main);
  var held = leading.filter(function (each) { return each.type === "comments"; })[0];
  if (held && parts[held.target]) return held.target;
  var folder = word.main.slice(0, word.main.lastIndexOf("/") + 1);
  var name = folder + "comments.xml";
  for (var number = 2; parts[name]; number++) name = folder + "comments" + number + ".xml";
  var ids = leading.map(function (each) { return each.id; });
  var id = "rIdComments";
  for (number = 2; ids.includes(id); number++) id = "rIdComments" + number;
  var list = relationsOf(word.main);
  changed[list] = appended(partText(parts, list) || XML_HEAD + '<Relationships xmlns="' + RELATIONSHIPS + '"></Relationships>', function (prefix) {
    return "<" + prefix + 'Relationship Id="' + id + '" Type="' + OFFICE + '/comments" Target="' + name.slice(folder.length) + '"/>';
  });
  changed["[Content_Types].xml"] = appended(partText(parts, "[Content_Types].xml"), function (prefix) {
    return "<" + prefix + 'Override PartName="/' + name + '" ContentType="' + COMMENTS_TYPE + '"/>';
  });
  changed[name] = XML_HEAD + '<w:comments xmlns:w="' + MAIN + '"></w:comments>';
  return name;
}

/* `list`: { start, end, lines } for each comment, in the order of the text; `by`: { date }, as 2026-11-22T03:00:00Z. */
/** @param {any} opened @param {{ start: number, end: number, lines: string[] }[]} list @param {{ date: string }} by @returns {Generator<number, Uint8Array, any>} */
function* commented(opened, list, by) {
  var word = opened.word;
  if (!word.prefix) throw unreadable("prefix");
  var parts = unpacked(word.bytes, function () { return true; });
  yield 0;
  var /** @type {Record<string, string>} */ changed = {};
  var name = commentsPart(parts, word, changed);
  var held = changed[name] || partText(parts, name);
  var id = nextId(held);
  var /** @type {Map<string, any>} */ cuts = new Map();
  var /** @type {any[]} */ around = [];
  var /** @type {any[]} */ set = [];
  list.forEach(function (each) {
    var place = placed(opened, each.start, each.end);
    if (!place) return;
    if (place.run) around.push({ run: place.run, id: id });
    else {
      cutAt(cuts, place.first, "starts", id);
      cutAt(cuts, place.last, "ends", id);
    }
    set.push({ id: id, lines: each.lines });
    id++;
  });
  yield 1;
  changed[word.main] = edited(word, cuts, around);
  yield 2;
  changed[name] = appended(held, function (prefix) {
    return set.map(function (each) { return commentXml(prefix, each.id, each.lines, by); }).join("");
  });
  var /** @type {Record<string, any>} */ out = {};
  Object.keys(parts).forEach(function (each) { out[each] = parts[each]; });
  Object.keys(changed).forEach(function (each) { out[each] = fflate.strToU8(changed[each]); });
  Object.keys(out).forEach(function (each) { out[each] = [out[each], { level: PACKED.test(each) ? 0 : 6 }]; });
  return fflate.zipSync(out, { mtime: new Date(by.date) });
}
