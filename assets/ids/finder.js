/* What 编号直达 answers to what is typed; touches no page.

     findCode(typed, grammar, places, language)  {ids: meant, begun: ids that begin so, first: where Enter leads or null, told: what is said}  */
/** @param {string} typed @param {any} grammar @param {any} places @param {string} [language] */
function findCode(typed, grammar, places, language) {
  var NONE = language === "en" ? "There is no such code." : "没有这个编号。";
  if (!typed.trim()) return { ids: [], begun: [], first: null, told: "" };
  var lead = grammar.leads(typed, places);
  var key = /^[a-z]/.test(grammar.fold(typed).trim()) ? grammar.squeezed(grammar.fold(typed)) : "";
  var /** @type {any[]} */ begun = [];
  if (key) {
    places.known.forEach(function (/** @type {string} */ id) {
      if (!lead.ids.includes(id) && grammar.squeezed(id).startsWith(key)) begun.push(id);
    });
  }
  var all = lead.ids.concat(begun);
  var said = grammar.told(lead, places, language || "zh");
  /* Enter never guesses among several. */
  var first = lead.ids.length === 1 ? lead.ids[0] : !grammar.any(lead) && begun.length === 1 ? begun[0] : null;
  return { ids: lead.ids, begun: begun, first: first, told: said || (all.length ? "" : NONE) };
}
