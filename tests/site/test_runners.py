"""MkDocs and ProperDocs build the same site; where they would not, the first difference is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.nouns import Faults
from edition.site import mkdocs_run
from edition.site.mkdocs_run import run_mkdocs
from edition.site.runners import differences, runner_faults

FILES = {
    "index.html": b"<p>one</p>\n<p>two</p>\n",
    "long.html": b"." * 100 + b"-" * 100,
    "a/b.js": b"1;\n",
    "x.gz": b"\x1f\x8b\x00",
}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, raw in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    return folder


CHANGES: dict[str, tuple[dict[str, bytes | None], list[str]]] = {
    "nothing": ({}, []),
    "a word": (
        {"index.html": b"<p>one</p>\n<p>three</p>\n"},
        ["index.html:2: MkDocs and ProperDocs build a file differently (MkDocs: <p>two</p>; ProperDocs: <p>three</p>)"],
    ),
    "a line more": (
        {"a/b.js": b"1;\n2;\n"},
        ["a/b.js:2: MkDocs and ProperDocs build a file differently (MkDocs: ; ProperDocs: 2;)"],
    ),
    "bytes": (
        {"x.gz": b"\x1f\x8b\xff"},
        ["x.gz:1: MkDocs and ProperDocs build a file differently (MkDocs: \x1f\\x8b\x00; ProperDocs: \x1f\\x8b\\xff)"],
    ),
    "a file gone, another more": (
        {"a/b.js": None, "a/c.js": b""},
        [
            "a/b.js:1: ProperDocs does not build a file that MkDocs builds (a/b.js)",
            "a/c.js:1: MkDocs does not build a file that ProperDocs builds (a/c.js)",
        ],
    ),
    "far along a line": (
        {"long.html": b"." * 100 + b"+" * 10},
        [
            "long.html:1: MkDocs and ProperDocs build a file differently "
            f"(MkDocs: …{'.' * 15}{'-' * 45}…; ProperDocs: …{'.' * 15}{'+' * 10})"
        ],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_the_first_difference_of_a_file_is_told(case: str, tmp_path: Path) -> None:
    changed, told = CHANGES[case]
    other = {**FILES, **changed}
    one = written(tmp_path / "one", FILES)
    two = written(tmp_path / "two", {name: raw for name, raw in other.items() if raw is not None})
    assert [str(fault).split("; see what")[0] for fault in differences(one, two)] == told


@pytest.fixture(scope="module")
def made(house: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Tree, Path]:
    """The made-up tree and its site, as MkDocs builds it."""
    root = shutil.copytree(house, tmp_path_factory.mktemp("runners") / "house")
    return Tree(root), root / "site"


def test_properdocs_builds_the_same_site(made: tuple[Tree, Path]) -> None:
    tree, site = made
    assert runner_faults(tree, assemble(tree), site) == []


def test_a_site_that_is_not_the_same_is_told(made: tuple[Tree, Path]) -> None:
    tree, site = made
    path = site / "index.html"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"</body>", b"<p>odd</p></body>"))
    try:
        assert [fault.path for fault in runner_faults(tree, assemble(tree), site)] == ["index.html"]
    finally:
        path.write_bytes(before)


def test_a_runner_that_is_not_there_is_named(
    made: tuple[Tree, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(Faults, match=r"requirements-dev\.in:1: ProperDocs is not installed"):
        run_mkdocs(made[0], tmp_path / "site", runner="properdocs")
