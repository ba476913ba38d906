"""Find what a page says twice: a recogniser that lost its place reads a column again.

Within one page only, and by the longest run of characters that two places share: true repeats share at least 50,
legitimate likeness at most 30, except decks that quote their own article (findings.md §6), which are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from edition.form import Form, form
from edition.model import DropKind, Line, Page, Repeat, SourceId, Span
from edition.resemblance import covered

GRAM = 8
"""Characters of a candidate: shorter ones are everyday words, longer ones miss repeats with slips."""

SITES = 12
"""Places remembered of one n-gram, the earliest: keeps a page of formulas near-linear, and a loop needs only one."""

WHOLE_RUN = 30
"""Run that makes two lines one when they share all they say; formulas inside lines are shorter (findings.md §6)."""

STRETCH_RUN = 60
"""Run of a repeat inside longer lines: quotations between paragraphs of one article reach 51."""

INNER_RUN = 32
"""Run of a repeat inside one line: nobody says 32 characters twice in a paragraph; parallel clauses share up to 23."""

FOREIGN_RUN = 120
"""Run across an article's border: two notices may share a paragraph of boilerplate, and both need it."""

SLIP = 8
"""Characters that may differ between two runs of one near repeat (``要求`` read as ``强调``)."""

NEAR_SHARE = 0.85
"""Share of a near repeat that stands in its twin; below it the line says something of its own."""

BORROWED_HEAD = (4, 24)
"""Length of a wrong beginning that is itself read from elsewhere on the page."""

TRUNCATED_TAIL = 16
"""Unfinished prefix that ends a page without any loop before it."""

TRUNCATED_LOOP = 4
"""Unfinished prefix where the loop says which line is due."""

DECK_LENGTH = 160
"""A deck is one or two sentences; longer lines are body."""

QUOTED_SHARE = 0.8
"""Two lines that share this much of both are a repeat, not a deck and the paragraph that quotes it."""

HEADING_LENGTH = 30
"""Longest heading that a loop renumbers."""

OPEN_PASSAGES = 50
"""Passages that may still go on while lines are compared: two or three columns' worth."""

STRAY = 10
"""Lines between a short repeat's twin and its neighbour's twin, where another article runs in between."""

_CLAUSE_MARKS = frozenset(",。;:!?、")
_SNAP = 4
"""A run that begins or ends this near to a clause mark shares the rest by chance (``上,`` before a true repeat)."""


@dataclass(frozen=True, slots=True)
class _Text:
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
class _Pair:
    """Two places that say the same: a run, or several with slips between them. Offsets into the keys, half-open."""

    one: int
    two: int
    one_at: tuple[int, int]
    two_at: tuple[int, int]
    longest: int
    one_whole: bool = False
    two_whole: bool = False


@dataclass(slots=True)
class _Found:
    """The repeats settled so far."""

    texts: list[_Text]
    twins: dict[int, int] = field(default_factory=dict)
    """Wholly dropped text → kept text."""
    kept: set[int] = field(default_factory=set)
    taken: dict[int, list[tuple[int, int, bool]]] = field(default_factory=lambda: defaultdict(list))
    """Key stretches of a text that are cut (True) or kept as somebody's twin (False)."""
    repeats: list[Repeat] = field(default_factory=list)
    saying: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """The texts that say the same but for an ordinal."""

    def __post_init__(self) -> None:
        for text in self.texts:
            self.saying[text.form.bare].append(text.index)

    def free(self, text: int, at: tuple[int, int], *, to_cut: bool) -> bool:
        """Whether a stretch may be cut (nobody's twin, not cut yet), or kept (not cut)."""
        return not any(at[0] < end and start < at[1] and (cut or to_cut) for start, end, cut in self.taken[text])


def repeats(page: Page) -> tuple[Repeat, ...]:
    """Find the repeats within a page, in the order of what is dropped; offsets in code points of the lines.

    Which twin stays: see ``_EVIDENCE``.
    """
    texts = _texts(page)
    found = _Found(texts)
    pairs = [pair for pair in _pairs(texts) if _is_repeat(texts, pair)]
    for passage in _passages(pairs):
        drop_second, reason = _judge(texts, passage)
        for pair in passage:
            _settle(found, pair, drop_second, reason)
    _follow_loops(found)
    _end_of_page(found)
    return tuple(sorted(found.repeats, key=lambda repeat: repeat.dropped))


