/* What every room of the handbook's script stands on: the page, addresses, texts. Comes before the others.
   No dependencies, works from file:// and without storage; nothing newer than Chromium 80. */

var about = /** @type {HTMLElement} */ (document.querySelector("meta[name=handbook]"));

/** @param {string} name What the page says of itself. @returns {string} */
function own(name) {
  return about.getAttribute("data-" + name) || "";
}

/** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
function all(selector, within) {
  return Array.prototype.slice.call((within || document).querySelectorAll(selector));
}

/** @param {string} tag @param {Record<string, string>} [attributes] @param {string} [text] @returns {any} */
function make(tag, attributes, text) {
  var made = document.createElement(tag);
  var given = attributes || {};
  Object.keys(given).forEach(function (name) {
    made.setAttribute(name, given[name]);
  });
  if (text !== undefined) made.textContent = text;
  return made;
}

/* Text of both languages: on an English page what is Chinese in it is marked as such. */
var HAN = /([\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef](?:[\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef·…—“”‘’\d]*[\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef])?)/;

/** @param {any} into @param {string} text */
function tell(into, text) {
  if (document.documentElement.lang !== "en") into.appendChild(document.createTextNode(text));
  else {
    text.split(HAN).forEach(function (part, at) {
      if (part) into.appendChild(at % 2 ? make("span", { lang: "zh-Hans" }, part) : document.createTextNode(part));
    });
  }
  return into;
}

/* What the page of a document carries for whoever quotes it (scripts/edition/pages/citation.py); null elsewhere. */
/** @type {any} */
var carried;

function citation() {
  if (carried === undefined) {
    var stored = document.getElementById("citation");
    carried = stored ? JSON.parse(stored.textContent || "") : null;
  }
  return carried;
}

/* What must be said about the words of a block from start to end, of all of them without: rows of the page's data
   (scripts/edition/reading/marks.py). Offsets count characters of the block's text in that reading. */
/** @param {string} id @param {string} reading @param {number} [start] @param {number} [end] @returns {any[]} */
function remarks(id, reading, start, end) {
  var known = citation() && citation().places[id];
  if (!known) return [];
  var rows = (reading === "received" && known.remarks_received) || known.remarks || [];
  return rows.filter(function (/** @type {any} */ row) {
    return start === undefined || end === undefined || (start <= row[0] && end >= row[1]);
  });
}

/* The same in words, each once: 〔编者注：…〕; empty where there is nothing to say. */
/** @param {any[]} rows @param {boolean} [full] @returns {string} */
function remarked(rows, full) {
  /** @type {string[]} */
  var spoken = [];
  rows.forEach(function (row) {
    var words = (full && row[4]) || row[3];
    if (words && spoken.indexOf(words) < 0) spoken.push(words);
  });
  return noted(spoken);
}

/* A choice of the reader's, kept where the browser lets us; elsewhere it holds for this page only. */
/** @param {string} name @param {string} value */
function remember(name, value) {
  try {
    localStorage.setItem("handbook." + name, value);
  } catch (refused) {
    /* Private windows and some file:// settings refuse storage. */
  }
}

/** @param {string} name @returns {string | null} */
function recall(name) {
  try {
    return localStorage.getItem("handbook." + name);
  } catch (refused) {
    return null;
  }
}

/* With one slash at its end. A loop and no pattern: looking behind is a fault of syntax in Safari before 16.4. */
/** @param {string} path @returns {string} */
function asFolder(path) {
  var end = path.length;
  while (path.charAt(end - 1) === "/") end--;
  return path.slice(0, end) + "/";
}

/* Pages are named by their path without extension: "texts/yj2024"; those that are a folder's first page end with a
   slash: "texts/", and the start page is "". */
/** @param {string} path @param {string} [anchor] @returns {string} */
function address(path, anchor) {
  var folder = !path || path.charAt(path.length - 1) === "/";
  var files = own("addresses") === "files";
  var end = files ? (folder ? "index.html" : ".html") : folder ? "" : "/";
  return new URL(path + end, handbook.base).href + (anchor ? "#" + encodeURIComponent(anchor) : "");
}

/* The canonical address, also from the offline bundle: what is copied into a report must open anywhere. Empty while the
   handbook has none that is public: an address that leads nowhere is given to nobody. */
/** @param {string} path @param {string} [anchor] @returns {string} */
function online(path, anchor) {
  var folder = !path || path.charAt(path.length - 1) === "/";
  if (!own("online")) return "";
  return own("online") + path + (folder ? "" : "/") + (anchor ? "#" + anchor : "");
}

/* The file of a page in the handbook's own folder, for when there is no address: texts/yj2024.html#yj2024-x12. */
/** @param {string} path @param {string} [anchor] @returns {string} */
function filePath(path, anchor) {
  var folder = !path || path.charAt(path.length - 1) === "/";
  var end = folder ? "index.html" : own("addresses") === "files" ? ".html" : "/index.html";
  return path + end + (anchor ? "#" + anchor : "");
}

/* The address of a file that lies in assets/. */
/** @param {string} name @returns {string} */
function asset(name) {
  return new URL("assets/" + name, handbook.base).href;
}

/* A script that is needed only now: also from file://, where nothing can be fetched. */
/** @param {string} at @param {() => void} done @param {() => void} failed */
function load(at, done, failed) {
  var script = make("script", { src: at });
  script.onload = done;
  script.onerror = failed;
  document.head.appendChild(script);
}

/* Starts a part of the page that stands for itself: where one fails, the others go on, and the fault is told all the same. */
/** @param {() => void} start */
function room(start) {
  try {
    start();
  } catch (fault) {
    setTimeout(function () { throw fault; }, 0);
  }
}
