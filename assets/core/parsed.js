/* What changes the look of a thing is done as soon as the thing is read, before it is painted: later, everything below it
   would jump. Runs once for each element of the page that the selector names, when all of it is there. */
/** @param {string} selector @param {any} run */
function asParsed(selector, run) {
  var /** @type {any[]} */ done = [];

  function whole(/** @type {any} */ element) {
    for (var up = element; up; up = up.parentNode) {
      if (up.nextSibling) return true;
    }
    return document.readyState !== "loading";
  }

  function look() {
    Array.prototype.forEach.call(document.querySelectorAll(selector), function (element) {
      if (done.indexOf(element) >= 0 || !whole(element)) return;
      done.push(element);
      run(element);
    });
  }

  var observer = new MutationObserver(look);
  observer.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", function () {
    observer.disconnect();
    look();
  });
}
