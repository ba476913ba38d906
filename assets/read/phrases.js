/* Headings break between words. */
var WHOLE = ["产业工人", "队伍建设", "国务院", "习近平总书记"];

/** @param {any} heading */
function phrase(heading) {
  var segmenter = new /** @type {any} */ (Intl).Segmenter("zh", { granularity: "word" });
  var /** @type {any} */ walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  var texts = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentNode.closest(".mark, .headerlink")) texts.push(walker.currentNode);
  }
  texts.forEach(function (node) {
    var /** @type {any} */ text = node.textContent;
    var /** @type {Record<string, any>} */ joined = {};
    WHOLE.forEach(function (word) {
      for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        for (var inside = 1; inside < word.length; inside++) joined[at + inside] = true;
      }
    });
    var pieces = document.createDocumentFragment();
    var from = 0;
    Array.from(segmenter.segment(text)).forEach(function (word) {
      /* Never before 的 and its like, nor before punctuation; keep-all in the style sheet sees to the rest. */
      if (!word.index || joined[word.index] || /^[的之地得了和与、，。：；？！”’」』）》]/.test(word.segment)) return;
      pieces.appendChild(document.createTextNode(text.slice(from, word.index)));
      pieces.appendChild(document.createElement("wbr"));
      from = word.index;
    });
    pieces.appendChild(document.createTextNode(text.slice(from)));
    node.parentNode.replaceChild(pieces, node);
  });
  heading.classList.add("in-phrases");
}

if (window.Intl && /** @type {any} */ (Intl).Segmenter && document.documentElement.lang !== "en") asParsed(".page h1, .page--document h2, .phrased", phrase);
