"""What the site's own scripts do in MkDocs' plain theme, which has a place for the text and none for our masthead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from profiles import Profiles
from visits import Visit

NO_PLACE = {
    "the search box, which opens from the masthead": ".md-search, [data-search-open].masthead__button",
    "the menu": "[data-drawer-open], .sitenav",
    "the sizes of the text": "[data-size].sizes, .sizes",
    "dark and light": "[data-scheme-switch]",
    "the other language": ".masthead__language",
}
"""Features that stand in Material's frame, with what they would show."""

DOCUMENT, MEASURE = "texts/dkyj2021", "dkyj2021-x1"


@pytest.fixture
def plain(profiles: Profiles, plain_url: str) -> Iterator[Visit]:
    profile = profiles.take(plain_url, 1280, "light")
    yield profile.visit
    profiles.give_back(profile)


def opened(visit: Visit, path: str) -> Page:
    page = visit.open(f"{path}/" if path else "")
    assert visit.faults == []
    return page


@pytest.mark.parametrize(
    "path", ["", "texts", DOCUMENT, "texts/matrix", "texts/figures", "texts/received/801", "texts/glossary", "en"]
)
def test_a_page_opens_without_a_fault(plain: Visit, path: str) -> None:
    page = opened(plain, path)
    assert page.evaluate("typeof handbook.room") == "function"
    assert page.locator("#text article.page").count() == 1


def test_what_has_no_place_is_not_there(plain: Visit) -> None:
    page = opened(plain, DOCUMENT)
    assert {what: page.locator(selector).count() for what, selector in NO_PLACE.items()} == dict.fromkeys(NO_PLACE, 0)


def test_a_paragraph_is_copied_with_its_source(plain: Visit) -> None:
    page = opened(plain, DOCUMENT)
    page.locator(f"[id='{MEASURE}'] > .handle").click()
    page.locator(".cite__entry", has_text="复制引文").first.click()
    page.locator(".receipt").wait_for()
    said = page.locator(".receipt textarea").input_value()
    assert "江口镇关于修缮渡口的意见" in said and "DKYJ2021-X1" in said
    assert f"{DOCUMENT}/index.html#{MEASURE}" in said or f"{DOCUMENT}.html#{MEASURE}" in said


def test_the_readings_are_switched(plain: Visit) -> None:
    page = opened(plain, DOCUMENT)
    switch = page.locator("[data-reading-switch='received']").first
    switch.click()
    assert page.locator("html").get_attribute("data-reading") == "received"


def test_a_code_is_found(plain: Visit) -> None:
    page = opened(plain, "texts/codes")
    page.locator("#code").fill("dkyj x1")
    assert page.locator(".codes-found li").first.inner_text().startswith("DKYJ2021-X1")
    page.locator("#code").press("Enter")
    page.wait_for_url(f"**/{DOCUMENT}/#{MEASURE}")


def test_a_quotation_is_checked(plain: Visit) -> None:
    page = opened(plain, "quotations")
    page.locator("#report").fill("《江口镇关于修缮渡口的意见》提出，“逐处查明栈桥的桩基，登记造册”（DKYJ2021-X1）。")
    page.locator(".checker__start").click()
    page.locator(".checker[data-done]").wait_for()
    assert page.locator(".finding").count() >= 1
    assert "DKYJ2021-X1" in (page.locator(".finding").first.text_content() or "")


def test_a_document_is_projected(plain: Visit) -> None:
    page = opened(plain, DOCUMENT)
    page.locator("h1").first.click()
    page.keyboard.press("p")
    page.locator(".projection:visible").wait_for()
    assert "江口镇关于修缮渡口的意见" in page.locator(".projection").inner_text()
