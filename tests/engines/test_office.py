"""Files of reports without a browser: Word files of every shape, encodings, what cannot be read, comments put back."""

from __future__ import annotations

import hashlib
import io
import random
import re
from typing import Any

import docx
import pytest
from checking import block, data, document
from node import run_node
from office_files import (
    BASE64,
    commented,
    engines,
    findings,
    opened,
    paragraph,
    parts_of,
    run,
    word_file,
    zipped,
)

RULE = "渡船每年修一次，由沿岸各村轮流出工，费用从渡口收入里支付。"
MORNING = "清晨五点，老船长点燃第一盏灯，把缆绳解开，把船头转向对岸。"
DATA = data(
    document(
        "kj2031",
        "关于推进渡口建设改革的意见",
        block("kj2031-x1", "（一）办好渡口。每个渡口至少有一名船工。", kind="item", number=1),
        block("kj2031-x2", f"（二）养好渡船。{RULE}", kind="item", number=2),
        kind="central-document",
    ),
    document("dk", "渡口的早晨", block("dk-p1", MORNING)),
    pins={"kj2031-x1": "第（一）项", "kj2031-x2": "第（二）项"},
)
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def note(id_: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id_}"/></w:r>'


# What is read of a Word file -----------------------------------------------------------------------

TABLE = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
IN_BOX = f"<w:txbxContent>{paragraph('框里的话')}</w:txbxContent>"
BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="wps"><w:drawing>{IN_BOX}</w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict>{IN_BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* 不读</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
READ: dict[str, tuple[str, str, dict[str, int]]] = {
    "split runs": (paragraph("渡船", run("每年", "<w:b/>"), "修一次"), "渡船每年修一次\n", {}),
    "entities": (paragraph("甲&amp;乙&#x4E19;&lt;丁&gt;"), "甲&乙丙<丁>\n", {}),
    "tab and line break": (
        paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
        "甲\t乙\n丙\n",
        {},
    ),
    "tab stops are no tabs": (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
        "甲\n",
        {},
    ),
    "a table": (TABLE, "甲\n乙\n", {}),
    "deleted and put in": (
        paragraph(
            '<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>', f'<w:ins w:id="2">{run("新")}</w:ins>'
        ),
        "新\n",
        {"deletions": 1},
    ),
    "moved": (
        paragraph(f'<w:moveFrom w:id="1">{run("走")}</w:moveFrom>', f'<w:moveTo w:id="2">{run("走")}</w:moveTo>'),
        "走\n",
        {"deletions": 1},
    ),
    "a paragraph whose end is deleted": (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
        "甲\n",
        {},
    ),
    "a text box, once": (paragraph("甲", BOX), "甲\n", {"textboxes": 1}),
    "a picture": (paragraph("甲", "<w:r><w:drawing><a/></w:drawing></w:r>"), "甲\n", {"pictures": 1}),
    "hidden words": (
        paragraph("甲", run("乙", "<w:vanish/>"), run("丙", '<w:vanish w:val="0"/>')),
        "甲丙\n",
        {"hidden": 1},
    ),
    "a field": (paragraph("第", FIELD, "页"), "第7页\n", {}),
    "pinyin above": (
        paragraph(f"<w:r><w:ruby><w:rt>{run('dù')}</w:rt><w:rubyBase>{run('渡')}</w:rubyBase></w:ruby></w:r>"),
        "渡\n",
        {},
    ),
    "numbers that Word sets": (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
        "甲\n",
        {"numbered": 1},
    ),
    "a content control": (
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>",
        "甲\n",
        {},
    ),
    "an earlier form of its properties": (
        paragraph("<w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"),
        "甲\n",
        {},
    ),
}


def test_words_are_read_as_they_are_shown() -> None:
    made = opened(*((word_file(body), "a.docx") for body, _, _ in READ.values()))
    assert {case: (each["text"], each["missed"]) for case, each in zip(READ, made, strict=True)} == {
        case: (text, missed) for case, (_, text, missed) in READ.items()
    }


def test_the_body_is_found_whatever_it_is_called() -> None:
    """As WPS and other writers have it: another name of the part, another prefix, the strict namespace."""
    body = paragraph("渡船每年修一次")
    other = parts_of(word_file(body)).items()
    renamed = {name: raw.replace(b"w:", b"ns0:").replace(b"xmlns:w=", b"xmlns:ns0=") for name, raw in other}
    wps = word_file(
        '<w:p><w:r><w:t>甲</w:t></w:r></w:p><wpsCustomData:x xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"/>'
    )
    files = (word_file(body, main="word/document2.xml"), zipped(renamed), word_file(body, space=STRICT), wps)
    assert [each.get("text") for each in opened(*((raw, "a.docx") for raw in files))] == [
        *["渡船每年修一次\n"] * 3,
        "甲\n",
    ]


def test_what_lies_elsewhere_is_told() -> None:
    head = f'<w:hdr xmlns:w="{STRICT}">{paragraph("页眉")}</w:hdr>'
    empty = f'<w:ftr xmlns:w="{STRICT}"><w:p/></w:ftr>'
    more = {"word/header1.xml": head, "word/footer1.xml": empty, "word/embeddings/a.xlsx": b"PK"}
    (made,) = opened((word_file(paragraph("甲"), more=more), "a.docx"))
    assert made["missed"] == {"headers": 1, "embedded": 1}


def test_a_real_writer_is_read() -> None:
    made = docx.Document()
    made.add_heading("报告", 1)
    said = made.add_paragraph("据《意见》，")
    said.add_run("渡船").bold = True
    said.add_run("每年修一次")
    made.add_table(1, 2).cell(0, 1).text = "表里"
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.add_comment(said.runs[1], text="见第（二）项", author="王五")
    out = io.BytesIO()
    made.save(out)
    (read,) = opened((out.getvalue(), "a.docx"))
    assert read["text"] == "报告\n据《意见》，渡船［批注1］每年修一次\n\n表里\n［批注1］ 见第（二）项\n"
    assert read["looked"]["comments"] == 1
    assert read["missed"] == {"headers": 1}


# Notes ---------------------------------------------------------------------------------------------


def checked(body: str, **how: Any) -> dict[str, Any]:
    """The one quotation of a Word file."""
    (found,) = findings(DATA, (word_file(body, **how), "a.docx"))
    (quotation,) = [each for each in found if each["kind"] == "quotation"]
    return quotation


HALF = (RULE[:12], RULE[12:-1])
SOURCE = {"2": paragraph("见《关于推进渡口建设改革的意见》第（二）项。")}
WRONG = {"2": paragraph("见《关于推进渡口建设改革的意见》第（一）项。")}


@pytest.mark.parametrize(
    "body",
    [
        paragraph(f"有人说“{RULE[:-1]}”", note(2), "。又说别的。"),
        paragraph(f"有人说“{RULE[:-1]}”。", note(2), "又说别的。"),
        paragraph(f"有人说“{RULE}", note(2), "”又说别的。"),
        paragraph(f"有人说“{HALF[0]}", note(2), f"{HALF[1]}”。"),
        paragraph(f"有人说“{RULE[:-1]}”，说得好", note(2), "。又说别的。"),
        paragraph(f"“{RULE[:-1]}”", note(2)) + paragraph("见别处。"),
    ],
    ids=[
        "behind",
        "behind the stop",
        "inside its end",
        "in its middle",
        "at the end of the sentence",
        "before another line",
    ],
)
@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_says_where_its_quotation_comes_from(body: str, kind: str) -> None:
    given = body.replace("footnoteRef", f"{kind}Ref")
    good = checked(given, notes={f"{kind}s": {"0": paragraph("—"), **SOURCE}})
    assert (good["verdict"], good["source"]) == ("exact", "same")
    bad = checked(given, notes={f"{kind}s": {"0": paragraph("—"), **WRONG}})
    assert (bad["verdict"], bad["source"]) == ("exact", "other")


def test_each_note_belongs_to_the_quotation_at_its_mark() -> None:
    body = paragraph(f"“{RULE[:-1]}”", note(2), f"，“{MORNING[:-1]}”", note(3), "。")
    notes = {"footnotes": {"2": SOURCE["2"], "3": paragraph("DK-P1")}}
    (found,) = findings(DATA, (word_file(body, notes=notes), "a.docx"))
    assert [each["source"] for each in found if each["kind"] == "quotation"] == ["same", "same"]


def test_a_comment_is_followed_but_none_of_our_own() -> None:
    body = paragraph(f"“{RULE[:-1]}”", note(0, "comment"), "。")
    assert checked(body, notes={"comments": {"0": WRONG["2"]}})["source"] == "other"
    raw = word_file(body, notes={"comments": {"0": WRONG["2"]}})
    ours = zipped({name: each.replace("李四".encode(), "核对引文".encode()) for name, each in parts_of(raw).items()})
    (found,) = findings(DATA, (ours, "a.docx"))
    assert found[0]["source"] == ""
    (read,) = opened((ours, "a.docx"))
    assert read["missed"] == {"own": 1}


def test_a_quotation_in_a_note_is_checked_too() -> None:
    body = paragraph("甲。", note(2))
    found = checked(body, notes={"footnotes": {"2": paragraph(f"见“{RULE.replace('每年', '每月')[:-1]}”")}})
    assert found["verdict"] == "near"


def test_lines_of_a_file_are_paragraphs() -> None:
    """A heading without a stop does not run into the text, as a broken line of pasted words does."""
    words = "这一行没有句号而且超过十五个字一直写到末尾"
    found = checked(paragraph(f"{words}《关于推进渡口建设改革的意见》第（一）项") + paragraph(f"“{RULE[:-1]}”。"))
    assert found["source"] == ""


def test_a_link_behind_words_is_followed() -> None:
    linked = f'<w:hyperlink r:id="rId9">{run("第（二）项")}</w:hyperlink>'
    body = paragraph(f"“{RULE[:-1]}”（", linked, "）")
    to = "https://h.example.org/texts/kj2031/#kj2031-x2"
    assert checked(body, links={"rId9": to})["source"] == "same"


# Text, web pages, Markdown -------------------------------------------------------------------------

SAID = "据《意见》，“渡船每年修一次”。\r\n第2行。"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (SAID.encode(), "utf-8"),
        (SAID.encode("utf-8-sig"), "utf-8"),
        (SAID.encode("gb18030"), "gb18030"),
        (SAID.encode("utf-16"), "utf-16le"),
        (b"\xfe\xff" + SAID.encode("utf-16be"), "utf-16be"),
        (SAID.encode("utf-16le"), "utf-16le"),
        (SAID.encode("utf-16be"), "utf-16be"),
        ("渡船每年修一次".encode("utf-16le"), "utf-16le"),
        (("渡船每年修一次。" * 9).encode()[:-1], "utf-8"),
    ],
)
def test_encodings_are_told_apart(raw: bytes, encoding: str) -> None:
    (made,) = opened((raw, "a.txt"))
    assert made["encoding"] == encoding
    assert "渡船每年修一次" in made["text"]
    assert "\r" not in made["text"]


