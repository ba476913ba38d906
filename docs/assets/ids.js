/* Permanent ids: an address made in years past opens the text where it stands today, whatever page the fragment is on.
   Loaded on every page; the list of ids is fetched only when the address names one that is not here. */
(function () {
  "use strict";

  /* yj2024-x12, dk-e2-n3, xqt-n1-p2; a code alone needs the list to be told from any other word. */
  var CODE = /^[a-z]{2,5}(?:[0-9]{4}[a-z]?|[0-9])?$/;
  var ID = /^[a-z]{2,5}(?:[0-9]{4}[a-z]?|[0-9])?(?:-[a-z][0-9]+)+$/;
  var english = handbook.english;
  var line = null;
  var waiting = [];

  function printed(id) {
    return id.toUpperCase();
  }

  /* The list of ids: handbook.anchors, as a script because nothing else loads from a folder on disk. */
  handbook.withAnchors = function (done) {
    if (handbook.anchors) {
      done(handbook.anchors);
      return;
    }
    waiting.push(done);
    if (waiting.length > 1) return;
    var script = handbook.make("script", { src: new URL("data/anchors.js", handbook.base).href });
    function settle() {
      var all = waiting;
      waiting = [];
      all.forEach(function (each) {
        each(handbook.anchors || null);
      });
    }
    script.addEventListener("load", settle);
    script.addEventListener("error", settle);
    document.head.appendChild(script);
  };

  /* Where an id leads today: {id, page, title}, or null; old ids are followed. */
  handbook.place = function (id) {
    var list = handbook.anchors;
    if (!list) return null;
    var own = Object.prototype.hasOwnProperty;
    var now = own.call(list.moved, id) ? list.moved[id] : id;
    var code = now.split("-")[0];
    if (!own.call(list.documents, code)) return null;
    var document_ = list.documents[code];
    if (document_.ids.indexOf(now === code ? "" : now.slice(code.length + 1)) < 0) return null;
    return { id: now, page: document_.page, title: document_.title };
  };

  /* A quiet line, which can be sent away: at the top of the text, or over the foot of the window where the text itself is
     what was asked for and must not move. */
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
      var home = document.querySelector(".md-content");
      home.insertBefore(line, home.firstChild);
    }
    line.hidden = false;
    line.classList.toggle("id-told--over", Boolean(over));
    var said = line.firstChild;
    said.textContent = "";
    /* A status is read out when its words change, not when it appears. */
    setTimeout(function () {
      parts.forEach(function (part) {
        said.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
      });
    }, 30);
  }

  function toCodes() {
    var link = handbook.make("a", { href: handbook.address("texts/codes") }, english ? "Find a code" : "编号直达");
    if (english) link.setAttribute("hreflang", "zh-Hans");
    return link;
  }

  function unknown(id, since) {
    var why = english ? "This code is not in this version: " : "这个编号不在本版：";
    var when = since ? (english ? ", withdrawn in " + since : "，自 " + since + " 版撤销") : "";
    tell([why + printed(id) + when + (english ? ". " : "。"), toCodes()]);
  }

  function renamed(from, to) {
    tell([english ? printed(from) + " is now " + printed(to) + "." : "编号 " + printed(from) + " 今作 " + printed(to) + "。"], true);
  }

  /* What the next page should say; where the browser keeps nothing between pages, it says nothing. */
  function leaveWord(from, to) {
    try {
      sessionStorage.setItem("handbook.renamed", from + " " + to);
    } catch (refused) {
      /* The page opens all the same. */
    }
  }

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
    if (!ID.test(id) && !CODE.test(id)) return;
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
      } else if (list && (ID.test(id) || id in list.withdrawn)) {
        unknown(id, list.withdrawn[id]);
      }
    });
  }

  /* The page that stays where a document was: on to where its text is now, with the paragraph that was asked for. */
  function onward(link) {
    var from = handbook.page.split("/").pop();
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
    onward(moved);
  } else {
    open();
    window.addEventListener("hashchange", open);
  }
})();
