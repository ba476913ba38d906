"""Where a document is to be had as a file: a quiet line on its page, a table of all on the data page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.nouns import Document
from edition.pages.escape import escape

_FORMATS = (("html", "HTML"), ("docx", "Word"))


def take_line(document: Document, taken: Mapping[str, int], folder: str = "downloads") -> list[str]:
    """带走 HTML 46 KB Word 14 KB; nothing for a draft. ``taken``: bytes by file name."""
    links = _links(document, taken, folder)
    name = '<span class="take__name">带走</span>'
    return [" ".join([name, *links]) + "\n{ .take data-search-exclude }"] if links else []


def downloads_table(documents: Iterable[Document], taken: Mapping[str, int]) -> str:
    """All documents with their files, for a page in the folder above."""
    rows = [
        f"| [{escape(document.title)}](texts/{document.code}.md) | {' | '.join(links)} |"
        for document in documents
        if (links := _links(document, taken, "texts/downloads"))
    ]
    head = ["| 文献 | 直接打开 | 编辑排印 |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows]) + "\n" if rows else ""


def _links(document: Document, taken: Mapping[str, int], folder: str) -> list[str]:
    names = [(f"{document.code}.{ending}", label) for ending, label in _FORMATS]
    return [f"[{label}]({folder}/{name}) {_kilobytes(taken[name])}" for name, label in names if name in taken]


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB"
