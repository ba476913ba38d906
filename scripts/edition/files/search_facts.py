"""Say what readers narrow a search by: date, topics and speakers, and which places belong to a measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edition.files.search_files import PageFacts
from edition.links.lookups import Connections, connections
from edition.nouns import Document, DocumentCode, Edition


def facts_of(edition: Edition, names: Mapping[str, Sequence[tuple[str, str]]]) -> Mapping[DocumentCode, PageFacts]:
    """The facts of each document, in Chinese; ``names``: what the menu calls pages, by path."""
    connected = connections(edition)
    called = {document.code: names.get(f"texts/{document.code}", ()) for document in edition.documents}
    return {
        document.code: replace(_facts(document, connected), names=tuple(name for _, name in called[document.code]))
        for document in edition.documents
    }


def _facts(document: Document, connected: Connections) -> PageFacts:
    entry = document.entry
    speakers = [name for stated in (entry.issuer, entry.authors) for name in _each(stated.value)]
    return PageFacts(
        entry.date.text, entry.topics, tuple(dict.fromkeys(speakers)), measures=_measures(document, connected)
    )


def _each(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _measures(document: Document, connected: Connections) -> dict[str, tuple[str, ...]]:
    """A measure's own paragraphs, and those that tell of what it asks; without the code, as the index writes them."""
    found: dict[str, list[str]] = {}
    measures = [str(block.id) for block in document.measures]
    for block in document.outline.blocks:
        own = [each for each in measures if block.id == each or block.id.startswith(f"{each}-")]
        told = [str(link.measure) for link in connected.answers_at.get(block.id, ())]
        for measure in dict.fromkeys(own + told):
            found.setdefault(measure, []).append(block.id.removeprefix(document.code))
    return {measure: tuple(at) for measure, at in found.items()}


def facts_in_english(
    edition: Edition, chinese: Mapping[DocumentCode, PageFacts], names: Mapping[str, Sequence[tuple[str, str]]]
) -> Mapping[DocumentCode, PageFacts]:
    """The same of the digests, which name topics and speakers in English."""
    topics = {subject.name: subject.english for subject in edition.links.topics}
    return {
        digest.code: replace(
            chinese[digest.code],
            topics=tuple(topics[topic] for topic in chinese[digest.code].topics if topic in topics),
            speakers=tuple(filter(None, (digest.issuer, *digest.authors))),
            names=tuple(name for _, name in names.get(f"en/texts/{digest.code}", ())),
        )
        for digest in edition.links.digests
    }
