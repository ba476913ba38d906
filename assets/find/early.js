/* Stands before the theme's script. That starts a search of its own with every page, as a worker, which a page opened from
   a folder may not even start; without one it takes the search box away. It gets a stand-in that stays silent, and keeps to
   what it does well: the dialog, its keys, its focus. The search is in this folder, and starts when somebody wants it. */
var Real = window.Worker;

/* The address of the theme's own search; what says it comes later in the page than this script. */
function theirs() {
  var settings = document.getElementById("__config");
  return settings ? JSON.parse(settings.textContent).search : null;
}

function nothing() {}

function Silent() {
  this.postMessage = this.terminate = this.addEventListener = this.removeEventListener = nothing;
}

/** @type {any} */ (window).Worker = function (/** @type {string} */ address, /** @type {any} */ options) {
  return address === theirs() ? new Silent() : new Real(address, options);
};
if (Real) window.Worker.prototype = Real.prototype;
