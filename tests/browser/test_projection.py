"""On the wall of a training room: every word is there, nothing is cut, keys lead where they say, and one comes back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe import in_both_schemes
from edition.ids.cite import Reading
from edition.reading.marks import editors_marks
from edition.reading.stretch import remarks, stretch
from trees import read
from visits import PHONE, Opener, still, timers_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OPINIONS = "texts/yj2024/"
STAGE = ".projection"
LINKED = OPINIONS + "#project=yj2024-x12"

# From the first screen to the last: step, words of the source, and whether anything hangs over the edge. The address
# is not written at every step: the browser would do more than the wall.
WALK = """() => {
    const stage = document.querySelector('.projection'), body = stage.querySelector('.projection__body');
    const on = stage.querySelector('.projection__arrow--on'), shown = [];
    history.replaceState = () => {};
    stage.querySelector('.projection__ticks i').click();
    for (let turns = 0; turns < 2000; turns++) {
        const slide = stage.querySelector('.slide'), copy = slide.cloneNode(true);
        const ours = '.mark, .lacuna, .taken-out, .projection__gap, [data-again], .slide__front';
        copy.querySelectorAll(ours).forEach(e => e.remove());
        shown.push({
            id: stage.dataset.step, text: copy.textContent,
            remarks: stage.querySelector('.projection__remarks').textContent,
            over: body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1,
            wide: stage.scrollWidth > innerWidth
        });
        if (on.disabled) break;
        on.click();
    }
    delete history.replaceState;
    return shown;
}"""


SET_ANEW = 60
"""Milliseconds after which the wall is set anew for a window of another size (``assets/wall/keys.js``)."""


def sized(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    timers_run(page, SET_ANEW)


def came_back(page: Page, where: int) -> None:
    """The page stands where it stood, and stays there."""
    page.wait_for_function("where => scrollY === where && !location.hash.startsWith('#project')", arg=where)
    still(page)
    assert page.evaluate("scrollY") == where


def spoken(screens: list[dict[str, Any]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for screen in screens:
        joined[screen["id"]] = joined.get(screen["id"], "") + screen["text"]
    return joined


def blocks(handbook: dict[str, Any], code: str, reading: str) -> dict[str, str]:
    document = next(each for each in handbook["documents"] if each["id"] == code)
    return {block["id"]: block[reading] for part in document["sections"] for block in part["blocks"]}


def step(page: Page) -> str:
    return page.locator(STAGE).get_attribute("data-step") or ""


WALLS = [(1280, 720, "medium"), (1024, 768, "large"), (PHONE, 667, "medium"), (640, 330, "large")]


@pytest.mark.parametrize("code", ["yj2024", "nmg", "hlj2019"])
def test_nothing_is_lost_and_nothing_is_cut(visit: Opener, handbook: dict[str, Any], code: str) -> None:
    page = visit().open(f"texts/{code}/#project")
    several = 0
    for width, height, size in WALLS if code == "yj2024" else WALLS[-2:]:
        sized(page, width, height)
        page.locator(f'button[data-size="{size}"]').first.evaluate("each => each.click()")
        sized(page, width, height + 1)
        # The other reading has other characters, not other screens: on the first wall of a document both.
        both = (width, height, size) in (WALLS[0], WALLS[-1])
        readings = (
            {"text": "emended", "received": "received"}
            if both and page.locator(".projection__reading").count()
            else {"text": ""}
        )
        for field, reading in readings.items():
            if reading and page.locator("html").get_attribute("data-reading") != (
                reading if reading == "received" else None
            ):
                page.locator(".projection__reading").evaluate("each => each.click()")
            screens = page.evaluate(WALK)
            shown = spoken(screens)
            assert {id: text for id, text in shown.items() if id not in (code, "")} == blocks(handbook, code, field)
            assert [(each["id"], width, reading) for each in screens if each["over"] or each["wide"]] == []
            several += len(screens) - len(shown)
        if "received" in readings:
            page.locator(".projection__reading").evaluate("each => each.click()")
    assert several > 0


BOTH_READINGS = ("yj2024", "hhls")
"""Those with the most notes on a reading."""


@pytest.mark.parametrize("way", ["http", "file"])
def test_every_screen_says_what_must_be_said_of_its_words(visit: Opener, built_site: Path, way: str) -> None:
    told = 0
    seen = visit() if way == "http" else visit(site=built_site.as_uri() + "/")
    documents = {code: its for code, its in read().items() if any(remarks(of) for of in its.blocks.values())}
    for code, its in (
        documents.items() if way == "http" else [min(documents.items(), key=lambda each: len(each[1].blocks))]
    ):
        page = seen.open(f"texts/{code}/{'' if way == 'http' else 'index.html'}#project")
        sized(page, 667, 375)
        sides: list[Reading] = ["emended"]
        # What must be said of the other reading is found by the same function of the same notes.
        sides += ["received"] if code in BOTH_READINGS and page.locator(".projection__reading").count() else []
        for side in sides:
            if side == "received":
                page.locator(".projection__reading").evaluate("each => each.click()")
            at: dict[str, int] = {}
            screens = page.evaluate(WALK)
            assert [screen["id"] for screen in screens if screen["over"] or screen["wide"]] == []
            for screen in screens:
                name, length = screen["id"], len(screen["text"])
                if name not in its.blocks:
                    assert screen["remarks"] == ""
                    continue
                start = at.get(name, 0)
                at[name] = start + length
                words = editors_marks(stretch(its.blocks[name], start, start + length, side), facts=False)
                assert screen["remarks"] == words, (name, side, start)
                told += bool(words)
        if len(sides) > 1:
            page.locator(".projection__reading").evaluate("each => each.click()")
    assert told > (100 if way == "http" else 0)


def test_a_screen_ends_with_a_sentence_where_it_can(visit: Opener) -> None:
    page = visit().open("texts/nmg/#project")
    sized(page, 667, 375)
    screens = page.evaluate(WALK)
    parted = [one for one, other in pairwise(screens) if one["id"] == other["id"]]
    assert len(parted) > 10
    assert all(screen["text"] for screen in screens)
    good = [each for each in parted if each["text"].rstrip("”’」』）》")[-1] in "。！？；…，、：—"]
    assert len(good) >= 0.9 * len(parted)


def test_one_comes_back_to_where_one_was(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.locator("#yj2024-x20").evaluate("each => each.scrollIntoView()")
    still(page)
    link = page.locator("#yj2024-x20 a.code")
    link.evaluate("each => each.focus({preventScroll: true})")
    where, entries = page.evaluate("scrollY"), page.evaluate("history.length")
    page.keyboard.press("p")
    assert step(page) == "yj2024-x20"
    assert page.url.endswith("#project=yj2024-x20")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert step(page) != "yj2024-x20"
    page.keyboard.press("Escape")
    page.locator(STAGE).wait_for(state="hidden")
    came_back(page, where)
    assert "#" not in page.url
    assert page.evaluate("document.activeElement.hash") == "#yj2024-x20"
    # A browser keeps 50 entries of a tab's history, and the tab may have been used before.
    assert page.evaluate("history.length") == min(entries + 1, 50)


def test_the_browsers_back_leaves_too(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.evaluate("scrollTo(0, 1234)")
    page.locator(".reading__project").evaluate("each => each.click()")
    page.keyboard.press("PageDown")
    page.go_back()
    page.locator(STAGE).wait_for(state="hidden")
    came_back(page, 1234)
    page.go_forward()
    page.locator(STAGE).wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator(STAGE).wait_for(state="hidden")


def test_the_paragraph_shown_is_one_button_away(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.keyboard.press("p")
    assert step(page) == "yj2024"
    for key in ("1", "2", "Enter"):
        page.keyboard.press(key)
    assert step(page) == "yj2024-x12"
    page.get_by_role("button", name="在文中看这一段").click()
    page.locator(STAGE).wait_for(state="hidden")
    page.wait_for_function("location.hash === '#yj2024-x12'")
    still(page)
    assert page.evaluate("document.activeElement.id") == "yj2024-x12"
    assert 0 < page.locator("#yj2024-x12").bounding_box()["y"] < 400


KEYS = [
    (["ArrowRight"], "yj2024-x13"),
    (["PageDown"], "yj2024-x13"),
    (["ArrowDown"], "yj2024-x13"),
    ([" "], "yj2024-x13"),
    (["ArrowLeft"], "yj2024-s5"),
    (["Shift+ "], "yj2024-s5"),
    (["PageUp", "ArrowUp"], "yj2024-x11"),
    (["Home"], "yj2024"),
    (["End"], "yj2024-x27"),
    (["3", "Enter"], "yj2024-x3"),
    (["2", "7", "Enter"], "yj2024-x27"),
    (["4", "0", "Enter"], "yj2024-x12"),
    (["2", "ArrowRight", "Enter"], "yj2024-x13"),
    (["2", "Backspace", "3", "Enter"], "yj2024-x3"),
    (["/", "f", "s", "n"], "yj2024-x12"),
]


def test_keys(visit: Opener) -> None:
    """One visit: before each row the wall shows the same paragraph again."""
    page = visit().open(LINKED)
    for keys, to in KEYS:
        page.evaluate("handbook.project('yj2024-x12')")
        assert step(page) == "yj2024-x12"
        for key in keys:
            page.keyboard.press(key)
        assert (keys, step(page)) == (keys, to)
        assert not page.evaluate("document.activeElement.matches('input')"), keys
        if keys[0] == "4":
            assert page.locator(".projection__typed").inner_text() == "没有第 40 项"


def test_the_key_is_a_letter_while_one_writes(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.locator(".md-search__input").click()
    page.keyboard.type("p")
    assert page.locator(STAGE).count() == 0
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+p")
    assert page.locator(STAGE).count() == 0


def test_twenty_seven_ticks_and_one_is_marked(visit: Opener) -> None:
    page = visit().open(LINKED)
    ticks = page.locator(".projection__tick:not(.projection__tick--between)")
    assert ticks.count() == 27
    assert ticks.evaluate_all("all => all.findIndex(t => t.matches('.projection__tick--now'))") == 11
    assert page.locator(".projection__tick--now").count() == 1
    page.keyboard.press("ArrowLeft")
    assert page.locator(".projection__tick--now").count() == 1


def test_source_caution_code_marks_and_gaps_are_on_the_wall(visit: Opener) -> None:
    page = visit().open(OPINIONS + "#project=yj2024-p1")
    stage = page.locator(STAGE)
    assert "此处缺" in stage.locator(".projection__gap").inner_text()
    assert stage.locator(".lacuna").is_visible()
    assert stage.locator(".mark").all_inner_texts() == ["缺1", "缺2", "疑3"]
    assert "wavy" in stage.locator(".doubted").evaluate("e => getComputedStyle(e).textDecorationStyle")
    assert stage.locator(".projection__caution").inner_text() == page.locator(".caution").text_content()
    page.goto(page.url.split("#")[0] + "#project=yj2024-x12")
    page.wait_for_function("document.querySelector('.projection').dataset.step === 'yj2024-x12'")
    assert stage.locator(".projection__source").inner_text().endswith("》第（十二）项")
    assert stage.locator(".projection__code").inner_text() == "YJ2024-X12"
    assert stage.evaluate("e => parseFloat(getComputedStyle(e.querySelector('.slide__text')).fontSize)") >= 32


def test_a_document_that_is_no_policy_says_so(visit: Opener) -> None:
    page = visit().open("texts/xqt/#project")
    assert "不是政策文本" in page.locator(".projection__told").inner_text()


def test_ids_are_not_doubled(visit: Opener) -> None:
    page = visit().open(LINKED)
    page.keyboard.press("Home")
    for _ in range(12):
        page.keyboard.press("ArrowRight")
        assert page.locator(f"{STAGE} [id], {STAGE} a").count() == 0


def test_a_finger_turns(visit: Opener) -> None:
    page = visit(PHONE).open(LINKED)
    swipe = """([from, to, down]) => {
        const stage = document.querySelector('.projection');
        const touch = (x, y) => new Touch({identifier: 1, target: stage, clientX: x, clientY: y});
        const first = touch(from, 300);
        stage.dispatchEvent(new TouchEvent('touchstart', {touches: [first], changedTouches: [first]}));
        stage.dispatchEvent(new TouchEvent('touchend', {touches: [], changedTouches: [touch(to, 300 + down)]}));
    }"""
    page.evaluate(swipe, [300, 80, 10])
    assert step(page) == "yj2024-x13"
    page.evaluate(swipe, [80, 300, 10])
    page.evaluate(swipe, [300, 240, 200])
    page.evaluate(swipe, [300, 270, 0])
    assert step(page) == "yj2024-x12"


def test_printing_from_the_wall_prints_the_document(visit: Opener) -> None:
    page = visit().open(LINKED)
    page.emulate_media(media="print")
    assert not page.locator(STAGE).is_visible()
    assert page.locator("#yj2024-x1").is_visible()
    assert page.locator("#yj2024-x1").evaluate("e => getComputedStyle(e).visibility") == "visible"


def test_nothing_behind_takes_the_focus(visit: Opener) -> None:
    page = visit().open(LINKED)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.projection') !== null")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.projection') !== null")


def test_axe_finds_nothing_on_the_wall(visit: Opener) -> None:
    page = visit().open(OPINIONS + "#project=yj2024-p1")
    assert in_both_schemes(page, (1280, PHONE), lambda: timers_run(page, SET_ANEW)) == []


def test_full_screen_is_asked_for_and_leaving_it_leaves(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.evaluate(
        """() => {
            let full = null;
            Object.defineProperty(document, 'fullscreenElement', {get: () => full, configurable: true});
            const root = document.documentElement;
            root.requestFullscreen = () => { full = root; return Promise.resolve(); };
            document.exitFullscreen = () => { full = null; return Promise.resolve(); };
            window.browserLeaves = () => { full = null; document.dispatchEvent(new Event('fullscreenchange')); };
        }"""
    )
    page.keyboard.press("p")
    assert page.evaluate("document.fullscreenElement !== null")
    page.evaluate("browserLeaves()")
    page.locator(STAGE).wait_for(state="hidden")
    page.wait_for_function("!location.hash")
    page.keyboard.press("p")
    page.locator(STAGE).wait_for(state="visible")
    page.keyboard.press("Escape")
    page.locator(STAGE).wait_for(state="hidden")
    page.wait_for_function("document.fullscreenElement === null")


def test_full_screen_refused_is_no_fault(visit: Opener) -> None:
    seen = visit()
    page = seen.open(OPINIONS)
    page.evaluate("void (document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('no')))")
    page.keyboard.press("p")
    page.locator(STAGE).wait_for(state="visible")
    still(page)
    assert seen.faults == []


def test_from_a_folder(visit: Opener, built_site: Path) -> None:
    page = visit(site=built_site.as_uri() + "/").open("texts/yj2024/index.html")
    page.evaluate("scrollTo(0, 900)")
    page.keyboard.press("p")
    page.keyboard.press("End")
    assert step(page) == "yj2024-x27"
    assert page.url.endswith("#project=yj2024-x27")
    page.keyboard.press("Escape")
    page.locator(STAGE).wait_for(state="hidden")
    came_back(page, 900)


@pytest.mark.parametrize("path", ["", "texts/", "texts/matrix/", "en/"])
def test_pages_without_blocks_have_no_projection(visit: Opener, path: str) -> None:
    seen = visit()
    page = seen.open(path + "#project")
    page.keyboard.press("p")
    assert page.locator(f"{STAGE}, .reading__project").count() == 0
    assert page.evaluate("typeof handbook.project") == "undefined"


def test_others_may_ask_for_a_block(visit: Opener) -> None:
    page = visit().open(OPINIONS)
    page.evaluate("handbook.project('yj2024-x5')")
    assert step(page) == "yj2024-x5"
    page.keyboard.press("Escape")
    page.locator(STAGE).wait_for(state="hidden")
    page.evaluate("location.hash = encodeURIComponent('project=yj2024-x6')")
    page.wait_for_function("document.querySelector('.projection').dataset.step === 'yj2024-x6'")