PAGE = (
    "<!doctype html><head><meta charset=gb2312><title>不读</title><style>p{}</style></head>"
    "<body><script>var 不读;</script><p>甲&ldquo;乙&rdquo;<a href='#n1'>[1]</a><br>丙 <b>丁</b></p>"
    "<blockquote>戊\n己<p>庚</blockquote><!-- <p>不读 --><del>旧</del>"
    "<p><a href='https://x/texts/kj2031/#kj2031-x2'>辛</a><img alt=不读><p id=n1>[1] 壬<a href='#r'>↑</a></p>"
)


def test_a_web_page_is_read_without_its_dress() -> None:
    (made,) = opened((PAGE.encode("gb18030"), "a.html"))
    assert made["text"].split("\n") == [
        *("甲“乙”[1]", "丙 丁", "> 戊 己", "> 庚"),
        *("辛〔https://x/texts/kj2031/#kj2031-x2〕", "[1] 壬↑", ""),
    ]
    assert made["notes"] == [["[1]", "[1] 壬↑"]]
    assert made["missed"] == {"deletions": 1, "pictures": 1}


def test_a_web_page_that_is_not_closed_is_read_to_its_end() -> None:
    loose = "<head><title>不读</title><p>甲<s>乙<p>丙<!-- 不读"
    assert [each["text"] for each in opened((loose.encode(), "a.html"))] == ["甲乙\n丙\n"]


