"""A document as structure: blocks with both readings, sections, and the ids that were published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from edition.nouns.kinds import Basis, BlockId, BlockKind, Certainty, DocumentCode, EmendationKind, Role, SourceId
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

    @property
    def applied(self) -> bool:
        """Certain and likely ones are applied and marked; doubtful ones are only noted."""
        return self.certainty != "doubtful"

    @property
    def shown(self) -> str:
        """What the corrected text shows here."""
        return self.text if self.applied and self.text is not None else self.received


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

    text: str = field(init=False, compare=False, repr=False)
    """``received`` with the certain and likely emendations applied."""
    offsets: Offsets = field(init=False, compare=False, repr=False)
    """From ``received`` to ``text`` and back."""

    def __post_init__(self) -> None:
        """Both follow from the fields that are given; they are asked for so often that they are derived once."""
        applied = [each for each in self.emendations if each.applied]
        pieces, at = [], 0
        for each in applied:
            pieces += [self.received[at : each.start], each.shown]
            at = each.end
        object.__setattr__(self, "text", "".join(pieces) + self.received[at:])
        object.__setattr__(self, "offsets", offsets((each.start, each.end, len(each.shown)) for each in applied))

    @property
    def runs_through(self) -> bool:
        """Whether it is an item counted through the whole document (（一）…（二十七）), not within a section."""
        return self.kind == "item" and self.id.rpartition("-")[2].startswith("x")


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line that names or signs the document: title, author, column …"""

    role: Role
    text: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()


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

    def front_text(self, role: Role) -> str:
        """The front lines of one role, a space between them."""
        return " ".join(line.text for line in self.front if line.role == role)
