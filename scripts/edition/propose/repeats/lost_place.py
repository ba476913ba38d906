"""Follow a recogniser that lost its place: the short lines around a repeat, and the end that breaks off."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque

from edition.propose.line_form import Form
from edition.propose.repeats.settle import Found, drop_line

TRUNCATED_TAIL = 16
"""Unfinished prefix that ends a page without any loop before it."""

TRUNCATED_LOOP = 4
"""Unfinished prefix where the loop says which line is due."""

MOST = 40
"""Lines of one wording that are looked at on either side; a page has five at most."""

STRAY = 10
"""Lines between a short repeat's twin and its neighbour's twin, where another article runs in between."""


def follow_loops(found: Found) -> None:
    """From each dropped line look to its neighbours: a loop repeats the short lines around the long ones.

    First the lines that are due, wherever they are; only then those that stray, so that a loop's second round does not
    take its first round for the text.
    """
    for search, steps in ((_due_twin, (-1, 1)), (_stray_twin, (-1, 1, -2, 2)), (_due_twin, (-1, 1))):
        waiting = deque(sorted(found.twins))
        while waiting:
            drop = waiting.popleft()
            for near, due in [(drop + step, found.twins[drop] + step) for step in steps]:
                if _may_loop(found, near) and _drop_in_loop(found, near, search(found, near, due)):
                    waiting.append(near)


def _may_loop(found: Found, near: int) -> bool:
    if not 0 <= near < len(found.texts) or near in found.twins or near in found.kept:
        return False
    look = found.texts[near].form
    return not look.byline and not look.label and len(look.bare) >= 2


def _drop_in_loop(found: Found, near: int, twin: int | None) -> bool:
    if twin is None:
        return False
    size = min(len(found.texts[near].key), len(found.texts[twin].key))
    drop_line(found, near, twin, (0, size), len(found.texts[near].form.bare), "相邻各行同为重复")
    return near in found.twins


def _due_twin(found: Found, near: int, due: int) -> int | None:
    """The line that comes next where the loop was first read: the same, or one that ``near`` begins."""
    if not 0 <= due < len(found.texts) or due == near or due in found.twins:
        return None
    look, twin = found.texts[near].form, found.texts[due].form
    goes_on = near - 1 in found.twins and due == found.twins[near - 1] + 1
    same = look.bare == twin.bare
    return due if same or (goes_on and _breaks_off(look, twin, TRUNCATED_LOOP)) else None


def _stray_twin(found: Found, near: int, due: int) -> int | None:
    """The same words not far from where they are due, in a line that others repeat too, or under another ordinal."""
    look = found.texts[near].form
    for at in _nearest(found.saying[look.bare], due):
        if at == near or at in found.twins:
            continue
        twin = found.texts[at].form
        renumbered = look.ordinal and twin.ordinal and look.ordinal != twin.ordinal
        if abs(at - due) <= STRAY or at in found.kept or renumbered:
            return at
    return None


def _nearest(places: list[int], due: int) -> list[int]:
    """Places in order of their distance; of a line that stands everywhere the nearest few."""
    middle = bisect_left(places, due)
    return sorted(places[max(0, middle - MOST) : middle + MOST], key=lambda at: (abs(at - due), at))


def _breaks_off(look: Form, twin: Form, least: int) -> bool:
    """``省委把…重要推动力`` ends where its twin goes on."""
    return not look.finished and least <= len(look.bare) < len(twin.bare) and twin.bare.startswith(look.bare)


def end_of_page(found: Found) -> None:
    """The last line of a page, an unfinished prefix of an earlier one: the recogniser was cut off in its loop."""
    last = len(found.texts) - 1
    if last in found.twins or last in found.kept:
        return
    least = TRUNCATED_TAIL
    for text in found.texts[:last]:
        if text.index not in found.twins and _breaks_off(found.texts[last].form, text.form, least):
            size = len(found.texts[last].form.bare)
            drop_line(found, last, text.index, (0, text.form.bare_at + size), size, "版面到此中断")
            if last in found.twins:
                follow_loops(found)
            return
