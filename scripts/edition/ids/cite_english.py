"""Cite in English: what a reference in APA 7 or Chicago says of a Chinese text that was read in the handbook.

APA 7 (9.38) and Chicago (17th edition, 11.9–10, 14.99) agree on works in another language: the author in Latin letters,
the original title, its translation in square brackets behind it; a date that does not stand on the page itself is in
square brackets too. The translation is the handbook's. As in Chinese (``cite.py``) the newspaper is the origin, as far
as an editor has recorded it, and the handbook the place of reading: edition, code, reading, address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

from edition.ids.cite_elements import page_number
from edition.nouns import Digest, Document
from edition.nouns.words import CAUTION_ENGLISH, EDITORS_ENGLISH, OPINION_ENGLISH

EnglishForm = Literal["apa", "chicago", "text"]
ENGLISH_FORMS: tuple[EnglishForm, ...] = get_args(EnglishForm)
ENGLISH_FORM_WORDS: dict[EnglishForm, str] = {"apa": "APA 7", "chicago": "Chicago, note", "text": "In the text"}

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Author:
    """A person or body that answers for a text. ``chinese`` as the page has it, empty for a body."""

    name: str
    chinese: str = ""

    @property
    def inverted(self) -> str:
        """``Liu Hesheng`` → ``Liu, H.``; a body, and a name whose parts are no family and given name, stays whole.

        Hanyu Pinyin puts the family name first. A Chinese name with a middle dot is the transcription of one from
        another language, of which nobody here has recorded which part is what.
        """
        family, _, given = self.name.partition(" ")
        if not self.chinese or "·" in self.chinese or not given:
            return self.name
        return f"{family}, " + " ".join(f"{part[0].upper()}." for part in given.replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class _Given:
    """What differs from one reference to the next; ``accessed`` may be empty, ``pinpoint`` brings its comma along."""

    name: str
    version: str
    code: str
    reading: str
    online: str
    accessed: str
    pinpoint: str


def english_template(document: Document, digest: Digest, form: EnglishForm, *, dated: bool = True) -> tuple[str, ...]:
    """A reference with slots still to be filled: text, slot, text, …, text; slots as in ``cite.template``."""
    slots = _Given(*(f"\0{each.name}\0" for each in fields(_Given)))
    return tuple(_composed(document, digest, form, slots if dated else replace(slots, accessed="")).split("\0"))


def english_citation(
    document: Document,
    digest: Digest,
    form: EnglishForm,
    *,
    name: str,
    version: str,
    online: str,
    reading: str,
    accessed: str = "",
) -> str:
    """One reference to a document, or to the place that the fragment of ``online`` names.

    ``name`` is the handbook's, ``accessed`` a day (``2026-11-21``); without one nothing is said of it.
    """
    at = online.partition("#")[2] or document.code
    day = english_date(accessed) if accessed else ""
    place = english_pinpoint(document, at)
    given = _Given(name, version, at.upper(), reading, online, day, f", {place}" if place else "")
    return _composed(document, digest, form, given)


def english_page_template(form: EnglishForm, *, received: bool = False) -> tuple[str, ...]:
    """As ``cite.page_template``: an entry of the editors', or a line as received."""
    given = {each.name: f"\0{each.name}\0" for each in fields(_Given)}
    title, name, code = "\0title\0", given["name"], given["code"]
    day, version, reading, online = given["accessed"], given["version"], given["reading"], given["online"]
    head = f"{title}. (n.d.)." if received else f"{EDITORS_ENGLISH}. (n.d.). {title}."
    said = {
        "apa": f"{head} In {name} (Edition {version}; {code}, {reading}). {online}",
        "chicago": f"“{title},” {code}, in {name}, edition {version}, {reading}, accessed {day}, {online}.",
        "text": f"({name}, “{title},” {code})",
    }
    return tuple(said[form].split("\0"))


