"""What the template of a document sets beside its text: none of it is text, and none of it stands in the Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.nouns import Block, Document, Edition
from edition.pages.downloads import File, files_of
from edition.pages.paper_head import PaperHead, paper_head
from edition.reading.names import named


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """An entry of the folded contents: a heading (level 1), or an item that runs through the document (level 2)."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the text of one document."""

    paper: PaperHead
    files: Sequence[File]
    """Where it is to be had as a file; none for a draft."""
    contents: Sequence[ContentsEntry]
    """The contents once more, folded, for screens on which they do not stand beside the text."""


def beside(document: Document, edition: Edition, taken: Mapping[str, int]) -> Beside:
    """What stands beside a document. ``taken``: bytes of the files to take away, by name."""
    entries = [ContentsEntry(block.id, named(block.text), level) for level, block in outline_entries(document)]
    return Beside(
        paper_head(document, edition),
        files_of(document, taken),
        entries if len(entries) >= SHORTEST_CONTENTS else (),
    )


SHORTEST_CONTENTS = 3
"""Fewer headings and items than this need no contents."""


def outline_entries(document: Document) -> Iterable[tuple[int, Block]]:
    """Headings (level 1) and the items that run through the document (level 2), in order."""
    for block in document.outline.blocks:
        if block.kind == "heading":
            yield 1, block
        elif document.is_measure(block):
            yield 2, block
