"""What an editor decides of a page: line by line, and the readings that are doubted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from edition.nouns.kinds import (
    Basis,
    Certainty,
    CutGround,
    DocumentCode,
    DropKind,
    EmendationKind,
    GapPlace,
    GapType,
    Role,
    Vote,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that is evidently missing: ``before`` or ``after`` a block, or within it, at its line's ``start`` or ``end``
    or ``inside`` the line, right behind the words ``after``."""

    place: GapPlace
    type: GapType
    note: str
    offset: int = 0
    """Where in its paragraph a gap within it stands; set by collation, because a paragraph may be joined."""
    after: str = ""
    """Words of the line that an ``inside`` gap follows."""

    @property
    def within(self) -> bool:
        """Whether it stands at a place of the text, not before or after the whole block."""
        return self.place in ("start", "inside", "end")


@dataclass(frozen=True, slots=True)
class Twin:
    """The kept text that a dropped one repeats: a line, or a stretch of it between quoted words."""

    line: int
    opening: str = ""
    closing: str = ""
    after: str = ""
    """Words directly before ``opening``, where it stands more than once in the line."""


@dataclass(frozen=True, slots=True)
class PlannedCut:
    """A repeat inside a kept line, from its ``opening`` to its ``closing`` words."""

    opening: str
    closing: str
    twin: Twin
    drop: DropKind
    reason: str
    after: str = ""
    ground: CutGround = "judged"


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """From ``opening`` (to ``closing``, or to the end of the line) the line plays another ``role``."""

    opening: str
    closing: str
    role: Role
    after: str = ""


@dataclass(frozen=True, slots=True)
class ItemHint:
    """What rules cannot know of a line's place in an enumeration.

    ``number`` gives a number that was lost; ``ends`` says that the item above ends before this line.
    """

    number: int | None = None
    basis: Basis = "stated"
    ends: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A kept line in reading order. ``quote`` is how the line begins; it guards the number against a shifted page."""

    line: int
    role: Role
    quote: str
    join: bool = False
    cuts: tuple[PlannedCut, ...] = ()
    parts: tuple[PlannedPart, ...] = ()
    gaps: tuple[Gap, ...] = ()
    item: ItemHint | None = None
    note: str = ""
    at: int = 0
    """Line in the plan file, for messages."""
    review: str = ""
    """What a draft is not sure of, with the alternatives, in one sentence; empty once an editor has decided."""


@dataclass(frozen=True, slots=True)
class PlannedDrop:
    """A line that contains nothing but repeat."""

    line: int
    drop: DropKind
    quote: str
    twin: Twin
    reason: str
    at: int = 0
    review: str = ""
    """As in a kept line."""


@dataclass(frozen=True, slots=True)
class PlannedEmendation:
    """A doubted reading as an editor wrote it: the line, and where in it the brackets of ``in`` stand."""

    line: int
    start: int
    end: int
    text: str | None
    kind: EmendationKind
    certainty: Certainty
    reason: str
    outside: bool = False
    votes: tuple[Vote, ...] = ()
    """What each reading of the page said on its own, in order."""
    path: Path = Path()
    at: int = 0


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """One article of a page."""

    code: DocumentCode
    lines: tuple[PlannedLine, ...]
    note: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a page, line by line."""

    path: Path
    source_file: str
    sha256: str
    status: Literal["draft", "reviewed"]
    articles: tuple[PlannedArticle, ...]
    drops: tuple[PlannedDrop, ...] = ()
    furniture: tuple[PlannedLine, ...] = ()
    note: str = ""
