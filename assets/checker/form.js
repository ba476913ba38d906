/* The form, which the page brings along (scripts/edition/pages/dress/controls.py). */
var /** @type {any} */ field = home.querySelector("textarea");
var /** @type {any} */ start = home.querySelector(".checker__start");
var /** @type {any} */ sample = home.querySelector(".checker__sample");
var /** @type {any} */ clear = home.querySelector(".checker__clear");
var /** @type {any} */ told = home.querySelector(".checker__told");
var /** @type {any} */ results = home.querySelector(".checker__results");
if (!data.sample) sample.hidden = true;
