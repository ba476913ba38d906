/* Which citation a quotation has ----------------------------------------------------------------------------------------- */

var FULL = /[。！？!?；;]/;

/* The end of the sentence from a place on; what stands in brackets ends none. */
/** @param {string} plain @param {number} from @param {number} to */
function sentenceEnd(plain, from, to) {
  var depth = 0;
  for (var i = from; i < to; i++) {
    var each = plain.charAt(i);
    if (/[（(〔[《]/.test(each)) depth++;
    else if (/[）)〕\]》]/.test(each)) depth = Math.max(0, depth - 1);
    else if (!depth && FULL.test(each)) return i;
  }
  return to;
}

/** @param {string} plain @param {number} from @param {number} to */
function sentenceStart(plain, from, to) {
  for (var i = to - 1; i >= from; i--) if (FULL.test(plain.charAt(i))) return i + 1;
  return from;
}

/** @param {string} plain @param {number} from @param {number} at */
function bracketed(plain, from, at) {
  var depth = 0;
  for (var i = from; i < at; i++) {
    if (/[（(〔[]/.test(plain.charAt(i))) depth++;
    else if (/[）)〕\]]/.test(plain.charAt(i))) depth--;
  }
  return depth > 0;
}

var LEADS = /^[^，。；！？!?;]{0,24}(?:[：:，,][^，。；：！？]{0,3})?$/;

/* 《意见》的实施方案提出: the words are those of the plan. */
var OWN_PLAN = /^的?[^，的]{0,8}(?:实施|具体|配套|若干|贯彻)[^，的]{0,4}(?:方案|意见|细则|措施|办法|通知|计划|清单)/;

/** @param {string} until */
function leadsUp(until) {
  return LEADS.test(until) && !OWN_PLAN.test(until);
}

