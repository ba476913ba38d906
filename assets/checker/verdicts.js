/* What is found of a quotation, a code or a link, in a sign and in words. */
/* A quotation that is right in every character can still be wrong: ！ */
var /** @type {Record<string, string>} */ SIGNS = {
  exact: "✓", received: "◐", punctuation: "≈", near: "≠", together: "⋈", scattered: "⋈", partly: "≠", absent: "○", unpaired: "？",
  good: "✓", alias: "→", dead: "✕", presented: "！", other: "！", unheld: "！", declared: "✓", remarked: "✓",
  claimed: "！", omits: "！", speaker: "！", region: "！", year: "！", item: "！", document: "！", copy: "≠", term: "≠",
  elsewhere: "○"
};

/* Sign and words. */
/** @param {any} finding @returns {[string, string]} */
function headline(finding) {
  var name = finding.kind === "copy" || finding.kind === "term" ? finding.kind : finding.elsewhere ? "elsewhere" : finding.verdict;
  if (name === "exact" || finding.declared) {
    name = finding.presented ? "presented" : /^(?:other|unheld)$/.test(finding.source) ? finding.source : claimedOf(finding) ||
      (finding.declared ? "declared" : remarked(finding) ? "remarked" : "exact");
  }
  return [SIGNS[name], filled(SAY.verdicts[name])];
}

/* What is wrong with a quotation whose words are right: who is said to have said them, or what an ellipsis took out. */
/** @param {any} finding @returns {string} */
function claimedOf(finding) {
  return (finding.claims || []).length ? "claimed" : quotationCheck.lostBy(finding) ? "omits" : "";
}

/* Whether something must be said about the place itself: that it is doubtful, corrected, torn, or of an unknown year. */
/** @param {any} finding */
function remarked(finding) {
  return Boolean(finding.places.length && finding.places[0].remarks);
}
