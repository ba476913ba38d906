/* Lists of documents on phones stand in one line: what is empty or has just been said stays out of it. */

asParsed(".page--index tbody tr, .page--topics tbody tr, .page--regions tbody tr", function (/** @type {any} */ row) {
  [1, 2].forEach(function (at) {
    var said = row.cells[at].textContent.trim();
    if (said === "—" || (at === 2 && said === row.cells[1].textContent.trim())) row.cells[at].className = "said";
  });
});
