"""How soon the bundle's start page can be read from disk, and how long search holds the page up.

    python benchmarks/offline.py ZIP [--runs 7] [--out benchmarks/offline.md]

Opens the unpacked bundle in a folder like those on USB sticks, in a fresh browser profile each time (CHROMIUM=… may be
given), and writes medians and worst cases in milliseconds. Goals: readable in under 1000, no task above 100.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHORTEST = 50
"""Milliseconds from which on the browser reports a task as long."""

LISTEN = """
    window.tasks = [];
    const told = list => list.getEntries().forEach(each => window.tasks.push([each.startTime, each.duration]));
    new PerformanceObserver(told).observe({ type: 'longtask', buffered: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path(__file__).with_suffix(".md"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as stick, sync_playwright() as playwright:
        folder = Path(stick) / "U 盘（培训）" / "手册 v1"
        with zipfile.ZipFile(options.bundle) as archive:
            archive.extractall(folder)
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=["--no-sandbox"])
        measured = [_run(browser, folder) for _ in range(options.runs)]
        browser.close()
    said = [
        "# The bundle from disk",
        "",
        f"{options.runs} fresh visits, {os.cpu_count()} cores. A task of 0: none of {SHORTEST} ms or more.",
        "",
        "| milliseconds | median | worst |",
        "|---|---|---|",
    ]
    for name in measured[0]:
        values = [each[name] for each in measured]
        said.append(f"| {name} | {statistics.median(values):.0f} | {max(values):.0f} |")
    options.out.write_text("\n".join([*said, ""]), encoding="utf-8")
    print("\n".join(said))


def _run(browser: Browser, folder: Path) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri(), wait_until="load")
    page.wait_for_timeout(300)
    out = {
        "start page: first paint of words": page.evaluate(PAINTED),
        "start page: loaded": page.evaluate(LOADED),
        "start page: longest task": _longest(page, 0),
    }
    opened = page.evaluate("performance.now()")
    page.keyboard.press("/")
    page.wait_for_timeout(1500)
    out["search opens: longest task"] = _longest(page, opened)
    typed = page.evaluate("performance.now()")
    page.keyboard.type("产业工人")
    page.locator(".md-search__output a").first.wait_for()
    out["search: words typed to first result"] = page.evaluate("performance.now()") - typed
    page.wait_for_timeout(500)
    out["search answers: longest task"] = _longest(page, typed)
    context.close()
    return out


def _longest(page: Page, since: float) -> float:
    return float(
        page.evaluate("since => Math.max(0, ...tasks.filter(each => each[0] >= since).map(each => each[1]))", since)
    )


if __name__ == "__main__":
    main()
