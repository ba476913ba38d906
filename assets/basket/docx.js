/* The basket as a Word file with real notes: the parts of a .docx, each as text. */
var W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
var XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
var OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
var PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
var TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/* What XML cannot hold is left out. */
/** @param {string} text */
function inXml(text) {
  // eslint-disable-next-line no-control-regex
  return escaped(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""));
}

/** @param {string} text @param {string} [looks] */
function run(text, looks) {
  return text ? "<w:r>" + (looks ? "<w:rPr>" + looks + "</w:rPr>" : "") + '<w:t xml:space="preserve">' + inXml(text) + "</w:t></w:r>" : "";
}

var RAISED = '<w:vertAlign w:val="superscript"/>';

/** @param {string} looks @param {string} kind @param {string} [instruction] */
function fieldRun(looks, kind, instruction) {
  return "<w:r><w:rPr>" + looks + "</w:rPr>" + (instruction ? '<w:instrText xml:space="preserve">' + instruction + "</w:instrText>" : '<w:fldChar w:fldCharType="' + kind + '"/>') + "</w:r>";
}

/* Words as runs. `links` takes the addresses, in the order of their numbers; `given` the notes that are there already. */
/** @param {any[]} words @param {string} element @param {string[]} links @param {boolean[]} given */
function runs(words, element, links, given) {
  var style = '<w:rStyle w:val="' + (element === "endnote" ? "EndnoteReference" : "FootnoteReference") + '"/>';
  return words.map(function (word) {
    if (typeof word === "string") return run(word);
    if (word.to) {
      links.push(word.to);
      return '<w:hyperlink r:id="link' + links.length + '">' + run(word.to, '<w:rStyle w:val="Hyperlink"/>') + "</w:hyperlink>";
    }
    if (word.note === undefined) return run(word.raised, RAISED);
    var n = word.note + 1;
    var /** @type {string} */ number;
    if (given[n]) {
      number = fieldRun(RAISED, "begin") + fieldRun(RAISED, "", " NOTEREF _RefNote" + n + " \\f \\h ") + fieldRun(RAISED, "separate") + run(String(n), RAISED) + fieldRun(RAISED, "end");
    } else {
      number = '<w:bookmarkStart w:id="' + n + '" w:name="_RefNote' + n + '"/><w:r><w:rPr>' + style + "</w:rPr><w:" + element + 'Reference w:id="' + n + '"/></w:r><w:bookmarkEnd w:id="' + n + '"/>';
    }
    given[n] = true;
    return run(word.before, RAISED) + number + run(word.after, RAISED);
  }).join("");
}

/** @param {string} runs_ @param {string} [style] */
function paragraph(runs_, style) {
  return "<w:p>" + (style ? '<w:pPr><w:pStyle w:val="' + style + '"/></w:pPr>' : "") + runs_ + "</w:p>";
}

/** @param {string[]} links */
function relationsOf(links) {
  return links.map(function (to, at) {
    return '<Relationship Id="link' + (at + 1) + '" Type="' + OFFICE + 'hyperlink" Target="' + inXml(to) + '" TargetMode="External"/>';
  }).join("");
}

/** @param {string} inner */
function relationships(inner) {
  return XML + '<Relationships xmlns="' + PACKAGE + 'relationships">' + inner + "</Relationships>";
}

/* The notes as a part; the first two are the lines above them, which Word asks for. */
/** @param {Composed} made @param {string} element @param {string[]} links */
function notesPart(made, element, links) {
  var style = element === "endnote" ? "Endnote" : "Footnote";
  function lineAbove(/** @type {string} */ type, /** @type {number} */ id, /** @type {string} */ sign) {
    return "<w:" + element + ' w:type="' + type + '" w:id="' + id + '"><w:p><w:r><w:' + sign + "/></w:r></w:p></w:" + element + ">";
  }
  var notes = made.notes.map(function (note, at) {
    var signs = around(note);
    var number = '<w:r><w:rPr><w:rStyle w:val="' + style + 'Reference"/><w:vertAlign w:val="baseline"/></w:rPr><w:' + element + "Ref/></w:r>";
    return "<w:" + element + ' w:id="' + (at + 1) + '">' + paragraph(run(signs[0]) + number + run(signs[1]) + runs(note.words, element, links, []), style + "Text") + "</w:" + element + ">";
  });
  return XML + "<w:" + element + "s " + W + ">" + lineAbove("separator", -1, "separator") + lineAbove("continuationSeparator", 0, "continuationSeparator") + notes.join("") + "</w:" + element + "s>";
}

