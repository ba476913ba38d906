/* An address that names words (#yj2024-x12:~:text=…) has them marked by us too: not every browser knows such addresses, and
   those that do look for words between bounds that Chinese does not write. */
var NAMING_WORDS = ":~:text=";

/** @param {string} address @returns {{ anchor: string, ends: string[] } | null} */
function wordsNamed(address) {
  var hash = address.indexOf("#"), sign = address.indexOf(NAMING_WORDS);
  if (hash < 0 || sign < hash) return null;
  try {
    return {
      anchor: decodeURIComponent(address.slice(hash + 1, sign)),
      ends: address.slice(sign + NAMING_WORDS.length).split("&")[0].split(",").map(decodeURIComponent)
    };
  } catch (broken) {
    return null;
  }
}

/* Where words stand in a text whose blanks do not count; null where they do not. */
/** @param {string} text @param {string} words @param {number} from */
function standsAt(text, words, from) {
  var wanted = words.replace(/\s/g, "");
  var /** @type {number[]} */ places = [];
  var bare_ = "";
  for (var at = 0; at < text.length; at++) {
    if (/\s/.test(text[at])) continue;
    places.push(at);
    bare_ += text[at];
  }
  var after = places.filter(function (each) { return each < from; }).length;
  var found = wanted ? bare_.indexOf(wanted, after) : -1;
  return found < 0 ? null : [places[found], places[found + wanted.length - 1] + 1];
}

/* The stretch from the first words to the last, at the place or after it. */
/** @param {any[]} runs_ @param {string[]} ends */
function stretchOf(runs_, ends) {
  var from = null, first = 0;
  for (; first < runs_.length && !from; first++) from = standsAt(runs_[first].text, ends[0], 0);
  if (!from) return null;
  first--;
  if (ends.length < 2) return rangeOf(runs_[first], from[0], from[1]);
  for (var last = first; last < runs_.length; last++) {
    var to = standsAt(runs_[last].text, ends[1], last === first ? from[0] : 0);
    if (!to) continue;
    var range = rangeOf(runs_[first], from[0], from[1]);
    var until = rangeOf(runs_[last], to[0], to[1]);
    range.setEnd(until.endContainer, until.endOffset);
    return range;
  }
  return null;
}

/* Browsers that know such addresses keep that part to themselves, and tell it only here. */
function wholeAddress() {
  var visit = performance.getEntriesByType && performance.getEntriesByType("navigation")[0];
  return location.href.indexOf(":~:") >= 0 || !visit ? location.href : visit.name;
}

function lightUp() {
  var named = wordsNamed(wholeAddress());
  if (!named) return;
  if (location.href.indexOf(":~:") >= 0) history.replaceState(history.state, "", location.href.split(":~:")[0]);
  var /** @type {any} */ place = document.getElementById(named.anchor);
  var /** @type {any} */ text = document.querySelector(".page");
  if (!place || !text) return;
  var range = stretchOf(lines(text).filter(function (run) {
    return place.contains(run.line) || Boolean(place.compareDocumentPosition(run.line) & Node.DOCUMENT_POSITION_FOLLOWING);
  }), named.ends);
  if (!range) return place.scrollIntoView();
  paint([range], [], range);
  bringToView(range);
  return undefined;
}

lightUp();
