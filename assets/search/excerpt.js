/* What a reader sees of a hit ----------------------------------------------------------------------------------- */

/** @param {string} text @param {any} terms @param {any} spaced */
function ranges(text, terms, spaced) {
  var loose = placed(text, false, spaced);
  var /** @type {any} */ strict = null;
  var /** @type {any[]} */ out = [];
  terms.forEach(function (/** @type {any} */ term) {
    if (term.exact && !strict) strict = placed(text, true, spaced);
    var source = term.exact ? strict : loose;
    var needle = term.exact ? term.strict : term.loose;
    if (!needle) return;
    for (var at = source.folded.indexOf(needle); at >= 0; at = source.folded.indexOf(needle, at)) {
      var first = source.places[at], last = source.places[at + needle.length - 1];
      var stands = !((term.whole & BEGINS && letterAt(text, first - 1)) || (term.whole & ENDS && letterAt(text, last + 1)));
      if (stands) out.push([first, last + 1]);
      at += stands ? needle.length : 1;
    }
  });
  out.sort(function (one, two) { return one[0] - two[0] || one[1] - two[1]; });
  var /** @type {any[]} */ merged = [];
  out.forEach(function (each) {
    var last = merged[merged.length - 1];
    if (last && each[0] <= last[1]) last[1] = Math.max(last[1], each[1]);
    else merged.push(each.slice());
  });
  return merged;
}

/* Where a text holds what is sought: in one run if it does, else term by term. */
/** @param {string} text @param {any} wanted */
function marksIn(text, wanted) {
  var whole = wanted.run ? ranges(text, [wanted.run], wanted.spaced) : [];
  return whole.length ? whole : ranges(text, wanted.terms, wanted.spaced);
}

/* What stands on the page where the received reading holds the words. */
/** @param {any} entry @param {number} from @param {number} to */
function corrected(entry, from, to) {
  var moved = 0, start = from, end = to;
  for (var i = 0; i < entry.changes.length; i += 3) {
    var at = entry.changes[i] + moved, was = entry.changes[i + 2].length, is = entry.changes[i + 1];
    if (at + was <= from) start += is - was;
    else if (at < from) start -= from - at;
    if (at + was <= to) end += is - was;
    else if (at < to) end += is - (to - at);
    moved += was - is;
  }
  return entry.text.slice(start, end);
}

/* Where the syllables of a reading stand, one to a Chinese character. */
/** @param {string} text @param {any} hit */
function readRanges(text, hit) {
  var at = [];
  for (var i = 0; i < (hit.entry.head || text.length); i++) if (/[\u3400-\u9fff]/.test(text.charAt(i))) at.push(i);
  return hit.to && at.length >= hit.to ? [[at[hit.from], at[hit.to - 1] + 1]] : [];
}

/* How much of a text is shown: long ones lose what is far from the first hit. */
/** @param {string} text @param {any} marks @param {any} whole */
function reach(text, marks, whole) {
  var start = 0, end = text.length;
  if (!whole && text.length > WINDOW * 1.4) {
    var first = marks.length ? marks[0] : [0, 0];
    start = Math.max(0, Math.min(first[0] - Math.floor(WINDOW / 3), text.length - WINDOW));
    if (start < 12) start = 0;
    end = Math.min(text.length, Math.max(start + WINDOW, first[1] + 12));
  }
  /* Rather less than half a word that was found. */
  marks.forEach(function (/** @type {any} */ mark, /** @type {any} */ which) { if (which && mark[0] < end && mark[1] > end) end = mark[0]; });
  return { start: start, end: end };
}

/* Pieces of text, every second one found. */
/** @param {string} text @param {any} marks @param {any} whole */
function cut(text, marks, whole) {
  var window = reach(text, marks, whole);
  var start = window.start, end = window.end;
  var out = [start ? "…" : ""];
  var at = start;
  marks.forEach(function (/** @type {any} */ mark) {
    if (mark[1] <= start || mark[0] >= end) return;
    out[out.length - 1] += text.slice(at, Math.max(mark[0], at));
    out.push(text.slice(Math.max(mark[0], start), Math.min(mark[1], end)), "");
    at = Math.min(mark[1], end);
  });
  out[out.length - 1] += text.slice(at, end) + (end < text.length ? "…" : "");
  return out;
}

/* What must be said of the words that are shown, each sentence once. */
/** @param {any} hit @param {number} start @param {number} end */
function remarked(hit, start, end) {
  var rows = hit.received && hit.entry.remarksReceived.length ? hit.entry.remarksReceived : hit.entry.remarks;
  var /** @type {any[]} */ said = [];
  for (var i = 0; i < rows.length; i += 3) {
    if (start <= rows[i] && end >= rows[i + 1] && !said.includes(rows[i + 2])) said.push(rows[i + 2]);
  }
  return said;
}

/** @param {any} hit @param {any} wanted */
function shown(hit, wanted) {
  var entry = hit.entry;
  var text = hit.received ? received(entry) : entry.text;
  var marks = hit.to ? readRanges(text, hit) : marksIn(text, wanted);
  var anchor = full(entry);
  if (hit.point >= 0) {
    anchor = point(entry, hit.point);
    marks = [[entry.points[hit.point + 1], entry.points[hit.point + 1]]];
  } else if (marks.length && !hit.received) {
    for (var i = 0; i < entry.points.length; i += 3) {
      if (entry.points[i + 1] <= marks[0][0] && marks[0][0] < entry.points[i + 2]) anchor = point(entry, i);
    }
  }
  var name = entry.kind === TERM ? entry.head : 0;
  var after = text.charCodeAt(name) === BREAK ? name + 1 : name;
  var rest = marks.map(function (mark) { return [Math.max(0, mark[0] - after), mark[1] - after]; }).filter(function (mark) { return mark[1] > 0 || hit.point >= 0; });
  var window = reach(text.slice(after), rest, false);
  return {
    id: full(entry),
    anchor: anchor,
    received: !!hit.received,
    what: entry.what,
    count: hit.count,
    remarks: remarked(hit, after + window.start, after + window.end),
    instead: hit.received && marks.length ? fold(corrected(entry, marks[0][0], marks[0][1]), true, false) : "",
    name: name ? cut(text.slice(0, name), marks, true) : [],
    parts: cut(text.slice(after), rest, false)
  };
}

/** @param {any} group @param {any} wanted @param {any} hit */
function title(group, wanted, hit) {
  var entry = group.entries[0];
  return cut(entry.text, hit && hit.to ? readRanges(entry.text, hit) : hit ? marksIn(entry.text, wanted) : [], true);
}

var FEW = 3;

/** @param {any} found @param {any} wanted @param {any} open @param {string} [sort] */
function laidOut(found, wanted, open, sort) {
  var hits = ordered(found.hits, sort || "");
  var own = hits.filter(function (/** @type {any} */ hit) { return hit.entry.kind === TITLE; })[0];
  var rest = hits.filter(function (/** @type {any} */ hit) { return hit !== own; });
  var all = open.includes(found.group.path) || rest.length <= FEW + 1;
  return {
    path: found.group.path,
    anchor: found.group.anchor,
    label: found.group.label,
    region: found.group.region,
    flags: found.group.flags,
    title: title(found.group, wanted, own),
    titled: !!own,
    count: found.hits.length,
    occurrences: sums([found]).occurrences,
    apart: !!found.apart,
    beside: !!found.beside,
    hits: (all ? rest : rest.slice(0, FEW)).map(function (/** @type {any} */ hit) { return shown(hit, wanted); }),
    more: all ? 0 : rest.length - FEW
  };
}
