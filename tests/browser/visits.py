"""A page that remembers what went wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, ViewportSize

PHONE, DESKTOP = 375, 1280


STILL = """() => Promise.all(document.getAnimations()
    .filter(each => each.effect && each.effect.getComputedTiming().endTime !== Infinity)
    .map(each => each.finished.catch(() => null)))
    .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""


def still(page: Page) -> None:
    """Wait until nothing moves on a page any more and what stands there has been drawn."""
    page.evaluate(STILL)


TIMERS_RUN = """most => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => setTimeout(() => requestAnimationFrame(done), most))))"""


def timers_run(page: Page, most: int) -> None:
    """Wait until every timer that a page has set so far for at most ``most`` ms has run, and what it did is drawn.

    The page's own clock is waited for, behind its timers: however slow the machine is, they have run before.
    """
    page.evaluate(TIMERS_RUN, most)


PASTED = """() => new Promise((done) => {
    const field = document.createElement('div');
    field.contentEditable = 'true';
    field.style.position = 'fixed';
    field.style.top = '0';
    document.body.appendChild(field);
    field.addEventListener('paste', (event) => {
        event.preventDefault();
        const got = event.clipboardData;
        window.pasted = {text: got.getData('text/plain'), html: got.getData('text/html')};
        field.remove();
    });
    field.focus();
    done();
})"""
"""Pasting is how a word processor sees the clipboard; it needs no permission and works from a file."""


def pasted(page: Page) -> dict[str, str]:
    """Both flavours on the clipboard."""
    page.evaluate(PASTED)
    page.keyboard.press("Control+V")
    page.wait_for_function("window.pasted")
    return page.evaluate("() => { const got = window.pasted; window.pasted = null; return got; }")


@dataclass
class Visit:
    """A page and the faults the browser reported while it was open."""

    page: Page
    site: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        self.page.goto(self.site + path)
        self.page.wait_for_load_state("load")
        return self.page

    def watch(self) -> None:
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda asked: self.faults.append(asked.url) if self._foreign(asked.url) else None)
        self.page.on(
            "response", lambda got: self.faults.append(f"{got.status} {got.url}") if got.status > 399 else None
        )

    def _foreign(self, url: str) -> bool:
        return not url.startswith((self.site, "data:", "blob:"))


HOLDS = """<!doctype html><link rel="icon" href="data:,"><body style="margin: 0">
<iframe name="held" style="border: 0; width: 1280px; height: 900px"></iframe>"""

SHOW = """address => new Promise(done => {
    const frame = document.querySelector('iframe');
    frame.onload = () => done(true);
    frame.src = address;
})"""

RESIZE = """({ width, height }) => {
    document.querySelector('iframe').style.cssText = `border: 0; width: ${width}px; height: ${height}px`;
}"""

TOO_NARROW = """async ({ widths, drawn }) => {
    const frame = document.querySelector('iframe'), found = [];
    for (const width of widths) {
        frame.style.width = `${width}px`;
        if (drawn) await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        if (frame.contentDocument.documentElement.scrollWidth > width) found.push(width);
    }
    return found;
}"""


@dataclass
class Framed:
    """Pages of a site in a frame within its window: for another width they are laid out again, but no window changes
    and nothing has to be drawn, which is most of what another width costs.

    The scripts of the site know nothing of frames (``test_pages.py``). Faults are those of the visit.
    """

    visit: Visit

    def __post_init__(self) -> None:
        # Beside the pages, of which none may hold a frame.
        page, beside = self.visit.page, self.visit.site + "held"
        page.route(beside, lambda asked: asked.fulfill(body=HOLDS, content_type="text/html"))
        page.goto(beside)
        page.unroute(beside)

    def open(self, path: str) -> Framed:
        """Show a page."""
        self.visit.page.evaluate(SHOW, self.visit.site + path)
        return self

    def evaluate(self, expression: str, given: Any = None) -> Any:
        """As a page does."""
        frame = self.visit.page.frame("held")
        assert frame is not None
        return frame.evaluate(expression, given)

    def locator(self, selector: str) -> Locator:
        """As a page does."""
        frame = self.visit.page.frame("held")
        assert frame is not None
        return frame.locator(selector)

    def set_viewport_size(self, size: ViewportSize) -> None:
        """As a page does."""
        self.visit.page.evaluate(RESIZE, size)

    def too_narrow(self, widths: Sequence[int], *, drawn: bool) -> list[int]:
        """Those of these widths (px) that the page as it stands does not fit; ``drawn``: its scripts see each."""
        found: list[int] = self.visit.page.evaluate(TOO_NARROW, {"widths": list(widths), "drawn": drawn})
        return found


Opener = Callable[..., Visit]
