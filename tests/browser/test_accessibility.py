"""No fault that axe-core can find, in either scheme, on either screen; and what it cannot see: focus and keys."""

from __future__ import annotations

import pytest
from axe import in_both_schemes, violations
from contrast import faint
from menu_pages import linked_pages
from playwright.sync_api import Page
from visits import DESKTOP, PHONE, Opener, still

pytestmark = pytest.mark.browser

PAGES = [
    *("", "texts/", "texts/yj2024/", "texts/hhls/", "texts/nmg/", "texts/received/", "texts/received/002/", "method/"),
    *("data/", "404.html", "en/", "en/texts/topics/", "en/texts/regions/", "en/texts/glossary/"),
    *linked_pages(),
]
"""The other kinds are looked at, with everything open, where their features are tested: codes and versions,
quotations, training, files to take away, the search, the menu of a paragraph and the wall."""

PARTS = 4
"""One test for all would leave the other cores waiting at the end."""

CELL = ".matrix .cell"


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(visit: Opener, part: int) -> None:
    """Each page is opened once and looked at in both widths and schemes, with a cell, a term and the tools open."""
    seen = visit()
    found = []
    for path in PAGES[part::PARTS]:
        page = seen.open(path)
        page.evaluate("document.querySelectorAll('.tools details').forEach(each => { each.open = true; })")

        def ready(page: Page = page) -> None:
            if page.locator(CELL).count() and not page.locator(".matrix .opened").count():
                page.locator(CELL).nth(3).click()
            if page.locator("a.term").count():
                # The last one: what its box lies over is no row of tools, whose targets would be cut.
                page.locator("a.term").last.focus()

        found += [(path, each) for each in in_both_schemes(page, (DESKTOP, PHONE), ready)]
    assert found == []


def test_axe_finds_nothing_with_everything_open(visit: Opener) -> None:
    page = visit(PHONE).open("texts/hhls/")
    page.locator(".record__more").click()
    for summary in page.locator(".twins summary").all():
        summary.click()
    page.locator("[data-drawer-open]").click()
    still(page)
    faults = [fault["id"] for fault in violations(page)]
    assert faults == []


