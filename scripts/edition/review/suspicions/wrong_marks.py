"""Rules that doubt punctuation: pairs, final stops, separators of a series. Tabled in suspicions.py.

Measured by GB/T 15834-2011 and by what the edition does elsewhere with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from edition.nouns import Block, Outline
from edition.review.suspicions.usage import Usage, is_han, words

Found = Iterator[tuple[Block, int, int, str]]

_PAIRS = dict(zip("“‘《〈（(【「『[", "”’》〉）)】」』]", strict=True))
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_POINT = re.compile(r"(?:^|[。；：！？，、\s])[0-9０-９一二三四五六七八九十a-zA-Z]{1,3}$")


def unmatched_marks(outline: Outline, usual: Usage) -> Found:
    """A quotation mark or bracket without its other half, or crossed: “暖心（举措”）. Not 1）, “ of a long speech."""
    blocks = outline.blocks
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        text = block.received
        opened: list[int] = []
        for at, mark in enumerate(text):
            if mark in _PAIRS:
                opened.append(at)
            elif mark in _CLOSING and not _is_point_or_apostrophe(text, at):
                if opened and text[opened[-1]] == _CLOSING[mark]:
                    opened.pop()
                elif any(text[earlier] == _CLOSING[mark] for earlier in opened):
                    yield block, at, at + 1, f"“{text[opened[-1]]}”与“{mark}”交错"
                    opened.remove(max(e for e in opened if text[e] == _CLOSING[mark]))
                else:
                    yield block, at, at + 1, f"有“{mark}”而无“{_CLOSING[mark]}”"
        for at in opened:
            if not (text[at] == "“" and following and following.received.startswith("“")):
                yield block, at, at + 1, f"有“{text[at]}”而无“{_PAIRS[text[at]]}”"


def _is_point_or_apostrophe(text: str, at: int) -> bool:
    if text[at] == "’":
        return text[at - 1 : at].isascii() and text[at + 1 : at + 2].isascii()
    return text[at] in "）)" and bool(_POINT.search(text[:at]))


_FINISHED = re.compile(r"[。！？…：；.!?][”’」』）)》】]*$|——$|[。！？；]（[^（）]*）$")


def unfinished_paragraph(outline: Outline, usual: Usage) -> Found:
    """A paragraph without final stop: 积极赋予技能竞赛更多的权益，惠及. Not headings, 做法：, 。（某部负责）."""
    for block in outline.blocks:
        said = block.received.rstrip()
        if said and block.kind in ("paragraph", "item", "lead") and not _FINISHED.search(said):
            noted = "；编者已注缺文" if any(gap.place in ("end", "after") for gap in block.gaps) else ""
            yield block, len(said) - 1, len(said), f"段末没有句末点号{noted}"


_ODD = re.compile(
    r"[，、；：。][，、；：。]|[！？][，、；。]|[、，；][”’》）】]|[“‘《（【][，、；。：！？]|、(?=[和与及等](?![\u4e00-\u9fff]))"
    r"|(?<!…)…(?!…)|(?<!—)—(?=[，。；])|“”|《》|（）|。(?=[”’]?。)"
)


def odd_marks(outline: Outline, usual: Usage) -> Found:
    """Marks that cannot stand together: 服务群众、，帮助职工; （，见下）; a comma before a closing quotation mark."""
    for block in outline.blocks:
        for found in _ODD.finditer(block.received):
            yield block, found.start(), found.end(), f"“{found[0]}”不合标点用法（GB/T 15834）"


class _Item(NamedTuple):
    """A member of a series with the mark after it."""

    start: int
    end: int
    words: str
    mark: str


_INNER = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）")
_SENTENCE = re.compile(r"[^。；：！？]+[。；：！？]?")
_MEMBER = re.compile(r"([^，、。；：！？]+)([，、。；：！？]?)")
_KINDS = words("计划 行动 工程 项目 大会 论坛")
_ADVERBS = words("""
    着力 全面 积极 持续 深入 进一 努力 不断 充分 有效 广泛 大力 统筹 协同 切实 认真 扎实 稳步 加快
    并将 从而 以及 为此 同时
