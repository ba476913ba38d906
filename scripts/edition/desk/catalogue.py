"""Read what the editors record about documents and pages, and hold every piece of evidence against its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, record
from edition.nouns import (
    AUTHORITIES,
    BASES,
    UNRECORDED,
    UNSEEN,
    VALIDITIES,
    Basis,
    CatalogueEntry,
    DocumentCode,
    Fault,
    Faults,
    Kind,
    Newspaper,
    Page,
    SourceEntry,
    SourceId,
    Stated,
)

_WITNESS = re.compile(r"([A-Za-z0-9-]+):([1-9][0-9]*) (.+)", re.DOTALL)
_PRECISIONS = frozenset({"day", "month", "year", "not-before"})
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_STATED_FIELDS = ("issuer", "authors", "affiliation", "office", "region", "validity")


def catalogue(
    documents_file: Path,
    sources_file: Path,
    pages: Iterable[Page],
    codes: Iterable[DocumentCode],
    drafts: Mapping[SourceId, frozenset[DocumentCode]],
) -> tuple[dict[DocumentCode, CatalogueEntry], dict[SourceId, SourceEntry]]:
    """Read both records. Raises Faults for wrong forms, evidence that is not in its line, and missing documents.

    ``codes`` are those of reviewed plans, which must have entries; pages in ``drafts`` and the codes planned there may.
    """
    by_source = {page.source: page for page in pages}
    expected = list(codes)
    faults: list[Fault] = []
    documents_top, sources_top = record(documents_file, faults), record(sources_file, faults)
    if documents_top is None or sources_top is None:
        raise Faults(faults)
    entries = {DocumentCode(code): _entry(code, made, by_source) for code, made in documents_top.pairs("the catalogue")}
    sources = {SourceId(key): _source(made, by_source) for key, made in sources_top.pairs("the list of pages")}
    for code in expected:
        if code not in entries:
            documents_top.fault("a document of the plans has no entry", code, f"add “{code}:” with its kind and date")
    planned = {code for codes_there in drafts.values() for code in codes_there}
    for code in entries:
        if code not in expected and code not in planned:
            remedy = "remove it or correct the code"
            documents_top.fault("an entry for a document that no plan makes", code, remedy, key=code)
    for code, entry in entries.items():
        if entry.part_of and (entry.part_of == code or entry.part_of not in entries):
            documents_top.fault("part_of names no other document", entry.part_of, "correct the code", key=code)
    for source in by_source:
        if source not in sources and source not in drafts:
            sources_top.fault(
                "a page has no entry", source, f"add “{source}:” with newspaper and checked_against_print"
            )
    if faults:
        raise Faults(faults)
    return entries, sources


def _entry(code: str, made: Record, pages: Mapping[SourceId, Page]) -> CatalogueEntry:
    optional = (*_STATED_FIELDS, "topics", "on_topic", "official_url", "part_of", "short")
    fields = made.fields(("kind", "date"), optional, what=f"the entry {code}")
    kind = fields["kind"].choice(frozenset(AUTHORITIES) - {"unreviewed"}, "kind") if "kind" in fields else "news-report"
    stated = {name: stated_value(fields[name], pages) if name in fields else UNRECORDED for name in _STATED_FIELDS}
    if "authors" in fields and isinstance(stated["authors"].value, str):
        fields["authors"].fault("authors are no list", stated["authors"].text, "write [何青山, 林小满]")
    if stated["validity"].value is not None:
        _check_choice(fields["validity"], stated["validity"], VALIDITIES)
    url = fields.get("official_url")
    return CatalogueEntry(
        code=DocumentCode(code),
        kind=cast(Kind, kind),
        issuer=stated["issuer"],
        authors=stated["authors"],
        affiliation=stated["affiliation"],
        office=stated["office"],
        region=stated["region"],
        validity=stated["validity"],
        date=stated_value(fields["date"], pages, dated=True) if "date" in fields else UNRECORDED,
        topics=tuple(topic.text("a topic") for topic in fields["topics"].entries("topics"))
        if "topics" in fields
        else (),
        on_topic=fields["on_topic"].flag("on_topic") if "on_topic" in fields else True,
        official_url=_address(url) if url else None,
        part_of=DocumentCode(fields["part_of"].text("part_of")) if "part_of" in fields else None,
        short=fields["short"].text("short") if "short" in fields else "",
    )


def _address(made: Record) -> str | None:
    if made.is_null:
        return None
    text = made.text("official_url")
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(/[^\s\"'<>]*)?", text):
        made.fault("not a web address", text, "write https://…")
    return text


def _check_choice(made: Record, stated: Stated, allowed: frozenset[str]) -> None:
    if stated.value not in allowed:
        made.fault("unknown validity", stated.text, f"use one of: {'、'.join(sorted(allowed))}")


def stated_value(made: Record, pages: Mapping[SourceId, Page], *, dated: bool = False) -> Stated:
    """A recorded value with its ground: ``{value, basis, evidence}``, and its precision where it is a date."""
    required = ("value", "basis", "evidence") + (("precision",) if dated else ())
    fields = made.fields(required, what="a recorded value")
    if len(fields) < len(required):
        return UNRECORDED
    basis = cast(Basis, fields["basis"].choice(BASES, "basis"))
    evidence = "；".join(_witnesses(fields["evidence"]))
    value = _value(fields["value"])
    precision = None
    if dated and value is not None:
        precision = fields["precision"].choice(_PRECISIONS, "precision")
        if not isinstance(value, str) or not _dated(value, precision):
            made.fault("not a date of its precision", str(value), "write “2019”, “2019-11” or “2019-11-08” in quotes")
    if value is None and basis != "unknown":
        made.fault("no value, yet a basis", basis, "write basis: unknown, or the value")
    if value is not None and basis == "unknown":
        shown = "、".join(value) if isinstance(value, tuple) else value
        made.fault("a value without basis", shown, "say where it comes from, or write value: null")
    for witness in _witnesses(fields["evidence"]):
        check_evidence(fields["evidence"], basis, witness, pages)
    if dated and isinstance(value, str) and basis in ("stated", "inferred") and value[:4] not in evidence:
        remedy = "quote also a line in which the year stands, as a list: [002:9 …, 002:87 …]"
        fields["evidence"].fault("the year does not stand in the evidence", value[:4], remedy)
    return Stated(value, basis, evidence, precision)


def check_evidence(made: Record, basis: Basis, evidence: str, pages: Mapping[SourceId, Page]) -> None:
    """``004:3 中共中央 国务院`` must stand in that line; only public knowledge and the unknown may be said freely."""
    found = _WITNESS.fullmatch(evidence)
    page = pages.get(SourceId(found[1])) if found else None
    if not evidence:
        made.fault("no evidence", "", "quote the line it comes from: “004:3 中共中央 国务院”")
    elif found and page:
        line = page.line(int(found[2]))
        if line is None or found[3] not in line.text:
            found_there = line.content[:20] if line else "no text there"
            made.fault("the evidence does not stand in its line", f"{evidence}; there: {found_there}", "quote the line")
    elif basis in ("stated", "inferred"):
        made.fault("the evidence names no line", evidence, "write “PAGE:LINE words of that line”")


def _witnesses(made: Record) -> list[str]:
    """One piece of evidence, or a list of them."""
    if isinstance(made.value, list):
        return [entry.text("evidence").strip() for entry in made.value]
    return [made.text("evidence").strip()]


def _dated(value: str, precision: str) -> bool:
    """A date that the calendar has, as long as its precision says: 2019-11-08 for a day, any for not-before."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    length = {"day": 10, "month": 7, "year": 4}
    return precision not in length or len(value) == length[precision]


