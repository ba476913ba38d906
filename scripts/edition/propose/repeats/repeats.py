"""Find what a page says twice: a recogniser that lost its place reads a column again.

Within one page only, and by the longest run of characters that two places share: true repeats share at least 50,
legitimate likeness at most 30, except decks that quote their own article (doc/findings.md §5), which are kept.
"""

from __future__ import annotations

from edition.nouns import Page, Repeat
from edition.propose.line_form import form
from edition.propose.repeats.lost_place import end_of_page, follow_loops
from edition.propose.repeats.settle import Found, settle
from edition.propose.repeats.shared_runs import SLIP, Pair, Placed, pairs
from edition.propose.repeats.which_stays import judge, passages

WHOLE_RUN = 30
"""Run that makes two lines one when they share all they say; formulas inside lines are shorter (doc/findings.md §5)."""

STRETCH_RUN = 60
"""Run of a repeat inside longer lines: quotations between paragraphs of one article reach 51."""

INNER_RUN = 32
"""Run of a repeat inside one line: nobody says 32 characters twice in a paragraph; parallel clauses share up to 23."""

FOREIGN_RUN = 120
"""Run across an article's border: two notices may share a paragraph of boilerplate, and both need it."""

DECK_LENGTH = 160
"""A deck is one or two sentences; longer lines are body."""

QUOTED_SHARE = 0.8
"""Two lines that share this much of both are a repeat, not a deck and the paragraph that quotes it."""

_FIGURES = frozenset("0123456789一二三四五六七八九十百千万两甲乙丙丁东西南北上下左右前后")
"""Where these differ, two lines of one mould say different things."""


def repeats(page: Page, *, bordered: bool = True) -> tuple[Repeat, ...]:
    """Find the repeats within a page, in the order of what is dropped; offsets in code points of the lines.

    Which twin stays: see ``EVIDENCE``. ``bordered``: whether heads and signatures are trusted to part articles; who
    parts them better afterwards asks without.
    """
    texts = _texts(page, bordered)
    found = Found(texts)
    repeated = [pair for pair in pairs(texts) if _is_repeat(texts, pair)]
    for passage in passages(repeated):
        drop_second, reason = judge(texts, passage)
        for pair in passage:
            settle(found, pair, drop_second, reason)
    follow_loops(found)
    end_of_page(found)
    return tuple(sorted(found.repeats, key=lambda repeat: repeat.dropped))


def _texts(page: Page, bordered: bool) -> list[Placed]:
    texts: list[Placed] = []
    article = 0
    signed = False
    for index, line in enumerate(page.lines):
        look = form(line)
        if bordered and index and (line.head_level == 1 or look.speaker or signed):
            article += 1
        signed = look.signed
        texts.append(Placed(index, page.source, line, look, article))
    return texts


def _is_repeat(texts: list[Placed], pair: Pair) -> bool:
    one, two = texts[pair.one], texts[pair.two]
    size = min(pair.longest, pair.two_at[1] - pair.two_at[0])
    if pair.one == pair.two:
        return size >= INNER_RUN
    if one.article != two.article and size < FOREIGN_RUN:
        return False
    if _is_deck(texts, pair.one, pair) or _is_deck(texts, pair.two, pair):
        return False
    both = pair.one_whole and pair.two_whole
    if both and size < WHOLE_RUN:
        return _is_misread(one.key, two.key)
    return size >= (WHOLE_RUN if both else STRETCH_RUN)


def _is_misread(one: str, two: str) -> bool:
    """``…沿着梯田一级一级流下来…`` with ``日级``: one character differs in a long line, none at its head, no number."""
    if len(one) != len(two) or len(one) < WHOLE_RUN + SLIP:
        return False
    differ = [at for at in range(len(one)) if one[at] != two[at]]
    return len(differ) == 1 and differ[0] >= SLIP and not {one[differ[0]], two[differ[0]]} & _FIGURES


def _is_deck(texts: list[Placed], index: int, pair: Pair) -> bool:
    """A short line under 观点 or 提要, or beside the byline, that its article quotes: ``把政治忠诚刻在心上…``."""
    look = texts[index].form
    if len(look.key) > DECK_LENGTH:
        return False
    around = [texts[at].form for at in (index - 1, index + 1) if 0 <= at < len(texts)]
    if index and around[0].deck_label:
        return True
    beside = any(near.byline for near in around)
    return beside and not _is_all_of_both(texts, pair)


def _is_all_of_both(texts: list[Placed], pair: Pair) -> bool:
    """Whether neither line says much besides; an article goes on where it quotes its deck."""
    one, two = len(texts[pair.one].key), len(texts[pair.two].key)
    shared = min(pair.one_at[1] - pair.one_at[0], pair.two_at[1] - pair.two_at[0])
    return shared >= QUOTED_SHARE * max(one, two)
