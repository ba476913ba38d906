"""Join the scripts and style sheets of the site, which stand in parts: which file of which parts, in which order.

A part of a script is plain JavaScript that says what it needs in its first lines. Parts of one script share one scope;
a room of a script has a scope of its own, so that no two rooms need to agree on names. What Python and the scripts both
know (grammar, folding) is handed over as the first part. Parts stand in ``assets/``, in a folder for what they do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.chinese.folding import handed_over
from edition.desk.disk import text_of
from edition.ids.grammar import GRAMMAR
from edition.markup import with_tokens


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the site: its parts, what stands around them, and the ``uses`` of the folding it is handed."""

    uses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    begins: str = ""
    """The script that it begins with, if any."""
    rooms: tuple[tuple[str, ...], ...] = ()
    """Parts that stand for themselves, each room in a scope of its own, started by ``handbook.room``."""
    published: bool = True
    """Whether it is a file of the site; one that is not is only what others begin with."""


_SEARCH = (
    *(
        "constants",
        "fold",
        "codes",
        "lookup",
        "views",
        "index",
        "query",
        "match",
        "spoken",
        "near",
        "rank",
        "excerpt",
        "narrow",
        "names",
        "asked",
        "forms",
        "alike",
        "beyond",
        "told",
        "answer",
        "messages",
    ),
)
"""The search engine: one function, because a page opened from a folder starts its thread from the function's text."""

_QUOTE = (
    *("limits", "keys", "index", "align", "elided", "judge", "report", "marks", "codes", "attach", "credit"),
    *("who", "claims", "records", "copies", "terms", "check"),
)
"""What 「核对引文」 reckons with: see the first lines of assets/quote/limits.js."""

_OFFICE = (*("limits", "kinds", "encoding", "xml", "package", "word", "book", "commenting", "web", "open", "sum"),)
"""Files of reports, read and written: see the first lines of assets/office/limits.js."""

_GRAMMAR = ("chinese/folding.js", "ids/grammar.js")

_EARLY = (
    "core/early.js",
    "core/parsed.js",
    "find/early.js",
    "read/phrases.js",
    "read/record.js",
    "links/rows.js",
    "wall/button.js",
)
"""What cannot wait until the page is painted."""

_CORE = ("core/page.js", "core/text.js", "core/taking.js", "core/handbook.js")
"""What every room stands on."""

_CITE = (
    *("saying", "words", "reference", "ways", "chosen", "files", "place", "clipboard"),
    *("gathered", "menu", "handles", "selection", "whole"),
)
_WALL = ("steps", "stage", "slides", "share", "showing", "coming", "keys")
_FIND = (
    *("words", "thread", "asking", "state", "rows", "tools", "narrowing", "results"),
    *("keys", "marks", "walk", "arrival"),
)
_CHECKER = (
    *("begin", "words", "words_of_files", "verdicts", "notes", "form", "files_given", "files", "finding", "listed"),
    *("files_said", "files_record", "files_out", "results", "checking", "files_in", "pasting"),
)

_REPORTS = (*("without_page", "words", "words_of_files", "verdicts", "notes", "files_given", "files_said", "reports"),)
"""The same rules and words without a page, for a folder of reports: site/reports.py."""


_COMPOSING = ("cite/reference.js", "cite/ways.js", "cite/files.js")
"""What composes references and quotations: here for all texts at once, in ``_CITE`` for the page's own."""


def _room(folder: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}.js" for name in names)


_BASKET = (
    "cite/saying.js",
    "basket/words.js",
    *_COMPOSING,
    *_room("basket", "resolve", "word-html", "docx", "taken", "list", "tools", "page"),
)
_ROOMS = (
    *(_room("read", name) for name in ("sizes", "scheme", "menu", "headings", "contents", "readings")),
    *(_room("read", name) for name in ("quiet", "original", "variants", "copying")),
    _room("read", "narrow", "filter"),
    *(_room("links", name) for name in ("definitions", "matrix", "speakers", "figures")),
    _room("read", "languages"),
    _room("basket", "store", "places", "gather"),
    _room("basket", "units", "elsewhere"),
    _room("find", *_FIND),
    _room("cite", *_CITE),
    _room("ids", "ids"),
    _room("wall", *_WALL),
    _room("training", "training"),
    _room("print", "print"),
)
"""What a reader can do on every page."""

