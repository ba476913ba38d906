"""Hunt for published ids that lead to other words than those they were published with: what a lock is there to prevent.

Only what is new accuses: a paragraph that said the same words when it was published may go on saying them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edition.ids.trace import whereabouts
from edition.nouns import WITHDRAWN, BlockId, Locked, Page

_TELLING = 12
"""Characters from which on words that stand inside another paragraph are no chance: “修渡口” is said everywhere."""


@dataclass(frozen=True, slots=True)
class MovedWords:
    """An id, what is wrong with where it leads, and the id under which its words stand today."""

    id: BlockId
    what: str
    now: BlockId


def moved_words(known: Sequence[Locked], current: Sequence[Locked], pages: Iterable[Page] = ()) -> list[MovedWords]:
    """All of them, in the order of the lock. ``current`` are the ids of today with their places."""
    published = {entry.id: entry.fingerprint for entry in known if entry.alias_of is None}
    new = [each for each in current if each.fingerprint not in ("-", published.get(each.id))]
    if not new:
        return []
    out = [*_rewritten(known, current, new, tuple(pages)), *_aliases(known, current, new), *_codes(known, current, new)]
    order = {entry.id: at for at, entry in enumerate(known)}
    return sorted(out, key=lambda each: order[each.id])


def _rewritten(
    known: Sequence[Locked], current: Sequence[Locked], new: Sequence[Locked], pages: Sequence[Page]
) -> Iterable[MovedWords]:
    """Ids under which other words stand, while their own stand in a paragraph that did not say them before."""
    now = {entry.id: entry for entry in current}
    changed = {entry.id for entry in new}
    for entry in known:
        here = now.get(entry.id)
        if entry.alias_of or here is None or entry.id not in changed:
            continue
        own = [each for each in current if each.spans == here.spans and each.fingerprint == here.fingerprint]
        kept = whereabouts(entry, known, own, pages)
        if kept and kept.shown:
            continue
        length = sum(span.end - span.start for span in entry.spans)
        others = [
            each for each in new if each not in own and (length >= _TELLING or each.fingerprint == entry.fingerprint)
        ]
        found = whereabouts(entry, known, others, pages)
        if found and found.shown:
            yield MovedWords(entry.id, "a published id leads to other words", found.id)


def _aliases(known: Sequence[Locked], current: Sequence[Locked], new: Sequence[Locked]) -> Iterable[MovedWords]:
    """Aliases and withdrawals of ids whose text stands, word for word, in a paragraph they do not lead to."""
    following = {entry.id: entry.alias_of for entry in known if entry.alias_of}
    for entry in known:
        if not entry.alias_of or entry.fingerprint in ("", "-"):
            continue
        end = entry.alias_of
        while end != WITHDRAWN and end in following:
            end = following[end]
        codes = {entry.id.split("-")[0], end.split("-")[0]}
        there = {each.id for each in current if each.fingerprint == entry.fingerprint}
        found = next((e.id for e in new if e.id in there and e.id.split("-")[0] in codes), None)
        if found and end not in there:
            yield MovedWords(entry.id, "an id leads elsewhere than its text", found)


def _codes(known: Sequence[Locked], current: Sequence[Locked], new: Sequence[Locked]) -> Iterable[MovedWords]:
    """Codes of documents whose paragraphs now stand, most of them, under another code."""
    now = {entry.fingerprint: entry.id.split("-")[0] for entry in new}
    today = {entry.id for entry in current}
    votes: dict[str, Counter[str]] = {}
    for entry in known:
        if "-" in entry.id and entry.fingerprint not in ("", "-"):
            code = entry.id.split("-")[0]
            votes.setdefault(code, Counter())[now.get(entry.fingerprint, "")] += 1
    for code, counted in votes.items():
        found, most = counted.most_common(1)[0]
        if found not in ("", code) and code in today and 2 * most > counted.total():
            yield MovedWords(BlockId(code), "a code leads to another article", BlockId(found))
