"""Write the page of a document: labels, title, the record, the text with its marks, the apparatus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.collate.apparatus import Note
from edition.ids.cite import CAUTION, DRAFT_CAUTION
from edition.links.lookups import Connections, first_uses
from edition.links.places import css_class, is_measure
from edition.nouns import Block, Document, Emendation, FrontLine, Gap, Section, TermUse
from edition.nouns.words import STATUS_WORDS, code_of
from edition.pages.apparatus import Texts, notes_section
from edition.pages.escape import escape, escape_attribute
from edition.pages.index import listing
from edition.pages.links_in_text import answers_line, definitions, linked, mentioned, practice_line
from edition.pages.markdown import Insert, front_matter, lines_of, woven
from edition.reading.record import metadata

Uses = Mapping[str, Sequence[TermUse]]
"""The term uses to link, by block."""


def document_page(
    document: Document,
    notes: Sequence[Note],
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
    code = document.code
    chosen = first_uses(document, connected)
    out = [
        front_matter(document.title, "document", code=code, document_kind=document.entry.kind),
        _labels(document),
        *_front(document, ("kicker",), notes),
        f"# {_title(document, notes)} {{ #{code} }}",
        *_front(document, ("subtitle", "author"), notes),
        *([paper_head] if paper_head else []),
        _metadata(document),
        *_caution(document),
        *_tools(document, take),
        *_reading(document, notes),
        *_contents(document),
        *_text(document, notes, chosen, connected),
        *_front(document, ("affiliation", "credit"), notes),
        *_parts(parts),
        *mentioned(document, connected),
        *notes_section(document, notes, texts),
        *definitions((use for uses in chosen.values() for use in uses), connected),
    ]
    return "\n\n".join(out) + "\n"


def _labels(document: Document) -> str:
    entry = document.entry
    words = [f"**{escape(entry.authority)}**"]
    if entry.holds:
        words.append("效力不详" if entry.holds == "不详" else escape(entry.holds))
    if document.outline.status == "reviewed":
        words.append(STATUS_WORDS[document.outline.status])
    if entry.kind == "signed-article":
        words.append("个人观点，不是政策文本")
    return f"{'　'.join(words)}　[{code_of(document.code)}](#{document.code}){{ .code }}\n{{ .labels }}"


def _title(document: Document, notes: Sequence[Note]) -> str:
    lines = [line for line in document.outline.front if line.role == "title"]
    return " ".join(_front_text(line, notes) for line in lines) or escape(document.title)


def _front(document: Document, roles: Sequence[str], notes: Sequence[Note]) -> list[str]:
    """Front lines, in both readings; affiliation and credit stand at the end of the page, where they stood on paper."""
    return [
        f'{_front_text(line, notes)}\n{{ .front .{line.role} data-source="{lines_of(line.spans)}" }}'
        for line in document.outline.front
        if line.role in roles
    ]


def _front_text(line: FrontLine, notes: Sequence[Note]) -> str:
    mine = [note for note in notes if note.front is line]
    return woven(line.received, [*_readings(line.emendations, mine), *_marks(mine)])


def _parts(parts: Sequence[Document]) -> list[str]:
    """Under the text that introduces a feature: what the feature holds."""
    return ["## 本组文章 { #parts .editors-heading }", listing(parts)] if parts else []


def _contents(document: Document) -> list[str]:
    """The contents once more, folded, for screens on which they do not stand beside the text."""
    entries = [(block.id, first_sentence(block.text), level) for level, block in outline_entries(document)]
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
        elif css_class(block) == "measure":
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


def _reading(document: Document, notes: Sequence[Note]) -> list[str]:
    """The switch between both readings, where they differ, what the lines under the text mean, and where text is
    missing: said before the text begins."""
    emendations = [emendation for text in document.outline.woven for emendation in text.emendations]
    applied = any(emendation.applied for emendation in emendations)
    cut = any(block.cuts for block in document.outline.blocks)
    signs = ['<span class="dotted">点线</span>为校改'] if applied else []
    signs += ['<span class="wavy">波线</span>为存疑'] if any(not each.applied for each in emendations) else []
    gaps = [f'<a href="#note-{note.number}">{note.label}</a>' for note in notes if note.gap]
    signs += [f'斜纹为缺，<span class="reading__gaps">{len(gaps)} 处：{"、".join(gaps)}</span>'] if gaps else []
    signs += ['<span class="taken-out">划线</span>为删去的重复，只在底本里显示'] if cut else []
    if not signs:
        return []
    legend = f'<p class="reading__legend">文中{"，".join(signs)}</p>'
    return [f'<div class="reading">{_SWITCH if applied or cut else ""}{legend}</div>']


_SWITCH = (
    '<div class="reading__switch with-script" role="group" aria-label="正文读法">'
    '<button type="button" data-reading-switch="emended" aria-pressed="true">校改本</button>'
    '<button type="button" data-reading-switch="received" aria-pressed="false">底本</button>'
    '<span class="unseen" role="status"></span></div>'
    '<p class="reading__printed reading__printed--emended">此处印校改本，底本之字见校勘记。</p>'
    '<p class="reading__printed reading__printed--received">此处印底本，校改之字见校勘记。</p>'
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


def _text(document: Document, notes: Sequence[Note], chosen: Uses, connected: Connections) -> Iterable[str]:
    by_block: dict[str, list[Note]] = {}
    for note in notes:
        if note.block:
            by_block.setdefault(note.block, []).append(note)
    for section in document.outline.sections:
        yield from _section(section, by_block, chosen, connected)


def _section(
    section: Section, notes: Mapping[str, list[Note]], chosen: Uses, connected: Connections
) -> Iterable[str]:  # fmt: skip
    """The blocks of a section; what links to them stands after a block, and for a list after its last entry."""
    entries: list[str] = []
    after: list[str] = []
    for block in section.blocks:
        mine = notes.get(block.id, [])
        if block.kind != "list":
            yield from _list(entries, after)
        yield from (_gap_strip(note) for note in mine if note.gap and note.gap.place == "before")
        prose = _prose(block, mine, chosen.get(block.id, []), connected)
        if block.kind == "list":
            entries.append(f"- {prose}{_handle(block)}\n  {{ #{block.id} }}")
        elif block.kind == "heading":
            yield f'## {prose} {{ #{block.id} data-source="{lines_of(block.spans)}" }}'
        else:
            yield f"{prose}{_handle(block)}\n{{ #{block.id} .{css_class(block)} }}"
        after += _pointing(block, connected)
        if block.kind != "list":
            yield from _list(entries, after)
        yield from (_gap_strip(note) for note in mine if note.gap and note.gap.place == "after")
    yield from _list(entries, after)


def _list(entries: list[str], after: list[str]) -> Iterable[str]:
    """The entries gathered so far, and the lines that follow them; both are empty afterwards."""
    if entries:
        yield "\n".join(entries)
    yield from after
    entries.clear()
    after.clear()


def _pointing(block: Block, connected: Connections) -> list[str]:
    """Practice under a measure; the measures under a place of practice."""
    if is_measure(connected.places[block.id]):
        return [practice_line(block, connected)]
    line = answers_line(block, connected)
    return [line] if line else []


def _gap_strip(note: Note) -> str:
    text = escape(note.gap.note if note.gap else "")
    return f"**此处缺** {text}{_mark(note)}\n{{ .gap }}"


def first_sentence(text: str) -> str:
    """Up to the first full stop: what names an item."""
    return text.split("。", 1)[0]


def _handle(block: Block) -> str:
    """The code of a block, which links to itself, and the way to the lines it comes from."""
    lines = dict.fromkeys((span.source, span.line) for span in block.spans)
    links = "、".join(f"[{line}](received/{source}.md#l{line})" for source, line in lines)
    code = "" if block.id.startswith("draft-") else f"[{code_of(block.id)}](#{block.id}){{ .code }}"
    return f'{code}<span class="src">底本 {block.spans[0].source}&#x3a;{links}</span>'


def _prose(block: Block, notes: Sequence[Note], uses: Sequence[TermUse], connected: Connections) -> str:
    """The block's text, inert, with numbers set off, points anchored, emendations in both readings, gaps and marks."""
    inserts = [Insert(mark.start, 5, f'<span class="point" id="{mark.id}"></span>') for mark in block.marks]
    inserts += [Insert(note.offset or 0, 1, _cut(note)) for note in notes if note.cut]
    for gap in block.gaps:
        if gap.within:
            told = next((note for note in notes if note.gap is gap), None)
            inserts.append(Insert(gap.offset, 1, _lacuna(gap, told)))
    inserts += [*_readings(block.emendations, notes), *_marks(notes)]
    if css_class(block) == "measure":
        inserts += _measure(block)
        uses = [use for use in uses if use.start > block.text.find("。")]
    if block.kind != "heading":
        inserts += linked(block, uses, inserts, connected)
    return woven(block.received, inserts)


