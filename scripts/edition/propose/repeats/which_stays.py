"""Of two places that say the same, find the one that stays."""

from __future__ import annotations

from collections.abc import Callable

from edition.propose.repeats.shared_runs import NEAR_LINES, Pair, Placed, stands_near

HEADING_LENGTH = 30
"""Longest heading that a loop renumbers."""

OPEN_PASSAGES = 50
"""Passages that may still go on while lines are compared: two or three columns' worth."""


def passages(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs that follow one another on both sides were read again in one go, and are judged together."""
    passages: list[list[Pair]] = []
    for pair in pairs:
        for passage in reversed(passages[-OPEN_PASSAGES:]):
            last = passage[-1]
            if last.one < pair.one <= last.one + 2 and last.two < pair.two <= last.two + 2 and pair.one != pair.two:
                passage.append(pair)
                break
        else:
            passages.append([pair])
    return passages


def _by_ordinal(texts: list[Placed], passage: list[Pair]) -> int:
    """``四、完善配套措施`` repeats ``二、完善配套措施``: a loop counts on, so the lower number that fits is true."""
    for pair in passage:
        for one, two in ((pair.one, pair.two), (pair.one - 1, pair.two - 1)):
            if one < 0 or one == two:
                continue
            a, b = texts[one].form, texts[two].form
            if a.ordinal and b.ordinal and a.ordinal != b.ordinal and a.bare == b.bare:
                return _fitting(texts, one, two)
    return 0


def _fitting(texts: list[Placed], one: int, two: int) -> int:
    fits = [_number_before(texts, at) == texts[at].form.ordinal - 1 for at in (one, two)]
    if fits[0] != fits[1]:
        return 1 if fits[0] else -1
    return 1 if texts[one].form.ordinal < texts[two].form.ordinal else -1


def _number_before(texts: list[Placed], index: int) -> int:
    """The ordinal of the nearest short line above that has one."""
    above = (
        t.form
        for t in reversed(texts[max(0, index - NEAR_LINES) : index])
        if t.form.ordinal and len(t.key) <= HEADING_LENGTH
    )
    return next((look.ordinal for look in above), 0)


def _by_continuation(texts: list[Placed], passage: list[Pair]) -> int:
    """``…集中举办黄河流域`` stands twice; the copy before ``冶金产业职工技能联赛…`` goes on, the other breaks off."""
    pair = passage[-1]
    first = _goes_on(texts, pair.one, pair.one_at[1])
    second = _goes_on(texts, pair.two, pair.two_at[1])
    return (first > second) - (first < second)


def _goes_on(texts: list[Placed], index: int, end: int) -> int:
    """Characters around the end of a copy that stand elsewhere on the page as well; 0 at a final stop."""
    key = texts[index].key
    if end >= len(key):
        if texts[index].form.finished or index + 1 >= len(texts):
            return 0
        left, right = key, texts[index + 1].key
    else:
        left, right = key[:end], key[end:]
    if left[-1:] in "。!?":
        return 0
    for size in range(6, 1, -1):
        for before in range(size - 1, 0, -1):
            gram = left[-before:] + right[: size - before]
            if len(gram) == size and stands_near(texts, gram, index):
                return size
    return 0


def _by_heading(texts: list[Placed], passage: list[Pair]) -> int:
    """A tail on 服务 and 维权 belongs under ``服务保障``, not under ``技能素质``."""
    pair = passage[0]
    if len(passage) > 1 or pair.one_whole or pair.two_whole or pair.one == pair.two:
        return 0
    words = _bigrams(texts[pair.two].key[slice(*pair.two_at)])
    one, two = (_bigrams(_heading_over(texts, at)) for at in (pair.one, pair.two))
    first, second = len(words & (one - two)), len(words & (two - one))
    return (first > second) - (first < second)


def _bigrams(key: str) -> set[str]:
    return {key[at : at + 2] for at in range(len(key) - 1)}


def _heading_over(texts: list[Placed], index: int) -> str:
    above = (
        t.form
        for t in reversed(texts[max(0, index - NEAR_LINES) : index])
        if not t.form.finished and len(t.key) <= HEADING_LENGTH
    )
    return next((look.bare for look in above), "")


EVIDENCE: tuple[tuple[Callable[[list[Placed], list[Pair]], int], str], ...] = (
    (_by_ordinal, "留下的一处序号连贯"),
    (_by_continuation, "留下的一处与下文相接"),
    (_by_heading, "留下的一处合于所在小标题"),
)
"""Asked in this order; the first that prefers a copy decides. Without evidence the first copy stays."""


def judge(texts: list[Placed], passage: list[Pair]) -> tuple[bool, str]:
    """Whether the second copy goes, and why."""
    for evidence, reason in EVIDENCE:
        if preferred := evidence(texts, passage):
            return preferred > 0, reason
    return True, "留下的一处在先"
