"""Hold the numbers of the English against the Chinese: 274.7亿 is 27.47 billion, and nothing else.

Ordinals (14th) are names and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from edition.chinese.numbers import value_of
from edition.links.doubted import doubted
from edition.links.places import Places
from edition.nouns import Digest, Document, Fault, Practice, PracticeEnglish, TableEntry, TableKey

_CHINESE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*多?([百千]?[万亿]?)")
_CHINESE_WORDS = re.compile("[一二三四五六七八九十百]+")
_CHINESE_UNITS = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_ENGLISH = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?!\d|th\b|st\b|nd\b|rd\b)(?:\s+(thousand|million|billion))?")
_ENGLISH_UNITS = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}


def chinese_numbers(text: str) -> frozenset[Decimal]:
    """All numbers of a Chinese text, in digits or in characters; 万 and 亿 are multiplied out.

    >>> sorted(map(int, chinese_numbers("二是累计1.8万人次、274.7亿元")))
    [2, 18000, 27470000000]
    """
    found = {_decimal(number) * _CHINESE_UNITS.get(unit, 1) for number, unit in _CHINESE.findall(text)}
    found |= {_decimal(number) for number, _ in _CHINESE.findall(text)}
    for words in _CHINESE_WORDS.findall(text):
        value = value_of(words)
        found |= {Decimal(value)} if value else set()
    return frozenset(found)


def english_numbers(text: str) -> frozenset[Decimal]:
    """All numbers that stand in digits in an English text; ``million`` and ``billion`` are multiplied out.

    >>> sorted(map(int, english_numbers("II. (12) 18,000 people and 27.47 billion yuan")))
    [12, 18000, 27470000000]
    """
    return frozenset(_decimal(number) * _ENGLISH_UNITS[unit] for number, unit in _ENGLISH.findall(text))


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "").rstrip("."))


def number_faults(digests: Sequence[Digest], documents: Sequence[Document]) -> list[Fault]:
    """Numbers of an English block that its Chinese does not have; for central documents also numbers left out."""
    blocks = {block.id: (block, document) for document in documents for block in document.outline.blocks}
    faults: list[Fault] = []
    for digest in digests:
        for name, made in digest.blocks.items():
            block, document = blocks[name]
            theirs, ours = chinese_numbers(block.text), english_numbers(made.says)
            for number in sorted(ours - theirs):
                what = "a number that the Chinese does not have"
                faults.append(Fault(digest.path, made.line, what, f"{name}: {number}", "correct it"))
            if document.entry.kind == "central-document":
                faults += _left_out(digest.path, made.line, name, _digits(block.text) - ours)
    return faults


def practice_number_faults(held: Mapping[Practice, PracticeEnglish]) -> list[Fault]:
    """Numbers in the English of practice that its Chinese does not have."""
    return [
        Fault(made.path, made.line, "a number that the Chinese does not have", f"{made.of}: {number}", "correct it")
        for link, made in held.items()
        for chinese, said in ((link.asks, made.asks), (link.does, made.does), (link.reason, made.reason))
        for number in sorted(english_numbers(said) - chinese_numbers(chinese))
    ]


def table_number_faults(
    tables: Mapping[TableKey, TableEntry], chinese: Mapping[TableKey, tuple[str, ...]]
) -> list[Fault]:
    """Numbers in the English of a look-up page that its Chinese does not have; of a figure also its value left out."""
    faults: list[Fault] = []
    for key, made in tables.items():
        words = chinese.get(key, (key[2],))
        theirs = chinese_numbers("\n".join(words)) | chinese_numbers("".join(words)) | _tenths("".join(words))
        for number in sorted(english_numbers(_said(made)) - theirs):
            what = "a number that the Chinese does not have"
            faults.append(Fault(made.path, made.line, what, f"{key[2]}: {number}", "correct it"))
        if key[:2] == ("figures", "entries") and key in chinese:
            value = "".join(words[3:5])
            wanted = _tenths(value) or _digits(value)
            faults += _left_out(made.path, made.line, key[2], wanted - english_numbers(made.says["value"]))
    return faults


def _said(made: TableEntry) -> str:
    return "\n".join([*made.says.values(), *(words for part in made.parts for words in part.values())])


def _tenths(text: str) -> frozenset[Decimal]:
    """成 is ten percent: 6成 and 六成 are 60."""
    found = re.findall(r"(?<!\d)(\d+|[一二三四五六七八九])成", text)
    return frozenset(10 * (Decimal(each) if each.isdecimal() else Decimal(value_of(each) or 0)) for each in found)


DOUBTFUL = "[wording doubtful as received]"
"""Stands in English after words that the edition doubts in Chinese."""


def practice_doubt_faults(held: Mapping[Practice, PracticeEnglish], found: Places) -> list[Fault]:
    """English of practice that hands on doubted words as if they were sound."""
    what = f"doubted words without {DOUBTFUL}"
    return [
        Fault(made.path, made.line, what, f"{made.of}: {' '.join(words)}", "say after them that they are doubtful")
        for link, made in held.items()
        for at, chinese, said in ((link.measure, link.asks, made.asks), (link.anchor, link.does, made.does))
        if at in found and (words := doubted(found[at], chinese).words) and DOUBTFUL not in said
    ]


def _digits(text: str) -> frozenset[Decimal]:
    return frozenset(_decimal(number) * _CHINESE_UNITS.get(unit, 1) for number, unit in _CHINESE.findall(text))


def _left_out(path: str, line: int, name: str, numbers: Iterable[Decimal]) -> list[Fault]:
    what = "a number of the Chinese that the English leaves out"
    return [Fault(path, line, what, f"{name}: {number}", "say it") for number in sorted(numbers)]
