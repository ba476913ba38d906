/* What a file is, by its first bytes; its name is asked only where they do not say. */

/** @param {Uint8Array} bytes @param {number[]} signature */
function begins(bytes, signature) {
  return signature.every(function (byte, at) { return bytes[at] === byte; });
}

/* Whether words stand somewhere in the first or last stretch, in UTF-16 as the folders of old Office files have them. */
/** @param {Uint8Array} bytes @param {string} sought */
function holdsWide(bytes, sought) {
  var spaced = Array.from(sought).map(function (each) { return each + "\0"; }).join("");
  return latin(bytes, 0, bytes.length).includes(spaced);
}

/* Bytes as characters of the same number. */
/** @param {Uint8Array} bytes @param {number} from @param {number} to */
function latin(bytes, from, to) {
  var out = "";
  for (var at = from; at < to; at += 32768) out += String.fromCharCode.apply(null, /** @type {any} */ (bytes.subarray(at, Math.min(to, at + 32768))));
  return out;
}

/** @param {string} name */
function ending(name) {
  var found = /\.([A-Za-z0-9]+)$/.exec(name);
  return found ? found[1].toLowerCase() : "";
}

/* Endings of files that are text; any other that reads as text is taken as it stands. */
var WEB = ["html", "htm", "xhtml", "mht", "mhtml"];
var MARKDOWN = ["md", "markdown"];

/** @param {Uint8Array} bytes @param {string} name @returns {string} */
function kindOf(bytes, name) {
  var end = ending(name);
  if (!bytes.length) throw unreadable("empty");
  if (bytes.length > LARGEST) throw unreadable("large");
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])) return "zip";
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (holdsWide(bytes, "EncryptedPackage")) throw unreadable("encrypted");
    throw unreadable(end === "wps" || end === "wpt" ? "wps" : "doc");
  }
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) throw unreadable("pdf");
  if (begins(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw unreadable("rtf");
  if (end === "docx" || end === "docm") throw unreadable("broken");
  if (/^(?:MIME-Version|From|Content-Type|Subject):/im.test(latin(bytes, 0, Math.min(bytes.length, 400))) && /^(?:mht|mhtml|doc|eml)$/.test(end)) throw unreadable("mht");
  if (MARKDOWN.includes(end)) return "markdown";
  if (WEB.includes(end)) return "html";
  return "text";
}
