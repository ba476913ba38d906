"""What is recorded of a document (发文机关, 来源, 效力 …), once for its page and for its files to take away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.ids.cite_elements import lacking, page_number, spoken_date
from edition.nouns import Document, Review, Stated
from edition.nouns.words import (
    BASIS_WORDS,
    OFFICIAL_TEXT,
    OPINION,
    RECEIVED,
    UNKNOWN,
    VOUCHED_WORDS,
    code_of,
    validity_said,
)

_WITNESS = re.compile(r"(?:^|；)(([A-Za-z0-9-]+):([1-9][0-9]*)) ")

Pieces = Sequence[tuple[str, str]]
"""Words, each with where they lead: a page as Markdown names it, an address outside, or nothing."""


def metadata(document: Document) -> Iterable[tuple[str, Pieces]]:
    """Term and value. What nobody knows is 未详, and every value that the text does not state says its ground.

    The first four say who speaks, whether it holds, whence it comes, how far it can be relied on: all that phones show.
    """
    entry, outline = document.entry, document.outline
    if entry.kind in ("central-document", "exchange-speech"):
        yield "发文机关" if entry.kind == "central-document" else "发言单位", _stated(entry.issuer)
    if entry.authors.value:
        yield "作者", _stated(entry.authors)
    yield "效力", _holds(document)
    yield "来源", _source(document)
    printed = "已与报纸核对" if document.source_entry.checked_against_print else "未与报纸核对"
    yield "状态", _words(f"{VOUCHED_WORDS[document.vouched]}，{printed}")
    yield "日期", _date(entry.date)
    yield "性质", _words(entry.authority)
    if entry.affiliation.value:
        yield "作者单位", _stated(entry.affiliation)
    if entry.office.value:
        yield "职务", _stated(entry.office)
    columns = "、".join(line.text for line in outline.front if line.role == "column")
    if columns:
        yield "栏目", _words(columns)
    if entry.part_of:
        yield "所属专题", [(code_of(entry.part_of), f"{entry.part_of}.md")]
    if entry.region.value:
        yield "地区", _stated(entry.region)
    if entry.number.value:
        yield "文号", _stated(entry.number)
    if entry.gazette:
        its = entry.gazette
        pages = f"，第{its.pages}页" if its.pages else ""
        yield "公报", _words(f"《{its.name}》{its.year}年第{its.issue}期{pages}（{its.source}）")
    if entry.official_url:
        yield OFFICIAL_TEXT, [(entry.official_url, entry.official_url)]
    if entry.reviewed:
        yield "审读", _words("；".join(_review(review) for review in entry.reviewed))


def labels(document: Document) -> Iterable[str]:
    """What stands beside its authority in one row: whether it holds, how far it was read, whose view it is."""
    entry = document.entry
    if entry.holds:
        yield validity_said(entry.holds, entry.validity.basis)
    if document.vouched != "draft":
        yield VOUCHED_WORDS[document.vouched]
    if entry.kind == "signed-article":
        yield OPINION


def plain(pieces: Pieces) -> str:
    """The words alone."""
    return "".join(words for words, _ in pieces)


def _review(review: Review) -> str:
    return f"{review.by}，{spoken_date(review.on)}，据{review.against}：{review.method}"


def _words(text: str) -> Pieces:
    return [(text, "")]


def _holds(document: Document) -> Pieces:
    entry = document.entry
    if entry.holds is None:
        return _words("不适用，不是政策文本")
    return _stated(entry.validity) if entry.validity.value else _words("不详，所收版面未载有无后文")


def _stated(stated: Stated) -> Pieces:
    return [(stated.text, ""), *_ground(stated)] if stated.value else _words(UNKNOWN)


def _ground(stated: Stated) -> Pieces:
    """Nothing where the source plainly states it; else on what it stands: lines of pages, and what was published."""
    if stated.basis == "stated":
        return []
    out: list[tuple[str, str]] = [(f"（{BASIS_WORDS[stated.basis]}", "")]
    for witness, source, line in _WITNESS.findall(stated.evidence):
        out += [("，", ""), (witness, f"received/{source}.md#l{line}")]
    return [*out, (f"；{stated.source}）" if stated.source else "）", "")]


def _date(date: Stated) -> Pieces:
    if not date.value:
        return _words(UNKNOWN)
    return [(date.bound + spoken_date(date.text), ""), *_ground(date)]


def _source(document: Document) -> Pieces:
    source, paper = document.outline.source, document.source_entry.newspaper
    page = f"第{page_number(paper.page)}版" if paper.page else None
    printed = [part for part in (paper.name, paper.date, page) if part]
    said = "，".join(printed) if printed else f"{'、'.join(lacking(paper))}{UNKNOWN}"
    return [(f"{RECEIVED} {source}", f"received/{source}.md"), (f"，{said}", "")]
