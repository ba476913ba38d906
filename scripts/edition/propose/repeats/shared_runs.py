"""Find the runs of characters that two places of a page share, and line them up into pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from edition.chinese.sameness import covered
from edition.nouns import Line, SourceId
from edition.propose.line_form import Form

GRAM = 8
"""Characters of a candidate: shorter ones are everyday words, longer ones miss repeats with slips."""

SITES = 12
"""Places remembered of one n-gram, the earliest: keeps a page of formulas near-linear, and a loop needs only one."""

SLIP = 8
"""Characters that may differ between two runs of one near repeat (``要求`` read as ``强调``)."""

NEAR_SHARE = 0.85
"""Share of a near repeat that stands in its twin; below it the line says something of its own."""

BORROWED_HEAD = (4, 24)
"""Length of a wrong beginning that is itself read from elsewhere on the page."""

NEAR_LINES = 300
"""Lines on either side among which words are looked for: more than a page has."""

COMPARED = 1500
"""Characters of two lines that are compared: more than a received line has."""

LONGEST = 4096
"""Characters to which a run is followed at once; a longer repeat is found as several."""

MOST_PAIRS = 40
"""Repeats looked for between two lines; real ones have three at most."""

SLIPPED_RUN = 16
"""Run from which a line with one misread character is looked at."""

_CLAUSE_MARKS = frozenset(",。;:!?、")

_SNAP = 4
"""A run that begins or ends this near to a clause mark shares the rest by chance (``上,`` before a true repeat)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its form, its place among the lines and the article it seems to stand in."""

    index: int
    source: SourceId
    line: Line
    form: Form
    article: int

    @property
    def key(self) -> str:
        return self.form.key


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """``size`` equal characters: at ``one_at`` of text ``one`` and at ``two_at`` of the later text ``two``."""

    one: int
    two: int
    two_at: int
    one_at: int
    size: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that say the same: a run, or several with slips between them. Offsets into the keys, half-open."""

    one: int
    two: int
    one_at: tuple[int, int]
    two_at: tuple[int, int]
    longest: int
    one_whole: bool = False
    two_whole: bool = False


def pairs(texts: list[Placed]) -> list[Pair]:
    by_lines: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in _runs(texts):
        by_lines[run.one, run.two].append(run)
    pairs = [
        _whole_or_not(texts, pair)
        for (one, two), runs in sorted(by_lines.items())
        for pair in _aligned(texts[one], texts[two], runs)
    ]
    return sorted(pairs, key=lambda pair: (pair.two, pair.one, pair.two_at))


def _runs(texts: list[Placed]) -> Iterator[_Run]:
    """Extend each shared n-gram to its maximal run, once per diagonal."""
    sites: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for two, text in enumerate(texts):
        reached: dict[tuple[int, int], int] = {}
        for two_at in range(len(text.key) - GRAM + 1):
            known = sites[text.key[two_at : two_at + GRAM]]
            for one, one_at in known:
                diagonal = (one, two_at - one_at)
                if reached.get(diagonal, -1) > two_at:
                    continue
                run = _extended(texts, _Run(one, two, two_at, one_at, GRAM))
                reached[diagonal] = run.two_at + run.size
                if run.size >= GRAM:
                    yield run
            if len(known) < SITES:
                known.append((two, two_at))


