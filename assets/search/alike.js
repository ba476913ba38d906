/* Words that sound or look alike: 新巴级工 for 新八级工. What is found is a word of the texts, and that is sought ------- */

var NOTHING_ALIKE = { sound: "", shape: "" };

/* Characters that are alike, a group a word. */
/** @returns {Record<string, string>} */
function likenesses() {
  var given = directory.alike ? fileOf("alike") : null;
  if (typeof given === "string") given = arrived.alike = JSON.parse(given);
  return given || NOTHING_ALIKE;
}

var /** @type {Record<string, Uint16Array>} */ classes = {};
var LONGEST_ALIKE = 12, MOST_ALIKE = 3;

/* Sounds that many confuse: zh and z, n and l, ing and in. */
/** @param {string} syllable */
function confused(syllable) {
  return syllable.replace(/^([zcs])h/, "$1").replace(/^n/, "l").replace(/([aei]n)g$/, "$1");
}

/* Which group each character belongs to. A group of sounds begins with its syllable. */
/** @param {string} kind */
function classesOf(kind) {
  if (classes[kind]) return classes[kind];
  var made = classes[kind] = new Uint16Array(65536), /** @type {Record<string, number>} */ known = {}, next = 0xE000;
  likenesses()[kind].split(" ").forEach(function (group) {
    var syllable = (/^[a-z]*/.exec(group) || [""])[0];
    var key = syllable ? confused(syllable) : group;
    if (!known[key]) known[key] = next++;
    for (var at = syllable.length; at < group.length; at++) {
      if (!made[group.charCodeAt(at)]) made[group.charCodeAt(at)] = known[key];
    }
  });
  return made;
}

/* A folded text with each character as its group; as long as the text. */
/** @param {string} folded @param {Uint16Array} table */
function inGroups(folded, table) {
  var out = new Uint16Array(folded.length);
  for (var at = 0; at < folded.length; at++) {
    var code = folded.charCodeAt(at);
    out[at] = table[code] || code;
  }
  return decoder.decode(out);
}

/* How many characters two words of one length share. */
/** @param {string} one @param {string} two */
function shared(one, two) {
  var same = 0;
  for (var at = 0; at < one.length; at++) if (one.charAt(at) === two.charAt(at)) same++;
  return same;
}

/* Whether words that are alike are near enough: half of the characters the same, or a name, a term, a title. */
/** @param {string} typed @param {string} word @param {any} unit @param {number} offset */
function believable(typed, word, unit, offset) {
  var same = shared(typed, word);
  if (same === typed.length || (same === 0 && typed.length < 3)) return false;
  var entry = unit.entry;
  var names = entry.kind === TITLE || (entry.kind === TERM && offset < entry.head);
  return names ? same > 0 || typed.length > 2 : typed.length > 2 && same * 2 >= typed.length;
}

/* The words of the texts that are alike, the nearest and most frequent first. */
/** @param {any} from @param {string} typed @param {string} kind */
function alike(from, typed, kind) {
  if (!likenesses()[kind] || typed.length < 2 || typed.length > LONGEST_ALIKE || !HAN.test(typed)) return [];
  var table = classesOf(kind), needle = inGroups(typed, table), /** @type {Record<string, number>} */ found = {};
  from.pieces.forEach(function (/** @type {any} */ piece) {
    var groups = piece[kind] || (piece[kind] = inGroups(piece.loose.folded, table));
    var unit = 0;
    for (var at = groups.indexOf(needle); at >= 0; at = groups.indexOf(needle, at + 1)) {
      while (piece.loose.starts[unit + 1] <= at) unit++;
      var word = piece.loose.folded.substr(at, typed.length);
      if (believable(typed, word, piece.units[unit], at - piece.loose.starts[unit])) found[word] = (found[word] || 0) + 1;
    }
  });
  return Object.keys(found).sort(function (one, two) {
    return shared(two, typed) - shared(one, typed) || found[two] - found[one];
  }).slice(0, MOST_ALIKE);
}

/* Where a stretch of a word stands, and what stands around it: words of that length that differ in one character. */
/** @param {any} piece @param {string} typed @param {number} from @param {number} to @param {(at: number) => void} visit */
function around(piece, typed, from, to, visit) {
  var folded = piece.loose.folded, part = typed.slice(from, to);
  for (var at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
    if (at >= from && shared(folded.substr(at - from, typed.length), typed) === typed.length - 1) visit(at - from);
  }
}

