"""The English of practice: found by the Chinese words it was made from, held against them, stale when they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from edition.links.english_practice import english_practice, of_practice, practice_in_english, stale_practice
from edition.links.places import Places, places
from edition.nouns import (
    Block,
    BlockId,
    Emendation,
    Fault,
    FrontLine,
    Outline,
    Practice,
    PracticeEnglish,
    Section,
    SourceId,
    Span,
)
from edition.review.english import DOUBTFUL, practice_doubt_faults, practice_number_faults
from trees import code, document, edition

TRAINS = Practice(
    BlockId("abcd-x1"), BlockId("efgh-p1"), "加强培训", "培训1.5万人", "strong", True, "done", "unsaid", (), "办了培训"
)
PLANS = replace(TRAINS, does="计划再培训300人", kind="planned", reason="打算再办")
"""The same measure and place a second time."""

SAYS = {TRAINS: ("Trained 15,000 people", "Training was held"), PLANS: ("Plans to train 300 more", "More is planned")}


def file(folder: Path, *links: Practice) -> Path:
    path = folder / "practice.yml"
    lines = (
        f'"{of_practice(each)}": {{for: "abcd-x1 efgh-p1", asks: "Train more", does: "{does}", reason: "{reason}"}}\n'
        for each in links
        for does, reason in [SAYS[each]]
    )
    path.write_text("".join(lines), encoding="utf-8")
    return path


def doubtful(text: str, words: str) -> Places:
    """A paragraph ``efgh-p1`` in which some words are doubted."""
    span = Span(SourceId("900"), 1, 0, 1)
    at = text.index(words)
    doubt = Emendation(at, at + len(words), words, None, "damaged", "doubtful", "疑有误。")
    block = Block(BlockId("efgh-p1"), "paragraph", None, "stated", text, (span,), "", emendations=(doubt,))
    front = (FrontLine("title", "题目", (span,)),)
    return places(
        [document(Outline(code("efgh"), SourceId("900"), "reviewed", front, (Section(None, None, "", (block,)),)))]
    )


def made(path: Path) -> tuple[PracticeEnglish, ...]:
    faults: list[Fault] = []
    found = english_practice(path, faults)
    assert not faults
    return found


def test_rows_of_one_measure_and_place_keep_their_english_in_any_order(tmp_path: Path) -> None:
    for order in ((TRAINS, PLANS), (PLANS, TRAINS)):
        found = made(file(tmp_path, *order))
        held = practice_in_english([TRAINS, PLANS], found)
        assert {link: (each.does, each.reason) for link, each in held.items()} == SAYS
        assert stale_practice([TRAINS, PLANS], found) == []
        assert practice_number_faults(held) == []


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert made(tmp_path / "practice.yml") == ()
    assert stale_practice([TRAINS], ()) == []


@pytest.mark.parametrize("field", ["asks", "does", "reason"])
def test_english_of_changed_chinese_is_stale_and_not_shown(tmp_path: Path, field: str) -> None:
    found = made(file(tmp_path, TRAINS, PLANS))
    changed = replace(TRAINS, **{field: "另一句话"})
    assert list(practice_in_english([changed, PLANS], found)) == [PLANS]
    (fault,) = stale_practice([changed, PLANS], found)
    assert (fault.what, fault.line) == ("the Chinese has changed since this was made", 1)
    assert of_practice(TRAINS) in fault.found
    assert of_practice(changed) in fault.remedy


def test_a_row_without_english_and_english_of_no_row_are_named(tmp_path: Path) -> None:
    found = made(file(tmp_path, TRAINS))
    elsewhere = replace(PLANS, anchor=BlockId("efgh-p2"))
    (lacking,) = stale_practice([TRAINS, elsewhere], found)
    assert (lacking.what, lacking.found) == ("practice without English", "abcd-x1 efgh-p2")
    assert of_practice(elsewhere) in lacking.remedy
    (left,) = stale_practice([], found)
    assert left.what == "English of no practice"


def test_a_second_row_of_a_pair_without_english_is_named(tmp_path: Path) -> None:
    (lacking,) = stale_practice([TRAINS, PLANS], made(file(tmp_path, TRAINS)))
    assert (lacking.what, of_practice(PLANS) in lacking.remedy) == ("practice without English", True)


@pytest.mark.parametrize(
    ("changed", "to", "what"),
    [
        (of_practice(TRAINS), "abcd-x1", "not a fingerprint"),
        ('asks: "Train more"', 'asks: ""', "nothing said"),
        (', reason: "Training was held"', "", "lacks “reason”"),
        ("for: ", "of: ", "unknown key"),
    ],
)
def test_a_wrong_entry_is_a_fault_with_its_line(tmp_path: Path, changed: str, to: str, what: str) -> None:
    path = file(tmp_path, TRAINS)
    path.write_text(path.read_text("utf-8").replace(changed, to), encoding="utf-8")
    faults: list[Fault] = []
    english_practice(path, faults)
    assert any(what in fault.what and (fault.path, fault.line) == (str(path), 1) for fault in faults), faults


def test_a_number_that_the_chinese_does_not_have_is_a_fault(tmp_path: Path) -> None:
    path = file(tmp_path, TRAINS)
    path.write_text(path.read_text("utf-8").replace("15,000", "1,500"), encoding="utf-8")
    (fault,) = practice_number_faults(practice_in_english([TRAINS], made(path)))
    assert "1500" in fault.found


def test_doubted_words_are_called_doubtful_in_english_too(tmp_path: Path) -> None:
    found = doubtful("去年培训1.5万人。", "培训")
    path = file(tmp_path, TRAINS)
    (fault,) = practice_doubt_faults(practice_in_english([TRAINS], made(path)), found)
    assert (fault.line, "培训" in fault.found) == (1, True)
    path.write_text(path.read_text("utf-8").replace("Trained", f"Trained {DOUBTFUL}"), encoding="utf-8")
    assert practice_doubt_faults(practice_in_english([TRAINS], made(path)), found) == []


def test_every_row_of_practice_has_its_english() -> None:
    links = edition().links
    assert links.practice
    assert set(practice_in_english(links.practice, links.practice_english)) == set(links.practice)
    assert stale_practice(links.practice, links.practice_english) == []
