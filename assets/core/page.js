/* What every room of the handbook's script stands on: the page, addresses, texts. Comes before the others.
   No dependencies, works from file:// and without storage; nothing newer than Chromium 80. */

var about = document.querySelector("meta[name=handbook]");

function all(selector, within) {
  return Array.prototype.slice.call((within || document).querySelectorAll(selector));
}

function make(tag, attributes, text) {
  var made = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) {
    made.setAttribute(name, attributes[name]);
  });
  if (text !== undefined) made.textContent = text;
  return made;
}

/* What the editors add to a text. */
var OURS = ".mark, .code, .src, .lacuna, .taken-out, .headerlink, .handle, .unseen, button";

/* The words of a piece of text, in the reading that is shown or in the one that is asked for ("emended", "received"). */
function said(element, reading) {
  var copy = element.cloneNode(true);
  var other = reading ? (reading === "received" ? ".lem" : ".rdg") : "[hidden]";
  all(OURS + ", " + other, copy).forEach(function (ours) {
    ours.parentNode.removeChild(ours);
  });
  return copy.textContent;
}

/* What the page of a document carries for whoever quotes it (scripts/edition/pages/citation.py); null elsewhere. */
var carried;
function citation() {
  if (carried === undefined) {
    var stored = document.getElementById("citation");
    carried = stored ? JSON.parse(stored.textContent) : null;
  }
  return carried;
}

/* What must be said about the words of a block from start to end, of all of them without: rows of the page's data
   (scripts/edition/reading/marks.py). Offsets count characters of the block's text in that reading. */
function remarks(id, reading, start, end) {
  var known = citation() && citation().places[id];
  if (!known) return [];
  var rows = (reading === "received" && known.remarks_received) || known.remarks || [];
  return rows.filter(function (row) {
    return start === undefined || (start <= row[0] && end >= row[1]);
  });
}

/* The same in words, each once: 〔编者注：…〕; empty where there is nothing to say. */
function remarked(rows, full) {
  var spoken = [];
  rows.forEach(function (row) {
    var words = (full && row[4]) || row[3];
    if (words && spoken.indexOf(words) < 0) spoken.push(words);
  });
  return spoken.length ? "〔" + handbook.words.notes["注"] + "：" + spoken.join("；") + "〕" : "";
}

/* A choice of the reader's, kept where the browser lets us; elsewhere it holds for this page only. */
function remember(name, value) {
  try {
    localStorage.setItem("handbook." + name, value);
  } catch (refused) {
    /* Private windows and some file:// settings refuse storage. */
  }
}

function recall(name) {
  try {
    return localStorage.getItem("handbook." + name);
  } catch (refused) {
    return null;
  }
}

/* Pages are named by their path without extension: "texts/yj2024"; those that are a folder's first page end with a
   slash: "texts/", and the start page is "". */
function address(path, anchor) {
  var folder = !path || path.charAt(path.length - 1) === "/";
  var files = about.getAttribute("data-addresses") === "files";
  var end = files ? (folder ? "index.html" : ".html") : folder ? "" : "/";
  return new URL(path + end, handbook.base).href + (anchor ? "#" + encodeURIComponent(anchor) : "");
}

/* The canonical address, also from the offline bundle: what is copied into a report must open anywhere. */
function online(path, anchor) {
  var folder = !path || path.charAt(path.length - 1) === "/";
  return about.getAttribute("data-online") + path + (folder ? "" : "/") + (anchor ? "#" + anchor : "");
}

/* Starts a part of the page that stands for itself: where one fails, the others go on, and the fault is told all the same. */
function room(start) {
  try {
    start();
  } catch (fault) {
    setTimeout(function () { throw fault; }, 0);
  }
}

return {
  room: room,
  all: all,
  make: make,
  said: said,
  citation: citation,
  remarks: remarks,
  remarked: remarked,
  remember: remember,
  recall: recall,
  address: address,
  online: online,
  /* Where the site begins, absolute, with a slash at its end. */
  base: new URL(about.getAttribute("data-base").replace(/\/*$/, "/"), location.href).href,
  /* This page, as address() and online() take it. */
  page: about.getAttribute("data-page"),
  version: about.getAttribute("data-version"),
  /* The words the edition uses for itself, from scripts/edition/nouns/words.py. */
  words: JSON.parse(document.getElementById("words").textContent),
  english: document.documentElement.lang === "en"
};
