"""A block as runs of text, each with what the editors say of it: emended, doubted, missing, marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from edition.collate.apparatus import Note
from edition.nouns import Block, Emendation, FrontLine

RunKind = Literal[
    "text", "emended", "doubted", "lacuna", "mark", "point", "taken-out", "received", "kept", "cut", "where",
]  # fmt: skip
"""``taken-out`` words stand in the text for who reads 底本 alone, and are never part of it.

``received``, ``kept``, ``cut`` stand in the apparatus: what 底本 has, the words spoken of, what was taken out."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one sort."""

    text: str
    kind: RunKind = "text"
    strong: bool = False
    received: str = ""
    """Of an emended run: what stood there; of one taken out: its words."""
    id: str = ""
    to: str = ""
    """The id of the place in the same offprint that it leads to."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A run that stands at an offset; of several at one offset, lower ranks come first."""

    offset: int
    rank: int
    run: Run


def prose(block: Block | FrontLine, notes: Sequence[Note], *, measure: bool) -> Iterable[Run]:
    """The text of a block or a front line with its marks. ``measure``: its number and first sentence are strong."""
    applied = [each for each in block.emendations if each.applied]
    sets = sorted(_sets(block, notes, applied), key=lambda each: (each.offset, each.rank))
    strong = (block.received.find("。") + 1 or len(block.received)) if measure else 0
    at = 0
    for each in sets:
        yield from _between(block, at, each.offset, strong)
        yield each.run if each.run.kind != "emended" else _strong(each.run, each.offset < strong)
        at = max(at, each.offset + (len(each.run.received) if each.run.kind == "emended" else 0))
    yield from _between(block, at, len(block.received), strong)


def _strong(run: Run, strong: bool) -> Run:
    return Run(run.text, run.kind, strong, run.received)


def _sets(block: Block | FrontLine, notes: Sequence[Note], applied: Sequence[Emendation]) -> Iterable[_Set]:
    if isinstance(block, Block):
        for mark in block.marks:
            yield _Set(_outside(mark.start, applied), 5, Run("", "point", id=mark.id))
        for words in block.cuts:
            yield _Set(_outside(words.offset, applied), 1, Run("", "taken-out", received=words.text))
        for gap in block.gaps:
            if gap.within:
                yield _Set(_outside(gap.offset, applied), 1, Run("〔此处缺〕", "lacuna"))
    for each in applied:
        yield _Set(each.start, 7, Run(each.shown, "emended", received=each.received))
    for note in notes:
        if note.offset is not None:
            mark_run = Run(note.label, "mark", id=f"mark-{note.number}", to=f"note-{note.number}")
            yield _Set(_outside(note.offset, applied), 2, mark_run)


def _outside(offset: int, applied: Iterable[Emendation]) -> int:
    """A mark that would fall inside corrected words stands after them: they are no longer those that were received."""
    return next((each.end for each in applied if each.start < offset < each.end), offset)


def _between(block: Block | FrontLine, start: int, end: int, strong: int) -> Iterable[Run]:
    """Received text that was not changed, cut where doubt or strength begins or ends."""
    doubted = [each for each in block.emendations if not each.applied]
    edges = {start, end, strong} | {at for each in doubted for at in (each.start, each.end)}
    cuts = sorted(at for at in edges if start <= at <= end)
    for here, there in pairwise(cuts):
        doubt = any(each.start <= here < each.end for each in doubted)
        yield Run(block.received[here:there], "doubted" if doubt else "text", here < strong)
