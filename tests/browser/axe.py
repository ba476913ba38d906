"""What axe-core finds wrong with a page as it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
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
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
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
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    for (const each of document.querySelectorAll('[data-repeated]')) delete each.dataset.repeated;
}"""


RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options}).then(found => found.violations)"

OTHERS = {"rules": {rule: {"enabled": False} for rule in ON_COLOURS}}
COLOURS = {"runOnly": {"type": "rule", "values": ON_COLOURS}}


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def violations(page: Page, *, again: bool = False) -> list[dict[str, Any]]:
    """The rules that a page breaks, each with its nodes: all rules in light, those on colours in dark.

    Rules on colours take most of the time and depend on classes: of what is repeated they are shown three. So is
    every rule where the page is looked at ``again``, in a window of another width: what a width changes, it changes
    for all that is alike.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_axe())
    light = not page.evaluate(DARK)
    found: list[dict[str, Any]] = []
    if light and not again:
        found += page.evaluate(RUN, OTHERS)
    page.evaluate(HIDE_REPEATED)
    found += page.evaluate(RUN, {} if light and again else COLOURS)
    page.evaluate(SHOW_REPEATED)
    return found


AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [sheet];
}"""
"""Colours change at once: what is looked at in between has the contrast of neither scheme."""


def in_both_schemes(page: Page, widths: tuple[int, ...], ready: Callable[[], object] = lambda: None) -> list[str]:
    """What is wrong with a page in windows of these widths (px), in light and dark, as ``rule: element``.

    ``ready`` is called before each look, where something closes when the window changes.
    """
    found = []
    page.evaluate(AT_ONCE)
    for scheme, order in (("light", widths), ("dark", widths[::-1])):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in order:
            page.set_viewport_size({"width": width, "height": 900})
            ready()
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append(f"wider than a window of {width} px")
            for fault in violations(page, again=width != widths[0]):
                found += [f"{width} {scheme} {fault['id']}: {node['html'][:160]}" for node in fault["nodes"]]
    page.emulate_media(color_scheme="light")
    page.evaluate("document.adoptedStyleSheets = []")
    return found
