"""Pages set from templates: everything they are handed stays text, whatever it says."""

from __future__ import annotations

import ast
import dataclasses
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import get_type_hints

import pytest
from edition.files.single import html as single
from edition.markup import set_page
from edition.reading.runs import Run
from edition.reading.single_document import NoteEntry, Offprint, TextLine
from edition.review import doubt_items, page, panes
from jinja2 import UndefinedError
from trees import ROOT

MARKUP = ROOT / "scripts" / "edition" / "markup"
TEMPLATES = sorted(MARKUP.glob("*.html"))
CONTEXTS = [
    each
    for module in (single, doubt_items, page, panes)
    for each in vars(module).values()
    if dataclasses.is_dataclass(each) and isinstance(each, type) and each.__module__ == module.__name__
]


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda each: each.__name__)
def test_a_context_is_frozen(context: type) -> None:
    assert context.__dataclass_params__.frozen  # type: ignore[attr-defined]


def test_only_our_own_sheets_and_scripts_are_printed_unescaped() -> None:
    """``Markup`` is the one way to hand over text that is not escaped."""
    unescaped = {
        f"{context.__name__}.{name}"
        for context in CONTEXTS
        for name, kind in get_type_hints(context).items()
        if "Markup" in str(kind)
    }
    assert unescaped == {"Leaf.css", "ReviewPage.css", "ReviewPage.js"}
    wrapped = [
        ast.unparse(node.args[0])
        for path in sorted((ROOT / "scripts").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"
    ]
    assert sorted(wrapped) == ["css.strip()", "dress.css", "dress.js"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_lets_anything_through(template: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape|xmlattr|<script>\{\{(?! made\.js)", template.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Nothing:
    """A context without a single name."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_a_name_that_is_not_handed_over_is_no_empty_place(template: Path) -> None:
    with pytest.raises(UndefinedError):
        set_page(template.name, Nothing())


HOSTILE = "\"'><script>alert(1)</script>{{ 7 * 7 }}<img src=x onerror=alert(1)>&amp;"


def test_whatever_a_document_says_stays_text() -> None:
    """Every string of an offprint, in each of its places."""
    runs = tuple(
        Run(HOSTILE, kind, received=HOSTILE, id="i", to="t") for kind in ("text", "emended", "mark", "taken-out", "cut")
    )
    lines = tuple(TextLine(kind, runs, "dk-p1", 1) for kind in ("heading", "list", "measure", "gap", "paragraph"))
    many = 3 * lines
    made = Offprint(
        code="dk",
        title=HOSTILE,
        authority=HOSTILE,
        labels=(HOSTILE,),
        before=lines,
        below=lines,
        record=((HOSTILE, HOSTILE),),
        caution=HOSTILE,
        legend=HOSTILE,
        emended=True,
        cut=True,
        lines=many,
        after=lines,
        entries=(NoteEntry("note-1", HOSTILE, "", runs), NoteEntry("note-2", HOSTILE, "mark-2", runs, quiet=True)),
        citations=((HOSTILE, HOSTILE),),
        version=HOSTILE,
        address=HOSTILE,
        book=HOSTILE,
    )
    shown = single.offprint_html(made, "p { color: red }")
    assert "<script" not in shown and "<img" not in shown and "49" not in shown
    assert unescape(shown).count("<script>alert(1)</script>") == unescape(shown).count("{{ 7 * 7 }}") > 100
    assert set(re.findall(r' (on\w+|src)="', shown)) == set()
