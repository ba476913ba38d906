"""A page that remembers what went wrong on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE, DESKTOP = 375, 1280

DOCUMENTS = "texts/"


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
        self.page.on("response", lambda got: self.faults.append(f"{got.status} {got.url}") if got.status > 399 else None)

    def _foreign(self, url: str) -> bool:
        return not url.startswith((self.site, "data:", "blob:"))


Opener = Callable[..., Visit]


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Opener]:
    """Opens a fresh browser profile: ``visit(width=375, scheme="dark", script=False)``."""
    contexts = []

    def opened(width: int = DESKTOP, scheme: str = "light", *, script: bool = True, site: str = site_url) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        made = Visit(context.new_page(), site)
        made.watch()
        return made

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def handbook(built_site: Path) -> dict[str, Any]:
    """The edition as the site publishes it."""
    return json.loads((built_site / "data" / "handbook.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def every_page(built_site: Path) -> list[str]:
    """The path of every page, without the file name."""
    found = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("index.html"))
    return [name.removesuffix("index.html") for name in found]
