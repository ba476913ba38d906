/* What a report says of a quotation: in which year, under which number, from which work ---------------------------------- */

/* Written at a year: what was issued in it, not what somebody did in it. */
var ISSUED = /印发|出台|发布|公布|下发|制定|颁布|公开/;

/* 2017年，《意见》提出“……”: nothing else is said to have been done in the year. */
var JUST_SAID = new RegExp("^[\\s\\u200b]*(?:" + SAID + ")[，,：:]?$");

/* Somebody whom no record names stands between a year and what it would date. */
var OTHERS = /[我本某]|[省市县区州](?!长)|公司|集团|单位|部门|各级/;

/* 二〇一九 and ２０１９ as 2019, every character in its place. */
/** @param {string} text */
function withDigits(text) {
  return text.replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, function (/** @type {string} */ year) {
    return Array.from(year).map(function (each) { return String(grammar.numeral(each)); }).join("");
  }).replace(/[０-９]/g, function (/** @type {string} */ digit) {
    return String.fromCharCode(digit.charCodeAt(0) - 0xfee0);
  });
}

/* The year in which the words are said to have been said, or null. `who` is the speaker of the lead, if any. */
/** @param {any} index @param {string} lead @param {any} who */
function yearIn(index, lead, who) {
  var read = withDigits(lead);
  var documents = mentioned(index, lead).filter(function (each) { return !each.means; });
  var subject = who || documents[documents.length - 1];
  if (!subject) return null;
  var pattern = /(?:19|20)[0-9]{2}(?![0-9])(?:年(?!来|代))?/g;
  var found;
  var /** @type {any} */ best = null;
  while ((found = pattern.exec(read))) {
    var end = pattern.lastIndex;
    var before = read.slice(Math.max(0, found.index - 3), found.index);
    var after = read.slice(end, end + 4);
    if (/[0-9]|[到至—–-]$/.test(before) || /^(?:以来|以前|至|到|—|–|-|前|起)/.test(after)) continue;
    var between = end <= subject.start ? lead.slice(end, subject.start).replace(/《[^《》]{1,80}》/g, "") : "";
    if (end <= subject.start) {
      if (between.length > 44 || BETWEEN.test(between) || OTHERS.test(between)) continue;
      if (!who && /[，,]/.test(between) && !ISSUED.test(lead.slice(end)) && !JUST_SAID.test(lead.slice(subject.end))) continue;
      if (!who && BETWEEN.test(lead.slice(subject.end).replace(/《[^《》]{1,80}》/g, ""))) continue;
    } else if (found.index >= subject.end) {
      var gap = lead.slice(subject.end, found.index);
      if (gap.length > 8 || /[，,。]/.test(gap) || BETWEEN.test(gap)) continue;
      if (!spoken(lead.slice(end))) continue;
    } else continue;
    best = { start: found.index, end: end, year: Number(found[0].slice(0, 4)), text: lead.slice(found.index, end) };
  }
  return best;
}

/* （李长安，2023）, （何青山 等，[2026]） behind the quotation; and 李长安（2023） before it. */
var DATED = /[（(]([\u4e00-\u9fff·]{2,24}?)[\s\u200b]*等?[，,][\s\u200b]*\[?((?:19|20)[0-9]{2})[a-z]?\]?(?:[，,:：][^（()）]{0,20})?[）)]/g;

/** @param {any} index @param {string} plain @param {number} from @param {number} to */
function datedBehind(index, plain, from, to) {
  DATED.lastIndex = 0;
  var text = plain.slice(from, Math.min(to, from + 120));
  var found = DATED.exec(text);
  if (!found || /[。；！？!?;]/.test(text.slice(1, found.index))) return null;
  var start = from + found.index + found[0].indexOf(found[1]);
  var year = from + found.index + found[0].indexOf(found[2], found[1].length);
  return { name: found[1], year: Number(found[2]), start: start, end: start + found[1].length, at: year, text: found[2] };
}

/* The document that a list of references names for author and year: 李长安，2026. 题名…… */
/** @param {any} index @param {string} plain @param {any} dated */
function listedAs(index, plain, dated) {
  var from = plain.indexOf(dated.name, dated.end);
  for (var tries = 0; from >= 0 && tries < 20; tries++, from = plain.indexOf(dated.name, from + 1)) {
    var start = plain.lastIndexOf("\n", from) + 1;
    if (!/^[\s\u200b]{0,8}(?:\[\d{1,3}\])?[\s\u200b]{0,8}$/.test(plain.slice(start, Math.min(from, start + 24)))) continue;
    var end = plain.indexOf("\n", from);
    var line = plain.slice(from, end < 0 ? plain.length : Math.min(end, from + 400));
    if (!line.includes(String(dated.year))) continue;
    var key = keyedName(line);
    var known = index.data.documents.filter(function (/** @type {any} */ each) { return key.includes(keyedName(each.title)); });
    if (known.length) return known[0].code;
  }
  return null;
}

/* Numbers of items before a quotation, with no name in front: 第（七）项提出“……”. */
/** @param {string} lead */
function pinBefore(lead) {
  var at = lead.length;
  while ((at = lead.lastIndexOf("第", at - 1)) >= 0) {
    var /** @type {any} */ pin = grammar.pinIn(lead.slice(at, at + 24));
    if (pin && pin.steps[pin.steps.length - 1].letters !== "p") {
      return spoken(lead.slice(at + pin.end).replace(/^的|[中里]/g, "")) ? { start: at, end: at + pin.end, steps: pin.steps, text: lead.slice(at, at + pin.end) } : null;
    }
    if (!at) return null;
  }
  return null;
}

