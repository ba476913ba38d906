"""Fold what is no difference between two characters; the one table is ``folding.json``, for Python and the scripts.

Each use names its steps, and each character runs through all of them, so that ``Ａ`` becomes ``A`` and then ``a``.
Characters beyond U+FFFF are left as they are: scripts count halves of them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

TABLE: Mapping[str, Any] = json.loads((Path(__file__).parent / "folding.json").read_text("utf-8"))
"""Steps and uses, as the file says them."""

LAST = 0xFFFF

LINE_FEED = 0x0A
"""Parts texts in the scripts: never folded there."""


def folded(text: str, use: str) -> str:
    """The text as a use compares it.

    >>> folded("ＹＪ２０２４－Ｘ１２", "code")
    'yj2024-x12'
    """
    return text.translate(folding(use))


def searched(text: str) -> str:
    """What the search compares of a stretch without words apart: marks are dropped but between digits.

    >>> searched("“３＋５”，升级版 1.5")
    '3+5升级版1.5'
    """
    bare = folded(text, "search")
    between = {at for at in range(1, len(bare) - 1) if _is_digit(bare[at - 1]) and _is_digit(bare[at + 1])}
    return "".join(each for at, each in enumerate(bare) if ord(each) not in _marks() or at in between)


def _is_digit(each: str) -> bool:
    return "0" <= each <= "9"


@cache
def _marks() -> frozenset[int]:
    return frozenset(marks())


@cache
def folding(use: str) -> dict[int, str]:
    """What each character becomes for a use, by its code point; those that stay are left out. KeyError: no such use."""
    steps = [_step(name) for name in TABLE["uses"][use]["steps"]]
    touched = sorted({code for step in steps for code in step})
    made = {code: _through(chr(code), steps) for code in touched}
    return {code: result for code, result in made.items() if result != chr(code)}


def _through(text: str, steps: Iterable[Mapping[int, str]]) -> str:
    for step in steps:
        text = "".join(step.get(ord(each), each) for each in text)
    return text


@cache
def _step(name: str) -> dict[int, str]:
    said = TABLE["steps"][name]
    made: dict[int, str] = {}
    for kind, result in (("drop", ""), ("space", " ")):
        made |= dict.fromkeys(_codes(said.get(kind, ())), result)
    for code in _codes(said.get("NFKC", ())):
        made[code] = unicodedata.normalize("NFKC", chr(code))
    for code in _codes(said.get("lower", ())):
        if len(chr(code).lower()) == 1:
            made[code] = chr(code).lower()
    for result, those in said.get("groups", {}).items():
        made |= {ord(each): result for each in those}
    pairs = said.get("pairs", "")
    return made | {ord(one): other for one, other in zip(pairs[::2], pairs[1::2], strict=True)}


def _codes(ranges: Iterable[str]) -> Iterator[int]:
    """``FE00-FE0F``, ``180E`` or ``category Z Cc``; line feeds count as white space, never as control characters."""
    for each in ranges:
        if each.startswith("category "):
            wanted = tuple(each.split()[1:])
            yield from (code for code in range(LAST + 1) if unicodedata.category(chr(code)).startswith(wanted))
        else:
            first, _, last = each.partition("-")
            yield from range(int(first, 16), int(last or first, 16) + 1)


# For the scripts ---------------------------------------------------------------------------------------------------


@cache
def handed_over(use: str) -> dict[str, object]:
    """The table of a use as ``assets/chinese/folding.js`` reads it.

    ``drop``: ranges that vanish, flat; ``shift``: ranges moved by a distance; ``pairs``: from, to, from, to …;
    ``longer``: characters that become several; ``marks``: ranges of what counts as punctuation, flat.
    """
    table = {code: result for code, result in folding(use).items() if code != LINE_FEED}
    short = {code: result for code, result in table.items() if len(result) == 1 and ord(result) <= LAST}
    shifts = [each for each in _runs({code: ord(r) - code for code, r in short.items()}) if each[1] - each[0] > 1]
    shifted = {code for first, last, _ in shifts for code in range(first, last + 1)}
    single = [(code, result) for code, result in short.items() if code not in shifted]
    return {
        "drop": [end for first, last, _ in _runs({c: 0 for c, r in table.items() if not r}) for end in (first, last)],
        "shift": [number for each in shifts for number in each],
        "pairs": "".join(chr(code) + result for code, result in single),
        "marks": [end for first, last, _ in _runs(dict.fromkeys(marks(), 0)) for end in (first, last)],
        "longer": {chr(code): result for code, result in table.items() if result and code not in short},
    }


def marks() -> Iterator[int]:
    """Codes of what counts as punctuation."""
    but = {ord(each) for each in TABLE["marks"]["but"]}
    yield from (code for code in _codes(TABLE["marks"]["ranges"]) if code not in but)


def _runs(values: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """Neighbouring codes of one value: first, last, value."""
    first = last = None
    for code in sorted(values):
        if last is not None and first is not None and code == last + 1 and values[code] == values[first]:
            last = code
            continue
        if first is not None and last is not None:
            yield first, last, values[first]
        first = last = code
    if first is not None and last is not None:
        yield first, last, values[first]
