"""Write the index of the search: each title, block, term, figure and hand-written section once, in small scripts.

What the search does with it stands in ``assets/search/``. Scripts and not JSON, because a page opened
from a folder can load nothing else; each hands one string over, which the engine reads outside the page's own thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

EntryKind = Literal["title", "heading", "item", "term", "body", "editors", "front", "record", "note"]
KINDS: tuple[EntryKind, ...] = ("title", "heading", "item", "term", "body", "editors", "front", "record", "note")
"""In the index a kind is its place in this row."""

PIECE = 180_000
"""Characters of one file: a page parses it in a few milliseconds, and a phone asks for it in one go."""

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
    languages: Mapping[str, Sequence[Group]], piece: int = PIECE, ids: Mapping[str, object] | None = None
) -> dict[str, str]:
    """The files by name: ``index.js`` says how many there are, ``zh-0.js`` and so on hold the entries.

    ``ids``: all that can be named, as ``data/anchors.js`` says it; without it no code leads anywhere.
    """
    counts: dict[str, int] = {}
    files: dict[str, str] = {}
    for language, groups in languages.items():
        payloads = list(_payloads(groups, piece))
        counts[language] = len(payloads)
        for at, payload in enumerate(payloads):
            files[f"{language}-{at}.js"] = f"handbookShard('{language}',{at},'{_quoted(payload)}');\n"
    named = "" if ids is None else "," + _dump(ids).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    files["index.js"] = f"handbookShards({_dump(counts)}{named});\n"
    return files


def _payloads(groups: Iterable[Group], piece: int) -> Iterable[str]:
    """Groups packed up to ``piece`` characters; one that is larger is continued in the next."""
    packed: list[str] = []
    size = 0
    for group in groups:
        for made in _cut(group, piece):
            if packed and size + len(made) > piece:
                yield f"[{','.join(packed)}]"
                packed, size = [], 0
            packed.append(made)
            size += len(made)
    if packed:
        yield f"[{','.join(packed)}]"


def _cut(group: Group, piece: int) -> Iterable[str]:
    """A group as one array, or as several where it is too large for one file."""
    held: list[str] = []
    size, flags = 0, group.flags
    for entry in group.entries:
        made = _dump(_entry(entry))
        if held and size + len(made) > piece:
            yield _group(group, flags, held)
            held, size, flags = [], 0, group.flags | CONTINUED
        held.append(made)
        size += len(made)
    yield _group(group, flags, held)


def _group(group: Group, flags: int, entries: Iterable[str]) -> str:
    head = _dump([group.path, group.anchor, group.label, group.region, flags])
    facts = {} if flags & CONTINUED else _facts(group.facts)
    return f"{head[:-1]},[{','.join(entries)}]{',' + _dump(facts) if facts else ''}]"


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
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
