"""What the handbook says in English: a digest of a document, block by block, with the ids of the Chinese; practice; the
look-up pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.nouns.kinds import BlockId, DocumentCode


@dataclass(frozen=True, slots=True)
class DigestBlock:
    """What a block says, in English. ``of`` is the fingerprint of the Chinese words it was made from."""

    says: str
    of: str
    line: int
    """Line in the digest's file, for messages."""


@dataclass(frozen=True, slots=True)
class DigestReading:
    """Who compared a digest with the Chinese, when and how; what a program did is called that."""

    by: str
    on: str
    method: str


@dataclass(frozen=True, slots=True)
class PracticeEnglish:
    """What a link of practice says, in English: ``asks`` and ``does`` are translations of the words it quotes."""

    measure: BlockId
    anchor: BlockId
    asks: str
    does: str
    reason: str
    of: str
    """Fingerprint of the Chinese words it was made from."""
    path: str
    line: int
    """Its file and line there, for messages."""


TableKey = tuple[str, str, str]
"""Names what a look-up page says in Chinese: table, section of the table, key within it."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What one entry of a look-up page says in English, by the names of the Chinese fields."""

    says: Mapping[str, str]
    parts: tuple[Mapping[str, str], ...]
    """The parts of a scheme, each with its ``name`` and what it ``says``; the ``label`` of each bar of a picture."""
    ours: bool
    """Whether a name or title is our own translation, for want of a known one."""
    of: str
    """Fingerprint of the Chinese words it was made from."""
    path: str
    line: int
    """Its file and line there, for messages."""


@dataclass(frozen=True, slots=True)
class Digest:
    """The English of a document: unofficial, and never a source of its own."""

    code: DocumentCode
    title: str
    abstract: str
    issuer: str
    authors: tuple[str, ...]
    """In Hanyu Pinyin, family name first."""
    affiliation: str
    blocks: Mapping[BlockId, DigestBlock] = field(default_factory=dict)
    reviewed: tuple[DigestReading, ...] = ()
    drafts: frozenset[BlockId] = frozenset()
    """Blocks changed after the last comparison."""
    path: str = ""

    def status(self, block: BlockId) -> str:
        """``draft`` until somebody has compared the block with the Chinese, then ``reviewed``."""
        return "reviewed" if self.reviewed and block not in self.drafts else "draft"


@dataclass(frozen=True, slots=True)
class TermOtherwise:
    """A place where a term is not rendered by an agreed form, and why."""

    place: str
    """Id of a block; code of a document, for all that is said of it; entry of a table, ``figures abcd-p1 渡口数量``."""
    form: str
    """The Chinese form: a term, or a variant of one."""
    says: str
    """What stands there instead; empty where the English leaves the words out."""
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class AgreedEnglish:
    """How terms may be rendered, besides the English of their entries in the glossary."""

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By Chinese form: a term, or a variant of one."""
    otherwise: tuple[TermOtherwise, ...] = ()
    path: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each key of ``forms`` stands, for messages."""
