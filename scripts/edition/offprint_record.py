"""The record of a document (发文机关, 来源, 效力 …) as plain words, in the order of its page."""

from __future__ import annotations

from collections.abc import Iterable

from edition.cite import page_number, spoken_date
from edition.markdown import BASIS_WORDS, UNKNOWN, code_of
from edition.model import Document, Stated
from edition.page_document import STATUS_WORDS


def record(document: Document) -> Iterable[tuple[str, str]]:
    """Term and value. What nobody knows is 未详, and every value that the text does not state says its ground."""
    entry, outline = document.entry, document.outline
    if entry.kind in ("central-document", "exchange-speech"):
        yield "发文机关" if entry.kind == "central-document" else "发言单位", _stated(entry.issuer)
    if entry.authors.value:
        yield "作者", _stated(entry.authors)
    yield "效力", _holds(document)
    yield "来源", _source(document)
    printed = "已与报纸核对" if document.source_entry.checked_against_print else "未与报纸核对"
    yield "状态", f"{STATUS_WORDS[outline.status]}，{printed}"
    yield "日期", _date(entry.date)
    yield "性质", entry.authority
    if entry.affiliation.value:
        yield "作者单位", _stated(entry.affiliation)
    columns = "、".join(line.text for line in outline.front if line.role == "column")
    if columns:
        yield "栏目", columns
    if entry.part_of:
        yield "所属专题", code_of(entry.part_of)
    if entry.region.value:
        yield "地区", _stated(entry.region)
    if entry.kind == "central-document":
        yield "官方文本", entry.official_url or "待编者填写"


def _holds(document: Document) -> str:
    entry = document.entry
    if entry.holds is None:
        return "不适用，不是政策文本"
    return _stated(entry.validity) if entry.validity.value else "不详，所收版面未载有无后文"


def _stated(stated: Stated) -> str:
    return stated.text + _ground(stated) if stated.value else UNKNOWN


def _ground(stated: Stated) -> str:
    """Nothing where the source plainly states it; else on what it stands, with the line where there is one."""
    if stated.basis == "stated":
        return ""
    witness = stated.evidence.split(" ", 1)[0]
    line = f"，{witness}" if witness.partition(":")[2].isdigit() else ""
    return f"（{BASIS_WORDS[stated.basis]}{line}）"


def _date(date: Stated) -> str:
    if not date.value:
        return UNKNOWN
    return ("不早于" if date.precision == "not-before" else "") + spoken_date(date.text) + _ground(date)


def _source(document: Document) -> str:
    paper = document.source_entry.newspaper
    printed = [
        part for part in (paper.name, paper.date, f"第{page_number(paper.page)}版" if paper.page else None) if part
    ]
    return f"底本 {document.outline.source}，" + ("，".join(printed) if printed else f"报名、日期、版次{UNKNOWN}")
