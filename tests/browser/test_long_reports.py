"""「核对引文」 on a report of 100,000 characters with 300 quotations and more: the page stays awake, says how far it is, and stops."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from report_faults import rows
from visits import Opener

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CHARACTERS, QUOTATIONS = 100_000, 300

LONGEST = 200
"""Milliseconds that a task of the page may take: what a reader types or presses waits no longer."""

WATCH = """() => {
    const told = document.querySelector('.checker__told');
    window.notes = new Set();
    new MutationObserver(() => window.notes.add(told.textContent)).observe(told, {childList: true});
    window.tasks = [];
    new PerformanceObserver(list => list.getEntries().forEach(each => window.tasks.push(Math.round(each.duration))))
        .observe({type: 'longtask'});
}"""


def report() -> str:
    """Sentences as reports have them, right and wrong, a paragraph each, until it is long enough."""
    sentences = [each.text for each in rows()]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < CHARACTERS:
        at = len(paragraphs)
        paragraphs.append(f"（{at}）" + "".join(sentences[(at * 7 + n * 13) % len(sentences)] for n in range(6)))
    text = "\n".join(paragraphs)[:CHARACTERS]
    assert text.count("“") > QUOTATIONS
    return text


def opened(visit: Opener, site: Path, transport: str) -> Page:
    seen = visit(site=site.as_uri() + "/") if transport == "file" else visit()
    page = seen.open("quotations/index.html" if transport == "file" else "quotations/")
    page.wait_for_function("window.quotationCheck && window.handbookQuotations")
    page.locator("#report").fill(report())
    page.evaluate(WATCH)
    return page


@pytest.mark.parametrize("transport", ["http", "file"])
def test_no_task_is_long_and_the_way_is_told(visit: Opener, built_site: Path, transport: str) -> None:
    page = opened(visit, built_site, transport)
    page.locator(".checker__start").click()
    expect(page.locator(".checker__start")).to_have_text("停止")
    page.locator(".checker[data-done]").wait_for()
    expect(page.locator(".checker__start")).to_have_text("核对")
    seen: dict[str, Any] = page.evaluate("() => ({tasks: window.tasks, notes: Array.from(window.notes)})")
    assert max(seen["tasks"], default=0) <= LONGEST, sorted(seen["tasks"])[-5:]
    assert sum(note.startswith("正在核对，") for note in seen["notes"]) > 5
    assert page.locator(".finding").count() > QUOTATIONS


def test_a_check_stops_when_it_is_told_to(visit: Opener, built_site: Path) -> None:
    page = opened(visit, built_site, "http")
    page.locator(".checker__start").click()
    expect(page.locator(".checker__told")).to_contain_text("正在核对，")
    page.locator(".checker__start").click()
    expect(page.locator(".checker__told")).to_have_text("已停止")
    expect(page.locator(".checker__start")).to_have_text("核对")
    expect(page.locator(".finding")).to_have_count(0)
    page.locator("#report").fill("“督促企业依法履实”。")
    page.locator(".checker__start").click()
    expect(page.locator(".finding")).to_have_count(1)
