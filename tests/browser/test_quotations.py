"""「核对引文」 judges reports as they are written: every report of ``tests/quotation_reports`` through the page itself.

A report is a text of three parts, each ended by a line ``.``: its title; the report; the list that the page copies,
without its first line and with ``…/`` for the canonical address. A line ``! alias OLD NEW`` before the report adds an
alias to the data.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from axe import in_both_schemes
from playwright.sync_api import expect
from visits import DESKTOP, PHONE, Opener, still

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

REPORTS = Path(__file__).resolve().parents[1] / "quotation_reports"
ONLINE = re.compile(r"https://[^\s]*?/(?=texts/)")
FILE = re.compile(r"(?<= )texts/([\w-]+)(?:/index)?\.html")
"""Where a list names the file of a page: the built site has no public address."""
TRANSPORTS = ("http", "file")


class Report(NamedTuple):
    name: str
    aliases: dict[str, str]
    text: str
    findings: str


def reports() -> list[Report]:
    return [_report(path) for path in sorted(REPORTS.glob("*.txt"))]


def _report(path: Path) -> Report:
    _, text, findings = (part.strip("\n") for part in path.read_text("utf-8").split("\n.\n")[:3])
    lines = text.split("\n")
    aliases = dict(line.split()[2:] for line in lines if line.startswith("! alias"))
    return Report(path.stem, aliases, "\n".join(line for line in lines if not line.startswith("! ")), findings)


def opened(visit: Opener, site: Path, transport: str, **how: Any) -> tuple[Page, list[str]]:
    """The page with all it loads, and what the browser complains of."""
    seen = visit(site=site.as_uri() + "/", **how) if transport == "file" else visit(**how)
    page = seen.open("quotations/index.html" if transport == "file" else "quotations/")
    page.wait_for_function("window.quotationCheck && window.handbookQuotations")
    still(page)
    return page, seen.faults


@contextmanager
def silent(page: Page) -> Iterator[None]:
    """Nothing is asked of anybody while something is done."""
    asked: list[str] = []
    # The browser asks for the picture in its tab when it likes.
    page.on("request", lambda request: asked.append(request.url) if "favicon" not in request.url else None)
    yield
    assert asked == []


def check(page: Page, text: str) -> None:
    page.locator("#report").fill(text)
    page.locator(".checker__start").click()
    page.locator(".checker[data-done]").wait_for()
    still(page)  # findings out of sight are drawn, and have words to read, a frame later


def pasted(page: Page) -> dict[str, str]:
    """What the clipboard really holds, read by pasting."""
    page.evaluate(
        """() => {
            const field = document.createElement('textarea');
            document.body.append(field);
            field.addEventListener('paste', event => {
                window.pasted = Object.fromEntries(['text/plain', 'text/html'].map(
                    type => [type, event.clipboardData.getData(type)]));
            });
            field.focus();
        }"""
    )
    page.keyboard.press("Control+V")
    page.wait_for_function("window.pasted")
    return page.evaluate(
        "() => { const found = window.pasted; delete window.pasted; document.activeElement.remove(); return found; }"
    )


def copied(page: Page) -> str:
    """The list as the page copies it; where there is nothing to copy, the summary."""
    take = page.get_by_role("button", name="复制清单")
    if not take.is_visible():
        return page.locator(".checker__summary").inner_text()
    take.click()
    head, _, rest = pasted(page)["text/plain"].replace("\r\n", "\n").partition("\n")
    assert head.startswith("核对引文，手册版本 ")
    return ONLINE.sub("…/", FILE.sub(r"…/texts/\1/", rest))


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_every_report_gets_exactly_its_findings(visit: Opener, built_site: Path, transport: str) -> None:
    page, faults = opened(visit, built_site, transport)
    found = {}
    # Every report is judged in Node too (tests/engines/test_quotation_engine.py): from a folder every third.
    given = reports() if transport == "http" else reports()[::3]
    with silent(page):
        for report in given:
            page.evaluate("aliases => { handbookQuotations.aliases = aliases; }", report.aliases)
            check(page, report.text)
            found[report.name] = copied(page)
            numbered = re.findall(r"^\d+\. ", found[report.name], re.MULTILINE)
            assert page.locator(".finding").count() == len(numbered)
    assert found == {report.name: report.findings for report in given}
    assert not [fault for fault in faults if transport == "http" or fault.startswith(("http", "ws"))]


def test_there_are_reports_of_every_kind() -> None:
    told = "\n".join(report.findings for report in reports())
    verdicts = set(re.findall(r"^\d+\. \[(.+?)\]", told, re.MULTILINE))
    assert verdicts >= {
        "准确",
        "只合底本",
        "文字有出入",
        "标点有出入",
        "拼接",
        "手册未见",
        "引号不成对",
        "可用",
        "编号已改",
        "不通",
    }
    assert verdicts >= {"出处不符", "名义不符", "转引", "准确，据底本"}
    assert len(reports()) >= 14


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_the_list_is_copied_with_live_links(visit: Opener, built_site: Path, transport: str) -> None:
    page, _ = opened(visit, built_site, transport)
    page.evaluate("document.querySelector('meta[name=handbook]').setAttribute('data-online', 'https://shouce.cn/')")
    check(page, "“督促企业依法履实”（YJ2024-X16）。《意见》说“一件手册里没有的事情”。")
    page.get_by_role("button", name="只看有问题的").click()
    page.get_by_role("button", name="复制清单").click()
    assert page.locator(".checker__copied").inner_text() == "已复制 2 条"
    clipboard = pasted(page)
    assert re.search(r'<a href="https://[^"]+/texts/yj2024/#yj2024-x16">YJ2024-X16</a>', clipboard["text/html"])
    assert "[可用]" not in clipboard["text/plain"]
    assert "督促企业依法［报告：履］［手册：落］实" in clipboard["text/plain"]


# Whatever is pasted --------------------------------------------------------------------------------------------------


def blocks(handbook: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for each in handbook["documents"] for section in each["sections"] for block in section["blocks"]]


def verdicts(page: Page, texts: list[str]) -> list[list[dict[str, Any]]]:
    return page.evaluate(
        """texts => texts.map(text => quotationCheck.check(text, handbookQuotations).map(
            each => ({kind: each.kind, verdict: each.verdict, text: each.text,
                      ids: each.places.flatMap(place => place.ids)})))""",
        texts,
    )


def wrapped(text: str) -> str:
    return f"「{text}」" if re.search("[“”]", text) else f"“{text}”"


def test_whatever_is_cut_from_a_text_is_exact(visit: Opener, handbook: dict[str, Any]) -> None:
    """Both readings, any eight characters or more, wherever they begin and end."""
    chance = random.Random(7)
    page = visit().open("quotations/")
    cuts = []
    for block in blocks(handbook):
        for reading in ("text", "received"):
            text = block[reading]
            for _ in range(2):
                start = chance.randrange(max(1, len(text) - 8))
                cut = text[start : start + chance.randint(8, 90)]
                if len(re.sub(r"\s|(?<=—)—|(?<=…)…", "", cut)) >= 8 and not re.search("[「」]", cut):
                    cuts.append((block["id"], reading, cut))
    assert len(cuts) > 500
    for (anchor, reading, cut), found in zip(cuts, verdicts(page, [wrapped(cut) for *_, cut in cuts]), strict=True):
        quoted = [each for each in found if each["kind"] == "quotation"]
        assert len(quoted) == 1, (anchor, cut, found)
        assert quoted[0]["verdict"] in ("exact", *(["received"] if reading == "received" else [])), (anchor, cut)
        assert any(each == anchor or each.startswith(anchor.split("-")[0]) for each in quoted[0]["ids"]), (anchor, cut)


def test_one_wrong_character_is_found(visit: Opener, handbook: dict[str, Any]) -> None:
    chance = random.Random(11)
    page = visit().open("quotations/")
    texts = []
    for block in blocks(handbook):
        clauses = [each for each in re.split(r"\W+", block["text"]) if len(each) >= 8]
        for clause in clauses[:1]:
            at = chance.randrange(1, len(clause) - 1)
            texts.append(f"“{clause[:at]}龘{clause[at + 1 :]}”")
    assert len(texts) > 200
    missed = [
        (text, found)
        for text, found in zip(texts, verdicts(page, texts), strict=True)
        if [each["verdict"] for each in found] != ["near"]
    ]
    assert missed == []


NOISE = (
    "“”‘’「」『』\"'（）()《》〈〉……...—-－.。，、；：！？!?\n\n\t\u3000 \u200b"
    ">＞<b></b><blockquote></blockquote>&ldquo;&#&;"
)
PARTS = [
    "YJ2024-X12",
    "ｙｊ２０２４－ｘ９",
    "https://x.y/texts/yj2024/#yj2024-x12",
    "《意见》第（十二）项",
    "texts/#",
    "[1]",
    "①",
    "%E6%9",
    "__proto__-x1",
    "https://x.y/texts/constructor/#toString",
    "texts/yj2024/#constructor",
    "&constructor;&toString;",
    "《constructor》",
]


def test_no_text_makes_it_stumble(visit: Opener, handbook: dict[str, Any]) -> None:
    chance = random.Random(13)
    words = [block["text"] for block in blocks(handbook)]
    texts = [
        "",
        "“",
        "”",
        "““””",
        "> ",
        "<blockquote>",
        "“" * 400,
        "”" * 400,
        "「『" * 200,
        "…" * 300,
        "《" * 300,
        "constructor",
    ]
    for _ in range(150):
        pieces = []
        for _ in range(chance.randint(1, 30)):
            text = chance.choice(words)
            start = chance.randrange(len(text))
            pieces.append(chance.choice([text[start : start + chance.randint(1, 40)], chance.choice(PARTS)]))
            pieces.append("".join(chance.choice(NOISE) for _ in range(chance.randint(0, 3))))
        texts.append("".join(pieces))
    page = visit().open("quotations/")
    for text, found in zip(texts, verdicts(page, texts), strict=True):
        assert all(each["verdict"] for each in found), text
    seen = visit()
    shown = seen.open("quotations/")
    for text in texts[-6:]:
        check(shown, text + " ")
    assert seen.faults == []


EVERY_QUOTATION = """async () => {
    const copied = [];
    let given = null;
    navigator.clipboard.write = items => { given = items[0]; return Promise.resolve(); };
    for (const handle of Array.from(document.querySelectorAll('.handle')).slice(0, 12)) {
        for (const standard of ['2025', '2015', 'law', 'official', 'plain']) {
            handle.click();
            const choice = document.querySelector('.cite__choice');
            choice.value = standard;
            choice.dispatchEvent(new Event('change'));
            for (const entry of document.querySelectorAll('.cite__entry')) {
                if (!entry.textContent.startsWith('复制引文')) continue;
                entry.click();
                await Promise.resolve();
                copied.push(await (await given.getType('text/plain')).text());
            }
            handle.click();
        }
    }
    return copied;
}"""


@pytest.mark.parametrize("code", ["yj2024", "aijy", "flcp"])
def test_what_the_handbook_gives_to_copy_is_right(visit: Opener, code: str) -> None:
    """In both readings, with references and notes outside the quotation marks, in every form but author and year: what
    stands in the sentence there the checker does not follow to its reference yet."""
    copied = visit().open(f"texts/{code}/").evaluate(EVERY_QUOTATION)
    assert len(copied) > 20
    page = visit().open("quotations/")
    for text in copied:
        found = page.evaluate(
            """text => quotationCheck.check(text, handbookQuotations).map(
                each => [each.verdict, each.source, each.text, quotationCheck.troubled(each)])""",
            text,
        )
        assert not [each for each in found if each[3]], (text, found)
        assert found[0][:2] in (["exact", "same"], ["received", "same"]) or len(found[0][2]) < 30, (text, found)


# The page as a reader meets it ----------------------------------------------------------------------------------------


def test_the_sample_shows_every_kind_of_trouble(visit: Opener) -> None:
    page = visit().open("quotations/")
    page.get_by_role("button", name="用样例试一试").click()
    page.locator(".checker[data-done]").wait_for()
    heads = page.locator(".finding__verdict").all_text_contents()
    for word in ("准确", "文字有出入", "名义不符", "只合底本", "手册未见", "可用", "不通"):
        assert any(word in head for head in heads), word
    assert page.locator(".checker__text mark").count() == page.locator(".finding").count()


UNMARKED = """() => {
    const here = node => ((node.closest('[lang]') || document.documentElement).lang || '').startsWith('zh');
    const home = document.getElementById('checker'), found = [];
    const walker = document.createTreeWalker(home, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (!here(walker.currentNode.parentElement)) found.push(walker.currentNode.textContent);
    for (const each of home.querySelectorAll('*'))
        for (const name of ['title', 'aria-label', 'placeholder'])
            if (each.hasAttribute(name) && !here(each)) found.push(each.getAttribute(name));
    return found;
}"""


def test_the_english_page_says_all_of_it_in_english(visit: Opener) -> None:
    """Every kind of finding at once: what is Chinese is words of texts, and says so; the copied list too."""
    given = reports()
    page = visit().open("en/quotations/")
    aliases = {old: new for report in given for old, new in report.aliases.items()}
    page.evaluate("aliases => { handbookQuotations.aliases = aliases; }", aliases)
    check(page, "\n\n".join(report.text for report in given))
    assert not [said for said in page.evaluate(UNMARKED) if re.search("[\u3400-\u9fff，。；、：（）《》]", said)]
    heads = " ".join(page.locator(".finding__verdict").all_text_contents())
    for word in ("right", "words differ", "put together", "not seen", "unpaired", "good", "nowhere", "second hand"):
        assert word in heads, word
    assert re.match(r"Quotations: \d+; of their words \d+ right", page.locator(".checker__summary").inner_text())
    page.get_by_role("button", name="Copy the list").click()
    said = pasted(page)["text/plain"].split("\n")
    assert said[0].startswith("Quotations checked, handbook edition ")
    assert not [
        line for line in said if re.search("报告|手册：|出处|编者注|校改本|底本|存疑|缺文", line.partition(": ")[0])
    ]


def test_by_keyboard_alone(visit: Opener) -> None:
    page = visit().open("quotations/")
    page.locator("#report").focus()
    page.keyboard.type("“督促企业依法落实工时”。")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".checker[data-done]").wait_for()
    assert page.evaluate("document.activeElement.id") == "results"
    assert page.locator(".checker__told[role=status]").inner_text().startswith("引文 1 处")
    page.locator("#report").focus()
    page.keyboard.type("“一件手册里没有的事情”。")
    page.keyboard.press("Control+Enter")
    page.locator(".finding").nth(1).wait_for()


def test_words_pasted_from_a_page_keep_their_links_and_block_quotations(visit: Opener) -> None:
    page = visit().open("quotations/")
    html = (
        '<p>文件说“督促企业依法落实工时”<a href="https://x.y/texts/yj2024/#yj2024-x16">第十六项</a>。</p>'
        "<blockquote><p>加强职业病防治。</p><p>督促企业依法落实工时</p></blockquote><img src=x onerror=alert(1)>"
    )
    page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData('text/html', html);
            data.setData('text/plain', '原来的字');
            const field = document.getElementById('report');
            field.focus();
            field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        html,
    )
    said = page.locator("#report").input_value()
    assert "第十六项〔https://x.y/texts/yj2024/#yj2024-x16〕" in said
    assert "> 加强职业病防治。" in said
    check(page, said)
    expect(page.locator(".finding").first).to_contain_text("出处相符")


def test_a_long_report_leaves_the_page_awake(visit: Opener, handbook: dict[str, Any]) -> None:
    """20,000 characters, half of the quotations altered: the work comes in pieces, with a note of how far it is."""
    clauses = [
        clause
        for block in blocks(handbook)
        for clause in re.findall(r"[^。；“”]{20,60}", block["text"])
        if "「" not in clause
    ]
    report = "\n".join(
        f"第{n}条：“{clause[:9] + clause[10:] if n % 2 else clause}”（YJ2024-X12）。"
        for n, clause in enumerate(clauses * 2)
    )[:20000]
    page = visit().open("quotations/")
    page.evaluate(
        """() => {
            const told = document.querySelector('.checker__told');
            window.notes = new Set();
            new MutationObserver(() => window.notes.add(told.textContent)).observe(told, {childList: true});
        }"""
    )
    check(page, report)
    assert page.locator(".finding--near").count() > 100
    assert page.evaluate("Array.from(window.notes).filter(note => note.startsWith('正在核对，')).length") > 3


def test_axe_finds_nothing_in_the_findings(visit: Opener) -> None:
    page = visit().open("quotations/")
    assert in_both_schemes(page, (DESKTOP, PHONE)) == []
    page.get_by_role("button", name="用样例试一试").click()
    page.locator(".checker[data-done]").wait_for()
    assert in_both_schemes(page, (DESKTOP, PHONE)) == []


def test_without_script_the_page_says_so(visit: Opener) -> None:
    page = visit(script=False).open("quotations/")
    assert page.locator("noscript, .caution").get_by_text("要靠脚本").first.is_visible()
    assert page.locator("#checker").is_hidden()


def test_print_shows_the_findings(visit: Opener) -> None:
    page = visit().open("quotations/")
    page.get_by_role("button", name="用样例试一试").click()
    page.locator(".checker[data-done]").wait_for()
    page.emulate_media(media="print")
    assert page.locator(".finding").first.is_visible()
    assert page.locator("#report").is_hidden()
    assert page.get_by_role("button", name="复制清单").is_hidden()
