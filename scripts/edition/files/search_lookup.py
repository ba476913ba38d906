"""Write by which keys the texts of the search are looked up: for each key the files that hold it, in small shards.

A shard is lines: a first character, its own record, then each second character with the record of the pair; the line
that begins with a tab has the longer keys (search_grams.py). A record is numbers in `DIGITS`, four fields parted by
``#``, empty ones at the end left out: the files; how many entries hold the key, where that is not the number of files;
the files in whose names it stands, and the counts of its occurrences, where it stands in many files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from edition.files.search_grams import PATH, SPOKEN, FoldedText, fold_text, keys_of, spoken_keys

SHARD = 8_000
"""Characters of a shard: about 11 kB, and a question needs a few of them."""

FEW_FILES = 16
"""In so many files whatever is found is read in any case; of what stands in more, names and counts are kept."""

BASE = 40
DIGITS = [chr(40 + at) if at < 52 else chr(41 + at) for at in range(2 * BASE)]
"""Characters that need no escape: a digit of the base ends a number, the same and the base go on."""

BITS = 6


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What is looked up of an entry, or of what a page says beside its entries (``counts`` false)."""

    file: int
    page: int
    text: str
    received: str = ""
    """Where it differs."""
    name: str = ""
    """What of the text names the place."""
    spoken: str = ""
    path: str = ""
    """Of the page, at its first entry."""
    counts: bool = True
    own_words: bool = False
    """Words of a document, not of its editors."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """The shards with the first key of each; how many entries there are, how long a reading of one is on the whole."""

    shards: tuple[str, ...]
    firsts: tuple[str, ...]
    entries: int
    average: float


class _Held:
    """What is known of each key while the texts are read."""

    def __init__(self) -> None:
        self.files: dict[str, list[int]] = {}
        self.entries: Counter[str] = Counter()
        self.named: dict[str, list[int]] = {}
        self.counts: dict[str, Counts] = {}

    def note(self, file: int, held: Iterable[str], named: Iterable[str]) -> None:
        for into, keys in ((self.files, held), (self.named, named)):
            for key in keys:
                into.setdefault(key, []).append(file)


@dataclass(slots=True)
class Counts:
    """Occurrences, entries and pages: of all, and of the documents' own words."""

    told: list[int]
    page: int = -1
    own_page: int = -1

    def add(self, times: int, page: int, *, own_words: bool) -> None:
        """The entries come page by page."""
        for at, wanted, last in ((0, True, self.page), (3, own_words, self.own_page)):
            if wanted:
                self.told[at] += times
                self.told[at + 1] += 1
                self.told[at + 2] += last != page
        self.page = page
        self.own_page = page if own_words else self.own_page


def lookup(given: Iterable[LookedUp], count: int, *, spaced: bool, size: int = SHARD) -> Lookup:
    """The shards for ``count`` files, whose entries come in order."""
    held = _Held()
    read: list[tuple[LookedUp, FoldedText, FoldedText | None]] = []
    length = readings = 0
    for file, entries in groupby(given, lambda each: each.file):
        keys: set[str] = set()
        named: set[str] = set()
        for each in entries:
            text = fold_text(each.text, spaced=spaced)
            other = fold_text(each.received, spaced=spaced) if each.received else None
            own = keys_of(text)
            if each.counts:
                read.append((each, text, other))
                held.entries.update(own)
                length += text.length + 1 + (other.length + 1 if other else 0)
                readings += 2 if other else 1
            keys |= own
            keys |= keys_of(other) if other else set()
            keys |= set(spoken_keys(each.spoken))
            keys |= {PATH + each.path} if each.path else set()
            named |= keys_of(fold_text(each.name, spaced=spaced)) if each.name else set()
        held.note(file, keys, named)
    _count(held, read)
    firsts, shards = _sharded(held, count, size)
    return Lookup(tuple(shards), tuple(firsts), len(read), round(length / (readings or 1), 2))


def _count(held: _Held, read: Iterable[tuple[LookedUp, FoldedText, FoldedText | None]]) -> None:
    """How often characters and pairs stand that are in many files: an entry counts in the received reading where the
    corrected one does not hold them."""
    many = {key for key, files in held.files.items() if len(files) > FEW_FILES and not key.startswith("\t")}
    held.counts.update((key, Counts([0] * 6)) for key in many)
    if not many:
        return
    for each, text, other in read:
        times = _times(text.said, many)
        if other:
            times = {**_times(other.said, many), **times}
        for key, found in times.items():
            held.counts[key].add(found, each.page, own_words=each.own_words)


def _times(said: str, many: set[str]) -> dict[str, int]:
    """How often each stands, one after the other."""
    found = Counter(said)
    found.update(map(str.__add__, said, said[1:]))
    return {key: said.count(key) if key == key[0] * 2 else found[key] for key in many & found.keys()}


# What is written -----------------------------------------------------------------------------------------------------


def number(value: int) -> str:
    """A number from 0 on, its lowest digit first.

    >>> number(0), number(39), number(40), number(81)
    ('(', 'O', 'P)', 'Q*')
    """
    out = ""
    while value >= BASE:
        out += DIGITS[BASE + value % BASE]
        value //= BASE
    return out + DIGITS[value]


def numbers(values: Sequence[int], count: int) -> str:
    """Numbers below ``count`` that rise: each as its distance from the one before, or a bit for each number there is.

    >>> numbers([3, 4, 9], 1000), numbers(range(12), 12)
    ('+(,', '$gg')
    """
    distances = "".join(number(one - before - 1) for before, one in zip([-1, *values], values, strict=False))
    if len(distances) <= -(-count // BITS):
        return distances
    bits = [0] * (-(-count // BITS))
    for value in values:
        bits[value // BITS] |= 1 << value % BITS
    return "$" + "".join(DIGITS[each] for each in bits)


def _record(held: _Held, key: str, count: int) -> str:
    files = held.files[key]
    entries = held.entries[key] if key in held.entries or not key.startswith((PATH, SPOKEN)) else len(files)
    fields = [numbers(files, count), "" if entries == len(files) else number(entries)]
    if len(files) > FEW_FILES:
        fields.append(numbers(held.named.get(key, ()), count))
        fields.append("".join(map(number, held.counts[key].told)) if key in held.counts else "")
    return "#".join(fields).rstrip("#")


def _sharded(held: _Held, count: int, size: int) -> tuple[list[str], list[str]]:
    """The first keys and the shards; both in the order in which a script compares keys."""
    firsts: list[str] = []
    shards: list[list[str]] = []
    room = 0
    line = ""
    for key in sorted(held.files, key=lambda each: each.encode("utf-16-be", "surrogatepass")):
        record = _record(held, key, count)
        if not shards or room <= 0:
            firsts.append(key)
            shards.append([])
            room, line = size, ""
        for piece in _pieces(key, record, line):
            shards[-1].append(piece)
            room -= len(piece)
        line = key[0]
    return firsts, ["".join(each).removeprefix("\n") for each in shards]


def _pieces(key: str, record: str, line: str) -> Iterator[str]:
    """What a key adds to a shard that stands at the line of a first character."""
    if key[0] == "\t":
        yield ("" if line == key[0] else "\n\t") + f' {key[1:]}"{record}'
    elif len(key) == 1:
        yield f"\n{key} {record}"
    else:
        yield ("" if line == key[0] else f"\n{key[0]} ") + f" {key[1]}{record}"
