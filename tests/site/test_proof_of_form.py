"""The proof on the built page knows what a block is, where text is missing, and in which order all of it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files.search_entries import findable
from edition.files.search_files import CENTRAL
from edition.pages.templates.template_data import summary
from edition.reading.document import readings
from edition.site.offline.vouch import _due
from edition.site.proofread import DocumentDue, due, page_faults, proofread, read_html

Change = Callable[[str], str]
CENTRAL_PAGE = "texts/dkyj2021/index.html"


@pytest.fixture(scope="module")
def owed(house: Path) -> dict[str, DocumentDue]:
    return {each.code: each for each in due(assemble(Tree(house)))}


def faults_of(house: Path, owed: DocumentDue, change: Change, name: str) -> set[tuple[str, str]]:
    """What the proof says of one page of the house once it is changed; its links lead to pages left out here."""
    text = (house / "site" / name).read_text("utf-8")
    changed = change(text)
    assert changed != text, "nothing was damaged"
    faults = page_faults({name: read_html(changed)}, [name], [owed])
    return {(each.what, each.found) for each in faults if not each.what.startswith(("a link", "an anchor"))}


def test_the_house_is_proved_as_it_stands(house: Path) -> None:
    assert proofread(house / "site", assemble(Tree(house))) == []


def swapped(one: str, other: str) -> Change:
    """Two stretches of a page change places; each is given by an expression that finds it once."""

    def change(text: str) -> str:
        first, second = re.search(one, text, re.DOTALL), re.search(other, text, re.DOTALL)
        assert first and second and first.end() <= second.start()
        between = text[first.end() : second.start()]
        return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]

    return change


def replaced(pattern: str, instead: str) -> Change:
    return lambda text: re.sub(pattern, instead, text, count=1, flags=re.DOTALL)


WRONG = "a block is not shown as what it is"
ORDER = "blocks and gaps are not in the order of the text"
INSIDE = "a gap inside a text is not shown"
NOTES = "the notes are not in reading order"

DAMAGES: dict[str, tuple[Change, tuple[str, str]]] = {
    "an entry of a list as a paragraph": (
        replaced(r'<li id="dkyj2021-l1">(.*?)</li>', r'<p class="paragraph" id="dkyj2021-l1">\1</p>'),
        (WRONG, "dkyj2021-l1: list as p.paragraph"),
    ),
    "a paragraph as an entry of a list": (
        replaced(r'<p id="dkyj2021-p1" class="paragraph">(.*?)</p>', r'<li id="dkyj2021-p1">\1</li>'),
        (WRONG, "dkyj2021-p1: paragraph as li"),
    ),
    "a heading as a paragraph": (
        replaced(r'<h2 (data-source="[^"]*" )?id="dkyj2021-s1"([^>]*)>(.*?)</h2>', r'<p id="dkyj2021-s1">\3</p>'),
        (WRONG, "dkyj2021-s1: heading as p"),
    ),
    "a measure as a paragraph": (
        replaced(r'class="measure" id="dkyj2021-x2"', 'class="paragraph" id="dkyj2021-x2"'),
        (WRONG, "dkyj2021-x2: measure as p.paragraph"),
    ),
    "a caption as a paragraph": (
        replaced(r'class="caption" id', 'class="paragraph" id'),
        (WRONG, "dkyj2021-c1: caption as p.paragraph"),
    ),
    "a strip of a gap left out": (
        replaced(r'<p class="gap">.*?</p>', ""),
        (ORDER, "dkyj2021-p1 for 此处缺"),
    ),
    "a strip of a gap behind the text it stands before": (
        swapped(r'<p class="gap">.*?</p>', r'<p id="dkyj2021-p1" class="paragraph">.*?</p>'),
        (ORDER, "dkyj2021-p1 for 此处缺"),
    ),
    "two paragraphs changed about": (
        swapped(r'<p class="measure" id="dkyj2021-x1">.*?</p>', r'<p class="measure" id="dkyj2021-x2">.*?</p>'),
        (ORDER, "dkyj2021-x2 for dkyj2021-x1"),
    ),
    "a gap inside a paragraph not shown": (
        replaced(r'<span class="lacuna".*?</span>', ""),
        (INSIDE, "dkyj2021-p1: 0 of 1"),
    ),
    "a gap shown where there is none": (
        replaced(r'(<p class="measure" id="dkyj2021-x1">)', r'\1<span class="lacuna">缺</span>'),
        (INSIDE, "dkyj2021-x1: 1 of 0"),
    ),
    "the entries of the notes turned round": (
        swapped(r'<p class="note" id="note-2">.*?</p>', r'<p class="note" id="note-3">.*?</p>'),
        (NOTES, "note-2 after note-3"),
    ),
    "the numbers of the notes turned round": (
        lambda text: re.sub(r"(mark|note)-(\d)\b", lambda found: f"{found[1]}-{9 - int(found[2])}", text),
        (NOTES, "mark-7 after mark-8"),
    ),
}


@pytest.mark.parametrize(("change", "fault"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_page_whose_form_is_damaged_is_refused(
    house: Path, owed: dict[str, DocumentDue], change: Change, fault: tuple[str, str]
) -> None:
    assert fault in faults_of(house, owed["dkyj2021"], change, CENTRAL_PAGE)


def test_a_lead_is_no_paragraph(house: Path, owed: dict[str, DocumentDue]) -> None:
    change = replaced('class="lead" id="hwyx-d1"', 'class="paragraph" id="hwyx-d1"')
    fault = (WRONG, "hwyx-d1: lead as p.paragraph")
    assert faults_of(house, owed["hwyx"], change, "texts/hwyx/index.html") == {fault}


def test_what_is_taken_away_is_proved_too(house: Path, owed: dict[str, DocumentDue]) -> None:
    name = "texts/downloads/dkyj2021.html"
    text = (house / "site" / name).read_text("utf-8")
    files = {name: text, CENTRAL_PAGE: (house / "site" / CENTRAL_PAGE).read_text("utf-8")}
    files[name] = replaced(r'<li id="dkyj2021-l1">(.*?)</li>', r'<p class="list" id="dkyj2021-l1">\1</p>')(text)
    assert files[name] != text
    seen = {each: read_html(page) for each, page in files.items()}
    found = {(each.path, each.found) for each in page_faults(seen, files, [owed["dkyj2021"]]) if each.what == WRONG}
    assert found == {(name, "dkyj2021-l1: list as p.list")}


def test_the_published_data_ask_for_the_same_as_the_edition(house: Path, owed: dict[str, DocumentDue]) -> None:
    """A bundle is proved from its own data, without the edition."""
    import json

    published = json.loads((house / "site" / "data" / "handbook.json").read_text("utf-8"))["documents"]
    for document in published:
        mine, theirs = owed[document["id"]], _due(document)
        assert [replace(block, gaps=()) for block in theirs.blocks] == [
            replace(block, gaps=()) for block in mine.blocks
        ]
        for one, other in zip(theirs.blocks, mine.blocks, strict=True):
            assert sorted(one.gaps) == sorted(other.gaps), one.id


# What no page can show of itself -------------------------------------------------------------------------------------


def test_the_start_page_counts_each_page_by_its_own_lines(house: Path) -> None:
    edition = assemble(Tree(house))
    home = summary(edition, readings(edition), "手册", {})["home"]
    assert isinstance(home, dict)
    told = home["bars"]
    for source in told:
        rows = [row for row in edition.rows if row.source == source["source"]]
        lines = next(page for page in edition.pages if page.source == source["source"]).lines
        assert source["lines"] == len(rows) == len(lines)
        assert source["kept"] == sum(row.order is not None for row in rows)
        assert source["dropped"] == sum(row.drop is not None for row in rows)
        assert source["furniture"] == sum(row.article == "_" for row in rows)
    counts = [(source["lines"], source["kept"]) for source in told]
    assert counts == [(24, 22), (20, 20), (2, 2)]
    start = (house / "site" / "index.html").read_text("utf-8")
    shown = re.findall(r'balance__name">(\d+)<.*?width:([0-9.]+)%.*?balance__lines">(\d+)<', start)
    longest = max(source["lines"] for source in told)
    assert shown == [
        (source["source"], str(round(100 * source["kept"] / longest, 2)), str(source["lines"])) for source in told
    ]


def test_only_a_central_document_is_marked_central_in_the_search(house: Path) -> None:
    edition = assemble(Tree(house))
    groups = findable(edition, readings(edition), {})["zh"]
    kinds = {str(document.code): document.entry.kind for document in edition.documents}
    marked = {group.anchor for group in groups if group.flags & CENTRAL}
    assert marked == {code for code, kind in kinds.items() if kind == "central-document"} == {"dkyj2021"}
