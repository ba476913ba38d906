"""Count what became of every line and character: the numbers behind 「整理说明」. Nothing here is typed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.collate.apparatus import moved
from edition.nouns import Document, Edition, LedgerRow, Line, Page, SourceId


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


Lines = Mapping[tuple[SourceId, int], Line]
"""The received lines by page and number."""


def lines_of(pages: Iterable[Page]) -> Lines:
    """All non-blank lines of some pages."""
    return {(page.source, line.number): line for page in pages for line in page.lines}


def balance_of(rows: Sequence[LedgerRow], lines: Lines) -> Balance:
    """The balance of some rows."""
    received = sum(len(lines[row.source, row.line].text) for row in rows)
    kept = sum(part.span.end - part.span.start for row in rows for part in row.parts)
    cut = sum(each.end - each.start for row in rows for each in row.cuts)
    dropped = sum(len(lines[row.source, row.line].content) for row in rows if row.drop)
    return Balance(len(rows), received, kept, dropped, cut)


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of some lines."""

    lines: int
    kept: int
    joined: int
    dropped: int
    cuts: int
    furniture: int


def fates(rows: Sequence[LedgerRow]) -> Fates:
    """Count kept lines, those of them that go on with a paragraph, dropped ones, cuts inside lines, furniture."""
    return Fates(
        lines=len(rows),
        kept=sum(1 for row in rows if row.order),
        joined=sum(1 for row in rows if row.join),
        dropped=sum(1 for row in rows if row.drop),
        cuts=sum(len(row.cuts) for row in rows),
        furniture=sum(1 for row in rows if row.article == "_"),
    )


def by_source(rows: Iterable[LedgerRow]) -> Mapping[SourceId, list[LedgerRow]]:
    """The rows of each page, in their order."""
    out: dict[SourceId, list[LedgerRow]] = {}
    for row in rows:
        out.setdefault(row.source, []).append(row)
    return out


@dataclass(frozen=True, slots=True)
class Account:
    """The edition in numbers."""

    balance: Balance
    by_source: Mapping[str, Balance]
    by_document: Mapping[str, Balance]
    furniture: Mapping[str, Balance]
    """By page, where it has any."""
    fates: Fates
    moved: int
    dropped: Mapping[str, int]
    gaps: Mapping[str, int]
    emendations: Mapping[tuple[str, str], int]
    """By kind and certainty."""


def account(edition: Edition) -> Account:
    """Count the edition."""
    rows, lines = edition.rows, lines_of(edition.pages)
    articles: dict[str, list[LedgerRow]] = {str(document.code): [] for document in edition.documents}
    for row in rows:
        if row.article in articles:
            articles[row.article].append(row)
    of_page = by_source(rows)
    ornaments = {source: [row for row in mine if row.article == "_"] for source, mine in of_page.items()}
    blocks = [block for document in edition.documents for block in document.outline.blocks]
    return Account(
        balance=balance_of(rows, lines),
        by_source={page.source: balance_of(of_page.get(page.source, ()), lines) for page in edition.pages},
        by_document={code: balance_of(mine, lines) for code, mine in articles.items()},
        furniture={source: balance_of(mine, lines) for source, mine in ornaments.items() if mine},
        fates=fates(rows),
        moved=sum(len(moved(mine)) for mine in articles.values()),
        dropped=Counter(row.drop for row in rows if row.drop),
        gaps=Counter(gap.type for block in blocks for gap in block.gaps),
        emendations=Counter((e.kind, e.certainty) for block in blocks for e in block.emendations),
    )


def short_name(document: Document) -> str:
    """How a document is called in a picture: by its body, its author, or what it is."""
    entry = document.entry
    authors = entry.authors.value
    first_author = authors[0] if isinstance(authors, tuple) else authors
    return entry.issuer.text or first_author or entry.authority
