"""What axe-core finds wrong with a page as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

ON_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a scheme can break. Dark changes nothing but colours: what all other rules look at is the same in
light, where every rule is run."""

DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


def violations(page: Page) -> list[dict[str, Any]]:
    """The rules that a page breaks, each with its nodes: every rule in light, those on colours in dark."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if page.evaluate(DARK):
        options["runOnly"] = {"type": "rule", "values": ON_COLOURS}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found
