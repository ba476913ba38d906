/* Setting a block: the slides of a title, a heading, an item, a paragraph. */
/** @param {any} gap */
function strip(gap) {
  var made = make("p", { "class": "projection__gap" });
  var inner = plain(gap);
  while (inner.firstChild) made.appendChild(inner.firstChild);
  return made;
}

/* An empty slide of a step: what stands around its words, and the place where they go. */
/** @param {any} step @param {any} first */
function frame(step, first) {
  var slide = make("div", { "class": "slide slide--" + step.kind });
  var /** @type {any} */ text = make("div", { "class": "slide__text" });
  if (first) {
    step.gaps.forEach(function (/** @type {any} */ gap) {
      slide.appendChild(strip(gap));
    });
  } else {
    slide.classList.add("slide--further");
  }
  slide.appendChild(text);
  return { slide: slide, text: text };
}

/* The numeral of an item stands apart, its first sentence is its name. */
/** @param {any} step @param {any} whole @param {any} first */
function itemFrame(step, whole, first) {
  var made = frame(step, first);
  var numeral = whole.querySelector(".num");
  var name = whole.querySelector("strong");
  var aside = make("div", { "class": "slide__number" });
  if (!first) {
    aside.setAttribute("data-again", "");
    aside.setAttribute("aria-hidden", "true");
  }
  if (numeral) aside.appendChild(first ? numeral.cloneNode(true) : document.createTextNode(numeral.textContent));
  made.slide.insertBefore(aside, made.text);
  if (first && name) {
    var head = make("div", { "class": "slide__name" });
    Array.prototype.slice.call(name.cloneNode(true).childNodes).forEach(function (each) {
      head.appendChild(each);
    });
    var last = head.lastChild;
    if (last && last.nodeType === 3 && /。$/.test(last.textContent)) {
      last.textContent = last.textContent.slice(0, -1);
      head.appendChild(make("span", { "class": "slide__stop" }, "。"));
    }
    made.slide.insertBefore(head, made.text);
  }
  return made;
}

/** @param {any} step */
function titleSlide(step) {
  var made = frame(step, true);
  var earlier = page.querySelector(".front.kicker");
  made.text.className = "slide__title";
  if (earlier) made.slide.insertBefore(make("p", { "class": "slide__front" }, label(earlier)), made.text);
  var inner = plain(step.element);
  while (inner.firstChild) made.text.appendChild(inner.firstChild);
  all(".front.subtitle, .front.author", page).forEach(function (line) {
    made.slide.appendChild(make("p", { "class": "slide__front" }, label(line)));
  });
  return made.slide;
}

/* A heading, and under it the names of its items: what the next screens are about. */
/** @param {any} step */
function headingSlide(step) {
  var made = frame(step, true);
  made.text.className = "slide__title";
  var inner = plain(step.element);
  while (inner.firstChild) made.text.appendChild(inner.firstChild);
  var names = steps.filter(function (each) {
    return each.kind === "measure" && each.heading === step.element;
  });
  if (names.length) {
    var list = make("ul", { "class": "slide__agenda", "data-again": "" });
    names.forEach(function (each) {
      var whole = plain(each.element);
      var numeral = whole.querySelector(".num");
      var name = whole.querySelector("strong");
      var entry = make("li");
      entry.appendChild(make("span", {}, numeral ? numeral.textContent : ""));
      entry.appendChild(make("span", {}, name ? said(name).replace(/。$/, "") : ""));
      list.appendChild(entry);
    });
    made.slide.appendChild(list);
  }
  return made.slide;
}

/** @param {any} element */
function said(element) {
  var copy = element.cloneNode(true);
  all(".mark", copy).forEach(function (mark) {
    mark.parentNode.removeChild(mark);
  });
  return copy.textContent;
}
