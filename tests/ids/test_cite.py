"""References, pinpoints and notes on years: what is recorded is said, what is not recorded says so."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from dotted import cases
from edition.ids.cite import (
    STANDARDS,
    caution,
    citation,
    in_text,
    remarks,
    template,
    unknown_fields,
    unrecorded,
    way,
)
from edition.ids.pinpoint import pinpoint, pinpoints
from edition.ids.years import editors_note, year_notes
from edition.nouns import (
    UNRECORDED,
    Block,
    BlockId,
    Document,
    FrontLine,
    Gap,
    Gazette,
    Mark,
    Newspaper,
    Outline,
    Section,
    Stated,
)
from edition.nouns.words import OPINION
from edition.pages.citation import citation_data, citations, inert, unrecorded_table
from edition.reading.document import read_document
from edition.reading.record import metadata, plain
from hypothesis import given
from hypothesis import strategies as st
from trees import code, document, edition, read

VERSION, ONLINE = "2026.11+0a1b2c3d", "https://example.org/texts/dk/#dk-x3"


def written(
    title: str = "渡口修缮纪要",
    kind: str = "signed-article",
    *,
    by: tuple[str, ...] | str | None = ("何青山",),
    paper: tuple[str | None, str | None, str | None] = (None, None, None),
    date: Stated = UNRECORDED,
    subtitle: str = "",
    status: str = "reviewed",
    blocks: tuple[Section, ...] = (),
) -> Document:
    """A document of our own; ``by`` a list of authors, or an issuer."""
    front = [FrontLine(role, text, ()) for role, text in (("title", title), ("subtitle", subtitle)) if text]  # type: ignore[arg-type]
    made = document(Outline(code("dk"), "900", status, tuple(front), blocks), kind)  # type: ignore[arg-type]
    stated = Stated(by, "stated", "") if by else Stated(None, "unknown", "")
    named = {"authors" if isinstance(by, tuple) else "issuer": stated}
    entry = dataclasses.replace(made.entry, date=date, **named)
    newspaper = Newspaper(*paper, "public" if any(paper) else "unknown", "")
    return dataclasses.replace(
        made, entry=entry, source_entry=dataclasses.replace(made.source_entry, newspaper=newspaper)
    )


@pytest.mark.parametrize("page", ["2", "第2版", "第二版", "二"])
def test_a_page_number_reads_the_same_however_an_editor_wrote_it(page: str) -> None:
    made = written(paper=("渡口报", "2019-05-01", page))
    assert plain(dict(metadata(made))["来源"]) == "底本 900，渡口报，2019-05-01，第2版"


# References --------------------------------------------------------------------------------------------------------

CASES = {case.title: case for case in cases("references")}
FULL = ("渡口报", "2019-05-01", "4")
PUBLIC = "https://shouce.cn/texts/dk/#dk-x3"
FORMS = {**{each: each for each in STANDARDS}, "again": "official-again", "mark": "2025-date", "mark-2015": "2015-date"}


def given_in(case: str) -> dict[str, str]:
    """The fields of a case: ``by: 何青山、林小满``, ``paper: 渡口报 | 2019-05-01 | 4``; ``-`` is nothing."""
    return dict(line.split(": ", 1) for line in case.split("\n"))


def document_of(fields: Mapping[str, str]) -> Document:
    """The made-up document that a case records."""

    def parts(name: str) -> list[str | None]:
        return [None if each == "-" else each for each in fields[name].split(" | ")]

    value, basis, precision = [*fields.get("date", "").split(" "), "", ""][:3]
    date = Stated(value, basis, "", precision or None) if value else UNRECORDED  # type: ignore[arg-type]
    name, day, page = parts("paper") if "paper" in fields else (None, None, None)
    persons = tuple(fields["by"].split("、")) if "by" in fields else None
    made = written(
        fields.get("title", "渡口修缮纪要").removeprefix("-"),
        fields.get("kind", "signed-article"),
        by=persons or fields.get("body"),
        paper=(name, day, page),
        date=date,
        subtitle=fields.get("subtitle", ""),
    )
    number = fields.get("number")
    gazette = [each or "" for each in parts("gazette")] if "gazette" in fields else []
    entry = dataclasses.replace(
        made.entry,
        number=Stated(number, "public", "") if number else UNRECORDED,
        gazette=Gazette(*gazette, source="见于实物。") if gazette else None,
        official_url=fields.get("official"),
        region=Stated(fields["region"], "stated", "") if "region" in fields else UNRECORDED,
    )
    return dataclasses.replace(made, entry=entry)


@pytest.mark.parametrize("case", CASES)
def test_references(case: str) -> None:
    fields = given_in(CASES[case].given)
    made = document_of(fields)
    for line in CASES[case].expected:
        form, wanted = line.split(": ", 1)
        if form.startswith("mark"):
            said = in_text(made, FORMS[form])  # type: ignore[arg-type]
        else:
            said = citation(
                made,
                VERSION,
                PUBLIC,
                standard=FORMS[form],  # type: ignore[arg-type]
                pinpoint="第（三）项",
                reading=fields.get("reading", "emended"),  # type: ignore[arg-type]
                accessed="2026-11-20",
                name="渡口手册",
            )
        assert said.replace(PUBLIC, "URL") == wanted, (case, form)


def test_the_references_are_many_and_of_every_form() -> None:
    lines = [line.split(": ")[0] for case in CASES.values() for line in case.expected]
    assert len(lines) >= 60
    assert set(lines) == {*FORMS} - {"official-again"}


@pytest.mark.parametrize("standard", ["2025", "2025-date", "2015", "2015-date"])
def test_a_numbered_reference_has_one_type_mark_and_keeps_to_its_signs(standard: Any) -> None:
    """What the 60 cases share: one mark of type, the version never where a date goes, signs of one width."""
    for case in CASES.values():
        made = document_of(given_in(case.given))
        said = citation(made, VERSION, PUBLIC, standard=standard, accessed="2026-11-20", name="渡口手册")
        assert len(re.findall(r"\[(?:EB|N|J)/OL\]", said)) == 1
        assert "转引自" not in said
        assert not re.search(r"[（(]\[?2026\.11", said)
        foreign = "[，：（）]" if standard.startswith("2015") else r"(?<!https)(?<!http)[,:()]"
        assert not re.search(foreign, said.replace(made.title, "")), said


def test_the_received_reading_is_named_and_a_build_gives_no_day() -> None:
    for each in (form for form in STANDARDS if way(form) != "official"):
        made = citation(written(), VERSION, "https://example.org/texts/dk/", standard=each, reading="received")
        assert re.search("DK[.，,] ?.*底本", made)
        assert "校改本" not in made
        assert not re.search(r"\[\]|查阅|None", made)


def test_recording_the_newspaper_brings_it_into_every_reference_of_its_page() -> None:
    those = [each for each in edition().documents if each.outline.source == edition().pages[0].source]
    paper = Newspaper("渡口报", "2024-05-01", "3", "public", "实物。")
    filled = [
        dataclasses.replace(each, source_entry=dataclasses.replace(each.source_entry, newspaper=paper))
        for each in those
    ]
    assert len(those) > 1
    for before, after in zip(those, filled, strict=True):
        for standard in STANDARDS:
            assert "渡口报" not in citation(before, VERSION, ONLINE, standard=standard)
            assert ("渡口报" in citation(after, VERSION, ONLINE, standard=standard)) is (way(standard) != "official")
        assert "[EB/OL]//" in citation(before, VERSION, ONLINE)
        assert "[N/OL]. 渡口报，2024-05-01（3）. " in citation(after, VERSION, ONLINE)
        assert "载《渡口报》2024年5月1日，第3版" in citation(after, VERSION, ONLINE, standard="law")
    assert remarks(those)
    assert remarks(filled) == []
    assert unrecorded_table(filled) == "各篇所载报纸俱全。"


def test_what_is_unrecorded_is_listed_once_for_each_page() -> None:
    assert unknown_fields(written()) == ("报名", "日期", "版次")
    assert unknown_fields(written(by=None, paper=("渡口报", None, "4"))) == ("日期", "责任者")
    assert unknown_fields(written(kind="news-report", by=None, paper=FULL)) == ()
    assert unknown_fields(written(title="", paper=FULL)) == ("题名",)
    said = remarks([written(), written("别的渡口")])
    assert said == ["editorial/sources.yml: 900: 报名、日期、版次未详，参考文献里不写: DK、DK"]
    listed = [document.code for _, _, those in unrecorded(edition().documents) for document in those]
    assert sorted(listed) == sorted(document.code for document in edition().documents)


def test_cautions() -> None:
    central = written(kind="central-document", by="镇公所")
    assert caution(central) == "效力不详；据识别文本整理，正式引用请核对正式文本"
    holds = dataclasses.replace(central.entry, validity=Stated("现行", "public", ""))
    assert caution(dataclasses.replace(central, entry=holds)).startswith("现行（公知）；")
    assert caution(written()) == OPINION
    assert caution(written(kind="news-report")) == ""
    assert "不能引用" in caution(written(status="draft"))


NAMES = st.text(alphabet="何青山林小满周渡吴桥石", min_size=1, max_size=4)
TITLES = st.text(alphabet="渡口修缮纪要《》“”（） 1AI", min_size=1, max_size=20).map(
    lambda text: " ".join(re.sub("[《》“”（）]", "", text).split()) or "渡"
)
DOCUMENTS = st.builds(
    written,
    TITLES,
    st.sampled_from(["signed-article", "news-report", "central-document", "policy-graphic"]),
    by=st.none() | st.lists(NAMES, min_size=1, max_size=6).map(tuple) | NAMES,
    paper=st.tuples(
        st.none() | NAMES, st.none() | st.just("2019-05-01"), st.none() | st.sampled_from(["4", "四", "第3版", "A3"])
    ),
)


@given(DOCUMENTS, st.sampled_from(STANDARDS), st.sampled_from(["", "第（三）项", "第5段"]), st.booleans())
def test_references_are_well_formed(made: Document, standard: Any, where: str, dated: bool) -> None:
    said = citation(made, VERSION, ONLINE, standard=standard, pinpoint=where, accessed="2026-11-20" if dated else None)
    assert "None" not in said
    for opening, closing in ("（）", "()", "[]", "〔〕", "《》"):
        assert said.count(opening) == said.count(closing), said
    assert not re.search(r"[，,.：:；;、。]\s*[，,.：:；;、。]|\s\s|\(\)|（）|\[\]", said), said
    assert said.endswith(
        {"plain": "）", "law": "。"}.get(standard, where or "》" if way(standard) == "official" else ".")
    )
    assert (
        way(standard) == "official" or not made.source_entry.newspaper.name or made.source_entry.newspaper.name in said
    )


@given(DOCUMENTS, st.sampled_from(STANDARDS))
def test_a_template_filled_is_the_reference(made: Document, standard: Any) -> None:
    """What the page's script puts together is what this program would have written."""
    slots = {
        "version": VERSION, "online": ONLINE, "code": "DK-X3", "reading": "校改本", "pinpoint": "第5段",
        "accessed": "2026-11-20", "day": "2026年11月20日", "name": "渡口手册",
    }  # fmt: skip
    parts = template(made, standard)
    filled = "".join(slots[part] if at % 2 else part for at, part in enumerate(parts))
    assert filled == citation(
        made, VERSION, ONLINE, standard=standard, pinpoint="第5段", accessed="2026-11-20", name="渡口手册"
    )
    assert not {"accessed", "day"} & set(template(made, standard, dated=False)[1::2])


