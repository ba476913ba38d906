/* The search itself: folding, matching, ranking. Runs in a thread of its own; where no thread can be had, in the page.
   It is loaded as a worker on http. A page opened from a folder may not start one from a file: there the page loads
   this script, takes the function's text and starts it from that. No dependencies, nothing newer than Chromium 80.
   The parts in assets/search/ are joined by scripts/edition/site/assets.py, in the order of its table.

   What is folded, in texts and queries alike, stands in scripts/edition/chinese/folding.json under “search”. A mark
   between two digits stays, so that 15 does not find 1.5; in English a space between two words stays, so that "dthe"
   does not find "and the". Each character folds to one or to none, so places can be found again. */
var TITLE = 0, HEADING = 1, TERM = 3;
var CENTRAL = 1, OFF_TOPIC = 2, DOCUMENT = 4, CONTINUED = 16;
/* By kind of an entry: title, heading, item, term, body, editors, front, record, note. Lower is better; of an item and a
   term the words that name it count so, the rest as body or as the editors'. */
var TIER = [0, 1, 1, 2, 3, 4, 3, 4, 4];
var REST = [0, 1, 3, 4, 3, 4, 3, 4, 4];
var BESIDE = [0, 6, 7]; /* title, front, record: what a document says of itself */
var BREAK = 10;
var SPACE = 32;
var LONG = 8; /* From this length on a query is a quotation: the central document's own words come first. */
var WINDOW = 84; /* Characters of a text that are shown around a hit. */
var MANY = 2000; /* With more hits than this nobody is looking for a reading. */
var NEAR = 20; /* Places that are offered when nothing is found. */
var SHORT = 120; /* Longer than this is no name and no number: it is not sought in other words. */