/** @param {string} id @param {string} name @param {string} looks @param {string} [type] */
function styleOf(id, name, looks, type) {
  return '<w:style w:type="' + (type || "paragraph") + '" w:styleId="' + id + '"' + (id === "Normal" ? ' w:default="1"' : "") + '><w:name w:val="' + name + '"/>' + looks + "</w:style>";
}

var STYLES = XML + "<w:styles " + W + '><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="\u5b8b\u4f53"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  styleOf("Normal", "Normal", '<w:pPr><w:spacing w:after="120" w:line="360" w:lineRule="auto"/></w:pPr>') +
  styleOf("Heading1", "heading 1", '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>') +
  ["Footnote", "Endnote"].map(function (each) {
    return styleOf(each + "Text", each.toLowerCase() + " text", '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>') +
      styleOf(each + "Reference", each.toLowerCase() + " reference", "<w:rPr>" + RAISED + "</w:rPr>", "character");
  }).join("") +
  styleOf("Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>', "character") + "</w:styles>";

/** @param {Composed} made @param {string} kind footnotes or endnotes @param {string} heading @param {{ title: string, made: string }} about @returns {Record<string, string>} */
function wordParts(made, kind, heading, about) {
  var element = kind === "endnotes" ? "endnote" : "footnote";
  var noted_ = made.notes.length > 0 && !made.listed;
  var /** @type {string[]} */ links = [];
  var /** @type {string[]} */ noteLinks = [];
  var /** @type {boolean[]} */ given = [];
  var body = made.body.map(function (words) { return paragraph(runs(words, element, links, given)); }).join("");
  if (made.listed) {
    body += paragraph(run(heading), "Heading1") + made.notes.map(function (note) { return paragraph(runs(note.words, element, links, given)); }).join("");
  }
  var size = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';
  var /** @type {[string, string][]} */ kinds = [["document", "document.main"], ["styles", "styles"], ["settings", "settings"]];
  if (noted_) kinds.push([kind, kind]);
  var settings = noted_ ? "<w:" + element + 'Pr><w:numFmt w:val="decimal"/><w:' + element + ' w:id="-1"/><w:' + element + ' w:id="0"/></w:' + element + "Pr>" : "";
  var related = kinds.slice(1).map(function (each) {
    return '<Relationship Id="' + each[0] + '" Type="' + OFFICE + each[0] + '" Target="' + each[0] + '.xml"/>';
  }).join("");
  var /** @type {Record<string, string>} */ parts = {
    "[Content_Types].xml": XML + '<Types xmlns="' + PACKAGE + 'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
      kinds.map(function (each) { return '<Override PartName="/word/' + each[0] + '.xml" ContentType="' + TYPES + each[1] + '+xml"/>'; }).join("") +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": relationships('<Relationship Id="word" Type="' + OFFICE + 'officeDocument" Target="word/document.xml"/><Relationship Id="about" Type="' + PACKAGE + 'relationships/metadata/core-properties" Target="docProps/core.xml"/>'),
    "docProps/core.xml": XML + '<cp:coreProperties xmlns:cp="' + PACKAGE + 'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>' + inXml(about.title) + '</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">' + about.made + "</dcterms:created></cp:coreProperties>",
    "word/document.xml": XML + "<w:document " + W + "><w:body>" + body + size + "</w:body></w:document>",
    "word/styles.xml": STYLES,
    "word/settings.xml": XML + "<w:settings " + W + ">" + settings + "</w:settings>",
    "word/_rels/document.xml.rels": relationships(related + relationsOf(links))
  };
  if (noted_) {
    parts["word/" + kind + ".xml"] = notesPart(made, element, noteLinks);
    parts["word/_rels/" + kind + ".xml.rels"] = relationships(relationsOf(noteLinks));
  }
  return parts;
}
