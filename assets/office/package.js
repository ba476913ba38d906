/* The parts of a Word file: a zip with a list of what leads where. */

var TEXT_PART = /(?:\.xml|\.rels)$/i;

/* The parts that `wanted` asks for, by name. What is packed so that it would fill the machine is refused before it is unpacked. */
/** @param {Uint8Array} bytes @param {(name: string) => boolean} wanted @returns {Record<string, Uint8Array>} */
function unpacked(bytes, wanted) {
  var sum = 0;
  try {
    return fflate.unzipSync(bytes, {
      filter: function (/** @type {any} */ entry) {
        sum += entry.originalSize;
        if (sum > UNPACKED || (TEXT_PART.test(entry.name) && entry.originalSize > LARGEST_PART)) throw unreadable("large");
        return wanted(entry.name);
      }
    });
  } catch (fault) {
    throw /** @type {any} */ (fault).unreadable ? fault : unreadable("broken");
  }
}

/* Names of all parts, without unpacking any. */
/** @param {Uint8Array} bytes */
function partNames(bytes) {
  var /** @type {string[]} */ names = [];
  unpacked(bytes, function (name) {
    names.push(name);
    return false;
  });
  return names;
}

/* The words of a part; empty where there is no such part. */
/** @param {Record<string, Uint8Array>} parts @param {string} name */
function partText(parts, name) {
  var part = parts[name];
  if (!part) return "";
  var text = strictly(part, begins(part, [0xff, 0xfe]) ? "utf-16le" : begins(part, [0xfe, 0xff]) ? "utf-16be" : "utf-8");
  if (text === null) throw unreadable("broken");
  return text;
}

/* Where the list of a part's relations lies. */
/** @param {string} name */
function relationsOf(name) {
  var cut = name.lastIndexOf("/") + 1;
  return name.slice(0, cut) + "_rels/" + name.slice(cut) + ".rels";
}

/* What a part leads to: { id, type, target, outside }, `type` by its last word, targets as names of parts. */
/** @param {Record<string, Uint8Array>} parts @param {string} of */
function relations(parts, of) {
  var xml = partText(parts, relationsOf(of));
  var /** @type {{ id: string, type: string, target: string, outside: boolean }[]} */ out = [];
  if (!xml) return out;
  var folder = of.slice(0, of.lastIndexOf("/") + 1);
  for (var tag of tags(xml, new Map())) {
    if (tag.closing || !/(?:^|:)Relationship$/.test(tag.name)) continue;
    var outside = attribute(tag, "TargetMode") === "External";
    var target = attribute(tag, "Target");
    out.push({ id: attribute(tag, "Id"), type: attribute(tag, "Type").replace(/^.*\//, ""), target: outside ? target : resolved(folder, target), outside: outside });
  }
  return out;
}

/** @param {string} folder @param {string} target */
function resolved(folder, target) {
  var /** @type {string[]} */ out = [];
  (target.charAt(0) === "/" ? target : folder + target).split("/").forEach(function (step) {
    if (step === "..") out.pop();
    else if (step && step !== ".") out.push(step);
  });
  return out.join("/");
}

/* What a zip is that is no Word file, by what lies in it. */
/** @param {string[]} names */
function otherZip(names) {
  if (names.includes("OFD.xml")) return "ofd";
  if (names.includes("content.xml") && names.includes("mimetype")) return "odt";
  if (names.some(function (name) { return /^xl\//.test(name); })) return "xlsx";
  if (names.some(function (name) { return /^ppt\//.test(name); })) return "pptx";
  return names.includes("[Content_Types].xml") ? "broken" : "unknown";
}
