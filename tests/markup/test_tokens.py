"""Colours and faces are written once, and every sheet gets those that it uses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from edition.markup import with_tokens
from edition.site.assets import published
from trees import ROOT

TABLE = json.loads((ROOT / "scripts" / "edition" / "markup" / "tokens.json").read_text("utf-8"))
ROOMS = ROOT / "scripts" / "edition"
ALONE = [ROOMS / "files" / "single" / "single.css", ROOMS / "review" / "assets" / "review.css"]
PARTS = [*sorted((ROOT / "assets").rglob("*.css")), *ALONE]


def declared(css: str) -> set[str]:
    return set(re.findall(r"(?<!var\()--([a-z0-9-]+):", css))


def used(css: str) -> set[str]:
    return set(re.findall(r"var\(--([a-z0-9-]+)\)", css))


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_no_sheet_writes_a_colour_or_face_of_the_table_again(path: Path) -> None:
    """In the margin of a printed page no variable is known: Chromium 131 and later print it, with the ink in plain."""
    css = re.sub(r"@(?:bottom|top)-[a-z]+ \{[^}]*\}", "", path.read_text("utf-8")).lower()
    values = {value.lower() for group in ("light", "dark", "type") for value in TABLE[group].values()}
    pure = {"#ffffff"}
    assert [value for value in sorted(values - pure) if value in css] == []


def test_both_schemes_name_the_same_colours() -> None:
    assert list(TABLE["light"]) == list(TABLE["dark"])


def test_a_sheet_gets_what_it_uses_and_what_that_uses() -> None:
    css = ":root { --tokens: light; --tokens: type } p { color: var(--ink); background: var(--hatching) }"
    made = with_tokens(css)
    light, kinds = TABLE["light"], TABLE["type"]
    assert made == (
        f":root {{ color-scheme: light; --ink: {light['ink']}; --hatch: {light['hatch']}; "
        f"--hatching: {kinds['hatching']} }} p {{ color: var(--ink); background: var(--hatching) }}"
    )


def test_a_group_that_there_is_not_is_no_empty_place() -> None:
    with pytest.raises(KeyError, match="dusk"):
        with_tokens(":root { --tokens: dusk }")


def test_every_variable_that_is_used_is_there() -> None:
    sheets = {name: text for name, text in published(ROOT / "assets").items() if name.endswith(".css")}
    together = "".join(sheets.values())
    alone = [with_tokens(path.read_text("utf-8")) for path in ALONE]
    assert "--tokens" not in re.sub(r"/\*.*?\*/", "", "".join([together, *alone]), flags=re.DOTALL)
    scripts = "".join(path.read_text("utf-8") for path in sorted((ROOT / "assets").rglob("*.js")))
    computed = set(re.findall(r'setProperty\("--([a-z-]+)"', scripts))
    for css in (together, *alone):
        assert used(css) - declared(css) - computed == set()
