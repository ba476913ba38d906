"""「核对引文」 opens files: dropped, chosen or pasted; gives Word files back with comments, and a record to sign."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from axe import in_both_schemes
from office_files import paragraph, parts_of, run, word_file
from playwright.sync_api import expect
from visits import DESKTOP, PHONE, Opener, still

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

TRANSPORTS = ("http", "file")
DROP = """given => {
    const carried = new DataTransfer();
    for (const each of given) {
        const bytes = Uint8Array.from(atob(each.bytes), letter => letter.charCodeAt(0));
        carried.items.add(new File([bytes], each.name));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) document.querySelector('h1').dispatchEvent(
        new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def clause(handbook: dict[str, Any]) -> tuple[str, str]:
    """Words of a measure of the central document that are long enough to be a quotation, and their code."""
    central = next(each for each in handbook["documents"] if each["kind"] == "central-document")
    for section in central["sections"]:
        for block in section["blocks"]:
            for words in re.findall(r"[^。；，、“”「」（）]{14,40}", block["text"]):
                if block["kind"] == "item" and block["text"] == block.get("received", block["text"]):
                    return words, block["id"]
    raise AssertionError("no measure has words without a mark")


def report(handbook: dict[str, Any]) -> tuple[bytes, str, str]:
    """A Word file with a wrong word, split over runs; a right quotation with its footnote; a deletion."""
    words, code = clause(handbook)
    wrong = words[:6] + "误" + words[7:]
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    gone = '<w:del w:id="9"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    body = paragraph("报告") + paragraph("一是“", run(wrong[:4], "<w:b/>"), wrong[4:], "”。")
    body += paragraph(f"二是“{words[:5]}", mark, f"{words[5:]}”。", gone)
    return word_file(body, notes={"footnotes": {"2": paragraph(f"见 {code.upper()}")}}), words, wrong


def opened(visit: Opener, site: Path, transport: str, **how: Any) -> tuple[Page, list[str]]:
    seen = visit(site=site.as_uri() + "/", **how) if transport == "file" else visit(**how)
    page = seen.open("quotations/index.html" if transport == "file" else "quotations/")
    page.wait_for_function("window.quotationCheck && window.handbookQuotations")
    return page, seen.faults


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    page.evaluate(DROP, [{"name": name, "bytes": base64.b64encode(raw).decode()} for name, raw in files])


def taken(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the bytes of what a button gives."""
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_word_file_is_checked_and_comes_back_with_comments(
    visit: Opener, built_site: Path, handbook: dict[str, Any], transport: str
) -> None:
    raw, words, wrong = report(handbook)
    page, faults = opened(visit, built_site, transport)
    drop(page, ("报告.docx", raw))
    page.locator(".checker[data-done]").wait_for()
    still(page)
    heads = page.locator(".finding__verdict").all_text_contents()
    assert ["文字有出入" in heads[0], "准确" in heads[1]] == [True, True], heads
    expect(page.locator(".finding").nth(0)).to_contain_text("第 2 段")
    expect(page.locator(".finding").nth(1)).to_contain_text("出处相符")
    said = page.locator(".checker__opened").inner_text()
    for each in ("报告.docx：Word 文件", "3 段", "脚注 1 条", "修订中删去的文字 1 处"):
        assert each in said, said
    name, back = taken(page, page.get_by_role("button", name="下载带批注的 .docx"))
    assert name == "报告-核对.docx"
    read = docx.Document(io.BytesIO(back))
    (comment,) = read.comments
    assert comment.author == "核对引文"
    assert "文字有出入" in comment.paragraphs[0].text
    assert comment.paragraphs[1].text.endswith(words)
    assert [each.text for each in read.paragraphs][:2] == ["报告", f"一是“{wrong}”。"]
    assert parts_of(back)["word/footnotes.xml"] == parts_of(raw)["word/footnotes.xml"]

    page.get_by_role("button", name="核对记录").click()
    page.get_by_label("核对人姓名").fill("张三")
    sheet = page.locator(".checked")
    for each in ("报告.docx", hashlib.sha256(raw).hexdigest(), "修订中删去的文字 1 处", "要看一看的：1", "手册版本"):
        expect(sheet).to_contain_text(each)
    name, table = taken(page, page.get_by_role("button", name="下载 CSV"))
    assert name == "报告-核对记录.csv"
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert ["核对人", "张三"] in rows
    wrongs = [row for row in rows if row[:1] == ["1"]]
    assert [(row[1], row[4], row[5]) for row in wrongs] == [("第 2 段", wrong, words)]
    page.evaluate("window.print = () => { window.printed = document.documentElement.dataset.printed; }")
    page.get_by_role("button", name="打印记录").click()
    assert page.evaluate("window.printed") == "record"
    page.emulate_media(media="print")
    assert sheet.is_visible()
    assert not page.locator(".findings").is_visible()
    assert not page.locator("h1").is_visible()
    assert [fault for fault in faults if transport == "http" or fault.startswith(("http", "ws"))] == []


def test_files_are_refused_with_a_word_and_the_page_goes_on(visit: Opener, handbook: dict[str, Any]) -> None:
    seen = visit()
    page = seen.open("quotations/")
    told = page.locator(".checker__told")
    good = report(handbook)[0]
    for name, raw, word in (
        ("a.pdf", b"%PDF-1.7", "不读 PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "旧格式的 Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16le"), "加了密码"),
        ("a.docx", good[:900], "已损坏"),
        ("a.txt", b"", "没有文字"),
    ):
        drop(page, (name, raw))
        expect(told).to_contain_text(word)
        assert page.locator("#report").is_visible()
    drop(page, ("a.docx", good), ("b.docx", good))
    expect(told).to_contain_text("一次打开一份")
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'a.docx'));
            document.dispatchEvent(new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    expect(told).to_contain_text("超过 20 MB")
    page.locator(".checker__picker").set_input_files(
        {"name": "b.txt", "mimeType": "text/plain", "buffer": f"他说“{clause(handbook)[0]}”。".encode("gb18030")}
    )
    page.locator(".checker[data-done]").wait_for()
    expect(page.locator(".checker__opened")).to_contain_text("GB18030")
    expect(page.locator(".finding").first).to_contain_text("准确")
    assert page.get_by_role("button", name="下载带批注的 .docx").count() == 0
    page.get_by_role("button", name="关闭文件").click()
    expect(page.locator("#report")).to_be_focused()
    assert not page.locator(".checker__opened").is_visible()
    assert seen.faults == []


def test_axe_finds_nothing_with_a_file_open(visit: Opener, handbook: dict[str, Any]) -> None:
    """Both languages; at 375 px nothing is wider than the page."""
    for path, record in (("quotations/", "核对记录"), ("en/quotations/", "Record to sign")):
        page = visit().open(path)
        drop(page, ("报告.docx", report(handbook)[0]))
        page.locator(".checker[data-done]").wait_for()
        page.get_by_role("button", name=record).click()
        page.locator(".checked").wait_for()
        assert in_both_schemes(page, (DESKTOP, PHONE)) == []
        page.set_viewport_size({"width": PHONE, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
