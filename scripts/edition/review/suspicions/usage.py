"""What is usual in this edition: how often each stretch of text occurs, and which phrase a rare one nearly is.

Evidence for the detector of suspicious readings. It knows no dictionary: what a page says elsewhere is its measure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from edition.nouns import Outline

LONGEST = 8
"""Longest stretch counted: a six-character context (新 + 形态劳动者) with two characters between."""

OFTEN = 4
"""A phrase that occurs so often is usual. Below it stand chance neighbours: 配套幼儿园建, three times beside 缓建."""

_SHAPES = ((1, 4), (4, 1), (2, 3), (3, 2), (1, 5), (5, 1), (2, 4), (4, 2), (3, 3))
"""Characters kept on the left and on the right of a place where a phrase may differ."""

_FUNCTION = frozenset("的了在是与和把对等为并也又将被从到中以及上下于之不由让有各全这向其地得着过还更最再已要能可")
"""A phrase with one of these more or less is another sentence, not a misreading."""

_HAN = re.compile(r"[\u4e00-\u9fff]*")
_QUOTED = re.compile("“([^“”]+)”")


class NearMiss(NamedTuple):
    """``text[start:end]`` stands where the usual phrase has ``instead``."""

    start: int
    end: int
    unusual: str
    usual: str
    instead: str
    times: int


@dataclass(frozen=True, slots=True)
class Usage:
    """Counts of all stretches of up to ``LONGEST`` characters, and what usually stands between two contexts."""

    counts: Counter[str]
    between: dict[tuple[str, str], dict[str, int]]
    quoted: Counter[str]
    """What stands between “ and ”."""

    def elsewhere(self, stretch: str) -> int:
        """How often a stretch that occurs here occurs elsewhere. Longer ones than ``LONGEST`` are not counted."""
        return max(0, self.counts[stretch] - 1)

    def near_misses(self, text: str) -> Iterator[NearMiss]:
        """Places where a phrase breaks off into the unseen and goes on as another one usually does.

        新业态形态劳动者, once, beside 新就业形态劳动者, eight times.
        """
        done = 0
        for at in range(len(text) - 1):
            if self.counts[text[at : at + 2]] != 1 or not is_han(text[at : at + 2]):
                continue
            places = ((at + 1, 0), (at + 1, 1), (at + 1, 2), (at, 2), (at - 1, 2))
            found = [miss for start, size in places if start >= 1 for miss in self._at(text, start, start + size)]
            if found:
                best = max(found, key=lambda miss: (miss.times, len(miss.usual), -miss.start))
                if best.start >= done:
                    yield best
                done = max(done, best.end + 1)

    def _at(self, text: str, start: int, end: int) -> Iterator[NearMiss]:
        middle = text[start:end]
        new = [self.counts[text[at : at + 2]] == 1 for at in range(start - 1, end)]
        if (middle and not is_han(middle)) or not (all(new) or (any(new) and len(middle) == 2)):
            return
        for before, after in _SHAPES:
            if start < before:
                continue
            left, right = text[start - before : start], text[end : end + after]
            usual = self.between.get((left, right))
            if usual is None or self._borrowed(text, start, end, before, after):
                continue
            for instead, times in usual.items():
                if _comparable(middle, instead) and times >= OFTEN + (not all(new)):
                    yield NearMiss(start, end, left + middle + right, left + instead + right, instead, times)

    def _borrowed(self, text: str, start: int, end: int, before: int, after: int) -> bool:
        """Whether a context of one character belongs to a word outside: 确保|产业工人 is not 保|障|产业工人."""
        left = text[max(0, start - 2) : start] if before == 1 else ""
        right = text[end : end + 2] if after == 1 else ""
        return any(len(pair) == 2 and is_han(pair) and self.counts[pair] > 1 for pair in (left, right))


def usage(outlines: Sequence[Outline]) -> Usage:
    """Count all blocks and front lines of an edition."""
    texts = [block.received for outline in outlines for block in outline.blocks]
    texts += [line.text for outline in outlines for line in outline.front]
    counts: Counter[str] = Counter()
    for text in texts:
        for size in range(1, LONGEST + 1):
            counts.update([text[at : at + size] for at in range(len(text) - size + 1)])
    between: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for stretch, times in counts.items():
        if times >= OFTEN and len(stretch) >= 5 and is_han(stretch):
            for before, after in _SHAPES:
                if 0 <= len(stretch) - before - after <= 2:
                    end = len(stretch) - after
                    between[stretch[:before], stretch[end:]][stretch[before:end]] = times
    quoted = Counter(found[1] for text in texts for found in _QUOTED.finditer(text))
    return Usage(counts, dict(between), quoted)


def is_han(stretch: str) -> bool:
    """Whether a stretch is nothing but Chinese characters."""
    return _HAN.fullmatch(stretch) is not None


def words(text: str) -> frozenset[str]:
    """Words written in a row, with white space between."""
    return frozenset(text.split())


def _comparable(middle: str, instead: str) -> bool:
    """One character more, less or other, or two others for two; none of those that make another sentence."""
    longer, shorter = sorted((middle, instead), key=len, reverse=True)
    if middle == instead or len(longer) - len(shorter) > 1 or _FUNCTION.intersection(longer + shorter):
        return False
    return not any(one == other for one, other in zip(middle, instead, strict=False)) and middle[-1:] != instead[-1:]
