"""Write the page of a document: labels, title, the record, the text with its marks, the apparatus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.collate.apparatus import Note
from edition.links.lookups import Connections, first_uses
from edition.nouns import Block, Document, TermUse
from edition.nouns.words import APPARATUS, CAUTION, DRAFT_CAUTION, EMENDED, NOTE_WORDS, QUIET_NOTES, RECEIVED, code_of
from edition.pages.apparatus import notes_section, quiet_switch
from edition.pages.escape import escape, escape_attribute
from edition.pages.index import listing
from edition.pages.links_in_text import answers_line, definitions, linked, mentioned, practice_line
from edition.pages.markdown import Insert, front_matter, lines_of, woven
from edition.reading.block import ReadBlock, ReadLine, Sign
from edition.reading.document import ReadDocument
from edition.reading.names import STOP, named, numeral
from edition.reading.notes import Texts
from edition.reading.record import labels, metadata

Uses = Mapping[str, Sequence[TermUse]]
"""The term uses to link, by block."""


def document_page(
    read: ReadDocument,
    parts: Sequence[Document],
    texts: Texts,
    connected: Connections,
    paper_head: str = "",
    take: Sequence[str] = (),
) -> str:
    """The page. ``parts`` are the documents of the feature it introduces, ``texts`` the received lines notes quote.

    ``paper_head`` is what only print shows: address, code and version; ``take`` where the
    document is to be had as a file.
    """
    document = read.document
    code = document.code
    chosen = first_uses(document, connected)
    out = [
        front_matter(document.title, "document", code=code, document_kind=document.entry.kind),
        _labels(document),
        *_front(read, ("kicker",)),
        f"# {_title(read)} {{ #{code} }}",
        *_front(read, ("subtitle", "author")),
        *([paper_head] if paper_head else []),
        _metadata(document),
        *_caution(document),
        *_tools(document, take),
        *_reading(read),
        *_contents(document),
        *_text(read, chosen, connected),
        *_front(read, ("affiliation", "credit")),
        *_parts(parts),
        *mentioned(document, connected),
        *notes_section(read, texts),
        *definitions((use for uses in chosen.values() for use in uses), connected),
    ]
    return "\n\n".join(out) + "\n"


def _labels(document: Document) -> str:
    words = "　".join([f"**{escape(document.entry.authority)}**", *map(escape, labels(document))])
    return f"{words}　[{code_of(document.code)}](#{document.code}){{ .code }}\n{{ .labels }}"


def _title(read: ReadDocument) -> str:
    lines = [woven(one.line.received, _inserts(one)) for one in read.front if one.line.role == "title"]
    return " ".join(lines) or escape(read.document.title)


def _front(read: ReadDocument, roles: Sequence[str]) -> list[str]:
    """Front lines, in both readings; affiliation and credit stand at the end of the page, where they stood on paper."""
    return [
        f"{woven(one.line.received, _inserts(one))}\n"
        f'{{ .front .{one.line.role} data-source="{lines_of(one.line.spans)}" }}'
        for one in read.front
        if one.line.role in roles
    ]


def _parts(parts: Sequence[Document]) -> list[str]:
    """Under the text that introduces a feature: what the feature holds."""
    return ["## 本组文章 { #parts .editors-heading }", listing(parts)] if parts else []


def _contents(document: Document) -> list[str]:
    """The contents once more, folded, for screens on which they do not stand beside the text."""
    entries = [(block.id, named(block.text), level) for level, block in outline_entries(document)]
    if len(entries) < SHORTEST_CONTENTS:
        return []
    links = "".join(
        f'<li class="level-{level}"><a href="#{at}">{escape(title)}</a></li>' for at, title, level in entries
    )
    return [f'<details class="folded-contents"><summary>目录</summary><ul>{links}</ul></details>']


SHORTEST_CONTENTS = 3
"""Fewer headings and items than this need no contents."""


def outline_entries(document: Document) -> Iterable[tuple[int, Block]]:
    """Headings (level 1) and the items that run through the document (level 2), in order."""
    for block in document.outline.blocks:
        if block.kind == "heading":
            yield 1, block
        elif document.is_measure(block):
            yield 2, block


def _caution(document: Document) -> list[str]:
    said = [CAUTION] if document.entry.kind == "central-document" else []
    said += [DRAFT_CAUTION] if document.outline.status == "draft" else []
    return [f"{each}。\n{{ .caution }}" for each in said]


def _tools(document: Document, take: Sequence[str]) -> list[str]:
    """One quiet row: where the template sets 「引用本文」, and the files to take away; none for a draft, which cannot
    be cited. The script of the projection adds its button."""
    if document.outline.status != "reviewed":
        return []
    side = ['<div class="tools__side" markdown="1">', *take, "</div>"]
    return ['<div class="tools" markdown="1" data-search-exclude>', CITATION_PLACE, *side, "</div>"]


CITATION_PLACE = "<!-- citation -->"
"""Only the template knows the address at which the page will stand; overrides/main.html looks for these words."""


def _reading(read: ReadDocument) -> list[str]:
    """The switch between both readings, where they differ, what the lines under the text mean, and where text is
    missing: said before the text begins."""
    emendations = [emendation for text in read.document.outline.woven for emendation in text.emendations]
    cut = any(block.cuts for block in read.document.outline.blocks)
    applied = any(emendation.applied for emendation in emendations)
    signs = [f'<span class="dotted">点线</span>为{NOTE_WORDS["校"]}'] if applied else []
    signs += (
        [f'<span class="wavy">波线</span>为{NOTE_WORDS["疑"]}'] if any(not each.applied for each in emendations) else []
    )
    gaps = [f'<a href="#note-{note.number}">{note.label}</a>' for note in read.notes if note.gap]
    signs += [f'斜纹为缺，<span class="reading__gaps">{len(gaps)} 处：{"、".join(gaps)}</span>'] if gaps else []
    signs += [f'<span class="taken-out">划线</span>为{NOTE_WORDS["删"]}，只在{RECEIVED}里显示'] if cut else []
    quiet = quiet_switch(read)
    if not signs and not quiet:
        return []
    legend = f'<p class="reading__legend">{"文中" if signs else ""}{"，".join(signs)}{quiet}</p>'
    return [f'<div class="reading">{_SWITCH if applied or cut else ""}{legend}</div>']


_SWITCH = (
    '<div class="reading__switch with-script" role="group" aria-label="看哪一种文字">'
    f'<button type="button" data-reading-switch="emended" aria-pressed="true">{EMENDED}</button>'
    f'<button type="button" data-reading-switch="received" aria-pressed="false">{RECEIVED}</button>'
    '<span class="unseen" role="status"></span></div>'
    f'<p class="reading__printed reading__printed--emended">此处印{EMENDED}，{RECEIVED}之字见{APPARATUS}。</p>'
    f'<p class="reading__printed reading__printed--received">此处印{RECEIVED}，校改之字见{APPARATUS}。</p>'
)


# The record --------------------------------------------------------------------------------------------------------


def _metadata(document: Document) -> str:
    """The compact table of a government policy page, as a list of terms."""
    pairs = [f"{term}\n:   {''.join(map(_piece, value))}" for term, value in metadata(document)]
    return '<div class="record" markdown="1">\n\n' + "\n\n".join(pairs) + "\n\n</div>"


def _piece(piece: tuple[str, str]) -> str:
    """Words, as a link where they lead somewhere: the line a value rests on, a page, the official text."""
    words, target = piece
    if target.startswith(("http:", "https:")):
        return f'<a href="{escape_attribute(target)}" rel="external">{escape(words)}</a>'
    return f"[{escape(words)}]({target})" if target else escape(words)


# The text ----------------------------------------------------------------------------------------------------------


def _text(read: ReadDocument, chosen: Uses, connected: Connections) -> Iterable[str]:
    for section in read.document.outline.sections:
        yield from _section([read.blocks[block.id] for block in section.blocks], chosen, connected)


def _section(blocks: Iterable[ReadBlock], chosen: Uses, connected: Connections) -> Iterable[str]:
    """The blocks of a section; what links to them stands after a block, and for a list after its last entry."""
    entries: list[str] = []
    after: list[str] = []
    for read in blocks:
        block = read.block
        if block.kind != "list":
            yield from _list(entries, after)
        yield from map(_gap_strip, read.gaps("before"))
        prose = _prose(read, chosen.get(block.id, []), connected)
        if block.kind == "list":
            entries.append(f"- {prose}{_handle(block)}\n  {{ #{block.id} }}")
        elif block.kind == "heading":
            yield f'## {prose} {{ #{block.id} data-source="{lines_of(block.spans)}" }}'
        else:
            yield f"{prose}{_handle(block)}\n{{ #{block.id} .{'measure' if read.is_measure else block.kind} }}"
        after += _pointing(read, connected)
        if block.kind != "list":
            yield from _list(entries, after)
        yield from map(_gap_strip, read.gaps("after"))
    yield from _list(entries, after)


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
    text = escape(note.gap.note if note.gap else "")
    return f"**此处缺** {text}{_mark(note)}\n{{ .gap }}"


def _handle(block: Block) -> str:
    """The code of a block, which links to itself, and the way to the lines it comes from."""
    lines = dict.fromkeys((span.source, span.line) for span in block.spans)
    links = "、".join(f"[{line}](received/{source}.md#l{line})" for source, line in lines)
    code = "" if block.id.startswith("draft-") else f"[{code_of(block.id)}](#{block.id}){{ .code }}"
    return f'{code}<span class="src">{RECEIVED} {block.spans[0].source}&#x3a;{links}</span>'


def _prose(read: ReadBlock, uses: Sequence[TermUse], connected: Connections) -> str:
    """The block's text, inert, with numbers set off, points anchored, emendations in both readings, gaps and marks."""
    block = read.block
    inserts = _inserts(read)
    if read.is_measure:
        inserts += _measure(read)
        uses = [use for use in uses if use.start > block.text.find(STOP)]
    if block.kind != "heading":
        inserts += linked(read, uses, inserts, connected)
    return woven(block.received, inserts)


