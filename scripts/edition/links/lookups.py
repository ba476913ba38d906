"""Look up what points where: practice by measure and by place, mentions and uses by block, and whose text it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.links.places import Place, places
from edition.nouns import Document, Edition, Mention, Practice, Section, Term, TermUse, Work

T = TypeVar("T")

TERMS_A_PARAGRAPH = 3
"""More links than this and a paragraph is no longer calm to read (tried on the central document)."""


COMMON = 20
"""A term that stands more often than this is linked once a document, not once a section."""


@dataclass(frozen=True, slots=True)
class Body:
    """Whose practice a document tells: a ministry or company, a region, or (key empty) none of them."""

    key: str
    name: str
    group: str


OTHERS = Body("others", "其他", "署名")


@dataclass(frozen=True, slots=True)
class Connections:
    """The links of an edition, by where they start and where they end."""

    edition: Edition
    places: dict[str, Place]
    works: dict[str, Work]
    terms: dict[str, Term]
    mentions: dict[str, list[Mention]]
    mentions_of: dict[str, list[Mention]]
    """By the document that is mentioned."""
    uses: dict[str, list[TermUse]]
    use_counts: Counter[str]
    practice_of: dict[str, list[Practice]]
    """By measure."""
    answers_at: dict[str, list[Practice]]
    """By block of the practice."""
    bodies: dict[str, Body]
    """By document."""


def connections(edition: Edition) -> Connections:
    """All lookups at once."""
    links = edition.links
    found = dict(places(edition.documents))
    return Connections(
        edition=edition,
        places=found,
        works={work.id: work for work in links.works},
        terms={term.id: term for term in links.terms},
        mentions=_by(edition.mentions, lambda mention: str(mention.anchor)),
        mentions_of=_by(edition.mentions, lambda mention: str(mention.document or "")),
        uses=_by(links.uses, lambda use: str(use.anchor)),
        use_counts=Counter(use.term for use in links.uses),
        practice_of=_by(links.practice, lambda link: str(link.measure)),
        answers_at=_by(links.practice, lambda link: str(found[link.anchor].block.id)),
        bodies=_bodies(edition.documents),
    )


def _by(entries: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    out: dict[str, list[T]] = {}
    for entry in entries:
        out.setdefault(key(entry), []).append(entry)
    return out


def _bodies(documents: Sequence[Document]) -> dict[str, Body]:
    """One body for all documents of one name; its key is the code of the first."""
    by_name: dict[str, Body] = {}
    out = {}
    for document in documents:
        entry = document.entry
        name = entry.region.text or entry.issuer.text
        if not name:
            out[str(document.code)] = OTHERS
            continue
        group = "地方" if entry.region.text else "单位"
        out[str(document.code)] = by_name.setdefault(name, Body(str(document.code), entry.short or name, group))
    return out


def body_name(document: Document, connected: Connections) -> str:
    """The name under which a document's practice stands: its body, else its authors, else its kind."""
    body = connected.bodies[document.code]
    return body.name if body is not OTHERS else document.entry.authors.text or document.entry.authority


def is_earlier(practice: Practice, connected: Connections) -> bool:
    """前期实践: a text dated before the document whose measure it answers."""
    measure = connected.places[practice.measure].document.entry.date
    told = connected.places[practice.anchor].document.entry.date
    if not measure.value or not told.value or told.precision == "not-before":
        return False
    return told.text[:4] < measure.text[:4]


def first_uses(document: Document, connected: Connections) -> dict[str, list[TermUse]]:
    """The term uses to link on a page: each term once a section, common ones once; few a paragraph, the rarest."""
    out: dict[str, list[TermUse]] = {}
    linked: set[str] = set()
    for section in document.outline.sections:
        out |= _in_section(section, linked, connected)
        linked = {term for term in linked if connected.use_counts[term] > COMMON}
    return out


def _in_section(section: Section, linked: set[str], connected: Connections) -> dict[str, list[TermUse]]:
    out: dict[str, list[TermUse]] = {}
    for block in section.blocks:
        if block.kind == "heading":
            continue
        once = {use.term: use for use in reversed(connected.uses.get(block.id, [])) if use.term not in linked}
        rarest = sorted(once.values(), key=lambda use: (connected.use_counts[use.term], use.start))
        out[block.id] = sorted(rarest[:TERMS_A_PARAGRAPH])
        linked |= {use.term for use in out[block.id]}
    return out
