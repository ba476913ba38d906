var /** @type {Record<string, any>} */ CLOSES = { "“": "”", "「": "」", "『": "』", "‘": "’", "〝": "〞", "﹁": "﹂", "﹃": "﹄" };
var /** @type {Record<string, any>} */ OPENS = {};
Object.keys(CLOSES).forEach(function (open) {
  OPENS[CLOSES[open]] = open;
});
OPENS["〟"] = "〝";

/* Deeper than anybody quotes, marks are no quotation marks any more. */
var DEEPEST = 8;

/* The quotations of a paragraph, outermost first with those inside them; and marks that have no partner. */
/** @param {string} plain @param {number} start @param {number} end */
function pairs(plain, start, end) {
  var /** @type {any[]} */ stack = [];
  var /** @type {any[]} */ found = [];
  var /** @type {any} */ stray = [];

  function close(/** @type {number} */ at, /** @type {any} */ closer) {
    var opener = stack[at];
    stack.slice(at + 1).forEach(function (lost) {
      if (lost.mark !== "‘") stray.push(lost);
    });
    stack.length = at;
    found.push({ start: opener.at + 1, end: closer, mark: opener.mark });
  }

  function holding(/** @type {any} */ marks) {
    for (var at = stack.length - 1; at >= 0; at--) if (marks.includes(stack[at].mark)) return at;
    return -1;
  }

  for (var i = start; i < end; i++) {
    var mark = plain.charAt(i);
    if (mark === '"' || mark === "＂") {
      var straight = holding(['"', "“"]);
      if (straight >= 0) close(straight, i);
      else stack.push({ at: i, mark: '"' });
    } else if (CLOSES[mark]) {
      /* “……“，typed with the wrong mark at the end. */
      var top = stack[stack.length - 1];
      if (mark === "“" && top && top.mark === "“" && (i + 1 === end || /[，。；、：！？）)（(〔[\s]/.test(plain.charAt(i + 1)))) close(stack.length - 1, i);
      else if (stack.length < DEEPEST) stack.push({ at: i, mark: mark });
    } else if (OPENS[mark]) {
      var partner = holding(mark === "”" ? ["“", '"'] : [OPENS[mark]]);
      if (partner >= 0) close(partner, i);
      else if (mark === "”" && (i === start || /[：:，,（(\s]/.test(plain.charAt(i - 1))) && plain.slice(i + 1, end).search(/[“”]/) >= 0) stack.push({ at: i, mark: "“" });
      else if (mark !== "’") stray.push({ at: i, mark: mark, closing: true });
    }
  }
  stack.forEach(function (lost) {
    if (lost.mark !== "‘") stray.push(lost);
  });
  return { found: found, stray: stray };
}

/* Put each quotation inside the one around it. */
/** @param {any} found */
function nested(found) {
  var /** @type {any[]} */ out = [];
  found.sort(function (/** @type {any} */ one, /** @type {any} */ other) {
    return one.start - other.start || other.end - one.end;
  }).forEach(function (/** @type {any} */ each) {
    each.inside = [];
    var siblings = out;
    for (;;) {
      var around = siblings[siblings.length - 1];
      if (!around || around.end < each.end) break;
      siblings = around.inside;
    }
    siblings.push(each);
  });
  return out;
}

/** @param {any} one @param {any} list */
function overlaps(one, list) {
  return list.some(function (/** @type {any} */ other) {
    return one.start < other.end && other.start < one.end;
  });
}

/* All quotations of the report; those without an end are told apart. */
/** @param {string} plain @param {any} blocks @param {any} paras @param {any} cites */
function quotations(plain, blocks, paras, cites) {
  var /** @type {any[]} */ found = [];
  var /** @type {any[]} */ strays = [];
  var /** @type {any} */ waiting = null;
  paras.forEach(function (/** @type {any} */ para, /** @type {number} */ at) {
    if (overlaps(para, blocks)) {
      waiting = null;
      return;
    }
    var here = pairs(plain, para.start, para.end);
    found = found.concat(here.found);
    here.stray.sort(function (/** @type {any} */ one, /** @type {any} */ other) {
      return one.at - other.at;
    });
    /* Begun in one of the paragraphs before, ended in this one. */
    var first = here.stray[0];
    if (waiting && first && first.closing && OPENS[first.mark] === waiting.mark && at - waiting.para <= 4) {
      found.push({ start: waiting.at + 1, end: first.at, mark: waiting.mark, across: true });
      here.stray.shift();
      strays.pop();
    }
    waiting = null;
    here.stray.forEach(function (/** @type {any} */ stray) {
      stray.para = at;
      stray.end = para.end;
      strays.push(stray);
    });
    var open = here.stray[here.stray.length - 1];
    if (!open || open.closing || open.mark === '"') {
      if (strays.length && !here.stray.length) {
        var before = strays[strays.length - 1];
        if (!before.closing && before.mark !== '"' && at - before.para < 4) waiting = before;
      }
      return;
    }
    waiting = open;
    /* Each paragraph of a long quotation may open again; only the last one closes. */
    var next = paras[at + 1];
    if (next && plain.slice(next.start, next.end).replace(/^[\s\u200b]+/, "").charAt(0) === open.mark) {
      found.push({ start: open.at + 1, end: para.end, mark: open.mark });
      strays.pop();
      waiting = null;
    }
  });
  blocks.forEach(function (/** @type {any} */ block) {
    found = found.concat(ofBlock(plain, block, cites));
  });
  return { found: nested(found), strays: strays };
}

/* Pairs that may be none: across paragraphs, or around marks of their own kind. Where the handbook does not hold what they
   would enclose, a mark was forgotten, and what stands inside is looked at by itself. */
/** @param {string} plain @param {any} list @param {any} strays @param {any} holds */
function settled(plain, list, strays, holds) {
  var /** @type {any[]} */ out = [];
  list.forEach(function (/** @type {any} */ pair) {
    var doubtful = pair.across || pair.inside.some(function (/** @type {any} */ each) {
      return each.mark === pair.mark;
    });
    if (!doubtful || holds(pair)) {
      out.push(pair);
      return;
    }
    strays.push({ at: pair.start - 1, mark: pair.mark, end: pair.end });
    if (pair.across) strays.push({ at: pair.end, mark: CLOSES[pair.mark], closing: true, end: pair.end });
    out = out.concat(settled(plain, pair.inside, strays, holds));
  });
  return out;
}

/* A block quotation is a quotation, without the credit at its end; one that has marks of its own is read as they say. */
/** @param {string} plain @param {any} block @param {any} cites */
function ofBlock(plain, block, cites) {
  var end = block.end;
  var rows = plain.slice(block.start, end).split("\n");
  while (rows.length > 1 && (CREDIT.test(rows[rows.length - 1]) || !rows[rows.length - 1].replace(/[\s\u200b]/g, ""))) {
    end -= /** @type {string} */ (rows.pop()).length + 1;
  }
  var note = /[（(〔[][^（()）〔〕[\]]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)〕\]][\s。.]*$/.exec(plain.slice(block.start, end));
  if (note && overlaps({ start: block.start + note.index, end: end }, cites)) end = block.start + note.index;
  var own = nested(pairs(plain, block.start, block.end).found);
  var covered = own.reduce(function (sum, each) {
    return sum + each.end - each.start;
  }, 0);
  if (covered > 0.6 * plain.slice(block.start, end).replace(/[\s\u200b]/g, "").length && /^[\s\u200b]*[“「『"＂]/.test(plain.slice(block.start, end))) {
    return pairs(plain, block.start, block.end).found;
  }
  return [{ start: block.start, end: end, mark: ">", block: block }].concat(pairs(plain, block.start, end).found);
}
