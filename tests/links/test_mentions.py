"""What each 《…》 names: a full title, a short name where it is defined, or nothing we know."""

from __future__ import annotations

import pytest
from dotted import Case, cases
from edition.links.mentions import mentions
from edition.nouns import Block, BlockId, Document, FrontLine, Outline, Section, SourceId, Span
from trees import code, document, edition


def articles(given: str) -> list[Document]:
    """``# code title`` begins a document; each line below is a paragraph of it."""
    made: list[Document] = []
    for chunk in given.removeprefix("# ").split("\n# "):
        head, *lines = chunk.split("\n")
        name, title = head.split(" ", 1)
        span = Span(SourceId("900"), 1, 0, 1)
        blocks = tuple(
            Block(BlockId(f"{name}-p{at}"), "paragraph", None, "stated", line, (span,), "")
            for at, line in enumerate(lines, 1)
        )
        front = (FrontLine("title", title, (span,)),)
        made.append(
            document(Outline(code(name), SourceId("900"), "reviewed", front, (Section(None, None, "", blocks),)))
        )
    return made


@pytest.mark.parametrize("case", cases("mentions"), ids=lambda case: case.title)
def test_mentions(case: Case) -> None:
    found = mentions(articles(case.given))
    told = [f"{m.anchor} {m.received} = {m.title} [{m.document or '-'}] {m.how}" for m in found]
    assert told == case.expected


def test_each_mention_of_the_real_pages_stands_where_it_says() -> None:
    texts = {block.id: block.text for d in edition().documents for block in d.outline.blocks}
    for mention in edition().mentions:
        assert texts[mention.anchor][mention.start : mention.end] == mention.received


def test_every_pair_of_brackets_of_the_real_pages_is_a_mention() -> None:
    for made in edition().documents:
        for block in made.outline.blocks:
            mine = [m for m in edition().mentions if m.anchor == block.id and m.received.startswith("《")]
            assert len(mine) == min(block.text.count("《"), block.text.count("》")), block.id


def test_a_short_name_of_the_real_pages_is_shorter_than_what_it_names() -> None:
    for mention in edition().mentions:
        if mention.how.startswith("short name"):
            assert len(mention.received) - 2 < len(mention.title), mention
        if mention.document:
            assert mention.how != "undefined", mention
