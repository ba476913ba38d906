"""The real search box in a browser, on http and from a folder, against a plain string search over handbook.json.

The truth is computed in ``literal.py`` by folding of its own: nothing of the search's code is used.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
from axe import in_both_schemes
from literal import blocks, folded, holds, sampled, truth
from playwright.sync_api import expect
from visits import PHONE, Opener, Visit, still, timers_run

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# The box -----------------------------------------------------------------------------------------------------------

TRANSPORTS = ["http", "folder"]


@pytest.fixture(params=TRANSPORTS)
def seen(request: pytest.FixtureRequest, visit: Opener) -> Visit:
    """A visit to the site, served or opened from a folder."""
    if request.param == "http":
        return visit()
    folder: Path = request.getfixturevalue("folder_site")
    return visit(site=folder.as_uri() + "/")


def first_page(seen: Visit, path: str = "texts/hhls") -> Page:
    """A document's page with the box open."""
    seen.page.set_default_timeout(10_000)
    page = seen.open(path + (".html" if seen.site.startswith("file:") else "/") if path else "index.html")
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.classList.contains('md-search__input')")
    settled(page)
    assert page.locator(".md-search__input").input_value() == ""
    return page


def settled(page: Page) -> None:
    page.wait_for_function("document.querySelector('.found').getAttribute('aria-busy') === 'false'")


def search(page: Page, query: str) -> None:
    page.locator(".md-search__input").fill(query)
    settled(page)


ASK = """async queries => {
    const box = document.querySelector('.md-search__input'), home = document.querySelector('.found');
    const settled = () => new Promise(done => {
        const look = () => home.getAttribute('aria-busy') === 'false' ? done() : setTimeout(look, 0);
        look();
    });
    const out = [];
    for (const query of queries) {
        box.value = query;
        box.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste'}));
        await settled();
        for (let more; (more = home.querySelectorAll('[data-more]')).length; await settled()) {
            for (const each of more) each.click();
        }
        out.push([...home.querySelectorAll('.found__page')].map(section => ({
            kind: section.dataset.kind, path: section.dataset.path,
            count: (section.querySelector('.found__count') || {}).textContent,
            ids: [...section.querySelectorAll('[data-id]')].map(each => each.dataset.id),
            hrefs: [...section.querySelectorAll('[data-id]')].map(each => each.href),
            marked: [...section.querySelectorAll('mark')].map(each => each.textContent),
            rows: section.querySelectorAll('[data-id], [data-about]').length,
            text: section.innerText
        })));
    }
    return out;
}"""
"""Puts each query in the box as pasted text, unfolds everything, and reads the list."""


def ask(page: Page, *queries: str) -> list[list[dict[str, Any]]]:
    return page.evaluate(ASK, list(queries))


def ids(sections: list[dict[str, Any]], handbook: dict[str, Any], kind: str = "literal") -> list[str]:
    """What is listed of the documents, in order, repeats and all."""
    paths = {f"texts/{document['id']}" for document in handbook["documents"]}
    return [found for each in sections if each["kind"] == kind and each["path"] in paths for found in each["ids"]]


EVERY_SO_MANY = 8
"""Of the runs that are asked in Node (``tests/engines/test_literal.py``) the page is asked one in eight: that it hands
on what is typed and lists what is answered."""


def test_literal_occurrences_are_found_and_nothing_else(seen: Visit, handbook: dict[str, Any]) -> None:
    page = first_page(seen)
    queries = sampled(handbook)[::EVERY_SO_MANY]
    wrong = []
    for query, sections in zip(queries, ask(page, *queries), strict=True):
        due = truth(handbook, query)
        if (found := set(ids(sections, handbook))) != due or not due:
            wrong.append((query, sorted(found ^ due)))
    assert wrong == []
    assert len(queries) >= 40


