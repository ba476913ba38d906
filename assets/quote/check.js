/* The check ------------------------------------------------------------------------------------------------------------------ */

var /** @type {any} */ latest = { data: null, index: null, aliases: null };

/** @param {any} data */
function indexed(data) {
  if (latest.data !== data) latest = { data: data, index: new Index(data), aliases: null };
  if (latest.aliases !== data.aliases) {
    latest.aliases = data.aliases;
    latest.index.places = placesOf(data);
  }
  return latest.index;
}

/* Where each line begins. */
/** @param {string} text */
function lines(text) {
  var /** @type {any} */ out = [0];
  for (var at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) out.push(at + 1);
  return out;
}

/** @param {any} places */
function summed(places) {
  return places.map(function (/** @type {any} */ place) {
    var /** @type {any} */ out = { document: place.document, ids: place.ids, reading: place.reading };
    var told = unique([].concat.apply([], (place.hits || [place.found]).map(remarked)));
    if (told.length) out.remarks = told;
    return out;
  });
}

/** @param {any} judged */
function said(judged) {
  var /** @type {any} */ out = { verdict: judged.verdict, places: summed(judged.places), written: judged.written };
  if (judged.parts) out.parts = judged.parts;
  if (judged.text !== undefined) out.text = judged.text;
  if (judged.omitted) out.omitted = judged.omitted;
  if (judged.pieces) out.pieces = judged.pieces.map(said);
  return out;
}

/* A mark of quotation without its other half. */
/** @param {any} index @param {string} plain @param {any} stray @param {number} line */
function strayFinding(index, plain, stray, line) {
  var /** @type {any} */ finding = { kind: "unpaired", start: stray.at, end: stray.at + 1, line: line, text: plain.slice(stray.at, Math.min(stray.end, stray.at + 24)), verdict: "unpaired", places: [], written: [], cites: [], source: "", presented: false };
  if (stray.closing) {
    finding.text = plain.slice(Math.max(0, stray.at - 16), stray.at + 1);
    return finding;
  }
  /* Where it would end nobody knows: a paragraph may hold thousands, each read to its end. */
  var key = keyed(plain.slice(stray.at + 1, Math.min(stray.end, stray.at + 1 + FURTHEST)));
  var length = beginning(index, key.key, 0);
  if (length >= SHORTEST) finding.places = summed(index.placed(index.finds(key.key.slice(0, length))));
  return finding;
}

/* A code, a link or the name of a document. */
/** @param {any} cite @param {number} line */
function citeFinding(cite, line) {
  return { kind: cite.type === "name" ? "item" : cite.type, start: cite.start, end: cite.end, line: line, text: cite.text, verdict: cite.state, id: cite.id, was: cite.was || cite.id, document: cite.document, unchecked: !!cite.unchecked, withdrawn: !!cite.withdrawn, places: [], written: [], cites: [], source: "", presented: false };
}

/* Who, where, when or which item, where the records say otherwise. */
/** @param {any} claimed @param {any} places @param {number} line */
function claimFinding(claimed, places, line) {
  return { kind: "claim", start: claimed.start, end: claimed.end, line: line, text: claimed.said, verdict: claimed.kind, right: claimed.right, places: places, written: [], cites: [], source: "", presented: false };
}

/** @param {any} index @param {string} plain @param {any} quote @param {any} term @param {number} line */
function termFinding(index, plain, quote, term, line) {
  var text = plain.slice(quote.start, quote.end);
  return { kind: "term", start: quote.start, end: quote.end, line: line, text: text, verdict: "near", parts: [{ report: text, source: term.term }], places: summed(index.placed(index.finds(term.key)).slice(0, 1)), written: [], cites: [], source: "", presented: false };
}

/* Names of works: no running text. */
/** @param {string} plain */
function works(plain) {
  var out = [];
  var found;
  NAME.lastIndex = 0;
  while ((found = NAME.exec(plain))) out.push({ start: found.index, end: NAME.lastIndex });
  return out;
}

/* Terms quoted wrongly, and words copied without quotation marks; null while nothing is found. */
/** @param {any} index @param {string} plain @param {any} paras @param {any} taken @param {any} short @param {any} line */
function* besides(index, plain, paras, taken, short, line) {
  for (var brief of short) {
    var term = termMeant(index, keyedName(plain.slice(brief.start, brief.end)));
    if (term) yield termFinding(index, plain, brief, term, line(brief.start));
  }
  for (var sentence of running(plain, paras, taken)) {
    var copy = copied(index, plain, sentence);
    yield copy && Object.assign({ kind: "copy", verdict: "near", line: line(copy.start), written: [], cites: [], source: "", presented: false }, copy);
  }
}

/* The quotations that are looked up; marks that are left over are told apart. */
/** @param {any} index @param {string} plain @param {any} all @param {any} made */
function lookedUp(index, plain, all, made) {
  function long(/** @type {any} */ quote) {
    return made(quote).key.length >= SHORTEST;
  }
  var list = settled(plain, all.found, all.strays, function (/** @type {any} */ pair) {
    return !long(pair) || !["absent", "partly"].includes(judge(index, made(pair)).verdict);
  }).filter(function (quote) {
    /* “……”部分: a place by the name of its heading, as references give it, and no quotation. */
    return long(quote) && (quote.block || !/^.(?:部分|一节|一章|小节)/.test(plain.slice(quote.end, quote.end + 4)));
  });
  all.strays = all.strays.filter(function (/** @type {any} */ stray) {
    return !list.some(function (quote) {
      return quote.start <= stray.at && stray.at < quote.end;
    });
  }).sort(function (/** @type {any} */ one, /** @type {any} */ other) {
    return one.at - other.at;
  });
  return list;
}

