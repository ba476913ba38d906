"""A reference in the formats of reference managers: RIS, CSL-JSON and BibTeX (read by BibLaTeX too).

They say what ``cite.py`` says, in fields, for a document or for a place in it: the newspaper or gazette as far as it is
recorded, else the handbook that was read; and in a note all that has no field: the ground of the date, the caution.
Nothing that is unknown is filled in: no address while there is none, no day where only one is known before which the
text is not. Formats: RIS as Zotero and EndNote read it, CSL 1.0.2 data, BibLaTeX 3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from edition.ids.cite import caution
from edition.ids.cite_elements import elements, lacking, page_number
from edition.nouns import Digest, Document
from edition.nouns.words import BASIS_WORDS, UNKNOWN, Json

LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Reference:
    """What the three formats say of a document, or of a place in it."""

    key: str
    title: str
    english: str
    """The handbook's translation of the title; empty where there is none."""
    authors: tuple[str, ...]
    container: str
    """Newspaper or gazette; empty where none is recorded."""
    gazette: bool
    date: tuple[int, ...]
    """Year, month, day of the text, as far as known; empty where only a day is known before which it is not."""
    estimated: bool
    issue: str
    pages: str
    number: str
    url: str
    version: str
    book: str
    code: str
    place: str
    """``第（十二）项``; empty for the whole document."""
    notes: tuple[str, ...]


def reference_of(document: Document, digest: Digest | None, version: str, online: str, book: str) -> Reference:
    """The reference to a document. ``online`` is where the handbook stands, with a slash; empty while nowhere."""
    of = elements(document)
    date = of.gazette.year if of.gazette else of.date
    return Reference(
        key=str(document.code),
        title="：".join(filter(None, (of.title, of.subtitle, of.speech))),
        english=digest.title if digest else "",
        authors=of.by,
        container=of.gazette.name if of.gazette else of.paper.name or "",
        gazette=of.gazette is not None,
        date=tuple(map(int, date.split("-"))) if date else (),
        estimated=bool(date) and not of.dated and not of.gazette,
        issue=of.gazette.issue if of.gazette else "",
        pages=of.gazette.pages if of.gazette else page_number(of.paper.page) if of.paper.page else "",
        number=of.number,
        url=f"{online}texts/{document.code}/" if online else "",
        version=version,
        book=book,
        code=document.code.upper(),
        place="",
        notes=tuple(_notes(document, of.official_url, dated_by_paper=bool(of.paper.date or of.gazette))),
    )


def _notes(document: Document, official_url: str, *, dated_by_paper: bool) -> Iterable[str]:
    paper, date = document.source_entry.newspaper, document.entry.date
    if missing := lacking(paper):
        yield f"报纸的{'、'.join(missing)}{UNKNOWN}"
    if date.value and date.basis != "stated" and not dated_by_paper:
        yield f"日期 {date.bound}{date.text}（{BASIS_WORDS[date.basis]}）"
    if official_url:
        yield official_url
    if said := caution(document):
        yield said


SLOTS = ("key", "code", "place", "url")
"""What differs from one place of a document to the next."""


def file_templates(reference: Reference) -> dict[str, tuple[str, ...]]:
    """By ending, a file of one place with slots still to be filled: text, slot, text, …, text (as ``cite.template``).

    Where there is no address there is no slot for one.
    """
    slots = {name: f"\0{name}\0" for name in SLOTS if name != "url" or reference.url}
    made = replace(reference, **slots)  # type: ignore[arg-type]
    return {ending: tuple(write([made]).replace("\\u0000", "\0").split("\0")) for ending, write in WRITERS.items()}


def page_file_templates(version: str, online: str, book: str) -> dict[str, tuple[str, ...]]:
    """The same for what stands in the handbook and in none of its texts; ``title`` is a slot too, before the others."""
    of = Reference(
        key="\0key\0",
        title="\0title\0",
        english="",
        authors=(),
        container="",
        gazette=False,
        date=(),
        estimated=False,
        issue="",
        pages="",
        number="",
        url="\0url\0" if online else "",
        version=version,
        book=book,
        code="\0code\0",
        place="",
        notes=(),
    )
    return {ending: tuple(write([of]).replace("\\u0000", "\0").split("\0")) for ending, write in WRITERS.items()}


def _ris(made: Reference) -> str:
    day = "/".join([f"{made.date[0]:04}", *(f"{part:02}" for part in made.date[1:])]) if made.date else ""
    fields: list[tuple[str, str]] = [
        ("TY", "JOUR" if made.gazette else "NEWS" if made.container else "ELEC"),
        ("ID", made.key),
        *(("AU", f"{name},") for name in made.authors),
        ("TI", made.title),
        ("TT", made.english),
        ("T2", made.container or made.book),
        ("PY", day[:4]),
        ("DA", day if len(made.date) > 1 else ""),
        ("IS", made.issue),
        ("SP", made.pages),
        ("SE", made.place),
        ("M1", made.number),
        ("ET", made.version),
        ("LA", LANGUAGE),
        ("AN", made.code),
        ("DP", made.book),
        ("UR", made.url),
        *(("N1", note) for note in made.notes),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _line(text: str) -> str:
    return " ".join(text.split())


def _csl(made: Reference) -> Json:
    issued: Mapping[str, object] = {
        "date-parts": [list(made.date)],
        **({"circa": True} if made.estimated else {}),
    }
    item: Mapping[str, object] = {
        "id": made.key,
        "type": "article-journal" if made.gazette else "article-newspaper" if made.container else "webpage",
        "title": made.title,
        "author": [{"literal": name} for name in made.authors],
        "container-title": made.container or made.book,
        "issued": issued if made.date else None,
        "issue": made.issue,
        "page": made.pages,
        "section": made.place,
        "number": made.number,
        "language": LANGUAGE,
        "version": made.version,
        "source": made.book,
        "archive_location": made.code,
        "URL": made.url,
        "note": "；".join([*made.notes, *([f"English title by the handbook: {made.english}"] if made.english else [])]),
    }
    return {name: value for name, value in item.items() if value}


def _bib(made: Reference) -> str:
    date = "-".join([f"{made.date[0]:04}", *(f"{part:02}" for part in made.date[1:])]) if made.date else ""
    entry = "article" if made.container else "online"
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in made.authors),
        "title": _tex(made.title),
        "titleaddon": _tex(made.english),
        "journaltitle" if made.container else "organization": _tex(made.container or made.book),
        "date": f"{date}~" if date and made.estimated else date,
        "number": made.issue or _tex(made.number),
        "pages": made.pages.replace("-", "--"),
        "version": made.version,
        "langid": "chinese",
        "eprint": made.code,
        "eprinttype": _tex(made.book),
        "url": made.url,
        "note": _tex("；".join(filter(None, (made.place, *made.notes)))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{entry}{{{made.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    r"""Text that TeX sets as it stands: ``50% & more`` → ``50\% \& more``."""
    marked = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(marked.get(c, f"\\{c}" if c in "{}%&#$_" else c) for c in re.sub(r"\s+", " ", text).strip())


WRITERS: Mapping[str, Callable[[list[Reference]], str]] = {
    "ris": lambda those: "".join(map(_ris, those)),
    "csl.json": lambda those: json.dumps(list(map(_csl, those)), ensure_ascii=False, indent=1) + "\n",
    "bib": lambda those: "\n".join(map(_bib, those)),
}
"""By ending (``nouns/words.py: REFERENCE_ENDINGS``)."""
