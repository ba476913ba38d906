"""Everything a build knows, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.nouns.kinds import SourceId
from edition.nouns.ledger import LedgerRow
from edition.nouns.links import Links, Mention
from edition.nouns.page import Page
from edition.nouns.record import Document
from edition.nouns.text import Locked


@dataclass(frozen=True, slots=True)
class Version:
    """What changed for readers in one version; ``hash`` only of past ones, whose files no longer change."""

    version: str
    changes: tuple[str, ...]
    date: str | None = None
    english: str = ""
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything a build knows, before anything is written."""

    version: str
    hash: str
    pages: tuple[Page, ...]
    rows: tuple[LedgerRow, ...]
    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    links: Links = field(default_factory=Links)
    notes: tuple[tuple[SourceId, str], ...] = ()
    """What the editors say of a page as a whole, by page."""
    published: tuple[Locked, ...] = ()
    """The lock: every id ever published."""
    versions: tuple[Version, ...] = ()
    """Newest first."""
    online: str = ""
    """The canonical address, with a slash at its end; empty while ``mkdocs.yml`` names an example host."""

    @property
    def full_version(self) -> str:
        """The version with the sum of what it was made of: ``2026.11+5f595c0f``."""
        return f"{self.version}+{self.hash}"
