"""Write the edition as Markdown: headings, paragraphs and lists with explicit ids, nothing a plain theme cannot show.

Returns text; nothing here touches the disk. File names are relative to the generated folder.
"""

from __future__ import annotations

from collections.abc import Mapping

from edition.links.lookups import connections
from edition.links.places import anchors_by_span
from edition.nouns import Document, DocumentCode, Edition, SourceId
from edition.pages.codes import codes_page
from edition.pages.document import document_page
from edition.pages.downloads import take_line
from edition.pages.figures import figures_page
from edition.pages.glossary import english_page, glossary_page
from edition.pages.index import index_page
from edition.pages.matrix import matrix_page
from edition.pages.moved import moved_pages
from edition.pages.paper_head import paper_head
from edition.pages.received import received_index_page, received_page
from edition.pages.subjects import english_subjects, regions_page, timeline_page, topics_page
from edition.pages.training import handout_page, path_page, paths_page
from edition.pages.works import works_page
from edition.reading.document import Readings
from edition.reading.page import read_pages


def render(edition: Edition, read: Readings, taken: Mapping[str, int] | None = None) -> dict[str, str]:
    """All generated pages by file name. ``taken``: bytes of the files to take away, by name."""
    texts = {(str(page.source), line.number): line.text for page in edition.pages for line in page.lines}
    connected = connections(edition)
    pages = read_pages(edition, read)
    anchors = anchors_by_span(edition.documents)
    parts_of: dict[DocumentCode | None, list[Document]] = {}
    for document in edition.documents:
        parts_of.setdefault(document.entry.part_of, []).append(document)
    made = {
        "index.md": index_page(edition),
        "received/index.md": received_index_page(pages.values()),
        "matrix.md": matrix_page(connected),
        "glossary.md": glossary_page(connected),
        "works.md": works_page(connected),
        "figures.md": figures_page(connected),
        "timeline.md": timeline_page(connected),
        "topics.md": topics_page(connected),
        "regions.md": regions_page(connected),
        "codes.md": codes_page(edition),
        **moved_pages(edition),
    }
    if edition.links.paths:
        made["training/index.md"] = paths_page(edition.links.paths)
    for path in edition.links.paths:
        made[f"training/{path.slug}.md"] = path_page(path, connected)
        made[f"training/{path.slug}-handout.md"] = handout_page(path, connected)
    for document in edition.documents:
        made[f"{document.code}.md"] = document_page(
            read[document.code],
            parts_of.get(document.code, ()),
            texts,
            connected,
            paper_head(document, edition),
            take_line(document, taken or {}),
        )
    notes: dict[SourceId, list[str]] = {}
    for source, note in edition.notes:
        notes.setdefault(source, []).append(note)
    for source, page in pages.items():
        made[f"received/{source}.md"] = received_page(page, notes.get(source, ()), anchors)
    return made


def render_english(edition: Edition) -> dict[str, str]:
    """The generated English pages."""
    by_topic: dict[str, list[str]] = {}
    by_region: dict[str, list[str]] = {}
    for document in edition.documents:
        for topic in document.entry.topics if document.entry.on_topic else ():
            by_topic.setdefault(topic, []).append(document.code)
        by_region.setdefault(document.entry.region.text, []).append(document.code)
    links = edition.links
    return {
        "glossary.md": english_page(links.terms),
        "topics.md": english_subjects("Topics", "topics", links.topics, by_topic),
        "regions.md": english_subjects("Regions", "regions", links.regions, by_region),
    }
