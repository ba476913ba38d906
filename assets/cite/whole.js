/* 「引用本文」: the references to the whole text, with the day and a button each. */
function whole() {
  var terms = all(".citing dt", page);
  data.forms.forEach(function (/** @type {any} */ each, /** @type {number} */ at) {
    if (!terms[at]) return;
    function words() {
      return reference(each.form, { id: data.code, at: "", reading: reading() });
    }
    var said = terms[at].nextElementSibling;
    var old = terms[at].querySelector("button");
    if (old) terms[at].removeChild(old);
    said.innerHTML = rich([words()]);
    var button = make("button", { type: "button", "aria-label": WORDS.copy + " " + each.label }, WORDS.copy);
    button.addEventListener("click", function () { copy([words()], receipt(said, WORDS.things.reference)); });
    terms[at].appendChild(button);
  });
}

whole();
all("[data-reading-switch]").forEach(function (button) { button.addEventListener("click", whole); });
