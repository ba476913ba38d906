"""Nothing that opens on a page is wider than a telephone, in whichever face its words fall.

The pages themselves: ``test_pages.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from faces import FACES, faces_of, force, too_wide
from playwright.sync_api import Page
from visits import Opener

pytestmark = pytest.mark.browser


def search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("工匠学院")
    page.locator(".md-search__output a[href*='#']").first.wait_for()


def check_quotations(page: Page) -> None:
    page.locator("#report").fill(
        "“落实产业工人参与国家治理的制度”（YJ2024-X4）。“落实产业工人参与国家治理的办法”（YJ2024-X4）。"
    )
    page.locator(".checker__start").click()
    page.locator(".checker[data-done]").wait_for()


def look_up(page: Page) -> None:
    page.locator(".codes-form input").fill("yj2024-x1")
    page.locator(".codes-found li").first.wait_for()


OPENED: dict[str, tuple[str, Callable[[Page], object]]] = {
    "the menu": ("texts/yj2024/", lambda page: page.get_by_role("button", name="菜单").click()),
    "the English menu": ("en/texts/glossary/", lambda page: page.locator("[data-drawer-open]").first.click()),
    "the search": ("texts/yj2024/", search),
    "the menu of a paragraph": ("texts/yj2024/", lambda page: page.locator("#yj2024-x12 > .handle").click()),
    "a term": ("texts/yj2024/", lambda page: page.locator("a.term").first.focus()),
    "an entry of the apparatus": ("texts/hhls/", lambda page: page.locator(".mark a").first.focus()),
    "a slide": ("texts/yj2024/#project=yj2024-x12", lambda page: page.locator(".projection").wait_for()),
    "a title on the wall": ("texts/yj2024/#project=yj2024-p1", lambda page: page.locator(".projection").wait_for()),
    "a cell of the matrix": ("texts/matrix/", lambda page: page.locator(".matrix .cell").nth(3).click()),
    "what a code leads to": ("texts/codes/", look_up),
    "checked quotations": ("quotations/", check_quotations),
}


@pytest.mark.parametrize("what", OPENED)
def test_what_opens_fits_a_telephone_in_any_face(visit: Opener, what: str) -> None:
    path, open_it = OPENED[what]
    seen = visit(320)
    page = seen.open(path)
    open_it(page)
    assert too_wide(page, both=True) == []
    assert seen.faults == []


# The faces are what they are called, and what is too wide is seen ----------------------------------------------------


def test_the_faces_are_forced(visit: Opener) -> None:
    page = visit().open("en/texts/glossary/")
    force(page, "a wide Latin face")
    assert faces_of(page, ".page--glossary > p") <= {"DejaVu Sans", "Verdana"}
    page = visit().open("texts/yj2024/")
    words = "#yj2024-p1"
    force(page, "no Chinese serif")
    assert not [face for face in faces_of(page, words) if re.search("Serif CJK|Han Serif|Song|宋", face)]
    assert len({page.locator(words).evaluate(MEASURED) for name in FACES if not force(page, name)}) > 1


MEASURED = """each => {
    const sample = each.appendChild(document.createElement('span'));
    sample.style.cssText = 'position:absolute;white-space:nowrap';
    sample.textContent = '“Guidelines” 2024';
    const width = sample.getBoundingClientRect().width;
    sample.remove();
    return width;
}"""

PLANTED = {
    "a box": ('<p style="width: 321px">x</p>', "320 px, this machine's, medium: 1 px wider than the window"),
    "a sign without room": (
        '<div style="position: absolute; right: 0; width: 0; white-space: nowrap">hanging</div>',
        "320 px, a wide Latin face, large: hanging to",
    ),
    "words cut off": ('<p style="width: 99px; margin-left: 300px; overflow: hidden">cut off</p>', ": cut off to"),
    "words that fit but in a wide face": (
        '<p style="font-size: 10px; margin-left: calc(318px - 30ch); width: calc(30ch + 2px); white-space: nowrap; '
        f'overflow: hidden">{"0" * 30}</p>',
        "320 px, every face wider, large: 000000",
    ),
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_too_wide_is_seen(visit: Opener, what: str) -> None:
    markup, expected = PLANTED[what]
    page = visit().page
    page.set_content(f'<!doctype html><body style="margin: 0">{markup}')
    assert [each for each in too_wide(page, (320,)) if expected in each], too_wide(page, (320,))