# (what is typed, what kind of section comes first, what stands first in it). For its own words the central document
# stands above the glossary of the editors.
WRITTEN = [
    ("产改", "literal", "t-chan-ye-gong-ren-dui-wu-jian-she-gai-ge"),
    ("八级工", "literal", "yj2024-x12"),
    ("匠学院", "literal", None),
    ("厂务公开", "literal", "yj2024-x5"),
    ("级", "literal", None),
    ("2300多万", "literal", "js2019-p1"),
    ("２３００多万", "literal", "js2019-p1"),
    ("66%", "literal", "xjcg-p6"),
    ("６６％", "literal", "xjcg-p6"),
    ("1500万人次", "literal", "rsb2019-n1"),
    ("48.1小时", "literal", "aigs-p2"),
    ("４８．１小时", "literal", "aigs-p2"),
    ("274.7亿元", "literal", "rsb2019-n5"),
    ("2747亿元", "near", None),
    ("1+22+N", "literal", "t-yi-jia-er-shi-er-jia-n"),
    ("１＋２２＋Ｎ", "literal", "t-yi-jia-er-shi-er-jia-n"),
    ("AI赋能", "literal", "aijy"),
    ("ａｉ赋能", "literal", "aijy"),
    ("人工智能 就业", "literal", None),
    ("２０１９年", "literal", None),
    ("2017年", "literal", None),
    ("习近平", "literal", "yj2024-x1"),
    ("刘合生", "literal", "n-liu-he-sheng"),
    ("中共中央国务院", "literal", "yj2024"),
    ("中共中央　国务院", "literal", "yj2024"),
    ("关于深化产业工人队伍建设改革的意见", "literal", "yj2024"),
    ("产业\u200b工人\u200b队伍", "literal", "yj2024"),
    ("我我国", "literal", "xqt-p2"),
    ("火星", None, None),
    ("福彩", "jump", None),
    ("。", "literal", None),
    ('"厂务公开"', "literal", None),
    ("“新八级工”", "literal", None),
    ("大国工匠 技能竞赛 内蒙古", "literal", "nmg-p24"),
    ("厂务公开，职工代表大会", "literal", "yj2024-x5"),
    ("YJ2024", "jump", None),
    ("yj2024-x12", "jump", "yj2024-x12"),
    ("ＹＪ２０２４－Ｘ１２", "jump", "yj2024-x12"),
    ("yj2024 12", "jump", "yj2024-x12"),
    ("yj2024x12", "jump", "yj2024-x12"),
    ("js2019 s1", "jump", "js2019-s1"),
    ("yj2024-x12。", "jump", "yj2024-x12"),
    ("［YJ2024-X12］", "jump", "yj2024-x12"),
    ("yj2024/x012", "jump", "yj2024-x12"),
    ("yj2024 第十二项", "jump", "yj2024-x12"),
    ("《意见》第十二项", "jump", "yj2024-x12"),
    ("火星第十二项", "near", None),
    ("https://example.org/texts/yj2024/#yj2024-x12", "jump", "yj2024-x12"),
    ("yj2024-x12 js2019-s1", "jump", "yj2024-x12"),
    ("第 12 项", "jump", "yj2024-x12"),
    ("第十二项", "jump", "yj2024-x12"),
    ("（十二）", "jump", "yj2024-x12"),
    ("(12)", "jump", "yj2024-x12"),
    ("xinbajigong", "sound", "t-xin-ba-ji-gong"),
    ("xbjg", "sound", "t-xin-ba-ji-gong"),
    ("xinbjg", "sound", "t-xin-ba-ji-gong"),
    ("xin ba ji gong", "sound", "t-xin-ba-ji-gong"),
    ("xīn bā jí gōng", "sound", "t-xin-ba-ji-gong"),
    ("ｘｂｊｇ", "sound", "t-xin-ba-ji-gong"),
    ("dggj", "sound", "t-da-guo-gong-jiang"),
    ("中共中央 国务院关于深入产业工人队伍建设改革的意见", "jump", None),
]


WIDER = {"人工智能 就业", "大国工匠 技能竞赛 内蒙古"}
"""One of several words may stand in what is recorded of a document: then each place holds one of the others."""


def test_queries_written_by_hand(seen: Visit, handbook: dict[str, Any]) -> None:
    page = first_page(seen)
    texts = {block["id"]: block["text"] for document in handbook["documents"] for block in blocks(document)}
    wrong = []
    for (query, kind, first), sections in zip(WRITTEN, ask(page, *(line[0] for line in WRITTEN)), strict=True):
        got = (sections[0]["kind"], *sections[0]["ids"][:1]) if sections else (None,)
        if got[0] != kind or (first and got[1:] != (first,)):
            wrong.append((query, got))
        if kind not in ("literal", "jump") or "，" in query:
            continue
        got_ids, literal = set(ids(sections, handbook)), truth(handbook, query)
        if query in WIDER:
            extra = {each for each in got_ids - literal if not any(holds(texts[each], word) for word in query.split())}
            got_ids = extra | (got_ids & literal)
        if got_ids != literal:
            wrong.append((query, "not the literal set"))
    assert wrong == []
    assert len(WRITTEN) >= 40


