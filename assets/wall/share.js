/* A block too long for one screen, shared out over several: by measuring, at the ends of its sentences. */
/** @param {any} text */
function characters(text) {
  var walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  var found = [];
  while (walker.nextNode()) {
    var /** @type {any} */ node = walker.currentNode;
    var apart = Boolean(node.parentNode.closest(".mark"));
    for (var at = 0; at < node.length; at++) {
      /* The halves of a character outside the basic plane stay together. */
      if (found.length && /[\uDC00-\uDFFF]/.test(node.data.charAt(at))) {
        found[found.length - 1].end = at + 1;
        continue;
      }
      found.push({ node: node, start: at, end: at + 1, said: node.data.charAt(at), apart: apart });
    }
  }
  return found;
}

/* After which characters a screen may end: 2 a sentence, 1 a clause, 0 anywhere; a mark stays with its word. */
/** @param {any} found */
function ends(found) {
  var rank = 0;
  return found.map(function (/** @type {any} */ each, /** @type {number} */ at) {
    var next = found[at + 1];
    if (!each.apart && !CLOSING.test(each.said)) {
      rank = SENTENCE.test(each.said) || (each.said === "." && next && /\s/.test(next.said)) ? 2 : CLAUSE.test(each.said) ? 1 : 0;
    }
    if (!next) return -1;
    if (next.apart || CLOSING.test(next.said) || SENTENCE.test(next.said) || CLAUSE.test(next.said)) return -1;
    if (/[“‘「『（《〈【]/.test(each.said)) return -1;
    return rank;
  });
}

/* How many characters fit above the limit, ending as well as can be; all of them if all fit. */
/** @param {any} text @param {number} limit @param {number} least */
function fitting(text, limit, least) {
  var found = characters(text);
  var may = ends(found);
  var best = [0, 0, 0];
  var range = document.createRange();
  for (var at = 0; at < found.length; at++) {
    if (found[at].apart) {
      if (may[at] >= 0) best[may[at]] = at + 1;
      continue;
    }
    range.setStart(found[at].node, found[at].start);
    range.setEnd(found[at].node, found[at].end);
    var lines = range.getClientRects();
    if (lines.length && lines[lines.length - 1].bottom > limit) break;
    if (may[at] >= 0) best[may[at]] = at + 1;
  }
  if (at === found.length) return { found: found, count: found.length };
  /* A sentence that leaves more than half of the screen empty is no good end, nor a clause that leaves a third. */
  var reach = Math.max(best[0], best[1], best[2]);
  if (reach < least) return { found: found, count: 0 };
  reach = Math.max(reach, 1);
  var fit = best[2] > reach * 0.5 ? best[2] : best[1] > reach * 0.67 ? best[1] : reach;
  return { found: found, count: fit };
}

/* The slides of a block when its words may reach down to the limit. */
/** @param {any} step @param {number} limit */
function share(step, limit) {
  var made = [];
  var rest = plain(step.element);
  var whole = rest.cloneNode(true);
  var first = true;
  if (step.kind === "measure") {
    all(".num, strong", rest).slice(0, 2).forEach(function (set) {
      set.parentNode.removeChild(set);
    });
  }
  while (rest.firstChild || first) {
    var each = step.kind === "measure" ? itemFrame(step, whole, first) : frame(step, first);
    if (first && step.kind === "prose") kindOf(step, each);
    while (rest.firstChild) each.text.appendChild(rest.firstChild);
    parts.slide.textContent = "";
    parts.slide.appendChild(each.slide);
    var top = each.slide.getBoundingClientRect().top;
    /* Rather a screen for the name alone than one with a few words under it. */
    var fit = fitting(each.text, top + limit, first && step.kind === "measure" ? 10 : 0);
    rest = make("div");
    if (!fit.count && fit.found.length) {
      while (each.text.firstChild) rest.appendChild(each.text.firstChild);
    } else if (fit.count < fit.found.length) {
      var last = fit.found[fit.count - 1];
      var cut = document.createRange();
      cut.setStart(last.node, last.end);
      cut.setEnd(each.text, each.text.childNodes.length);
      rest.appendChild(cut.extractContents());
      tidy(rest);
      tidy(each.text);
    }
    made.push(each.slide);
    first = false;
  }
  return made;
}

/* Cutting leaves empty shells of marks and underlines behind. */
/** @param {any} text */
function tidy(text) {
  all("*", text).reverse().forEach(function (each) {
    if (!each.textContent && !each.matches(".point")) each.parentNode.removeChild(each);
  });
  if (!text.textContent) text.textContent = "";
}

/** @param {any} step @param {any} made */
function kindOf(step, made) {
  var name = step.element.matches(".lead") ? "提要" : step.element.matches(".caption") ? "图注" : "";
  if (step.element.matches("li")) made.slide.classList.add("slide--entry");
  if (name) made.slide.insertBefore(make("p", { "class": "slide__kind", "data-again": "" }, name), made.text);
}

/* A title is not parted: where it is too long for a small screen, it is set smaller. */
/** @param {any} slide @param {any} room */
function smaller(slide, room) {
  var size = parseFloat(stage.style.getPropertyValue("--text"));
  parts.slide.textContent = "";
  parts.slide.appendChild(slide);
  for (var part = 0.9; part > 0.35 && slide.offsetHeight > room; part -= 0.1) {
    slide.style.setProperty("--text", (size * part).toFixed(4) + "px");
  }
  return slide;
}

/* All screens of a step: as few as can be, and about equally full. */
/** @param {any} step */
function compose(step) {
  var room = parts.body.clientHeight - 4;
  if (step.kind === "title") return [smaller(titleSlide(step), room)];
  if (step.kind === "heading") return [smaller(headingSlide(step), room)];
  if (step.kind === "gap") return [smaller(frame(step, true).slide, room)];
  var made = share(step, room);
  if (made.length > 1) {
    /* Which of how many stands beside the code, and on a narrow screen takes room of its own. */
    count(1, made.length);
    room = parts.body.clientHeight - 4;
    made = share(step, room);
    for (var part = 0.5; part < 1; part += 0.05) {
      var even = share(step, room * part);
      if (even.length === made.length) return even;
    }
  }
  return share(step, room);
}
