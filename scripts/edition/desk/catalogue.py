"""Read what the editors record about documents and pages, and hold every piece of evidence against its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from edition.desk.grounds import check_evidence, stated_value
from edition.desk.page_dates import date_of, page_date
from edition.desk.reviews import reviews
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
    Gazette,
    Kind,
    Newspaper,
    Page,
    PageDate,
    SourceEntry,
    SourceId,
    Stated,
)

_STATED_FIELDS = ("issuer", "authors", "affiliation", "office", "region", "validity", "number")
_OFFICIAL_FIELDS = ("official_url", "number", "gazette")
"""What only a central document has."""
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}〔[12][0-9]{3}〕[1-9][0-9]{0,4}号")


def catalogue(
    documents_file: Path,
    sources_file: Path,
    pages: Iterable[Page],
    codes: Mapping[DocumentCode, SourceId],
    drafts: Mapping[SourceId, frozenset[DocumentCode]],
) -> tuple[dict[DocumentCode, CatalogueEntry], dict[SourceId, SourceEntry]]:
    """Read both records. Raises Faults for wrong forms, evidence that is not in its line, and missing documents.

    ``codes`` are those of reviewed plans with their pages, which must have entries; pages in ``drafts`` and the codes
    planned there may. A document is dated by its page where the page is: the same page, the same date.
    """
    by_source = {page.source: page for page in pages}
    faults: list[Fault] = []
    documents_top, sources_top = record(documents_file, faults), record(sources_file, faults)
    if documents_top is None or sources_top is None:
        raise Faults(faults)
    sources = {SourceId(key): _source(made, by_source) for key, made in sources_top.pairs("the list of pages")}
    dated = {code: sources.get(source, UNSEEN).dated for code, source in codes.items()}
    entries = {
        DocumentCode(code): _entry(code, made, by_source, dated.get(DocumentCode(code)))
        for code, made in documents_top.pairs("the catalogue")
    }
    for code in codes:
        if code not in entries:
            documents_top.fault("a document of the plans has no entry", code, f"add “{code}:” with its kind and date")
    planned = {code for codes_there in drafts.values() for code in codes_there}
    for code in entries:
        if code not in codes and code not in planned:
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


def _entry(code: str, made: Record, pages: Mapping[SourceId, Page], dated: PageDate | None) -> CatalogueEntry:
    optional = (*_STATED_FIELDS, "topics", "on_topic", "official_url", "gazette", "part_of", "short", "reviewed")
    fields = made.fields(("kind",), ("date", *optional), what=f"the entry {code}")
    kind = fields["kind"].choice(frozenset(AUTHORITIES) - {"unreviewed"}, "kind") if "kind" in fields else "news-report"
    stated = {name: stated_value(fields[name], pages) if name in fields else UNRECORDED for name in _STATED_FIELDS}
    if "authors" in fields and isinstance(stated["authors"].value, str):
        fields["authors"].fault("authors are no list", stated["authors"].text, "write [何青山, 林小满]")
    if stated["validity"].value is not None:
        _check_choice(fields["validity"], stated["validity"], VALIDITIES)
    for name in _OFFICIAL_FIELDS:
        if name in fields and not fields[name].is_null and kind != "central-document":
            fields[name].fault(f"{name} beside what is no central document", kind, "remove it, or correct the kind")
    if stated["number"].value is not None and not _NUMBER.fullmatch(stated["number"].text):
        fields["number"].fault("not the number of a document", stated["number"].text, "write 中发〔2024〕1号")
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
        number=stated["number"],
        gazette=_gazette(fields["gazette"]) if "gazette" in fields else None,
        date=date_of(made, fields.get("date"), kind, pages, dated),
        topics=tuple(topic.text("a topic") for topic in fields["topics"].entries("topics"))
        if "topics" in fields
        else (),
        on_topic=fields["on_topic"].flag("on_topic") if "on_topic" in fields else True,
        official_url=_address(url) if url else None,
        part_of=DocumentCode(fields["part_of"].text("part_of")) if "part_of" in fields else None,
        short=fields["short"].text("short") if "short" in fields else "",
        reviewed=reviews(fields["reviewed"]) if "reviewed" in fields else (),
    )


def _address(made: Record) -> str | None:
    if made.is_null:
        return None
    text = made.text("official_url")
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(/[^\s\"'<>]*)?", text):
        made.fault("not a web address", text, "write https://…")
    return text


_GAZETTE = {
    "year": (r"[12][0-9]{3}", "2024"),
    "issue": (r"[1-9][0-9]{0,3}(/[1-9][0-9]{0,3})?", "31"),
    "pages": (r"[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?", "5-12"),
}
"""Fields of a gazette with their form, and one of that form."""


def _gazette(made: Record) -> Gazette | None:
    """Name, year and issue of a gazette, who saw it there, and its pages where they are recorded."""
    if made.is_null:
        return None
    fields = made.fields(("name", "year", "issue", "source"), ("pages",), what="a gazette")
    if len(fields.keys() & {"name", "year", "issue", "source"}) < 4:
        return None
    said = {name: each.text(name).strip() for name, each in fields.items()}
    for name, (form, like) in _GAZETTE.items():
        if name in said and not re.fullmatch(form, said[name]):
            fields[name].fault(f"not the {name} of a gazette", said[name], f"write “{like}” in quotes")
    for name in ("name", "source"):
        if not said[name] or re.search(r"[《》\n]", said[name] if name == "name" else ""):
            fields[name].fault(f"not the {name} of a gazette", said[name], "write it without 《》")
    return Gazette(said["name"], said["year"], said["issue"], said.get("pages", ""), said["source"])


def _check_choice(made: Record, stated: Stated, allowed: frozenset[str]) -> None:
    if stated.value not in allowed:
        made.fault("unknown validity", stated.text, f"use one of: {'、'.join(sorted(allowed))}")


def _source(made: Record, pages: Mapping[SourceId, Page]) -> SourceEntry:
    fields = made.fields(("newspaper", "checked_against_print"), ("dated",), what="a page's entry")
    if len(fields.keys() & {"newspaper", "checked_against_print"}) < 2:
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
    dated = page_date(fields["dated"], pages) if "dated" in fields else None
    return SourceEntry(newspaper, fields["checked_against_print"].flag("checked_against_print"), dated)
