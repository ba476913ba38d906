/* Which of the encodings of Chinese reports a text is in: said by its first bytes, else told by what it can be. */

/** @param {Uint8Array} bytes @param {string} label */
function strictly(bytes, label) {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (refused) {
    return null;
  }
}

/* Whether a pair of bytes is a character that Chinese reports have: Chinese, Latin, a mark. */
/** @param {number} high @param {number} low */
function usual(high, low) {
  return (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20 || (!high && low >= 0x09 && low < 0x7f);
}

/* UTF-16 without a mark at its beginning: which of its bytes come first; empty where it is none. */
/** @param {Uint8Array} bytes */
function wide(bytes) {
  if (bytes.length % 2) return "";
  var little = 0;
  var big = 0;
  var most = Math.min(bytes.length, 65536);
  for (var at = 0; at < most; at += 2) {
    if (usual(bytes[at + 1], bytes[at])) little++;
    if (usual(bytes[at], bytes[at + 1])) big++;
  }
  return Math.max(little, big) < most * 0.4 ? "" : little > big ? "utf-16le" : "utf-16be";
}

/* A text file with a slip or two in it is still what it is; what it says there is told apart. */
var SLIPS = 0.002;

/** @param {Uint8Array} bytes */
function nearlyUtf8(bytes) {
  var text = new TextDecoder("utf-8").decode(bytes);
  var lost = text.split("\ufffd").length - 1;
  return lost && lost <= 2 + text.length * SLIPS && /[\u4e00-\u9fff]/.test(text) ? { text: text, encoding: "utf-8", lost: lost } : null;
}

/** @param {Uint8Array} bytes @param {string} [named] An encoding that the text itself names. */
function decoded(bytes, named) {
  var marked = begins(bytes, [0xef, 0xbb, 0xbf]) ? "utf-8" : begins(bytes, [0xff, 0xfe]) ? "utf-16le" : begins(bytes, [0xfe, 0xff]) ? "utf-16be" : "";
  var other = marked || (bytes.includes(0) ? wide(bytes) : "");
  if (!other && bytes.includes(0)) throw unreadable("unknown");
  var asked = other ? [other] : named ? [named, "utf-8", "gb18030"] : ["utf-8", "gb18030"];
  for (var at = 0; at < asked.length; at++) {
    if (asked[at] === "gb18030") {
      var slips = nearlyUtf8(bytes);
      if (slips && !named) return readable(slips);
    }
    var text = strictly(bytes, asked[at]);
    if (text !== null) return readable({ text: text, encoding: asked[at], lost: 0 });
  }
  var near = nearlyUtf8(bytes);
  if (near) return readable(near);
  /* Chinese in UTF-16 without a mark and without one Latin letter. */
  var last = wide(bytes) && strictly(bytes, wide(bytes));
  if (last) return readable({ text: last, encoding: wide(bytes), lost: 0 });
  throw unreadable("encoding");
}

/* No text has these characters: it is a picture, a program, or damage. */
/** @param {{ text: string, encoding: string, lost: number }} found */
function readable(found) {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(found.text)) throw unreadable("unknown");
  return Object.assign(found, { text: found.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n") });
}
