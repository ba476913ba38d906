"""Where words stand: the text of every id a reader can cite, and how offsets of both readings answer to one another."""

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
                out[mark.id] = Place(document, block, in_text(block, mark.start), in_text(block, mark.end))
    return out


def in_text(block: Block, offset: int) -> int:
    """An offset of the received reading as one of the text; inside an emendation: where that begins."""
    moved = offset
    for emendation in block.emendations:
        if not emendation.applied or emendation.start >= offset:
            continue
        if offset < emendation.end:
            return moved - (offset - emendation.start)
        moved += len(emendation.shown) - (emendation.end - emendation.start)
    return moved


def in_received(block: Block, offset: int, *, closing: bool = False) -> int:
    """An offset of the text as one of the received reading.

    Inside an emendation: where that begins, or for the ``closing`` end of a stretch, where it ends.
    """
    shift = 0
    for emendation in block.emendations:
        if not emendation.applied:
            continue
        start = emendation.start + shift
        end = start + len(emendation.shown)
        if offset <= start:
            break
        if offset < end:
            return emendation.end if closing else emendation.start
        shift += len(emendation.shown) - (emendation.end - emendation.start)
    return offset - shift


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


def is_measure(place: Place) -> bool:
    """An item of a central document."""
    return place.document.entry.kind == "central-document" and place.block.kind == "item"


def figure_ids(figures: Iterable[Figure]) -> list[str]:
    """The id of each figure's row: its paragraph's, and which of its figures it is."""
    seen: Counter[str] = Counter()
    out = []
    for figure in figures:
        seen[figure.anchor] += 1
        out.append(f"f-{figure.anchor}-{seen[figure.anchor]}")
    return out


def css_class(block: Block) -> str:
    """``measure`` is an item that runs through the document and hangs its number in the margin."""
    slot = block.id.split("-")[-1]
    return "measure" if block.kind == "item" and slot.startswith("x") else block.kind


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
