"""What a trainer does with the bundle: a step for each function, in a table that the gate walks through on file://.

To add a function, add a function here: it takes the Gate, does what a reader does, and asserts what the reader sees.
A step never looks whether its function is there; where it is not, the step fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from gate import Gate

Step = Callable[["Gate"], None]

IN_VIEW = """id => {
    const box = document.getElementById(id).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
}"""


PASTES = """() => {
    const field = document.createElement('textarea');
    field.style.position = 'fixed';
    document.body.appendChild(field);
    field.addEventListener('paste', (event) => { window.pasted = event.clipboardData.getData('text/plain'); });
    field.focus();
}"""
"""Pasting needs no permission and works from a file."""


def search_finds_and_leads(gate: Gate) -> None:
    """Typing finds the words; a result leads to the paragraph."""
    page = gate.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("工匠学院")
    result = page.locator(".md-search__output a[href*='#']").first
    result.wait_for()
    result.click()
    page.wait_for_url("**/*.html*#*")
    assert "工匠学院" in page.locator("#text").inner_text()


def language_keeps_page_and_paragraph(gate: Gate) -> None:
    """The switch leads to the same term, by the address and by where one reads, and back."""
    page = gate.open("texts/glossary.html")
    terms = page.locator("#text h3[id]").evaluate_all("all => all.map(each => each.id)")
    page = gate.open(f"texts/glossary.html#{terms[9]}")
    page.locator(".masthead__language").click()
    page.wait_for_url(f"**/en/texts/glossary.html#{quote(terms[9])}")
    page.wait_for_function(IN_VIEW, arg=terms[9])
    page.evaluate("id => document.getElementById(id).scrollIntoView()", terms[30])
    page.locator(".masthead__language").click()
    page.wait_for_url("**/手册 v1/texts/glossary.html#*".replace("手册 v1", quote("手册 v1")))
    page.wait_for_function(IN_VIEW, arg=terms[30])


def language_drops_what_has_no_counterpart(gate: Gate) -> None:
    """Where the other language has no such paragraph, the nearest one that it has, or the top; never a dead anchor."""
    page = gate.open("texts/glossary.html")
    here = set(page.locator("#text [id]").evaluate_all("all => all.map(each => each.id)"))
    other = gate.open("en/texts/glossary.html")
    there = set(other.locator("#text [id]").evaluate_all("all => all.map(each => each.id)"))
    assert here - there
    for only in sorted(here - there)[:3]:
        page = gate.open(f"texts/glossary.html#{only}")
        page.locator(".masthead__language").click()
        page.wait_for_url("**/en/texts/glossary.html*")
        anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
        assert anchor == "" or page.locator(f"[id='{anchor}']").count() == 1
    page = gate.open("texts/received/index.html")
    page.locator(".masthead__language").click()
    page.wait_for_url("**/en/index.html")


def filters_narrow_the_list(gate: Gate) -> None:
    """The list of documents narrows, and says how many are left."""
    page = gate.open("texts/index.html")
    rows = page.locator(".page--index tbody tr:visible")
    every = rows.count()
    page.locator(".filters button[data-value=signed-article]").click()
    assert 0 < rows.count() < every
    assert page.url.endswith("#kind=signed-article")
    page.reload()
    assert 0 < rows.count() < every


def matrix_opens_its_evidence(gate: Gate) -> None:
    """A cell of the matrix opens under its row, and its evidence leads to the paragraph."""
    page = gate.open("texts/matrix.html")
    page.locator(".matrix .cell").nth(12).click()
    evidence = page.locator(".matrix .opened .evidence")
    assert evidence.first.is_visible()
    evidence.locator("a").first.click()
    page.wait_for_url("**/texts/*.html#*")
    assert page.locator(":target").count() == 1


def figures_sort_and_narrow(gate: Gate) -> None:
    """The table of figures sorts and narrows."""
    page = gate.open("texts/figures.html")
    values = page.locator(".figures-table tbody tr:not([hidden]) td:nth-child(2)")
    every = values.all_inner_texts()
    page.locator(".figures-table th").nth(1).locator("button").click()
    assert values.all_inner_texts() != every
    page.locator("input[name=words]").fill("工匠学院")
    assert 0 < values.count() < len(every)


def both_readings_are_shown(gate: Gate) -> None:
    """底本 shows what was received, 校改 what is read; a mark tells why."""
    page = gate.open("texts/hhls.html")
    place = page.locator(".emended").first
    read = place.inner_text()
    page.locator("[data-reading-switch=received]").first.click()
    received = place.inner_text()
    assert received != read
    assert re.search(r"底本", page.locator(".reading [role=status]").first.inner_text())
    page.locator(
        "[data-reading-switch=emended], [data-reading-switch]:not([data-reading-switch=received])"
    ).first.click()
    assert place.inner_text() == read
    page.locator(f"#{place.get_attribute('data-note')}".replace("note", "mark")).focus()
    assert page.locator(".variant").is_visible()


def received_pages_show_every_line(gate: Gate) -> None:
    """A paragraph leads to its line on the page as received."""
    page = gate.open("texts/yj2024.html")
    page.locator("a.src, .src a").first.click()
    page.wait_for_url("**/texts/received/*.html#l*")
    assert page.locator(".line:target .raw").is_visible()


def terms_are_explained(gate: Gate) -> None:
    """A term opens its definition and leads to the glossary."""
    page = gate.open("texts/yj2024.html")
    term = page.locator("a.term").first
    term.focus()
    page.locator(".term-box").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/glossary.html#*")
    assert page.locator(":target").count() == 1


def size_and_scheme_are_kept(gate: Gate) -> None:
    """Large type and dark hold on the next page."""
    page = gate.open("index.html")
    page.locator(".masthead__sizes [data-size=large]").click()
    page.locator("[data-scheme-switch]").first.click()
    scheme = page.evaluate("document.documentElement.dataset.scheme")
    page = gate.open("texts/nmg.html")
    assert page.evaluate("document.documentElement.dataset.size") == "large"
    assert page.evaluate("document.documentElement.dataset.scheme") == scheme
    page.locator(".masthead__sizes [data-size=medium]").click()
    page.locator("[data-scheme-switch]").first.click()


def a_citation_is_copied(gate: Gate) -> None:
    """The handle of a paragraph copies a reference: no path of this stick, and no address while there is none."""
    page = gate.open("texts/yj2024.html")
    page.locator("[id='yj2024-x12'] > .handle").click()
    page.locator(".cite__entry", has_text="复制出处").first.click()
    page.locator(".receipt p", has_text="手册还没有公开地址").wait_for()
    page.evaluate(PASTES)
    page.keyboard.press("Control+V")
    copied = page.wait_for_function("window.pasted").json_value()
    assert "YJ2024-X12" in copied
    assert "://" not in copied
    assert " texts/yj2024.html#yj2024-x12." in copied
    assert "file:" not in copied
    assert "据识别文本整理" in copied


def a_code_that_was_called_out_is_found(gate: Gate) -> None:
    """A code, typed as it was heard, leads to its paragraph."""
    page = gate.open("texts/codes.html")
    page.locator(".codes-form input").fill("yj2024 x12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/texts/yj2024.html#yj2024-x12")
    page.wait_for_function(IN_VIEW, arg="yj2024-x12")


def quotations_are_checked(gate: Gate) -> None:
    """核对引文 tells a right quotation from a wrong one, and leads to the words."""
    page = gate.open("quotations.html")
    page.locator("#report").fill(
        "“落实产业工人参与国家治理的制度”（YJ2024-X4）。“落实产业工人参与国家治理的办法”（YJ2024-X4）。"
    )
    page.locator(".checker__start").click()
    page.locator(".checker[data-done]").wait_for()
    # What is out of sight has no inner text until it is drawn.
    verdicts = page.locator(".finding__verdict").all_text_contents()
    assert any("准确" in each for each in verdicts)
    assert len(set(verdicts)) > 1
    page.locator(".finding a[href*='yj2024']").first.click()
    page.wait_for_url("**/texts/yj2024.html#yj2024-x4")


def a_document_is_projected(gate: Gate) -> None:
    """P puts the paragraph on the wall, arrows turn, Escape leads back to where one was."""
    page = gate.open("texts/yj2024.html#yj2024-x20")
    page.keyboard.press("p")
    stage = page.locator(".projection")
    stage.wait_for()
    assert stage.get_attribute("data-step") == "yj2024-x20"
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    assert stage.get_attribute("data-step") != "yj2024-x20"
    page.keyboard.press("Escape")
    stage.wait_for(state="hidden")
    page.wait_for_function(IN_VIEW, arg="yj2024-x20")


def a_path_is_walked(gate: Gate) -> None:
    """A path: an answer folds out, its reference arrives, a step is projected, the handout is one click away."""
    page = gate.open("index.html")
    page.locator("a[href*='training']:visible").first.click()
    page.wait_for_url("**/texts/training/*.html")
    page = gate.open("texts/training/yijian.html")
    assert page.locator("details.answer").count() >= 8
    answer = page.locator("details.answer").first
    answer.locator("summary").click()
    reference = answer.locator("a.evidence-ref").first
    anchor = (reference.get_attribute("href") or "").partition("#")[2]
    reference.click()
    page.wait_for_url(f"**/texts/*.html#{anchor}")
    page.wait_for_function(IN_VIEW, arg=anchor)
    page = gate.open("texts/training/yijian.html")
    page.locator("a[href*='#project=']:visible").first.click()
    page.locator(".projection").wait_for()
    page = gate.open("texts/training/yijian.html")
    page.locator("a[href*='handout']:visible").first.click()
    page.wait_for_url("**/yijian-handout.html")


def a_document_is_taken_away(gate: Gate) -> None:
    """A document as one file for phones opens, and shows both readings; the Word file is there."""
    page = gate.open("texts/yj2024.html")
    word = page.locator("a[href$='downloads/yj2024.docx']").first.get_attribute("href") or ""
    assert (gate.folder / "texts" / word).read_bytes().startswith(b"PK")
    page.locator("a[href$='downloads/yj2024.html']").first.click()
    page.wait_for_url("**/downloads/yj2024.html")
    assert "（十二）" in page.locator("body").inner_text()


STEPS: tuple[Step, ...] = (
    search_finds_and_leads,
    language_keeps_page_and_paragraph,
    language_drops_what_has_no_counterpart,
    filters_narrow_the_list,
    matrix_opens_its_evidence,
    figures_sort_and_narrow,
    both_readings_are_shown,
    received_pages_show_every_line,
    terms_are_explained,
    size_and_scheme_are_kept,
    a_citation_is_copied,
    a_code_that_was_called_out_is_found,
    quotations_are_checked,
    a_document_is_projected,
    a_path_is_walked,
    a_document_is_taken_away,
)