def test_terms_apart_by_a_comma_are_terms(seen: Visit, handbook: dict[str, Any]) -> None:
    (sections,) = ask(first_page(seen), "厂务公开，职工代表大会")
    assert set(ids(sections, handbook)) == truth(handbook, "厂务公开 职工代表大会") != set()


def test_radicals_from_a_pdf_are_the_characters_they_stand_for(seen: Visit, handbook: dict[str, Any]) -> None:
    (sections,) = ask(first_page(seen), "\u2f2f\u2f08")
    assert set(ids(sections, handbook)) == truth(handbook, "工人") != set()


def test_a_run_that_was_broken_is_put_together_again(seen: Visit, handbook: dict[str, Any]) -> None:
    """A sentence from a PDF has a space wherever a line ended: all places are listed, the unbroken run first."""
    page = first_page(seen)
    for broken in ("产 业 工 人 队 伍", "2035 年", "工匠 学院"):
        run = broken.replace(" ", "")
        (sections,) = ask(page, broken)
        assert set(ids(sections, handbook)) == truth(handbook, broken)
        due = truth(handbook, run)
        assert any(due & set(section["ids"]) for section in sections)
        for section in sections:
            if due & set(section["ids"]):
                assert section["marked"][0].replace(" ", "") == run, (broken, section["path"])
    search(page, "")
    page.evaluate("box => box.focus()", page.locator(".md-search__input").element_handle())
    text = "畅通产业工人\n向上发展\r\n通道"
    page.evaluate("text => document.execCommand('insertText', false, text)", text)
    settled(page)
    assert page.locator(".found__page").first.get_attribute("data-path") == "texts/yj2024"
    assert page.locator(".found__hit mark").first.inner_text() == "畅通产业工人向上发展通道"


def test_the_off_topic_article_comes_last(seen: Visit, handbook: dict[str, Any]) -> None:
    strange = {f"texts/{document['id']}" for document in handbook["documents"] if not document["on_topic"]}
    for sections in ask(first_page(seen), "发展", "工作"):
        paths = [each["path"] for each in sections]
        assert len(paths) == len(set(paths))
        assert set(paths[-1:]) == strange


def test_the_central_document_comes_before_what_quotes_it(seen: Visit, handbook: dict[str, Any]) -> None:
    central = {d["id"] for d in handbook["documents"] if d["kind"] == "central-document"}
    shared = [
        text[at : at + 12]
        for d in handbook["documents"]
        if d["id"] in central
        for text in (block["text"] for block in blocks(d))
        for at in range(0, len(text) - 12, 5)
    ]
    quoted = [run for run in shared if len({each.split("-")[0] for each in truth_of_run(handbook, run)} - central) > 0]
    assert len(quoted) >= 3
    for sections in ask(first_page(seen), *quoted[:12]):
        assert sections[0]["path"].removeprefix("texts/") in central


def truth_of_run(handbook: dict[str, Any], run: str) -> set[str]:
    return {block["id"] for d in handbook["documents"] for block in blocks(d) if run in block["text"]}


def test_a_hit_in_the_received_reading_alone_says_so(seen: Visit, handbook: dict[str, Any]) -> None:
    emended = [
        (block["received"][max(0, e["start"] - 2) : e["end"] + 2], block)
        for d in handbook["documents"]
        for block in blocks(d)
        for e in block["emendations"]
        if e["applied"]
    ]
    alone = [(run, block["id"]) for run, block in emended if not holds(block["text"], run) and run == run.strip()]
    assert len(alone) > 10
    for (run, block), sections in zip(alone, ask(first_page(seen), *(run for run, _ in alone)), strict=True):
        mine = next(each for each in sections if block in each["ids"])
        assert "底本作" in mine["text"], run


