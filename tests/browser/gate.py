"""Everything that can go wrong on a page of the bundle, and every page of it: opened from disk, the network off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit
from urllib.request import url2pathname

from visits import DESKTOP, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

AT_HOME = ("file:", "data:", "blob:", "about:blank")

VIEWS = {"kind", "region", "year", "topic", "project"}
"""What scripts read from the part of an address after ``#``."""

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

WHAT_IS_THERE = """() => ({
    ids: Array.from(document.querySelectorAll('[id]'), each => each.id),
    links: Array.from(document.querySelectorAll('a[href]'),  // in pictures too, where href is no string
        each => new URL(each.getAttribute('href'), document.baseURI).href),
    broken: Array.from(document.images).filter(each => each.complete && !each.naturalWidth).map(each => each.src),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth
})"""


@dataclass
class Gate:
    """A browser profile that reads the bundle in ``folder`` and writes down every fault: ``page: what``."""

    context: BrowserContext
    folder: Path
    faults: list[str] = field(default_factory=list)
    ids: dict[Path, set[str]] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    at: str = ""

    def __post_init__(self) -> None:
        self.context.set_offline(True)
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.watch(self.page)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(AT_HOME):
            self._add(f"asks for {request.url}")

    def look_at(self, folder: Path) -> None:
        """Read the bundle in another folder from now on, with nothing written down."""
        self.folder, self.faults, self.ids, self.links = folder, [], {}, []

    def watch(self, page: Page) -> None:
        """Write down what goes wrong on a page."""
        page.on("console", lambda said: self._add(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._add(f"error: {error}"))
        page.on("requestfailed", self._failed)

    def _add(self, what: str) -> None:
        self.faults.append(f"{self.at}: {what}")

    def _failed(self, asked: Request) -> None:
        # Leaving a page breaks off what it was loading: that is no missing file.
        if asked.failure != "net::ERR_ABORTED" and asked.url.startswith("file:"):
            self._add(f"missing {unquote(asked.url).rsplit('/', 1)[-1]}")

    def address(self, name: str) -> str:
        """The address of a page by its name from the top: ``texts/yj2024.html#yj2024-x12``."""
        path, _, anchor = name.partition("#")
        return (self.folder / path).as_uri() + (f"#{anchor}" if anchor else "")

    def open(self, name: str) -> Page:
        """Open a page by its name from the top."""
        self.at = name
        self.page.goto(self.address(name), wait_until="load")
        return self.page

    def names(self) -> list[str]:
        """Every page of the bundle."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def read_all(
        self, names: list[str] | None = None, *, fits: bool = False, on_a_phone: Collection[str] = ()
    ) -> list[str]:
        """Open pages one after another; all their faults, dead links and anchors among them.

        ``fits`` also asks that no page be wider than the window, ``on_a_phone`` that these be no wider than a phone's.
        """
        for name in names or self.names():
            there = self.open(name).evaluate(WHAT_IS_THERE)
            self.ids[self.folder / name] = set(there["ids"])
            self.links += [(name, link) for link in dict.fromkeys(there["links"])]
            self.faults += [f"{name}: broken picture {each}" for each in there["broken"]]
            if fits and there["wide"] > 0:
                self._add(f"{there['wide']} px wider than the window")
            if name in on_a_phone:
                self.page.set_viewport_size({"width": PHONE, "height": 900})
                if (wide := self.page.evaluate(TOO_WIDE)) > 0:
                    self._add(f"{wide} px wider than a phone")
                self.page.set_viewport_size({"width": DESKTOP, "height": 900})
        return self.faults + self._dead()

    def _dead(self) -> list[str]:
        why = {link: self._why(link) for link in dict.fromkeys(link for _, link in self.links)}
        return [f"{name}: {why[link]} {unquote(link)}" for name, link in self.links if why[link]]

    def _why(self, link: str) -> str:
        parts = urlsplit(link)
        if parts.scheme in {"https", "http", "mailto"}:
            return ""
        if parts.scheme != "file":
            return "link of another kind"
        path = Path(url2pathname(parts.path))
        if self.folder not in path.parents:
            return "link out of the bundle"
        if not path.is_file():
            return "dead link"
        if parts.fragment and path in self.ids and not _leads(unquote(parts.fragment), self.ids[path]):
            return "dead anchor"
        return ""


def _leads(fragment: str, ids: set[str]) -> bool:
    """An anchor is on its page. A view (``kind=…&region=…``) is none; a paragraph that a view opens with is."""
    view = dict(parse_qsl(fragment, keep_blank_values=True)) if "=" in fragment else {}
    if not view:
        return fragment in ids
    return view.keys() <= VIEWS and view.get("project", "") in {"", *ids}


def gate(browser: Browser, folder: Path, width: int = DESKTOP, *, script: bool = True) -> Gate:
    """A gate before the bundle in ``folder``; close its ``context``."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    context.set_default_timeout(10_000)
    return Gate(context, folder)
