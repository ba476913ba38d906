"""What a reader copies: link, reference, quotation, report; read from the real clipboard, over http and from a file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from edition.ids.cite import STANDARDS, Reading
from edition.ids.cite import way as way_of
from edition.nouns import DocumentCode
from edition.nouns.words import CAUTION, NOTE_WORDS, OPINION
from edition.reading.block import ReadBlock
from edition.reading.marks import editors_marks, worded
from edition.reading.stretch import remarks, said_in, stretch
from playwright.sync_api import Page, expect
from profiles import Profiles
from trees import read
from visits import PHONE, Opener, Visit, pasted, timers_run

pytestmark = pytest.mark.browser

TODAY = datetime.date.today().isoformat()
PATH = "texts/{}/index.html"
"""The file of a document on the built site, which has no public address (mkdocs.yml: an example host)."""
NO_ADDRESS = "手册还没有公开地址"

GROUND = "据底本推知，002:9、002:87"

NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
REFUSING = """
    navigator.clipboard.write = () => Promise.reject(new Error('no'));
    document.execCommand = () => false;
"""
SELECT = """([first, from, last, to]) => {
    const at = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.parentNode.closest('.mark, .code, .src, .lacuna, .headerlink, [hidden]')) continue;
            if (offset <= node.length) return [node, offset];
            offset -= node.length;
        }
    };
    const range = document.createRange();
    range.setStart(...at(first, from));
    range.setEnd(...at(last, to));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""


LOOKS_AFTER = 200
"""Milliseconds after which a selection is looked at (``assets/cite/selection.js``)."""


Way = Callable[[str], Page]


@pytest.fixture(params=["http", "file", "http as in an intranet"])
def way(request: Any, profiles: Profiles, site_url: str, built_site: Path) -> Iterator[Way]:
    """Opens a document's page in three ways a reader may have it."""
    served = request.param != "file"
    profile = profiles.take(site_url if served else f"{built_site.as_uri()}/", 1280, "light")
    if served:
        profile.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if request.param.endswith("intranet"):  # No secure context, so no clipboard API: the old command must do.
        profile.page.add_init_script(NO_CLIPBOARD)

    def opened(path: str) -> Page:
        page = profile.visit.open(f"{path}/" if served else f"{path}/index.html")
        # Search from a file is the bundle's business; here the online build is opened as it lies.
        assert [fault for fault in profile.visit.faults if "search_index" not in fault] == []
        return page

    yield opened
    profiles.give_back(profile)


def choose(page: Page, block: str, entry: str, hint: str = "") -> dict[str, str]:
    """Open a paragraph's menu, take an entry, and see what is on the clipboard."""
    page.locator(f"[id='{block}'] > .handle").click()
    page.locator(".cite__entry", has_text=entry).filter(has_text=hint).first.click()
    page.locator(".receipt").wait_for()
    got = pasted(page)
    assert page.locator(".receipt textarea").input_value() == got["text"]
    page.keyboard.press("Escape")
    if page.locator(".cite:visible").count():
        page.locator("h1").click()
    return got


