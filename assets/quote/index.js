/* The index of the handbook ------------------------------------------------------------------------------------------ */

/** @param {any} data */
function Index(data) {
  this.data = data;
  this.documents = Object.create(null);
  this.ids = Object.create(null);
  this.runs = [];
  this.names = Object.create(null);
  this.starts = [];
  this.whole = "";
  this.pairs = new Map();
  this.prints = new Map();
  this.printed = 0;
  this.callers = callersOf(data);
  this.terms = (data.terms || []).map(function (/** @type {string} */ term) { return { term: term, key: keyedName(term) }; });
  this.titles = unique(data.names.map(function (/** @type {any} */ named) { return bareName(named.name); }).filter(function (/** @type {string} */ key) { return key.length > 3; }));
  this.ready = 0;
  this.waiting = [];
  var ranks = Object.keys(data.authorities);
  data.documents.forEach(function (/** @type {any} */ document, /** @type {any} */ order) {
    document.rank = (document.on_topic ? 0 : 1e6) + ranks.indexOf(document.kind) * 1e3 + order;
    this.documents[document.code] = document;
    this.ids[document.code] = { id: document.code, document: document, section: null, kind: "document" };
  }, this);
  data.names.forEach(function (/** @type {any} */ named) {
    var key = keyedName(named.name);
    (this.names[key] = this.names[key] || []).push(named);
  }, this);
}

/* A run: text without a gap in it, in one reading, that quotations may cross paragraphs in. */
Index.prototype.lay = function (/** @type {any} */ document, /** @type {string} */ reading, /** @type {any} */ strips) {
  var /** @type {any[]} */ from = [];
  var text = "";
  strips.forEach(function (/** @type {any} */ piece) {
    from.push(text.length);
    text += piece.text;
  });
  var /** @type {any} */ stretch = keyed(text);
  if (!stretch.key) return null;
  stretch.document = document;
  stretch.reading = reading;
  stretch.pieces = strips;
  stretch.from = from;
  stretch.origin = this.whole.length;
  this.runs.push(stretch);
  this.starts.push(stretch.origin);
  this.whole += stretch.key + "\u0000";
  for (var i = 0; i + 1 < stretch.key.length; i++) {
    var pair = stretch.key.substr(i, 2);
    var places = this.pairs.get(pair);
    if (places) places.push(stretch.origin + i);
    else this.pairs.set(pair, [stretch.origin + i]);
  }
  return stretch;
};

/** @param {any} strips */
function differs(strips) {
  return strips.some(function (/** @type {any} */ piece) {
    return piece.received !== piece.text;
  });
}

/* Take in one run more, in small steps; false when all are in. */
Index.prototype.add = function () {
  var next = this.waiting.shift();
  if (next) {
    this.lay(next.document, next.reading, next.pieces);
    return true;
  }
  var document = this.data.documents[this.ready];
  if (!document) return false;
  this.ready++;
  var waiting = this.waiting;
  document.front.forEach(function (/** @type {string} */ text) {
    waiting.push({ document: document, reading: "text", pieces: [{ id: document.code, offset: 0, text: text }] });
  });
  var /** @type {any[]} */ strips = [];
  var runs = [strips];
  document.blocks.forEach(function (/** @type {any} */ block) {
    var received = block.received === undefined ? block.text : block.received;
    this.ids[block.id] = { id: block.id, document: document, section: block.section || null, kind: block.kind, number: block.number };
    (block.marks || []).forEach(function (/** @type {any} */ mark) {
      this.ids[mark.id] = { id: mark.id, document: document, section: block.section || null, kind: "mark", block: block.id };
    }, this);
    var before = { text: 0, received: 0 };
    (block.breaks || []).concat([null]).forEach(function (/** @type {any} */ cut) {
      var to = cut || { text: block.text.length, received: received.length };
      if (to.text > before.text || to.received > before.received) {
        strips.push({
          id: block.id, block: block, offset: before.text, ahead: before.received,
          text: block.text.slice(before.text, to.text), received: received.slice(before.received, to.received)
        });
      }
      if (cut) runs.push((strips = []));
      before = to;
    });
  }, this);
  runs.forEach(function (stretch) {
    waiting.push({ document: document, reading: "text", pieces: stretch });
    if (!differs(stretch)) return;
    waiting.push({ document: document, reading: "received", pieces: stretch.map(function (piece) {
      return { id: piece.id, block: piece.block, offset: piece.ahead, text: piece.received };
    }) });
  });
  return true;
};

