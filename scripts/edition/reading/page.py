"""A received page with what became of it: its ledger rows, the documents made of it, and what the apparatus tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from edition.collate.account import by_source
from edition.collate.apparatus import Note
from edition.nouns import Document, DocumentCode, Edition, LedgerRow, Page, SourceId
from edition.reading.document import Readings


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page and its account."""

    page: Page
    rows: tuple[LedgerRow, ...]
    """In the order of its lines."""
    documents: tuple[Document, ...]
    repeats: Mapping[int, tuple[DocumentCode, Note]]
    """The entry of the apparatus that tells of a line dropped, or cut inside, by the line's number."""


def read_pages(edition: Edition, read: Readings) -> dict[SourceId, ReadPage]:
    """Every page of the edition, in its order."""
    rows = by_source(edition.rows)
    documents: dict[SourceId, list[Document]] = {}
    for document in edition.documents:
        documents.setdefault(document.outline.source, []).append(document)
    repeats: dict[SourceId, dict[int, tuple[DocumentCode, Note]]] = {}
    for code, each in read.items():
        for note in each.notes:
            if note.kind == "删":
                repeats.setdefault(note.lines[0].source, {})[note.lines[0].line] = (code, note)
    return {
        page.source: ReadPage(
            page,
            tuple(rows.get(page.source, ())),
            tuple(documents.get(page.source, ())),
            repeats.get(page.source, {}),
        )
        for page in edition.pages
    }
