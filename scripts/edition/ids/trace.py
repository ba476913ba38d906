"""Find where the text of an id that vanished is now, so that the editor is offered the alias line to add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.ids.naming import fingerprint
from edition.nouns import BlockId, Locked, Page, SourceId, Span


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """An id of today, and whether the text itself was found there or only its place."""

    id: BlockId
    shown: bool


def whereabouts(
    gone: Locked, known: Sequence[Locked], current: Sequence[Locked], pages: Iterable[Page] = ()
) -> Whereabouts | None:
    """Where the text of ``gone`` stands, or what stands at its place; None where there is neither.

    ``current`` are the ids of today with their places. A place is an offer, no proof: the editor reads before pasting.
    """
    if not gone.spans:
        return None
    found = _text(gone, current, pages)
    shown = found is not None
    if found is None:
        place = _today(gone.spans[0], known, current)
        found = next((entry.id for entry in current if any(_holds(span, place) for span in entry.spans)), None)
    if found is None:
        return None
    named = {entry.id for entry in current}
    point = BlockId(f"{found}-{gone.id.rsplit('-', 1)[-1]}")
    return Whereabouts(point if point in named else found, shown)


def _text(gone: Locked, current: Sequence[Locked], pages: Iterable[Page]) -> BlockId | None:
    """The block that holds the locked text, word for word."""
    length = sum(span.end - span.start for span in gone.spans)
    lines = {(page.source, line.number): line.text for page in pages for line in page.lines}
    if not lines or gone.fingerprint == "-":
        return None
    for entry in current:
        if entry.fingerprint != "-" and _has(_raw(entry, lines), length, gone.fingerprint):
            return entry.id
    return None


def _has(text: str, length: int, sought: str) -> bool:
    return any(fingerprint(text[at : at + length]) == sought for at in range(len(text) - length + 1))


def _raw(entry: Locked, lines: Mapping[tuple[SourceId, int], str]) -> str:
    return "".join(lines[span.source, span.line][span.start : span.end] for span in entry.spans)


def _today(place: Span, known: Sequence[Locked], current: Sequence[Locked]) -> Span:
    """The place moved by as many lines as the survivor before it moved, or, at the head of a page, the one after it."""
    now = {entry.id: entry.spans[0] for entry in current}
    survivors = sorted(
        (entry.spans[0], now[entry.id])
        for entry in known
        if entry.spans and entry.id in now and entry.spans[0].source == place.source == now[entry.id].source
    )
    before = [pair for pair in survivors if pair[0] <= place]
    nearest = before[-1:] or survivors[:1]
    moved = nearest[0][1].line - nearest[0][0].line if nearest else 0
    return Span(place.source, place.line + moved, place.start, place.end)


def _holds(span: Span, place: Span) -> bool:
    return (span.source, span.line) == (place.source, place.line) and span.start <= place.start < span.end
