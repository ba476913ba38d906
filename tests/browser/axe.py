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

HIDE_REPEATED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('[data-repeated] { display: none !important }');
    document.adoptedStyleSheets = [sheet];
    const make = (element) => {
        const said = Array.from(element.attributes)
            .filter(each => each.name === 'class' || each.name === 'style' || each.name.startsWith('aria-') ||
                ['hidden', 'open', 'disabled', 'type', 'role', 'lang'].includes(each.name))
            .map(each => each.name === 'class' || each.name === 'style' || each.value.length < 6 ?
                each.name + '=' + each.value : each.name);
        const inside = new Map();
        for (const child of element.children) {
            const like = make(child);
            inside.set(like, (inside.get(like) || 0) + 1);
            if (inside.get(like) > 3 && !child.contains(document.activeElement)) child.dataset.repeated = '';
        }
        return `${element.localName}[${said}](${Array.from(inside.keys()).sort()})`;
    };
    make(document.body);
}"""
"""Hides what stands beside three of its like: the same element with the same classes and states, and so on inwards."""

SHOW_REPEATED = """() => {
    document.adoptedStyleSheets = [];
    for (const each of document.querySelectorAll('[data-repeated]')) delete each.dataset.repeated;
}"""


def violations(page: Page) -> list[dict[str, Any]]:
    """The rules that a page breaks, each with its nodes: all rules in light, those on colours in dark.

    Rules on colours take most of the time and depend on classes: of what is repeated they are shown three.
    """
    found: list[dict[str, Any]] = []
    if not page.evaluate(DARK):
        others = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in ON_COLOURS}}
        found += Axe().run(page, options=others).response["violations"]
    page.evaluate(HIDE_REPEATED)
    colours = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ON_COLOURS}}
    found += Axe().run(page, options=colours).response["violations"]
    page.evaluate(SHOW_REPEATED)
    return found
