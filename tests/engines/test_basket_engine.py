"""The basket without a page: what is kept, how places become one, how notes are numbered, what Word is given."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from functools import cache
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from edition.files.citing import citing
from edition.ids.cite import STANDARDS
from edition.nouns.words import for_scripts
from edition.reading.document import readings
from node import run_node
from reference_files import bib, ris
from trees import ROOT, edition

ASSETS = ROOT / "assets"
VERSION = "2026.11+0a1b2c3d"
ADDRESS = "https://shouce.cn/"
PAGE = """
var handbook, english = false, data = null, NAME = "", detail = "compact", WORDS;
function prepare(given) {
  WORDS = { as: given.words.readings, what: { ours: "编者的话", received: given.words.readings.received } };
  handbook = {
    page: "basket", version: given.version, words: given.words, quoted: taking.quoted,
    remarked: function (rows, full) {
      var said = rows.map(function (row) { return (full && row[4]) || row[3]; }).filter(Boolean);
      return said.length ? "〔编者注：" + said.join("；") + "〕" : "";
    },
    online: function (path, id) { return given.online && given.online + path + "/" + (id ? "#" + id : ""); },
    path: function (path, id) { return path + ".html" + (id ? "#" + id : ""); }
  };
  WHAT.received = [given.words.readings.received, given.words.readings_english.received];
}
"""
CORE = (ASSETS / "core" / "taking.js").read_text("utf-8")
TAKING = ("taking.js", f"var taking = (function () {{ {CORE} return {{ quoted: quoted }}; }})();")
EARLY = ("early.js", f"var handbook = {{ words: {json.dumps(for_scripts())} }};")
PARTS = ("basket/store", "basket/places", "cite/reference", "cite/ways", "cite/files", "basket/resolve")
FFLATE = ASSETS / "office" / "fflate.js"
PARTS = (*PARTS, "basket/word-html", "basket/docx", "basket/taken")


@cache
def known() -> dict[str, Any]:
    """What the pages of the made-up edition are handed of every text that can be cited, by code."""
    said: dict[str, Any] = {}
    for text in citing(edition(), readings(edition()), ("渡口手册", "Ferry Handbook")).values():
        said |= json.loads(text.removeprefix("handbook.cited(").removesuffix(");\n"))
    return said


def codes() -> list[str]:
    return [code for code in known() if code != "handbook"]


def reckoned(program: str, *, online: str = ADDRESS, **given: Any) -> Any:
    """What a program makes of what it is given, with all the parts that reckon."""
    scripts = [EARLY, TAKING, *(ASSETS / f"{part}.js" for part in PARTS), ("page.js", PAGE), FFLATE]
    whole = {"version": VERSION, "online": online, "words": for_scripts(), **given}
    return run_node(scripts, f"function (given) {{ prepare(given); {program} }}", whole)


def item(n: int, code: str, at: str, text: str, its_id: str = "", **more: Any) -> dict[str, Any]:
    its_id = its_id or f"{code}-p{n}"
    made = {"n": n, "id": its_id, "ids": [its_id], "at": at, "text": text, "reading": "emended", "remarks": []}
    made |= {"key": f"{code}@{VERSION}", "path": f"texts/{code}", "title": known()[code]["zh"]["title"]}
    return made | {"on": "2026-11-22", "version": VERSION} | more


def ours(n: int, title: str, text: str) -> dict[str, Any]:
    made = {"n": n, "id": f"t-{n}", "ids": [f"t-{n}"], "at": "", "text": text, "reading": "emended", "remarks": []}
    made |= {"key": f"ours@{VERSION}", "path": "texts/glossary", "title": title, "code": "术语", "what": "ours"}
    return made | {"on": "2026-11-22", "version": VERSION, "anchor": ""}


def basket(*items: dict[str, Any]) -> dict[str, Any]:
    texts = {f"{code}@{VERSION}": known()[code] for code in codes()} | {f"ours@{VERSION}": known()["handbook"]["ours"]}
    return {"texts": texts, "items": list(items), "last": len(items)}


def gathered() -> dict[str, Any]:
    """Two places of one text around one of another, and a term."""
    one, other = codes()[:2]
    return basket(
        item(1, one, "第（三）项", "修缮“旧渡口”。", remarks=[[0, 0, "", "“旧”存疑", "“旧”存疑，形近"]]),
        item(2, other, "第2段", "不得收费。"),
        item(3, one, "第（四）项", "先修 & 后开。\n次年再修。"),
        ours(4, "摆渡", "以船过河。"),
    )


def made_of(form: str, held: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    program = "return basketComposed(given.basket, given.form);"
    said: dict[str, Any] = reckoned(program, basket=held or gathered(), form=form, **given)
    return said


# What is kept --------------------------------------------------------------------------------------------------------


def test_what_is_kept_is_read_again() -> None:
    again = reckoned("return basketOf(stored(given.basket));", basket=gathered())
    assert again["items"] == gathered()["items"]
    assert again["texts"].keys() == {each["key"] for each in gathered()["items"]}, (
        "texts of which nothing is left are not"
    )
    assert again["last"] == 4


BROKEN: dict[str, Any] = {
    "no JSON": "{",
    "nothing": None,
    "a list": "[]",
    "no items": '{"texts":{}}',
    "a text of another form": json.dumps({"texts": {"a": {"zh": {"forms": [{"form": 1}]}}}, "items": []}),
}


def test_a_broken_basket_is_an_empty_one() -> None:
    made = reckoned("return given.kept.map(basketOf);", kept=list(BROKEN.values()))
    assert dict(zip(BROKEN, made, strict=True)) == {key: {"texts": {}, "items": [], "last": 0} for key in BROKEN}


SPOILT: dict[str, dict[str, Any]] = {
    "a script for a page": {"path": "javascript:alert(1)//"},
    "another host": {"path": "//elsewhere/x"},
    "a way upwards": {"path": "../../x"},
    "a text that is none": {"key": "__proto__"},
    "words that are none": {"text": {"a": 1}},
    "remarks that are none": {"remarks": ["<img>"]},
    "ids that are none": {"ids": "abc"},
}


def test_a_spoilt_place_is_left_out_and_the_others_stay() -> None:
    held = gathered()
    kept = [json.dumps({**held, "items": [held["items"][0], held["items"][1] | spoilt]}) for spoilt in SPOILT.values()]
    program = "return given.kept.map(function (one) { return basketOf(one).items.map(each => each.n); });"
    assert dict(zip(SPOILT, reckoned(program, kept=kept), strict=True)) == {key: [1] for key in SPOILT}


def test_a_place_is_put_in_once() -> None:
    program = """
    var basket = emptyBasket();
    var first = putInto(basket, given.basket.items.slice(0, 2), given.basket.texts);
    var again = putInto(basket, given.basket.items.slice(0, 3), given.basket.texts);
    return [first, again, basket.items.map(function (each) { return each.n; }), Object.keys(basket.texts).length];
    """
    assert reckoned(program, basket=gathered()) == [2, 1, [1, 2, 3], 2]


RANGES = [
    (["第（十二）项", "第（十三）项", "第（十四）项"], "第（十二）至（十四）项"),
    (["第3段", "第4段"], "第3至4段"),
    (["第二部分第3段", "第二部分第5段"], "第二部分第3至5段"),
    (["所存第1段", "第三部分"], "所存第1段至第三部分"),
    (["第（十二）项", "第（十二）项之下第2段"], "第（十二）项至第（十二）项之下第2段"),
    (["第（三）项"], "第（三）项"),
    (["", "第2段", ""], "第2段"),
    (["item 12", "item 13", "item 14"], "items 12–14"),
    ([""], ""),
]


def test_several_places_in_a_row_are_said_as_one() -> None:
    assert reckoned("return given.ranges.map(ranged);", ranges=[places for places, _ in RANGES]) == [
        s for _, s in RANGES
    ]


def test_paragraphs_selected_in_one_go_are_one_place() -> None:
    numbers = ((1, "一"), (2, "二"))
    places = [{"id": f"a-x{n}", "at": f"第（{w}）项", "text": w, "remarks": [[0, 0, "", w, ""]]} for n, w in numbers]
    made = reckoned("return asOne(given.places);", places=places)
    assert (made["ids"], made["at"], made["text"]) == (["a-x1", "a-x2"], "第（一）至（二）项", "一\n二")
    assert [row[3] for row in made["remarks"]] == ["一", "二"]


# Numbers -------------------------------------------------------------------------------------------------------------


def plain(said: list[Any]) -> str:
    return "".join(each if isinstance(each, str) else each.get("to") or each["raised"] for each in said)


def raised(made: dict[str, Any]) -> list[str]:
    return [word["raised"] for words in made["body"] for word in words if isinstance(word, dict) and "raised" in word]


def test_a_text_has_one_number_and_its_places_stand_behind_it() -> None:
    made = made_of("2025")
    assert raised(made) == ["[1]第（三）项", "[2]第2段", "[1]第（四）项", "[3]"]
    assert [note["label"] for note in made["notes"]] == ["[1] ", "[2] ", "[3] "]
    one = codes()[0].upper()
    assert f"渡口手册：{one}-P1、{one}-P3. " in plain(made["notes"][0]["words"])
    assert [words[0] for words in made["body"]][:4] == [
        "“修缮‘旧渡口’。”",
        "“不得收费。”",
        "“先修 & 后开。",
        "“次年再修。”",
    ]


def test_other_readings_are_other_references() -> None:
    held = basket(*(item(n, codes()[0], "", "甲", reading=reading) for n, reading in ((1, "emended"), (2, "received"))))
    assert raised(made_of("2025", held)) == ["[1]", "[2]"]


def test_law_reviews_have_a_note_for_each_place() -> None:
    made = made_of("law")
    assert raised(made) == ["〔1〕", "〔2〕", "〔3〕", "〔4〕"]
    assert [note["label"] for note in made["notes"]] == ["〔1〕 ", "〔2〕 ", "〔3〕 ", "〔4〕 "]


def test_by_author_and_year_the_texts_follow_as_a_list_in_order() -> None:
    made = made_of("2025-date")
    assert made["listed"] and len(made["notes"]) == 3
    first = [note["words"][0] for note in made["notes"]]
    assert {note["label"] for note in made["notes"]} == {""} and len(first) == 3


def test_official_writing_names_a_text_in_full_once() -> None:
    one, other = codes()[:2]
    held = basket(item(1, one, "第（三）项", "甲"), item(2, other, "", "乙"), item(3, one, "第（四）项", "丙"))
    first, again = made_of("official", held), made_of("official-again", held)
    assert first["notes"] == [] and first["body"][2] == again["body"][2]
    title = known()[one]["zh"]["title"]
    assert title in plain(first["body"][0]) and plain(first["body"][2]).endswith("〕")


FORMS = (*STANDARDS, "apa", "chicago", "text")


@pytest.mark.parametrize("online", [ADDRESS, ""])
def test_every_form_composes_everything_that_can_be_gathered(online: str) -> None:
    program = "return given.forms.map(function (form) { return basketComposed(given.basket, form); });"
    for form, made in zip(FORMS, reckoned(program, basket=gathered(), forms=FORMS, online=online), strict=True):
        flat = json.dumps(made, ensure_ascii=False)
        assert "undefined" not in flat and "null" not in flat, flat
        assert ("http" in flat) == (bool(online) and not (form.startswith("official") or form == "text")), form
        assert "不得收费。" in flat and "以船过河。" in flat, form


def test_an_entry_of_the_editors_is_cited_as_theirs_at_its_page() -> None:
    made = made_of("2025", basket(ours(1, "摆渡", "以船过河。")))
    said = f"手册编者. 摆渡[EB/OL]//渡口手册：术语. 编者的话，V{VERSION}. [2026-11-22]. {ADDRESS}texts/glossary/."
    assert plain(made["notes"][0]["words"]) == said


def test_what_must_be_said_stands_behind_the_words() -> None:
    assert made_of("2025")["body"][0][-1] == "〔编者注：“旧”存疑〕"


# Word ----------------------------------------------------------------------------------------------------------------


MARKS = [("footnotes", "mso-footnote-id:ftn", "footnote"), ("endnotes", "mso-endnote-id:edn", "endnote")]


@pytest.mark.parametrize(("kind", "mark", "element"), MARKS)
def test_what_is_pasted_has_the_marks_of_word(kind: str, mark: str, element: str) -> None:
    html = reckoned("return forWord(given.made, given.kind, '参考文献');", made=made_of("2025"), kind=kind)
    for n in (1, 2, 3):
        assert html.count(f"{mark}{n}'") == 2, "one in the text, one in its note"
        assert html.count(f"<div style='mso-element:{element}' id={mark[-3:]}{n}>") == 1
    assert html.count(f"mso-element:{element}-list") == 1
    assert html.count("NOTEREF _RefNote1 ") == 1 and html.count('name="_RefNote1"') == 1, "the first text again"
    assert html.count("<sup>]第（四）项</sup>") == 1
    assert "先修 &amp; 后开。" in html and "<script" not in html
    opened, closed = re.findall(r"<!--\[if supportFields\]>|<!\[if !supportFootnotes\]>", html), html.count("<![endif]")
    assert len(opened) == closed


def test_text_and_marks_from_outside_stay_text() -> None:
    held = basket(
        item(1, codes()[0], "<b>", "<script>alert(1)</script> \" ' ]]>", remarks=[[0, 0, "", "<img src=x>", ""]])
    )
    html = reckoned("return forWord(given.made, 'footnotes', '');", made=made_of("law", held))
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html


def test_as_plain_text_the_notes_stand_below() -> None:
    said = reckoned("return asText(given.made, '参考文献');", made=made_of("2025")).split("\n")
    assert said[0] == "“修缮‘旧渡口’。”[1]第（三）项〔编者注：“旧”存疑〕"
    assert said[2:4] == ["“先修 & 后开。", "“次年再修。”[1]第（四）项"]
    assert said[5] == "" and [line[:4] for line in said[6:]] == ["[1] ", "[2] ", "[3] "]
    listed = reckoned("return asText(given.made, '参考文献');", made=made_of("2025-date"))
    assert "\n\n参考文献\n" in listed


def packed(kind: str, *forms: str, held: dict[str, Any] | None = None) -> list[bytes]:
    """The Word file in each form, zipped by the library that the site ships."""
    program = """
    return given.forms.map(function (form) {
      var about = { title: "引文", made: "2026-11-22T00:00:00Z" };
      var parts = wordParts(basketComposed(given.basket, form), given.kind, "参考文献", about);
      var files = {};
      Object.keys(parts).forEach(function (name) { files[name] = fflate.strToU8(parts[name]); });
      return Array.from(fflate.zipSync(files));
    });
    """
    return [bytes(each) for each in reckoned(program, basket=held or gathered(), forms=forms, kind=kind)]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words(element: ElementTree.Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_a_word_file_has_real_notes(kind: str) -> None:
    element = kind[:-1]
    with zipfile.ZipFile(io.BytesIO(packed(kind, "2025")[0])) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert f"word/{kind}.xml" in parts
    text, notes = parts["word/document.xml"], parts[f"word/{kind}.xml"]
    used = [each.get(f"{W}id") for each in text.iter(f"{W}{element}Reference")]
    assert used == ["1", "2", "3"]
    numbered = {each.get(f"{W}id"): each for each in notes if each.get(f"{W}type") is None}
    assert list(numbered) == used
    assert words(numbered["1"]).startswith("[] ") and "渡口手册" in words(numbered["1"])
    assert len(list(numbered["1"].iter(f"{W}{element}Ref"))) == 1
    fields = [each.text for each in text.iter(f"{W}instrText")]
    assert fields == [" NOTEREF _RefNote1 \\f \\h "]
    assert "_RefNote1" in {each.get(f"{W}name") for each in text.iter(f"{W}bookmarkStart")}
    for part, where in ((text, "document"), (notes, kind)):
        named = {each.get("Id") for each in parts[f"word/_rels/{where}.xml.rels"]}
        linked = {value for each in part.iter(f"{W}hyperlink") for key, value in each.items() if key.endswith("}id")}
        assert linked <= named
    said = {each.get("PartName") for each in parts["[Content_Types].xml"]}
    assert {f"/{name}" for name in parts if name.startswith("word/") and name.endswith(".xml")} <= said | {None}


def test_a_word_file_is_opened_by_another_program() -> None:
    for form, raw in zip(STANDARDS, packed("footnotes", *STANDARDS), strict=True):
        opened = docx.Document(io.BytesIO(raw))
        said = [paragraph.text for paragraph in opened.paragraphs]
        assert any("次年再修。" in line for line in said) and opened.core_properties.title == "引文"
        assert ("参考文献" in said) == form.endswith("-date"), form
        assert opened.styles["footnote text"].font.size is not None


def test_what_xml_cannot_hold_does_not_break_the_file() -> None:
    held = basket(item(1, codes()[0], "", "甲\u0000乙\u000b<丙>&\uffff"))
    [paragraph] = docx.Document(io.BytesIO(packed("footnotes", "plain", held=held)[0])).paragraphs
    assert paragraph.text.startswith("“甲乙<丙>&”")


# Other files ---------------------------------------------------------------------------------------------------------


def test_reference_managers_get_each_place_once() -> None:
    held = gathered()
    held["items"].append({**held["items"][0], "n": 9, "text": "其他字句"})
    endings = ("ris", "bib", "csl.json")
    program = "return given.endings.map(function (ending) { return references(given.basket, ending); });"
    made = dict(zip(endings, reckoned(program, basket=held, endings=endings), strict=True))
    titles = [each["title"] for each in held["items"][:4]]
    listed = json.loads(made["csl.json"])
    assert [each["title"].split("：")[0] for each in listed] == [title.split("：")[0] for title in titles]
    assert len({each["id"] for each in listed}) == 4
    records = ris(made["ris"])
    assert [record["SE"] for record in records if "SE" in record] == [["第（三）项"], ["第2段"], ["第（四）项"]]
    assert [entry["key"] for entry in bib(made["bib"])] == [each["id"] for each in listed]


def test_the_table_says_what_the_page_says() -> None:
    text = reckoned(
        "return table(given.basket, '2025', given.columns);", basket=gathered(), columns=list("abcdefghijk")
    )
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    assert head == list("abcdefghijk") and [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert rows[2][5] == "先修 & 后开。\n次年再修。" and rows[0][6] == "〔编者注：“旧”存疑〕"
    assert rows[3][1:5] == ["术语", "摆渡", "", "编者的话"] and {len(row) for row in rows} == {11}


def test_no_cell_is_a_formula() -> None:
    held = basket(item(1, codes()[0], "", "=1+1"))
    text = reckoned("return table(given.basket, '2025', ['a']);", basket=held)
    assert ',"\'=1+1",' in text
