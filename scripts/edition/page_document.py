"""Write the page of a document: labels, title, the record, the text with its marks, the apparatus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.apparatus import Note
from edition.escape import escape, escape_attribute
from edition.markdown import UNKNOWN, Insert, code_of, front_matter, lines_of, woven
from edition.model import Block, Document, Gap, Section, Stated
from edition.page_index import listing
from edition.page_notes import Texts, notes_section

BASIS_WORDS = {"stated": "底本载明", "inferred": "据底本推知", "public": "公知，底本未载", "unknown": UNKNOWN}
STATUS_WORDS = {"reviewed": "已审校", "draft": "未经审校"}
CAUTION = "据识别文本整理，正式引用请核对正式文本。"
"""The standing caution of the central document (design.md §2)."""

DRAFT_CAUTION = "未经审校：本篇由程序起草，尚未有人对读，编号是临时的，不能引用。"


def document_page(document: Document, notes: Sequence[Note], parts: Sequence[Document], texts: Texts) -> str:
    """The page. ``parts`` are the documents of the feature it introduces, ``texts`` the received lines notes quote."""
    code = document.code
    out = [
        front_matter(document.title, "document", code=code, document_kind=document.entry.kind),
        _labels(document),
        *_front(document, ("kicker",)),
        f"# {escape(document.title)} {{ #{code} }}",
        *_front(document, ("subtitle", "author")),
        _metadata(document),
        *_caution(document),
        *_text(document, notes),
        *_front(document, ("affiliation", "credit")),
        *_parts(parts),
        *notes_section(document, notes, texts),
    ]
    return "\n\n".join(out) + "\n"


def _labels(document: Document) -> str:
    entry = document.entry
    words = [f"**{escape(entry.authority)}**"]
    if entry.validity.value:
        words.append(escape(entry.validity.text))
    if document.outline.status == "reviewed":
        words.append(STATUS_WORDS[document.outline.status])
    if entry.kind == "signed-article":
        words.append("个人观点，不是政策文本")
    return f"{'　'.join(words)}　[{code_of(document.code)}](#{document.code}){{ .code }}\n{{ .labels }}"


def _front(document: Document, roles: Sequence[str]) -> list[str]:
    """Front lines as received; affiliation and credit stand at the end of the page, where they stood on paper."""
    return [
        f'{escape(line.text)}\n{{ .front .{line.role} data-source="{lines_of(line.spans)}" }}'
        for line in document.outline.front
        if line.role in roles
    ]


def _parts(parts: Sequence[Document]) -> list[str]:
    """Under the text that introduces a feature: what the feature holds."""
    return ["## 本组文章 { #parts .editors-heading }", listing(parts)] if parts else []


def _caution(document: Document) -> list[str]:
    said = [CAUTION] if document.entry.kind == "central-document" else []
    said += [DRAFT_CAUTION] if document.outline.status == "draft" else []
    return [f"{each}\n{{ .caution }}" for each in said]


# The record --------------------------------------------------------------------------------------------------------


def _metadata(document: Document) -> str:
    """The compact table of a government policy page, as a list of terms."""
    pairs = [f"{term}\n:   {value}" for term, value in _record(document)]
    return '<div class="record" markdown="1">\n\n' + "\n\n".join(pairs) + "\n\n</div>"


def _record(document: Document) -> Iterable[tuple[str, str]]:
    entry, outline = document.entry, document.outline
    if entry.kind in ("central-document", "exchange-speech"):
        yield "发文机关" if entry.kind == "central-document" else "发言单位", _stated(entry.issuer)
    if entry.authors.value:
        yield "作者", _stated(entry.authors)
    if entry.affiliation.value:
        yield "作者单位", _stated(entry.affiliation)
    columns = "、".join(line.text for line in outline.front if line.role == "column")
    if columns:
        yield "栏目", escape(columns)
    if entry.part_of:
        yield "所属专题", f"[{code_of(entry.part_of)}]({entry.part_of}.md)"
    yield "日期", _date(entry.date)
    yield "来源", _source(document)
    yield "性质", escape(entry.authority)
    yield "效力", _stated(entry.validity) if entry.validity.value else "不适用"
    if entry.region.value:
        yield "地区", _stated(entry.region)
    printed = "已与报纸核对" if document.source_entry.checked_against_print else "未与报纸核对"
    yield "状态", f"{STATUS_WORDS[outline.status]}，{printed}"
    if entry.kind == "central-document":
        yield "官方文本", _official(entry.official_url)


def _official(url: str | None) -> str:
    return f'<a href="{escape_attribute(url)}" rel="external">{escape(url)}</a>' if url else "待编者填写"


def _stated(stated: Stated) -> str:
    return escape(stated.text) + _ground(stated) if stated.value else UNKNOWN


def _ground(stated: Stated) -> str:
    """A quiet link to the line a value rests on; nothing where the source plainly states it."""
    if stated.basis == "stated":
        return ""
    witness = stated.evidence.split(" ", 1)[0]
    source, _, line = witness.partition(":")
    if line.isdigit():
        return f"（{BASIS_WORDS[stated.basis]}，[据底本 {escape(witness)}](received/{source}.md#l{line})）"
    return f"（{BASIS_WORDS[stated.basis]}）"


def _date(date: Stated) -> str:
    if not date.value:
        return UNKNOWN
    year, *rest = date.text.split("-")
    words = f"{year}年" + "".join(f"{int(part)}{unit}" for part, unit in zip(rest, "月日", strict=False))
    return ("不早于" if date.precision == "not-before" else "") + words + _ground(date)


def _source(document: Document) -> str:
    source, paper = document.outline.source, document.source_entry.newspaper
    printed = [part for part in (paper.name, paper.date, f"第{paper.page}版" if paper.page else None) if part]
    said = escape("，".join(printed)) if printed else f"报名、日期、版次{UNKNOWN}"
    return f"[底本 {source}](received/{source}.md)，{said}"


# The text ----------------------------------------------------------------------------------------------------------


def _text(document: Document, notes: Sequence[Note]) -> Iterable[str]:
    by_block: dict[str, list[Note]] = {}
    for note in notes:
        if note.block:
            by_block.setdefault(note.block, []).append(note)
    for section in document.outline.sections:
        yield from _section(section, by_block)


def _section(section: Section, notes: dict[str, list[Note]]) -> Iterable[str]:
    entries: list[str] = []
    for block in section.blocks:
        mine = notes.get(block.id, [])
        if entries and block.kind != "list":
            yield "\n".join(entries)
            entries = []
        yield from (_gap_strip(note) for note in mine if note.gap and note.gap.place == "before")
        if block.kind == "list":
            entries.append(f"- {_prose(block, mine)}{_handle(block)}\n  {{ #{block.id} }}")
        elif block.kind == "heading":
            yield f'## {_prose(block, mine)} {{ #{block.id} data-source="{lines_of(block.spans)}" }}'
        else:
            yield f"{_prose(block, mine)}{_handle(block)}\n{{ #{block.id} .{css_class(block)} }}"
        yield from (_gap_strip(note) for note in mine if note.gap and note.gap.place == "after")
    if entries:
        yield "\n".join(entries)


def css_class(block: Block) -> str:
    """``measure`` is an item that runs through the document and hangs its number in the margin."""
    slot = block.id.split("-")[-1]
    return "measure" if block.kind == "item" and slot.startswith("x") else block.kind


def _gap_strip(note: Note) -> str:
    text = escape(note.gap.note if note.gap else "")
    return f"**此处缺** {text}{_mark(note)}\n{{ .gap }}"


def _handle(block: Block) -> str:
    """The code of a block, which links to itself, and the way to the lines it comes from."""
    first = block.spans[0]
    lines = "、".join(dict.fromkeys(str(span.line) for span in block.spans))
    code = "" if block.id.startswith("draft-") else f"[{code_of(block.id)}](#{block.id}){{ .code }}"
    return f"{code}[底本 {first.source}&#x3a;{lines}](received/{first.source}.md#l{first.line}){{ .src }}"


def _prose(block: Block, notes: Sequence[Note]) -> str:
    """The block's text, inert, with numbers set off, points anchored, emendations in both readings, gaps and marks."""
    inserts = [Insert(mark.start, 5, f'<span class="point" id="{mark.id}"></span>') for mark in block.marks]
    for gap in block.gaps:
        if gap.place in ("start", "end"):
            inserts.append(Insert(gap.offset, 4 if gap.place == "start" else 1, _lacuna(gap)))
    for emendation in block.emendations:
        if emendation.applied:
            opening = f'<span class="emended"><ins class="lem">{escape(emendation.shown)}</ins><del class="rdg" hidden>'
            inserts += [Insert(emendation.start, 7, opening), Insert(emendation.end, 0, "</del></span>")]
        else:
            inserts += [Insert(emendation.start, 7, '<span class="doubted">'), Insert(emendation.end, 0, "</span>")]
    inserts += [Insert(note.offset, 2, _mark(note)) for note in notes if note.offset is not None]
    if css_class(block) == "measure":
        inserts += _measure(block)
    return woven(block.received, inserts)


def _measure(block: Block) -> list[Insert]:
    numeral = block.received.index("）") + 1
    first_stop = block.received.find("。") + 1 or len(block.received)
    return [
        Insert(0, 6, '<span class="num">'),
        Insert(numeral, 0, "</span>"),
        Insert(numeral, 6, "**"),
        Insert(first_stop, 0, "**"),
    ]


def _lacuna(gap: Gap) -> str:
    return f'<span class="lacuna" title="{escape_attribute(gap.note)}">缺</span>'


def _mark(note: Note) -> str:
    return f'<sup class="mark"><a id="mark-{note.number}" href="#note-{note.number}">{note.label}</a></sup>'
