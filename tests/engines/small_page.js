/* A page for scripts of the site that run without a browser: elements, events, ranges, a clock that is wound by hand.
   Nothing is laid out: each paragraph, heading and row of the text stands 30 px below the one before it and is 24 px
   high, and what is in it stands where it does.
   Its own functions are tested by what the scripts do with it (test_page_steps.py). */
"use strict";

var LINES = ["P", "LI", "H1", "H2", "H3", "TR"];
var changes = 0; /* Nodes that came or went: until then each line stands where it stood. */
var VOID = /^(area|base|br|col|hr|img|input|link|meta|source|wbr)$/;

class Target {
  addEventListener(type, run, how) {
    (this.listeners = this.listeners || []).push({ type: type, run: run, capture: how === true || Boolean(how && how.capture), once: Boolean(how && how.once) });
  }
  removeEventListener(type, run) {
    this.listeners = (this.listeners || []).filter(function (each) { return each.type !== type || each.run !== run; });
  }
  dispatchEvent(event) {
    event.target = this;
    var path = [this];
    for (var up = this.parentNode; up; up = up.parentNode) path.push(up);
    if (path[path.length - 1] === document && this !== document) path.push(window);
    var stops = path.slice().reverse().map(function (at) { return [at, true]; });
    (event.bubbles ? path : [this]).forEach(function (at) { stops.push([at, false]); });
    stops.forEach(function (stop) {
      if (event.stopped) return;
      event.currentTarget = stop[0];
      (stop[0].listeners || []).slice().forEach(function (each) {
        if (each.type !== event.type || each.capture !== stop[1]) return;
        if (each.once) stop[0].removeEventListener(each.type, each.run);
        each.run.call(stop[0], event);
      });
    });
    return !event.defaultPrevented;
  }
}

class Event {
  constructor(type, given) {
    Object.assign(this, { type: type, bubbles: false, defaultPrevented: false, stopped: false }, given);
  }
  preventDefault() { this.defaultPrevented = true; }
  stopPropagation() { this.stopped = true; }
  stopImmediatePropagation() { this.stopped = true; }
}

