"""Scripts run without a browser say what they would say in one, and a failure is told."""

from __future__ import annotations

import pytest
from node import run_node


def test_a_script_answers_in_its_own_words() -> None:
    script = ("double.js", "var double = function (text) { return text + text; };")
    assert run_node([script], "function (given) { return given.map(double); }", ["甲", "\u2028"]) == [
        "甲甲",
        "\u2028\u2028",
    ]


def test_scripts_share_one_world_and_see_no_page() -> None:
    scripts = [("one.js", "var one = 1;"), ("two.js", "self.two = one + 1;")]
    assert run_node(scripts, "function () { return [window.two, typeof document, typeof require]; }") == [
        2,
        "undefined",
        "undefined",
    ]


def test_a_promise_is_waited_for() -> None:
    program = "function () { return new Promise(function (done) { setTimeout(done, 5, 'late'); }); }"
    assert run_node([], program) == "late"


@pytest.mark.parametrize(
    "program",
    ["function () { throw new Error('broken'); }", "function () { return Promise.reject(new Error('broken')); }"],
)
def test_a_failure_is_told_with_its_words(program: str) -> None:
    with pytest.raises(AssertionError, match="broken"):
        run_node([], program)


def test_a_script_that_does_not_parse_is_told_by_its_name() -> None:
    with pytest.raises(AssertionError, match=r"torn\.js"):
        run_node([("torn.js", "var = ;")], "function () {}")
