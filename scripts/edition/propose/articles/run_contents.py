"""What a run of lines holds: its heads, paragraphs, bylines, labels, datelines and signatures."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.propose.articles.evidence import Evidence

MOST_SLOTS = 9
"""Bylines, labels and datelines of one run; two articles hold up to eight."""


MOST_HEADS = 40
"""Heads of one run; the longest article has half of them."""


@dataclass(slots=True)
class Holding:
    """What a run holds so far."""

    sight: Evidence
    ranges: list[tuple[int, int]]
    """Half-open ranges of places, in page order."""
    heads: list[int] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    decks: list[int] = field(default_factory=list)
    backs: list[int] = field(default_factory=list)
    datelines: list[int] = field(default_factory=list)
    signatures: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    speakers: list[int] = field(default_factory=list)
    bullets: int = 0
    longest: int = 0
    restarts: int = 0
    numbers: set[tuple[str, int]] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]

    def holds(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.ranges)


def hopeless(run: Holding) -> bool:
    """Several bylines, labels or speakers, or heads without end: no longer run is one article."""
    doubled = len(run.authors) + len(run.columns) + len(run.decks) + len(run.datelines) + 2 * len(run.speakers)
    return doubled > MOST_SLOTS or len(run.heads) > MOST_HEADS


def take(run: Holding, place: int) -> None:
    slot = run.sight.slots[place]
    look = run.sight.text(place).form
    if slot == "head":
        run.heads.append(place)
        _count(run, place)
    elif slot in ("body", "list"):
        run.bodies.append(place)
        run.bullets += slot == "list"
        run.longest = max(run.longest, len(look.key))
        if look.dateline:
            run.datelines.append(place)
        if look.addressed:
            run.datelines.append(place)
        if look.signed:
            run.signatures.append(place)
    elif slot == "author":
        if not (run.authors and run.authors[-1] == place - 1):
            run.authors.append(place)
    elif slot == "column":
        run.columns.append(place)
    elif slot == "deck":
        run.decks.append(place)
    elif slot == "speaker":
        run.speakers.append(place)
    elif slot == "affiliation":
        run.signatures.append(place)
    elif slot == "credit" and look.credit:
        run.credits.append(place)


def _count(run: Holding, place: int) -> None:
    """``一、`` twice in one article: another one began."""
    look = run.sight.text(place).form
    if not look.ordinal:
        return
    mark = (look.key[look.bare_at - 1 : look.bare_at] + look.key[0] * (look.key[0] in "第(（"), look.ordinal)
    run.restarts += mark in run.numbers and mark[0] in ("、", ".", ",")
    run.numbers.add(mark)