def _extended(texts: list[Placed], run: _Run) -> _Run:
    """As far as both texts agree; inside one line the two copies do not overlap."""
    one, two = texts[run.one].key, texts[run.two].key
    first, second, size = run.one_at, run.two_at, run.size
    most = min(LONGEST, second - first) if run.one == run.two else LONGEST
    while first and second and size < most and one[first - 1] == two[second - 1]:
        first, second, size = first - 1, second - 1, size + 1
    step = GRAM
    while step:
        if size + step <= most and one[first + size : first + size + step] == two[second + size : second + size + step]:
            if second + size + step > len(two):
                step = min(step // 2, len(two) - second - size)
                continue
            size, step = size + step, 2 * step
        else:
            step //= 2
    return _Run(run.one, run.two, second, first, min(size, most))


def _aligned(one: Placed, two: Placed, runs: list[_Run]) -> Iterator[Pair]:
    """Join runs with nothing but slips between them, the longest first."""
    left = sorted(runs, key=lambda run: (-run.size, run.two_at, run.one_at))
    for _ in range(MOST_PAIRS):
        if not left or left[0].size < SLIPPED_RUN:
            return
        seed = left[0]
        chain = [seed]
        for run in left[1:] if one.index != two.index else []:
            if _is_slip(one, two, run, chain[0]):
                chain.insert(0, run)
            elif _is_slip(one, two, chain[-1], run):
                chain.append(run)
        span = (chain[0].two_at, chain[-1].two_at + chain[-1].size)
        one_span = (chain[0].one_at, chain[-1].one_at + chain[-1].size)
        yield Pair(one.index, two.index, one_span, span, seed.size)
        left = [r for r in left if r.two_at >= span[1] or r.two_at + r.size <= span[0]]


def _is_slip(one: Placed, two: Placed, before: _Run, after: _Run) -> bool:
    """Between two runs a few characters differ, and no figure: ``增长3%`` is not ``增长5%`` misread."""
    one_end, two_end = before.one_at + before.size, before.two_at + before.size
    if not (0 <= after.one_at - one_end <= SLIP and 0 <= after.two_at - two_end <= SLIP):
        return False
    return not any(c.isdigit() for c in one.key[one_end : after.one_at] + two.key[two_end : after.two_at])


def _whole_or_not(texts: list[Placed], pair: Pair) -> Pair:
    """Decide for both lines whether the repeat is all that they say; else narrow it to whole clauses."""
    one_whole = pair.one != pair.two and _is_whole(texts, pair.one, pair.one_at, pair.two)
    two_whole = pair.one != pair.two and _is_whole(texts, pair.two, pair.two_at, pair.one)
    if not one_whole and not two_whole:
        return _snapped(texts, pair)
    return Pair(pair.one, pair.two, pair.one_at, pair.two_at, pair.longest, one_whole, two_whole)


def _is_whole(texts: list[Placed], mine: int, at: tuple[int, int], twin: int) -> bool:
    """Nothing of the line is its own but a renumbered ordinal, a slip, or a beginning borrowed from elsewhere."""
    look = texts[mine].form
    head, tail = look.key[look.bare_at : at[0]], look.key[at[1] :]
    if at[0] <= look.bare_at and not tail:
        return True
    if any(c.isdigit() for c in head + tail) or len(tail) > 2:
        return False
    if len(head) > 2 and not _is_borrowed(texts, head.rstrip(",、:"), mine):
        return False
    return alike(look.key, texts[twin].key)


def _is_borrowed(texts: list[Placed], head: str, mine: int) -> bool:
    """A wrong beginning that the page says elsewhere."""
    within = BORROWED_HEAD[0] <= len(head) <= BORROWED_HEAD[1]
    return within and stands_near(texts, head, mine)


def stands_near(texts: list[Placed], words: str, mine: int) -> bool:
    """Whether another line of the page says these words; of a page without end, one of those around."""
    around = texts[max(0, mine - NEAR_LINES) : mine + NEAR_LINES]
    return any(words in text.key for text in around if text.index != mine)


def alike(part: str, whole: str) -> bool:
    """Whether nearly all of ``part`` stands in ``whole``; judged by their beginnings where they have no end."""
    return covered(part[:COMPARED], whole[:COMPARED]) >= NEAR_SHARE


def _snapped(texts: list[Placed], pair: Pair) -> Pair:
    """``在组织架构搭建上,紧贴…`` and ``在竞赛项目设置上,紧贴…`` repeat from ``紧贴`` on, not from ``上,``."""
    key = texts[pair.two].key
    start, end = pair.two_at
    head = next((n for n in range(_SNAP, 0, -1) if start and key[start + n - 1] in _CLAUSE_MARKS), 0)
    if start and key[start - 1] in _CLAUSE_MARKS:
        head = 0
    tail = 0
    if end < len(key) and key[end - 1] not in _CLAUSE_MARKS:
        tail = next((n for n in range(1, _SNAP + 1) if key[end - n - 1] in _CLAUSE_MARKS), 0)
    if end - start - head - tail < GRAM:
        return pair
    one_at = (pair.one_at[0] + head, pair.one_at[1] - tail)
    return Pair(pair.one, pair.two, one_at, (start + head, end - tail), pair.longest)
