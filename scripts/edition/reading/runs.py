"""A block, and an entry of the apparatus, as runs: what files that travel alone write one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.nouns import Span
from edition.nouns.words import QUIET_NOTES, RECEIVED
from edition.reading.block import ReadBlock, ReadLine, Sign, Words, parted
from edition.reading.notes import NoteTold, Told, where

RunKind = Literal[
    "text", "emended", "doubted", "lacuna", "mark", "point", "taken-out", "received", "kept", "cut", "where"
]
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
    """The id of the place in the same file that it leads to."""


def prose(read: ReadBlock | ReadLine) -> Iterable[Run]:
    """The text of a block or front line with its marks; number and first sentence of a measure are strong.

    Where lines were joined or moved no mark stands in a file: it has no switch to ask for them with.
    """
    strong = read.name_end if isinstance(read, ReadBlock) and read.is_measure else 0
    cuts = sorted({strong, *(sign.at for sign in read.signs)})
    pieces = [piece for words in read.words for piece in _pieces(words, cuts)]
    spoken = [sign for sign in read.signs if not (sign.note and sign.note.kind in QUIET_NOTES)]
    standing = [(sign.at, sign.rank, _sign(sign)) for sign in spoken]
    standing += [(words.start, _AFTER_SIGNS, _run(words, strong)) for words in pieces]
    return (run for _, _, run in sorted(standing, key=lambda each: each[:2]))


_AFTER_SIGNS = 7
"""What stands between two characters stands before the second."""


def _pieces(words: Words, cuts: Sequence[int]) -> list[Words]:
    out = [words]
    for at in cuts:
        out = [*out[:-1], *parted(out[-1], at)]
    return out


def _run(words: Words, strong: int) -> Run:
    if words.corrected:
        return Run(words.text, "emended", words.start < strong, words.received)
    return Run(words.text, "doubted" if words.doubted else "text", words.start < strong)


def _sign(sign: Sign) -> Run:
    if sign.mark:
        return Run("", "point", id=sign.mark.id)
    if sign.cut:
        return Run("", "taken-out", received=sign.cut.text)
    if sign.kind == "gap":
        return Run("〔此处缺〕", "lacuna")
    note = sign.note
    assert note
    return Run(note.label, "mark", id=f"mark-{note.number}", to=f"note-{note.number}")


# The apparatus -----------------------------------------------------------------------------------------------------


def entry_runs(entry: NoteTold, lines: Sequence[Span]) -> Iterable[Run]:
    """What an entry says, and the lines of 底本 that it speaks of."""
    yield from (_told(each) for each in entry.readings)
    if entry.readings:
        yield Run("　")
    yield from _joined(entry.done)
    yield from _joined(entry.why)
    if lines:
        yield Run(f"{RECEIVED}\u00a0{where(lines)}", "where")


def _told(each: Told) -> Run:
    if each.part == "read":
        return Run(each.text, "kept", strong=True)
    if each.part == "break":
        return Run(each.text, strong=True)
    kinds: dict[str, RunKind] = {"around": "kept", "doubted": "doubted", "cut": "cut", "was": "received"}
    return Run(each.text, kinds.get(each.part, "text"))


def _joined(told: Iterable[Told]) -> Iterable[Run]:
    """Plain words that follow one another are one run."""
    waiting = ""
    for each in map(_told, told):
        if each.kind == "text":
            waiting += each.text
            continue
        if waiting:
            yield Run(waiting)
            waiting = ""
        yield each
    if waiting:
        yield Run(waiting)