def _texts(page: Page) -> list[_Text]:
    texts: list[_Text] = []
    article = 0
    signed = False
    for index, line in enumerate(page.lines):
        look = form(line)
        if index and (line.head_level == 1 or look.speaker or signed):
            article += 1
        signed = look.signed
        texts.append(_Text(index, page.source, line, look, article))
    return texts


# Candidates --------------------------------------------------------------------------------------------------------


def _pairs(texts: list[_Text]) -> list[_Pair]:
    by_lines: dict[tuple[int, int], list[_Run]] = defaultdict(list)
    for run in _runs(texts):
        by_lines[run.one, run.two].append(run)
    pairs = [
        _whole_or_not(texts, pair)
        for (one, two), runs in sorted(by_lines.items())
        for pair in _aligned(texts[one], texts[two], runs)
    ]
    return sorted(pairs, key=lambda pair: (pair.two, pair.one, pair.two_at))


def _runs(texts: list[_Text]) -> Iterator[_Run]:
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


def _extended(texts: list[_Text], run: _Run) -> _Run:
    """As far as both texts agree; inside one line the two copies do not overlap."""
    one, two = texts[run.one].key, texts[run.two].key
    first, second, size = run.one_at, run.two_at, run.size
    while first and second and one[first - 1] == two[second - 1] and (run.one != run.two or size < second - first):
        first, second, size = first - 1, second - 1, size + 1
    while first + size < len(one) and second + size < len(two) and one[first + size] == two[second + size]:
        size += 1
    if run.one == run.two:
        size = min(size, second - first)
    return _Run(run.one, run.two, second, first, size)


def _aligned(one: _Text, two: _Text, runs: list[_Run]) -> Iterator[_Pair]:
    """Join runs with nothing but slips between them, the longest first."""
    left = sorted(runs, key=lambda run: (-run.size, run.two_at, run.one_at))
    while left:
        seed = left[0]
        if seed.size < min(WHOLE_RUN, INNER_RUN, STRETCH_RUN):
            return
        chain = [seed]
        for run in left[1:] if one.index != two.index else []:
            if _is_slip(one, two, run, chain[0]):
                chain.insert(0, run)
            elif _is_slip(one, two, chain[-1], run):
                chain.append(run)
        span = (chain[0].two_at, chain[-1].two_at + chain[-1].size)
        one_span = (chain[0].one_at, chain[-1].one_at + chain[-1].size)
        yield _Pair(one.index, two.index, one_span, span, seed.size)
        left = [r for r in left if r.two_at >= span[1] or r.two_at + r.size <= span[0]]


def _is_slip(one: _Text, two: _Text, before: _Run, after: _Run) -> bool:
    """Between two runs a few characters differ, and no figure: ``增长3%`` is not ``增长5%`` misread."""
    gap_one = one.key[before.one_at + before.size : after.one_at]
    gap_two = two.key[before.two_at + before.size : after.two_at]
    in_order = before.one_at + before.size <= after.one_at and before.two_at + before.size <= after.two_at
    small = len(gap_one) <= SLIP and len(gap_two) <= SLIP
    return in_order and small and not any(c.isdigit() for c in gap_one + gap_two)


def _whole_or_not(texts: list[_Text], pair: _Pair) -> _Pair:
    """Decide for both lines whether the repeat is all that they say; else narrow it to whole clauses."""
    one_whole = pair.one != pair.two and _is_whole(texts, pair.one, pair.one_at, pair.two)
    two_whole = pair.one != pair.two and _is_whole(texts, pair.two, pair.two_at, pair.one)
    if not one_whole and not two_whole:
        return _snapped(texts, pair)
    return _Pair(pair.one, pair.two, pair.one_at, pair.two_at, pair.longest, one_whole, two_whole)


def _is_whole(texts: list[_Text], mine: int, at: tuple[int, int], twin: int) -> bool:
    """Nothing of the line is its own but a renumbered ordinal, a slip, or a beginning borrowed from elsewhere."""
    look = texts[mine].form
    head, tail = look.key[look.bare_at : at[0]], look.key[at[1] :]
    if at[0] <= look.bare_at and not tail:
        return True
    if any(c.isdigit() for c in head + tail) or len(tail) > 2:
        return False
    if len(head) > 2 and not _is_borrowed(texts, head.rstrip(",、:"), mine):
        return False
    return covered(look.key, texts[twin].key) >= NEAR_SHARE


