"""What a reader takes away: the words of the edition in both formats, both readings, places one can link to."""

from __future__ import annotations

import html
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
import yaml
from edition.files.data import handbook
from edition.files.downloads import Imprint, _offprint, _received, all_in_one, downloads
from edition.files.single.docx import offprint_docx
from edition.files.single.html import offprint_html
from edition.files.single.word import Paper, bookmark_name, sealed
from edition.files.zip_bytes import unpacked
from edition.ids.cite import caution, citation
from edition.nouns import Block, Document, Emendation
from edition.pages.downloads import ALL, downloads_table, files_of
from edition.pages.dress.tree import parsed
from edition.reading.block import read_block
from edition.reading.document import read_document, readings
from edition.reading.record import metadata, plain
from edition.reading.runs import Run, prose
from edition.reading.single_document import Offprint, level_of, offprint
from edition.site.proofread import read_html
from hypothesis import given
from hypothesis import strategies as st
from shown_pages import as_converted, with_cuts, words_of
from trees import ROOT, edition, read

EPOCH = 1793491200
IMPRINT = Imprint("手册", "https://example.org/a/")
CSS = (ROOT / "scripts" / "edition" / "files" / "single" / "single.css").read_text("utf-8")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CODES = [str(document.code) for document in edition().documents if document.outline.status == "reviewed"]


@cache
def made() -> dict[str, bytes]:
    return downloads(edition(), read(), IMPRINT, CSS, EPOCH)


@cache
def published() -> dict[str, dict[str, object]]:
    told = json.loads(json.dumps(handbook(edition())))
    return {document["id"]: document for document in told["documents"]}


def blocks(code: str) -> list[dict[str, str]]:
    return [block for section in published()[code]["sections"] for block in section["blocks"]]  # type: ignore


def document(code: str) -> Document:
    return next(each for each in edition().documents if each.code == code)


# Word --------------------------------------------------------------------------------------------------------------


class Word:
    """A Word file as a program other than ours reads it."""

    def __init__(self, content: bytes) -> None:
        self.root = docx.Document(io.BytesIO(content)).element
        self.body = self.root.body

    def bookmarks(self) -> list[str]:
        return [each.get(f"{W}name") for each in self.root.iter(f"{W}bookmarkStart")]

    def between(self, name: str) -> Iterator[tuple[str, str]]:
        """Style and text of each run from where a bookmark begins to where it ends."""
        number = None
        for each in self.root.iter():
            if each.tag == f"{W}bookmarkStart" and each.get(f"{W}name") == name:
                number = each.get(f"{W}id")
            elif each.tag == f"{W}bookmarkEnd" and number is not None and each.get(f"{W}id") == number:
                return
            elif each.tag == f"{W}r" and number is not None:
                style = each.find(f"{W}rPr/{W}rStyle")
                text = "".join(part.text or "" for part in each.iter(f"{W}t"))
                yield ("" if style is None else style.get(f"{W}val")), text

    def said(self, at: str) -> str:
        """The text of a block as corrected."""
        return "".join(text for style, text in self.between(bookmark_name(at)) if style not in ("Mark", "Lacuna"))

    def received(self, at: str) -> str:
        """The text of a block as received: corrected words are followed by the mark of the note that tells of them."""
        out: list[str] = []
        corrected = ""
        for style, text in self.between(bookmark_name(at)):
            if style == "Emended":
                corrected = text
            elif style == "Mark":
                if text.startswith("校"):
                    out.append(self.note(text[1:]))
                    corrected = ""
            elif style != "Lacuna":
                assert corrected == ""
                out.append(text)
        return "".join(out)

    def note(self, number: str) -> str:
        return "".join(text for style, text in self.between(f"note_{number}") if style == "Received")


@cache
def word(code: str) -> Word:
    return Word(made()[f"{code}.docx"])


@pytest.mark.parametrize("code", CODES)
def test_word_files_say_both_readings_of_every_block(code: str) -> None:
    for block in blocks(code):
        assert word(code).said(block["id"]) == block["text"]
        assert word(code).received(block["id"]) == block["received"]
    assert word(code).said(code) == published()[code]["title"]


@pytest.mark.parametrize("code", CODES)
def test_every_place_has_its_bookmark_once_and_every_link_its_place(code: str) -> None:
    names = word(code).bookmarks()
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    wanted = {code} | {b["id"] for b in blocks(code)} | {m["id"] for b in blocks(code) for m in b["marks"]}  # type: ignore
    assert {bookmark_name(each) for each in wanted} <= set(names)
    numbers = [each.get(f"{W}id") for each in word(code).root.iter(f"{W}bookmarkStart")]
    ends = [each.get(f"{W}id") for each in word(code).root.iter(f"{W}bookmarkEnd")]
    assert sorted(numbers) == sorted(ends) == sorted(set(numbers))
    assert {each.get(f"{W}anchor") for each in word(code).root.iter(f"{W}hyperlink")} <= set(names)