# Pinpoints ---------------------------------------------------------------------------------------------------------


def block(its_id: str, kind: str, text: str = "字。", number: int | None = None, **more: Any) -> Block:
    return Block(BlockId(f"dk-{its_id}"), kind, number, "stated", text, (), "", **more)  # type: ignore[arg-type]


def section(*blocks: Block, number: int | None = None, title: str = "") -> Section:
    its_id = blocks[0].id if blocks and blocks[0].kind == "heading" else None
    return Section(its_id, number, title, blocks)


LOST = Gap("before", "lost-text", "缺一段。")
PLACES: dict[str, tuple[tuple[Section, ...], Mapping[str, str]]] = {
    "paragraphs": (
        (section(block("d1", "lead"), block("p1", "paragraph"), block("p9", "paragraph")),),
        {"d1": "提要", "p1": "第1段", "p9": "第2段"},
    ),
    "items that run through the document": (
        (section(block("s2", "heading"), block("x3", "item", "（三）修。", 3), number=2),),
        {"s2": "第二部分", "x3": "第（三）项"},
    ),
    "points of a numbered part, and what follows one": (
        (
            section(
                block("s3", "heading"),
                block("s3-n1", "item", "一是修。", 1),
                block("s3-n2", "item", "二是补。", 2),
                block("s3-n2-p2", "paragraph"),
                number=3,
            ),
        ),
        {"s3-n1": "第三部分“一是”", "s3-n2": "第三部分“二是”", "s3-n2-p2": "第三部分“二是”之下第2段"},
    ),
    "a number that was lost": ((section(block("n3", "item", "修缮。", 3)),), {"n3": "第3点"}),
    "points in a paragraph; a second list": (
        (
            section(
                block("p1", "paragraph", "一是修；二是补。", marks=(Mark(BlockId("dk-p1-n2"), 2, 4, 8),)),
                block("e2-n1", "item", "首先，修。", 1),
            ),
        ),
        {"p1": "第1段", "p1-n2": "第1段“二是”", "e2-n1": "第二组“首先”"},
    ),
    "under a heading without a number": (
        (section(block("h1", "heading", "修“旧”如旧"), block("l1", "list"), block("l2", "list"), title="修“旧”如旧"),),
        {"h1": "“修‘旧’如旧”部分", "l2": "“修‘旧’如旧”部分第2条"},
    ),
    "after lost text": (
        (section(block("p1", "paragraph"), block("p2", "paragraph", gaps=(LOST,)), block("p3", "paragraph")),),
        {"p1": "第1段", "p2": "所存第2段", "p3": "所存第3段"},
    ),
    "captions, wherever they stand": (
        (section(block("c1", "caption")), section(block("h1", "heading"), block("c2", "caption"), title="图")),
        {"c1": "图片说明第1条", "c2": "图片说明第2条"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_pinpoints(case: str) -> None:
    sections, expected = PLACES[case]
    made = written(blocks=sections)
    assert {each: pinpoint(made, f"dk-{each}") for each in expected} == expected
    assert pinpoint(made, "dk") == ""


def test_every_id_of_the_edition_has_a_pinpoint_of_its_own() -> None:
    for each in edition().documents:
        found = pinpoints(each)
        ids = {b.id for b in each.outline.blocks} | {m.id for b in each.outline.blocks for m in b.marks}
        assert set(found) == ids
        assert len(set(found.values())) == len(found)


# Years -------------------------------------------------------------------------------------------------------------

IN_2019 = Stated("2019", "inferred", "900:3 2019年渡口重修；900:9 这一年；水大", "year")
FROM_2024 = Stated("2024", "public", "属公知。", "not-before")
UNKNOWN = Stated(None, "unknown", "没有可据的字句。")
GROUND = "据底本推知，900:3、900:9"
YEARS: list[tuple[Stated, str, str]] = [
    (IN_2019, "今年修渡口。", f"“今年”指2019年（{GROUND}）"),
    (IN_2019, "去年、前年。", f"“去年”指2018年（{GROUND}）；“前年”指2017年（{GROUND}）"),
    (IN_2019, "明年完工。", f"“明年”指2020年（{GROUND}）"),
    (IN_2019, "大前年发水，后年完工。", f"“大前年”指2016年（{GROUND}）；“后年”指2021年（{GROUND}）"),
    (IN_2019, "今年修，今年用。", f"“今年”指2019年（{GROUND}）"),
    (IN_2019, "日前开工。", f"“日前”就2019年而言（{GROUND}）"),
    (IN_2019, "11月8日开工。", f"“11月8日”在2019年（{GROUND}）"),
    (IN_2019, "截至今年9月22日。", f"“今年”指2019年（{GROUND}）"),
    (FROM_2024, "目前可渡。", "“目前”所指时间未详，不早于2024年（公知，底本未载）"),
    (FROM_2024, "去年不可。", "“去年”所指年份未详，不早于2023年（公知，底本未载）"),
    (UNKNOWN, "今年与近日。", "“今年”所指年份未详；“近日”所指时间未详"),
    (UNKNOWN, "10月19日。", "“10月19日”所指年份未详"),
    (IN_2019, "2017年4月14日，至11月8日。", ""),
    (IN_2019, "过去年代的文明年画，以后年度再议；如今年轻人、5年前年产千吨。", ""),
    (IN_2019, "项目前期，10日前往渡口，应当前行；近日点。", ""),
    (IN_2019, "基本年限，以上年龄，今后年均，以前年度。", ""),
    (IN_2019, "修渡口。", ""),
]  # fmt: skip


@pytest.mark.parametrize(("date", "text", "said"), YEARS)
def test_years(date: Stated, text: str, said: str) -> None:
    assert editors_note(year_notes(written(date=date), text)) == (f"〔编者注：{said}〕" if said else "")


def test_a_newspaper_s_date_settles_what_the_text_leaves_open() -> None:
    paper = ("渡口报", "2025-03-02", "4")
    for date in (UNKNOWN, FROM_2024):
        [note] = year_notes(written(date=date, paper=paper), "去年修渡口。")
        assert note.said == "“去年”指2024年（据报纸日期2025-03-02）"
    [note] = year_notes(written(date=IN_2019, paper=paper), "去年修渡口。")
    assert "2018年" in note.said


@given(st.text(alphabet="今去前明后大年近日目当本上月文化程度1258", max_size=30))
def test_notes_point_at_their_words(text: str) -> None:
    notes = year_notes(written(date=IN_2019), text)
    assert all(text[note.start : note.start + len(note.word)] == note.word for note in notes)
    assert editors_note(notes).count("〔") == (1 if notes else 0)


# What the page carries ---------------------------------------------------------------------------------------------


def test_every_citable_document_carries_its_data_and_no_draft_does() -> None:
    made = citations([*read().values(), read_document(written(status="draft"), ())])
    assert set(made) == {each.code for each in edition().documents}
    for each in edition().documents:
        data = json.loads(made[each.code]["data"])
        assert set(data["places"]) == {found.id for found in each.outline.blocks}


def test_offsets_hold_in_both_readings() -> None:
    checked = 0
    for each in edition().documents:
        for found in each.outline.blocks:
            place = citation_data(read()[each.code])["places"][found.id]
            for suffix, text in (("", found.text), ("_received", found.received)):
                for begins_by, ends_from, kind, compact, *full in place.get(f"remarks{suffix}", []):
                    assert 0 <= begins_by <= len(text) >= ends_from >= 0
                    assert all(each and each != compact for each in full)
                    if kind == "year":
                        assert compact.startswith(f"“{text[ends_from - 1 : begins_by + 1]}”")
                    checked += 1
                for its_id, _, start, end in place.get(f"points{suffix}", []):
                    number = next(mark.number for mark in found.marks if mark.id == its_id)
                    assert number
                    assert 0 <= start < end <= len(text)
    assert checked > 100


def test_data_ends_no_script_element() -> None:
    said = inert({"title": "</script><!--<script>"})
    assert "<" not in said
    assert json.loads(said) == {"title": "</script><!--<script>"}
