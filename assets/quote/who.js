/* Who is said to have said it -------------------------------------------------------------------------------------------- */

var SAID = "指出|强调|提出|要求|明确|规定|介绍|认为|表示|主张|建议|写道|写到|撰文|论述|论断|说|讲|谈|提到|总结|汇报|分析|号召|嘱托|告诫|阐述|所言|判断|坦言|透露|称";

/* Up to the quotation: a word of saying, and at most a few more. */
var SPOKEN = new RegExp("(?:" + SAID + ")[^，,：:]{0,12}[，,：:]?[^，,：:]{0,6}$");

/* 江苏的经验是 */
var TELLING = /^[^，,]{0,14}(?:经验|做法|实践|体会|探索|思路|文章|发言|报道)[^，,。]{0,8}[，,：:]?$/;

/* What somebody else did with the words: the name before it did not say them. */
var BETWEEN = /按照|根据|落实|围绕|对照|贯彻|依据|结合|引用|援引|转引|某|《/;

/* A region that words are not put into the mouth of: where something took place, whom one learned from. */
var PLACED = /(?:在|到|赴|对|向|给|与|同|和|学习|借鉴|参照|赶超|等|及)$/;

/* A town, a county, a firm in it: not the region itself. */
var WITHIN = /^(?:省|市|壮族|回族|维吾尔)?(?:自治区)?[\u4e00-\u9fff]{0,6}?(?:某|[^省自治上]市(?!总工会|委|政府)|县|州|盟|旗|公司|集团|企业|大学|学院)/;

/* The names by which the records know somebody, as one pattern over simplified characters. */
/** @param {any} data */
function callersOf(data) {
  var /** @type {Record<string, any>} */ means = Object.create(null);
  (data.regions || []).forEach(function (/** @type {string} */ name) {
    means[name] = { kind: "region", name: name };
  });
  (data.speakers || []).forEach(function (/** @type {any} */ each) {
    each.names.forEach(function (/** @type {string} */ name) {
      means[name] = { kind: "speaker", name: each.name, names: each.names, at: each.at, person: each.kind === "person" };
    });
  });
  data.documents.forEach(function (/** @type {any} */ document) {
    (document.by || []).concat(document.short || []).forEach(function (/** @type {string} */ name) {
      if (!means[name] && document.kind !== "central-document") means[name] = { kind: "speaker", name: name, names: [name], at: [document.code], person: false };
    });
  });
  var called = Object.keys(means).sort(function (one, other) {
    return other.length - one.length;
  }).map(function (name) {
    return name.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, "[^\\u4e00-\\u9fff]");
  });
  return { means: means, pattern: new RegExp("《[^《》]{1,80}》|中央文件|中共中央|党中央" + (called.length ? "|" + called.join("|") : ""), "g") };
}

/* Everybody and every document named in a stretch, in its order. */
/** @param {any} index @param {string} text */
function mentioned(index, text) {
  var /** @type {any[]} */ out = [];
  var pattern = index.callers.pattern;
  var found;
  pattern.lastIndex = 0;
  while ((found = pattern.exec(text))) {
    var means = index.callers.means[found[0]];
    var end = pattern.lastIndex;
    /* 习近平新时代中国特色社会主义思想 is nobody's saying. */
    if (means && means.person && /^新时代/.test(text.slice(end, end + 3))) continue;
    out.push({ start: found.index, end: end, text: found[0], means: means || null });
  }
  return out;
}

/** @param {string} gap */
function spoken(gap) {
  var bare = gap.replace(/[\s\u200b]+/g, "").replace(/^[（(][^（()）]{1,12}[）)]/, "").replace(/“[^“”]{1,40}”/g, "");
  if (/^的?(?:重要)?(?:指示|批示|论述|论断|讲话|要求|嘱托|观点)[，,：:]?$/.test(bare)) return true;
  return bare.length <= 60 && !BETWEEN.test(bare) && !/[。；！？]/.test(bare) && (bare.length <= 3 || SPOKEN.test(bare) || TELLING.test(bare));
}

/* Who says the words, as the sentence before them has it; null where it is a document or nobody known. */
/** @param {any} index @param {string} lead */
function speakerIn(index, lead) {
  var those = mentioned(index, lead);
  for (var at = those.length - 1; at >= 0; at--) {
    var each = those[at];
    var gap = lead.slice(each.end);
    if (!each.means) {
      if (/(?:在|于|著)[\s\u200b]*$/.test(lead.slice(Math.max(0, each.start - 4), each.start))) continue;
      return null;
    }
    if (each.means.kind === "region") {
      if (PLACED.test(lead.slice(Math.max(0, each.start - 4), each.start)) || /^[、等]/.test(gap)) continue;
      if (WITHIN.test(gap.slice(0, 16))) return null;
    }
    return spoken(gap.replace(/《[^《》]{1,80}》/g, "")) ? each : null;
  }
  return null;
}

/* Behind the quotation: ，江苏说。 ——胡坤 */
/** @param {any} index @param {string} tail */
function speakerBehind(index, tail) {
  var sign = /^[\s\u200b，,。！？”]{0,4}(?:[（(]|[—–-]{1,2}|语出|引自|出自|这是)?/.exec(tail);
  var from = sign ? sign[0].length : 0;
  var first = mentioned(index, tail.slice(from, from + 24))[0];
  if (!first || first.start > 0 || !first.means) return null;
  var rest = tail.slice(from + first.end);
  if (WITHIN.test(rest.slice(0, 16)) || !new RegExp("^(?:[^，。；]{0,8}(?:" + SAID + ")|[）)]|[\\s\\u200b]*(?:\\n|$))").test(rest)) return null;
  return { start: from + first.start, end: from + first.end, text: first.text, means: first.means };
}
