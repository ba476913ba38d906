"""A document from its Markdown to what the site shows: whatever its words are, they are words and nothing else."""

from __future__ import annotations

import pytest
from dotted import Case, cases
from edition.collate.apparatus import apparatus
from edition.links.lookups import connections
from edition.nouns import (
    Block,
    BlockId,
    Document,
    Edition,
    Emendation,
    FrontLine,
    Gap,
    Links,
    Mark,
    Outline,
    Section,
    SourceId,
    Span,
)
from edition.pages.document import document_page
from edition.pages.dress import Addresses, Setting, dress
from edition.pages.dress.document import Parts
from edition.pages.dress.tree import parsed
from edition.reading.document import ReadDocument, read_document
from edition.site.proofread import due, page_faults, read_html
from hypothesis import given
from hypothesis import strategies as st
from shown_pages import as_converted
from trees import code, document

SPAN = Span("900", 3, 0, 9)
TEXTS = {("900", 3): "一行"}


def document_of(words: str) -> Document:
    """A central document in which ``words`` stand in every place that a source or an editor can fill."""
    n = len(words)
    corrected = Emendation(n, n + 2, "治练", f"冶炼{words}", "wrong-character", "certain", words)
    taken_out = Emendation(2 * n + 2, 2 * n + 3, "多", "", "stray-character", "likely", f"理由{words}")
    doubted = Emendation(3 * n + 3, 3 * n + 5, "疑处", words, "damaged", "doubtful", words, votes=("missed", "right"))
    text = f"{words}治练{words}多{words}疑处{words}一是{words}。"
    paragraph = Block(
        BlockId("bb-p1"),
        "paragraph",
        None,
        "stated",
        text,
        (SPAN,),
        "",
        marks=(Mark(BlockId("bb-p1-n1"), 1, len(text) - n - 3, len(text)),),
        gaps=(Gap("before", "lost-part", f"前缺{words}", 0), Gap("end", "lost-end", f"后缺{words}", len(text))),
        notes=(f"编者{words}",),
        emendations=(corrected, taken_out, doubted),
    )
    plain = [
        Block(BlockId(f"bb-{name}"), kind, None, "stated", said, (SPAN,), "")  # type: ignore[arg-type]
        for name, kind, said in (
            ("x1", "item", f"（一）{words}渡口。{words}"),
            ("h1", "heading", f"题{words}"),
            ("l1", "list", f"{words}甲"),
            ("l2", "list", f"乙{words}"),
            ("p2", "paragraph", words or "空"),
        )
    ]
    title = FrontLine("title", f"渡{words}", (SPAN,))
    signed = FrontLine("author", words or "某", (SPAN,))
    outline = Outline(
        code("bb"), SourceId("900"), "reviewed", (title, signed), (Section(None, None, "", (paragraph, *plain)),)
    )
    return document(outline, "central-document")


def shown(read: ReadDocument) -> tuple[str, Parts]:
    made = Edition("1", "0", (), (), (read.document,), (), Links())
    page = document_page(read, (), TEXTS, connections(made))
    setting = Setting(
        {"page_kind": "document", "code": "bb"}, {"measures": {}, "terms": {}}, Addresses("../", directories=True)
    )
    dressed = dress(as_converted(page), setting)
    parts = dressed.parts["document"]
    assert isinstance(parts, Parts)
    return dressed.html, parts


def assert_shown_as_it_is(words: str) -> None:
    made = document_of(words)
    read = read_document(made, apparatus(made, ()))
    text, parts = shown(read)
    seen = {"texts/bb/index.html": read_html(f'<article class="page page--document">{text}</article>')}
    wanted = due(Edition("1", "0", (), (), (made,), (), Links()))
    faults = [each for each in page_faults(seen, [*seen], wanted) if each.what not in OF_LINKS]
    assert faults == []
    for note in read.notes:
        entry = seen["texts/bb/index.html"].texts[f"note-{note.number}"]
        for said in filter(None, (note.gap and note.gap.note, note.emendation and note.emendation.reason)):
            assert said in entry
    plain, _ = shown(read_document(plainly := document_of("渡"), apparatus(plainly, ())))
    assert tags(text) == tags(plain)
    assert [label.text for label in parts.legend.gaps] == ["缺1", "缺5"]
    assert (parts.legend.corrected, parts.legend.doubted, parts.legend.cut) == (True, True, False)


OF_LINKS = {"a link leads nowhere", "an anchor is not on its page", "the contents of a page are not as its kind says"}


def tags(text: str) -> list[str]:
    return [f"{each.tag}.{'.'.join(each.classes)}" for each in parsed(text).walk()]


PAYLOADS = [case for case in cases("escape") if case.given]


@pytest.mark.parametrize("case", PAYLOADS, ids=lambda case: case.title)
def test_a_payload_in_every_place_of_a_document(case: Case) -> None:
    assert_shown_as_it_is(case.given)


LIKE_OURS = [
    "〔缺〕", "*无*", "*疑*", "底本作「」。", "疑作「渡」，", "（各次通读：无误、未见）", "　", "。", "[BB-P1]",
    "[^校2]", "[900:3]", "对应中央文件第", "两文对照，全同", "=}~>--}", "\u00a0", "此处缺",
]  # fmt: skip
"""Words that the edition itself sets, and that a source may have too."""


@pytest.mark.parametrize("words", LIKE_OURS)
def test_words_like_those_of_the_edition_are_words(words: str) -> None:
    assert_shown_as_it_is(words)


@given(st.text(st.sampled_from("渡口〔缺〕*{}=~>-[]^()。：「」　 、\\#!1."), min_size=1, max_size=12))
def test_any_words_are_words(words: str) -> None:
    assert_shown_as_it_is(words)