@pytest.mark.parametrize("code", CODES)
def test_headings_are_words_own(code: str) -> None:
    """Each heading, and each measure's name, in a style from which Word makes its navigation."""
    styled = {}
    for paragraph in word(code).body.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = "Normal" if named is None else named.get(f"{W}val")
        styled |= {each.get(f"{W}name"): style for each in paragraph.iter(f"{W}bookmarkStart")}
    for block in blocks(code):
        style = styled[bookmark_name(block["id"])]
        if block["kind"] == "heading":
            assert style == f"Heading{level_of(block['received'])}"
        else:
            assert (style == "Heading2") == bool(re.search(r"-x\d+$", block["id"]))


def test_the_caution_stands_in_the_foot_of_the_central_document_and_every_page_is_counted() -> None:
    for each in edition().documents:
        foot = docx.Document(io.BytesIO(made()[f"{each.code}.docx"])).sections[0].footer
        assert ("正式引用请核对正式文本" in foot.paragraphs[0].text) == (each.entry.kind == "central-document")
        fields = [field.get(f"{W}instr").strip() for field in foot._element.iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


PARAGRAPH_ORDER = [
    *("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc"),
    *("outlineLvl", "rPr"),
]
RUN_ORDER = [
    *("rStyle", "rFonts", "b", "strike", "vanish", "color", "sz", "szCs", "u", "bdr", "vertAlign", "lang"),
    "specVanish",
]
STYLE_ORDER = [
    *("name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "rsid", "pPr", "rPr"),
    "tblPr",
]


@pytest.mark.parametrize("code", CODES)
def test_elements_stand_in_the_order_that_word_insists_on(code: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made()[f"{code}.docx"])) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            root = ElementTree.fromstring(archive.read(name))
            for kind, order in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER), ("style", STYLE_ORDER)):
                for element in root.iter(f"{W}{kind}"):
                    places = [order.index(child.tag.removeprefix(W)) for child in element]
                    assert places == sorted(set(places)), (name, [child.tag for child in element])


def styles_in(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read("word/styles.xml"))


DEFAULTS = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
"""Word looks for one default style of each kind."""


def test_every_style_that_is_used_is_there_and_no_other() -> None:
    there = {each.get(f"{W}styleId") for each in styles_in(made()[f"{CODES[0]}.docx"]).iter(f"{W}style")}
    kinds = ("pStyle", "rStyle", "tblStyle")
    used = {each.get(f"{W}val") for code in CODES for kind in kinds for each in word(code).root.iter(f"{W}{kind}")}
    assert used | DEFAULTS <= there
    unused = {"Footer", "Heading3", "Heading4", "Picture", "ListBullet", "Signed", "Front", "Lead", "Cut", "Received"}
    assert there - used - DEFAULTS <= unused  # the foot is not in the body; the others are for texts to come


def test_text_is_set_in_chinese_fonts_and_begins_two_characters_in() -> None:
    root = styles_in(made()[f"{CODES[0]}.docx"])
    by_id = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
    fonts = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    lang = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    indent, widow = by_id["Normal"].find(f"{W}pPr/{W}ind"), by_id["Normal"].find(f"{W}pPr/{W}widowControl")
    assert fonts is not None and lang is not None and indent is not None and widow is not None
    assert (fonts.get(f"{W}eastAsia"), lang.get(f"{W}eastAsia")) == ("宋体", "zh-CN")
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "480")
    for at in ("Note", "ListBullet"):  # Normal's two characters would outdo points
        hanging = by_id[at].find(f"{W}pPr/{W}ind")
        assert hanging is not None and hanging.get(f"{W}firstLineChars") == "0"
        assert hanging.get(f"{W}hanging") == hanging.get(f"{W}left") != "0"
    for level in range(1, 5):
        outline = by_id[f"Heading{level}"].find(f"{W}pPr/{W}outlineLvl")
        assert outline is not None and outline.get(f"{W}val") == str(level - 1)
    marked = {at: by_id[at].find(f"{W}rPr/{W}u") for at in ("Emended", "Doubted")}
    assert {at: u.get(f"{W}val") for at, u in marked.items() if u is not None} == {
        "Emended": "dottedHeavy", "Doubted": "wave",
    }  # fmt: skip
    assert not any(name.endswith("Theme") for each in root.iter(f"{W}rFonts") for name in each.attrib)


