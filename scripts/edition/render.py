"""Write the documents as Markdown: headings, paragraphs and lists with explicit ids, nothing a plain theme cannot show.

Every function returns text; nothing here touches the disk. File names are relative to the generated folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.escape import escape, escape_attribute, escape_title
from edition.model import (
    AUTHORITIES,
    Block,
    Document,
    Edition,
    Gap,
    LedgerRow,
    Line,
    Page,
    Section,
    Span,
    Stated,
)
from edition.widen import widen

UNKNOWN = "未详"
_BASIS_WORDS = {"stated": "底本载明", "inferred": "据底本推知", "public": "公知，底本未载", "unknown": UNKNOWN}
_STATUS_WORDS = {"reviewed": "已审校", "draft": "未经审校"}
_CAUTION = "据识别文本整理，正式引用请核对正式文本。"
_OPENING_FRONT = ("column", "kicker", "title", "subtitle", "author")
"""Front roles shown in the head of the page; affiliation and credit stand at its end, as they were received."""


def render(edition: Edition) -> dict[str, str]:
    """All generated pages by file name."""
    rows = _rows_by_article(edition.rows)
    pages = {f"{document.code}.md": _document(document, edition, rows) for document in edition.documents}
    pages["index.md"] = _index(edition)
    pages["received/index.md"] = _received_index(edition)
    for page in edition.pages:
        pages[f"received/{page.source}.md"] = _received(page, edition)
    return pages


def _front_matter(title: str, kind: str, **more: str) -> str:
    lines = ["---", f"title: {escape_title(title)}", f"page_kind: {kind}"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join([*lines, "---", ""])


# A document --------------------------------------------------------------------------------------------------------


def _document(document: Document, edition: Edition, rows: Mapping[str, Sequence[LedgerRow]]) -> str:
    code = document.code
    out = [
        _front_matter(document.title, "document", code=code, document_kind=document.entry.kind),
        _labels(document),
        *_front(document, ("kicker",)),
        f"# {escape(document.title)} {{ #{code} }}",
        *_front(document, ("subtitle", "author")),
        _metadata(document),
        *_caution(document),
        *_text(document),
        *_front(document, ("affiliation", "credit")),
        *_parts(document, edition),
        *_apparatus(document, edition, rows.get(code, ())),
    ]
    return "\n\n".join(out) + "\n"


def _labels(document: Document) -> str:
    entry = document.entry
    words = [f"**{escape(entry.authority)}**"]
    if entry.validity.value:
        words.append(escape(entry.validity.text))
    words.append(_STATUS_WORDS[document.outline.status])
    if entry.kind == "signed-article":
        words.append("个人观点，不是政策文本")
    return f"{'　'.join(words)}　[{code_of(document.code)}](#{document.code}){{ .code }}\n{{ .labels }}"


def code_of(block_id: str) -> str:
    """The printed code of a block: its id in capitals."""
    return block_id.upper()


def _front(document: Document, roles: Sequence[str]) -> list[str]:
    return [
        f"{escape(line.text)}\n{{ .front .{line.role} {_data_source(line.spans)} }}"
        for line in document.outline.front
        if line.role in roles
    ]


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
    yield "状态", f"{_STATUS_WORDS[outline.status]}，{printed}"
    if entry.kind == "central-document":
        yield "官方文本", _official(entry.official_url)


def _official(url: str | None) -> str:
    return f'<a href="{escape_attribute(url)}" rel="external">{escape(url)}</a>' if url else "待编者填写"


def _stated(stated: Stated) -> str:
    if not stated.value:
        return UNKNOWN
    return escape(stated.text) + _ground(stated)


def _ground(stated: Stated) -> str:
    """A quiet link to the line a value rests on; nothing where the source plainly states it on the page itself."""
    witness = stated.evidence.split(" ", 1)[0]
    source, _, line = witness.partition(":")
    if stated.basis == "stated":
        return ""
    if line.isdigit():
        return f"（{_BASIS_WORDS[stated.basis]}，[据底本 {escape(witness)}](received/{source}.md#l{line})）"
    return f"（{_BASIS_WORDS[stated.basis]}）"


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


def _parts(document: Document, edition: Edition) -> Iterable[str]:
    """Under the text that introduces a feature: what the feature holds."""
    parts = [d for d in edition.documents if d.entry.part_of == document.code]
    if parts:
        yield "## 本组文章 { #parts .editors-heading }"
        yield _listing(parts)


def _caution(document: Document) -> list[str]:
    return [f"{_CAUTION}\n{{ .caution }}"] if document.entry.kind == "central-document" else []


def _text(document: Document) -> Iterable[str]:
    for section in document.outline.sections:
        yield from _section(section)


def _section(section: Section) -> Iterable[str]:
    entries: list[str] = []
    for block in section.blocks:
        if entries and block.kind != "list":
            yield "\n".join(entries)
            entries = []
        for gap in block.gaps:
            if gap.place == "before":
                yield _gap_strip(gap)
        if block.kind == "list":
            entries.append(f"- {_prose(block)}{_handle(block)}\n  {{ #{block.id} }}")
        elif block.kind == "heading":
            yield f"## {_prose(block)} {{ #{block.id} {_data_source(block.spans)} }}"
        else:
            yield f"{_prose(block)}{_handle(block)}\n{{ #{block.id} .{_css_class(block)} }}"
        for gap in block.gaps:
            if gap.place == "after":
                yield _gap_strip(gap)
    if entries:
        yield "\n".join(entries)


def _css_class(block: Block) -> str:
    """``measure`` is an item that runs through the document and hangs its number in the margin."""
    slot = block.id.split("-")[-1]
    return "measure" if block.kind == "item" and slot.startswith("x") else block.kind


def _gap_strip(gap: Gap) -> str:
    return f"**此处缺** {escape(gap.note)}\n{{ .gap .gap-{gap.type} }}"


def _handle(block: Block) -> str:
    """The code of a block, which links to itself, and the way to the lines it comes from."""
    first = block.spans[0]
    lines = "、".join(dict.fromkeys(str(span.line) for span in block.spans))
    return (
        f"[{code_of(block.id)}](#{block.id}){{ .code }}"
        f"[底本 {first.source}&#x3a;{lines}](received/{first.source}.md#l{first.line}){{ .src }}"
    )


def _data_source(spans: Sequence[Span]) -> str:
    lines = "+".join(dict.fromkeys(str(span.line) for span in spans))
    return f'data-source="{spans[0].source}:{lines}"'


@dataclass(frozen=True, slots=True, order=True)
class _Insert:
    """Markup that stands at an offset of the text, in the order given there."""

    offset: int
    rank: int
    markup: str


def _prose(block: Block) -> str:
    """The block's text, inert, with numbers set off, points anchored and lacunae shown."""
    inserts = [_Insert(mark.start, 5, f'<span class="point" id="{mark.id}"></span>') for mark in block.marks]
    inserts += [_Insert(gap.offset, 4, _lacuna(gap)) for gap in block.gaps if gap.place in ("start", "end")]
    if _css_class(block) == "measure":
        numeral = block.text.index("）") + 1
        first_stop = block.text.find("。") + 1 or len(block.text)
        inserts += [_Insert(0, 6, '<span class="num">'), _Insert(numeral, 1, "</span>")]
        inserts += [_Insert(numeral, 6, "**"), _Insert(first_stop, 1, "**")]
    return _woven(block.text, inserts)


