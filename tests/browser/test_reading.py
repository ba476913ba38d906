"""What the reader chooses is kept; menu, contents and languages lead where they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from visits import PHONE, Opener, still

pytestmark = pytest.mark.browser

BODY = "getComputedStyle(document.querySelector('.paragraph')).fontSize"
PAPER = "getComputedStyle(document.body).backgroundColor"
WHITE, NIGHT = "rgb(255, 255, 255)", "rgb(21, 24, 27)"


def test_three_sizes_and_the_choice_is_kept(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/hhls/")
    sizes = {}
    for name in ("小", "中", "大"):
        page.locator(".masthead").get_by_role("button", name=name, exact=True).click()
        sizes[name] = page.evaluate(BODY)
    assert sizes == {"小": "17px", "中": "18px", "大": "20px"}
    page = seen.open("texts/xqt/")
    assert page.evaluate(BODY) == "20px"
    pressed = page.locator(".masthead .sizes [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["大"]


def test_dark_follows_the_device_until_the_reader_chooses(visit: Opener) -> None:
    assert visit(scheme="light").open().evaluate(PAPER) == WHITE
    seen = visit(scheme="dark")
    page = seen.open()
    assert page.evaluate(PAPER) == NIGHT
    button = page.get_by_role("button", name="深色")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate(PAPER) == WHITE
    assert seen.open("en/").evaluate(PAPER) == WHITE


def test_refused_storage_is_no_fault(visit: Opener) -> None:
    seen = visit()
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = seen.open("texts/hhls/")
    page.get_by_role("button", name="深色").click()
    page.locator(".masthead").get_by_role("button", name="大", exact=True).click()
    assert page.evaluate(PAPER) == NIGHT
    assert page.evaluate(BODY) == "20px"


@pytest.mark.parametrize("folder", [False, True])
def test_the_other_language_is_one_relative_link_away(visit: Opener, built_site: Path, folder: bool) -> None:
    seen = visit(site=built_site.as_uri() + "/") if folder else visit()
    leads = {"index.html": "en/", "texts/yj2024/index.html": "en/texts/yj2024/", "texts/received/000/index.html": "en/"}
    for path, there in leads.items():
        link = seen.open(path).locator(".masthead__language")
        assert not link.get_attribute("href").startswith(("/", "http"))
        assert link.evaluate("each => each.href").removesuffix("index.html") == seen.site + there
    back = seen.open("en/index.html").locator(".masthead__language")
    assert back.evaluate("each => each.href").removesuffix("index.html") == seen.site


def test_no_chinese_is_served_as_english(visit: Opener) -> None:
    page = visit().open("en/")
    stray = page.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
                const node = walker.currentNode, parent = node.parentElement;
                if (parent.closest('script, style, [lang="zh-Hans"]')) continue;
                if (/[\\u3000-\\u9fff]/.test(node.data)) found.push(node.data.trim());
            }
            return found;
        }"""
    )
    assert stray == []


def test_the_navigation_counts_and_leaves_out_what_is_off_topic(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/yj2024/")
    entries = dict(line.rsplit("\n", 1) for line in page.locator(".sitenav a:has(.sitenav__count)").all_inner_texts())
    on_topic = [each for each in handbook["documents"] if each["on_topic"]]
    assert entries["署名文章"] == str(sum(each["kind"] == "signed-article" for each in on_topic))
    assert entries["全部文献"] == str(len(handbook["documents"]))
    assert page.locator(".sitenav [aria-current]").all_inner_texts()[0].startswith("中央《意见》")
    off_topic = [each["id"] for each in handbook["documents"] if not each["on_topic"]]
    links = page.locator(".sitenav a").evaluate_all("all => all.map(each => each.href)")
    assert not [link for link in links for code in off_topic if code in link]


def test_contents_follow_the_reading(visit: Opener) -> None:
    page = visit().open("texts/yj2024/#yj2024-x12")
    current = page.locator(".contents--beside [aria-current]")
    current.wait_for()
    assert current.get_attribute("href") == "#yj2024-x12"
    page.locator("#yj2024-x20").evaluate("each => each.scrollIntoView()")
    page.locator('.contents--beside [href="#yj2024-x20"][aria-current]').wait_for()


def test_a_target_is_not_under_the_masthead(visit: Opener) -> None:
    for width in (PHONE, 1280):
        page = visit(width).open("texts/yj2024/#yj2024-x12")
        still(page)
        masthead = page.locator(".masthead").bounding_box()
        assert page.locator("#yj2024-x12").bounding_box()["y"] >= masthead["height"]


def test_the_menu_on_a_phone_by_keyboard(visit: Opener) -> None:
    page = visit(PHONE).open("texts/yj2024/")
    links = page.locator(".drawer .sitenav a")
    assert not links.first.is_visible()
    button = page.get_by_role("button", name="菜单")
    button.focus()
    page.keyboard.press("Enter")
    links.first.wait_for(state="visible")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.drawer') !== null")
    page.keyboard.press("Escape")
    links.first.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.hasAttribute('data-drawer-open')")


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_record_folds_on_phones_only(visit: Opener, width: int) -> None:
    page = visit(width).open("texts/hhls/")
    terms = page.locator(".record dt")
    every = terms.count()
    visible = page.locator(".record dt:visible")
    assert visible.count() == (4 if width == PHONE else every)
    if width == PHONE:
        page.get_by_role("button", name=f"全部 {every} 项").click()
        assert visible.count() == every


@pytest.mark.parametrize("path", ["", "texts/hhls/", "en/"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_search_opens_and_does_not_move_the_page(visit: Opener, path: str, width: int) -> None:
    page = visit(width).open(path)
    page.evaluate("scrollTo(0, 500)")
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.classList.contains('md-search__input')")
    still(page)
    if width != PHONE:
        assert page.evaluate("scrollY") == 500
    page.keyboard.press("Escape")
    opener = page.locator("[data-search-open]:visible").last
    if opener.count():
        opener.click()
        page.wait_for_function("document.activeElement.classList.contains('md-search__input')")


def test_the_start_page_counts_what_there_is(visit: Opener, handbook: dict[str, Any], built_site: Path) -> None:
    lines = len((built_site / "data" / "ledger.jsonl").read_text("utf-8").splitlines())
    gaps = sum(len(each["gaps"]) for each in handbook["documents"])
    for path in ("", "en/"):
        numbers = visit().open(path).locator(".tally__number").all_inner_texts()
        assert numbers[0] == str(len(handbook["documents"]))
        assert numbers[2:] == [str(lines), str(gaps)]
