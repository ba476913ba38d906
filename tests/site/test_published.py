"""What is published is what somebody can open: no baggage of the theme, and nothing that names what is not there."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

THEME = Path(material.__file__).parent / "templates" / "assets"
NAMING = (".html", ".css", ".js", ".svg", ".json")


def names(folder: Path, top: Path) -> set[str]:
    return {path.relative_to(top).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def shipped(house: Path) -> set[str]:
    return names(house / "site", house / "site")


@pytest.fixture(scope="module")
def left_behind(shipped: set[str]) -> set[str]:
    """What the theme brings and the site does not publish."""
    return {name for name in names(THEME, THEME.parent) if name not in shipped}


def test_the_baggage_of_the_theme_stays_behind(shipped: set[str], left_behind: set[str]) -> None:
    parts = {re.split(r"[./]", name)[2] for name in left_behind if name.startswith("assets/javascripts/")}
    assert {"lunr", "workers"} <= parts
    assert [name for name in shipped if name.endswith(".map") or "lunr" in name] == []
    weight = sum((THEME.parent / name).stat().st_size for name in left_behind)
    assert weight > 2_000_000


def test_no_page_script_or_sheet_names_what_stayed_behind(
    house: Path, shipped: set[str], left_behind: set[str]
) -> None:
    """By the bare name of the file, whatever stands before it: no rule of the trimming is used again here.

    Material's script spells ``search_index.js``, which only its own search asks for; that is not started.
    """
    bare = {re.escape(name.rsplit("/", 1)[1]) for name in left_behind}
    named = re.compile(rf"(?<![\w.-])(?:{'|'.join(sorted(bare))})(?![\w-])")
    for name in sorted(shipped):
        if name.endswith(NAMING):
            text = (house / "site" / name).read_text("utf-8")
            assert not named.search(text), (name, named.findall(text))
            assert "sourceMappingURL" not in text, name


def test_search_engines_find_what_they_ask_for(shipped: set[str]) -> None:
    assert {"sitemap.xml", "sitemap.xml.gz", "404.html"} <= shipped


def test_no_folder_is_empty(house: Path) -> None:
    assert [path for path in (house / "site").rglob("*") if path.is_dir() and not any(path.iterdir())] == []
