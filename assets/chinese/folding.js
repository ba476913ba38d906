/* The table of chinese/folding.json for one use, as the build hands it over: what each character becomes.
   {drop: [first, last, …], shift: [first, last, by, …], pairs: "from to from to …", longer: {from: to}} → a Map by code. */
/** @param {any} given */
function foldingTable(given) {
  var table = new Map();
  var at, code;
  for (at = 0; at < given.drop.length; at += 2) for (code = given.drop[at]; code <= given.drop[at + 1]; code++) table.set(code, "");
  for (at = 0; at < given.shift.length; at += 3) {
    for (code = given.shift[at]; code <= given.shift[at + 1]; code++) table.set(code, String.fromCharCode(code + given.shift[at + 2]));
  }
  for (at = 0; at < given.pairs.length; at += 2) table.set(given.pairs.charCodeAt(at), given.pairs.charAt(at + 1));
  Object.keys(given.longer).forEach(function (from) { table.set(from.charCodeAt(0), given.longer[from]); });
  return table;
}

/** @param {any} table @param {string} text */
function foldedBy(table, text) {
  var out = "";
  for (var at = 0; at < text.length; at++) {
    var into = table.get(text.charCodeAt(at));
    out += into === undefined ? text.charAt(at) : into;
  }
  return out;
}
