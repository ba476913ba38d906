"""Read what ``practice.yml`` says in English, ``editorial/english/tables/practice.yml``.

An entry's key is the fingerprint of the Chinese words that it was made from: a measure and a place may meet more than
once, and no order is relied on. Where the words have changed there is no English, and ``make check`` says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.links.english import of_words
from edition.nouns import BlockId, Fault, Practice, PracticeEnglish

_FINGERPRINT = re.compile("[0-9a-f]{8}")
_FIELDS = ("for", "asks", "does", "reason")


def english_practice(path: Path, faults: list[Fault]) -> tuple[PracticeEnglish, ...]:
    """The entries in the order of the file; none where there is no such file."""
    top = optional_record(path, faults)
    if top is None:
        return ()
    return tuple(made for name, entry in top.pairs("the English of practice") if (made := _entry(name, entry)))


def of_practice(link: Practice) -> str:
    """The fingerprint of what a link says in Chinese: eight hexadecimal digits."""
    return of_words("\n".join((link.asks, link.does, link.reason)))


def _entry(name: str, entry: Record) -> PracticeEnglish | None:
    fields = entry.fields(_FIELDS, what=f"the entry {name}")
    if not _FINGERPRINT.fullmatch(name):
        entry.fault("not a fingerprint", name, "write the eight digits that make check names")
        return None
    if any(each not in fields for each in _FIELDS):
        return None
    said = {each: fields[each].text(each).strip() for each in _FIELDS}
    for each in _FIELDS:
        if not said[each]:
            fields[each].fault("nothing said", f"{name}: {each}", "say in English what the Chinese says")
    measure, _, anchor = said["for"].partition(" ")
    return PracticeEnglish(
        BlockId(measure), BlockId(anchor), said["asks"], said["does"], said["reason"], name, str(entry.path), entry.at
    )


def practice_in_english(
    links: Sequence[Practice], made: Sequence[PracticeEnglish]
) -> Mapping[Practice, PracticeEnglish]:
    """The English of each link; one whose Chinese has changed since, or that was never put into English, has none."""
    by_words = {(each.measure, each.anchor, each.of): each for each in made}
    found = {link: by_words.get((link.measure, link.anchor, of_practice(link))) for link in links}
    return {link: english for link, english in found.items() if english}


def stale_practice(links: Sequence[Practice], made: Sequence[PracticeEnglish]) -> list[Fault]:
    """Links without English, and English of no link; nothing where there is no English of practice at all."""
    if not made:
        return []
    held = practice_in_english(links, made)
    lacking: dict[tuple[BlockId, BlockId], list[str]] = defaultdict(list)
    for link in links:
        if link not in held:
            lacking[link.measure, link.anchor].append(of_practice(link))
    left = [each for each in made if each not in held.values()]
    changed = [_changed(each, lacking.get((each.measure, each.anchor), [])) for each in left]
    known = {(each.measure, each.anchor) for each in left}
    return changed + [
        Fault(made[0].path, 1, "practice without English", f"{measure} {anchor}", f'add a line "{of}": {{for: …}}')
        for (measure, anchor), ofs in lacking.items()
        if (measure, anchor) not in known
        for of in ofs
    ]


def _changed(english: PracticeEnglish, now: Sequence[str]) -> Fault:
    found = f"{english.of} ({english.measure} {english.anchor})"
    if not now:
        return Fault(english.path, english.line, "English of no practice", found, "remove the line, or correct for:")
    remedy = "compare both again, then write as its key: " + " or ".join(f'"{of}"' for of in now)
    return Fault(english.path, english.line, "the Chinese has changed since this was made", found, remedy)
