/* The clipboard; where its API is missing or refuses, the old command. */
/** @param {any} paragraphs @param {any} told */
function copy(paragraphs, told) {
  var text = plain(paragraphs);
  var html = rich(paragraphs);
  if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) {
    told(handbook.copied(text, html), text);
    return;
  }
  var item;
  try {
    item = new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) });
  } catch (unknown) {
    told(handbook.copied(text, html), text);
    return;
  }
  navigator.clipboard.write([item]).then(
    function () { told(true, text); },
    function () { told(handbook.copied(text, html), text); }
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
