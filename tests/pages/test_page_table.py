"""A kind of page is a row of the table and its own writer: menu, site, search and proof read the rest there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from edition.collate.assemble import assemble
from edition.desk.tree import Tree
from edition.files import search_entries
from edition.nouns import Faults
from edition.pages import table
from edition.pages.all_pages import render
from edition.pages.table import KINDS, MenuPlace, PageKind
from edition.pages.templates.menu import menu
from edition.pages.templates.template_data import summary
from edition.reading.document import readings
from edition.site.build import build
from edition.site.proofread import PageSeen, page_faults, read_html
from trees import ROOT, copy_house, edition

ALMANAC = """---
title: 渡口历
page_kind: almanac
---

# 渡口历 { #almanac }

## 潮汛 { #tides }

大潮之日停渡。
"""

A_NEW_KIND = PageKind(
    "almanac",
    writes=lambda given: {"almanac.md": ALMANAC},
    menu=MenuPlace("look-up", "渡口历", "texts/almanac", "documents", " 日"),
    menu_english=MenuPlace("look-up", "Almanac, in Chinese", "texts/almanac"),
    search="words",
    contents=True,
    scripts=("assets/codes.js",),
)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up tree, to which nothing was added but a row."""
    root = copy_house(tmp_path_factory.mktemp("grown") / "tree")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(table, "KINDS", (*KINDS, A_NEW_KIND))
        build(Tree(root), root / "site")
    return root / "site"


def test_a_new_kind_is_built_with_what_its_row_says(grown: Path) -> None:
    page = (grown / "texts" / "almanac" / "index.html").read_text("utf-8")
    seen = read_html(page)
    assert seen.kind == "almanac"
    assert seen.contents
    assert seen.texts["tides"].startswith("潮汛")
    assert re.search(r'<script src="[^"]*assets/codes\.js"', page)


def test_a_new_kind_stands_in_the_menu_of_every_page(grown: Path) -> None:
    for path in grown.rglob("index.html"):
        name = path.relative_to(grown).as_posix()
        text = path.read_text("utf-8")
        entries = re.findall(r'<li><a href="([^"]*almanac/|\./)"([^>]*)>([^<]*)(?:<span[^>]*>([^<]*)<)?', text)
        mine = [entry for entry in entries if entry[2] in ("渡口历", "Almanac, in Chinese")]
        assert [entry[2] for entry in mine] == ["Almanac, in Chinese" if name.startswith("en/") else "渡口历"], name
        assert ("aria-current" in mine[0][1]) is (name == "texts/almanac/index.html")
        if not name.startswith("en/"):
            assert mine[0][3] == f"{len(assemble(Tree(grown.parent)).documents)} 日"


def test_a_new_kind_is_found_by_the_search(grown: Path) -> None:
    found = "".join(path.read_text("utf-8") for path in (grown / "search").glob("zh-*.js"))
    assert '["texts/almanac","almanac","渡口历"' in found
    assert "潮汛\\n大潮之日停渡。" in found or "潮汛\\\\n大潮之日停渡。" in found


def test_a_kind_that_is_in_no_row_stops_the_build(tmp_path: Path) -> None:
    root = copy_house(tmp_path / "tree")
    (root / "docs" / "zh" / "method.md").write_text(
        (root / "docs" / "zh" / "method.md").read_text("utf-8").replace("page_kind: method", "page_kind: unheard-of")
    )
    with pytest.raises(Faults) as found:
        build(Tree(root), root / "site")
    assert [(each.path, each.found) for each in found.value.faults] == [("method/index.html", "unheard-of")]


@pytest.mark.parametrize(("kind", "contents"), [("index", False), ("matrix", True)])
def test_contents_that_are_not_as_the_row_says_are_a_fault(kind: str, contents: bool) -> None:
    seen = {"x/index.html": PageSeen(kind=kind, contents=contents)}
    (fault,) = page_faults(seen, ["x/index.html"], ())
    assert (fault.path, fault.found) == ("x/index.html", kind)
    right = {"x/index.html": replace(seen["x/index.html"], contents=not contents)}
    assert page_faults(right, ["x/index.html"], ()) == []


# The rows themselves -------------------------------------------------------------------------------------------------


def test_a_page_says_of_itself_that_it_is_of_the_row_that_writes_it() -> None:
    pages = render(edition(), readings(edition()))
    written = {name: re.search(r"^page_kind: (\S+)$", text, re.MULTILINE) for name, text in pages["zh"].items()}
    kinds = {name: said[1] for name, said in written.items() if said}
    assert kinds.keys() == pages["zh"].keys()
    by_hand = {"home", "search", "quotations", "basket", "method", "versions", "data", "prose"}
    assert set(kinds.values()) <= {row.name for row in KINDS if row.writes}
    assert {row.name for row in KINDS if not (row.writes or row.writes_english)} == by_hand
    for name, kind in (("index", "home"), ("data", "data"), ("method", "method"), ("versions", "versions")):
        text = (ROOT / "docs" / "zh" / f"{name}.md").read_text("utf-8")
        assert re.findall(r"^page_kind: (\S+)$", text, re.MULTILINE) == [kind]


def test_the_rows_have_names_of_their_own() -> None:
    names = [row.name for row in KINDS]
    assert len(set(names)) == len(names)
    for row in KINDS:
        for place in filter(None, (row.menu, row.menu_english)):
            assert set(place.also) < set(names)
            assert not place.count or place.count in summary(edition(), readings(edition()), "手册", {})["counts"]  # type: ignore[operator]


def test_what_a_row_names_is_there(house: Path) -> None:
    for row in KINDS:
        for address in (*row.styles, *row.print_styles, *row.scripts):
            assert (house / "site" / address).is_file(), address
        for template in (row.template or {}).values():
            assert (ROOT / "overrides" / template).is_file(), template


def test_a_row_that_is_found_by_entries_has_a_maker_of_them() -> None:
    makers = {*search_entries._CHINESE, *search_entries._ENGLISH, "document", "digest"}
    assert {row.name for row in KINDS if row.search == "entries"} == makers


def test_an_entry_without_anything_behind_it_is_left_out() -> None:
    counts = dict.fromkeys(summary(edition(), readings(edition()), "手册", {})["counts"], 0)  # type: ignore[call-overload]
    names = [entry["name"] for part in menu(edition(), counts)["zh"] for entry in part["entries"]]  # type: ignore[attr-defined]
    assert "举措与实践" not in names
    assert "培训" not in names
    assert {"全部文献", "编号直达", "整理说明"} <= set(names)
