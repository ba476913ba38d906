/* What narrows the list of all documents: pure, for entries {kind, region, year, topic: several} and a choice of each. */
var KEYS = ["kind", "region", "year", "topic"];

/* A document has one kind, region and year, and any number of topics. */
/** @param {any} entry @param {string} key @param {any} value */
function has(entry, key, value) {
  return /** @type {any[]} */ ([]).concat(entry[key]).indexOf(value) >= 0;
}

/* Whether an entry is among what is chosen, one key left out of account. */
/** @param {any} entry @param {any} choice @param {any} [but] */
function fits(entry, choice, but) {
  return KEYS.every(function (key) {
    return key === but || !choice[key] || has(entry, key, choice[key]);
  });
}

/* What an address asks for, of the values that there are; anything else as if nothing had been asked. */
/** @param {string} hash @param {any} values */
function choiceOf(hash, values) {
  var /** @type {Record<string, any>} */ given = {};
  hash.slice(1).split("&").forEach(function (/** @type {any} */ pair) {
    var at = pair.indexOf("=");
    if (at < 0) return;
    try {
      given[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1));
    } catch (broken) {
      /* Half a percent escape: as if nothing had been given. */
    }
  });
  var /** @type {Record<string, any>} */ choice = {};
  KEYS.forEach(function (key) {
    choice[key] = values[key].indexOf(given[key]) >= 0 ? given[key] : "";
  });
  return choice;
}

/* The same as an address has it, without #. */
/** @param {any} choice */
function hashOf(choice) {
  return KEYS.filter(function (key) {
    return choice[key];
  })
    .map(function (key) {
      return key + "=" + encodeURIComponent(choice[key]);
    })
    .join("&");
}
