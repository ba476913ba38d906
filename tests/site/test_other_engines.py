"""``handbook.py index``: what it writes, twice the same; what it says where something is missing."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from edition.site import other_engines
from handbook import main
from trees import copy_house, snapshot


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_house(tmp_path_factory.mktemp("index") / "house")


LINES = {"entries.ndjson", "bulk.ndjson", "opensearch.json", "questions.json"}


def test_what_is_written_is_twice_the_same_and_can_be_asked(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = []
    for _ in range(2):
        assert main(["--root", str(house), "index"]) == 0
        written = snapshot(house / "build" / "index")
        made.append({name: raw for name, raw in written.items() if not name.startswith("tantivy/")})
    assert made[0] == made[1]
    assert made[0].keys() == {*LINES, "told.json"}
    first = json.loads(made[0]["entries.ndjson"].splitlines()[0])
    capsys.readouterr()
    assert main(["--root", str(house), "index", "--ask", first["title"]]) == 0
    assert first["title"] in capsys.readouterr().out


def test_without_tantivy_the_lines_are_written_and_it_is_said_what_to_install(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    missing = lambda name, *more: None if name == "tantivy" else found(name, *more)  # noqa: E731
    monkeypatch.setattr(other_engines.importlib.util, "find_spec", missing)
    assert main(["--root", str(house), "index", "--out", str(tmp_path / "lines")]) == 0
    assert {path.name for path in (tmp_path / "lines").iterdir()} == LINES
    assert "--require-hashes -r requirements-index.txt" in capsys.readouterr().out
    assert main(["--root", str(house), "index", "--ask", "x"]) == 1
    assert "tantivy is not installed; run " in capsys.readouterr().err


def test_an_index_that_is_not_there_is_no_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--out", str(tmp_path), "--ask", "x"]) == 1
    assert "no index of tantivy; run handbook.py index first" in capsys.readouterr().err
