"""What a reader may take away: each reviewed document as one HTML file, as a Word file and as Markdown.

Drafts have none: their ids are temporary, and a file that circulates cannot be called back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from edition.files.single.docx import offprint_docx
from edition.files.single.html import offprint_html
from edition.files.single.markdown import offprint_markdown
from edition.files.zip_bytes import packed
from edition.ids.cite import STANDARD_WORDS, Standard, cautioned, citation
from edition.nouns import DocumentCode, Edition
from edition.pages.downloads import ALL
from edition.reading.document import ReadDocument, Readings
from edition.reading.notes import Texts
from edition.reading.single_document import Offprint, offprint


@dataclass(frozen=True, slots=True)
class Imprint:
    """Under what name and address the handbook is published; ``online`` ends with a slash."""

    book: str
    online: str
    public: bool = True
    """Whether a reader can open the address; else what is taken away says so."""


def downloads(
    edition: Edition,
    read: Readings,
    imprint: Imprint,
    css: str,
    epoch: int,
    each: Callable[..., Iterable[dict[str, bytes]]] = map,
) -> dict[str, bytes]:
    """Files by name (``yj2024.html``), the same for the same edition. ``epoch``: its date, in seconds since 1970.

    ``each`` applies a function to the documents, as ``map`` does; on several cores, if it likes.
    """
    texts = _received(edition)
    reviewed = [document for document in edition.documents if document.outline.status == "reviewed"]
    made = (_offprint(read[document.code], edition, texts, imprint) for document in reviewed)
    files: dict[str, bytes] = {}
    for written in each(partial(_written, css=css, epoch=epoch), made):
        files.update(written)
    return files


def _written(made: Offprint, css: str, epoch: int) -> dict[str, bytes]:
    """The files of one document."""
    return {f"{made.code}.html": offprint_html(made, css).encode(), f"{made.code}.docx": offprint_docx(made, epoch)}


def markdown_files(
    edition: Edition,
    read: Readings,
    imprint: Imprint,
    pages: Mapping[DocumentCode, str],
    links: Mapping[DocumentCode, str],
) -> dict[str, bytes]:
    """The same documents as Markdown, by name. ``pages`` and ``links``: by code, the Markdown of each page and the
    definitions that it takes in."""
    texts = _received(edition)
    return {
        f"{document.code}.md": offprint_markdown(
            _offprint(read[document.code], edition, texts, imprint),
            pages[document.code],
            links[document.code],
        ).encode()
        for document in edition.documents
        if document.outline.status == "reviewed"
    }


def all_in_one(files: Mapping[str, bytes], epoch: int) -> dict[str, bytes]:
    """One zip of all files to take away, a folder a format."""
    return {ALL: packed({f"{name.rpartition('.')[2]}/{name}": raw for name, raw in files.items()}, epoch)}


def sizes(files: Mapping[str, bytes]) -> dict[str, int]:
    """Bytes by name: links say how much they bring."""
    return {name: len(content) for name, content in files.items()}


_STANDARDS: tuple[Standard, ...] = ("2025", "2015")
"""The one in force first; many houses still ask for the other."""


def _received(edition: Edition) -> Texts:
    return {(str(page.source), line.number): line.text for page in edition.pages for line in page.lines}


def _offprint(read: ReadDocument, edition: Edition, texts: Texts, imprint: Imprint) -> Offprint:
    document = read.document
    version = edition.full_version
    address = f"{imprint.online}texts/{document.code}/"
    cited = address if imprint.public else f"texts/{document.code}/index.html"
    citations = [
        (
            STANDARD_WORDS[standard],
            cautioned(citation(document, version, cited, standard=standard, name=imprint.book), document),
        )
        for standard in _STANDARDS
    ]
    return offprint(
        read,
        texts,
        citations=citations,
        version=version,
        address=address,
        book=imprint.book,
        public=imprint.public,
    )
