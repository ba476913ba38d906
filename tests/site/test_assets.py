"""The scripts joined of parts: each parses, none is newer than the browsers we promise, no part is forgotten."""

from __future__ import annotations

import pytest
from edition.site.assets import SCRIPTS, joined
from newer_syntax import newer_syntax
from node import run_node
from trees import ROOT

ASSETS = ROOT / "assets"
JOINED = joined(ASSETS)


def test_every_part_is_in_a_script() -> None:
    parts = {part for script in SCRIPTS.values() for part in script.parts}
    assert parts == {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob("*.js")}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_joined_script_is_es2020_and_parses(name: str) -> None:
    assert newer_syntax(JOINED[name].encode()) == []
    assert run_node([], "function (text) { new Function(text); return true; }", JOINED[name])
    assert "</script" not in JOINED[name]


@pytest.mark.parametrize(("name", "given"), [("grammar.js", "handbookGrammar"), ("quotations.js", "quotationCheck")])
def test_a_script_gives_one_name_and_keeps_its_own(name: str, given: str) -> None:
    before = run_node([], "function () { return Object.keys(self).length; }")
    program = "function () { return Object.keys(self); }"
    names = run_node([(name, JOINED[name])], program)
    assert given in names
    assert len(names) == before + 1


def test_the_search_is_one_function_that_stands_alone() -> None:
    """A page opened from a folder starts its thread from the function's text and nothing else."""
    program = """
    function (script) {
      var text = self.handbookEngine.toString();
      self.handbookEngine = null;
      var said = [];
      (0, eval)("(" + text + ")")({ postMessage: function (message) { said.push(message); } });
      return text.length > 10000;
    }
    """
    assert run_node([("page.js", "self.document = {};"), ("search-engine.js", JOINED["search-engine.js"])], program)
    worker = "function () { return [typeof self.onmessage, typeof self.handbookEngine]; }"
    assert run_node([("search-engine.js", JOINED["search-engine.js"])], worker) == ["function", "undefined"]
