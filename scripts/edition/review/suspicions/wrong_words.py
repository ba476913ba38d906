"""Rules that doubt words and characters: doubled, stray, out of a phrase, out of a seam. Tabled in suspicions.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.nouns import Block, Outline
from edition.review.suspicions.usage import LONGEST, OFTEN, Usage, is_han, words

Found = Iterator[tuple[Block, int, int, str]]

OWN_SHARE = 0.5
"""A character is at home after another when at least half of its occurrences stand there: 金 after 冶, in one
document 17 of 19."""

_SEPARATED = re.compile(r"([\u4e00-\u9fff]{2,12}?)(?:、\1)+(?=[^\u4e00-\u9fff]|的|等(?!级)|$)")
_CLAUSES = re.compile(r"(?:(?<=[，。；])|^)([\u4e00-\u9fff]{4,24})(?:[，；]\1)+(?=[，。；])")
_JOINED = re.compile(r"([\u4e00-\u9fff]{4,12}?)[和与及]\1(?=[^\u4e00-\u9fff]|的|等(?!级)|$)")
_DIRECT = re.compile(r"(?!一)([\u4e00-\u9fff]{2,12}?)\1")
_DELIMITATIVE = words("研究 讨论 商量 考虑 打听 休息 锻炼 学习 交流 体验 了解 感受 总结 调查 收拾 整理 放松 准备")
"""Verbs of two characters may be doubled as they are: 研究研究, 体验体验."""

_MEASURED = frozenset("一每")
_DOUBLED_FREELY = frozenset(
    "常往渐仅刚偏恰屡频早暗悄默纷紧牢稳深狠满慢轻好多大小远高细实真久久人天年月日事处时代家户个种样件次条层步声句"
    "看说听想问走试谈聊笑打查动写读爸妈哥姐弟妹爷奶叔婶公娃星宝太"
)
"""Characters doubled by grammar: adverbs 常常, measures 人人, verbs 看看, kin 妈妈."""


def doubled_word(outline: Outline, usual: Usage) -> Found:
    """The same words twice in a row: 办实事、办实事、办实事. Not 加油、加油！, 一步一步, 研究研究, 附近|就近就便."""
    for block in outline.blocks:
        for pattern in (_SEPARATED, _CLAUSES, _JOINED, _DIRECT):
            for found in pattern.finditer(block.received):
                word = found[1]
                called = block.received[found.end() :].startswith("！")
                times = found[0].count(word)
                chance = usual.counts[word[:LONGEST]] <= times or word in _DELIMITATIVE or len(set(word)) == 1
                if not called and not (pattern is _DIRECT and chance):
                    yield block, found.start(), found.end(), f"“{word}”连出 {times} 次"


def doubled_character(outline: Outline, usual: Usage) -> Found:
    """One character twice where one is usual: 彰显了我我国 beside 彰显了我国. Not 人人, 一桩桩, 方方面面, 工会|会员."""
    for block in outline.blocks:
        text = block.received
        for at in range(len(text) - 1):
            character, around = text[at], text[max(0, at - 1) : at] + text[at + 1 : at + 3]
            if text[at + 1] != character or not is_han(character) or usual.counts[character * 2] > 1:
                continue
            times = usual.counts[around]
            if times >= (1 if at else OFTEN) and not _by_grammar(text, at) and not _in_two_words(text, at, usual):
                evidence = f"“{character}{character}”仅此一处；本手册另有 {times} 处作“{around}”"
                yield block, at, at + 2, evidence


def _by_grammar(text: str, at: int) -> bool:
    """常常, 一项项, 方方面面."""
    pairs = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return (
        text[at] in _DOUBLED_FREELY
        or text[max(0, at - 1) : at] in _MEASURED
        or any(len(pair) == 2 and pair[0] == pair[1] and is_han(pair) for pair in pairs)
    )


def _in_two_words(text: str, at: int, usual: Usage) -> bool:
    """大庆市|市民: each of two equal characters belongs to a word of its own. In 了|我国 only one does."""
    before, after = usual.counts[text[max(0, at - 1) : at + 1]], usual.counts[text[at + 1 : at + 3]]
    return 2 * min(before, after) > max(before, after)


_TWICE_SAID = re.compile("提升提高|提高提升|加强强化|强化加强|推动推进|推进推动|建立构建|构建建立|举行举办|举办举行")


def doubled_sense(outline: Outline, usual: Usage) -> Found:
    """Two words for one thing, as if one had replaced the other: 提升提高薪酬水平. Not 健全完善, which is usual."""
    for block in outline.blocks:
        for found in _TWICE_SAID.finditer(block.received):
            if not usual.elsewhere(found[0]):
                yield block, found.start(), found.end(), f"“{found[0]}”两词同义，仅此一处连用"


_SERIES = re.compile(r"[^，。；：！？（）“”《》—…]+")
_CONJUNCT = re.compile(r"[^、和与及]+")
_TAIL = "的中等之"


def repeated_item(outline: Outline, usual: Usage) -> Found:
    """A series that names one thing twice: 人大代表、政协委员、群团组织代表和政协委员. Not 劳动者、新就业形态劳动者."""
    for block in outline.blocks:
        for series in _SERIES.finditer(block.received):
            if series[0].count("、") < 2:
                continue
            seen: set[str] = set()
            for item in _CONJUNCT.finditer(series[0]):
                words = item[0].strip()
                again = next((s for s in seen if words == s or (words[: len(s)] == s and words[len(s)] in _TAIL)), "")
                if len(again) >= 2:
                    start = series.start() + item.start()
                    yield block, start, start + len(again), f"同一并列中已有“{again}”"
                seen.add(words)


_LATIN = re.compile(r"(?<![A-Za-z0-9/.:@_-])[a-z]{2,}(?![A-Za-z0-9/.:@_-])")
_UNITS = words("km cm mm nm kg mg kw kwh mw gw gwh kv hz mol ml app ppt vs")


def stray_latin(outline: Outline, usual: Usage) -> Found:
    """An English word amid Chinese: 爱人 and 女儿. Not AI, APP, 1+22+N, km, addresses, nor a name that comes back."""
    for block in outline.blocks:
        for found in _LATIN.finditer(block.received):
            around = block.received[: found.start()].rstrip()[-1:] + block.received[found.end() :].lstrip()[:1]
            named = found[0] in _UNITS or usual.elsewhere(found[0][:8]) > 1
            if around and is_han(around) and not named:
                yield block, found.start(), found.end(), f"汉字之间夹有英文“{found[0]}”"


def broken_seam(outline: Outline, usual: Usage) -> Found:
    """At a column break a character that fits neither side: 山东省治|金工会 beside 冶金."""
    own = "".join(block.received for block in outline.blocks)
    for block in outline.blocks:
        text = block.received
        for at in _seams(block):
            if usual.elsewhere(text[at - 1 : at + 1]) or not is_han(text[at - 1 : at + 1]):
                continue
            for doubted, kept, side in ((at - 1, at, 1), (at, at - 1, 0)):
                outer = text[at - 2 : at] if side else text[at : at + 2]
                pair, times = _at_home(own, text[kept], side)
                if pair and not (is_han(outer) and usual.elsewhere(outer)):
                    evidence = f"接缝处“{text[at - 1]}|{text[at]}”仅此一处；本篇另有 {times} 处作“{pair}”"
                    yield block, doubted, doubted + 1, evidence


def _seams(block: Block) -> Iterator[int]:
    """Offsets where a block goes on from one received line to the next."""
    at = 0
    for span, following in zip(block.spans, block.spans[1:], strict=False):
        at += span.end - span.start
        if span.line != following.line and 2 <= at < len(block.received):
            yield at


def _at_home(text: str, kept: str, side: int) -> tuple[str, int]:
    """The pair in which a character mostly stands, ``side`` its place there. None for one at large or 就 of 就业."""
    pairs, others = (
        Counter(text[at - place : at - place + 2] for at, character in enumerate(text) if character == kept)
        for place in (side, 1 - side)
    )
    enough = max(OFTEN, OWN_SHARE * text.count(kept))
    pair, times = min(pairs.items(), key=lambda entry: (-entry[1], entry[0]), default=("", 0))
    elsewhere = max(others.values(), default=0) >= enough
    return (pair, times) if times >= enough and is_han(pair) and not elsewhere else ("", 0)


def near_miss(outline: Outline, usual: Usage) -> Found:
    """A phrase that is nearly a usual one: 新业态形态劳动者 beside 新就业形态劳动者, 新生质生产力 beside 新质生产力."""
    for block in outline.blocks:
        for miss in usual.near_misses(block.received):
            start, end = (miss.start, miss.end) if miss.end > miss.start else (miss.start - 1, miss.end + 1)
            yield block, start, end, f"“{miss.unusual}”仅此一处；本手册另有 {miss.times} 处作“{miss.usual}”"


_PHRASES = words("""
    牢牢把握 凝心铸魂 久久为功 真抓实干 急难愁盼 齐抓共管 驰而不息
    踔厉奋发 保驾护航 添砖加瓦 行稳致远 蹄疾步稳 统筹兼顾 对症下药 脚踏实地 持之以恒 锲而不舍 一以贯之
    一脉相承 与时俱进 锐意进取 奋发有为 埋头苦干 艰苦奋斗 自力更生 兢兢业业 任劳任怨 淡泊名利 爱岗敬业
    精益求精 见贤思齐 薪火相传 蔚然成风 家喻户晓 喜闻乐见 潜移默化 春风化雨 润物无声 千家万户 休戚与共
    众志成城 同舟共济 守望相助 和衷共济 双管齐下 立竿见影 事半功倍 举足轻重 至关重要 当务之急 重中之重
    根深蒂固 层出不穷 方兴未艾 日新月异 突飞猛进 举世瞩目 来之不易 谆谆教诲 高瞻远瞩 高屋建瓴 提纲挈领
