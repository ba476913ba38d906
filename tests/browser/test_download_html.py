"""The file a trainer sends to a chat: opened from disk, on a phone, without script, in both schemes, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe import in_both_schemes
from visits import DESKTOP, PHONE, Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAMPLES = ["yj2024", "hhls", "wgkr"]
"""The central document, an article with gaps and repeats, a card without notes."""


def opened(
    visit: Opener, site: Path, code: str, width: int = PHONE, scheme: str = "light", script: bool = False
) -> Page:
    seen = visit(width, scheme, script=script, site=f"{site.as_uri()}/")
    page = seen.open(f"texts/downloads/{code}.html")
    assert seen.faults == []
    return page


def test_axe_finds_nothing(visit: Opener, built_site: Path) -> None:
    for code in SAMPLES:
        page = opened(visit, built_site, code, script=True)
        if page.locator("summary").count():
            page.locator("summary").first.click()
        assert (code, in_both_schemes(page, (PHONE, DESKTOP))) == (code, [])


def test_nothing_scrolls_sideways_on_a_phone(visit: Opener, built_site: Path) -> None:
    seen = visit(PHONE, site=f"{built_site.as_uri()}/")
    for path in sorted((built_site / "texts" / "downloads").glob("*.html")):
        page = seen.open(f"texts/downloads/{path.name}")
        for width in (320, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.stem
    assert seen.faults == []


def test_a_finger_can_hit_what_can_be_hit(visit: Opener, built_site: Path) -> None:
    page = opened(visit, built_site, "yj2024", script=True)
    page.locator("summary").first.click()
    heights = page.evaluate(
        "[...document.querySelectorAll('summary, label, details li a')].map(e => e.getBoundingClientRect().height)"
    )
    assert len(heights) > 30
    assert min(heights) >= 42


def test_without_a_script_one_reads_either_reading(visit: Opener, built_site: Path, handbook: dict[str, Any]) -> None:
    page = opened(visit, built_site, "hhls")
    emendation, block = first_emended(handbook, "hhls")
    text = page.locator(f"#{block['id']}")
    assert emendation["text"] in text.inner_text()
    page.locator("label[for=received-reading]").click()
    assert text.locator(".lem:visible").count() == 0
    assert emendation["received"] in [each.inner_text() for each in text.locator(".rdg:visible").all()]
    assert page.locator(".of-rdg").first.is_visible()
    assert not page.locator(".of-lem").is_visible()


def first_emended(handbook: dict[str, Any], code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    document = next(each for each in handbook["documents"] if each["id"] == code)
    blocks = [block for section in document["sections"] for block in section["blocks"]]
    return next((e, block) for block in blocks for e in block["emendations"] if e["applied"] and e["text"])


def test_a_mark_leads_to_its_note_and_back(visit: Opener, built_site: Path) -> None:
    page = opened(visit, built_site, "hhls")
    mark = page.locator(".mark a").first
    target = mark.get_attribute("href")
    mark.click()
    note = page.locator(f"{target}")
    assert note.bounding_box()["y"] < 900  # type: ignore[index]
    note.locator(".label a").click()
    assert page.url.endswith(f"#{mark.get_attribute('id')}")


def test_paper_is_black_and_says_which_reading_it_shows(visit: Opener, built_site: Path) -> None:
    other = opened(visit, built_site, "hhls", scheme="dark", script=True)
    other.emulate_media(media="print", color_scheme="dark")
    assert other.locator(".emended").first.is_visible()
    page = opened(visit, built_site, "yj2024", scheme="dark", script=True)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in ("details", "input", "label"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    for kept in (".caution", ".gap", ".legend", ".doubted", "#note-1", "#reference"):
        assert page.locator(kept).first.is_visible(), kept
    assert page.evaluate("getComputedStyle(document.querySelector('.text p')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    colours = page.evaluate(
        """[...new Set([...document.querySelectorAll('*')].map(e => getComputedStyle(e).color))]
            .map(c => c.match(/\\d+/g).slice(0, 3)).filter(([r, g, b]) => r !== g || g !== b)"""
    )
    assert colours == []


def test_a_file_that_is_printed_has_several_pages_with_the_caution(visit: Opener, built_site: Path) -> None:
    page = opened(visit, built_site, "yj2024", script=True)
    printed = page.pdf(prefer_css_page_size=True)
    assert 5 <= printed.count(b"/Type /Page\n") <= 9
    style = page.locator("style").text_content() or ""
    assert '@bottom-left { content: "据识别文本整理，正式引用请核对正式文本" }' in style


def test_the_page_links_to_each_and_says_how_large_they_are(visit: Opener) -> None:
    seen = visit(PHONE)
    page = seen.open("texts/hhls/")
    links = page.locator(".take a")
    assert [each.inner_text() for each in links.all()] == ["HTML", "Word", "Markdown"]
    assert all(each.bounding_box()["height"] >= 44 for each in links.all())  # type: ignore[index]
    links.first.click()
    page.wait_for_load_state("load")
    assert page.url.endswith("texts/downloads/hhls.html")
    assert seen.faults == []
