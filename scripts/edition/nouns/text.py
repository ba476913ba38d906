"""A document as structure: blocks with both readings, sections, and the ids that were published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from edition.nouns.kinds import Basis, BlockId, BlockKind, Certainty, DocumentCode, EmendationKind, Role, SourceId, Vote
from edition.nouns.ledger import Cut
from edition.nouns.offsets import Offsets, offsets
from edition.nouns.page import Span
from edition.nouns.plan import Gap


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerated stretch inside a block (一是 …), with an id of its own. Offsets are into ``received``."""

    id: BlockId
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Emendation:
    """A reading the editors doubt: offsets into ``received``; applied unless doubtful."""

    start: int
    end: int
    received: str
    text: str | None
    """The corrected reading; None where a doubtful place has no one repair."""
    kind: EmendationKind
    certainty: Certainty
    reason: str
    outside: bool = False
    """Whether it rests on knowledge from outside the sources."""
    votes: tuple[Vote, ...] = ()
    """What each reading of the page said on its own, in order."""

    @property
    def applied(self) -> bool:
        """Certain and likely ones are applied and marked; doubtful ones are only noted."""
        return self.certainty != "doubtful"

    @property
    def shown(self) -> str:
        """What the corrected text shows here."""
        return self.text if self.applied and self.text is not None else self.received


def as_read(received: str, emendations: Iterable[Emendation]) -> str:
    """A received text with the certain and likely emendations applied; they stand in order and do not overlap."""
    out, at = [], 0
    for emendation in emendations:
        if emendation.applied:
            out += [received[at : emendation.start], emendation.shown]
            at = emendation.end
    return "".join(out) + received[at:]


def _shifts(emendations: Iterable[Emendation]) -> Offsets:
    return offsets((each.start, each.end, len(each.shown)) for each in emendations if each.applied)


@dataclass(frozen=True, slots=True)
class CutWords:
    """What was taken out of a line of a block, and where it stood: ``offset`` into ``received``, which lacks it."""

    offset: int
    text: str
    """The words as received, punctuation widened."""
    span: Span
    cut: Cut


@dataclass(frozen=True, slots=True)
class Block:
    """The unit a reader can cite. ``received`` is what came in, joined and widened; ``text`` is what we read."""

    id: BlockId
    kind: BlockKind
    number: int | None
    number_basis: Basis
    received: str
    spans: tuple[Span, ...]
    fingerprint: str
    marks: tuple[Mark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    bullet: bool = False
    emendations: tuple[Emendation, ...] = ()
    item_reason: str = ""
    """Why the editors gave the block a number, or took it out of the item above."""
    cuts: tuple[CutWords, ...] = ()
    """What was taken out of its lines: no part of ``received``, but shown with it."""

    text: str = field(init=False, compare=False, repr=False)
    """``received`` with the certain and likely emendations applied."""
    offsets: Offsets = field(init=False, compare=False, repr=False)
    """From ``received`` to ``text`` and back."""

    def __post_init__(self) -> None:
        """Both follow from the fields that are given; they are asked for so often that they are derived once."""
        object.__setattr__(self, "text", as_read(self.received, self.emendations))
        object.__setattr__(self, "offsets", _shifts(self.emendations))

    @property
    def runs_through(self) -> bool:
        """Whether it is an item counted through the whole document (（一）…（二十七）), not within a section."""
        return self.kind == "item" and self.id.rpartition("-")[2].startswith("x")


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line that names or signs the document: title, author, column …, in both readings as a block is."""

    role: Role
    received: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()
    emendations: tuple[Emendation, ...] = ()

    @property
    def text(self) -> str:
        """``received`` with the certain and likely emendations applied."""
        return as_read(self.received, self.emendations)

    @property
    def offsets(self) -> Offsets:
        """From ``received`` to ``text`` and back."""
        return _shifts(self.emendations)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks; the blocks before the first heading stand in a section with id None."""

    id: BlockId | None
    number: int | None
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """A published id: where its block began and what it said, or the id that now stands for it."""

    id: BlockId
    spans: tuple[Span, ...]
    fingerprint: str
    alias_of: BlockId | None = None
    """The id that stands for it, or ``WITHDRAWN``."""
    since: str = ""
    """The version in which it moved or was withdrawn, where the lock says so."""


WITHDRAWN = BlockId("-")
"""What the lock names in place of a new id when nothing stands for an old one any more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article with its structure: front lines, sections, blocks with permanent ids."""

    code: DocumentCode
    source: SourceId
    status: Literal["draft", "reviewed"]
    front: tuple[FrontLine, ...]
    sections: tuple[Section, ...]
    note: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)

    @property
    def texts(self) -> tuple[Block | FrontLine, ...]:
        """Whatever has two readings: the front lines, then the blocks."""
        return (*self.front, *self.blocks)

    @property
    def woven(self) -> tuple[Block | FrontLine, ...]:
        """The texts that are printed with their marks; a column's name stands in the record, where there are none."""
        return tuple(text for text in self.texts if not (isinstance(text, FrontLine) and text.role == "column"))

    def front_text(self, role: Role) -> str:
        """The front lines of one role, a space between them."""
        return " ".join(line.text for line in self.front if line.role == role)
