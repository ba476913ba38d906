"""Read the list of documents that the texts mention: titles as they occur, issuer and year with their ground."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from edition.chinese.sameness import match_key
from edition.desk.grounds import stated_value
from edition.desk.yaml_records import Record, optional_record
from edition.nouns import UNRECORDED, WORK_KINDS, DocumentCode, Fault, Page, SourceId, Work, WorkKind

_ID = re.compile(r"[a-z][a-z0-9-]*")


def works(
    path: Path, pages: Iterable[Page], codes: Iterable[DocumentCode], said: Iterable[str], faults: list[Fault]
) -> tuple[Work, ...]:
    """Read ``works.yml``. ``said`` are the titles that occur: a work that no text mentions points nowhere."""
    top = optional_record(path, faults)
    if top is None:
        return ()
    by_source = {page.source: page for page in pages}
    keys = {match_key(title) for title in said}
    known = frozenset(codes)
    made = [_work(name, entry, by_source, known) for name, entry in top.pairs("the list of works")]
    for work in made:
        if not any(match_key(name) in keys for name in work.names):
            top.fault("a work that no text mentions", work.title, "correct the title or remove it", key=work.id)
    return tuple(made)


def _work(name: str, made: Record, pages: Mapping[SourceId, Page], codes: frozenset[DocumentCode]) -> Work:
    if not _ID.fullmatch(name):
        made.fault("not a name for an address", name, "write small letters, digits and hyphens")
    fields = made.fields(("title", "kind", "issuer", "year"), ("titles", "document", "note"), what=f"the work {name}")
    document = fields.get("document")
    code = DocumentCode(document.text("document")) if document and not document.is_null else None
    if document and code and code not in codes:
        document.fault("not a document of the handbook", code, "correct the code, or write null")
    values = {key: stated_value(fields[key], pages) if key in fields else UNRECORDED for key in ("issuer", "year")}
    if values["year"].value and not re.fullmatch(r"[12][0-9]{3}", values["year"].text):
        fields["year"].fault("not a year", values["year"].text, "write “2019” in quotes")
    return Work(
        id=name,
        title=fields["title"].text("a title") if "title" in fields else "",
        titles=tuple(each.text("a title") for each in fields["titles"].entries("titles")) if "titles" in fields else (),
        kind=cast(WorkKind, fields["kind"].choice(frozenset(WORK_KINDS), "kind")) if "kind" in fields else "policy",
        issuer=values["issuer"],
        year=values["year"],
        document=code,
        note=fields["note"].text("a note") if "note" in fields else "",
    )
