"""Read the timeline, and what the editors say of each topic and region."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, optional_record
from edition.links.places import Places, known_place, quoted_in
from edition.nouns import BASES, Basis, BlockId, Event, Fault, Passage, Subject

EVENT_KINDS = {"document": "文件", "meeting": "会议", "competition": "赛事", "event": "事件"}
_PRECISIONS = {"day": 10, "month": 7, "year": 4}
_REQUIRED = ("date", "precision", "what", "anchor", "received", "basis", "kind")


def timeline(path: Path, found: Places, faults: list[Fault]) -> tuple[Event, ...]:
    """Read ``timeline.yml``, in order of time."""
    top = optional_record(path, faults)
    made = [_event(each, found) for each in top.entries("the timeline")] if top else []
    return tuple(sorted((each for each in made if each), key=lambda event: event.date))


def _event(made: Record, found: Places) -> Event | None:
    fields = made.fields(_REQUIRED, ("note", "source"), what="an event")
    if len(fields.keys() & set(_REQUIRED)) < len(_REQUIRED):
        return None
    date = fields["date"].text("a date")
    precision = fields["precision"].choice(frozenset(_PRECISIONS), "precision")
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", date) or len(date) != _PRECISIONS.get(precision):
        fields["date"].fault("not a date of its precision", date, "write “2019”, “2019-11” or “2019-11-08” in quotes")
    note = fields["note"].text("a note") if "note" in fields else ""
    basis = cast(Basis, fields["basis"].choice(BASES, "basis"))
    source = fields["source"].text("a source") if "source" in fields else ""
    if basis == "inferred" and not note:
        made.fault("an event without its ground", date, "say in a note how the date is known")
    if basis == "public" and not source:
        made.fault("public knowledge without its source", date, "say under source who published it and when")
    if source and basis != "public":
        fields["source"].fault(
            "a source beside what is no public knowledge", basis, "write basis: public, or remove it"
        )
    return Event(
        date=date,
        precision=precision,
        what=fields["what"].text("what happened"),
        anchor=BlockId(fields["anchor"].text("an id")),
        received=quoted_in(fields["received"], known_place(fields["anchor"], found)),
        basis=basis,
        kind=fields["kind"].choice(frozenset(EVENT_KINDS), "kind"),
        note=note,
        source=source,
    )


def subjects(
    path: Path, used: Iterable[str], what: str, faults: list[Fault], found: Places | None = None
) -> tuple[Subject, ...]:
    """Read ``topics.yml`` or ``regions.yml``: ``name: {english, zh, en}``. What no document bears points nowhere.

    Where ``found`` is given each one also names its ``passages``, ids with the reason: a document is too much to read
    for one topic. A topic without passages is a fault.
    """
    top = optional_record(path, faults)
    known = frozenset(used)
    out = []
    for name, made in top.pairs(f"the {what}s") if top else ():
        needed = ("english", "zh", "en") + (("passages",) if found is not None else ())
        fields = made.fields(needed, what=f"the {what} {name}")
        if top and name not in known:
            top.fault(f"a {what} that no document bears", name, "correct it, or remove it", key=name)
        english, zh, en = (fields[key].text(key) if key in fields else "" for key in ("english", "zh", "en"))
        passages = _passages(fields["passages"], name, found) if found is not None and "passages" in fields else ()
        out.append(Subject(name, english, zh, en, passages))
    return tuple(out)


def _passages(made: Record, name: str, found: Places) -> tuple[Passage, ...]:
    """``passages: [{at: yj2024-x5, reason: …}]``. Faults: none at all, an id that is nowhere, one named twice."""
    out: list[Passage] = []
    for each in made.entries("passages"):
        fields = each.fields(("at", "reason"), what="a passage")
        if len(fields) < 2:
            continue
        known_place(fields["at"], found)
        anchor, reason = BlockId(fields["at"].text("an id")), fields["reason"].text("a reason")
        if not reason:
            fields["reason"].fault("a passage without a reason", anchor, "say in a few words what it says on the topic")
        if anchor in [passage.anchor for passage in out]:
            fields["at"].fault("the same passage twice", anchor, "keep one of them")
        out.append(Passage(anchor, reason))
    if not out:
        made.fault("a topic without passages", name, "name the ids that speak of it, each with its reason")
    return tuple(out)
