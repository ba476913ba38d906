"""What a page tells about where its articles begin and end, gathered once for all partings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from edition.form import Text
from edition.lexicon import WORDS
from edition.model import Seam
from edition.roles import Slot

COMMON = 0.4
"""Share of the lines in which a pair of characters says nothing about any of them."""

WINDOW = 4
"""Paragraphs on each side of a gap whose words are compared."""


@dataclass(slots=True)
class Evidence:
    """The lines that are no furniture, by their place in page order, and what is known between them."""

    texts: Sequence[Text]
    order: list[int]
    """Index into ``texts`` of each place."""
    slots: list[Slot]
    links: list[tuple[int, int]]
    """Seams as pairs of places."""
    may_begin: list[bool]
    """Whether a piece may begin at a place: not between two halves that stand together."""
    pairs: list[frozenset[str]]
    """The pairs of characters of each line."""
    levels: frozenset[int]
    """Levels of Markdown heads on the page."""
    spread: dict[str, list[int]]
    """Pair of characters → places of the lines that hold it."""

    @property
    def marked(self) -> bool:
        """Whether heads are marked, and at more than one level."""
        return len(self.levels) > 1

    def text(self, place: int) -> Text:
        return self.texts[self.order[place]]

    def weight(self, pair: str) -> float:
        """How much a pair of characters tells: rare ones much, common ones nothing."""
        share = len(self.spread.get(pair, ())) / max(1, len(self.order))
        return 0.0 if share > COMMON else 1.0 - share / COMMON

    def covered(self, title: int, start: int, end: int) -> float:
        """Share of a title that the lines from ``start`` to ``end`` say again."""
        total = said = 0.0
        for pair in self.pairs[title]:
            weight = self.weight(pair) * (1.0 if pair in WORDS else 0.7)
            total += weight
            if any(start <= place < end and place != title for place in self.spread[pair]):
                said += weight
        return said / total if total else 0.0

    def shared(self, start: int, end: int, other_start: int, other_end: int) -> float:
        """Likeness of the words of two runs, each pair once, by the smaller one."""
        one = frozenset().union(*self.pairs[start:end])
        two = frozenset().union(*self.pairs[other_start:other_end])
        common = sum(self.weight(pair) for pair in sorted(one & two))
        return common / max(1.0, float(min(len(one), len(two))))

    @cached_property
    def _nothing(self) -> None:
        return None


def evidence(texts: Sequence[Text], slots: Sequence[Slot], seams: Sequence[Seam]) -> Evidence:
    """Gather it."""
    order = [at for at, slot in enumerate(slots) if slot != "furniture"]
    place = {texts[at].number: where for where, at in enumerate(order)}
    links = [(place[s.first], place[s.second]) for s in seams if s.first in place and s.second in place]
    may_begin = [True] * (len(order) + 1)
    for one, two in links:
        if one < two and _together(slots, order, one, two):
            may_begin[one + 1 : two + 1] = [False] * (two - one)
    pairs = [frozenset(_pairs(texts[at].key)) for at in order]
    spread: dict[str, list[int]] = defaultdict(list)
    for where, held in enumerate(pairs):
        for pair in held:
            spread[pair].append(where)
    levels = frozenset(texts[at].line.head_level for at in order) - {0}
    return Evidence(texts, order, [slots[at] for at in order], links, may_begin, pairs, levels, dict(spread))


def _together(slots: Sequence[Slot], order: list[int], one: int, two: int) -> bool:
    """Nothing stands between the halves that could be another article: labels, a lead, captions, one head."""
    between = [slots[at] for at in order[one + 1 : two]]
    return all(slot in ("column", "deck", "lead", "caption", "author") for slot in between) or (
        len(between) == 1 and between[0] == "head"
    )


def _pairs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1) if key[at].isalnum() and key[at + 1].isalnum()}
