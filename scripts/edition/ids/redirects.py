"""Say where every id ever published leads today: to itself, to the id that stands for it, or nowhere any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from edition.ids.lock import entries_of
from edition.nouns import WITHDRAWN, BlockId, Document, DocumentCode, Locked


@dataclass(frozen=True, slots=True)
class Redirects:
    """``today``: ids that stand in a document now; ``moved``: old ids and what stands for them, resolved to the end."""

    today: Mapping[BlockId, DocumentCode]
    moved: Mapping[BlockId, BlockId]
    withdrawn: Mapping[BlockId, str]
    """Ids that nothing stands for, with the version in which they were withdrawn, if the lock says it."""

    @property
    def vanished_documents(self) -> tuple[BlockId, ...]:
        """Codes of documents that have no page of their own any more."""
        return tuple(each for each in (*self.moved, *self.withdrawn) if "-" not in each)


def redirects(documents: Iterable[Document], known: Iterable[Locked]) -> Redirects:
    """Where each id leads. An id that vanished without an alias counts as withdrawn: `check` is what forbids it."""
    today = {entry.id: document.code for document in documents for entry in entries_of([document])}
    published = {entry.id: entry for entry in known}
    moved: dict[BlockId, BlockId] = {}
    withdrawn: dict[BlockId, str] = {}
    for entry in published.values():
        if entry.id in today:
            continue
        end = _end(entry, published)
        if end in today:
            moved[entry.id] = end
        else:
            withdrawn[entry.id] = entry.since
    return Redirects(today, moved, withdrawn)


def _end(entry: Locked, published: Mapping[BlockId, Locked]) -> BlockId:
    """Where its aliases end; reading the lock has made sure that they run in no circle."""
    at = entry.id
    while (found := published.get(at)) and found.alias_of and found.alias_of != WITHDRAWN:
        at = found.alias_of
    return at
