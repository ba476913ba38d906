"""Draw the parts of a scheme: a spine with one branch a part, the words of the text beside it. Text stays text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from edition.pages.dress.marks import trimmed
from edition.pages.dress.tree import Element, Node, made

WIDTH = 340
"""Narrow enough for a phone at full size, so that it is never scaled below reading size."""

_LINE, _WORDS, _GAP = 22, 18, 8
_LEFT = 26
_CHARACTERS = 25
"""Characters of 12 px in a line."""
_LETTERS, _BOLD_LETTERS = 38, 28
"""The same of Latin letters, in the widest face that a reader may have (8.2 px a letter), and of bold ones of 15 px
(11 px)."""


def drawn(parts: Element, heading: Element, aloud: str) -> Element:
    """The picture of a list of parts; one that no text gives (its name in brackets) hangs on a dashed branch.

    ``aloud``: what it says to who does not see it, with ``{name}`` and ``{n}``.
    """
    found = [(entry.elements[0].text(), _said(entry)) for each in parts.elements for entry in each.elements]
    at = 4
    spine: list[int] = []
    branches: list[Node] = []
    for name, text in found:
        middle = at + _LINE // 2
        spine.append(middle)
        lost = name.startswith(("（", "("))
        branches.append(made("path", {"class": "lost" if lost else "branch", "d": f"M8 {middle}H{_LEFT - 6}"}))
        first, *rest = _lines(name, _BOLD_LETTERS) or [name]
        branches.append(_text("name", at + 16, first))
        at += _LINE
        for words in rest:
            branches.append(_text("name", at + 12, words))
            at += _WORDS
        for words in _lines(text, _LETTERS):
            branches.append(_text("words", at + 12, words))
            at += _WORDS
        at += _GAP
    name = "".join(child for child in heading.children if isinstance(child, str)).strip()
    size = {"viewBox": f"0 0 {WIDTH} {at}", "width": str(WIDTH), "height": str(at)}
    label = {"role": "group", "aria-label": aloud.format(name=name, n=len(found))}
    line = made("path", {"class": "spine", "d": f"M8 {spine[0]}V{spine[-1]}"})
    return made("svg", {"class": "scheme", **size, **label}, line, *branches)


def _said(entry: Element) -> str:
    return "".join(map(str, trimmed(entry.children[1:])))


def _text(css: str, y: int, words: str) -> Element:
    return made("text", {"class": css, "x": str(_LEFT), "y": str(y)}, words)


def _lines(text: str, letters: int) -> Sequence[str]:
    """Chinese breaks anywhere; what has Latin words, between them."""
    if text.isascii() or re.search(r"[A-Za-z]{2} [A-Za-z]", text):
        return textwrap.wrap(text, letters)
    return [text[at : at + _CHARACTERS] for at in range(0, len(text), _CHARACTERS)]
