"""Write the index of the search: each title, block, term, figure and hand-written section once, in small scripts.

What the search does with it stands in ``assets/search/``: it looks up which files hold the words, then reads those.
Scripts and not JSON, because a page opened from a folder can load nothing else; each hands one string over, which the
engine reads outside the page's own thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from edition.files.search_lookup import SHARD, LookedUp, lookup, number

EntryKind = Literal["title", "heading", "item", "term", "body", "editors", "front", "record", "note"]
KINDS: tuple[EntryKind, ...] = ("title", "heading", "item", "term", "body", "editors", "front", "record", "note")
"""In the index a kind is its place in this row."""

PIECE = 6_000
"""Characters of a file of entries, about 16 kB: a question reads those that hold its words."""

CODES = 24_000
"""Characters of a file of ids."""

NAMES = 8_000
"""Characters of a file of other names."""


@dataclass(frozen=True, slots=True)
class Reads:
    """What a question may read, for the engine to keep to (measured in benchmarks/search_size.md)."""

    small: int = 1_000_000
    """Bytes of the texts of a language up to which a question reads whatever it takes, all of them if need be."""

    texts: int = 100_000
    """Bytes of texts that it reads of a larger one for the first ten pages of its list."""

    aside: int = 30_000
    """The same for other names, other forms and the other language together."""

    keys: int = 6
    """By which a word is looked up there."""

    shards: int = 8
    """Shards of keys that are read for all its words."""


BLOCK = 256
"""The directory tells the sizes of files in so many bytes."""

CENTRAL, OFF_TOPIC, DOCUMENT, UNCITED, CONTINUED = 1, 2, 4, 8, 16
"""Flags of a group: a central document; put last; has codes in the margin; its codes are not final; more of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place a hit can open.

    ``anchor`` is an id; where it begins with ``-``, the group's own id stands before it; empty for that id itself.
    ``head`` is the length of the text that names the entry: an item's first sentence, a term's forms. ``received``
    lists where the received reading differs: offset and length in ``text``, and what was received there. ``points``
    are ids inside the text with their offsets: id, start, end. A line feed in ``text`` parts what no query may join.
    """

    anchor: str
    kind: EntryKind
    text: str
    head: int = 0
    received: tuple[tuple[int, int, str], ...] = ()
    points: tuple[tuple[str, int, int], ...] = ()
    pinyin: str = ""
    """Syllables with a space between, of the first line of ``text``."""
    remarks: tuple[tuple[int, int, str], ...] = ()
    """What must be said of an excerpt that begins at the first offset at the latest and ends at the second at the
    earliest (edition/reading/marks.py)."""
    remarks_received: tuple[tuple[int, int, str], ...] = ()
    """The same of an excerpt in the received reading, where it differs."""
    what: str = ""
    """What it is, where it is no words of a document itself: a doubt, a gap, the record. Named beside a hit."""

    @property
    def received_text(self) -> str:
        """The text in the received reading."""
        out, at = "", 0
        for start, length, instead in self.received:
            out, at = out + self.text[at:start] + instead, start + length
        return out + self.text[at:]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What readers narrow a search by, as far as a page has it, in the words of its language."""

    date: str = ""
    """``2019``, ``2019-11`` or ``2019-11-08``."""
    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    """Who issued or signed it."""
    names: tuple[str, ...] = ()
    """What else the page is called: who types just this is led there first."""
    measures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By id of a measure the anchors of the entries that belong to it, as ``Entry.anchor`` writes them."""


NO_FACTS = PageFacts()


@dataclass(frozen=True, slots=True)
class Group:
    """A page, whose hits stand together: ``path`` as templates and scripts name it; the first entry is its title."""

    path: str
    anchor: str
    label: str
    """What kind of page: the authority of a document; readers narrow by it."""
    entries: tuple[Entry, ...]
    region: str = ""
    flags: int = 0
    facts: PageFacts = NO_FACTS


def search_index(
    languages: Mapping[str, Sequence[Group]],
    piece: int = PIECE,
    ids: Mapping[str, object] | None = None,
    shard: int = SHARD,
    reads: Reads | None = None,
) -> dict[str, str]:
    """The files by name: ``index.js`` is the directory, ``zh-0.js`` and so on hold the entries, ``zh-k0.js`` by which
    keys they are looked up, ``codes-0.js`` the ids, ``names-0.js`` other names, ``alike.js`` what is alike.

    ``ids``: all that can be named, as ``data/anchors.js`` says it, other names, and what is alike; without it no code
    leads anywhere.
    """
    named = dict(ids or {})
    made: dict[str, str] = {}
    directory: dict[str, object] = {"reads": asdict(reads or Reads())}
    held: dict[str, object] = {}
    for language, groups in languages.items():
        files = list(_packed(groups, piece))
        found = lookup(_looked_up(files), len(files), spaced=language == "en", size=shard)
        made |= {f"{language}-{at}": each.payload for at, each in enumerate(files)}
        made |= {f"{language}-k{at}": each for at, each in enumerate(found.shards)}
        held[language] = {
            "sizes": "".join(number(-(-len(each.payload.encode()) // BLOCK)) for each in files),
            "chains": list(_chains(files)),
            "keys": found.firsts,
            "entries": found.entries,
            "average": found.average,
            "measures": _measures(groups),
        }
    directory["languages"] = held
    if "documents" in named:
        codes = list(_codes(named))
        directory["codes"] = [first for first, _ in codes]
        made |= {f"codes-{at}": payload for at, (_, payload) in enumerate(codes)}
    if "sounds" in named:
        directory["alike"] = True
        made["alike"] = _dump({"sound": named["sounds"], "shape": named["shapes"]})
    rows = named.get("said")
    names = list(_names(rows if isinstance(rows, list) else []))
    asked = (("\t" if each[2] else "") + "\t".join(each[0]) for _, held_here in names for each in held_here)
    directory["asked"] = "\n".join(asked)
    directory["names"] = [first for first, _ in names]
    made |= {f"names-{at}": _dump(held_here) for at, (_, held_here) in enumerate(names)}
    made["index"] = _dump(directory)
    return {f"{name}.js": f"handbookShard('{name}','{_quoted(payload)}');\n" for name, payload in made.items()}


# Texts ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Packed:
    """A file of entries, and the groups in it: each with its number and the entries that stand here."""

    payload: str
    groups: tuple[tuple[int, Group, tuple[Entry, ...]], ...]
    continued: bool = False


def _packed(groups: Sequence[Group], piece: int) -> Iterable[_Packed]:
    """Groups packed up to ``piece`` characters; one that is larger has files for itself alone."""
    packed: list[tuple[int, Group, tuple[Entry, ...]]] = []
    size = 0
    for order, group in enumerate(groups):
        length = sum(len(_dump(_entry(each))) for each in group.entries)
        if packed and size + length > piece:
            yield _file(packed)
            packed, size = [], 0
        if length > piece:
            yield from _cut(order, group, piece)
            continue
        packed.append((order, group, group.entries))
        size += length
    if packed:
        yield _file(packed)


def _cut(order: int, group: Group, piece: int) -> Iterable[_Packed]:
    """A group as several files; an entry is never cut."""
    held: list[Entry] = []
    size = first = 0
    for entry in group.entries:
        length = len(_dump(_entry(entry)))
        if held and size + length > piece:
            yield _file([(order, group, tuple(held))], first)
            first += len(held)
            held, size = [], 0
        held.append(entry)
        size += length
    yield _file([(order, group, tuple(held))], first)


def _file(groups: Sequence[tuple[int, Group, tuple[Entry, ...]]], first: int = 0) -> _Packed:
    """``first``: how many entries of a cut group stand before."""
    written = ",".join(_group(group, entries, first) for _, group, entries in groups)
    return _Packed(f"[{groups[0][0]},{first},[{written}]]", tuple(groups), first > 0)


def _group(group: Group, entries: Iterable[Entry], first: int) -> str:
    head = _dump([group.path, group.anchor, group.label, group.region, group.flags | (CONTINUED if first else 0)])
    facts = {} if first else _facts(group.facts)
    written = ",".join(_dump(_entry(each)) for each in entries)
    return f"{head[:-1]},[{written}]{',' + _dump(facts) if facts else ''}]"


def _chains(files: Sequence[_Packed]) -> Iterable[int]:
    """First and last file of each group that has several, and whether it is a document, which is read whole."""
    for at, each in enumerate(files):
        if each.continued and not (at + 1 < len(files) and files[at + 1].continued):
            first = next(back for back in range(at, -1, -1) if not files[back].continued)
            yield from (first, at, each.groups[0][1].flags & DOCUMENT)


def _looked_up(files: Sequence[_Packed]) -> Iterable[LookedUp]:
    for at, each in enumerate(files):
        for order, group, entries in each.groups:
            if not each.continued:
                beside = (group.label, group.region, *group.facts.topics) if group.flags & DOCUMENT else ()
                yield LookedUp(at, order, "\n".join(beside), path=group.path, counts=False)
            for entry in entries:
                own = bool(group.flags & DOCUMENT) and not entry.what
                received = entry.received_text if entry.received else ""
                named = entry.text[: entry.head] if entry.head else entry.text if entry.kind in _NAMING else ""
                yield LookedUp(at, order, entry.text, received, named, entry.pinyin, own_words=own)


_NAMING: tuple[EntryKind, ...] = ("title", "heading")


def _measures(groups: Iterable[Group]) -> dict[str, str]:
    """What each measure that readers narrow by is called, by its id."""
    wanted = {measure for group in groups for measure in group.facts.measures}
    named = {
        f"{group.anchor}{each.anchor}": each for group in groups for each in group.entries if each.anchor[:1] == "-"
    }
    return {each: named[each].text[: named[each].head or None] for each in sorted(wanted) if each in named}


# Other names and ids -------------------------------------------------------------------------------------------------


def _names(rows: Sequence[Sequence[Any]]) -> Iterable[tuple[int, list[Sequence[Any]]]]:
    """The rows of other names in files, by the number of the first; what is asked stands in the directory too."""
    packed: list[Sequence[Any]] = []
    size = first = 0
    for number_, row in enumerate(rows):
        length = len(_dump(row))
        if packed and size + length > NAMES:
            yield first, packed
            packed, size, first = [], 0, number_
        packed.append(row)
        size += length
    if packed:
        yield first, packed


def _codes(named: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """What can be named by a code, in files by the first code of each; central documents stand in the first file."""
    by_code: dict[str, dict[str, dict[str, object]]] = {}
    for kind in ("documents", "moved", "withdrawn"):
        given = named.get(kind)
        for name, value in given.items() if isinstance(given, Mapping) else ():
            code = name.partition("-")[0]
            by_code.setdefault(code, {}).setdefault(kind, {})[name] = value
    central = [code for code, row in by_code.items() if _is_central(row)]
    held: list[dict[str, dict[str, object]]] = []
    size, begins = 0, ""
    for code in [*central, *sorted(by_code.keys() - set(central))]:
        length = len(_dump(by_code[code]))
        if held and size + length > CODES and code not in central:
            yield begins, _dump(_merged(held))
            held, size, begins = [], 0, code
        held.append(by_code[code])
        size += length
    yield begins, _dump(_merged(held))


def _is_central(row: Mapping[str, Mapping[str, object]]) -> bool:
    return any(isinstance(each, Mapping) and each.get("central") for each in row.get("documents", {}).values())


def _merged(rows: Iterable[Mapping[str, Mapping[str, object]]]) -> dict[str, dict[str, object]]:
    out: dict[str, dict[str, object]] = {"documents": {}, "moved": {}, "withdrawn": {}}
    for row in rows:
        for kind, values in row.items():
            out[kind] |= values
    return out


# How it is written ---------------------------------------------------------------------------------------------------


def _facts(facts: PageFacts) -> dict[str, object]:
    """Only what there is."""
    made = {name: getattr(facts, name) for name in ("date", "topics", "speakers", "names", "measures")}
    return {name: value for name, value in made.items() if value}


def _entry(entry: Entry) -> list[object]:
    """Fields in order; what is empty at the end is left out."""
    made: list[object] = [
        entry.anchor,
        KINDS.index(entry.kind),
        entry.text,
        entry.head,
        [value for change in entry.received for value in change],
        [value for point in entry.points for value in point],
        entry.pinyin,
        [value for remark in entry.remarks for value in remark],
        [value for remark in entry.remarks_received for value in remark],
        entry.what,
    ]
    while not made[-1] and len(made) > 3:
        made.pop()
    return made


def _dump(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _quoted(text: str) -> str:
    """For a JavaScript string in single quotes, so that JSON's own quotes cost nothing."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
