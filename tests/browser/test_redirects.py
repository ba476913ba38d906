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
from visits import DESKTOP, PHONE, Opener, Visit, still, timers_run

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


LOOKED_UP = """() => document.readyState === 'complete' && (!document.querySelector('script[src$="data/anchors.js"]')
    || (handbook.anchors && window.handbookGrammar))"""


def looked_up(page: Page) -> None:
    """Wait until a page has done what it does for its address: looked for the id in the list, if at all, and told."""
    still(page)
    page.wait_for_function(LOOKED_UP)
    timers_run(page, 30)


MOVED = {
    "on the same page, by two aliases": ("texts/hwyx", "hwyx-p90", "texts/hwyx", "hwyx-p3"),
    "on another page": ("texts/hwyx", "hwyx-p92", "texts/dkyj2021", "dkyj2021-x3"),
    "an id of today on the wrong page": ("texts/hwyx", "sdr-p2", "texts/sdr", "sdr-p2"),
    "on the page of the codes": ("texts/codes", "dkyj2021-x3", "texts/dkyj2021", "dkyj2021-x3"),
    "as it is printed": ("texts/dkyj2021", "DKYJ2021-X3", "texts/dkyj2021", "dkyj2021-x3"),
    "an old one as it is printed": ("texts/hwyx", "HWYX-P91", "texts/hwyx", "hwyx-p3"),
    "a point inside a paragraph": ("texts/hwyx", "sdr-p2-n2", "texts/sdr", "sdr-p2-n2"),
    "a document that went into another": ("texts/zzz", "", "texts/hwyx", "hwyx"),
    "its paragraph": ("texts/zzz", "zzz-p1", "texts/hwyx", "hwyx-p1"),
    "its paragraph that went elsewhere": ("texts/zzz", "zzz-p2", "texts/sdr", "sdr-p2"),
    "a code alone": ("versions", "zzz", "texts/hwyx", "hwyx"),
}

EACH_WAY = ["on the same page, by two aliases", "on another page", "its paragraph that went elsewhere"]
"""One for each way a page sends on: in place, to another page, from a page that is gone. From a folder these three,
for which id leads where is the grammar's to say (``tests/ids/test_grammar.py``) and the same there."""


def test_old_addresses_arrive(visit: Opener, later: Site) -> None:
    seen = visit(site=later.address)
    for name in EACH_WAY if later.offline else MOVED:
        path, old, there, new = MOVED[name]
        if name in EACH_WAY:
            seen.page.goto(later.page("texts/stsl"))
        seen.page.goto(later.page(path, old))
        arrived(seen.page, later.page(there).removeprefix(later.address), new)
        if name in EACH_WAY:
            seen.page.go_back()
            seen.page.wait_for_url(later.page("texts/stsl"))
        assert faults(seen, later) == [], name


