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

/** @param {string} text @param {any} data */
function* run(text, data) {
  var /** @type {any} */ index = indexed(data);
  while (index.add()) yield { done: 0, total: 0, finding: null };
  var reading = { done: 0, total: 0, finding: null };
  var read = unmarked(text);
  var plain = read.plain;
  yield reading;
  var paras = paragraphs(plain);
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
  function long(/** @type {any} */ quote) {
    return made(quote).key.length >= SHORTEST;
  }
  var list = settled(plain, all.found, all.strays, function (/** @type {any} */ pair) {
    return !long(pair) || !["absent", "partly"].includes(judge(index, made(pair)).verdict);
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
  yield reading;
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
      inner.forEach(function (/** @type {any} */ each) {
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

/** @param {string} text @param {any} data */
function check(text, data) {
  var findings = [];
  for (var step of run(text, data)) if (step.finding) findings.push(step.finding);
  return inTextOrder(findings);
}

/* Whether somebody should look at it. */
/** @param {any} finding */
function troubled(finding) {
  return (!["exact", "good"].includes(finding.verdict) && !finding.declared) || finding.presented || finding.source === "other" || finding.source === "unheld";
}
