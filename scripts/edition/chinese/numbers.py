"""Recognise the numbers that Chinese official prose counts with, in front of a paragraph and inside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_NUMERAL = "[一二三四五六七八九十百]+"


def value_of(numeral: str) -> int:
    """The value of a Chinese numeral below 1,000.

    >>> [value_of(n) for n in ("三", "十", "十二", "二十七", "一百零五")]
    [3, 10, 12, 27, 105]
    """
    total = current = 0
    for character in numeral:
        if character in "十百":
            total += max(1, current) * (10 if character == "十" else 100)
            current = 0
        else:
            current = _DIGITS[character]
    return total + current


def numeral_of(value: int) -> str:
    """The Chinese numeral of a value below 100.

    >>> [numeral_of(n) for n in (3, 10, 12, 27)]
    ['三', '十', '十二', '二十七']
    """
    tens, ones = divmod(value, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Enumerator:
    """A number as printed: its level, its value, and its length in characters."""

    level: str
    value: int
    length: int


def _numbered(level: str, pattern: str) -> tuple[str, Callable[[str], Enumerator | None]]:
    compiled = re.compile(pattern)

    def match(text: str) -> Enumerator | None:
        found = compiled.match(text)
        return Enumerator(level, value_of(found[1]), found.end()) if found else None

    return level, match


_SEQUENCE_WORDS = {"首先": 1, "其次": 2, "再次": 3}


def _word(text: str) -> Enumerator | None:
    """首先，其次，再次，: weak on their own; structure accepts 首先 only when a second point follows."""
    for word, value in _SEQUENCE_WORDS.items():
        if re.match(word + "[，,、]", text):
            return Enumerator("word", value, len(word))
    return None


_LEVELS: tuple[tuple[str, Callable[[str], Enumerator | None]], ...] = (
    _numbered("section", rf"({_NUMERAL})、(?!{_NUMERAL})"),  # 二、强化思想政治引领
    _numbered("item", rf"[（(]({_NUMERAL})[）)]"),  # （十二）畅通产业工人向上发展通道
    _numbered("point", rf"第({_NUMERAL})(?=[，,、：:])(?!、第)"),  # 第一，突出企业的主体地位
    _numbered("point", rf"其({_NUMERAL})(?=[，,、：:])"),  # 其一，党的全面领导下
    _numbered("point", rf"({_NUMERAL})是(?!\1[、，,])"),  # 一是大规模开展职业技能培训
    ("word", _word),  # 首先，生产关系的调整
)
"""How GB/T 9704-2012 and common prose number, in the order in which they are tried."""


def enumerator(text: str) -> Enumerator | None:
    """The number in front of a paragraph, or None."""
    for _, match in _LEVELS:
        if found := match(text):
            return found
    return None


_INLINE = re.compile(
    rf"(?:^|(?<=[。；：，！？;:,!?]))(?:({_NUMERAL})是|第({_NUMERAL})(?=[，,、])|其({_NUMERAL})(?=[，,、])|[（(]({_NUMERAL})[）)])"
)


def inline_enumeration(text: str) -> list[tuple[int, int]]:
    """Numbers that count 1, 2, … inside one paragraph, as (value, offset); fewer than two are no enumeration.

    一是提升政治地位。…二是提升职业技能。…三是提升思想境界。
    """
    found = [
        (value_of(next(filter(None, match.groups()))), match.start(), match.lastindex)
        for match in _INLINE.finditer(text)
    ]
    for form in (1, 2, 3, 4):
        run: list[tuple[int, int]] = []
        for value, at, its_form in found:
            if its_form == form and value == len(run) + 1:
                run.append((value, at))
        if len(run) >= 2:
            return run
    return []
