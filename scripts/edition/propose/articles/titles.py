"""Find the title among the heads of a run: over its text, under it, fallen into it, or in two pieces."""

from __future__ import annotations

from edition.propose.articles.evidence import Evidence
from edition.propose.articles.run_contents import Holding
from edition.propose.articles.weights import TITLE

CANDIDATES = 3
"""Heads at each end of a run, and the best within it, that may be its title."""

LABEL_LENGTH = 5
"""``车间纪事`` is rather a column than a title."""

LONG_TITLE = 14
"""Characters from which a head is rather a title."""

SHORT_TITLE = 9
"""``缘起``, ``几点启示`` are sub-heads."""

BACK: frozenset[str] = frozenset({"caption", "credit", "affiliation"})
"""What may stand after a title that was laid under its article."""


def titled(run: Holding, end: int) -> tuple[tuple[int, ...], float, bool]:
    """The title lines of the run, the weight they give it, and whether they are doubtful."""
    if not run.heads:
        return (), TITLE.none, True
    options = [(_as_title(run, place, end), place) for place in _candidates(run)]
    weight, place = max(options, key=lambda option: (option[0], -option[1]))
    others = [w for w, p in options if p != place]
    titles = _whole_title(run, place)
    weight_of_rest = sum(not_title(run, head, end) for head in run.heads if head not in titles)
    doubtful = weight < TITLE.doubtful_below or bool(others and max(others) > weight - TITLE.doubtful_within)
    if weight < TITLE.none:
        return (), TITLE.none + weight_of_rest + not_title(run, place, end), True
    last = _other_half(run, titles)
    if last is not None:
        weight_of_rest -= not_title(run, last, end)
        return (*titles, last), weight + weight_of_rest + TITLE.second_piece, True
    return titles, weight + weight_of_rest, doubtful


def _candidates(run: Holding) -> list[int]:
    """The heads that may be the title: those at both ends, and the likeliest within."""
    if len(run.heads) <= 2 * CANDIDATES:
        return run.heads
    inner = run.heads[CANDIDATES:-CANDIDATES]
    best = sorted(inner, key=lambda place: (-_by_form(run.sight, place), place))[:CANDIDATES]
    return sorted({*run.heads[:CANDIDATES], *best, *run.heads[-CANDIDATES:]})


def _other_half(run: Holding, titles: tuple[int, ...]) -> int | None:
    """A title in two pieces: one over the text, the other under it or fallen between the halves of a paragraph."""
    sight = run.sight
    if not run.bodies or titles[0] > run.bodies[0] or len(titles) > 1:
        return None
    for head in run.heads:
        text = sight.text(head)
        plain = (
            head not in titles
            and not text.form.ordinal
            and text.line.head_level == sight.text(titles[0]).line.head_level
        )
        fallen = any(one == head - 1 and two == head + 1 for one, two in sight.links)
        if plain and (fallen or head > run.bodies[-1]) and not text.form.official:
            return head
    return None


def _whole_title(run: Holding, place: int) -> tuple[int, ...]:
    """``从灶台边走出的课堂`` with ``——某厂食堂学艺记`` or ``编者按`` under it."""
    below = place + 1
    if below in run.heads and (run.sight.text(below).key.startswith("——") or run.sight.text(below).key == "编者按"):
        return (place, below)
    return (place,)


def _as_title(run: Holding, place: int, end: int) -> float:
    """What a head is worth as the title of the run: by its place, its mark, its form, and what it says."""
    sight = run.sight
    weight = _by_form(sight, place) + _by_place(run, place, end)
    weight += TITLE.covered * (sight.covered(place, run.ranges) - TITLE.covered_evenly)
    return weight + TITLE.official_over_byline * bool(run.authors and sight.text(place).form.official)


def _by_form(sight: Evidence, place: int) -> float:
    """What a head looks like, whatever stands around it; looked up once."""
    if place not in sight.forms:
        text = sight.text(place)
        look = text.form
        spoken = place > 0 and sight.slots[place - 1] == "speaker"
        weight = (TITLE.after_speaker if spoken else _by_mark(sight, place)) - sight.series[place]
        weight += TITLE.ordinal * bool(look.ordinal and not look.key[0].isdigit())
        weight += TITLE.spaced_or_long * (" " in text.line.content.strip() or len(look.key) >= LONG_TITLE)
        weight += TITLE.label_length * (len(look.key) <= LABEL_LENGTH)
        weight += TITLE.official * look.official
        weight += TITLE.dash * look.key.startswith("——")
        sight.forms[place] = weight
    return sight.forms[place]


def _by_place(run: Holding, place: int, end: int) -> float:
    """Over the text, under it, or in the midst of it."""
    sight = run.sight
    if not run.bodies or run.bodies[0] > place:
        above = [at for at in run.heads if at < place]
        first = not above or (len(above) == 1 and _kicked(sight, above[0], place))
        return TITLE.over + _supported(run, place) if first else TITLE.lower
    if run.bodies[-1] < place:
        last = all(sight.slots[at] in BACK for at in range(place + 1, end))
        return TITLE.under if last else TITLE.lower
    return TITLE.only_one if len(run.heads) == 1 else 0


def _kicked(sight: Evidence, above: int, place: int) -> bool:
    """``# 把水管好`` over ``## 一渠清水到田头``: a kicker and its title, both marked."""
    levels = sight.text(above).line.head_level, sight.text(place).line.head_level
    return place == above + 1 and 0 < levels[0] < levels[1] and levels[1] < max(sight.levels)


def _supported(run: Holding, place: int) -> float:
    """A byline, a label or a dateline beside it says that an article begins; another head of its form denies it."""
    sight = run.sight
    near = [at for at in range(place - 2, place + 4) if run.holds(at)]
    weight = TITLE.announced * any(sight.slots[at] in ("author", "column", "deck", "speaker") for at in near)
    weight += TITLE.announced_by_dateline * bool(run.datelines and run.datelines[0] in near)
    key = sight.text(place).key
    alike = [at for at in run.heads if at > place and _alike(key, sight.text(at).key)]
    if not weight and alike and not sight.text(place).line.head_level:
        return TITLE.alike_below
    return TITLE.short if not weight and len(key) < SHORT_TITLE else weight


def _alike(one: str, two: str) -> bool:
    """``守住山林本色,做看山的明白人`` and ``守住水源清洁,做管水的实在人``."""
    return abs(len(one) - len(two)) <= 2 and one.count(",") == two.count(",") and one.count(" ") == two.count(" ")


def _by_mark(sight: Evidence, place: int) -> float:
    """Titles are marked higher than sub-heads, where a page marks them at all."""
    line, look = sight.text(place).line, sight.text(place).form
    if not sight.levels:
        return 0
    if not line.head_level:
        return TITLE.unmarked
    if look.ordinal:
        return TITLE.marked_ordinal
    return {1: TITLE.first_level, 2: sight.second_level}.get(line.head_level, TITLE.deeper_level)


def not_title(run: Holding, place: int, end: int) -> float:
    """What it costs that a head is a sub-head: nothing follows it, or its mark is a title's."""
    sight = run.sight
    look = sight.text(place).form
    cost: float = 0
    if not run.bodies or run.bodies[-1] < place:
        cost += TITLE.sub_head_without_text
    level = sight.text(place).line.head_level
    if 0 < level <= 2 and not look.ordinal:
        cost -= max(0, TITLE.first_level if level == 1 else sight.second_level)
    if look.official:
        cost += TITLE.sub_head_official
    return cost