def _woven(text: str, inserts: list[_Insert]) -> str:
    out, at = [], 0
    for insert in sorted(inserts):
        out += [escape(text[at : insert.offset]), insert.markup]
        at = insert.offset
    return "".join([*out, escape(text[at:])])


def _lacuna(gap: Gap) -> str:
    return f'<span class="lacuna" title="{escape_attribute(gap.note)}">缺</span>'


# The apparatus -----------------------------------------------------------------------------------------------------


def _apparatus(document: Document, edition: Edition, rows: Sequence[LedgerRow]) -> list[str]:
    """What was joined, cut, dropped, missed and weighed, with the lines it concerns."""
    entries = [*_joins(document), *_cuts_and_drops(rows, edition), *_gaps_and_notes(document)]
    if not entries and not document.outline.note:
        return []
    out = ["## 校勘记 { #apparatus .apparatus }"]
    out.append("底本指本手册收到的识别文本，不等于报纸印本。\n{ .editors }")
    return [*out, *entries]


def _joins(document: Document) -> Iterable[str]:
    for block in document.outline.blocks:
        for span, following in zip(block.spans, block.spans[1:], strict=False):
            if following.line == span.line:
                continue
            both = f"{_line_link(span)} 与 {_line_link(following)}"
            at = f"[{code_of(block.id)}](#{block.id})"
            yield f"**接** {at}：底本在此分栏，{both} 相接成句，无字增减。\n{{ .note }}"


