/* What stands to the letter, and what is less than literal ---------------------------------------------------------- */

/* What stands as it was typed: places that hold all words, then documents that hold them apart or are recorded so.
   `otherwise`: other words than those that were typed, for which less is read. */
/** @param {any} book_ @param {string} text @param {boolean} [otherwise] */
function literally(book_, text, otherwise) {
  var asked = parse(text, book_), terms = asked.terms;
  var from = viewFor(book_, terms, otherwise);
  var together = terms.length ? match(from, asked, terms) : [];
  /* 工会，培训: what stands nowhere in one run may be meant as two words. */
  if (!together.length && !from.partly && terms.length === 1 && !terms[0].exact && /[，、；。,;]/.test(asked.plain)) {
    var apiece = parse(asked.plain.replace(/[，、；。,;]/g, " "), book_).terms;
    if (apiece.length > 1) {
      from = viewFor(book_, apiece, otherwise);
      together = match(from, asked, (terms = apiece));
    }
  }
  var sections = grouped(together);
  calledFirst(from, sections, asked.plain);
  var apart = scattered(from, terms);
  var beside = besides(from, terms).filter(function (each) { return !each.group.joined; });
  var named = beside.map(function (each) { return each.group; });
  apart = apart.filter(function (each) { return !named.includes(each.group); });
  sections = sections.concat(beside).sort(byGroup(lengthOf(terms) >= LONG));
  return {
    asked: asked,
    terms: terms,
    together: together,
    close: together.length + beside.length, /* what is more than words apart on a page */
    sections: sections.concat(apart),
    partly: from.partly,
    counts: from.partly && terms.length === 1 ? holdersOf(book_, terms[0]).counts : null,
    wanted: { run: asked.run, terms: terms, spaced: from.spaced }
  };
}

/* A question without the characters that stand nowhere, where a word is left: 工匠学院龘. */
/** @param {any} from @param {any} asked */
function withoutUnknown(from, asked) {
  var out = "", dropped = "";
  if (asked.plain.length > SHORT) return null;
  asked.plain.split("").forEach(function (/** @type {string} */ sign) {
    var code = LETTER[sign.charCodeAt(0)];
    var known = !code || isKnown(from, String.fromCharCode(code));
    if (known) out += sign;
    else {
      out += " ";
      dropped += sign;
    }
  });
  out = out.replace(/\s+/g, " ").trim();
  /* One word, and most of what was typed: half a sentence would say something else. */
  return dropped && !out.includes(" ") && fold(out, false, false).length >= Math.max(2, dropped.length * 2) ? { text: out, dropped: dropped } : null;
}

/* Less than literal, clearly below it: in the order in which they are shown. */
/** @param {any} from @param {any} literal */
function tiersOf(from, literal) {
  var asked = literal.asked, nothing = !literal.sections.length;
  if (asked.plain.length > SHORT) return [];
  var made = [further(from, "form", inOtherForms(asked.plain), literal)];
  if (nothing) made.push(further(from, "sound", likeQuestions(from, asked, "sound"), literal));
  /* Other forms of an English word are nearer than words that are spelt alike. */
  var formed = from.spaced && nothing && otherWordForms(wideView(from, gramsOf(literal.terms)), literal.terms).hits.length;
  if (nothing && !formed && !made.some(function (each) { return each.sections.length; })) made.push(further(from, "shape", likeQuestions(from, asked, "shape"), literal));
  return made.filter(function (each) { return each.sections.length; });
}

/* What other questions find that the first did not. */
/** @param {any} from @param {string} name @param {string[]} questions @param {any} literal */
function further(from, name, questions, literal) {
  var seen = new Set(literal.together.map(function (/** @type {any} */ hit) { return hit.entry; }));
  var /** @type {any[]} */ hits = [], /** @type {string[]} */ labels = [], /** @type {any[]} */ terms = [];
  questions.forEach(function (question) {
    var found = literally(from, question, true);
    var fresh = found.together.filter(function (/** @type {any} */ hit) {
      return !seen.has(hit.entry) && (name !== "form" || isWholeNumber(hit, found.wanted));
    });
    fresh.forEach(function (/** @type {any} */ hit) { seen.add(hit.entry); });
    if (fresh.length) {
      labels.push(question);
      terms = terms.concat(found.terms);
    }
    hits = hits.concat(fresh);
  });
  var wanted = { run: null, terms: terms, spaced: from.spaced };
  return { name: name, label: labels.join(from.spaced ? ", " : "、"), sections: grouped(hits).sort(byGroup(false)), wanted: wanted };
}