def test_a_link_inside_an_open_page_arrives_too(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/hwyx"))
    page.evaluate("location.hash = '#hwyx-p90'")
    arrived(page, "", "hwyx-p3")
    page.evaluate("location.hash = '#hwyx-p92'")
    arrived(page, "", "dkyj2021-x3")
    page.go_back()
    arrived(page, "", "hwyx-p3")


def test_the_reader_is_told_of_the_new_id(visit: Opener, later: Site) -> None:
    for old, new in (("hwyx-p91", "hwyx-p3"), ("hwyx-p92", "dkyj2021-x3")):
        page = visit(site=later.address).page
        page.goto(later.page("texts/hwyx", old))
        told = page.locator(".id-told [role=status]")
        told.filter(has_text=f"编号 {old.upper()} 今作 {new.upper()}。").wait_for()
        page.locator(".id-told button").click()
        assert not page.locator(".id-told").is_visible()


UNKNOWN = {
    "never was": ("texts/hwyx", "hwyx-p77", "这个编号不在本版：HWYX-P77。"),
    "a document that never was": ("texts/hwyx", "abc2024-x1", "这个编号不在本版：ABC2024-X1。"),
    "withdrawn": ("texts/hwyx", "hwyx-p93", "这个编号不在本版：HWYX-P93，自 2021.11 版撤销。"),
    "in English": ("en/index", "hwyx-p77", "This code is not in this version: HWYX-P77. "),
}


def test_an_unknown_id_is_said_to_be_unknown(visit: Opener, later: Site) -> None:
    seen = visit(PHONE, site=later.address)
    page = seen.page
    for name, (path, anchor, words) in UNKNOWN.items():
        page.set_viewport_size({"width": PHONE, "height": 900})
        page.goto(later.page(path, anchor) if later.offline else later.page(path, anchor).replace("/index/", "/"))
        told = page.locator(".id-told [role=status]")
        told.filter(has_text=words).wait_for()
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width
            # The others differ in a word. A folder refuses the style sheets that axe itself asks for.
            if name in ("withdrawn", "in English") and not later.offline:
                assert [fault["id"] for fault in violations(page)] == []
        told.locator("a").click()
        page.wait_for_url(later.page("texts/codes"))
        assert faults(seen, later) == []


def test_other_fragments_are_left_alone(visit: Opener, later: Site) -> None:
    seen = visit(site=later.address)
    for anchor in ("", "nothing", "kind=central-document", "note-1", "%E0%A4%A", "__proto__", "x-1"):
        if anchor in ("nothing", "kind=central-document"):
            seen.page.goto("about:blank")  # the others come to the page that is there, by a change of the fragment
        seen.page.goto(later.page("texts/dkyj2021", anchor))
        looked_up(seen.page)
        assert seen.page.url == later.page("texts/dkyj2021", anchor)
        assert seen.page.locator(".id-told").count() == 0
        assert faults(seen, later) == []


def test_the_list_of_ids_is_loaded_only_when_it_is_needed(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/hwyx", "hwyx-p2"))
    looked_up(page)
    assert page.locator('script[src$="data/anchors.js"]').count() == 0
    page.evaluate("location.hash = '#hwyx-p90'")
    arrived(page, "", "hwyx-p3")
    assert page.locator('script[src$="data/anchors.js"]').count() == 1


def test_a_page_that_is_gone_says_so_without_script(visit: Opener, later: Site) -> None:
    page = visit(script=False, site=later.address).page
    page.goto(later.page("texts/zzz"))
    assert "编号 ZZZ 的文字现在归入 HWYX" in page.locator("article").inner_text()
    page.locator(".moved__to").click()
    page.wait_for_url(later.page("texts/hwyx", "hwyx"))
    page.goto(later.page("texts/gone"))
    assert "编号 GONE 的文献已撤，自 2021.11 版起" in page.locator("article").inner_text()


def test_typed_old_codes_lead_on(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    page.goto(later.page("texts/codes"))
    page.locator("#code").fill("ｈｗｙｘ p90")
    page.locator(".codes-form__told").filter(has_text="编号 HWYX-P90 今作 HWYX-P3。").wait_for()
    page.keyboard.press("Enter")
    arrived(page, "", "hwyx-p3")


def test_the_printed_code_leads_to_the_document(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    for code in ("dkyj2021", "sdr"):
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
    "/dkyj2021-x3": "dkyj2021-x3",
    "/DKYJ2021-X3": "dkyj2021-x3",
    "/texts/dkyj2021-x3/": "dkyj2021-x3",
    "/texts/old/page.html#dkyj2021-x3": "dkyj2021-x3",
    "/hwyx-p90": "hwyx-p3",
    "/hwyx.html": "hwyx",
    "/no/such/page": "",
    "/%E0%A4%A/": "",
    "/12": "",
}


FOLLOWED = "/hwyx-p90"
"""The one whose link is followed to its end: the others say the same link or another id."""


# Only a server has a page for addresses that lead nowhere; the bundle holds none.
@pytest.mark.parametrize("later", ["http"], indirect=True)
def test_an_address_that_leads_nowhere_offers_the_place(visit: Opener, later: Site) -> None:
    page = visit(site=later.address).page
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for path, there in NOWHERE.items():
        page.goto(later.address.rstrip("/") + path)
        if "#" in path:
            arrived(page, "", there)
            continue
        assert page.evaluate("document.documentElement.lang") == "zh-Hans"
        assert page.locator("h1").inner_text() == "没有这一页"
        assert page.locator("[lang=en]").filter(has_text="There is no page").count() == 1
        link = page.locator("[data-not-found] a")
        if there:
            link.wait_for()
            assert str(link.evaluate("each => each.href")).endswith(f"/{there.split('-')[0]}/#{there}"), path
        else:
            looked_up(page)
            assert link.count() == 0, path
        if path == FOLLOWED:
            link.click()
            arrived(page, "", there)
    assert said == []
