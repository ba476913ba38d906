"""编号直达: whatever is typed leads where it is meant; without script and on paper the list is all there."""

from __future__ import annotations

from typing import Any

import pytest
from axe import in_both_schemes
from visits import DESKTOP, PHONE, Opener

pytestmark = pytest.mark.browser

FIRST = ".codes-found li:first-child .codes__code"

TYPED = {
    "yj2024-x12": "YJ2024-X12",
    "YJ2024-X12": "YJ2024-X12",
    "ＹＪ2024－X12": "YJ2024-X12",
    "ｙｊ２０２４ｘ１２": "YJ2024-X12",
    "yj2024 12": "YJ2024-X12",
    "yj2024x12": "YJ2024-X12",
    "yj2024/12": "YJ2024-X12",
    "yj x12": "YJ2024-X12",
    "第十二项": "YJ2024-X12",
    "（十二）": "YJ2024-X12",
    "(12)": "YJ2024-X12",
    "第 12 条": "YJ2024-X12",
    "十": "YJ2024-X10",
    "二十七": "YJ2024-X27",
    "第二十项": "YJ2024-X20",
    "yj2024 第三项": "YJ2024-X3",
    "YJ2024 第二部分": "YJ2024-S2",
    "hhls 第2段": "HHLS-P2",
    "第廿七项": "YJ2024-X27",
    "第十 二项": "YJ2024-X12",
    "yj2024-x012": "YJ2024-X12",
    "https://handbook.example.org/texts/yj2024/#yj2024-x12": "YJ2024-X12",
    "yj": "YJ2024",
    "  xqt–n1—p2 ": "XQT-N1-P2",
    "xqt n1 2": "XQT-N1-P2",
    "aigs e2 n3": "AIGS-E2-N3",
    "js2019s2n2": "JS2019-S2-N2",
    "xjcg-p13-n2": "XJCG-P13-N2",
    "hhls": "HHLS",
}
NOTHING = {
    "yj2024-x99": "没有 YJ2024-X99；共二十七项。",
    "第九十九项": "没有第九十九项；共二十七项。",
    "第一百项": "没有第一百项；共二十七项。",
    **dict.fromkeys(["渡口", "——", "constructor", "<q>"], "没有这个编号。"),
}


def test_what_is_typed_is_found(visit: Opener) -> None:
    page = visit().open("texts/codes/")
    found = {}
    for typed in TYPED:
        page.locator("#code").fill(typed)
        first = page.locator(FIRST)
        found[typed] = first.inner_text() if first.count() else ""
    assert found == TYPED


def test_what_is_no_code_is_said_to_be_none(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/codes/")
    for typed, said in NOTHING.items():
        page.locator("#code").fill(typed)
        page.locator("#code").press("Enter")
        page.locator(".codes-form__told").filter(has_text=said).wait_for()
        assert page.locator(".codes-found li").count() == 0, typed
    assert page.url.endswith("texts/codes/")
    assert seen.faults == []


def test_enter_does_not_guess(visit: Opener) -> None:
    page = visit().open("texts/codes/")
    page.locator("#code").fill("x")
    page.locator("#code").press("Enter")
    page.locator(".codes-form__told").filter(has_text="不止一个，请从下面选。").wait_for()
    assert page.url.endswith("texts/codes/")
    page.locator("#code").fill("wgkr-l")
    assert page.locator(".codes-found li").count() > 1


@pytest.mark.parametrize(("typed", "there"), [("第十二项", "texts/yj2024/#yj2024-x12"), ("zjgb", "texts/zjgb/#zjgb")])
def test_enter_goes_there(visit: Opener, typed: str, there: str) -> None:
    seen = visit()
    page = seen.open("texts/codes/")
    page.locator("#code").fill(typed)
    page.locator("#code").press("Enter")
    page.wait_for_url(seen.site + there)
    page.go_back()
    page.wait_for_url(seen.site + "texts/codes/")


def test_matches_show_their_first_words_and_are_links(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/codes/")
    page.locator("#code").fill("yj2024-x1")
    told = page.locator(".codes-form__told").inner_text()
    assert page.locator(".codes-found li").count() == 11
    assert told == "合 11 个。"
    words = page.locator(".codes-found__words").all_inner_texts()
    assert words[0].startswith("（一）") and all(len(each) <= 17 for each in words)
    page.locator(".codes-found a").nth(2).click()
    page.wait_for_url(seen.site + "texts/yj2024/#yj2024-x11")


def test_every_id_is_on_the_list_without_script(visit: Opener, handbook: dict[str, Any]) -> None:
    seen = visit(script=False)
    page = seen.open("texts/codes/")
    assert not page.locator("#code").is_visible()
    links = page.evaluate(
        "Array.from(document.querySelectorAll('.codes li a'), a => [a.textContent, a.getAttribute('href')])"
    )
    expected = []
    for document in handbook["documents"]:
        expected.append(document["id"])
        for section in document["sections"]:
            for block in section["blocks"]:
                expected += [block["id"], *(mark["id"] for mark in block["marks"])]
    assert [text for text, _ in links] == [each.upper() for each in expected]
    assert all(href.endswith(f"#{each}") for each, (_, href) in zip(expected, links, strict=True))
    page.locator(".codes summary").first.click()
    page.locator(".codes li a").nth(1).click()
    page.wait_for_url(f"{seen.site}texts/{expected[0]}/#{expected[1]}")


def test_on_paper_the_whole_list_is_open(visit: Opener) -> None:
    page = visit().open("texts/codes/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".codes li:visible").count() == page.locator(".codes li").count() > 300
    assert not page.locator(".codes-form").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".codes[open]").count() == 0


def test_axe_finds_nothing_on_codes_and_versions(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/codes/")
    page.locator("#code").fill("yj2024-x1")
    page.locator(".codes summary").first.click()
    assert in_both_schemes(page, (DESKTOP, PHONE)) == []
    boxes = page.locator(".codes summary, .codes[open] li, .codes-found li, .codes-form button")
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert min(boxes.evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")) >= 44
    assert in_both_schemes(seen.open("versions/"), (DESKTOP, PHONE)) == []


def test_the_footer_leads_to_the_versions(visit: Opener, handbook: dict[str, Any]) -> None:
    for path in ("texts/yj2024/", "en/"):
        seen = visit()
        page = seen.open(path)
        page.locator(".colophon a").last.click()
        page.wait_for_url(f"{seen.site}versions/")
        edition = handbook["edition"]
        assert f"{edition['version']}+{edition['hash']}" in page.locator("article").inner_text()


def test_a_printed_document_of_a_placeholder_carries_no_qr_code(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/yj2024/")
    page.emulate_media(media="print")
    head = page.locator(".paper-head")
    assert head.is_visible()
    assert handbook["edition"]["hash"] in head.inner_text()
    assert (page.locator(".qr").count() > 0) == bool(page.locator("meta[name=handbook]").get_attribute("data-online"))
