"""The menu of the site, in both languages: the documents by kind, then a place for each row of the table of pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from edition.nouns import Document, DocumentCode, Edition
from edition.nouns.record import Kind
from edition.nouns.words import STATUS_WORDS, Json
from edition.pages import table
from edition.pages.table import PARTS, Language, MenuPlace, PageKind, Part


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


def _places(part: Part, language: Language) -> Iterable[tuple[PageKind, MenuPlace]]:
    for row in table.KINDS:
        place = row.menu_english if language == "en" else row.menu
        if place and place.part == part:
            yield row, place


def _shown(place: MenuPlace, counts: Mapping[str, int]) -> bool:
    return not place.if_any or bool(counts[place.count])


def _entry(row: PageKind, place: MenuPlace, counts: Mapping[str, int]) -> Json:
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
    """The central document by itself; several of them, and all others, by group.

    In English an entry leads to digests where there are any of its kinds, else to the Chinese.
    """
    held: dict[Kind, list[Document]] = {}
    for document in edition.documents:
        if document.entry.on_topic:
            held.setdefault(document.entry.kind, []).append(document)
    digested = {digest.code for digest in edition.links.digests} if language == "en" else frozenset()
    central = held.get(CENTRAL, [])
    if len(central) == 1:
        code = central[0].code
        number = f"{counts['measures']}{MEASURES_UNIT[language]}" if counts["measures"] else ""
        path = f"{'en/' if code in digested else ''}texts/{code}"
        yield {"path": path, "anchor": "", "name": ONE_CENTRAL[language], "number": number, "code": code}
    elif central:
        yield _group((CENTRAL,), CENTRALS[language], held, digested)
    for group in GROUPS:
        if any(held.get(kind) for kind in group.kinds):
            yield _group(group.kinds, group.names[language], held, digested)


def _group(
    kinds: Sequence[Kind], name: str, held: Mapping[Kind, Sequence[Document]], digested: Collection[DocumentCode]
) -> Json:
    there = [kind for kind in kinds if held.get(kind)]
    in_english = [kind for kind in there if any(document.code in digested for document in held[kind])]
    return {
        "path": "en/texts/" if in_english else "texts/",
        "anchor": (in_english or there)[0],
        "name": name,
        "number": str(sum(len(held[kind]) for kind in there)),
        "document_kinds": kinds,
    }
