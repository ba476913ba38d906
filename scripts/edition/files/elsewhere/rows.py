"""Say the entries of the search as lines of JSON: each place a hit can open, with all that is known of it.

The form of a line: ``schemas/elsewhere/entries.schema.json``. What the browser finds stands here, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from edition.chinese.folding import searched
from edition.files.search_files import CENTRAL, DOCUMENT, OFF_TOPIC, UNCITED, Entry, Group
from edition.files.search_names import name_rows
from edition.nouns import OtherName

Row = dict[str, object]
"""A line, its fields in the order of the schema."""

KEPT = 1 << 14
"""Folded texts that are kept: questions come back to the same ones."""

Called = Mapping[tuple[str, str], Sequence[str]]
"""By path and id of a place what else it is asked for by."""


def entry_rows(
    languages: Mapping[str, Sequence[Group]], other_names: Iterable[OtherName] = (), online: str = ""
) -> Iterator[Row]:
    """A line an entry, in the order in which equal hits are shown.

    ``online``: the public address of the handbook with a slash at its end; empty where it has none, and addresses are
    then relative to where its pages lie.
    """
    rows = tuple(other_names)
    for language, groups in languages.items():
        paths = {group.path for group in groups}
        called = _called(rows, paths)
        for group in groups:
            met: set[str] = set()
            for at, entry in enumerate(group.entries):
                yield _row(language, group, at, entry, online, called if full(entry, group) not in met else {})
                met.add(full(entry, group))


def _called(rows: Iterable[OtherName], paths: set[str]) -> dict[tuple[str, str], list[str]]:
    """Names that lead to a place; in English to the sister of a page, where there is one."""
    called: dict[tuple[str, str], list[str]] = {}
    for row, (asked, _, path, anchor, _, _) in zip(rows, name_rows(rows), strict=True):
        if row.to:
            there = f"en/{path}" if f"en/{path}" in paths else str(path)
            called.setdefault((there, str(anchor)), []).extend(map(str, asked if isinstance(asked, list) else ()))
    return called


def full(entry: Entry, group: Group) -> str:
    """The id of an entry, as links to it name it."""
    return group.anchor + entry.anchor if entry.anchor.startswith("-") else entry.anchor or group.anchor


def _row(language: str, group: Group, at: int, entry: Entry, online: str, called: Called) -> Row:
    anchor, first = full(entry, group), at == 0
    is_document = bool(group.flags & DOCUMENT)
    cited = is_document and not group.flags & UNCITED and not entry.what
    names = [*(group.facts.names if first else ()), *called.get((group.path, anchor), ())]
    names += called.get((group.path, ""), ()) if first else ()
    return {
        "id": f"{language}:{group.path}:{at}",
        "order": at,
        "language": language,
        "path": group.path,
        "address": f"{online}{group.path}{'/' if group.path and not group.path.endswith('/') else ''}#{anchor}",
        "anchor": anchor,
        "code": anchor.upper() if cited else "",
        "kind": entry.kind,
        "what": entry.what,
        "text": entry.text,
        "received": received(entry),
        "head": entry.text if first else entry.text[: entry.head],
        "title": group.entries[0].text,
        "names": list(dict.fromkeys(names)),
        "label": group.label,
        "region": group.region,
        "date": group.facts.date or None,
        "topics": list(group.facts.topics),
        "speakers": list(group.facts.speakers),
        "measures": [measure for measure, there in group.facts.measures.items() if entry.anchor in there],
        "document": is_document,
        "central": bool(group.flags & CENTRAL),
        "on_topic": not group.flags & OFF_TOPIC,
        "pinyin": entry.pinyin,
        "points": [{"id": _point(id, group), "start": start, "end": end} for id, start, end in entry.points],
        "remarks": _said(entry.remarks),
        "remarks_received": _said(entry.remarks_received),
    }


def _point(id: str, group: Group) -> str:
    return group.anchor + id if id.startswith("-") else id


def _said(remarks: Iterable[tuple[int, int, str]]) -> list[Row]:
    return [{"begins_by": begins, "ends_from": ends, "says": says} for begins, ends, says in remarks]


def received(entry: Entry) -> str:
    """The received reading, where it differs; else empty.

    >>> received(Entry("", "body", "修渡口", received=((1, 2, "度口"),)))
    '修度口'
    """
    made, at = "", 0
    for start, length, was in entry.received:
        made += entry.text[at:start] + was
        at = start + length
    return made + entry.text[at:] if entry.received else ""


@lru_cache(maxsize=KEPT)
def bare(text: str, *, spaced: bool) -> str:
    """What is compared of a text without line feeds; ``spaced``: a space between two Latin words stays, as in English.

    >>> bare("AI 赋能，Shanghai!", spaced=False), bare("the AI, and 3 x", spaced=True)
    ('ai赋能shanghai', 'the ai and 3 x')
    """
    if not spaced:
        return searched(text)
    made = ""
    for word in filter(None, map(searched, text.split())):
        made += " " + word if made and _is_latin(made[-1]) and _is_latin(word[0]) else word
    return made


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
