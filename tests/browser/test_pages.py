"""Every page opens without a fault, asks nobody else for anything, and fits every screen."""

from __future__ import annotations

import pytest
from menu_pages import menu_pages
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

SCROLLED = "document.documentElement.scrollWidth"

KINDS = ["", "texts/yj2024/", "texts/nmg/", "texts/received/002/", *menu_pages(), *menu_pages(english=True)]


def test_every_page_opens_without_a_fault_and_nothing_scrolls_sideways(visit: Opener, every_page: list[str]) -> None:
    seen = visit()
    wide = []
    for path in every_page:
        page = seen.open(path)
        for width in (320, PHONE, 768, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate(SCROLLED) > width:
                wide.append((path, width))
    seen.page.wait_for_load_state("networkidle")
    assert wide == []
    assert seen.faults == []


@pytest.mark.parametrize("path", KINDS)
def test_chinese_pages_say_which_chinese(visit: Opener, path: str) -> None:
    page = visit().open(path)
    assert page.evaluate("document.documentElement.lang") == ("en" if path.startswith("en/") else "zh-Hans")
    assert page.locator("h1").count() == 1
