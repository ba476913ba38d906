/* What stands in for the page where a folder of reports is checked without one (scripts/edition/site/reports.py). */
var /** @type {any} */ field = { value: "" };
var data = handbookQuotations;
var /** @type {Record<string, any>} */ documents = {};
data.documents.forEach(function (/** @type {any} */ each) {
  documents[each.code] = each;
});
