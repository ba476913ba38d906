"""Emendations: both readings are kept, the words are found at just one place, and nothing else of a block changes."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from edition.collate.apparatus import apparatus
from edition.collate.collate import collate
from edition.collate.emend import emend, emendations
from edition.collate.outline import structure
from edition.links.lookups import connections
from edition.nouns import Document, Edition, Faults, Outline, Page, Plan, PlannedArticle, PlannedLine
from edition.pages.document import document_page
from edition.reading.block import read_line
from edition.reading.document import read_document
from edition.reading.notes import told
from edition.reading.runs import entry_runs, prose
from shown_pages import document_as_shown
from trees import code, document, edition, page

TEXT = "渡口修缮纪要\n渡囗要修,码头头要扫,\n水道要疏。\n三、修渡囗\n第4版\n制图:何青\n"
LINES = (
    PlannedLine(1, "title", "渡口修缮"),
    PlannedLine(2, "body", "渡囗要修"),
    PlannedLine(3, "body", "水道要疏", join=True),
    PlannedLine(4, "heading", "三、修渡"),
    PlannedLine(6, "credit", "制图:何青"),
)
FURNITURE = (PlannedLine(5, "furniture", "第4版"),)


def outline(received: Page) -> Outline:
    articles_planned = (PlannedArticle(code("dk"), LINES),)
    plan = Plan(Path("900.yml"), received.path.name, received.sha256, "reviewed", articles_planned, furniture=FURNITURE)
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


def book(made: Document) -> Edition:
    return Edition("2026.11", "00000000", (), (), (made,), ())


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


def test_a_place_that_is_right_stands_in_the_editors_file_alone(tmp_path: Path) -> None:
    made = emended(tmp_path, entry(2, "[渡囗]要修", "null", "right", votes="[missed, right]"))
    assert not [each for text in made.texts for each in text.emendations]


def test_votes_travel_with_their_reading(tmp_path: Path) -> None:
    made = emended(tmp_path, entry(2, "渡[囗]要修", "口", "likely", votes="[likely, missed, certain]"))
    assert made.blocks[0].emendations[0].votes == ("likely", "missed", "certain")


@pytest.mark.parametrize(("certainty", "shown"), [("doubtful", "制图：何青"), ("likely", "制图：何清")])
def test_a_credit_is_read_and_doubted_as_the_text_is(tmp_path: Path, certainty: str, shown: str) -> None:
    made = emended(tmp_path, entry(6, "何[青]", "清", certainty))
    (credit,) = (line for line in made.front if line.role == "credit")
    assert (credit.received, credit.text) == ("制图：何青", shown)
    (note,) = (note for note in apparatus(document(made), ()) if note.front)
    assert (note.kind, note.block, note.offset) == ("疑" if certainty == "doubtful" else "校", None, 5)
    said = "".join(run.text for run in entry_runs(told(note, None, {}), note.lines))
    assert "何" in said and "形近" in said
    runs = list(prose(read_line(credit, [note])))
    assert [(run.kind, run.text) for run in runs if run.kind in ("doubted", "emended", "mark")] == [
        ("doubted", "青") if certainty == "doubtful" else ("emended", "清"),
        ("mark", note.label),
    ]


def test_a_doubted_title_is_marked_on_its_page(tmp_path: Path) -> None:
    made = document(emended(tmp_path, entry(1, "渡[口]修", "囗", "doubtful")))
    page_made = document_page(read_document(made, apparatus(made, ())), (), {}, connections(book(made)))
    shown, _ = document_as_shown(page_made, [made])
    assert re.search(r'<h1[^>]*>渡<span class="doubted" data-note="note-1">口</span><sup class="mark"', shown)
    assert 'id="mark-1"' in shown and re.search(r'href="#mark-1"[^>]*>疑1</a>', shown)


def test_a_columns_name_has_its_entry_but_no_mark(tmp_path: Path) -> None:
    received = page("渡 / 口\n纪要之一\n渡口要修。\n")
    lines = (
        PlannedLine(1, "column", "渡 / 口"),
        PlannedLine(2, "title", "纪要之一"),
        PlannedLine(3, "body", "渡口要修"),
    )
    planned = (PlannedArticle(code("dk"), lines),)
    articles, _ = collate(received, Plan(Path("900.yml"), received.path.name, received.sha256, "reviewed", planned))
    (tmp_path / "900.yml").write_text(entry(1, "[渡 / 口]", "渡口"), encoding="utf-8")
    (outline_read,) = emend([structure(articles[0], received)], emendations(tmp_path / "900.yml", received))
    made = document(outline_read)
    shown = document_page(read_document(made, apparatus(made, ())), (), {}, connections(book(made)))
    assert "栏目\n:   渡口\n" in shown
    html, parts = document_as_shown(shown, [made])
    assert '<span class="label">校1</span>' in html and "mark-1" not in html
    assert not (parts.legend.corrected or parts.legend.cut)


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
    "in furniture": ([entry(5, "第[4]版", "四")], "900.yml:1: the characters of line 5 are in no text"),
    "one reading": (
        [entry(2, "渡[囗]要", "口", votes="[certain]")],
        "900.yml:1: fewer than two readings (certain)",
    ),
    "an unknown vote": (
        [entry(2, "渡[囗]要", "口", votes="[certain, sure]")],
        "900.yml:1: unknown vote (sure)",
    ),
    "applied though one alone would": (
        [entry(2, "渡[囗]要", "口", "likely", votes="[likely, doubtful, missed]")],
        "900.yml:1: applied, yet fewer than two readings would change it (likely、doubtful、missed)",
    ),
    "certain though none was": (
        [entry(2, "渡[囗]要", "口", votes="[likely, likely]")],
        "900.yml:1: called certain, yet no reading called it so (likely、likely)",
    ),
    "right, yet another text": (
        [entry(2, "渡[囗]要", "口", "right")],
        "900.yml:1: a reading that is right has another text (口)",
    ),
    "right, though none said so": (
        [entry(2, "渡[囗]要", "null", "right", votes="[doubtful, missed]")],
        "900.yml:1: called right, yet no reading called it so",
    ),
    "right words that are not there": (
        [entry(2, "渡[口]要", "null", "right")],
        "900.yml:1: the words are not at just one place",
    ),
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
    found = [(text, e) for d in edition().documents for text in d.outline.texts for e in text.emendations]
    assert found
    for block, each in found:
        assert block.received[each.start : each.end] == each.received
        assert each.reason
        assert (each.text is not None) or not each.applied
        assert not (each.outside and each.certainty == "certain"), each
        assert len(each.votes) >= 2, each
    for made in edition().documents:
        for block in made.outline.blocks:
            ends = [(e.start, e.end) for e in block.emendations]
            assert all(one[1] <= other[0] for one, other in pairwise(ends)), block.id


def test_only_what_the_sources_prove_is_applied_in_the_central_document() -> None:
    for made in edition().documents:
        if made.entry.kind == "central-document":
            applied = [e for text in made.outline.texts for e in text.emendations if e.applied]
            assert not [e for e in applied if e.certainty != "certain"]
