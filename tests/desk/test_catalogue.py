"""What the editors record: each piece of evidence stands in its line, and nobody can record what nobody knows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from edition.desk.catalogue import catalogue
from edition.nouns import CatalogueEntry, Faults, Gazette, Outline, SourceEntry, SourceId
from trees import code, document, page

PAGE = "渡口修缮纪要\n何青山\n2019年渡口重修,镇公所主办。\n"
GOOD = """\
dk:
  kind: signed-article
  authors: {value: [何青山], basis: stated, evidence: 900:2 何青山}
  date: {value: "2019", precision: not-before, basis: inferred, evidence: 900:3 2019年渡口重修}
  validity: {value: 不详, basis: public, evidence: 人人知道。}
  topics: [水利]
"""
SOURCES = """\
"900":
  newspaper: {name: null, date: null, page: null, basis: unknown, evidence: 没有报头。}
  checked_against_print: false
"""
PRINTED = "{name: 渡口报, date: 2019-05-01, page: 一, basis: public, evidence: 实物。}"


def recorded(
    folder: Path, documents: str = GOOD, sources: str = SOURCES, codes: tuple[str, ...] = ("dk",)
) -> tuple[CatalogueEntry, SourceEntry]:
    (folder / "documents.yml").write_text(documents, encoding="utf-8")
    (folder / "sources.yml").write_text(sources, encoding="utf-8")
    entries, pages = catalogue(
        folder / "documents.yml",
        folder / "sources.yml",
        [page(PAGE)],
        {code(each): SourceId("900") for each in codes},
        {},
    )
    return entries[code("dk")], next(iter(pages.values()))


def outline() -> Outline:
    return Outline(code("dk"), SourceId("900"), "reviewed", (), ())


def faults(folder: Path, *given: str, codes: tuple[str, ...] = ("dk",)) -> list[str]:
    with pytest.raises(Faults) as raised:
        recorded(folder, *given, codes=codes)
    return [str(fault).removeprefix(f"{folder}/") for fault in raised.value.faults]


def test_a_good_record(tmp_path: Path) -> None:
    entry, source = recorded(tmp_path)
    assert entry.authors.value == ("何青山",)
    assert (entry.date.value, entry.date.precision, entry.date.basis) == ("2019", "not-before", "inferred")
    assert (entry.issuer.value, entry.issuer.basis) == (None, "unknown")
    assert (entry.topics, entry.on_topic, entry.official_url, entry.part_of) == (("水利",), True, None, None)
    assert source.newspaper.name is None
    assert not source.checked_against_print


CHANGES: dict[str, tuple[str, str, str]] = {
    "evidence that is not in its line": (
        "900:2 何青山",
        "900:2 何青水",
        "documents.yml:3: the evidence does not stand in its line (900:2 何青水; there: 何青山); quote the line",
    ),
    "evidence of another line": (
        "900:2 何青山",
        "900:3 何青山",
        "documents.yml:3: the evidence does not stand in its line",
    ),
    "evidence of a line without text": (
        "900:2 何青山",
        "900:77 何青山",
        "documents.yml:3: the evidence does not stand in its line (900:77 何青山; there: no text there)",
    ),
    "evidence of another page": ("900:2 何青山", "901:2 何青山", "documents.yml:3: the evidence names no line"),
    "evidence without a line": ("900:2 何青山", "何青山", "documents.yml:3: the evidence names no line (何青山)"),
    "no evidence": ("evidence: 人人知道。", 'evidence: ""', "documents.yml:5: no evidence"),
    "inferred from what is not there": (
        "900:3 2019年渡口重修",
        "900:3 2020年渡口重修",
        "documents.yml:4: the evidence does not stand in its line",
    ),
    "unknown basis": ("basis: public", "basis: guessed", "documents.yml:5: unknown basis (guessed)"),
    "unknown validity": (
        "value: 不详",
        "value: 有效",
        "documents.yml:5: unknown validity (有效); use one of: 不详、已有后文、现行",
    ),
    "a value without basis": ("basis: stated", "basis: unknown", "documents.yml:3: a value without basis"),
    "a basis without value": ('value: "2019"', "value: null", "documents.yml:4: no value, yet a basis (inferred)"),
    "no precision": ("precision: not-before, ", "", "documents.yml:4: a recorded value lacks “precision”"),
    "unknown precision": ("precision: not-before", "precision: decade", "documents.yml:4: unknown precision (decade)"),
    "not a date": ('value: "2019"', "value: 2019年", "documents.yml:4: not a date of its precision (2019年)"),
    "unknown kind": ("kind: signed-article", "kind: essay", "documents.yml:2: unknown kind (essay)"),
    "no kind": ("  kind: signed-article\n", "", "documents.yml:2: the entry dk lacks “kind”"),
    "unknown key": ("topics:", "subjects:", "documents.yml:6: unknown key in the entry dk (subjects)"),
    "topics that are no list": ("topics: [水利]", "topics: 水利", "documents.yml:6: topics is not a list (水利)"),
    "an address that is none": (
        "topics: [水利]",
        "official_url: javascript:alert(1)",
        "documents.yml:6: not a web address (javascript:alert(1)); write https://…",
    ),
    "an address with a quotation mark": (
        "topics: [水利]",
        "official_url: 'https://a.example/\"onclick=x'",
        "documents.yml:6: not a web address",
    ),
    "an official number beside a signed article": (
        "topics: [水利]",
        "number: {value: 镇发〔2024〕7号, basis: public, evidence: 人人知道。}",
        "documents.yml:6: number beside what is no central document (signed-article)",
    ),
    "a gazette beside a signed article": (
        "topics: [水利]",
        'gazette: {name: 公报, year: "2024", issue: "3", source: 实物}',
        "documents.yml:6: gazette beside what is no central document (signed-article)",
    ),
    "part of nothing": ("topics: [水利]", "part_of: zz", "documents.yml:1: part_of names no other document (zz)"),
    "part of itself": ("topics: [水利]", "part_of: dk", "documents.yml:1: part_of names no other document (dk)"),
    "neither true nor false": (
        "topics: [水利]",
        "on_topic: maybe",
        "documents.yml:6: on_topic is neither true nor false",
    ),
    "the same entry twice": ("  topics: [水利]", "dk: {}", "documents.yml:6: the same key twice (dk)"),
}


@pytest.mark.parametrize(("old", "new", "message"), CHANGES.values(), ids=CHANGES.keys())
def test_a_wrong_record_is_a_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    found = faults(tmp_path, GOOD.replace(old, new))
    assert any(fault.startswith(message) for fault in found), found


PAGES: dict[str, tuple[str, str, str]] = {
    "a page without entry": ('"900":', '"901":', "sources.yml:1: a page has no entry (900); add “900:”"),
    "a basis for nothing": ("basis: unknown", "basis: stated", "sources.yml:2: newspaper and basis disagree (stated)"),
    "a name without basis": ("name: null", "name: 渡口报", "sources.yml:2: newspaper and basis disagree (unknown)"),
    "a date that is none": (
        "date: null",
        "date: 五月一日",
        "sources.yml:2: not a newspaper's date (五月一日); write 2024-10-22",
    ),
    "unknown key": ("page: null", "seite: null", "sources.yml:2: a newspaper lacks “page”"),
    "not a flag": (
        "checked_against_print: false",
        "checked_against_print: no",
        "sources.yml:3: checked_against_print is neither",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), PAGES.values(), ids=PAGES.keys())
def test_a_wrong_record_of_a_page_is_a_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = faults(tmp_path, GOOD, SOURCES.replace(old, new))
    assert any(fault.startswith(message) for fault in found), found


def test_a_printed_page(tmp_path: Path) -> None:
    _, source = recorded(tmp_path, GOOD, f'"900":\n  newspaper: {PRINTED}\n  checked_against_print: true\n')
    assert (source.newspaper.name, source.newspaper.date, source.newspaper.page) == ("渡口报", "2019-05-01", "一")
    assert source.checked_against_print


def test_documents_and_entries_are_the_same(tmp_path: Path) -> None:
    assert faults(tmp_path, codes=("dk", "mt")) == [
        "documents.yml:1: a document of the plans has no entry (mt); add “mt:” with its kind and date"
    ]
    (fault,) = faults(
        tmp_path,
        GOOD + "mt: {kind: news-report, date: {value: null, precision: null, basis: unknown, evidence: 无。}}\n",
    )
    assert fault.startswith("documents.yml:7: an entry for a document that no plan makes (mt); remove it")


def test_all_faults_of_both_files_at_once(tmp_path: Path) -> None:
    documents = GOOD.replace("900:2 何青山", "何青山").replace("不详", "有效")
    found = faults(tmp_path, documents, SOURCES.replace("date: null", "date: 昨天"))
    assert [fault.split(": ")[0] for fault in found] == [
        "documents.yml:3",
        "documents.yml:5",
        "sources.yml:2",
        "sources.yml:2",
    ]


KNOWN: dict[str, tuple[str, str]] = {
    "the thirteenth month": ('value: "2019"', 'value: "2019-13"'),
    "the thirty-first of February": ('value: "2019"', 'value: "2019-02-31"'),
    "a day that is only a year": ("precision: not-before", "precision: day"),
    "authors that are no list, split into characters": ("[何青山]", "何青山"),
}


@pytest.mark.parametrize(("old", "new"), KNOWN.values(), ids=KNOWN.keys())
def test_known_gaps_in_what_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert GOOD.count(old) == 1
    assert faults(tmp_path, GOOD.replace(old, new))


def test_a_message_shows_what_was_written(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, GOOD.replace("basis: stated", "basis: unknown"))
    assert "(何青山)" in fault


def test_the_evidence_for_a_newspaper_stands_in_its_line(tmp_path: Path) -> None:
    paper = PRINTED.replace("basis: public, evidence: 实物。", "basis: stated, evidence: 900:1 渡口报")
    assert faults(tmp_path, GOOD, f'"900":\n  newspaper: {paper}\n  checked_against_print: false\n')


# Who read it, and when ----------------------------------------------------------------------------------------------

READ = '  reviewed:\n    - {by: 程序（对读器）, on: "2026-11-20", against: 识别文本, method: 两遍}\n'


def test_who_read_a_document_is_recorded(tmp_path: Path) -> None:
    entry, _ = recorded(tmp_path, GOOD + READ)
    [review] = entry.reviewed
    assert (review.by, review.on, review.against, review.method) == ("程序（对读器）", "2026-11-20", "识别文本", "两遍")
    assert not review.person


REVIEWS: dict[str, tuple[str, str, str]] = {
    "by nobody": ("by: 程序（对读器）", 'by: ""', "documents.yml:8: a review by nobody"),
    "a person without a name": (
        "by: 程序（对读器）",
        "person: true, by: 责任编辑",
        "documents.yml:8: a person without a name",
    ),
    "two readers without names": (
        "by: 程序（对读器）",
        "person: true, by: 两位读者",
        "documents.yml:8: a person without a name",
    ),
    "a program called a person": (
        "{by",
        "{person: true, by",
        "documents.yml:8: a person without a name (程序（对读器）)",
    ),
    "neither person nor program": (
        "by: 程序（对读器）",
        "by: 何青山",
        "documents.yml:8: a reader that is neither person nor program (何青山); write person: true, or “程序（…）”",
    ),
    "no day": ('on: "2026-11-20"', "on: 十一月", "documents.yml:8: not a day (十一月)"),
    "a day that is none": ("2026-11-20", "2026-11-31", "documents.yml:8: not a day (2026-11-31)"),
    "against nothing": ("against: 识别文本", 'against: ""', "documents.yml:8: a review that does not say against"),
    "no method": (", method: 两遍", "", "documents.yml:8: a review lacks “method”"),
}


@pytest.mark.parametrize(("old", "new", "message"), REVIEWS.values(), ids=REVIEWS.keys())
def test_nobody_vouches_without_a_name(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert READ.count(old) == 1
    found = faults(tmp_path, GOOD + READ.replace(old, new))
    assert any(fault.startswith(message) for fault in found), found


def test_a_named_person_vouches(tmp_path: Path) -> None:
    entry, _ = recorded(tmp_path, GOOD + READ.replace("by: 程序（对读器）", "person: true, by: 何青山"))
    assert entry.reviewed[0].person
    read = document(outline(), "signed-article")
    states = {
        "person": replace(entry, reviewed=entry.reviewed),
        "program": replace(entry, reviewed=(replace(entry.reviewed[0], person=False),)),
        "unrecorded": replace(entry, reviewed=()),
    }
    assert {state: replace(read, entry=made).vouched for state, made in states.items()} == {
        each: each for each in states
    }
    assert replace(read, outline=replace(read.outline, status="draft")).vouched == "draft"


DATED = (
    SOURCES
    + """\
  dated:
    not_before: {value: "2019-05-01", basis: public, evidence: [900:3 2019年渡口重修], source: 渡口报2019年5月1日}
    not_after: {value: "2019-12-31", basis: inferred, evidence: [900:3 2019年渡口重修]}
