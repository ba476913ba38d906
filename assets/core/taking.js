/* What is taken along: how words are quoted and remarked on, copied and saved. Works from file:// and without permission. */

/* In “ ” with ‘ ’ inside: as the mainland writes the two change places (GB/T 15834), in a western text only “ ” turn. An
   apostrophe stays. */
/** @param {string} text @param {boolean} western */
function quoted(text, western) {
  if (western) return "“" + text.replace(/“/g, "‘").replace(/”/g, "’") + "”";
  var /** @type {Record<string, string>} */ turned = { "“": "‘", "”": "’", "‘": "“", "’": "”" };
  return "“" + text.replace(/[“”‘’]/g, function (sign, at) {
    var apostrophe = sign === "’" && /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Za-z]/.test(text.charAt(at + 1));
    return apostrophe ? sign : turned[sign];
  }) + "”";
}

/* What the editors say of words: 〔编者注：…〕; empty where there is nothing to say. */
/** @param {string[]} sentences */
function noted(sentences) {
  return sentences.length ? "〔" + handbook.words.notes["注"] + "：" + sentences.join("；") + "〕" : "";
}

/* Both flavours at once through the copy event, which we fill in before anybody else does; whether it was let. */
/** @param {string} text @param {string} html */
function copied(text, html) {
  var filled = false;
  function fill(/** @type {any} */ event) {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    filled = true;
  }
  var /** @type {any} */ selection = window.getSelection();
  var kept = selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
  var /** @type {any} */ focus = document.activeElement;
  var held = make("span", { "class": "unseen", "aria-hidden": "true" }, text);
  document.body.appendChild(held);
  var range = document.createRange();
  range.selectNodeContents(held);
  selection.removeAllRanges();
  selection.addRange(range);
  window.addEventListener("copy", fill, true);
  var done = false;
  try {
    done = document.execCommand("copy");
  } catch (refused) {
    /* As if it had said no. */
  }
  window.removeEventListener("copy", fill, true);
  selection.removeAllRanges();
  if (kept) selection.addRange(kept);
  document.body.removeChild(held);
  if (focus && focus.focus) focus.focus({ preventScroll: true });
  return done && filled;
}

/* A file of the reader's own, made here and saved without a network. */
/** @param {string} name @param {BlobPart} content @param {string} type */
function saved(name, content, type) {
  var made = URL.createObjectURL(new Blob([content], { type: typeof content === "string" ? type + ";charset=utf-8" : type }));
  var link = make("a", { href: made, download: name });
  /* Nobody but the browser is to follow it. */
  link.addEventListener("click", function (/** @type {any} */ event) { event.stopPropagation(); });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  setTimeout(function () { URL.revokeObjectURL(made); }, 10000);
}
