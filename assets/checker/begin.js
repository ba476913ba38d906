/* The page 「核对引文」: takes the report, shows what quotations.js finds, copies it as a list. Nothing is sent or kept. */

var /** @type {any} */ home = document.getElementById("checker");
if (!home) return;
if (typeof handbookQuotations === "undefined") {
  home.hidden = true;
  return;
}

var data = handbookQuotations;
var make = handbook.make;
var tell = handbook.tell;
var /** @type {Record<string, any>} */ documents = {};
data.documents.forEach(function (/** @type {any} */ each) {
  documents[each.code] = each;
});

var BUDGET = 12; /* Milliseconds of work between two looks at the keyboard. */