def test_the_words_found_are_marked_on_the_right_characters(seen: Visit) -> None:
    page = first_page(seen)
    for query, marked in (
        ("４８．１小时", "48.1小时"),
        ("产业\u200b工人", "产业工人"),
        ("中共中央国务院", "中共中央 国务院"),
    ):
        (sections,) = ask(page, query)
        assert sections[0]["marked"][0] == marked
    (sections,) = ask(page, "把好向强化")
    assert sections[0]["marked"] == ["把好“向”，强化"]
    assert not any("\u200b" in each["text"] for each in sections)


def test_each_group_says_how_many(seen: Visit) -> None:
    """How often the words stand there and, where it is not the same, in how many paragraphs."""
    (sections,) = ask(first_page(seen), "产改")
    for each in sections:
        times, _, paragraphs = each["count"].removesuffix(" 段").partition(" 处，")
        assert int(paragraphs or times.removesuffix(" 处")) == each["rows"]
        assert int(times.removesuffix(" 处")) >= each["rows"]


def test_kind_and_region_narrow_the_list(seen: Visit, handbook: dict[str, Any]) -> None:
    page = first_page(seen)
    search(page, "产业工人")
    page.locator(".found__facets select[name=kind]").select_option("署名文章")
    settled(page)
    assert page.evaluate("document.activeElement.name") == "kind"
    labels = page.locator(".found__page[data-kind=literal] .found__label").all_inner_texts()
    assert set(labels) == {"署名文章"}
    search(page, "产业工人技能")
    assert (
        page.locator(".found__facets select[name=kind]").count() == 0
        or page.locator(".found__facets select[name=kind]").input_value() == ""
    )
    search(page, "产业工人")
    page.locator(".found__facets select[name=region]").select_option("内蒙古")
    settled(page)
    paths = page.locator(".found__page[data-kind=literal]").evaluate_all("all => all.map(each => each.dataset.path)")
    regions = {f"texts/{d['id']}": d["region"] for d in handbook["documents"]}
    assert paths
    assert {regions[path] for path in paths} == {"内蒙古"}


# Reaching a place --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_hit_opens_its_place_below_the_masthead(
    request: pytest.FixtureRequest, visit: Opener, width: int, site_url: str
) -> None:
    for site in (site_url, request.getfixturevalue("folder_site").as_uri() + "/"):
        page = first_page(visit(width, site=site), "")
        search(page, "畅通产业工人向上发展通道")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/texts/yj2024(/|\.html)#yj2024-x12$"))
        page.wait_for_load_state("load")
        still(page)
        place = page.locator("#yj2024-x12").bounding_box()
        head = page.locator(".masthead").bounding_box()
        assert place
        assert head
        assert head["y"] + head["height"] <= place["y"] < 300
        marked = page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())")
        assert marked == ["畅通产业工人向上发展通道"]
        assert page.evaluate("location.search") == ""
        assert page.locator("#yj2024-x12 mark").count() == 0


def test_a_hit_on_the_page_that_is_open(seen: Visit) -> None:
    page = first_page(seen, "texts/yj2024")
    search(page, "厂务公开")
    page.locator("[data-id=yj2024-x5]").click()
    page.wait_for_function("location.hash === '#yj2024-x5' && !document.getElementById('__search').checked")
    page.wait_for_function("CSS.highlights.has('found')")
    assert page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())") == ["厂务公开"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("厂务公开，职工代表大会", {"厂务公开", "职工代表大会"}),
        ("产业工人队伍建社改革", {"产业工人队伍建设改革"}),
        ("“厂务公开”", {"厂务公开"}),
    ],
)
def test_the_page_marks_what_the_list_marked(seen: Visit, query: str, marked: set[str]) -> None:
    page = first_page(seen)
    search(page, query)
    page.locator(".found__page:not(.found__page--ours) .found__hit a").first.click()
    page.wait_for_url(re.compile("#"))
    page.wait_for_function("CSS.highlights.has('found')")
    assert marked <= set(page.evaluate("[...CSS.highlights.get('found')].map(range => range.toString())"))


