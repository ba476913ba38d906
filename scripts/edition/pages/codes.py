"""Write 「编号直达」: every permanent id with its first words, per document; a script makes a box to type them into."""

from __future__ import annotations

from collections.abc import Iterable

from edition.ids.redirects import redirects
from edition.nouns import Block, BlockId, Document, Edition
from edition.nouns.words import code_of
from edition.pages.escape import escape, escape_attribute
from edition.pages.markdown import front_matter

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
        front_matter("编号直达", "codes", search="{exclude: true}"),
        "# 编号直达 { #codes }",
        f"{_LEAD}\n{{ .editors }}",
        '<div class="codes-find with-script"></div>',
        '<div class="codes-all" markdown="1">',
        *(_document(document) for document in documents),
        "</div>",
        *_gone(edition),
    ]
    return "\n\n".join(out) + "\n"


def _document(document: Document) -> str:
    code = document.code
    ids = [each for block in document.outline.blocks for each in _ids(block)]
    central = ' data-central="true"' if document.entry.kind == "central-document" else ""
    summary = (
        f'<summary><span class="codes__code">{code_of(code)}</span> <span class="codes__title">{escape(document.title)}'
        f'</span> <span class="codes__count">{len(ids) + 1} 个</span></summary>'
    )
    first = f"- [{code_of(code)}]({code}.md#{code}) {escape(document.title)}"
    rows = "\n".join([first, *(f"- [{code_of(each)}]({code}.md#{each}) {escape(words)}" for each, words in ids)])
    attributes = f'class="codes" data-code="{escape_attribute(code)}"{central}'
    return f'<details {attributes} markdown="1">\n{summary}\n\n{rows}\n\n</details>'


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
    rows = [f"- {code_of(old)} 今作 [{code_of(new)}]({where.today[new]}.md#{new})" for old, new in where.moved.items()]
    rows += [f"- {code_of(old)} 已撤" for old in where.withdrawn]
    if rows:
        yield "## 旧编号 { #old }"
        yield "\n".join(rows) + "\n{ .codes-old }"
