"""Files for reference managers: every field as recorded, nothing filled in, nothing that breaks a format."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
import rispy
from edition.files.downloads import Imprint
from edition.files.references import references
from edition.ids.cite import caution
from edition.nouns import Document
from edition.nouns.words import REFERENCE_ENDINGS
from hypothesis import given
from hypothesis import strategies as st
from reference_files import bib, ris
from trees import edition

IMPRINT = Imprint("渡口手册", "https://example.org/")
REVIEWED = [document for document in edition().documents if document.outline.status == "reviewed"]


@cache
def made() -> dict[str, str]:
    return references(edition(), IMPRINT)


def names(document: Document) -> list[str]:
    stated = document.entry.authors if document.entry.authors.value else document.entry.issuer
    if document.entry.kind == "exchange-speech" and stated.value == document.entry.region.value:
        return []  # A region is no body.
    return list(stated.value) if isinstance(stated.value, tuple) else (stated.value or "").split()


def test_each_document_and_all_of_them_in_each_format() -> None:
    wanted = {f"citations/{document.code}" for document in REVIEWED} | {"citations"}
    assert set(made()) == {f"{name}.{ending}" for name in wanted for ending in REFERENCE_ENDINGS}


def is_whole(title: str, document: Document) -> bool:
    """Whether a reference has title and subtitle, and after them nothing but what a speech was given at."""
    whole = "：".join(filter(None, (document.title, document.outline.front_text("subtitle").lstrip("—–- "))))
    region = document.entry.kind == "exchange-speech" and not names(document)
    rest = f"：{document.entry.region.value}会议发言" if region else ""
    return title == whole + rest


@pytest.mark.parametrize("document", REVIEWED, ids=lambda document: document.code)
def test_three_formats_say_the_same(document: Document) -> None:
    [first] = ris(made()[f"citations/{document.code}.ris"])
    [second] = json.loads(made()[f"citations/{document.code}.csl.json"])
    [third] = bib(made()[f"citations/{document.code}.bib"])
    assert [name.rstrip(",") for name in first.get("AU", [])] == names(document)
    assert [each["literal"] for each in second.get("author", [])] == names(document)
    assert re.findall(r"\{(.*?)\}", third.get("author", "")) == names(document)
    assert first["TI"] == [second["title"]]
    assert is_whole(second["title"], document)
    assert is_whole(third["title"], document)
    assert first["LA"] == [second["language"]] == ["zh-CN"] and third["langid"] == "chinese"
    assert first["UR"] == [second["URL"]] == [third["url"]] == [f"https://example.org/texts/{document.code}/"]
    assert first["AN"] == [second["archive_location"]] == [third["eprint"]]
    bound = document.entry.date.precision == "not-before"
    year = "" if bound else document.entry.date.text[:4]
    assert first.get("PY", [""]) == [year] and third.get("date", "")[:4] == year
    assert [str(part) for part in second.get("issued", {"date-parts": [[""]]})["date-parts"][0][:1]] == [year]


@pytest.mark.parametrize("document", REVIEWED, ids=lambda document: document.code)
def test_the_caution_and_what_is_unknown_travel(document: Document) -> None:
    [first] = ris(made()[f"citations/{document.code}.ris"])
    [second] = json.loads(made()[f"citations/{document.code}.csl.json"])
    for said in filter(None, [caution(document)]):
        assert said in first["N1"] and said in second["note"]
    paper = document.source_entry.newspaper
    held = paper.name or IMPRINT.book
    assert first["T2"] == [second["container-title"]] == [held]
    assert (first["TY"] == ["NEWS"]) == (second["type"] == "article-newspaper") == bool(paper.name)
    assert any("未详" in note for note in first.get("N1", [])) == (not (paper.name and paper.date and paper.page))


def test_a_bound_is_no_date() -> None:
    """What is not before a day is not of that day: no field says so, and the note does."""
    bounded = [document for document in REVIEWED if document.entry.date.precision == "not-before"]
    assert bounded
    for document in bounded:
        [record] = ris(made()[f"citations/{document.code}.ris"])
        assert not {"PY", "DA"} & record.keys()
        assert any(f"不早于{document.entry.date.text}" in note for note in record["N1"])


def test_all_together_are_the_single_ones() -> None:
    assert [each["id"] for each in json.loads(made()["citations.csl.json"])] == [str(each.code) for each in REVIEWED]
    assert [record["ID"] for record in ris(made()["citations.ris"])] == [[str(each.code)] for each in REVIEWED]
    assert [entry["key"] for entry in bib(made()["citations.bib"])] == [str(each.code) for each in REVIEWED]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=40))
def test_no_name_of_a_handbook_breaks_a_format(book: str) -> None:
    files = references(edition(), Imprint(book, "https://example.org/"))
    assert len(ris(files["citations.ris"])) == len(bib(files["citations.bib"])) == len(REVIEWED)


# As others read them -------------------------------------------------------------------------------------------------

VARIABLES = {
    *("id", "type", "title", "author", "container-title", "issued", "issue", "page", "section", "number", "language"),
    *("version", "source", "archive_location", "URL", "note"),
}
"""Those of CSL 1.0.2 that we use; a slip in a name would be dropped by a processor in silence."""
TYPES = {"article-journal", "article-newspaper", "webpage"}


def test_a_reference_manager_s_reader_understands_every_field_of_our_ris() -> None:
    records = rispy.loads(made()["citations.ris"])
    assert len(records) == len(REVIEWED)
    for document, record in zip(REVIEWED, records, strict=True):
        assert "unknown_tag" not in record
        assert is_whole(record["title"], document)
        assert record["accession_number"] == document.code.upper()
        assert record["urls"] == [f"https://example.org/texts/{document.code}/"]
        assert record["type_of_reference"] in {"ELEC", "NEWS", "JOUR"}
        assert [name.rstrip(",") for name in record.get("authors", [])] == names(document)


def test_csl_data_keeps_to_its_variables_and_marks_an_estimated_date() -> None:
    items = json.loads(made()["citations.csl.json"])
    for document, item in zip(REVIEWED, items, strict=True):
        assert item.keys() <= VARIABLES and item["type"] in TYPES
        if "issued" in item:
            [date] = item["issued"]["date-parts"]
            assert 1 <= len(date) <= 3 and all(isinstance(part, int) for part in date)
            sure = document.entry.date.basis == "stated" or bool(document.source_entry.newspaper.date)
            assert bool(item["issued"].get("circa")) == (not sure)


def test_without_an_address_no_file_names_one() -> None:
    for name, text in references(edition(), Imprint("渡口手册", "")).items():
        assert "://" not in text, name
