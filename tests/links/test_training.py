"""Learning paths: what they quote stands there, what they name exists, their minutes add up; the real ones hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.links.lookups import connections
from edition.links.places import places
from edition.links.quoted_words import named, pieces, stands
from edition.links.training import HANDOUT, LONGEST, QUESTIONS, SHORTEST, STEPS, training
from edition.nouns import Block, BlockId, Emendation, Fault, Outline, Section, TrainingPath
from edition.pages.training import CHINESE, PathTexts, QuotationShown, handout_page, path_page, paths_page
from edition.reading.document import read_document
from hypothesis import given
from hypothesis import strategies as st
from shown_pages import as_shown
from trees import ROOT, code, document, edition
from trees import read as as_read

SAMPLE = (ROOT / "tests" / "texts" / "training_path.yml").read_text("utf-8")
FOUND = places(edition().documents)
REAL = edition().links.paths


def read(folder: Path, **files: str) -> tuple[tuple[TrainingPath, ...], list[str]]:
    """Paths from texts by name, and the faults found; ``_`` in a name is ``-``."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.yml").write_text(text, encoding="utf-8")
    faults: list[Fault] = []
    return training(folder, FOUND, faults), [str(fault) for fault in faults]


def test_the_sample_holds(tmp_path: Path) -> None:
    [path], faults = read(tmp_path, small=SAMPLE)
    assert faults == []
    assert (path.slug, path.minutes, len(path.steps), len(path.questions)) == ("small", 65, 6, 8)


@pytest.mark.parametrize("case", cases("training_faults"), ids=lambda case: case.title)
def test_what_does_not_hold_fails_at_its_line(tmp_path: Path, case: Case) -> None:
    """Given: words of the sample to replace, words to put there; a line feed is written \\n."""
    old, new = (line.replace("\\n", "\n") for line in case.given.split("\n"))
    assert old in SAMPLE
    _, faults = read(tmp_path, small=SAMPLE.replace(old, new, 1))
    found = [fault for fault in faults if case.expected[0] in fault]
    assert found, faults
    at = SAMPLE[: SAMPLE.index(old)].count("\n") + 1
    whole = ("minutes", "steps", "questions", "twice")
    for fault in found:
        line = int(re.match(r".*?small\.yml:(\d+): ", fault)[1])  # type: ignore[index]
        assert abs(line - at) <= 1 or any(word in case.expected[0] for word in whole), fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, small=SAMPLE.replace("“必须”", "“务必”").replace("aigs-p2", "aigs-p99"))
    assert len(faults) == 2


@pytest.mark.parametrize("name", ["index", "small-handout", "1st", "Small", "s"])
def test_a_name_that_would_make_a_bad_address(tmp_path: Path, name: str) -> None:
    _, [fault] = read(tmp_path, **{name.replace("-", "_"): SAMPLE})
    assert "not a name for a path" in fault


def test_two_paths_of_one_order_and_title(tmp_path: Path) -> None:
    _, faults = read(tmp_path, one=SAMPLE, two=SAMPLE)
    assert [re.sub(r".*?two\.yml:", "", fault) for fault in faults] == [
        "1: two paths with one order (1, also one.yml); change one of them",
        "2: two paths with one title (一条小路, also one.yml); change one of them",
    ]


def test_a_file_that_is_no_path_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SAMPLE, encoding="utf-8")
    made, [fault] = read(tmp_path)
    assert made == ()
    assert "not a .yml file" in fault


def test_no_folder_is_no_path(tmp_path: Path) -> None:
    faults: list[Fault] = []
    assert training(tmp_path / "nowhere", FOUND, faults) == ()
    assert faults == []


def test_paths_stand_in_their_own_order(tmp_path: Path) -> None:
    later = SAMPLE.replace("order: 1", "order: 2").replace("一条小路", "二路")
    made, _ = read(tmp_path, aa=later, zz=SAMPLE)
    assert [path.slug for path in made] == ["zz", "aa"]


# What is quoted ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quotation", "text", "found"),
    [
        ("“甲乙”", "说甲乙丙", True),
        ("“甲丙”", "说甲乙丙", False),
        ("“甲……丙”", "说甲乙丙", True),
        ("“丙……甲”", "说甲乙丙", False),
        ("“甲……甲”", "说甲乙丙", False),
        ("“说‘甲’”", "他说“甲”", True),
        ("“说‘甲’”", "他说甲", False),
        ("“”", "甲", False),
        ("“……”", "甲", False),
    ],
)
def test_words_stand_as_they_are(quotation: str, text: str, found: bool) -> None:
    assert stands(quotation, text) is found


