"""The menu of the site, in both languages: the documents by kind, then a place for each row of the table of pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from edition.nouns import Document, Edition
from edition.nouns.record import Kind
from edition.nouns.words import STATUS_WORDS, Json
from edition.pages import table
from edition.pages.table import PARTS, Language, PageKind, Part, Place


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """Kinds of document that share an entry; it leads to the first of them that is there."""

    kinds: tuple[Kind, ...]
    names: Mapping[Language, str]


GROUPS = (
    DocumentGroup(("exchange-speech", "editors-note"), {"zh": "交流发言与编者按", "en": "Exchange speeches"}),
    DocumentGroup(("signed-article",), {"zh": "署名文章", "en": "Signed articles"}),
    DocumentGroup(("news-report", "policy-graphic"), {"zh": "报道与图解", "en": "Reports, explainers"}),
    DocumentGroup(("unreviewed",), {"zh": STATUS_WORDS["draft"], "en": "Not yet reviewed"}),
)
CENTRAL: Kind = "central-document"
ONE_CENTRAL: Mapping[Language, str] = {"zh": "中央《意见》", "en": "The Guidelines"}
CENTRALS: Mapping[Language, str] = {"zh": "中央文件", "en": "Central documents"}
MEASURES_UNIT: Mapping[Language, str] = {"zh": " 项", "en": ""}


def menu(edition: Edition, counts: Mapping[str, int]) -> Json:
    """By language the parts of the menu that have entries. ``counts`` are those of the edition, by name.

    An entry says where it leads (``path``, ``anchor``), what it is called (``name``, ``number``), and of which page it
    is the current one: a page of ``kinds`` or of the document ``code`` (aria-current page), or one that stands below
    it, of the kinds ``within`` or a document of ``document_kinds`` (true).
    """
    return {language: list(_parts(edition, counts, language)) for language in get_args(Language)}


def _parts(edition: Edition, counts: Mapping[str, int], language: Language) -> Iterable[Json]:
    for part, names in PARTS.items():
        entries = list(_documents(edition, counts, language)) if part == "read" else []
        entries += [_entry(row, place, counts) for row, place in _places(part, language) if _shown(place, counts)]
        if entries:
            yield {"name": names[language], "entries": entries}


def _places(part: Part, language: Language) -> Iterable[tuple[PageKind, Place]]:
    for row in table.KINDS:
        place = row.menu_english if language == "en" else row.menu
        if place and place.part == part:
            yield row, place


def _shown(place: Place, counts: Mapping[str, int]) -> bool:
    return not place.if_any or bool(counts[place.count])


def _entry(row: PageKind, place: Place, counts: Mapping[str, int]) -> Json:
    number = counts[place.count] if place.count else 0
    return {
        "path": place.path,
        "anchor": "",
        "name": place.name,
        "number": f"{number}{place.unit}" if number else "",
        "kinds": [row.name],
        "within": place.also,
    }


def _documents(edition: Edition, counts: Mapping[str, int], language: Language) -> Iterable[Json]:
    """The central document by itself; several of them, and all others, by group."""
    held: dict[Kind, list[Document]] = {}
    for document in edition.documents:
        if document.entry.on_topic:
            held.setdefault(document.entry.kind, []).append(document)
    central = held.get(CENTRAL, [])
    folder = "en/texts/" if language == "en" and edition.links.digests else "texts/"
    if len(central) == 1:
        code = central[0].code
        number = f"{counts['measures']}{MEASURES_UNIT[language]}" if counts["measures"] else ""
        yield {"path": f"{folder}{code}", "anchor": "", "name": ONE_CENTRAL[language], "number": number, "code": code}
    elif central:
        yield _group((CENTRAL,), CENTRALS[language], held, folder)
    for group in GROUPS:
        if any(held.get(kind) for kind in group.kinds):
            yield _group(group.kinds, group.names[language], held, folder)


def _group(kinds: Sequence[Kind], name: str, held: Mapping[Kind, Sequence[Document]], folder: str) -> Json:
    there = [kind for kind in kinds if held.get(kind)]
    number = sum(len(held[kind]) for kind in there)
    return {"path": folder, "anchor": there[0], "name": name, "number": str(number), "document_kinds": kinds}