/* Between a quotation and a citation that belongs to it: marks, footnote signs, 见. */
var NEXT = /^[\s\u200b“”"'’」』（）()〔〕［］[\]【】《》，、,;；:：/\d①-⑳]*(?:(?:参?见|载|出自|引自|语出|即)[\s\u200b（(〔［[【《:：]*)?$/;

/* For each outer quotation the citations that are its own: those after it in its sentence, those that lead up to it, else the
   nearest code or link of the paragraph; and what its footnote says. */
/** @param {any} index @param {string} plain @param {any} paras @param {any} list @param {any} cites @param {Known["notes"]} notes */
function attach(index, plain, paras, list, cites, notes) {
  var starts = paras.map(function (/** @type {any} */ each) {
    return each.start;
  });
  function around(/** @type {number} */ at) {
    return paras[last(starts, at)] || { start: 0, end: plain.length };
  }
  list.forEach(function (/** @type {any} */ quote, /** @type {number} */ at) {
    quote.cites = [];
    var para = around(quote.start);
    var to = Math.max(para.end, quote.end);
    var from = para.start;
    var before = list[at - 1];
    var after = list[at + 1];
    var low = before ? Math.max(from, before.end) : from;
    var high = after ? Math.min(to, after.start) : to;
    if (quote.block) {
      /* A block quotation belongs to the line above that leads to it and to the credit below. */
      var above = around(quote.start - 1);
      if (above.end <= quote.block.start && quote.start > above.start) low = before ? Math.max(above.start, before.end) : above.start;
      high = Math.max(high, quote.block.end);
    }
    function between(/** @type {any} */ a, /** @type {any} */ b) {
      return cites.filter(function (/** @type {any} */ cite) {
        return cite.start >= a && cite.end <= b;
      });
    }
    /* Leads to the next quotation rather than back to this one. */
    function forward(/** @type {any} */ cite) {
      return after && high === after.start && !bracketed(plain, quote.end, cite.start) && LEADS.test(gap(cite, after.start - 1)) &&
        !/(?:见|参见|载|出自|引自|语出)[\s\u200b]*$/.test(plain.slice(quote.end, cite.start));
    }
    /* A bare 第（十二）项 behind a quotation, also in brackets, says where in what has been named before. */
    function bare() {
      var offset = quote.end + 1;
      var sign = SIGN.exec(plain.slice(offset, offset + 16));
      offset += sign ? sign[0].length : 0;
      offset += /** @type {any} */ (/^[\s\u200b]*[（(〔]?/.exec(plain.slice(offset, offset + 4)))[0].length;
      var /** @type {any} */ pin = grammar.pinIn(plain.slice(offset, offset + 24));
      return pin && { pin: pin, from: offset, end: offset + pin.end };
    }
    /* The citations that follow the quotation with nothing but marks and 见 between. */
    function chain(/** @type {any} */ those) {
      var offset = behind ? behind.end : quote.end + 1;
      var /** @type {any[]} */ out = [];
      those.every(function (/** @type {any} */ cite) {
        if (!NEXT.test(plain.slice(offset, Math.max(offset, cite.start)))) return false;
        out.push(cite);
        offset = Math.max(offset, cite.end);
        return true;
      });
      return out;
    }
    function gap(/** @type {any} */ cite, /** @type {any} */ until) {
      return plain.slice(cite.end, until).replace(/[\s\u200b]+/g, "");
    }
    function leading(/** @type {any} */ cite) {
      if (before && low === before.end && bracketed(plain, before.end, cite.start)) return false;
      if (before && low === before.end && /(?:见|参见|载|出自|引自|语出)[\s\u200b]*$/.test(plain.slice(before.end, cite.start))) return false;
      return cite.type === "name" ? leadsUp(gap(cite, quote.block ? quote.start : quote.start - 1)) : true;
    }
    var stop = quote.block ? high : sentenceEnd(plain, quote.end + 1, high);
    /* A credit on a line of its own is no part of the sentence, but of the quotation. */
    var line = plain.slice(quote.end + 1, high).search(/\n/);
    if (line >= 0 && CREDIT.test(plain.slice(quote.end + 2 + line, high))) stop = high;
    var own = between(quote.end, stop).filter(function (/** @type {any} */ cite) {
      return !forward(cite);
    });
    /* A code right behind the quotation is its source; what the sentence goes on to name is another matter. */
    var behind = bare();
    var tied = chain(own);
    if (tied.some(coded) || behind) own = tied;
    var start = sentenceStart(plain, low, Math.max(low, quote.start - 1));
    own = own.concat(between(quote.block ? low : start, quote.start).filter(leading).map(function (/** @type {any} */ cite) {
      if (!behind || cite.type !== "name" || cite.pinned || !cite.document) return cite;
      return pinnedTo(index, cite, behind.pin, cite.text + plain.slice(behind.from, behind.end).trim());
    }));
    if (!own.some(coded)) {
      var note = noted(plain, quote, Math.max(quote.end, Math.min(high, stop + 1)), cites, notes);
      if (note.length) own = own.concat(note);
    }
    if (!own.length) {
      var later = between(quote.end, high).filter(function (/** @type {any} */ cite) {
        return coded(cite) && !forward(cite);
      });
      var earlier = between(low, quote.start).filter(function (/** @type {any} */ cite) {
        return coded(cite) && leading(cite);
      });
      own = later.slice(0, 1);
      if (!own.length) own = earlier.slice(-1);
    }
    quote.cites = own;
    var final = own.reduce(function (/** @type {number} */ end, /** @type {any} */ cite) {
      return Math.max(end, cite.end);
    }, quote.end);
    /* The report says itself that it follows the received reading. */
    quote.declared = /底本/.test(plain.slice(Math.max(start, quote.start - 34), quote.start)) || own.some(function (/** @type {any} */ cite) {
      return cite.start >= quote.end && /底本/.test(plain.slice(Math.max(quote.end, cite.start - 90), cite.end + 90).split("\n")[0]);
    }) || /底本/.test(plain.slice(quote.end, final));
    quote.tail = plain.slice(quote.end + 1, quote.end + 24);
    quote.lead = plain.slice(Math.max(start, quote.start - 34), Math.max(start, quote.start - 1));
  });
}

/** @param {any} cite */
function coded(cite) {
  return cite.type !== "name" || cite.pinned;
}

var SIGN = /^[\s，。；\u200b]*(\[\d{1,3}\]|〔\d{1,3}〕|［\d{1,3}］|[①-⑳]|\[\^\w{1,8}\])/;

/* What the notes say whose marks stand in a quotation, in its sentence or right behind that; else what its line of note says. */
/** @param {string} plain @param {any} quote @param {number} until @param {any} cites @param {Known["notes"]} notes */
function noted(plain, quote, until, cites, notes) {
  var end = until + /** @type {any} */ (/^[\s\u200b”’」』）)】〕]*/.exec(plain.slice(until, until + 24)))[0].length;
  var low = 0;
  var high = notes.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (notes[middle].start < quote.start) low = middle + 1;
    else high = middle;
  }
  var /** @type {any[]} */ out = [];
  for (; low < notes.length && notes[low].start < end; low++) {
    var from = notes[low].from;
    var to = notes[low].to;
    out = out.concat(cites.filter(function (/** @type {any} */ cite) { return cite.start >= from && cite.end <= to; }));
  }
  return out.length ? out : footnote(plain, quote.end + 1, cites);
}

/* [3] or ③ behind a quotation, and the line that begins with it. */
/** @param {string} plain @param {number} from @param {any} cites */
function footnote(plain, from, cites) {
  var sign = SIGN.exec(plain.slice(from, from + 16));
  if (!sign) return [];
  var line = new RegExp("^[ \\t\\u3000\\u200b]*" + sign[1].replace(/[[\]^]/g, "\\$&") + ".*$", "gm");
  var found;
  while ((found = line.exec(plain))) {
    var start = found.index;
    var end = line.lastIndex;
    if (start >= from) {
      return cites.filter(function (/** @type {any} */ cite) {
        return cite.start >= start && cite.end <= end;
      });
    }
  }
  return [];
}
