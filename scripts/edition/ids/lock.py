"""The lock of published ids: append-only, so that a link made today opens the same text in years (doc/contracts.md §3).

A line of ``anchors.lock`` is ``ID <tab> SPANS <tab> FINGERPRINT`` or, for an id that moved, ``ID = ID VERSION``; for
one that nothing stands for any more, ``ID = - VERSION``. The version may be left out; blanks are as good as tabs there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from edition.desk.disk import put, text_of
from edition.ids.moved_words import MovedWords, moved_words
from edition.ids.trace import Whereabouts, whereabouts
from edition.nouns import WITHDRAWN, BlockId, Document, Edition, Fault, Faults, Locked, SourceId, Span

_HEAD = """\
# Published ids, append-only: written by `handbook.py lock`, never by hand, except one line for an id that
#   moved: old-id = new-id 2026.12        or was withdrawn: old-id = - 2026.12        (the version in which it happened)
# Fields: id, source spans (page:line:start-end+…), fingerprint of the received text.
"""
_SPAN = re.compile(r"([A-Za-z0-9-]+):([0-9]+):([0-9]+)-([0-9]+)")
_MOVED = re.compile(r"([^\s=]+)[ \t]*=[ \t]*([^\s=]+)(?:[ \t]+(20[0-9]{2}\.(?:0[1-9]|1[0-2])))?[ \t]*")


def locked(path: Path) -> tuple[Locked, ...]:
    """Read the lock; a missing file is an empty lock. Of several lines for one id the last counts: it was rewritten.

    Raises Faults for lines that are no entries, for aliases of ids never published, and for those that run in a circle.
    """
    if not path.exists() and not path.is_symlink():
        return ()
    faults: list[Fault] = []
    entries: dict[BlockId, Locked] = {}
    seen: dict[str, int] = {}
    text = text_of(path)
    for at, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _entry(line)
        if entry is None:
            remedy = "restore it from version control"
            faults.append(Fault(str(path), at, "not an entry of the lock", line[:40], remedy))
        elif entry.alias_of and entry.id not in entries:
            what, remedy = "an alias of an id that was never published", "correct its first id"
            faults.append(Fault(str(path), at, what, entry.id, remedy))
        else:
            entries[entry.id] = _following(entries.get(entry.id), entry)
            seen[entry.id] = at
    for entry in entries.values():
        if entry.alias_of and _circles(entry, entries):
            faults.append(Fault(str(path), seen[entry.id], "aliases that run in a circle", entry.id, "break it"))
    if faults:
        raise Faults(faults)
    return tuple(entries.values())


def _following(before: Locked | None, entry: Locked) -> Locked:
    """An alias keeps what its id said: so that it can be seen when the text stands elsewhere than the alias leads."""
    if before is None or entry.alias_of is None:
        return entry
    return replace(entry, spans=before.spans, fingerprint=before.fingerprint)


def _circles(entry: Locked, entries: Mapping[BlockId, Locked]) -> bool:
    """Whether following aliases comes back to an id already passed."""
    passed: set[BlockId] = set()
    at: Locked | None = entry
    while at and at.alias_of:
        if at.id in passed:
            return True
        passed.add(at.id)
        at = entries.get(at.alias_of)
    return False


def _entry(line: str) -> Locked | None:
    if moved := _MOVED.fullmatch(line):
        return Locked(BlockId(moved[1]), (), "", BlockId(moved[2]), moved[3] or "")
    fields = line.split("\t")
    if len(fields) != 3:
        return None
    name, spans, last = fields
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
    """Ids that vanished or moved to nowhere, ids that are there twice, and ids not yet locked."""
    documents = tuple(documents)
    return moved_faults(path, Edition("", "", (), (), documents, (), published=tuple(known))) + unlocked_faults(
        path, known, documents
    )


def unlocked_faults(path: Path, known: Iterable[Locked], documents: Iterable[Document]) -> list[Fault]:
    """Ids of reviewed documents that are not in the lock yet."""
    published = {entry.id for entry in known}
    return [
        Fault(str(path), 1, "an id of a reviewed document is not locked", entry.id, "run: make lock")
        for entry in entries_of(documents)
        if entry.id not in published
    ]


def moved_faults(path: Path, edition: Edition) -> list[Fault]:
    """What must be decided before anything new is locked. Each fault names the line to add."""
    known, current = edition.published, entries_of(edition.documents)
    have, lines, name = {entry.id for entry in current}, _line_numbers(path), str(path)
    faults = _twice(name, current)
    for moved in moved_words(known, current, edition.pages):
        remedy = _give_back(moved, edition.version)
        faults.append(Fault(name, lines.get(moved.id, 1), moved.what, moved.id, remedy))
    for entry in known:
        at = lines.get(entry.id, 1)
        if entry.alias_of is None and entry.id not in have:
            remedy = _remedy(entry, whereabouts(entry, known, current, edition.pages), edition.version)
            faults.append(Fault(name, at, "a published id has vanished", entry.id, remedy))
        elif entry.alias_of and entry.id in have:
            what = "an id that has moved or was withdrawn stands in a document again"
            remedy = (
                f"give that paragraph another number in its plan, or remove the line “{entry.id} = {entry.alias_of}”"
            )
            faults.append(Fault(name, at, what, entry.id, remedy))
        elif entry.alias_of and entry.alias_of != WITHDRAWN and not _ends_in(entry, have, known):
            what = "an alias leads to an id that is not there"
            faults.append(Fault(name, at, what, entry.alias_of, "name the id that stands for it"))
    return faults


def _twice(name: str, current: Iterable[Locked]) -> list[Fault]:
    seen: set[BlockId] = set()
    faults = []
    for entry in current:
        if entry.id in seen:
            remedy = "give one of them a number in its plan"
            faults.append(Fault(name, 1, "the same id for two places", entry.id, remedy))
        seen.add(entry.id)
    return faults


def _give_back(moved: MovedWords, version: str) -> str:
    """What an editor can do about an id that leads to other words."""
    if "-" not in moved.id:
        return f"its paragraphs stand under {moved.now}: give the articles their codes back in the plan"
    line = f"{moved.id} = {moved.now} {version}".rstrip()
    return f"undo what moved it, or add the line (its text stands in {moved.now}): {line}"


def _remedy(gone: Locked, found: Whereabouts | None, version: str) -> str:
    """What an editor can do about an id that vanished, with the line to paste."""
    since = f" {version}" if version else ""
    if found is None:
        return f"restore it in the plan, or, if nothing stands for it, add the line: {gone.id} = {WITHDRAWN}{since}"
    why = "its text stands in" if found.shown else "read before you paste; at its place stands"
    return f"restore it in the plan, or add the line ({why} {found.id}): {gone.id} = {found.id}{since}"


def _ends_in(alias: Locked, have: set[BlockId], known: Sequence[Locked]) -> bool:
    """Whether an alias, through other aliases, ends at a block of today or at an id that was withdrawn."""
    aliases = {entry.id: entry.alias_of for entry in known if entry.alias_of}
    at: BlockId | None = alias.alias_of
    for _ in aliases:
        if at in have or at == WITHDRAWN:
            return True
        at = aliases.get(at) if at else None
    return at in have or at == WITHDRAWN


def rewritten_faults(path: Path, edition: Edition) -> list[Fault]:
    """Published ids whose text is another, until an editor has said that it is the same paragraph."""
    lines = _line_numbers(path)
    what, same = "the text of a published id is not the published one", "if it is the same paragraph, run: make lock"
    return [
        Fault(
            str(path),
            lines.get(each, 1),
            what,
            each,
            f"{same}; if it is another, first add the line: {_gone(each, edition)}",
        )
        for each in rewritten(edition.published, edition.documents)
    ]


def _gone(id_: BlockId, edition: Edition) -> str:
    return f"{id_} = {WITHDRAWN} {edition.version}".rstrip()


def rewritten(known: Iterable[Locked], documents: Iterable[Document]) -> list[BlockId]:
    """Published ids whose received text is not what it was when they were locked."""
    before = {entry.id: entry.fingerprint for entry in known if entry.alias_of is None}
    return [entry.id for entry in entries_of(documents) if before.get(entry.id, entry.fingerprint) != entry.fingerprint]


def lock(path: Path, known: Sequence[Locked], documents: Iterable[Document]) -> int:
    """Append ids that are new, and again those whose text was rewritten; existing lines are never touched.

    Returns how many lines were added.
    """
    published = {entry.id: entry.fingerprint for entry in known}
    new = [entry for entry in entries_of(documents) if published.get(entry.id) != entry.fingerprint]
    before = text_of(path) if path.exists() else _HEAD
    before += "" if before.endswith("\n") else "\n"
    written = before + "".join(f"{entry.id}\t{_spans(entry.spans)}\t{entry.fingerprint}\n" for entry in new)
    if new:
        put(path, written)
    return len(new)


def _spans(spans: Iterable[Span]) -> str:
    return "+".join(f"{span.source}:{span.line}:{span.start}-{span.end}" for span in spans)


def _line_numbers(path: Path) -> dict[str, int]:
    """The last line of each id."""
    if not path.exists():
        return {}
    lines = text_of(path).split("\n")
    return {re.split(r"[\t =]", line, maxsplit=1)[0]: at for at, line in enumerate(lines, 1) if line and line[0] != "#"}
