"""Whatever happens to a tree: each fault with its file, exit code 1, no traceback, and the last good site stays."""

from __future__ import annotations

import os
import sys
import threading
import time
import urllib.error
import urllib.request
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import handbook
import pytest
from edition.desk.tree import Tree
from edition.nouns import Fault, Faults
from edition.site.serve import Served, Standing, again, state
from handbook import rebuilding
from states import State, brought_about, states
from trees import copy_house, told

ALL = states()
LAST_GOOD = "<html><body><p>the last good site</p></body></html>"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up tree with a last good site; each test leaves it as it was."""
    root = copy_house(tmp_path_factory.mktemp("states") / "tree")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text(LAST_GOOD, encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def _no_mkdocs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong is found before MkDocs runs: a state that gets as far is none of these."""

    def reached(*_: object) -> None:
        raise Faults([Fault("mkdocs", 1, "the build went on to MkDocs")])

    monkeypatch.setattr(sys.modules["edition.site.build"], "run_mkdocs", reached)


def test_there_are_states_enough() -> None:
    assert len(ALL) >= 60
    assert any("/english/" in each.file for each in ALL)


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.command[0]} {each.file} {each.happens[:40]}")
def test_a_state_is_told_with_its_file(tree: Path, each: State) -> None:
    with brought_about(tree, each.file, each.happens):
        done = told(tree, *each.command)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "fault of its own" not in done.stderr
    assert any(line.startswith(each.said) for line in done.stderr.split("\n")), done.stderr[:2000]
    assert all(len(line) < 2000 for line in done.stderr.split("\n"))
    assert (tree / "site" / "index.html").read_text("utf-8") == LAST_GOOD


@pytest.mark.parametrize("when", [0, -1, 2**33])
def test_files_of_any_time_and_a_clock_in_the_past(tree: Path, when: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: float(when))
    os.utime(tree / "editorial" / "works.yml", (when, when))
    assert told(tree, "review").returncode == 0
    assert "clock:1: the clock of this computer is wrong" in told(tree, "build").stderr


# Serving -----------------------------------------------------------------------------------------------------------


def asked(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_serving_survives_says_it_in_the_page_and_recovers(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    standing = Standing()
    watched = [tree / "editorial", tree / "sources"]
    build = rebuilding(Tree(tree), tree / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, standing=standing, directory=str(tree / "site")))
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_port
        assert asked(port, "/") == (200, LAST_GOOD)
        seen = state(watched)
        for each in [
            row for row in ALL if row.command == ("build",) and row.file.startswith(("editorial/", "sources/"))
        ][::6]:
            if not each.happens.startswith(("becomes", "holds", "is empty")):
                continue
            with brought_about(tree, each.file, each.happens):
                seen = again(seen, lambda: watched, build, standing)
                status, page = asked(port, "/")
                assert (status, "the last good site" in page) == (200, True)
                assert 'role="alert"' in page and each.file in page, each
                assert each.said.split(" (")[0] in capsys.readouterr().err
            seen = again(seen, lambda: watched, lambda: [], standing)
            assert asked(port, "/") == (200, LAST_GOOD)
        standing.faults = ("editorial/<b>.yml:3: 有误",)
        assert asked(port, "/nowhere/")[0] == 503
        assert "editorial/&lt;b&gt;.yml:3: 有误" in asked(port, "/nowhere/")[1]
        assert asked(port, "/nowhere.js")[0] == 404
        server.shutdown()


def test_a_fault_of_the_program_does_not_end_the_serving(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("甲")

    monkeypatch.setattr(handbook, "build", broken)
    (said,) = handbook.rebuilding(Tree(tree), tree / "site")()
    assert "the program has a fault of its own (KeyError: '甲')" in said