def _inserts(read: ReadBlock | ReadLine) -> list[Insert]:
    """Signs, corrected words in both readings, and doubted ones, each told of by its entry."""
    inserts = [Insert(sign.at, sign.rank, _sign(sign)) for sign in read.signs]
    for words in read.words:
        if words.corrected:
            shown = f'<ins class="lem">{escape(words.text)}</ins>'
            opening = f'<span class="emended"{_told(words.note)}>{shown}<del class="rdg" hidden data-search-exclude>'
            inserts += [Insert(words.start, 7, opening), Insert(words.end, 0, "</del></span>")]
        elif words.doubted:
            opening = f'<span class="doubted"{_told(words.note)}>'
            inserts += [Insert(words.start, 7, opening), Insert(words.end, 0, "</span>")]
    return inserts


def _sign(sign: Sign) -> str:
    if sign.mark:
        return f'<span class="point" id="{sign.mark.id}"></span>'
    if sign.cut:
        words = escape(sign.cut.text)
        return f'<del class="taken-out"{_told(sign.note)} hidden data-search-exclude>{words}</del>'
    if sign.gap:
        return f'<span class="lacuna"{_told(sign.note)} title="{escape_attribute(sign.gap.note)}">缺</span>'
    return _mark(sign.note) if sign.note else ""


def _measure(read: ReadBlock) -> list[Insert]:
    numeral_end = len(numeral(read.block))
    return [
        Insert(0, 6, '<span class="num">'),
        Insert(numeral_end, 0, "</span>"),
        Insert(numeral_end, 6, "**"),
        Insert(read.name_end, 0, "**"),
    ]


def _told(note: Note | None) -> str:
    """Which entry of the apparatus tells of the words inside."""
    return f' data-note="note-{note.number}"' if note else ""


def _mark(note: Note) -> str:
    its = f"note-{note.number}"
    link = f'<a id="mark-{note.number}" href="#{its}" aria-describedby="{its}">{note.label}</a>'
    quiet = " mark--quiet" if note.kind in QUIET_NOTES else ""
    return f'<sup class="mark{quiet}" data-search-exclude>{link}</sup>'
