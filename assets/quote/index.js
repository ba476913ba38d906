/* The index of the handbook ------------------------------------------------------------------------------------------ */

function Index(data) {
  this.data = data;
  this.documents = Object.create(null);
  this.ids = Object.create(null);
  this.runs = [];
  this.names = Object.create(null);
  this.starts = [];
  this.whole = "";
  this.pairs = new Map();
  this.ready = 0;
  this.waiting = [];
  var ranks = Object.keys(data.authorities);
  data.documents.forEach(function (document, order) {
    document.rank = (document.on_topic ? 0 : 1e6) + ranks.indexOf(document.kind) * 1e3 + order;
    this.documents[document.code] = document;
    this.ids[document.code] = { id: document.code, document: document, section: null, kind: "document" };
  }, this);
  data.names.forEach(function (named) {
    var key = keyedName(named.name);
    (this.names[key] = this.names[key] || []).push(named);
  }, this);
}

/* A run: text without a gap in it, in one reading, that quotations may cross paragraphs in. */
Index.prototype.lay = function (document, reading, pieces) {
  var from = [];
  var text = "";
  pieces.forEach(function (piece) {
    from.push(text.length);
    text += piece.text;
  });
  var run = keyed(text);
  if (!run.key) return null;
  run.document = document;
  run.reading = reading;
  run.pieces = pieces;
  run.from = from;
  run.origin = this.whole.length;
  this.runs.push(run);
  this.starts.push(run.origin);
  this.whole += run.key + "\u0000";
  for (var i = 0; i + 1 < run.key.length; i++) {
    var pair = run.key.substr(i, 2);
    var places = this.pairs.get(pair);
    if (places) places.push(run.origin + i);
    else this.pairs.set(pair, [run.origin + i]);
  }
  return run;
};

function differs(pieces) {
  return pieces.some(function (piece) {
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
  document.front.forEach(function (text) {
    waiting.push({ document: document, reading: "text", pieces: [{ id: document.code, offset: 0, text: text }] });
  });
  var pieces = [];
  var runs = [pieces];
  document.blocks.forEach(function (block) {
    var received = block.received === undefined ? block.text : block.received;
    this.ids[block.id] = { id: block.id, document: document, section: block.section || null, kind: block.kind, number: block.number };
    (block.marks || []).forEach(function (mark) {
      this.ids[mark.id] = { id: mark.id, document: document, section: block.section || null, kind: "mark", block: block.id };
    }, this);
    var before = { text: 0, received: 0 };
    (block.breaks || []).concat([null]).forEach(function (cut) {
      var to = cut || { text: block.text.length, received: received.length };
      if (to.text > before.text || to.received > before.received) {
        pieces.push({
          id: block.id, block: block, offset: before.text, ahead: before.received,
          text: block.text.slice(before.text, to.text), received: received.slice(before.received, to.received)
        });
      }
      if (cut) runs.push((pieces = []));
      before = to;
    });
  }, this);
  runs.forEach(function (run) {
    waiting.push({ document: document, reading: "text", pieces: run });
    if (!differs(run)) return;
    waiting.push({ document: document, reading: "received", pieces: run.map(function (piece) {
      return { id: piece.id, block: piece.block, offset: piece.ahead, text: piece.received };
    }) });
  });
  return true;
};

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
function ids(run, from, to) {
  var first = run.at[from];
  var end = run.at[to - 1];
  var found = [];
  for (var at = last(run.from, first); at < run.from.length && run.from[at] <= end; at++) {
    var piece = run.pieces[at];
    if (!found.includes(piece.id)) found.push(piece.id);
  }
  if (found.length > 1 || run.reading !== "text" || !run.pieces[last(run.from, first)].block) return found;
  var only = run.pieces[last(run.from, first)];
  var start = only.offset + first - run.from[last(run.from, first)];
  var stop = start + end - first + 1;
  (only.block.marks || []).forEach(function (mark) {
    if (mark.start <= start && stop <= mark.end) found[0] = mark.id;
  });
  return found;
}

/* What must be said about a stretch of a run's key (scripts/edition/reading/marks.py), each sentence once. */
function remarked(found) {
  var run = found.run;
  var first = run.at[found.from];
  var end = run.at[found.to - 1] + 1;
  var said = [];
  for (var at = last(run.from, first); at < run.from.length && run.from[at] < end; at++) {
    var piece = run.pieces[at];
    var block = piece.block;
    if (!block) continue;
    var start = piece.offset + Math.max(0, first - run.from[at]);
    var stop = piece.offset + Math.min(piece.text.length, end - run.from[at]);
    var rows = (run.reading === "received" && block.remarks_received) || block.remarks || [];
    rows.forEach(function (row) {
      if (row[3] && start <= row[0] && stop >= row[1] && !said.includes(row[3])) said.push(row[3]);
    });
  }
  return said;
}

Index.prototype.finds = function (key) {
  var found = [];
  this.runs.forEach(function (run) {
    for (var at = run.key.indexOf(key), n = 0; at >= 0 && n < 5; at = run.key.indexOf(key, at + 1), n++) {
      found.push({ run: run, from: at, to: at + key.length });
    }
  });
  return found;
};

Index.prototype.has = function (key) {
  return this.whole.includes(key);
};

/* The paragraph that an id stands in: its own, or that of a point inside it. */
Index.prototype.block = function (id) {
  return (this.ids[id] && this.ids[id].block) || id;
};

/* Whether the corrected and the received reading of these paragraphs are the same. */
Index.prototype.one = function (run, blocks) {
  return !run.pieces.some(function (piece) {
    return piece.block && piece.block.received !== undefined && blocks.includes(piece.id);
  });
};

/* Where a stretch stands: one entry per document and paragraphs, in both readings or in one; central documents first. */
Index.prototype.placed = function (found) {
  var places = [];
  found.forEach(function (each) {
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
