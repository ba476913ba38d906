"""Join the scripts of the site that stand in parts: which file of which parts, in which order.

A part is a plain script that says what it needs in its first lines; parts of one script share one scope. What Python
and the scripts both know (grammar, folding) is handed over as the first part. Parts stand in ``assets/``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edition.chinese.folding import handed_over
from edition.ids.grammar import GRAMMAR


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the site: its parts, what stands around them, and the ``uses`` of the folding it is handed."""

    uses: tuple[str, ...]
    parts: tuple[str, ...]
    before: str
    after: str


_SEARCH = (
    *(
        "constants",
        "fold",
        "codes",
        "index",
        "query",
        "match",
        "spoken",
        "near",
        "rank",
        "excerpt",
        "answer",
        "messages",
    ),
)
"""The search engine: one function, because a page opened from a folder starts its thread from the function's text."""

_QUOTE = (*("limits", "keys", "index", "align", "judge", "report", "marks", "codes", "attach", "credit", "check"),)
"""What 「核对引文」 reckons with: see the first lines of assets/quote/limits.js."""

_GRAMMAR = ("chinese/folding.js", "ids/grammar.js")

SCRIPTS: Mapping[str, Script] = {
    "grammar.js": Script(
        ("code",),
        _GRAMMAR,
        "var handbookGrammar = (function () {\n",
        'return grammarOf(GRAMMAR, foldingTable(FOLDING["code"]));\n})();\n',
    ),
    "search-engine.js": Script(
        ("search", "code"),
        (*_GRAMMAR, *(f"search/{name}.js" for name in _SEARCH)),
        "(function (scope) {\nfunction engine(port) {\n",
        "port.onmessage = function (event) { receive[event.data.type](event.data); };\n"
        "return { marksIn: marksIn };\n}\n"
        "if (scope.document) scope.handbookEngine = engine;\nelse engine(scope);\n})(self);\n",
    ),
    "quotations.js": Script(
        ("quotation", "traditional", "code"),
        (*_GRAMMAR, *(f"quote/{name}.js" for name in _QUOTE)),
        "var quotationCheck = (function () {\n",
        "return { run: run, check: check, leads: leads, inTextOrder: inTextOrder, troubled: troubled, keyed: keyed, "
        "SHORTEST: SHORTEST };\n})();\n",
    ),
    "ids.js": Script((), ("ids/ids.js",), "", ""),
    "codes.js": Script((), ("ids/finder.js", "ids/codes.js"), "(function () {\n", "})();\n"),
}
"""The scripts by name below ``assets/`` of the site."""


def joined(folder: Path) -> dict[str, str]:
    """Every script of the table, made of its parts in ``folder``."""
    return {name: _joined(script, folder) for name, script in SCRIPTS.items()}


def _joined(script: Script, folder: Path) -> str:
    parts = [(folder / part).read_text("utf-8") for part in script.parts]
    handed = data(script.uses) if script.uses else ""
    return "".join([script.before, '"use strict";\n', handed, *parts, script.after])


def data(uses: tuple[str, ...]) -> str:
    """What Python hands over: ``GRAMMAR`` and, by use, ``FOLDING``."""
    grammar = {name: value for name, value in GRAMMAR.items() if name != "about"}
    return f"var GRAMMAR = {_dump(grammar)};\nvar FOLDING = {_dump({use: handed_over(use) for use in uses})};\n"


def _dump(made: object) -> str:
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
