"""Write the edition as Markdown: headings, paragraphs and lists with explicit ids, nothing a plain theme cannot show.

Returns text; nothing here touches the disk. File names are relative to the generated folder. Which pages there are says
the table of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.links.lookups import connections
from edition.links.places import anchors_by_span
from edition.nouns import Document, DocumentCode, Edition, SourceId
from edition.pages import table
from edition.pages.in_english.saying import saying
from edition.pages.table import Given, Language, Writer
from edition.reading.document import Readings
from edition.reading.page import read_pages


def render(edition: Edition, read: Readings, taken: Mapping[str, int] | None = None) -> dict[Language, dict[str, str]]:
    """All generated pages by language and file name. ``taken``: bytes of the files to take away, by name."""
    ready = given(edition, read, taken or {})
    return {
        "zh": _written((row.writes for row in table.KINDS), ready),
        "en": _written((row.writes_english for row in table.KINDS), ready),
    }


def given(edition: Edition, read: Readings, taken: Mapping[str, int]) -> Given:
    """What every page is written from."""
    parts_of: dict[DocumentCode | None, list[Document]] = {}
    for document in edition.documents:
        parts_of.setdefault(document.entry.part_of, []).append(document)
    notes: dict[SourceId, list[str]] = {}
    for source, note in edition.notes:
        notes.setdefault(source, []).append(note)
    connected = connections(edition)
    return Given(
        edition=edition,
        read=read,
        pages=read_pages(edition, read),
        connected=connected,
        anchors=anchors_by_span(edition.documents),
        texts={(str(page.source), line.number): line.text for page in edition.pages for line in page.lines},
        parts_of=parts_of,
        notes=notes,
        taken=taken,
        english=saying(connected),
    )


def _written(writers: Iterable[Writer | None], ready: Given) -> dict[str, str]:
    return {name: text for writer in writers if writer for name, text in writer(ready).items()}
