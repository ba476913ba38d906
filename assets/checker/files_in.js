/* Opening a file: by the button, by dropping it anywhere on the page, by pasting it. */

/** @param {any} fault */
function refuse(fault) {
  closeFile();
  var why = fault && fault.unreadable ? fault.unreadable : "broken";
  told.textContent = FILE_SAYS.refused[why] || FILE_SAYS.refused.unknown;
  home.setAttribute("data-refused", why);
}

/* What reads files, and what unpacks .docx: they come when the first file does. */
/** @param {() => void} done */
function withOffice(done) {
  function failed() { refuse({ unreadable: "library" }); }
  function unpacking() {
    if (typeof fflate === "undefined") handbook.load(handbook.asset("office/fflate.js"), done, failed);
    else done();
  }
  if (window.handbookOffice) unpacking();
  else handbook.load(handbook.asset("office.js"), unpacking, failed);
}

/** @param {string} name @param {Uint8Array} bytes */
function openBytes(name, bytes) {
  var mine = ++running;
  function still() { return mine === running; }
  inSteps(handbookOffice.open(bytes, name), still, function () {}, function (opened) {
    inSteps(handbookOffice.fingerprint(bytes), still, function () {}, function (sum) {
      shut(opened, { name: name, bytes: bytes, sum: sum, opened: opened });
    }, refuse);
  }, refuse);
}

/* The file stands in the place of the field, and is checked at once. */
/** @param {any} opened @param {any} made */
function shut(opened, made) {
  report = made;
  card.textContent = "";
  account(made).forEach(function (sentence) { card.appendChild(tell(make("p", {}), sentence)); });
  var close = make("button", { type: "button", "class": "checker__other checker__close" }, FILE_SAYS.close);
  close.addEventListener("click", function () { clear.click(); });
  card.appendChild(close);
  card.hidden = false;
  home.setAttribute("data-file", opened.kind);
  check();
}

/** @param {FileList | File[]} files */
function openFiles(files) {
  var mine = ++running;
  results.hidden = true;
  results.textContent = "";
  ["data-done", "data-shown", "data-refused"].forEach(function (name) { home.removeAttribute(name); });
  if (files.length > 1) return refuse({ unreadable: "several" });
  var file = files[0];
  told.textContent = FILE_SAYS.opening;
  withOffice(function () {
    if (mine !== running) return;
    if (file.size > handbookOffice.LARGEST) return refuse({ unreadable: "large" });
    var reader = new FileReader();
    reader.onload = function () { openBytes(file.name, new Uint8Array(/** @type {ArrayBuffer} */ (reader.result))); };
    /* A folder, or a file that went away. */
    reader.onerror = function () { refuse({ unreadable: "unknown" }); };
    reader.readAsArrayBuffer(file);
  });
}

/** @param {any} event */
function carriesFiles(event) {
  return event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0;
}

pick.addEventListener("click", function () { picker.click(); });
picker.addEventListener("change", function () {
  if (picker.files.length) openFiles(Array.prototype.slice.call(picker.files));
  /* The same file may be chosen again, once it was corrected. */
  picker.value = "";
});
["dragenter", "dragover"].forEach(function (kind) {
  document.addEventListener(kind, function (event) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    home.setAttribute("data-over", FILE_SAYS.drop);
  });
});
document.addEventListener("dragleave", function (event) {
  if (!event.relatedTarget) home.removeAttribute("data-over");
});
document.addEventListener("drop", function (event) {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  home.removeAttribute("data-over");
  var given = /** @type {DataTransfer} */ (event.dataTransfer).files;
  if (given.length) openFiles(given);
});
field.addEventListener("paste", function (/** @type {any} */ event) {
  var given = event.clipboardData && event.clipboardData.files;
  /* Word gives a picture of what was copied along with its words. */
  if (!given || !given.length || event.clipboardData.getData("text/plain")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  openFiles(given);
});
