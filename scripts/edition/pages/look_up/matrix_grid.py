"""The grid above 「举措与实践」: measures against the bodies that tell of them; a cell leads to its evidence below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edition.links.lookups import Body, Connections
from edition.markup import set_page
from edition.nouns import Block, Document, Practice, Section
from edition.pages.look_up.matrix import (
    CHINESE,
    DOTS,
    IN_CHINESE,
    Cells,
    MatrixSays,
    MatrixWords,
    cells_of,
    columns,
    grid_name,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A body that tells of measures. ``kind`` is said above its name, where that is another."""

    speaker: str
    kind: str
    name: str
    sum: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What a body tells of a measure: nothing, or so many places, the strongest of them shown by a dot."""

    speaker: str
    count: int
    evidence: str = ""
    dot: str = ""
    aloud: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure."""

    id: str
    number: str
    name: str
    cells: tuple[Cell, ...]
    sum: int


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A section of the document, with its measures."""

    name: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All of it, with the words of the page."""

    caption: str
    words: MatrixWords
    columns: tuple[Column, ...]
    parts: tuple[SectionRows, ...]
    sum: int
    choices: tuple[tuple[str, str], ...]
    """Kinds of speaker to choose from, and what each is called; the first is all of them."""


def grids(connected: Connections, words: MatrixWords = CHINESE, says: MatrixSays = IN_CHINESE) -> Mapping[str, str]:
    """The grid of each central document as HTML, by the name under which the page takes it in."""
    return {
        grid_name(document, words): set_page("matrix.html", grid_of(document, connected, words, says))
        for document in connected.edition.documents
        if document.entry.kind == "central-document"
    }


def grid_of(document: Document, connected: Connections, words: MatrixWords, says: MatrixSays) -> Grid:
    """What a grid shows."""
    bodies, cells = columns(connected), cells_of(document, connected)
    shown = tuple(_column(body, cells, words, says) for body in bodies)
    kinds = dict.fromkeys(body.speaker for body in bodies)
    parts = [_part(section, document, bodies, cells, words, says) for section in document.outline.sections]
    return Grid(
        words.caption.format(title=says.document(document)),
        words,
        shown,
        tuple(part for part in parts if part.rows),
        sum(column.sum for column in shown),
        (("", words.every), *((kind, words.speakers[kind]) for kind in kinds)),
    )


def _name(body: Body, words: MatrixWords, says: MatrixSays) -> str:
    return says.body(body) or (words.others if body.speaker == "signed-article" else words.speakers[body.speaker])


def _column(body: Body, cells: Cells, words: MatrixWords, says: MatrixSays) -> Column:
    name, kind = _name(body, words, says), words.speakers[body.speaker]
    told = sum(len(links) for (_, key), links in cells.items() if key == body.key)
    return Column(body.speaker, "" if kind == name else kind, name, told)


def _part(
    section: Section, document: Document, bodies: Sequence[Body], cells: Cells, words: MatrixWords, says: MatrixSays
) -> SectionRows:  # fmt: skip
    measures = [block for block in section.blocks if document.is_measure(block)]
    rows = tuple(_row(measure, bodies, cells, words, says) for measure in measures)
    return SectionRows(says.part(section) if rows else "", rows)


def _row(measure: Block, bodies: Sequence[Body], cells: Cells, words: MatrixWords, says: MatrixSays) -> MeasureRow:
    found = [(body, cells.get((measure.id, body.key), ())) for body in bodies]
    number, name = says.measure(measure)
    shown = tuple(_cell(measure, body, links, words, says) for body, links in found)
    return MeasureRow(str(measure.id), number, name, shown, sum(cell.count for cell in shown))


def _cell(measure: Block, body: Body, links: Sequence[Practice], words: MatrixWords, says: MatrixSays) -> Cell:
    if not links:
        return Cell(body.speaker, 0)
    dot = _dot(links)
    aloud = words.cell.format(
        speaker=words.speakers[body.speaker], body=_name(body, words, says), n=len(links), dot=words.dots[dot]
    )
    return Cell(body.speaker, len(links), f"e-{measure.id}-{body.key}", dot, aloud)


def _dot(links: Sequence[Practice]) -> str:
    """The strongest thing that a body tells: a plan is no practice, and its number no practice with numbers."""
    deeds = [link for link in links if link.is_deed]
    if any(link.figures for link in deeds):
        return DOTS[0]
    return DOTS[1] if deeds else DOTS[2]
