"""Links a reader can follow: definitions by mouse, keys and touch; practice, matrix and figures, from a folder too."""

from __future__ import annotations

from pathlib import Path

import pytest
from visits import PHONE, Opener, Visit, timers_run

pytestmark = pytest.mark.browser

TERM = "#yj2024-x12 a.term"


def folder(site: Path) -> str:
    return site.as_uri() + "/"


# Terms ---------------------------------------------------------------------------------------------------------------


def test_a_definition_by_mouse(visit: Opener) -> None:
    page = visit().open("texts/yj2024/#yj2024-x12")
    term, box = page.locator(TERM).first, page.locator(".term-box")
    assert not box.is_visible()
    term.hover()
    box.wait_for(state="visible")
    assert term.inner_text() in box.inner_text() or len(box.inner_text()) > 20
    box.hover()
    timers_run(page, 250)  # after which it closes (assets/links/definitions.js)
    assert box.is_visible(), "it stays while the mouse is on it"
    page.mouse.move(5, 5)
    box.wait_for(state="hidden")


def test_a_definition_by_keyboard(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    term, box = page.locator(TERM).first, page.locator(".term-box")
    term.focus()
    box.wait_for(state="visible")
    said = page.evaluate("id => document.getElementById(id).textContent", term.get_attribute("aria-describedby"))
    assert box.locator("span").inner_text() in said
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('term')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#t-*")


def test_a_definition_by_touch(phone: Visit) -> None:
    page = phone.open("texts/yj2024/")
    term, box = page.locator(TERM).first, page.locator(".term-box")
    term.tap()
    box.wait_for(state="visible")
    assert "glossary" not in page.url
    bounds = box.bounding_box()
    assert bounds
    assert bounds["x"] >= 0
    assert bounds["x"] + bounds["width"] <= PHONE
    page.locator("#yj2024-x12").tap(position={"x": 60, "y": 20})
    box.wait_for(state="hidden")
    term.tap()
    box.locator("a").tap()
    page.wait_for_url("**/glossary/#t-*")


def test_without_script_a_term_leads_to_its_entry(visit: Opener) -> None:
    page = visit(script=False).open("texts/yj2024/")
    page.locator(TERM).first.click()
    page.wait_for_url("**/glossary/#t-*")
    assert page.locator("h3:target").is_visible()


# Practice ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False])
def test_practice_opens_under_its_measure_and_leads_back(visit: Opener, script: bool) -> None:
    page = visit(script=script).open("texts/yj2024/")
    details = page.locator("#yj2024-x12 + details.practice")
    evidence = details.locator(".evidence").first
    assert not evidence.is_visible()
    details.locator("summary").click()
    assert evidence.is_visible()
    evidence.locator("a").click()
    page.locator("p:target, li:target, .point:target").first.wait_for(state="attached")
    assert page.locator(".answers a[href$='#yj2024-x12']").count() > 0


# The matrix ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_cell_opens_its_evidence_in_place(visit: Opener, built_site: Path, width: int) -> None:
    seen = visit(width, site=folder(built_site))
    page = seen.open("texts/matrix/index.html")
    cell = page.locator(".matrix .cell").nth(12)
    assert cell.get_attribute("aria-expanded") == "false"
    cell.click()
    opened = page.locator(".matrix .opened .evidence")
    assert opened.first.is_visible()
    assert cell.get_attribute("aria-expanded") == "true"
    own = page.locator(cell.get_attribute("href") or "").locator(".evidence").all_inner_texts()
    assert opened.count() == len(own)
    page.locator(".matrix .cell").nth(13).click()
    assert page.locator(".matrix .opened").count() == 1
    page.locator(".opened__close").click()
    assert page.locator(".matrix .opened").count() == 0
    assert page.evaluate("document.activeElement.classList.contains('cell')")


def test_the_matrix_by_keyboard(visit: Opener) -> None:
    page = visit().open("texts/matrix/")
    page.locator(".matrix .cell").first.focus()
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.href") != first
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.locator(".matrix .opened").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".matrix .opened").count() == 0


