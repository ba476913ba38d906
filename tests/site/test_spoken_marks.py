"""Who listens to a page hears where words are doubted, corrected, missing or taken out, and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from edition.pages.dress.tree import Element, parsed

SAID = {"doubted": "疑", "emended": "校", "lacuna": "缺删", "taken-out": "删"}
"""By class of what is marked: what the name of its mark begins with. A gap may be that of a cut beside it."""


def documents(site: Path) -> dict[str, Element]:
    found = {}
    for path in sorted((site / "texts").glob("*/index.html")):
        text = path.read_text("utf-8")
        if "page--document" in text:
            found[path.parent.name] = Element("html", {}, parsed(text).children)
    return found


def unspoken(page: Element) -> list[str]:
    """Marked words of which nobody hears: without a link that names them, or whose note is not there or empty."""
    every = list(page.walk())
    notes = {each.id: each.text().strip() for each in every if each.id}
    marks = {each.get("aria-describedby"): each.text() for each in every if _is_mark(each)}
    legend = {id(one) for each in every if "reading__legend" in each.classes for one in each.walk()}
    out = []
    for each in (one for one in every if id(one) not in legend):
        note = each.get("data-note")
        for kind in SAID.keys() & set(each.classes):
            name = marks.get(note, "")
            if not re.match(f"[{SAID[kind]}]\\d+$", name) or len(notes.get(note, "")) < 6:
                out.append(f"{kind} {each.text()[:12]}: {name or 'no mark'}")
    return out


def _is_mark(element: Element) -> bool:
    return element.tag == "a" and element.id.startswith("mark-") and "aria-describedby" in element.attributes


@pytest.fixture(scope="module")
def pages(house: Path) -> dict[str, Element]:
    return documents(house / "site")


def test_each_marked_word_has_a_mark_that_is_named_and_described(pages: dict[str, Element]) -> None:
    marked = [each for page in pages.values() for each in page.walk() if SAID.keys() & set(each.classes)]
    assert len(marked) >= 4 and len(pages) > 3
    assert {code: found for code, page in pages.items() if (found := unspoken(page))} == {}


def test_a_mark_that_is_taken_away_is_missed(house: Path) -> None:
    """The planted fault."""
    pages = documents(house / "site")
    for page in pages.values():
        for each in page.walk():
            each.attributes.pop("aria-describedby", None)
    assert any(unspoken(page) for page in pages.values())
