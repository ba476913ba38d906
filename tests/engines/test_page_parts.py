"""Parts of the page scripts that reckon and touch no page, each on its own."""

from __future__ import annotations

from typing import Any

import pytest
from node import run_node
from trees import ROOT

ASSETS = ROOT / "assets"
NARROW = ASSETS / "read" / "narrow.js"
NO_PAGE = ("no-page.js", "var handbook = { all: function () { return []; }, make: null };")

ENTRY = {"kind": "report", "region": "江口", "year": "2019年", "topic": ["摆渡", "修桥"]}
VALUES = {"kind": ["", "report"], "region": ["", "江口"], "year": [""], "topic": ["", "摆渡"]}


@pytest.mark.parametrize(
    ("choice", "but", "fits"),
    [
        ({}, "", True),
        ({"kind": "report", "topic": "修桥"}, "", True),
        ({"kind": "report", "topic": "种树"}, "", False),
        ({"kind": "speech"}, "", False),
        ({"kind": "speech"}, "kind", True),
        ({"kind": "speech", "region": "上渡"}, "kind", False),
    ],
)
def test_an_entry_fits_a_choice_one_key_left_out(choice: dict[str, str], but: str, fits: bool) -> None:
    program = "function (given) { return fits(given.entry, given.choice, given.but); }"
    assert run_node([NARROW], program, {"entry": ENTRY, "choice": choice, "but": but}) is fits


@pytest.mark.parametrize(
    ("hash_", "chosen"),
    [
        ("#kind=report&topic=%E6%91%86%E6%B8%A1", {"kind": "report", "topic": "摆渡"}),
        ("#region=%E6%B1%9F%E5%8F%A3&kind=unheard-of", {"region": "江口"}),
        ("#topic=%E6%91", {}),
        ("#central-document", {}),
        ("", {}),
    ],
)
def test_an_address_is_read_as_far_as_it_makes_sense(hash_: str, chosen: dict[str, str]) -> None:
    program = "function (given) { return choiceOf(given.hash, given.values); }"
    read: dict[str, Any] = run_node([NARROW], program, {"hash": hash_, "values": VALUES})
    assert {key: value for key, value in read.items() if value} == chosen
    again = "function (given) { return choiceOf('#' + hashOf(given.choice), given.values); }"
    assert run_node([NARROW], again, {"choice": read, "values": VALUES}) == read


@pytest.mark.parametrize(
    ("text", "number"),
    [("1500万", 15e6), ("2.5 亿", 25e7), ("1/5", 0.2), ("30余万人", 30e4), ("约12个", 12), ("不详", -1)],
)
def test_a_figure_is_sorted_by_what_it_amounts_to(text: str, number: float) -> None:
    program = "function (text) { return amount(text); }"
    assert run_node([NO_PAGE, ASSETS / "links" / "figures.js"], program, text) == pytest.approx(number)


TAKING = [("words.js", "var handbook = { words: { notes: { 注: '编者注' } } };"), ASSETS / "core" / "taking.js"]


@pytest.mark.parametrize(
    ("words", "mainland", "western"),
    [
        ("说“好”。", "“说‘好’。”", "“说‘好’。”"),
        ("“‘一带一路’”", "“‘“一带一路”’”", "“‘‘一带一路’’”"),
        ("it’s", "“it’s”", "“it’s”"),
        ("‘so’", "““so””", "“‘so’”"),
    ],
)
def test_marks_inside_a_quotation_are_turned(words: str, mainland: str, western: str) -> None:
    program = "function (words) { return [quoted(words, false), quoted(words, true)]; }"
    assert run_node(TAKING, program, words) == [mainland, western]


def test_what_is_said_of_words_says_whose_note_it_is() -> None:
    assert run_node(TAKING, "function () { return [noted([]), noted(['甲', '乙'])]; }") == ["", "〔编者注：甲；乙〕"]


@pytest.mark.parametrize("base", ["..", "../", "..//", "https://h/a", "https://h/a///"])
def test_the_site_begins_with_one_slash_at_its_end(base: str) -> None:
    page = [("page.js", "var document = { querySelector: function () { return null; } };"), ASSETS / "core" / "page.js"]
    assert run_node(page, "function (base) { return asFolder(base); }", base) == base.rstrip("/") + "/"


# An address that names words ---------------------------------------------------------------------------------------

ARRIVAL = ASSETS / "find" / "arrival.js"
NO_WORDS = """
var location = { href: "" }, handbook = null, document = null;
function lines() { return []; }
"""
ADDRESSES = [
    ("https://a.b/x/#dk-x3:~:text=%E6%97%A7%E6%B8%A1", {"anchor": "dk-x3", "ends": ["旧渡"]}),
    ("file:///x.html#dk-x3:~:text=a%2Cb,c%2Dd&text=e", {"anchor": "dk-x3", "ends": ["a,b", "c-d"]}),
    ("https://a.b/x/#:~:text=y", {"anchor": "", "ends": ["y"]}),
    ("https://a.b/x/#dk-x3", None),
    ("https://a.b/x:~:text=y", None),
    ("https://a.b/x/#dk-x3:~:text=%E6%97", None),
]


def test_words_that_an_address_names_are_read() -> None:
    program = "function (all) { return all.map(wordsNamed); }"
    said = run_node([("page.js", NO_WORDS), ARRIVAL], program, [address for address, _ in ADDRESSES])
    assert said == [expected for _, expected in ADDRESSES]


def test_words_are_found_whatever_blanks_stand_between() -> None:
    program = "function (all) { return all.map(function (each) { return standsAt(each[0], each[1], each[2]); }); }"
    asked = [["修旧 渡口。", "旧渡", 0], ["修旧渡口，守渡口。", "渡口", 4], ["修桥", "渡", 0], ["修桥", "", 0]]
    assert run_node([("page.js", NO_WORDS), ARRIVAL], program, asked) == [[1, 4], [6, 8], None, None]
