"""Write the index of documents: by authority, as tables that a script on the page turns into a filter."""

from __future__ import annotations

from collections.abc import Sequence

from edition.nouns import AUTHORITIES, Document, Edition, Stated
from edition.nouns.words import OFF_TOPIC, UNKNOWN, code_of
from edition.pages.escape import escape, escape_attribute
from edition.pages.markdown import front_matter


def index_page(edition: Edition) -> str:
    """All documents; the ones that have nothing to do with the subject stand apart at the end."""
    out = [
        front_matter("全部文献", "index"),
        "# 全部文献 { #documents }",
        f"{len(edition.documents)} 篇，按性质排列。可按性质、地区、年份、专题筛选；筛选只在本机进行。\n{{ .editors }}",
        '<div class="documents" markdown="1">',
    ]
    for kind, authority in AUTHORITIES.items():
        documents = [d for d in edition.documents if d.entry.kind == kind and d.entry.on_topic]
        if documents:
            out += [f"## {authority} {{ #{kind} }}", listing(documents)]
    out.append("</div>")
    if off_topic := [d for d in edition.documents if not d.entry.on_topic]:
        out.append("## 同版其他内容 { #other }")
        out.append(f"与本手册主题无关，因同在所收版面上，{OFF_TOPIC}。\n{{ .editors }}")
        out.append(listing(off_topic))
    return "\n\n".join(out) + "\n"


def listing(documents: Sequence[Document]) -> str:
    """A table of documents."""
    head = "| 题名 | 作者·单位 | 地区 | 年份 | 编号 |\n|---|---|---|---|---|"
    return "\n".join([head, *(_row(document) for document in documents)])


def _row(document: Document) -> str:
    entry = document.entry
    who = entry.issuer.text or entry.authors.text
    topics = escape_attribute(" ".join(entry.topics))
    cells = [
        f'[{escape(document.title)}]({document.code}.md){{ data-topics="{topics}" }}',
        escape(who) if who else "—",
        escape(entry.region.text) if entry.region.value else "—",
        year_of(entry.date),
        code_of(document.code),
    ]
    return f"| {' | '.join(cells)} |"


def year_of(date: Stated) -> str:
    """``2019年``, ``不早于2024年``, or 未详."""
    if not date.value:
        return UNKNOWN
    before = "不早于" if date.precision == "not-before" else ""
    return f"{before}{date.text[:4]}年"
