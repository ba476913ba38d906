/* What to say of a finding. */
/** @param {string} id */
function code(id) {
  return id.toUpperCase();
}

/* The title; on an English page in English, where the document has a digest. */
/** @param {string} name */
function titled(name) {
  var known = documents[name];
  if (!known) return code(name);
  return handbook.english && known.english.title ? filled(SAY.title, { title: known.english.title }) : "《" + known.title + "》";
}

/* What kind of text it is, and its title. */
/** @param {string} name */
function named(name) {
  var known = documents[name];
  return filled(SAY.authority, { authority: handbook.english ? known.english.authority : known.authority }) + titled(name);
}

/** @param {any} place */
function where(place) {
  return place.ids.map(code).join(SAY.and);
}

/* Whose words stand against the report's. */
/** @param {any} finding */
function other(finding) {
  return finding.verdict === "received" ? EMENDED : SAY.handbook;
}

/** @param {any} finding */
function targets(finding) {
  return finding.document && finding.id && (finding.verdict === "good" || finding.verdict === "alias") ? [{ document: finding.document, ids: [finding.id] }] : [];
}

/* What the editors say of a place, in the language of the page. */
/** @param {any} place */
function remarksOn(place) {
  return place.remarks.map(function (/** @type {string} */ words) {
    return (handbook.english && data.remarks_english[words]) || words;
  }).join(SAY.then);
}

/* Sentences beside the verdict, in the order in which they matter. */
/** @param {any} finding */
function notes(finding) {
  var /** @type {{ grave?: boolean, text: string }[]} */ out = [];
  var places = finding.places;
  var first = places[0];
  function say(/** @type {string} */ name, /** @type {Record<string, any>} */ values, /** @type {boolean} */ grave) {
    out.push({ grave: grave, text: filled(SAY[name], values) });
  }
  if (finding.presented) say("presentedAs", { where: named(first.document) }, true);
  if (finding.source === "other") say("notThere", { cited: cited(finding), where: where(first) }, true);
  if (finding.source === "unheld") say("secondHand", { where: handbook.english ? named(first.document) : documents[first.document].authority }, true);
  if (finding.source === "unproved") say("unproved", { cited: cited(finding), gaps: gaps(finding) }, true);
  if (finding.kind === "quotation" && finding.source === "same") say("sameSource", {}, false);
  if (finding.declared) say("declaredNote", {}, false);
  else if (finding.verdict === "received") say("emendedDiffers", {}, true);
  else if (finding.verdict === "exact" && first.reading === "text") say("receivedDiffers", {}, false);
  places.forEach(function (/** @type {any} */ place) {
    if (place.remarks) say("editors", { at: places.length > 1 ? where(place) + " " : "", remarks: remarksOn(place) }, true);
  });
  besides(finding, say);
  if (finding.verdict === "together") say("joined", {}, true);
  if (finding.verdict === "unpaired") say(first ? "begins" : "unmatched", first ? { where: where(first) } : {}, true);
  finding.written.forEach(function (/** @type {string} */ kind) {
    out.push({ text: SAY.written[kind] });
  });
  if (finding.verdict === "alias") say("now", { code: code(finding.id) }, true);
  if (finding.withdrawn) say("withdrawn", {}, true);
  else if (finding.verdict === "dead") say(finding.kind === "item" ? "noItem" : "noCode", { gaps: lost(finding.document) }, true);
  if (finding.unchecked && finding.verdict === "good") say("pageOnly", {}, false);
  return out;
}

/* What is said of claims, of words without quotation marks, of what is left out, and of what is none of the handbook's. */
/** @param {any} finding @param {(name: string, values: Record<string, any>, grave: boolean) => void} say */
function besides(finding, say) {
  if (finding.kind === "claim") say("recorded", { said: finding.text, right: recordOf(finding) }, true);
  if (finding.elsewhere) say("otherOccasion", {}, false);
  if (finding.kind === "copy") say("unmarked", {}, true);
  if (finding.kind === "quotation" && finding.verdict === "absent" && !quotationCheck.troubled(finding)) say("foreign", {}, false);
  (finding.omitted || []).forEach(function (/** @type {any} */ each) {
    say("leftOut", { words: shortened(each.text) }, false);
  });
  if (quotationCheck.lostBy(finding)) say("turned", { lost: quotationCheck.lostBy(finding) }, true);
}

/* What the record says in the place of a word of the report. */
/** @param {any} finding */
function rightWords(finding) {
  var right = finding.right;
  if (finding.verdict === "year") return right.year ? filled(SAY.yearOf, right) : filled(SAY.sinceYear, { year: right.since });
  if (finding.verdict === "region" && right.region) return right.region;
  if (finding.verdict === "item") return right.ids.map(code).join(SAY.and);
  return finding.verdict === "document" || !right.by.length ? titled(right.document) : right.by.join(SAY.and);
}

