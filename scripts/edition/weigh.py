"""Weigh a run of lines as one article, as a box, or as the rest of an article that began elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from edition.evidence import Evidence

Kind = Literal["article", "box", "rest"]

FIRST = -3.0
"""What every article must make up for: without this each paragraph would be one."""

REST = -2.5
"""A run without title or byline, whose article lies elsewhere."""

BOX_LINES = 14
BOX_LINE_LENGTH = 70
"""A box is short, and so are its lines."""

FRONT: frozenset[str] = frozenset({"speaker", "column", "deck", "lead", "author", "head"})
"""What may stand before the first paragraph."""

BACK: frozenset[str] = frozenset({"caption", "credit", "affiliation"})
"""What may stand after a title that was laid under its article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of places with its weight."""

    start: int
    end: int
    kind: Kind
    weight: float
    titles: tuple[int, ...] = ()
    doubtful_title: bool = False
    margin: float = 9.0


@dataclass(slots=True)
class _Run:
    """What a run holds so far."""

    sight: Evidence
    start: int
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


def weigh(sight: Evidence, start: int) -> Iterator[Piece]:
    """The pieces that begin at ``start``, one or two for each end they may have."""
    run = _Run(sight, start)
    for place in range(start, len(sight.order)):
        _take(run, place)
        end = place + 1
        if end < len(sight.order) and not sight.may_begin[end]:
            continue
        yield _article(run, end)
        if (box := _box(run, end)) is not None:
            yield box
        if (rest := _rest(run, end)) is not None:
            yield rest


def _take(run: _Run, place: int) -> None:
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
    elif slot == "credit":
        run.credits.append(place)


def _count(run: _Run, place: int) -> None:
    """``一、`` twice in one article: another one began."""
    look = run.sight.text(place).form
    if not look.ordinal:
        return
    mark = (look.key[look.bare_at - 1 : look.bare_at] + look.key[0] * (look.key[0] in "第(（"), look.ordinal)
    run.restarts += mark in run.numbers and mark[0] in ("、", ".", ",")
    run.numbers.add(mark)


# An article --------------------------------------------------------------------------------------------------------


def _article(run: _Run, end: int) -> Piece:
    titles, weight, doubtful = _titled(run, end)
    weight += FIRST + _slots(run, end) + _borders(run, end)
    if not run.bodies:
        weight -= 6.0
    return Piece(run.start, end, "article", weight, titles, doubtful, weight)


def _slots(run: _Run, end: int) -> float:
    """One byline, one column label, one lead; the dateline first, the signature last."""
    weight = -3.0 * max(0, len(run.authors) - 1) - 2.5 * max(0, len(run.columns) - 1) - 2.5 * max(0, len(run.decks) - 1)
    weight += 1.0 * bool(run.authors) + 0.5 * bool(run.columns and run.columns[0] <= run.start + 1)
    weight -= 4.0 * max(0, len(run.speakers) - 1) + 2.5 * run.restarts
    if run.speakers:
        weight += 2.0 if run.speakers[0] == run.start else -3.0
    if run.authors and run.bodies:
        before = sum(place < run.authors[0] for place in run.bodies)
        weight -= min(2.5, 0.5 * max(0, before - 2)) if run.authors[0] < run.bodies[-1] else 0.5
    for place in run.datelines:
        weight += 2.0 if place == run.bodies[0] else -4.0
    for place in run.signatures:
        after = sum(1 for at in run.bodies if at > place)
        weight += 1.0 if not after else -3.0
    for place in run.credits:
        after = sum(1 for at in run.bodies if at > place)
        weight -= 1.5 if after else 0.0
    return weight


def _borders(run: _Run, end: int) -> float:
    """Between two plain paragraphs nothing parts; and no seam leads out but from the last line or into the first."""
    sight = run.sight
    weight = 0.0
    if run.start and _plain(sight, run.start):
        weight -= 1.0
    for one, two in sight.links:
        inside = (run.start <= one < end, run.start <= two < end)
        if inside[0] != inside[1]:
            weight -= 1.0 if (inside[0] and one == end - 1) or (inside[1] and two == run.start) else 2.5
    return weight


def _plain(sight: Evidence, place: int) -> bool:
    """A paragraph after a paragraph."""
    return sight.slots[place] in ("body", "list") and sight.slots[place - 1] in ("body", "list")


# Titles ------------------------------------------------------------------------------------------------------------


def _titled(run: _Run, end: int) -> tuple[tuple[int, ...], float, bool]:
    """The title lines of the run, the weight they give it, and whether they are doubtful."""
    if not run.heads:
        return (), -1.5, True
    options = [(*_as_title(run, place, end), place) for place in run.heads]
    weight, place = max(((w, p) for w, p in options), key=lambda option: (option[0], -option[1]))
    others = [w for w, p in options if p != place]
    weight_of_rest = sum(_not_title(run, head, end) for head in run.heads if head != place)
    doubtful = weight < 2.0 or bool(others and max(others) > weight - 1.0)
    titles = _whole_title(run, place)
    if weight < -1.5:
        return (), -1.5 + weight_of_rest + _not_title(run, place, end), True
    return titles, weight + weight_of_rest, doubtful


def _whole_title(run: _Run, place: int) -> tuple[int, ...]:
    """``从灶台边走出的课堂`` with ``——某厂食堂学艺记`` under it."""
    below = place + 1
    if below in run.heads and run.sight.text(below).key.startswith("——"):
        return (place, below)
    return (place,)


def _as_title(run: _Run, place: int, end: int) -> tuple[float]:
    """What a head is worth as the title of the run: by its place, its mark, its form, and what it says."""
    sight = run.sight
    look = sight.text(place).form
    weight = _by_place(run, place, end) + _by_mark(sight, place)
    weight += 2.0 * (sight.covered(place, run.start, end) - 0.5)
    weight -= 3.0 if look.ordinal else 0.0
    weight += 0.5 if " " in sight.text(place).line.content.strip() or len(look.key) >= 14 else 0.0
    weight += 1.0 if look.official else 0.0
    weight -= 1.5 if look.official and run.authors else 0.0
    weight -= 3.0 if look.key.startswith("——") else 0.0
    return (weight,)


def _by_place(run: _Run, place: int, end: int) -> float:
    """Over the text, under it, or in the midst of it."""
    sight = run.sight
    before = [at for at in run.bodies if at < place]
    after = [at for at in run.bodies if at > place]
    if not before:
        first = all(sight.slots[at] != "head" for at in range(run.start, place))
        return 3.0 if first else 0.5
    if not after:
        last = all(sight.slots[at] in BACK for at in range(place + 1, end))
        return 2.5 if last else 0.5
    return 1.0 if len(run.heads) == 1 else 0.0


def _by_mark(sight: Evidence, place: int) -> float:
    """Titles are marked higher than sub-heads, where a page marks them at all."""
    level = sight.text(place).line.head_level
    if not sight.marked:
        return 0.0
    if not level:
        return -0.5
    return 2.5 if level < max(sight.levels) or level == 1 else -2.0


def _not_title(run: _Run, place: int, end: int) -> float:
    """What it costs that a head is a sub-head: nothing follows it, or its mark is a title's."""
    sight = run.sight
    look = sight.text(place).form
    cost = 0.0
    if not any(at > place for at in run.bodies):
        cost -= 3.0
    level = sight.text(place).line.head_level
    if sight.marked and level and (level < max(sight.levels)) and not look.ordinal:
        cost -= 2.5
    if look.official:
        cost -= 2.0
    return cost


