"""One grammar of codes: what is typed leads to the same place in Python and in every script of the site."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from edition.files.anchors_js import anchors, places
from edition.ids.cite import STANDARDS, citation, way
from edition.ids.grammar import leads, numeral, pins, sentence
from edition.ids.pinpoint import pinpoints
from edition.site.assets import joined
from grammar_cases import SHOWN_LEAD, grammar_cases, shown_lead
from made_up_places import PLACES
from node import run_node
from trees import ROOT, edition

SCRIPT = ("grammar.js", joined(ROOT / "assets")["grammar.js"])
ANCHORS = json.loads(json.dumps(anchors(PLACES)))


def test_there_are_at_least_two_hundred_cases_and_many_that_lead_nowhere() -> None:
    told = grammar_cases()
    assert len(told) >= 200
    assert len({typed for typed, _ in told}) == len(told)
    assert sum(expected == "nowhere" for _, expected in told) >= 50
    assert sum("没有" in expected for _, expected in told) >= 20


@pytest.mark.parametrize(("typed", "expected"), grammar_cases())
def test_python_reads_it(typed: str, expected: str) -> None:
    assert shown_lead(leads(typed, PLACES)) == expected


ALIKE = """
function (given) {
  var places = handbookGrammar.places(given.anchors);
  return given.typed.map(function (typed) { return shownLead(handbookGrammar, handbookGrammar.leads(typed, places)); });
}
"""


def test_the_script_reads_it_alike() -> None:
    told = grammar_cases()
    given = {"anchors": ANCHORS, "typed": [typed for typed, _ in told]}
    answers = run_node([SCRIPT, ("shown.js", SHOWN_LEAD)], ALIKE, given)
    assert dict(zip(given["typed"], answers, strict=True)) == dict(told)


FOUND = """
function (given) {
  var places = handbookGrammar.places(given.anchors);
  return given.typed.map(function (typed) { return findCode(typed, handbookGrammar, places); });
}
"""
FINDER = ROOT / "assets" / "ids" / "finder.js"


def found(*typed: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = run_node([SCRIPT, FINDER], FOUND, {"anchors": ANCHORS, "typed": typed})
    return answers


def test_the_finder_of_codes_leads_alike() -> None:
    """编号直达: Enter opens the one place that is meant, and never one among several."""
    told = grammar_cases()
    for (typed, _), answer in zip(told, found(*(typed for typed, _ in told)), strict=True):
        lead = leads(typed, PLACES)
        assert tuple(answer["ids"]) == lead.ids, typed
        if len(lead.ids) == 1:
            assert answer["first"] == lead.ids[0], typed
        elif lead:
            assert answer["first"] is None, typed
        assert (sentence(lead) in answer["told"]) and bool(answer["told"]) >= bool(lead.missing or lead.withdrawn)
        assert (answer["told"] == "没有这个编号。") == (not lead and not answer["begun"]), typed


def test_the_finder_offers_what_begins_so() -> None:
    begun, only, nothing, blank = found("hs", "hs2030-s3-e", "渡口", "  ")
    assert {each.partition("-")[0] for each in begun["begun"]} == {"hs2030", "hs2030b"}
    assert begun["first"] is None
    assert (only["ids"], only["begun"], only["first"]) == ([], ["hs2030-s3-e2-n1"], "hs2030-s3-e2-n1")
    assert nothing == {"ids": [], "begun": [], "first": None, "told": "没有这个编号。"}
    assert blank == {"ids": [], "begun": [], "first": None, "told": ""}


def test_the_finder_tells_what_became_of_an_old_id() -> None:
    moved, gone, number = found("dk-p7", "dk-p8", "第一百项")
    assert (moved["first"], moved["told"]) == ("dk-p2", "编号 DK-P7 今作 DK-P2。")
    assert (gone["first"], gone["told"]) == (None, "编号 DK-P8 自 2031.5 版撤销。")
    assert (number["first"], number["told"]) == (None, "没有第一百项；共二十七项。")


IDS = """
function (given) {
  var places = handbookGrammar.places(given.a);
  return given.t.map(function (typed) { return handbookGrammar.%s(typed, places).ids; });
}
"""


def test_the_end_of_an_address_is_an_id_and_nothing_else() -> None:
    given = {
        "a": ANCHORS,
        "t": ["kj2031-x12", "KJ2031-X12", "dk-p7", "dk", "12", "第十二项", "kj2031x12", "text", "dk-p8"],
    }
    expected = [["kj2031-x12"], ["kj2031-x12"], ["dk-p2"], ["dk"], [], [], [], [], []]
    assert run_node([SCRIPT], IDS % "id", given) == expected


# Whatever the handbook hands out leads back ------------------------------------------------------------------------


@cache
def handed_out() -> list[tuple[str, str]]:
    """Every id of the edition in every form in which a reader can carry it away: the id, and the form."""
    known, out = places(edition()), []
    for document in edition().documents:
        pinned = pinpoints(document)
        for id_ in known.documents[document.code].ids if document.code in known.documents else ():
            pin, fragment = pinned.get(id_, ""), f"#{id_}" if id_ != document.code else ""
            online = f"https://handbook.example.org/texts/{document.code}/{fragment}"
            forms = [id_, id_.upper(), online, f"file:///C:/x/texts/{document.code}.html{fragment}"]
            for standard in STANDARDS:
                if way(standard) == "official" and id_ == document.code:
                    continue  # A whole document called by its name is for the search.
                said = citation(
                    document, "2031.11+5f595c0f", online, standard=standard, pinpoint=pin, accessed="2031-11-20"
                )
                # What names no code is handed out with it: assets/cite/reference.js.
                said += f"〔{id_.upper()}；校改本〕" if way(standard) == "official" else ""
                forms += [said, f"“渡口第三项要办好。”[1]{pin}\n\n[1] {said}〔效力不详〕"]
            forms += [f"{document.code} {pin}", f"{document.code}{pin}"] if pin else []
            alone = [each for each in edition().documents if each.title == document.title] == [document]
            forms += [f"《{document.title}》{pin}"] if pin and alone else []
            out += [(id_, form) for form in forms]
    return out


def test_whatever_is_handed_out_leads_back() -> None:
    known = places(edition())
    assert len(handed_out()) > 10 * sum(len(listed.ids) for listed in known.documents.values())
    assert [(id_, form) for id_, form in handed_out() if leads(form, known).ids != (id_,)] == []


def test_whatever_is_handed_out_leads_back_in_the_scripts_too() -> None:
    given = {"a": anchors(places(edition())), "t": [form for _, form in handed_out()]}
    answers = run_node([SCRIPT], IDS % "leads", given)
    assert [(id_, form) for (id_, form), ids in zip(handed_out(), answers, strict=True) if ids != [id_]] == []


# Numerals and steps ------------------------------------------------------------------------------------------------


def test_a_number_is_read_as_it_is_said() -> None:
    for number in range(1, 1000):
        (step,) = pins(f"第{number}项")
        said = step.said.removeprefix("第").removesuffix("项")
        forms = (said, str(number), said.replace("零", "〇"), said.replace("十", "拾"))
        assert {step.number, *map(numeral, forms)} == {number}


@pytest.mark.parametrize(
    "torn", ["", "十百", "百百", "十十", "二二十", "廿廿", "三廿", "一千", "2024", "第", "一二三四"]
)
def test_what_is_no_number_is_none(torn: str) -> None:
    assert numeral(torn) is None


def test_numerals_are_read_alike_in_the_script() -> None:
    texts = [
        "一二三",
        "一二三四",
        "九百九十九",
        "廿七",
        "卅",
        "一百零五",
        "二〇",
        "壹拾",
        "百",
        "十百",
        "",
        "三廿",
        "12",
        "二二十",
        "一百一十",
        "〇",
    ]
    answers = run_node([SCRIPT], "function (given) { return given.map(handbookGrammar.numeral); }", texts)
    assert answers == [numeral(each) for each in texts]


def test_english_readers_are_told_too() -> None:
    assert sentence(leads("第一百项", PLACES), "en") == "There is no item 100; there are 27 items."
    assert sentence(leads("kj2031 item 28", PLACES), "en") == "There is no KJ2031 item 28; there are 27 items."
    number = """function (given) {
      return handbookGrammar.sentence(handbookGrammar.leads("measure 99", handbookGrammar.places(given)), "en");
    }"""
    assert run_node([SCRIPT], number, ANCHORS) == "There is no item 99; there are 27 items."
    program = """function (given) {
      return handbookGrammar.sentence(handbookGrammar.leads("dk-n1-p9", handbookGrammar.places(given)), "en");
    }"""
    assert run_node([SCRIPT], program, ANCHORS) == "There is no DK-N1-P9; there are 2 paragraphs."
    assert sentence(leads("dk-n1-p9", PLACES), "en") == "There is no DK-N1-P9; there are 2 paragraphs."
