"""The data of the links: references.json, figures.csv, practice.csv. Formats in doc/contracts.md §4 and schemas/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.links.doubted import doubted
from edition.links.places import places
from edition.nouns import Edition, Mention, ShortName, Stated, Work

FIGURE_COLUMNS = (
    "anchor", "body", "region", "indicator", "value", "unit", "qualifier", "as_of", "as_of_basis", "received",
)  # fmt: skip
PRACTICE_COLUMNS = (
    "measure", "practice", "document", "strength", "figures", "mode", "asks", "does", "reason", "kind", "when",
    "when_evidence", "speaker", "doubted",
)  # fmt: skip

Json = Mapping[str, object]


def references(edition: Edition) -> Json:
    """Every 《…》 with what it names, the works that are named, and the short names that texts define."""
    named = {mention.work for mention in edition.mentions}
    return {
        "mentions": [_mention(mention) for mention in edition.mentions],
        "works": [_work(work) for work in edition.links.works if work.id in named],
        "short_names": [_short_name(name) for name in edition.links.short_names],
    }


def _mention(mention: Mention) -> Json:
    return {
        "anchor": mention.anchor,
        "start": mention.start,
        "end": mention.end,
        "received": mention.received,
        "title": mention.title,
        "document": mention.document,
        "work": mention.work,
        "how": mention.how,
    }


def _work(work: Work) -> Json:
    return {
        "id": work.id,
        "title": work.title,
        "kind": work.kind,
        "issuer": _stated(work.issuer),
        "year": _stated(work.year),
        "document": work.document,
        "note": work.note or None,
    }


def _stated(stated: Stated) -> Json:
    return {
        "value": stated.text or None,
        "basis": stated.basis,
        "evidence": stated.evidence,
        "source": stated.source or None,
    }


def _short_name(name: ShortName) -> Json:
    return {
        "name": name.name,
        "full": name.full,
        "anchor": name.anchor,
        "start": name.start,
        "end": name.end,
        "document": name.document,
        "work": name.work,
        "term": name.term,
        "uses": [{"anchor": anchor, "start": start, "end": end} for anchor, start, end in name.uses],
    }


def figures_csv(edition: Edition) -> str:
    """The editors' figures, column by column."""
    return _table(FIGURE_COLUMNS, ([getattr(figure, c) for c in FIGURE_COLUMNS] for figure in edition.links.figures))


def practice_csv(edition: Edition) -> str:
    """Which place tells of what a measure asks; the columns from ``kind`` on came with the dated reading."""
    found = places(edition.documents)
    return _table(
        PRACTICE_COLUMNS,
        (
            (
                p.measure,
                p.anchor,
                found[p.anchor].document.code,
                p.strength,
                str(p.figures).lower(),
                p.mode,
                p.asks,
                p.does,
                p.reason,
                p.kind,
                p.when,
                "; ".join(p.when_evidence),
                found[p.anchor].document.entry.kind,
                "; ".join(doubted(found[p.anchor], p.does).words),
            )
            for p in edition.links.practice
        ),
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """RFC 4180, lines ended by a line feed."""
    return "".join(",".join(map(_cell, row)) + "\n" for row in (columns, *rows))


def _cell(text: str) -> str:
    """A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    safe = f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
    return '"' + safe.replace('"', '""') + '"' if any(mark in safe for mark in ',"\n\r') else safe
