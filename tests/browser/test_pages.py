"""Every page opens without a fault, asks nobody else for anything, and fits every screen, in whichever face its words
fall and with all open that opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from faces import too_wide
from menu_pages import linked_pages
from visits import PHONE, Framed, Opener, still

pytestmark = pytest.mark.browser

OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true"
WIDTHS = (320, PHONE, 600, 768, 1024, 1280)
"""One for each layout that the style sheets have for a width."""

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
    shown = Framed(seen)
    open_too, linked = opened_too(kinds), linked_pages()
    wide: list[tuple[str, object]] = []
    for path in list(dict.fromkeys([*every_page, *kinds.values()]))[part::PARTS]:
        page = shown.open(path)
        if path in every_page:
            assert page.evaluate(SAID) == ["en" if path.startswith("en/") else "zh-Hans", 1], path
        wide += [(path, ("shut", width)) for width in page.too_narrow(WIDTHS, drawn=path in open_too)]
        if path in open_too:
            page.evaluate(OPEN_ALL)  # what folds away covers nothing of what is there already
            if page.locator(".matrix .cell").count():
                page.locator(".matrix .cell").nth(3).click()
            # Open, in every face: the narrow ones come below.
            wide += [(path, ("open", width)) for width in page.too_narrow(WIDTHS[2:], drawn=True)]
            wide += [(path, each) for each in too_wide(page, both=path in linked)]
    still(seen.page)
    assert wide == [], wide
    assert seen.faults == []


PLANTED = """<!doctype html><html lang="en"><title>x</title><style>p { margin: 0; width: 322px }
    @media (min-width: 700px) and (max-width: 800px) { p { width: 801px } }</style><h1>x</h1><p>x</p>
    <script>addEventListener('resize', () => { document.querySelector('h1').textContent = innerWidth; });
    console.error('said'); undefined_name();</script>
    <img src="https://example.org/x.png" alt=""><img src="gone" alt="">"""


def test_what_is_wrong_with_a_page_in_a_frame_is_seen(visit: Opener) -> None:
    seen = visit()
    seen.page.route("**/planted", lambda asked: asked.fulfill(body=PLANTED, content_type="text/html"))
    seen.page.route("https://**", lambda asked: asked.abort())
    page = Framed(seen).open("planted")
    assert page.too_narrow(WIDTHS, drawn=True) == [320, 768]
    assert page.too_narrow(WIDTHS, drawn=False) == [320, 768]
    assert page.evaluate("document.querySelector('h1').textContent") == "1280"
    faults = "\n".join(seen.faults)
    for each in ("said", "undefined_name", "https://example.org/x.png", "404 "):
        assert each in faults, each


def test_no_script_asks_whether_it_is_in_a_frame(built_site: Path) -> None:
    """What they do in a frame they do in a window."""
    asks = re.compile(r"\bframeElement\b|\bwindow\.(?:top|parent|frames)\b|\b(?:self|window) ?[!=]==? ?top\b")
    ours = sorted((built_site / "assets").glob("*.js"))
    assert len(ours) > 5
    assert [path.name for path in ours if asks.search(path.read_text("utf-8"))] == []