def test_the_matrix_without_script_leads_to_its_evidence(visit: Opener) -> None:
    page = visit(script=False).open("texts/matrix/")
    page.locator(".matrix .cell").nth(5).click()
    assert page.locator(".told:target .evidence").first.is_visible()


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_reader_chooses_who_speaks(visit: Opener, built_site: Path, from_folder: bool) -> None:
    seen = visit(site=folder(built_site)) if from_folder else visit()
    page = seen.open("texts/matrix/index.html")
    total = int(page.locator(".sums .sum").inner_text())
    columns = page.locator("thead [data-speaker]").count()
    page.locator(".matrix .cell").first.click()
    page.locator(".matrix-choice button[data-value=signed-article]").click()
    assert page.locator(".matrix .opened").count() == 0
    page.locator(".matrix-choice button[data-value=editors-note]").click()
    assert page.url.endswith("#speaker=signed-article,editors-note")
    shown = page.locator("thead [data-speaker]:visible")
    assert set(shown.evaluate_all("all => all.map(e => e.dataset.speaker)")) == {"signed-article", "editors-note"}
    fewer = int(page.locator(".sums .sum").inner_text())
    assert 0 < fewer < total
    rows = page.locator(".matrix .row .sum").all_inner_texts()
    assert sum(int(each) for each in rows if each.isdigit()) == fewer
    assert page.locator(".told[data-speaker=exchange-speech]:visible").count() == 0
    page.reload()
    assert page.locator("thead [data-speaker]:visible").count() == shown.count() < columns
    page.locator(".matrix .cell:visible").first.click()
    width = page.evaluate("document.querySelector('table.matrix').getBoundingClientRect().width")
    assert page.locator(".opened").evaluate("e => e.getBoundingClientRect().width") == pytest.approx(width, abs=1)
    page.locator(".matrix-choice button[data-value='']").click()
    assert int(page.locator(".sums .sum").inner_text()) == total
    assert "#" not in page.url


def test_without_script_all_speakers_are_shown_and_none_can_be_chosen(visit: Opener) -> None:
    page = visit(script=False).open("texts/matrix/")
    assert not page.locator(".matrix-choice").is_visible()
    assert page.locator("thead [data-speaker]:visible").count() == page.locator("thead [data-speaker]").count() > 5


# Figures -------------------------------------------------------------------------------------------------------------

VALUES = ".figures-table tbody tr:not([hidden]) td:nth-child(2)"


@pytest.mark.parametrize("from_folder", [False, True])
def test_figures_sort_and_narrow(visit: Opener, built_site: Path, from_folder: bool) -> None:
    seen = visit(site=folder(built_site)) if from_folder else visit()
    page = seen.open("texts/figures/index.html")
    every = page.locator(VALUES).all_inner_texts()
    head = page.locator(".figures-table th").nth(1)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    falling = page.locator(VALUES).all_inner_texts()
    assert sorted(falling) == sorted(every)
    assert "亿" in falling[0]
    head.locator("button").click()
    assert page.locator(VALUES).all_inner_texts() == every
    page.locator("select[name=body]").select_option(label="中国中车")
    some = page.locator(VALUES).count()
    assert 0 < some < len(every)
    assert page.locator(".figures-told").inner_text() == f"{some} 个，共 {len(every)} 个"
    page.locator("select[name=body]").select_option("")
    page.locator("input[name=words]").fill("工匠学院")
    assert 0 < page.locator(VALUES).count() < len(every)


def test_figures_sort_on_a_phone(visit: Opener) -> None:
    page = visit(PHONE).open("texts/figures/")
    page.locator("select[name=order]").select_option("-2")
    assert "亿" in page.locator(VALUES).first.inner_text()


def test_figures_without_script_are_a_table(visit: Opener) -> None:
    page = visit(script=False).open("texts/figures/")
    assert page.locator(VALUES).count() > 100
    assert page.locator(".figures-table a[href*='#']").first.is_visible()