"""
)
UNDATED = "".join(line for line in GOOD.splitlines(keepends=True) if not line.startswith("  date:"))


def test_the_same_page_the_same_date(tmp_path: Path) -> None:
    entry, _ = recorded(tmp_path, UNDATED, DATED)
    date = entry.date
    assert (date.value, date.precision, date.basis) == ("2019", "year", "public"), "as weak as its weaker bound"
    assert (date.evidence, date.source) == ("900:3 2019年渡口重修", "渡口报2019年5月1日")


def test_a_page_with_one_bound_gives_a_day_before_which_it_was_not(tmp_path: Path) -> None:
    entry, _ = recorded(tmp_path, UNDATED, "".join(DATED.splitlines(keepends=True)[:-1]))
    assert (entry.date.value, entry.date.precision) == ("2019-05-01", "not-before")


CHAINS: dict[str, tuple[str, str, str]] = {
    "a date of its own": (GOOD, DATED, "documents.yml:4: a date of its own on a page that is dated (signed-article)"),
    "no date at all": (UNDATED, SOURCES, "documents.yml:2: no date (signed-article); write date:, or date its page"),
    "a speech after its page": (
        GOOD.replace("signed-article", "exchange-speech")
        .replace('"2019", precision: not-before', '"2020", precision: year')
        .replace("inferred, evidence: 900:3 2019年渡口重修", "public, evidence: 人人知道"),
        DATED,
        "documents.yml:4: a date after that of its page (2020; page: 2019-12-31)",
    ),
    "bounds the wrong way round": (
        UNDATED,
        DATED.replace('"2019-12-31"', '"2019-04-30"'),
        "sources.yml:6: a page that ends before it begins (2019-05-01 … 2019-04-30)",
    ),
    "a bound that is no day": (
        UNDATED,
        DATED.replace('"2019-05-01"', '"2019-05"'),
        "sources.yml:5: not a whole day (2019-05)",
    ),
    "a source beside what the page says": (
        UNDATED,
        DATED.replace("basis: public, evidence: [900:3", "basis: inferred, evidence: [900:3"),
        "sources.yml:5: a source beside what is no public knowledge (inferred)",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("documents", "sources", "message"), CHAINS.values(), ids=CHAINS.keys())
def test_a_broken_chain_of_dates_is_a_fault(tmp_path: Path, documents: str, sources: str, message: str) -> None:
    found = faults(tmp_path, documents, sources)
    assert any(fault.startswith(message) for fault in found), found


# What only a central document has -----------------------------------------------------------------------------------

CENTRAL = GOOD.replace("kind: signed-article", "kind: central-document").replace(
    "  topics: [水利]\n",
    "  official_url: https://www.zhen.cn/7.html\n"
    "  number: {value: 镇发〔2024〕7号, basis: public, evidence: 题下署。, source: 镇公所2024年10月21日公布}\n"
    '  gazette: {name: 镇公所公报, year: "2024", issue: 8/9, pages: 5-12, source: 见到实物}\n',
)


def test_number_gazette_and_address_of_a_central_document(tmp_path: Path) -> None:
    entry, _ = recorded(tmp_path, CENTRAL)
    assert entry.number.value == "镇发〔2024〕7号"
    assert entry.gazette == Gazette("镇公所公报", "2024", "8/9", "5-12", "见到实物")
    assert entry.official_url == "https://www.zhen.cn/7.html"
    entry, _ = recorded(tmp_path, CENTRAL.replace(", pages: 5-12", ""))
    assert entry.gazette is not None and entry.gazette.pages == ""
    assert recorded(tmp_path)[0].gazette is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("镇发〔2024〕7号", "镇发2024第7号", "documents.yml:7: not the number of a document (镇发2024第7号)"),
        ('year: "2024"', 'year: "24"', "documents.yml:8: not the year of a gazette (24); write “2024” in quotes"),
        ("issue: 8/9", "issue: 第8期", "documents.yml:8: not the issue of a gazette (第8期); write “31” in quotes"),
        ("pages: 5-12", "pages: p5", "documents.yml:8: not the pages of a gazette (p5); write “5-12” in quotes"),
        ("name: 镇公所公报", "name: 《镇公所公报》", "documents.yml:8: not the name of a gazette"),
        (", source: 见到实物", "", "documents.yml:8: a gazette lacks “source”"),
        (
            "basis: public, evidence: 题下署。",
            "basis: stated, evidence: 题下署。",
            "documents.yml:7: the evidence names no line",
        ),
    ],
)
def test_a_wrong_official_record_is_a_fault(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert CENTRAL.count(old) == 1
    found = faults(tmp_path, CENTRAL.replace(old, new))
    assert any(fault.startswith(message) for fault in found), found
