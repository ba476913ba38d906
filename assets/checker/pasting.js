/* Pasting from a word processor or a page: keep what plain text would lose, the links behind words and block quotations. */
var BLOCKS = /^(P|DIV|LI|H[1-6]|TR|SECTION|ARTICLE|UL|OL|TABLE|BLOCKQUOTE)$/;

/** @param {any} node @returns {string} */
function spelt(node) {
  if (node.nodeType === 3) return node.textContent.replace(/[ \t\r\n]+/g, " ");
  if (node.nodeType !== 1 || /^(STYLE|SCRIPT|HEAD|TITLE|META)$/.test(node.tagName)) return "";
  if (node.tagName === "BR") return "\n";
  var text = Array.prototype.map.call(node.childNodes, spelt).join("");
  var address = node.tagName === "A" ? node.getAttribute("href") || "" : "";
  if (/\btexts\//.test(address) && text.indexOf(address) < 0) text += "〔" + address + "〕";
  if (node.tagName === "BLOCKQUOTE") {
    text = text.trim().split("\n").map(function (/** @type {any} */ line) {
      return "> " + line.trim();
    }).join("\n");
  }
  return BLOCKS.test(node.tagName) ? "\n" + text.replace(/^ +| +$/g, "") + "\n" : text;
}

field.addEventListener("paste", function (/** @type {any} */ event) {
  var html = event.clipboardData && event.clipboardData.getData("text/html");
  if (!html || !/<blockquote|<a\s[^>]*texts\//i.test(html)) return;
  event.preventDefault();
  /* Parsed into a document of its own: nothing in it runs or is fetched. */
  var text = spelt(new DOMParser().parseFromString(html, "text/html").body).replace(/\n{3,}/g, "\n\n").trim();
  if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
});
