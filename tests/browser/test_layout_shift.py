"""Nothing jumps under the reader's eyes, however slow phone and line: one page of each kind, as it arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any, ClassVar

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


class _Thin(SimpleHTTPRequestHandler):
    """The slowest line there could be: a page comes in pieces, each when the one before has been drawn, and no script
    comes before what stands there has been drawn. What it moves, it moves under the reader's eyes."""

    protocol_version = "HTTP/1.1"
    frames = Condition()
    drawn = 0
    late: ClassVar[list[str]] = []
    """Files that were sent on before the page had drawn: on them a jump may be missed."""

    def do_POST(self) -> None:
        """The page has drawn once more."""
        with self.frames:
            _Thin.drawn += 1
            self.frames.notify_all()
        self.send_response(204)
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store" if self.path.endswith(".js") else "max-age=86400")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.endswith(".js") and not self.path.endswith("/early.js"):
            self._wait()
        content = source.read()
        pieces = PIECES if self.path.endswith("/") else 1
        size = -(-len(content) // pieces)
        for at in range(0, len(content), size):
            if at:
                self._wait()
            outputfile.write(content[at : at + size])

    def _wait(self) -> None:
        with self.frames:
            due = self.drawn + FRAMES
            if not self.frames.wait_for(lambda: self.drawn >= due, timeout=10):
                _Thin.late.append(self.path)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


PIECES = 4
FRAMES = 3
"""One may have been under way when the last piece was sent, one draws it."""

TELLS = """
(function tell() {
  navigator.sendBeacon("/drawn");
  requestAnimationFrame(tell);
})();
"""


@pytest.fixture(scope="module")
def thin_url(built_site: Path) -> Iterator[str]:
    """The site on such a line."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Thin, directory=str(built_site))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def slow(browser: Browser) -> Iterator[Page]:
    """A phone on a thin line."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    page.add_init_script(OBSERVED)
    yield page
    context.close()


def of_few_means(page: Page) -> None:
    """A line and a processor as slow as they are measured."""
    tools = page.context.new_cdp_session(page)
    thin: dict[str, Any] = {
        "offline": False,
        "latency": 50,
        "uploadThroughput": -1,
        "downloadThroughput": BYTES_A_SECOND,
    }
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", thin)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def shifted(page: Page, address: str) -> list[tuple[float, str]]:
    page.goto(address, wait_until="load")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return [(value, of) for value, of in page.evaluate("window.shifts")]


def most(shifts: list[tuple[float, str]]) -> float:
    return sum(value for value, _ in shifts)


def test_no_kind_of_page_jumps_while_it_arrives(slow: Page, thin_url: str, one_of_each: dict[str, str]) -> None:
    assert {key.removeprefix("en/") for key in one_of_each} >= {row.name for row in KINDS if row.writes and row.menu}
    slow.add_init_script(TELLS)
    seen = {kind: shifted(slow, thin_url + name) for kind, name in one_of_each.items()}
    assert {kind: shifts for kind, shifts in seen.items() if most(shifts) > MOST} == {}
    assert _Thin.late == []


@pytest.mark.parametrize("kind", ["news-report", "matrix"])
def test_a_page_does_not_jump_on_a_phone_of_few_means(
    slow: Page, site_url: str, one_of_each: dict[str, str], kind: str
) -> None:
    """The kinds with the most scripts: what they do takes so long that it is drawn in between."""
    of_few_means(slow)
    shifts = shifted(slow, site_url + one_of_each[kind])
    assert most(shifts) <= MOST, shifts


def test_a_jump_is_seen(slow: Page, site_url: str) -> None:
    of_few_means(slow)
    shifted(slow, f"{site_url}method/")
    slow.evaluate("() => { document.querySelector('h1').style.marginTop = '300px'; }")
    slow.wait_for_function(f"window.shifts.reduce((sum, [value]) => sum + value, 0) > {MOST}")


def test_a_jump_that_a_script_makes_is_seen(slow: Page, thin_url: str) -> None:
    slow.add_init_script(TELLS)
    assert most(shifted(slow, f"{thin_url}method/")) <= MOST
    slow.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.querySelector('h1').style.marginTop = '300px'; })"
    )
    assert most(shifted(slow, f"{thin_url}method/")) > MOST
