"""The language switch keeps page and paragraph, over http, on phones, and in a browser that refuses storage."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from visits import PHONE, Opener, timers_run

pytestmark = pytest.mark.browser

AT_TOP = """id => {
    const place = document.getElementById(id), top = place ? place.getBoundingClientRect().top : -1;
    return top >= 0 && top < 400;
}"""
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } });"


@pytest.mark.parametrize("at", [3, 20, 50])
@pytest.mark.parametrize("refused", [False, True])
def test_the_term_that_is_read_is_read_on(visit: Opener, at: int, refused: bool) -> None:
    seen = visit()
    if refused:
        seen.page.add_init_script(NO_STORAGE)
    page = seen.open("en/texts/glossary/")
    terms = page.locator("#text h3[id]").evaluate_all("all => all.map(each => each.id)")
    page.evaluate("id => document.getElementById(id).scrollIntoView()", terms[at])
    page.locator(".masthead__language").click()
    page.wait_for_url("**/texts/glossary/#*")
    assert "/en/" not in page.url
    page.wait_for_function(AT_TOP, arg=terms[at])
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/glossary/#*")
    page.wait_for_function(AT_TOP, arg=terms[at])
    assert seen.faults == []


def test_the_top_leads_to_the_top(visit: Opener) -> None:
    page = visit().open("texts/topics/")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/topics/")
    assert page.evaluate("scrollY") == 0


def test_a_page_without_a_counterpart_leads_to_the_start(visit: Opener) -> None:
    page = visit().open("texts/received/")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/")


@pytest.mark.parametrize("at", [1, 5])
def test_the_paragraph_that_is_read_is_read_on_in_the_digest(visit: Opener, handbook: dict[str, Any], at: int) -> None:
    document = next(each for each in handbook["documents"] if each["kind"] == "central-document")
    block = [block["id"] for section in document["sections"] for block in section["blocks"]][at]
    page = visit().open(f"texts/{document['id']}/#{block}")
    page.locator(".masthead__language").click()
    page.wait_for_url(f"**/en/texts/{document['id']}/#{block}")
    page.wait_for_function(AT_TOP, arg=block)
    page.locator(".masthead__language").click()
    page.wait_for_url(f"**/texts/{document['id']}/#{block}")
    assert "/en/" not in page.url


LOOKED_UP = (
    *("matrix", "figures", "glossary", "works", "timeline", "topics", "regions", "named", "codes"),
    *("training/yijian", "../method"),
)
"""A page of every kind that is in both languages, is no document and is longer than a window."""

FROM_A_FOLDER = ("matrix", "glossary", "named", "training/yijian")

IN_VIEW = """ids => {
    const seen = ids.filter(id => document.querySelector('#text').contains(document.getElementById(id))
        && document.getElementById(id).getBoundingClientRect().height);
    const id = seen[Math.floor(seen.length * 0.6)];
    document.getElementById(id).scrollIntoView();
    return id;
}"""


def ids(page: Path) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', page.read_text("utf-8"))


@pytest.mark.parametrize("transport", ["http", "file"])
def test_every_kind_of_page_keeps_the_paragraph(visit: Opener, request: pytest.FixtureRequest, transport: str) -> None:
    """There and back over http; from a folder from the Chinese to the English."""
    site: Path = request.getfixturevalue("built_site" if transport == "http" else "folder_site")
    end = "/index.html" if transport == "http" else ".html"
    seen = visit() if transport == "http" else visit(site=site.as_uri() + "/")
    page = seen.page
    for kind in LOOKED_UP if transport == "http" else FROM_A_FOLDER:
        chinese, english = (f"{lang}texts/{kind}".replace("texts/../", "") for lang in ("", "en/"))
        there = set(ids(site / f"{english}{end}"))
        both = [each for each in ids(site / f"{chinese}{end}") if each in there]
        seen.open(chinese + ("/" if transport == "http" else end))
        at = page.evaluate(IN_VIEW, both)
        for to in (english, chinese) if transport == "http" else (english,):
            page.locator(".masthead__language").click()
            page.wait_for_url(f"**/{to}{'/' if transport == 'http' else end}#*")
            assert page.evaluate("() => document.querySelector(':target') !== null"), (kind, page.url)
            page.wait_for_function(AT_TOP, arg=at)
    assert seen.faults == []


def test_on_a_phone_the_menu_has_it(visit: Opener) -> None:
    first = visit().open("texts/regions/").locator("#text h2[id]").nth(3).get_attribute("id")
    page = visit(PHONE).open(f"texts/regions/#{first}")
    timers_run(page, 200)  # the theme shuts the menu once, a moment after the address has changed
    page.locator("[data-drawer-open]").click()
    page.locator(".drawer__language").click()
    page.wait_for_url(f"**/en/texts/regions/#{first}")


def test_without_a_script_it_leads_to_the_page(visit: Opener) -> None:
    page = visit(script=False).open("texts/glossary/")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/glossary/")
