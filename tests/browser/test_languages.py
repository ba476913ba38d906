"""The language switch keeps page and paragraph, over http, on phones, and in a browser that refuses storage."""

from __future__ import annotations

from typing import Any

import pytest
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

TOP = "id => document.getElementById(id).getBoundingClientRect().top"
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
    assert 0 <= page.evaluate(TOP, terms[at]) < 400
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/glossary/#*")
    assert 0 <= page.evaluate(TOP, terms[at]) < 400
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
    assert 0 <= page.evaluate(TOP, block) < 400
    page.locator(".masthead__language").click()
    page.wait_for_url(f"**/texts/{document['id']}/#{block}")
    assert "/en/" not in page.url


def test_on_a_phone_the_menu_has_it(visit: Opener) -> None:
    first = visit().open("texts/regions/").locator("#text h2[id]").nth(3).get_attribute("id")
    page = visit(PHONE).open(f"texts/regions/#{first}")
    page.locator("[data-drawer-open]").click()
    page.locator(".drawer__language").click()
    page.wait_for_url(f"**/en/texts/regions/#{first}")


def test_without_a_script_it_leads_to_the_page(visit: Opener) -> None:
    page = visit(script=False).open("texts/glossary/")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/texts/glossary/")
