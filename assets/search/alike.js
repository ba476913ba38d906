/* Words that sound or look alike: 新巴级工 for 新八级工. What is found is a word of the texts, and that is sought ------- */

var /** @type {Record<string, string>} */ likenesses = { sound: "", shape: "" }; /* characters that are alike, a group a word */
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
  likenesses[kind].split(" ").forEach(function (group) {
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
  if (!likenesses[kind] || typed.length < 2 || typed.length > LONGEST_ALIKE || !HAN.test(typed)) return [];
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

/* The question with each word that stands nowhere replaced by one that is alike. */
/** @param {any} from @param {any} asked @param {string} kind */
function likeQuestions(from, asked, kind) {
  var /** @type {string[]} */ out = [];
  asked.terms.forEach(function (/** @type {any} */ term) {
    if (term.exact || standsSomewhere(from, term)) return;
    alike(from, term.loose, kind).forEach(function (word) {
      out.push(asked.terms.map(function (/** @type {any} */ each) { return each === term ? word : each.said; }).join(" "));
    });
  });
  return out;
}
