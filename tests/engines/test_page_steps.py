"""What the scripts of the site do on pages of the made-up house, step by step, without a browser.

A reader's steps stand in ``tests/cases/page_steps.txt``; after each of them the lines of the page that have changed,
what was stored, copied or opened, and where the focus went are kept. What only a layout engine knows (does it fit, is
it seen) is asked in ``tests/browser``. Where a change is meant, write them anew and read the difference:

    python -m pytest tests/engines/test_page_steps.py --save-golden && git diff tests/golden/page_steps
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from edition.site.assets import joined
from kept import assert_kept
from node import run_node
from trees import ROOT

SMALL_PAGE = ROOT / "tests" / "engines" / "small_page.js"
SITE = "https://handbook.example.org/"


@cache
def scripts() -> dict[str, str]:
    return joined(ROOT / "assets")


def ways() -> list[tuple[str, str, list[str]]]:
    """Name, page, steps."""
    told = (ROOT / "tests" / "cases" / "page_steps.txt").read_text("utf-8")
    found: list[tuple[str, str, list[str]]] = []
    for line in told.splitlines():
        if line.startswith("== "):
            name, _, page = line[3:].partition(": ")
            found.append((name, page, []))
        elif line and not line.startswith("#"):
            found[-1][2].append(line)
    return found


def run(house: Path, page: str, steps: list[str]) -> list[dict[str, Any]]:
    where, hash_, named = page.partition("#")
    html = (house / "site" / where.split("?")[0] / "index.html").read_text("utf-8")
    found = [house / "site" / "data" / "anchors.js", *sorted((house / "site" / "search").glob("*.js"))]
    files = {path.relative_to(house / "site").as_posix(): path.read_text("utf-8") for path in found}
    files |= {f"assets/{name}": scripts()[name] for name in ("grammar.js", "search-engine.js")}
    opened = f"files = {json.dumps(files)};\nopen({json.dumps(html)}, {json.dumps(SITE + where + hash_ + named)});"
    loaded = [(name, scripts()[name]) for name in ("early.js", "handbook.js")]
    for name, data in (("codes.js", "anchors.js"), ("checker.js", "quotations.js")):
        if f"assets/{name}" in html:
            loaded += [(data, (house / "site" / "data" / data).read_text("utf-8")), (name, scripts()[name])]
    return run_node([SMALL_PAGE, ("page.js", opened), *loaded], "goes", steps)  # type: ignore[no-any-return]


def lasting(line: str) -> str:
    """The sum of what the made-up tree is made of says nothing here."""
    return re.sub(r"(?<=[+?])[0-9a-f]{8}\b", "hash", line)


def told(steps: list[str], states: list[dict[str, Any]]) -> Iterator[str]:
    """Each step with what it changed; ``look`` shows what the scripts have made of the page as it came."""
    page, focus = states[0]["page"], "BODY"
    for step, state in zip(steps, states[1:], strict=True):
        yield f"> {step}"
        yield from (f"  {lasting(each)}" for each in state["told"])
        if state["focus"] != focus:
            focus = state["focus"]
            yield f"  focus: {focus}"
        if page is not states[0]["page"] or step == "look":
            yield from _changed(page, state["page"])
        page = state["page"]


def _changed(one: list[str], other: list[str]) -> Iterator[str]:
    for kind, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = one[start:end], other[first:last]
        if len(gone) == len(come) and all(map(_same_element, gone, come)):
            yield from map(_difference, gone, come)
        else:
            yield from (f"  - {lasting(line.strip())}" for line in gone)
            yield from (f"  + {lasting(line.strip())}" for line in come)


ELEMENT = re.compile(r"\s*<(\S+?)((?: [^\s=>{]+(?:=\"[^\"]*\")?| \{[^}]*\})*)>(.*)")
PART = re.compile(r" (?:[^\s=>{]+(?:=\"[^\"]*\")?|\{[^}]*\})")


def _same_element(one: str, other: str) -> bool:
    first, second = ELEMENT.fullmatch(one), ELEMENT.fullmatch(other)
    return bool(first and second and first[1] == second[1])


def _difference(one: str, other: str) -> str:
    """What an element has lost and got, after its id, else the first word of its class, else its words."""
    first, second = ELEMENT.fullmatch(one), ELEMENT.fullmatch(other)
    assert first
    assert second
    had, has = PART.findall(first[2]), PART.findall(second[2])
    name = (
        re.search(r' id="([^"]*)"', first[2])
        or re.search(r' class="([\w-]+)', first[2])
        or re.match("(.{0,20})", first[3])
    )
    said = [f"-{part.strip()}" for part in had if part not in has] + [
        f"+{part.strip()}" for part in has if part not in had
    ]
    words = [] if first[3] == second[3] else [f"{first[3]} → {second[3]}"]
    return lasting(f"  <{first[1]} {name[1] if name else ''}> {'  '.join(said + words)}")


@pytest.mark.parametrize(("name", "page", "steps"), [pytest.param(*way, id=way[0]) for way in ways()])
def test_a_way_through_a_page(
    request: pytest.FixtureRequest, house: Path, name: str, page: str, steps: list[str]
) -> None:
    assert_kept(request, f"page_steps/{name.replace(' ', '-')}.txt", told(steps, run(house, page, steps)))
