"""Report readings that look damaged, with evidence. Nothing is repaired here: an editor decides.

The rules stand in a table; each looks at one document with the usage of the whole edition before it. What an earlier
rule reported, a later one does not report again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from edition.nouns import Block, Outline, Suspicion
from edition.review.suspicions.usage import Usage, usage
from edition.review.suspicions.wrong_counts import announced_count, jumping_ordinal
from edition.review.suspicions.wrong_marks import (
    moved_quotation,
    odd_marks,
    other_mark,
    unfinished_paragraph,
    unmatched_marks,
    wrong_separator,
)
from edition.review.suspicions.wrong_words import (
    broken_phrase,
    broken_seam,
    doubled_character,
    doubled_sense,
    doubled_word,
    near_miss,
    repeated_item,
    stray_latin,
)

Rule = Callable[[Outline, Usage], Iterator[tuple[Block, int, int, str]]]

_RULES: tuple[tuple[str, Rule], ...] = (
    ("doubled-word", doubled_word),  # 凝心聚力、凝心聚力的作用
    ("doubled-character", doubled_character),  # 彰显了我我国
    ("doubled-sense", doubled_sense),  # 提升提高
    ("repeated-item", repeated_item),  # 人大代表、政协委员、群团组织代表和政协委员
    ("stray-latin", stray_latin),  # 爱人 and 女儿
    ("broken-seam", broken_seam),  # 山东省治|金工会
    ("near-miss", near_miss),  # 新业态形态劳动者
    ("broken-phrase", broken_phrase),  # 牢牢把我国工人运动时代主题
    ("jumping-ordinal", jumping_ordinal),  # 第二，… 第四，…
    ("announced-count", announced_count),  # 三个坚持, then two
    ("unmatched-mark", unmatched_marks),  # “ without ”
    ("unfinished-paragraph", unfinished_paragraph),  # 积极赋予更多的权益，惠及
    ("odd-mark", odd_marks),  # 、，
    ("wrong-separator", wrong_separator),  # 以赛促学、以赛促训、以赛促创，以赛促产
    ("other-mark", other_mark),  # 党的领导，围绕中心 beside 党的领导、围绕中心
    ("moved-quotation", moved_quotation),  # “中华技能”大奖 beside “中华技能大奖”
)


def suspicions(outlines: Sequence[Outline]) -> tuple[Suspicion, ...]:
    """All doubted readings of an edition, in reading order. Offsets are into ``received``."""
    usual = usage(outlines)
    return tuple(doubt for outline in outlines for doubt in _of_document(outline, usual))


def _of_document(outline: Outline, usual: Usage) -> list[Suspicion]:
    doubts: list[Suspicion] = []
    for name, rule in _RULES:
        for block, start, end, evidence in rule(outline, usual):
            if not any(d.anchor == block.id and d.start < end and start < d.end for d in doubts):
                doubts.append(Suspicion(block.id, start, end, name, block.received[start:end], evidence))
    place = {block.id: at for at, block in enumerate(outline.blocks)}
    return sorted(doubts, key=lambda doubt: (place[doubt.anchor], doubt.start, doubt.end))
