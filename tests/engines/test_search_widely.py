"""What is found beyond the letter, without a browser: other names, like sounds and shapes, numbers in other forms, what
is near; each said for what it is, and clearly below what stands as it was typed."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from asking import ask, engine
from edition.chinese.alike import shapes, sounds
from edition.files.anchors_js import anchors
from edition.files.search_files import CENTRAL, DOCUMENT, Entry, Group, PageFacts, search_index
from edition.files.search_names import name_rows
from edition.ids.grammar import Places
from edition.nouns import OtherName
from node import run_node

NAMES = [
    OtherName(("摆渡人", "撑船的"), "船工", "", "口头说法。", "", 1),
    OtherName(("渡口意见", "boatmen rules"), "", "kj2031", "全题的简说。", "Its short name.", 2),
    OtherName(("修船的规矩",), "", "kj2031-x2", "第二项。", "", 3),
    OtherName(("ferrymen",), "船工", "", "中文原词。", "The Chinese word.", 4),
    OtherName(("技能竞赛",), "养老金", "", "试用。", "", 6),
    OtherName(("渡口办",), "", "texts/named#n-a", "简称。", "", 5),
    OtherName(("pilot boat",), "boatmen", "", "试用。", "Tried.", 7),
    OtherName(("boat",), "winter", "", "试用。", "Tried.", 8),
    OtherName(("撑篙考证", "黑天行舟", "摸黑摆舟"), "", "kj2031-x1", "第一项讲夜航。", "", 9),
    OtherName(("lost luggage claims",), "", "dk-p1", "行李。", "Who looks for luggage.", 10),
]


NO_PLACES = json.loads(json.dumps(anchors(Places({}, {}, {}))))


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
        **NO_PLACES,
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
    assert (answer["total"], answer["sections"]) == (0, [])
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


def test_of_a_longer_question_each_stretch_is_named_once_where_it_stands() -> None:
    """In “copilot boats” no “pilot boat” stands: it must not be taken from there and leave the “boat” behind it."""
    ways = one("“copilot boats pilot boat”", language="en", other="zh")["ways"]
    assert [way["query"] for way in ways if "query" in way] == ["boatmen"]


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
    assert answer["total"] == 0
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


# How much is told, and when ------------------------------------------------------------------------------------------


def many() -> dict[str, str]:
    """Fourteen pages that hold 船工, the first two where the region is 西岸."""
    pages = [
        Group(
            f"texts/d{n}",
            f"d{n}",
            "报道",
            (Entry("", "title", f"第{n}篇"), Entry("-p1", "body", "船工到了60%。")),
            region,
        )
        for n, region in enumerate(["西岸"] * 2 + [""] * 12)
    ]
    return search_index({"zh": pages, "en": []}, ids={**NO_PLACES, "said": name_rows(NAMES)})


@pytest.mark.parametrize("typed", ["摆渡人", "船工到了六成"])
@pytest.mark.parametrize(("limit", "left"), [(10, 4), (14, 0), (99, 0)])
def test_pages_that_are_not_shown_are_said(typed: str, limit: int, left: int) -> None:
    [answer] = ask(many(), [{"text": typed, "limit": limit}])
    [of] = answer["said"] or answer["tiers"]
    assert (len(of["sections"]), of["moreGroups"]) == (14 - left, left)


def test_the_pages_of_another_name_are_narrowed_as_the_others() -> None:
    [answer] = ask(many(), [{"text": "摆渡人", "region": "西岸"}])
    [said] = answer["said"]
    assert [page["path"] for page in said["sections"]] == ["texts/d0", "texts/d1"]
    assert said["paragraphs"] == 14, "so many the button leads to, which asks without the filter"


HALF = r"""
async function (given) {
  var told = null, held = [], half = null;
  var port = { postMessage: function (message) {
    if (message.type === "need") message.files.forEach(fed);
    else told = message;
  } };
  function fed(name) {
    if (/^zh-[0-9]/.test(name) && given.files[name + ".js"].includes(given.held) && !half) held.push(name);
    else setTimeout(function () { (0, eval)(given.files[name + ".js"]); }, 0);
  }
  handbookEngine(port);
  self.handbookShard = function (name, payload) {
    port.onmessage({ data: { type: "file", name: name, payload: payload } });
  };
  var query = { type: "query", id: 1, language: "zh", other: "", text: given.text, limit: 10, open: [] };
  async function until(test) {
    for (var at = 0; at < 400 && !test(); at++) await new Promise(function (done) { setTimeout(done, 5); });
    return told;
  }
  port.onmessage({ data: query });
  await until(function () { return held.length; });
  await new Promise(function (done) { setTimeout(done, 200); });
  port.onmessage({ data: { type: "file", name: "zh-9", payload: "" } });
  half = await until(function () { return told; }) || { complete: null };
  held.forEach(fed);
  return [half, await until(function () { return told.settled; })];
}
"""


@pytest.mark.parametrize(("typed", "held"), [("没有的船工", "技能竞赛"), ("摆渡人", "技能竞赛")])
def test_what_is_less_than_literal_waits_for_all_that_it_takes(typed: str, held: str) -> None:
    """Of half of it nobody can say that words stand nowhere."""
    pages = [
        Group(f"texts/{n}", n, "报道", (Entry("", "title", "题"), Entry("-p1", "body", text)), flags=DOCUMENT)
        for n, text in (("aa", "船工到了60%。"), ("bb", "技能竞赛办了，六成船工没有到。"))
    ]
    told = {**NO_PLACES, "said": name_rows(NAMES), "sounds": sounds(), "shapes": shapes()}
    given = {"text": typed, "held": held, "files": search_index({"zh": pages, "en": []}, 10, ids=told)}
    half, whole = run_node([("page.js", "self.document = {};"), engine()], HALF, given)
    assert (half["complete"], half["tiers"], half["said"], half["missing"]) == (False, [], [], [])
    assert whole["complete"] and (whole["tiers"] or whole["said"])


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("想问一下撑篙怎么考证", "kj2031-x1"),  # the name, with what only asks around it
        ("撑篙考证以后摸黑摆舟", "kj2031-x1"),  # two names of one row in a sentence
        ("黑天行舟的人有没有补贴可以领", ""),  # half of it asks for something else
        ("考证", ""),  # a name of which half is missing
        ("天黑舟行", ""),  # its characters alone
        ("猫粮促销", ""),
    ],
)
def test_asked_for_in_nearly_the_words_of_a_name(typed: str, sure: str) -> None:
    answer = one(typed)
    assert [(jump["hit"]["id"], jump["by"], jump["why"]) for jump in answer["jumps"]] == (
        [(sure, "name", "第一项讲夜航。")] if sure else []
    )
    assert answer["sections"] == []


def test_what_is_shared_by_half_is_only_near() -> None:
    near = tiers(one("黑天行舟的人有没有补贴可以领")).get("near", ("", []))[1]
    assert "kj2031-x1" in near
    assert "near" not in tiers(one("猫粮促销"))


def test_english_names_are_shared_by_the_stems_of_their_words() -> None:
    answer = one("how do I claim my lost luggage", language="en")
    assert [(jump["hit"]["id"], jump["why"]) for jump in answer["jumps"]] == [("dk-p1", "Who looks for luggage.")]


def test_a_name_that_is_nearly_asked_stays_silent_where_words_stand_literally() -> None:
    answer = one("船工")
    assert (answer["jumps"], ids(answer["sections"])[:1]) == ([], ["kj2031-x1"])
