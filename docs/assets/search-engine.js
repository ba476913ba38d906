/* The search itself: folding, matching, ranking. Runs in a thread of its own; where no thread can be had, in the page.
   It is loaded as a worker on http. A page opened from a folder may not start one from a file: there the page loads
   this script, takes the function's text and starts it from that. No dependencies, nothing newer than Chromium 80.

   What is folded, in texts and queries alike: width, case, white space, format characters, punctuation. A mark between
   two digits stays, so that 15 does not find 1.5; in English a space between two words stays, so that "dthe" does not
   find "and the". Each character folds to one or to none, so places can be found again. */
(function (scope) {
  "use strict";

  function engine(port) {
    var TITLE = 0, ITEM = 2, TERM = 3, FRONT = 6;
    var CENTRAL = 1, OFF_TOPIC = 2, DOCUMENT = 4, UNCITED = 8, CONTINUED = 16;
    /* By kind of an entry: title, heading, item, term, body, editors, front. Lower is better; of an item and a term the
       words that name it count so, the rest as body or as the editors'. */
    var TIER = [0, 1, 1, 2, 3, 4, 3];
    var REST = [0, 1, 3, 4, 3, 4, 3];
    var BREAK = 10;
    var SPACE = 32;
    var LONG = 8; /* From this length on a query is a quotation: the central document's own words come first. */
    var WINDOW = 84; /* Characters of a text that are shown around a hit. */
    var MANY = 2000; /* With more hits than this nobody is looking for a reading. */
    var NEAR = 12; /* Places that are offered when nothing is found. */

    /* Folding ---------------------------------------------------------------------------------------------------- */

    var LETTER = new Uint16Array(65536); /* what a character folds to; 0: nothing */
    var MARK = new Uint16Array(65536); /* punctuation, in one form for Chinese and Western; 0: none */
    var SAME = { "、": ",", "。": ".", "“": "\"", "”": "\"", "„": "\"", "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‘": "'", "’": "'", "《": "<", "》": ">", "〈": "<", "〉": ">",
      "【": "[", "】": "]", "〔": "[", "〕": "]", "—": "-", "–": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "~": "-", "•": "·", "・": "·", "‧": "·" };

    (function () {
      var nothing = /[\p{Z}\p{Cc}\p{Cf}\uFE00-\uFE0F]/u;
      var mark = /[\p{P}<>~`^|\u2212]/u;
      for (var code = 0; code < 65536; code++) {
        /* Chinese characters, Korean syllables, halves of characters and private ones: most of the table, nothing to fold. */
        if ((code >= 0x3400 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xF8FF)) {
          LETTER[code] = code;
          continue;
        }
        var narrow = code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
        /* Radicals that stand for characters: what is copied from a PDF is full of them. */
        if ((code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF)) narrow = String.fromCharCode(code).normalize("NFKC").charCodeAt(0);
        var said = String.fromCharCode(narrow);
        if (code === BREAK) LETTER[code] = BREAK;
        else if (nothing.test(said)) continue;
        else if (mark.test(said) && said !== "%" && said !== "‰") MARK[code] = (SAME[said] || said).charCodeAt(0);
        else LETTER[code] = said.toLowerCase().length === 1 ? said.toLowerCase().charCodeAt(0) : narrow;
      }
    })();

    function digit(text, at) {
      var code = at >= 0 && at < text.length ? LETTER[text.charCodeAt(at)] : 0;
      return code >= 48 && code <= 57;
    }

    function latin(code) {
      return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
    }

    /* Whether a word goes on after the space at `at`, and whatever folds to nothing behind it. */
    function wordAfter(text, at, marks) {
      for (var next = at + 1; next < text.length; next++) {
        var code = text.charCodeAt(next);
        if (LETTER[code]) return latin(LETTER[code]);
        if (MARK[code] && marks) return false;
      }
      return false;
    }

    /* Writes the folded text into `out` from `from` on and says where it ends; `places` takes where each came from. */
    function foldInto(out, from, text, marks, spaced, places) {
      for (var at = 0, begin = from; at < text.length; at++) {
        var code = text.charCodeAt(at);
        var folded = LETTER[code];
        if (!folded && MARK[code] && (marks || (digit(text, at - 1) && digit(text, at + 1)))) folded = MARK[code];
        if (!folded && spaced && code === SPACE && from > begin && latin(out[from - 1]) && wordAfter(text, at, marks)) folded = SPACE;
        if (!folded) continue;
        if (places) places[from] = at;
        out[from++] = folded;
      }
      return from;
    }

    var decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

    function fold(text, marks, spaced) {
      var out = new Uint16Array(text.length);
      return decoder.decode(out.subarray(0, foldInto(out, 0, text, marks, spaced, null)));
    }

    function placed(text, marks, spaced) {
      var out = new Uint16Array(text.length);
      var places = [];
      var end = foldInto(out, 0, text, marks, spaced, places);
      return { folded: decoder.decode(out.subarray(0, end)), places: places };
    }

    /* The index -------------------------------------------------------------------------------------------------- */

    /* By language: groups in order, pieces of folded text. A unit is one reading of one entry. */
    var held = {};
    var due = {}; /* how many files each language has */

    function book(language) {
      return held[language] || (held[language] = { spaced: language === "en", groups: [], byPath: {}, pieces: [], spoken: [], entries: 0, loaded: 0 });
    }

    function received(entry) {
      var out = "", at = 0;
      for (var i = 0; i < entry.changes.length; i += 3) {
        out += entry.text.slice(at, entry.changes[i]) + entry.changes[i + 2];
        at = entry.changes[i] + entry.changes[i + 1];
      }
      return out + entry.text.slice(at);
    }

    function take(language, payload) {
      var into = book(language);
      var units = [];
      JSON.parse(payload).forEach(function (given) {
        var group = given[4] & CONTINUED ? into.byPath[given[0]] : null;
        if (!group) {
          group = { path: given[0], anchor: given[1], label: given[2], region: given[3], flags: given[4], order: into.groups.length, entries: [] };
          into.groups.push(group);
          into.byPath[given[0]] = group;
        }
        given[5].forEach(function (fields) {
          var entry = { group: group, anchor: fields[0], kind: fields[1], text: fields[2], head: fields[3] || 0, changes: fields[4] || [], points: fields[5] || [], pinyin: fields[6] || "", order: group.entries.length };
          group.entries.push(entry);
          into.entries++;
          if (entry.pinyin) into.spoken.push(entry);
          units.push({ entry: entry, received: false });
          if (entry.changes.length) units.push({ entry: entry, received: true });
        });
      });
      into.pieces.push({ units: units, spaced: into.spaced, loose: run(units, false, into.spaced), strict: null });
      into.loaded++;
      if (complete(language)) setTimeout(prepare, 0);
    }

    /* All units folded into one string, each ended by a line feed, and where each begins. */
    function run(units, marks, spaced) {
      var texts = units.map(textOf);
      var out = new Uint16Array(texts.reduce(function (sum, text) { return sum + text.length + 1; }, 0));
      var starts = new Uint32Array(units.length + 1);
      var end = 0;
      texts.forEach(function (text, at) {
        starts[at] = end;
        end = foldInto(out, end, text, marks, spaced, null);
        out[end++] = BREAK;
      });
      starts[units.length] = end;
      return { folded: decoder.decode(out.subarray(0, end)), starts: starts };
    }

    /* With the marks kept: for what is sought to the letter. Made when first asked for, or while nobody asks. */
    function strictly(piece) {
      if (!piece.strict) piece.strict = run(piece.units, true, piece.spaced);
      return piece.strict;
    }

    function prepare() {
      for (var language in held) {
        for (var at = 0; at < held[language].pieces.length; at++) {
          if (held[language].pieces[at].strict) continue;
          strictly(held[language].pieces[at]);
          setTimeout(prepare, 0);
          return;
        }
      }
    }

    function complete(language) {
      return due[language] !== undefined && book(language).loaded >= due[language];
    }

    /* Queries ---------------------------------------------------------------------------------------------------- */

    var OPENING = "\"“„", CLOSING = "\"”“", MOST_TERMS = 30;

    /* “…” around a term asks for exactly that; quotation marks inside pasted text are text. */
    function split(plain) {
      var out = [];
      for (var at = 0; at < plain.length; at++) {
        if (plain.charAt(at) === " ") continue;
        var end = -1;
        if (OPENING.indexOf(plain.charAt(at)) >= 0) {
          for (var to = at + 2; to < plain.length && end < 0; to++) {
            if (OPENING.indexOf(plain.charAt(to)) < 0 && CLOSING.indexOf(plain.charAt(to)) < 0) continue;
            if (to + 1 < plain.length && plain.charAt(to + 1) !== " ") break;
            end = to;
          }
        }
        var phrase = end >= 0;
        if (!phrase) end = plain.indexOf(" ", at) < 0 ? plain.length : plain.indexOf(" ", at);
        out.push({ said: plain.slice(phrase ? at + 1 : at, end), exact: phrase });
        at = end;
      }
      return out;
    }

    /* `run` is the whole query in one: a sentence broken into lines comes with a space where each line ended. */
    function parse(text, spaced) {
      var plain = text.replace(/[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/g, "").replace(/\s+/g, " ").trim();
      var terms = [];
      split(plain).slice(0, MOST_TERMS).forEach(function (given) {
        var loose = fold(given.said, false, spaced);
        var strict = fold(given.said, true, spaced);
        /* Nothing but punctuation: then that is what is sought. */
        var exact = given.exact || !loose;
        var known = terms.some(function (each) { return each.strict === strict && each.exact === exact; });
        if (strict && !known) terms.push(sought(given.said, loose, strict, exact));
      });
      var whole = terms.length > 1 && !terms.some(function (each) { return each.exact; });
      return { plain: plain, terms: terms, run: whole ? sought(plain, fold(plain, false, spaced), fold(plain, true, spaced), false) : null };
    }

    function textOf(unit) {
      return unit.received ? received(unit.entry) : unit.entry.text;
    }

    function sought(said, loose, strict, exact) {
      return { said: said, loose: loose, strict: strict, exact: exact, counts: new Map() };
    }

    /* How often each unit holds the needle. */
    function tally(texts, needle) {
      var found = new Uint16Array(texts.starts.length - 1);
      var starts = texts.starts, folded = texts.folded;
      var unit = 0;
      for (var at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
        while (starts[unit + 1] <= at) unit++;
        found[unit]++;
      }
      return found;
    }

    /* How often each unit of a piece holds a term. */
    function counts(piece, term) {
      var found = term.counts.get(piece);
      if (!found) term.counts.set(piece, (found = term.exact ? tally(strictly(piece), term.strict) : tally(piece.loose, term.loose)));
      return found;
    }

    /* What each unit of a piece holds: 2 all terms, 1 some of them; `sum` how often, `any` which.
       The corrected reading comes first; the received one counts where that does not hold the words. */
    function through(piece, terms, visit) {
      var each = terms.map(function (term) { return counts(piece, term); });
      var level = 0;
      for (var at = 0; at < piece.units.length; at++) {
        var all = true, any = 0, sum = 0;
        for (var t = 0; t < each.length; t++) {
          var times = each[t][at];
          if (times) any |= 1 << t;
          else all = false;
          sum += times;
        }
        var reached = all ? 2 : any ? 1 : 0;
        if (piece.units[at].received && reached <= level) continue;
        level = reached;
        if (reached) visit(piece.units[at], reached, sum, any, at);
      }
    }

    /* Every entry that holds all terms. `exact`: 2 where they follow one another as typed, 1 where every mark of the
       query stands there as well. */
    function match(from, asked, terms) {
      var together = [];
      var marks = terms.some(function (term) { return !term.exact && term.strict !== term.loose; });
      var marked = marks ? terms.filter(function (term) { return !term.exact; }) : [];
      var length = lengthOf(terms);
      from.groups.forEach(function (group) {
        group.holds = 0;
        group.joined = false;
      });
      from.pieces.forEach(function (piece) {
        var strict = null, inRun = null;
        through(piece, terms, function (unit, reached, sum, any, at) {
          unit.entry.group.holds |= any;
          if (reached < 2) return;
          if (!strict) strict = marked.map(function (term) { return tally(strictly(piece), term.strict); });
          if (!inRun && asked.run) inRun = tally(piece.loose, asked.run.loose);
          unit.entry.group.joined = true;
          var exact = marked.length ? 1 : 0;
          for (var t = 0; t < strict.length; t++) if (!strict[t][at]) exact = 0;
          if (inRun && inRun[at]) exact = 2;
          together.push(weigh(from, unit, sum, terms, length, exact));
        });
      });
      return together;
    }

    /* Documents that hold all terms, but not in one place: those places that hold some. After match(). */
    function scattered(from, terms) {
      var wanted = terms.reduce(function (all, term, at) { return all | (1 << at); }, 0);
      var out = [];
      if (terms.length < 2) return out;
      from.groups.forEach(function (group) {
        group.apart = !group.joined && group.holds === wanted && !!(group.flags & DOCUMENT);
      });
      from.pieces.forEach(function (piece) {
        if (!piece.units.some(function (unit) { return unit.entry.group.apart; })) return;
        through(piece, terms, function (unit, reached, sum) {
          if (unit.entry.group.apart) out.push(weigh(from, unit, sum, [], 1, 0));
        });
      });
      return grouped(out).map(function (each) {
        each.apart = true;
        return each;
      }).sort(byGroup(false));
    }

    /* Codes and numbers of items --------------------------------------------------------------------------------- */

    var NUMERALS = "零一二三四五六七八九";

    function number(text) {
      if (/^\d{1,3}$/.test(text)) return parseInt(text, 10);
      var parts = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
      if (!text || !parts) return 0;
      return (parts[2] ? (parts[1] ? NUMERALS.indexOf(parts[1]) : 1) * 10 : 0) + (parts[3] ? NUMERALS.indexOf(parts[3]) : 0);
    }

    function full(entry) {
      return entry.anchor.charAt(0) === "-" ? entry.group.anchor + entry.anchor : entry.anchor || entry.group.anchor;
    }

    function point(entry, at) {
      return (entry.points[at].charAt(0) === "-" ? entry.group.anchor : "") + entry.points[at];
    }

    function narrowed(text) {
      return text.replace(/[\uFF01-\uFF5E]/g, function (wide) { return String.fromCharCode(wide.charCodeAt(0) - 0xFEE0); }).toLowerCase();
    }

    function letters(text) {
      return text.replace(/[^a-z0-9]/g, "");
    }

    /* 第十二项, （十二）, (12), 12: that item of the central document. yj2024-x12, yj2024 12: that very place. Brackets and
       full stops around it, as a reference is copied, do no harm; nor does an address. Several at once are several places. */
    function pointed(from, plain) {
      var whole = pointedOnce(from, plain);
      var parts = plain.split(/[\s,，、;；]+/).filter(Boolean);
      if (whole.length || parts.length < 2 || parts.length > 12) return whole;
      var each = parts.map(function (part) { return pointedOnce(from, part); });
      return each.every(function (found) { return found.length; }) ? [].concat.apply([], each) : [];
    }

    function pointedOnce(from, plain) {
      var said = narrowed(plain).replace(/^\S+#(?=[a-z])/, "").replace(/["'“”‘’「」『』《》〈〉【】〔〕<>\[\]。.,，;；、]/g, " ").trim();
      return said ? ordinal(from, said) || code(from, said.replace(/[()]/g, " ").trim()) : [];
    }

    /* Before the number the document may be named: by its code, or by words of a central document's title. */
    function ordinal(from, said) {
      var parts = /^(.*?)\s*(第?)\s*(\(?)\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*\)?\s*([项条]?)$/.exec(said);
      if (!parts || (parts[1] && !parts[2] && !parts[3] && !parts[5])) return null;
      var named = fold(parts[1], false, false);
      var wanted = "-x" + number(parts[4]);
      var out = [];
      from.groups.forEach(function (group) {
        if (!(group.flags & DOCUMENT)) return;
        var here = named && named === letters(group.anchor);
        if (!here && group.flags & CENTRAL) here = !named || (named.length > 1 && fold(group.entries[0].text, false, false).indexOf(named) >= 0);
        if (here) group.entries.forEach(function (entry) { if (entry.anchor === wanted) out.push({ entry: entry, point: -1 }); });
      });
      return out.length || !parts[1] ? out : null;
    }

    function code(from, said) {
      var out = [];
      if (!/^[a-z]{2,}[a-z0-9\s_\/#:·—–−-]*$/.test(said)) return out;
      var squeezed = letters(said);
      from.groups.forEach(function (group) {
        if (!(group.flags & DOCUMENT) || !group.anchor || squeezed.indexOf(letters(group.anchor)) !== 0) return;
        var rest = squeezed.slice(letters(group.anchor).length).replace(/(^|[a-z])0+(?=\d)/g, "$1");
        var best = null;
        group.entries.forEach(function (entry) {
          if (entry.kind === FRONT) return;
          var slot = letters(entry.anchor);
          var rank = slot === rest ? 0 : /^\d+$/.test(rest) && rest.length < 4 ? ["x" + rest, "n" + rest, "p" + rest].indexOf(slot) + 1 || 99 : 99;
          if (rank < 99 && (!best || rank < best.rank)) best = { entry: entry, point: -1, rank: rank };
          for (var i = 0; rest && i < entry.points.length; i += 3) {
            if (letters(entry.points[i]) === rest) best = { entry: entry, point: i, rank: 0 };
          }
        });
        if (best) out.push(best);
      });
      return out;
    }

    /* Readings --------------------------------------------------------------------------------------------------- */

    /* From syllable `at` on: whole syllables, their first letters, or both mixed; the last may be unfinished. Says
       after which syllable the query ends, -1 where it does not match. */
    function reads(query, syllables, at) {
      if (!query) return at;
      if (at >= syllables.length) return -1;
      var syllable = syllables[at];
      var end = -1;
      if (query.indexOf(syllable) === 0) end = reads(query.slice(syllable.length), syllables, at + 1);
      if (end < 0 && query.length < syllable.length && syllable.indexOf(query) === 0) end = at + 1;
      if (end < 0 && query.charAt(0) === syllable.charAt(0)) end = reads(query.slice(1), syllables, at + 1);
      if (end < 0 && syllable.charAt(1) === "h" && query.slice(0, 2) === syllable.slice(0, 2)) end = reads(query.slice(2), syllables, at + 1);
      return end;
    }

    function spoken(from, plain) {
      var query = narrowed(plain).normalize("NFD").replace(/u[\u0300-\u036F]*\u0308/g, "v").replace(/[\s'’·\u0300-\u036F-]/g, "");
      var out = [];
      if (!/^[a-z]{2,}$/.test(query)) return out;
      from.spoken.forEach(function (entry) {
        var syllables = entry.syllables || (entry.syllables = entry.pinyin.split(" "));
        for (var at = 0; at < syllables.length; at++) {
          var end = syllables[at].charCodeAt(0) === query.charCodeAt(0) ? reads(query, syllables, at) : -1;
          if (end < 0) continue;
          out.push({ entry: entry, count: 1, from: at, to: end, tier: at === 0 ? (end === syllables.length ? 0 : 1) : 2, exact: 0, density: 1 / entry.pinyin.length, point: -1 });
          return;
        }
      });
      return out;
    }

    /* Nothing found: places that share pairs of characters, rare ones counting more -------------------------------- */

    function near(from, terms) {
      var grams = [];
      terms.forEach(function (term) {
        (term.loose.match(/[a-z0-9.]+|[^a-z0-9.]+/g) || []).forEach(function (run) {
          if (/^[a-z0-9.]/.test(run)) return run.length > 1 && grams.push(run);
          for (var at = 0; at + 2 <= run.length; at++) grams.push(run.slice(at, at + 2));
          return undefined;
        });
      });
      grams = grams.filter(function (gram, at) { return grams.indexOf(gram) === at; }).slice(0, MOST_GRAMS);
      var held = holding(from, grams);
      var weights = held.times.map(function (times) { return Math.log(1 + from.entries / (1 + times)); });
      var whole = weights.reduce(function (sum, weight) { return sum + weight; }, 0);
      var out = [];
      held.pieces.forEach(function (bits, number) {
        for (var at = 0; at < bits.length; at += 2) {
          if (!bits[at] && !bits[at + 1]) continue;
          var score = 0;
          for (var g = 0; g < weights.length; g++) if (bits[at + (g >> 5)] & (1 << (g & 31))) score += weights[g];
          if (score * 4 < whole) continue;
          var entry = from.pieces[number].units[at >> 1].entry;
          out.push({ entry: entry, received: false, count: 1, tier: 0, exact: 0, density: 0, point: -1, score: score / (entry.text.length > 600 ? 2 : 1) });
        }
      });
      out.sort(function (one, two) { return two.score - one.score || before(one.entry, two.entry); });
      return { hits: out.slice(0, NEAR), grams: grams };
    }

    var MOST_GRAMS = 60; /* two words of 32 bits say which of them a unit holds */

    /* Which grams each unit holds, of at least two characters each. Few are looked for one by one; many in one go, with
       tables and not a map, since every character of every text is asked about. */
    function holding(from, grams) {
      return grams.length > 6 ? inOneGo(from, grams) : oneByOne(from, grams);
    }

    function oneByOne(from, grams) {
      var times = grams.map(function () { return 0; });
      var pieces = from.pieces.map(function (piece) {
        var bits = new Uint32Array(piece.units.length * 2);
        grams.forEach(function (gram, g) {
          var found = tally(piece.loose, gram);
          for (var unit = 0; unit < found.length; unit++) {
            if (!found[unit] || piece.units[unit].received) continue;
            bits[unit * 2] |= 1 << g;
            times[g]++;
          }
        });
        return bits;
      });
      return { pieces: pieces, times: times };
    }

    function inOneGo(from, grams) {
      var first = new Uint8Array(65536), second = new Uint8Array(65536);
      var firsts = 0, seconds = 0;
      grams.forEach(function (gram) {
        if (!first[gram.charCodeAt(0)]) first[gram.charCodeAt(0)] = ++firsts;
        if (!second[gram.charCodeAt(1)]) second[gram.charCodeAt(1)] = ++seconds;
      });
      var table = [];
      for (var slot = 0; slot < (firsts + 1) * (seconds + 1); slot++) table.push(null);
      grams.forEach(function (gram, at) {
        slot = first[gram.charCodeAt(0)] * (seconds + 1) + second[gram.charCodeAt(1)];
        table[slot] = (table[slot] || []).concat(at);
      });
      var times = grams.map(function () { return 0; });
      var pieces = from.pieces.map(function (piece) {
        var bits = new Uint32Array(piece.units.length * 2);
        var folded = piece.loose.folded, starts = piece.loose.starts;
        var unit = 0;
        for (var at = 0, end = folded.length - 1; at < end; at++) {
          var begun = first[folded.charCodeAt(at)];
          if (!begun) continue;
          var which = table[begun * (seconds + 1) + second[folded.charCodeAt(at + 1)]];
          if (!which) continue;
          while (starts[unit + 1] <= at) unit++;
          if (piece.units[unit].received) continue;
          for (var w = 0; w < which.length; w++) {
            var g = which[w], place = unit * 2 + (g >> 5), bit = 1 << (g & 31);
            if (bits[place] & bit || (grams[g].length > 2 && !folded.startsWith(grams[g], at))) continue;
            bits[place] |= bit;
            times[g]++;
          }
        }
        return bits;
      });
      return { pieces: pieces, times: times };
    }

    function before(one, two) {
      return one.group.order - two.group.order || one.order - two.order;
    }

    /* Ranking ---------------------------------------------------------------------------------------------------- */

    function lengthOf(terms) {
      return terms.reduce(function (sum, term) { return sum + term.loose.length; }, 0);
    }

    function weigh(from, unit, count, terms, length, exact) {
      var entry = unit.entry;
      var tier = TIER[entry.kind];
      if (entry.head && terms.length && tier !== REST[entry.kind]) {
        var head = fold(entry.text.slice(0, entry.head), false, from.spaced);
        for (var t = 0; t < terms.length; t++) if (head.indexOf(terms[t].loose) < 0) tier = REST[entry.kind];
      }
      return { entry: entry, received: unit.received, count: count, tier: tier, exact: exact, density: (count * (length || 1)) / Math.max(entry.text.length, 40), point: -1 };
    }

    function byHit(one, two) {
      return one.tier - two.tier || two.exact - one.exact || two.density - one.density || one.entry.order - two.entry.order;
    }

    function grouped(hits) {
      var by = new Map();
      hits.forEach(function (hit) {
        var group = hit.entry.group;
        if (!by.has(group)) by.set(group, { group: group, hits: [], best: hit });
        var made = by.get(group);
        made.hits.push(hit);
        if (byHit(hit, made.best) < 0) made.best = hit;
      });
      return Array.from(by.values());
    }

    function byGroup(quotation) {
      return function (one, two) {
        var a = one.group, b = two.group;
        return (
          (a.flags & OFF_TOPIC) - (b.flags & OFF_TOPIC) ||
          (quotation ? (b.flags & CENTRAL) - (a.flags & CENTRAL) : 0) ||
          one.best.tier - two.best.tier ||
          two.best.exact - one.best.exact ||
          (b.flags & CENTRAL) - (a.flags & CENTRAL) ||
          two.best.density - one.best.density ||
          a.order - b.order
        );
      };
    }

    /* What a reader sees of a hit ----------------------------------------------------------------------------------- */

    function ranges(text, terms, spaced) {
      var loose = placed(text, false, spaced);
      var strict = null;
      var out = [];
      terms.forEach(function (term) {
        if (term.exact && !strict) strict = placed(text, true, spaced);
        var source = term.exact ? strict : loose;
        var needle = term.exact ? term.strict : term.loose;
        if (!needle) return;
        for (var at = source.folded.indexOf(needle); at >= 0; at = source.folded.indexOf(needle, at + needle.length)) {
          out.push([source.places[at], source.places[at + needle.length - 1] + 1]);
        }
      });
      out.sort(function (one, two) { return one[0] - two[0] || one[1] - two[1]; });
      var merged = [];
      out.forEach(function (each) {
        var last = merged[merged.length - 1];
        if (last && each[0] <= last[1]) last[1] = Math.max(last[1], each[1]);
        else merged.push(each.slice());
      });
      return merged;
    }

    /* Where a text holds what is sought: in one run if it does, else term by term. */
    function marksIn(text, wanted) {
      var whole = wanted.run ? ranges(text, [wanted.run], wanted.spaced) : [];
      return whole.length ? whole : ranges(text, wanted.terms, wanted.spaced);
    }

    /* What stands on the page where the received reading holds the words. */
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
    function readRanges(text, hit) {
      var at = [];
      for (var i = 0; i < (hit.entry.head || text.length); i++) if (/[\u3400-\u9fff]/.test(text.charAt(i))) at.push(i);
      return hit.to && at.length >= hit.to ? [[at[hit.from], at[hit.to - 1] + 1]] : [];
    }

    /* Pieces of text, every second one found. Long ones lose what is far from the first hit. */
    function cut(text, marks, whole) {
      var start = 0, end = text.length;
      if (!whole && text.length > WINDOW * 1.4) {
        var first = marks.length ? marks[0] : [0, 0];
        start = Math.max(0, Math.min(first[0] - Math.floor(WINDOW / 3), text.length - WINDOW));
        if (start < 12) start = 0;
        end = Math.min(text.length, Math.max(start + WINDOW, first[1] + 12));
      }
      var out = [start ? "…" : ""];
      var at = start;
      /* Rather less than half a word that was found. */
      marks.forEach(function (mark, which) { if (which && mark[0] < end && mark[1] > end) end = mark[0]; });
      marks.forEach(function (mark) {
        if (mark[1] <= start || mark[0] >= end) return;
        out[out.length - 1] += text.slice(at, Math.max(mark[0], at));
        out.push(text.slice(Math.max(mark[0], start), Math.min(mark[1], end)), "");
        at = Math.min(mark[1], end);
      });
      out[out.length - 1] += text.slice(at, end) + (end < text.length ? "…" : "");
      return out;
    }

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
      return {
        id: full(entry),
        anchor: anchor,
        received: !!hit.received,
        instead: hit.received && marks.length ? fold(corrected(entry, marks[0][0], marks[0][1]), true, false) : "",
        name: name ? cut(text.slice(0, name), marks, true) : [],
        parts: cut(text.slice(after), marks.map(function (mark) { return [Math.max(0, mark[0] - after), mark[1] - after]; }).filter(function (mark) { return mark[1] > 0 || hit.point >= 0; }), false)
      };
    }

    function title(group, wanted, hit) {
      var entry = group.entries[0];
      return cut(entry.text, hit && hit.to ? readRanges(entry.text, hit) : hit ? marksIn(entry.text, wanted) : [], true);
    }

    var FEW = 3;

    function laidOut(found, wanted, open) {
      found.hits.sort(byHit);
      var own = found.hits.filter(function (hit) { return hit.entry.kind === TITLE; })[0];
      var rest = found.hits.filter(function (hit) { return hit !== own; });
      var all = open.indexOf(found.group.path) >= 0 || rest.length <= FEW + 1;
      return {
        path: found.group.path,
        anchor: found.group.anchor,
        label: found.group.label,
        region: found.group.region,
        flags: found.group.flags,
        title: title(found.group, wanted, own),
        titled: !!own,
        count: found.hits.length,
        apart: !!found.apart,
        hits: (all ? rest : rest.slice(0, FEW)).map(function (hit) { return shown(hit, wanted); }),
        more: all ? 0 : rest.length - FEW
      };
    }

    /* The answer to a query ------------------------------------------------------------------------------------------ */

    var last = {};

    function search(language, text) {
      var from = book(language);
      var key = from.loaded + "\n" + text;
      if (last[language] && last[language].key === key) return last[language];
      var asked = parse(text, from.spaced);
      var terms = asked.terms;
      var together = terms.length ? match(from, asked, terms) : [];
      /* 工会，培训: what stands nowhere in one run may be meant as two words. */
      if (!together.length && terms.length === 1 && !terms[0].exact && /[，、；。,;]/.test(asked.plain)) {
        var apiece = parse(asked.plain.replace(/[，、；。,;]/g, " "), from.spaced).terms;
        if (apiece.length > 1) together = match(from, asked, (terms = apiece));
      }
      var sections = grouped(together).sort(byGroup(lengthOf(terms) >= LONG));
      var apart = scattered(from, terms);
      var seen = new Set(together.length > MANY ? [] : together.map(function (hit) { return hit.entry; }));
      var read = together.length > MANY ? [] : spoken(from, asked.plain).filter(function (hit) { return !seen.has(hit.entry); });
      var bySound = grouped(read).sort(byGroup(false));
      var jumps = asked.plain ? pointed(from, asked.plain) : [];
      var nearby = { hits: [], grams: [] };
      if (terms.length && !sections.length && !apart.length && !bySound.length && !jumps.length) nearby = near(from, terms);
      var missing = sections.length || apart.length || terms.length < 2 ? [] : terms.filter(function (term) {
        return !from.pieces.some(function (piece) { return counts(piece, term).some(Boolean); });
      });
      last[language] = {
        key: key,
        terms: terms,
        wanted: { run: asked.run, terms: terms, spaced: from.spaced },
        sections: sections.concat(apart),
        sounds: bySound,
        jumps: jumps,
        near: grouped(nearby.hits.map(function (hit) { hit.tier = -hit.score; return hit; })).sort(function (one, two) { return one.best.tier - two.best.tier; }),
        nearby: { run: null, terms: nearby.grams.map(function (gram) { return sought(gram, gram, gram, false); }), spaced: from.spaced },
        missing: missing.map(function (term) { return term.said; })
      };
      return last[language];
    }

    function facet(sections, of, chosen) {
      var out = {};
      sections.forEach(function (each) {
        var value = of(each.group);
        if (value) out[value] = (out[value] || 0) + each.hits.length;
      });
      if (chosen && !out[chosen]) out[chosen] = 0;
      return Object.keys(out).map(function (value) { return [value, out[value]]; });
    }

    function sum(sections) {
      return sections.reduce(function (all, each) { return all + each.hits.length; }, 0);
    }

    var NONE = { run: null, terms: [], spaced: false };

    /* Without the counts, for the page's own thread. */
    function bare(term) {
      return { loose: term.loose, strict: term.strict, exact: term.exact };
    }

    function kindOf(group) { return group.label; }
    function regionOf(group) { return group.region; }

    function placesOf(jumps) {
      return jumps.map(function (jump) {
        return { group: laidOut({ group: jump.entry.group, hits: [] }, NONE, []), hit: shown({ entry: jump.entry, point: jump.point }, NONE) };
      });
    }

    function answer(asked) {
      var language = asked.language;
      var found = search(language, asked.text);
      var literal = found.sections;
      var kept = literal.filter(function (each) {
        return (!asked.kind || each.group.label === asked.kind) && (!asked.region || each.group.region === asked.region);
      });
      var wanted = found.near.length ? found.nearby : found.wanted;
      var limit = asked.limit || 10;
      return {
        type: "result",
        id: asked.id,
        language: language,
        complete: complete(language),
        empty: !found.terms.length,
        total: sum(kept),
        groups: kept.length,
        all: sum(literal),
        kinds: facet(literal.filter(function (each) { return !asked.region || each.group.region === asked.region; }), kindOf, asked.kind),
        regions: facet(literal.filter(function (each) { return !asked.kind || each.group.label === asked.kind; }), regionOf, asked.region),
        jumps: placesOf(found.jumps),
        sections: kept.slice(0, limit).map(function (each) { return laidOut(each, wanted, asked.open || []); }),
        moreGroups: Math.max(0, kept.length - limit),
        sounds: asked.kind || asked.region ? [] : found.sounds.map(function (each) { return laidOut(each, NONE, asked.open || []); }),
        near: found.near.map(function (each) { return laidOut(each, wanted, [each.group.path]); }),
        missing: found.missing,
        wanted: { run: wanted.run && bare(wanted.run), terms: wanted.terms.map(bare), spaced: wanted.spaced }
      };
    }

    /* Messages ------------------------------------------------------------------------------------------------------ */

    var waiting = null;
    var answered = 0;
    var soon = 0;

    function reply() {
      if (!waiting) return;
      try {
        var made = answer(waiting);
        var other = waiting.other && complete(waiting.other) ? search(waiting.other, waiting.text) : null;
        made.others = other ? sum(other.sections) + (made.all ? 0 : sum(other.sounds)) : 0;
        /* A code names one place, whatever the language of the page. */
        if (other && !made.jumps.length) made.jumps = placesOf(other.jumps);
        made.settled = made.complete && (!waiting.other || complete(waiting.other));
        port.postMessage(made);
        answered = Date.now();
        if (made.settled) waiting = null;
      } catch (broken) {
        port.postMessage({ type: "failed", reason: String(broken) });
      }
    }

    /* While files are still coming, an open question is answered from what is there, now and then. */
    function arrived() {
      if (waiting && ((complete(waiting.language) && (!waiting.other || complete(waiting.other))) || Date.now() - answered > 150)) reply();
    }

    var receive = {
      counts: function (given) { due = given.counts; },
      shard: function (given) {
        take(given.language, given.payload);
        arrived();
      },
      /* Of questions that are already waiting, one after the other, only the last is answered. */
      query: function (given) {
        waiting = given;
        clearTimeout(soon);
        soon = setTimeout(reply, 0);
      },
      /* In a thread on http, which can load the files itself. */
      load: function (given) {
        var queue = [];
        scope.handbookShards = function (counts) {
          due = counts;
          given.languages.forEach(function (language) {
            for (var at = 0; at < (counts[language] || 0); at++) queue.push(language + "-" + at + ".js");
          });
        };
        scope.handbookShard = function (language, at, payload) { take(language, payload); };
        function next() {
          try {
            scope.importScripts(given.base + (queue.started ? queue.shift() : "index.js") + given.version);
          } catch (unreachable) {
            port.postMessage({ type: "failed", reason: String(unreachable) });
            return;
          }
          queue.started = true;
          arrived();
          if (queue.length) setTimeout(next, 0);
        }
        next();
      }
    };

    port.onmessage = function (event) { receive[event.data.type](event.data); };
    return { marksIn: marksIn };
  }

  if (scope.document) scope.handbookEngine = engine;
  else engine(scope);
})(self);
