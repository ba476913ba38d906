"""References for reference managers: RIS, CSL-JSON and BibLaTeX, one file each for a document and for all of them.

They say what ``ids/cite.py`` says, in fields: the newspaper as far as it is recorded, the handbook as the place of
reading, and in a note all that has no field: the ground of the date, the caution. Nothing that is unknown is filled in.
Formats: RIS as Zotero and EndNote read it (https://en.wikipedia.org/wiki/RIS_(file_format)), CSL 1.0.2 data,
BibLaTeX 3. A text's language travels in the field each of them has for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from edition.files.downloads import Imprint
from edition.ids.cite import caution, page_number
from edition.nouns import Digest, Document, Edition
from edition.nouns.words import BASIS_WORDS, REFERENCE_ENDINGS, UNKNOWN, Json, code_of

LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the three formats say of a document."""

    key: str
    title: str
    english: str
    """The handbook's translation of the title; empty where there is none."""
    authors: tuple[str, ...]
    newspaper: str
    date: tuple[int, ...]
    """Year, month, day of the text, as far as recorded; empty where only a day is known before which it is not."""
    page: str
    url: str
    version: str
    book: str
    notes: tuple[str, ...]


def references(edition: Edition, imprint: Imprint) -> dict[str, str]:
    """By name: ``citations/dk.ris``, ``citations/dk.csl.json``, ``citations/dk.bib``; ``citations.ris`` … of all.

    Drafts have none: their codes are temporary.
    """
    digests = {digest.code: digest for digest in edition.links.digests}
    made = [
        _reference(document, digests.get(document.code), f"{edition.version}+{edition.hash}", imprint)
        for document in edition.documents
        if document.outline.status == "reviewed"
    ]
    files: dict[str, str] = {}
    for name, those in [
        *((f"citations/{each.key}", [each]) for each in made),
        *([("citations", made)] if made else []),
    ]:
        files |= {f"{name}.{ending}": _WRITERS[ending](those) for ending in REFERENCE_ENDINGS}
    return files


def _reference(document: Document, digest: Digest | None, version: str, imprint: Imprint) -> Reference:
    entry, paper = document.entry, document.source_entry.newspaper
    stated = entry.authors if entry.authors.value else entry.issuer
    names = stated.value if isinstance(stated.value, tuple) else (stated.value or "").split()
    bound = entry.date.precision == "not-before"
    recorded = paper.date or ("" if bound else entry.date.text)
    return Reference(
        key=str(document.code),
        title=document.outline.front_text("title") or f"〔题名{UNKNOWN}〕",
        english=digest.title if digest else "",
        authors=tuple(names),
        newspaper=paper.name or "",
        date=tuple(map(int, recorded.split("-"))) if re.fullmatch(r"\d{4}(-\d\d){0,2}", recorded) else (),
        page=page_number(paper.page) if paper.page else "",
        url=f"{imprint.online}texts/{document.code}/",
        version=version,
        book=imprint.book,
        notes=tuple(_notes(document, dated_by_paper=bool(paper.date))),
    )


def _notes(document: Document, *, dated_by_paper: bool) -> Iterable[str]:
    paper, date = document.source_entry.newspaper, document.entry.date
    missing = [name for name, value in (("报名", paper.name), ("日期", paper.date), ("版次", paper.page)) if not value]
    if missing:
        yield f"报纸的{'、'.join(missing)}{UNKNOWN}"
    if date.value and date.basis != "stated" and not dated_by_paper:
        bound = "不早于" if date.precision == "not-before" else ""
        yield f"日期 {bound}{date.text}（{BASIS_WORDS[date.basis]}）"
    if said := caution(document):
        yield said


def _ris(made: Reference) -> str:
    day = "/".join([f"{made.date[0]:04}", *(f"{part:02}" for part in made.date[1:])]) if made.date else ""
    fields: list[tuple[str, str]] = [
        ("TY", "NEWS"),
        ("ID", made.key),
        *(("AU", f"{name},") for name in made.authors),
        ("TI", made.title),
        ("TT", made.english),
        ("T2", made.newspaper),
        ("PY", day[:4]),
        ("DA", day if len(made.date) > 1 else ""),
        ("SP", made.page),
        ("ET", made.version),
        ("LA", LANGUAGE),
        ("AN", code_of(made.key)),
        ("DP", made.book),
        ("UR", made.url),
        *(("N1", note) for note in made.notes),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _line(text: str) -> str:
    return " ".join(text.split())


def _csl(made: Reference) -> Json:
    item: Mapping[str, object] = {
        "id": made.key,
        "type": "article-newspaper",
        "title": made.title,
        "author": [{"literal": name} for name in made.authors],
        "container-title": made.newspaper,
        "issued": {"date-parts": [list(made.date)]} if made.date else None,
        "page": made.page,
        "language": LANGUAGE,
        "version": made.version,
        "source": made.book,
        "archive_location": code_of(made.key),
        "URL": made.url,
        "note": "；".join([*made.notes, *([f"English title by the handbook: {made.english}"] if made.english else [])]),
    }
    return {name: value for name, value in item.items() if value}


def _bib(made: Reference) -> str:
    date = "-".join([f"{made.date[0]:04}", *(f"{part:02}" for part in made.date[1:])]) if made.date else ""
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in made.authors),
        "title": _tex(made.title),
        "titleaddon": _tex(made.english),
        "journaltitle": _tex(made.newspaper),
        "date": date,
        "pages": made.page,
        "version": made.version,
        "langid": "chinese",
        "eprint": code_of(made.key),
        "eprinttype": _tex(made.book),
        "url": made.url,
        "note": _tex("；".join(made.notes)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{made.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    r"""Text that TeX sets as it stands: ``50% & more`` → ``50\% \& more``."""
    marked = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(marked.get(c, f"\\{c}" if c in "{}%&#$_" else c) for c in _line(text))


_WRITERS: Mapping[str, Callable[[list[Reference]], str]] = {
    "ris": lambda those: "".join(map(_ris, those)),
    "csl.json": lambda those: json.dumps(list(map(_csl, those)), ensure_ascii=False, indent=1) + "\n",
    "bib": lambda those: "\n".join(map(_bib, those)),
}