/* Words that differ in one character, whatever it looks like: 罗诏强. One half of the word is right; in a running text both
   its ends are. */
/** @param {any} from @param {string} typed */
function oneOff(from, typed) {
  var /** @type {Record<string, number>} */ found = {}, half = typed.length >> 1;
  if (typed.length < 3 || typed.length > LONGEST_ALIKE || !HAN.test(typed)) return [];
  from.pieces.forEach(function (/** @type {any} */ piece) {
    function visit(/** @type {number} */ at) {
      var word = piece.loose.folded.substr(at, typed.length), unit = unitAt(piece.loose.starts, at);
      if (word.length < typed.length || word.includes("\n")) return;
      var within = typed.charAt(0) === word.charAt(0) && typed.slice(-1) === word.slice(-1);
      if ((typed.length > 3 && within) || believable(typed, word, piece.units[unit], at - piece.loose.starts[unit])) found[word] = (found[word] || 0) + 1;
    }
    around(piece, typed, 0, half, visit);
    around(piece, typed, half, typed.length, visit);
  });
  return Object.keys(found).sort(function (one, two) { return found[two] - found[one]; }).slice(0, MOST_ALIKE);
}

/* Which unit a place of the folded text lies in. */
/** @param {Uint32Array} starts @param {number} at */
function unitAt(starts, at) {
  var low = 0, high = starts.length - 1;
  while (high - low > 1) {
    var middle = (low + high) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/* How many letters must be put in, left out, changed or turned round; more than `most` is more. */
/** @param {string} one @param {string} two @param {number} most */
function slips(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  var /** @type {number[]} */ before2 = [], before1 = [];
  for (var b = 0; b <= two.length; b++) before1.push(b);
  for (var a = 1; a <= one.length; a++) {
    var row = [a];
    for (b = 1; b <= two.length; b++) {
      var same = one.charAt(a - 1) === two.charAt(b - 1) ? 0 : 1;
      row[b] = Math.min(before1[b] + 1, row[b - 1] + 1, before1[b - 1] + same);
      var turned = a > 1 && b > 1 && one.charAt(a - 1) === two.charAt(b - 2) && one.charAt(a - 2) === two.charAt(b - 1);
      if (turned) row[b] = Math.min(row[b], before2[b - 2] + 1);
    }
    before2 = before1;
    before1 = row;
  }
  return before1[two.length];
}

/* English words that are nearly spelt so: appreticeship. */
/** @param {any} from @param {string} typed */
function misspelt(from, typed) {
  if (!/^[a-z]{5,24}$/.test(typed)) return [];
  var words = new Map();
  from.pieces.forEach(function (/** @type {any} */ piece) {
    if (!piece.words) piece.words = piece.loose.folded.match(/[a-z]{4,}/g) || [];
    piece.words.forEach(function (/** @type {string} */ word) { words.set(word, (words.get(word) || 0) + 1); });
  });
  var most = typed.length > 7 ? 2 : 1, /** @type {[string, number, number][]} */ found = [];
  words.forEach(function (/** @type {number} */ times, /** @type {string} */ word) {
    if (word.charAt(0) !== typed.charAt(0)) return;
    var off = slips(typed, word, most);
    if (off <= most) found.push([word, off, times]);
  });
  found.sort(function (one, two) { return one[1] - two[1] || two[2] - one[2]; });
  return found.slice(0, MOST_ALIKE - 1).map(function (each) { return each[0]; });
}

/** @param {any} book_ @param {string} typed @param {string} kind */
function resembling(book_, typed, kind) {
  var from = wideView(book_, gramsOf([{ loose: typed }]));
  if (lacking()) return [];
  var found = alike(from, typed, kind);
  if (kind !== "shape" || found.length) return found;
  return from.spaced ? misspelt(from, typed) : oneOff(from, typed);
}

/* The question with each word that stands nowhere replaced by one that is alike. */
/** @param {any} from @param {any} asked @param {string} kind */
function likeQuestions(from, asked, kind) {
  var /** @type {string[]} */ out = [];
  asked.terms.forEach(function (/** @type {any} */ term) {
    if (term.exact || standsSomewhere(from, term)) return;
    resembling(from, term.loose, kind).forEach(function (word) {
      out.push(asked.terms.map(function (/** @type {any} */ each) { return each === term ? word : each.said; }).join(" "));
    });
  });
  return out;
}
