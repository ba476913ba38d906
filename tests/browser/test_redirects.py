"""Old addresses arrive: on the same page, on another, from a page that is gone, from a folder on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from axe import violations
from later import ADDRESS, later_site, served
from trees import made_once
from visits import DESKTOP, PHONE, Opener, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ARRIVED = """id => location.hash === '#' + id
    && document.querySelector(':target') && document.querySelector(':target').id === id"""
IN_VIEW = """id => {
    const box = document.getElementById(id).getBoundingClientRect();
    return box.top >= 50 && box.top < innerHeight;
}"""


@dataclass(frozen=True)
class Site:
    """Where the later edition is, and how its pages are addressed."""

    address: str
    offline: bool

    def page(self, path: str, anchor: str = "") -> str:
        end = ".html" if self.offline else "/"
        return f"{self.address}{path}{end}" + (f"#{anchor}" if anchor else "")


@pytest.fixture(scope="module", params=["http", "file"])
def later(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    offline = request.param == "file"
    built = made_once(
        tmp_path_factory, f"later-{request.param}", lambda made: later_site(made / "手册 tree", offline=offline)
    )
    site = built / "手册 tree" / "site"
    if offline:
        yield Site(f"{site.as_uri()}/", True)
        return
    with served(site) as address:
        yield Site(address, False)


def faults(seen: Visit, later: Site) -> list[str]:
    """What the browser complained of; a folder on disk has no search index as the site on line has it."""
    missing = ("ERR_FILE_NOT_FOUND", "search_index")
    return [said for said in seen.faults if not (later.offline and any(each in said for each in missing))]


def arrived(page: Page, where: str, anchor: str) -> None:
    page.wait_for_url(f"**{where}#{anchor}")
    page.wait_for_function(ARRIVED, arg=anchor)
    page.wait_for_function(IN_VIEW, arg=anchor)


MOVED = {
    "on the same page, by two aliases": ("texts/hhls", "hhls-p90", "texts/hhls", "hhls-p6"),
    "on another page": ("texts/hhls", "hhls-p92", "texts/yj2024", "yj2024-x12"),
    "an id of today on the wrong page": ("texts/hhls", "xqt-n1-p2", "texts/xqt", "xqt-n1-p2"),
    "on the page of the codes": ("texts/codes", "yj2024-x3", "texts/yj2024", "yj2024-x3"),
    "as it is printed": ("texts/yj2024", "YJ2024-X12", "texts/yj2024", "yj2024-x12"),
    "an old one as it is printed": ("texts/hhls", "HHLS-P91", "texts/hhls", "hhls-p6"),
    "a point inside a paragraph": ("texts/hhls", "xjcg-p13-n2", "texts/xjcg", "xjcg-p13-n2"),
    "a document that went into another": ("texts/zzz", "", "texts/hhls", "hhls"),
    "its paragraph": ("texts/zzz", "zzz-p1", "texts/hhls", "hhls-p2"),
    "its paragraph that went elsewhere": ("texts/zzz", "zzz-p2", "texts/xqt", "xqt-n1-p2"),
    "a code alone": ("versions", "zzz", "texts/hhls", "hhls"),
}


@pytest.mark.parametrize(("path", "old", "there", "new"), MOVED.values(), ids=MOVED.keys())
def test_an_old_address_arrives(visit: Opener, later: Site, path: str, old: str, there: str, new: str) -> None:
    seen = visit(site=later.address)
    seen.page.goto(later.page("texts/aijy"))
    seen.page.goto(later.page(path, old))
    arrived(seen.page, later.page(there).removeprefix(later.address), new)
    seen.page.go_back()
    seen.page.wait_for_url(later.page("texts/aijy"))
    assert faults(seen, later) == []


def test_a_link_inside_an_open_page_arrives_too(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/hhls"))
    page.evaluate("location.hash = '#hhls-p90'")
    arrived(page, "", "hhls-p6")
    page.evaluate("location.hash = '#hhls-p92'")
    arrived(page, "", "yj2024-x12")
    page.go_back()
    arrived(page, "", "hhls-p6")


def test_the_reader_is_told_of_the_new_id(visit: Opener, later: Site) -> None:
    for old, new in (("hhls-p91", "hhls-p6"), ("hhls-p92", "yj2024-x12")):
        page = visit(site=later.address).page
        page.goto(later.page("texts/hhls", old))
        told = page.locator(".id-told [role=status]")
        told.filter(has_text=f"编号 {old.upper()} 今作 {new.upper()}。").wait_for()
        page.locator(".id-told button").click()
        assert not page.locator(".id-told").is_visible()


UNKNOWN = {
    "never was": ("texts/hhls", "hhls-p77", "这个编号不在本版：HHLS-P77。"),
    "a document that never was": ("texts/hhls", "abc2024-x1", "这个编号不在本版：ABC2024-X1。"),
    "withdrawn": ("texts/hhls", "hhls-p93", "这个编号不在本版：HHLS-P93，自 2026.11 版撤销。"),
    "in English": ("en/index", "hhls-p77", "This code is not in this version: HHLS-P77. "),
}


@pytest.mark.parametrize(("path", "anchor", "words"), UNKNOWN.values(), ids=UNKNOWN.keys())
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_an_unknown_id_is_said_to_be_unknown(
    visit: Opener, later: Site, path: str, anchor: str, words: str, width: int
) -> None:
    seen = visit(width, site=later.address)
    page = seen.page
    page.goto(later.page(path, anchor) if later.offline else later.page(path, anchor).replace("/index/", "/"))
    told = page.locator(".id-told [role=status]")
    told.filter(has_text=words).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    if not later.offline:  # axe itself asks for the style sheets, which a folder on disk refuses
        assert [fault["id"] for fault in violations(page)] == []
    told.locator("a").click()
    page.wait_for_url(later.page("texts/codes"))
    assert faults(seen, later) == []


@pytest.mark.parametrize("anchor", ["", "nothing", "kind=central-document", "note-1", "%E0%A4%A", "__proto__", "x-1"])
def test_other_fragments_are_left_alone(visit: Opener, later: Site, anchor: str) -> None:
    seen = visit(site=later.address)
    seen.page.goto(later.page("texts/yj2024", anchor))
    seen.page.wait_for_timeout(150)
    assert seen.page.url == later.page("texts/yj2024", anchor)
    assert seen.page.locator(".id-told").count() == 0
    assert faults(seen, later) == []


def test_the_list_of_ids_is_loaded_only_when_it_is_needed(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/hhls", "hhls-p2"))
    page.wait_for_timeout(100)
    assert page.locator('script[src$="data/anchors.js"]').count() == 0
    page.evaluate("location.hash = '#hhls-p90'")
    arrived(page, "", "hhls-p6")
    assert page.locator('script[src$="data/anchors.js"]').count() == 1


def test_a_page_that_is_gone_says_so_without_script(visit: Opener, later: Site) -> None:
    page = visit(script=False, site=later.address).page
    page.goto(later.page("texts/zzz"))
    assert "编号 ZZZ 的文字现在归入 HHLS" in page.locator("article").inner_text()
    page.locator(".moved__to").click()
    page.wait_for_url(later.page("texts/hhls", "hhls"))
    page.goto(later.page("texts/gone"))
    assert "编号 GONE 的文献已撤，自 2026.11 版起" in page.locator("article").inner_text()


def test_typed_old_codes_lead_on(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/codes"))
    page.locator("#code").fill("ｈｈｌｓ p90")
    page.locator(".codes-form__told").filter(has_text="编号 HHLS-P90 今作 HHLS-P6。").wait_for()
    page.keyboard.press("Enter")
    arrived(page, "", "hhls-p6")


def test_the_printed_code_leads_to_the_document(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    for code in ("yj2024", "xjcg"):
        page.goto(later.page(f"texts/{code}"))
        assert not page.locator(".paper-head").is_visible()
        page.emulate_media(media="print")
        picture = page.evaluate(GREY, page.locator(".qr").evaluate("each => each.outerHTML"))
        size = int(len(picture) ** 0.5)
        (found,) = zxingcpp.read_barcodes(memoryview(bytes(picture)).cast("B", (size, size)))
        assert found.text == f"{ADDRESS}texts/{code}/"
        head = page.locator(".paper-head").inner_text()
        assert found.text in head
        assert page.locator("meta[name=handbook]").get_attribute("data-version") in head
        assert page.locator(".qr").bounding_box()["width"] > 100
        page.emulate_media(media="screen")


GREY = """svg => new Promise(done => {
    const picture = new Image();
    picture.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 240;
        const pen = canvas.getContext('2d');
        pen.fillStyle = 'white';
        pen.fillRect(0, 0, 240, 240);
        pen.drawImage(picture, 0, 0, 240, 240);
        const seen = pen.getImageData(0, 0, 240, 240).data, grey = [];
        for (let at = 0; at < seen.length; at += 4) grey.push(seen[at]);
        done(grey);
    };
    const drawn = svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"')
        .replace('class="qr__ground"', 'fill="#fff"');
    picture.src = 'data:image/svg+xml,' + encodeURIComponent(drawn);
})"""


NOWHERE = {
    "/yj2024-x12": "yj2024-x12",
    "/YJ2024-X12": "yj2024-x12",
    "/texts/yj2024-x12/": "yj2024-x12",
    "/texts/old/page.html#yj2024-x12": "yj2024-x12",
    "/hhls-p90": "hhls-p6",
    "/hhls.html": "hhls",
    "/no/such/page": "",
    "/%E0%A4%A/": "",
    "/12": "",
}


# Only a server has a page for addresses that lead nowhere; the bundle holds none.
@pytest.mark.parametrize("later", ["http"], indirect=True)
@pytest.mark.parametrize(("path", "there"), NOWHERE.items())
def test_an_address_that_leads_nowhere_offers_the_place(visit: Opener, later: Site, path: str, there: str) -> None:
    page = visit(site=later.address).page
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(later.address.rstrip("/") + path)
    if "#" in path:
        arrived(page, "", there)
        return
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert page.locator("h1").inner_text() == "没有这一页"
    assert page.locator("[lang=en]").filter(has_text="There is no page").count() == 1
    if there:
        page.locator("[data-not-found] a").click()
        arrived(page, "", there)
    else:
        page.wait_for_timeout(150)
        assert page.locator("[data-not-found] a").count() == 0
    assert said == []
