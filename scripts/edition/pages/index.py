"""Write the index of documents: by authority, as tables that a script on the page turns into a filter."""

from __future__ import annotations

from collections.abc import Sequence

from edition.nouns import AUTHORITIES, Document, Edition, Stated
from edition.nouns.words import OFF_TOPIC, UNKNOWN, code_of
from edition.pages.escape import escape
from edition.pages.markdown import front_matter, table, wrapped


def index_page(edition: Edition) -> str:
    """All documents; the ones that have nothing to do with the subject stand apart at the end."""
    of_kind = [
        (kind, authority, [d for d in edition.documents if d.entry.kind == kind and d.entry.on_topic])
        for kind, authority in AUTHORITIES.items()
    ]
    listed = [
        block
        for kind, authority, documents in of_kind
        if documents
        for block in (f"## {authority} {{ #{kind} }}", listing(documents))
    ]
    out = [
        front_matter("全部文献", "index"),
        "# 全部文献 { #documents }",
        f"{len(edition.documents)} 篇，按性质排列。可按性质、地区、年份、专题筛选；筛选只在本机进行。",
        wrapped("div.documents", *listed),
    ]
    if off_topic := [d for d in edition.documents if not d.entry.on_topic]:
        out.append("## 同版其他内容 { #other }")
        out.append(f"与本手册主题无关，因同在所收版面上，{OFF_TOPIC}。")
        out.append(listing(off_topic))
    return "\n\n".join(out) + "\n"


def listing(documents: Sequence[Document]) -> str:
    """A table of documents; the page adds to each what it is on, for the filter."""
    return table(("题名", "作者·单位", "地区", "年份", "编号"), map(_row, documents))


def _row(document: Document) -> Sequence[str]:
    entry = document.entry
    who = entry.issuer.text or entry.authors.text
    return (
        f"[{escape(document.title)}]({document.code}.md)",
        escape(who) if who else "—",
        escape(entry.region.text) if entry.region.value else "—",
        year_of(entry.date),
        code_of(document.code),
    )


def year_of(date: Stated) -> str:
    """``2019年``, ``不早于2024年``, or 未详."""
    if not date.value:
        return UNKNOWN
    return f"{date.bound}{date.text[:4]}年"
