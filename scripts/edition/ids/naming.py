"""Give paragraphs their ids: those of the lock where it can be shown that they are meant, else the next free number.

What the lock knows of a published paragraph is its place and the fingerprint of its text. That shows exactly: the same
text, wherever it now stands; a text that goes on after the locked one (paragraphs joined); texts that together are the
locked one (a paragraph split). Beyond that an id stays only where nothing else can be meant: between the same two
neighbours there is one unknown paragraph of its kind for each id left. Otherwise the id vanishes, and `check` asks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from edition.nouns import BlockId, Locked, Span


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
        found = named.get(at) or _next_free(code, each, taken)
        taken.add(found)
        out.append(found)
    return out


def _next_free(code: str, each: Unnamed, taken: Container[BlockId]) -> BlockId:
    """The slot itself, or the next that was never published: a higher number, or for a printed one another list."""
    found, nth = BlockId(f"{code}-{each.slot}"), 1
    before, prefix, number = _slot_parts(each.slot)
    while found in taken:
        nth += 1
        found = BlockId(
            f"{code}-{before}{prefix}{number + nth - 1}" if each.counted else f"{code}-{before}e{nth}-{prefix}{number}"
        )
    return found


def _shown(code: str, paragraphs: Sequence[Unnamed], locked: Sequence[Locked]) -> dict[int, BlockId]:
    """The ids of the lock that stay, by the position of their paragraphs."""
    free = {entry.id: entry for entry in locked}
    named = _same_texts(code, paragraphs, free)
    for shows in (_goes_on, _is_split):
        for at, each in enumerate(paragraphs):
            if at in named:
                continue
            kind = _kind(code, each)
            known = next((e for e in free.values() if _kind_of(e.id) == kind and shows(e, paragraphs, at)), None)
            if known:
                named[at] = known.id
                del free[known.id]
    # A printed number is its id, unless the text that was published under it was shown to stand elsewhere.
    for at, each in enumerate(paragraphs):
        slot = BlockId(f"{code}-{each.slot}")
        if at not in named and not each.counted and slot in free:
            named[at] = slot
            del free[slot]
    return named | _between_neighbours(code, paragraphs, locked, named, free)


Shows = Callable[[Locked, Sequence[Unnamed], int], bool]


def _same_texts(code: str, paragraphs: Sequence[Unnamed], free: dict[BlockId, Locked]) -> dict[int, BlockId]:
    """Paragraphs whose text is the locked one; their ids leave ``free``.

    Several with one text keep their order on the page. If there are more or fewer than there were, those that stand
    where they stood come first.
    """
    groups: dict[tuple[str, str], tuple[list[int], list[Locked]]] = {}
    for at, each in enumerate(paragraphs):
        groups.setdefault((fingerprint(each.raw), _kind(code, each)), ([], []))[0].append(at)
    for entry in free.values():
        if (key := (entry.fingerprint, _kind_of(entry.id))) in groups:
            groups[key][1].append(entry)
    named: dict[int, BlockId] = {}
    for places, entries in groups.values():
        places.sort(key=lambda at: paragraphs[at].spans[0])
        entries.sort(key=lambda entry: entry.spans[0])
        if len(places) != len(entries):
            stay = {(e.spans[0].source, e.spans[0].line, e.spans[0].start): e for e in entries}
            for at in list(places):
                first = paragraphs[at].spans[0]
                if stayed := stay.get((first.source, first.line, first.start)):
                    named[at] = stayed.id
                    places.remove(at)
                    entries.remove(stayed)
        named |= {at: entry.id for at, entry in zip(places, entries, strict=False)}
    for id_ in named.values():
        del free[id_]
    return named


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
        (
            named.get(at) if named.get(at) in known else None,
            at,
            _kind(code, each) if (each := paragraphs[at]).counted else "",
        )
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


def _slot_parts(slot: str) -> tuple[str, str, int]:
    """``s2-e2-n3`` → what it stands in (``s2-``, without the list), its letter and its number."""
    before, _, last = slot.rpartition("-")
    above = re.sub(r"(?:^|-)e[0-9]+$", "", before)
    return f"{above}-" if above else "", last[0], int(last[1:])


def _kind(code: str, each: Unnamed) -> str:
    return _kind_of(f"{code}-{each.slot}")


def _kind_of(id_: str) -> str:
    """What remains of an id without its number and its list: ``dk-p``, ``xqt-n1-p``, ``js2019-s2-n``."""
    return re.sub(r"-e[0-9]+(?=-[a-z]$)", "", id_.rstrip("0123456789"))
