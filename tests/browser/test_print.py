"""On paper: a document, without the interface, with its codes and its caution."""

from __future__ import annotations

import pytest
from visits import Opener

pytestmark = pytest.mark.browser


def test_paper_shows_the_document_and_not_the_interface(visit: Opener) -> None:
    page = visit(scheme="dark").open("texts/yj2024/")
    page.emulate_media(media="print")
    for gone in (".masthead", ".drawer", ".contents", ".colophon", ".src", ".record__more"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    for kept in (".caution", ".gap", "#yj2024-x12 .code", ".record dt:nth-of-type(7)"):
        assert page.locator(kept).first.is_visible(), kept
    assert page.evaluate("getComputedStyle(document.querySelector('.paragraph')).color") == "rgb(0, 0, 0)"
