/* Near misses ---------------------------------------------------------------------------------------------------------- */

/* Where in the handbook most pairs of characters of the key stand on one diagonal. */
/** @param {any} index @param {string} key @param {any} allowed */
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
  var /** @type {Record<string, any>} */ taken = {};
  var /** @type {any} */ best = [];
  var most = Math.max(3, Math.min(200, Math.ceil(3000 / n)));
  for (var s = 0; s < strips.length && best.length < most; s++) {
    var strip = strips[s].at;
    if (taken[strip - 1] || taken[strip + 1]) continue;
    taken[strip] = true;
    best.push(((strip + 1) << 3) - n);
  }
  return best;
}

var FAR = 1e6;
var SAME = 0;
var CHANGED = 1;
var REPORT = 2;
var SOURCE = 3;

/* Align the whole key to some stretch of text near a diagonal: edit distance within a band. Returns
   { distance, from, to, steps } with steps [kind, place in key, place in text]; null as soon as it differs by more than is allowed. */
/** @param {string} text @param {string} key @param {any} diagonal @param {any} allowed */
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
      var there = t >= 0 && t < text.length ? text.charCodeAt(t) : 0;
      var same = there && there === key.charCodeAt(i - 1);
      /* Between two runs there is nothing that a character could stand for. */
      var cost = above[k] + (same ? 0 : there ? 1 : FAR);
      var way = same ? SAME : CHANGED;
      if (k + 1 < wide && above[k + 1] + 1 < cost) {
        cost = above[k + 1] + 1;
        way = REPORT;
      }
      if (there && k > 0 && here[k - 1] + 1 < cost) {
        cost = here[k - 1] + 1;
        way = SOURCE;
      }
      here[k] = cost;
      ways[i * wide + k] = way;
    }
    var swap = above;
    above = here;
    here = swap;
    if (i % 32 === 0 && Math.min.apply(null, /** @type {any} */ (above)) > allowed) return null;
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
/** @param {any} index @param {any} made @param {any} allowed */
function nearest(index, made, allowed) {
  var /** @type {any} */ best = null;
  seeds(index, made.key, allowed).forEach(function (/** @type {any} */ diagonal) {
    var /** @type {any} */ found = align(index.whole, made.key, diagonal, best ? Math.min(best.distance, allowed) : allowed);
    if (!found || found.from < 0 || found.to > index.whole.length || found.to <= found.from) return;
    if (index.whole.slice(found.from, found.to).includes("\u0000")) return;
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

/** @param {number} length */
function slack(length) {
  return Math.max(1, Math.floor(length * (length < SHORT ? NEAR_SHORT : NEAR)));
}

/* The steps of an alignment as stretches: { same } or { report, source }, in the words of the two texts. */
/** @param {any} made @param {any} found */
function difference(made, found) {
  var /** @type {any[]} */ parts = [];
  found.steps.forEach(function (/** @type {any} */ step) {
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

/** @param {any} parts */
function punctuationOnly(parts) {
  return parts.every(function (/** @type {any} */ part) {
    return part.same !== undefined || Array.from(keyed(part.report + part.source).key).every(function (each) {
      return MARKS.test(each);
    });
  });
}