def _readings(emendations: Iterable[Emendation], notes: Sequence[Note]) -> Iterable[Insert]:
    """Corrected words in both readings, and doubted ones, each told of by its entry."""
    for emendation in emendations:
        told = next((note for note in notes if note.emendation is emendation), None)
        if emendation.applied:
            shown = f'<ins class="lem">{escape(emendation.shown)}</ins>'
            opening = f'<span class="emended"{_told(told)}>{shown}<del class="rdg" hidden data-search-exclude>'
            yield Insert(emendation.start, 7, opening)
            yield Insert(emendation.end, 0, "</del></span>")
        else:
            yield Insert(emendation.start, 7, f'<span class="doubted"{_told(told)}>')
            yield Insert(emendation.end, 0, "</span>")


def _marks(notes: Iterable[Note]) -> list[Insert]:
    return [Insert(note.offset, 2, _mark(note)) for note in notes if note.offset is not None]


def _cut(note: Note) -> str:
    """Words taken out, in their place: hidden but in 底本, never part of the text."""
    words = note.cut.text if note.cut else ""
    return f'<del class="taken-out"{_told(note)} hidden data-search-exclude>{escape(words)}</del>'


def _measure(block: Block) -> list[Insert]:
    numeral = block.received.index("）") + 1
    first_stop = block.received.find("。") + 1 or len(block.received)
    return [
        Insert(0, 6, '<span class="num">'),
        Insert(numeral, 0, "</span>"),
        Insert(numeral, 6, "**"),
        Insert(first_stop, 0, "**"),
    ]


def _lacuna(gap: Gap, told: Note | None) -> str:
    return f'<span class="lacuna"{_told(told)} title="{escape_attribute(gap.note)}">缺</span>'


def _told(note: Note | None) -> str:
    """Which entry of the apparatus tells of the words inside."""
    return f' data-note="note-{note.number}"' if note else ""


def _mark(note: Note) -> str:
    its = f"note-{note.number}"
    link = f'<a id="mark-{note.number}" href="#{its}" aria-describedby="{its}">{note.label}</a>'
    return f'<sup class="mark" data-search-exclude>{link}</sup>'
