"""Weigh a run of lines as one article, as a box, or as the rest of an article that began elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from edition.propose.articles.evidence import Evidence
from edition.propose.articles.run_contents import Holding, hopeless, take
from edition.propose.articles.titles import BACK, not_title, titled

Kind = Literal["article", "box", "rest"]

FIRST = -3.0
"""What every article must make up for: without this each paragraph would be one."""

REST = -2.5
"""A run without title or byline, whose article lies elsewhere."""

LEANING = 0.75
"""What the words say of a border: little, but often enough where nothing else does."""

BOX_LINES = 16

BOX_LINE_LENGTH = 70

SIGNED_BOX_LINE_LENGTH = 260
"""A box is short, and so are its lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of places with its weight."""

    start: int
    end: int
    kind: Kind
    weight: float
    titles: tuple[int, ...] = ()
    doubtful_title: bool = False


def weigh_group(sight: Evidence, ranges: list[tuple[int, int]]) -> Piece:
    """One article in several runs; it holds what a single run would, and pays for each seam that leaves it."""
    run = Holding(sight, ranges)
    for start, end in ranges:
        for place in range(start, end):
            take(run, place)
    box = _box(run, run.end) if len(ranges) == 1 else None
    article = _article(run, run.end)
    return box if box and box.weight > article.weight else article


def weigh(sight: Evidence, start: int) -> Iterator[Piece]:
    """The pieces that begin at ``start``, one or two for each end they may have."""
    run = Holding(sight, [(start, start)])
    for place in range(start, len(sight.order)):
        take(run, place)
        end = place + 1
        run.ranges[0] = (start, end)
        if end < len(sight.order) and not sight.may_begin[end]:
            continue
        if hopeless(run):
            return
        yield _article(run, end)
        if (box := _box(run, end)) is not None:
            yield box
        if (rest := _rest(run, end)) is not None:
            yield rest


def _article(run: Holding, end: int) -> Piece:
    titles, weight, doubtful = titled(run, end)
    weight += FIRST + _slots(run, end) + _borders(run, end)
    if not run.bodies:
        weight -= 6.0
    return Piece(run.start, end, "article", weight, titles, doubtful)


def _slots(run: Holding, end: int) -> float:
    """One byline, one column label, one lead; the dateline first, the signature last."""
    weight = -3.0 * max(0, len(run.authors) - 1) - 2.5 * max(0, len(run.columns) - 1) - 2.5 * max(0, len(run.decks) - 1)
    weight += 1.0 * bool(run.authors) + 0.5 * bool(run.columns and run.columns[0] <= run.start + 1)
    weight -= 8.0 * max(0, len(run.speakers) - 1) + 2.5 * run.restarts
    if run.speakers:
        weight += 2.0 if run.speakers[0] == run.start else -6.0
    if run.authors and run.bodies:
        before = sum(place < run.authors[0] for place in run.bodies)
        cost = min(2.5, 0.5 * max(0, before - 2)) if run.authors[0] < run.bodies[-1] else 0.5
        weight -= cost / 2 if run.sight.slots[run.authors[0] - 1] in ("lead", "deck") else cost
    for place in run.datelines:
        weight += 2.0 if place == run.bodies[0] else -4.0
    for place in run.signatures:
        after = sum(1 for at in run.bodies if at > place)
        weight += 1.0 if not after else -3.0
    for place in run.credits:
        after = sum(1 for at in run.bodies if at > place)
        weight -= 1.5 if after else 0.0
    return weight


def _borders(run: Holding, end: int) -> float:
    """Between two plain paragraphs nothing parts; a picture, a credit or ``二、`` begins no article."""
    sight = run.sight
    weight = 0.0
    if run.start:
        weight -= 1.0 if _plain(sight, run.start) else 0.0
        weight -= 2.0 if sight.slots[run.start] in BACK else 0.0
        weight -= 2.0 if sight.text(run.start).form.ordinal > 1 and sight.slots[run.start] == "head" else 0.0
        weight += LEANING * (_turn(sight, run.start))
    return weight - _led_out(run, end)


def _led_out(run: Holding, end: int) -> float:
    """A seam leads out of a run only from its last line, or in at its first."""
    cost = 0.0
    for one, two in run.sight.links:
        inside = run.holds(one), run.holds(two)
        if inside[0] != inside[1]:
            open_end = len(run.ranges) == 1 and ((inside[0] and one == end - 1) or (inside[1] and two == run.start))
            tie = run.sight.holds[one, two]
            cost += min(1.0, tie) if open_end else tie
    return cost


def _turn(sight: Evidence, start: int) -> float:
    """Whether the paragraphs speak of something else from here on: those above lean up, those below lean down."""
    above = next((at for at in range(start - 1, -1, -1) if sight.slots[at] in ("body", "list")), None)
    below = next((at for at in range(start, len(sight.slots)) if sight.slots[at] in ("body", "list")), None)
    if above is None or below is None:
        return 0.0
    return sight.leans[above] - sight.leans[below]


def _plain(sight: Evidence, place: int) -> bool:
    """A paragraph after a paragraph."""
    return sight.slots[place] in ("body", "list") and sight.slots[place - 1] in ("body", "list")


def _box(run: Holding, end: int) -> Piece | None:
    """``怎样领水票?`` over short lines and list entries, with a credit under them."""
    if (
        end - run.start > BOX_LINES
        or not run.bodies
        or run.longest > SIGNED_BOX_LINE_LENGTH
        or run.sight.slots[run.start] != "head"
    ):
        return None
    if run.authors or run.columns or run.decks or run.datelines or run.speakers or run.signatures:
        return None
    credit = bool(run.credits and run.credits[-1] == end - 1)
    if not credit and not (run.bullets and run.longest <= BOX_LINE_LENGTH):
        return None
    asks = run.sight.text(run.start).key.endswith("?")
    weight = FIRST + 1.5 + 4.0 * credit + 0.75 * bool(run.bullets) + 1.0 * asks + _borders(run, end)
    if not credit and _goes_on(run.sight, end):
        weight -= 2.0
    weight -= 4.0 * len([place for place in run.credits if place != end - 1])
    weight += sum(not_title(run, head, end) for head in run.heads[1:])
    return Piece(run.start, end, "box", weight, (run.start,))


def _goes_on(sight: Evidence, end: int) -> bool:
    """Another question, or a short head over list entries: the same box."""
    if end + 1 >= len(sight.slots) or sight.slots[end] != "head":
        return False
    return sight.text(end).key.endswith("?") or sight.slots[end + 1] == "list"


def _rest(run: Holding, end: int) -> Piece | None:
    """What goes on after a box, or after another article that was read in between."""
    if not run.bodies or run.authors or run.speakers or run.datelines or not run.start:
        return None
    sight = run.sight
    led = any(
        two == run.start or one == end - 1
        for one, two in sight.links
        if not run.start <= one < end or not run.start <= two < end
    )
    boxed = sight.slots[run.start - 1] in ("credit", "list")
    weight = REST + 1.5 * led + 1.75 * boxed - 0.5 * len(run.columns) - 0.5 * len(run.decks)
    weight += sum(not_title(run, head, end) for head in run.heads)
    weight -= 2.5 * run.restarts
    for one, two in sight.links:
        inside = (run.start <= one < end, run.start <= two < end)
        if inside[0] != inside[1] and not ((inside[0] and one == end - 1) or (inside[1] and two == run.start)):
            weight -= 1.0
    for place in run.signatures:
        weight += 1.0 if all(at <= place for at in run.bodies) else -3.0
    if _plain(sight, run.start):
        weight -= 1.0
    return Piece(run.start, end, "rest", weight, ())
