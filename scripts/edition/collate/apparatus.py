"""The apparatus (整理记录) of a document: one numbered note for each thing the editors did or doubt, in reading order.

校 emended · 疑 doubted, not changed · 接 joined over a column break · 删 repeat taken out · 移 moved against the order
received · 缺 text that is missing · 注 editors' note.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edition.chinese.numbers import numeral_of
from edition.ids.years import year_notes
from edition.nouns import (
    Block,
    BlockId,
    CutWords,
    Document,
    Emendation,
    FrontLine,
    Gap,
    LedgerRow,
    Role,
    SourceId,
    Span,
)

NoteKind = Literal["校", "疑", "接", "删", "移", "缺", "注"]
_RANK = {"移": -1, "接": 0, "删": 1, "缺": 2, "校": 3, "疑": 3, "注": 4}
"""Order of notes at the same place."""


@dataclass(frozen=True, slots=True)
class Note:
    """One entry. ``block`` and ``offset`` say where in the text its mark stands; without offset there is no mark there.

    ``lines`` are the received lines it speaks of. Just one of the last fields is set, by kind (``front`` goes with an
    emendation).
    """

    kind: NoteKind
    number: int
    block: BlockId | None
    offset: int | None
    lines: tuple[Span, ...]
    emendation: Emendation | None = None
    front: FrontLine | None = None
    """The front line that its ``emendation`` reads."""
    gap: Gap | None = None
    cut: CutWords | None = None
    row: LedgerRow | None = None
    text: str = ""

    @property
    def label(self) -> str:
        """What its mark says: 校3."""
        return f"{self.kind}{self.number}"


def stands_in_text(note: Note) -> bool:
    """Whether its mark stands somewhere on the page; a column's name stands in the record, where there are none."""
    if note.front:
        return note.front.role != "column"
    return note.block is not None and (note.offset is not None or note.gap is not None)


def apparatus(document: Document, rows: Sequence[LedgerRow]) -> tuple[Note, ...]:
    """The notes of one document from its blocks and the ledger rows of its article, numbered through."""
    mine = [row for row in rows if row.article == document.code]
    drops = _drops_by_line(mine)
    notes: list[Note] = []
    if document.outline.note:
        notes.append(Note("注", 0, None, None, (), text=document.outline.note))
    for line in document.outline.front:
        notes += _of_front(line) if line.role not in AT_THE_END else []
    moves: dict[BlockId | None, list[Note]] = {}
    for note in _moves(mine, document.outline.blocks):
        moves.setdefault(note.block, []).append(note)
    notes += moves.get(None, [])
    for block in document.outline.blocks:
        here = [*_in_block(block), *_years(document, block), *moves.get(block.id, [])]
        notes += sorted(here, key=lambda note: (_place(note), _RANK[note.kind]))
        notes += [_drop(row) for row in _repeats_of(block, drops)]
    for line in document.outline.front:
        notes += _of_front(line) if line.role in AT_THE_END else []
    return tuple(_numbered(notes))


AT_THE_END: frozenset[Role] = frozenset({"affiliation", "credit"})
"""Front lines that stand under the text; notes are numbered in the order in which a reader meets them."""


def _of_front(line: FrontLine) -> list[Note]:
    readings = list(_readings(None, line.spans, line.emendations, front=line))
    return readings + [Note("注", 0, None, None, line.spans[:1], text=text) for text in line.notes]


def _numbered(notes: Iterable[Note]) -> Iterable[Note]:
    return (replace(note, number=number) for number, note in enumerate(notes, 1))


def _place(note: Note) -> float:
    if note.gap and note.gap.place == "before":
        return -1
    return float("inf") if note.offset is None else note.offset


def _readings(
    block: BlockId | None, spans: Sequence[Span], emendations: Iterable[Emendation], front: FrontLine | None = None
) -> Iterable[Note]:
    for emendation in emendations:
        kind: NoteKind = "校" if emendation.applied else "疑"
        lines = _lines_at(spans, emendation.start)
        yield Note(kind, 0, block, emendation.end, lines, emendation=emendation, front=front)