def test_the_page_marks_what_stands_for_received_words(seen: Visit, handbook: dict[str, Any]) -> None:
    """The page shows the corrected reading, the query is in the received one."""
    block, before, was = next(
        (block, block["received"][e["start"] - 4 : e["start"]], was)
        for d in handbook["documents"]
        for block in blocks(d)
        for e in block["emendations"][:1]
        for was in [block["received"][max(0, e["start"] - 4) : e["end"] + 4]]
        if e["applied"] and e["start"] > 4 and len(block["emendations"]) == 1 and not holds(block["text"], was)
    )
    page = first_page(seen, "texts/yj2024")
    search(page, was)
    page.locator(f"[data-id='{block['id']}']").first.click()
    page.wait_for_url(re.compile("#"))
    page.wait_for_function("CSS.highlights.has('found') && CSS.highlights.get('found').size")
    first = page.evaluate("[...CSS.highlights.get('found')][0].toString()")
    assert folded(first).startswith(folded(before))


def test_into_another_tab_the_list_stays(visit: Opener) -> None:
    page = first_page(visit(), "texts/yj2024")
    search(page, "厂务公开")
    with page.context.expect_page():
        page.locator("[data-id=yj2024-x5]").click(modifiers=["Control"])
    assert page.locator("#__search").is_checked()
    assert page.evaluate("sessionStorage.getItem('handbook.found')") is None
    assert not page.evaluate("CSS.highlights.has('found')")


def test_a_point_inside_a_paragraph_is_opened_itself(seen: Visit, handbook: dict[str, Any]) -> None:
    block, mark = next(
        (block, mark)
        for d in handbook["documents"]
        for block in blocks(d)
        if not block["emendations"]
        for mark in block["marks"][1:2]
    )
    words = block["text"][mark["start"] : mark["end"]][:12]
    (sections,) = ask(first_page(seen), words)
    at = next(each for each in sections if block["id"] in each["ids"])
    assert at["hrefs"][at["ids"].index(block["id"])].endswith(f"#{mark['id']}")


def test_every_listed_address_is_there(seen: Visit, handbook: dict[str, Any]) -> None:
    """Each kind of hit once: the page is there and holds the id; of every kind of page one is opened."""
    page = first_page(seen, "")
    hrefs = [href for found in ask(page, "工匠", "校勘", "craft") for each in found for href in each["hrefs"][:1]]
    assert len({href.split("#")[0] for href in hrefs}) > 8
    documents = {document["id"] for document in handbook["documents"]}
    kinds: dict[str, str] = {}
    for href in hrefs:
        path = re.sub(r"(index)?(\.html)?$", "", href.split("#")[0].removeprefix(seen.site)).strip("/")
        kinds.setdefault("a document" if path.removeprefix("texts/") in documents else path, href)
        there, _, anchor = href.partition("#")
        got = (
            page.evaluate(FETCHED, there)
            if there.startswith("http")
            else Path(url2pathname(urlsplit(there).path)).read_text("utf-8")
        )
        assert not anchor or f'id="{unquote(anchor)}"' in got, href
    for href in kinds.values():
        page.goto(href)
        assert page.evaluate("!location.hash || !!document.getElementById(decodeURIComponent(location.hash.slice(1)))")
    assert seen.faults == []


FETCHED = "address => fetch(address).then(got => got.ok ? got.text() : '')"


# Keys, composition, words read out ---------------------------------------------------------------------------------


def test_typing_arrows_enter_and_escape(seen: Visit) -> None:
    page = first_page(seen)
    page.keyboard.type("厂务公开")
    settled(page)
    for expected in ("found__title", "found__hit"):
        page.keyboard.press("ArrowDown")
        assert page.evaluate(f"!!document.activeElement.closest('.{expected}')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.classList.contains('md-search__input')")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_tab_walks_through_the_dialog_and_leaving_closes_it(seen: Visit) -> None:
    page = first_page(seen)
    search(page, "产业工人")
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.name || document.activeElement.className"))
        assert page.locator("#__search").is_checked()
    assert "kind" in stops
    assert "region" in stops
    page.locator(".found__facets select[name=kind]").focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.locator(".masthead__name").focus()
    assert not page.locator("#__search").is_checked()


