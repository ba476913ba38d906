/* Codes, links and names -------------------------------------------------------------------------------------------------- */

var grammar = grammarOf(GRAMMAR, foldingTable(FOLDING.code));
var LINK = new RegExp("(?:(?:https?|file)://[^\\s<>\"“”「」『』（）()《》，。；、]*?|(?:\\.\\.?/)+|(?<![\\w/]))(?:en/)?" + GRAMMAR.address, "gi");
var NAME = /《([^《》\n]{2,80})》/g;

/* What the lock names in place of an id when nothing stands for an old one any more. */
var WITHDRAWN = "-";

/* All that can be named, as the grammar asks for it. */
/** @param {any} data */
function placesOf(data) {
  var /** @type {Record<string, any>} */ made = { documents: {}, moved: {}, withdrawn: {} };
  data.documents.forEach(function (/** @type {any} */ document) {
    var found = [document.code];
    document.blocks.forEach(function (/** @type {any} */ block) {
      if (!found.includes(block.id)) found.push(block.id);
      (block.marks || []).forEach(function (/** @type {any} */ mark) { if (!found.includes(mark.id)) found.push(mark.id); });
    });
    made.documents[document.code] = {
      title: document.title, central: document.kind === "central-document",
      names: data.names.filter(function (/** @type {any} */ named) { return named.document === document.code; }).map(function (/** @type {any} */ named) { return named.name; }),
      ids: found.map(function (id) { return id === document.code ? "" : id.slice(document.code.length + 1); }),
      pins: found.map(function (id) { return (data.pins && data.pins[id]) || ""; })
    };
  });
  Object.keys(data.aliases).forEach(function (old) {
    var passed = [old];
    var now = data.aliases[old];
    while (data.aliases[now] && !passed.includes(now)) {
      passed.push(now);
      now = data.aliases[now];
    }
    if (now === WITHDRAWN) made.withdrawn[old] = "";
    else made.moved[old] = now;
  });
  return grammar.places(made);
}

/* Where a text leads that somebody typed: the same as in the search and in 编号直达. */
/** @param {string} text @param {any} data */
function leads(text, data) {
  return grammar.leads(text, indexed(data).places);
}

/* What an id leads to: good, alias, or dead. */
/** @param {any} index @param {string} id */
function resolve(index, id) {
  var lead = grammar.id(id, index.places);
  if (!lead.ids.length) return { state: "dead", id: id, document: null, withdrawn: lead.withdrawn.length > 0 };
  return { state: lead.was[lead.ids[0]] ? "alias" : "good", id: lead.ids[0], was: id, document: lead.ids[0].split("-")[0] };
}

/** @param {string} fragment */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch (broken) {
    return fragment;
  }
}

/** @param {any} index @param {string} text */
function links(index, text) {
  var out = [];
  var found;
  LINK.lastIndex = 0;
  while ((found = LINK.exec(text))) {
    var address = found[0].replace(/(?<![.:])[.:]+$/, "");
    var name = found[1].toLowerCase();
    var id = decoded(found[3] || "").replace(/(?<![.:])[.:]+$/, "").toLowerCase();
    var ours = index.data.online && address.startsWith(index.data.online);
    var /** @type {any} */ cite = { type: "link", start: found.index, end: found.index + address.length, text: address };
    var held = index.documents[name] || index.places.moved.has(name) || index.places.withdrawn.has(name);
    var named = grammar.SHAPE.test(id) || index.ids[id] ? resolve(index, id) : null;
    if (held && !named) Object.assign(cite, resolve(index, name), { unchecked: !!id });
    else if (named && (held || named.state !== "dead" || ours)) Object.assign(cite, named);
    else if (index.data.pages.includes(name)) Object.assign(cite, { state: "good", id: null, document: null, unchecked: true });
    else if (ours || named) Object.assign(cite, { state: "dead", id: id || name, document: null });
    else continue;
    /* texts/a/#b-x1: the page is one document's, the place another's. */
    if (held && cite.document && index.documents[name] && cite.document !== name && cite.state === "good") cite.state = "dead";
    out.push(cite);
  }
  return out;
}

