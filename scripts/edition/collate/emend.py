"""Read the editors' emendations and set them into the blocks they concern. Never silent: both readings are kept.

An entry quotes its line with the doubted characters in brackets: ``in: 充分发挥山东省[治]``, ``text: 冶``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, record
from edition.nouns import (
    CERTAINTIES,
    EMENDATION_KINDS,
    Block,
    Certainty,
    Document,
    Emendation,
    EmendationKind,
    Fault,
    Faults,
    Outline,
    Page,
    PlannedEmendation,
    Section,
    SourceId,
)


def emendations(path: Path, page: Page) -> tuple[PlannedEmendation, ...]:
    """Read one page's file, where there is one. Raises Faults for words that are not in their line."""
    if not path.exists():
        return ()
    faults: list[Fault] = []
    top = record(path, faults)
    if top is None:
        raise Faults(faults)
    made = [_entry(entry, page) for entry in top.entries("the emendations")]
    if faults:
        raise Faults(faults)
    return tuple(entry for entry in made if entry)


def _entry(entry: Record, page: Page) -> PlannedEmendation | None:
    fields = entry.fields(("line", "in", "text", "kind", "certainty", "reason"), ("outside",), what="an emendation")
    if len(fields) < 6:
        return None
    line = page.line(fields["line"].number("line"))
    certainty = cast(Certainty, fields["certainty"].choice(CERTAINTIES, "certainty"))
    before, opening, rest = fields["in"].text("in").partition("[")
    doubted, closing, after = rest.partition("]")
    if line is None:
        entry.fault("the page has no text at this line", fields["line"].text(), "correct the number")
    elif not (opening and closing and doubted):
        fields["in"].fault("no characters in brackets", fields["in"].text(), "bracket the doubted ones: 山东省[治]")
    elif line.text.count(before + doubted + after) != 1:
        found = f"{line.text.count(before + doubted + after)} times in line {line.number}"
        fields["in"].fault(
            "the words are not at just one place of their line", found, "quote more, exactly as received"
        )
    else:
        text = None if fields["text"].is_null else fields["text"].text("text")
        if text is None and certainty != "doubtful":
            entry.fault(
                "an applied emendation without a text", certainty, "give the text, or write certainty: doubtful"
            )
        if certainty == "certain" and "outside" in fields and fields["outside"].flag("outside"):
            entry.fault("certain, yet it rests on outside knowledge", doubted, "write likely or doubtful")
        if text == doubted:
            entry.fault("the emendation changes nothing", doubted, "correct text, or remove the entry")
        start = line.text.index(before + doubted + after) + len(before)
        return PlannedEmendation(
            line=line.number,
            start=start,
            end=start + len(doubted),
            text=text,
            kind=cast(EmendationKind, fields["kind"].choice(EMENDATION_KINDS, "kind")),
            certainty=certainty,
            reason=fields["reason"].text("reason").strip(),
            outside=fields["outside"].flag("outside") if "outside" in fields else False,
            path=entry.path,
            at=entry.at,
        )
    return None


def emend(outlines: Sequence[Outline], planned: Iterable[PlannedEmendation]) -> list[Outline]:
    """Set each emendation into the block that holds its characters. Raises Faults where none does, or two overlap."""
    placed: dict[str, list[Emendation]] = {}
    faults: list[Fault] = []
    blocks = [block for outline in outlines for block in outline.blocks]
    for entry in planned:
        found = next(((block, at) for block in blocks if (at := _offset(block, entry)) is not None), None)
        if found is None:
            what = f"the characters of line {entry.line} are in no block"
            remedy = "the line may be dropped, cut there, or a title or byline; those take a note instead"
            faults.append(Fault(str(entry.path), entry.at, what, "", remedy))
            continue
        block, at = found
        made = _emendation(block, at, entry)
        if any(made.start < other.end and other.start < made.end for other in placed.get(block.id, [])):
            faults.append(Fault(str(entry.path), entry.at, "two emendations overlap", made.received, "make them one"))
        placed.setdefault(block.id, []).append(made)
    if faults:
        raise Faults(faults)
    return [_with(outline, placed) for outline in outlines]


def _offset(block: Block, entry: PlannedEmendation) -> int | None:
    """Where in the block's received text the doubted characters begin."""
    at = 0
    for span in block.spans:
        if span.line == entry.line and span.start <= entry.start and entry.end <= span.end:
            return at + entry.start - span.start
        at += span.end - span.start
    return None


def _emendation(block: Block, at: int, entry: PlannedEmendation) -> Emendation:
    end = at + entry.end - entry.start
    received = block.received[at:end]
    return Emendation(at, end, received, entry.text, entry.kind, entry.certainty, entry.reason, entry.outside)


def against_the_rule(documents: Iterable[Document], planned: Iterable[PlannedEmendation]) -> list[Fault]:
    """In a central document only what the sources themselves prove is applied (doc/contracts.md §2)."""
    central = {
        (span.source, span.line): document.code
        for document in documents
        if document.entry.kind == "central-document"
        for block in document.outline.blocks
        for span in block.spans
    }
    return [
        Fault(str(entry.path), entry.at, "outside knowledge is applied to a central document", code, "write doubtful")
        for entry in planned
        if entry.outside
        and entry.certainty != "doubtful"
        and (code := central.get((source_id(entry.path), entry.line)))
    ]


def source_id(path: Path) -> SourceId:
    """``editorial/emendations/004.yml`` → ``004``."""
    return SourceId(path.stem)


def _with(outline: Outline, placed: dict[str, list[Emendation]]) -> Outline:
    sections = tuple(
        _retitled(replace(section, blocks=tuple(_emended(block, placed.get(block.id, [])) for block in section.blocks)))
        for section in outline.sections
    )
    return replace(outline, sections=sections)


def _retitled(section: Section) -> Section:
    """The title of a section is its heading as read."""
    head = next((block for block in section.blocks if block.id == section.id), None)
    return replace(section, title=head.text) if head else section


def _emended(block: Block, found: list[Emendation]) -> Block:
    return replace(block, emendations=tuple(sorted(found, key=lambda e: e.start))) if found else block