SCRIPTS: Mapping[str, Script] = {
    "early.js": Script((), _EARLY, "(function () {\n", "})();\n"),
    "handbook.js": Script((), _CORE, "var handbook = (function () {\n", "})();\n", rooms=_ROOMS),
    "grammar.js": Script(
        ("code",),
        _GRAMMAR,
        "var handbookGrammar = (function () {\n",
        'return grammarOf(GRAMMAR, foldingTable(FOLDING["code"]));\n})();\n',
    ),
    "search-engine.js": Script(
        ("search", "code"),
        (*_GRAMMAR, *(f"search/{name}.js" for name in _SEARCH)),
        "(function (scope) {\n/** @param {Port} port */\nfunction engine(port) {\n",
        "port.onmessage = function (event) { /** @type {any} */ (receive)[event.data.type](event.data); };\n"
        "return { marksIn: marksIn };\n}\n"
        "if (scope.document) scope.handbookEngine = engine;\nelse engine(/** @type {any} */ (scope));\n})(self);\n",
    ),
    "quotations.js": Script(
        ("quotation", "traditional", "code"),
        (*_GRAMMAR, *(f"quote/{name}.js" for name in _QUOTE)),
        "var quotationCheck = (function () {\n",
        "return { run: run, check: check, leads: leads, inTextOrder: inTextOrder, troubled: troubled, "
        "troubles: troubles, lostBy: lostBy, keyed: keyed, SHORTEST: SHORTEST };\n})();\n",
        published=False,
    ),
    "office.js": Script(
        (),
        tuple(f"office/{name}.js" for name in _OFFICE),
        "self.handbookOffice = (function () {\n",
        "return { open: open, commented: commented, fingerprint: fingerprint, LARGEST: LARGEST };\n})();\n",
    ),
    "checker.js": Script(begins="quotations.js", rooms=(_room("checker", *_CHECKER),)),
    "basket.js": Script(rooms=(_BASKET,)),
    "reports.js": Script(
        (),
        tuple(f"checker/{name}.js" for name in _REPORTS),
        "self.handbookReports = (function () {\n",
        "return { checkFile: checkFile };\n})();\n",
        begins="quotations.js",
        published=False,
    ),
    "codes.js": Script(begins="grammar.js", rooms=(("ids/finder.js", "ids/codes.js"),)),
}
"""The scripts by name below ``assets/`` of the site. Early runs before a page is painted, and stays small; the
handbook's own is on every page; the others where a row of the table of pages or another script asks for them."""

STYLES: Mapping[str, tuple[str, ...]] = {
    "handbook.css": (
        *(f"core/{name}.css" for name in ("tokens", "material", "ground", "masthead")),
        *(f"core/{name}.css" for name in ("frame", "navigation", "footer", "text")),
        *(f"read/{name}.css" for name in ("document", "lists", "received", "picture", "start")),
        *(f"links/{name}.css" for name in ("in-text", "practice", "matrix", "glossary", "figures", "subjects")),
        *("find/search.css", "cite/cite.css", "basket/gather.css", "ids/ids.css", "wall/wall.css", "print/print.css"),
        *("training/training.css", "read/take.css"),
    ),
    "digest.css": ("digest/digest.css",),
    "checker.css": ("checker/checker.css",),
    "basket.css": ("basket/basket.css",),
    "print-handout.css": ("training/print-handout.css",),
}
"""The style sheets likewise; what comes later in a sheet overrules what comes before."""


@dataclass(frozen=True, slots=True)
class Library:
    """A script that others wrote and keep, as they publish it: loaded by a script of ours when it is needed."""

    name: str
    """As it is called at npm."""
    version: str
    licence: str
    script: str
    text: str
    """The file of its licence, beside it."""


LIBRARIES = (Library("fflate", "0.8.3", "MIT", "office/fflate.js", "office/fflate.LICENSE.txt"),)
"""``fflate`` writes and opens .docx (global object ``fflate``): no dependencies, ES5, neither eval nor workers in what
we call (``zipSync``, ``unzipSync``)."""

AS_THEY_ARE = ("favicon.svg", *(name for each in LIBRARIES for name in (each.script, each.text)))
"""Files that go to the site unchanged."""


def joined(folder: Path) -> dict[str, str]:
    """Every script of the table, made of its parts in ``folder``."""
    return {name: "".join(text for _, text in _pieces(script, folder)) for name, script in SCRIPTS.items()}


def published(folder: Path) -> dict[str, str]:
    """What goes below ``assets/`` of the site: scripts, style sheets, pictures."""
    scripts = {name: text for name, text in joined(folder).items() if SCRIPTS[name].published}
    styles = {name: with_tokens("".join(_read(folder, part) for part in parts)) for name, parts in STYLES.items()}
    return {**scripts, **styles, **{name: _read(folder, name) for name in AS_THEY_ARE}}


def origins(name: str, folder: Path) -> list[tuple[str, int]]:
    """For each line of a joined script, the part it comes from and its line there; no part where it is ours."""
    found: list[tuple[str, int]] = []
    for part, text in _pieces(SCRIPTS[name], folder):
        found += [(part, line) for line in range(1, text.count("\n") + 1)]
    return found


def _pieces(script: Script, folder: Path) -> Iterator[tuple[str, str]]:
    """What a script is made of in order, each piece with the part it is; whole lines."""
    if script.begins:
        yield from _pieces(SCRIPTS[script.begins], folder)
    if script.parts:
        yield "", f'{script.before}"use strict";\n{data(script.uses) if script.uses else ""}'
        yield from ((part, _read(folder, part)) for part in script.parts)
        yield "", script.after
    for room in script.rooms:
        yield "", 'handbook.room(function () {\n"use strict";\n'
        yield from ((part, _read(folder, part)) for part in room)
        yield "", "});\n"


def _read(folder: Path, part: str) -> str:
    return text_of(folder / part)


def data(uses: tuple[str, ...]) -> str:
    """What Python hands over: ``GRAMMAR`` and, by use, ``FOLDING``."""
    grammar = {name: value for name, value in GRAMMAR.items() if name != "about"}
    return f"var GRAMMAR = {_dump(grammar)};\nvar FOLDING = {_dump({use: handed_over(use) for use in uses})};\n"


def _dump(made: object) -> str:
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