def test_pages_are_a4() -> None:
    section = docx.Document(io.BytesIO(made()[f"{CODES[0]}.docx"])).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == 154


PARTS = [
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml"),
    *("word/footer1.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml"),
]


@pytest.mark.parametrize("code", CODES)
def test_a_word_file_is_small_and_has_no_part_of_the_librarys_template_that_it_does_not_need(code: str) -> None:
    content = made()[f"{code}.docx"]
    assert len(content) < 25_000
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == PARTS
        assert {(entry.create_system, entry.external_attr >> 16) for entry in archive.infolist()} == {(3, 0o100644)}
        assert not any(b"python-docx" in archive.read(name) for name in archive.namelist())


def test_papers_share_nothing() -> None:
    one, other = Paper(), Paper()
    one.run(one.paragraph("Title"), "甲")
    assert [p.text for p in other.document.paragraphs] == []
    assert sealed(other, EPOCH) == sealed(Paper(), EPOCH) != sealed(one, EPOCH)


def test_dates_and_order_of_a_word_file_are_the_editions() -> None:
    for code in CODES[:2]:
        content = made()[f"{code}.docx"]
        properties = docx.Document(io.BytesIO(content)).core_properties
        assert properties.created == properties.modified
        assert properties.created and properties.created.timestamp() == EPOCH
        assert properties.title == published()[code]["title"]
        assert (properties.author, properties.revision, properties.language) == (IMPRINT.book, 1, "zh-CN")
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {time.gmtime(EPOCH)[:6]}


# HTML --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_html_files_say_both_readings_of_every_block(code: str) -> None:
    page = read_html(made()[f"{code}.html"].decode())
    for block in blocks(code):
        assert page.texts[block["id"]].strip(" ") == block["text"]
        assert page.received[block["id"]].strip(" ") == block["received"]
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("code", CODES)
def test_html_files_load_nothing_and_run_nothing(code: str) -> None:
    text = made()[f"{code}.html"].decode()
    page = read_html(text)
    assert page.loaded == ["data:,"] and page.scripts == []
    linked = set(re.findall(r"<link ([^>]+?)(?: href=.https:[^>]+)?>", text))
    assert linked == {'rel="canonical"', 'rel="icon" href="data:,"'}
    assert not re.search(r"<script|<img|<iframe|@import|url\(", text)
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert {link for link in page.links if not link.startswith("#")} == {f"{IMPRINT.online}texts/{code}/"}
    assert len(text.encode()) < 60_000


# Both --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_both_begin_with_the_authority_and_end_with_how_to_cite(code: str) -> None:
    its = document(code)
    version = f"{edition().version}+{edition().hash}"
    cited = citation(its, version, f"{IMPRINT.online}texts/{code}/", name=IMPRINT.book)
    told = [p.text for p in docx.Document(io.BytesIO(made()[f"{code}.docx"])).paragraphs]
    page = made()[f"{code}.html"].decode()
    assert told[0].strip().startswith(its.entry.authority)
    assert page.index(its.entry.authority) < page.index("<h1")
    for said in (told, [re.sub("<[^>]+>", "", line) for line in page.split("\n")]):
        assert any(cited in line for line in said)
        assert any(version in line and IMPRINT.online in line for line in said)
        assert any(caution(its) in line for line in said)


@pytest.mark.parametrize("code", CODES)
def test_the_record_has_the_terms_of_the_page(code: str, built_site: Path) -> None:
    page = (built_site / "texts" / code / "index.html").read_text("utf-8")
    table = re.search(r'<div class="record">(.*?)</div>', page, re.DOTALL)
    assert table
    cells = re.findall(r"<d[td]>.*?</d[td]>", table[1], re.DOTALL)
    bare = [html.unescape(re.sub(r"<[^>]+>|\s", "", each)) for each in cells]
    assert bare == [part.replace(" ", "") for term, value in metadata(document(code)) for part in (term, plain(value))]


@pytest.mark.parametrize("code", CODES)
def test_every_note_and_every_gap_is_in_both(code: str, built_site: Path) -> None:
    page = (built_site / "texts" / code / "index.html").read_text("utf-8")
    notes = set(re.findall(r'id="note-(\d+)"', page))
    assert set(re.findall(r'id="note-(\d+)"', made()[f"{code}.html"].decode())) == notes
    assert {name[5:] for name in word(code).bookmarks() if name.startswith("note_")} == notes
    for gap in published()[code]["gaps"]:  # type: ignore
        paragraphs = [p.text for p in docx.Document(io.BytesIO(made()[f"{code}.docx"])).paragraphs]
        assert any(gap["note"] in text for text in paragraphs)
        assert gap["note"] in made()[f"{code}.html"].decode()


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert downloads(edition(), read(), IMPRINT, CSS, EPOCH) == made()


