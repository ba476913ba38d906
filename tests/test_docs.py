"""What a docstring points to is there, and the architecture speaks of the house as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from trees import ROOT

SAYING = [
    path
    for folder in ("scripts", "tests", "overrides", "assets", "benchmarks", "schemas")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".js", ".html", ".css", ".sh", ".json"} and path != Path(__file__)
]
TOLD = [*SAYING, *ROOT.glob("*.md"), *(ROOT / "doc").glob("*.md")]
POINTER = re.compile(r"doc/(\w+)\.md(?: §(\d+))?")
NOWHERE = re.compile(r"(?<![\w/])(?:design|findings|house|style)\.md|\.\./shared")
"""Files that nobody gets who has the repository alone."""


def sections(name: str) -> list[str]:
    path = ROOT / "doc" / f"{name}.md"
    return re.findall(r"^## (\d+)\. ", path.read_text("utf-8"), re.MULTILINE) if path.is_file() else []


def pointers(text: str) -> list[tuple[str, str]]:
    return [(found[1], found[2] or "") for found in POINTER.finditer(text)]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_file_points_to_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    assert NOWHERE.findall(text) == []
    for name, section in pointers(text):
        assert section in sections(name) if section else sections(name), f"doc/{name}.md §{section}"


def test_the_ground_of_the_rules_is_pointed_to() -> None:
    found = {pointer for path in SAYING for pointer in pointers(path.read_text("utf-8"))}
    assert {name for name, _ in found} == {"contracts", "findings"}
    assert len(found) > 8


def test_sections_are_numbered_through() -> None:
    for name in ("contracts", "findings"):
        numbers = sections(name)
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


NAMED = re.compile(r"`((?:scripts|tests|benchmarks|docs?|editorial|assets|overrides|schemas|sources)/[\w./-]+\.\w+)`")
SHOWN_HOW = {"editorial/plans/005.yml", "editorial/plans/005.proposed.yml"}
"""What a reader is shown how to make."""
BY_HAND = [*ROOT.glob("*.md"), *(ROOT / "doc").glob("*.md"), *(ROOT / "benchmarks").glob("*.md")]


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_are_named_in_full_are_there(path: Path) -> None:
    named = {*NAMED.findall(path.read_text("utf-8"))} - SHOWN_HOW
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_commands_are_all_told() -> None:
    commands = re.findall(r'commands\.add_parser\("(\w+)"', (ROOT / "scripts" / "handbook.py").read_text("utf-8"))
    told = (ROOT / "doc" / "contracts.md").read_text("utf-8").partition("## 5. Commands\n\n")[2].partition(". Exit")[0]
    assert sorted(re.findall(r"`(\w+)`", told)) == sorted(commands)


def test_the_architecture_names_every_room_and_only_files_that_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [path.parent.name for path in (ROOT / "scripts" / "edition").glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in text] == []
    named = re.findall(r"`([\w./-]+/[\w.-]+\.(?:py|html|yml|lock|md|js|txt|json))`", text)
    places = (ROOT, ROOT / "scripts", ROOT / "scripts" / "edition")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []
    assert len(named) > 10
