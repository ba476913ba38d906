"""Read what changed for readers, version by version, and hold it against the version in force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.nouns import Fault, Faults, Version

FORM = r"20[0-9]{2}\.(?:0[1-9]|1[0-2])"
"""Year and month: ``2026.11``."""


def versions(path: Path, current: str) -> tuple[Version, ...]:
    """The versions, newest first; no file is none. Raises Faults for wrong forms and a wrong order."""
    faults: list[Fault] = []
    top = optional_record(path, faults)
    out: list[Version] = []
    for made in top.entries("the list of versions") if top else []:
        version = _version(made, current)
        if out and version.version >= out[-1].version:
            remedy = "newest first, each version once"
            made.fault("the versions are not in order", f"{version.version} after {out[-1].version}", remedy)
        out.append(version)
    if faults:
        raise Faults(faults)
    return tuple(out)


def _version(made: Record, current: str) -> Version:
    fields = made.fields(("version", "changes"), ("date", "english", "hash"), what="a version")
    name = fields["version"].text("version") if "version" in fields else ""
    if not re.fullmatch(FORM, name):
        made.fault("not a version", name, "write year.month in quotes: “2026.11”")
    elif name > current:
        made.fault("a version newer than the one in edition.yml", name, f"{current} is in force; correct one of them")
    changes = (
        [each.text("a change").strip() for each in fields["changes"].entries("changes")] if "changes" in fields else []
    )
    if not all(changes) or not changes:
        made.fault("a version that says nothing", name, "say what changed for readers, one entry each", key="changes")
    return Version(name, tuple(changes), _date(fields), _english(fields), _hash(fields, name, current))


def _english(fields: dict[str, Record]) -> str:
    return fields["english"].text("english").strip() if "english" in fields else ""


def _date(fields: dict[str, Record]) -> str | None:
    if "date" not in fields or fields["date"].is_null:
        return None
    text = fields["date"].text("date")
    try:
        datetime.date.fromisoformat(text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else "")
    except ValueError:
        fields["date"].fault("not a date", text, "write 2026-11-20, or leave it out")
    return text


def _hash(fields: dict[str, Record], name: str, current: str) -> str | None:
    if "hash" not in fields or fields["hash"].is_null:
        return None
    text = fields["hash"].text("hash")
    if not re.fullmatch(r"[0-9a-f]{8}", text):
        fields["hash"].fault("not a hash of a version", text, "copy the eight digits from that version's pages")
    elif name == current:
        fields["hash"].fault("the version in force has no fixed hash yet", text, "leave it out until the next version")
    return text


def undescribed(path: Path, current: str, described: Sequence[Version]) -> list[Fault]:
    """A fault while the version in force is not the first that is described."""
    if described and described[0].version == current:
        return []
    remedy = f'add at the top: - version: "{current}" with “changes:”, what changed for readers'
    return [Fault(str(path), 1, "the version in force is not described", current, remedy)]
