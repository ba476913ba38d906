"""Every page opens without a fault, asks nobody else for anything, and fits every screen, in whichever face its words
fall and with all open that opens."""

from __future__ import annotations

import pytest
from faces import too_wide
from menu_pages import linked_pages
from visits import PHONE, Opener, still

pytestmark = pytest.mark.browser

OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
WIDTHS = (320, PHONE, 768, 1024, 1280)
"""One for each layout that the style sheets have for a width, but for that between a phone and a tablet."""
OF_ONE_KIND = (320, 768, 1280)
"""Of the pages of a kind the first is looked at in every width, the others in the narrowest and two wide ones."""

SAID = "[document.documentElement.lang, document.querySelectorAll('h1').length]"

PARTS = 6
"""One test for all would leave the other cores waiting at the end."""


def opened_too(kinds: dict[tuple[bool, str], str]) -> list[str]:
    """The pages that are looked at with all open: one of each kind, and those made of what editors link."""
    return list(dict.fromkeys([*kinds.values(), *linked_pages(), "texts/yj2024/", "en/texts/glossary/"]))


def test_pages_of_every_kind_are_looked_at_open(kinds: dict[tuple[bool, str], str], every_page: list[str]) -> None:
    assert {path for path in kinds.values() if path.startswith("en/")} >= {"en/", "en/texts/glossary/"}
    assert len(kinds) > 25
    assert {*linked_pages(), "texts/yj2024/"} <= {*every_page}


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_opens_without_a_fault_and_nothing_scrolls_sideways(
    visit: Opener, every_page: list[str], kinds: dict[tuple[bool, str], str], part: int
) -> None:
    seen = visit()
    open_too = opened_too(kinds)
    wide: list[tuple[str, object]] = []
    for path in list(dict.fromkeys([*every_page, *kinds.values()]))[part::PARTS]:
        page = seen.open(path)
        if path in every_page:
            assert page.evaluate(SAID) == ["en" if path.startswith("en/") else "zh-Hans", 1], path
        for stand in ("shut", "open") if path in open_too else ("shut",):
            if stand == "open":
                page.evaluate(OPEN_ALL)  # what folds away covers nothing of what is there already
                if page.locator(".matrix .cell").count():
                    page.locator(".matrix .cell").nth(3).click()
            # Open, in every face: the narrow ones come below.
            widths = OF_ONE_KIND if path not in open_too else WIDTHS[2:] if stand == "open" else WIDTHS
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, (stand, width)))
            if stand == "open":
                wide += [(path, each) for each in too_wide(page)]
    still(seen.page)
    assert wide == []
    assert seen.faults == []
