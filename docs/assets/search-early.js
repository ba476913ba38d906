/* Stands before the theme's script. That starts a search of its own with every page, as a worker, which a page opened from
   a folder may not even start; without one it takes the search box away. It gets a stand-in that stays silent, and keeps to
   what it does well: the dialog, its keys, its focus. The search is search.js, and starts when somebody wants it. */
(function () {
  "use strict";
  var Real = window.Worker;
  var theirs = JSON.parse(document.getElementById("__config").textContent).search;

  function nothing() {}

  function Silent() {
    this.postMessage = this.terminate = this.addEventListener = this.removeEventListener = nothing;
  }

  window.Worker = function (address, options) {
    return address === theirs ? new Silent() : new Real(address, options);
  };
  if (Real) window.Worker.prototype = Real.prototype;
})();
