"""On paper: a document without the interface, with its codes and caution, numbered pages, heads on every table."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from edition.nouns.words import CAUTION
from menu_pages import linked_pages
from pypdf import PdfReader
from visits import Opener, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EVERY_KIND = [
    "",
    "texts/",
    "texts/yj2024/",
    "texts/hhls/",
    "texts/received/",
    "texts/received/004/",
    *linked_pages(),
    "method/",
    "data/",
    "en/",
]
RADICAL = re.compile("[\u2e80-\u2fdf]")
RADICALS = str.maketrans("⻚⻅⻢⻓⻔⻛⻜⻋⻉⻬⻰⻨⻩", "页见马长门风飞车贝齐龙麦黄")


def printed(page: Page) -> list[str]:
    """The text of every page of paper, white space left out."""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [re.sub(r"\s", "", RADICAL.sub(_character, each.extract_text())) for each in reader.pages]


def _character(radical: re.Match[str]) -> str:
    """Fonts may map a character to the radical of the same shape: U+2F00 is 一."""
    return normalize("NFKC", radical[0]).translate(RADICALS)


def test_paper_shows_the_document_and_not_the_interface(visit: Opener) -> None:
    page = visit(scheme="dark").open("texts/yj2024/")
    page.emulate_media(media="print")
    for gone in (".masthead", ".drawer", ".contents", ".colophon", ".src", ".record__more"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    for kept in (".caution", ".gap", "#yj2024-x12 .code", ".record dt:nth-of-type(7)"):
        assert page.locator(kept).first.is_visible(), kept
    assert page.evaluate("getComputedStyle(document.querySelector('.paragraph')).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("path", EVERY_KIND)
def test_no_interface_of_any_kind_on_paper(visit: Opener, path: str) -> None:
    page = visit(375).open(path)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 660, "height": 960})  # the type area of A4
    shown = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, nav, [role=dialog], [data-screen-only],'
            + ' .with-script, .headerlink, .handle:not(.code), .filters, [role=status]')]
            .filter(e => e.getClientRects().length && !e.closest('.unseen')).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert shown == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    spilled = page.evaluate(
        """() => [...document.querySelectorAll('a')].filter(a => ['::before', '::after'].some(
            part => /http|\\.html|\\.\\./.test(getComputedStyle(a, part).content))).length"""
    )
    assert spilled == 0


def test_every_page_of_the_central_document_is_numbered_and_carries_the_caution(visit: Opener) -> None:
    pages = printed(visit().open("texts/yj2024/"))
    assert 3 < len(pages) < 12
    for number, text in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in text
        assert CAUTION in text
        assert len(text) > 60, f"page {number} is empty"
    whole = "".join(pages)
    assert "YJ2024-X12" in whole
    assert "http" not in whole
    assert "投影" not in whole


def test_other_documents_do_not_carry_it(visit: Opener) -> None:
    pages = printed(visit().open("texts/hhls/"))
    assert CAUTION not in "".join(pages)
    assert f"第1页，共{len(pages)}页" in pages[0]


def test_no_heading_is_left_alone_at_the_end_of_a_page(visit: Opener) -> None:
    for path in ("texts/hlj2019/", "texts/topics/"):
        page = visit().open(path)
        names = page.locator("article h2, article h3").evaluate_all("all => all.map(e => handbook.said(e))")
        headings = {re.sub(r"\s", "", name) for name in names}
        for text in printed(page):
            body = re.sub(rf"({CAUTION})?第\d+页，共\d+页", "", text)
            left = [heading for heading in headings if len(heading) > 3 and body.endswith(heading)]
            assert left == [], path


def test_the_heads_of_a_long_table_are_repeated(visit: Opener) -> None:
    pages = printed(visit().open("texts/figures/"))
    assert len(pages) > 4
    assert all("指标" in text and "主体" in text and "出处" in text for text in pages[:-1])


@pytest.mark.parametrize(("reading", "said"), [("校改本", "emended"), ("底本", "received")])
def test_the_reading_that_is_shown_is_printed_and_named(visit: Opener, reading: str, said: str) -> None:
    page = visit().open("texts/hhls/")
    page.get_by_role("button", name=reading, exact=True).click()
    page.emulate_media(media="print")
    for other in ("emended", "received"):
        assert page.locator(f".reading__printed--{other}").is_visible() == (other == said)
    assert page.locator("#hhls-p2 .lem").is_visible() == (said == "emended")
    assert page.locator("#hhls-p2 .rdg").is_visible() == (said == "received")


def test_marks_are_told_apart_without_colour(visit: Opener) -> None:
    page = visit(scheme="dark").open("texts/hhls/")
    page.emulate_media(media="print")
    still(page)
    style = "e => { const s = getComputedStyle(e); return [s.textDecorationStyle, s.textDecorationColor] }"
    black = "rgb(0, 0, 0)"
    assert page.locator(".measure .emended .lem, .paragraph .emended .lem").first.evaluate(style) == ["dotted", black]
    assert page.locator(".doubted").first.evaluate(style) == ["wavy", black]
    assert page.locator(".mark a").first.evaluate("e => getComputedStyle(e).color") == black


def test_practice_is_printed_where_the_reader_has_opened_it(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    page.locator(".practice summary").nth(2).click()
    page.locator(".practice summary").nth(3).dblclick()
    page.emulate_media(media="print")
    still(page)
    shown = page.locator(".practice").evaluate_all("all => all.map(e => e.getClientRects().length > 0)")
    assert [at for at, each in enumerate(shown) if each] == [2]
