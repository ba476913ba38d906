/* XML as Word writes it: tags and words, each with its place in the file, so that what is added later stands between them and
   all the rest stays as it was, to the character. A file with a document type of its own is refused: nothing in it grows. */

var NAMESPACES = [
  [/^(?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/, "w"],
  [/^(?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?relationships$/, "r"],
  [/^(?:http:\/\/schemas\.openxmlformats\.org|http:\/\/purl\.oclc\.org\/ooxml)\/officeDocument\/(?:2006\/)?math$/, "m"],
  [/^http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006$/, "mc"]
];

/* The prefixes of a file: by what they stand for, whatever they are called in it. */
/** @param {string} xml */
function prefixes(xml) {
  var /** @type {Map<string, string>} */ known = new Map();
  var /** @type {Record<string, string>} */ called = {};
  var declared = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  var found;
  while ((found = declared.exec(xml))) {
    var space = found[2] === undefined ? found[3] : found[2];
    for (var at = 0; at < NAMESPACES.length; at++) {
      if (!(/** @type {RegExp} */ (NAMESPACES[at][0])).test(space)) continue;
      var name = String(NAMESPACES[at][1]);
      known.set(found[1] || "", name);
      if (found[1] && !called[name]) called[name] = found[1];
    }
  }
  return { known: known, called: called };
}

var TAG = /<(\/?)([\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;

/* Every tag in order: { name, closing, empty, attributes, from, to }, its name as the standard has it. Throws where what is opened
   is not closed. */
/** @param {string} xml @param {Map<string, string>} known */
function* tags(xml, known) {
  var /** @type {string[]} */ stack = [];
  var at = xml.indexOf("<");
  if (at < 0) throw unreadable("broken");
  while (at >= 0) {
    var past = 0;
    if (xml.startsWith("<?", at)) past = xml.indexOf("?>", at) + 2;
    else if (xml.startsWith("<!--", at)) past = xml.indexOf("-->", at) + 3;
    else if (xml.startsWith("<!", at)) throw unreadable("broken");
    if (past) {
      if (past <= at) throw unreadable("broken");
      at = xml.indexOf("<", past);
      continue;
    }
    TAG.lastIndex = at;
    var found = TAG.exec(xml);
    if (!found) throw unreadable("broken");
    var prefix = found[2] ? found[2].slice(0, -1) : "";
    var space = known.get(prefix);
    var name = (space === undefined ? found[2] || "" : space + ":") + found[3];
    if (found[1]) {
      if (stack.pop() !== name) throw unreadable("broken");
    } else if (!found[5]) stack.push(name);
    yield { name: name, closing: Boolean(found[1]), empty: Boolean(found[5]), attributes: found[4], from: at, to: TAG.lastIndex };
    at = xml.indexOf("<", TAG.lastIndex);
  }
  if (stack.length) throw unreadable("broken");
}

/* The value of an attribute by its last name; empty where there is none. */
/** @param {any} tag @param {string} name */
function attribute(tag, name) {
  var found = new RegExp("\\s(?:[\\w.-]+:)?" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))", "i").exec(tag.attributes);
  return found ? words(found[1] || found[2] || found[3] || "") : "";
}

var NAMED = Object.assign(Object.create(null), { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" });
var ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{1,31}));/g;

/** @param {number} number */
function character(number) {
  return number && number <= 0x10ffff && !(number >= 0xd800 && number <= 0xdfff) ? String.fromCodePoint(number) : "\ufffd";
}

/* What stands between tags, as it reads. `table`: what names stand for. */
/** @param {string} raw @param {Record<string, string>} [table] */
function words(raw, table) {
  if (!raw.includes("&")) return raw;
  return raw.replace(ENTITY, function (whole, decimal, hexadecimal, name) {
    if (name) return (table || NAMED)[name] || whole;
    return character(decimal ? Number(decimal) : parseInt(hexadecimal, 16));
  });
}

/* How far into what stands between tags so many characters as read reach. */
/** @param {string} raw @param {number} count */
function reach(raw, count) {
  if (!raw.includes("&")) return count;
  var read = 0;
  var at = 0;
  while (at < raw.length && read < count) {
    ENTITY.lastIndex = at;
    var entity = raw.charAt(at) === "&" ? ENTITY.exec(raw) : null;
    var whole = entity && entity.index === at ? entity[0] : raw.charAt(at);
    read += words(whole).length;
    at += whole.length;
  }
  return at;
}

/* Words as XML has them; characters that it cannot have are left out. */
/** @param {string} text */
function xmlOf(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
