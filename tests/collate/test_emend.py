"""Emendations: both readings are kept, the words are found at just one place, and nothing else of a block changes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from edition.collate.collate import collate
from edition.collate.emend import emend, emendations
from edition.collate.outline import structure
from edition.nouns import Faults, Outline, Page, Plan, PlannedArticle, PlannedLine
from trees import code, edition, page

TEXT = "渡口修缮纪要\n渡囗要修,码头头要扫,\n水道要疏。\n三、修渡囗\n"
LINES = (
    PlannedLine(1, "title", "渡口修缮"),
    PlannedLine(2, "body", "渡囗要修"),
    PlannedLine(3, "body", "水道要疏", join=True),
    PlannedLine(4, "heading", "三、修渡"),
)


def outline(received: Page) -> Outline:
    plan = Plan(Path("900.yml"), received.path.name, received.sha256, "reviewed", (PlannedArticle(code("dk"), LINES),))
    articles, _ = collate(received, plan)
    return structure(articles[0], received)


def entry(line: int, quoted: str, text: str, certainty: str = "certain", **more: str) -> str:
    said = "".join(f", {key}: {value}" for key, value in more.items())
    head = f'line: {line}, in: "{quoted}", text: {text}, kind: wrong-character'
    return f"- {{{head}, certainty: {certainty}, reason: 形近。{said}}}\n"


def emended(folder: Path, *entries: str) -> Outline:
    received = page(TEXT)
    path = folder / "900.yml"
    path.write_text("".join(entries), encoding="utf-8")
    (made,) = emend([outline(received)], emendations(path, received))
    return made


def faults(folder: Path, *entries: str) -> list[str]:
    with pytest.raises(Faults) as raised:
        emended(folder, *entries)
    return [str(fault).removeprefix(f"{folder}/") for fault in raised.value.faults]


def test_both_readings_are_kept(tmp_path: Path) -> None:
    made = emended(tmp_path, entry(2, "渡[囗]要修", "口"), entry(2, "码头[头]", "null", "doubtful"))
    (block, _) = made.blocks
    assert block.received == "渡囗要修，码头头要扫，水道要疏。"
    assert block.text == "渡口要修，码头头要扫，水道要疏。"
    assert [(e.received, e.text, e.applied) for e in block.emendations] == [("囗", "口", True), ("头", None, False)]
    assert block.fingerprint == outline(page(TEXT)).blocks[0].fingerprint


def test_an_emendation_in_a_joined_line_stands_at_its_place(tmp_path: Path) -> None:
    (block, _) = emended(tmp_path, entry(3, "水道[要]", "须", "likely")).blocks
    assert block.text == "渡囗要修，码头头要扫，水道须疏。"


def test_a_doubtful_reading_with_a_text_is_not_applied(tmp_path: Path) -> None:
    (block, _) = emended(tmp_path, entry(2, "[码]头", "马", "doubtful")).blocks
    assert block.text == block.received


def test_the_title_of_a_section_is_its_heading_as_read(tmp_path: Path) -> None:
    section = emended(tmp_path, entry(4, "修渡[囗]", "口")).sections[1]
    assert section.title == section.blocks[0].text == "三、修渡口"


WRONG: dict[str, tuple[list[str], str]] = {
    "words that are not there": (
        [entry(2, "渡[口]要修", "囗")],
        "900.yml:1: the words are not at just one place of their line (0 times",
    ),
    "words that are there twice": (
        [entry(2, "[要]", "须")],
        "900.yml:1: the words are not at just one place of their line (2 times",
    ),
    "no brackets": ([entry(2, "渡囗要修", "口")], "900.yml:1: no characters in brackets"),
    "empty brackets": ([entry(2, "渡[]囗", "口")], "900.yml:1: no characters in brackets"),
    "no such line": ([entry(9, "渡[囗]", "口")], "900.yml:1: the page has no text at this line (9)"),
    "applied without a text": (
        [entry(2, "渡[囗]要", "null")],
        "900.yml:1: an applied emendation without a text (certain)",
    ),
    "no change": ([entry(2, "渡[囗]要", "囗")], "900.yml:1: the emendation changes nothing (囗)"),
    "unknown certainty": ([entry(2, "渡[囗]要", "口", "sure")], "900.yml:1: unknown certainty (sure)"),
    "unknown key": ([entry(2, "渡[囗]要", "口", who="我")], "900.yml:1: unknown key in an emendation (who)"),
    "in a title": ([entry(1, "渡[口]修", "囗")], "900.yml:1: the characters of line 1 are in no block"),
    "overlapping": (
        [entry(2, "渡[囗要]修", "口须"), entry(2, "囗[要修]", "须休")],
        "900.yml:2: two emendations overlap (要修); make them one",
    ),
    "no list": (["line: 2\n"], "900.yml:1: the emendations is not a list"),
}


@pytest.mark.parametrize(("entries", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_emendation_is_a_fault(tmp_path: Path, entries: list[str], message: str) -> None:
    found = faults(tmp_path, *entries)
    assert any(fault.startswith(message) for fault in found), found


def test_a_page_without_emendations(tmp_path: Path) -> None:
    assert emendations(tmp_path / "900.yml", page(TEXT)) == ()


def test_the_real_emendations_hold() -> None:
    """Each stands in its block, in order, without overlap; what rests on outside knowledge is never certain."""
    found = [(block, e) for d in edition().documents for block in d.outline.blocks for e in block.emendations]
    assert found
    for block, each in found:
        assert block.received[each.start : each.end] == each.received
        assert each.reason
        assert (each.text is not None) or not each.applied
        assert not (each.outside and each.certainty == "certain"), (block.id, each)
    for document in edition().documents:
        for block in document.outline.blocks:
            ends = [(e.start, e.end) for e in block.emendations]
            assert all(one[1] <= other[0] for one, other in pairwise(ends)), block.id


def test_only_what_the_sources_prove_is_applied_in_the_central_document() -> None:
    for document in edition().documents:
        if document.entry.kind == "central-document":
            applied = [e for block in document.outline.blocks for e in block.emendations if e.applied]
            assert not [e for e in applied if e.outside]
