"""Give paragraphs their ids: those of the lock where it can be shown that they are meant, else the next free number.

What the lock knows of a published paragraph is its place and the fingerprint of its text. That shows exactly: the same
text, wherever it now stands; a text that goes on after the locked one (paragraphs joined); texts that together are the
locked one (a paragraph split). Beyond that an id stays only where nothing else can be meant: between the same two
neighbours there is one unknown paragraph of its kind for each id left. Otherwise the id vanishes, and `check` asks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.model import BlockId, Locked, Span


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A paragraph before it has its id. ``slot`` is what it would be called in a first publication, without the code.

    ``counted``: the slot ends in a running number that the lock may replace, as in ``p7`` or ``n1-p2``.
    """

    slot: str
    counted: bool
    raw: str
    spans: tuple[Span, ...]


def fingerprint(raw: str) -> str:
    """Sixteen hexadecimal digits that stand for a received text, white space aside."""
    return hashlib.sha256(re.sub(r"\s", "", raw).encode()).hexdigest()[:16]


def naming(code: str, paragraphs: Sequence[Unnamed], locked: Sequence[Locked]) -> list[BlockId]:
    """Ids of one document's paragraphs, in their order."""
    mine = [entry for entry in locked if entry.id.startswith(f"{code}-")]
    named = _shown(code, paragraphs, [entry for entry in mine if entry.alias_of is None])
    taken = {entry.id for entry in mine}
    out: list[BlockId] = []
    for at, each in enumerate(paragraphs):
        found = named.get(at) or BlockId(f"{code}-{each.slot}")
        if at not in named and each.counted:
            prefix, number = _running_number(each.slot)
            while found in taken:
                number += 1
                found = BlockId(f"{code}-{prefix}{number}")
        taken.add(found)
        out.append(found)
    return out


def _shown(code: str, paragraphs: Sequence[Unnamed], locked: Sequence[Locked]) -> dict[int, BlockId]:
    """The ids of the lock that stay, by the position of their paragraphs."""
    free = {entry.id: entry for entry in locked}
    named = {at: BlockId(f"{code}-{each.slot}") for at, each in enumerate(paragraphs) if not each.counted}
    for id_ in named.values():
        free.pop(id_, None)
    for shows in (_same_place_and_text, _same_text, _goes_on, _is_split):
        for at, each in enumerate(paragraphs):
            if at in named:
                continue
            kind = _kind(code, each)
            known = next((e for e in free.values() if _kind_of(e.id) == kind and shows(e, paragraphs, at)), None)
            if known:
                named[at] = known.id
                del free[known.id]
    return named | _between_neighbours(code, paragraphs, locked, named, free)


Shows = Callable[[Locked, Sequence[Unnamed], int], bool]


def _same_text(entry: Locked, paragraphs: Sequence[Unnamed], at: int) -> bool:
    return entry.fingerprint == fingerprint(paragraphs[at].raw)


def _same_place_and_text(entry: Locked, paragraphs: Sequence[Unnamed], at: int) -> bool:
    """Of two paragraphs with the same text, each keeps its own id."""
    first, known = paragraphs[at].spans[0], entry.spans[0]
    same = (first.source, first.line, first.start) == (known.source, known.line, known.start)
    return same and _same_text(entry, paragraphs, at)


def _goes_on(entry: Locked, paragraphs: Sequence[Unnamed], at: int) -> bool:
    """The paragraph begins with the locked text: another was joined to it, and the id stays with the first."""
    return entry.fingerprint == fingerprint(paragraphs[at].raw[: _length(entry)])


def _is_split(entry: Locked, paragraphs: Sequence[Unnamed], at: int) -> bool:
    """The paragraph and those after it are the locked text: it was split, and the id stays on the first part."""
    joined, length = "", _length(entry)
    for each in paragraphs[at:]:
        joined += each.raw
        if len(joined) >= length:
            break
    return len(paragraphs[at].raw) < length and entry.fingerprint == fingerprint(joined)


def _length(entry: Locked) -> int:
    return sum(span.end - span.start for span in entry.spans)


T = TypeVar("T")
Gap = tuple[BlockId | None, BlockId | None, str]
"""The neighbours before and after, in the order of the page, and the kind: what may stand in for what."""


def _between_neighbours(
    code: str,
    paragraphs: Sequence[Unnamed],
    locked: Sequence[Locked],
    named: Mapping[int, BlockId],
    free: Mapping[BlockId, Locked],
) -> dict[int, BlockId]:
    """A rewritten paragraph keeps its id where the same neighbours hold as many unknown paragraphs as ids left."""
    old = sorted(locked, key=lambda entry: entry.spans[0])
    new = sorted(range(len(paragraphs)), key=lambda at: paragraphs[at].spans[0])
    survivors = set(named.values())
    left = _gaps((entry.id if entry.id in survivors else None, entry.id, _kind_of(entry.id)) for entry in old)
    known = {entry.id for entry in old}
    unknown = _gaps(
        (named.get(at) if named.get(at) in known else None, at, _kind(code, paragraphs[at]))
        for at in new
        if at not in named or named[at] in known
    )
    out: dict[int, BlockId] = {}
    for gap, ids in left.items():
        places = unknown.get(gap, [])
        ids = [each for each in ids if each in free]
        if len(places) == len(ids):
            out |= dict(zip(places, ids, strict=True))
    return out


def _gaps(entries: Iterable[tuple[BlockId | None, T, str]]) -> dict[Gap, list[T]]:
    """What stands between the same two survivors. Each entry: its id if it survived, itself, its kind."""
    listed = list(entries)
    out: dict[Gap, list[T]] = {}
    before: BlockId | None = None
    for at, (survived, entry, kind) in enumerate(listed):
        if survived:
            before = survived
            continue
        after = next((later for later, _, _ in listed[at + 1 :] if later), None)
        out.setdefault((before, after, kind), []).append(entry)
    return out


def _running_number(slot: str) -> tuple[str, int]:
    prefix = slot.rstrip("0123456789")
    return prefix, int(slot[len(prefix) :])


def _kind(code: str, each: Unnamed) -> str:
    return _kind_of(f"{code}-{each.slot}") if each.counted else ""


def _kind_of(id_: str) -> str:
    """What remains of an id without its running number: ``dk-p``, ``xqt-n1-p``."""
    return id_.rstrip("0123456789")
