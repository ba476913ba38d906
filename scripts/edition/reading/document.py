"""One reading of a document: its blocks, its apparatus, and what is recorded of it, each derived once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.collate.apparatus import Note, apparatus
from edition.nouns import Document, DocumentCode, Edition, LedgerRow, Mention, TermUse
from edition.reading.block import ReadBlock, ReadLine, read_block, read_line

T = TypeVar("T", Note, Mention, TermUse)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it reads."""

    document: Document
    notes: tuple[Note, ...]
    """The apparatus, numbered through."""
    blocks: Mapping[str, ReadBlock]
    """By id, in reading order."""
    front: tuple[ReadLine, ...] = ()
    """The lines that name and sign it."""


Readings = Mapping[DocumentCode, ReadDocument]
"""Of all documents, in the edition's order."""


def readings(edition: Edition) -> Readings:
    """Every document of the edition as it reads."""
    rows: dict[str, list[LedgerRow]] = {}
    for row in edition.rows:
        rows.setdefault(row.article, []).append(row)
    mentions = _by_block((mention.anchor, mention) for mention in edition.mentions)
    uses = _by_block((use.anchor, use) for use in edition.links.uses)
    return {
        document.code: read_document(document, apparatus(document, rows.get(document.code, ())), mentions, uses)
        for document in edition.documents
    }


def read_document(
    document: Document,
    notes: Sequence[Note],
    mentions: Mapping[str, Sequence[Mention]] | None = None,
    uses: Mapping[str, Sequence[TermUse]] | None = None,
) -> ReadDocument:
    """A document with its apparatus; what is mentioned and used in it by block."""
    by_block = _by_block((note.block, note) for note in notes if note.block)
    blocks = {
        str(block.id): read_block(
            document,
            block,
            by_block.get(block.id, ()),
            (mentions or {}).get(block.id, ()),
            (uses or {}).get(block.id, ()),
        )
        for block in document.outline.blocks
    }
    front = tuple(read_line(line, [note for note in notes if note.front is line]) for line in document.outline.front)
    return ReadDocument(document, tuple(notes), blocks, front)


def _by_block(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    out: dict[str, list[T]] = {}
    for block_id, each in pairs:
        out.setdefault(block_id, []).append(each)
    return out