def test_half_composed_text_is_not_searched(seen: Visit) -> None:
    page = first_page(seen)
    search(page, "产改")
    before = page.locator(".found__meta").inner_text()
    wire = page.context.new_cdp_session(page)
    page.locator(".md-search__input").fill("")
    search(page, "产改")
    page.keyboard.press("End")
    for half in ("g", "go", "gong"):
        wire.send("Input.imeSetComposition", {"text": half, "selectionStart": len(half), "selectionEnd": len(half)})
        expect(page.locator(".md-search__input")).to_have_value("产改" + half)
        assert page.locator(".found").get_attribute("aria-busy") == "false"
        assert page.locator(".found__meta").inner_text() == before
    wire.send("Input.insertText", {"text": "工作"})
    page.wait_for_function("document.querySelector('.md-search__input').value === '产改工作'")
    settled(page)
    assert page.locator(".found__page[data-kind=literal] mark").first.inner_text() == "产改工作"


def test_enter_before_the_answer_waits_for_it(seen: Visit) -> None:
    page = seen.open("texts/hhls" + (".html" if seen.site.startswith("file:") else "/"))
    page.evaluate("""() => {
        const box = document.querySelector('.md-search__input');
        box.focus();
        box.value = 'yj2024 12';
        box.dispatchEvent(new InputEvent('input'));
        box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}));
    }""")
    page.wait_for_url(re.compile(r"/texts/yj2024(/|\.html)#yj2024-x12$"))


def test_enter_and_then_escape_stays_here(seen: Visit) -> None:
    page = first_page(seen)
    was = page.url
    page.evaluate("""() => {
        const box = document.querySelector('.md-search__input');
        document.addEventListener('click', event => { window.openedHit = event.target.href; }, true);
        box.value = 'yj2024 12';
        box.dispatchEvent(new InputEvent('input'));
        for (const key of ['Enter', 'Escape']) {
            box.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
        }
    }""")
    settled(page)
    page.locator(".found__page a").first.wait_for(state="attached")
    assert page.evaluate("window.openedHit") is None
    assert page.url == was


LATE = """(function (Real) {
    window.held = [];
    window.Worker = class extends Real {
        set onmessage(hear) {
            window.hear = hear;
            super.onmessage = event =>
                window.holding && event.data.type === 'result' ? window.held.push(event) : hear(event);
        }
    };
})(window.Worker);"""
"""Answers are held, and handed over when the test says so."""

HANDED_OVER = """async () => {
    const list = document.querySelector('.found__list'), seen = [];
    window.holding = false;
    for (const each of window.held.reverse()) {
        window.hear(each);
        seen.push([...list.querySelectorAll('mark')].map(mark => mark.textContent));
    }
    return seen;
}"""
"""The last first; what is marked in the list after each."""


def test_an_old_answer_never_stands_under_a_new_question(seen: Visit) -> None:
    seen.page.add_init_script(LATE)
    page = first_page(seen)
    page.evaluate("window.holding = true")
    for query in ("工", "工匠", "工匠学院"):
        page.locator(".md-search__input").fill(query)
        page.wait_for_function(
            "query => held.some(({data}) => data.settled && data.wanted.terms.some(each => each.loose === query))",
            arg=query,
        )
    lists = page.evaluate(HANDED_OVER)
    assert len(lists) >= 3
    assert [set(marked) for marked in lists] == [{"工匠学院"}] * len(lists)


def test_empty_and_single_characters(seen: Visit, handbook: dict[str, Any]) -> None:
    page = first_page(seen)
    assert "引号" in page.locator(".found__meta").inner_text()
    assert ask(page, "", "   ", "\u200b") == [[], [], []]
    (sections,) = ask(page, "匠")
    assert set(ids(sections, handbook)) == truth(handbook, "匠")
    page.locator(".md-search__input").fill("匠")
    page.locator(".md-search__form [type=reset]").click()
    page.wait_for_function("!document.querySelector('.found__page')")
    settled(page)
    assert "引号" in page.locator(".found__meta").inner_text()


def test_results_are_read_out(seen: Visit) -> None:
    page = first_page(seen)
    search(page, "匠学院")
    told = page.locator("[data-found-told]")
    page.wait_for_function("document.querySelector('[data-found-told]').textContent !== ''")
    assert told.get_attribute("aria-live") == "polite"
    assert told.text_content() == page.locator(".found__meta").text_content()
    search(page, "火星")
    page.wait_for_function("document.querySelector('[data-found-told]').textContent === '没有找到。'")