/* The same with the text it stands in. */
/** @param {any} finding */
function recordOf(finding) {
  var words = rightWords(finding);
  var text = named(finding.right.document);
  return finding.verdict === "document" || text.indexOf(words) >= 0 ? text : words + SAY.comma + text;
}

/* A long stretch by its two ends. */
/** @param {string} text */
function shortened(text) {
  text = text.replace(/^[，。；：、！？”]{1,3}|[，。；：、！？“]{1,3}$/g, "");
  return text.length > 44 ? text.slice(0, 20) + "……" + text.slice(-20) : text;
}

/* Where a finding leads: what it was held against, or what it names. */
/** @param {any} finding */
function placesFor(finding) {
  return /^(?:quotation|claim|copy|term)$/.test(finding.kind) ? finding.places : targets(finding);
}

/** @param {any} finding */
function cited(finding) {
  return finding.cites.filter(function (/** @type {any} */ cite) {
    return cite.document;
  }).map(function (/** @type {any} */ cite) {
    return cite.type === "name" && !cite.pinned ? titled(cite.document) : code(cite.id || cite.document);
  }).filter(function (/** @type {any} */ each, /** @type {number} */ at, /** @type {any} */ all) {
    return all.indexOf(each) === at;
  }).join(SAY.and).replace(/^(?!《)/, handbook.english ? "" : " ");
}

/** @param {string} name */
function lost(name) {
  return name && documents[name] && documents[name].gaps.length ? SAY.torn : "";
}

/** @param {any} finding */
function gaps(finding) {
  var incomplete = finding.cites.some(function (/** @type {any} */ cite) {
    return cite.document && documents[cite.document].gaps.length;
  });
  return incomplete ? SAY.tornSource : "";
}

/** @param {any} findings */
function counted(findings) {
  function count(/** @type {any} */ test) {
    return findings.filter(test).length;
  }
  var quotations = findings.filter(function (/** @type {any} */ each) {
    return each.kind === "quotation";
  });
  var pointed = findings.filter(function (/** @type {any} */ each) {
    return each.kind === "link" || each.kind === "code" || each.kind === "item";
  });
  function of(/** @type {any} */ list, /** @type {any} */ verdicts) {
    return list.filter(function (/** @type {any} */ each) {
      return verdicts.indexOf(each.verdict) >= 0;
    }).length;
  }
  var /** @type {string[]} */ parts = [];
  function add(/** @type {number} */ n, /** @type {string} */ words) {
    if (n) parts.push(filled(SAY.each, { n: n, what: words }));
  }
  var verdicts = SAY.verdicts;
  add(of(quotations, ["exact"]), SAY.right);
  var declared = quotations.filter(function (/** @type {any} */ each) {
    return each.declared;
  }).length;
  add(declared, filled(SAY.rightBy));
  add(of(quotations, ["received"]) - declared, filled(verdicts.received));
  add(of(quotations, ["near", "punctuation", "together", "scattered", "partly"]), SAY.differ);
  add(of(quotations, ["absent"]), verdicts.absent);
  var said = quotations.length ? filled(SAY.quotations, { n: quotations.length, parts: parts.join(SAY.comma) }) : SAY.noQuotations;
  parts = [];
  add(count(function (/** @type {any} */ each) { return each.source === "other"; }), verdicts.other);
  add(count(function (/** @type {any} */ each) { return each.source === "unheld"; }), verdicts.unheld);
  add(count(function (/** @type {any} */ each) { return each.presented; }), verdicts.presented);
  add(count(function (/** @type {any} */ each) { return each.kind === "claim"; }), SAY.verdicts.claimed);
  add(count(function (/** @type {any} */ each) { return quotationCheck.lostBy(each) !== ""; }), SAY.verdicts.omits);
  if (parts.length) said += filled(SAY.among, { parts: parts.join(SAY.comma) });
  var loose = count(function (/** @type {any} */ each) { return each.kind === "unpaired"; });
  if (loose) said += filled(SAY.loose, { n: loose });
  ["copy", "term"].forEach(function (kind) {
    var n = count(function (/** @type {any} */ each) { return each.kind === kind; });
    if (n) said += filled(SAY.counted[kind], { n: n });
  });
  parts = [];
  add(of(pointed, ["good"]), SAY.usable);
  add(of(pointed, ["alias"]), SAY.changed);
  add(of(pointed, ["dead"]), SAY.broken);
  return said + SAY.stop + (pointed.length ? filled(SAY.pointed, { n: pointed.length, parts: parts.join(SAY.comma) }) : SAY.unpointed);
}
