/* The form, which the page brings along (scripts/edition/pages/dress/controls.py). */
var field = home.querySelector("textarea");
var start = home.querySelector(".checker__start");
var sample = home.querySelector(".checker__sample");
var clear = home.querySelector(".checker__clear");
var told = home.querySelector(".checker__told");
var results = home.querySelector(".checker__results");
if (!data.sample) sample.hidden = true;
