"""The pages of English digests: the Chinese stands beside the English until a reader puts it away."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from trees import edition
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

CODES = [str(digest.code) for digest in edition().links.digests][:2]


def chinese(page: Page) -> list[bool]:
    """Whether each Chinese block is seen."""
    seen: list[bool] = page.locator(".page--digest .original").evaluate_all(
        "all => all.map(each => !!each.offsetHeight)"
    )
    return seen


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_chinese_goes_and_comes_and_is_remembered(visit: Opener, width: int) -> None:
    here = visit(width)
    page = here.open(f"en/texts/{CODES[0]}/")
    switch = page.locator("[data-original-switch]")
    assert all(chinese(page)) and switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert not any(chinese(page)) and switch.get_attribute("aria-pressed") == "false"
    page = here.open(f"en/texts/{CODES[1]}/")
    assert not any(chinese(page))
    page.locator("[data-original-switch]").click()
    assert all(chinese(page))


def test_without_a_script_the_chinese_is_there_and_nothing_offers_to_hide_it(visit: Opener) -> None:
    page = visit(script=False).open(f"en/texts/{CODES[0]}/")
    assert all(chinese(page)) and not page.locator("[data-original-switch]").is_visible()
