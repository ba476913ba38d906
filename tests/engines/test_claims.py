"""Who, where, when and under which number a report says words were said: held against records of our own making."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from checking import block, check, data, document

CROSSING = "渡口的灯从傍晚点到天亮，守灯的人一夜不能离开码头"
TURNS = "各村按田亩排出轮次，轮到的人夜里守着水口，天亮才换班"
LAMPS = "老船长说，灯一灭，满河的船就不知道往哪里靠"


@cache
def made_up() -> dict[str, Any]:
    """An article, a speech of a village, and a central document with two items."""
    article = document("hb", "河边的灯", block("hb-p1", CROSSING + "。"), block("hb-p2", LAMPS + "。"))
    speech = document("cs", "守水的规矩", block("cs-p1", TURNS + "。"))
    central = document(
        "zy2030",
        "关于渡口的意见",
        block("zy2030-x1", "（一）每个渡口都要备足缆绳和救生衣，并且按月清点。", kind="item", number=1),
        block("zy2030-x2", "（二）船工上岗以前都要学会看水位，学满三个月再考。", kind="item", number=2),
        kind="central-document",
    )
    people = [
        {"name": "何青山", "kind": "person", "names": ["何青山"], "at": ["hb"]},
        {"name": "老船长", "kind": "person", "names": ["老船长"], "at": ["hb-p2"]},
    ]
    return data(
        {**article, "by": ["何青山"], "year": 2026},
        {**speech, "by": ["上渡口"], "region": "上渡口", "year": 2019},
        {**central, "year": 2030},
        speakers=people,
        regions=["上渡口", "河湾"],
        terms=["轮班守渡制"],
        names=[{"name": "关于渡口的意见", "document": "zy2030"}, {"name": "意见", "document": "zy2030"}],
        pins={"zy2030-x1": "第（一）项", "zy2030-x2": "第（二）项"},
    )


SECOND = "船工上岗以前都要学会看水位"
CASES = [
    (f"何青山写道，“{CROSSING}”。", []),
    (f"河湾介绍，“{CROSSING}”。", ["region 河湾"]),
    (f"上渡口介绍，“{TURNS}”。", []),
    (f"何青山写道，“{TURNS}”。", ["speaker 何青山"]),
    (f"老船长说，“{LAMPS[4:]}”。", []),
    (f"老船长说，“{CROSSING}”。", ["speaker 老船长"]),
    (f"2019年，上渡口提出“{TURNS}”。", []),
    (f"二〇二一年，上渡口提出“{TURNS}”。", ["year 二〇二一年"]),
    (f"2024年，我县学习上渡口的做法，落实“{TURNS}”的规矩。", []),
    (f"到上渡口调研的同志说，“{TURNS}”。", []),
    (f"有人写过“{CROSSING}”（何青山，2026）。", []),
    (f"有人写过“{CROSSING}”（何青山 等，[2024]）。", ["year 2024"]),
    (f"第（一）项提出“{SECOND}”。", ["item 第（一）项"]),
    (f"第（二）项提出“{SECOND}”。", []),
    (f"《河道管理法》规定“{SECOND}”。", ["document 《河道管理法》"]),
    (f"《意见》提出“{SECOND}”，《河道管理法》也有规定。", []),
    ("《河道管理法》规定“在河道内行驶的船只应当持证”。", []),
]


@pytest.mark.parametrize("at", range(len(CASES)), ids=lambda at: CASES[at][0][:24])
def test_what_the_records_say_otherwise_is_told(at: int) -> None:
    report, expected = CASES[at]
    claims = [each for each in _checked()[at] if each["kind"] == "claim"]
    assert [f"{each['verdict']} {each['text']}" for each in claims] == expected
    assert all(report[each["start"] : each["end"]] == each["text"] for each in claims)


@cache
def _checked() -> list[list[dict[str, Any]]]:
    return check([report for report, _ in CASES], made_up())


def test_author_and_year_are_followed_to_the_list_of_references() -> None:
    listed = "\n[1] 编写组，2026. 关于渡口的意见[EB/OL]. 2030.\n"
    right, wrong = check(
        [f"文中说“{SECOND}”（编写组，2026）。{listed}", f"文中说“{CROSSING}”（编写组，2026）。{listed}"], made_up()
    )
    assert [each["source"] for each in right if each["kind"] == "quotation"] == ["same"]
    assert [each["presented"] for each in wrong if each["kind"] == "quotation"] == [True]


def test_signs_of_notes_inside_a_quotation_are_no_change() -> None:
    signs = ("[1]", "①", "〔12〕", "²", "3")
    reports = [f"他写道，“{CROSSING.replace('，', sign + '，')}”。" for sign in signs]
    for sign, (finding,) in zip(signs, check(reports, made_up()), strict=True):
        assert (finding["verdict"], finding["written"]) == ("exact", ["noted"]), sign
    (finding,) = check([f"他写道，“{CROSSING.replace('一夜', '1夜')}”。"], made_up())[0]
    assert finding["verdict"] == "near"


def test_what_an_ellipsis_takes_away_is_shown() -> None:
    turned, kept = check(
        ["他写道，“守灯的人一夜……离开码头”。", "他写道，“渡口的灯……守灯的人一夜不能离开码头”。"], made_up()
    )
    assert turned[0]["omitted"] == [{"text": "不能", "lost": "不能"}]
    assert kept[0]["omitted"] == [{"text": "从傍晚点到天亮，", "lost": ""}]


def test_a_changed_copy_without_marks_is_shown_and_an_exact_one_is_not() -> None:
    copied, exact, own = check(
        [
            f"我们也要{TURNS.replace('排出', '定出')}。",
            f"我们也要{TURNS}。",
            "我们也要派人守着水口，免得夜里出事，换班的人要早到。",
        ],
        made_up(),
    )
    assert [(each["kind"], each["places"][0]["ids"]) for each in copied] == [("copy", ["cs-p1"])]
    assert [part for part in copied[0]["parts"] if "same" not in part] == [{"report": "定", "source": "排"}]
    assert exact == own == []


def test_a_short_term_with_one_wrong_character_is_shown() -> None:
    wrong, right, other = check(["推行“轮班守度制”。", "推行“轮班守渡制”。", "推行“值班守夜制”。"], made_up())
    assert [(each["kind"], each["parts"][0]["source"]) for each in wrong] == [("term", "轮班守渡制")]
    assert right == other == []
