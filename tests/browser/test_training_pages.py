"""A room of people with a path before them: answers fold out, references arrive, one sheet of paper is one sheet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe import in_both_schemes
from trees import edition
from visits import PHONE, Opener, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SLUGS = [path.slug for path in edition().links.paths]
ANSWER = "details.answer"


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height in points of each sheet of a PDF that Chromium wrote."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(float(width), float(height)) for width, height in boxes]


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def test_a_handout_is_one_sheet_of_a4(visit: Opener) -> None:
    seen = visit()
    for slug in SLUGS:
        [(width, height)] = sheets(printed(seen.open(f"texts/training/{slug}-handout/")))
        assert (round(width), round(height)) == (595, 842), slug
    assert seen.faults == []


WIDER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.page .page--handout *, .page.page--handout * { letter-spacing: .03em }');
    document.adoptedStyleSheets = [sheet];
}"""


def test_a_handout_stays_one_sheet_with_wider_letters(visit: Opener) -> None:
    """Other machines have other fonts: a little wider must not begin a second sheet."""
    for slug in SLUGS:
        page = visit().open(f"texts/training/{slug}-handout/")
        page.evaluate(WIDER)
        assert len(sheets(printed(page))) == 1, slug


def test_a_path_is_more_than_one_sheet(visit: Opener) -> None:
    """So that the count of sheets can fail."""
    assert len(sheets(printed(visit().open(f"texts/training/{SLUGS[0]}/")))) > 2


def test_codes_on_paper_can_be_read_across_a_table(visit: Opener) -> None:
    page = visit().open(f"texts/training/{SLUGS[0]}-handout/")
    page.emulate_media(media="print")
    size = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('.handout-order .evidence-ref')).fontSize)"
    )
    assert size * 72 / 96 >= 10
    assert not page.locator(".handout-back").is_visible()


@pytest.mark.parametrize("slug", SLUGS)
def test_answers_fold_out_by_keyboard(visit: Opener, slug: str) -> None:
    seen = visit()
    page = seen.open(f"texts/training/{slug}/")
    answers = page.locator(ANSWER)
    assert answers.count() >= 8
    for at in range(answers.count()):
        answer = answers.nth(at)
        text = answer.locator(".answer-text").first
        assert not text.is_visible()
        answer.locator("summary").focus()
        page.keyboard.press("Enter")
        assert text.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('details.answer a')"), "the next stop is its reference"
    assert seen.faults == []


def test_references_arrive(visit: Opener) -> None:
    """Of each page that is referred to the last paragraph is opened: it is there and on the screen. That every one
    is there the proof of the build holds."""
    seen = visit()
    last = {}
    for slug in SLUGS:
        page = seen.open(f"texts/training/{slug}/")
        references = page.eval_on_selector_all(
            ".page a.evidence-ref", "links => links.map(link => [link.textContent, link.href])"
        )
        for code, address in sorted({(code, address) for code, address in references if "#" in address}):
            there, _, anchor = address.partition("#")
            assert code == anchor.upper()
            last[there] = anchor
    assert len(last) > 5
    for there, anchor in last.items():
        page.goto(f"{there}#{anchor}")
        still(page)
        box = page.locator(f"[id='{anchor}']").bounding_box()
        assert box is not None, anchor
        assert 0 <= box["y"] < 900, anchor
    assert seen.faults == []


def test_answers_open_without_script(visit: Opener) -> None:
    page = visit(script=False).open(f"texts/training/{SLUGS[0]}/")
    page.locator(f"{ANSWER} summary").first.click()
    assert page.locator(f"{ANSWER} .answer-text").first.is_visible()
    assert page.locator("[data-projection-page] a").count() == 0


def test_a_path_works_from_a_folder(visit: Opener, built_site: Path) -> None:
    seen = visit(site=built_site.as_uri() + "/")
    page = seen.open(f"texts/training/{SLUGS[0]}/index.html")
    page.locator(f"{ANSWER} summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{ANSWER} .answer-text").first.is_visible()
    assert page.locator("[data-projection-page] a").count() == len(edition().links.paths[0].steps) + 1
    # The site for a server has no search index for a folder; the bundle's gate looks at that.
    assert [fault for fault in seen.faults if "search_index" not in fault and "ERR_FILE" not in fault] == []


def test_answers_are_printed_open_and_closed_again(visit: Opener) -> None:
    page = visit().open(f"texts/training/{SLUGS[0]}/")
    page.locator(f"{ANSWER} summary").first.click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(f"{ANSWER}:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(f"{ANSWER}[open]").count() == 1, "the one the reader had opened"


def test_each_step_can_be_projected(visit: Opener) -> None:
    page = visit().open(f"texts/training/{SLUGS[0]}/")
    links = page.eval_on_selector_all("[data-projection-page] a", "links => links.map(link => link.href)")
    assert len(links) == len(edition().links.paths[0].steps) + 1
    for address in links:
        assert re.search(r"/texts/(?:[a-z0-9]+|training/[a-z0-9-]+)/#project=[a-z0-9-]+$", address), address


def test_axe_finds_nothing(visit: Opener) -> None:
    seen = visit()
    for path in ("", f"{SLUGS[0]}/", f"{SLUGS[-1]}-handout/"):
        page = seen.open(f"texts/training/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        assert (path, in_both_schemes(page, (1280, PHONE))) == (path, [])


def test_what_a_finger_must_hit_is_large_enough(visit: Opener) -> None:
    page = visit(PHONE).open(f"texts/training/{SLUGS[0]}/")
    for each in page.locator(f"{ANSWER} summary, .timetable a, .training-read a").all():
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 44, each.inner_text()


def test_the_menu_and_the_start_page_lead_to_the_paths(visit: Opener) -> None:
    page = visit().open("")
    page.locator(".learn a").click()
    assert page.locator(".sitenav [aria-current=page]").inner_text().startswith("培训")
    page.locator(".page h2 a").first.click()
    assert page.locator(".sitenav [aria-current]").inner_text().startswith("培训")
