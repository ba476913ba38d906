/* The list as it is copied. */
/** @param {any} finding */
function plainParts(finding) {
  return finding.parts.map(function (/** @type {any} */ part) {
    if (part.same !== undefined) return part.same;
    return (part.report ? filled(SAY.listReport, { words: part.report }) : "") + (part.source ? filled(SAY.listOther, { other: other(finding), words: part.source }) : "");
  }).join("");
}

/** @param {any} finding */
function plainText(finding) {
  if (finding.kind === "claim") return plainParts({ verdict: finding.verdict, parts: [{ report: finding.text, source: rightWords(finding) }] });
  if (finding.parts) return plainParts(finding);
  if (finding.pieces) {
    return finding.pieces.map(function (/** @type {any} */ piece) {
      return piece.parts ? plainParts(piece) : piece.text;
    }).join(finding.verdict === "together" ? " | " : "……");
  }
  return finding.text.replace(/\s+/g, function (/** @type {string} */ run) { return run.includes("\n") ? " " : run; });
}

/** @param {any} finding @param {number} number */
function plainLine(finding, number) {
  var places = placesFor(finding);
  var out = number + ". [" + headline(finding)[1] + "] " + SAY.kinds[finding.kind] + SAY.colon + plainText(finding);
  var said = notes(finding).map(function (note) {
    return note.text;
  });
  if (said.length) out += "\n   " + said.join(SAY.then);
  places.forEach(function (/** @type {any} */ place) {
    out += "\n   " + where(place) + " " + named(place.document) + " " + (handbook.online("texts/" + place.document, place.ids[0]) || handbook.path("texts/" + place.document, place.ids[0]));
  });
  return out;
}

/** @param {any} findings @param {any} summary */
function listed(findings, summary) {
  var head = filled(SAY.listHead, { version: data.version + "+" + data.hash });
  var plain = [head, summary].concat(findings.map(function (/** @type {any} */ each) {
    return plainLine(each.finding, each.number);
  })).join("\n");
  var box = make("div", {});
  box.appendChild(make("p", {}, head));
  box.appendChild(make("p", {}, summary));
  var list = make("ol", {});
  findings.forEach(function (/** @type {any} */ each) {
    var item = make("li", { value: String(each.number) });
    item.appendChild(make("b", {}, headline(each.finding)[1]));
    item.appendChild(document.createTextNode(" " + SAY.kinds[each.finding.kind] + SAY.colon + plainText(each.finding)));
    notes(each.finding).forEach(function (note, at) {
      item.appendChild(at ? document.createTextNode(SAY.then) : make("br", {}));
      item.appendChild(document.createTextNode(note.text));
    });
    placesFor(each.finding).forEach(function (/** @type {any} */ place) {
      item.appendChild(make("br", {}));
      place.ids.forEach(function (/** @type {string} */ id, /** @type {number} */ at) {
        if (at) item.appendChild(document.createTextNode(SAY.and));
        var link = handbook.online("texts/" + place.document, id);
        item.appendChild(link ? make("a", { href: link }, code(id)) : document.createTextNode(code(id)));
      });
      item.appendChild(document.createTextNode(" " + named(place.document)));
    });
    list.appendChild(item);
  });
  box.appendChild(list);
  return { plain: plain, html: box.innerHTML };
}
