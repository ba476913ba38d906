"""What the editors record: each piece of evidence stands in its line, and nobody can record what nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.desk.catalogue import catalogue
from edition.nouns import CatalogueEntry, Faults, SourceEntry
from trees import code, page

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
        folder / "documents.yml", folder / "sources.yml", [page(PAGE)], [code(each) for each in codes], {}
    )
    return entries[code("dk")], next(iter(pages.values()))


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
