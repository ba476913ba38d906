"""What a document's page tells machines: reference managers (``citation_*``, Dublin Core) and JSON-LD of schema.org.

Only what is recorded: a date that the page states, that is printed or that somebody published is told as one; an
inferred one stands in Dublin Core with the sign of an approximate date (EDTF ``2019~``); a day before which a text is
not stands nowhere. While the handbook has no public address none is given (doc/contracts.md §2, §7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from edition.ids.cite_elements import Elements, elements, page_number
from edition.nouns import Block, Digest, Document, DocumentCode, Edition
from edition.nouns.words import code_of
from edition.pages.citation import inert
from edition.reading.document import ReadDocument
from edition.reading.names import title

Json = dict[str, Any]
Metas = Sequence[tuple[str, str]]
LANGUAGE = "zh-Hans"
_LEGAL_FORCE = {"现行": "https://schema.org/InForce"}


@dataclass(frozen=True, slots=True)
class Card:
    """``metas`` name and content; ``linked`` the JSON-LD, ready for a script element."""

    metas: Metas
    linked: str


def cards(
    edition: Edition, read: Mapping[DocumentCode, ReadDocument], digests: Iterable[Digest], name: str
) -> dict[str, dict[str, Card]]:
    """By code and language (``zh``, ``en``); drafts have none, for they cannot be cited.

    The page of a digest describes the digest, which is part of the handbook, and names the Chinese text as what it is
    taken from.
    """
    by_code = {digest.code: digest for digest in digests}
    out: dict[str, dict[str, Card]] = {}
    for code, each in read.items():
        document = each.document
        if document.outline.status != "reviewed":
            continue
        of, digest = elements(document), by_code.get(code)
        out[code] = {"zh": Card(_metas(document, of, edition, name), inert(_linked(document, of, edition, name)))}
        if digest:
            out[code]["en"] = Card(_english_metas(digest, edition), inert(_english_linked(document, digest, edition)))
    return out


def known_date(document: Document, of: Elements) -> str:
    """The date as far as it is known and not only inferred; else empty."""
    known = of.dated or document.entry.date.basis == "public"
    return of.date if of.date and known else ""


def _address(edition: Edition, path: str) -> str:
    return f"{edition.online}{path}/" if edition.online else ""


def _metas(document: Document, of: Elements, edition: Edition, name: str) -> Metas:
    date = known_date(document, of)
    url = _address(edition, f"texts/{document.code}")
    whole = of.full_title
    citation = [
        ("citation_title", whole),
        *(("citation_author", each) for each in of.by),
        ("citation_publication_date", date.replace("-", "/")),
        ("citation_journal_title", of.gazette.name if of.gazette else of.paper.name or ""),
        ("citation_issue", of.gazette.issue if of.gazette else ""),
        ("citation_firstpage", page_number(of.paper.page) if of.paper.page and not of.gazette else ""),
        ("citation_language", "zh-CN"),
        ("citation_public_url", url),
    ]
    core = [
        ("DC.title", whole),
        *(("DC.creator", each) for each in of.by),
        ("DC.date", date or (f"{of.date}~" if of.date else "")),
        ("DC.identifier", code_of(document.code)),
        ("DC.identifier", of.number),
        ("DC.identifier", url),
        ("DC.language", LANGUAGE),
        ("DC.type", "Text"),
        ("DC.source", of.paper.name or ""),
        ("DC.isPartOf", name),
        ("DC.hasVersion", edition.full_version),
    ]
    return [(each, said) for each, said in (*citation, *core) if said]


def _linked(document: Document, of: Elements, edition: Edition, name: str) -> Json:
    """https://schema.org/Legislation for a central document, NewsArticle for a report, Article for the rest."""
    entry = document.entry
    central = entry.kind == "central-document"
    persons = bool(entry.authors.value)
    url = _address(edition, f"texts/{document.code}")
    by = [{"@type": "Person" if persons else "Organization", "name": each} for each in of.by]
    made: Json = {
        "@context": "https://schema.org",
        "@type": "Legislation" if central else "NewsArticle" if entry.kind == "news-report" else "Article",
        "@id": url,
        "url": url,
        "name": of.title,
        "headline": "" if central else of.title,
        "alternativeHeadline": of.subtitle,
        "identifier": code_of(document.code),
        "inLanguage": LANGUAGE,
        "legislationPassedBy" if central else "author": by,
        "legislationIdentifier": of.number,
        "legislationLegalForce": _LEGAL_FORCE.get(entry.validity.text, "") if central else "",
        "datePublished": known_date(document, of),
        "version": edition.full_version,
        "sameAs": of.official_url,
        "isPartOf": [_handbook(edition, name), *_printed(of)],
        "hasPart": [_part(block, url) for block in document.measures],
    }
    return {key: value for key, value in made.items() if value}


def _handbook(edition: Edition, name: str) -> Json:
    made = {
        "@type": "CreativeWork",
        "name": name,
        "version": edition.full_version,
        "url": edition.online,
    }
    return {key: value for key, value in made.items() if value}


def _printed(of: Elements) -> list[Json]:
    if of.gazette:
        return [
            {
                "@type": "PublicationIssue",
                "issueNumber": of.gazette.issue,
                "datePublished": of.gazette.year,
                "isPartOf": {"@type": "Periodical", "name": of.gazette.name},
            }
        ]
    return [{"@type": "Newspaper", "name": of.paper.name}] if of.paper.name else []


def _part(block: Block, url: str) -> Json:
    """A measure: it has a code of its own and can be cited."""
    made: Json = {
        "@type": "Legislation",
        "name": title(block),
        "identifier": code_of(block.id),
        "position": block.number,
        "url": f"{url}#{block.id}" if url else "",
    }
    return {key: value for key, value in made.items() if value}


def _english_metas(digest: Digest, edition: Edition) -> Metas:
    url = _address(edition, f"en/texts/{digest.code}")
    core = [
        ("DC.title", digest.title),
        ("DC.identifier", code_of(digest.code)),
        ("DC.identifier", url),
        ("DC.language", "en"),
        ("DC.type", "Text"),
    ]
    return [(each, said) for each, said in core if said]


def _english_linked(document: Document, digest: Digest, edition: Edition) -> Json:
    """The digest is the handbook's and no translation: what it is based on is the Chinese text."""
    url = _address(edition, f"en/texts/{digest.code}")
    source = {
        "@type": "Legislation" if document.entry.kind == "central-document" else "Article",
        "name": document.title,
        "inLanguage": LANGUAGE,
        "identifier": code_of(document.code),
        "url": _address(edition, f"texts/{document.code}"),
    }
    made: Json = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": digest.title,
        "inLanguage": "en",
        "version": edition.full_version,
        "isBasedOn": {key: value for key, value in source.items() if value},
    }
    return {key: value for key, value in made.items() if value}