def _is_borrowed(texts: list[_Text], head: str, mine: int) -> bool:
    """A wrong beginning that the page says elsewhere."""
    within = BORROWED_HEAD[0] <= len(head) <= BORROWED_HEAD[1]
    return within and any(head in text.key for text in texts if text.index != mine)


def _snapped(texts: list[_Text], pair: _Pair) -> _Pair:
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
    return _Pair(pair.one, pair.two, one_at, (start + head, end - tail), pair.longest)


# Which candidates are repeats --------------------------------------------------------------------------------------


def _is_repeat(texts: list[_Text], pair: _Pair) -> bool:
    one, two = texts[pair.one], texts[pair.two]
    size = min(pair.longest, pair.two_at[1] - pair.two_at[0])
    if pair.one == pair.two:
        return size >= INNER_RUN
    if one.article != two.article and size < FOREIGN_RUN:
        return False
    if _is_deck(texts, pair.one, pair) or _is_deck(texts, pair.two, pair):
        return False
    both = pair.one_whole and pair.two_whole
    return size >= (WHOLE_RUN if both else STRETCH_RUN)


def _is_deck(texts: list[_Text], index: int, pair: _Pair) -> bool:
    """A short line under 观点 or 提要, or beside the byline, that its article quotes: ``把政治忠诚刻在心上…``."""
    look = texts[index].form
    if len(look.key) > DECK_LENGTH:
        return False
    around = [texts[at].form for at in (index - 1, index + 1) if 0 <= at < len(texts)]
    if index and around[0].deck_label:
        return True
    beside = any(near.byline for near in around)
    return beside and not _is_all_of_both(texts, pair)


def _is_all_of_both(texts: list[_Text], pair: _Pair) -> bool:
    """Whether neither line says much besides; an article goes on where it quotes its deck."""
    one, two = len(texts[pair.one].key), len(texts[pair.two].key)
    shared = min(pair.one_at[1] - pair.one_at[0], pair.two_at[1] - pair.two_at[0])
    return shared >= QUOTED_SHARE * max(one, two)


def _passages(pairs: list[_Pair]) -> list[list[_Pair]]:
    """Pairs that follow one another on both sides were read again in one go, and are judged together."""
    passages: list[list[_Pair]] = []
    for pair in pairs:
        for passage in reversed(passages[-OPEN_PASSAGES:]):
            last = passage[-1]
            if last.one < pair.one <= last.one + 2 and last.two < pair.two <= last.two + 2 and pair.one != pair.two:
                passage.append(pair)
                break
        else:
            passages.append([pair])
    return passages


# Which twin stays --------------------------------------------------------------------------------------------------


def _by_ordinal(texts: list[_Text], passage: list[_Pair]) -> int:
    """``四、完善配套措施`` repeats ``二、完善配套措施``: a loop counts on, so the lower number that fits is true."""
    for pair in passage:
        for one, two in ((pair.one, pair.two), (pair.one - 1, pair.two - 1)):
            if one < 0 or one == two:
                continue
            a, b = texts[one].form, texts[two].form
            if a.ordinal and b.ordinal and a.ordinal != b.ordinal and a.bare == b.bare:
                return _fitting(texts, one, two)
    return 0


def _fitting(texts: list[_Text], one: int, two: int) -> int:
    fits = [_number_before(texts, at) == texts[at].form.ordinal - 1 for at in (one, two)]
    if fits[0] != fits[1]:
        return 1 if fits[0] else -1
    return 1 if texts[one].form.ordinal < texts[two].form.ordinal else -1


def _number_before(texts: list[_Text], index: int) -> int:
    """The ordinal of the nearest short line above that has one."""
    above = (t.form for t in reversed(texts[:index]) if t.form.ordinal and len(t.key) <= HEADING_LENGTH)
    return next((look.ordinal for look in above), 0)


def _by_continuation(texts: list[_Text], passage: list[_Pair]) -> int:
    """``…集中举办黄河流域`` stands twice; the copy before ``冶金产业职工技能联赛…`` goes on, the other breaks off."""
    pair = passage[-1]
    first = _goes_on(texts, pair.one, pair.one_at[1])
    second = _goes_on(texts, pair.two, pair.two_at[1])
    return (first > second) - (first < second)


