"""Say what else the search is told: other names of things, and which characters sound or look alike."""

from __future__ import annotations

from collections.abc import Iterable

from edition.chinese.alike import shapes, sounds
from edition.files.anchors_js import anchors, places
from edition.nouns import Edition, OtherName
from edition.pages.table import KINDS

Row = list[object]
"""What is asked, the words of the texts or the place (path and anchor), the ground in both languages."""


def told(edition: Edition) -> dict[str, object]:
    """What ``index.js`` tells the engine beside the texts: ids, other names, what is alike."""
    return {**anchors(places(edition)), **named_and_alike(edition.links.other_names)}


def named_and_alike(rows: Iterable[OtherName]) -> dict[str, object]:
    """Other names, and characters that are alike."""
    return {"said": name_rows(rows), "sounds": sounds(), "shapes": shapes()}


def name_rows(rows: Iterable[OtherName]) -> list[Row]:
    """The rows of ``synonyms.yml`` as the engine reads them (assets/search/names.js)."""
    made: list[Row] = []
    for row in rows:
        path, anchor = _place(row.to)
        made.append([list(row.ask), row.means, path, anchor, row.why, row.why_en])
    return made


_IN_THE_MENU = frozenset(row.menu.path for row in KINDS if row.menu)


def _place(to: str) -> tuple[str, str]:
    """Path and anchor of a code, an id, or a page.

    >>> _place("yj2024"), _place("yj2024-x12"), _place("texts/named#n-x"), _place("versions")
    (('texts/yj2024', 'yj2024'), ('texts/yj2024', 'yj2024-x12'), ('texts/named', 'n-x'), ('versions', ''))
    """
    if not to or "/" in to or "#" in to or to in _IN_THE_MENU:
        path, _, anchor = to.partition("#")
        return path, anchor
    code = to.partition("-")[0]
    return f"texts/{code}", to
