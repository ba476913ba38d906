/* Numbers and dates in their other forms: 百分之六十 and 60%, 二〇三五年 and 2035年, 五万 and 5万, 2019-11-08 and 2019年11月8日. */

var NUMERALS = "〇一二三四五六七八九";
var NUMBERED = /[0-9〇零一二两三四五六七八九十百]/;
var /** @type {Record<string, number>} */ POWERS = Object.assign({ "千": 1000 }, GRAMMAR.multipliers);
var MOST_FORMS = 8;

/** @param {string} sign @returns {number | undefined} */
function digitOf(sign) {
  return /** @type {Record<string, number>} */ (GRAMMAR.digits)[sign];
}

/** @param {string} signs */
function digitsOf(signs) {
  return signs.replace(/[〇零一二三四五六七八九]/g, function (sign) { return String(digitOf(sign)); });
}

/* 一千五百 → 1500, two digits after 点; NaN for what is no number. */
/** @param {string} signs @returns {number} */
function valueOf(signs) {
  if (/^[0-9]+(\.[0-9]+)?$/.test(signs)) return Number(signs);
  var parts = signs.split("点");
  if (parts.length > 1) return Number(valueOf(parts[0]) + "." + digitsOf(parts[1]));
  var total = 0, waiting = 0, seen = false;
  for (var at = 0; at < signs.length; at++) {
    var figure = digitOf(signs.charAt(at));
    var unit = POWERS[signs.charAt(at)];
    if (unit) {
      total += (waiting || 1) * unit;
      waiting = 0;
    } else if (figure !== 0) {
      if (waiting || !figure) return NaN;
      waiting = figure;
    }
    seen = true;
  }
  return seen ? total + waiting : NaN;
}

/* 1500 → 一千五百. */
/** @param {number} value */
function chineseOf(value) {
  var whole = Math.floor(value), out = "", gap = false;
  [["千", 1000], ["百", 100], ["十", 10], ["", 1]].forEach(function (pair) {
    var unit = Number(pair[1]), figure = Math.floor(whole / unit) % 10;
    if (!figure) {
      gap = !!out;
      return;
    }
    out += (gap ? "零" : "") + (figure === 1 && unit === 10 && !out ? "" : NUMERALS.charAt(figure)) + pair[0];
    gap = false;
  });
  var rest = String(value).split(".")[1];
  return (out || "零") + (rest ? "点" + rest.replace(/[0-9]/g, function (each) { return NUMERALS.charAt(Number(each)); }) : "");
}

/** @param {string} year */
function yearInChinese(year) {
  return year.replace(/[0-9]/g, function (each) { return NUMERALS.charAt(Number(each)); });
}

/** @param {number} value */
function written(value) {
  return value < 10000 && value === Math.round(value * 100) / 100 ? [String(value), chineseOf(value)] : [String(value)];
}

var SIGNED = "[〇零一二两三四五六七八九十百千]{1,16}(?:点[〇零一二三四五六七八九]{1,6})?";

/* A pattern, and what stands in its place: several forms, the one that was typed among them. */
var /** @type {[RegExp, (found: RegExpExecArray) => string[]][]} */ FORMS = [
  [/([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?/, function (found) {
    var month = Number(found[2]), day = Number(found[3]);
    return [found[1] + "年" + month + "月" + day + "日", found[1] + "-" + ("0" + month).slice(-2) + "-" + ("0" + day).slice(-2), month + "月" + day + "日"];
  }],
  [new RegExp("百分之(" + SIGNED + "|[0-9.]{1,12})|([0-9]{1,12}(?:\\.[0-9]{1,6})?)[%％]|([0-9一二三四五六七八九])成"), function (found) {
    var value = found[3] ? valueOf(found[3]) * 10 : valueOf(found[1] || found[2]);
    var tenths = value % 10 === 0 && value < 100 ? [value / 10 + "成", chineseOf(value / 10) + "成"] : [];
    return [value + "%", "百分之" + chineseOf(value)].concat(tenths);
  }],
  [/([〇零一二三四五六七八九]{4}|[0-9]{4})年/, function (found) {
    var year = digitsOf(found[1]);
    return [year + "年", yearInChinese(year) + "年", yearInChinese(year).replace(/〇/g, "零") + "年"];
  }],
  [new RegExp("((?:[0-9]{1,3},){0,4}[0-9]{1,12}(?:\\.[0-9]{1,6})?|" + SIGNED + ")([万亿])?"), function (found) {
    var value = valueOf(found[1].replace(/,/g, "")), unit = found[2] || "";
    var plain = value * ({ "万": 10000, "亿": 100000000 }[unit] || 1);
    if (!(plain >= 2)) return [];
    var forms = written(value).map(function (each) { return each + unit; });
    if (!unit && plain >= 10000 && plain % 1000 === 0) forms = forms.concat(written(plain / 10000).map(function (each) { return each + "万"; }));
    if (plain >= 1000 && plain < 1e9) forms.push(String(plain), plain.toLocaleString("en-US"));
    return forms;
  }]
];

/* The question with its first number or date in other forms. */
/** @param {string} plain */
function inOtherForms(plain) {
  if (!NUMBERED.test(plain)) return [];
  for (var at = 0; at < FORMS.length; at++) {
    var found = FORMS[at][0].exec(plain);
    var forms = found ? FORMS[at][1](found) : [];
    if (!found || !forms.length) continue;
    var ahead = plain.slice(0, found.index), after = plain.slice(found.index + found[0].length);
    return forms.map(function (form) { return ahead + form + after; }).filter(function (each, index, all) {
      return each !== plain && !/NaN/.test(each) && each.length > 1 && all.indexOf(each) === index;
    }).slice(0, MOST_FORMS);
  }
  return [];
}

/* 5万 is no part of 119.5万, nor 11月8日 of another year's. */
/** @param {any} hit @param {any} wanted */
function isWholeNumber(hit, wanted) {
  var text = hit.received ? received(hit.entry) : hit.entry.text;
  return marksIn(text, wanted).some(function (/** @type {any} */ mark) {
    var first = text.charAt(mark[0]), last = text.charAt(mark[1] - 1);
    var within = /[0-9]/.test(first) ? /[0-9.,．年]/ : /[〇零一二三四五六七八九十百千]/;
    return !(/[0-9〇一二三四五六七八九十百千]/.test(first) && within.test(text.charAt(mark[0] - 1))) &&
      !(/[0-9]/.test(last) && /[0-9]/.test(text.charAt(mark[1])));
  });
}
