"""Order what is found, by what a place is, whose words they are and how near they come to what was typed.

The same grounds as in the browser (assets/search/rank.js, doc/findings.md §2), with weights of their own: an index of
others is asked for a few hundred places at most, and these are put into order here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from edition.files.elsewhere.question import Question, spans, times
from edition.files.elsewhere.rows import Row, bare

CENTRAL, DOCUMENT = 3.0, 1.0
RUN, MARKS, WHOLE, CLOSENESS = 0.8, 0.3, 2.0, 1.5
RARE = 4.0
"""What holding the rarest words of a question weighs."""

CALLED = 100.0
"""What was typed is what the page is called."""

KIND = {"title": 3.4, "heading": 2.6, "item": 2.6, "term": 2.2, "body": 1.8, "front": 1.8}
"""What a place weighs by its kind; what else there is, are words of the editors."""

REST = {"item": 1.8, "term": 0.2}
"""The same where the words stand behind those that name it."""

EDITORS = 0.2
SHORTEST, LONG = 40, 8
"""Characters: below it a text is not closer for being shorter; from it on a question is a quotation."""


@dataclass(frozen=True)
class FoundPlace:
    """A place that is shown: the line of the index, which reading holds the words, how much it weighs."""

    row: Row
    received: bool
    count: int
    score: float

    @property
    def id(self) -> str:
        """Of the entry."""
        return str(self.row["anchor"])

    @cached_property
    def order(self) -> int:
        """Among the entries of its page."""
        return cast("int", self.row["order"])

    @property
    def text(self) -> str:
        """The reading that holds the words."""
        return str(self.row["received" if self.received else "text"])

    def anchor(self, asked: Question) -> str:
        """The point inside the text that a link opens, where the first of the words stands in one."""
        points = cast("Sequence[Row]", self.row["points"])
        if self.received or not points:
            return self.id
        found = [span for each in asked.terms for span in spans(self.text, each, spaced=asked.spaced)]
        first = min(found, default=(0, 0))[0]
        inside = [str(each["id"]) for each in points if cast("int", each["start"]) <= first < cast("int", each["end"])]
        return inside[-1] if inside else self.id


@dataclass(frozen=True)
class FoundPage:
    """A page with its places, the best first."""

    path: str
    places: tuple[FoundPlace, ...]
    is_apart: bool = False
    """It holds the words, but in no place all of them."""

    @property
    def row(self) -> Row:
        return self.places[0].row

    @property
    def score(self) -> float:
        return self.places[0].score


def weighed(row: Row, asked: Question, *, all_of_it: bool = True) -> FoundPlace | None:
    """The place, if either reading holds all terms (or, else, one of them); the corrected one comes first."""
    for received in (False, True):
        text = str(row["received" if received else "text"])
        counts = [times(text, each, spaced=asked.spaced) for each in asked.terms] if text else []
        if counts and (all(counts) if all_of_it else any(counts)):
            score = _score(row, text, sum(counts), asked if all_of_it else None)
            return FoundPlace(row, received, sum(counts), score)
    return None


def _score(row: Row, text: str, count: int, asked: Question | None) -> float:
    kind = str(row["kind"])
    score = KIND.get(kind, EDITORS)
    length = 1
    if asked:
        heads = _heads(row, asked)
        length = sum(len(each.loose) for each in asked.terms)
        if kind in REST and not all(each.loose in heads for each in asked.terms):
            score = REST[kind]
        elif score > 2 and _is_whole(row, asked):
            score += WHOLE
        score += _exactness(text, asked)
    score += CLOSENESS * min(1.0, count * length / max(len(text), SHORTEST))
    if not row["what"]:
        score += CENTRAL if row["central"] else DOCUMENT if row["document"] else 0
    return score


def _heads(row: Row, asked: Question) -> str:
    return bare(str(row["head"]), spaced=asked.spaced)


def _is_whole(row: Row, asked: Question) -> bool:
    """Whether a name is all that was typed: a term's first form, an item's name."""
    if len(asked.terms) != 1 or asked.terms[0].exact:
        return False
    names = [str(row["head"] or row["text"]), *re.split("[；\n]", str(row["head"]))]
    return asked.terms[0].loose in {bare(name, spaced=asked.spaced) for name in names}


def _exactness(text: str, asked: Question) -> float:
    if asked.run and times(text, asked.run, spaced=asked.spaced):
        return RUN
    marked = [replace(each, exact=True) for each in asked.terms if not each.exact]
    if all(each.strict == each.loose for each in marked):
        return 0
    return MARKS if all(times(text, each, spaced=asked.spaced) for each in marked) else 0


def called(place: FoundPlace, typed: str, *, spaced: bool) -> FoundPlace:
    """A place that is called just what was typed comes first."""
    row = place.row
    names = {bare(str(row["title"]), spaced=spaced)} if row["order"] == 0 else set()
    if row["order"] == 0 and not row["document"]:
        names.add(bare(str(row["label"]), spaced=spaced))
    if row["order"] == 0:
        names |= {bare(name, spaced=spaced) for name in cast("Sequence[str]", row["names"])}
    if row["kind"] == "heading" and not row["document"]:
        names.add(bare(str(row["text"]), spaced=spaced))
    return replace(place, score=place.score + CALLED) if typed and typed in names else place


def pages(found: Iterable[FoundPlace], *, quotation: bool = False, is_apart: bool = False) -> list[FoundPage]:
    """Places page by page, in the order in which they are shown."""
    by: dict[str, list[FoundPlace]] = {}
    for place in found:
        by.setdefault(str(place.row["path"]), []).append(place)
    made = [
        FoundPage(path, tuple(sorted(places, key=lambda each: (-each.score, each.order))), is_apart)
        for path, places in by.items()
    ]
    return sorted(made, key=lambda page: _rank(page, quotation=quotation))


def _rank(page: FoundPage, *, quotation: bool) -> tuple[bool, bool, bool, float, bool]:
    """A quotation is first sought in the central document."""
    central = bool(page.row["central"])
    on_topic = bool(page.row["on_topic"])
    return (not on_topic, page.score < CALLED, quotation and not central, -page.score, not central)
