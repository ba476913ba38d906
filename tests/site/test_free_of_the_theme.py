"""How far our style sheets lean on Material: its names stand in few of them, and nowhere in a new one.

Material's end of life is 2027-05-05. Text, apparatus and lists are set under our own class, ``.page``; what is left is
its frame (header, search box, drawer), which goes when another frame comes. Fewer is welcome, more is not.
"""

from __future__ import annotations

import re

from trees import ROOT

ASSETS = ROOT / "assets"
SHEETS = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.css"))}

THEIRS = re.compile(r"\.md-[a-z]|#__[a-z]")
"""A class or a switch of Material's in a selector."""

LEANING = {
    "core/masthead.css": 48,
    "core/frame.css": 17,
    "core/ground.css": 6,
    "find/search.css": 8,
    "print/print.css": 10,
    "read/lists.css": 6,
    "training/training.css": 5,
    "links/subjects.css": 2,
    "read/start.css": 1,
}
"""By sheet: the frame, then tables, around which its script puts two boxes."""

IMPORTANT = 100
"""Declarations that must outdo others by ``!important``, in all sheets; half of them for paper and for the wall."""


def test_no_text_is_set_under_a_class_of_the_theme() -> None:
    assert [name for name, css in SHEETS.items() if re.search(r"\.md-typeset(?![\w-])", css)] == []


def test_the_names_of_the_theme_spread_no_further() -> None:
    found = {name: len(THEIRS.findall(css)) for name, css in SHEETS.items() if THEIRS.search(css)}
    assert found.keys() <= LEANING.keys(), found
    assert all(count <= LEANING[name] for name, count in found.items()), found


def test_no_sheet_shouts_louder() -> None:
    assert sum(css.count("!important") for css in SHEETS.values()) <= IMPORTANT
