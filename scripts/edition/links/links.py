"""Read everything that connects the documents, and hold it against their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from edition.links.claims import claims
from edition.links.english import TABLES, TRAINING, english
from edition.links.english_practice import english_practice
from edition.links.english_tables import english_tables
from edition.links.english_terms import english_terms
from edition.links.english_training import english_training
from edition.links.figures import figures, no_figures, pictures
from edition.links.glossary import glossary, term_uses
from edition.links.mentions import mentions, short_names, with_held
from edition.links.named_index import named_index
from edition.links.other_names import other_names
from edition.links.places import places
from edition.links.practice import practice
from edition.links.subjects import subjects, timeline
from edition.links.training import training
from edition.links.works import works
from edition.nouns import Document, Fault, Faults, Links, Mention, Page

_TITLED = re.compile(r"《([^《》]+)》"), re.compile(r"〈([^〈〉]+)〉")


def links(editorial: Path, documents: Sequence[Document], pages: Sequence[Page]) -> tuple[tuple[Mention, ...], Links]:
    """Mentions and links. Raises Faults for every editorial entry that points nowhere."""
    faults: list[Fault] = []
    found = places(documents)
    said = [title for place in found.values() for marks in _TITLED for title in marks.findall(place.block.text)]
    listed = works(editorial / "works.yml", pages, [document.code for document in documents], said, faults)
    terms, no_terms = glossary(editorial / "glossary.yml", found, faults)
    counted = figures(editorial / "figures.csv", found, faults)
    named = mentions(documents, listed)
    told = practice(editorial / "practice.yml", found, named, faults)
    paths = training(editorial / "training", found, faults)
    digests = english(editorial / "english", documents, faults)
    claims(editorial / "claims.yml", told, paths, faults)
    made = Links(
        works=with_held(documents, listed),
        short_names=short_names(documents, named, {form: term.id for term in terms for form in term.forms}),
        terms=terms,
        no_terms=no_terms,
        uses=term_uses(documents, terms),
        practice=told,
        figures=counted,
        no_figures=no_figures(editorial / "figures-excluded.csv", found, faults),
        pictures=pictures(editorial / "figures-pictures.yml", counted, faults),
        events=timeline(editorial / "timeline.yml", found, faults),
        topics=subjects(
            editorial / "topics.yml", (topic for d in documents for topic in d.entry.topics), "topic", faults, found
        ),
        regions=subjects(editorial / "regions.yml", (d.entry.region.text for d in documents), "region", faults),
        named=named_index(editorial / "people.yml", editorial / "bodies.yml", documents, faults),
        other_names=other_names(editorial / "synonyms.yml", documents, digests, faults),
        paths=paths,
        digests=digests,
        practice_english=english_practice(editorial / "english" / TABLES / "practice.yml", faults),
        paths_english=english_training(editorial / "english" / TRAINING, paths, found, digests, faults),
        tables_english=english_tables(editorial / "english" / TABLES, faults),
        terms_english=english_terms(editorial / "english" / TABLES / "terms.yml", terms, faults),
    )
    if faults:
        raise Faults(faults)
    return named, made