""")
"""Set phrases of public prose, four characters each. Not here: those whose remains are words (凝心聚力, 凝聚力) or that
come in patterns (因地制宜, 因时制宜)."""

_ALSO_SAID = words("牢牢掌握 牢牢把住 牢牢把准 牢牢把关 精益求新 薪火永传")
"""Good phrases that are nearly one of those."""


def _remains() -> tuple[dict[str, str], dict[str, str]]:
    """Set phrases by what is left when one character is lost, and when one inside is another."""
    lost: dict[str, str] = {}
    other: dict[str, str] = {}
    for phrase in sorted(_PHRASES, reverse=True):
        lost |= {phrase[:at] + phrase[at + 1 :]: phrase for at in (1, 2, 3)}
        other |= {phrase[:at] + "　" + phrase[at + 1 :]: phrase for at in (1, 2)}
    return lost, other


_LOST, _OTHER = _remains()


def broken_phrase(outline: Outline, usual: Usage) -> Found:
    """A set phrase that lost or changed a character: 牢牢把我国工人运动时代主题, for 牢牢把握. Not 牢牢把住."""
    for block in outline.blocks:
        text = block.received
        for at in range(len(text) - 2):
            phrase, size = _nearly_set(text, at)
            if phrase and not usual.elsewhere(text[at : at + 4]):
                times = usual.counts[phrase]
                known = f"；本手册另有 {times} 处" if times else ""
                yield block, at, at + size, f"近于固定说法“{phrase}”{known}"


def _nearly_set(text: str, at: int) -> tuple[str, int]:
    """The set phrase that nearly begins here, and how many characters stand for it."""
    window = text[at : at + 4]
    if {window, text[max(0, at - 1) : at + 3]} & (_PHRASES | _ALSO_SAID):
        return "", 0
    if phrase := _LOST.get(window[:3]):
        return phrase, 3
    phrase = _OTHER.get(window[:1] + "　" + window[2:]) or _OTHER.get(window[:2] + "　" + window[3:])
    return (phrase, 4) if phrase and is_han(window) else ("", 0)