/* Papers and the like: they report, and what they report is somebody else's. */
var REPORTS = /(?:报|网|杂志|周刊|月刊|学刊|求是|客户端|通讯|读本|选编|文选|全集|选集|论述摘编)》$/;

/* A kind of text and no name of one: which is meant, the report says elsewhere. */
var KIND_ONLY = /^(?:[若干实施]{0,2}(?:意见|方案|通知|办法|规定|决定|纲要|规划|计划|条例|细则|报告|公报|决议|章程|措施|要点|文件|讲话))$/;

/* A law or a report of which everybody knows the name, without the marks of one: 党的二十大报告指出. */
var BARE_WORK = new RegExp("(?:^|[，,、])([^，,、。；《》“”]{0,8}(?:工作报告|大报告|全会决定|公报|白皮书|条例|民法典|[^，。]{1,6}[^办方看做说想无立司守执违合]法))(?:第[一二三四五六七八九十百零0-9]{1,5}[条款章])?(?:中)?(?:明确)?(?:" + SAID + ")[，,：:]?$");

/* The name of a work that the handbook knows nothing of, where it is said to say the words; null where it may be one of ours
   under another title. */
/** @param {any} index @param {string} lead @param {any} short */
function unknownIn(index, lead, short) {
  var those = mentioned(index, lead);
  var it = those[those.length - 1];
  var bare = BARE_WORK.exec(lead);
  if (bare && (!it || it.end <= bare.index + bare[0].indexOf(bare[1]))) {
    var start = bare.index + bare[0].indexOf(bare[1]);
    return { start: start, end: start + bare[1].length };
  }
  if (!it || it.means || it.text.charAt(0) !== "《" || REPORTS.test(it.text) || !spoken(lead.slice(it.end))) return null;
  var name = it.text.slice(1, -1);
  if (short[keyedName(name)] || meant(index, name, short, /中央[\s\u200b]*$/.test(lead.slice(0, it.start)))) return null;
  if (KIND_ONLY.test(name)) return null;
  var key = bareName(name);
  return index.titles.some(function (/** @type {string} */ held) { return held.includes(key) || key.includes(held); }) ? null : it;
}

/** @param {string} name */
function bareName(name) {
  return keyedName(name).replace(/[,、.·"\s中共央国务院]/g, "");
}

/* On which occasion somebody spoke: 在首届某某大会的贺信中指出. */
var OCCASION = new RegExp("在([^，。；]{4,40})(?:上|中|时|期间)[^，。；“”]{0,6}(?:" + SAID + ")");

/* Where a quotation opens, and where the words that lead to it begin. */
/** @param {string} plain @param {any} paras @param {any} starts @param {any} quote @param {any} before */
function leadTo(plain, paras, starts, quote, before) {
  var para = paras[last(starts, quote.start)] || { start: 0, end: plain.length };
  var low = Math.max(para.start, before && before.end < quote.start ? before.end : 0);
  if (quote.block) {
    var above = paras[last(starts, quote.start - 1)];
    if (above && above.end <= quote.block.start) low = above.start;
  }
  var open = quote.block ? quote.block.start : quote.start - 1;
  return { start: sentenceStart(plain, Math.max(low, open - 160), Math.max(low, open)), open: open, to: Math.max(para.end, quote.end) };
}

/* What is asked of each quotation in turn: what is claimed of it. attach() has said which citations are its own. */
/** @param {any} index @param {string} plain @param {any} paras @param {any} list */
function claimsOf(index, plain, paras, list) {
  var starts = paras.map(function (/** @type {any} */ each) { return each.start; });
  var simple = foldedBy(TRADITIONAL, plain);
  var short = defined(index, plain);
  return function (/** @type {any} */ quote, /** @type {number} */ at) {
    var lies = leadTo(plain, paras, starts, quote, list[at - 1]);
    var lead = simple.slice(lies.start, lies.open);
    quote.claims = [];
    quote.occasion = (OCCASION.exec(lead) || ["", ""])[1];
    function add(/** @type {string} */ kind, /** @type {number} */ from, /** @type {any} */ it, /** @type {any} */ what) {
      if (it) quote.claims.push(Object.assign({ kind: kind, start: from + it.start, end: from + it.end, said: plain.slice(from + it.start, from + it.end) }, what));
    }
    var who = speakerIn(index, lead);
    var behind = who ? null : speakerBehind(index, simple.slice(quote.end + 1, Math.min(lies.to, quote.end + 60)));
    var year = yearIn(index, lead, who);
    if (who) add(who.means.kind, lies.start, who, { means: who.means });
    if (behind) add(behind.means.kind, quote.end + 1, behind, { means: behind.means });
    add("year", lies.start, year, year && { year: year.year });
    bracketedClaims(index, plain, quote, datedBehind(index, simple, quote.end, lies.to), add);
    if (quote.cites.some(coded)) return;
    if (!who) add("document", lies.start, unknownIn(index, lead, short), {});
    var numbered = pinBefore(lead);
    add("item", lies.start, numbered, numbered && { steps: numbered.steps });
  };
}

/* （李长安，2023）: who and when, and the text that the list of references names for it. */
/** @param {any} index @param {string} plain @param {any} quote @param {any} dated @param {any} add */
function bracketedClaims(index, plain, quote, dated, add) {
  if (!dated) return;
  var means = index.callers.means[dated.name];
  if (means && means.kind === "speaker" && !quote.claims.length) add("speaker", 0, dated, { means: means });
  if (means) add("year", 0, { start: dated.at, end: dated.at + 4 }, { year: dated.year });
  var document = listedAs(index, plain, dated);
  if (document && !quote.cites.some(coded)) quote.cites = quote.cites.concat({ type: "name", start: dated.start, end: dated.end, text: dated.name, document: document, id: document, state: "good" });
}
