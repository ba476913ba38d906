"""Say which year the words of a text mean that name none: 今年, 去年, 近日, 11月8日.

A reader who quotes 今年 carries it into another year. The notes stand outside the quotation marks and give the year
only as far as the recorded date of the text does, with the ground it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from edition.nouns import Document
from edition.nouns.words import BASIS_ENGLISH, BASIS_WORDS, NOTE_WORDS, UNKNOWN


@dataclass(frozen=True, slots=True)
class YearNote:
    """A word at ``start`` of a text, and what the editors say of it."""

    start: int
    word: str
    said: str
    english: str


_YEARS = {
    "今年": (0, r"(?<![如迄])今年(?![轻龄])"),
    "本年": (0, r"(?<![基资成样原])本年(?![轻龄级])"),
    "去年": (-1, r"(?<![过失除])去年(?![代轻龄])"),
    "上年": (-1, r"(?<![以之])上年(?![轻龄纪])"),
    "前年": (-2, r"(?<![目以之此年月日先当提大])前年(?![轻龄度])"),
    "大前年": (-3, r"大前年"),
    "明年": (1, r"(?<![文清透证说表声黎光])明年(?![轻龄])"),
    "后年": (2, r"(?<![今以之然最先前此年月日])后年(?![轻龄度均薪])"),
}
"""Words for a year, how far it lies from that of the text, and how to tell them from 过去年代, 文明年画, 以后年度."""

_TIMES = {
    "近日": r"(?<![最])近日(?![点本])",
    "日前": r"(?<![0-9一二三四五六七八九十近昨今明生次同本当即每节末])日前(?![往来后夕])",
    "目前": r"(?<![项科题数节栏双])目前(?![往来])",
    "当前": r"(?<![应相])当前(?![往来])",
    "近期": r"近期",
    "近年": r"(?<![最])近年",
    "本月": r"(?<![基资成样原])本月",
    "上月": r"(?<![以之])上月(?![台])",
    "昨日": r"昨日",
}
"""Words that mean the days in which the text was written."""

_DAY = r"(?<![0-9年])(?:1[0-2]|[1-9])月(?:[12][0-9]|3[01]|[1-9])日"
"""A day without its year; 今年9月22日 and 2017年4月14日 have theirs."""

_WORDS = re.compile(
    "|".join(
        [
            *(f"(?P<y{n}>{form})" for n, (_, form) in enumerate(_YEARS.values())),
            *(f"(?P<t{n}>{form})" for n, form in enumerate(_TIMES.values())),
            f"(?P<day>{_DAY})",
        ]
    )
)


def year_notes(document: Document, text: str) -> tuple[YearNote, ...]:
    """What has to be said of the words of a text of the document, in order.

    A day needs a note only where no year stands before it in the text.
    """
    return tuple(
        YearNote(found.start(), found[0], *_said(document, found[0], str(found.lastgroup)))
        for found in _WORDS.finditer(text)
        if found.lastgroup != "day" or not re.search("[0-9]{4}年", text[: found.start()])
    )


def editors_note(notes: Iterable[YearNote]) -> str:
    """The notes as they stand behind a quotation, each word once; empty where there is nothing to say."""
    said = dict.fromkeys(note.said for note in notes)
    return f"〔{NOTE_WORDS['注']}：{'；'.join(said)}〕" if said else ""


@dataclass(frozen=True, slots=True)
class _Year:
    value: int
    open: bool
    """Whether it may be a later one."""
    ground: str
    english: str
    """The ground in English."""


def _year_of(document: Document) -> _Year | None:
    """The year of a text: of its own date, else of the newspaper's; a date that is only not-before yields to it."""
    date, paper = document.entry.date, document.source_entry.newspaper
    if paper.date and (not date.value or date.precision == "not-before"):
        ground, english = f"据报纸日期{paper.date}", f"by the date of the newspaper, {paper.date}"
        return _Year(int(paper.date[:4]), False, ground, english)
    if not date.value:
        return None
    lines = re.findall(r"(?:^|；)([A-Za-z0-9-]+:[1-9][0-9]*) ", date.evidence)
    where = f"，{'、'.join(lines)}" if lines and date.basis in ("stated", "inferred") else ""
    english = BASIS_ENGLISH[date.basis] + (f", {', '.join(lines)}" if where else "")
    return _Year(int(date.text[:4]), date.precision == "not-before", BASIS_WORDS[date.basis] + where, english)


def _said(document: Document, word: str, kind: str) -> tuple[str, str]:
    """In Chinese and in English."""
    year = _year_of(document)
    return _in_chinese(year, word, kind), _in_english(year, word, kind)


def _meant(year: _Year, word: str, kind: str) -> int:
    return year.value + (_YEARS[word][0] if kind.startswith("y") else 0)


def _in_chinese(year: _Year | None, word: str, kind: str) -> str:
    asked = "年份" if kind[0] in "yd" else "时间"
    if year is None:
        return f"“{word}”所指{asked}{UNKNOWN}"
    meant = _meant(year, word, kind)
    if year.open:
        return f"“{word}”所指{asked}{UNKNOWN}，不早于{meant}年（{year.ground}）"
    says = "指" if kind.startswith("y") else "在" if kind == "day" else "就"
    tail = "而言" if kind.startswith("t") else ""
    return f"“{word}”{says}{meant}年{tail}（{year.ground}）"


def _in_english(year: _Year | None, word: str, kind: str) -> str:
    if year is None:
        return f"“{word}”: the year is not known"
    meant = _meant(year, word, kind)
    if year.open:
        return f"“{word}”: the year is not known, not before {meant} ({year.english})"
    says = "means" if kind.startswith("y") else "is in" if kind == "day" else "as of"
    return f"“{word}” {says} {meant} ({year.english})"