/** @param {any} sorted @param {any} value */
function last(sorted, value) {
  var low = 0;
  var high = sorted.length - 1;
  while (low < high) {
    var middle = (low + high + 1) >> 1;
    if (sorted[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/* The paragraphs that a stretch of a run's key lies in, as narrowly as there are ids. */
/** @param {any} stretch @param {number} from @param {number} to */
function ids(stretch, from, to) {
  var first = stretch.at[from];
  var end = stretch.at[to - 1];
  var /** @type {any[]} */ found = [];
  for (var at = last(stretch.from, first); at < stretch.from.length && stretch.from[at] <= end; at++) {
    var piece = stretch.pieces[at];
    if (!found.includes(piece.id)) found.push(piece.id);
  }
  if (found.length > 1 || stretch.reading !== "text" || !stretch.pieces[last(stretch.from, first)].block) return found;
  var only = stretch.pieces[last(stretch.from, first)];
  var start = only.offset + first - stretch.from[last(stretch.from, first)];
  var stop = start + end - first + 1;
  (only.block.marks || []).forEach(function (/** @type {any} */ mark) {
    if (mark.start <= start && stop <= mark.end) found[0] = mark.id;
  });
  return found;
}

/* What must be said about a stretch of a run's key (scripts/edition/reading/marks.py), each sentence once. */
/** @param {any} found */
function remarked(found) {
  var /** @type {any} */ stretch = found.run;
  var first = stretch.at[found.from];
  var end = stretch.at[found.to - 1] + 1;
  var /** @type {any[]} */ sentenceOf = [];
  for (var at = last(stretch.from, first); at < stretch.from.length && stretch.from[at] < end; at++) {
    var piece = stretch.pieces[at];
    var block = piece.block;
    if (!block) continue;
    var start = piece.offset + Math.max(0, first - stretch.from[at]);
    var stop = piece.offset + Math.min(piece.text.length, end - stretch.from[at]);
    var rows = (stretch.reading === "received" && block.remarks_received) || block.remarks || [];
    rows.forEach(function (/** @type {any} */ row) {
      if (row[3] && start <= row[0] && stop >= row[1] && !sentenceOf.includes(row[3])) sentenceOf.push(row[3]);
    });
  }
  return sentenceOf;
}

Index.prototype.finds = function (/** @type {string} */ key) {
  var /** @type {any[]} */ found = [];
  this.runs.forEach(function (stretch) {
    for (var at = stretch.key.indexOf(key), n = 0; at >= 0 && n < 5; at = stretch.key.indexOf(key, at + 1), n++) {
      found.push({ run: stretch, from: at, to: at + key.length });
    }
  });
  return found;
};

Index.prototype.has = function (/** @type {string} */ key) {
  return this.whole.includes(key);
};

/* The paragraph that an id stands in: its own, or that of a point inside it. */
Index.prototype.block = function (/** @type {string} */ id) {
  return (this.ids[id] && this.ids[id].block) || id;
};

/* Whether the corrected and the received reading of these paragraphs are the same. */
Index.prototype.one = function (/** @type {any} */ stretch, /** @type {any} */ blocks) {
  return !stretch.pieces.some(function (/** @type {any} */ piece) {
    return piece.block && piece.block.received !== undefined && blocks.includes(piece.id);
  });
};

/* Where a stretch stands: one entry per document and paragraphs, in both readings or in one; central documents first. */
Index.prototype.placed = function (/** @type {any} */ found) {
  var /** @type {any[]} */ places = [];
  found.forEach(function (/** @type {any} */ each) {
    var where = ids(each.run, each.from, each.to);
    var blocks = where.map(this.block, this).join();
    var place = places.filter(function (other) {
      return other.document === each.run.document.code && other.blocks === blocks;
    })[0];
    if (!place) {
      var reading = each.run.reading === "text" && this.one(each.run, blocks.split(",")) ? "both" : each.run.reading;
      places.push({ document: each.run.document.code, rank: each.run.document.rank, ids: where, blocks: blocks, reading: reading, found: each });
    } else if (place.reading !== each.run.reading) {
      place.reading = "both";
    }
  }, this);
  return places.sort(function (one, other) {
    return one.rank - other.rank;
  });
};
