"""Find what now stands at the place of an id that vanished, so that the editor is offered the alias line to add."""

from __future__ import annotations

from collections.abc import Sequence

from edition.model import BlockId, Locked, Span


def whereabouts(gone: Locked, known: Sequence[Locked], current: Sequence[Locked]) -> BlockId | None:
    """The id of today at the place of ``gone``, or None where no text stands.

    ``current`` are the ids of today with their places. Where the page itself has changed, lines are counted on from
    the nearest id that survived: a joined paragraph is found although three lines were put in above it. It is an offer,
    no proof; the editor reads before pasting.
    """
    if not gone.spans:
        return None
    place = _today(gone.spans[0], known, current)
    found = next((entry.id for entry in current if any(_holds(span, place) for span in entry.spans)), None)
    if found is None:
        return None
    named = {entry.id for entry in current}
    point = BlockId(f"{found}-{gone.id.rsplit('-', 1)[-1]}")
    return point if point in named else found


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
