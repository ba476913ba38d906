"""The lock of published ids: append-only, so that a link made today opens the same text in years (design.md §3).

A line of ``anchors.lock`` is ``ID <tab> SPANS <tab> FINGERPRINT`` or, for an id that moved, ``ID <tab> = <tab> ID``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from edition.model import BlockId, Document, Fault, Faults, Locked, SourceId, Span

_HEAD = """\
# Published ids, append-only: written by `handbook.py lock`, never by hand, except an alias line for an id that moved:
#   old-id<tab>=<tab>new-id
# Fields: id, source spans (page:line:start-end+…), fingerprint of the received text.
"""
_SPAN = re.compile(r"([A-Za-z0-9-]+):([0-9]+):([0-9]+)-([0-9]+)")


def locked(path: Path) -> tuple[Locked, ...]:
    """Read the lock; a missing file is an empty lock. Of several lines for one id the last counts: it was rewritten.

    Raises Faults for lines that are no entries and for aliases that lead nowhere.
    """
    if not path.exists():
        return ()
    faults: list[Fault] = []
    entries: dict[BlockId, Locked] = {}
    seen: dict[str, int] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        remedy = "restore it from version control"
        raise Faults([Fault(str(path), 1, "the lock is not valid UTF-8", "", remedy)]) from None
    for at, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        entry = _entry(line)
        if entry is None:
            remedy = "restore it from version control"
            faults.append(Fault(str(path), at, "not an entry of the lock", line[:40], remedy))
        else:
            entries[entry.id] = entry
            seen[entry.id] = at
    for entry in entries.values():
        if entry.alias_of and not _arrives(entry, entries):
            what = "an alias that leads to no id here"
            faults.append(Fault(str(path), seen[entry.id], what, entry.alias_of, "correct it"))
    if faults:
        raise Faults(faults)
    return tuple(entries.values())


def _arrives(entry: Locked, entries: Mapping[BlockId, Locked]) -> bool:
    """Whether following aliases ends at an id that is none; a circle never does."""
    passed: set[BlockId] = set()
    at: Locked | None = entry
    while at and at.alias_of and at.id not in passed:
        passed.add(at.id)
        at = entries.get(at.alias_of)
    return at is not None and at.alias_of is None


def _entry(line: str) -> Locked | None:
    fields = line.split("\t")
    if len(fields) != 3:
        return None
    name, spans, last = fields
    if spans == "=":
        return Locked(BlockId(name), (), "", BlockId(last))
    found = [_SPAN.fullmatch(part) for part in spans.split("+")]
    if not all(found):
        return None
    made = tuple(Span(SourceId(m[1]), int(m[2]), int(m[3]), int(m[4])) for m in found if m)
    return Locked(BlockId(name), made, last)


def entries_of(documents: Iterable[Document]) -> list[Locked]:
    """What the lock must hold: blocks, points and the codes themselves, of reviewed documents only."""
    out: list[Locked] = []
    for document in documents:
        outline = document.outline
        if outline.status != "reviewed":
            continue
        titles = [line.spans for line in outline.front if line.role == "title"]
        places = [*titles, *(line.spans for line in outline.front), *(block.spans for block in outline.blocks)]
        out.append(Locked(BlockId(document.code), places[0], "-"))
        for block in outline.blocks:
            out.append(Locked(block.id, block.spans, block.fingerprint))
            out += [Locked(mark.id, block.spans, block.fingerprint) for mark in block.marks]
    return out


def lock_faults(path: Path, known: Sequence[Locked], documents: Iterable[Document]) -> list[Fault]:
    """Ids that vanished without an alias, ids not yet locked, and ids that are there twice."""
    current = entries_of(documents)
    have, faults, seen = {entry.id for entry in current}, [], set()
    for entry in current:
        if entry.id in seen:
            faults.append(
                Fault(str(path), 1, "the same id for two places", entry.id, "give one of them a number in its plan")
            )
        seen.add(entry.id)
    lines = _line_numbers(path)
    for entry in known:
        if entry.alias_of is None and entry.id not in have:
            remedy = f"restore it in the plan, or add the line “{entry.id}<tab>=<tab>NEW-ID”"
            faults.append(Fault(str(path), lines.get(entry.id, 1), "a published id has vanished", entry.id, remedy))
        if entry.alias_of and not _ends_in(entry, have, known):
            what = "an alias leads to an id that is not there"
            faults.append(
                Fault(str(path), lines.get(entry.id, 1), what, entry.alias_of, "name the id that stands for it")
            )
    published = {entry.id for entry in known}
    for entry in current:
        if entry.id not in published:
            faults.append(Fault(str(path), 1, "an id of a reviewed document is not locked", entry.id, "run: make lock"))
    return faults


def _ends_in(alias: Locked, have: set[BlockId], known: Sequence[Locked]) -> bool:
    """Whether an alias, through other aliases, ends at a block of today."""
    aliases = {entry.id: entry.alias_of for entry in known if entry.alias_of}
    at: BlockId | None = alias.alias_of
    for _ in aliases:
        if at in have:
            return True
        at = aliases.get(at) if at else None
    return at in have


def lock(path: Path, known: Sequence[Locked], documents: Iterable[Document]) -> int:
    """Append ids that are new, and again those whose text was rewritten; existing lines are never touched.

    Returns how many lines were added.
    """
    published = {entry.id: entry.fingerprint for entry in known}
    new = [entry for entry in entries_of(documents) if published.get(entry.id) != entry.fingerprint]
    before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    written = before + "".join(f"{entry.id}\t{_spans(entry.spans)}\t{entry.fingerprint}\n" for entry in new)
    if new:
        path.write_text(written, encoding="utf-8")
    return len(new)


def _spans(spans: Iterable[Span]) -> str:
    return "+".join(f"{span.source}:{span.line}:{span.start}-{span.end}" for span in spans)


def _line_numbers(path: Path) -> dict[str, int]:
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").split("\n")
    return {line.split("\t")[0]: at for at, line in enumerate(lines, 1) if line and not line.startswith("#")}
