"""The basket in a browser: gathered over pages, kept, pasted, saved; from a server and from a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from axe import violations
from playwright.sync_api import Page, expect
from profiles import Profiles
from test_citing import SELECT, blocks, pasted, quoted
from visits import PHONE, Opener

pytestmark = pytest.mark.browser

Way = Callable[[str], Page]


@pytest.fixture(params=["http", "file"])
def way(request: Any, profiles: Profiles, site_url: str, built_site: Path) -> Iterator[Way]:
    served = request.param == "http"
    profile = profiles.take(site_url if served else f"{built_site.as_uri()}/", 1280, "light")
    if served:
        profile.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield lambda path: profile.visit.open(path if served else f"{path}index.html")
    assert [fault for fault in profile.visit.faults if "search_index" not in fault] == []
    profiles.give_back(profile)


def gathered(page: Page) -> int:
    return page.evaluate("() => JSON.parse(localStorage.getItem('handbook.basket') || '{\"items\":[]}').items.length")


def at_piece(page: Page, selector: str) -> None:
    """Point at the first piece of a kind and put it into the basket."""
    piece = page.locator(selector).first
    piece.scroll_into_view_if_needed()
    piece.hover()
    page.locator(".gather").click()
    expect(page.locator(".gather.is-told")).to_contain_text("已放入引用夹")


def test_what_is_gathered_over_pages_is_kept_pasted_and_saved(way: Way, handbook: dict[str, Any]) -> None:
    page = way("texts/yj2024/")
    first, second = blocks(handbook)["yj2024-x1"]["text"], blocks(handbook)["yj2024-x2"]["text"]
    page.evaluate(SELECT, ["yj2024-x1", len(first) - 12, "yj2024-x2", 14])
    page.locator(".pick button", has_text="放入引用夹").click()
    expect(page.locator(".receipt--gathered")).to_contain_text("现有 1 条")
    page.locator("#yj2024-x3 > .handle").click()
    page.locator(".cite__entry", has_text="放入引用夹").click()
    expect(page.locator(".cite .receipt--gathered a")).to_have_text("看引用夹")
    for path, piece in (("matrix", ".told .evidence"), ("timeline", ".event"), ("figures", ".figures-table tbody tr")):
        at_piece(way(f"texts/{path}/"), piece)
    at_piece(way("texts/received/000/"), "#l7")
    page = way("basket/")
    expect(page.locator(".masthead__sum")).to_have_text("6")
    assert page.locator(".basket__item").count() == 6
    page.reload()
    expect(page.locator(".basket__item")).to_have_count(6)
    # What each knows of itself.
    told = [each.replace("\n", " ") for each in page.locator(".basket__item").all_inner_texts()]
    assert "第（一）至（二）项" in told[0] and "YJ2024-X1、YJ2024-X2" in told[0]
    assert "〔编者注：“宣传力度”存疑〕" in told[1]
    assert "编者的话" in told[3] and "编者的话" in told[4] and "底本" in told[5]
    # As Word takes it.
    page.locator("[data-tool=copy]").click()
    expect(page.locator(".basket__told")).to_contain_text("已复制 6 条")
    got = pasted(page)
    lines = got["text"].split("\n")
    assert lines[0] == f"{quoted(first[-12:])[:-1]}" and lines[1].startswith(
        f"“{quoted(second[:14])[1:]}[1]第（一）至（二）项"
    )
    assert lines[2].startswith(quoted(blocks(handbook)["yj2024-x3"]["text"])[:20]) and "[1]第（三）项" in lines[2]
    assert [line[:3] for line in lines[-5:]] == ["[1]", "[2]", "[3]", "[4]", "[5]"]
    assert got["html"].count("mso-element:footnote'") == 5 and got["html"].count("NOTEREF _RefNote1") == 1
    page.locator("[data-value=endnotes]").click()
    page.locator("[data-tool=copy]").click()
    assert pasted(page)["html"].count("mso-element:endnote'") == 5
    # As a file.
    with page.expect_download() as saved:
        page.locator("[data-tool=docx]").click()
    raw = Path(saved.value.path()).read_bytes()
    assert saved.value.suggested_filename.endswith(".docx")
    assert "word/endnotes.xml" in zipfile.ZipFile(io.BytesIO(raw)).namelist()
    assert docx.Document(io.BytesIO(raw)).paragraphs[2].text.startswith("“（三）大力弘扬")


def test_the_basket_is_put_in_order_by_keys_and_what_was_removed_comes_back(visit: Opener) -> None:
    opened = visit()
    page = opened.open("texts/timeline/")
    for at in range(3):
        page.locator(".event").nth(at).hover()
        page.locator(".gather").click()
        expect(page.locator(".gather.is-told")).to_contain_text(f"现有 {at + 1} 条")
    page = opened.open("basket/")
    words = page.locator(".basket__words")
    before = words.all_inner_texts()
    page.locator("[data-act=down]").first.focus()
    page.keyboard.press("Enter")
    assert words.all_inner_texts() == [before[1], before[0], before[2]]
    expect(page.locator("[data-n='1'] [data-act=down]")).to_be_focused()
    page.keyboard.press("Enter")
    assert words.all_inner_texts() == [before[1], before[2], before[0]]
    expect(page.locator("[data-n='1'] [data-act=up]")).to_be_focused()
    page.locator("[data-act=out]").first.click()
    expect(words).to_have_count(2)
    expect(page.locator("[data-act=undo]")).to_be_focused()
    page.keyboard.press("Enter")
    assert words.all_inner_texts() == [before[1], before[2], before[0]]
    page.locator("[data-forms]").select_option("law")
    expect(page.locator(".basket__notes")).to_contain_text("〔3〕")
    page.locator("[data-tool=clear]").click()
    expect(page.locator(".basket__empty")).to_be_visible()
    expect(page.locator(".masthead__sum")).to_have_text("")
    page.locator("[data-act=undo]").click()
    expect(words).to_have_count(3)
    assert opened.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_basket_is_for_everybody(visit: Opener, scheme: str) -> None:
    """Chinese at a phone's width, English at a desktop's: nothing runs out, nothing is wrong for axe, empty or not."""
    opened = visit(PHONE if scheme == "light" else 1280, scheme)
    page = opened.open("basket/" if scheme == "light" else "en/basket/")
    assert violations(page) == []
    page = opened.open("texts/glossary/" if scheme == "light" else "en/texts/timeline/")
    page.locator("h3[id]" if scheme == "light" else ".event").first.click()
    expect(page.locator(".gather")).to_be_visible()
    assert violations(page) == []
    page.locator(".gather").click()
    expect(page.locator(".gather.is-told")).to_be_visible()
    page = opened.open("basket/" if scheme == "light" else "en/basket/")
    expect(page.locator(".basket__item")).to_have_count(1)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert opened.faults == []


def test_a_list_of_hits_goes_into_the_basket(visit: Opener) -> None:
    opened = visit()
    page = opened.open("search/?q=%E6%96%B0%E5%85%AB%E7%BA%A7%E5%B7%A5")
    page.locator(".found__tools button:not([disabled])", has_text="放入引用夹").click()
    expect(page.locator(".found__taken")).to_contain_text("已放入引用夹")
    sum_ = gathered(page)
    page = opened.open("basket/")
    expect(page.locator(".basket__item")).to_have_count(sum_)
    assert "“（十二）畅通产业工人向上发展通道。" in page.locator(".basket__list").inner_text()
    assert "第（十二）项" in page.locator(".basket__list").inner_text()


def test_an_address_lights_up_the_words_it_was_made_for(way: Way, handbook: dict[str, Any]) -> None:
    page = way("texts/yj2024/")
    words = blocks(handbook)["yj2024-x12"]["text"][30:42]
    page.evaluate(SELECT, ["yj2024-x12", 30, "yj2024-x12", 42])
    page.locator(".pick button", has_text="复制指到这几句").click()
    expect(page.locator(".receipt")).to_contain_text("手册还没有公开地址")
    code, _, path = pasted(page)["text"].partition("：")
    assert code == "YJ2024-X12" and unquote(path) == f"texts/yj2024/index.html#yj2024-x12:~:text={words}"
    site = page.url.partition("texts/")[0]
    page.goto("about:blank")
    page.goto(f"{site}{path}")
    page.wait_for_function("CSS.highlights && CSS.highlights.has('found-now')")
    lit = page.evaluate("() => Array.from(CSS.highlights.get('found-now')).map(range => range.toString())")
    assert lit == [words]
