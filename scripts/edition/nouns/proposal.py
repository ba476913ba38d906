"""What a program suspects before an editor has looked: repeats, broken columns, odd readings."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.nouns.kinds import BlockId, DropKind
from edition.nouns.page import Span


@dataclass(frozen=True, slots=True)
class Repeat:
    """``dropped`` repeats ``kept``. ``whole`` says whether it covers all that its line says."""

    kept: Span
    dropped: Span
    drop: DropKind
    similarity: float
    whole: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Seam:
    """A column break: the sentence of line ``first`` goes on in line ``second``, past the ``intruders`` between."""

    first: int
    second: int
    intruders: tuple[int, ...]
    score: float
    reasons: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A reading to look at: ``received[start:end]`` of a block, the rule that doubts it, and why (in Chinese)."""

    anchor: BlockId
    start: int
    end: int
    rule: str
    found: str
    evidence: str
