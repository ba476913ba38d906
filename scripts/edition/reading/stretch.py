"""What must be said about the stretch a–b of a block, in either reading: the one answer for page, copies, checker,
slides, files, search and training (doc/contracts.md, What travels).

A remark is said wherever its place is touched: words that are doubted, corrected or dated by 今年, a repeat taken out
between two quoted characters, text that is missing in, before or behind what is quoted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from edition.ids.cite import Reading
from edition.ids.years import YearNote
from edition.nouns import Cut, Document, Emendation, Gap, Kind, Stated
from edition.reading.block import ReadBlock

RemarkKind = Literal["gap", "doubt", "repair", "cut", "join", "year"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the editors know of a place: ``start`` and ``end`` are offsets into the block in one reading.

    Just one of the last fields is set, by kind; a join has none.
    """

    kind: RemarkKind
    start: int
    end: int
    begins_by: int
    """A stretch that touches the place begins here at the latest …"""
    ends_from: int
    """… and ends here at the earliest; it touches the place when both hold."""
    emendation: Emendation | None = None
    gap: Gap | None = None
    cut: Cut | None = None
    year: YearNote | None = None

    def touches(self, start: int, end: int) -> bool:
        """Whether it must be said of a stretch."""
        return start <= self.begins_by and end >= self.ends_from


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds of every stretch of a document."""

    by: str
    """Who speaks, as recorded; empty where nobody is."""
    kind: Kind
    """Of the document: how much weight its words carry."""
    opinion: bool
    """Whether its author speaks for himself."""
    date: Stated
    """Of the text, as far as recorded."""
    version: str
    """Of the edition that quotes it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a block in one reading, with all that must be said of it."""

    read: ReadBlock
    reading: Reading
    start: int
    end: int
    remarks: tuple[Remark, ...]
    facts: Facts

    @property
    def text(self) -> str:
        """The words themselves."""
        return said_in(self.read, self.reading)[self.start : self.end]


def stretch(
    read: ReadBlock, start: int = 0, end: int | None = None, reading: Reading = "emended", version: str = ""
) -> Stretch:
    """What must be said about a stretch; the whole block without offsets.

    Offsets count code points of the block's text in ``reading``. Raises ValueError for a stretch outside it.
    """
    length = len(said_in(read, reading))
    stop = length if end is None else end
    if not 0 <= start <= stop <= length:
        raise ValueError(f"{read.block.id}: no stretch {start}–{stop} in {length} characters")
    touched = tuple(each for each in remarks(read, reading) if each.touches(start, stop))
    return Stretch(read, reading, start, stop, touched, facts(read.document, version))


def facts(document: Document, version: str = "") -> Facts:
    """What holds of every stretch of a document."""
    entry = document.entry
    return Facts(
        by=entry.issuer.text or entry.authors.text,
        kind=entry.kind,
        opinion=entry.kind == "signed-article",
        date=entry.date,
        version=version,
    )


def said_in(read: ReadBlock, reading: Reading) -> str:
    """The block's text in one reading."""
    return read.block.received if reading == "received" else read.block.text


def remarks(read: ReadBlock, reading: Reading = "emended") -> tuple[Remark, ...]:
    """All remarks on a block in one reading, in the order of their places."""
    made = [*_emendations(read, reading), *_gaps(read, reading), *_seams(read, reading), *_years(read, reading)]
    return tuple(sorted(made, key=lambda each: (each.start, each.end)))


def _emendations(read: ReadBlock, reading: Reading) -> Iterable[Remark]:
    for words in read.words:
        if words.emendation and (words.doubted or words.text != words.received):
            start, end = _at(read, reading, words.start), _at(read, reading, words.end, closing=True)
            begins_by, ends_from = (end - 1, start + 1) if end > start else _between(read, reading, start)
            kind: RemarkKind = "doubt" if words.doubted else "repair"
            yield Remark(kind, start, end, begins_by, ends_from, emendation=words.emendation)


def _gaps(read: ReadBlock, reading: Reading) -> Iterable[Remark]:
    """What is missing beside a stretch is said as well: a quotation that ends where the text breaks off is torn."""
    length = len(said_in(read, reading))
    for gap in read.block.gaps:
        edges = {"before": 0, "after": length}
        at = edges[gap.place] if gap.place in edges else _at(read, reading, gap.offset, closing=True)
        first, last = _loosely(said_in(read, reading), at)
        yield Remark("gap", at, at, last, first, gap=gap)


def _seams(read: ReadBlock, reading: Reading) -> Iterable[Remark]:
    for words in read.block.cuts:
        at = _at(read, reading, words.offset, closing=True)
        yield Remark("cut", at, at, *_between(read, reading, at), cut=words.cut)
    for offset in read.joins:
        at = _at(read, reading, offset, closing=True)
        yield Remark("join", at, at, *_between(read, reading, at))


def _years(read: ReadBlock, reading: Reading) -> Iterable[Remark]:
    for note in read.years_received if reading == "received" else read.years:
        end = note.start + len(note.word)
        yield Remark("year", note.start, end, end - 1, note.start + 1, year=note)


def _at(read: ReadBlock, reading: Reading, offset: int, *, closing: bool = False) -> int:
    return offset if reading == "received" else read.block.offsets.across(offset, closing=closing)


def _between(read: ReadBlock, reading: Reading, at: int) -> tuple[int, int]:
    """What stands between two characters is touched by a stretch with both, at the block's edge by one with its own."""
    length = len(said_in(read, reading))
    return max(at - 1, 0), min(at + 1, length)


MARKS = "，。、；：！？…—“”‘’（）《》〈〉 　"
"""Without these at its end, what breaks off at a gap breaks off there all the same."""


def _loosely(text: str, at: int) -> tuple[int, int]:
    """The place and the marks around it: ``(first, last)``."""
    first = len(text[:at].rstrip(MARKS))
    last = len(text) - len(text[at:].lstrip(MARKS))
    return first, last
