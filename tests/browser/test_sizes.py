"""字号 works on every kind of page, on a phone as well, is kept, and is there before the first paint."""

from __future__ import annotations

import pytest
from visits import DESKTOP, PHONE, Framed, Opener

pytestmark = pytest.mark.browser

# A kind of page, and words on it that are there to be read.
KINDS = [
    ("", ".opening__lead"),
    ("texts/", "tbody td"),
    ("texts/yj2024/", ".measure"),
    ("texts/yj2024/", ".note"),
    ("texts/received/004/", ".line .raw"),
    ("texts/received/", "article p:last-of-type"),
    ("texts/matrix/", ".matrix .row th"),
    ("texts/figures/", ".figures-table td"),
    ("texts/glossary/", ".term-definition"),
    ("texts/works/", ".work-head"),
    ("texts/timeline/", ".event"),
    ("texts/topics/", ".editors"),
    ("method/", "dd"),
    ("data/", "article > p"),
    ("en/", ".prose p"),
    ("search/", "dd"),
]
# The height of a character as it stands on the screen, zoom and all.
HEIGHT = """(e) => {
    const mark = document.createElement('span');
    mark.style.cssText = 'display:inline-block;width:1em;height:1em;padding:0;border:0';
    e.appendChild(mark);
    const high = mark.getBoundingClientRect().height;
    mark.remove();
    return Math.round(high * 10) / 10;
}"""


def test_every_kind_of_page_has_three_sizes(visit: Opener) -> None:
    """Each page is opened once; the window changes its width."""
    shown = Framed(visit())
    same, wide = [], []
    for path in dict.fromkeys(path for path, _ in KINDS):
        page = shown.open(path)
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            for words in [words for of, words in KINDS if of == path]:
                sizes = []
                for size in ("small", "medium", "large"):
                    page.evaluate("size => { document.documentElement.dataset.size = size }", size)
                    sizes.append(page.locator(words).first.evaluate(HEIGHT))
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        wide.append((path, width, size))
                # What is small already does not shrink.
                if not (sizes[0] < sizes[1] or sizes[0] == sizes[1] <= 14) or sizes[1] >= sizes[2]:
                    same.append((path, width, words, sizes))
    assert same == []
    assert wide == []


def test_the_size_is_there_before_the_first_paint(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/hhls/")
    page.locator(".masthead").get_by_role("button", name="大", exact=True).click()
    page.add_init_script(
        """new MutationObserver((_, all) => {
            if (!document.body) return;
            window.sizeAtBody = document.documentElement.dataset.size;
            all.disconnect();
        }).observe(document, {childList: true, subtree: true});"""
    )
    assert seen.open("texts/xqt/").evaluate("window.sizeAtBody") == "large"


def test_a_phone_finds_the_sizes_in_the_menu(visit: Opener) -> None:
    page = visit(PHONE).open("texts/hhls/")
    before = page.locator(".paragraph").first.evaluate(HEIGHT)
    page.get_by_role("button", name="菜单").click()
    button = page.locator(".drawer .sizes button[data-size=large]")
    assert button.bounding_box()["height"] >= 44
    button.click()
    assert page.locator(".paragraph").first.evaluate(HEIGHT) > before