MARKS = f"# 报告\n\n有人说“{HALF[0]}[^a]**{HALF[1]}**”。\n\n[^a]: [《意见》](https://h.example.org/texts/kj2031/#kj2031-x2)\n"


@pytest.mark.parametrize("mark", ["[^a]", "[1]", "①"])
def test_marks_of_plain_text_lead_to_their_line(mark: str) -> None:
    text = MARKS.replace("[^a]", mark)
    for name in ("a.md", "a.txt") if mark != "[^a]" else ("a.md",):
        (found,) = findings(DATA, ((text if name == "a.md" else text.replace("*", "")).encode(), name))
        (quotation,) = [each for each in found if each["kind"] == "quotation"]
        assert (quotation["verdict"], quotation["source"]) == ("exact", "same"), name


# What cannot be read -------------------------------------------------------------------------------

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = word_file(paragraph("甲"))


def without(name: str) -> bytes:
    return zipped({each: raw for each, raw in parts_of(GOOD).items() if each != name})


def with_body(xml: bytes) -> bytes:
    return zipped({**parts_of(GOOD), "word/document.xml": xml})


BODY = parts_of(GOOD)["word/document.xml"]
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "a.txt", "empty"),
    "blank": (b" \n ", "a.txt", "empty"),
    "too large": (b"a" * (20 * 1024 * 1024 + 1), "a.txt", "large"),
    "an old Word file": (OLD, "a.doc", "doc"),
    "an old WPS file": (OLD, "a.wps", "wps"),
    "a Word file with a password": (OLD + "EncryptedPackage".encode("utf-16le"), "a.docx", "encrypted"),
    "PDF": (b"%PDF-1.7\n", "a.pdf", "pdf"),
    "rich text": (b"{\\rtf1", "a.doc", "rtf"),
    "a spreadsheet": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a.xlsx", "xlsx"),
    "slides": (zipped({"ppt/presentation.xml": ""}), "a.pptx", "pptx"),
    "an open document": (zipped({"mimetype": "", "content.xml": ""}), "a.odt", "odt"),
    "OFD": (zipped({"OFD.xml": ""}), "a.ofd", "ofd"),
    "another zip": (zipped({"a": ""}), "a.zip", "unknown"),
    "a saved web page of one file": (b"MIME-Version: 1.0\r\n\r\n", "a.mht", "mht"),
    "cut off": (GOOD[: len(GOOD) // 2], "a.docx", "broken"),
    "no zip at all": (b"hello", "a.docx", "broken"),
    "without its list of parts": (without("_rels/.rels"), "a.docx", "broken"),
    "without its body": (without("word/document.xml"), "a.docx", "broken"),
    "a tag not closed": (with_body(BODY.replace(b"</w:body>", b"")), "a.docx", "broken"),
    "a tag not ended": (with_body(BODY[:-5]), "a.docx", "broken"),
    "no XML": (with_body("甲".encode()), "a.docx", "broken"),
    "pictures alone": (word_file(paragraph("<w:r><w:drawing><a/></w:drawing></w:r>")), "a.docx", "empty"),
    "not UTF-8": (with_body(BODY.replace("甲".encode(), b"\xff\xfe\xfd")), "a.docx", "broken"),
    "entities that grow": (with_body(b'<!DOCTYPE a [<!ENTITY b "c">]>' + BODY), "a.docx", "broken"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(32)), "a.png", "unknown"),
    "no text of any kind": (bytes(range(256)) * 9, "a.bin", "unknown"),
}


