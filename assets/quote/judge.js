/* Judging one quotation ------------------------------------------------------------------------------------------------- */

var QUOTES = /[“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟＂＇"']/;

function traditional(/** @type {any} */ character) {
  return TRADITIONAL.has(character.charCodeAt(0));
}

/* A quotation that is written in traditional characters throughout, folded; one with a slip or two as it is. */
function inOneScript(/** @type {any} */ made) {
  var others = Array.from(made.key).filter(traditional).length;
  return others * 8 > made.key.length ? { text: made.text, key: foldedBy(TRADITIONAL, made.key), at: made.at } : made;
}

/* How a quotation that matches is written otherwise: in width, in its quotation marks. */
function written(/** @type {any} */ made, /** @type {any} */ found, /** @type {any} */ told) {
  for (var i = 0; i < made.key.length; i++) {
    var ours = made.text.charAt(made.at[i]);
    var theirs = found.run.text.charAt(found.run.at[found.from + i]);
    if (ours === theirs) continue;
    var kind = QUOTES.test(ours) ? "quotes" : traditional(ours) ? "traditional" : /[\u2e80-\u2fdf\uf900-\ufaff]/.test(ours) ? "forms" : "width";
    if (!told.includes(kind)) told.push(kind);
  }
}

function exactly(/** @type {any} */ index, /** @type {any} */ made) {
  var /** @type {any} */ found = index.finds(made.key);
  if (found.length) return { found: found, made: made, cut: false };
  var short = trimmed(made);
  if (short.key.length === made.key.length || short.key.length < 4) return null;
  found = index.finds(short.key);
  return found.length ? { found: found, made: short, cut: true } : null;
}

function exact(/** @type {any} */ index, /** @type {any} */ made) {
  var match = exactly(index, made);
  if (!match) return null;
  var places = index.placed(match.found);
  var corrected = places.filter(function (/** @type {any} */ place) {
    return place.reading !== "received";
  });
  var /** @type {any} */ judged = { verdict: corrected.length ? "exact" : "received", places: corrected.length ? corrected : places, written: [] };
  written(match.made, judged.places[0].found, judged.written);
  if (match.cut) judged.written.push("end");
  judged.written.sort();
  if (judged.verdict === "received") judged.parts = corrections(index, match.made, judged.places[0].found);
  return judged;
}

/* Against the corrected reading of the same paragraphs. */
function corrections(/** @type {any} */ index, /** @type {any} */ made, /** @type {any} */ found) {
  var runs = index.runs.filter(function (/** @type {any} */ stretch) {
    return stretch.document === found.run.document && stretch.reading === "text" && stretch.pieces[0].block && stretch.pieces[0].id === found.run.pieces[0].id;
  });
  if (!runs.length) return undefined;
  var /** @type {any} */ aligned = align(index.whole, made.key, runs[0].origin + found.from, Infinity);
  aligned.run = runs[0];
  return difference(made, aligned);
}

function unique(/** @type {any} */ list) {
  return list.filter(function (/** @type {any} */ each, /** @type {number} */ at) {
    return list.indexOf(each) === at;
  });
}

/* Longest beginning of the key, from a place on, that stands in the handbook. */
function beginning(/** @type {any} */ index, /** @type {string} */ key, /** @type {number} */ from) {
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
function together(/** @type {any} */ index, /** @type {any} */ made) {
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
function slips(/** @type {any} */ index, /** @type {any} */ parts) {
  return index.runs.some(function (/** @type {any} */ stretch) {
    var at = -1;
    return parts.every(function (/** @type {any} */ part) {
      for (var from = stretch.key.indexOf(part.key); from >= 0; from = stretch.key.indexOf(part.key, from + 1)) {
        if (at < 0 || Math.abs(from - at) < SLIP) {
          at = from + part.key.length;
          return true;
        }
      }
      return false;
    });
  });
}

/* Characters that are not among the 6,763 of the simplified set, and that no table folds: rare variants and traditional ones. */
var /** @type {any} */ simplified = null;
function foreign(/** @type {string} */ key) {
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
function near(/** @type {any} */ index, /** @type {any} */ made) {
  var others = foreign(made.key);
  var allowed = slack(made.key.length);
  var /** @type {any} */ found = nearest(index, made, others * 8 > made.key.length && others * 2 < made.key.length ? allowed + others : allowed);
  if (!found) return null;
  var parts = difference(made, found);
  var told = made.at.some(function (/** @type {number} */ at) { return traditional(made.text.charAt(at)); }) || parts.some(function (part) {
    return part.report && foreign(part.report);
  }) ? ["traditional"] : [];
  var where = index.placed([{ run: found.run, from: found.from, to: found.to }]);
  return { verdict: punctuationOnly(parts) ? "punctuation" : "near", written: told, places: where, parts: parts };
}

/* Where each piece of a quotation stands that is not to be found as a whole. */
function severally(/** @type {any} */ index, /** @type {any} */ parts, /** @type {string} */ verdict) {
  var /** @type {any} */ judged = parts.map(function (/** @type {any} */ part) {
    var /** @type {any} */ one = exact(index, part) || (part.key.length >= SHORTEST && near(index, part)) || { verdict: "absent", written: [], places: [] };
    one.text = part.text.slice(part.at[0], part.at[part.at.length - 1] + 1);
    return one;
  });
  var /** @type {any[]} */ places = [];
  judged.forEach(function (/** @type {any} */ one) {
    if (one.places[0] && !places.some(function (place) { return place.ids.join() === one.places[0].ids.join(); })) places.push(one.places[0]);
  });
  function any(/** @type {string} */ name) {
    return judged.some(function (/** @type {any} */ one) {
      return one.verdict === name;
    });
  }
  var worst = ["absent", "near", "punctuation"].filter(any)[0];
  return { verdict: worst === "absent" && !places.length ? "absent" : worst && verdict === "scattered" ? (worst === "absent" ? "partly" : worst) : verdict, written: [], places: places, pieces: judged };
}

/* Signs of notes inside a quotation, as they come out of a word processor: [1], ①, ², a bare number before a mark. */
var NOTE = /\[\d{1,3}\]|〔\d{1,3}〕|［\d{1,3}］|\[\^\w{1,8}\]|[①-⑳]|[¹²³⁰⁴-⁹]{1,3}|(?<=[\u4e00-\u9fff，。；：、！？”])\d{1,2}(?=[，。；：！？”]|$)/g;

/* Judged as it stands; and where that is not right, without the signs of notes. */
/** @param {any} index @param {any} given */
function judge(index, given) {
  var found = judgedAsItIs(index, given);
  if (found.verdict === "exact" || !given.text.replace) return found;
  var bare = given.text.replace(NOTE, blankOf);
  if (bare === given.text) return found;
  var other = judgedAsItIs(index, keyed(bare));
  if (!["exact", "received", "near", "punctuation"].includes(other.verdict)) return found;
  if (other.verdict === "near" && found.verdict === "near" && changes(other) >= changes(found)) return found;
  other.written = other.written.concat("noted");
  return other;
}

/** @param {any} judged */
function changes(judged) {
  return (judged.parts || []).reduce(function (/** @type {number} */ sum, /** @type {any} */ part) {
    return sum + (part.same === undefined ? Math.max(part.report.length, part.source.length) : 0);
  }, 0);
}

/** @param {string} words */
function blankOf(words) {
  return blank(words.length);
}

function judgedAsItIs(/** @type {any} */ index, /** @type {any} */ given) {
  var made = inOneScript(given);
  var /** @type {any} */ found = exact(index, made);
  if (found) return found;
  var parts = pieces(made);
  if (parts.length > 1) {
    found = elided(index, parts);
    return found || severally(index, parts, "scattered");
  }
  made = trimmed(parts[0] || made);
  if (!made.key) return { verdict: "absent", written: [], places: [] };
  parts = /** @type {any} */ (together(index, made));
  if (parts && !slips(index, parts)) return severally(index, parts, "together");
  return near(index, made) || { verdict: "absent", written: [], places: [] };
}
