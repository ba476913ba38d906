/* 核对引文, the engine: which quotations, codes and links of a report stand in the handbook, and how exactly.
   A pure function of the report's text and of data/quotations.js; it touches neither page nor network.

     quotationCheck.check(text, data)  all findings at once
     quotationCheck.run(text, data)    the same step by step: a generator that yields {done, total, finding}, so that a page
                                       can stay awake; no step takes long

   Offsets count from 0, half-open, into the report as given. */
var quotationCheck = (function () {
  "use strict";

  /* Characters, white space aside, from which on a quotation is looked up: below, a term in quotation marks is no quotation. */
  var SHORTEST = 8;

  /* Share of a quotation that may differ for it to be a near miss. Measured: every sentence of 8 to 60 characters against all
     documents but its own; of 1,754, 41 come out as near misses, each of them a formula that two documents share. */
  var NEAR = 0.25;
  var NEAR_SHORT = 0.2;
  var SHORT = 20;

  /* What two excerpts of one paragraph may lie apart and still be one slip, not two excerpts. */
  var SLIP = 8;

  /* Folding: what is no difference between two texts ------------------------------------------------------------------ */

  var SKIPPED = /[\s\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/;
  var FOLDED = {};
  function fold(these, into) {
    Array.from(these).forEach(function (each) {
      FOLDED[each] = into;
    });
  }
  fold("“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟＂＇'", '"');
  fold("‐‑‒–—―─━－−﹣﹘⸺⸻", "-");
  fold("…⋯", "…");
  fold("·•・‧∙⋅･", "·");
  fold("。｡．", ".");
  fold("、､", "、");
  fold("《〈≪", "<");
  fold("》〉≫", ">");
  fold("〔［【", "[");
  fold("〕］】", "]");
  fold("～〜∼", "~");
  fold("﹪", "%");

  function folded(character) {
    var known = FOLDED[character];
    if (known) return known;
    var code = character.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    /* Radicals and compatibility forms, which copying from PDF puts in the place of characters: ⼯ for 工. */
    if ((code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff)) {
      var plain = character.normalize("NFKC");
      if (plain.length === 1) return plain;
    }
    return character;
  }

  var STOPS = /[.。．]/;

  /* The match key of a text, with the place in the text of each of its characters. */
  function keyed(text) {
    var key = [];
    var at = [];
    for (var i = 0; i < text.length; i++) {
      var character = text.charAt(i);
      if (SKIPPED.test(character)) continue;
      var made = folded(character);
      if (STOPS.test(character) && text.charAt(i + 1) === character && text.charAt(i + 2) === character) {
        made = "…";
        while (text.charAt(i + 1) === character) i++;
      }
      if ((made === "-" || made === "…") && key[key.length - 1] === made) continue;
      key.push(made);
      at.push(i);
    }
    return { text: text, key: key.join(""), at: at };
  }

  function clip(made, from, to) {
    return { text: made.text, key: made.key.slice(from, to), at: made.at.slice(from, to) };
  }

  var LOOSE = /[,.;:!?、…"\-\s]/;
  var MARKS = /[,.;:!?、…"\-<>()[\]·~]/;

  /* Without punctuation at both ends: a quotation may stop where the source goes on, and end as the report needs. */
  function trimmed(made) {
    var from = 0;
    var to = made.key.length;
    while (from < to && LOOSE.test(made.key.charAt(from))) from++;
    while (to > from && LOOSE.test(made.key.charAt(to - 1))) to--;
    return clip(made, from, to);
  }

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
      var key = keyed(named.name).key;
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
            id: block.id, block: block, offset: before.text,
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
        return { id: piece.id, block: piece.block, offset: -1, text: piece.received };
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
      if (found.indexOf(piece.id) < 0) found.push(piece.id);
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
    return this.whole.indexOf(key) >= 0;
  };

  /* The paragraph that an id stands in: its own, or that of a point inside it. */
  Index.prototype.block = function (id) {
    return (this.ids[id] && this.ids[id].block) || id;
  };

  /* Whether the corrected and the received reading of these paragraphs are the same. */
  Index.prototype.one = function (run, blocks) {
    return !run.pieces.some(function (piece) {
      return piece.block && piece.block.received !== undefined && blocks.indexOf(piece.id) >= 0;
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

  /* Near misses ---------------------------------------------------------------------------------------------------------- */

  /* Where in the handbook most pairs of characters of the key stand on one diagonal. */
  function seeds(index, key, allowed) {
    var n = key.length;
    var votes = new Int32Array(((index.whole.length + n) >> 3) + 3);
    for (var i = 0; i + 1 < n; i++) {
      var places = index.pairs.get(key.substr(i, 2));
      if (!places || (n > 400 && places.length > 400)) continue;
      for (var k = 0; k < places.length; k++) votes[(places[k] - i + n) >> 3]++;
    }
    /* A passage that differs in d characters keeps all pairs but 2 d; half of them on two neighbouring strips. */
    var least = Math.max(2, (n - 1 - 2 * allowed) >> 1);
    var strips = [];
    for (var b = 0; b + 1 < votes.length; b++) if (votes[b] + votes[b + 1] >= least) strips.push({ at: b, sum: votes[b] + votes[b + 1] });
    strips.sort(function (one, other) {
      return other.sum - one.sum || one.at - other.at;
    });
    var taken = {};
    var best = [];
    var most = Math.max(3, Math.min(200, Math.ceil(3000 / n)));
    for (var s = 0; s < strips.length && best.length < most; s++) {
      var strip = strips[s].at;
      if (taken[strip - 1] || taken[strip + 1]) continue;
      taken[strip] = true;
      best.push(((strip + 1) << 3) - n);
    }
    return best;
  }

  var SAME = 0;
  var CHANGED = 1;
  var REPORT = 2;
  var SOURCE = 3;

  /* Align the whole key to some stretch of text near a diagonal: edit distance within a band. Returns
     { distance, from, to, steps } with steps [kind, place in key, place in text]; null as soon as it differs by more than is allowed. */
  function align(text, key, diagonal, allowed) {
    var n = key.length;
    var band = Math.min(64, Math.max(12, Math.ceil(n * NEAR) + 8));
    var wide = 2 * band + 1;
    var ways = new Uint8Array((n + 1) * wide);
    var above = new Int32Array(wide);
    var here = new Int32Array(wide);
    for (var i = 1; i <= n; i++) {
      for (var k = 0; k < wide; k++) {
        var t = diagonal + i + k - band - 1;
        var same = t >= 0 && t < text.length && text.charCodeAt(t) === key.charCodeAt(i - 1);
        var cost = above[k] + (same ? 0 : 1);
        var way = same ? SAME : CHANGED;
        if (k + 1 < wide && above[k + 1] + 1 < cost) {
          cost = above[k + 1] + 1;
          way = REPORT;
        }
        if (k > 0 && here[k - 1] + 1 < cost) {
          cost = here[k - 1] + 1;
          way = SOURCE;
        }
        here[k] = cost;
        ways[i * wide + k] = way;
      }
      var swap = above;
      above = here;
      here = swap;
      if (i % 32 === 0 && Math.min.apply(null, above) > allowed) return null;
    }
    var end = 0;
    /* Of ends that cost the same the last: a wrong character at the end faces the right one. */
    for (var e = 1; e < wide; e++) if (above[e] <= above[end]) end = e;
    var steps = [];
    var row = n;
    var column = end;
    while (row > 0) {
      var kind = ways[row * wide + column];
      var place = diagonal + row + column - band - 1;
      steps.push([kind, row - 1, place]);
      if (kind === REPORT) {
        row--;
        column++;
      } else if (kind === SOURCE) {
        column--;
      } else {
        row--;
      }
    }
    steps.reverse();
    return { distance: above[end], from: diagonal + row + column - band, to: diagonal + n + end - band, steps: steps };
  }

  /* The passage most like the key, or null where none is near. */
  function nearest(index, made, allowed) {
    var best = null;
    seeds(index, made.key, allowed).forEach(function (diagonal) {
      var found = align(index.whole, made.key, diagonal, best ? Math.min(best.distance, allowed) : allowed);
      if (!found || found.from < 0 || found.to > index.whole.length || found.to <= found.from) return;
      if (index.whole.slice(found.from, found.to).indexOf("\u0000") >= 0) return;
      found.run = index.runs[last(index.starts, found.from)];
      found.similarity = 1 - found.distance / made.key.length;
      if (
        !best || found.distance < best.distance ||
        (found.distance === best.distance && found.run.document.rank < best.run.document.rank) ||
        (found.distance === best.distance && found.run.document === best.run.document && found.run.reading === "text" && best.run.reading !== "text")
      ) {
        best = found;
      }
    });
    if (!best || best.distance > allowed) return null;
    best.from -= best.run.origin;
    best.to -= best.run.origin;
    return best;
  }

  function slack(length) {
    return Math.max(1, Math.floor(length * (length < SHORT ? NEAR_SHORT : NEAR)));
  }

  /* The steps of an alignment as stretches: { same } or { report, source }, in the words of the two texts. */
  function difference(made, found) {
    var parts = [];
    found.steps.forEach(function (step) {
      var ours = step[0] === SOURCE ? "" : made.text.charAt(made.at[step[1]]);
      var theirs = step[0] === REPORT ? "" : found.run.text.charAt(found.run.at[step[2] - found.run.origin]);
      var end = parts[parts.length - 1];
      if (step[0] === SAME) {
        if (end && end.same !== undefined) end.same += ours;
        else parts.push({ same: ours });
      } else if (end && end.same === undefined) {
        end.report += ours;
        end.source += theirs;
      } else {
        parts.push({ report: ours, source: theirs });
      }
    });
    /* Beyond its own first and last sentence the source says nothing of what the report adds. */
    var first = parts[0];
    var final = parts[parts.length - 1];
    if (first && first.same === undefined) first.source = first.source.replace(/^.*[，。；：！？、“”]/, "");
    if (final && final.same === undefined) final.source = final.source.replace(/[，。；：！？、“”].*$/, "");
    return parts;
  }

  function punctuationOnly(parts) {
    return parts.every(function (part) {
      return part.same !== undefined || Array.from(keyed(part.report + part.source).key).every(function (each) {
        return MARKS.test(each);
      });
    });
  }

  /* Judging one quotation ------------------------------------------------------------------------------------------------- */

  var QUOTES = /[“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟＂＇"']/;

  /* How a quotation that matches is written otherwise: in width, in its quotation marks. */
  function written(made, found, told) {
    for (var i = 0; i < made.key.length; i++) {
      var ours = made.text.charAt(made.at[i]);
      var theirs = found.run.text.charAt(found.run.at[found.from + i]);
      if (ours === theirs) continue;
      var kind = QUOTES.test(ours) ? "quotes" : /[\u2e80-\u2fdf\uf900-\ufaff]/.test(ours) ? "forms" : "width";
      if (told.indexOf(kind) < 0) told.push(kind);
    }
  }

  function exactly(index, made) {
    var found = index.finds(made.key);
    if (found.length) return { found: found, made: made, cut: false };
    var short = trimmed(made);
    if (short.key.length === made.key.length || short.key.length < 4) return null;
    found = index.finds(short.key);
    return found.length ? { found: found, made: short, cut: true } : null;
  }

  function exact(index, made) {
    var match = exactly(index, made);
    if (!match) return null;
    var places = index.placed(match.found);
    var corrected = places.filter(function (place) {
      return place.reading !== "received";
    });
    var judged = { verdict: corrected.length ? "exact" : "received", places: corrected.length ? corrected : places, written: [] };
    written(match.made, judged.places[0].found, judged.written);
    if (match.cut) judged.written.push("end");
    judged.written.sort();
    if (judged.verdict === "received") judged.parts = corrections(index, match.made, judged.places[0].found);
    return judged;
  }

  /* Against the corrected reading of the same paragraphs. */
  function corrections(index, made, found) {
    var runs = index.runs.filter(function (run) {
      return run.document === found.run.document && run.reading === "text" && run.pieces[0].block && run.pieces[0].id === found.run.pieces[0].id;
    });
    if (!runs.length) return undefined;
    var aligned = align(index.whole, made.key, runs[0].origin + found.from, Infinity);
    aligned.run = runs[0];
    return difference(made, aligned);
  }

  var ELLIPSIS = /(?:\[|\()(?:…|\.{1,6}|略|省略|下略|中略)(?:\]|\))|…/g;

  /* The pieces of a quotation between its ellipses and paragraphs. */
  function pieces(made) {
    var cuts = [];
    var found;
    ELLIPSIS.lastIndex = 0;
    while ((found = ELLIPSIS.exec(made.key))) cuts.push([found.index, ELLIPSIS.lastIndex]);
    if (!cuts.length) {
      for (var i = 1; i < made.key.length; i++) {
        if (made.text.slice(made.at[i - 1], made.at[i]).indexOf("\n") >= 0) cuts.push([i, i]);
      }
      /* Only where the text breaks into paragraphs: a broken line is the mailer's work. */
      cuts = cuts.filter(function (cut) {
        return /[.!?…:;]["]?$/.test(made.key.slice(0, cut[0]));
      });
    }
    var from = 0;
    var out = [];
    cuts.concat([[made.key.length, made.key.length]]).forEach(function (cut) {
      var piece = trimmed(clip(made, from, cut[0]));
      if (piece.key.length) out.push(piece);
      from = cut[1];
    });
    return out;
  }

  /* All pieces one after the other in one run, or null. */
  function inOrder(index, parts) {
    var found = [];
    index.runs.forEach(function (run) {
      var at = 0;
      var hits = [];
      parts.every(function (part) {
        var from = run.key.indexOf(part.key, at);
        if (from < 0) return false;
        at = from + part.key.length;
        hits.push({ run: run, from: from, to: at });
        return true;
      });
      if (hits.length === parts.length) found.push(hits);
    });
    return found;
  }

  function unique(list) {
    return list.filter(function (each, at) {
      return list.indexOf(each) === at;
    });
  }

  function elided(index, parts) {
    var runs = inOrder(index, parts);
    if (!runs.length) return null;
    var corrected = runs.filter(function (hits) {
      return hits[0].run.reading === "text";
    });
    var shown = corrected.length ? corrected : runs;
    var judged = { verdict: corrected.length ? "exact" : "received", written: ["elided"], places: [] };
    judged.places = shown.map(function (hits) {
      var where = [];
      hits.forEach(function (hit) {
        where = where.concat(ids(hit.run, hit.from, hit.to));
      });
      var both = corrected.length && runs.length > corrected.length;
      return { document: hits[0].run.document.code, ids: unique(where), reading: both ? "both" : hits[0].run.reading, rank: hits[0].run.document.rank, found: hits[0] };
    }).sort(function (one, other) {
      return one.rank - other.rank;
    });
    parts.forEach(function (part, at) {
      written(part, shown[0][at], judged.written);
    });
    judged.written.sort();
    return judged;
  }

  /* Longest beginning of the key, from a place on, that stands in the handbook. */
  function beginning(index, key, from) {
    var low = 0;
    var high = key.length - from;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (index.has(key.substr(from, middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* A quotation that is two or more excerpts with nothing between them: their pieces, or null. */
  function together(index, made) {
    var from = 0;
    var out = [];
    while (from < made.key.length) {
      var length = beginning(index, made.key, from);
      if (length < SHORTEST) return null;
      out.push(clip(made, from, from + length));
      from += length;
      /* Where one sentence is tied to another its mark may change. */
      if (from < made.key.length && LOOSE.test(made.key.charAt(from)) && beginning(index, made.key, from) < SHORTEST) from++;
    }
    return out.length > 1 && out.length <= 8 ? out : null;
  }

  /* Whether excerpts follow one another so closely that it is one slip of the pen. */
  function slips(index, parts) {
    return index.runs.some(function (run) {
      var at = -1;
      return parts.every(function (part) {
        for (var from = run.key.indexOf(part.key); from >= 0; from = run.key.indexOf(part.key, from + 1)) {
          if (at < 0 || Math.abs(from - at) < SLIP) {
            at = from + part.key.length;
            return true;
          }
        }
        return false;
      });
    });
  }

  /* Characters that are not among the 6,763 of the simplified set, in a report most often traditional ones: 業, 單. */
  var simplified = null;
  function foreign(key) {
    if (!simplified) {
      var bytes = [];
      for (var row = 0xb0; row <= 0xf7; row++) for (var cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
      simplified = new Set(new TextDecoder("gbk").decode(new Uint8Array(bytes)));
    }
    return Array.from(key).filter(function (each) {
      return /[\u4e00-\u9fff]/.test(each) && !simplified.has(each);
    }).length;
  }

  /* Each traditional character is one that differs, and none that is wrong: it does not count against the likeness. */
  function near(index, made) {
    var others = foreign(made.key);
    var allowed = slack(made.key.length);
    var found = nearest(index, made, others * 8 > made.key.length && others * 2 < made.key.length ? allowed + others : allowed);
    if (!found) return null;
    var parts = difference(made, found);
    var told = parts.some(function (part) { return part.report && foreign(part.report); }) ? ["traditional"] : [];
    var where = index.placed([{ run: found.run, from: found.from, to: found.to }]);
    return { verdict: punctuationOnly(parts) ? "punctuation" : "near", written: told, places: where, parts: parts };
  }

  /* Where each piece of a quotation stands that is not to be found as a whole. */
  function severally(index, parts, verdict) {
    var judged = parts.map(function (part) {
      var one = exact(index, part) || (part.key.length >= SHORTEST && near(index, part)) || { verdict: "absent", written: [], places: [] };
      one.text = part.text.slice(part.at[0], part.at[part.at.length - 1] + 1);
      return one;
    });
    var places = [];
    judged.forEach(function (one) {
      if (one.places[0] && !places.some(function (place) { return place.ids.join() === one.places[0].ids.join(); })) places.push(one.places[0]);
    });
    function any(name) {
      return judged.some(function (one) {
        return one.verdict === name;
      });
    }
    var worst = ["absent", "near", "punctuation"].filter(any)[0];
    return { verdict: worst === "absent" && !places.length ? "absent" : worst && verdict === "scattered" ? (worst === "absent" ? "partly" : worst) : verdict, written: [], places: places, pieces: judged };
  }

  function judge(index, made) {
    var found = exact(index, made);
    if (found) return found;
    var parts = pieces(made);
    if (parts.length > 1) {
      found = elided(index, parts);
      return found || severally(index, parts, "scattered");
    }
    made = trimmed(parts[0] || made);
    if (!made.key) return { verdict: "absent", written: [], places: [] };
    parts = together(index, made);
    if (parts && !slips(index, parts)) return severally(index, parts, "together");
    return near(index, made) || { verdict: "absent", written: [], places: [] };
  }

  /* Reading the report ------------------------------------------------------------------------------------------------------ */

  var ENTITIES = Object.assign(Object.create(null), { nbsp: " ", ldquo: "“", rdquo: "”", lsquo: "‘", rsquo: "’", quot: '"', hellip: "…", mdash: "—", middot: "·", gt: "\u200b", lt: "\u200b", amp: "&" });

  function blank(length) {
    return new Array(length + 1).join("\u200b");
  }

  /* The report without markup, every character in its place; and where block quotations stand. */
  function unmarked(text) {
    var blocks = [];
    var open = [];
    var plain = text.replace(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,400}>/g, function (tag, closing, name, at) {
      name = name.toLowerCase();
      if (/^https?$|^file$/.test(name)) return tag;
      if (name === "blockquote") {
        if (!closing) open.push(at + tag.length);
        else if (open.length) {
          var from = open.pop();
          if (!open.length) blocks.push({ start: from, end: at });
        }
      }
      return /^(p|div|br|li|h[1-6]|blockquote|tr)$/.test(name) ? "\n" + blank(tag.length - 1) : blank(tag.length);
    });
    plain = plain.replace(/&([a-z]+);/g, function (entity, name) {
      return ENTITIES[name] ? ENTITIES[name] + blank(entity.length - 1) : entity;
    });
    /* What the handbook itself says behind a quotation that was copied from it is none of the report's words. */
    plain = plain.replace(/〔编者注：[^〔〕\n]*〕/g, function (note) {
      return blank(note.length);
    });
    /* Lines that begin with > */
    var at = 0;
    var current = null;
    plain = plain.split("\n").map(function (line) {
      var start = at;
      at += line.length + 1;
      var sign = /^[ \t\u3000\u200b]*(?:[>＞][ \t]?)+/.exec(line);
      if (!sign) {
        current = null;
        return line;
      }
      if (!current) blocks.push((current = { start: start, end: start }));
      current.end = start + line.length;
      return blank(sign[0].length) + line.slice(sign[0].length);
    }).join("\n");
    blocks.sort(function (one, other) {
      return one.start - other.start;
    });
    return { plain: plain, blocks: blocks };
  }

  /* A line that says where the quotation above it comes from. */
  var CREDIT = /^[\s\u200b]*(?:[—–\-－]{1,3}[^\d\s]|[（(〔[【](?!\s*[一二三四五六七八九十\d]+\s*[）)\]〕])|https?:|file:|出处|来源|见|参见|引自|载|编号|链接|注[：:])/;

  /* Paragraphs: lines that an editor broke in the middle of a sentence belong together, and so does a line of credit. */
  function paragraphs(plain) {
    var out = [];
    var at = 0;
    var before = "";
    plain.split("\n").forEach(function (line) {
      var said = line.replace(/[\s\u200b]+/g, "");
      var start = at;
      var open = before.length >= 15 && !/[。！？：；!?:;”」』"）)…]$/.test(before);
      at += line.length + 1;
      if (!said) {
        /* A blank line ends a paragraph, but not the wait for a credit. */
        before = "";
        return;
      }
      var ours = out[out.length - 1];
      var indented = /^(?:[\u3000\t]| {2})/.test(line);
      if (ours && ((open && !indented) || CREDIT.test(line))) ours.end = start + line.length;
      else out.push({ start: start, end: start + line.length });
      before = said;
    });
    return out;
  }

  var CLOSES = { "“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞", "﹁": "﹂", "﹃": "﹄" };
  var OPENS = {};
  Object.keys(CLOSES).forEach(function (open) {
    OPENS[CLOSES[open]] = open;
  });
  OPENS["〟"] = "〝";

  /* Deeper than anybody quotes, marks are no quotation marks any more. */
  var DEEPEST = 8;

  /* The quotations of a paragraph, outermost first with those inside them; and marks that have no partner. */
  function pairs(plain, start, end) {
    var stack = [];
    var found = [];
    var stray = [];

    function close(at, closer) {
      var opener = stack[at];
      stack.slice(at + 1).forEach(function (lost) {
        if (lost.mark !== "‘") stray.push(lost);
      });
      stack.length = at;
      found.push({ start: opener.at + 1, end: closer, mark: opener.mark });
    }

    function holding(marks) {
      for (var at = stack.length - 1; at >= 0; at--) if (marks.indexOf(stack[at].mark) >= 0) return at;
      return -1;
    }

    for (var i = start; i < end; i++) {
      var mark = plain.charAt(i);
      if (mark === '"' || mark === "＂") {
        var straight = holding(['"', "“"]);
        if (straight >= 0) close(straight, i);
        else stack.push({ at: i, mark: '"' });
      } else if (CLOSES[mark]) {
        /* “……“，typed with the wrong mark at the end. */
        var top = stack[stack.length - 1];
        if (mark === "“" && top && top.mark === "“" && (i + 1 === end || /[，。；、：！？）)（(〔[\s]/.test(plain.charAt(i + 1)))) close(stack.length - 1, i);
        else if (stack.length < DEEPEST) stack.push({ at: i, mark: mark });
      } else if (OPENS[mark]) {
        var partner = holding(mark === "”" ? ["“", '"'] : [OPENS[mark]]);
        if (partner >= 0) close(partner, i);
        else if (mark === "”" && (i === start || /[：:，,（(\s]/.test(plain.charAt(i - 1))) && plain.slice(i + 1, end).search(/[“”]/) >= 0) stack.push({ at: i, mark: "“" });
        else if (mark !== "’") stray.push({ at: i, mark: mark, closing: true });
      }
    }
    stack.forEach(function (lost) {
      if (lost.mark !== "‘") stray.push(lost);
    });
    return { found: found, stray: stray };
  }

  /* Put each quotation inside the one around it. */
  function nested(found) {
    var out = [];
    found.sort(function (one, other) {
      return one.start - other.start || other.end - one.end;
    }).forEach(function (each) {
      each.inside = [];
      var siblings = out;
      for (;;) {
        var around = siblings[siblings.length - 1];
        if (!around || around.end < each.end) break;
        siblings = around.inside;
      }
      siblings.push(each);
    });
    return out;
  }

  function overlaps(one, list) {
    return list.some(function (other) {
      return one.start < other.end && other.start < one.end;
    });
  }

  /* All quotations of the report; those without an end are told apart. */
  function quotations(plain, blocks, paras, cites) {
    var found = [];
    var strays = [];
    var waiting = null;
    paras.forEach(function (para, at) {
      if (overlaps(para, blocks)) {
        waiting = null;
        return;
      }
      var here = pairs(plain, para.start, para.end);
      found = found.concat(here.found);
      here.stray.sort(function (one, other) {
        return one.at - other.at;
      });
      /* Begun in one of the paragraphs before, ended in this one. */
      var first = here.stray[0];
      if (waiting && first && first.closing && OPENS[first.mark] === waiting.mark && at - waiting.para <= 4) {
        found.push({ start: waiting.at + 1, end: first.at, mark: waiting.mark, across: true });
        here.stray.shift();
        strays.pop();
      }
      waiting = null;
      here.stray.forEach(function (stray) {
        stray.para = at;
        stray.end = para.end;
        strays.push(stray);
      });
      var open = here.stray[here.stray.length - 1];
      if (!open || open.closing || open.mark === '"') {
        if (strays.length && !here.stray.length) {
          var before = strays[strays.length - 1];
          if (!before.closing && before.mark !== '"' && at - before.para < 4) waiting = before;
        }
        return;
      }
      waiting = open;
      /* Each paragraph of a long quotation may open again; only the last one closes. */
      var next = paras[at + 1];
      if (next && plain.slice(next.start, next.end).replace(/^[\s\u200b]+/, "").charAt(0) === open.mark) {
        found.push({ start: open.at + 1, end: para.end, mark: open.mark });
        strays.pop();
        waiting = null;
      }
    });
    blocks.forEach(function (block) {
      found = found.concat(ofBlock(plain, block, cites));
    });
    return { found: nested(found), strays: strays };
  }

  /* Pairs that may be none: across paragraphs, or around marks of their own kind. Where the handbook does not hold what they
     would enclose, a mark was forgotten, and what stands inside is looked at by itself. */
  function settled(plain, list, strays, holds) {
    var out = [];
    list.forEach(function (pair) {
      var doubtful = pair.across || pair.inside.some(function (each) {
        return each.mark === pair.mark;
      });
      if (!doubtful || holds(pair)) {
        out.push(pair);
        return;
      }
      strays.push({ at: pair.start - 1, mark: pair.mark, end: pair.end });
      if (pair.across) strays.push({ at: pair.end, mark: CLOSES[pair.mark], closing: true, end: pair.end });
      out = out.concat(settled(plain, pair.inside, strays, holds));
    });
    return out;
  }

  /* A block quotation is a quotation, without the credit at its end; one that has marks of its own is read as they say. */
  function ofBlock(plain, block, cites) {
    var end = block.end;
    var lines = plain.slice(block.start, end).split("\n");
    while (lines.length > 1 && (CREDIT.test(lines[lines.length - 1]) || !lines[lines.length - 1].replace(/[\s\u200b]/g, ""))) {
      end -= lines.pop().length + 1;
    }
    var note = /[（(〔[][^（()）〔〕[\]]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)〕\]][\s。.]*$/.exec(plain.slice(block.start, end));
    if (note && overlaps({ start: block.start + note.index, end: end }, cites)) end = block.start + note.index;
    var own = nested(pairs(plain, block.start, block.end).found);
    var covered = own.reduce(function (sum, each) {
      return sum + each.end - each.start;
    }, 0);
    if (covered > 0.6 * plain.slice(block.start, end).replace(/[\s\u200b]/g, "").length && /^[\s\u200b]*[“「『"＂]/.test(plain.slice(block.start, end))) {
      return pairs(plain, block.start, block.end).found;
    }
    return [{ start: block.start, end: end, mark: ">", block: block }].concat(pairs(plain, block.start, end).found);
  }

  /* Codes, links and names -------------------------------------------------------------------------------------------------- */

  var LINK = /(?:(?:https?|file):\/\/[^\s<>"“”「」『』（）()《》，。；、]*?|(?:\.\.?\/)+|(?<![\w\/]))(?:en\/)?texts\/([A-Za-z0-9][A-Za-z0-9_-]*)((?:\/[A-Za-z0-9_-]+)*)(?:\/index\.html|\.html|\/)?(?:\?[^\s#"'<>]*)?(?:#([A-Za-z0-9%._~:-]+))?/g;
  var CODE = /(?<![A-Za-z0-9\/#.%_])(?<![A-Za-z0-9]-)([A-Za-z]{2,5}(?:\d{4}[A-Za-z]?|\d)?)((?:-[A-Za-z]\d{1,3})*)(?![A-Za-z0-9_-])/g;
  var SHAPE = /^[a-z]{2,5}(?:\d{4}[a-z]?|\d)?(?:-[a-z]\d{1,3})+$/;
  var NAME = /《([^《》\n]{2,80})》/g;
  var PIN = /^[\s\u200b]*的?第[\s\u200b]*[（(]?[\s\u200b]*([零〇一二三四五六七八九十百]+|\d{1,3})[\s\u200b]*[）)]?[\s\u200b]*(项|条|款|点|部分|章|节)/;

  function number(said) {
    if (/^\d+$/.test(said)) return Number(said);
    var digits = "〇一二三四五六七八九";
    var sum = 0;
    var digit = 0;
    Array.from(said.replace(/零/g, "〇")).forEach(function (each) {
      if (each === "十" || each === "百") {
        sum += (digit || 1) * (each === "十" ? 10 : 100);
        digit = 0;
      } else {
        digit = digits.indexOf(each);
      }
    });
    return sum + digit;
  }

  /* What the lock names in place of an id when nothing stands for an old one any more. */
  var WITHDRAWN = "-";

  /* What an id leads to: good, alias, or dead. */
  function resolve(index, id) {
    var passed = [];
    var at = id;
    while (!index.ids[at] && index.aliases[at] && passed.indexOf(at) < 0) {
      passed.push(at);
      at = index.aliases[at];
    }
    if (!index.ids[at]) return { state: "dead", id: id, document: null, withdrawn: at === WITHDRAWN };
    return { state: at === id ? "good" : "alias", id: at, was: id, document: index.ids[at].document.code };
  }

  function decoded(fragment) {
    try {
      return decodeURIComponent(fragment);
    } catch (broken) {
      return fragment;
    }
  }

  function links(index, text) {
    var out = [];
    var found;
    LINK.lastIndex = 0;
    while ((found = LINK.exec(text))) {
      var address = found[0].replace(/[.:]+$/, "");
      var name = found[1].toLowerCase();
      var id = decoded(found[3] || "").replace(/[.:]+$/, "").toLowerCase();
      var ours = index.data.online && address.indexOf(index.data.online) === 0;
      var cite = { type: "link", start: found.index, end: found.index + address.length, text: address };
      var held = index.documents[name] || index.aliases[name];
      var named = SHAPE.test(id) || index.ids[id] ? resolve(index, id) : null;
      if (held && !named) Object.assign(cite, resolve(index, name), { unchecked: !!id });
      else if (named && (held || named.state !== "dead" || ours)) Object.assign(cite, named);
      else if (index.data.pages.indexOf(name) >= 0) Object.assign(cite, { state: "good", id: null, document: null, unchecked: true });
      else if (ours || named) Object.assign(cite, { state: "dead", id: id || name, document: null });
      else continue;
      /* texts/a/#b-x1: the page is one document's, the place another's. */
      if (held && cite.document && index.documents[name] && cite.document !== name && cite.state === "good") cite.state = "dead";
      out.push(cite);
    }
    return out;
  }

  function codes(index, text, taken) {
    /* Full-width letters, digits and dashes, each in its place. */
    var narrow = text.replace(/[！-～]/g, function (each) {
      return String.fromCharCode(each.charCodeAt(0) - 0xfee0);
    }).replace(/[‐‑‒–—―−]/g, "-");
    var out = [];
    var found;
    CODE.lastIndex = 0;
    while ((found = CODE.exec(narrow))) {
      var id = found[0].toLowerCase();
      var place = { start: found.index, end: found.index + found[0].length };
      var document = found[1].toLowerCase();
      var known = index.documents[document] || index.aliases[id];
      /* A document's bare code only where it could be nothing else: capitals, or a year. */
      if (!found[2] && (!known || !(/\d/.test(id) || found[0] === found[0].toUpperCase()))) continue;
      if (!known && !/\d{4}/.test(document)) continue;
      if (!known && !SHAPE.test(id)) continue;
      if (overlaps(place, taken)) continue;
      out.push(Object.assign({ type: "code", start: place.start, end: place.end, text: text.slice(place.start, place.end) }, resolve(index, id)));
    }
    return out;
  }

  /* Short names hold as the report defines them: 《…》（以下简称《意见》）; else as the handbook's documents do, where that is one. */
  function defined(index, text) {
    var out = Object.create(null);
    var pattern = /《([^《》\n]{2,80})》[（(，,][\s\u200b]*(?:以下|下文)?(?:统|简)称(?:为)?[“"「]?《([^《》\n]{1,20})》/g;
    var found;
    while ((found = pattern.exec(text))) out[keyed(found[2]).key] = keyed(found[1]).key;
    return out;
  }

  function meant(index, name, short, central) {
    var key = keyed(name).key;
    var named = (!central && short[key]) || key;
    var entries = index.names[named];
    if (named !== key && !entries) return { document: null };
    if (!entries) return null;
    var held = unique(entries.map(function (entry) {
      return entry.document;
    }).filter(Boolean));
    if (central) {
      held = held.filter(function (code) {
        return index.documents[code].kind === "central-document";
      });
    }
    if (held.length === 1) return { document: held[0] };
    return held.length || central ? null : { document: null };
  }

  function names(index, text) {
    var short = defined(index, text);
    var out = [];
    var found;
    NAME.lastIndex = 0;
    while ((found = NAME.exec(text))) {
      var end = NAME.lastIndex;
      var means = meant(index, found[1], short, /中央[\s\u200b]*$/.test(text.slice(0, found.index)));
      if (!means) continue;
      var cite = { type: "name", start: found.index, end: end, text: text.slice(found.index, end), document: means.document, id: means.document, state: means.document ? "good" : "unheld" };
      var pin = PIN.exec(text.slice(end, end + 24));
      if (pin && means.document) {
        cite.end = end + pin[0].length;
        cite = pinnedTo(index, cite, pin, text.slice(cite.start, cite.end));
      }
      out.push(cite);
    }
    return out;
  }

  /* The name of a document with the number of one of its items or sections. */
  function pinnedTo(index, cite, pin, text) {
    var wanted = number(pin[1]);
    var kind = /部分|章|节/.test(pin[2]) ? "heading" : "item";
    var block = index.documents[cite.document].blocks.filter(function (each) {
      return each.kind === kind && each.number === wanted;
    })[0];
    return {
      type: "name", start: cite.start, end: cite.end, text: text, document: cite.document, pinned: true,
      id: block ? block.id : null, state: block ? cite.state : "dead"
    };
  }

  /* Which citation a quotation has ----------------------------------------------------------------------------------------- */

  var FULL = /[。！？!?；;]/;

  /* The end of the sentence from a place on; what stands in brackets ends none. */
  function sentenceEnd(plain, from, to) {
    var depth = 0;
    for (var i = from; i < to; i++) {
      var each = plain.charAt(i);
      if (/[（(〔[《]/.test(each)) depth++;
      else if (/[）)〕\]》]/.test(each)) depth = Math.max(0, depth - 1);
      else if (!depth && FULL.test(each)) return i;
    }
    return to;
  }

  function sentenceStart(plain, from, to) {
    for (var i = to - 1; i >= from; i--) if (FULL.test(plain.charAt(i))) return i + 1;
    return from;
  }

  function bracketed(plain, from, at) {
    var depth = 0;
    for (var i = from; i < at; i++) {
      if (/[（(〔[]/.test(plain.charAt(i))) depth++;
      else if (/[）)〕\]]/.test(plain.charAt(i))) depth--;
    }
    return depth > 0;
  }

  var LEADS = /^[^，。；！？!?;]{0,24}(?:[：:，,][^，。；：！？]{0,3})?$/;

  /* Between a quotation and a citation that belongs to it: marks, footnote signs, 见. */
  var NEXT = /^[\s\u200b“”"'’」』（）()〔〕［］\[\]【】《》，、,;；:：/\d①-⑳]*(?:(?:参)?见|载|出自|引自|语出|即)?[\s\u200b（(〔［\[【《:：]*$/;

  /* For each outer quotation the citations that are its own: those after it in its sentence, those that lead up to it, else the
     nearest code or link of the paragraph; and what its footnote says. */
  function attach(index, plain, paras, list, cites) {
    var starts = paras.map(function (each) {
      return each.start;
    });
    function around(at) {
      return paras[last(starts, at)] || { start: 0, end: plain.length };
    }
    list.forEach(function (quote, at) {
      quote.cites = [];
      var para = around(quote.start);
      var to = Math.max(para.end, quote.end);
      var from = para.start;
      var before = list[at - 1];
      var after = list[at + 1];
      var low = before ? Math.max(from, before.end) : from;
      var high = after ? Math.min(to, after.start) : to;
      if (quote.block) {
        /* A block quotation belongs to the line above that leads to it and to the credit below. */
        var above = around(quote.start - 1);
        if (above.end <= quote.block.start && quote.start > above.start) low = before ? Math.max(above.start, before.end) : above.start;
        high = Math.max(high, quote.block.end);
      }
      function between(a, b) {
        return cites.filter(function (cite) {
          return cite.start >= a && cite.end <= b;
        });
      }
      /* Leads to the next quotation rather than back to this one. */
      function forward(cite) {
        return after && high === after.start && !bracketed(plain, quote.end, cite.start) && LEADS.test(gap(cite, after.start - 1)) &&
          !/(?:见|参见|载|出自|引自|语出)[\s\u200b]*$/.test(plain.slice(quote.end, cite.start));
      }
      /* A bare 第（十二）项 behind a quotation, also in brackets, says where in what has been named before. */
      function bare() {
        var at = quote.end + 1;
        var sign = SIGN.exec(plain.slice(at, at + 16));
        at += sign ? sign[0].length : 0;
        at += /^[\s\u200b]*[（(〔]?/.exec(plain.slice(at, at + 4))[0].length;
        var pin = PIN.exec(plain.slice(at, at + 24));
        return pin && { pin: pin, end: at + pin[0].length };
      }
      /* The citations that follow the quotation with nothing but marks and 见 between. */
      function chain(those) {
        var at = behind ? behind.end : quote.end + 1;
        var out = [];
        those.every(function (cite) {
          if (!NEXT.test(plain.slice(at, Math.max(at, cite.start)))) return false;
          out.push(cite);
          at = Math.max(at, cite.end);
          return true;
        });
        return out;
      }
      function gap(cite, to) {
        return plain.slice(cite.end, to).replace(/[\s\u200b]+/g, "");
      }
      function leading(cite) {
        if (before && low === before.end && bracketed(plain, before.end, cite.start)) return false;
        if (before && low === before.end && /(?:见|参见|载|出自|引自|语出)[\s\u200b]*$/.test(plain.slice(before.end, cite.start))) return false;
        return cite.type === "name" ? LEADS.test(gap(cite, quote.block ? quote.start : quote.start - 1)) : true;
      }
      var stop = quote.block ? high : sentenceEnd(plain, quote.end + 1, high);
      /* A credit on a line of its own is no part of the sentence, but of the quotation. */
      var line = plain.slice(quote.end + 1, high).search(/\n/);
      if (line >= 0 && CREDIT.test(plain.slice(quote.end + 2 + line, high))) stop = high;
      var own = between(quote.end, stop).filter(function (cite) {
        return !forward(cite);
      });
      /* A code right behind the quotation is its source; what the sentence goes on to name is another matter. */
      var behind = bare();
      var tied = chain(own);
      if (tied.some(coded) || behind) own = tied;
      var start = sentenceStart(plain, low, Math.max(low, quote.start - 1));
      own = own.concat(between(quote.block ? low : start, quote.start).filter(leading).map(function (cite) {
        if (!behind || cite.type !== "name" || cite.pinned || !cite.document) return cite;
        return pinnedTo(index, cite, behind.pin, cite.text + behind.pin[0].trim());
      }));
      if (!own.some(coded)) {
        var note = footnote(plain, quote.end + 1, cites);
        if (note.length) own = own.concat(note);
      }
      if (!own.length) {
        var later = between(quote.end, high).filter(function (cite) {
          return coded(cite) && !forward(cite);
        });
        var earlier = between(low, quote.start).filter(function (cite) {
          return coded(cite) && leading(cite);
        });
        own = later.slice(0, 1);
        if (!own.length) own = earlier.slice(-1);
      }
      quote.cites = own;
      var final = own.reduce(function (end, cite) {
        return Math.max(end, cite.end);
      }, quote.end);
      /* The report says itself that it follows the received reading. */
      quote.declared = /底本/.test(plain.slice(Math.max(start, quote.start - 34), quote.start)) || own.some(function (cite) {
        return cite.start >= quote.end && /底本/.test(plain.slice(Math.max(quote.end, cite.start - 90), cite.end + 90).split("\n")[0]);
      }) || /底本/.test(plain.slice(quote.end, final));
      quote.tail = plain.slice(quote.end + 1, quote.end + 24);
      quote.lead = plain.slice(Math.max(start, quote.start - 34), Math.max(start, quote.start - 1));
    });
  }

  function coded(cite) {
    return cite.type !== "name" || cite.pinned;
  }

  var SIGN = /^[\s，。；\u200b]*(\[\d{1,3}\]|〔\d{1,3}〕|［\d{1,3}］|[①-⑳]|\[\^\w{1,8}\])/;

  /* [3] or ③ behind a quotation, and the line that begins with it. */
  function footnote(plain, from, cites) {
    var sign = SIGN.exec(plain.slice(from, from + 16));
    if (!sign) return [];
    var line = new RegExp("^[ \\t\\u3000\\u200b]*" + sign[1].replace(/[[\]^]/g, "\\$&") + ".*$", "gm");
    var found;
    while ((found = line.exec(plain))) {
      var start = found.index;
      var end = line.lastIndex;
      if (start >= from) {
        return cites.filter(function (cite) {
          return cite.start >= start && cite.end <= end;
        });
      }
    }
    return [];
  }

  /* Whether a citation names a place of the quotation: the paragraph, what is in it or around it, or the document. */
  function matches(index, cite, place) {
    if (cite.document !== place.document) return false;
    if (!cite.id || cite.id === place.document) return true;
    var cited = index.ids[cite.id];
    return place.ids.some(function (id) {
      var known = index.ids[id];
      if (id === cite.id || id.indexOf(cite.id + "-") === 0 || cite.id.indexOf(id + "-") === 0) return true;
      return known && (known.section === cite.id || known.block === cite.id || cited.block === id || (cited.block && cited.block === known.block));
    });
  }

  var CENTRAL = /(?:中央(?:文件|意见|明确|要求|指出|强调|规定|提出)|中共中央)[^。；！？!?“”「」]{0,22}$/;

  /* “……”（中央文件） */
  var CREDITED = /^[\s\u200b]*[（(〔[](?:见|引自|出自|来源[：:]?)?[\s\u200b]*(?:中央文件|中央《|中共中央)/;

  function credited(index, quote, judged) {
    var telling = quote.cites.filter(function (cite) {
      return cite.document;
    });
    var held = judged.places;
    var finding = { cites: quote.cites, source: "", presented: false, declared: judged.verdict === "received" && quote.declared };
    function right(cite) {
      return held.some(function (place) {
        return matches(index, cite, place);
      });
    }
    /* Of several codes one will do, and of several links; but a link does not make good a wrong code, nor a code a wrong link. A
       name that only says the document yields to a code beside it. */
    function sound(type) {
      var those = telling.filter(function (cite) {
        return cite.type === type && (coded(cite) || !telling.some(coded));
      });
      return !those.length || those.some(right);
    }
    if (held.length && telling.length) {
      finding.source = ["code", "link", "name"].every(sound) ? "same" : "other";
    } else if (held.length && quote.cites.some(function (cite) { return cite.state === "unheld"; })) {
      finding.source = "unheld";
    } else if (!held.length && telling.length) {
      finding.source = "unproved";
    }
    var central = held.some(function (place) {
      return index.documents[place.document].kind === "central-document";
    });
    var asCentral = telling.some(function (cite) {
      return index.documents[cite.document].kind === "central-document";
    });
    finding.presented = held.length > 0 && !central && (asCentral || CENTRAL.test(quote.lead) || CREDITED.test(quote.tail));
    /* A name alone says the authority and no place: that is told once. */
    if (finding.presented && !telling.some(coded)) finding.source = "";
    return finding;
  }

  /* The check ------------------------------------------------------------------------------------------------------------------ */

  var latest = { data: null, index: null };

  function indexed(data) {
    if (latest.data !== data) latest = { data: data, index: new Index(data) };
    latest.index.aliases = Object.assign(Object.create(null), data.aliases);
    return latest.index;
  }

  /* Where each line begins. */
  function lines(text) {
    var out = [0];
    for (var at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) out.push(at + 1);
    return out;
  }

  function summed(places) {
    return places.map(function (place) {
      return { document: place.document, ids: place.ids, reading: place.reading };
    });
  }

  function said(judged) {
    var out = { verdict: judged.verdict, places: summed(judged.places), written: judged.written };
    if (judged.parts) out.parts = judged.parts;
    if (judged.text !== undefined) out.text = judged.text;
    if (judged.pieces) out.pieces = judged.pieces.map(said);
    return out;
  }

  function* run(text, data) {
    var index = indexed(data);
    while (index.add()) yield { done: 0, total: 0, finding: null };
    var read = unmarked(text);
    var plain = read.plain;
    var paras = paragraphs(plain);
    var begins = lines(text);
    function line(at) {
      return last(begins, at) + 1;
    }
    var cites = links(index, text);
    cites = cites.concat(codes(index, plain, cites));
    var named = names(index, plain);
    cites = cites.concat(named).sort(function (one, other) {
      return one.start - other.start;
    });
    var all = quotations(plain, read.blocks, paras, cites);

    function made(quote) {
      return keyed(plain.slice(quote.start, quote.end));
    }
    function long(quote) {
      return made(quote).key.length >= SHORTEST;
    }
    var list = settled(plain, all.found, all.strays, function (pair) {
      return !long(pair) || ["absent", "partly"].indexOf(judge(index, made(pair)).verdict) < 0;
    }).filter(function (quote) {
      /* “……”部分: a place by the name of its heading, as references give it, and no quotation. */
      return long(quote) && (quote.block || !/^.(?:部分|一节|一章|小节)/.test(plain.slice(quote.end, quote.end + 4)));
    });
    all.strays = all.strays.filter(function (stray) {
      return !list.some(function (quote) {
        return quote.start <= stray.at && stray.at < quote.end;
      });
    }).sort(function (one, other) {
      return one.at - other.at;
    });
    attach(index, plain, paras, list, cites);
    yield { done: 0, total: list.length, finding: null };

    var queue = list.slice();
    var done = 0;
    while (queue.length) {
      var quote = queue.shift();
      var judged = judge(index, made(quote));
      var inner = quote.inside.filter(long);
      var credit = credited(index, quote, judged);
      if (judged.verdict === "absent" && inner.length) {
        /* What it is credited to is what it quotes. */
        credit.source = "";
        inner.forEach(function (each) {
          each.cites = quote.cites;
          each.lead = quote.lead;
          each.tail = quote.tail;
          each.declared = quote.declared;
        });
        queue = inner.concat(queue);
      }
      done++;
      yield {
        done: done,
        total: done + queue.length,
        finding: Object.assign({ kind: "quotation", start: quote.start, end: quote.end, line: line(quote.start), text: plain.slice(quote.start, quote.end).replace(/\u200b/g, "") }, said(judged), credit)
      };
    }
    for (var at = 0; at < all.strays.length; at++) {
      var stray = all.strays[at];
      var finding = { kind: "unpaired", start: stray.at, end: stray.at + 1, line: line(stray.at), text: plain.slice(stray.at, Math.min(stray.end, stray.at + 24)), verdict: "unpaired", places: [], written: [], cites: [], source: "", presented: false };
      var key = keyed(plain.slice(stray.at + 1, stray.end));
      var length = stray.closing ? 0 : beginning(index, key.key, 0);
      if (length >= SHORTEST) finding.places = summed(index.placed(index.finds(key.key.slice(0, length))));
      if (stray.closing) finding.text = plain.slice(Math.max(0, stray.at - 16), stray.at + 1);
      yield { done: done, total: done, finding: finding };
    }
    var told = cites.filter(function (cite) {
      return cite.type !== "name" || cite.state === "dead";
    });
    for (var each = 0; each < told.length; each++) {
      var cite = told[each];
      yield {
        done: done,
        total: done,
        finding: { kind: cite.type === "name" ? "item" : cite.type, start: cite.start, end: cite.end, line: line(cite.start), text: cite.text, verdict: cite.state, id: cite.id, was: cite.was || cite.id, document: cite.document, unchecked: !!cite.unchecked, withdrawn: !!cite.withdrawn, places: [], written: [], cites: [], source: "", presented: false }
      };
    }
  }

  function inTextOrder(findings) {
    return findings.sort(function (one, other) {
      return one.start - other.start || other.end - one.end;
    });
  }

  function check(text, data) {
    var findings = [];
    for (var step of run(text, data)) if (step.finding) findings.push(step.finding);
    return inTextOrder(findings);
  }

  /* Whether somebody should look at it. */
  function troubled(finding) {
    return (["exact", "good"].indexOf(finding.verdict) < 0 && !finding.declared) || finding.presented || finding.source === "other" || finding.source === "unheld";
  }

  return { run: run, check: check, inTextOrder: inTextOrder, troubled: troubled, keyed: keyed, SHORTEST: SHORTEST };
})();
