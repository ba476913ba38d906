"""Where words stand: the text of every id a reader can cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.desk.yaml_records import Record
from edition.nouns import Block, Document, Figure, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A block, or a point inside one: ``start`` and ``end`` are offsets into the block's text."""

    document: Document
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says, as we read it."""
        return self.block.text[self.start : self.end]


Places = Mapping[str, Place]


def places(documents: Iterable[Document]) -> Places:
    """Every block and every point by its id."""
    out: dict[str, Place] = {}
    for document in documents:
        for block in document.outline.blocks:
            out[block.id] = Place(document, block, 0, len(block.text))
            for mark in block.marks:
                start, end = block.offsets.across(mark.start), block.offsets.across(mark.end, closing=True)
                out[mark.id] = Place(document, block, start, end)
    return out


def known_place(made: Record, found: Places) -> Place | None:
    """The place that an editorial entry names; one that is nowhere is a fault at its line."""
    named = made.text("an id")
    if named not in found:
        made.fault("an id that is not in the handbook", named, "correct it; see the codes in the margin of the page")
    return found.get(named)


def quoted_in(made: Record, place: Place | None) -> str:
    """Words that must stand in a place, exactly; others are a fault at their line."""
    words = made.text("the words")
    if place and (not words or words not in place.text):
        made.fault("the words do not stand there", words, "quote them as the page shows them")
    return words


def figure_ids(figures: Iterable[Figure]) -> list[str]:
    """The id of each figure's row: its paragraph's, and which of its figures it is."""
    return row_ids(figure.anchor for figure in figures)


def row_ids(anchors: Iterable[str]) -> list[str]:
    """The same, of the ids of the paragraphs.

    >>> row_ids(["aa-p1", "aa-p2", "aa-p1"])
    ['f-aa-p1-1', 'f-aa-p2-1', 'f-aa-p1-2']
    """
    seen: Counter[str] = Counter()
    out = []
    for anchor in anchors:
        seen[anchor] += 1
        out.append(f"f-{anchor}-{seen[anchor]}")
    return out


Anchors = Mapping[Span, tuple[str, str]]
"""Document and anchor of each kept stretch."""


def anchors_by_span(documents: Iterable[Document]) -> Anchors:
    """The anchor of a stretch is its block's id, or the document's code for front lines."""
    out: dict[Span, tuple[str, str]] = {}
    for document in documents:
        for line in document.outline.front:
            out.update({span: (document.code, str(document.code)) for span in line.spans})
        for block in document.outline.blocks:
            out.update({span: (document.code, str(block.id)) for span in block.spans})
    return out
