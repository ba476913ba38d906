"""Take repeats out of a page: whole lines that are dropped and stretches that are cut, each held against its twin."""

from __future__ import annotations

import re

from edition.chinese.sameness import covered, longest_common_run, match_key
from edition.collate.places import CollationDesk, find, locate
from edition.nouns import Cut, DropKind, LedgerRow, Line, PlannedCut, PlannedDrop, PlannedLine, Role, Span, Twin

NEAR_ENOUGH = 0.85
"""Share of a near-repeat that must stand in its twin: below it the line says something of its own."""

PROVED_FROM = 50
"""Characters from which words that stand twice on a page are proved to be a repeat: measured, true repeats share at
least 50, and what writers legitimately say twice at most 30."""

_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十百]+(?:[、是,，.]|$)|[(（][一二三四五六七八九十]+[)）]|[0-9]+[.、](?![0-9]))"
)


def cut_of(desk: CollationDesk, entry: PlannedLine, planned: PlannedCut, line: Line) -> Cut | None:
    """The stretch that a plan cuts from a kept line; None, and a fault, where the page does not bear it out."""
    start, end = locate(desk, entry.at, line, planned)
    twin = _twin(desk, entry.at, planned.twin)
    if start == end or twin is None:
        return None
    if twin.line == line.number and twin.start < end and start < twin.end:
        desk.fault(entry.at, f"a cut in line {line.number} is its own twin", planned.opening, "name the kept stretch")
        return None
    similarity = _likeness(desk, entry.at, planned.drop, line.said(start, end), twin)
    if planned.ground == "proved" and (similarity < 1 or end - start < PROVED_FROM):
        found = f"{end - start} characters, {similarity:.0%} alike"
        remedy = f"keep the words and doubt them, or leave out ground: proof is {PROVED_FROM} characters, all alike"
        desk.fault(entry.at, f"the page does not prove this cut in line {line.number}", found, remedy)
    return Cut(start, end, planned.drop, twin, similarity, planned.reason, planned.ground)


def drop_row(desk: CollationDesk, drop: PlannedDrop) -> LedgerRow:
    """The ledger's row of a line that is dropped, with its twin."""
    line = desk.lines[drop.line]
    twin = _twin(desk, drop.at, drop.twin)
    similarity = _likeness(desk, drop.at, drop.drop, line.content, twin) if twin else None
    owner = desk.kept_in.get(drop.twin.line)
    article = owner.code if owner else "_"
    if not drop.reason:
        desk.fault(drop.at, f"line {drop.line} is dropped without a reason", "", "say why it is a repeat")
    role: Role = "heading" if drop.drop == "repeated-heading" else "body"
    if owner:
        role = next(entry.role for entry in owner.lines if entry.line == drop.twin.line)
    return LedgerRow(
        desk.page.source, line.number, article, role, None, False, drop.drop, twin, similarity, drop.reason
    )


def _twin(desk: CollationDesk, at: int, twin: Twin) -> Span | None:
    """The stretch of a kept line that a repeat repeats; a twin that is itself dropped or cut is a fault."""
    line = desk.lines.get(twin.line)
    owner = desk.kept_in.get(twin.line)
    if line is None or owner is None:
        desk.fault(at, f"the twin, line {twin.line}, is not kept", "", "name the line that stays")
        return None
    start, end = (line.start, line.end) if not twin.opening else locate(desk, at, line, twin)
    entry = next(entry for entry in owner.lines if entry.line == twin.line)
    for cut in entry.cuts:
        cut_start, cut_end = find(line, cut)
        if cut_start < end and start < cut_end and twin.opening:
            desk.fault(at, f"the twin lies in a stretch cut from line {twin.line}", cut.opening, "name what stays")
    return Span(desk.page.source, line.number, start, end)


def _likeness(desk: CollationDesk, at: int, kind: DropKind, text: str, twin: Span) -> float:
    """Check that a repeat is one, by the standard of its kind, and measure it: longest common run over length."""
    whole = _kept_of(desk, twin)
    mine, its = match_key(text), match_key(whole)
    if not _repeats(kind, mine, its):
        found = f"{kind}: “{text[:10]}…” against “{whole[:10]}…”, {covered(mine, its):.0%} in common"
        desk.fault(
            at, "the twin is not similar enough", found, "name the right twin, or keep what the line has of its own"
        )
    return round(longest_common_run(mine, its) / max(1, len(mine)), 4)


def _kept_of(desk: CollationDesk, twin: Span) -> str:
    """What stays of the twin's stretch: text that is itself cut cannot stand for another."""
    line = desk.lines[twin.line]
    entry = next(entry for entry in desk.kept_in[twin.line].lines if entry.line == twin.line)
    gone = [find(line, cut) for cut in entry.cuts]
    kept, at = "", twin.start
    for start, end in sorted((max(s, twin.start), min(e, twin.end)) for s, e in gone):
        if start < end:
            kept, at = kept + line.said(at, start), end
    return kept + line.said(at, twin.end)


def _repeats(kind: DropKind, mine: str, its: str) -> bool:
    """Nothing of ``mine`` is its own: judged exactly, but for a renumbered ordinal and, in near-repeats, slips."""
    bare, bare_twin = _ORDINAL.sub("", mine), _ORDINAL.sub("", its)
    if not mine:
        return False
    if kind == "repeated-heading":
        return bool(bare) and bare == bare_twin
    if kind == "truncated-repeat":
        return bool(bare) and bare_twin.startswith(bare)
    if kind == "repeat":
        return mine in its or (bool(bare) and bare in its)
    return covered(mine, its) >= NEAR_ENOUGH