def _goes_on(texts: list[_Text], index: int, end: int) -> int:
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
            if len(gram) == size and any(gram in text.key for text in texts if text.index != index):
                return size
    return 0


def _by_heading(texts: list[_Text], passage: list[_Pair]) -> int:
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


def _heading_over(texts: list[_Text], index: int) -> str:
    above = (t.form for t in reversed(texts[:index]) if not t.form.finished and len(t.key) <= HEADING_LENGTH)
    return next((look.bare for look in above), "")


_EVIDENCE: tuple[tuple[Callable[[list[_Text], list[_Pair]], int], str], ...] = (
    (_by_ordinal, "留下的一处序号连贯"),
    (_by_continuation, "留下的一处与下文相接"),
    (_by_heading, "留下的一处合于所在小标题"),
)
"""Asked in this order; the first that prefers a copy decides. Without evidence the first copy stays."""


def _judge(texts: list[_Text], passage: list[_Pair]) -> tuple[bool, str]:
    """Whether the second copy goes, and why."""
    for evidence, reason in _EVIDENCE:
        if preferred := evidence(texts, passage):
            return preferred > 0, reason
    return True, "留下的一处在先"


# Settling ----------------------------------------------------------------------------------------------------------


def _settle(found: _Found, pair: _Pair, drop_second: bool, reason: str) -> None:
    """Write one repeat down, unless what it would drop or keep is settled otherwise."""
    if pair.one in found.twins or pair.two in found.twins:
        return
    if pair.one_whole != pair.two_whole:
        drop_second, reason = pair.two_whole, "另一处所说更多"
    elif pair.one_whole and (pair.two if drop_second else pair.one) in found.kept:
        drop_second = not drop_second
    drop, keep = (pair.two, pair.one) if drop_second else (pair.one, pair.two)
    drop_at, keep_at = (pair.two_at, pair.one_at) if drop_second else (pair.one_at, pair.two_at)
    if pair.two_whole if drop_second else pair.one_whole:
        if drop not in found.kept:
            _drop(found, drop, keep, keep_at, pair.longest, reason)
    elif found.free(drop, drop_at, to_cut=True) and found.free(keep, keep_at, to_cut=False):
        _cut(found, (drop, drop_at), (keep, keep_at), pair.longest, reason)


def _drop(found: _Found, drop: int, keep: int, keep_at: tuple[int, int], longest: int, reason: str) -> None:
    text, twin = found.texts[drop], found.texts[keep]
    if not found.free(keep, keep_at, to_cut=False) or any(cut for _, _, cut in found.taken[drop]):
        return
    kind = _kind(text.form, twin.form)
    if kind == "truncated-repeat":
        keep_at = (0, keep_at[1])
    elif len(text.form.bare) >= len(twin.form.bare) or kind == "near-repeat":
        keep_at = (0, len(twin.key))
    said = f"与第{twin.line.number}行{_SAMENESS[kind]}，{reason}。"
    found.twins[drop] = keep
    found.kept.add(keep)
    found.taken[keep].append((*keep_at, False))
    kept, dropped = _span(twin, keep_at), _span(text, (0, len(text.key)))
    found.repeats.append(Repeat(kept, dropped, kind, round(longest / len(text.key), 4), True, said))


_SAMENESS: dict[DropKind, str] = {
    "repeat": "相同",
    "near-repeat": "几乎相同",
    "truncated-repeat": "开头相同而未完",
    "repeated-heading": "为同一标题",
}


def _kind(look: Form, twin: Form) -> DropKind:
    if look.bare == twin.bare and len(look.key) <= HEADING_LENGTH and not look.finished:
        return "repeated-heading"
    if not look.finished and look.bare != twin.bare and twin.bare.startswith(look.bare):
        return "truncated-repeat"
    return "repeat" if look.key in twin.key or look.bare in twin.key else "near-repeat"


