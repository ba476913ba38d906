"""The small vocabulary of the generated Markdown: front matter, links to lines and blocks, marks woven into text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.escape import escape, escape_title
from edition.model import Document, Span

UNKNOWN = "未详"

STATUS_WORDS = {"reviewed": "已审校", "draft": "未经审校"}

BASIS_WORDS = {"stated": "底本载明", "inferred": "据底本推知", "public": "公知，底本未载", "unknown": UNKNOWN}
"""On what ground a recorded value stands."""


def front_matter(title: str, kind: str, **more: str) -> str:
    """Front matter written by us alone: nothing of a source gets in but the title, escaped."""
    lines = ["---", f"title: {escape_title(title)}", f"page_kind: {kind}"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join([*lines, "---", ""])


def code_of(block_id: str) -> str:
    """The printed code of a block: its id in capitals."""
    return block_id.upper()


def line_link(span: Span, prefix: str = "received/") -> str:
    """``000:141`` as a link to that line of the received page."""
    return f"[{span.source}&#x3a;{span.line}]({prefix}{span.source}.md#l{span.line})"


def line_links(spans: Iterable[Span]) -> str:
    """``000:141、143``, each a link."""
    once = list(dict.fromkeys((span.source, span.line) for span in spans))
    links = [line_link(Span(source, line, 0, 0)) for source, line in once]
    return "、".join(links)


def lines_of(spans: Sequence[Span]) -> str:
    """``000:141+143`` as plain text."""
    return f"{spans[0].source}:" + "+".join(dict.fromkeys(str(span.line) for span in spans))


@dataclass(frozen=True, slots=True)
class Insert:
    """Markup that stands at an offset of a text. At one offset, lower ranks come first: closing before opening.

    Of the same rank, first come is first.
    """

    offset: int
    rank: int
    markup: str


def woven(text: str, inserts: Iterable[Insert]) -> str:
    """The text, inert, with the markup set in."""
    out, at = [], 0
    for insert in sorted(inserts, key=lambda each: (each.offset, each.rank)):
        out += [escape(text[at : insert.offset]), insert.markup]
        at = insert.offset
    return "".join([*out, escape(text[at:])])


Anchors = Mapping[Span, tuple[str, str]]
"""Document and anchor of each kept stretch."""


def anchors_by_span(documents: Iterable[Document]) -> Anchors:
    """The anchor of a stretch is its block's id, or the document's code for front lines."""
    out: dict[Span, tuple[str, str]] = {}
    for document in documents:
        for line in document.outline.front:
            out.update({span: (document.code, str(document.code)) for span in line.spans})
        for block in document.outline.blocks:
            out.update({span: (document.code, str(block.id)) for span in block.spans})
    return out
