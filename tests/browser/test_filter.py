"""The list of all documents narrows by kind, region and year, without a server, and the view can be linked."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

ROWS = ".page--index tbody tr:visible"


def kinds(handbook: dict[str, Any]) -> Counter[str]:
    return Counter(each["kind"] for each in handbook["documents"] if each["on_topic"])


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_each_kind_shows_its_documents(visit: Opener, handbook: dict[str, Any], width: int) -> None:
    page = visit(width).open("texts/")
    told = page.locator(".filters__told")
    assert page.locator(ROWS).count() == len(handbook["documents"])
    for kind, count in kinds(handbook).items():
        page.locator(f".filters button[data-value={kind}]").click()
        assert page.locator(ROWS).count() == count
        assert told.inner_text().startswith(f"{count} 篇")
        assert page.locator("h2:visible[id]").evaluate_all("all => all.map(each => each.id)")[-1:] == [kind]
    assert told.get_attribute("aria-live") == "polite"


def test_facets_combine_and_the_view_can_be_linked(visit: Opener, handbook: dict[str, Any]) -> None:
    expected = [
        each["title"]
        for each in handbook["documents"]
        if each["kind"] == "exchange-speech" and each["region"] == "江苏"
    ]
    seen = visit()
    page = seen.open("texts/")
    page.locator(".filters button[data-value=exchange-speech]").click()
    page.locator(".filters button[data-value=江苏]").click()
    assert page.locator(f"{ROWS} td:first-child").all_inner_texts() == expected
    link = page.url
    assert link.endswith("#kind=exchange-speech&region=" + quote("江苏"))
    again = visit().open(link.removeprefix(seen.site))
    assert again.locator(f"{ROWS} td:first-child").all_inner_texts() == expected
    again.locator(".filters__facet").first.locator("button").first.click()
    again.locator(".filters__facet").nth(1).locator("button").first.click()
    assert again.locator(ROWS).count() == len(handbook["documents"])
    assert "#" not in again.url


def test_a_link_to_a_group_undoes_the_filter(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/#kind=policy-graphic")
    assert page.locator(ROWS).count() == kinds(handbook)["policy-graphic"]
    page.locator(".sitenav a", has_text="署名文章").click()
    page.locator("#central-document").wait_for(state="visible")
    assert page.locator(ROWS).count() == len(handbook["documents"])
    assert page.locator("#signed-article").bounding_box()["y"] < 300


@pytest.mark.parametrize("hash", ["#kind=nothing", "#region=%E6%B1%9", "#=&&=", "#constructor=1&kind=__proto__"])
def test_a_broken_link_shows_everything(visit: Opener, handbook: dict[str, Any], hash: str) -> None:
    seen = visit()
    page = seen.open("texts/" + hash)
    assert page.locator(ROWS).count() == len(handbook["documents"])
    assert seen.faults == []


def test_the_filter_works_from_a_folder(visit: Opener, built_site: Path, handbook: dict[str, Any]) -> None:
    seen = visit(site=built_site.as_uri() + "/")
    page = seen.open("texts/index.html")
    page.locator(".filters button[data-value=signed-article]").click()
    assert page.locator(ROWS).count() == kinds(handbook)["signed-article"]
    assert page.url.endswith("#kind=signed-article")
    page.reload()
    assert page.locator(ROWS).count() == kinds(handbook)["signed-article"]


def test_a_topic_is_one_of_several(visit: Opener, handbook: dict[str, Any]) -> None:
    expected = {each["id"].upper() for each in handbook["documents"] if "人工智能" in each["topics"]}
    page = visit().open("texts/#topic=" + quote("人工智能"))
    shown = page.locator(".page--index tbody tr:visible td:last-child").all_inner_texts()
    assert {each.strip() for each in shown} == expected