def _line_link(span: Span) -> str:
    return f"[{span.source}&#x3a;{span.line}](received/{span.source}.md#l{span.line})"


def _cuts_and_drops(rows: Sequence[LedgerRow], edition: Edition) -> Iterable[str]:
    texts = {page.source: {line.number: line for line in page.lines} for page in edition.pages}
    for row in rows:
        line = texts[row.source][row.line]
        here = _line_link(Span(row.source, row.line, 0, 0))
        for cut in row.cuts:
            length = cut.end - cut.start
            opening = escape(widen(line.text[cut.start : cut.end])[:16])
            yield (
                f"**删** {here} 行内 {length} 字「{opening}……」，重复 {_line_link(cut.twin)}，"
                f"相同 {cut.similarity:.0%}。{escape(cut.reason)}\n{{ .note }}"
            )
        if row.drop and row.twin:
            opening = escape(widen(line.content)[:16])
            yield (
                f"**删** {here} 整行「{opening}……」，重复 {_line_link(row.twin)}，"
                f"相同 {row.similarity:.0%}。{escape(row.reason)}\n{{ .note }}"
            )


def _gaps_and_notes(document: Document) -> Iterable[str]:
    for block in document.outline.blocks:
        for gap in block.gaps:
            yield f"**缺** [{code_of(block.id)}](#{block.id})：{escape(gap.note)}\n{{ .note }}"
        for note in block.notes:
            yield f"**注** [{code_of(block.id)}](#{block.id})：{escape(note)}\n{{ .note }}"
    if document.outline.note:
        yield f"**注** {escape(document.outline.note)}\n{{ .note }}"


def _rows_by_article(rows: Iterable[LedgerRow]) -> dict[str, list[LedgerRow]]:
    out: dict[str, list[LedgerRow]] = {}
    for row in rows:
        out.setdefault(row.article, []).append(row)
    return out


# The index ---------------------------------------------------------------------------------------------------------


def _index(edition: Edition) -> str:
    """All documents by authority; a script on the page turns the table into a filter, which it reads well without."""
    out = [
        _front_matter("全部文献", "index"),
        "# 全部文献 { #documents }",
        f"{len(edition.documents)} 篇，按性质排列。可按性质、地区、年份筛选；筛选只在本机进行。\n{{ .editors }}",
        '<div class="documents" markdown="1">',
    ]
    for kind, authority in AUTHORITIES.items():
        documents = [d for d in edition.documents if d.entry.kind == kind and d.entry.on_topic]
        if documents:
            out.append(f"## {authority} {{ #{kind} }}")
            out.append(_listing(documents))
    out.append("</div>")
    if off_topic := [d for d in edition.documents if not d.entry.on_topic]:
        out.append("## 同版其他内容 { #other }")
        out.append("与本手册主题无关，因同在所收版面上，照录存目。\n{ .editors }")
        out.append(_listing(off_topic))
    return "\n\n".join(out) + "\n"


