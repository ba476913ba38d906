/* What rooms, and scripts of one kind of page, are given. */
return /** @type {Handbook} */ ({
  room: room,
  all: all,
  make: make,
  tell: tell,
  said: said,
  blocks: BLOCKS,
  added: ADDED,
  furniture: FURNITURE,
  citation: citation,
  remarks: remarks,
  remarked: remarked,
  noted: noted,
  quoted: quoted,
  copied: copied,
  saved: saved,
  remember: remember,
  recall: recall,
  address: address,
  online: online,
  path: filePath,
  asset: asset,
  load: load,
  /* Where the site begins, absolute, with a slash at its end. */
  base: new URL(asFolder(own("base")), location.href).href,
  /* This page, as address() and online() take it. */
  page: own("page"),
  version: own("version"),
  /* The words the edition uses for itself, from scripts/edition/nouns/words.py. */
  words: JSON.parse(/** @type {any} */ (document.getElementById("words")).textContent),
  english: document.documentElement.lang === "en"
});
