"""Learning paths in English: the plan of the Chinese path, quotations from the digests, a fingerprint that tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.links.english_training import english_training, of_path, stale_paths
from edition.links.places import places
from edition.links.training import training
from edition.nouns import Digest, DigestBlock, EnglishPath, TrainingPath
from edition.nouns.faults import Fault
from trees import ROOT, edition

SAMPLE = (ROOT / "tests" / "texts" / "training_path.yml").read_text("utf-8")
FOUND = places(edition().documents)
DIGESTS = [
    Digest(
        code=document.code,
        title="",
        abstract="",
        issuer="",
        authors=(),
        affiliation="",
        blocks={block.id: DigestBlock(block.text.replace("必须", "must"), "", 1) for block in document.outline.blocks},
    )
    for document in edition().documents
]
"""English that is the Chinese but for one word: enough to tell whose words are looked at."""

ENGLISH = SAMPLE.replace("“必须", "“must")


def chinese(folder: Path) -> tuple[TrainingPath, ...]:
    folder.mkdir()
    (folder / "small.yml").write_text(SAMPLE, encoding="utf-8")
    return training(folder, FOUND, [])


def read(folder: Path, text: str, name: str = "small") -> tuple[tuple[EnglishPath, ...], list[str]]:
    paths = chinese(folder / "zh")
    english = folder / "en"
    english.mkdir()
    of = f'of: "{of_path(paths[0])}"\n'
    (english / f"{name}.yml").write_text(text.replace("order:", f"{of}order:", 1), encoding="utf-8")
    faults: list[Fault] = []
    made = english_training(english, paths, FOUND, DIGESTS, faults)
    return made, [str(fault) for fault in faults]


def test_an_english_path_quotes_the_digests(tmp_path: Path) -> None:
    assert ENGLISH != SAMPLE
    (made,), faults = read(tmp_path, ENGLISH)
    assert faults == []
    assert (made.path.slug, made.path.minutes, made.line > 0) == ("small", 65, True)


def test_words_that_the_digest_does_not_have_are_a_fault(tmp_path: Path) -> None:
    _, faults = read(tmp_path, SAMPLE)
    assert len(faults) == SAMPLE.count("“必须")
    assert all("the words do not stand there" in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("order: ", "order: 2", "other order than the Chinese path"),
        ("closing: ", "closing: 1", "other minutes than the Chinese path"),
    ],
)
def test_another_plan_of_the_session_is_a_fault(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert old in ENGLISH
    _, faults = read(tmp_path, ENGLISH.replace(old, new, 1))
    assert any(what in fault for fault in faults), faults


def test_a_path_of_no_chinese_one_is_a_fault(tmp_path: Path) -> None:
    made, faults = read(tmp_path, ENGLISH, name="other")
    assert not made
    assert ["English of no learning path" in fault for fault in faults] == [True]


def test_a_path_without_its_fingerprint_is_told_what_to_write(tmp_path: Path) -> None:
    paths = chinese(tmp_path / "zh")
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "small.yml").write_text(ENGLISH, encoding="utf-8")
    faults: list[Fault] = []
    english_training(folder, paths, FOUND, DIGESTS, faults)
    assert [of_path(paths[0]) in fault.remedy for fault in faults] == [True]


def test_english_of_a_path_that_has_changed_is_named_with_its_new_fingerprint(tmp_path: Path) -> None:
    made, _ = read(tmp_path, ENGLISH)
    folder = tmp_path / "later"
    folder.mkdir()
    (folder / "small.yml").write_text(SAMPLE.replace("closing:", "closing: 1", 1), encoding="utf-8")
    later = training(folder, FOUND, [])
    assert not stale_paths(chinese(tmp_path / "again"), made)
    (fault,) = stale_paths(later, made)
    assert of_path(later[0]) in fault.remedy


def test_the_real_path_is_not_stale() -> None:
    links = edition().links
    assert links.paths_english
    assert not stale_paths(links.paths, links.paths_english)