def test_nothing_exact_is_said_before_what_is_near(seen: Visit) -> None:
    page = first_page(seen)
    for query, kinds, said in (
        ("产业工人魔队伍", {"near"}, "字面相近"),
        ("产业工人队伍魔改革", {"jump", "near"}, "字面相近"),
        ("产业工人队伍建社改革", {"jump", "sound"}, "读音相近"),
    ):
        (sections,) = ask(page, query)
        assert {each["kind"] for each in sections} == kinds
        assert ("没有照样出现" in page.locator(".found__meta").inner_text()) == ("jump" not in kinds)
        expect(page.locator(".found__aside", has_text=said)).to_have_count(1)
    ask(page, "产业工人 火星")
    assert "没有出现：火星" in page.locator(".found__meta").inner_text()


def test_other_names_are_offered_with_their_reason_and_never_mixed_in(seen: Visit) -> None:
    page = first_page(seen)
    (sections,) = ask(page, "快递小哥")
    assert {each["kind"] for each in sections} == {"jump", "said"}
    sections = [each for each in sections if each["kind"] == "said"]
    offer = page.locator(".found__said").first
    name = offer.locator("button").inner_text()
    assert re.search(r"也说作：.+ \d+ 段.+。", offer.inner_text())
    assert name in sections[0]["marked"]
    offer.locator("button").click()
    settled(page)
    assert page.locator(".md-search__input").input_value() == name
    assert page.locator(".found__page").first.get_attribute("data-kind") == "literal"
    (sections,) = ask(page, "AI")
    assert {mark.lower() for each in sections if each["kind"] == "literal" for mark in each["marked"]} == {"ai"}
    page.locator(".found__said", has_text="在别的词里").wait_for()


def test_copied_text_is_the_text(seen: Visit) -> None:
    """Copied from the list and pasted into the box, with the keys."""
    page = first_page(seen)
    search(page, "匠学院")
    link = page.locator(".found__page[data-kind=literal] .found__hit a").first
    link.focus()
    link.evaluate("link => getSelection().selectAllChildren(link)")
    page.keyboard.press("Control+c")
    page.locator(".md-search__input").fill("")
    page.keyboard.press("Control+v")
    pasted = page.locator(".md-search__input").input_value()
    assert "匠学院" in pasted
    assert "\u200b" not in pasted
    settled(page)


# Languages ---------------------------------------------------------------------------------------------------------


def english(seen: Visit) -> Page:
    page = seen.open("en/index.html")
    page.locator(".md-search__input").focus()
    settled(page)
    return page


def paths(page: Page, query: str) -> list[str]:
    (sections,) = ask(page, query)
    return [each["path"] for each in sections]


def test_english_pages_find_english_entries_first(seen: Visit) -> None:
    page = english(seen)
    assert paths(page, "craftsman") and all(each.startswith("en/") for each in paths(page, "craftsman"))
    assert "en/texts/glossary" in paths(page, "xbjg")
    search(page, "产业工人")
    first = paths(page, "产业工人")[0]
    assert all(each.startswith("en/") for each in paths(page, "产业工人"))
    page.locator(".found__others button").click()
    settled(page)
    assert page.locator(".found__page").first.get_attribute("data-path") == "texts/yj2024"
    page.get_by_role("button", name="Back to the English entries").click()
    settled(page)
    assert page.locator(".found__page").first.get_attribute("data-path") == first


def test_english_words_are_not_run_together(seen: Visit) -> None:
    page = english(seen)
    joined = re.compile(r"\bthe\b", re.IGNORECASE)
    assert joined.search(" ".join(each["text"] for each in ask(page, "the")[0]))
    assert not any(path.startswith("en/") for path in paths(page, "ofthe"))
    (sections,) = ask(page, '"of the"')
    assert {mark.lower() for each in sections for mark in each["marked"]} == {"of the"}


def test_a_code_is_a_code_on_english_pages_too(seen: Visit) -> None:
    (sections,) = ask(english(seen), "YJ2024-X12")
    assert (sections[0]["kind"], sections[0]["ids"]) == ("jump", ["yj2024-x12"])


def test_english_pages_offer_chinese_hits_where_there_are_no_others(seen: Visit) -> None:
    page = english(seen)
    assert paths(page, "困在算法中") == ["texts/aigs"]
    assert "No English entry" in page.locator(".found__meta").inner_text()
    page.locator(".found__title").first.click()
    page.wait_for_url(re.compile(r"/texts/aigs(/|\.html)"))


