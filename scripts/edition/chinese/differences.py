"""Say in which characters two texts differ, with what both have in common shortened to its ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

LONGEST = 4000
"""Characters compared one by one: beyond, what lies between the common ends counts as different in whole."""

SHOWN = 18
"""Characters shown at both ends of a long common stretch: enough to find it by eye."""


@dataclass(frozen=True, slots=True)
class DifferingStretch:
    """A stretch of both texts: the same in both, or what each has in its place."""

    one: str
    other: str
    same: bool
    left_out: int = 0
    """Common characters not shown; then nothing is."""


def differences(one: str, other: str) -> list[DifferingStretch]:
    """The stretches of both texts in order; together they are the texts, but for what is left out."""
    return [shown for stretch in _stretches(one, other) for shown in _shortened(stretch)]


def _stretches(one: str, other: str) -> Iterator[DifferingStretch]:
    if max(len(one), len(other)) > LONGEST:
        yield DifferingStretch(one, other, one == other)
        return
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield DifferingStretch(one[a:b], other[c:d], kind == "equal")


def _shortened(stretch: DifferingStretch) -> Iterator[DifferingStretch]:
    if not stretch.same or len(stretch.one) <= 2 * SHOWN + 12:
        yield stretch
        return
    text = stretch.one
    yield DifferingStretch(text[:SHOWN], text[:SHOWN], True)
    yield DifferingStretch("", "", True, len(text) - 2 * SHOWN)
    yield DifferingStretch(text[-SHOWN:], text[-SHOWN:], True)