/** @param {string} text @param {any} data @param {Known} [known] */
function* run(text, data, known) {
  var /** @type {any} */ index = indexed(data);
  while (index.add()) yield { done: 0, total: 0, finding: null };
  while (index.print()) yield { done: 0, total: 0, finding: null };
  var reading = { done: 0, total: 0, finding: null };
  var read = unmarked(text, known);
  var plain = read.plain;
  yield reading;
  var paras = paragraphs(plain, known);
  var begins = lines(text);
  function line(/** @type {number} */ at) {
    return last(begins, at) + 1;
  }
  yield reading;
  var cites = links(index, text);
  yield reading;
  cites = cites.concat(codes(index, plain, cites));
  yield reading;
  var named = names(index, plain);
  yield reading;
  cites = cites.concat(named).sort(function (one, other) {
    return one.start - other.start;
  });
  var all = quotations(plain, read.blocks, paras, cites);
  yield reading;

  function made(/** @type {any} */ quote) {
    return keyed(plain.slice(quote.start, quote.end));
  }
  var list = lookedUp(index, plain, all, made);
  yield reading;
  attach(index, plain, paras, list, cites, (known || NOTHING_KNOWN).notes);
  yield reading;
  var claim = claimsOf(index, plain, paras, list);
  var short = shortOnes(all.found, new Set(list));
  yield { done: 0, total: list.length, finding: null };

  var queue = list.slice();
  var done = 0;
  var next = 0;
  while (queue.length) {
    var quote = queue.shift();
    if (quote === list[next]) claim(quote, next++);
    var judged = judge(index, made(quote));
    var inner = quote.inside.filter(function (/** @type {any} */ each) { return made(each).key.length >= SHORTEST; });
    var credit = credited(index, quote, judged);
    if (judged.verdict === "absent" && inner.length) {
      /* What it is credited to is what it quotes. */
      credit.source = "";
      inner.forEach(function (/** @type {any} */ each) {
        each.cites = quote.cites;
        each.lead = quote.lead;
        each.tail = quote.tail;
        each.declared = quote.declared;
        each.claims = quote.claims;
        each.occasion = quote.occasion;
      });
      queue = inner.concat(queue);
    }
    done++;
    var words = plain.slice(quote.start, quote.end).replace(/\u200b/g, "");
    var wrong = against(index, quote, judged, words);
    yield {
      done: done,
      total: done + queue.length,
      finding: Object.assign({ kind: "quotation", start: quote.start, end: quote.end, line: line(quote.start), text: words }, said(judged), credit, wrong.length ? { claims: wrong } : {}, elsewhere(index, quote, judged) ? { elsewhere: true } : {})
    };
    for (var one of wrong) yield { done: done, total: done + queue.length, finding: claimFinding(one, said(judged).places, line(one.start)) };
  }
  for (var extra of besides(index, plain, paras, all.found.concat(cites, works(plain)), short, line)) yield { done: done, total: done, finding: extra };
  for (var at = 0; at < all.strays.length; at++) {
    yield { done: done, total: done, finding: strayFinding(index, plain, all.strays[at], line(all.strays[at].at)) };
  }
  var told = cites.filter(function (cite) {
    return cite.type !== "name" || cite.state === "dead";
  });
  for (var each = 0; each < told.length; each++) {
    yield { done: done, total: done, finding: citeFinding(told[each], line(told[each].start)) };
  }
}

/** @param {any} findings */
function inTextOrder(findings) {
  return findings.sort(function (/** @type {any} */ one, /** @type {any} */ other) {
    return one.start - other.start || other.end - one.end;
  });
}

/** @param {string} text @param {any} data @param {Known} [known] */
function check(text, data, known) {
  var findings = [];
  for (var step of run(text, data, known)) if (step.finding) findings.push(step.finding);
  return inTextOrder(findings);
}

/* What is wrong with a finding, by kind; empty where nothing is. That the handbook does not hold what nobody says is from it is
   no fault: laws, other speeches, what somebody told a reporter. */
/** @param {any} finding @returns {string[]} */
function troubles(finding) {
  if (finding.kind === "claim") return [finding.verdict];
  if (finding.kind === "copy") return ["unquoted"];
  if (finding.kind === "term") return ["term"];
  if (finding.kind === "unpaired") return ["mark"];
  if (/^(?:code|link|item)$/.test(finding.kind)) return finding.verdict === "good" ? [] : ["code"];
  var /** @type {string[]} */ out = [];
  if (finding.verdict === "absent" ? finding.source === "unproved" : !/^(?:exact|good)$/.test(finding.verdict) && !finding.declared && !finding.elsewhere) out.push("words");
  if (finding.presented) out.push("authority");
  if (finding.source === "other") out.push(finding.misplaced || "document");
  if (finding.source === "unheld") out.push("document");
  if (lostBy(finding)) out.push("negation");
  (finding.claims || []).forEach(function (/** @type {any} */ each) { out.push(each.kind); });
  return unique(out);
}

/* The word that an ellipsis has taken out of its sentence, if it turned it round. */
/** @param {any} finding @returns {string} */
function lostBy(finding) {
  return (finding.omitted || []).map(function (/** @type {any} */ each) { return each.lost; }).filter(Boolean)[0] || "";
}

/* Whether somebody should look at it. */
/** @param {any} finding */
function troubled(finding) {
  return troubles(finding).length > 0;
}
