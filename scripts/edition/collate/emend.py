"""Read the editors' emendations and set them into the blocks they concern. Never silent: both readings are kept.

An entry quotes its line with the doubted characters in brackets: ``in: 充分发挥山东省[治]``, ``text: 冶``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from edition.desk.yaml_records import Record, record
from edition.nouns import (
    CERTAINTIES,
    EMENDATION_KINDS,
    VOTES,
    Block,
    Certainty,
    Emendation,
    EmendationKind,
    Fault,
    Faults,
    FrontLine,
    Outline,
    Page,
    PlannedEmendation,
    Section,
    Span,
    Vote,
)

_REQUIRED = ("line", "in", "text", "kind", "certainty", "reason")

_Text = TypeVar("_Text", Block, FrontLine)


def emendations(path: Path, page: Page) -> tuple[PlannedEmendation, ...]:
    """Read one page's file, where there is one. Raises Faults for words that are not in their line."""
    if not path.exists() and not path.is_symlink():
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
    fields = entry.fields(_REQUIRED, ("outside", "votes"), what="an emendation")
    if not fields.keys() >= set(_REQUIRED):
        return None
    line = page.line(fields["line"].number("line"))
    certainty = fields["certainty"].choice(CERTAINTIES | {RIGHT}, "certainty")
    votes = _votes(fields["votes"], certainty) if "votes" in fields else ()
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
        if certainty == RIGHT:
            if text is not None:
                entry.fault("a reading that is right has another text", text, "write text: null")
            return None
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
            certainty=cast(Certainty, certainty),
            votes=votes,
            reason=fields["reason"].text("reason").strip(),
            outside=fields["outside"].flag("outside") if "outside" in fields else False,
            path=entry.path,
            at=entry.at,
        )
    return None


RIGHT = "right"
"""The certainty of a place that was looked at and is right as received: it stands in the editors' file alone."""

_WOULD_CHANGE = frozenset({"certain", "likely"})


def _votes(made: Record, certainty: str) -> tuple[Vote, ...]:
    """What each reading said on its own. Nothing is changed that two of them would not change, nothing is called
    certain that none of them called so: a wrong emendation is worse than a missed one.
    """
    votes = tuple(cast(Vote, each.choice(VOTES, "vote")) for each in made.entries("votes"))
    said = "、".join(votes)
    if len(votes) < 2:
        made.fault("fewer than two readings", said, "let the page be read twice, and give both votes in order")
    elif certainty in _WOULD_CHANGE and sum(vote in _WOULD_CHANGE for vote in votes) < 2:
        made.fault("applied, yet fewer than two readings would change it", said, "write certainty: doubtful")
    elif certainty in ("certain", RIGHT) and certainty not in votes:
        made.fault(f"called {certainty}, yet no reading called it so", said, "write what one of them said")
    return votes


def emend(outlines: Sequence[Outline], planned: Iterable[PlannedEmendation]) -> list[Outline]:
    """Set each emendation into the block that holds its characters. Raises Faults where none does, or two overlap."""
    placed: dict[tuple[Span, ...], list[Emendation]] = {}
    faults: list[Fault] = []
    holders = [text for outline in outlines for text in outline.texts]
    for entry in planned:
        found = next(((each, at) for each in holders if (at := _offset(each.spans, entry)) is not None), None)
        if found is None:
            what = f"the characters of line {entry.line} are in no text"
            remedy = "the line may be dropped, cut there, or furniture; those take a note instead"
            faults.append(Fault(str(entry.path), entry.at, what, "", remedy))
            continue
        holder, at = found
        made = _emendation(holder.received, at, entry)
        if any(made.start < other.end and other.start < made.end for other in placed.get(holder.spans, [])):
            faults.append(Fault(str(entry.path), entry.at, "two emendations overlap", made.received, "make them one"))
        placed.setdefault(holder.spans, []).append(made)
    if faults:
        raise Faults(faults)
    return [_with(outline, placed) for outline in outlines]


def _offset(spans: Iterable[Span], entry: PlannedEmendation) -> int | None:
    """Where in the received text of these stretches the doubted characters begin."""
    at = 0
    for span in spans:
        if span.line == entry.line and span.start <= entry.start and entry.end <= span.end:
            return at + entry.start - span.start
        at += span.end - span.start
    return None


def _emendation(received: str, at: int, entry: PlannedEmendation) -> Emendation:
    end = at + entry.end - entry.start
    judged = (entry.kind, entry.certainty, entry.reason, entry.outside, entry.votes)
    return Emendation(at, end, received[at:end], entry.text, *judged)


def _with(outline: Outline, placed: Mapping[tuple[Span, ...], list[Emendation]]) -> Outline:
    front = tuple(_emended(line, placed) for line in outline.front)
    sections = tuple(
        _retitled(replace(section, blocks=tuple(_emended(block, placed) for block in section.blocks)))
        for section in outline.sections
    )
    return replace(outline, front=front, sections=sections)


def _retitled(section: Section) -> Section:
    """The title of a section is its heading as read."""
    head = next((block for block in section.blocks if block.id == section.id), None)
    return replace(section, title=head.text) if head else section


def _emended(text: _Text, placed: Mapping[tuple[Span, ...], list[Emendation]]) -> _Text:
    found = placed.get(text.spans, [])
    return replace(text, emendations=tuple(sorted(found, key=lambda e: e.start))) if found else text
