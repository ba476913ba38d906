"""Nothing that a page asks for is missing from what is published, not even when its boxes are opened."""

from __future__ import annotations

import pytest
from visits import Opener, still

PAGES = ["", "en/", "texts/", "texts/codes/", "quotations/", "texts/glossary/", "texts/training/", "data/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_its_search_asks_for_nothing_that_is_not_there(visit: Opener, path: str) -> None:
    visited = visit()
    asked: list[str] = []
    failed: list[str] = []
    visited.page.on("request", lambda request: asked.append(request.url))
    visited.page.on("requestfailed", lambda request: failed.append(request.url))
    page = visited.open(path)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("工人")
    page.locator(".found__list > *").first.wait_for()
    still(page)
    assert visited.faults == [] and failed == []
    assert [url for url in asked if url.endswith(("none", ".map")) or "worker" in url] == []
    assert any("search-engine.js" in url for url in asked)
