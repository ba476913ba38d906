"""Write the received pages: every line as it came, with what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.collate.apparatus import Note
from edition.links.places import Anchors
from edition.nouns import Document, DocumentCode, LedgerRow, Line
from edition.nouns.words import DROP_WORDS, RECEIVED, RECEIVED_TEXT, code_of
from edition.pages.code_links import BELOW, code_link, of_page
from edition.pages.escape import escape
from edition.pages.markdown import Insert, front_matter, woven
from edition.pages.pictures import picture_place
from edition.reading.page import ReadPage

Repeats = Mapping[int, tuple[DocumentCode, Note]]
"""The apparatus entry of each line dropped or cut: document code and note."""


def received_index_page(pages: Iterable[ReadPage]) -> str:
    """The list of pages with the documents made of each."""
    out = [
        front_matter(RECEIVED, "received-index"),
        f"# {RECEIVED} {{ #received }}",
        f"{RECEIVED}是{RECEIVED_TEXT}，逐行照录，一字不改。"
        "每行注明去处：归入哪一篇、哪一段，还是作为重复删去。\n{ .editors }",
    ]
    for read in pages:
        titles = "；".join(_title_link(document) for document in read.documents)
        source = read.page.source
        out.append(f"**[{RECEIVED} {source}]({source}.md)**　{len(read.page.lines)} 行。{titles}")
    out.append(BELOW)
    return "\n\n".join(out) + "\n"


def _title_link(document: Document) -> str:
    return f"[{escape(document.title)}][{code_of(document.code)}]"


def received_page(read: ReadPage, notes: Iterable[str], anchors: Anchors) -> str:
    """One page, line by line. ``notes``: what the editors say of it as a whole."""
    page = read.page
    rows = {row.line: row for row in read.rows}
    out = [
        front_matter(f"{RECEIVED} {page.source}", "received", source=f'"{page.source}"'),
        f"# {RECEIVED} {page.source} {{ #received-{page.source} }}",
        f"{escape(page.path.name)}，{len(page.lines)} 个非空行，逐行照录。SHA-256：{page.sha256}\n{{ .editors }}",
    ]
    out += [f"{escape(note)}\n{{ .editors }}" for note in notes]
    out.append(picture_place(page.source, linked=True))
    out += [_line(line, rows[line.number], anchors, read.repeats) for line in page.lines]
    if read.documents:
        out.append(of_page(page.source))
    return "\n\n".join(out) + "\n"


def _line(line: Line, row: LedgerRow, anchors: Anchors, repeats: Repeats) -> str:
    """Its number, its words with what was cut struck out, and what became of it."""
    inserts = []
    for cut in row.cuts:
        inserts += [Insert(cut.start, 3, "{--"), Insert(cut.end, 2, "--}")]
    fate, css = _fate(row, anchors, repeats)
    return f"**{line.number}** {woven(line.text, inserts)} *{fate}*\n{{ #l{line.number}{css} }}"


def _fate(row: LedgerRow, anchors: Anchors, repeats: Repeats) -> tuple[str, str]:
    """What became of the line, in words with links, and its class where it is not kept."""
    if row.drop and row.twin:
        said = f"删：{DROP_WORDS[row.drop]}，见 [{row.twin.line} 行](#l{row.twin.line})"
        return said + _told(row, repeats), " .dropped"
    if row.article == "_":
        return "版面装饰，不入正文", " .furniture"
    _, anchor = next(anchors[part.span] for part in row.parts if part.span in anchors)
    joined = "，接上段" if row.join else ""
    cut = f"，行内删 {sum(cut.end - cut.start for cut in row.cuts)} 字" if row.cuts else ""
    return f"{code_link(anchor)}{joined}{cut}{_told(row, repeats) if cut else ''}", ""


def _told(row: LedgerRow, repeats: Repeats) -> str:
    """The way to the entry of the apparatus that tells of it."""
    if row.line not in repeats:
        return ""
    code, note = repeats[row.line]
    return f"，[{note.label}](../{code}.md#fn:{note.label})"