class Node extends Target {
  constructor(type) {
    super();
    this.nodeType = type;
    this.parentNode = null;
    this.childNodes = [];
  }
  get firstChild() { return this.childNodes[0] || null; }
  get lastChild() { return this.childNodes[this.childNodes.length - 1] || null; }
  get nextSibling() { return this.beside(1); }
  get previousSibling() { return this.beside(-1); }
  get parentElement() { return this.parentNode instanceof Element ? this.parentNode : null; }
  beside(by) {
    var all = this.parentNode ? this.parentNode.childNodes : [];
    return all[all.indexOf(this) + by] || null;
  }
  contains(other) {
    for (; other; other = other.parentNode) if (other === this) return true;
    return false;
  }
  appendChild(node) { return this.insertBefore(node, null); }
  append() { Array.from(arguments).forEach(function (each) { this.appendChild(typeof each === "string" ? new Text(each) : each); }, this); }
  insertBefore(node, before) {
    if (node instanceof Fragment) {
      node.childNodes.slice().forEach(function (each) { this.insertBefore(each, before); }, this);
      return node;
    }
    if (node.parentNode) node.parentNode.removeChild(node);
    changes++;
    this.childNodes.splice(before ? this.childNodes.indexOf(before) : this.childNodes.length, 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild(node) {
    changes++;
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
    return node;
  }
  replaceChild(node, old) {
    this.insertBefore(node, old);
    return this.removeChild(old);
  }
  remove() { if (this.parentNode) this.parentNode.removeChild(this); }
  normalize() {}
  get textContent() { return this.childNodes.map(function (each) { return each.textContent; }).join(""); }
  set textContent(text) {
    this.childNodes.slice().forEach(function (each) { each.remove(); });
    if (text !== "") this.appendChild(new Text(String(text)));
  }
  get children() { return this.childNodes.filter(function (each) { return each instanceof Element; }); }
  get firstElementChild() { return this.children[0] || null; }
  walk(into) {
    this.childNodes.forEach(function (each) {
      into.push(each);
      each.walk(into);
    });
    return into;
  }
  querySelectorAll(selector) { return this.walk([]).filter(function (each) { return each instanceof Element && each.matches(selector); }); }
  querySelector(selector) { return this.querySelectorAll(selector)[0] || null; }
}

/* The lines of the text, each with its number. */
function lines() {
  if (!lines.all || lines.at !== changes) {
    lines.at = changes;
    lines.all = new Map();
    (document.querySelector("article") || document).walk([]).forEach(function (node) {
      if (LINES.includes(node.tagName)) lines.all.set(node, lines.all.size);
    });
  }
  return lines.all;
}

class Text extends Node {
  constructor(text) {
    super(3);
    this.data = text;
  }
  get textContent() { return this.data; }
  set textContent(text) { this.data = String(text); }
  get length() { return this.data.length; }
  cloneNode() { return new Text(this.data); }
}

class Fragment extends Node {
  constructor() { super(11); }
}

/* Compound by compound, from the right. */
function fits(element, selector) {
  var found = /^(.*?)\s*([>+]?)\s*((?:[^\s>+[]|\[[^\]]*\])+)$/.exec(selector);
  var own = found[3].match(/:not\([^)]*\)|\[[^\]]*\]|[.#]?[\w-]+|:[\w-]+|\*/g);
  var holds = own.every(function (part) {
    if (part === "*") return true;
    if (part.startsWith(":not(")) return !fits(element, part.slice(5, -1));
    if (part === ":checked") return element.checked;
    if (part[0] === ".") return element.classList.contains(part.slice(1));
    if (part[0] === "#") return element.id === part.slice(1);
    if (part[0] !== "[") return element.tagName.toLowerCase() === part;
    var asked = /^\[([\w-]+)(?:([\^$*]?=)"?([^"]*)"?)?\]$/.exec(part);
    var has = element.getAttribute(asked[1]);
    if (has === null || !asked[2]) return has !== null;
    return { "=": has === asked[3], "^=": has.startsWith(asked[3]), "$=": has.endsWith(asked[3]), "*=": has.includes(asked[3]) }[asked[2]];
  });
  if (!holds || !found[1]) return holds;
  if (found[2] === ">") return Boolean(element.parentElement) && fits(element.parentElement, found[1]);
  if (found[2] === "+") return Boolean(element.previousElementSibling) && fits(element.previousElementSibling, found[1]);
  for (var up = element.parentElement; up; up = up.parentElement) if (fits(up, found[1])) return true;
  return false;
}

function reflected(name, attribute) {
  Object.defineProperty(Element.prototype, name, {
    get: function () { return this.getAttribute(attribute || name) || ""; },
    set: function (value) { this.setAttribute(attribute || name, value); }
  });
}

function switched(name) {
  Object.defineProperty(Element.prototype, name, {
    get: function () { return this.hasAttribute(name); },
    set: function (value) { this.toggleAttribute(name, Boolean(value)); }
  });
}

class Element extends Node {
  constructor(tag) {
    super(1);
    this.tagName = this.nodeName = tag.toUpperCase();
    this.attributes = new Map();
    this.scrollTop = this.clientTop = this.clientLeft = 0;
    var element = this;
    this.style = {
      setProperty: function (name, value) { this[name] = String(value); },
      getPropertyValue: function (name) { return this[name] || ""; },
      removeProperty: function (name) { delete this[name]; }
    };
    this.classList = {
      all: function () { return element.className.split(/\s+/).filter(Boolean); },
      contains: function (name) { return this.all().includes(name); },
      add: function (name) { if (!this.contains(name)) element.className = this.all().concat(name).join(" "); },
      remove: function (name) { if (this.contains(name)) element.className = this.all().filter(function (each) { return each !== name; }).join(" "); },
      toggle: function (name, on) {
        if (on === undefined ? !this.contains(name) : on) this.add(name);
        else this.remove(name);
      }
    };
    this.dataset = new Proxy({}, { get: function (_, name) { return element.getAttribute("data-" + name) || undefined; } });
  }
  getAttribute(name) { return this.attributes.has(name) ? this.attributes.get(name) : null; }
  setAttribute(name, value) { this.attributes.set(name, String(value)); }
  hasAttribute(name) { return this.attributes.has(name); }
  removeAttribute(name) { this.attributes.delete(name); }
  toggleAttribute(name, on) {
    if (on === undefined ? !this.hasAttribute(name) : on) this.setAttribute(name, "");
    else this.removeAttribute(name);
  }
  get form() { return this.closest("form"); }
  get href() { return new URL(this.getAttribute("href") || "", location.href).href; }
  set href(value) { this.setAttribute("href", value); }
  get hash() { return new URL(this.href).hash; }
  get value() {
    if (this.typed !== undefined) return this.typed;
    var chosen = this.tagName === "SELECT" && (this.querySelector("option[selected]") || this.querySelector("option"));
    return (chosen || this).getAttribute("value") || (chosen ? chosen.textContent : "");
  }
  set value(text) { this.typed = String(text); }
  get checked() { return this.ticked === undefined ? this.hasAttribute("checked") : this.ticked; }
  set checked(on) { this.ticked = on; }
  get rows() { return this.querySelectorAll("tr"); }
  get tBodies() { return this.querySelectorAll("tbody"); }
  get cells() { return this.children; }
  get cellIndex() { return this.parentNode.children.indexOf(this); }
  get nextElementSibling() { return this.parentNode.children[this.parentNode.children.indexOf(this) + 1] || null; }
  get previousElementSibling() { return this.parentNode.children[this.parentNode.children.indexOf(this) - 1] || null; }
  get outerHTML() { return written(this, "").join(""); }
  set innerHTML(text) {
    this.textContent = "";
    read(text, this);
  }
  matches(selector) {
    return selector.split(/,(?![^[(]*[\])])/).some(function (each) { return fits(this, each.trim()); }, this);
  }
  closest(selector) {
    for (var up = this; up; up = up.parentElement) if (up.matches(selector)) return up;
    return null;
  }
  cloneNode(deep) {
    var made = new Element(this.tagName);
    this.attributes.forEach(function (value, name) { made.setAttribute(name, value); });
    if (deep) this.childNodes.forEach(function (each) { made.appendChild(each.cloneNode(true)); });
    return made;
  }
  focus() {
    if (this === document.activeElement) return;
    var left = document.activeElement;
    document.activeElement = this;
    left.dispatchEvent(new Event("blur", { relatedTarget: this }));
    left.dispatchEvent(new Event("focusout", { bubbles: true, relatedTarget: this }));
    this.dispatchEvent(new Event("focus", { relatedTarget: left }));
    this.dispatchEvent(new Event("focusin", { bubbles: true, relatedTarget: left }));
  }
  blur() { document.body.focus(); }
  select() {}
  click() {
    if (!this.disabled) this.dispatchEvent(new Event("click", { bubbles: true, detail: 0 }));
  }
  scrollIntoView() { told.push("scrolled to " + (this.id || this.tagName)); }
  getBoundingClientRect() {
    var seen = true;
    var line = null;
    for (var up = this; up.tagName; up = up.parentNode) {
      if (up.hidden) seen = false;
      if (!line && LINES.includes(up.tagName)) line = up;
    }
    line = line || this.walk([]).find(function (node) { return LINES.includes(node.tagName); });
    var top = 30 * (lines().has(line) ? lines().get(line) : -1) - window.pageYOffset;
    var wide = seen ? Math.min(800, 16 * this.textContent.length) : 0;
    var high = seen ? 24 : 0;
    return { top: top, bottom: top + high, height: high, left: 100, right: 100 + wide, width: wide };
  }
  getClientRects() { return [this.getBoundingClientRect()]; }
  get offsetHeight() { return this.getBoundingClientRect().height; }
  get offsetWidth() { return this.getBoundingClientRect().width; }
  get offsetTop() { return this.getBoundingClientRect().top; }
  get clientHeight() { return 600; }
  get scrollHeight() { return 600; }
}
["id", "title", "type", "name", "lang", "src", "rel", "target", "placeholder", "colspan"].forEach(function (name) { reflected(name); });
reflected("className", "class");
reflected("colSpan", "colspan");
["hidden", "disabled", "open"].forEach(switched);

var ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

function plain(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, function (whole, decimal, hexadecimal, name) {
    return name ? ENTITIES[name] || whole : String.fromCodePoint(decimal ? +decimal : parseInt(hexadecimal, 16));
  });
}

/* HTML as the site is written: every element closed, every attribute well formed. */
function read(text, into) {
  var parts = /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([\w-]+)>|<([\w-]+)((?:\s+[^\s=>"]+(?:="[^"]*"|=[^\s>]+)?)*)\s*\/?>|[^<]+/gi;
  var at = into;
  for (var part = parts.exec(text); part; part = parts.exec(text)) {
    if (part[1]) {
      for (var up = at; up && up !== into.parentNode; up = up.parentNode) {
        if (up.tagName !== part[1].toUpperCase()) continue;
        at = up.parentNode;
        break;
      }
    } else if (part[2]) {
      var made = new Element(part[2]);
      (part[3].match(/[^\s=]+(?:="[^"]*"|=\S+)?/g) || []).forEach(function (each) {
        var given = /^([^=]+)(?:=(?:"([^"]*)"|(.*)))?$/.exec(each);
        made.setAttribute(given[1], plain(given[2] || given[3] || ""));
      });
      at.appendChild(made);
      if (/^(script|style)$/i.test(part[2])) {
        var end = text.indexOf("</" + part[2], parts.lastIndex);
        made.appendChild(new Text(text.slice(parts.lastIndex, end)));
        parts.lastIndex = text.indexOf(">", end) + 1;
      } else if (!VOID.test(part[2].toLowerCase()) && !part[0].endsWith("/>")) at = made;
    } else if (part[0][0] !== "<") at.appendChild(new Text(plain(part[0])));
  }
}

/* The page as lines: elements with what is said of them, texts. References are held where they are made. */
function written(node, indent) {
  if (node instanceof Text) return node.data.trim() ? [indent + node.data.trim().replace(/\s+/g, " ")] : [];
  var inside = [];
  if (!/^(SCRIPT|STYLE|SVG)$/.test(node.tagName) && node.id !== "citing") {
    node.childNodes.forEach(function (each) { inside = inside.concat(written(each, indent + " ")); });
  }
  if (!(node instanceof Element)) return inside;
  var said = Array.from(node.attributes, function (each) { return each[1] === "" ? " " + each[0] : " " + each[0] + '="' + each[1] + '"'; }).join("");
  Object.keys(node.style).forEach(function (name) {
    if (typeof node.style[name] !== "function") said += " {" + name + ": " + node.style[name] + "}";
  });
  if (node.typed !== undefined) said += " {typed " + node.typed + "}";
  if (node.ticked !== undefined) said += node.ticked ? " {ticked}" : " {not ticked}";
  if (node.scrollTop) said += " {scrolled " + node.scrollTop + "}";
  var tag = node.tagName.toLowerCase();
  if (inside.length && node.childNodes.length === 1 && node.firstChild instanceof Text) return [indent + "<" + tag + said + ">" + inside[0].trim()];
  return [indent + "<" + tag + said + ">"].concat(inside);
}

/* Ranges: a place is a node and an offset, compared by the way that leads there. */
function way(node, offset) {
  var path = [offset];
  for (var up = node; up.parentNode; up = up.parentNode) path.unshift(up.parentNode.childNodes.indexOf(up));
  return path;
}

function before(one, other) {
  for (var at = 0; at < Math.min(one.length, other.length); at++) {
    if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
  }
  return Math.sign(one.length - other.length);
}

class Range {
  constructor() { this.setStart(document, 0); this.setEnd(document, 0); }
  setStart(node, offset) { this.startContainer = node; this.startOffset = offset; }
  setEnd(node, offset) { this.endContainer = node; this.endOffset = offset; }
  selectNodeContents(node) {
    this.setStart(node, 0);
    this.setEnd(node, node instanceof Text ? node.length : node.childNodes.length);
  }
  get starts() { return way(this.startContainer, this.startOffset); }
  get ends() { return way(this.endContainer, this.endOffset); }
  get collapsed() { return before(this.starts, this.ends) >= 0; }
  get commonAncestorContainer() {
    for (var up = this.startContainer; !up.contains(this.endContainer); up = up.parentNode);
    return up;
  }
  cloneRange() {
    var made = new Range();
    made.setStart(this.startContainer, this.startOffset);
    made.setEnd(this.endContainer, this.endOffset);
    return made;
  }
  compareBoundaryPoints(how, other) {
    return how === Range.START_TO_START ? before(this.starts, other.starts) : before(this.ends, other.ends);
  }
  intersectsNode(node) {
    var whole = new Range();
    whole.selectNodeContents(node);
    return before(this.starts, whole.ends) <= 0 && before(this.ends, whole.starts) >= 0;
  }
  cut(node, take) {
    var made = node instanceof Element ? node.cloneNode(false) : new Fragment();
    node.childNodes.slice().forEach(function (each) {
      if (!this.intersectsNode(each)) return;
      if (each instanceof Text) {
        var from = each === this.startContainer ? this.startOffset : 0;
        var to = each === this.endContainer ? this.endOffset : each.length;
        if (each !== this.startContainer && before(this.starts, way(each, 0)) > 0) return;
        if (each !== this.endContainer && before(this.ends, way(each, 0)) <= 0) return;
        made.appendChild(new Text(each.data.slice(from, to)));
        if (take) each.data = each.data.slice(0, from) + each.data.slice(to);
      } else {
        var at = way(each, 0).slice(0, -1);
        var inner = this.startContainer.contains(each) && before(at, this.starts) < 0;
        var outer = this.endContainer.contains(each) && before(at, this.ends) >= 0;
        if (!inner && !outer) made.appendChild(this.cut(each, take));
      }
    }, this);
    return made;
  }
  contents(take) {
    var home = this.commonAncestorContainer;
    if (!(home instanceof Text)) {
      var made = this.cut(home, take);
      var out = new Fragment();
      made.childNodes.slice().forEach(function (each) { out.appendChild(each); });
      return out;
    }
    var piece = new Fragment();
    piece.appendChild(new Text(home.data.slice(this.startOffset, this.endOffset)));
    return piece;
  }
  cloneContents() { return this.contents(false); }
  extractContents() { return this.contents(true); }
  toString() { return this.cloneContents().textContent; }
  getClientRects() { return this.collapsed ? [] : this.startContainer.parentNode.getClientRects(); }
  getBoundingClientRect() { return this.startContainer.parentNode.getBoundingClientRect(); }
}
Range.START_TO_START = 0;
Range.END_TO_END = 2;

/* What a page and a window have beside. It is always the same day. */
var told = [];
var timers = [];
var clock = 0;
var Today = Date;
globalThis.Date = class extends Today {
  constructor() {
    if (arguments.length) super(...arguments);
    else super(2021, 11, 24, 12);
  }
  static now() { return new Today(2021, 11, 24, 12).getTime() + clock; }
};
var document = new Node(9);
var window = globalThis;
Object.assign(window, {
  addEventListener: Target.prototype.addEventListener,
  removeEventListener: Target.prototype.removeEventListener,
  dispatchEvent: Target.prototype.dispatchEvent,
  innerWidth: 1280, innerHeight: 720, pageXOffset: 0, pageYOffset: 0,
  Event: Event, Node: Node, Element: Element, Range: Range, NodeFilter: { SHOW_TEXT: 4 },
  CustomEvent: Event, MutationObserver: class { observe() {} disconnect() {} },
  matchMedia: function () { return { matches: false, addEventListener: function () {} }; },
  getComputedStyle: function () { return { paddingLeft: "20px", paddingRight: "20px" }; },
  scrollTo: function (x, y) { told.push("scrolled to " + x + ", " + y); },
  print: function () { told.push("printed"); },
  setTimeout: function (run, wait) {
    var rest = Array.prototype.slice.call(arguments, 2);
    return timers.push({ run: function () { run.apply(null, rest); }, at: clock + (wait || 0) });
  },
  clearTimeout: function (number) { if (number && timers[number - 1]) timers[number - 1].run = null; },
  requestAnimationFrame: function (run) { return setTimeout(run, 16); },
  getSelection: function () { return selection; }
});

function stored() {
  var kept = new Map();
  return {
    getItem: function (name) { return kept.has(name) ? kept.get(name) : null; },
    setItem: function (name, value) { told.push("kept " + name + "=" + value); kept.set(name, String(value)); },
    removeItem: function (name) { kept.delete(name); }
  };
}
var localStorage = stored();
var sessionStorage = stored();
var navigator = { clipboard: { writeText: function (text) { told.push("copied " + text); return Promise.resolve(); } }, language: "zh-CN", userAgent: "" };

var selection = {
  ranges: [],
  get rangeCount() { return this.ranges.length; },
  get isCollapsed() { return !this.ranges.length || this.ranges[0].collapsed; },
  getRangeAt: function (at) { return this.ranges[at]; },
  removeAllRanges: function () { this.ranges = []; },
  addRange: function (range) { this.ranges.push(range); },
  toString: function () { return this.ranges.join(""); }
};

function wind(until) {
  for (var next = true; next;) {
    next = timers.filter(function (each) { return each.run && each.at <= until; }).sort(function (one, other) { return one.at - other.at; })[0];
    if (!next) break;
    clock = next.at;
    var run = next.run;
    next.run = null;
    run();
  }
  clock = until;
}

var here = "";
var untouched = [];
var location = {
  get href() { return here; },
  set href(address) { to(address); },
  get hash() { return new URL(here).hash; },
  set hash(text) { to(text); },
  get pathname() { return new URL(here).pathname; },
  get search() { return new URL(here).search; },
  get protocol() { return new URL(here).protocol; },
  replace: function (address) { to(address); },
  assign: function (address) { to(address); }
};
function to(address) {
  var next = new URL(address, here).href;
  var same = next.split("#")[0] === here.split("#")[0];
  told.push((same ? "at " : "on to ") + (same ? new URL(next).hash || "#" : next));
  if (!same || next === here) return;
  here = next;
  window.dispatchEvent(new Event("hashchange"));
}
var history = {
  state: null,
  replaceState: function (state, title, address) { here = new URL(address, here).href; told.push("now " + address); },
  pushState: function (state, title, address) { here = new URL(address, here).href; told.push("then " + address); },
  back: function () { told.push("back"); here = here.split("#")[0]; window.dispatchEvent(new Event("popstate")); }
};

Object.assign(document, {
  readyState: "complete",
  createElement: function (tag) { return new Element(tag); },
  createElementNS: function (space, tag) { return new Element(tag); },
  createTextNode: function (text) { return new Text(String(text)); },
  createDocumentFragment: function () { return new Fragment(); },
  createRange: function () { return new Range(); },
  createTreeWalker: function (home) {
    var all = home.walk([]).filter(function (each) { return each instanceof Text; });
    return { currentNode: home, nextNode: function () { this.currentNode = all.shift() || null; return this.currentNode; } };
  },
  getElementById: function (id) { return document.walk([]).filter(function (each) { return each.id === id; })[0] || null; },
  getSelection: function () { return selection; },
  execCommand: function () { return false; }
});

function open(html, address) {
  here = address;
  read(html, document);
  document.documentElement = document.querySelector("html");
  document.head = document.querySelector("head");
  document.body = document.activeElement = document.querySelector("body");
  untouched = written(document, "");
}

/* Scripts that a script asks for, by the end of their address. */
var files = {};
var inserted = Node.prototype.insertBefore;
Node.prototype.insertBefore = function (node, next) {
  var made = inserted.call(this, node, next);
  var name = node.tagName === "SCRIPT" && Object.keys(files).find(function (each) { return node.src.split("?")[0].endsWith(each); });
  if (node.tagName === "SCRIPT") {
    setTimeout(function () {
      if (name) (0, eval)(files[name]);
      node.dispatchEvent(new Event(name ? "load" : "error"));
      ((name ? node.onload : node.onerror) || Boolean)();
    }, 5);
  }
  return made;
};

/* What a reader does: "click SELECTOR", "key Escape", "type SELECTOR = words" …; a selector may end in @2, the second. */
function the(selector) {
  var asked = /^(.*?)(?: @(\d+))?$/.exec(selector);
  var found = document.querySelectorAll(asked[1])[asked[2] ? asked[2] - 1 : 0];
  if (!found) throw new Error("there is no " + selector);
  return found;
}

function does(at, type, more) {
  return at.dispatchEvent(new Event(type, Object.assign({ bubbles: true }, more)));
}

/* What the browser does with a click that no script took for itself. */
function followed(element, more) {
  var link = element.closest("a[href]");
  if (does(element, "click", Object.assign({ detail: 1 }, more)) && link) to(link.href);
}

var acts = {
  click: function (what) {
    var element = the(what);
    if (element.disabled) throw new Error("disabled: " + what);
    does(element, "pointerdown", { pointerType: "mouse" });
    followed(element);
  },
  tap: function (what) {
    does(the(what), "pointerdown", { pointerType: "touch" });
    followed(the(what));
  },
  point: function (what) {
    the(what).dispatchEvent(new Event("pointerenter", { pointerType: "mouse" }));
    does(the(what), "pointerover", { pointerType: "mouse" });
  },
  left: function (what) { the(what).dispatchEvent(new Event("pointerleave", { pointerType: "mouse" })); },
  key: function (what) {
    var held = what.split("+");
    var key = what === "+" ? "+" : held.pop();
    var more = { key: key === "Space" ? " " : key, shiftKey: held.includes("Shift"), ctrlKey: held.includes("Control") };
    if (does(document.activeElement, "keydown", more)) told.push("the key " + what + " is the browser's");
  },
  focus: function (what) { the(what).focus(); },
  type: function (what) {
    var parts = what.split(" = ");
    the(parts[0]).value = parts[1] || "";
    does(the(parts[0]), "input");
    does(the(parts[0]), "change");
  },
  send: function (what) { does(the(what), "submit"); },
  hash: function (what) { to("#" + (what || "")); },
  scroll: function (what) {
    window.pageYOffset = Number(what);
    window.dispatchEvent(new Event("scroll"));
  },
  size: function (what) {
    window.innerWidth = Number(what.split("x")[0]);
    window.innerHeight = Number(what.split("x")[1]);
    window.dispatchEvent(new Event("resize"));
  },
  swipe: function (what) {
    var by = what.split(" ").map(Number);
    var stage = the(".projection");
    does(stage, "touchstart", { touches: [{ clientX: 100, clientY: 100 }] });
    does(stage, "touchend", { changedTouches: [{ clientX: 100 + by[0], clientY: 100 + by[1] }] });
  },
  mark: function (what) {
    var ends = what.split(" … ").map(function (each) {
      var asked = /^(.*) (\d+)$/.exec(each);
      var texts = the(asked[1]).walk([]).filter(function (node) { return node instanceof Text; });
      for (var left = Number(asked[2]); left > texts[0].length; texts.shift()) left -= texts[0].length;
      return [texts[0], left];
    });
    var range = new Range();
    range.setStart(ends[0][0], ends[0][1]);
    range.setEnd(ends[1][0], ends[1][1]);
    selection.ranges = [range];
    document.dispatchEvent(new Event("selectionchange"));
  },
  copy: function () {
    var taken = { setData: function (kind, text) { told.push(kind + " " + JSON.stringify(text)); } };
    if (does(document.activeElement, "copy", { clipboardData: taken })) told.push("copied as the browser does it");
  },
  print: function () {
    window.dispatchEvent(new Event("beforeprint"));
    told.push("on paper: " + document.querySelectorAll("[open]").length + " open");
    window.dispatchEvent(new Event("afterprint"));
  },
  wait: function (what) { wind(clock + Number(what)); },
  look: function () { wind(clock + 1000); }
};

/* The page as it came and, for each step: the page as lines, what was told, and where the focus is. */
function goes(steps) {
  document.dispatchEvent(new Event("DOMContentLoaded"));
  return [{ page: untouched }].concat(steps.map(function (step) {
    var named = /^(\S+) ?(.*)$/.exec(step);
    told = [];
    acts[named[1]](named[2]);
    wind(clock + (named[1] === "wait" ? 0 : 20));
    var at = document.activeElement;
    return { page: written(document, ""), told: told, focus: at.id || at.className || at.tagName };
  }));
}