def blocks(handbook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {b["id"]: b for d in handbook["documents"] for s in d["sections"] for b in s["blocks"]}


def version(handbook: dict[str, Any]) -> str:
    return f"{handbook['edition']['version']}+{handbook['edition']['hash']}"


# Every kind of copy, every way ----------------------------------------------------------------------------------------


def test_a_link_that_there_is_none_of_and_a_reference(way: Way, handbook: dict[str, Any]) -> None:
    """While the handbook has no public address none is handed out, and whoever copies is told so."""
    page = way("texts/yj2024")
    got = choose(page, "yj2024-x12", "复制编号和路径")
    assert got["text"] == "YJ2024-X12：" + page.evaluate("handbook.path('texts/yj2024', 'yj2024-x12')")
    assert "href" not in got["html"]
    got = choose(page, "yj2024-x12", "复制出处")
    assert got["text"] == (
        "中共中央，国务院. 中共中央 国务院关于深化产业工人队伍建设改革的意见[EB/OL]//产业工人队伍建设改革 政策手册："
        f"YJ2024-X12. 校改本，V{version(handbook)}. （[2024]）[{TODAY}]. "
        f"{PATH.format('yj2024')}#yj2024-x12. 〔现行（公知）；{CAUTION}〕"
    )
    assert "handbook.example" not in got["text"] + got["html"]
    assert page.locator(".receipt").count() == 0


def test_with_a_public_address_a_link_is_one(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("document.querySelector('meta[name=handbook]').setAttribute('data-online', 'https://shouce.cn/')")
    got = choose(page, "yj2024-x12", "复制链接")
    assert got["text"] == "https://shouce.cn/texts/yj2024/#yj2024-x12"
    assert '<a href="https://shouce.cn/texts/yj2024/#yj2024-x12">' in got["html"]
    got = choose(page, "yj2024-x12", "复制出处")
    assert '<a href="https://shouce.cn/texts/yj2024/#yj2024-x12">' in got["html"]


def test_a_place_is_saved_for_a_reference_manager(way: Way) -> None:
    page = way("texts/yj2024")
    page.locator("[id='yj2024-x12'] > .handle").click()
    for ending in ("ris", "csl.json", "bib"):
        with page.expect_download() as saving:
            page.locator(f".cite [data-file='{ending}']").click()
        assert saving.value.suggested_filename == f"yj2024-x12.{ending}"
        text = saving.value.path().read_text("utf-8")
        assert "YJ2024-X12" in text and "第（十二）项" in text and "example" not in text
        expect(page.locator(".receipt p")).to_contain_text(NO_ADDRESS)


def test_quotation_in_both_readings(way: Way, handbook: dict[str, Any]) -> None:
    block = blocks(handbook)["hhls-p2"]
    assert block["text"] != block["received"]
    page = way("texts/hhls")
    for hint, reading in (("校改本", "text"), ("底本", "received")):
        got = choose(page, "hhls-p2", "复制引文", hint)
        said, _, reference = got["text"].partition("\n\n")
        side: Reading = "emended" if reading == "text" else "received"
        marks = editors_marks(stretch(read()[DocumentCode("hhls")].blocks["hhls-p2"], reading=side), facts=False)
        assert said == f"{quoted(block[reading])}[1]第2段{marks}"
        assert marks
        assert f"HHLS-P2. {hint}，V" in reference
        assert f"<sup>[1]第2段</sup>{marks}</p>" in got["html"]
        assert f"{PATH.format('hhls')}#hhls-p2." in got["html"]


def test_the_caution_goes_with_every_quotation_of_the_central_document(way: Way, handbook: dict[str, Any]) -> None:
    got = choose(way("texts/yj2024"), "yj2024-p1", "复制引文")
    said, _, reference = got["text"].partition("\n\n")
    marks = editors_marks(stretch(read()[DocumentCode("yj2024")].blocks["yj2024-p1"]), facts=False)
    assert said == f"{quoted(blocks(handbook)['yj2024-p1']['text'])}[1]所存第1段{marks}"
    assert marks.count("；") >= 2
    assert reference.endswith(f"〔现行（公知）；{CAUTION}〕")


def test_selection_by_pointer(way: Way, handbook: dict[str, Any]) -> None:
    page = way("texts/js2019")
    text = blocks(handbook)["js2019-p4"]["text"]
    at = text.index("去年省")
    page.evaluate(SELECT, ["js2019-p4", at, "js2019-p4", at + 12])
    page.locator(".pick button").first.click()
    page.locator(".pick .receipt").wait_for()
    # The receipt outlives the look at the selection that copying by command sets off.
    timers_run(page, LOOKS_AFTER)
    assert page.locator(".pick .receipt").is_visible()
    got = pasted(page)
    assert got["text"].startswith(
        f"{quoted(text[at : at + 12])}[1]第三部分“三是”〔编者注：“去年”指2018年（{GROUND}）〕\n\n[1] 坚持试点先行"
    )
    assert "JS2019-S3-N3. 校改本" in got["text"]


def quoted(text: str) -> str:
    """Mainland quotation marks: those of the text are turned."""
    return "“" + text.translate(str.maketrans("“”‘’", "‘’“”")) + "”"


def test_report(way: Way, handbook: dict[str, Any]) -> None:
    got = choose(way("texts/yj2024"), "yj2024-x13", "报告差错")
    block = blocks(handbook)["yj2024-x13"]
    lines = "、".join(dict.fromkeys(f"{span['source']}:{span['line']}" for span in block["spans"]))
    assert got["text"].split("\n") == [
        "差错报告",
        "编号：YJ2024-X13（《中共中央 国务院关于深化产业工人队伍建设改革的意见》第（十三）项）",
        "文本：校改本",
        f"版本：{version(handbook)}",
        f"底本行：{lines}",
        f"地址：{PATH.format('yj2024')}#yj2024-x13",
        f"所示文字：{block['text']}",
        "差错与理由：",
    ]


def test_the_whole_text_in_every_form(way: Way) -> None:
    page = way("texts/hhls")
    page.locator(".citing summary").click()
    openings = [
        "刘合生，马兆永. ",
        "刘合生，马兆永，[2026]. ",
        "刘合生, 马兆永. ",
        "刘合生, 马兆永, [2026]. ",
        "刘合生、马兆永：《",
    ]
    openings += ["刘合生、马兆永《", "《以联动", "（刘合生、马兆永：《"]
    assert page.locator(".citing dt button").count() == len(openings) == len(STANDARDS)
    for at, opening in enumerate(openings):
        page.locator(".citing dt button").nth(at).click()
        page.locator(".citing dd").nth(at).locator(".receipt").wait_for()
        got = pasted(page)
        assert got["text"].startswith(opening)
        if way_of(STANDARDS[at]) != "official":
            assert PATH.format("hhls") in got["text"]


# What must be said of what is copied ------------------------------------------------------------------------------

COPIES = """async (wanted) => {
    navigator.clipboard && (navigator.clipboard.write = () => Promise.resolve());
    const offsets = (block, at) => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.parentNode.closest('.mark, .code, .src, .lacuna, .headerlink, [hidden]')) continue;
            if (at <= node.length) return [node, at];
            at -= node.length;
        }
    };
    const out = [];
    for (const [id, reading, start, end] of wanted) {
        const button = document.querySelector(`[data-reading-switch=${reading}]`);
        if (button && button.getAttribute('aria-pressed') === 'false') button.click();
        const block = document.getElementById(id);
        const range = document.createRange();
        range.setStart(...offsets(block, start));
        range.setEnd(...offsets(block, end));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        block.querySelector('.handle').click();
        const entries = [...document.querySelectorAll('.cite__entry')];
        entries.find((each) => each.textContent.startsWith('复制所选引文')).click();
        await new Promise((done) => setTimeout(done, 0));
        out.push(document.querySelector('.cite .receipt textarea').value);
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
    }
    return out;
}"""


def stretches(of: ReadBlock, how: Reading) -> Iterator[tuple[str, Reading, int, int]]:
    """The whole block, and for every remark the shortest stretch that touches it."""
    length = len(said_in(of, how).rstrip())
    for each in remarks(of, how):
        start, end = each.start, max(each.end, each.start)
        if start == end:
            start, end = max(0, start - 1), min(length, end + 1)
        if start < end <= length:
            yield of.block.id, how, start, end
    yield of.block.id, how, 0, length


ALL_DOCUMENTS, A_FEW = tuple(read()), ("yj2024", "js2019")
"""What stands on a page is the same from a folder: there a few."""


@pytest.mark.parametrize(("way", "codes"), [("http", ALL_DOCUMENTS), ("file", A_FEW)], indirect=["way"])
def test_no_stretch_with_a_doubt_gap_repair_or_relative_year_is_copied_without_its_mark(
    way: Way, codes: tuple[str, ...]
) -> None:
    copied = marked = 0
    for code in codes:
        its = read()[DocumentCode(code)]
        wanted = [
            each
            for of in its.blocks.values()
            for how in (("emended", "received") if of.block.text != of.block.received else ("emended",))
            if remarks(of, how)
            for each in stretches(of, how)
        ]
        if not wanted:
            continue
        page = way(f"texts/{code}")
        for (name, how, start, end), got in zip(wanted, page.evaluate(COPIES, wanted), strict=True):
            of = its.blocks[name]
            said = said_in(of, how)
            lead = len(said[start:end]) - len(said[start:end].lstrip(" \n"))
            of_these = stretch(of, start + lead, start + len(said[start:end].rstrip(" \n")), how)
            marks = editors_marks(of_these, facts=False)
            quotation = got.split("\n\n")[0]
            assert quotation.startswith(f"{quoted(of_these.text)}[1]"), (name, how, start, end)
            assert quotation.endswith(marks), (name, how, start, end)
            assert (NOTE_WORDS["注"] in quotation) == bool(marks)
            copied += 1
            marked += bool(marks)
    assert copied > (250 if codes == ALL_DOCUMENTS else 20)
    assert marked > (200 if codes == ALL_DOCUMENTS else 20)


def test_in_full_a_copied_quotation_says_why(visit: Opener) -> None:
    of = next(of for of in read()[DocumentCode("yj2024")].blocks.values() if of.block.emendations)
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    compact = choose(page, of.block.id, "复制引文")["text"]
    page.locator(f"[id='{of.block.id}'] > .handle").click()
    page.locator(".cite__standards button", has_text="全").click()
    page.keyboard.press("Escape")
    page.reload()
    full = choose(page, of.block.id, "复制引文")["text"]
    said = worded(next(each for each in remarks(of) if each.emendation), of, "emended")
    assert said.compact in compact
    assert said.full not in compact
    assert said.full in full
    page.locator(f"[id='{of.block.id}'] > .handle").click()
    assert page.locator("[data-remarks][aria-pressed=true]").inner_text() == "全"


def test_who_speaks_for_himself_is_said_in_every_reference(visit: Opener) -> None:
    page = visit().open("texts/hhls/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert choose(page, "hhls-p1", "复制引文")["text"].endswith(f"〔{OPINION}〕")
    assert choose(page, "hhls-p1", "复制出处")["text"].endswith(f"〔{OPINION}〕")


# What a quotation is --------------------------------------------------------------------------------------------------


def test_every_quotation_is_the_text_of_its_reading(visit: Opener, handbook: dict[str, Any]) -> None:
    """What the menu takes from a page equals what the handbook publishes, to the character."""
    seen = visit()
    for document in handbook["documents"]:
        page = seen.open(f"texts/{document['id']}/")
        said = page.evaluate(
            """() => handbook.all('[id] > .handle').map(({parentNode: block}) => [block.id, ['emended', 'received'].map(
                (reading) => handbook.said(block, reading).replace(/^[ \\n]+|[ \\n]+$/g, ''))])"""
        )
        wanted = [b for s in document["sections"] for b in s["blocks"]]
        assert said == [[b["id"], [b["text"].strip(), b["received"].strip()]] for b in wanted]


def test_the_form_is_remembered(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/rsb2019/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#rsb2019-n3 > .handle").click()
    page.locator(".cite__choice").select_option("plain")
    page.keyboard.press("Escape")
    text = blocks(handbook)["rsb2019-n3"]["text"]
    expected = (
        f"{quoted(text)}〔编者注：“今年”指2019年（{GROUND}）〕"
        "（人力资源和社会保障部：《贯彻落实习近平总书记重要指示精神 推动产业工人队伍建设改革取得新发展》"
        f"“三是”，[2019年11月8日]，载《产业工人队伍建设改革 政策手册》V{version(handbook)}，"
        f"RSB2019-N3，校改本，{TODAY}查阅，{PATH.format('rsb2019')}#rsb2019-n3）"
    )
    assert choose(page, "rsb2019-n3", "复制引文")["text"] == expected
    page.reload()
    page.locator("#rsb2019-n3 > .handle").click()
    assert page.locator(".cite__choice").input_value() == "plain"
    assert page.locator("[data-shows-standard] .cite__hint").inner_text() == "文内夹注"


def test_a_year_that_the_page_proves_is_said_with_its_ground(visit: Opener) -> None:
    page = visit().open("texts/jnrc/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    said = choose(page, "jnrc-p1", "复制引文")["text"].split("\n")[0]
    ground = "公知，底本未载"
    assert said.endswith(f"[1]第1段〔编者注：“今年”指2026年（{ground}）；“当前”就2026年而言（{ground}）〕")


def test_a_heading_is_cited_like_a_paragraph(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heading = blocks(handbook)["yj2024-s5"]["text"]
    assert choose(page, "yj2024-s5", "复制引文")["text"].startswith(f"{quoted(heading)}[1]第五部分\n")
    page.locator("#yj2024-s5 > .handle").click()
    assert page.locator(".cite__entry", has_text="来源行").get_attribute("href").endswith("/received/004/#l39")


def test_a_selection_across_paragraphs_quotes_each_with_its_own_code(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first, second = blocks(handbook)["yj2024-x1"]["text"], blocks(handbook)["yj2024-x2"]["text"]
    page.evaluate(SELECT, ["yj2024-x1", len(first) - 12, "yj2024-x2", 14])
    page.locator(".pick").wait_for()
    assert page.locator(".pick button").first.inner_text().replace("\n", "") == "复制引文YJ2024-X1、YJ2024-X2"
    page.locator(".pick button").first.click()
    page.locator(".receipt").wait_for()
    lines = pasted(page)["text"].split("\n")
    assert lines[:2] == [f"{quoted(first[-12:])}[1]第（一）项", f"{quoted(second[:14])}[1]第（二）项"]
    assert [line[:4] for line in lines[3:]] == ["[1] "]
    assert "：YJ2024-X1、YJ2024-X2. " in lines[3]


def test_a_selection_in_the_received_reading(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/hhls/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-reading-switch=received]").click()
    received = blocks(handbook)["hhls-p2"]["received"]
    page.evaluate(SELECT, ["hhls-p2", len(received) - 45, "hhls-p2", len(received)])
    page.locator(".pick button").first.click()
    page.locator(".receipt").wait_for()
    got = pasted(page)["text"]
    assert got.startswith(f"{quoted(received[-45:])}[1]")
    assert "HHLS-P2. 底本，V" in got


def test_editors_words_are_not_offered_for_quotation(visit: Opener) -> None:
    page = visit().open("texts/hhls/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.note'))")
    timers_run(page, LOOKS_AFTER)
    assert page.locator(".pick").is_hidden()


def test_copying_by_hand_is_as_it_was(visit: Opener, handbook: dict[str, Any]) -> None:
    """The page's own rule for Ctrl+C still gives the words alone, after the menu has been used too."""
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    choose(page, "yj2024-x1", "复制出处")
    page.evaluate(SELECT, ["yj2024-x1", 3, "yj2024-x1", 20])
    page.keyboard.press("Control+C")
    assert pasted(page)["text"] == blocks(handbook)["yj2024-x1"]["text"][3:20]


# When the browser refuses --------------------------------------------------------------------------------------------


def test_what_cannot_be_copied_is_shown_selected(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    page.evaluate(REFUSING)
    page.locator("#yj2024-x12 > .handle").click()
    page.locator(".cite__entry", has_text="复制编号和路径").click()
    page.locator(".receipt--refused").wait_for()
    field = page.locator(".receipt textarea")
    assert field.evaluate("e => document.activeElement === e && e.value.slice(e.selectionStart, e.selectionEnd)") == (
        f"YJ2024-X12：{PATH.format('yj2024')}#yj2024-x12"
    )
    assert "浏览器不许复制" in page.locator("[role=status]", has_text="浏览器").inner_text()


# Keys, touch, screen readers -----------------------------------------------------------------------------------------


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.innerText || document.activeElement.className")


def test_by_keyboard_alone(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    handle = page.locator("#yj2024-x12 > .handle")
    handle.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        assert handle.get_attribute("aria-expanded") == "true"
        assert focused(page).startswith("复制编号和路径")
        page.keyboard.press("ArrowUp")
        assert focused(page) == "BibTeX"
        page.keyboard.press("Home")
        page.keyboard.press("ArrowDown")
        assert focused(page).startswith("复制出处")
        page.keyboard.press("End")
        assert focused(page) == "BibTeX"
        page.keyboard.press("Escape")
        assert handle.evaluate("e => document.activeElement === e")
        assert handle.get_attribute("aria-expanded") == "false"
        assert page.locator(".cite").is_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator(".receipt").wait_for()
    assert page.locator("[role=status]", has_text="已复制编号和路径").count() == 1
    for _ in range(13):
        page.keyboard.press("Tab")
    assert page.locator(".cite").is_hidden()
    assert page.evaluate("document.activeElement.closest('#yj2024-x12 .src') !== null")
    assert seen.faults == []


def test_a_selection_is_quoted_by_keyboard(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit().open("texts/yj2024/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, ["yj2024-x1", 20, "yj2024-x1", 41])
    page.locator("#yj2024-x1 > .handle").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("复制所选引文")
    page.keyboard.press("Enter")
    page.locator(".receipt").wait_for()
    text = blocks(handbook)["yj2024-x1"]["text"]
    assert page.locator(".receipt textarea").input_value().startswith(f"{quoted(text[20:41])}[1]第（一）项")


def test_the_handle_stays_a_link(visit: Opener) -> None:
    without = visit(script=False).open("texts/yj2024/")
    without.locator("#yj2024-x12 > .code").click()
    assert without.url.endswith("#yj2024-x12")
    assert without.locator(".citing dd").first.inner_text().count(PATH.format("yj2024")) == 0
    without.locator(".citing summary").click()
    assert PATH.format("yj2024") in without.locator(".citing dd").first.inner_text()
    assert visit().open("texts/yj2024/").locator("#yj2024-x12 > .handle").get_attribute("href") == "#yj2024-x12"


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (1280, "light")])
def test_axe_finds_nothing_with_the_menu_open(visit: Opener, width: int, scheme: str) -> None:
    page = visit(width, scheme).open("texts/yj2024/")
    page.locator(".citing summary").click()
    page.locator("#yj2024-p1 > .handle").click()
    page.locator(".cite__entry", has_text="复制编号和路径").click()
    page.locator(".receipt").wait_for()
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in violations(page)] == []


def test_on_a_phone(phone: Visit) -> None:
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = phone.open("texts/yj2024/")
    for block in ("yj2024-x12", "yj2024-p1", "yj2024-s5"):
        handle = page.locator(f"#{block} > .handle")
        box = handle.bounding_box()
        assert box
        assert (box["height"] >= 43.5, box["width"] >= 43.5) == (True, True), (block, box)
        handle.tap()
        menu, below = page.locator(".cite").bounding_box(), page.locator(f"#{block}").bounding_box()
        assert menu
        assert below
        assert menu["y"] >= below["y"] + below["height"] - 1
        assert menu["x"] >= 0
        assert menu["x"] + menu["width"] <= PHONE
        for target in page.locator(".cite button, .cite a").all():
            size = target.bounding_box()
            assert size
            assert size["height"] >= 43.5, target.inner_text()
        page.locator(".cite__entry", has_text="复制编号和路径").tap()
        page.locator(".receipt").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert pasted(page)["text"] == f"{block.upper()}：{PATH.format('yj2024')}#{block}"
        page.locator("h1").tap()
        assert page.locator(".cite").is_hidden()


def test_outward_over_the_margin_on_a_wide_screen(visit: Opener) -> None:
    page = visit(1280).open("texts/yj2024/")
    page.locator("#yj2024-x12 > .handle").click()
    menu, text = page.locator(".cite").bounding_box(), page.locator("#yj2024-x12").bounding_box()
    assert menu
    assert text
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= text["x"]


def test_nothing_of_it_is_printed(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    page.locator("#yj2024-x12 > .handle").click()
    page.emulate_media(media="print")
    assert page.locator(".cite:visible, .pick:visible, .citing:visible").count() == 0
    assert page.locator("#yj2024-x12 > .code").is_visible()
