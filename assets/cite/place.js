/* Where it is said: a block, or what is selected of it. */
/** @param {any} text */
function trimmed(text) {
  return text.replace(/^[ \n]+|[ \n]+$/g, "");
}

/* Offsets of the data count characters, not the halves of which a rare one is made. */
/** @param {any} text */
function length(text) {
  return Array.from(text).length;
}

/** @param {any} block */
function lines(block) {
  var links = all(".src a", block);
  if (links.length) {
    var source = block.querySelector(".src").textContent.replace(/^[^0-9A-Za-z]*/, "").split(":")[0];
    return links.map(function (link) { return { name: source + ":" + link.textContent, href: link.href }; });
  }
  var given = (block.getAttribute("data-source") || "").split(":");
  return (given[1] || "").split("+").filter(Boolean).map(function (/** @type {any} */ line) {
    return { name: given[0] + ":" + line, href: handbook.address("texts/received/" + given[0], "l" + line) };
  });
}

/* A block in one reading, or the stretch of it that is selected (which is what is shown). */
/** @param {any} block @param {string} how @param {any} [selected] */
function placed(block, how, selected) {
  var known = data.places[block.id];
  var entire = trimmed(handbook.said(block, how));
  var start = selected ? length(selected.before) : 0;
  var text = selected ? selected.text : entire;
  var end = start + length(text);
  var suffix = how === "received" && block.querySelector(".emended") ? "_received" : "";
  var /** @type {any} */ cited = { id: block.id, block: block.id, at: known.at, said: known.said, text: text, reading: how, lines: lines(block) };
  cited.remarks = selected ? handbook.remarks(block.id, how, start, end) : handbook.remarks(block.id, how);
  if (selected) {
    (known["points" + suffix] || []).forEach(function (/** @type {any} */ point) {
      if (start < point[2] || end > point[3]) return;
      cited.id = point[0];
      cited.at = point[1];
    });
  }
  return cited;
}

/** @param {any} range @param {any} block */
function stretch(range, block) {
  var part = document.createRange();
  part.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  var before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(part.startContainer, part.startOffset);
  function said(/** @type {any} */ of) {
    var made = make("div");
    made.appendChild(of.cloneContents());
    return handbook.said(made);
  }
  var text = said(part);
  var lead = text.length - text.replace(/^[ \n]+/, "").length;
  return { text: trimmed(text), before: (said(before) + text.slice(0, lead)).replace(/^[ \n]+/, "") };
}

/* What is selected, as one place for each block it touches; empty where it is none of the text. */
/** @param {any} [within] @param {number} [most] */
function chosen(within, most) {
  var selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return [];
  var range = selection.getRangeAt(0);
  var /** @type {any[]} */ places = [];
  all(SOURCE, page).forEach(function (block) {
    if ((within && block !== within) || !data.places[block.id] || !range.intersectsNode(block)) return;
    var selected = stretch(range, block);
    if (selected.text) places.push(placed(block, reading(), selected));
  });
  return places.length > (most || MOST) ? [] : places;
}
