"""The search as a page with an address, and what goes on from a list: Back, next hit, marks, taking it along."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe import in_both_schemes
from edition.nouns.words import CAUTION, OPINION
from literal import blocks, holds, truth
from old_browser import AS_CHROMIUM_80
from playwright.sync_api import expect
from visits import DESKTOP, PHONE, Opener, Visit, pasted, still, timers_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CHINESE = re.compile(r"[\u3400-\u9fff]")
WORDS = "工匠学院"
MANY = "产业工人"


def settled(page: Page) -> None:
    expect(page.locator(".found")).to_have_attribute("aria-busy", "false")


def address(seen: Visit, path: str) -> str:
    """A page's address below the site's: ``search/`` is a folder in both kinds of address."""
    if not seen.site.startswith("file:"):
        return path if path.endswith("/") or not path else path + "/"
    return path + "index.html" if path.endswith("/") or not path else path + ".html"


def asked(seen: Visit, query: str, language: str = "") -> Page:
    seen.page.set_default_timeout(10_000)
    page = seen.open(address(seen, f"{language}search/") + query)
    settled(page)
    return page


Site = Callable[[], str]


@pytest.fixture(params=["http", "folder"])
def site(request: pytest.FixtureRequest) -> str:
    if request.param == "http":
        served: str = request.getfixturevalue("site_url")
        return served
    folder: Path = request.getfixturevalue("folder_site")
    return folder.as_uri() + "/"


def looks(page: Page) -> dict[str, Any]:
    """What Back must bring back: rows, choices, where the list is scrolled to, where the focus is."""
    return page.evaluate(
        """() => {
            const scroller = document.querySelector('.md-search__scrollwrap');
            return {
                rows: [...document.querySelectorAll('.found__hit a')].map(each => each.href),
                box: document.querySelector('[data-find]').value,
                kind: (document.querySelector('.found__facets [name=kind]') || {}).value,
                scroll: Math.round(scroller ? scroller.scrollTop : scrollY),
            };
        }"""
    )


def opened(page: Page) -> None:
    """A hit has been opened, its words are marked and the bar says where we are."""
    expect(page.locator(".walk__at")).to_be_visible()
    page.wait_for_function("CSS.highlights.has('found') && CSS.highlights.get('found').size > 0")


def nth(page: Page) -> tuple[int, int]:
    said = page.locator(".walk__at span").inner_text()
    return tuple(int(number) for number in re.findall(r"\d+", said))  # type: ignore[return-value]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_address_back_and_next_hit_on_the_page(visit: Opener, site: str, width: int) -> None:
    seen = visit(width, site=site)
    page = asked(seen, f"?q={MANY}&kind=署名文章")
    assert page.locator("[data-find]").input_value() == MANY
    assert set(page.locator(".found__page .found__label").all_inner_texts()) == {"署名文章"}
    assert page.title().startswith(f"{MANY} · 搜索")

    assert page.locator(".found__unfold").is_visible() is (width == PHONE)
    assert page.locator(".found__facets select:visible").count() == (1 if width == PHONE else 7)

    page.locator("[data-more]").first.click()
    settled(page)
    link = page.locator(".found__hit a").nth(6)
    link.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 120)")
    was, address_, href = looks(page), page.url, link.get_attribute("href")
    assert was["scroll"] > 100
    link.click()
    page.wait_for_url("**#*")
    opened(page)
    assert page.url == href
    at, of = nth(page)
    assert 1 < at < of
    pages = {page.url.split("#")[0]}
    for step in range(1, 60):
        page.locator(".walk__next").click()
        expect(page.locator(".walk__at span")).to_contain_text(re.compile(rf"\b{at + step}\b"))
        pages.add(page.url.split("#")[0])
        if len(pages) > 1:
            break
    assert len(pages) == 2
    opened(page)
    (before,) = pages - {page.url.split("#")[0]}
    page.locator(".walk__previous").click()
    page.wait_for_url(f"{before}#*")
    opened(page)
    assert nth(page) == (at + step - 1, of)

    page.go_back()
    settled(page)
    page.wait_for_function("wanted => Math.abs(scrollY - wanted) < 3", arg=was["scroll"])
    assert page.url == address_
    assert looks(page) == was
    assert page.evaluate("document.activeElement.href") == href
    page.reload()
    settled(page)
    assert looks(page)["rows"] == was["rows"]

    page.locator("[data-find]").fill(WORDS)
    settled(page)
    page.wait_for_url(re.compile(r"q=%E5%B7%A5%E5%8C%A0%E5%AD%A6%E9%99%A2$"))
    assert seen.faults == []


SLOW = """(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.md-search__inner { transition-duration: 2s }');
    document.adoptedStyleSheets = [sheet];
})()"""
"""The box grows slowly, so that the answer is there while it does: lines of a narrower list are other lines."""
HELD = """() => addEventListener('popstate', () => {
    for (const until = performance.now() + 400; performance.now() < until;);
}, {once: true})"""
"""A machine that is busy elsewhere just when Back has opened the list."""


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_back_to_the_list_in_the_dialog(visit: Opener, site: str, width: int) -> None:
    seen = visit(width, site=site)
    page = seen.open(address(seen, "texts/hhls"))
    box = page.locator("[data-find]")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "dialog"
    box.fill(MANY)
    settled(page)
    page.locator("[data-more]").first.click()
    settled(page)
    still(page)
    link = page.locator(".found__hit a").nth(20)
    link.scroll_into_view_if_needed()
    was, here = looks(page), page.url
    assert was["scroll"] > 100
    assert len(was["rows"]) > 30
    link.click()
    page.wait_for_url("**#*")
    opened(page)
    page.locator(".walk__next").click()
    if width == DESKTOP:
        page.add_init_script(SLOW)
    page.locator(".walk__results").click()
    page.wait_for_url(here)
    settled(page)
    expect(page.locator("#__search")).to_be_checked()
    page.wait_for_function(
        "wanted => Math.abs(document.querySelector('.md-search__scrollwrap').scrollTop - wanted) < 3", arg=was["scroll"]
    )
    assert looks(page) == was
    assert page.evaluate("document.activeElement.href") == was["rows"][20]

    # As a page, with the same question; closed by the reader, the list does not come back.
    assert page.locator(".found__as-page").get_attribute("href").endswith(f"q={'%E4%BA%A7%E4%B8%9A%E5%B7%A5%E4%BA%BA'}")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    page.reload()
    still(page)
    timers_run(page, 300)
    assert not page.locator("#__search").is_checked()

    # A hit on the page that is open, and back to the list over it, which the theme would shut a moment later.
    page.evaluate("location.hash = document.querySelector('.page p[id]').id")
    timers_run(page, 200)
    page.locator("body").press("/")
    box.fill("黄河")
    settled(page)
    page.locator(".found__page[data-path='texts/hhls'] .found__hit a").first.click()
    opened(page)
    page.evaluate(HELD)
    page.locator(".walk__results").click()
    expect(page.locator("#__search")).to_be_checked()
    timers_run(page, 200)
    assert page.locator("#__search").is_checked()
    expect(box).to_have_value("黄河")
    expect(page.locator(".walk")).to_have_count(0)
    assert seen.faults == []


def test_every_hit_is_counted_and_walked_once(visit: Opener, handbook: dict[str, Any]) -> None:
    """The bar counts what the list counts; every paragraph that holds the words is passed, bylines too."""
    page = asked(visit(), f"?q={WORDS}")
    said = page.locator(".found__meta").inner_text()
    page.locator(".found__page:first-child .found__hit a").first.click()
    opened(page)
    at, of = nth(page)
    assert at == 1
    assert said.startswith(f"{of} 处，在 ")
    passed = {page.url.split("#")[1]}
    for step in range(2, of + 1):
        page.keyboard.press("n")
        expect(page.locator(".walk__at span")).to_contain_text(f"第 {step} 处")
        passed.add(page.url.split("#")[1])
    assert page.locator(".walk__next").get_attribute("aria-disabled") == "true"
    assert truth(handbook, WORDS) <= {re.sub(r"-n\d+$", "", each) for each in passed} | passed
    page.keyboard.press("Escape")
    expect(page.locator(".walk")).to_have_count(0)
    assert not page.evaluate("CSS.highlights.has('found')")


# Marks in browsers of 2020 -----------------------------------------------------------------------------------------


def test_old_browsers_mark_without_touching_the_text(visit: Opener, handbook: dict[str, Any]) -> None:
    seen = visit()
    seen.page.add_init_script(AS_CHROMIUM_80)
    page = asked(seen, "?q=刘合生")
    page.locator(".found__page[data-path='texts/hhls'] a").first.click()
    marked = page.locator(".page .found-words")
    expect(marked.first).to_be_visible()
    assert set(marked.all_text_contents()) == {"刘合生"}
    page.keyboard.press("Escape")
    expect(marked).to_have_count(0)

    page = asked(seen, f"?q={MANY}")
    page.locator(".found__hit a").first.click()
    marked.first.wait_for()
    code = page.url.split("#")[1]
    text = next(block["text"] for d in handbook["documents"] for block in blocks(d) if block["id"] == code)
    place = page.locator(f"[id='{code}']").locator("xpath=ancestor-or-self::*[self::p or self::li or self::h2][1]")
    place.evaluate("each => getSelection().selectAllChildren(each)")
    page.keyboard.press("Control+c")
    assert MANY in place.evaluate("each => handbook.said(each)")
    copied = pasted(page)
    assert text[:20] in copied["text"]
    assert not re.search("found|underline", copied["html"])
    assert seen.faults == []


# Taking the list along ---------------------------------------------------------------------------------------------


def test_the_list_is_taken_along_whole(visit: Opener, site: str, handbook: dict[str, Any]) -> None:
    seen = visit(site=site)
    page = asked(seen, f"?q={MANY}")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert [*rows[0]] == ["编号", "篇名", "性质", "原文", "附注", "地址"]
    texts = {block["id"].upper(): block["text"] for d in handbook["documents"] for block in blocks(d)}
    kinds = set(page.locator(".found__page .found__label").all_inner_texts())
    quoted = [row for row in rows if row["编号"] in texts and row["性质"] in kinds]
    assert {row["编号"].lower() for row in quoted} >= truth(handbook, MANY) & {each.lower() for each in texts}
    wrong = [row for row in quoted if not holds(texts[row["编号"]], row["原文"])]
    assert [row["编号"] for row in wrong if "底本作" not in row["附注"]] == []
    for kind, words in (("中央文件", CAUTION), ("署名文章", OPINION)):
        assert {words in row["附注"] for row in rows if row["性质"] == kind} == {True}
    page.get_by_role("button", name="复制清单").click()
    expect(page.locator(".found__taken")).to_contain_text(f"已复制 {len(rows)} 段")
    page.locator("[data-find]").fill("")
    page.keyboard.press("Control+v")
    pasted = page.locator("[data-find]").input_value()
    assert quoted[0]["编号"] + " 《" in pasted
    turned = str.maketrans("“”‘’", "‘’“”")
    assert [row["编号"] for row in quoted if f"“{row['原文'].translate(turned)[:30]}" not in pasted] == []
    assert seen.faults == []


# Keys, languages, looks --------------------------------------------------------------------------------------------


def test_keys_on_the_page(visit: Opener) -> None:
    page = visit().open("search/")
    page.keyboard.press("/")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.type(WORDS)
    settled(page)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found__title").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-find]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.found__page a')")
    page.keyboard.press("Escape")
    expect(page.locator("[data-find]")).to_be_focused()
    page = visit().open("quotations/")
    page.locator("textarea").focus()
    page.keyboard.press("Control+k")
    expect(page.locator("[data-find]")).to_be_focused()


def test_an_empty_list_offers_ways_on(visit: Opener) -> None:
    page = asked(visit(), "?q=火星来客")
    assert page.locator(".found__ways a, .found__ways button").count() >= 2
    page = asked(visit(), f"?q={WORDS}&region=新疆&kind=中央文件")
    page.get_by_role("button", name="不加筛选").click()
    settled(page)
    expect(page.locator(".found__page").first).to_be_visible()


def test_the_english_page_speaks_english_and_offers_the_chinese_texts(visit: Opener) -> None:
    seen = visit()
    page = asked(seen, "?q=craftsman", "en/")
    for part in (".found__meta", ".found__facets label > span", ".found__tools", ".finder__form", "h1"):
        assert not CHINESE.search(" ".join(page.locator(part).all_inner_texts())), part
    page.locator(".found__hit a").first.click()
    opened(page)
    assert not CHINESE.search(page.locator(".walk").inner_text())
    page = asked(seen, "?q=厂务公开", "en/")
    page.locator(".found__others button").click() if page.locator(".found__others").count() else None
    settled(page)
    assert not page.locator(".found__page").first.get_attribute("data-path").startswith("en/")
    page = asked(seen, f"?q={WORDS}")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/search/?q=*")


def test_without_a_script_the_page_says_so(visit: Opener) -> None:
    page = visit(script=False).open("search/")
    assert "脚本没有启用" in page.locator(".caution").inner_text()
    assert page.locator(".finder:visible").count() == 0
    assert page.locator("dl dd").first.is_visible()


def test_axe_finds_nothing_in_any_state(visit: Opener) -> None:
    seen = visit()
    found = []
    for query in ("", f"?q={MANY}", "?q=火星来客", "?q=xbjg", "?q=yj2024-x12", f"?q={MANY}&kind=署名文章&region=新疆"):
        page = seen.open("search/" + query)
        if query:
            settled(page)
        found += [(query, each) for each in in_both_schemes(page, (DESKTOP, PHONE))]
    page = asked(seen, f"?q={WORDS}")
    page.locator(".found__hit a").last.click()
    opened(page)
    found += [("bar", each) for each in in_both_schemes(page, (DESKTOP, PHONE))]
    assert found == []


def test_fingers_hit_what_they_want_and_sizes_reach_the_list(visit: Opener) -> None:
    page = asked(visit(PHONE), f"?q={MANY}")
    small = (
        "all => all.map(each => [each.className || each.name, each.getBoundingClientRect().height])"
        ".filter(each => each[1] && each[1] < 43.5)"
    )
    page.locator(".found__unfold").click()
    measured = (
        *(".found__title", ".found__hit a", ".found__more", ".found__unfold", ".found__facets select"),
        *(".found__tools button", ".finder__form"),
    )
    for which in measured:
        assert page.locator(which).locator("visible=true").count(), which
        assert page.locator(which).evaluate_all(small) == []
    high = "each => each.getBoundingClientRect().height"
    before = page.locator(".found__hit a").first.evaluate(high)
    page.evaluate("document.documentElement.dataset.size = 'large'")
    assert page.locator(".found__hit a").first.evaluate(high) > before
    page.evaluate("delete document.documentElement.dataset.size")
    page.locator(".found__hit a").first.click()
    opened(page)
    assert (
        page.locator(".walk a, .walk button").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect().height).filter(each => each < 43.5)"
        )
        == []
    )
    page = visit().open("texts/hhls/")
    page.keyboard.press("/")
    page.locator("[data-find]").fill(MANY)
    settled(page)
    before = page.locator(".found__title").first.evaluate(high)
    page.evaluate("document.documentElement.dataset.size = 'large'")
    assert page.locator(".found__title").first.evaluate(high) > before