def test_what_cannot_be_read_says_why() -> None:
    made = opened(*((raw, name) for raw, name, _ in REFUSED.values()))
    assert {case: each.get("unreadable") for case, each in zip(REFUSED, made, strict=True)} == {
        case: why for case, (_, _, why) in REFUSED.items()
    }


def test_a_zip_that_would_fill_the_machine_is_not_unpacked() -> None:
    """65 MB of nothing in one part, packed into 64 kB."""
    raw = zipped({**parts_of(GOOD), "word/footnotes.xml": b" " * (65 * 1024 * 1024)})
    assert len(raw) < 200_000
    assert opened((raw, "a.docx"))[0] == {"unreadable": "large"}


# What is put back ----------------------------------------------------------------------------------

PLAIN = re.compile(rb"</?w:(?:r|t|rPr|comment\w*|b)\b[^>]*>")


def test_comments_stand_at_their_words_and_nothing_else_is_changed() -> None:
    body = (
        paragraph("他说：“坚持", run("多劳者&amp;多得", "<w:b/>"), "、技高者多得”。") + TABLE + paragraph("末尾 的 话")
    )
    more = {"word/media/a.png": b"\x89PNG", "customXml/item1.xml": "<a/>"}
    raw = word_file(body, more=more)
    out = commented(raw, [("坚持多劳者&多得", ["一"]), ("劳者", ["二"]), ("乙", ["三"]), ("的", ["四", "甲<乙"])])
    before, after = parts_of(raw), parts_of(out)
    changed = {"word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert list(after) == [*before, "word/comments.xml"]
    assert {name for name in before if before[name] != after[name]} == changed & before.keys()
    words = [PLAIN.sub(b"", each["word/document.xml"]) for each in (before, after)]
    assert words[0] == words[1]
    assert spans(after["word/document.xml"]) == ["坚持多劳者&amp;多得", "劳者", "乙", "的"]
    read = docx.Document(io.BytesIO(out))
    assert [each.text for each in read.comments] == ["一", "二", "三", "四\n甲<乙"]
    assert {each.author for each in read.comments} == {"核对引文"}
    assert [each.text for each in read.paragraphs] == ["他说：“坚持多劳者&多得、技高者多得”。", "末尾 的 话"]
    bold = [each.text for each in read.paragraphs[0].runs if each.bold]
    assert "".join(bold) == "多劳者&多得"


def spans(xml: bytes) -> list[str]:
    """The words between the ends of each comment, by its number; each number has its one reference."""
    text = xml.decode()
    out = []
    for number in range(text.count("<w:commentRangeStart ")):
        start, end = (text.index(f'<w:commentRange{side} w:id="{number}"/>') for side in ("Start", "End"))
        assert text.count(f'<w:commentReference w:id="{number}"/>') == 1
        out.append(re.sub("<[^>]*>", "", text[start:end]))
    return out


def test_comments_that_were_there_stay() -> None:
    body = paragraph("甲乙丙", note(7, "comment"))
    raw = word_file(body, notes={"comments": {"7": paragraph("看过了")}})
    out = commented(raw, [("乙", ["新的"])])
    read = docx.Document(io.BytesIO(out))
    assert [(each.comment_id, each.author, each.text) for each in read.comments] == [
        (7, "李四", "看过了"),
        (8, "核对引文", "新的"),
    ]
    assert parts_of(out)["[Content_Types].xml"] == parts_of(raw)["[Content_Types].xml"]


def test_what_is_found_in_a_note_is_said_at_its_mark() -> None:
    raw = word_file(paragraph("甲", note(2), "乙"), notes={"footnotes": {"2": paragraph("注里的话")}})
    out = parts_of(commented(raw, [("里的", ["一"])]))
    assert out["word/footnotes.xml"] == parts_of(raw)["word/footnotes.xml"]
    between = out["word/document.xml"].partition(b"<w:commentRangeStart")[2].partition(b"<w:commentRangeEnd")[0]
    assert b"footnoteReference" in between


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (paragraph(f'<w:ins w:id="1" w:author="a">{run("甲乙丙")}</w:ins>'), "乙"),
        (paragraph(f'<w:hyperlink r:id="rId9">{run("甲乙丙")}</w:hyperlink>'), "甲乙"),
        (paragraph("<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t></w:r>"), "乙丙"),
        (paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙丙</w:t><w:t>丁</w:t></w:r>"), "乙丙"),
        (paragraph("甲乙") + paragraph("丙丁"), "乙\n丙"),
        (
            paragraph(
                run("甲"), run("乙", '<w:rFonts w:ascii="a"/><w:rPrChange w:id="3"><w:rPr/></w:rPrChange>'), run("丙")
            ),
            "乙",
        ),
    ],
    ids=["put in", "linked", "behind a tab", "between words", "over two paragraphs", "a run of its own"],
)
def test_a_comment_stands_wherever_words_can(body: str, words: str) -> None:
    out = commented(word_file(body, links={"rId9": "https://a"}), [(words, ["一"])])
    assert spans(parts_of(out)["word/document.xml"]) == [words.replace("\n", "")]
    assert [each.text for each in docx.Document(io.BytesIO(out)).comments] == ["一"]