# Boxes and rests ---------------------------------------------------------------------------------------------------


def _box(run: _Run, end: int) -> Piece | None:
    """``怎样领水票?`` over short lines and list entries, with a credit under them."""
    if end - run.start > BOX_LINES or not run.bodies or run.longest > BOX_LINE_LENGTH or run.sight.slots[run.start] != "head":
        return None
    if run.authors or run.columns or run.decks or run.datelines or run.speakers or run.signatures:
        return None
    credit = bool(run.credits and run.credits[-1] == end - 1)
    if not credit and not run.bullets:
        return None
    asks = run.sight.text(run.start).key.endswith("?")
    weight = FIRST + 3.0 + 2.5 * credit + 1.0 * bool(run.bullets) + 1.0 * asks + _borders(run, end)
    weight -= 4.0 * len([place for place in run.credits if place != end - 1])
    weight += sum(_not_title(run, head, end) for head in run.heads[1:])
    return Piece(run.start, end, "box", weight, (run.start,), False, weight)


def _rest(run: _Run, end: int) -> Piece | None:
    """What goes on after a box, or after another article that was read in between."""
    if not run.bodies or run.authors or run.speakers or run.datelines or not run.start:
        return None
    sight = run.sight
    led = any(two == run.start or one == end - 1 for one, two in sight.links if not run.start <= one < end or not run.start <= two < end)
    boxed = sight.slots[run.start - 1] in ("credit", "list")
    weight = REST + 1.5 * led + 1.0 * boxed - 0.5 * len(run.columns) - 0.5 * len(run.decks)
    weight += sum(_not_title(run, head, end) for head in run.heads)
    weight -= 2.5 * run.restarts
    for one, two in sight.links:
        inside = (run.start <= one < end, run.start <= two < end)
        if inside[0] != inside[1] and not ((inside[0] and one == end - 1) or (inside[1] and two == run.start)):
            weight -= 1.0
    for place in run.signatures:
        weight += 1.0 if all(at <= place for at in run.bodies) else -3.0
    if _plain(sight, run.start):
        weight -= 1.0
    return Piece(run.start, end, "rest", weight, (), False, weight)
