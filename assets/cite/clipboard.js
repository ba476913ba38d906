/* The clipboard. */
/* Where the clipboard API is missing or refuses: the old command, whose event we fill in before anybody else does. */
/** @param {string} text @param {any} html */
function command(text, html) {
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

/** @param {any} paragraphs @param {any} told */
function copy(paragraphs, told) {
  var text = plain(paragraphs);
  var html = rich(paragraphs);
  if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) {
    told(command(text, html), text);
    return;
  }
  var item;
  try {
    item = new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
  } catch (unknown) {
    told(command(text, html), text);
    return;
  }
  navigator.clipboard.write([item]).then(
    function () { told(true, text); },
    function () { told(command(text, html), text); }
  );
}

/* What has been copied, said aloud and shown; where copying is refused, ready to be copied by hand. */
var status = make("p", { "class": "unseen", role: "status" });
page.appendChild(status);

/** @param {any} home @param {string} said @param {string} text @param {boolean} done */
function tell(home, said, text, done) {
  all(".receipt", home).forEach(function (old) { old.parentNode.removeChild(old); });
  var made = make("div", { "class": "receipt" + (done ? "" : " receipt--refused") });
  made.appendChild(make("p", {}, said));
  var field = make("textarea", { readonly: "", rows: "4", "aria-label": WORDS.text });
  field.value = text;
  made.appendChild(field);
  home.appendChild(made);
  status.textContent = said;
  if (!done) {
    field.focus({ preventScroll: true });
    field.select();
  }
  made.scrollIntoView({ block: "nearest" });
}

/* While the handbook has no public address, whoever takes something along is told so. */
/** @param {any} home @param {string} what */
function receipt(home, what) {
  return function (/** @type {any} */ done, /** @type {string} */ text) {
    tell(home, done ? WORDS.copied + what + (handbook.online("") ? "" : WORDS.noAddress) : WORDS.refused, text, done);
  };
}
