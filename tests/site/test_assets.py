"""The scripts and sheets joined of parts: each parses, none is newer than our browsers, no part is forgotten."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_javascript
from edition.pages.table import KINDS
from edition.site.assets import AS_THEY_ARE, LIBRARIES, SCRIPTS, STYLES, Library, joined, published
from newer_syntax import newer_syntax
from node import run_node
from tree_sitter import Language, Parser
from trees import ROOT

ASSETS = ROOT / "assets"
JOINED = joined(ASSETS)


def lying(kind: str) -> set[str]:
    return {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob(f"*.{kind}")}


def parts_in_use() -> Iterator[str]:
    for script in SCRIPTS.values():
        yield from script.parts
        for room in script.rooms:
            yield from room


def test_every_part_is_in_a_script_or_a_sheet() -> None:
    assert set(parts_in_use()) == lying("js") - {each.script for each in LIBRARIES}
    sheets = [part for parts in STYLES.values() for part in parts]
    assert set(sheets) == lying("css")
    assert len(sheets) == len(set(sheets))
    assert set(AS_THEY_ARE) == lying("svg") | {name for each in LIBRARIES for name in (each.script, each.text)}


def test_what_is_only_a_beginning_is_no_file_of_the_site() -> None:
    made = published(ASSETS)
    assert "quotations.js" not in made
    assert made["checker.js"].startswith(JOINED["quotations.js"])
    assert made.keys() == {name for name in SCRIPTS if SCRIPTS[name].published} | STYLES.keys() | set(AS_THEY_ARE)


# What a page loads ---------------------------------------------------------------------------------------------------

MOST = 2
"""Scripts of ours a page, and style sheets: the handbook's, and one of the kind's own."""
EARLY = 7000
"""Bytes that may run before a page is painted."""


def test_a_page_loads_two_scripts_and_two_sheets_of_ours_at_most(house: Path) -> None:
    pages = [page for page in sorted((house / "site").rglob("*.html")) if "downloads" not in page.parts]
    seen = {page: page.read_text("utf-8") for page in pages}
    for page, text in seen.items():
        scripts = re.findall(r'<script src="[^"]*?assets/([a-z-]+\.js)"', text)
        sheets = re.findall(r'<link rel="stylesheet" href="[^"]*?assets/([a-z-]+\.css)"', text)
        assert scripts[:2] == ["early.js", "handbook.js"], page
        assert sheets[0] == "handbook.css", page
        assert len(scripts) - 1 <= MOST, page
        assert len(sheets) <= MOST, page
        assert {*scripts, *sheets} <= SCRIPTS.keys() | STYLES.keys()
    assert len(seen) > 10


def test_what_a_row_of_the_table_loads_is_there() -> None:
    loaded = {name for row in KINDS for name in (*row.styles, *row.print_styles, *row.scripts) if "assets/" in name}
    assert {name.removeprefix("assets/") for name in loaded} <= published(ASSETS).keys()


def test_what_runs_before_the_paint_is_small() -> None:
    assert len(JOINED["early.js"].encode()) < EARLY


ROOM_FAILS = """
function () {
  var told = [];
  self.handbook = { room: null };
  ROOM
  self.setTimeout = function (run) { try { run(); } catch (fault) { told.push(fault.message); } };
  var went = [];
  room(function () { went.push(1); throw new Error("broken"); });
  room(function () { went.push(2); });
  return [went, told];
}
"""


def test_a_room_that_fails_is_told_and_the_others_go_on() -> None:
    room = re.search(r"(?ms)^function room\(.*?^\}", (ASSETS / "core" / "page.js").read_text("utf-8"))
    assert room
    assert run_node([], ROOM_FAILS.replace("ROOM", room[0])) == [[1, 2], ["broken"]]


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


# What others wrote ---------------------------------------------------------------------------------------------------

SUMS = {"fflate": "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83"}
"""Of the script as published (``umd/index.js``), without the comment that we put before it."""


@pytest.mark.parametrize("library", LIBRARIES, ids=lambda each: each.name)
def test_a_library_is_the_one_that_was_published(library: Library) -> None:
    said, _, script = (ASSETS / library.script).read_bytes().partition(b"*/\n")
    assert hashlib.sha256(script).hexdigest() == SUMS[library.name]
    assert f"{library.name} {library.version}: ".encode() in said
    assert f"{library.licence} License" in (ASSETS / library.text).read_text("utf-8")


ZIPPED = """
function (given) {
  var files = { "word/a.xml": fflate.strToU8("<产改/>"), "empty": new Uint8Array(0) };
  var bytes = fflate.zipSync(files, { mtime: new Date(2024, 0, 1) });
  var opened = fflate.unzipSync(Uint8Array.from(given, function (byte) { return byte; }));
  return [Array.from(bytes), Object.keys(opened), fflate.strFromU8(opened["字/甲.txt"])];
}
"""


def test_zips_are_made_and_opened() -> None:
    theirs = io.BytesIO()
    with zipfile.ZipFile(theirs, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("字/甲.txt", "职工" * 500)
    made, names, text = run_node([ASSETS / "office" / "fflate.js"], ZIPPED, list(theirs.getvalue()))
    with zipfile.ZipFile(io.BytesIO(bytes(made))) as archive:
        assert archive.testzip() is None
        assert archive.read("word/a.xml").decode() == "<产改/>" and archive.read("empty") == b""
    assert (names, text) == (["字/甲.txt"], "职工" * 500)


# Small enough to be read ---------------------------------------------------------------------------------------------

LINES = 250
"""Of a part."""
FUNCTION = 60
"""Lines of a function."""
STILL_LONGER = {
    "ids/grammar.js": 542,
    "links/definitions.js": 93,
    "links/matrix.js": 70,
    "links/speakers.js": 73,
    "quote/attach.js": 103,
    "quote/check.js": 80,
    "read/variants.js": 217,
    "wall/stage.js": 61,
}
"""Parts that are longer, or hold a longer function, with how long: these numbers only fall."""


def functions(part: Path) -> Iterator[int]:
    """The lines of each function of a part."""
    todo = [Parser(Language(tree_sitter_javascript.language())).parse(part.read_bytes()).root_node]
    while todo:
        node = todo.pop()
        if node.type in {"function_declaration", "function_expression", "generator_function_declaration"}:
            yield node.end_point[0] - node.start_point[0] + 1
        todo += node.children


def test_parts_and_their_functions_are_short() -> None:
    theirs = {ASSETS / each.script for each in LIBRARIES}
    for part in sorted({*ASSETS.rglob("*.js"), *ASSETS.rglob("*.css")} - theirs):
        name = part.relative_to(ASSETS).as_posix()
        lines = len(part.read_text("utf-8").splitlines())
        longest = max(functions(part), default=0) if part.suffix == ".js" else 0
        if name in STILL_LONGER:
            assert (lines > LINES or longest > FUNCTION) and longest <= STILL_LONGER[name], (name, lines, longest)
        else:
            assert lines <= LINES and longest <= FUNCTION, (name, lines, longest)
