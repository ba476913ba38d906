"""Write 「编号直达」: every permanent id with its first words, per document; a script makes a box to type them into."""

from __future__ import annotations

from collections.abc import Iterable

from edition.ids.redirects import redirects
from edition.nouns import Block, BlockId, Document, Edition
from edition.nouns.words import code_of
from edition.pages.code_links import BESIDE, code_link
from edition.pages.escape import escape
from edition.pages.markdown import folded, front_matter, wrapped

FIRST_WORDS = 16
"""Characters by which a paragraph is told from its neighbours."""

_LEAD = (
    "每一篇、每一段、每一项都有永久编号，印在页边，写在引文里。"
    "编号一经发布不再改作他用：文字移并后，旧编号仍能打开新的位置。"
)


def codes_page(edition: Edition) -> str:
    """The page: folded per document, plain links, for readers without script and for paper."""
    documents = [document for document in edition.documents if document.outline.status == "reviewed"]
    out = [
        front_matter("编号直达", "codes"),
        "# 编号直达 { #codes }",
        _LEAD,
        wrapped("div.codes-all", *(_document(document) for document in documents)),
        *_gone(edition),
        BESIDE,
    ]
    return "\n\n".join(out) + "\n"


def _document(document: Document) -> str:
    code = document.code
    ids = [each for block in document.outline.blocks for each in _ids(block)]
    rows = [
        f"- {code_link(code)} {escape(document.title)}",
        *(f"- {code_link(at)} {escape(words)}" for at, words in ids),
    ]
    summary = f"**{code_of(code)}** {escape(document.title)} *{len(rows)} 个*"
    central = {"data-central": "true"} if document.entry.kind == "central-document" else {}
    return folded(summary, "codes", "\n".join(rows), data={"data-code": code, **central})


def _ids(block: Block) -> Iterable[tuple[BlockId, str]]:
    yield block.id, _words(block.text)
    for mark in block.marks:
        yield mark.id, _words(block.received[mark.start : mark.end])


def _words(text: str) -> str:
    """The first words, cut where the line would be cut anyway."""
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rstrip('，、；：')}…"


def _gone(edition: Edition) -> Iterable[str]:
    """Old ids, for those who look them up on paper."""
    where = redirects(edition.documents, edition.published)
    rows = [f"- {code_of(old)} 今作 {code_link(new)}" for old, new in where.moved.items()]
    rows += [f"- {code_of(old)} 已撤" for old in where.withdrawn]
    if rows:
        yield "## 旧编号 { #old }"
        yield "\n".join(rows) + "\n{ .codes-old }"