@pytest.mark.parametrize("path", ["", "texts/", "texts/hhls/", "texts/codes/", "quotations/", "en/"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_every_stop_of_the_tab_key_is_seen(visit: Opener, width: int, path: str) -> None:
    page = visit(width).open(path)
    stops = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                if (at === document.body) return null;
                const field = at.matches('input');
                return {
                    html: at.outerHTML.slice(0, 90),
                    outlined: field || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
                    opaque: field || style.opacity === '1',
                    onScreen: box.width > 0 && box.right > 0 && box.left < innerWidth
                };
            }"""
        )
        if stop is None:
            break
        stops += 1
        assert stop["outlined"], stop
        assert stop["opaque"], stop
        assert stop["onScreen"], stop
    assert stops > 10


def test_text_may_grow_to_twice_its_size(visit: Opener) -> None:
    page = visit(1280).open("texts/yj2024/")
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    still(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


PLANTED = {
    ("light", "color-contrast"): "each => { each.style.color = '#f0f0f0' }",
    ("dark", "color-contrast"): "each => { each.style.color = '#202020' }",
    ("light", "list"): """each => {
        each.append(document.createElement('ul'));
        each.lastElementChild.innerHTML = '<b>x</b>';
    }""",
}


@pytest.mark.parametrize(("scheme", "rule"), PLANTED)
def test_a_planted_fault_is_found(visit: Opener, scheme: str, rule: str) -> None:
    """The last of many alike, too."""
    page = visit(PHONE, scheme).open("texts/hhls/")
    assert violations(page) == []
    page.locator(".paragraph").last.evaluate(PLANTED[scheme, rule])
    assert [each["id"] for each in violations(page)] == [rule]
    assert page.locator("[data-repeated], [data-look]").count() == 0


ONE_STATE = """<!doctype html><html lang="en"><title>x</title><style>
    :root { background: #fff; color: #000 }
    @media (prefers-color-scheme: dark) { :root { background: #000; color: #fff } }
    @media (min-width: 1000px) and (prefers-color-scheme: light) { .one { color: #bbb } }
    @media (max-width: 999px) and (prefers-color-scheme: light) { .two { color: #bbb } }
    @media (min-width: 1000px) and (prefers-color-scheme: dark) { .three { color: #333 } }
    @media (max-width: 999px) and (prefers-color-scheme: dark) { .four { color: #333 } .five { width: 600px } }
    p { transition: color 3s }
    </style><main><h1>x</h1>
    <p class="one">words</p><p class="two">words</p><p class="three">words</p><p class="four">words</p>
    <p class="five">words</p>"""


def test_a_fault_of_one_width_in_one_scheme_is_found(visit: Opener) -> None:
    page = visit().page
    page.set_content(ONE_STATE)
    assert in_both_schemes(page, (DESKTOP, PHONE)) == [
        "1280 light too faint: p.one: 1.92 words",
        '1280 light color-contrast: <p class="one">words</p>',
        '375 light color-contrast: <p class="two">words</p>',
        "wider than a window of 375 px",
        '375 dark color-contrast: <p class="four">words</p>',
        "1280 dark too faint: p.three: 1.66 words",
        '1280 dark color-contrast: <p class="three">words</p>',
    ]


HARD_TO_DECIDE = """<!doctype html><html lang="en"><title>x</title><style>
    :root { background: #fff; color: #000 }
    .half { opacity: .3 }
    .striped { background: repeating-linear-gradient(135deg, #333 0 1px, transparent 1px 5px) }
    .small { position: relative; background: linear-gradient(#eee, #fff); color: #777 }
    .large { font-size: 30px; color: #777; background: linear-gradient(#eee, #fff) }
    </style><main><h1>x</h1><p class="half">words</p><p class="striped">words</p><p class="small">words</p>
    <p class="large">words</p><p class="good">words</p>
    <svg width="200" height="40"><rect width="200" height="40" fill="#222"/><text class="drawn" x="20" y="20">x x</text>
    <text class="white" x="90" y="20" fill="#fff">x x</text></svg>"""


def test_what_axe_cannot_decide_is_reckoned(visit: Opener) -> None:
    """Half opaque, over stripes, over a gradient, on a drawn shape; what is large or light enough is none of them."""
    page = visit().page
    page.set_content(HARD_TO_DECIDE)
    assert [each.split(":")[0] for each in faint(page)] == ["p.half", "p.striped", "p.small", "text.drawn"]


def borders(page: Page, *asked: tuple[str, str | None]) -> list[str]:
    """The kind of the lower border of the first element, or of what stands before it."""
    said: list[str] = page.evaluate(
        """asked => asked.map(([which, part]) =>
            getComputedStyle(document.querySelector(which), part).borderBottomStyle)""",
        asked,
    )
    return said


def test_without_colours_of_ours_all_stays_there(visit: Opener) -> None:
    """Forced colours, by keys alone: each stop is outlined, and what is said by a ground is said by a border."""
    page = visit().page
    page.emulate_media(forced_colors="active")
    for path in ("texts/hhls/", "texts/matrix/", "texts/codes/", "quotations/", "en/"):
        page.goto(visit().site + path)
        for _ in range(12):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => {
                    const at = document.activeElement, style = getComputedStyle(at);
                    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                    return [at.outerHTML.slice(0, 80), outlined || at.matches('input, textarea'), style.opacity];
                }"""
            )
            assert stop[1:] == [True, "1"], (path, stop)
    page.goto(visit().site + "texts/hhls/")
    assert borders(page, (".lacuna", None)) == ["dashed"]
    assert page.locator(".mark a").first.evaluate("each => getComputedStyle(each).color") == page.evaluate(
        """() => {
            const made = document.createElement('a');
            made.href = '#x';
            made.style.color = 'LinkText';
            document.body.append(made);
            const said = getComputedStyle(made).color;
            made.remove();
            return said;
        }"""
    )
    page.goto(visit().site + "texts/nmg/")
    assert borders(page, (".page .gap", "::before")) == ["dashed"]
    page.evaluate(
        "[...document.styleSheets].pop().insertRule('.page .gap::before { border-style: none !important }', 0)"
    )
    assert borders(page, (".page .gap", "::before")) == ["none"], "the planted fault is seen"
