"""Prove from the rows of the ledger alone that nothing of a page is lost; knows nothing of how the rows were made.

Conservation (doc/contracts.md §2): each line has exactly one row; kept parts, cuts and markup together are the line.
"""

from __future__ import annotations

from collections import Counter

from edition.collate.places import markup
from edition.nouns import Fault, LedgerRow, Line, Page


def balance(page: Page, rows: list[LedgerRow]) -> list[Fault]:
    """Prove conservation from the rows alone; an empty list is the proof. Independent of how the rows were made."""
    faults = []
    counted = Counter(row.line for row in rows)
    for line in page.lines:
        if counted[line.number] != 1:
            faults.append(_unbalanced(page, line.number, "a line has not exactly one row", str(counted[line.number])))
    known = {line.number: line for line in page.lines}
    for row in rows:
        line_or_none = known.get(row.line)
        if line_or_none is None:
            faults.append(_unbalanced(page, row.line, "a row for a line that is not there"))
        elif not _owns_itself(row, page):
            faults.append(_unbalanced(page, row.line, "a row that is kept and dropped, or speaks of another line"))
        elif (at := _first_gap(line_or_none, row)) is not None:
            faults.append(_unbalanced(page, row.line, "kept, cut and markup are not the line", f"at {at}"))
    return faults


def _owns_itself(row: LedgerRow, page: Page) -> bool:
    """A dropped row has a twin and keeps nothing; a kept one keeps something, and only of its own line."""
    if row.drop:
        return row.twin is not None and not row.parts and not row.cuts
    return bool(row.parts) and all((part.span.source, part.span.line) == (page.source, row.line) for part in row.parts)


def _first_gap(line: Line, row: LedgerRow) -> int | None:
    """The offset at which the row's stretches leave or take twice a character of the line; None when they are it."""
    taken = [(part.span.start, part.span.end) for part in row.parts] + [(cut.start, cut.end) for cut in row.cuts]
    taken += [(line.start, line.end)] if row.drop else []
    stretches = sorted(span for span in taken + markup(line) if span[0] < span[1])
    at = 0
    for start, end in _merged(stretches) if row.drop else stretches:
        if start != at:
            return at
        at = end
    return None if at == len(line.text) else at


def _unbalanced(page: Page, line: int, what: str, found: str = "") -> Fault:
    return Fault(str(page.path), line, what, found, "correct the plan; a line that is right here is an error of ours")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """For a dropped line the markup inside an address lies inside the dropped text."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
