"""Draw the parts of a scheme: a spine with one branch a part, the words of the text beside it. Text stays text."""

from __future__ import annotations

from collections.abc import Sequence

from edition.nouns import SchemePart
from edition.pages.escape import escape, escape_attribute

WIDTH = 340
"""Narrow enough for a phone at full size, so that it is never scaled below reading size."""

_LINE, _WORDS, _GAP = 22, 18, 8
_LEFT = 26
_CHARACTERS = 25
"""Characters of 12 px in a line."""


def scheme_picture(name: str, parts: Sequence[SchemePart]) -> str:
    """An SVG of the parts; a part that no text gives (its name in brackets) hangs on a dashed branch."""
    at, spine, drawn = 4, [], []
    for part in parts:
        middle = at + _LINE // 2
        spine.append(middle)
        lost = part.name.startswith("（")
        drawn.append(f'<path class="{"lost" if lost else "branch"}" d="M8 {middle}H{_LEFT - 6}"/>')
        drawn.append(f'<text class="name" x="{_LEFT}" y="{at + 16}">{escape(part.name)}</text>')
        at += _LINE
        for line in _lines(part.text) if part.text != part.name else ():
            drawn.append(f'<text class="words" x="{_LEFT}" y="{at + 12}">{escape(line)}</text>')
            at += _WORDS
        at += _GAP
    label = escape_attribute(f"{name}：{len(parts)} 个部分")
    size = f'viewBox="0 0 {WIDTH} {at}" width="{WIDTH}" height="{at}"'
    return (
        f'<svg class="scheme" {size} role="group" aria-label="{label}">'
        f'<path class="spine" d="M8 {spine[0]}V{spine[-1]}"/>{"".join(drawn)}</svg>'
    )


def _lines(text: str) -> list[str]:
    return [text[at : at + _CHARACTERS] for at in range(0, len(text), _CHARACTERS)]