""")
_VERBS = _ADVERBS | words("""
    开展 实施 推进 推动 组织 举办 举行 制定 出台 印发 建立 健全 完善 加强 深化 支持 鼓励 引导 落实 强化
    提升 提高 促进 形成 打造 培育 培养 构建 发挥 围绕 坚持 参加 参与 承担 带动 激发 营造
""")
"""How a new clause begins. A member of a series that the verb before governs does not begin so."""


def wrong_separator(outline: Outline, usual: Usage) -> Found:
    """A series of 、 with one comma: 以赛促学、以赛促训、以赛促创，以赛促产. Not a comma before a new clause."""
    for block in outline.blocks:
        for sentence in _SENTENCE.finditer(_masked(block.received)):
            items = [_Item(*m.span(1), m[1], m[2]) for m in _MEMBER.finditer(sentence[0])]
            for at in range(len(items) - 1):
                if items[at].mark == "，" and _one_series(items, at):
                    place = sentence.start() + items[at].end
                    yield block, place, place + 1, f"并列各项之间他处用“、”，此处用“，”：{_around(block, place)}"


def _masked(text: str) -> str:
    """Hide marks inside quotations, titles and brackets; offsets stay."""
    return _INNER.sub(lambda found: found[0][0] + "＊" * (len(found[0]) - 2) + found[0][-1], text)


def _around(block: Block, at: int) -> str:
    return f"“{block.received[max(0, at - 6) : at + 7]}”"


def _one_series(items: list[_Item], at: int) -> bool:
    """Whether the members on both sides of a comma belong to a series that is otherwise separated by 、."""
    here, after = items[at], items[at + 1]
    before = items[at - 1] if at and items[at - 1].mark == "、" else None
    beyond = items[at + 2] if at + 2 < len(items) and after.mark == "、" else None
    if before and _alike_in_front(before, here) and _alike_in_front(here, after):
        return True
    new_clause = after.words[:2] in _VERBS and after.words[:2] != here.words[:2]
    joined = before if before and _alike_at_end(before, here) else beyond if beyond else None
    if new_clause or joined is None or not _alike_at_end(here, after):
        return False
    return _alike_at_end(joined, here) and _alike_at_end(joined, after)


def _alike_in_front(one: _Item, other: _Item) -> bool:
    """以赛促学 and 以赛促训: the same two characters first, and nearly the same length."""
    return one.words[:2] == other.words[:2] and is_han(one.words[:2]) and abs(len(one.words) - len(other.words)) <= 1


def _alike_at_end(one: _Item, other: _Item) -> bool:
    """…推进会 and …推进会: three characters the same last, or both a plan or programme by name."""
    ends = one.words[-3:], other.words[-3:]
    named = one.words[-2:] in _KINDS and other.words[-2:] in _KINDS
    return min(len(one.words), len(other.words)) >= 5 and (named or (ends[0] == ends[1] and is_han(ends[0])))


_BETWEEN = re.compile(r"(?<=([\u4e00-\u9fff]{4}))[，、](?=([\u4e00-\u9fff]{4}))")


def other_mark(outline: Outline, usual: Usage) -> Found:
    """Words that are separated otherwise elsewhere: 自觉接受党的领导，围绕中心服务大局 beside 领导、围绕."""
    for block in outline.blocks:
        for found in _BETWEEN.finditer(block.received):
            left, right, mark = found[1], found[2], found[0]
            other = "、" if mark == "，" else "，"
            here, there = usual.counts[(left + mark + right)[:8]], usual.counts[(left + other + right)[:8]]
            if right[:2] not in _ADVERBS and there and (there > here or (there == here and mark == "，")):
                evidence = f"本手册另有 {there} 处作“{left}{other}{right}”"
                yield block, found.start(), found.end(), evidence


_QUOTED = re.compile(r"“([^“”]{2,})”")


def moved_quotation(outline: Outline, usual: Usage) -> Found:
    """Quotation marks that stand otherwise around the same words elsewhere: “中华技能”大奖 beside “中华技能大奖”."""
    for block in outline.blocks:
        text = block.received
        for found in _QUOTED.finditer(text):
            for size in range(1, 5):
                before, after = text[max(0, found.start() - size) : found.start()], text[found.end() :][:size]
                for whole in (before + found[1], found[1] + after):
                    if whole != found[1] and (times := usual.quoted[whole]):
                        yield block, found.start(), found.end(), f"本手册另有 {times} 处作“{whole}”"