def test_chinese_pages_offer_english_hits_where_there_are_no_others(seen: Visit) -> None:
    page = first_page(seen)
    assert all(each.startswith("en/") for each in paths(page, "made to fill it"))
    assert "英文页有" in page.locator(".found__meta").inner_text()


# What it costs and how it degrades -----------------------------------------------------------------------------------


def test_nothing_is_loaded_before_it_is_wanted(visit: Opener) -> None:
    seen = visit()
    loaded: list[str] = []
    seen.page.on("request", lambda asked: loaded.append(asked.url))
    page = seen.open("texts/hhls/")
    timers_run(page, 300)
    assert not [url for url in loaded if "search/" in url or "engine" in url or "workers/" in url]
    first_page(seen)
    assert [url for url in loaded if "search/index" in url]
    assert not [url for url in loaded if "search/zh-" in url]
    assert seen.faults == []


def test_from_a_folder_only_the_files_that_a_question_needs_are_read(visit: Opener, folder_site: Path) -> None:
    seen = visit(site=folder_site.as_uri() + "/")
    loaded: list[str] = []
    seen.page.on("request", lambda asked: loaded.append(asked.url.partition("?")[0].rpartition("/")[2]))
    (sections,) = ask(first_page(seen), "匠学院")
    there = {path.name: path.read_text("utf-8") for path in (folder_site / "search").glob("zh-*.js")}
    texts = {name for name in there if re.fullmatch(r"zh-\d+\.js", name)}
    holding = {name for name in texts if "匠学院" in there[name]}
    read = texts & set(loaded)
    assert sections
    assert holding <= read
    assert len(read) <= len(texts) / 2
    assert len(set(loaded) & (there.keys() - texts)) <= 3
    assert seen.faults == []


@pytest.mark.parametrize("refused", ["Worker", "Blob worker"])
def test_without_a_thread_the_page_searches_itself(
    request: pytest.FixtureRequest, visit: Opener, refused: str, site_url: str
) -> None:
    site = site_url if refused == "Worker" else request.getfixturevalue("folder_site").as_uri() + "/"
    seen = visit(site=site)
    seen.page.add_init_script("window.Worker = function () { throw new Error('refused') }")
    (sections,) = ask(first_page(seen), "匠学院")
    assert sections
    assert seen.faults == []


def test_a_lost_index_is_said_and_asked_for_again(visit: Opener) -> None:
    seen = visit()
    seen.page.route("**/search/index.js*", lambda route: route.abort())
    page = seen.open("texts/hhls/")
    page.keyboard.press("/")
    page.locator(".found__meta", has_text="索引没有载入").wait_for()
    seen.page.unroute("**/search/index.js*")
    search(page, "匠学院")
    page.locator(".found__page").first.wait_for()


def test_axe_finds_nothing_in_the_open_dialog(visit: Opener) -> None:
    page = first_page(visit())
    # What lies behind the list is looked at where it lies open: here the list's edge may run through a code.
    page.evaluate("document.querySelector('.md-container').style.visibility = 'hidden'")
    for query in ("", "产改", "（十二）", "xbjg", "产业工人队伍建社改革"):
        search(page, query)
        still(page)
        assert (query, in_both_schemes(page, (1280, PHONE))) == (query, [])


def test_fingers_hit_what_they_want(visit: Opener) -> None:
    page = first_page(visit(PHONE))
    search(page, "产业工人")
    small = page.locator(".found__title, .found__hit a, .found__more, .found__facets select").evaluate_all(
        "all => all.map(each => [each.className, each.getBoundingClientRect().height]).filter(each => each[1] < 43.5)"
    )
    assert small == []


def test_the_index_is_what_the_page_names(built_site: Path) -> None:
    """The start page's own data are there, in the form the engine reads."""
    assert set(handed_over(built_site, "index")["languages"]) == {"zh", "en"}
    assert {"documents", "moved", "withdrawn"} <= set(handed_over(built_site, "codes-0"))


def handed_over(site: Path, name: str) -> dict[str, Any]:
    """What a file of the index hands to the engine, as a script says a string."""
    found = re.fullmatch(rf"handbookShard\('{name}','(.*)'\);\n", (site / "search" / f"{name}.js").read_text("utf-8"))
    assert found
    told: dict[str, Any] = json.loads(re.sub(r"\\([\\'])", r"\1", found[1]))
    return told
