"""Write 「编号直达」: every permanent id with its first words, per document; a script makes a box to type them into."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from edition.ids.redirects import redirects
from edition.nouns import Block, BlockId, Document, Edition
from edition.nouns.words import code_of
from edition.pages.code_links import BESIDE, code_link
from edition.pages.escape import escape
from edition.pages.markdown import folded, front_matter, wrapped

FIRST_WORDS = 16
"""Characters by which a paragraph is told from its neighbours."""

FIRST_LETTERS = 48
"""The same in English."""


@dataclass(frozen=True, slots=True)
class CodesWords:
    """What the page says of itself, and of what a code leads to, in one language."""

    title: str
    lead: str
    document: Callable[[Document], str]
    block: Callable[[Block], str]
    count: str
    """With ``{n}``."""
    old: str
    moved: str
    """With ``{old}`` and ``{new}``."""
    withdrawn: str
    """With ``{old}``."""
    ends: str


CHINESE = CodesWords(
    title="编号直达",
    lead="每一篇、每一段、每一项都有永久编号，印在页边，写在引文里。"
    "编号一经发布不再改作他用：文字移并后，旧编号仍能打开新的位置。",
    document=lambda document: document.title,
    block=lambda block: block.text,
    count="{n} 个",
    old="旧编号",
    moved="{old} 今作 {new}",
    withdrawn="{old} 已撤",
    ends=BESIDE,
)


def codes_page(edition: Edition, words: CodesWords = CHINESE) -> str:
    """The page: folded per document, plain links, for readers without script and for paper."""
    documents = [document for document in edition.documents if document.outline.status == "reviewed"]
    out = [
        front_matter(words.title, "codes"),
        f"# {words.title} {{ #codes }}",
        words.lead,
        wrapped("div.codes-all", *(_document(document, words) for document in documents)),
        *_gone(edition, words),
        words.ends,
    ]
    return "\n\n".join(out) + "\n"


def _document(document: Document, words: CodesWords) -> str:
    code = document.code
    title = escape(words.document(document))
    ids = [each for block in document.outline.blocks for each in _ids(block, words)]
    rows = [
        f"- {code_link(code)} {title}",
        *(f"- {code_link(at)} {escape(said)}" for at, said in ids),
    ]
    summary = f"**{code_of(code)}** {title} *{words.count.format(n=len(rows))}*"
    central = {"data-central": "true"} if document.entry.kind == "central-document" else {}
    return folded(summary, "codes", "\n".join(rows), data={"data-code": code, **central})


def _ids(block: Block, words: CodesWords) -> Iterable[tuple[BlockId, str]]:
    yield block.id, _words(words.block(block))
    for mark in block.marks:
        yield mark.id, _words(block.received[mark.start : mark.end])


def _words(text: str) -> str:
    """The first words, cut where the line would be cut anyway; of English, whole words."""
    if text.isascii() or text[:FIRST_WORDS].isascii():
        return text if len(text) <= FIRST_LETTERS else f"{text[:FIRST_LETTERS].rsplit(' ', 1)[0].rstrip(',;:')}…"
    return text if len(text) <= FIRST_WORDS else f"{text[:FIRST_WORDS].rstrip('，、；：')}…"


def _gone(edition: Edition, words: CodesWords) -> Iterable[str]:
    """Old ids, for those who look them up on paper."""
    where = redirects(edition.documents, edition.published)
    rows = [f"- {words.moved.format(old=code_of(old), new=code_link(new))}" for old, new in where.moved.items()]
    rows += [f"- {words.withdrawn.format(old=code_of(old))}" for old in where.withdrawn]
    if rows:
        yield f"## {words.old} {{ #old }}"
        yield "\n".join(rows) + "\n{ .codes-old }"