def _in_block(block: Block) -> Iterable[Note]:
    yield from _readings(block.id, block.spans, block.emendations)
    at = 0
    for span, following in zip(block.spans, [*block.spans[1:], None], strict=True):
        at += span.end - span.start
        if following and following.line != span.line:
            yield Note("接", 0, block.id, at, (span, following))
    for cut in block.cuts:
        yield Note("删", 0, block.id, cut.offset, (cut.span,), cut=cut)
    for gap in block.gaps:
        yield Note("缺", 0, block.id, gap.offset if gap.within else None, _lines_of_gap(block, gap), gap=gap)
    if block.number_basis == "inferred" and block.number:
        text = f"序数“第{numeral_of(block.number)}”底本已失，由前后推定。{block.item_reason}"
        yield Note("注", 0, block.id, 0, (block.spans[0],), text=text)
    elif block.item_reason:
        yield Note("注", 0, block.id, None, (block.spans[0],), text=f"本段不属上一项：{block.item_reason}")
    for text in block.notes:
        yield Note("注", 0, block.id, None, (block.spans[0],), text=text)


def _years(document: Document, block: Block) -> Iterable[Note]:
    """今年 and the like: a reader takes them for his own year."""
    for year in year_notes(document, block.received):
        lines = _lines_at(block.spans, year.start)
        yield Note("注", 0, block.id, year.start + len(year.word), lines, text=f"{year.said}。")


def _lines_of_gap(block: Block, gap: Gap) -> tuple[Span, ...]:
    """The line whose beginning or end is lost; in a joined paragraph that may be any of its lines."""
    if gap.place in ("inside", "end"):
        return _lines_at(block.spans, max(0, gap.offset - 1))
    if gap.place == "start":
        return _lines_at(block.spans, gap.offset)
    return (block.spans[-1 if gap.place == "after" else 0],)


def _lines_at(spans: Sequence[Span], offset: int) -> tuple[Span, ...]:
    at = 0
    for span in spans:
        at += span.end - span.start
        if offset < at:
            return (span,)
    return (spans[-1],)


Drops = Mapping[tuple[SourceId, int], Sequence[tuple[int, LedgerRow]]]
"""The lines that were dropped, by the line of which they repeat something, with their place in the ledger."""


def _drops_by_line(rows: Iterable[LedgerRow]) -> Drops:
    out: dict[tuple[SourceId, int], list[tuple[int, LedgerRow]]] = {}
    for at, row in enumerate(rows):
        if row.drop and row.twin:
            out.setdefault((row.twin.source, row.twin.line), []).append((at, row))
    return out


def _repeats_of(block: Block, drops: Drops) -> Iterable[LedgerRow]:
    """The dropped lines whose twin begins in one of the block's lines, so that each is told at one block alone."""
    told = {
        at: row
        for span in block.spans
        for at, row in drops.get((span.source, span.line), ())
        if row.twin and span.start <= row.twin.start < span.end
    }
    return (told[at] for at in sorted(told))


def _drop(row: LedgerRow) -> Note:
    return Note("删", 0, None, None, (Span(row.source, row.line, 0, 0),), row=row)


# Moves -------------------------------------------------------------------------------------------------------------


def moved(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Kept lines outside the longest increasing run of source order in their article, in reading order."""
    kept = sorted((row for row in rows if row.order), key=lambda row: row.order or 0)
    staying = _longest_increasing([row.line for row in kept])
    return [row for row in kept if row.line not in staying]


def _longest_increasing(numbers: Sequence[int]) -> set[int]:
    """The members of one longest increasing subsequence; among equals, the one that ends lowest.

    >>> sorted(_longest_increasing([3, 9, 4, 5, 1]))
    [3, 4, 5]
    """
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    out: set[int] = set()
    last: int | None = tails[-1] if tails else None
    while last is not None:
        out.add(last)
        last = before[last]
    return out


def _moves(rows: Sequence[LedgerRow], blocks: Sequence[Block]) -> Iterable[Note]:
    """One note for each run of lines that moved together; its mark stands where they now begin."""
    kept = sorted((row for row in rows if row.order), key=lambda row: row.order or 0)
    place = {row.line: at for at, row in enumerate(kept)}
    begins = {block.spans[0].line: block for block in reversed(blocks)}
    for run in _runs(moved(rows)):
        at = place[run[0].line]
        before = kept[at - 1] if at else None
        block = begins.get(run[0].line)
        said = f"移到 {before.source}:{before.line} 之后" if before else "移到篇首"
        yield Note(
            "移",
            0,
            block.id if block else None,
            0 if block else None,
            tuple(Span(row.source, row.line, 0, 0) for row in run),
            text=said,
        )


def _runs(rows: Iterable[LedgerRow]) -> list[list[LedgerRow]]:
    """Moved lines that follow each other both on the page and in the text; captions apart from the text."""
    runs: list[list[LedgerRow]] = []
    for row in rows:
        last = runs[-1][-1] if runs else None
        follows = last and (row.order or 0) == (last.order or 0) + 1 and row.line > last.line
        if last and follows and (row.role == "caption") == (last.role == "caption"):
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
