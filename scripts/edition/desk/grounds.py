"""Read recorded values with the ground they stand on, and hold each piece of evidence against its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import cast

from edition.desk.yaml_records import Record
from edition.nouns import BASES, UNRECORDED, Basis, Page, SourceId, Stated

_WITNESS = re.compile(r"([A-Za-z0-9-]+):([1-9][0-9]*) (.+)", re.DOTALL)
_PRECISIONS = frozenset({"day", "month", "year", "not-before"})
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def stated_value(made: Record, pages: Mapping[SourceId, Page], *, dated: bool = False) -> Stated:
    """A recorded value with its ground: ``{value, basis, evidence}``, and its precision where it is a date.

    ``source`` says where public knowledge was published and when; for what the pages say there is none.
    """
    required = ("value", "basis", "evidence") + (("precision",) if dated else ())
    fields = made.fields(required, ("source",), what="a recorded value")
    if len(fields.keys() & set(required)) < len(required):
        return UNRECORDED
    basis = cast(Basis, fields["basis"].choice(BASES, "basis"))
    evidence = "；".join(_witnesses(fields["evidence"]))
    value = _value(fields["value"])
    precision = None
    if dated and value is not None:
        precision = fields["precision"].choice(_PRECISIONS, "precision")
        if not isinstance(value, str) or not _dated(value, precision):
            made.fault("not a date of its precision", str(value), "write “2019”, “2019-11” or “2019-11-08” in quotes")
    if value is None and basis != "unknown":
        made.fault("no value, yet a basis", basis, "write basis: unknown, or the value")
    if value is not None and basis == "unknown":
        shown = "、".join(value) if isinstance(value, tuple) else value
        made.fault("a value without basis", shown, "say where it comes from, or write value: null")
    for witness in _witnesses(fields["evidence"]):
        check_evidence(fields["evidence"], basis, witness, pages)
    source = fields["source"].text("a source") if "source" in fields else ""
    if source and basis != "public":
        fields["source"].fault(
            "a source beside what is no public knowledge", basis, "write basis: public, or remove it"
        )
    if dated and isinstance(value, str) and basis in ("stated", "inferred") and value[:4] not in evidence:
        remedy = "quote also a line in which the year stands, as a list: [002:9 …, 002:87 …]"
        fields["evidence"].fault("the year does not stand in the evidence", value[:4], remedy)
    return Stated(value, basis, evidence, precision, source)


def check_evidence(made: Record, basis: Basis, evidence: str, pages: Mapping[SourceId, Page]) -> None:
    """``004:3 中共中央 国务院`` must stand in that line; only public knowledge and the unknown may be said freely."""
    found = _WITNESS.fullmatch(evidence)
    page = pages.get(SourceId(found[1])) if found else None
    if not evidence:
        made.fault("no evidence", "", "quote the line it comes from: “004:3 中共中央 国务院”")
    elif found and page:
        line = page.line(int(found[2]))
        if line is None or found[3] not in line.text:
            found_there = line.content[:20] if line else "no text there"
            made.fault("the evidence does not stand in its line", f"{evidence}; there: {found_there}", "quote the line")
    elif basis in ("stated", "inferred"):
        made.fault("the evidence names no line", evidence, "write “PAGE:LINE words of that line”")


def _witnesses(made: Record) -> list[str]:
    """One piece of evidence, or a list of them."""
    if isinstance(made.value, list):
        return [entry.text("evidence").strip() for entry in made.value]
    return [made.text("evidence").strip()]


def _dated(value: str, precision: str) -> bool:
    """A date that the calendar has, as long as its precision says: 2019-11-08 for a day, any for not-before."""
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    length = {"day": 10, "month": 7, "year": 4}
    return precision not in length or len(value) == length[precision]


def _value(made: Record) -> str | tuple[str, ...] | None:
    if isinstance(made.value, list):
        return tuple(entry.text("a value") for entry in made.value)
    return None if made.is_null else made.text("value")
