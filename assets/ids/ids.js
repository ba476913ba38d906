/* Permanent ids: an address made in years past opens the text where it stands today, whatever page the fragment is on.
   Loaded on every page; the list of ids is fetched only when the address names one that is not here. */

var english = handbook.english;
var /** @type {any} */ line = null;
var /** @type {any[]} */ waiting = [];

/** @param {any} id */
function printed(id) {
  return id.toUpperCase();
}

/* The list of ids (handbook.anchors) and the grammar they are read by, as scripts because nothing else loads from a
   folder on disk. Where they cannot be had, null. */
handbook.withAnchors = function (done) {
  if (handbook.anchors && window.handbookGrammar) {
    done(handbook.anchors);
    return;
  }
  waiting.push(done);
  if (waiting.length > 1) return;
  var left = 2;
  function settle() {
    left--;
    if (left) return;
    var all = waiting;
    waiting = [];
    all.forEach(function (each) {
      each((window.handbookGrammar && handbook.anchors) || null);
    });
  }
  ["data/anchors.js", "assets/grammar.js"].forEach(function (path) {
    var script = handbook.make("script", { src: new URL(path, handbook.base).href });
    script.addEventListener("load", settle);
    script.addEventListener("error", settle);
    document.head.appendChild(script);
  });
};

var /** @type {any} */ places = null;

/* What is said to be an id, as the grammar reads it. */
/** @param {any} id */
function read(id) {
  places = places || handbookGrammar.places(handbook.anchors);
  return handbookGrammar.id(id, places);
}

/* Where an id leads today: {id, page, title}, or null; old ids are followed. */
handbook.place = function (id) {
  if (!handbook.anchors || !window.handbookGrammar) return null;
  var now = read(id).ids[0];
  var document_ = now && handbook.anchors.documents[now.split("-")[0]];
  return document_ ? { id: now, page: document_.page, title: document_.title } : null;
};

/* A quiet line, which can be sent away: at the top of the text, or over the foot of the window where the text itself is
   what was asked for and must not move. */
/** @param {any} parts @param {any} [over] */
function tell(parts, over) {
  if (!line) {
    line = handbook.make("div", { "class": "id-told" });
    line.appendChild(handbook.make("p", { role: "status" }));
    var close = handbook.make("button", { type: "button" }, english ? "Close" : "关闭");
    close.addEventListener("click", function () {
      line.hidden = true;
      var text = document.getElementById("text");
      if (text) text.focus({ preventScroll: true });
    });
    line.appendChild(close);
    var /** @type {any} */ home = document.querySelector(".md-content");
    home.insertBefore(line, home.firstChild);
  }
  line.hidden = false;
  line.classList.toggle("id-told--over", Boolean(over));
  var said = line.firstChild;
  said.textContent = "";
  /* A status is read out when its words change, not when it appears. */
  setTimeout(function () {
    parts.forEach(function (/** @type {any} */ part) {
      said.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    });
  }, 30);
}

function toCodes() {
  var link = handbook.make("a", { href: handbook.address("texts/codes") }, english ? "Find a code" : "编号直达");
  if (english) link.setAttribute("hreflang", "zh-Hans");
  return link;
}

/** @param {any} id @param {any} since */
function unknown(id, since) {
  var why = english ? "This code is not in this version: " : "这个编号不在本版：";
  var when = since ? (english ? ", withdrawn in " + since : "，自 " + since + " 版撤销") : "";
  tell([why + printed(id) + when + (english ? ". " : "。"), toCodes()]);
}

/** @param {any} from @param {any} to */
function renamed(from, to) {
  tell([english ? printed(from) + " is now " + printed(to) + "." : "编号 " + printed(from) + " 今作 " + printed(to) + "。"], true);
}

/* What the next page should say; where the browser keeps nothing between pages, it says nothing. */
/** @param {any} from @param {any} to */
function leaveWord(from, to) {
  try {
    sessionStorage.setItem("handbook.renamed", from + " " + to);
  } catch (refused) {
    /* The page opens all the same. */
  }
}

/** @param {any} here */
function wordLeft(here) {
  try {
    var word = (sessionStorage.getItem("handbook.renamed") || "").split(" ");
    sessionStorage.removeItem("handbook.renamed");
    if (word.length === 2 && word[1] === here) renamed(word[0], word[1]);
  } catch (refused) {
    /* As above. */
  }
}

function asked() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch (broken) {
    return "";
  }
}

/* The address is replaced, not added: Back leads to where the reader came from. */
/** @param {string} page @param {any} id */
function go(page, id) {
  if (page === handbook.page) location.replace("#" + encodeURIComponent(id));
  else location.replace(handbook.address(page, id));
}

function open() {
  var given = asked();
  var id = given.toLowerCase();
  if (!given || document.getElementById(given)) {
    wordLeft(given);
    return;
  }
  if (document.getElementById(id)) {
    go(handbook.page, id);
    return;
  }
  handbook.withAnchors(function (list) {
    var place = handbook.place(id);
    if (place) {
      if (place.id !== id && place.page === handbook.page) renamed(id, place.id);
      else if (place.id !== id) leaveWord(id, place.id);
      go(place.page, place.id);
    } else if (list && (handbookGrammar.SHAPE.test(id) || read(id).withdrawn.length)) {
      unknown(id, places.withdrawn.get(id));
    }
  });
}

/* The page that stays where a document was: on to where its text is now, with the paragraph that was asked for. */
function onward() {
  var /** @type {any} */ from = handbook.page.split("/").pop();
  var id = asked().toLowerCase() || from;
  handbook.withAnchors(function () {
    var place = handbook.place(id) || handbook.place(from);
    if (!place) return;
    leaveWord(handbook.place(id) ? id : from, place.id);
    location.replace(handbook.address(place.page, place.id));
  });
}

var moved = document.querySelector(".page--moved .moved__to");
if (moved) {
  onward();
} else {
  open();
  window.addEventListener("hashchange", open);
}