def _value(made: Record) -> str | tuple[str, ...] | None:
    if isinstance(made.value, list):
        return tuple(entry.text("a value") for entry in made.value)
    return None if made.is_null else made.text("value")


def _source(made: Record, pages: Mapping[SourceId, Page]) -> SourceEntry:
    fields = made.fields(("newspaper", "checked_against_print"), what="a page's entry")
    if len(fields) < 2:
        return UNSEEN
    paper = fields["newspaper"].fields(("name", "date", "page", "basis", "evidence"), what="a newspaper")
    if len(paper) < 5:
        return UNSEEN
    values = {key: None if paper[key].is_null else paper[key].text(key) for key in ("name", "date", "page")}
    if values["date"] and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", values["date"]):
        paper["date"].fault("not a newspaper's date", values["date"], "write 2024-10-22")
    basis = cast(Basis, paper["basis"].choice(BASES, "basis"))
    if any(values.values()) == (basis == "unknown"):
        fields["newspaper"].fault("newspaper and basis disagree", basis, "unknown goes with null alone")
    if basis != "unknown":
        check_evidence(paper["evidence"], basis, paper["evidence"].text("evidence"), pages)
    newspaper = Newspaper(values["name"], values["date"], values["page"], basis, paper["evidence"].text("evidence"))
    return SourceEntry(newspaper, fields["checked_against_print"].flag("checked_against_print"))