def authors(document: Document, digest: Digest) -> tuple[Author, ...]:
    """Who answers for a text, in English; nobody where the kind of text names nobody."""
    stated = document.entry.authors.value
    if digest.authors:
        same = isinstance(stated, tuple) and len(stated) == len(digest.authors)
        chinese = stated if isinstance(stated, tuple) and same else ("",) * len(digest.authors)
        return tuple(map(Author, digest.authors, chinese))
    return tuple(Author(each.strip()) for each in digest.issuer.split(";") if each.strip())


def _composed(document: Document, digest: Digest, form: EnglishForm, given: _Given) -> str:
    by = authors(document, digest)
    return {"apa": _apa, "chicago": _chicago, "text": _in_text}[form](document, digest, by, given)


def _apa(document: Document, digest: Digest, by: Sequence[Author], given: _Given) -> str:
    names = _series([each.inverted for each in by], ", & ").rstrip(".")
    title = f"{_title(document)} [{digest.title}]"
    head = f"{names}. ({english_year(document)}). {title}." if names else f"{title}. ({english_year(document)})."
    place = f"In {given.name} (Edition {given.version}; {given.code}, {given.reading})."
    return f"{head} {place} {_origin(document)}. {given.online}"


def _chicago(document: Document, digest: Digest, by: Sequence[Author], given: _Given) -> str:
    """A note in full; the bibliography takes the same elements."""
    parts = [
        *filter(None, [_series([f"{each.name} {each.chinese}".strip() for each in by], " and ")]),
        f"“{_title(document)}” [{digest.title}]",
        english_year(document),
        given.code,
        f"in {given.name}, edition {given.version}",
        given.reading,
        _origin(document).replace("Originally", "originally").replace("[Newspaper", "[newspaper"),
        *([f"accessed {given.accessed}"] if given.accessed else []),
        given.online,
    ]
    return ", ".join(parts) + "."


def _in_text(document: Document, digest: Digest, by: Sequence[Author], given: _Given) -> str:
    names = _series([each.inverted.partition(",")[0] for each in by], " & ") or f"“{digest.title}”"
    return f"({names}, {english_year(document)}, {given.code}{given.pinpoint})"


def _title(document: Document) -> str:
    return document.outline.front_text("title") or "[title not recorded]"


def _series(names: Sequence[str], last: str) -> str:
    """Names as both styles join them: the last by a word or sign of its own."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 and not last.startswith(",") else ""
    return ", ".join(names[:-1]) + comma + last + names[-1]


def english_year(document: Document) -> str:
    """``2019`` where the page says so, ``[2026]`` where it is inferred or known from elsewhere, ``n.d.`` unrecorded.

    Where only a day is known before which it is not: ``n.d., not before 2024``.
    """
    date = document.entry.date
    if not date.text:
        return "n.d."
    if date.precision == "not-before":
        return f"n.d., not before {date.text[:4]}"
    year = date.text[:4]
    return year if date.basis == "stated" else f"[{year}]"


def _origin(document: Document) -> str:
    """The newspaper as recorded; what is unknown says so."""
    paper = document.source_entry.newspaper
    if not (paper.name or paper.date or paper.page):
        return "[Newspaper, date and page not recorded]"
    name = paper.name or "[newspaper not recorded]"
    date = english_date(paper.date) if paper.date else "[date not recorded]"
    page = f"p. {page_number(paper.page)}" if paper.page else "[page not recorded]"
    return f"Originally in {name}, {date}, {page}"


def english_date(date: str) -> str:
    """``2019-11-08`` → ``November 8, 2019``; a month or a year alone stays one."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"


def english_caution(document: Document) -> str:
    """What must stand beside every quotation of the document, in English; empty for most."""
    if document.entry.kind == "signed-article":
        return OPINION_ENGLISH
    return CAUTION_ENGLISH if document.entry.kind == "central-document" else ""


def english_pinpoint(document: Document, at: str) -> str:
    """``item 12`` for what runs through the document; elsewhere empty, for the code says the place."""
    numbers = {str(block.id): block.number for block in document.outline.blocks if document.is_measure(block)}
    return f"item {numbers[at]}" if numbers.get(at) else ""
