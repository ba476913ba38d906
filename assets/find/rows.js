/* What is found, as rows: a page with its places. */
var telling = 0;

/* Read out once the typing has paused. */
/** @param {string} words */
function announce(words) {
  clearTimeout(telling);
  telling = setTimeout(function () { told.textContent = words; }, 500);
}

/** @param {any} element @param {any} parts */
function pieces(element, parts) {
  parts.forEach(function (/** @type {any} */ part, /** @type {number} */ at) {
    if (!part) return;
    var text = part.replace(/\n+/g, "　");
    handbook.tell(at % 2 ? element.appendChild(make("mark")) : element, text);
  });
  return element;
}

/* As what a hit is opened: in which list it stands, and which words of which question were found there. */
/** @param {string} kind @param {any} [of] An other name, or a tier. */
function opening(kind, of) {
  return { kind: kind, text: (of && of.query) || "", language: (of && of.language) || "", wanted: (of && of.wanted) || null };
}

/** @param {any} link @param {any} page @param {any} anchor @param {any} as @param {any} [instead] */
function opens(link, page, anchor, as, instead) {
  link.href = handbook.address(page.path, anchor);
  link.addEventListener("click", function (/** @type {any} */ event) {
    /* Into another tab: then the list stays as it is, for the next one. */
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) event.stopPropagation();
    else remember(link.href, page.path, anchor || page.anchor, as, instead);
  });
  return link;
}

/* Only documents have codes that are cited. */
/** @param {any} page @param {string} id */
function codeOf(page, id) {
  return page.flags & DOCUMENT && !(page.flags & UNCITED) ? id.toUpperCase() : "";
}

/* `data-id` names the text whose words were found, `data-about` what the editors' words are about. */
/** @param {any} page @param {any} hit @param {any} as */
function row(page, hit, as) {
  var item = make("li", { "class": "found__hit" });
  var link = opens(make("a", hit.what ? { "data-about": hit.id } : { "data-id": hit.id }), page, hit.anchor, as, hit.instead);
  var text = make("span", { "class": "found__text" + (page.flags & DOCUMENT && !hit.what ? "" : " found__text--ours") });
  if (hit.received) text.appendChild(make("span", { "class": "found__received" }, SAY.received + "　"));
  if (hit.what) text.appendChild(make("span", { "class": "found__what" }, hit.what + "　"));
  if (hit.name.length) {
    text.appendChild(pieces(make("b", { "class": "found__name" }), hit.name));
    text.appendChild(document.createTextNode("　"));
  }
  pieces(text, hit.parts);
  if (hit.remarks.length) text.appendChild(handbook.tell(make("span", { "class": "found__remarks" }), handbook.noted(hit.remarks)));
  link.appendChild(text);
  if (codeOf(page, hit.anchor) && hit.anchor !== page.anchor) link.appendChild(make("span", { "class": "found__code" }, codeOf(page, hit.anchor)));
  item.appendChild(link);
  return item;
}

/** @param {string} words @param {any} run */
function button(words, run) {
  var made = make("button", { type: "button", "class": "found__more" }, words);
  made.addEventListener("click", run);
  return made;
}

/** @param {string} words @param {any} run */
function expand(words, run) {
  var made = button(words, run);
  made.setAttribute("data-more", "");
  return made;
}

/* How often the words stand there, where that is more than the paragraphs they stand in. */
/** @param {any} page */
function counted(page) {
  return SAY.times(page.occurrences) + (page.occurrences === page.count ? "" : (english ? ", " : "，") + SAY.inParagraphs(page.count));
}

/** @param {any} page @param {string} kind @param {any} [of] */
function section(page, kind, of) {
  var as = opening(kind, of);
  var item = make("li", { "class": "found__page" + (page.flags & DOCUMENT ? "" : " found__page--ours"), "data-kind": page.apart ? "apart" : kind, "data-path": page.path });
  var head = make("div", { "class": "found__head" });
  var title = make("h3", {});
  var link = opens(make("a", { "class": "found__title" }), page, page.anchor, as);
  if (page.titled) link.setAttribute("data-id", page.anchor || page.path);
  link.appendChild(pieces(make("span", {}), page.title));
  title.appendChild(link);
  head.appendChild(title);
  if (page.label && page.label !== page.title.join("")) head.appendChild(make("span", { "class": "found__label" }, page.label));
  if (page.apart) head.appendChild(make("span", { "class": "found__label" }, SAY.apart));
  if (kind === "literal" || kind === "said") head.appendChild(make("span", { "class": "found__count" }, counted(page)));
  item.appendChild(head);
  if (page.hits.length) {
    var hits = make("ol", { "class": "found__hits" });
    page.hits.forEach(function (/** @type {any} */ hit) { hits.appendChild(row(page, hit, as)); });
    item.appendChild(hits);
  }
  if (page.more) {
    item.appendChild(expand(SAY.more(page.more), function () {
      var shown = page.hits.length;
      asked.open = asked.open.concat(page.path);
      focusAfter = function () {
        var same = all("[data-kind=" + item.getAttribute("data-kind") + "]", list).filter(function (each) { return each.getAttribute("data-path") === page.path; })[0];
        return same && same.querySelectorAll(".found__hit a")[shown];
      };
      ask();
    }));
  }
  return item;
}

/** @param {string} words */
function aside(words) {
  return make("li", { "class": "found__aside" }, words);
}
