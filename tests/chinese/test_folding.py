"""One table of what is no difference: Python, the search, 核对引文 and the codes fold by it."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import pairwise

import pytest
from asking import engine as search_engine
from checking import engine as quotation_engine
from dotted import cases
from edition.chinese.folding import TABLE, folded, folding, handed_over, marks
from edition.chinese.sameness import match_key
from edition.site.assets import joined
from hypothesis import given
from hypothesis import strategies as st
from node import run_node
from trees import ROOT

GRAMMAR_SCRIPT = ("grammar.js", joined(ROOT / "assets")["grammar.js"])

USES = ("repeat", "search", "quotation", "code")
PAIRS = [
    (case.title, *pair.split(" ", 1), set(expected.split()))
    for case in cases("folding")
    for pair, expected in zip(case.given.split("\n"), case.expected, strict=True)
]


def test_there_are_enough_pairs_and_each_use_differs_from_each() -> None:
    assert len(PAIRS) >= 60
    for one in USES:
        for other in USES:
            assert one == other or any(one in uses and other not in uses for *_, uses in PAIRS)


@pytest.mark.parametrize(("title", "one", "other", "uses"), PAIRS)
def test_python_folds_what_the_table_says(title: str, one: str, other: str, uses: set[str]) -> None:
    assert {use for use in USES if folded(one, use) == folded(other, use)} == uses, title


def in_scripts(text: str) -> str:
    """An engine with what it folds by handed out."""
    return re.sub(r"return \{ (run|marksIn):", r"return { fold: typeof fold === 'function' ? fold : null, \1:", text)


def test_the_scripts_fold_alike() -> None:
    """The search keeps its marks, as it does for words in “…”."""
    scripts = [
        ("page.js", "self.document = {};"),
        *((name, in_scripts(text)) for name, text in (search_engine(), quotation_engine())),
        GRAMMAR_SCRIPT,
    ]
    program = """
    function (pairs) {
      var search = handbookEngine({});
      return pairs.map(function (pair) {
        function same(by) { return by(pair[0]) === by(pair[1]); }
        return [
          same(function (text) { return search.fold(text, true, false); }) ? "search" : "",
          same(function (text) { return quotationCheck.keyed(text).key; }) ? "quotation" : "",
          same(handbookGrammar.fold) ? "code" : ""
        ].filter(Boolean);
      });
    }
    """
    answers = run_node(scripts, program, [[one, other] for _, one, other, _ in PAIRS])
    told = {f"{one} {other}": uses - {"repeat"} for _, one, other, uses in PAIRS}
    assert dict(zip(told, map(set, answers), strict=True)) == told


def test_every_character_is_folded_alike_in_the_scripts() -> None:
    """All of them, one by one, by the table that the build hands over."""
    program = """
    function (given) {
      var table = foldingTable(given);
      var out = [];
      for (var code = 0; code < 65536; code++) if (table.has(code)) out.push([code, table.get(code)]);
      return out;
    }
    """
    for use in ("search", "quotation", "code", "traditional"):
        answers = run_node([ROOT / "assets" / "chinese" / "folding.js"], program, handed_over(use))
        assert dict(answers) == {c: r for c, r in folding(use).items() if c != 10}, use


def test_each_use_says_why_and_each_step_is_used() -> None:
    uses = TABLE["uses"]
    assert set(USES) <= set(uses)
    assert all(len(use["why"]) > 20 for use in uses.values())
    assert {step for use in uses.values() for step in use["steps"]} == set(TABLE["steps"])
    for title, _, _, agree in PAIRS:
        assert not agree or agree == set(USES) or title in {each["title"] for each in TABLE["differences"]}
    assert all(each["why"] for each in TABLE["differences"])


def simplified(character: str) -> bool:
    """Whether it is among the 6,763 characters of GB/T 2312."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def test_traditional_characters_become_simplified_ones() -> None:
    pairs = TABLE["steps"]["traditional"]["pairs"]
    sources, targets = pairs[::2], pairs[1::2]
    assert len(sources) > 1400
    assert len(set(sources)) == len(sources)
    assert not set(sources) & set(targets)
    assert all(simplified(each) for each in targets)
    assert {each for each in sources if simplified(each)} == set("於徵後夥菸"), simplified.__doc__


def common_traditional() -> list[str]:
    """The 5,401 characters of everyday writing in Big5."""
    found = []
    for high in range(0xA4, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            with suppress(UnicodeDecodeError):
                found.append(bytes([high, low]).decode("big5"))
    return [each for each in found if "\u4e00" <= each <= "\u9fff"]


STAY = 200
"""Of these, characters that neither GB/T 2312 has nor the table folds: they have no simplified form in it."""


def test_what_traditional_writing_uses_every_day_is_folded() -> None:
    """The measure is another one than the table: what Big5 holds first. Before, 705 stayed as they were."""
    asked = common_traditional()
    table = folding("traditional")
    assert len(asked) == 5401
    staying = [each for each in asked if not simplified(each) and ord(each) not in table]
    assert len(staying) <= STAY
    said = "臺灣與港澳的勞動模範、產業工人們來到內蒙古開會，實現職業技能等級認定，鞏固黨長期執政的階級基礎，彙報經驗"
    assert not [each for each in folded(said, "traditional") if not simplified(each)]


@pytest.mark.parametrize("use", USES)
def test_what_is_handed_over_is_as_short_as_can_be(use: str) -> None:
    """Neighbours of one value are one run: the scripts load the table with every page."""
    made = handed_over(use)
    drops, marked, shifts = made["drop"], made["marks"], made["shift"]
    for ends in (drops, marked):
        assert all(first <= last for first, last in zip(ends[::2], ends[1::2], strict=True))
        assert all(last + 1 < first for last, first in zip(ends[1:-1:2], ends[2::2], strict=True))
    runs = list(zip(shifts[::3], shifts[1::3], shifts[2::3], strict=True))
    assert all(last - first > 1 for first, last, _ in runs)
    assert not [one for one, two in pairwise(runs) if (one[1] + 1, one[2]) == (two[0], two[2])]


def test_marks_are_punctuation() -> None:
    assert {"，", "—", "<", "“"} <= {chr(each) for each in marks()}
    assert not {"%", "‰", "中", "a", "1"} & {chr(each) for each in marks()}


@given(st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    for use in ("search", "quotation"):
        once = folded(text, use)
        assert folded(once, use) == once, use


@given(st.text(max_size=40))
def test_a_match_key_has_no_white_space(text: str) -> None:
    assert not re.search(r"\s", match_key(text))
