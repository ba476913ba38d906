"""Other names: each row leads to words that stand in the texts or to a place there is; whatever else is a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotted import Case, cases
from edition.files.other_names import dead_ends
from edition.files.search_files import Entry, Group
from edition.links.other_names import other_names
from edition.nouns import (
    Block,
    BlockId,
    Digest,
    DigestBlock,
    Document,
    DocumentCode,
    Fault,
    FrontLine,
    OtherName,
    Outline,
    Section,
    SourceId,
    Span,
)
from trees import code, document

SPANS = (Span(SourceId("900"), 1, 0, 1),)


def text() -> Document:
    """A document of two paragraphs."""
    said = ("船工天亮靠岸。", "船工会修船、补帆，“ab”也会。")
    blocks = tuple(
        Block(BlockId(f"aa-p{at}"), "paragraph", None, "stated", each, SPANS, "") for at, each in enumerate(said, 1)
    )
    front = (FrontLine("title", "渡口的早晨", SPANS),)
    return document(Outline(code("aa"), SourceId("900"), "reviewed", front, (Section(None, None, "", blocks),)))


def digest() -> Digest:
    """Its digest."""
    block = DigestBlock("The Ferry-hands land; ferry hands mend sails.", "", 1)
    return Digest(DocumentCode("aa"), "Morning", "", "", (), "", {BlockId("aa-p1"): block})


def told(yaml: str, folder: Path) -> tuple[tuple[OtherName, ...], list[Fault]]:
    """Rows and faults of a file."""
    path = folder / "synonyms.yml"
    path.write_text(yaml + "\n", encoding="utf-8")
    faults: list[Fault] = []
    return other_names(path, [text()], [digest()], faults), faults


@pytest.mark.parametrize("case", cases("other_names_faults"), ids=lambda case: case.title)
def test_what_is_wrong_with_a_row_is_told_with_its_line(case: Case, tmp_path: Path) -> None:
    rows, faults = told(case.given, tmp_path)
    assert [f"{each.line}: {each.what}{f' ({each.found})' if each.found else ''}" for each in faults] == case.expected
    assert all(each.remedy for each in faults)
    assert rows or faults


def test_a_row_is_read_as_it_is_written(tmp_path: Path) -> None:
    rows, faults = told("\n- {ask: [艄公, boatman], means: 船工, why: 老称呼。, why_en: An old name.}", tmp_path)
    assert (rows, faults) == ((OtherName(("艄公", "boatman"), "船工", "", "老称呼。", "An old name.", 2),), [])


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert (other_names(tmp_path / "synonyms.yml", [], [], faults), faults) == ((), [])


LEADS = {
    "aa": True,
    "bb": False,
    "texts/glossary": True,
    "texts/glossary#t-du-kou": True,
    "texts/glossary#t-ma-tou": False,
    "texts/aa#aa-p1": True,
    "texts/aa#aa-p2": False,
    "texts/timeline": True,
    "texts/timeline#e-1": False,
    "texts/nowhere": False,
    "quotations": True,
}
"""What ``to`` says, and whether there is such a page and place."""


@pytest.mark.parametrize("to", LEADS)
def test_a_page_or_a_place_on_it_must_be_there(to: str) -> None:
    rows = tuple(OtherName(("x",), "", each, "y", "", at) for at, each in enumerate((to, "aa-p1"), 7))
    groups = [
        Group("texts/aa", "aa", "", (Entry("", "title", ""), Entry("-p1", "body", ""))),
        Group("texts/glossary", "glossary", "", (Entry("t-du-kou", "term", ""),)),
    ]
    told = [(each.path, each.line, each.found) for each in dead_ends("synonyms.yml", [code("aa")], [], rows, groups)]
    assert told == ([] if LEADS[to] else [("synonyms.yml", 7, to)])
