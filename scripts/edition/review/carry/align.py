"""Find the lines of a plan again on a page that has changed since: by the words they begin with, and their order.

A plan quotes only how each line begins, and headings or copies begin alike. So a line is not sought alone: the pairs
of entry and line whose words agree are weighed by whether their neighbours agree too, and the heaviest chain that
runs down both sides wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from edition.nouns import Line, Page

_KEY = 4
"""Characters of a quote that are looked up; the rest is compared. The shortest quote of a longer line has as many."""

_STILL_THE_SAME = 0.6
"""Likeness of a quote and a line's beginning, between two lines found again: one slip mended in six characters."""


@dataclass(frozen=True, slots=True)
class Known:
    """A line as a plan knows it: its number then, how it began, and whether it was kept."""

    number: int
    quote: str
    kept: bool


@dataclass(frozen=True, slots=True)
class LineMatch:
    """Where lines stand now, by their numbers then."""

    now: dict[int, int]
    changed: frozenset[int] = frozenset()
    """Lines, by their numbers then, that no longer begin as quoted."""

    replaced: frozenset[int] = frozenset()
    """Lines, by their numbers then, that are gone and for which another that repeated them stands in."""


def align(known: Sequence[Known], page: Page) -> LineMatch:
    """Pair what a plan knows with the lines of a page: first in order, then what moved, then what was mended."""
    known = sorted(known, key=lambda each: each.number)
    pairs = list(_pairs(known, page.lines))
    chain = _heaviest_chain(pairs, known, page.lines)
    now = {known[i].number: page.lines[j].number for i, j in chain}
    now.update(_moved(pairs, now, known, page.lines))
    mended = dict(_mended(chain, known, page.lines, now))
    return LineMatch({**now, **mended}, frozenset(mended))


def _pairs(known: Sequence[Known], lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    begins: dict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(lines):
        begins[line.content[:_KEY]].append(j)
    for i, each in enumerate(known):
        yield from ((i, j) for j in begins.get(each.quote[:_KEY], ()) if lines[j].content.startswith(each.quote))


def _heaviest_chain(
    pairs: Sequence[tuple[int, int]], known: Sequence[Known], lines: Sequence[Line]
) -> list[tuple[int, int]]:
    """The chain of pairs rising on both sides with the greatest weight, by a tree of prefix maxima over the lines."""
    agree = set(pairs)
    best: list[tuple[int, int]] = [(0, -1)] * (len(lines) + 1)
    before: dict[int, int] = {}
    for at in sorted(range(len(pairs)), key=lambda at: (pairs[at][0], -pairs[at][1])):
        i, j = pairs[at]
        weight, before[at] = _greatest(best, j)
        weight += 8 + 4 * ((i - 1, j - 1) in agree) + 4 * ((i + 1, j + 1) in agree)
        weight += 2 * known[i].kept + (known[i].number == lines[j].number)
        _raise(best, j + 1, (weight, at))
    last = _greatest(best, len(lines))[1]
    chain: list[tuple[int, int]] = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _greatest(tree: list[tuple[int, int]], upto: int) -> tuple[int, int]:
    found = (0, -1)
    while upto > 0:
        found = max(found, tree[upto])
        upto -= upto & -upto
    return found


def _raise(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def _moved(
    pairs: Sequence[tuple[int, int]], now: dict[int, int], known: Sequence[Known], lines: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """Lines that changed places: what is left over and agrees with just one line that is left over."""
    taken = set(now.values())
    left = [(i, j) for i, j in pairs if known[i].number not in now and lines[j].number not in taken]
    of_known, of_lines = Counter(i for i, _ in left), Counter(j for _, j in left)
    for i, j in left:
        if of_known[i] == of_lines[j] == 1:
            yield known[i].number, lines[j].number


def _mended(
    chain: Sequence[tuple[int, int]], known: Sequence[Known], lines: Sequence[Line], now: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Lines whose very beginning was changed: between two lines found again, what begins nearly as quoted."""
    taken = set(now.values())
    ends = [(-1, -1), *chain, (len(known), len(lines))]
    for i, each in enumerate(known):
        if each.number in now:
            continue
        at = bisect_left(ends, (i, -1))
        (_, first), (_, last) = ends[at - 1], ends[at]
        for j in range(first + 1, last):
            if lines[j].number not in taken and _nearly(each.quote, lines[j].content):
                taken.add(lines[j].number)
                yield each.number, lines[j].number
                break


def _nearly(quote: str, content: str) -> bool:
    return SequenceMatcher(None, quote, content[: len(quote) + 1], autojunk=False).ratio() >= _STILL_THE_SAME