def _cut(
    found: _Found, drop: tuple[int, tuple[int, int]], keep: tuple[int, tuple[int, int]], longest: int, reason: str
) -> None:
    text, twin = found.texts[drop[0]], found.texts[keep[0]]
    mine, its = text.key[slice(*drop[1])], twin.key[slice(*keep[1])]
    kind: DropKind = "repeat" if mine == its else "near-repeat"
    if kind == "near-repeat" and covered(mine, its) < NEAR_SHARE:
        return
    found.kept.add(keep[0])
    found.kept.add(drop[0])
    found.taken[drop[0]].append((*drop[1], True))
    found.taken[keep[0]].append((*keep[1], False))
    where = "本行另一处" if text is twin else f"第{twin.line.number}行"
    said = f"这{len(mine)}字与{where}{_SAMENESS[kind]}，{reason}。"
    similarity = round(min(longest, len(mine)) / len(mine), 4)
    found.repeats.append(Repeat(_span(twin, keep[1]), _span(text, drop[1]), kind, similarity, False, said))


def _span(text: _Text, at: tuple[int, int]) -> Span:
    """From key offsets to code points of the line; all of the key is all of the line's text."""
    start = text.form.at[at[0]] if at[0] else text.line.start
    end = text.form.at[at[1] - 1] + 1 if at[1] < len(text.key) else text.line.end
    return Span(text.source, text.line.number, start, end)


# Loops -------------------------------------------------------------------------------------------------------------


def _follow_loops(found: _Found) -> None:
    """From each dropped line look to its neighbours: a loop repeats the short lines around the long ones.

    First the lines that are due, wherever they are; only then those that stray, so that a loop's second round does not
    take its first round for the text.
    """
    for search, steps in ((_due_twin, (-1, 1)), (_stray_twin, (-1, 1, -2, 2)), (_due_twin, (-1, 1))):
        waiting = sorted(found.twins)
        while waiting:
            drop = waiting.pop(0)
            for near, due in [(drop + step, found.twins[drop] + step) for step in steps]:
                if _may_loop(found, near) and _drop_in_loop(found, near, search(found, near, due)):
                    waiting.append(near)


def _may_loop(found: _Found, near: int) -> bool:
    if not 0 <= near < len(found.texts) or near in found.twins or near in found.kept:
        return False
    look = found.texts[near].form
    return not look.byline and not look.label and len(look.bare) >= 2


def _drop_in_loop(found: _Found, near: int, twin: int | None) -> bool:
    if twin is None:
        return False
    size = min(len(found.texts[near].key), len(found.texts[twin].key))
    _drop(found, near, twin, (0, size), len(found.texts[near].form.bare), "相邻各行同为重复")
    return near in found.twins


def _due_twin(found: _Found, near: int, due: int) -> int | None:
    """The line that comes next where the loop was first read: the same, or one that ``near`` begins."""
    if not 0 <= due < len(found.texts) or due in (near, *found.twins):
        return None
    look, twin = found.texts[near].form, found.texts[due].form
    goes_on = near - 1 in found.twins and due == found.twins[near - 1] + 1
    same = look.bare == twin.bare
    return due if same or (goes_on and _breaks_off(look, twin, TRUNCATED_LOOP)) else None


def _stray_twin(found: _Found, near: int, due: int) -> int | None:
    """The same words not far from where they are due, in a line that others repeat too, or under another ordinal."""
    look = found.texts[near].form
    for at in sorted(found.saying[look.bare], key=lambda at: (abs(at - due), at)):
        if at == near or at in found.twins:
            continue
        twin = found.texts[at].form
        renumbered = look.ordinal and twin.ordinal and look.ordinal != twin.ordinal
        if abs(at - due) <= STRAY or at in found.kept or renumbered:
            return at
    return None


def _breaks_off(look: Form, twin: Form, least: int) -> bool:
    """``省委把…重要推动力`` ends where its twin goes on."""
    return not look.finished and least <= len(look.bare) < len(twin.bare) and twin.bare.startswith(look.bare)


def _end_of_page(found: _Found) -> None:
    """The last line of a page, an unfinished prefix of an earlier one: the recogniser was cut off in its loop."""
    last = len(found.texts) - 1
    if last in found.twins or last in found.kept:
        return
    least = TRUNCATED_TAIL
    for text in found.texts[:last]:
        if text.index not in found.twins and _breaks_off(found.texts[last].form, text.form, least):
            size = len(found.texts[last].form.bare)
            _drop(found, last, text.index, (0, text.form.bare_at + size), size, "版面到此中断")
            if last in found.twins:
                _follow_loops(found)
            return
