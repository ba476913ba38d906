"""Where a document is to be had as a file: a quiet line on its page, a table of all on the data page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.nouns import Document
from edition.pages.escape import escape

_FORMATS = (("html", "HTML"), ("docx", "Word"))


@dataclass(frozen=True, slots=True)
class File:
    """A file to take away: its address from the folder of the documents, its format and size."""

    path: str
    format: str
    size: str


def files_of(document: Document, taken: Mapping[str, int]) -> list[File]:
    """带走 HTML 46 KB Word 14 KB; nothing for a draft. ``taken``: bytes by file name."""
    names = [(f"{document.code}.{ending}", label) for ending, label in _FORMATS]
    return [File(f"{FOLDER}/{name}", label, _kilobytes(taken[name])) for name, label in names if name in taken]


FOLDER = "downloads"


def downloads_table(documents: Iterable[Document], taken: Mapping[str, int]) -> str:
    """All documents with their files, for a page in the folder above."""
    rows = [
        f"| [{escape(document.title)}](texts/{document.code}.md) | {' | '.join(links)} |"
        for document in documents
        if (links := _links(document, taken))
    ]
    head = ["| 文献 | 直接打开 | 编辑排印 |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows]) + "\n" if rows else ""


def _links(document: Document, taken: Mapping[str, int]) -> list[str]:
    return [f"[{each.format}](texts/{each.path}) {each.size}" for each in files_of(document, taken)]


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB"
