"""Where a document is to be had as a file: a quiet line on its page, a table of all on the data page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.nouns import Document
from edition.pages.escape import escape

_FORMATS = (("html", "HTML"), ("docx", "Word"), ("md", "Markdown"))


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
    """All documents with their files, for a page in the folder above; under it all files in one.

    Markdown is no link here but on the site (pages/dress/data.py): MkDocs would take the file for a page of its own.
    """
    rows = [
        f"| [{escape(document.title)}](texts/{document.code}.md) | {' | '.join(map(_link, files))} |"
        for document in documents
        if (files := files_of(document, taken))
    ]
    if not rows:
        return ""
    table = "\n".join(["| 文献 | 直接打开 | 编辑排印 | 纯文本编辑 |", "| --- | --- | --- | --- |", *rows])
    whole = (
        f"各篇各种文件合为一个压缩包：[{ALL}](texts/{FOLDER}/{ALL}) {_kilobytes(taken[ALL])}" if ALL in taken else ""
    )
    return "\n\n".join(filter(None, [table, whole])) + "\n"


ALL = "documents.zip"
"""All documents in all formats."""


def _link(file: File) -> str:
    return (
        f"{file.format} {file.size}" if file.path.endswith(".md") else f"[{file.format}](texts/{file.path}) {file.size}"
    )


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB"
