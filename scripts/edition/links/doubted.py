"""Which of some quoted words the edition itself doubts, and whether their sentence breaks off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from edition.links.places import Place

_SENTENCE_ENDS = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class Doubted:
    """What must be said of quoted words. ``pieces`` are the words in order, each with whether it is doubted."""

    pieces: tuple[tuple[str, bool], ...]
    broken: bool
    """Whether the sentence they stand in has lost its beginning or its end."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are doubted."""
        return tuple(piece for piece, doubt in self.pieces if doubt)

    @property
    def whole(self) -> bool:
        """Whether no word is left that is not doubted."""
        return bool(self.words) and all(doubt or not re.search(r"\w", piece) for piece, doubt in self.pieces)


def doubted(place: Place, words: str) -> Doubted:
    """What must be said of words that stand in a place; of words that do not, nothing."""
    at = place.text.find(words)
    if at < 0:
        return Doubted(((words, False),), broken=False)
    start, end = place.start + at, place.start + at + len(words)
    block, across = place.block, place.block.offsets.across
    doubts = [(across(e.start), across(e.end, closing=True)) for e in block.emendations if not e.applied]
    edges = sorted({start, end, *(edge for doubt in doubts for edge in doubt if start < edge < end)})
    pieces = [(block.text[a:z], any(first <= a < last for first, last in doubts)) for a, z in pairwise(edges)]
    lost = [across(gap.offset) for gap in block.gaps if gap.within]
    return Doubted(tuple(pieces), any(_in_one_sentence(block.text, start, end, at) for at in lost))


def _in_one_sentence(text: str, start: int, end: int, lost: int) -> bool:
    """Whether nothing ends a sentence between the words and the place where something is lost."""
    between = text[lost:start] if lost <= start else text[end:lost]
    return not _SENTENCE_ENDS.search(between)
