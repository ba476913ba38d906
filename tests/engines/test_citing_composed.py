"""What is copied from a document, composed without a page: every form, places, with and without an address."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

import pytest
from edition.ids.cite import STANDARDS, citation, in_text
from edition.ids.cite_files import reference_of
from edition.nouns import FrontLine, Outline, SourceId, Stated
from edition.nouns.words import CAUTION, for_scripts
from edition.pages.citation import citations
from edition.reading.document import ReadDocument, read_document
from node import run_node
from reference_files import bib, ris
from trees import ROOT, code, document

VERSION, TODAY, NAME = "2026.11+0a1b2c3d", "2026-11-20", "渡口手册"
ADDRESS = "https://shouce.cn/"

CITE = ROOT / "assets" / "cite"
CORE = (ROOT / "assets" / "core" / "taking.js").read_text("utf-8")
TAKING = ("taking.js", f"var taking = (function () {{ {CORE} return {{ quoted: quoted }}; }})();")
PAGE = """
var root = { getAttribute: function () { return null; } };
var detail = "compact", handbook, data, NAME, WORDS;
function prepare(given) {
  data = given.data; NAME = given.name;
  WORDS = { as: given.words.readings };
  handbook = {
    page: "texts/dk", version: given.version, words: given.words,
    recall: function () { return given.recalled; },
    quoted: taking.quoted,
    remarked: function (rows) { return rows && rows.length ? "〔编者注：" + rows.join("；") + "〕" : ""; },
    online: function (path, id) { return given.online && given.online + path + "/" + (id ? "#" + id : ""); },
    path: function (path, id) { return path + ".html" + (id ? "#" + id : ""); }
  };
  today = function () { return given.today; };
}
"""
"""What the parts of the room stand on; the rest of the room touches a page."""


def composed(program: str, *, online: str = ADDRESS, **given: Any) -> Any:
    """What the scripts make of a made-up central document."""
    made = a_central_document()
    page = citations([made], name=NAME, version=VERSION, online=online)["dk"]
    data = json.loads(page["data"])
    data["places"] = {}
    whole = {
        "data": data,
        "name": NAME,
        "version": VERSION,
        "online": online,
        "today": TODAY,
        "words": for_scripts(),
        "recalled": None,
        **given,
    }
    scripts = [("page", PAGE), TAKING, CITE / "reference.js", CITE / "ways.js", CITE / "chosen.js", CITE / "files.js"]
    return run_node(scripts, f"function (given) {{ prepare(given); {program} }}", whole)


def a_central_document() -> ReadDocument:
    front = (FrontLine("title", "镇公所关于修缮渡口的意见", ()),)
    made = document(Outline(code("dk"), SourceId("900"), "reviewed", front, ()), "central-document")
    entry = dataclasses.replace(made.entry, issuer=Stated("镇公所", "stated", ""))
    return read_document(dataclasses.replace(made, entry=entry), ())


def place(at: str, text: str, its_id: str = "dk-x3", remarks: Iterable[str] = ()) -> dict[str, Any]:
    return {"id": its_id, "at": at, "text": text, "reading": "emended", "remarks": list(remarks)}


ONE = [place("第（三）项", "修缮“旧渡口”。", remarks=["“旧”存疑"])]
TWO = [*ONE, place("第（四）项", "不得收费。", "dk-x4")]
DOCUMENT = a_central_document().document
SAID = f"〔效力不详；{CAUTION}〕"


def quotation(name: str, places: object, **given: Any) -> list[str]:
    program = "return plain(quotation(given.form, given.places)).split('\\n');"
    said: list[str] = composed(program, form=name, places=places, **given)
    return said


def cited(name: str, its_id: str = "dk-x3", pinpoint: str = "第（三）项") -> str:
    online = f"{ADDRESS}texts/dk/" + (f"#{its_id}" if its_id else "")
    standard: Any = name
    return citation(DOCUMENT, VERSION, online, standard=standard, pinpoint=pinpoint, accessed=TODAY, name=NAME)


@pytest.mark.parametrize("name", [each for each in STANDARDS if not each.startswith("official")])
def test_a_reference_is_the_one_that_the_program_composes(name: str) -> None:
    said = composed("return plain([reference(given.form, given.places[0])]);", form=name, places=ONE)
    gap = "" if name in ("plain", "law") else " "
    assert said == cited(name) + gap + SAID


def test_one_place_in_each_way() -> None:
    assert quotation("2025", ONE) == [
        "“修缮‘旧渡口’。”[1]第（三）项〔编者注：“旧”存疑〕", "", f"[1] {cited('2025')} {SAID}"
    ]  # fmt: skip
    assert quotation("2025-date", ONE) == [
        f"“修缮‘旧渡口’。”{in_text(DOCUMENT, '2025-date')}第（三）项〔编者注：“旧”存疑〕",
        "",
        f"{cited('2025-date')} {SAID}",
    ]
    assert quotation("law", ONE) == [
        "“修缮‘旧渡口’。”〔1〕〔编者注：“旧”存疑〕", "", f"〔1〕 {cited('law')}{SAID}"
    ]  # fmt: skip
    assert quotation("plain", ONE) == [f"“修缮‘旧渡口’。”〔编者注：“旧”存疑〕{cited('plain')}{SAID}"]
    assert quotation("official", ONE) == [
        "《镇公所关于修缮渡口的意见》（以下简称《意见》）第（三）项：“修缮‘旧渡口’。”〔编者注：“旧”存疑〕"
        f"〔DK-X3；校改本；效力不详；{CAUTION}〕"
    ]


def test_several_places_of_one_document_have_one_number() -> None:
    said = quotation("2025", TWO)
    assert said[:2] == ["“修缮‘旧渡口’。”[1]第（三）项〔编者注：“旧”存疑〕", "“不得收费。”[1]第（四）项"]
    assert len(said) == 4
    assert "渡口手册：DK-X3、DK-X4. " in said[3]
    assert said[3].startswith("[1] ") and f"{ADDRESS}texts/dk/. " in said[3]
    law = quotation("law", TWO)
    assert [line[:3] for line in law[3:]] == ["〔1〕", "〔2〕"]
    official = quotation("official", TWO)
    assert official[1].startswith("《意见》第（四）项：“不得收费。”〔DK-X4；")


def test_the_place_is_raised_with_the_number() -> None:
    raised = composed(
        "return quotation('2025', given.places)[0].filter(word => word.raised).map(word => ({ raised: word.raised }));",
        places=ONE,
    )
    assert raised == [{"raised": "[1]第（三）项"}]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("修渡口", "“修渡口”"),
        ("称“旧渡口”为“老渡”", "“称‘旧渡口’为‘老渡’”"),
        ("他说：“‘旧’的好。”", "“他说：‘“旧”的好。’”"),
        ("the workers’ hall, China’s “AI’s”", "“the workers” hall, China’s ‘AI’s’”"),
        ("半截“引号", "“半截‘引号”"),
    ],
)
def test_quotation_marks_inside_are_turned(text: str, turned: str) -> None:
    assert composed("return handbook.quoted(given.text);", text=text) == turned


def test_turning_twice_gives_the_text_again() -> None:
    text = "称“旧‘渡口’”为“老渡”"
    assert composed("return handbook.quoted(handbook.quoted(given.text).slice(1, -1)).slice(1, -1);", text=text) == text


def test_without_a_public_address_the_file_is_named_and_nothing_is_a_link() -> None:
    for name in STANDARDS:
        said = composed("return quotation(given.form, given.places);", form=name, places=ONE, online="")
        flat = json.dumps(said, ensure_ascii=False)
        assert "http" not in flat and '"to"' not in flat, name
        if not name.startswith("official"):
            assert "texts/dk.html#dk-x3" in flat, name


@pytest.mark.parametrize(("recalled", "standard"), [("law", "law"), ("unheard of", "2025"), (None, "2025")])
def test_the_form_is_the_one_chosen_last(recalled: str | None, standard: str) -> None:
    assert composed("return standard();", recalled=recalled) == standard


# Files for reference managers ----------------------------------------------------------------------------------------

PLACE = place("“安全 & ‘渡’100%”部分第2段", "", "dk-p2")


def saved(ending: str, online: str = ADDRESS) -> str:
    text: str = composed("return file(given.ending, given.place);", ending=ending, place=PLACE, online=online)
    assert "\0" not in text
    return text


def test_a_place_is_saved_in_each_format() -> None:
    [record] = ris(saved("ris"))
    assert record["ID"] == ["dk-p2"] and record["AN"] == ["DK-P2"] and record["SE"] == [PLACE["at"]]
    assert record["UR"] == [f"{ADDRESS}texts/dk/#dk-p2"]
    [item] = json.loads(saved("csl.json"))
    assert (item["id"], item["archive_location"], item["section"]) == ("dk-p2", "DK-P2", PLACE["at"])
    assert item["URL"] == f"{ADDRESS}texts/dk/#dk-p2"
    [entry] = bib(saved("bib"))
    assert (entry["key"], entry["eprint"], entry["url"]) == ("dk-p2", "DK-P2", f"{ADDRESS}texts/dk/#dk-p2")
    assert entry["note"].startswith(r"“安全 \& ‘渡’100\%”部分第2段；")


def test_a_place_without_an_address_has_none_in_its_file() -> None:
    assert "UR  -" not in saved("ris", "")
    assert "URL" not in json.loads(saved("csl.json", ""))[0]
    assert "url =" not in saved("bib", "")


def test_the_file_of_a_place_says_what_that_of_the_document_says() -> None:
    whole = reference_of(DOCUMENT, None, VERSION, ADDRESS, NAME)
    [item] = json.loads(saved("csl.json"))
    assert item["title"] == whole.title == "镇公所关于修缮渡口的意见"
    assert (item["type"], item["container-title"]) == ("webpage", NAME)
    assert item["author"] == [{"literal": "镇公所"}]