def test_the_site_has_what_its_pages_promise(built_site: Path) -> None:
    page = (built_site / "texts" / CODES[0] / "index.html").read_text("utf-8")
    line = re.search(r'<p class="take".*?</p>', page)
    assert line
    for name, size in re.findall(r'href="../downloads/([^"]+)">\w+</a> (\d+) KB', line[0]):
        content = (built_site / "texts" / "downloads" / name).read_bytes()
        assert round(len(content) / 1000) == int(size)
    table = (built_site / "data" / "index.html").read_text("utf-8")
    named = re.findall(r'texts/downloads/([^"]+\.(?:html|docx|md))"', table)
    assert sorted(named) == sorted(f"{code}.{ending}" for code in CODES for ending in ("html", "docx", "md"))


def test_all_files_are_in_one_zip(built_site: Path) -> None:
    folder = built_site / "texts" / "downloads"
    held = {path.name: path.read_bytes() for path in folder.iterdir()}
    whole = held.pop(ALL)
    inside, faults = unpacked(whole, ALL)
    assert faults == []
    assert inside == {f"{name.rpartition('.')[2]}/{name}": content for name, content in held.items()}
    assert whole == all_in_one(held, EPOCH)[ALL]
    said = re.search(
        rf'texts/downloads/{ALL}">{ALL}</a> (\d+) KB', (built_site / "data" / "index.html").read_text("utf-8")
    )
    assert said
    assert int(said[1]) == round(len(whole) / 1000)


# Markdown ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_markdown_travels_alone(built_site: Path, code: str) -> None:
    """Read by Markdown alone it shows the document as the site does, and nothing leads to where it came from."""
    text = (built_site / "texts" / "downloads" / f"{code}.md").read_text("utf-8")
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(front)["code"] == code.upper()
    assert yaml.safe_load(front)["version"] == f"{edition().version}+{edition().hash}"
    html = as_converted(body)
    links = [each.get("href") for each in parsed(html).walk() if each.tag == "a"]
    assert [link for link in links if not link.startswith(("#", "https://"))] == []
    assert not re.search(r"\[[^^\]]*\]\[|--8<--", html)
    ids = {each.id for each in parsed(html).walk() if each.id}
    assert {link[1:] for link in links if link.startswith("#")} <= ids
    for said in published()[code]["gaps"]:  # type: ignore
        assert said["note"] in text
    about = parsed(html).text()
    for name, said in made_offprint(code).citations:
        assert f"{name}：{said}" in about


def made_offprint(code: str) -> Offprint:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    imprint = Imprint(settings["site_name"], settings["site_url"].rstrip("/") + "/", bool(edition().online))
    return _offprint(read()[code], edition(), _received(edition()), imprint)


@pytest.mark.parametrize("code", CODES)
def test_markdown_shows_every_block_in_both_readings(built_site: Path, code: str) -> None:
    text = (built_site / "texts" / "downloads" / f"{code}.md").read_text("utf-8")
    shown = {each.id: each for each in parsed(as_converted(text)).walk()}
    for block in read()[code].blocks.values():
        its = shown[str(block.block.id)]
        assert words_of(its, "del") == block.block.text, block.block.id
        assert words_of(its, "ins") == with_cuts(block.block)


def test_a_draft_cannot_be_taken_away() -> None:
    first = edition().documents[0]
    draft = replace(first, outline=replace(first.outline, status="draft"))
    changed = replace(edition(), documents=(draft, *edition().documents[1:]))
    files = downloads(changed, readings(changed), IMPRINT, CSS, EPOCH)
    assert set(made()) - set(files) == {f"{first.code}.html", f"{first.code}.docx"}
    taken = {name: len(content) for name, content in files.items()}
    assert files_of(draft, taken) == []
    assert f"{first.code}.docx" not in downloads_table(changed.documents, taken)


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("一、总体要求", 1),
        ("（十二）畅通", 2),
        ("1.资金", 3),
        ("2．人员", 3),
        ("（3）其他", 4),
        ("就业见习", 1),
        ("2019年的做法", 1),
    ],
)
def test_headings_have_the_levels_of_the_standard(heading: str, level: int) -> None:
    assert level_of(heading) == level


# Texts nobody has seen ---------------------------------------------------------------------------------------------

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"), max_size=60
)


