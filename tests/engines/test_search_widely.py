"""What is found beyond the letter, without a browser: other names, like sounds and shapes, numbers in other forms, what
is near; each said for what it is, and clearly below what stands as it was typed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from asking import ask
from edition.chinese.alike import shapes, sounds
from edition.files.anchors_js import anchors
from edition.files.search_files import CENTRAL, DOCUMENT, Entry, Group, PageFacts, search_index
from edition.files.search_names import name_rows
from edition.ids.grammar import Places
from edition.nouns import OtherName

NAMES = [
    OtherName(("摆渡人", "撑船的"), "船工", "", "口头说法。", "", 1),
    OtherName(("渡口意见", "boatmen rules"), "", "kj2031", "全题的简说。", "Its short name.", 2),
    OtherName(("修船的规矩",), "", "kj2031-x2", "第二项。", "", 3),
    OtherName(("ferrymen",), "船工", "", "中文原词。", "The Chinese word.", 4),
    OtherName(("技能竞赛",), "养老金", "", "试用。", "", 6),
    OtherName(("渡口办",), "", "texts/named#n-a", "简称。", "", 5),
]


@cache
def index() -> dict[str, str]:
    central = Group(
        "texts/kj2031",
        "kj2031",
        "中央文件",
        (
            Entry("", "title", "关于推进渡口建设改革的意见"),
            Entry("-x1", "item", "（一）培养船工。到2035年，渡口船工达到五万名，百分之六十能夜航。", 8),
            Entry("-x2", "item", "（二）修好渡船。每年修船119.5万次，2031年5月4日起算。", 8),
        ),
        "",
        DOCUMENT | CENTRAL,
    )
    report = Group(
        "texts/dk",
        "dk",
        "报道",
        (
            Entry("", "title", "渡口的早晨"),
            Entry("-p1", "body", "高级船工周明远说，技能竞赛办得好。"),
            Entry("-p2", "body", "他的养老金够用。"),
        ),
        "东岸",
        DOCUMENT,
        PageFacts(topics=("训练",)),
    )
    named = Group(
        "texts/named",
        "named",
        "人物与机构",
        (
            Entry("", "title", "人物与机构"),
            Entry("n-a", "term", "渡口管理办公室\n管渡口的。", 7),
            Entry("n-b", "term", "周明远\n船工。", 3),
        ),
    )
    english = Group(
        "en/texts/dk",
        "dk",
        "Report",
        (
            Entry("", "title", "A morning"),
            Entry("-p1", "body", "An apprenticeship takes a winter. Boatmen are trained."),
        ),
        "",
        DOCUMENT,
    )
    told = {
        **json.loads(json.dumps(anchors(Places({}, {}, {})))),
        "said": name_rows(NAMES),
        "sounds": sounds(),
        "shapes": shapes(),
    }
    return search_index({"zh": [central, report, named], "en": [english]}, ids=told)


def one(text: str, **more: Any) -> dict[str, Any]:
    [answer] = ask(index(), [{"text": text, **more}])
    return answer


def ids(sections: list[dict[str, Any]]) -> list[str]:
    return [hit["id"] for page in sections for hit in page["hits"]]


def tiers(answer: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    return {tier["name"]: (tier["label"], sorted(ids(tier["sections"]))) for tier in answer["tiers"]}


def test_another_name_is_said_with_its_ground_and_never_counted_as_literal() -> None:
    answer = one("摆渡人")
    assert (answer["paragraphs"], answer["sections"]) == (0, [])
    [said] = answer["said"]
    assert (said["as"], said["why"], said["paragraphs"], said["query"]) == ("船工", "口头说法。", 3, "船工")
    assert sorted(ids(said["sections"])) == ["dk-p1", "kj2031-x1", "n-b"]


def test_where_words_stand_literally_the_other_name_is_only_offered() -> None:
    answer = one("技能竞赛")
    assert [("sections" in said, said["as"]) for said in answer["said"]] == [(False, "养老金")]
    assert ids(answer["sections"]) == ["dk-p1"]


def test_a_short_name_leads_to_the_entry_of_the_body() -> None:
    answer = one("渡口办")
    assert [(jump["group"]["path"], jump["hit"]["anchor"], jump["by"]) for jump in answer["jumps"]] == [
        ("texts/named", "n-a", "name")
    ]


@pytest.mark.parametrize(("typed", "anchor"), [("渡口意见", "kj2031"), ("修船的规矩", "kj2031-x2")])
def test_a_name_of_a_place_leads_there(typed: str, anchor: str) -> None:
    [jump] = one(typed)["jumps"]
    assert (jump["hit"]["anchor"], jump["by"]) == (anchor, "name")
    assert jump["why"]


def test_an_english_name_leads_to_the_chinese_texts() -> None:
    [said] = one("ferrymen", language="en", other="zh")["said"]
    assert (said["as"], said["why"], said["language"], said["paragraphs"]) == ("船工", "The Chinese word.", "zh", 3)


def test_a_name_within_several_words_is_put_in_its_place() -> None:
    [said] = one("渡口办 渡口")["said"]
    assert said["query"] == "渡口管理办公室 渡口"


ALIKE = {
    "技能竟赛": ("sound", "技能竞赛", ["dk-p1"]),
    "机能竞赛": ("sound", "技能竞赛", ["dk-p1"]),
    "周名远": ("sound", "周明远", ["dk-p1", "n-b"]),
    "周朋远": ("shape", "周明远", ["dk-p1", "n-b"]),
}


@pytest.mark.parametrize("typed", ALIKE)
def test_words_that_are_alike_are_found_as_they_stand(typed: str) -> None:
    answer = one(typed)
    kind, word, places = ALIKE[typed]
    assert answer["paragraphs"] == 0
    assert tiers(answer) == {kind: (word, places)}


def test_misspelt_english_is_found_as_it_is_spelt() -> None:
    assert tiers(one("appreticeship", language="en")) == {"shape": ("apprenticeship", ["dk-p1"])}


FORMS = {
    "60%": ["kj2031-x1"],
    "六成": ["kj2031-x1"],
    "二〇三五年": ["kj2031-x1"],
    "5万": ["kj2031-x1"],
    "50000": ["kj2031-x1"],
    "2031-05-04": ["kj2031-x2"],
    "2031/5/4": ["kj2031-x2"],
}
"""What is typed, and where it stands in another form; 5万 is no part of 119.5万."""


@pytest.mark.parametrize("typed", FORMS)
def test_numbers_and_dates_are_found_in_their_other_forms(typed: str) -> None:
    assert tiers(one(typed))["form"][1] == FORMS[typed]


@pytest.mark.parametrize("typed", ["石油", "核聚变", "火星探测", "莎士比亚", "quantum physics"])
def test_what_nobody_wrote_of_is_not_answered_with_rubbish(typed: str) -> None:
    answer = one(typed)
    assert (answer["sections"], answer["said"], answer["tiers"], answer["jumps"]) == ([], [], [], [])
    assert [way for way in answer["ways"] if "address" in way]


def test_what_is_recorded_of_a_document_counts_for_its_paragraphs() -> None:
    [page] = one("东岸 养老金")["sections"]
    assert (page["path"], page["beside"], ids([page])) == ("texts/dk", True, ["dk-p2"])
    [page] = one("训练 技能竞赛")["sections"]
    assert ids([page]) == ["dk-p1"]


def test_of_several_words_that_stand_apart_the_rare_one_comes_first() -> None:
    [page] = one("船工 养老金")["sections"]
    assert (page["apart"], ids([page])) == (True, ["dk-p2", "dk-p1"])


def test_a_sign_that_stands_nowhere_is_left_out_and_told() -> None:
    """Where most of one word is left; of several words, the one that is missing is named instead."""
    found = one("修好渡船龘齉")
    assert (found["dropped"], ids(found["sections"])) == ("龘齉", ["kj2031-x2"])
    apart = one("渡船 龘齉")
    assert (apart["dropped"], apart["missing"]) == ("", ["龘齉"])
