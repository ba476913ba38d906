"""Write the edition as Markdown: headings, paragraphs and lists with explicit ids, nothing a plain theme cannot show.

Returns text; nothing here touches the disk. File names are relative to the generated folder.
"""

from __future__ import annotations

from edition.apparatus import apparatus
from edition.model import Edition
from edition.page_document import document_page
from edition.page_index import index_page
from edition.page_received import received_index_page, received_page


def render(edition: Edition) -> dict[str, str]:
    """All generated pages by file name."""
    notes = {document.code: apparatus(document, edition.rows) for document in edition.documents}
    texts = {(str(page.source), line.number): line.text for page in edition.pages for line in page.lines}
    made = {"index.md": index_page(edition), "received/index.md": received_index_page(edition)}
    for document in edition.documents:
        parts = [other for other in edition.documents if other.entry.part_of == document.code]
        made[f"{document.code}.md"] = document_page(document, notes[document.code], parts, texts)
    for page in edition.pages:
        made[f"received/{page.source}.md"] = received_page(page, edition, {str(c): n for c, n in notes.items()})
    return made
