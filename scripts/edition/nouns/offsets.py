"""How offsets of the received reading answer to offsets of the corrected text, and the other way round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where two texts differ, in order and apart: ``one[i]`` of the first stands as ``other[i]`` in the second.

    Everything between them is the same in both. Offsets are half-open and count code points.
    """

    one: tuple[tuple[int, int], ...] = ()
    other: tuple[tuple[int, int], ...] = ()

    def across(self, offset: int, *, closing: bool = False) -> int:
        """An offset of the first text as one of the second.

        Inside a stretch that differs: where that begins, or for the ``closing`` end of a quotation, where it ends.
        """
        return _across(self.one, self.other, offset, closing)

    def back(self, offset: int, *, closing: bool = False) -> int:
        """An offset of the second text as one of the first; inside a stretch that differs as in ``across``."""
        return _across(self.other, self.one, offset, closing)


def _across(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...], offset: int, closing: bool) -> int:
    """The last stretch that begins before ``offset`` decides; without one nothing has moved."""
    at = bisect_left(one, offset, key=lambda stretch: stretch[0]) - 1
    if at < 0:
        return offset
    if offset < one[at][1]:
        return other[at][1] if closing else other[at][0]
    return offset - one[at][1] + other[at][1]


def offsets(changes: Iterable[tuple[int, int, int]]) -> Offsets:
    """``changes``: start and end in the first text, in order, and how many characters stand there in the second."""
    one: list[tuple[int, int]] = []
    other: list[tuple[int, int]] = []
    moved = 0
    for start, end, length in changes:
        one.append((start, end))
        other.append((start + moved, start + moved + length))
        moved += length - (end - start)
    return Offsets(tuple(one), tuple(other))
