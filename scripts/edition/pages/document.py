"""Write the page of a document: labels, title, the record, the text with its marks, the apparatus.

Markdown as a person would write it, which any viewer shows: no element of HTML stands in it. What the site sets beside
the text (codes, ways to the received lines, the row of tools, the legend) comes in with pages/dress/ and the template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from edition.collate.apparatus import Note
from edition.links.lookups import Connections, first_uses
from edition.nouns import Block, Document, TermUse
from edition.nouns.words import CAUTION, DRAFT_CAUTION
from edition.pages.apparatus import notes_section, of_the_block, reference
from edition.pages.escape import escape, escape_address
from edition.pages.index import listing
from edition.pages.link_files import LINE_OR_CODE, LINKS, TermWords, term_words
from edition.pages.links_in_text import answers_line, linked, mentioned, practice_line
from edition.pages.markdown import Insert, front_matter, lines_of, woven
from edition.reading.block import ReadBlock, ReadLine, Sign
from edition.reading.document import ReadDocument
from edition.reading.names import STOP, numeral
from edition.reading.notes import Texts
from edition.reading.record import labels, metadata

Uses = Mapping[str, Sequence[TermUse]]
"""The term uses to link, by block."""


def document_page(read: ReadDocument, parts: Sequence[Document], texts: Texts, connected: Connections) -> str:
    """The page. ``parts`` are the documents of the feature it introduces, ``texts`` the received lines notes quote."""
    document = read.document
    chosen = first_uses(document, connected)
    out = [
        front_matter(document.title, "document", code=document.code, document_kind=document.entry.kind),
        _labels(document),
        *_front(read, ("kicker",)),
        f"# {_title(read)} {{#{document.code}}}",
        *_front(read, ("subtitle", "author")),
        *_metadata(document),
        *_caution(document),
        *_text(read, chosen, connected),
        *_front(read, ("affiliation", "credit")),
        *_parts(parts),
        *mentioned(document, connected),
        *notes_section(read, texts),
        f'--8<-- "{LINKS.format(document.code)}"',
    ]
    return "\n\n".join(out) + "\n"


def _labels(document: Document) -> str:
    return "　".join([f"**{escape(document.entry.authority)}**", *map(escape, labels(document))])


def _title(read: ReadDocument) -> str:
    lines = [woven(one.line.received, _inserts(one)) for one in read.front if one.line.role == "title"]
    return " ".join(lines) or escape(read.document.title)


def _front(read: ReadDocument, roles: Sequence[str]) -> list[str]:
    """Front lines, in both readings; affiliation and credit stand at the end of the page, where they stood on paper."""
    return [
        f"{woven(one.line.received, _inserts(one))}\n{{.{one.line.role} source={lines_of(one.line.spans)}}}"
        for one in read.front
        if one.line.role in roles
    ]


def _parts(parts: Sequence[Document]) -> list[str]:
    """Under the text that introduces a feature: what the feature holds."""
    return ["## 本组文章 {#parts}", listing(parts)] if parts else []


def _caution(document: Document) -> list[str]:
    said = [CAUTION] if document.entry.kind == "central-document" else []
    said += [DRAFT_CAUTION] if document.outline.status == "draft" else []
    return [f"/// caution | 请注意\n{each}。\n///" for each in said]


# The record --------------------------------------------------------------------------------------------------------


def _metadata(document: Document) -> list[str]:
    """The compact table of a government policy page, as a list of terms."""
    return [f"{term}\n:   {''.join(map(_piece, value))}" for term, value in metadata(document)]


def _piece(piece: tuple[str, str]) -> str:
    """Words, as a link where they lead somewhere: the line a value rests on, a page, the official text."""
    words, target = piece
    if LINE_OR_CODE.fullmatch(words) and target.startswith("received/"):
        return f"[{words}]"
    outside = target.startswith(("http:", "https:"))
    return f"[{escape(words)}]({escape_address(target) if outside else target})" if target else escape(words)


# The text ----------------------------------------------------------------------------------------------------------


def _text(read: ReadDocument, chosen: Uses, connected: Connections) -> Iterable[str]:
    terms = term_words(read.document, connected)
    for section in read.document.outline.sections:
        yield from _section([read.blocks[block.id] for block in section.blocks], chosen, terms, connected)


def _section(blocks: Iterable[ReadBlock], chosen: Uses, terms: TermWords, connected: Connections) -> Iterable[str]:
    """The blocks of a section; what links to them stands after a block, and for a list after its last entry."""
    entries: list[str] = []
    after: list[str] = []
    for read in blocks:
        block = read.block
        if block.kind != "list":
            yield from _list(entries, after)
        yield from map(_gap_strip, read.gaps("before"))
        prose = _prose(read, chosen.get(block.id, []), terms) + of_the_block(read.notes)
        source = f"source={lines_of(block.spans)}"
        if block.kind == "list":
            entries.append(f"- {prose}\n  {{#{block.id} {source}}}")
        elif block.kind == "heading":
            yield f"## {prose} {{#{block.id} {source}}}"
        else:
            kind = "measure" if read.is_measure else block.kind
            css = "" if kind == PLAIN else f" .{kind}"
            yield f"{prose}\n{{#{block.id}{css} {source}}}"
        after += _pointing(read, connected)
        if block.kind != "list":
            yield from _list(entries, after)
        yield from map(_gap_strip, read.gaps("after"))
    yield from _list(entries, after)


PLAIN = "paragraph"
"""The kind of block that goes without saying."""


def _list(entries: list[str], after: list[str]) -> Iterable[str]:
    """The entries gathered so far, and the lines that follow them; both are empty afterwards."""
    if entries:
        yield "\n".join(entries)
    yield from after
    entries.clear()
    after.clear()


def _pointing(read: ReadBlock, connected: Connections) -> list[str]:
    """Practice under a measure; the measures under a place of practice."""
    if read.is_measure:
        return [practice_line(read.block, connected)]
    line = answers_line(read.block, connected)
    return [line] if line else []


def _gap_strip(note: Note) -> str:
    return f"/// gap | {GAP_TITLE}\n{escape(note.gap.note if note.gap else '')}{reference(note)}\n///"


GAP_TITLE = "此处缺"


def _prose(read: ReadBlock, uses: Sequence[TermUse], terms: TermWords) -> str:
    """The block's text, inert, with names and points set off, both readings of emendations, gaps, links and marks."""
    block = read.block
    inserts = _inserts(read)
    if read.is_measure:
        inserts += _measure(read)
        uses = [use for use in uses if use.start > block.text.find(STOP)]
    if block.kind != "heading":
        inserts += linked(read, uses, inserts, terms)
    inserts += _points(block, inserts)
    return woven(block.received, inserts)


