"""What axe-core finds wrong with a page as it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe
from contrast import faint

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


MARK_LOOKS = """() => {
    const grounds = new Map(), numbers = new Map(), looks = new Map();
    const number = (said) => numbers.get(said) || numbers.set(said, numbers.size + 1).get(said);
    const ground = (element) => {
        if (!element) return 0;
        if (!grounds.has(element)) {
            const { backgroundColor, backgroundImage, opacity, filter, position, zIndex } = getComputedStyle(element);
            grounds.set(element, number([ground(element.parentElement), element.localName, element.className,
                backgroundColor, backgroundImage, opacity, filter, position, zIndex].join('|')));
        }
        return grounds.get(element);
    };
    const written = (element) => element.matches('input, select, textarea, button') ||
        Array.from(element.childNodes).some(each => each.nodeType === Node.TEXT_NODE && each.data.trim());
    for (const element of document.body.querySelectorAll('*')) {
        delete element.dataset.look;
        if (!written(element)) continue;
        const { color, fontSize, fontWeight, textShadow, textDecorationLine, visibility } = getComputedStyle(element);
        const look = [ground(element), color, fontSize, fontWeight, textShadow, textDecorationLine, visibility,
            getComputedStyle(element.parentElement).color, element.disabled, element.getClientRects().length > 0]
            .join('|');
        looks.set(look, (looks.get(look) || 0) + 1);
        if (looks.get(look) <= 2) element.dataset.look = '';
    }
}"""
"""Marks what is looked at by the rules on colours: of all words of one colour and size that stand in the same elements
on the same grounds the first two. What a rule says of one, it says of all."""

ONLY_MARKED = """axe.configure({rules: [
    {id: 'target-size', enabled: true},  // WCAG 2.2, 2.5.8, 24 px: looked at only where it is asked for
    {id: 'color-contrast', selector: '[data-look]'},
    {id: 'link-in-text-block', selector: 'a[href][data-look], [role=link][data-look]'}
]})"""

FORGET_LOOKS = "for (const each of document.querySelectorAll('[data-look]')) delete each.dataset.look"

RUN = "options => axe.run(document, {resultTypes: ['violations'], ...options}).then(found => found.violations)"

COLOURS = {"runOnly": {"type": "rule", "values": ON_COLOURS}}


@cache
def _axe() -> str:
    return str(Axe().axe_script)


def violations(page: Page, *, again: bool = False) -> list[dict[str, Any]]:
    """The rules that a page breaks, each with its nodes: all rules in light, those on colours in dark.

    Rules on colours take most of the time: of what looks alike they are shown two. Where the page is looked at
    ``again``, in a window of another width, or for its colours alone, three are shown of what is repeated: what a width
    changes, it changes for all that is alike.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_axe())
        page.evaluate(ONLY_MARKED)
    light = not page.evaluate(DARK)
    whole = light and not again
    if not whole:
        page.evaluate(HIDE_REPEATED)
    page.evaluate(MARK_LOOKS)
    found: list[dict[str, Any]] = page.evaluate(RUN, {} if light else COLOURS)
    page.evaluate(FORGET_LOOKS)
    if not whole:
        page.evaluate(SHOW_REPEATED)
    for fault in found:
        for node in fault["nodes"]:
            node["html"] = node["html"].replace(' data-look=""', "")
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
            if width == widths[0]:
                found += [f"{width} {scheme} too faint: {each}" for each in faint(page)]
            for fault in violations(page, again=width != widths[0]):
                found += [f"{width} {scheme} {fault['id']}: {node['html'][:160]}" for node in fault["nodes"]]
    page.emulate_media(color_scheme="light")
    page.evaluate("document.adoptedStyleSheets = []")
    return found
