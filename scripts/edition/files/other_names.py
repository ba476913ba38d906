"""Hold the places that other names lead to against the pages there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.files.search_files import Group
from edition.nouns import Fault, OtherName
from edition.pages.table import KINDS

Known = Mapping[str, frozenset[str]]
"""The anchors of each page that can be opened, by its path."""


def dead_ends(
    path: str, codes: Iterable[str], paths: Iterable[str], rows: Iterable[OtherName], groups: Iterable[Group]
) -> list[Fault]:
    """Faults for rows of ``synonyms.yml`` (``path``) that lead to no page, or to no place on it.

    ``codes`` of the documents, slugs of the learning ``paths``; ``groups`` are the Chinese ones of the search: a place
    on a page that it does not read cannot be held, and is a fault.
    """
    known = _known(paths, groups)
    there = frozenset(codes)
    remedy = "write a code, an id, or the path of a page as texts/matrix, with #… a place the search knows"
    return [
        Fault(path, row.line, "a place that is nowhere", row.to, remedy)
        for row in rows
        if _names_a_page(row.to) and row.to not in there and not _leads(row.to, known)
    ]


def _names_a_page(to: str) -> bool:
    """An id has a hyphen and no more; ids are held where the texts are read."""
    return bool(to) and ("-" not in to or "/" in to or "#" in to)


def _leads(to: str, known: Known) -> bool:
    page, _, anchor = to.partition("#")
    return page in known and (not anchor or anchor in known[page])


def _known(paths: Iterable[str], groups: Iterable[Group]) -> Known:
    made: dict[str, frozenset[str]] = {row.menu.path: frozenset() for row in KINDS if row.menu}
    made |= {f"texts/training/{each}": frozenset() for each in paths}
    return made | {group.path: frozenset(_anchors(group)) for group in groups}


def _anchors(group: Group) -> Iterable[str]:
    """An anchor that begins with a hyphen goes on from the group's own."""
    return ((group.anchor if each.anchor.startswith("-") else "") + each.anchor for each in group.entries)
