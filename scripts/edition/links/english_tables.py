"""Read what the look-up pages say in English, ``editorial/english/tables/*.yml``, and tell what is stale or lacking.

A table has sections, a section has entries, one a line. An entry's key stays while the Chinese is corrected; its ``of``
is the fingerprint of the Chinese words it was made from (edition.links.english), so that a change is told. The English
of practice is read elsewhere (edition.links.english_practice).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.links.english import of_words
from edition.links.subjects import EVENT_KINDS
from edition.nouns import AUTHORITIES, SPEAKERS, Document, Fault, Links, Stated, TableEntry, TableKey
from edition.nouns.words import (
    BASIS_MARKS,
    BASIS_WORDS,
    DROP_WORDS,
    GAP_WORDS,
    KIND_WORDS,
    NOTE_WORDS,
    UNKNOWN,
    VOTE_WORDS,
    VOUCHED_WORDS,
)

_Form = tuple[tuple[str, ...], tuple[str, ...]]
"""Fields that an entry must have, and those it may have, besides ``of``."""

_SAYS: _Form = (("says",), ())
_NAMED: _Form = (("name", "said"), ("ours",))
FORMS: Mapping[str, Mapping[str, _Form]] = {
    "timeline": {"entries": (("what",), ("note", "source"))},
    "figures": {
        "entries": (("indicator", "value"), ("body",)),
        "grounds": _SAYS,
        "pictures": (("title", "says", "labels"), ()),
    },
    "topics": {"entries": (("reason",), ())},
    "works": {"entries": (("title",), ("ours", "issuer", "note")), "grounds": _SAYS},
    "people": {"entries": _NAMED},
    "bodies": {"entries": _NAMED},
    "glossary": {"general": (("says", "source"), ())},
    "schemes": {"entries": ((), ("parts", "missing"))},
    "documents": dict.fromkeys(
        (
            *("terms", "kinds", "validity", "state", "grounds", "labels", "certainty", "faults", "notes", "drops"),
            *("losses", "events", "columns", "issuers", "regions", "offices", "affiliations", "readings", "evidence"),
            "gaps",
        ),
        _SAYS,
    ),
}
"""Every table with its sections."""

SAID_IN_CODE = frozenset({"terms", "labels", "validity", "state"})
"""Sections of ``documents`` whose Chinese also stands in modules, not in data alone: nothing can be told of those."""

_WITNESS = re.compile(r"[A-Za-z0-9-]+:[1-9][0-9]* ")
"""Begins evidence that quotes a line of a page; that stays Chinese."""


def english_tables(folder: Path, faults: list[Fault]) -> Mapping[TableKey, TableEntry]:
    """The entries of all tables in the order of the files; a table that is not there has none."""
    made: dict[TableKey, TableEntry] = {}
    for table, sections in FORMS.items():
        top = optional_record(folder / f"{table}.yml", faults)
        found = top.fields(optional=tuple(sections), what=f"the table {table}") if top else {}
        for section, held in found.items():
            for key, entry in held.pairs(f"the section {section}"):
                if told := _entry(key, entry, sections[section]):
                    made[table, section, key] = told
    return made


def _entry(key: str, entry: Record, form: _Form) -> TableEntry | None:
    required, optional = form
    fields = entry.fields(("of", *required), optional, what=f"the entry {key}")
    if any(each not in fields for each in ("of", *required)):
        return None
    plain = [name for name in fields if name not in ("of", "ours", "parts", "labels")]
    says = {name: fields[name].text(name) for name in plain}
    for name in plain:
        if not says[name] and isinstance(fields[name].value, str):
            fields[name].fault("nothing said", f"{key}: {name}", "say in English what the Chinese says")
    return TableEntry(
        says=says,
        parts=tuple(_parts(fields)),
        ours=fields["ours"].flag("ours") if "ours" in fields else False,
        of=fields["of"].text("a fingerprint"),
        path=str(entry.path),
        line=entry.at,
    )


def _parts(fields: Mapping[str, Record]) -> Iterator[Mapping[str, str]]:
    for part in fields["parts"].entries("parts") if "parts" in fields else ():
        given = part.fields(("name",), ("says",), what="a part")
        yield {name: each.text(name) for name, each in given.items()}
    for label in fields["labels"].entries("labels") if "labels" in fields else ():
        yield {"label": label.text("a label")}


# The Chinese ---------------------------------------------------------------------------------------------------------


def chinese_words(links: Links, documents: Sequence[Document]) -> Mapping[TableKey, tuple[str, ...]]:
    """The Chinese words of every entry that the look-up pages show, in the order in which ``of`` joins them."""
    return {**dict(_tables(links, documents)), **dict(_on_documents(documents))}


def _tables(links: Links, documents: Sequence[Document]) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    for event in links.events:
        yield ("timeline", "entries", f"{event.date} {event.anchor}"), (event.what, event.note, event.source)
    for each in links.figures:
        counted = (each.indicator, each.body, each.region, each.value, each.unit, each.qualifier)
        yield ("figures", "entries", f"{each.anchor} {each.indicator}"), counted
        yield ("figures", "grounds", each.as_of_basis), (each.as_of_basis,)
    for drawn in links.pictures:
        labels = (label for label, _ in drawn.bars)
        yield ("figures", "pictures", drawn.title), (drawn.title, drawn.says, *labels)
    for topic in links.topics:
        for passage in topic.passages:
            yield ("topics", "entries", f"{topic.name} {passage.anchor}"), (passage.reason,)
    codes = {str(document.code) for document in documents}
    for work in links.works:
        if work.id not in codes:
            yield ("works", "entries", work.id), (work.title, work.issuer.text, work.note)
            for words in _told([work.issuer, work.year]):
                yield ("works", "grounds", words), (words,)
    for named in links.named:
        table = {"person": "people", "body": "bodies"}[named.kind]
        yield (table, "entries", named.name), (named.name, named.said)
    for term in links.terms:
        if term.general:
            yield ("glossary", "general", term.term), (term.general, term.general_source)
        if term.parts is not None:
            parts = (each for part in term.parts for each in (part.name, part.text))
            yield ("schemes", "entries", term.term), (*parts, term.parts_missing)


def _on_documents(documents: Sequence[Document]) -> Iterator[tuple[TableKey, tuple[str, ...]]]:
    said: dict[str, Iterable[str]] = {
        "kinds": {*AUTHORITIES.values(), *SPEAKERS.values()},
        "state": VOUCHED_WORDS.values(),
        "grounds": {*BASIS_WORDS.values(), *BASIS_MARKS.values()} - {UNKNOWN},
        "certainty": VOTE_WORDS.values(),
        "faults": KIND_WORDS.values(),
        "notes": NOTE_WORDS.values(),
        "drops": DROP_WORDS.values(),
        "losses": GAP_WORDS.values(),
        "events": EVENT_KINDS.values(),
        "columns": {line.text for each in documents for line in each.outline.front if line.role == "column"},
        "issuers": {words for each in documents for words in (each.entry.issuer.text, each.entry.short)},
        "regions": {each.entry.region.text for each in documents},
        "offices": {each.entry.office.text for each in documents},
        "affiliations": {each.entry.affiliation.text for each in documents},
        "readings": {
            words
            for each in documents
            for review in each.entry.reviewed
            if not review.person
            for words in (review.by, review.against, review.method)
        },
        "evidence": {words for each in documents for words in _evidence(each)},
        "gaps": {gap.note for each in documents for block in each.outline.blocks for gap in block.gaps},
    }
    for section, words in said.items():
        for each in filter(None, words):
            yield ("documents", section, each), (each,)


def _evidence(document: Document) -> Iterator[str]:
    entry, source = document.entry, document.source_entry
    bounds = [source.dated.not_before, source.dated.not_after] if source.dated else []
    yield from _told([entry.issuer, entry.date, entry.validity, *filter(None, bounds)])
    yield source.newspaper.evidence


def _told(values: Iterable[Stated]) -> Iterator[str]:
    """What is told of a value besides lines of pages: why it is not known, where it was published."""
    for stated in values:
        for words in (stated.evidence, stated.source):
            if words and not _WITNESS.match(words):
                yield words


def tables_in_english(
    tables: Mapping[TableKey, TableEntry], chinese: Mapping[TableKey, tuple[str, ...]]
) -> Mapping[TableKey, TableEntry]:
    """The entries that hold: of those whose Chinese has changed since they were made nothing is shown.

    What modules say in Chinese (``SAID_IN_CODE``) holds by its key, which is that Chinese.
    """
    return {
        key: made
        for key, made in tables.items()
        if (key in chinese and of_words("\n".join(chinese[key])) == made.of)
        or (key not in chinese and key[0] == "documents" and key[1] in SAID_IN_CODE)
    }


def stale_tables(tables: Mapping[TableKey, TableEntry], chinese: Mapping[TableKey, tuple[str, ...]]) -> list[Fault]:
    """Entries whose Chinese has changed, English of nothing, and Chinese without English in a table that is there."""
    faults = []
    for key, made in tables.items():
        name = key[2]
        if key not in chinese:
            if key[0] != "documents" or key[1] not in SAID_IN_CODE:
                faults.append(Fault(made.path, made.line, "English of nothing", name, "correct the key, or remove it"))
        elif (now := of_words("\n".join(chinese[key]))) != made.of:
            remedy = f'compare both again, then write of: "{now}"'
            faults.append(Fault(made.path, made.line, "the Chinese has changed since this was made", name, remedy))
    there = {table: made.path for (table, _, _), made in tables.items()}
    for key in chinese:
        table, section, name = key
        if table in there and key not in tables:
            remedy = f'add a line under {section}: {{of: "{of_words(chr(10).join(chinese[key]))}", …}}'
            faults.append(Fault(there[table], 1, "Chinese without English", name, remedy))
    return faults