@given(st.text(alphabet="甲乙“”‘’[]a-1 。", max_size=40))
def test_taken_apart_and_put_together(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


def test_ids_are_named_once() -> None:
    assert named(["甲[a-1 b-2]乙[a-1]", "丙[c]"]) == ["a-1", "b-2", "c"]


def shown() -> QuotationShown:
    return QuotationShown(connections(edition()).places, as_read())


# The pages -----------------------------------------------------------------------------------------------------------


def test_nothing_of_a_path_is_markup(tmp_path: Path) -> None:
    evil = SAMPLE.replace("audience: 试读的人。", 'audience: "<b onclick=x> *甲* {: .x} # 乙 `c`"').replace(
        "title: 一条小路", 'title: "<i>路</i> | *甲*"'
    )
    [path], faults = read(tmp_path, small=evil)
    assert faults == []
    for page in (paths_page([path]), path_page(path, shown()), handout_page(path, shown())):
        body = page.split("---\n", 2)[2]
        assert "<i>" not in body
        assert "<b onclick" not in body
        said = as_shown(page)
        assert not re.search(r"<[^>]*onclick|<i>|<em>甲|class=\"x\"", said)
    assert "&lt;b onclick=x&gt; *甲* {: .x} # 乙 `c`" in as_shown(path_page(path, shown()))


def test_references_are_links_or_nothing() -> None:
    text = "看“必须”[yj2024-x5]，[yj2024]，[matrix]，[received/]。"
    texts = PathTexts(shown(), CHINESE)
    made = texts.said(text)
    for address in ("[YJ2024-X5]", "../yj2024.md)", "../matrix.md)", "../received/index.md)"):
        assert address in made
    assert texts.said(text, linked=False) == "看“必须”，，，。"


def test_words_quoted_say_what_must_be_said_of_them() -> None:
    """Behind the quotation, also where two pieces of it stand apart, or where its place is named further on."""
    doubt = Emendation(2, 3, "渡", None, "damaged", "doubtful", "字残。")
    block = Block(
        BlockId("dk-p1"), "paragraph", None, "stated", "先修渡口，今年用。再修码头。", (), "", emendations=(doubt,)
    )
    its = document(Outline(code("dk"), "900", "reviewed", (), (Section(None, None, "", (block,)),)))  # type: ignore[arg-type]
    over = QuotationShown(places([its]), {its.code: read_document(its, ())})
    unsure, year = "“渡”存疑", "“今年”所指年份未详"

    def mark(*marks: str) -> str:
        return f"**〔编者注：{'；'.join(marks)}〕**"

    texts = PathTexts(over, CHINESE)
    assert texts.said("说“先修渡口”[dk-p1]。", linked=False) == f"说“先修渡口”{mark(unsure)}。"
    assert mark(unsure, year) in texts.said("“修渡……今年用”和“码头”[dk-p1]")
    assert "编者注" not in texts.said("“码头”[dk-p1]")
    assert mark(year) in texts.said("甲“今年用”", where=["dk-p1"])
    assert "编者注" not in texts.said("甲“今年用”")


def test_the_handout_gives_no_answer(tmp_path: Path) -> None:
    [path], _ = read(
        tmp_path, small=SAMPLE.replace('“股权激励”[js2019-s2-n2]。"]}', '“股权激励”[js2019-s2-n2]谜底。"]}')
    )
    page = handout_page(path, shown())
    assert "谜底" not in page
    assert "问一" in page
    assert "**2** 二\n" in page


# The real paths ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.slug)
def test_a_real_path_is_whole(path: TrainingPath) -> None:
    assert SHORTEST <= path.minutes <= LONGEST
    assert len(path.steps) in STEPS
    assert len(path.questions) >= QUESTIONS
    assert not path.slug.endswith(HANDOUT)
    for question in path.questions:
        assert any(piece.quoted for text in question.answer for piece in pieces(text)), question.ask
    for step in path.steps:
        assert any(piece.ids for text in step.look for piece in pieces(text)), step.title


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.slug)
def test_a_year_that_no_page_gives_is_said_to_be_public_knowledge(path: TrainingPath) -> None:
    """The central document carries no date as received: who dates it by its year says on what ground."""
    texts = [text for step in path.steps for text in (step.why, *step.look)]
    texts += [text for question in path.questions for text in question.answer]
    for text in texts:
        if re.search(r"2024年(?:才)?发布", text):
            assert "公知" in text


def test_there_are_paths() -> None:
    assert len(REAL) >= 2
