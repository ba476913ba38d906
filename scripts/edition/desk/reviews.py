"""Read who read a document against what, on which day and how. Nobody can vouch without a name."""

from __future__ import annotations

import datetime
import re

from edition.desk.yaml_records import Record
from edition.nouns import Review

PROGRAM = "程序"
"""How the name of a reader begins that is a program; what it is follows in brackets."""

_NOBODY = re.compile(
    r"(?:本站|本手册|责任|特约|有关|某|两位|一位)*"
    r"(?:编者|编辑部?|编辑组|读者|审校者?|校对者?|专人|专家|工作人员|佚名|无名氏|有人|人工)"
)
"""What names nobody."""


def reviews(made: Record) -> tuple[Review, ...]:
    """``reviewed: [{by, on, against, method, person}]``. Faults: a day that is none, a person without a name."""
    return tuple(_review(each) for each in made.entries("reviewed"))


def _review(made: Record) -> Review:
    needed = ("by", "on", "against", "method")
    fields = made.fields(needed, ("person",), what="a review")
    said = {name: fields[name].text(name).strip() if name in fields else "" for name in needed}
    person = fields["person"].flag("person") if "person" in fields else False
    by = said["by"]
    if "by" in fields and not by:
        fields["by"].fault("a review by nobody", by, "name who read it, or the program that did")
    elif person and (by.startswith(PROGRAM) or _NOBODY.fullmatch(by)):
        fields["by"].fault("a person without a name", by, "write the name of who read it; else person: false")
    elif by and not person and not by.startswith(PROGRAM):
        remedy = f"write person: true, or “{PROGRAM}（…）”"
        fields["by"].fault("a reader that is neither person nor program", by, remedy)
    if "on" in fields and not _is_day(said["on"]):
        fields["on"].fault("not a day", said["on"], "write 2026-11-20 in quotes")
    for name in ("against", "method"):
        if name in fields and not said[name]:
            fields[name].fault(f"a review that does not say {name}", "", "say it in a few words")
    return Review(said["by"], said["on"], said["against"], said["method"], person)


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