def test_a_damaged_file_is_read_or_refused_with_a_word() -> None:
    """Bytes of the zip and pieces of its parts changed by dice: nothing else is ever thrown (``opened`` would fail)."""
    dice = random.Random(7)
    link = f'<w:hyperlink r:id="r9">{run("甲")}</w:hyperlink>'
    body = paragraph("他说", run("多劳者&amp;多得", "<w:b/>"), note(2)) + TABLE + paragraph(link)
    raw = word_file(body, notes={"footnotes": {"2": paragraph("见《意见》")}}, links={"r9": "https://x/texts/a/"})
    parts, files = parts_of(raw), []
    for _ in range(80):
        at = dice.randrange(len(raw))
        files.append((raw[:at] + bytes([dice.randrange(256)]) + raw[at + 1 :], "a.docx"))
    for _ in range(160):
        name = dice.choice(sorted(parts))
        at = dice.randrange(len(parts[name]))
        put = dice.choice([b"", b"<w:r>", b"</w:r>", b"<w:t/>", b"<w:rPr/>", b"<w:hyperlink/>", b"<w:r><w:r/></w:r>"])
        gone = dice.choice([0, 1, 30])
        files.append((zipped({**parts, name: parts[name][:at] + put + parts[name][at + gone :]}), "a.docx"))
    made = [each.get("unreadable", "read") for each in opened(*files)]
    assert {"read", "broken"} <= set(made)


# The fingerprint -----------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [0, 1, 55, 56, 63, 64, 65, 1000, 1_100_000])
def test_the_fingerprint_is_sha_256(length: int) -> None:
    made = "new Uint8Array(length).map(function (_, at) { return at * 7 % 251; })"
    program = f"function (length) {{ return whole(handbookOffice.fingerprint({made})); }}"
    raw = bytes(at * 7 % 251 for at in range(length))
    scripts = [*engines()[:2], ("base64.js", BASE64)]
    assert run_node(scripts, program, length) == hashlib.sha256(raw).hexdigest()