def alone(block: Block) -> Offprint:
    """A document of one block."""
    first = document(CODES[0])
    section = replace(first.outline.sections[0], blocks=(block,))
    outline = replace(first.outline, sections=(section,), front=(first.outline.front[0],))
    return offprint(
        read_document(replace(first, outline=outline), ()),
        {},
        citations=[],
        version="1",
        address="https://example.org/?a&b",
        book="<&>",
    )


@given(text=TEXT, kind=st.sampled_from(["paragraph", "heading", "list", "item", "caption", "lead"]), title=TEXT)
def test_any_text_comes_out_as_it_went_in(text: str, kind: str, title: str) -> None:
    block = replace(blocks_of(CODES[0])[0], received=text, kind=kind, emendations=(), marks=(), gaps=())
    one = replace(alone(block), title=title or "题")
    seen = Word(offprint_docx(one, EPOCH))
    assert seen.said(block.id) == text
    assert seen.said(one.code) == one.title
    page = read_html(offprint_html(one, CSS))
    assert page.texts[block.id].removesuffix(" ") == text
    assert page.texts[one.code] == one.title


def blocks_of(code: str) -> tuple[Block, ...]:
    return document(code).outline.blocks


@st.composite
def emended(draw: st.DrawFn) -> Block:
    """A block with readings anywhere in it, applied and doubtful, side by side or apart."""
    text = draw(st.text("甲乙丙丁。（一）", min_size=1, max_size=40))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        certainty = draw(st.sampled_from(["certain", "likely", "doubtful"]))
        shown = draw(st.text("天地玄黄", max_size=4))
        found.append(Emendation(start, end, text[start:end], shown, "wrong-character", certainty, "因"))
    return replace(blocks_of(CODES[0])[0], received=text, emendations=tuple(found), marks=(), gaps=())


@given(block=emended(), measure=st.booleans())
def test_runs_carry_both_readings(block: Block, measure: bool) -> None:
    runs = list(prose(replace(read_block(document(CODES[0]), block), is_measure=measure)))
    assert "".join(each.text for each in runs) == block.text
    assert "".join(each.received if each.kind == "emended" else each.text for each in runs) == block.received
    doubted = "".join(each.text for each in runs if each.kind == "doubted")
    assert doubted == "".join(each.received for each in block.emendations if not each.applied)


def test_a_mark_inside_corrected_words_stands_after_them() -> None:
    """A column broke inside them: the break is in the received reading alone."""
    from edition.collate.apparatus import Note

    block = replace(
        blocks_of(CODES[0])[0], received="甲乙丙丁", marks=(), gaps=(),
        emendations=(Emendation(1, 3, "乙丙", "天", "wrong-character", "certain", "因"),),
    )  # fmt: skip
    cut = Note("删", 7, block.id, 2, block.spans[:1])
    joined = Note("接", 8, block.id, 2, block.spans[:1])
    read = read_block(document(CODES[0]), block, [cut, joined])
    assert [each.text for each in prose(read)] == ["甲", "天", "删7", "丁"], "a join has no mark in a file"


@pytest.mark.parametrize("odd", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_what_word_cannot_hold_is_refused(odd: str) -> None:
    paper = Paper()
    with pytest.raises(ValueError):
        paper.run(paper.paragraph("Normal"), f"甲{odd}")
    paper = Paper()
    assert paper.run(paper.paragraph("Normal"), "甲<&>").text == "甲<&>"


def test_a_title_longer_than_a_property_may_be_is_cut_there_only() -> None:
    long = "题" * 300
    made = docx.Document(io.BytesIO(offprint_docx(replace(alone(blocks_of(CODES[0])[0]), title=long), EPOCH)))
    assert made.core_properties.title == "题" * 255
    assert long in [p.text for p in made.paragraphs]


@pytest.mark.parametrize("odd", ["", "1a", "甲", "a b", "a" * 41])
def test_what_cannot_name_a_bookmark_is_refused(odd: str) -> None:
    with pytest.raises(ValueError, match="bookmark"):
        bookmark_name(odd)


@pytest.mark.parametrize("text", [" 甲 ", "　甲　", "甲  乙"])
def test_runs_keep_their_spaces(text: str) -> None:
    paper = Paper()
    paper.run(paper.paragraph("Normal"), text)
    again = docx.Document(io.BytesIO(sealed(paper, EPOCH)))
    assert again.paragraphs[0].text == text
    edged = text != text.strip()
    assert ('xml:space="preserve"' in again.element.xml) == edged
    assert Run("甲").kind == "text"
