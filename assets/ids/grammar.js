/* Read how somebody names a place, and say where it leads: scripts/edition/ids/grammar.py in this language, step by step.
   Words, numerals and patterns are those of ids/grammar.json; both replay tests/cases/codes.txt.

     var grammar = grammarOf(GRAMMAR, folding)   folding: a Map of chinese/folding.js for the use “code”
     var places = grammar.places(anchors)        anchors: data/anchors.js
     grammar.leads(text, places)                 {ids, was, missing, withdrawn}; all empty: it leads nowhere
     grammar.sentence(lead, "zh")                没有第一百项；共二十七项。 */
function grammarOf(/** @type {any} */ rules, /** @type {any} */ folding) {
  var own = Object.prototype.hasOwnProperty;
  var LONGEST = 200;
  var EDGES = /^[ .,;:"()]+|[ .,;:"()]+$/g;
  var BETWEEN = "[\\s_/#:·.-]";

  function has(/** @type {any} */ table, /** @type {string} */ name) {
    return own.call(table, name);
  }

  function either(/** @type {any} */ words) {
    return words.slice().sort(function (/** @type {any} */ one, /** @type {any} */ other) { return other.length - one.length; }).join("|");
  }

  var UNITS = [].concat.apply([], rules.units.map(function (/** @type {any} */ unit) { return unit.words; }));
  var SIGNS = Object.keys(rules.digits).concat(Object.keys(rules.multipliers), Object.keys(rules.tens)).join("");
  var NUMBER = "[0-9]{1,3}(?![0-9])|[" + SIGNS + "]+";
  var LINKING = "(?:" + rules.linking.join("|") + ")?";
  var PIN = new RegExp(LINKING + "(" + rules.ordinal + ")?(\\()?(" + NUMBER + ")\\)?(" + either(UNITS) + "|" + either(rules.within) + ")?", "y");
  var SHAPE = new RegExp("^" + rules.document + "(?:" + rules.place + ")+$");
  var CODE = new RegExp("(?<![a-z0-9])" + rules.document + "(?:" + rules.place + ")+(?!-?[a-z0-9])", "g");
  var RUNNING = new RegExp("(?<![a-z0-9/#%_])(?<![a-z0-9]-)(" + rules.document + ")(?:" + rules.place + ")*(?![a-z0-9_-])", "g");
  var DATED_HERE = new RegExp("(?<![a-z0-9])(?<![a-z0-9]-)" + rules.dated + "(?![a-z0-9-])", "g");
  var DATED = new RegExp("^" + rules.dated + "$");
  var ADDRESS = new RegExp(rules.address, "g");
  var LOOSE = /^[a-z][a-z0-9\s_/#:·.-]*$/;
  var CODED = new RegExp("^(" + rules.document + ")" + BETWEEN + "*([^a-z0-9].*|[0-9]{1,3}[^a-z0-9].*)$");
  var PARTED = new RegExp("^(.*?)(?<!" + BETWEEN + ")" + BETWEEN + "+([0-9]{1,3})$");
  var LEADING = new RegExp("^[ .,;:\"():·/#_-]*" + LINKING);
  var RUNS = new RegExp("[" + SIGNS + "]+", "g");
  var NUMBERED = new RegExp(rules.ordinal + "([0-9]{1,3}|[" + SIGNS + "]+)(" + either(UNITS) + ")", "g");
  var ASKED = new RegExp("^(?:" + rules.english.asked + ")$");
  var APART = rules.apart.map(function (/** @type {any} */ apart) { return new RegExp(apart + "+"); });

  /* Numerals and pinpoints ------------------------------------------------------------------------------------------- */

  /* The value of a number below 1,000 in any of its forms; null for what is none. */
  function numeral(/** @type {string} */ text) {
    if (/^[0-9]{1,3}$/.test(text)) return Number(text);
    var signs = Array.from(text);
    if (signs.every(function (each) { return has(rules.digits, each); })) {
      return signs.length > 0 && signs.length < 4 ? Number(signs.map(function (each) { return rules.digits[each]; }).join("")) : null;
    }
    var total = 0, waiting = 0, least = 1000;
    for (var offset = 0; offset < signs.length; offset++) {
      var each = signs[offset];
      if (has(rules.digits, each)) {
        if (waiting) return null;
        waiting = rules.digits[each];
        continue;
      }
      var ten = has(rules.tens, each);
      var unit = ten ? 10 : rules.multipliers[each];
      if (unit === undefined || unit >= least || (ten && waiting)) return null;
      total += ten ? rules.tens[each] : Math.max(1, waiting) * unit;
      waiting = 0;
      least = unit;
    }
    return total + waiting;
  }

  var SAID = "零一二三四五六七八九";

  function belowHundred(/** @type {any} */ number) {
    var tens = Math.floor(number / 10), ones = number % 10;
    return (tens < 2 ? "" : SAID.charAt(tens)) + (tens ? "十" : "") + (ones ? SAID.charAt(ones) : "");
  }

  function saidNumber(/** @type {any} */ number) {
    var hundreds = Math.floor(number / 100), rest = number % 100;
    if (!hundreds) return belowHundred(number);
    return SAID.charAt(hundreds) + "百" + (!rest ? "" : rest < 10 ? "零" + belowHundred(rest) : (rest < 20 ? "一" : "") + belowHundred(rest));
  }

  function unitOf(/** @type {any} */ word) {
    return rules.units.filter(function (/** @type {any} */ unit) { return unit.words.includes(word); })[0];
  }

  /* The steps of a pinpoint that is the whole of a folded text without spaces: {letters, number, said, plain}; else none.
     plain: nothing but the number. */
  function pins(/** @type {string} */ text) {
    var out = [];
    var offset = 0;
    while (offset < text.length) {
      PIN.lastIndex = offset;
      var /** @type {any} */ found = PIN.exec(text);
      var number = found ? numeral(found[3]) : null;
      if (!number) return [];
      offset = PIN.lastIndex;
      var unit = found[4] || "";
      if (rules.within.includes(unit)) continue;
      out.push({
        letters: unit ? unitOf(unit).letters : rules.printed, number: number,
        said: (found[1] || unit ? rules.ordinal : "") + saidNumber(number) + unit, plain: !(found[1] || found[2] || unit)
      });
    }
    return out.length > 1 && out.some(function (step) { return step.plain; }) ? [] : out;
  }

  /* Running text: the same folded, without white space if asked, with the place in it of each character. */
  function laidAt(/** @type {string} */ text, /** @type {any} */ tight) {
    var out = "";
    var origins = [];
    for (var i = 0; i < text.length; i++) {
      var into = folding.get(text.charCodeAt(i));
      if (into === undefined) into = text.charAt(i);
      if (tight && into === " ") continue;
      for (var each = 0; each < into.length; each++) origins.push(i);
      out += into;
    }
    return { text: out, at: origins };
  }

  /* What is written as a code in running text, known or not: {start, end, id, document}. */
  function codesIn(/** @type {string} */ text) {
    var made = laidAt(text, false);
    var out = [];
    RUNNING.lastIndex = 0;
    for (var /** @type {any} */ found = RUNNING.exec(made.text); found; found = RUNNING.exec(made.text)) {
      /* a.kj1 is an address; 。kj1 begins a sentence, though 。 is folded to a full stop. */
      if (/[.．]/.test(text.charAt(made.at[found.index] - 1))) continue;
      out.push({ start: made.at[found.index], end: made.at[found.index + found[0].length - 1] + 1, id: found[0], document: found[1] });
    }
    return out;
  }

  /* The pinpoint that running text begins with, spelled out with 第 and its unit: {steps, end}, or null. */
  function pinIn(/** @type {string} */ text) {
    var made = laidAt(text, true);
    var /** @type {any} */ end = 0;
    for (var next = 0; next >= 0; ) {
      PIN.lastIndex = end;
      var /** @type {any} */ found = PIN.exec(made.text);
      next = found && found[1] && found[4] && numeral(found[3]) ? PIN.lastIndex : -1;
      if (next > 0) end = next;
    }
    var steps = end ? pins(made.text.slice(0, end)) : [];
    return steps.length ? { steps: steps, end: made.at[end - 1] + 1 } : null;
  }

  /* What can be named ------------------------------------------------------------------------------------------------ */

  function squeezed(/** @type {string} */ text) {
    return text.replace(/[^a-z0-9]/g, "").replace(/([a-z])0+(?=[0-9])/g, "$1");
  }

  function foldText(/** @type {string} */ text) {
    return foldedBy(folding, text);
  }

  /* A name as it is compared: folded, without spaces, brackets and quotation marks. */
  function keyOf(/** @type {string} */ text) {
    return foldText(text).replace(/[\s"<>()]/g, "");
  }

  /* A pinpoint as it is compared: numerals as digits, one word for a unit. */
  function canonical(/** @type {string} */ pin) {
    var text = keyOf(pin).replace(RUNS, function (stretch) { return String(numeral(stretch) || stretch); });
    rules.units.forEach(function (/** @type {any} */ unit) {
      Object.keys(unit.same).forEach(function (word) { text = text.split(word).join(unit.same[word]); });
    });
    return text;
  }

  function put(/** @type {any} */ map, /** @type {string} */ key, /** @type {any} */ value) {
    if (map.has(key)) map.get(key).push(value);
    else map.set(key, [value]);
  }

  /* data/anchors.js, made ready to be asked. */
  function places(/** @type {any} */ anchors) {
    var made = {
      documents: new Map(), moved: new Map(Object.entries(anchors.moved)), withdrawn: new Map(Object.entries(anchors.withdrawn)),
      known: new Set(), squeezed: new Map(), byLetters: new Map(), byName: new Map(), byPin: new Map(), central: []
    };
    Object.keys(anchors.documents).forEach(function (code) {
      var given = anchors.documents[code];
      var /** @type {any} */ found = given.ids.map(function (/** @type {any} */ slot) { return slot ? code + "-" + slot : code; });
      var listed = { title: keyOf(given.title), central: given.central, ids: found };
      made.documents.set(code, listed);
      if (given.central) made.central.push(code);
      found.forEach(function (/** @type {any} */ each) {
        made.known.add(each);
        put(made.squeezed, squeezed(each), each);
      });
      put(made.byLetters, /^[a-z]*/.exec(code)[0], code);
      var titles = [given.title].concat(given.names || []).map(keyOf);
      titles.forEach(function (name, offset) { if (titles.indexOf(name) === offset) put(made.byName, name, code); });
      (given.pins || []).forEach(function (/** @type {string} */ pin, /** @type {number} */ offset) {
        var key = code + " " + canonical(pin);
        if (pin && !made.byPin.has(key)) made.byPin.set(key, found[offset]);
      });
    });
    made.moved.forEach(function (now, old) { put(made.squeezed, squeezed(old), old); });
    made.withdrawn.forEach(function (since, old) { put(made.squeezed, squeezed(old), old); });
    return made;
  }

  /* How many ids of these letters stand directly in a document or block. */
  function count(/** @type {any} */ from, /** @type {any} */ above, /** @type {string} */ letters) {
    var listed = from.documents.get(above.split("-")[0]);
    if (!letters || !listed) return 0;
    return listed.ids.filter(function (/** @type {any} */ each) {
      return each.startsWith(above + "-") && !each.includes("-", above.length + 1) && letters.includes(each.charAt(above.length + 1));
    }).length;
  }

  /* Where a text leads ----------------------------------------------------------------------------------------------- */

  function nowhere() {
    return { ids: [], was: {}, missing: [], withdrawn: [] };
  }

  function any(/** @type {any} */ lead) {
    return lead.ids.length + lead.missing.length + lead.withdrawn.length > 0;
  }

  function add(/** @type {any} */ list, /** @type {any} */ value) {
    if (!list.includes(value)) list.push(value);
  }

  function addMissing(/** @type {any} */ found, /** @type {any} */ missing) {
    if (!found.missing.some(function (/** @type {any} */ each) { return each.said === missing.said; })) found.missing.push(missing);
  }

  /* An id as it is written: today's, an old one, one that is gone, or a number that there is not. */
  function keep(/** @type {any} */ found, /** @type {any} */ from, /** @type {string} */ spelt) {
    var name = spelt.replace(/(-[a-z])0+(?=[0-9])/g, "$1");
    var now = from.moved.has(name) ? from.moved.get(name) : name;
    if (from.known.has(now)) {
      add(found.ids, now);
      if (now !== name) found.was[now] = name;
    } else if (from.withdrawn.has(name)) {
      add(found.withdrawn, name);
    } else {
      var document = name.split("-")[0];
      if (!from.documents.has(document) && !DATED.test(document)) return;
      var dash = name.lastIndexOf("-");
      var letter = dash < 0 ? "" : name.charAt(dash + 1);
      addMissing(found, { said: name.toUpperCase(), document: document, letter: letter, count: count(from, dash < 0 ? "" : name.slice(0, dash), letter) });
    }
  }

  function named(/** @type {any} */ from, /** @type {string} */ name) {
    return from.documents.has(name) || from.moved.has(name) || from.withdrawn.has(name);
  }

  function unescaped(/** @type {string} */ text) {
    try {
      return decodeURIComponent(text);
    } catch (broken) {
      return text;
    }
  }

  /* Takes what is written as a code or an address of a block; what names a document only is given back. */
  function writtenOut(/** @type {any} */ found, /** @type {any} */ from, /** @type {string} */ text) {
    var /** @type {any[]} */ documents = [];
    var seen = [];
    var rest = text.replace(ADDRESS, function (/** @type {string} */ address, /** @type {string} */ name, /** @type {string} */ folder, /** @type {string} */ fragment, /** @type {number} */ offset) {
      var wanted = unescaped(fragment || "").toLowerCase().replace(/(?<![.:\-_~])[.:\-_~]+$/, "");
      if (SHAPE.test(wanted) || (wanted && named(from, wanted))) seen.push([offset, wanted]);
      else if (named(from, name)) documents.push(name);
      return address.replace(/[^]/g, " ");
    });
    CODE.lastIndex = 0;
    for (var code = CODE.exec(rest); code; code = CODE.exec(rest)) seen.push([code.index, code[0]]);
    seen.sort(function (one, other) { return one[0] - other[0]; }).forEach(function (each) {
      if (each[1].includes("-")) keep(found, from, each[1]);
      else documents.push(each[1]);
    });
    documents = documents.concat(rest.match(DATED_HERE) || []);
    return documents.filter(function (each) { return named(from, each); });
  }

  /* The same for what is an id and nothing else, as the end of an address is. */
  function id(/** @type {string} */ typed, /** @type {any} */ from) {
    var /** @type {any} */ found = nowhere();
    var text = foldText(typed).trim();
    if (SHAPE.test(text) || named(from, text)) keep(found, from, text);
    return found;
  }

  function leadsTo(/** @type {string} */ typed, /** @type {any} */ from) {
    var text = foldText(typed).replace(/\\/g, "/").replace(/ +/g, " ").trim();
    var lead;
    if (LOOSE.test(text)) {
      lead = sentenceOf(text, from, null);
      if (lead.ids.length) return lead;
    }
    var /** @type {any} */ found = nowhere();
    var documents = writtenOut(found, from, text);
    if (any(found)) return found;
    lead = sentenceOf(text, from, null);
    if (any(lead)) return lead;
    for (var way = 0; way < APART.length; way++) {
      var parts = text.split(APART[way]).filter(function (each) { return each.replace(EDGES, ""); });
      lead = parts.length > 1 && parts.length <= rules.most ? inTurn(parts, from) : nowhere();
      if (any(lead)) return lead;
    }
    documents.forEach(function (each) { keep(found, from, each); });
    return found;
  }

  /* Several places, one after the other: all of them or none. What names no document is in the one named before. */
  function inTurn(/** @type {any} */ parts, /** @type {any} */ from) {
    var /** @type {any} */ found = nowhere();
    var /** @type {any} */ earlier = null;
    return parts.every(function (/** @type {any} */ part) {
      var lead = sentenceOf(part, from, earlier);
      lead.ids.forEach(function (/** @type {any} */ each) { add(found.ids, each); });
      Object.assign(found.was, lead.was);
      lead.missing.forEach(function (/** @type {any} */ each) { addMissing(found, each); });
      lead.withdrawn.forEach(function (/** @type {any} */ each) { add(found.withdrawn, each); });
      if (lead.ids.length) earlier = lead.ids[0].split("-")[0];
      else if (lead.missing.length) earlier = lead.missing[0].document;
      return any(lead);
    }) ? found : nowhere();
  }

  /* measure 12 → 第12项: what an English reader calls a place, as a Chinese one does; else the text itself. */
  function inChinese(/** @type {string} */ text) {
    var asked = ASKED.exec(text);
    if (!asked) return text;
    var number = /^[0-9]/.test(asked[3]) ? asked[3] : roman(asked[3]);
    return (asked[1] || "") + rules.ordinal + number + rules.english.units[asked[2]];
  }

  function roman(/** @type {string} */ letters) {
    var values = letters.split("").map(function (/** @type {any} */ sign) { return rules.english.roman[sign]; });
    return values.reduce(function (/** @type {number} */ total, /** @type {any} */ value, /** @type {number} */ offset) { return total + (value < (values[offset + 1] || 0) ? -value : value); }, 0);
  }

  /* One place, as the whole text: a document, by code or name, and what stands in it; `before`: where none is named. */
  function sentenceOf(/** @type {any} */ given, /** @type {any} */ from, /** @type {any} */ earlier) {
    var text = given.replace(EDGES, "");
    rules.lead.forEach(function (/** @type {any} */ word) {
      if (text.startsWith(word)) text = text.slice(word.length).replace(EDGES, "");
    });
    if (!text || text.length > LONGEST) return nowhere();
    text = inChinese(text);
    if (LOOSE.test(text)) return loose(text, from, earlier);
    var tight = text.replace(/(?<![a-z0-9]) | (?![a-z0-9])/g, "");
    var parts = /^([^<]*)<(.*)>([^<>]*)$/.exec(tight);
    if (parts) return ofName(parts[2], parts[3], from);
    parts = CODED.exec(tight);
    if (parts) {
      var code = documentOf(parts[1], from);
      if (code) return inDocuments([code], parts[2], from, true, code.toUpperCase() + " ");
      code = documentOf(parts[1].slice(0, -1), from);
      if (code) return inDocuments([code], parts[1].slice(-1) + parts[2], from, true, code.toUpperCase() + " ");
    }
    var steps = pins(tight);
    var where = earlier ? [earlier] : from.central;
    if (!steps.length) {
      var lead = inDocuments(where, tight, from, false, "");
      return any(lead) ? lead : ofWords(tight, from);
    }
    if (steps[0].plain && text.includes(" ")) return nowhere();
    return inDocuments(where, tight, from, Boolean(earlier), "");
  }

  /* A document by its code, or by the letters of a dated code where there is but one with them. */
  function documentOf(/** @type {any} */ word, /** @type {any} */ from) {
    if (from.documents.has(word)) return word;
    if (from.moved.has(word) && !word.includes("-")) return from.moved.get(word).split("-")[0];
    var those = from.byLetters.get(word) || [];
    return those.length === 1 && DATED.test(those[0]) ? those[0] : null;
  }

  /* Letters and digits with anything between them: yj2024x12, yj2024/x012, yj x12, yj2024 12. */
  function loose(/** @type {string} */ text, /** @type {any} */ from, /** @type {any} */ earlier) {
    var /** @type {any} */ found = nowhere();
    var key = squeezed(text);
    var those = from.squeezed.get(key) || (earlier && from.squeezed.get(squeezed(earlier + text)));
    if (those) {
      those.forEach(function (/** @type {any} */ each) { keep(found, from, each); });
      return found;
    }
    for (var length = 5; length > 1; length--) {
      var letters = key.slice(0, length);
      var code = letters.length === length && /^[a-z]+$/.test(letters) ? documentOf(letters, from) : null;
      if (code && key.indexOf(code) !== 0) return text.startsWith(letters) ? loose(code + text.slice(length), from, earlier) : nowhere();
    }
    var parted = PARTED.exec(text);
    if (parted && Number(parted[2])) {
      var above = from.squeezed.get(squeezed(parted[1])) || [];
      if (above.length === 1) return printed(from.moved.get(above[0]) || above[0], Number(parted[2]), from);
    }
    var /** @type {any} */ lead = null;
    from.documents.forEach(function (/** @type {any} */ listed, /** @type {any} */ document) {
      var rest = key.slice(document.length);
      if (lead || key.indexOf(document) !== 0) return;
      if (/^[0-9]{1,3}$/.test(rest) && Number(rest)) {
        lead = printed(document, Number(rest), from);
      } else if (/^(?:[a-z][0-9]{1,3})+$/.test(rest)) {
        keep(found, from, [document].concat(rest.match(/[a-z][0-9]+/g)).join("-"));
        lead = found;
      }
    });
    return lead || nowhere();
  }

  /* A number without its kind: the printed one before the counted one. */
  function printed(/** @type {any} */ above, /** @type {any} */ number, /** @type {any} */ from) {
    var /** @type {any} */ found = nowhere();
    var letters = Array.from(rules.printed).filter(function (letter) { return from.known.has(above + "-" + letter + number); });
    if (letters.length) {
      found.ids.push(above + "-" + letters[0] + number);
    } else {
      var kind = count(from, above, rules.printed.charAt(0)) ? rules.printed.charAt(0) : "";
      found.missing.push({ said: above.toUpperCase() + " " + number, document: above.split("-")[0], letter: kind, count: count(from, above, kind) });
    }
    return found;
  }

  /* Central documents whose title holds the words. */
  function titled(/** @type {any} */ words, /** @type {any} */ from) {
    return from.central.filter(function (/** @type {any} */ code) { return words && from.documents.get(code).title.includes(words); });
  }

  function ofName(/** @type {string} */ name, /** @type {any} */ rest, /** @type {any} */ from) {
    var key = keyOf(name);
    var those = from.byName.get(key) || [];
    if (those.length !== 1) {
      var central = those.filter(function (/** @type {any} */ code) { return from.central.includes(code); });
      those = central.length ? central : titled(key, from);
    }
    return rest && those.length ? inDocuments(those, rest, from, false, "") : nowhere();
  }

  /* 意见第十二项: words of a central document's title, or a name, before a number. */
  function ofWords(/** @type {string} */ text, /** @type {any} */ from) {
    for (var offset = 2; offset < text.length; offset++) {
      var steps = pins(text.slice(offset));
      if (!steps.length || steps[0].plain) continue;
      var words = text.slice(0, offset);
      var those = from.byName.get(keyOf(words)) || [];
      if (those.length !== 1) those = rules.central.includes(words) ? from.central : titled(keyOf(words), from);
      return inDocuments(those, text.slice(offset), from, false, "");
    }
    return nowhere();
  }

  /* A pinpoint in each of the documents; what none of them has is missing, if it was said to be a number of theirs.
     `sure`: the document is named, so that any number is meant to be in it; `told`: how that is said. */
  function inDocuments(/** @type {any} */ those, /** @type {any} */ given, /** @type {any} */ from, /** @type {any} */ sure, /** @type {any} */ saying) {
    var /** @type {any} */ found = nowhere();
    var rest = given.replace(LEADING, "");
    var steps = pins(rest);
    if (steps.length && steps[0].plain && !sure) steps = [Object.assign({}, steps[0], { letters: rules.counted })];
    those.forEach(function (/** @type {any} */ code) {
      var same = from.byPin.get(code + " " + canonical(rest));
      (same ? [same] : at(code, steps, from)).forEach(function (/** @type {any} */ each) { keep(found, from, each); });
    });
    if (!found.ids.length && those.length && steps.length && (sure || rest.startsWith(rules.ordinal))) {
      var /** @type {any} */ end = steps[steps.length - 1];
      var kind = Array.from(end.letters).filter(function (letter) { return count(from, those[0], letter); })[0] || "";
      found.missing.push({
        said: saying + steps.map(function (step) { return step.said; }).join(""), document: those[0], letter: kind, count: count(from, those[0], kind)
      });
    }
    return found;
  }

  function slotIs(/** @type {any} */ slot, /** @type {any} */ step) {
    return step.letters.includes(slot.charAt(0)) && Number(slot.slice(1)) === step.number;
  }

  /* Whether an id's slots end as the last step says and hold the steps above it in their order. */
  function holds(/** @type {any} */ slots, /** @type {any} */ above, /** @type {any} */ end) {
    if (!slots.length || !slotIs(slots[slots.length - 1], end) || (end.plain && slots.length > 1)) return false;
    var next = 0;
    return above.every(function (/** @type {any} */ step) {
      while (next < slots.length - 1) if (slotIs(slots[next++], step)) return true;
      return false;
    });
  }

  /* The ids of a document that the steps lead to, those nearest to the document; several places for 第一项第三项. */
  function at(/** @type {any} */ code, /** @type {any} */ steps, /** @type {any} */ from) {
    if (!steps.length) return [];
    var above = steps.slice(0, -1), end = steps[steps.length - 1];
    var /** @type {any} */ found = from.documents.get(code).ids.filter(function (/** @type {any} */ each) { return holds(each.split("-").slice(1), above, end); });
    if (found.length) {
      var least = Math.min.apply(null, found.map(function (/** @type {any} */ each) { return each.split("-").length; }));
      found = found.filter(function (/** @type {any} */ each) { return each.split("-").length === least; });
      if (end.letters !== rules.printed) return found;
      var order = function (/** @type {any} */ each) { return end.letters.indexOf(each.charAt(each.lastIndexOf("-") + 1)); };
      var first = Math.min.apply(null, found.map(order));
      return found.filter(function (/** @type {any} */ each) { return order(each) === first; });
    }
    if (above.length && above.every(function (/** @type {any} */ step) { return step.letters === end.letters; })) {
      return [].concat.apply([], steps.map(function (/** @type {any} */ step) { return at(code, [step], from); }));
    }
    /* Items run on from part to part, and have no part in their id. */
    var reached = code + "-x" + end.number;
    return end.letters.includes("x") && above.length && from.known.has(reached) ? [reached] : [];
  }

  /* What is said of it ----------------------------------------------------------------------------------------------- */

  function filled(/** @type {any} */ form, /** @type {any} */ values) {
    return form.replace(/\{(\w+)\}/g, function (/** @type {any} */ slot, /** @type {string} */ name) { return values[name]; });
  }

  /* 第十二项 → item 12; what has no value stays as it is. */
  function numberedInEnglish(/** @type {any} */ found, /** @type {any} */ number, /** @type {any} */ word) {
    var unit = rules.units.filter(function (/** @type {any} */ each) { return each.words.includes(word); })[0];
    return numeral(number) === null ? found : unit.en[0] + " " + numeral(number);
  }

  /* What is said of numbers that do not exist; empty where there are none. */
  function sentence(/** @type {any} */ lead, /** @type {string} */ language) {
    var words = rules.words[language];
    var chinese = language === "zh";
    return lead.missing.map(function (/** @type {any} */ missing) {
      var alone = chinese && missing.said.startsWith(rules.ordinal);
      var saying = filled(alone ? words.missing : words.none, { said: chinese ? missing.said : missing.said.replace(NUMBERED, numberedInEnglish) });
      var unit = rules.units.filter(function (/** @type {any} */ each) { return missing.letter && each.letters.includes(missing.letter); })[0];
      if (!missing.count || !unit) return saying;
      if (!chinese) return saying + filled(words.counted, { count: missing.count, unit: unit.en[missing.count > 1 ? 1 : 0] });
      return saying + filled(words.counted, { count: missing.count === 2 ? "两" : saidNumber(missing.count), unit: missing.letter === "n" ? "点" : unit.words[0] });
    }).join(words.join) + (lead.missing.length ? words.end : "");
  }

  /* All that is to be told of where a text leads: numbers that there are not, old ids, ids that are gone. */
  function told(/** @type {any} */ lead, /** @type {any} */ from, /** @type {string} */ language) {
    var words = rules.words[language];
    var sentences = [sentence(lead, language)];
    lead.ids.forEach(function (/** @type {string} */ name) {
      if (lead.was[name]) sentences.push(filled(words.moved, { old: lead.was[name].toUpperCase(), now: name.toUpperCase() }));
    });
    lead.withdrawn.forEach(function (/** @type {string} */ name) {
      var since = from.withdrawn.get(name);
      sentences.push(filled(since ? words.withdrawn : words.gone, { old: name.toUpperCase(), since: since }));
    });
    return sentences.filter(Boolean).join(language === "zh" ? "" : " ");
  }

  return { leads: leadsTo, told: told, id: id, places: places, sentence: sentence, numeral: numeral, pins: pins, pinIn: pinIn, codesIn: codesIn, fold: foldText, squeezed: squeezed, at: at, any: any, SHAPE: SHAPE };
}
