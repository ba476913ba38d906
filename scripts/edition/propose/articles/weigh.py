"""Weigh a run of lines as one article, as a box, or as the rest of an article that began elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from edition.propose.articles.evidence import Evidence
from edition.propose.articles.run_contents import Holding, hopeless, take
from edition.propose.articles.titles import BACK, not_title, titled
from edition.propose.articles.weights import RUN

Kind = Literal["article", "box", "rest"]

BOX_LINES = 16

BOX_LINE_LENGTH = 70

SIGNED_BOX_LINE_LENGTH = 260
"""A box is short, and so are its lines."""


@dataclass(frozen=True, slots=True)
class WeighedRun:
    """A run of places with its weight."""

    start: int
    end: int
    kind: Kind
    weight: float
    titles: tuple[int, ...] = ()
    doubtful_title: bool = False


def weigh_group(sight: Evidence, ranges: list[tuple[int, int]]) -> WeighedRun:
    """One article in several runs; it holds what a single run would, and pays for each seam that leaves it."""
    run = Holding(sight, ranges)
    for start, end in ranges:
        for place in range(start, end):
            take(run, place)
    box = _box(run, run.end) if len(ranges) == 1 else None
    article = _article(run, run.end)
    return box if box and box.weight > article.weight else article


def weigh(sight: Evidence, start: int) -> Iterator[WeighedRun]:
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


def _article(run: Holding, end: int) -> WeighedRun:
    titles, weight, doubtful = titled(run, end)
    weight += RUN.article + _slots(run, end) + _borders(run, end)
    if not run.bodies:
        weight += RUN.article_without_paragraphs
    return WeighedRun(run.start, end, "article", weight, titles, doubtful)


def _slots(run: Holding, end: int) -> float:
    """One byline, one column label, one lead; the dateline first, the signature last."""
    weight = RUN.further_byline * max(0, len(run.authors) - 1)
    weight += RUN.further_label * max(0, len(run.columns) - 1)
    weight += RUN.signed * bool(run.authors)
    weight += RUN.labelled_at_top * bool(run.columns and run.columns[0] <= run.start + 1)
    weight += RUN.further_speaker * max(0, len(run.speakers) - 1) + RUN.counting_starts_anew * run.restarts
    if run.speakers:
        weight += RUN.speaker_at_top if run.speakers[0] == run.start else RUN.speaker_inside
    if run.authors and run.bodies:
        weight += _late_byline(run)
    for place in run.datelines:
        weight += RUN.dateline_first if place == run.bodies[0] else RUN.dateline_inside
    for place in run.signatures:
        after = sum(1 for at in run.bodies if at > place)
        weight += RUN.signature_last if not after else RUN.signature_inside
    for place in run.credits:
        after = sum(1 for at in run.bodies if at > place)
        weight += RUN.credit_inside if after else 0
    return weight


def _late_byline(run: Holding) -> float:
    """What it costs that paragraphs stand over the byline."""
    if run.authors[0] > run.bodies[-1]:
        return 0
    before = sum(place < run.authors[0] for place in run.bodies)
    cost = RUN.paragraph_before_byline * max(0, before - 2)
    return cost * (RUN.half_under_lead if run.sight.slots[run.authors[0] - 1] in ("lead", "deck") else 1)


def _borders(run: Holding, end: int) -> float:
    """Between two plain paragraphs nothing parts; a picture, a credit or ``二、`` begins no article."""
    sight = run.sight
    if not run.start:
        return -_led_out(run, end)
    weight = RUN.between_paragraphs * _plain(sight, run.start)
    weight += RUN.begins_with_back_matter * (sight.slots[run.start] in BACK)
    later = sight.text(run.start).form.ordinal > 1 and sight.slots[run.start] == "head"
    weight += RUN.begins_with_later_number * later
    weight += RUN.leaning * _turn(sight, run.start)
    return weight - _led_out(run, end)


def _led_out(run: Holding, end: int) -> float:
    """A seam leads out of a run only from its last line, or in at its first."""
    cost: float = 0
    for one, two in run.sight.links:
        inside = run.holds(one), run.holds(two)
        if inside[0] != inside[1]:
            open_end = len(run.ranges) == 1 and ((inside[0] and one == end - 1) or (inside[1] and two == run.start))
            tie = run.sight.holds[one, two]
            cost += min(RUN.seam_at_open_end_at_most, tie) if open_end else tie
    return cost


def _turn(sight: Evidence, start: int) -> float:
    """Whether the paragraphs speak of something else from here on: those above lean up, those below lean down."""
    above = next((at for at in range(start - 1, -1, -1) if sight.slots[at] in ("body", "list")), None)
    below = next((at for at in range(start, len(sight.slots)) if sight.slots[at] in ("body", "list")), None)
    if above is None or below is None:
        return 0
    return sight.leans[above] - sight.leans[below]


def _plain(sight: Evidence, place: int) -> bool:
    """A paragraph after a paragraph."""
    return sight.slots[place] in ("body", "list") and sight.slots[place - 1] in ("body", "list")


def _box(run: Holding, end: int) -> WeighedRun | None:
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
    weight = RUN.box + RUN.box_credit * credit + RUN.box_bullets * bool(run.bullets) + RUN.box_asks * asks
    weight += _borders(run, end)
    if not credit and _goes_on(run.sight, end):
        weight += RUN.box_goes_on
    weight += RUN.box_credit_inside * len([place for place in run.credits if place != end - 1])
    weight += sum(not_title(run, head, end) for head in run.heads[1:])
    return WeighedRun(run.start, end, "box", weight, (run.start,))


def _goes_on(sight: Evidence, end: int) -> bool:
    """Another question, or a short head over list entries: the same box."""
    if end + 1 >= len(sight.slots) or sight.slots[end] != "head":
        return False
    return sight.text(end).key.endswith("?") or sight.slots[end + 1] == "list"


def _rest(run: Holding, end: int) -> WeighedRun | None:
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
    weight = RUN.rest + RUN.rest_led * led + RUN.rest_after_box * boxed
    weight += RUN.rest_with_label * len(run.columns) + RUN.rest_with_deck * len(run.decks)
    weight += sum(not_title(run, head, end) for head in run.heads)
    weight += RUN.counting_starts_anew * run.restarts
    for one, two in sight.links:
        inside = (run.start <= one < end, run.start <= two < end)
        if inside[0] != inside[1] and not ((inside[0] and one == end - 1) or (inside[1] and two == run.start)):
            weight += RUN.rest_left_by_seam
    for place in run.signatures:
        weight += RUN.signature_last if all(at <= place for at in run.bodies) else RUN.signature_inside
    weight += RUN.between_paragraphs * _plain(sight, run.start)
    return WeighedRun(run.start, end, "rest", weight, ())
