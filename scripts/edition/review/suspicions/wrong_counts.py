"""Rules that count: ordinals that jump, and numbers announced that do not fit. Tabled in suspicions.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.chinese.numbers import value_of
from edition.nouns import Block, Outline
from edition.review.suspicions.usage import Usage, words

Found = Iterator[tuple[Block, int, int, str]]

_NUMERAL = "[一二三四五六七八九十百]+"
_FORMS = {
    "section": rf"^(?P<section>{_NUMERAL})、",
    "digit": r"^(?P<digit>[0-9]{1,2})[.、．](?![0-9])",
    "circled": r"^(?P<circled>[①-⑳])",
    "round": rf"(?P<round>(?<=[（(]){_NUMERAL}(?=[）)]))",
    "nth": rf"第(?P<nth>{_NUMERAL})(?=[，,、：:])",
    "of": r"其(?P<of>[一二三四五六七八九十])(?=[，,、：:])",
    "is": rf"(?P<is>{_NUMERAL})是",
    "word": r"(?P<word>首先|其次|再次)(?=[，,、：:])",
}
_SHOWN = {"section": "N、", "round": "（N）", "nth": "第N", "of": "其N", "is": "N是", "digit": "1.", "circled": "①"}
_DIGITS = "一二三四五六七八九十"
_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_ORDINAL = re.compile(
    "|".join(_FORMS[form] for form in ("section", "digit", "circled"))
    + r"|(?:^|(?<=[。；：，！？]))[（(]?(?:"
    + "|".join(_FORMS[form] for form in ("nth", "of", "is", "word", "round"))
    + ")"
)
_WITHIN_HEADING = frozenset({"nth", "of", "is", "digit", "circled"})
"""These begin anew under each heading; 一、 and （一） may run on."""


@dataclass(frozen=True, slots=True)
class _Ordinal:
    block: Block
    start: int
    end: int
    form: str
    value: int

    @property
    def shown(self) -> str:
        return self.block.received[self.start : self.end]


def jumping_ordinal(outline: Outline, usual: Usage) -> Found:
    """Numbers that leave one out or begin after one: 二、 first of all, 第二 before 第四, 一是 without 二是."""
    last: dict[str, _Ordinal] = {}
    count: dict[str, int] = {}
    for block in outline.blocks:
        if block.kind == "heading":
            for form in _WITHIN_HEADING & last.keys():
                yield from _alone(last.pop(form), count[form])
        for ordinal in _ordinals(block):
            form, value = ordinal.form, ordinal.value
            previous = last.get(form)
            weak = block.received[ordinal.start : ordinal.end] in _WORDS
            if weak and value > 1 and (previous is None or previous.value != value - 1):
                continue
            if value == 1:
                if previous:
                    yield from _alone(previous, count[form])
                count[form] = 0
            elif (previous is None or previous.value != value - 1) and not _said_before(ordinal):
                yield block, ordinal.start, ordinal.end, _gap(ordinal, previous, outline)
            last[form], count[form] = ordinal, count.get(form, 0) + 1
    for form, ordinal in last.items():
        yield from _alone(ordinal, count[form])


def _ordinals(block: Block) -> Iterator[_Ordinal]:
    for found in _ORDINAL.finditer(block.received):
        form, numeral = found.lastgroup or "", found[found.lastgroup or 0]
        if form == "word":
            yield _Ordinal(block, *found.span(), "nth", _WORDS[numeral])
        elif form == "circled":
            yield _Ordinal(block, *found.span(), form, ord(numeral) - ord("①") + 1)
        else:
            yield _Ordinal(block, *found.span(), form, int(numeral) if form == "digit" else value_of(numeral))


def _alone(ordinal: _Ordinal, count: int) -> Found:
    """一是 that no 二是 follows. 首先 may stand alone."""
    if ordinal.value == 1 and count == 1 and ordinal.form in ("is", "nth", "of") and ordinal.shown not in _WORDS:
        one, two = (_SHOWN[ordinal.form].replace("N", numeral) for numeral in "一二")
        yield ordinal.block, ordinal.start, ordinal.end, f"有“{one}”而无“{two}”{_noted(ordinal.block)}"


def _said_before(ordinal: _Ordinal) -> bool:
    """这一是…，二是…: the number before stands in the same paragraph, only not where numbers usually stand."""
    shown = _SHOWN[ordinal.form]
    if "N" not in shown or ordinal.value > len(_DIGITS):
        return False
    return shown.replace("N", _DIGITS[ordinal.value - 2]) in ordinal.block.received[: ordinal.start]


def _gap(ordinal: _Ordinal, previous: _Ordinal | None, outline: Outline) -> str:
    blocks = outline.blocks
    since = blocks.index(previous.block) if previous else 0
    noted = _noted(*blocks[since : blocks.index(ordinal.block) + 1])
    if previous is None:
        return f"编号从“{ordinal.shown}”起，前面没有“{_SHOWN[ordinal.form].replace('N', '一')}”{noted}"
    return f"编号从“{previous.shown}”跳到“{ordinal.shown}”{noted}"


def _noted(*blocks: Block) -> str:
    return "；编者已注缺文" if any(block.gaps for block in blocks) else ""


_FEW = {digit: value for value, digit in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_ANNOUNCED = re.compile(
    r"(?<![第十百0-9.—])(?P<n>[两二三四五六七八九十]|[2-9])(?=[大个项条点类种]|方面)[大个项条点类种]?+"
    r"(?P<noun>方面|[\u4e00-\u9fff]{2})[^，。；：、]{0,6}(?P<stop>[。：:]?)"
)


def announced_count(outline: Outline, usual: Usage) -> Found:
    """A number announced and another one given: 五项举措： then four entries, 三个坚持 then two, A、B、C两个方面."""
    for section in outline.sections:
        for at, block in enumerate(section.blocks):
            for found in _ANNOUNCED.finditer(block.received):
                given, how = _given(block, found, section.blocks[at + 1 :], outline)
                if given and given != (_FEW.get(found["n"]) or int(found["n"])):
                    called = block.received[found.start() : found.end("noun")]
                    yield block, *found.span("n"), f"称“{called}”，{how} {given}{_noted(block)}"


Given = tuple[int, str]
_NONE: Given = (0, "")
_CLAUSE = re.compile(r"[^，。；：！？“”（）《》]*$")


def _given(block: Block, found: re.Match[str], following: Sequence[Block], outline: Outline) -> Given:
    """How many are given, and how they are; 0 where nothing can be counted."""
    here = (_listed_before(block, found), _repeated_after(block, found), _numbered_after(block, found))
    return next((given for given in here if given[0]), None) or _following(block, found, following, outline)


def _listed_before(block: Block, found: re.Match[str]) -> Given:
    """从政治权利、劳动权益、公共服务三个维度: a series that ends at the number."""
    before = _CLAUSE.search(block.received[: found.start()])
    series = before[0] if before else ""
    items = re.split("[、和与及]", series)
    plain = not re.search(r"[0-9两二三四五六七八九十]|等$", series) and len(items[-1]) >= 2
    if found["noun"] not in _ASPECTS or series.count("、") < 1 or not plain:
        return _NONE
    return len(re.split("、|和(?!谐)|与|以及", series)), "前面列出"


_ASPECTS = words("方面 维度 层面 环节 领域 要素 重点 提升 阶段 步骤 部分 层次 方向 关键 转变 突破 统一 结合")
"""Nouns that sum up a series before them: …三个提升."""


def _repeated_after(block: Block, found: re.Match[str]) -> Given:
    """凝练出四条经验：坚持…，坚持…: clauses after a colon that begin with the same two characters."""
    if found["stop"] not in "：:" or not found["stop"]:
        return _NONE
    sentence = re.split("[。！？]", block.received[found.end() :])[0]
    heads = [clause[:2] for clause in re.split("[，；]", sentence)]
    same = heads.count(heads[0])
    return (same, f"其后以“{heads[0]}”开头的有") if same >= 2 else _NONE


def _numbered_after(block: Block, found: re.Match[str]) -> Given:
    """实现三个提升。一是…二是…三是: points of the same paragraph."""
    ordinals = [o for o in _ordinals(block) if o.start >= found.end()]
    if len(ordinals) < 2 or ordinals[0].start > found.end() + 1 or ordinals[0].value != 1:
        return _NONE
    return sum(o.form == ordinals[0].form for o in ordinals), "其后编号"


def _following(block: Block, found: re.Match[str], following: Sequence[Block], outline: Outline) -> Given:
    """What follows an announcement that ends its block: list entries, numbered items, or paragraphs with its word."""
    if len(block.received.rstrip("。：:”")) > found.end("noun") + 4 and block.kind != "heading":
        return _NONE
    entries = next((at for at, each in enumerate(following) if each.kind != "list"), len(following))
    if entries:
        return entries, "其下列出"
    leading = [ordinal for each in following for ordinal in _ordinals(each) if ordinal.start == 0]
    if leading and leading[0].block is following[0]:
        return sum(ordinal.form == leading[0].form for ordinal in leading), "其下编号"
    if block.kind == "heading":
        return _with_word(block, found, following)
    sections = [section for section in outline.sections if section.number and block not in section.blocks]
    return (len(sections), "其后各节") if not following and len(sections) >= 2 else _NONE


def _with_word(block: Block, found: re.Match[str], following: Sequence[Block]) -> Given:
    """做好“三个坚持”: paragraphs that begin with 坚持; 强化“四项举措”: with 强化; else those with a dash."""
    verb = block.received[: found.start()].rstrip("“")[-2:]
    for word in (found["noun"], verb):
        given = sum(each.received.startswith(word) for each in following) if len(word) == 2 else 0
        if given >= 2:
            return given, f"其下以“{word}”开头的段落有"
    dashed = sum("——" in each.received[:24] for each in following)
    return (dashed, "其下以破折号领起的段落有") if dashed >= 2 else _NONE
