"""Count what became of every line and character: the numbers behind 「整理说明」. Nothing here is typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.collate.apparatus import moved
from edition.nouns import Document, Edition, LedgerRow, Page


@dataclass(frozen=True, slots=True)
class Balance:
    """Characters of some lines: ``received = kept + dropped + cut + markup``."""

    lines: int
    received: int
    kept: int
    dropped: int
    cut: int

    @property
    def markup(self) -> int:
        """Characters that are markup: ``# ``, ``- ``, brackets of an address, edge spaces."""
        return self.received - self.kept - self.dropped - self.cut


def balance_of(rows: Iterable[LedgerRow], pages: Sequence[Page]) -> Balance:
    """The balance of some rows."""
    lines = {(page.source, line.number): line for page in pages for line in page.lines}
    mine = list(rows)
    received = sum(len(lines[row.source, row.line].text) for row in mine)
    kept = sum(part.span.end - part.span.start for row in mine for part in row.parts)
    cut = sum(each.end - each.start for row in mine for each in row.cuts)
    dropped = sum(len(lines[row.source, row.line].content) for row in mine if row.drop)
    return Balance(len(mine), received, kept, dropped, cut)


@dataclass(frozen=True, slots=True)
class Account:
    """The edition in numbers."""

    balance: Balance
    by_source: Mapping[str, Balance]
    by_document: Mapping[str, Balance]
    kept_lines: int
    joined: int
    moved: int
    dropped: Mapping[str, int]
    cuts: int
    furniture: int
    gaps: Mapping[str, int]
    emendations: Mapping[tuple[str, str], int]
    """By kind and certainty."""


def account(edition: Edition) -> Account:
    """Count the edition."""
    rows, pages = edition.rows, edition.pages
    articles = {document.code: [row for row in rows if row.article == document.code] for document in edition.documents}
    blocks = [block for document in edition.documents for block in document.outline.blocks]
    return Account(
        balance=balance_of(rows, pages),
        by_source={p.source: balance_of((r for r in rows if r.source == p.source), pages) for p in pages},
        by_document={code: balance_of(mine, pages) for code, mine in articles.items()},
        kept_lines=sum(1 for row in rows if row.order),
        joined=sum(1 for row in rows if row.join),
        moved=sum(len(moved(mine)) for mine in articles.values()),
        dropped=Counter(row.drop for row in rows if row.drop),
        cuts=sum(len(row.cuts) for row in rows),
        furniture=sum(1 for row in rows if row.article == "_"),
        gaps=Counter(gap.type for block in blocks for gap in block.gaps),
        emendations=Counter((e.kind, e.certainty) for block in blocks for e in block.emendations),
    )


def short_name(document: Document) -> str:
    """How a document is called in a picture: by its body, its author, or what it is."""
    entry = document.entry
    authors = entry.authors.value
    first_author = authors[0] if isinstance(authors, tuple) else authors
    return entry.issuer.text or first_author or entry.authority
