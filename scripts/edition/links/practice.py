"""Read which places report or argue what a measure of the central document asks; every quotation must stand there."""

from __future__ import annotations

from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.links.places import Places, known_place, quoted_in
from edition.nouns import PRACTICE_MODES, PRACTICE_STRENGTHS, BlockId, Fault, Practice

_FIELDS = ("measure", "practice", "asks", "does", "strength", "figures", "mode", "reason")


def practice(path: Path, found: Places, faults: list[Fault]) -> tuple[Practice, ...]:
    """Read ``practice.yml``, in order of the measures."""
    top = optional_record(path, faults)
    if top is None:
        return ()
    seen: dict[tuple[str, str, str], int] = {}
    links: list[Practice] = []
    for made in top.entries("the list of practice"):
        fields = made.fields(_FIELDS, what="a link")
        if len(fields) < len(_FIELDS):
            continue
        link = _link(fields, found)
        key = (link.measure, link.anchor, link.does)
        if key in seen:
            made.fault("the same link twice", f"{link.measure} {link.anchor}, also line {seen[key]}", "keep one")
        seen[key] = made.at
        links.append(link)
    order = {each: at for at, each in enumerate(found)}
    return tuple(sorted(links, key=lambda link: (order.get(link.measure, 0), order.get(link.anchor, 0))))


def _link(fields: dict[str, Record], found: Places) -> Practice:
    measure = known_place(fields["measure"], found)
    place = known_place(fields["practice"], found)
    if measure and not measure.document.is_measure(measure.block):
        fields["measure"].fault("not a measure of a central document", measure.block.id, "name one of its items")
    if place and place.document.entry.kind == "central-document":
        fields["practice"].fault("a central document reports no practice", place.block.id, "name another text")
    return Practice(
        measure=BlockId(fields["measure"].text("an id")),
        anchor=BlockId(fields["practice"].text("an id")),
        asks=quoted_in(fields["asks"], measure),
        does=quoted_in(fields["does"], place),
        strength=fields["strength"].choice(frozenset(PRACTICE_STRENGTHS), "strength"),
        figures=fields["figures"].flag("figures"),
        mode=fields["mode"].choice(frozenset(PRACTICE_MODES), "mode"),
        reason=fields["reason"].text("a reason"),
    )
