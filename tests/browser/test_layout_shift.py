"""Nothing jumps under the reader's eyes, however slow phone and line: one page of each kind, as it arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from edition.pages.table import KINDS
from visits import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MOST = 0.02
"""Of the window, weighed by how far it went (Layout Instability): a fifth of what is called good."""
SLOWER = 6
"""Times a phone of few means is slower than this machine."""
BYTES_A_SECOND = 200 * 1024

OBSERVED = """
window.shifts = [];
new PerformanceObserver(function (list) {
  list.getEntries().forEach(function (entry) {
    var of = entry.sources.map(function (each) { return each.node && (each.node.className || each.node.nodeName); });
    if (!entry.hadRecentInput) window.shifts.push([entry.value, of.join(", ")]);
  });
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def one_of_each(built_site: Path) -> dict[str, str]:
    """The longest page of each kind and language: the one that takes longest to arrive."""
    found: dict[str, tuple[int, str]] = {}
    for path in built_site.rglob("*.html"):
        text = path.read_text("utf-8")
        kind = re.search(r'class="md-content__inner[^"]* page--([a-z-]+)', text)
        name = path.relative_to(built_site).as_posix().removesuffix("index.html")
        if kind:
            key = f"{'en/' if name.startswith('en/') else ''}{kind[1]}"
            found[key] = max(found.get(key, (0, "")), (len(text), name))
    return {key: name for key, (_, name) in found.items()}


@pytest.fixture
def slow(browser: Browser) -> Iterator[Page]:
    """A phone of few means on a thin line."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.add_init_script(OBSERVED)
    line = context.new_cdp_session(page)
    thin: dict[str, Any] = {
        "offline": False,
        "latency": 50,
        "uploadThroughput": -1,
        "downloadThroughput": BYTES_A_SECOND,
    }
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", thin)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page
    context.close()


def shifted(page: Page, address: str) -> list[tuple[float, str]]:
    page.goto(address, wait_until="load")
    page.wait_for_function("document.readyState === 'complete'")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [(value, of) for value, of in page.evaluate("window.shifts")]


def test_no_kind_of_page_jumps_while_it_arrives(slow: Page, site_url: str, one_of_each: dict[str, str]) -> None:
    assert {key.removeprefix("en/") for key in one_of_each} >= {row.name for row in KINDS if row.writes and row.menu}
    seen = {kind: shifted(slow, site_url + name) for kind, name in one_of_each.items()}
    jumps = {kind: shifts for kind, shifts in seen.items() if sum(value for value, _ in shifts) > MOST}
    assert jumps == {}


def test_a_jump_is_seen(slow: Page, site_url: str) -> None:
    shifted(slow, f"{site_url}method/")
    slow.evaluate("() => { document.querySelector('h1').style.marginTop = '300px'; }")
    slow.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    assert sum(value for value, _ in slow.evaluate("window.shifts")) > MOST