/* Codes that stand in running text, where not every word is one. */
/** @param {any} index @param {string} text @param {any} taken */
function codes(index, text, taken) {
  var /** @type {any[]} */ out = [];
  grammar.codesIn(text).forEach(function (code) {
    var sentenceOf = text.slice(code.start, code.end);
    var known = index.documents[code.document] || index.places.moved.has(code.id) || index.places.withdrawn.has(code.id);
    /* A document's bare code only where it could be nothing else: capitals, or a year. */
    if (code.id === code.document && (!known || !(/\d/.test(code.id) || sentenceOf === sentenceOf.toUpperCase()))) return;
    if (!known && !/\d{4}/.test(code.document)) return;
    if (overlaps(code, taken)) return;
    out.push(Object.assign({ type: "code", start: code.start, end: code.end, text: sentenceOf }, resolve(index, code.id)));
  });
  return out;
}

/* Short names hold as the report defines them: 《…》（以下简称《意见》）; else as the handbook's documents do, where that is one. */
/** @param {any} index @param {string} text */
function defined(index, text) {
  var out = Object.create(null);
  var pattern = /《([^《》\n]{2,80})》[（(，,][\s\u200b]*(?:以下|下文)?(?:统|简)称(?:为)?[“"「]?《([^《》\n]{1,20})》/g;
  var found;
  while ((found = pattern.exec(text))) out[keyedName(found[2])] = keyedName(found[1]);
  return out;
}

/** @param {any} index @param {string} name @param {any} short @param {any} central */
function meant(index, name, short, central) {
  var key = keyedName(name);
  var named = (!central && short[key]) || key;
  var entries = index.names[named];
  if (named !== key && !entries) return { document: null };
  if (!entries) return null;
  var held = unique(entries.map(function (/** @type {any} */ entry) {
    return entry.document;
  }).filter(Boolean));
  if (central) {
    held = held.filter(function (/** @type {string} */ code) {
      return index.documents[code].kind === "central-document";
    });
  }
  if (held.length === 1) return { document: held[0] };
  return held.length || central ? null : { document: null };
}

/** @param {any} index @param {string} text */
function names(index, text) {
  var short = defined(index, text);
  var out = [];
  var found;
  NAME.lastIndex = 0;
  while ((found = NAME.exec(text))) {
    var end = NAME.lastIndex;
    var means = meant(index, found[1], short, /中央[\s\u200b]*$/.test(text.slice(Math.max(0, found.index - 24), found.index)));
    if (!means) continue;
    var /** @type {any} */ cite = { type: "name", start: found.index, end: end, text: text.slice(found.index, end), document: means.document, id: means.document, state: means.document ? "good" : "unheld" };
    var /** @type {any} */ pin = means.document && grammar.pinIn(text.slice(end, end + 24));
    if (pin) {
      cite.end = end + pin.end;
      cite = pinnedTo(index, cite, pin, text.slice(cite.start, cite.end));
    }
    out.push(cite);
  }
  return out;
}

/* The name of a document with the number of one of its items or sections. */
/** @param {any} index @param {any} cite @param {any} pin @param {string} text */
function pinnedTo(index, cite, pin, text) {
  var found = grammar.at(cite.document, pin.steps, index.places);
  var named = { type: "name", start: cite.start, end: cite.end, text: text, document: cite.document, id: cite.document, state: cite.state };
  /* 第二段: everybody counts the paragraphs of his own print. 第二项 of a document that has several: it is not said which. */
  if (found.length > 1 || pin.steps[pin.steps.length - 1].letters === "p") return named;
  return Object.assign(named, { pinned: true, id: found.length ? found[0] : null, state: found.length ? cite.state : "dead" });
}
