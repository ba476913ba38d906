"""「核对引文」 on 100,000 characters with 300 quotations: the page stays awake, says how far it is, and stops."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

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


def main_tasks(trace: bytes) -> list[float]:
    """Milliseconds that each task of the page's own thread worked: a busy machine makes none of them longer."""
    events = json.loads(trace)["traceEvents"]
    main = {
        (each["pid"], each["tid"])
        for each in events
        if each.get("name") == "thread_name" and each["args"].get("name") == "CrRendererMain"
    }
    return [
        each["tdur"] / 1000
        for each in events
        if each["name"] == "ThreadControllerImpl::RunTask" and (each["pid"], each["tid"]) in main and "tdur" in each
    ]


@pytest.mark.parametrize("transport", ["http", "file"])
def test_no_task_is_long_and_the_way_is_told(visit: Opener, built_site: Path, transport: str) -> None:
    page = opened(visit, built_site, transport)
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=["toplevel"])
    page.locator(".checker__start").click()
    expect(page.locator(".checker__start")).to_have_text("停止")
    page.locator(".checker[data-done]").wait_for()
    tasks = main_tasks(browser.stop_tracing())
    assert len(tasks) > 100
    assert max(tasks) <= LONGEST, sorted(tasks)[-5:]
    notes = page.evaluate("Array.from(window.notes)")
    assert sum(note.startswith("正在核对，") for note in notes) > 5
    assert page.locator(".finding").count() > QUOTATIONS

    # The same again, and stopped on the way; then another one.
    expect(page.locator(".checker__start")).to_have_text("核对")
    page.locator(".checker__start").click()
    expect(page.locator(".checker__told")).to_contain_text("正在核对，")
    page.locator(".checker__start").click()
    expect(page.locator(".checker__told")).to_have_text("已停止")
    expect(page.locator(".finding")).to_have_count(0)
    page.locator("#report").fill("“督促企业依法履实”。")
    page.locator(".checker__start").click()
    expect(page.locator(".finding")).to_have_count(1)
