/* Both readings of a document, as a whole. */
var root = document.documentElement;
var all = handbook.all;

/** @param {any} tell */
function showReading(tell) {
  var received = root.getAttribute("data-reading") === "received";
  var places = all(".emended");
  var cuts = all("del.taken-out");
  places.forEach(function (place) {
    place.querySelector(".lem").hidden = received;
    place.querySelector(".rdg").hidden = !received;
  });
  cuts.forEach(function (words) {
    words.hidden = !received;
  });
  all("[data-reading-switch]").forEach(function (button) {
    button.setAttribute("aria-pressed", String((button.getAttribute("data-reading-switch") === "received") === received));
  });
  if (!tell) return;
  all(".reading [role=status]").forEach(function (status) {
    var now = "已换成" + handbook.words.readings[received ? "received" : "emended"];
    var cut = cuts.length ? "，" + (received ? "显示" : "不显示") + "删去的重复 " + cuts.length + " 处" : "";
    status.textContent = now + (received ? "，" + places.length + " 处未校改" : "，校改 " + places.length + " 处") + cut;
  });
}

all("[data-reading-switch]").forEach(function (button) {
  button.addEventListener("click", function () {
    var reading = button.getAttribute("data-reading-switch");
    if (reading === "received") root.setAttribute("data-reading", reading);
    else root.removeAttribute("data-reading");
    handbook.remember("reading", reading);
    showReading(true);
  });
});
showReading(false);
