"""English digests: read strictly, held against the Chinese they were made from, number by number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from edition.collate.collate import collate
from edition.collate.outline import structure
from edition.desk.plan_file import plan
from edition.links.english import LONGEST_ABSTRACT, SHORTEST_ABSTRACT, english, of_words, stale
from edition.nouns import Document, Fault
from edition.pages.digest import digest_page
from edition.reading.document import read_document
from edition.review.english import chinese_numbers, english_numbers, number_faults
from trees import document, edition, page

PAGE = """# 江河市工会的一年

江河市工会一年来做了几件事，共有1.5万人受益。

培训了320人，比上年增加20%。
"""

PLAN = """source: {name}
sha256: {sha}
status: reviewed
articles:
  - code: abcd
    lines:
      - 1 title 江河市工会的一年
      - 3 body 江河市工会一年来
      - 5 body 培训了320人，
"""

ABSTRACT = "word " * SHORTEST_ABSTRACT


@pytest.fixture
def made_up(tmp_path: Path) -> Document:
    received = page(PAGE)
    path = tmp_path / "900.yml"
    path.write_text(PLAN.format(name=received.path.name, sha=received.sha256), encoding="utf-8")
    articles, _ = collate(received, plan(path))
    return document(structure(articles[0], received, ()))


def written(folder: Path, chinese: Document, *, says: tuple[str, str], name: str = "abcd", more: str = "") -> Path:
    path = folder / f"{name}.yml"
    lines = "\n".join(
        f'  {block.id}: {{of: "{of_words(block.text)}", says: "{said}"}}'
        for block, said in zip(chinese.outline.blocks, says, strict=True)
    )
    path.write_text(f'title: A year\nabstract: "{ABSTRACT}"\n{more}blocks:\n{lines}\n', encoding="utf-8")
    return path


GOOD = ("In all 15,000 people benefited.", "320 were trained, 20 percent more.")


def test_a_digest_is_read_block_by_block(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    written(folder, made_up, says=GOOD)
    faults: list[Fault] = []
    (digest,) = english(folder, [made_up], faults)
    assert not faults
    assert [block.says for block in digest.blocks.values()] == list(GOOD)
    assert not stale([digest], [made_up])
    assert not number_faults([digest], [made_up])
    assert {digest.status(block) for block in digest.blocks} == {"draft"}


@pytest.mark.parametrize(
    ("changed", "to", "what"),
    [
        ("abcd-p2", "abcd-p9", "not a block of this document"),
        ("title: A year\n", "", "an English digest lacks “title”"),
        (ABSTRACT, "word " * (SHORTEST_ABSTRACT - 1), "an abstract of another length"),
        (ABSTRACT, "word " * (LONGEST_ABSTRACT + 1), "an abstract of another length"),
        ("blocks:", "reviewed: [{by: x, on: yesterday, method: y}]\nblocks:", "not a day"),
        ("blocks:", "drafts: [abcd-p9]\nblocks:", "not a block of this document"),
        ('{of: "', '{from: "', "unknown key"),
    ],
)
def test_a_wrong_digest_is_a_fault_with_its_line(
    tmp_path: Path, made_up: Document, changed: str, to: str, what: str
) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    path = written(folder, made_up, says=GOOD)
    path.write_text(path.read_text("utf-8").replace(changed, to), encoding="utf-8")
    faults: list[Fault] = []
    english(folder, [made_up], faults)
    assert any(what in fault.what and fault.path == str(path) and fault.line > 0 for fault in faults), faults


def test_a_digest_of_nothing_is_a_fault(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    written(folder, made_up, says=GOOD, name="other")
    faults: list[Fault] = []
    assert english(folder, [made_up], faults) == ()
    assert [fault.what for fault in faults] == ["an English digest of no document"]


def test_folders_beside_the_digests_are_read_elsewhere_and_others_are_faults(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    for name in ("tables", "training", "drafts"):
        (folder / name).mkdir(parents=True)
    written(folder, made_up, says=GOOD)
    faults: list[Fault] = []
    assert len(english(folder, [made_up], faults)) == 1
    assert [(fault.what, fault.found) for fault in faults] == [("not a .yml file", "drafts")]


def test_english_whose_chinese_has_changed_is_stale(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    path = written(folder, made_up, says=GOOD)
    now = of_words(made_up.outline.blocks[1].text)
    path.write_text(path.read_text("utf-8").replace(now, "00000000"), encoding="utf-8")
    digests = english(folder, [made_up], [])
    (fault,) = stale(digests, [made_up])
    assert (fault.found, now in fault.remedy) == ("abcd-p2", True)


@pytest.mark.parametrize("said", ["In all 1.5 million people benefited.", "In all 1,500 people benefited."])
def test_a_number_that_the_chinese_does_not_have_is_a_fault(tmp_path: Path, made_up: Document, said: str) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    written(folder, made_up, says=(said, GOOD[1]))
    digests = english(folder, [made_up], [])
    assert [fault.what for fault in number_faults(digests, [made_up])] == ["a number that the Chinese does not have"]


def test_a_number_left_out_is_a_fault_of_a_central_document_alone(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    written(folder, made_up, says=("Many people benefited.", GOOD[1]))
    digests = english(folder, [made_up], [])
    assert not number_faults(digests, [made_up])
    central = document(made_up.outline, "central-document")
    found = number_faults(digests, [central])
    assert [fault.what for fault in found] == ["a number of the Chinese that the English leaves out"]


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        ("1500万人次", "15 million participations"),
        ("274.7亿元", "27.47 billion yuan"),
        ("3900多万职工", "more than 39 million workers"),
        ("60%以上", "more than 60 percent"),
        ("到2035年", "by 2035"),
        ("（十二）畅通", "(12) Open"),
        ("1.8万人次", "18,000 participations"),
    ],
)
def test_numbers_of_both_languages_meet(chinese: str, said: str) -> None:
    assert english_numbers(said) <= chinese_numbers(chinese)
    assert english_numbers(said)


def test_an_ordinal_is_a_name() -> None:
    assert english_numbers("the 20th Congress and the 5 projects") == {Decimal(5)}


def test_the_page_has_every_block_with_its_id_and_its_chinese(tmp_path: Path, made_up: Document) -> None:
    folder = tmp_path / "english"
    folder.mkdir()
    written(folder, made_up, says=GOOD)
    (digest,) = english(folder, [made_up], [])
    made = digest_page(digest, read_document(made_up, ()))
    for block, said in zip(made_up.outline.blocks, ("15,000", "320 were trained"), strict=True):
        assert f"{{ #{block.id} " in made
        assert said in made
        assert block.text.split("，")[0] in made
    assert "unofficial" in made
    assert "not yet compared with the Chinese" in made


def test_every_document_on_the_subject_has_its_english() -> None:
    held = {digest.code for digest in edition().links.digests}
    assert {
        each.code for each in edition().documents if each.entry.on_topic and each.outline.status == "reviewed"
    } <= held
