"""One reading of a block, in no format: its words in both readings, and what the editors know of every place in it.

Pages, files, search and data are writers of this; none of them derives a reading of its own. All offsets are into the
received reading, half-open, in code points; ``block.offsets`` leads to those of the corrected text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from edition.collate.apparatus import Note
from edition.ids.years import YearNote, year_notes
from edition.nouns import Block, CutWords, Document, Emendation, FrontLine, Gap, Mark, Mention, TermUse
from edition.reading.names import name_end


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words as both readings have it; they differ only where ``emendation`` is applied.

    ``note`` is the entry of the apparatus that tells of the emendation or doubt.
    """

    start: int
    end: int
    received: str
    text: str
    emendation: Emendation | None = None
    note: Note | None = None

    @property
    def corrected(self) -> bool:
        """Whether the readings may differ here."""
        return self.emendation is not None and self.emendation.applied

    @property
    def doubted(self) -> bool:
        """Whether the words are doubted and stand unchanged."""
        return self.emendation is not None and not self.emendation.applied


SignKind = Literal["cut", "gap", "note", "point"]
_ORDER: Mapping[SignKind, int] = {"cut": 1, "gap": 1, "note": 2, "point": 5}
"""At one offset what was cut, then the gap, stand before the marks that tell of them, and a point begins after all."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands between two characters: text that is missing or was cut, the mark of a note, where a point begins.

    A gap, a cut and a mark have their ``note``, a point has its ``mark``.
    """

    at: int
    kind: SignKind
    note: Note | None = None
    gap: Gap | None = None
    mark: Mark | None = None
    cut: CutWords | None = None

    @property
    def rank(self) -> int:
        """Its place among those at one offset."""
        return _ORDER[self.kind]


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as it reads."""

    document: Document
    block: Block
    words: tuple[Words, ...]
    """One after the other they are the block, in either reading."""
    signs: tuple[Sign, ...]
    """In the order in which they stand."""
    notes: tuple[Note, ...]
    """What the apparatus says of it."""
    joins: tuple[int, ...]
    """Where lines of 底本 were joined."""
    mentions: tuple[Mention, ...]
    uses: tuple[TermUse, ...]
    years: tuple[YearNote, ...]
    """What 今年 and the like mean; their offsets are into the corrected text."""
    years_received: tuple[YearNote, ...]
    """The same of the received reading."""
    is_measure: bool
    name_end: int
    """Where the first sentence ends, which names an item."""

    def gaps(self, place: str) -> list[Note]:
        """The notes of the text that is missing ``before`` or ``after`` it."""
        return [note for note in self.notes if note.gap and note.gap.place == place]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that names or signs a document, as it reads; it has no points, gaps or cuts."""

    line: FrontLine
    words: tuple[Words, ...]
    signs: tuple[Sign, ...]


def read_line(line: FrontLine, notes: Sequence[Note] = ()) -> ReadLine:
    """The reading of a front line. ``notes`` are those of this line alone."""
    return ReadLine(line, tuple(_words(line, notes)), tuple(_marks(line, notes)))


def read_block(
    document: Document,
    block: Block,
    notes: Sequence[Note] = (),
    mentions: Sequence[Mention] = (),
    uses: Sequence[TermUse] = (),
) -> ReadBlock:
    """The reading of a block. ``notes``, ``mentions`` and ``uses`` are those of this block alone."""
    years = year_notes(document, block.text)
    return ReadBlock(
        document=document,
        block=block,
        words=tuple(_words(block, notes)),
        signs=tuple(sorted(_signs(block, notes), key=lambda sign: (sign.at, sign.rank))),
        notes=tuple(notes),
        joins=tuple(note.offset for note in notes if note.kind == "接" and note.offset is not None),
        mentions=tuple(mentions),
        uses=tuple(uses),
        years=years,
        years_received=years if block.received == block.text else year_notes(document, block.received),
        is_measure=document.is_measure(block),
        name_end=name_end(block.received),
    )


def _words(block: Block | FrontLine, notes: Sequence[Note]) -> Iterable[Words]:
    told = {(note.emendation.start, note.emendation.end): note for note in notes if note.emendation}
    at = 0
    for each in block.emendations:
        yield from _plain(block, at, each.start)
        yield Words(each.start, each.end, each.received, each.shown, each, told.get((each.start, each.end)))
        at = each.end
    yield from _plain(block, at, len(block.received))


def _plain(block: Block | FrontLine, start: int, end: int) -> Iterable[Words]:
    if start < end:
        text = block.received[start:end]
        yield Words(start, end, text, text)


def _signs(block: Block, notes: Sequence[Note]) -> Iterable[Sign]:
    told = {note.gap: note for note in notes if note.gap}
    told_cuts = {note.cut: note for note in notes if note.cut}
    for mark in block.marks:
        yield Sign(_outside(mark.start, block), "point", mark=mark)
    for words in block.cuts:
        yield Sign(_outside(words.offset, block), "cut", told_cuts.get(words), cut=words)
    for gap in block.gaps:
        if gap.within:
            yield Sign(_outside(gap.offset, block), "gap", told.get(gap), gap)
    yield from _marks(block, notes)


def _marks(block: Block | FrontLine, notes: Sequence[Note]) -> Iterable[Sign]:
    for note in notes:
        if note.offset is not None:
            yield Sign(_outside(note.offset, block), "note", note)


def _outside(offset: int, block: Block | FrontLine) -> int:
    """A sign that would fall inside corrected words stands after them: they are no longer those that were received."""
    return next((end for start, end in block.offsets.one if start < offset < end), offset)


def parted(words: Words, at: int) -> Iterable[Words]:
    """Words that both readings share, in two where ``at`` lies inside them; corrected ones stay whole."""
    edges = [words.start, at, words.end] if words.start < at < words.end and not words.corrected else []
    if not edges:
        yield words
    for start, end in pairwise(edges):
        text = words.received[start - words.start : end - words.start]
        yield Words(start, end, text, text, words.emendation, words.note)
