"""The scripts of the site grow with what they are given: reports of 200,000 characters, 10,000 codes."""

from __future__ import annotations

import pytest
from checking import block, data, document, engine
from edition.files.search_files import DOCUMENT, Entry, Group, search_index
from edition.site.assets import joined
from node import run_node
from script_patterns import Measured, measured
from trees import ROOT

LONGEST = 200
"""Milliseconds of work that a step of a check may take: between two steps a page answers its reader."""

SAID = "各村按田亩排出轮次，轮到的人夜里守着水口，天亮才换下一个村的人来。"
DATA = data(
    document("sd", "渡口", block("sd-p1", SAID * 3), block("sd-p2", "渡船工每年上岸培训一次，学的是看水位和绑救生衣。"))
)

STEPS = """
function (given) {
  return given.reports.map(function (report) {
    var longest = 0, began = cpu(), at = began;
    for (var step of quotationCheck.run(report, given.data)) {
      longest = Math.max(longest, cpu() - at);
      at = cpu();
    }
    return { longest: longest, all: cpu() - began };
  });
}
"""


def reports(part: int) -> dict[str, str]:
    """Reports of 200,000 characters and the like, or the same at a ``part`` of their length."""
    return {
        "200,000 characters of text": (SAID * 6000)[: 200_000 // part],
        "one sentence in quotation marks a thousand times": f"“{SAID}”" * (1000 // part),
        "ten thousand codes": "".join(f"SD-P{n} 见" for n in range(10_000 // part)),
        "200,000 opening marks": "“" * (200_000 // part),
        "one character": "工" * (200_000 // part),
        "brackets": "（" * (100_000 // part) + "）" * (100_000 // part),
        "quotations in quotations, and as many ends": "“‘" * (50_000 // part) + "’”" * (50_000 // part),
        "marks without an end inside quotations": "“「”" * (20_000 // part),
        "names of documents": "《渡口》" * (50_000 // part),
        "a note sign behind each quotation": "".join(f"“{SAID}”[{n}]" for n in range(4_000 // part)),
        "short lines": "产\n" * (100_000 // part),
        "spaces": " " * (200_000 // part),
    }


GROWS = 3.0
"""n·log n grows 2.2 times where n doubles, n² four times."""

ENOUGH_TO_TELL = 200
"""Milliseconds below which a whole check is a matter of noise."""


def test_a_step_of_a_check_lets_the_page_answer_and_a_check_grows_with_its_report() -> None:
    """Half of each report before the whole: what is twice as long takes at most n·log n more."""
    names, given = list(reports(1)), [*reports(2).values(), *reports(1).values()]
    found = run_node([engine()], STEPS, {"reports": given, "data": DATA}, seconds=120)
    half, whole = found[: len(names)], found[len(names) :]
    longest = {name: each["longest"] for name, each in zip(names, whole, strict=True)}
    assert all(each <= LONGEST for each in longest.values()), longest
    grown = {
        name: (one["all"], two["all"])
        for name, one, two in zip(names, half, whole, strict=True)
        if two["all"] > max(ENOUGH_TO_TELL, GROWS * one["all"])
    }
    assert grown == {}


# Patterns ----------------------------------------------------------------------------------------------------------

ASSETS = ROOT / "assets"


@pytest.fixture(scope="module")
def patterns() -> Measured:
    """All patterns of the parts, and what the engines put together while they are loaded."""
    parts = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))}
    made = joined(ASSETS)
    return measured(parts, {name: made[name] for name in ("grammar.js", "search-engine.js", "quotations.js")})


def test_a_pattern_grows_with_its_input(patterns: Measured) -> None:
    assert patterns.grow == {}


def test_patterns_are_collected_from_the_scripts(patterns: Measured) -> None:
    """By a parser, so that none is overlooked and no division is taken for one."""
    assert len(patterns.sources) > 120
    assert any(source.startswith("^[\\s\\u200b") for source in patterns.sources), "a literal, from its part"
    assert any("index\\.html" in source for source in patterns.sources), "one that is put together"


def test_the_measure_sees_a_pattern_that_grows_too_fast() -> None:
    """Two that stood in the scripts, one that never ends, and one that is as it should be."""
    planted = [(r"\s*\n\s*", "g"), (r"^[\s“]*(?:见)?[\s（]*$", ""), (r"(a|aa)+$", ""), (r"[0-9]月", "g")]
    shorter = (8_000, 16_000, 32_000)
    parts = {"x.js": "x / 2; y.split(/\\s*;\\s*/); z = a / b / c;"}
    found = measured(parts, {}, planted, shorter, patience=500)
    assert found.grow.keys() == {*(source for source, _ in planted[:3]), r"\s*;\s*"}


# The search ----------------------------------------------------------------------------------------------------------

TIMED = r"""
async function (given) {
  var waiting = null;
  var port = { postMessage: function (message) {
    if (message.type !== "need") return message.settled === false ? undefined : waiting(message);
    setTimeout(function () { message.files.forEach(function (name) { (0, eval)(given.files[name + ".js"]); }); }, 0);
  } };
  handbookEngine(port);
  self.handbookShard = function (name, payload) {
    port.onmessage({ data: { type: "file", name: name, payload: payload } });
  };
  var out = [];
  for (var at = 0; at < given.queries.length; at++) {
    var began = cpu();
    var query = { type: "query", id: at + 1, text: given.queries[at], language: "zh", other: "", kind: "", region: "" };
    var answer = await new Promise(function (done) {
      waiting = done;
      port.onmessage({ data: Object.assign(query, { limit: 10, open: [] }) });
    });
    out.push([answer.type, cpu() - began]);
  }
  return out;
}
"""


def typed(part: int) -> dict[str, str]:
    """What somebody may paste where a word is expected: 200,000 characters, or a ``part`` of them."""
    return {
        "one character": "工" * (200_000 // part),
        "a sentence again and again": "渡船每天清早从东岸开出，" * (16_000 // part),
        "words": "渡船 " * (66_000 // part),
        "other words each": " ".join(f"船{n}" for n in range(40_000 // part)),
        "as many characters as there are": "".join(chr(0x4E00 + n % 20_000) for n in range(200_000 // part)),
        "letters": "a" * (200_000 // part),
        "pinyin": "du chuan " * (22_000 // part),
        "ten thousand codes": "KD-P1 " * (10_000 // part),
        "white space": " " * (200_000 // part),
    }


def test_an_answer_grows_with_what_is_typed() -> None:
    names, given = list(typed(1)), [*typed(2).values(), *typed(1).values()]
    entries = [Entry(f"-p{n}", "body", f"渡船每天清早从东岸开出，第{n}班。") for n in range(1, 200)]
    group = Group("texts/kd", "kd", "报道", (Entry("", "title", "渡口"), *entries), "", DOCUMENT)
    index = search_index({"zh": [group], "en": []}, ids={"documents": {}, "moved": {}, "withdrawn": {}})
    engine_of_search = ("search-engine.js", joined(ASSETS)["search-engine.js"])
    page = ("page.js", "self.document = {};")
    found = run_node([page, engine_of_search], TIMED, {"files": index, "queries": given}, seconds=120)
    assert {kind for kind, _ in found} == {"result"}
    half, whole = ([took for _, took in some] for some in (found[: len(names)], found[len(names) :]))
    told = {name: (one, two) for name, one, two in zip(names, half, whole, strict=True)}
    assert {name: each for name, each in told.items() if each[1] > max(ENOUGH_TO_TELL, GROWS * each[0])} == {}