def _inserts(read: ReadBlock | ReadLine) -> list[Insert]:
    """Signs, corrected words in both readings, and doubted ones; the mark that tells of them follows."""
    inserts = [Insert(sign.at, sign.rank, _sign(sign)) for sign in read.signs]
    for words in read.words:
        if words.corrected and words.received and words.text:
            inserts.append(Insert(words.start, 7, "{~~"))
            inserts.append(Insert(words.end, 0, f"~>{escape(words.text)}~~}}"))
        elif words.corrected and words.received:
            inserts += [Insert(words.start, 7, "{--"), Insert(words.end, 0, "--}")]
        elif words.corrected:
            inserts.append(Insert(words.start, 0, f"{{++{escape(words.text)}++}}"))
        elif words.doubted and words.received:
            inserts += [Insert(words.start, 7, "{=="), Insert(words.end, 0, "==}")]
    return inserts


def _sign(sign: Sign) -> str:
    """A cut, a gap, a note, each in front of the note that tells of it; a point has its id from ``_points``."""
    if sign.cut:
        return f"{{--{escape(sign.cut.text)}--}}"
    if sign.gap:
        return LACUNA
    return reference(sign.note) if sign.note else ""


LACUNA = "〔缺〕"


def _points(block: Block, inserts: Sequence[Insert]) -> Iterable[Insert]:
    """Where a point begins, its number is set off and bears its id: ``*一是*{#…}``.

    What else begins there stands inside; a number that something cuts is set off as far as that.
    """
    for mark in block.marks:
        number = _NUMBER.match(block.received, mark.start, mark.end)
        edges = sorted(insert.offset for insert in inserts if insert.offset > mark.start and insert.markup)
        whole = any(insert.offset == mark.start and insert.rank > _POINT for insert in inserts)
        end = number.end() if number else mark.start + 1
        end = edges[0] if edges and (whole or edges[0] < end) else end
        yield Insert(mark.start, _POINT, "*")
        yield Insert(end, 0, f"*{{#{mark.id}}}")


_NUMBER = re.compile("[（(]?[一二三四五六七八九十0-9]+[）)是]?|第[一二三四五六七八九十]+|其[一二三四五六七八九十]+")
_POINT = 5


def _measure(read: ReadBlock) -> list[Insert]:
    """The name of a measure, behind its number and without its full stop, if there is more of it."""
    start, whole = len(numeral(read.block)), read.block.received[: read.name_end]
    end = len(whole.removesuffix(STOP))
    return [Insert(start, 6, "**"), Insert(end if end > start else len(whole), 0, "**")]
