"""The data other programs read: ledger, handbook, those of the links. Formats: doc/contracts.md §4, schemas/."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from edition.files.anchors_js import anchors_js
from edition.files.link_data import figures_csv, practice_csv, references
from edition.links.places import Anchors, anchors_by_span
from edition.nouns import Block, CutWords, Document, Edition, Emendation, FrontLine, LedgerRow, Section, Span, Stated
from edition.nouns.words import Json


def export(edition: Edition) -> dict[str, str]:
    """Data files by name."""
    anchors = anchors_by_span(edition.documents)
    return {
        "ledger.jsonl": "".join(
            json.dumps(ledger_row(row, anchors), ensure_ascii=False) + "\n" for row in edition.rows
        ),
        "handbook.json": _dump(handbook(edition)),
        "references.json": _dump(references(edition)),
        "figures.csv": figures_csv(edition),
        "practice.csv": practice_csv(edition),
        "anchors.js": anchors_js(edition),
    }


def ledger_lines(rows: Iterable[LedgerRow], anchors: Anchors) -> str:
    """The ledger as JSON lines; a draft's rows have no anchors."""
    return "".join(json.dumps(ledger_row(row, anchors), ensure_ascii=False) + "\n" for row in rows)


def _dump(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def ledger_row(row: LedgerRow, anchors: Anchors) -> Json:
    """One line of the ledger. ``spans`` is given where a line feeds several blocks or roles."""
    spans = [
        {"start": part.span.start, "end": part.span.end, "anchor": _anchor(part.span, anchors), "role": part.role}
        for part in row.parts
    ]
    landed = [span["anchor"] for span in spans if span["anchor"]]
    several = len({(span["anchor"], span["role"]) for span in spans}) > 1
    return {
        "source": row.source,
        "line": row.line,
        "article": row.article,
        "role": row.role,
        "order": row.order,
        "join": row.join,
        "drop": row.drop,
        "twin": _span(row.twin) if row.twin else None,
        "similarity": row.similarity,
        "reason": row.reason,
        "anchor": landed[0] if landed and not row.drop else None,
        "spans": spans if several or row.cuts else [],
        "cuts": [
            {
                "start": cut.start,
                "end": cut.end,
                "drop": cut.drop,
                "twin": _span(cut.twin),
                "similarity": cut.similarity,
                "reason": cut.reason,
            }
            for cut in row.cuts
        ],
    }


def _anchor(span: Span, anchors: Anchors) -> str | None:
    found = anchors.get(span)
    return found[1] if found else None


def _span(span: Span) -> Json:
    return {"source": span.source, "line": span.line, "start": span.start, "end": span.end}


def handbook(edition: Edition) -> Json:
    """The whole handbook as one object."""
    return {
        "edition": {"version": edition.version, "hash": edition.hash},
        "documents": [_document(document) for document in edition.documents],
    }


def _document(document: Document) -> Json:
    entry, outline = document.entry, document.outline
    newspaper = document.source_entry.newspaper
    recorded = {
        "issuer": entry.issuer,
        "authors": entry.authors,
        "affiliation": entry.affiliation,
        "office": entry.office,
        "region": entry.region,
        "validity": entry.validity,
        "number": entry.number,
    }
    return {
        "id": document.code,
        "title": document.title,
        "kicker": outline.front_text("kicker") or None,
        "subtitle": outline.front_text("subtitle") or None,
        "kind": entry.kind,
        "authority": entry.authority,
        "validity": entry.holds,
        "issuer": entry.issuer.value,
        "authors": list(entry.authors.value or ()),
        "affiliation": entry.affiliation.value,
        "office": entry.office.value,
        "column": outline.front_text("column") or None,
        "region": entry.region.value,
        "topics": list(entry.topics),
        "date": {"value": entry.date.value, "precision": entry.date.precision, **_ground(entry.date)},
        "reviewed": [
            {"by": each.by, "on": each.on, "against": each.against, "method": each.method, "person": each.person}
            for each in entry.reviewed
        ],
        "newspaper": {
            "name": newspaper.name,
            "date": newspaper.date,
            "page": newspaper.page,
            "basis": newspaper.basis,
            "evidence": newspaper.evidence,
        },
        "grounds": {name: _ground(stated) for name, stated in recorded.items()},
        "official_url": entry.official_url,
        "number": entry.number.value,
        "gazette": asdict(entry.gazette) if entry.gazette else None,
        "part_of": entry.part_of,
        "sources": [outline.source],
        "checked_against_print": document.source_entry.checked_against_print,
        "status": outline.status,
        "on_topic": entry.on_topic,
        "front": [_front(line) for line in outline.front],
        "gaps": list(_gaps(outline.blocks)),
        "sections": [_section(section) for section in outline.sections],
    }


def _ground(stated: Stated) -> dict[str, str | None]:
    return {"basis": stated.basis, "evidence": stated.evidence, "source": stated.source or None}


def _front(line: FrontLine) -> Json:
    return {
        "role": line.role,
        "text": line.text,
        "received": line.received,
        "spans": [_span(span) for span in line.spans],
        "emendations": _emendations(line.emendations),
    }


def _gaps(blocks: Iterable[Block]) -> Iterable[Json]:
    """``after``: the block the gap follows. Inside a block also ``in`` and ``offset`` say where."""
    before: str | None = None
    for block in blocks:
        for gap in block.gaps:
            after = before if gap.place in ("before", "start") else block.id
            place = {"in": block.id, "offset": gap.offset} if gap.within else {"in": None, "offset": None}
            yield {"after": after, "type": gap.type, "note": gap.note, **place}
        before = block.id


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "number": section.number,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Json:
    return {
        "id": block.id,
        "kind": block.kind,
        "number": block.number,
        "number_basis": block.number_basis if block.number is not None else None,
        "text": block.text,
        "received": block.received,
        "spans": [_span(span) for span in block.spans],
        "marks": [{"id": m.id, "number": m.number, "start": m.start, "end": m.end} for m in block.marks],
        "emendations": _emendations(block.emendations),
        "cuts": [_cut(words) for words in block.cuts],
        "notes": list(block.notes),
    }


def _emendations(emendations: Iterable[Emendation]) -> list[Json]:
    return [
        {
            "start": e.start,
            "end": e.end,
            "received": e.received,
            "text": e.text,
            "kind": e.kind,
            "certainty": e.certainty,
            "reason": e.reason,
            "applied": e.applied,
            "outside": e.outside,
            "votes": list(e.votes),
        }
        for e in emendations
    ]


def _cut(words: CutWords) -> Json:
    """``offset``: where in ``received`` the words stood, which are no part of it."""
    return {
        "offset": words.offset,
        "text": words.text,
        "span": _span(words.span),
        "drop": words.cut.drop,
        "twin": _span(words.cut.twin),
        "reason": words.cut.reason,
    }
