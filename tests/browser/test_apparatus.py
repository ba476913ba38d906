"""Every reading is marked, told below its line and in the apparatus, switched and copied as the data says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe import in_both_schemes
from edition.nouns.words import CERTAINTY_WORDS
from visits import PHONE, Opener, Visit, timers_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CERTAINTY = CERTAINTY_WORDS

READINGS = """() => {
    const text = (within, selector) => within.querySelector(selector)?.textContent ?? null;
    // Practice quotes the words of other texts, doubts and all; their entries stand there.
    const own = Array.from(document.querySelectorAll('.emended, .doubted')).filter(each => !each.closest('.evidence'));
    return own.map(words => {
        const note = document.getElementById(words.dataset.note);
        const mark = document.getElementById(words.dataset.note.replace('note', 'mark'));
        mark.focus();
        const box = document.querySelector('.variant');
        const names = Array.from(box.querySelectorAll('dt'), each => each.textContent);
        const said = Array.from(box.querySelectorAll('dd'), each => each.textContent);
        const follows = [];
        for (let next = words.nextElementSibling; next?.matches('.mark'); next = next.nextElementSibling)
            follows.push(next.firstElementChild.id);
        const made = {
            applied: words.matches('.emended'),
            shown: words.innerText,
            line: getComputedStyle(words.querySelector('ins:not([hidden]), del:not([hidden])') || words)
                .textDecorationStyle,
            lem: text(words, '.lem'), rdg: text(words, '.rdg'), words: words.textContent,
            mark: mark.textContent, beside: follows.includes(mark.id), described: mark.getAttribute('aria-describedby'),
            label: text(note, '.label'), back: note.querySelector('.label').hash,
            read: text(note, '.readings ins, .readings u'), opening: text(note, '.readings')[0],
            was: text(note, '.was'), proposed: text(note, '.proposed'), certainty: text(note, '.certainty'),
            reason: text(note, '.reason'),
            open: !box.hidden, head: text(box, '.variant__head'), entry: box.querySelector('.variant__entry').hash,
            rows: Object.fromEntries(names.map((name, at) => [name, said[at]])),
            boxed: text(box, 'dd del, dd u'), corrected: text(box, 'dd ins')
        };
        mark.blur();
        made.closed = box.hidden;
        return made;
    });
}"""

COPIED = """async ([from, to]) => {
    const range = document.createRange();
    range.setStart(document.getElementById(from), 0);
    const end = document.getElementById(to);
    range.setEnd(end, end.childNodes.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    document.execCommand('copy');
    return await navigator.clipboard.readText();
}"""


@pytest.fixture
def touch(browser: Browser, site_url: str) -> Iterator[Page]:
    """A phone that is touched."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800}, has_touch=True)
    yield Visit(context.new_page(), site_url).open("texts/hhls/")
    context.close()


def folder(site: Path) -> str:
    return site.as_uri() + "/"


def blocks(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for section in document["sections"] for block in section["blocks"]]


ABOVE = ("kicker", "title", "subtitle", "author")
BELOW = ("affiliation", "credit")


def emendations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """In the order of the page: a column's name stands in the record, and who drew or signed it comes last."""
    front = {role: [line for line in document["front"] if line["role"] == role] for role in ABOVE + BELOW}
    above, below = ([line for role in roles for line in front[role]] for roles in (ABOVE, BELOW))
    return [each for text in (*above, *blocks(document), *below) for each in text["emendations"]]


def of(handbook: dict[str, Any], code: str) -> dict[str, Any]:
    return next(each for each in handbook["documents"] if each["id"] == code)


def agree(seen: dict[str, Any], wanted: dict[str, Any], *, received: bool) -> None:
    """One reading in text, box and apparatus as the data has it."""
    applied, kind = wanted["applied"], "校" if wanted["applied"] else "疑"
    assert seen["applied"] == applied
    assert seen["shown"].strip() == (wanted["text"] if applied and not received else wanted["received"]).strip()
    assert seen["line"] == ("dotted" if applied else "wavy")
    assert seen["mark"].startswith(kind)
    assert seen["beside"]
    assert seen["label"] == seen["mark"]
    assert seen["back"] == "#mark-" + seen["mark"][1:]
    assert seen["entry"] == "#" + seen["described"] == "#note-" + seen["mark"][1:]
    assert seen["opening"] not in "，。、；：！？”’）》」』】… "
    assert seen["reason"] == seen["rows"]["理由"] == wanted["reason"]
    assert seen["certainty"] == CERTAINTY[wanted["certainty"]] + ("（据版面以外的知识）" if wanted["outside"] else "")
    assert seen["certainty"] in seen["head"]
    assert seen["open"]
    assert seen["closed"]
    assert wanted["received"] == seen["boxed"]
    assert wanted["received"] in seen["rows"]["底本"]
    if applied:
        assert (seen["lem"], seen["rdg"]) == (wanted["text"], wanted["received"])
        assert (seen["read"], seen["was"], seen["corrected"]) == (wanted["text"], wanted["received"], wanted["text"])
        assert wanted["text"] in seen["rows"]["校改"]
    else:
        assert (seen["words"], seen["read"]) == (wanted["received"], wanted["received"])
        assert seen["proposed"] == (wanted["text"] or None)
        assert seen["rows"]["校改"] == (f"不改，疑作「{wanted['text']}」" if wanted["text"] else "不改")


def hold(page: Page, document: dict[str, Any], *, received: bool) -> None:
    wanted = emendations(document)
    found = page.evaluate(READINGS)
    assert len(found) == len(wanted), document["id"]
    for seen, each in zip(found, wanted, strict=True):
        agree(seen, each, received=received)
    state = "Array.from(document.querySelectorAll('.emended'), e => [e.children[0].hidden, e.children[1].hidden])"
    assert all(pair == [received, not received] for pair in page.evaluate(state))


@pytest.mark.parametrize("from_folder", [False, True])
def test_text_box_and_apparatus_agree_with_the_data(
    visit: Opener, handbook: dict[str, Any], built_site: Path, from_folder: bool
) -> None:
    """All three classes, both readings of the page; the switch is thrown once and holds on the pages after."""
    seen = visit(site=folder(built_site)) if from_folder else visit()
    documents = [of(handbook, code) for code in ("hhls", "nmg", "yj2024")] if from_folder else handbook["documents"]
    documents = [each for each in documents if emendations(each)]
    assert {e["certainty"] for each in documents for e in emendations(each)} == set(CERTAINTY)
    for document in documents:
        page = seen.open(f"texts/{document['id']}/index.html")
        hold(page, document, received=False)
        has_switch = page.locator("[data-reading-switch]:visible").count() == 2
        cut = any(block["cuts"] for block in blocks(document))
        assert has_switch == (cut or any(each["applied"] for each in emendations(document)))
        if has_switch:
            page.get_by_role("button", name="底本", exact=True).click()
            hold(page, document, received=True)
            page.get_by_role("button", name="校改本", exact=True).click()
    page = seen.open("texts/hhls/index.html")
    page.get_by_role("button", name="底本", exact=True).click()
    for document in [of(handbook, code) for code in ("nmg", "yj2024")]:
        hold(seen.open(f"texts/{document['id']}/index.html"), document, received=True)
    assert [each for each in seen.faults if not from_folder or "rror:" in each] == []


def test_the_switch_by_keyboard_is_told_and_kept(visit: Opener) -> None:
    seen = visit()
    page = seen.open("texts/hhls/")
    corrected, received = page.locator("[data-reading-switch]").all()
    assert (corrected.get_attribute("aria-pressed"), received.get_attribute("aria-pressed")) == ("true", "false")
    corrected.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert (corrected.get_attribute("aria-pressed"), received.get_attribute("aria-pressed")) == ("false", "true")
    assert "底本" in page.locator(".reading [role=status]").inner_text()
    page.reload()
    assert page.locator("#hhls-p2 .emended").inner_text() == "治"
    assert received.get_attribute("aria-pressed") == "true"
    # Before the script at the end of the page has run: nothing flashes.
    page.route("**/handbook.js", lambda route: route.abort())
    page.reload()
    assert page.locator("#hhls-p2 .emended").inner_text() == "治"
    page.unroute("**/handbook.js")
    page.reload()
    corrected.focus()
    page.keyboard.press("Enter")
    assert seen.open("texts/hhls/").locator("#hhls-p2 .emended").inner_text() == "冶"


@pytest.mark.parametrize("from_folder", [False, True])
def test_words_taken_out_stand_in_their_place_in_the_received_reading_alone(
    visit: Opener, handbook: dict[str, Any], built_site: Path, from_folder: bool
) -> None:
    """Also in a document in which nothing else differs; what is copied of the block is still without them."""
    with_cuts = [(each["id"], block) for each in handbook["documents"] for block in blocks(each) if block["cuts"]]
    assert with_cuts
    seen = visit(site=folder(built_site)) if from_folder else visit()
    for code, block in with_cuts:
        page = seen.open(f"texts/{code}/index.html")
        taken_out = page.locator(f"#{block['id']} del.taken-out")
        assert [words.text_content() for words in taken_out.all()] == [cut["text"] for cut in block["cuts"]]
        for button, shown in (("底本", True), ("校改本", False)):
            page.get_by_role("button", name=button, exact=True).click()
            assert taken_out.first.is_visible() == shown
            said = page.evaluate("id => handbook.said(document.getElementById(id))", block["id"])
            assert said.strip() == block["received" if shown else "text"]
        before = page.locator(f"#{block['id']}").evaluate("e => e.querySelector('.taken-out').previousSibling.data")
        assert block["received"][: block["cuts"][0]["offset"]].endswith(before[-8:])
    assert "，显示删去的" not in page.locator(".reading [role=status]").inner_text()
    page.get_by_role("button", name="底本", exact=True).click()
    assert "，显示删去的" in page.locator(".reading [role=status]").inner_text()


def test_refused_storage_is_no_fault(visit: Opener) -> None:
    seen = visit()
    seen.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    page = seen.open("texts/hhls/")
    page.get_by_role("button", name="底本", exact=True).click()
    assert page.locator("#hhls-p2 .emended").inner_text() == "治"
    assert seen.faults == []


CLOSES_AFTER = 300
"""Milliseconds after which the box closes that nobody points at; it opens sooner (``assets/read/variants.js``)."""

# The box -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("from_folder", [False, True])
def test_hover_opens_the_box_and_focus_too(visit: Opener, built_site: Path, from_folder: bool) -> None:
    seen = visit(site=folder(built_site)) if from_folder else visit()
    page = seen.open("texts/hhls/index.html")
    box = page.locator(".variant")
    places = ("#hhls-p2 .emended", "#hhls-p2 .doubted", "#mark-5", "#hhls-p4 .lacuna")
    for place in places[:1] if from_folder else places:
        page.locator(place).hover()
        box.wait_for(state="visible")
        below = page.locator(place).bounding_box()
        assert box.bounding_box()["y"] >= below["y"] + below["height"] - 4
        box.locator("dl").hover()
        timers_run(page, CLOSES_AFTER)
        assert box.is_visible()
        page.locator("h1").hover()
        box.wait_for(state="hidden")
    # Passing over is not asking.
    page.locator("#hhls-p2 .emended").hover()
    page.locator("h1").hover()
    timers_run(page, CLOSES_AFTER)
    assert not box.is_visible()
    page.locator("#mark-3").focus()
    assert box.is_visible()
    assert box.get_attribute("aria-label") == "整理记录 校3"
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.id") == "mark-3"


def test_to_the_entry_and_back(visit: Opener) -> None:
    page = visit().open("texts/hhls/")
    page.locator("#mark-3").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#note-3'")
    assert not page.locator(".variant").is_visible()
    page.locator("#note-3 .label").click()
    page.wait_for_function("location.hash === '#mark-3'")
    timers_run(page, CLOSES_AFTER)
    assert not page.locator(".variant").is_visible()


def test_touch_opens_and_closes_the_box(touch: Page) -> None:
    touch.locator("[data-quiet-switch]").first.tap()
    box = touch.locator(".variant")
    for place in ("#mark-3", "#hhls-p2 .emended", "#hhls-p2 .doubted", "#mark-8"):
        touch.locator(place).tap()
        assert box.is_visible(), place
        assert touch.evaluate("location.hash") == ""
        frame = box.bounding_box()
        assert (frame["x"], frame["width"]) == (16, PHONE - 32)
        assert touch.evaluate("document.activeElement.className") == "variant"
        touch.keyboard.press("Escape")
        assert not box.is_visible(), place
        touch.locator(place).tap()
        touch.locator(place).tap()
        assert not box.is_visible(), place
    touch.locator("#mark-3").tap()
    touch.locator("h1").tap()
    assert not box.is_visible()
    touch.locator("#mark-3").tap()
    box.locator(".variant__entry").tap()
    touch.wait_for_function("location.hash === '#note-3'")
    assert not box.is_visible()


def test_axe_finds_nothing_with_a_box_open(visit: Opener) -> None:
    page = visit(PHONE).open("texts/hhls/")
    for mark in ("#mark-3", "#mark-4", "#mark-5"):

        def ready(mark: str = mark) -> None:
            page.locator(mark).focus()
            assert page.locator(".variant").is_visible()

        assert in_both_schemes(page, (PHONE,), ready) == []


def test_marks_keep_to_their_words_and_boxes_to_the_page(visit: Opener) -> None:
    page = visit().open("texts/nmg/")
    page.evaluate("document.documentElement.setAttribute('data-quiet', 'shown')")
    apart = """() => Array.from(document.querySelectorAll('.page .mark'), mark => {
        const before = document.createTreeWalker(mark.closest('p, li, h2'), NodeFilter.SHOW_TEXT);
        let last = null;
        while (before.nextNode() && !mark.contains(before.currentNode))
            if (!before.currentNode.parentNode.closest('[hidden], .mark')) last = before.currentNode;
        if (!last) return null;
        const range = document.createRange();
        range.setStart(last, last.length - 1);
        range.setEnd(last, last.length);
        const [one, two] = [range.getBoundingClientRect(), mark.getClientRects()];
        return two.length === 1 && two[0].top < one.bottom && two[0].bottom > one.top ? null : mark.textContent;
    }).filter(Boolean)"""
    outside = """() => Array.from(document.querySelectorAll('.page .mark a'), mark => {
        mark.scrollIntoView({block: 'center'});
        mark.focus();
        const box = document.querySelector('.variant').getBoundingClientRect();
        const wide = document.documentElement.scrollWidth > innerWidth;
        return wide || box.left < 0 || box.right > innerWidth || box.top < 50 || box.bottom > innerHeight
            ? mark.textContent : null;
    }).filter(Boolean)"""
    for width in (320, PHONE, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert (width, page.evaluate(apart)) == (width, [])
        assert (width, page.evaluate(outside)) == (width, [])


# Copying -----------------------------------------------------------------------------------------------------------


def test_copying_gives_the_reading_that_is_shown(visit: Opener, handbook: dict[str, Any]) -> None:
    seen = visit()
    for code in ("hhls", "ghct", "yj2024", "zc2019", "jyjx"):
        document = of(handbook, code)
        page = seen.open(f"texts/{code}/")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        every = blocks(document)
        for field, received in (("text", False), ("received", True)):
            if received and page.locator("[data-reading-switch]").count():
                page.get_by_role("button", name="底本", exact=True).click()
            elif received:
                field = "text"
            for block in every:
                assert page.evaluate(COPIED, [block["id"]] * 2) == block[field].strip(" "), block["id"]
            for first, last in ((0, 2), (1, 5), (0, len(every) - 1)):
                last = min(last, len(every) - 1)
                wanted = os.linesep.join(block[field].strip(" ") for block in every[first : last + 1])
                assert page.evaluate(COPIED, [every[first]["id"], every[last]["id"]]) == wanted
        if page.locator("[data-reading-switch]").count():
            page.get_by_role("button", name="校改本", exact=True).click()


def test_ctrl_c_of_a_part_and_of_everything(visit: Opener, handbook: dict[str, Any]) -> None:
    """What lands in another field, by the keys: from half a paragraph to half of the next one, then the whole page."""
    page = visit().open("texts/hhls/")
    one, two = (block["text"] for block in blocks(of(handbook, "hhls")) if block["id"] in ("hhls-p2", "hhls-p3"))
    page.evaluate(
        """() => {
            document.body.insertAdjacentHTML('beforeend', '<textarea id="sheet"></textarea>');
            const words = document.querySelector('#hhls-p2 .emended .lem').firstChild;
            getSelection().setBaseAndExtent(words, 0, document.querySelector('#hhls-p3').firstChild, 3);
        }"""
    )
    sheet = page.locator("#sheet")
    page.keyboard.press("Control+c")
    sheet.focus()
    page.keyboard.press("Control+v")
    assert sheet.input_value() == one[one.index("冶金工会") :] + "\n" + two[:3]
    sheet.fill("")
    page.locator("h1").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    sheet.focus()
    page.keyboard.press("Control+v")
    everything = sheet.input_value()
    assert "\n".join(block["text"] for block in blocks(of(handbook, "hhls"))) in everything
    assert "HHLS-P2" not in everything


# Without script, on paper, without colours ---------------------------------------------------------------------------


def test_without_script_the_corrected_text_and_the_links_are_there(visit: Opener, handbook: dict[str, Any]) -> None:
    page = visit(script=False).open("texts/hhls/")
    assert page.locator("#hhls-p2 .emended").inner_text() == "冶"
    assert page.locator("#hhls-p2 .rdg").is_hidden()
    assert page.locator(".reading__legend").is_visible()
    assert not page.locator("[data-reading-switch]").first.is_visible()
    page.locator("#mark-3").click()
    assert page.url.endswith("#note-3")
    assert of(handbook, "hhls")["title"] in page.title()
    page.locator("#note-3 .label").click()
    assert page.url.endswith("#mark-3")


def test_paper_says_which_reading_and_shows_marks_and_entries(visit: Opener) -> None:
    page = visit().open("texts/hhls/")
    page.locator("#mark-3").focus()
    for button, said in (("校改本", "此处印校改本"), ("底本", "此处印底本")):
        page.get_by_role("button", name=button, exact=True).click()
        page.emulate_media(media="print")
        printed = page.locator(".reading__printed:visible")
        assert printed.count() == 1
        assert printed.inner_text().startswith(said)
        assert page.locator("#mark-3").is_visible()
        assert page.locator("#note-3 .reason").is_visible()
        assert page.locator(".variant, .reading__switch").locator("visible=true").count() == 0
        colour = "getComputedStyle(document.querySelector('.doubted')).textDecorationColor"
        assert page.evaluate(colour) == "rgb(0, 0, 0)"
        page.emulate_media(media="screen")


def test_forced_colours_keep_the_lines(visit: Opener) -> None:
    page = visit().open("texts/hhls/")
    page.emulate_media(forced_colors="active")
    style = "each => getComputedStyle(each).textDecorationStyle"
    assert page.locator("#hhls-p2 .lem").evaluate(style) == "dotted"
    assert page.locator("#hhls-p2 .doubted").evaluate(style) == "wavy"
    page.locator("#mark-3").focus()
    assert page.locator(".variant").evaluate("each => getComputedStyle(each).borderTopWidth") == "1px"


# Where lines were joined or moved ------------------------------------------------------------------------------------


def test_joins_are_shown_to_those_who_ask(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    marks, entries = page.locator(".mark--quiet"), page.locator(".note--quiet")
    assert marks.count() == entries.count() > 1
    assert not marks.first.is_visible() and not entries.first.is_visible()
    assert page.locator(".mark:not(.mark--quiet)").first.is_visible()
    switch = page.locator("[data-quiet-switch]")
    assert switch.first.inner_text() == f"显示接 {marks.count()} 处"
    switch.first.click()
    assert marks.first.is_visible() and entries.first.is_visible()
    assert {each.get_attribute("aria-pressed") for each in switch.all()} == {"true"}
    page.reload()
    assert marks.first.is_visible(), "the choice is remembered"
    page.emulate_media(media="print")
    assert not marks.first.is_visible() and not entries.first.is_visible()
    page.emulate_media(media="screen")
    switch.last.click()
    assert not marks.first.is_visible()


def test_a_link_to_a_join_shows_it(visit: Opener) -> None:
    page = visit().open("texts/yj2024/")
    place = page.locator(".note--quiet").first.get_attribute("id")
    page.goto(page.url.split("#")[0] + f"#{place}")
    page.wait_for_function("id => document.getElementById(id).getClientRects().length > 0", arg=place)
    assert page.locator(".mark--quiet").first.is_visible()


def test_without_scripts_nothing_is_hidden(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "texts/yj2024/")
    assert page.locator(".mark--quiet").first.is_visible()
    assert not page.locator("[data-quiet-switch]").first.is_visible()
    context.close()
