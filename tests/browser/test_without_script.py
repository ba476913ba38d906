"""Without a script there is everything to read and to follow; only what would not work is missing."""

from __future__ import annotations

from typing import Any

import pytest
from visits import PHONE, Opener

pytestmark = pytest.mark.browser


def test_text_contents_and_navigation_are_there(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit(script=False).open("texts/yj2024/")
    central = next(each for each in handbook["documents"] if each["id"] == "yj2024")
    for section in central["sections"]:
        for block in section["blocks"]:
            assert page.locator(f"[id='{block['id']}']").is_visible(), block["id"]
    assert page.locator(".contents--beside a[href='#yj2024-x12']").is_visible()
    assert page.locator(".sitenav a", has_text="署名文章").is_visible()
    assert page.locator(".with-script:visible").count() == 0
    assert page.locator(".md-search:visible").count() == 0


def test_phones_get_the_whole_record_and_the_menu(visit: Opener) -> None:
    page = visit(PHONE, script=False).open("texts/hhls/")
    assert page.locator(".record dt:visible").count() == page.locator(".record dt").count()
    assert not page.locator(".sitenav a").first.is_visible()
    page.locator("label.masthead__menu").click()
    page.locator(".sitenav a").first.wait_for(state="visible")


def test_the_menu_by_keyboard(visit: Opener) -> None:
    page = visit(PHONE, script=False).open("texts/hhls/")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".sitenav a").first.wait_for(state="visible")


def test_the_list_of_documents_is_whole(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit(script=False).open("texts/")
    assert page.locator("tbody tr:visible").count() == len(handbook["documents"])


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(21, 24, 27)")])
def test_dark_mode_needs_no_script(visit: Opener, scheme: str, paper: str) -> None:
    page = visit(scheme=scheme, script=False).open()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
