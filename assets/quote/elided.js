/* Quotations with an ellipsis, and what it leaves out ------------------------------------------------------------------- */

var ELLIPSIS = /(?:\[|\()(?:…|\.{1,6}|略|省略|下略|中略)(?:\]|\))|…/g;

/* The pieces of a quotation between its ellipses and paragraphs. */
function pieces(/** @type {any} */ made) {
  var cuts = [];
  var /** @type {any} */ found;
  ELLIPSIS.lastIndex = 0;
  while ((found = ELLIPSIS.exec(made.key))) cuts.push([found.index, ELLIPSIS.lastIndex]);
  if (!cuts.length) {
    for (var i = 1; i < made.key.length; i++) {
      if (made.text.slice(made.at[i - 1], made.at[i]).includes("\n")) cuts.push([i, i]);
    }
    /* Only where the text breaks into paragraphs: a broken line is the mailer's work. */
    cuts = cuts.filter(function (cut) {
      return /[.!?…:;]["]?$/.test(made.key.slice(0, cut[0]));
    });
  }
  var from = 0;
  var /** @type {any[]} */ out = [];
  cuts.concat([[made.key.length, made.key.length]]).forEach(function (cut) {
    var piece = trimmed(clip(made, from, cut[0]));
    if (piece.key.length) out.push(piece);
    from = cut[1];
  });
  return out;
}

/* All pieces one after the other in one run, or null. */
function inOrder(/** @type {any} */ index, /** @type {any} */ parts) {
  var /** @type {any} */ found = [];
  index.runs.forEach(function (/** @type {any} */ stretch) {
    var at = 0;
    var /** @type {any[]} */ hits = [];
    parts.every(function (/** @type {any} */ part) {
      var from = stretch.key.indexOf(part.key, at);
      if (from < 0) return false;
      at = from + part.key.length;
      hits.push({ run: stretch, from: from, to: at });
      return true;
    });
    if (hits.length === parts.length) found.push(hits);
  });
  return found;
}

function elided(/** @type {any} */ index, /** @type {any} */ parts) {
  var runs = inOrder(index, parts);
  if (!runs.length) return null;
  var corrected = runs.filter(function (/** @type {any} */ hits) {
    return hits[0].run.reading === "text";
  });
  var shown = corrected.length ? corrected : runs;
  var /** @type {any} */ judged = { verdict: corrected.length ? "exact" : "received", written: ["elided"], places: [] };
  judged.places = shown.map(function (/** @type {any} */ hits) {
    var /** @type {any[]} */ where = [];
    hits.forEach(function (/** @type {any} */ hit) {
      where = where.concat(ids(hit.run, hit.from, hit.to));
    });
    var both = corrected.length && runs.length > corrected.length;
    return { document: hits[0].run.document.code, ids: unique(where), reading: both ? "both" : hits[0].run.reading, rank: hits[0].run.document.rank, found: hits[0], hits: hits };
  }).sort(function (/** @type {any} */ one, /** @type {any} */ other) {
    return one.rank - other.rank;
  });
  parts.forEach(function (/** @type {any} */ part, /** @type {number} */ at) {
    written(part, shown[0][at], judged.written);
  });
  judged.written.sort();
  judged.omitted = omissions(shown[0]);
  return judged;
}

/* A word that turns a sentence round; what only begins like one (不断, 未来, 非常) is none. 不仅 is one: without it
   the half is the whole. */
var NEGATES = /并没有|并不|并非|没有|不得|不能|不会|不应|不宜|不可(?!缺)|不再|不是|不在于|不必|不准|不要|尚未|未能|从未|未曾|未必|并未|难以|无法|禁止|严禁|避免|防止|杜绝|停止|反对|而非|绝非|不(?![断但同少久论管料懈忘移竭息屈良利平足易一渝负愧])/;

/* What an ellipsis leaves out, piece by piece, with the word in it that turned the sentence round: one in the clause of which
   words before or behind the ellipsis are kept. */
/** @param {any} hits */
function omissions(hits) {
  return hits.slice(1).map(function (/** @type {any} */ hit, /** @type {number} */ at) {
    var from = hit.run.at[hits[at].to - 1] + 1;
    var text = hit.run.text.slice(from, hit.run.at[hit.from]);
    var clauses = text.split(/[，。；：！？]/);
    var kept = clauses.length > 1 ? [clauses[0], clauses[clauses.length - 1]] : [text];
    var /** @type {any} */ lost = kept.map(function (/** @type {string} */ clause) { return NEGATES.exec(clause); }).filter(Boolean)[0];
    return { text: text, lost: lost ? lost[0] : "" };
  });
}
