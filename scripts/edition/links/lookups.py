"""Look up what points where: practice by measure and by place, mentions and uses by block, and whose text it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.links.places import Place, places
from edition.nouns import Document, Edition, Kind, Mention, Practice, Section, Term, TermUse, Work

T = TypeVar("T")

TERMS_A_PARAGRAPH = 3
"""More links than this and a paragraph is no longer calm to read (tried on the central document)."""


COMMON = 20
"""A term that stands more often than this is linked once a document, not once a section."""


@dataclass(frozen=True, slots=True)
class Body:
    """Whose practice a document tells, and who speaks there: a report of a region is another body than its article."""

    key: str
    """The code of its first document; ``others`` and ``others-kind`` where none of them names a region or issuer."""
    name: str
    """Empty where the document names neither."""
    speaker: Kind


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
    """One body for all documents of one name and kind; its key is the code of the first."""
    known: dict[tuple[str, Kind], Body] = {}
    out = {}
    for document in documents:
        entry = document.entry
        name = entry.region.text or entry.issuer.text
        others = "others" if entry.kind == "signed-article" else f"others-{entry.kind}"
        body = Body(str(document.code) if name else others, entry.short or name, entry.kind)
        out[str(document.code)] = known.setdefault((name, entry.kind), body)
    return out


def body_name(document: Document, connected: Connections) -> str:
    """The name under which a document's practice stands: its body, else its authors, else its kind.

    An article that a person has signed is not the region's own word, and says so.
    """
    name = connected.bodies[document.code].name
    if not name:
        return document.entry.authors.text or document.entry.authority
    return f"{name}（署名）" if document.entry.kind == "signed-article" else name


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