def _listing(documents: Sequence[Document]) -> str:
    head = "| 题名 | 作者·单位 | 地区 | 年份 | 编号 |\n|---|---|---|---|---|"
    return "\n".join([head, *(_listing_row(document) for document in documents)])


def _listing_row(document: Document) -> str:
    entry = document.entry
    who = entry.issuer.text or entry.authors.text
    cells = [
        f"[{escape(document.title)}]({document.code}.md)",
        escape(who) if who else "—",
        escape(entry.region.text) if entry.region.value else "—",
        year_of(entry.date),
        f"{code_of(document.code)}",
    ]
    return f"| {' | '.join(cells)} |"


def year_of(date: Stated) -> str:
    if not date.value:
        return UNKNOWN
    return f"{date.text[:4]}年" + ("以后" if date.precision == "not-before" else "")


# The received pages ------------------------------------------------------------------------------------------------


def _received_index(edition: Edition) -> str:
    out = [
        _front_matter("底本", "received-index"),
        "# 底本 { #received }",
        "底本是本手册收到的识别文本，逐行照录，一字不改。"
        "每行注明去处：归入哪一篇、哪一段，还是作为重复删去。\n{ .editors }",
    ]
    for page in edition.pages:
        codes = [d for d in edition.documents if d.outline.source == page.source]
        titles = "；".join(f"[{escape(d.title)}]({'../'}{d.code}.md)" for d in codes)
        out.append(f"**[底本 {page.source}]({page.source}.md)**　{len(page.lines)} 行。{titles}")
    return "\n\n".join(out) + "\n"


def _received(page: Page, edition: Edition) -> str:
    rows = {row.line: row for row in edition.rows if row.source == page.source}
    anchors = anchors_by_span(edition.documents)
    out = [
        _front_matter(f"底本 {page.source}", "received", source=f'"{page.source}"'),
        f"# 底本 {page.source} {{ #received-{page.source} }}",
        f"{escape(page.path.name)}，{len(page.lines)} 个非空行，逐行照录。SHA-256：{page.sha256}\n{{ .editors }}",
    ]
    for line in page.lines:
        out.append(_received_line(line, rows[line.number], anchors))
    return "\n\n".join(out) + "\n"


def anchors_by_span(documents: Iterable[Document]) -> dict[Span, tuple[str, str]]:
    """Document and anchor of each kept stretch: its block's id, or the document's code for front lines."""
    out: dict[Span, tuple[str, str]] = {}
    for document in documents:
        for line in document.outline.front:
            out.update({span: (document.code, str(document.code)) for span in line.spans})
        for block in document.outline.blocks:
            out.update({span: (document.code, str(block.id)) for span in block.spans})
    return out


_FATES = {
    "repeat": "重复",
    "near-repeat": "近似重复",
    "truncated-repeat": "未完的重复",
    "repeated-heading": "重复的标题",
}


def _received_line(line: Line, row: LedgerRow, anchors: Mapping[Span, tuple[str, str]]) -> str:
    inserts = []
    for cut in row.cuts:
        inserts += [_Insert(cut.start, 3, '<del class="cut">'), _Insert(cut.end, 2, "</del>")]
    text = _woven(line.text, inserts)
    if row.drop and row.twin:
        fate = f"删：{_FATES[row.drop]}，见 [{row.twin.line} 行](#l{row.twin.line})"
        css = "dropped"
    elif row.article == "_":
        fate, css = "版面装饰，不入正文", "furniture"
    else:
        code, anchor = next(anchors[part.span] for part in row.parts if part.span in anchors)
        link = f"../{code}.md#{anchor}"
        fate, css = f"[{code_of(anchor)}]({link})" + ("，接上段" if row.join else ""), "kept"
    number = f"[{line.number}](#l{line.number}){{ .no }}"
    return (
        f'{number}<span class="raw">{text}</span><span class="fate">{fate}</span>\n{{ #l{line.number} .line .{css} }}'
    )
