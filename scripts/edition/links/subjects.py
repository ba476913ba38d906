"""Read the timeline, and what the editors say of each topic and region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, optional_record
from edition.links.places import Places, known_place, quoted_in
from edition.nouns import BASES, Basis, BlockId, Event, Fault, Subject

EVENT_KINDS = {"document": "文件", "meeting": "会议", "competition": "赛事", "event": "事件"}
_PRECISIONS = {"day": 10, "month": 7, "year": 4}
_REQUIRED = ("date", "precision", "what", "anchor", "received", "basis", "kind")


def timeline(path: Path, found: Places, faults: list[Fault]) -> tuple[Event, ...]:
    """Read ``timeline.yml``, in order of time."""
    top = optional_record(path, faults)
    made = [_event(each, found) for each in top.entries("the timeline")] if top else []
    return tuple(sorted((each for each in made if each), key=lambda event: event.date))


def _event(made: Record, found: Places) -> Event | None:
    fields = made.fields(_REQUIRED, ("note",), what="an event")
    if len(fields.keys() & set(_REQUIRED)) < len(_REQUIRED):
        return None
    date = fields["date"].text("a date")
    precision = fields["precision"].choice(frozenset(_PRECISIONS), "precision")
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", date) or len(date) != _PRECISIONS.get(precision):
        fields["date"].fault("not a date of its precision", date, "write “2019”, “2019-11” or “2019-11-08” in quotes")
    note = fields["note"].text("a note") if "note" in fields else ""
    basis = cast(Basis, fields["basis"].choice(BASES, "basis"))
    if basis in ("inferred", "public") and not note:
        made.fault("an event without its ground", date, "say in a note how the date is known")
    return Event(
        date=date,
        precision=precision,
        what=fields["what"].text("what happened"),
        anchor=BlockId(fields["anchor"].text("an id")),
        received=quoted_in(fields["received"], known_place(fields["anchor"], found)),
        basis=basis,
        kind=fields["kind"].choice(frozenset(EVENT_KINDS), "kind"),
        note=note,
    )


def subjects(path: Path, used: Iterable[str], what: str, faults: list[Fault]) -> tuple[Subject, ...]:
    """Read ``topics.yml`` or ``regions.yml``: ``name: {english, zh, en}``. What no document bears points nowhere."""
    top = optional_record(path, faults)
    known = frozenset(used)
    out = []
    for name, made in top.pairs(f"the {what}s") if top else ():
        fields = made.fields(("english", "zh", "en"), what=f"the {what} {name}")
        if top and name not in known:
            top.fault(f"a {what} that no document bears", name, "correct it, or remove it", key=name)
        said = [fields[key].text(key) if key in fields else "" for key in ("english", "zh", "en")]
        out.append(Subject(name, *said))
    return tuple(out)
