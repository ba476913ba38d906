"""Write the received pages: every line as it came, with what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edition.collate.apparatus import Note
from edition.links.places import Anchors, anchors_by_span
from edition.nouns import Document, Edition, LedgerRow, Line, Page
from edition.nouns.words import DROP_WORDS, RECEIVED, code_of
from edition.pages.account import picture_of
from edition.pages.escape import escape
from edition.pages.markdown import Insert, front_matter, woven

Entries = Mapping[tuple[str, int], tuple[str, Note]]
"""The apparatus entry of each dropped line: document code and note."""


def received_index_page(edition: Edition) -> str:
    """The list of pages with the documents made of each."""
    out = [
        front_matter(RECEIVED, "received-index", search="{exclude: true}"),
        f"# {RECEIVED} {{ #received }}",
        f"{RECEIVED}是本手册收到的识别文本，逐行照录，一字不改。"
        "每行注明去处：归入哪一篇、哪一段，还是作为重复删去。\n{ .editors }",
    ]
    for page in edition.pages:
        titles = "；".join(_title_link(d) for d in edition.documents if d.outline.source == page.source)
        out.append(f"**[{RECEIVED} {page.source}]({page.source}.md)**　{len(page.lines)} 行。{titles}")
    return "\n\n".join(out) + "\n"


def _title_link(document: Document) -> str:
    return f"[{escape(document.title)}](../{document.code}.md)"


def received_page(page: Page, edition: Edition, notes: Mapping[str, Sequence[Note]]) -> str:
    """One page, line by line."""
    rows = {row.line: row for row in edition.rows if row.source == page.source}
    anchors = anchors_by_span(edition.documents)
    entries: Entries = {
        (str(note.lines[0].source), note.lines[0].line): (code, note)
        for code, mine in notes.items()
        for note in mine
        if note.kind == "删"
    }
    out = [
        front_matter(f"{RECEIVED} {page.source}", "received", source=f'"{page.source}"', search="{exclude: true}"),
        f"# {RECEIVED} {page.source} {{ #received-{page.source} }}",
        f"{escape(page.path.name)}，{len(page.lines)} 个非空行，逐行照录。SHA-256：{page.sha256}\n{{ .editors }}",
    ]
    out += [f"{escape(note)}\n{{ .editors }}" for source, note in edition.notes if source == page.source]
    out.append(picture_of(page.source, edition, linked=True))
    out += [_line(line, rows[line.number], anchors, entries) for line in page.lines]
    return "\n\n".join(out) + "\n"


def _line(line: Line, row: LedgerRow, anchors: Anchors, entries: Entries) -> str:
    inserts = []
    for cut in row.cuts:
        inserts += [Insert(cut.start, 3, '<del class="cut">'), Insert(cut.end, 2, "</del>")]
    text = woven(line.text, inserts)
    fate, css = _fate(row, anchors, entries)
    number = f"[{line.number}](#l{line.number}){{ .no }}"
    return (
        f'{number}<span class="raw">{text}</span><span class="fate">{fate}</span>\n{{ #l{line.number} .line .{css} }}'
    )


def _fate(row: LedgerRow, anchors: Anchors, entries: Entries) -> tuple[str, str]:
    """What became of the line, in words with links, and its class."""
    if row.drop and row.twin:
        said = f"删：{DROP_WORDS[row.drop]}，见 [{row.twin.line} 行](#l{row.twin.line})"
        if entry := entries.get((row.source, row.line)):
            code, note = entry
            said += f"，[{note.label}](../{code}.md#note-{note.number})"
        return said, "dropped"
    if row.article == "_":
        return "版面装饰，不入正文", "furniture"
    code, anchor = next(anchors[part.span] for part in row.parts if part.span in anchors)
    joined = "，接上段" if row.join else ""
    cut = f"，行内删 {sum(cut.end - cut.start for cut in row.cuts)} 字" if row.cuts else ""
    if row.cuts and (entry := entries.get((row.source, row.line))):
        cut += f"，[{entry[1].label}](../{entry[0]}.md#note-{entry[1].number})"
    return f"[{code_of(anchor)}](../{code}.md#{anchor}){joined}{cut}", "kept"
