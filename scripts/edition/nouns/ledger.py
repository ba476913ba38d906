"""What collation makes of a page and its plan: articles, and one row of account for each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edition.nouns.kinds import CutGround, DocumentCode, DropKind, Role, SourceId
from edition.nouns.page import Span
from edition.nouns.plan import Gap, ItemHint


@dataclass(frozen=True, slots=True)
class Cut:
    """A repeat taken out of a kept line; ``similarity`` is longest common run over length cut."""

    start: int
    end: int
    drop: DropKind
    twin: Span
    similarity: float
    reason: str
    ground: CutGround = "judged"


@dataclass(frozen=True, slots=True)
class Part:
    """A kept stretch of a line with its role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Kept stretches that read as one paragraph: usually one line, several where a column broke."""

    role: Role
    spans: tuple[Span, ...]
    gaps: tuple[Gap, ...] = ()
    item: ItemHint | None = None
    notes: tuple[str, ...] = ()
    bullet: bool = False
    head_level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A collated article: its paragraphs in reading order."""

    code: DocumentCode
    source: SourceId
    status: Literal["draft", "reviewed"]
    paragraphs: tuple[Paragraph, ...]
    note: str = ""
    cuts: tuple[tuple[int, Cut], ...] = ()
    """What was taken out of its lines, each with the number of the line."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The account of one received line. See ``schemas/ledger.schema.json``."""

    source: SourceId
    line: int
    article: str
    role: Role
    order: int | None
    join: bool
    drop: DropKind | None
    twin: Span | None
    similarity: float | None
    reason: str
    parts: tuple[Part, ...] = ()
    cuts: tuple[Cut, ...] = ()
