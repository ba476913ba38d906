"""The small vocabulary of the generated Markdown: front matter, links to lines and blocks, marks woven into text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.nouns import Span
from edition.pages.escape import escape, escape_title


def front_matter(title: str, kind: str, **more: str) -> str:
    """Front matter written by us alone: nothing of a source gets in but the title, escaped."""
    lines = ["---", f"title: {escape_title(title)}", f"page_kind: {kind}"]
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join([*lines, "---", ""])


def line_link(span: Span, prefix: str = "received/") -> str:
    """``000:141`` as a link to that line of the received page."""
    return f"[{span.source}:{span.line}]({prefix}{span.source}.md#l{span.line})"


def line_links(spans: Iterable[Span]) -> str:
    """``000:141、143``, each a link."""
    once = list(dict.fromkeys((span.source, span.line) for span in spans))
    links = [line_link(Span(source, line, 0, 0)) for source, line in once]
    return "、".join(links)


def line_code(span: Span) -> str:
    """``[000:141]``: a line of a received page; a file of links says where it leads."""
    return f"[{span.source}:{span.line}]"


def line_codes(spans: Iterable[Span]) -> str:
    """``[000:141]、[000:143]``, each line once."""
    once = dict.fromkeys((span.source, span.line) for span in spans)
    return "、".join(line_code(Span(source, line, 0, 0)) for source, line in once)


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


def terms(*pairs: tuple[str, str]) -> str:
    """A list of terms with what is said of each; both are Markdown already.

    >>> terms(("见于", "[AA-P1]"))
    '见于\\n:   [AA-P1]'
    """
    return "\n\n".join(f"{term}\n:   {said}" for term, said in pairs)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A table; its cells are Markdown already. ``right``: columns whose numbers stand at the right, from 0.

    >>> table(("篇", "行"), [("渡口", "3")], right=(1,))
    '篇 | 行\\n-|-:\\n渡口 | 3'
    """
    rule = "|".join("-:" if at in right else "-" for at in range(len(heads)))
    return "\n".join([" | ".join(heads), rule, *(" | ".join(cells).rstrip() for cells in rows)])


def wrapped(element: str, *blocks: str) -> str:
    """Blocks in an element of their own: ``div.codes-all``."""
    return "\n\n".join([f"/// html | {element}", *blocks, "///"])


def folded(summary: str, css: str, *blocks: str, data: Mapping[str, str] | None = None) -> str:
    """Blocks folded away under a summary, which is Markdown already. ``data``: further attributes."""
    given = ", ".join(f'{name}: "{value}"' for name, value in (data or {}).items())
    options = f"\n    attrs: {{{given}}}" if given else ""
    return "\n\n".join([f"/// details | {summary}\n    type: {css}{options}", *blocks, "///"])
