"""What a page tells about where its articles begin and end, gathered once for all partings."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.chinese.everyday_words import WORDS
from edition.nouns import Seam
from edition.propose.articles.weights import LIKENESS, TITLE
from edition.propose.line_form import Text
from edition.propose.roles import Slot

ENOUGH = 4.0
"""Score of a seam that ties fairly (edition.seams)."""

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
    holds: dict[tuple[int, int], float]
    """How strongly each seam ties: what an article pays for breaking it."""
    may_begin: list[bool]
    """Whether a piece may begin at a place: not between two halves that stand together."""
    pairs: list[frozenset[str]]
    """The pairs of characters of each line."""
    levels: frozenset[int]
    """Levels of Markdown heads on the page."""
    spread: dict[str, list[int]]
    """Pair of characters → places of the lines that hold it."""
    leans: list[float]
    """From -1 (speaks like the paragraphs below) to 1 (like those above); 0 for what is no paragraph."""

    series: list[float]
    """How much a head looks like one of a series of sub-heads near it."""

    titles: dict[int, tuple[float, list[tuple[float, list[int]]]]] = field(default_factory=dict)
    """What was looked up of each title."""
    forms: dict[int, float] = field(default_factory=dict)
    """What the form of each head is worth (edition.weigh)."""
    _second_level: float | None = None

    @property
    def second_level(self) -> float:
        """How much ``##`` speaks for a title: much where sub-heads are deeper, not where several titles are ``#``."""
        if self._second_level is None:
            tops = sum(self.text(place).line.head_level == 1 for place in range(len(self.order)))
            alone = TITLE.second_level_alone if tops < 2 else TITLE.second_level_under_tops
            self._second_level = TITLE.second_level_over_deeper if max(self.levels, default=0) > 2 else alone
        return self._second_level

    def text(self, place: int) -> Text:
        return self.texts[self.order[place]]

    def weight(self, pair: str) -> float:
        """How much a pair of characters tells: rare ones much, common ones nothing."""
        share = len(self.spread.get(pair, ())) / max(1, len(self.order))
        return 0 if share > LIKENESS.common else 1 - share / LIKENESS.common

    def covered(self, title: int, ranges: Sequence[tuple[int, int]]) -> float:
        """Share of a title that the lines in some ranges of places say again."""
        total, pairs = self._telling(title)
        said: float = 0
        for weight, places in pairs:
            for start, end in ranges:
                at = bisect_left(places, start)
                if at < len(places) and places[at] < end:
                    said += weight
                    break
        return said / total if total else 0

    def _telling(self, title: int) -> tuple[float, list[tuple[float, list[int]]]]:
        """The weight of a title's pairs, and for each the other places that hold it."""
        if title not in self.titles:
            pairs = [
                (
                    self.weight(pair) * (1 if pair in WORDS else LIKENESS.no_word),
                    [at for at in self.spread[pair] if at != title],
                )
                for pair in sorted(self.pairs[title])
            ]
            self.titles[title] = (sum(weight for weight, _ in pairs), pairs)
        return self.titles[title]

    def shared(self, start: int, end: int, other_start: int, other_end: int) -> float:
        """Likeness of the words of two runs, each pair once, by the smaller one."""
        one = frozenset().union(*self.pairs[start:end])
        two = frozenset().union(*self.pairs[other_start:other_end])
        common = sum(self.weight(pair) for pair in sorted(one & two))
        return common / max(1, min(len(one), len(two)))


def evidence(texts: Sequence[Text], slots: Sequence[Slot], seams: Sequence[Seam]) -> Evidence:
    """Gather it."""
    order = [at for at, slot in enumerate(slots) if slot != "furniture"]
    place = {texts[at].number: where for where, at in enumerate(order)}
    links = [(place[s.first], place[s.second]) for s in seams if s.first in place and s.second in place]
    holds = {(place[s.first], place[s.second]): _tie(s.score) for s in seams if s.first in place and s.second in place}
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
    made = Evidence(
        texts, order, [slots[at] for at in order], links, holds, may_begin, pairs, levels, dict(spread), [], []
    )
    made.leans += _leans(made)
    made.series += _series(made)
    led = {two for _, two in links} | {one + 1 for one, _ in links}
    for at in range(1, len(order)):
        made.may_begin[at] = made.may_begin[at] and (at in led or not _goes_on(made, at))
    return made


def _tie(score: float) -> float:
    """How strongly a seam ties, by its score."""
    return max(LIKENESS.seam_at_least, min(LIKENESS.seam_at_most, score - ENOUGH + LIKENESS.seam_above_enough))


def _series(sight: Evidence) -> list[float]:
    """``守住山林，做看山的明白人`` and ``守住水源，做管水的实在人``: sub-heads are cast in one mould."""
    heads = [place for place, slot in enumerate(sight.slots) if slot == "head"]
    out: list[float] = [0] * len(sight.order)
    for at, place in enumerate(heads):
        near = [other for other in heads[max(0, at - 3) : at + 4] if other != place]
        out[place] = min(LIKENESS.mould_at_most, sum(_alike(sight.text(place), sight.text(other)) for other in near))
    return out


def _alike(one: Text, two: Text) -> float:
    """1 for two clauses in one mould, half of it for short plain heads."""
    if one.line.head_level != two.line.head_level or abs(len(one.key) - len(two.key)) > 3:
        return 0
    if one.form.ordinal or two.form.ordinal or one.form.official or two.form.official:
        return 0
    marks = [(text.key.count(","), text.key.count("、"), text.line.content.strip().count(" ")) for text in (one, two)]
    if marks[0] != marks[1]:
        return 0
    return LIKENESS.mould_with_marks if any(marks[0]) else LIKENESS.mould_plain


def _leans(sight: Evidence) -> list[float]:
    """How each paragraph leans, by the rare words it shares with a few paragraphs above and below."""
    bodies = [place for place, slot in enumerate(sight.slots) if slot in ("body", "list")]
    leans: list[float] = [0] * len(sight.order)
    for at, place in enumerate(bodies):
        above = _likeness(sight, place, bodies[max(0, at - WINDOW) : at])
        below = _likeness(sight, place, bodies[at + 1 : at + 1 + WINDOW])
        leans[place] = (above - below) / (above + below + LIKENESS.lean_damping)
    return leans


def _likeness(sight: Evidence, place: int, others: list[int]) -> float:
    held = frozenset().union(*(sight.pairs[at] for at in others)) & sight.pairs[place]
    return float(sum(sight.weight(pair) ** 2 for pair in sorted(held)) / math.sqrt(max(1, len(others))))


def _goes_on(sight: Evidence, at: int) -> bool:
    """No article begins with a picture's caption, a lead or a signature, or in the midst of a list."""
    above, slot = sight.slots[at - 1], sight.slots[at]
    return slot in ("caption", "credit", "affiliation", "lead") or (slot == above == "list")


def _together(slots: Sequence[Slot], order: list[int], one: int, two: int) -> bool:
    """Nothing stands between the halves that could be another article: labels, a lead, captions, one head."""
    between = [slots[at] for at in order[one + 1 : two]]
    return all(slot in ("column", "deck", "lead", "caption", "author") for slot in between) or (
        len(between) == 1 and between[0] == "head"
    )


def _pairs(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1) if key[at].isalnum() and key[at + 1].isalnum()}
