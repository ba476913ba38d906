"""What the tests in a browser share: visits, the published edition, the list of pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from visits import DESKTOP, Opener, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser


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
