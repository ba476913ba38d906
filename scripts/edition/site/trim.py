"""Take out of a site what nobody opens: what no page, style sheet or script names, and what only developers read.

A theme brings a search for many languages, source maps and icons along, whether they are used or not; readers would
carry them on sticks, and whoever publishes the site would store them (doc/findings.md §3).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from urllib.parse import unquote

from edition.nouns import Fault

_FOR_DEVELOPERS = ("*.map",)
"""Source maps: a browser asks for them when somebody looks at the scripts themselves."""

_ASKED_FOR_BY_NAME = ("sitemap.xml", "sitemap.xml.gz", "robots.txt")
"""What search engines ask for though no page names it."""

_TAKEN_BY_NAME = ("CITATION.cff",)
"""What those who cite the handbook look for at its top, online and in the bundle."""

_NEEDS_A_SERVER = ("404.html", *_ASKED_FOR_BY_NAME)
"""Absolute addresses, which lead nowhere from a folder."""

_ADDRESS = re.compile(r"(?<![\w.~%/-])[\w.~%/-]+\.[A-Za-z0-9]+")
_NAMING = (".html", ".css", ".js", ".svg")
"""Files that name others."""

_MAP_NOTE = re.compile(rb"\n?(?://[#@] sourceMappingURL=[^\n]*|/\*[#@] sourceMappingURL=[^*]*\*/)\s*\Z")


def trimmed(files: Mapping[str, bytes], keeps: Sequence[str]) -> tuple[dict[str, bytes], list[Fault]]:
    """The files of a site, online or in the bundle, and patterns of ``keeps`` (as of a shell) that keep nothing.

    Pages are there to be opened, data to be taken away. Everything else stays if a file that stays names it, relative
    to itself or to the top, in whatever way: an attribute, ``url()``, a string of a script. ``keeps`` are files whose
    names a script puts together while it runs.
    """
    there = {name: raw for name, raw in files.items() if not _any(name, _FOR_DEVELOPERS)}
    start = {name for name in there if name.endswith(".html") or name.startswith("data/")}
    start |= {name for name in there if _any(name, (*_ASKED_FOR_BY_NAME, *_TAKEN_BY_NAME, *keeps))}
    faults = [
        Fault("mkdocs.yml", 1, "site_keeps names no file", each, "remove it, or see why the file is gone")
        for each in keeps
        if not any(fnmatchcase(name, each) for name in there)
    ]
    reached, todo = set(start), sorted(start)
    while todo:
        name = todo.pop()
        for found in _named(name, there[name]):
            if found in there and found not in reached:
                reached.add(found)
                todo.append(found)
    return {name: _MAP_NOTE.sub(b"\n", there[name]) if _code(name) else there[name] for name in reached}, faults


def opened_from_a_folder(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of a trimmed site that are of use without a server."""
    return {name: raw for name, raw in files.items() if not _any(name, _NEEDS_A_SERVER)}


def _any(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, each) for each in patterns)


def _code(name: str) -> bool:
    return name.endswith((".css", ".js"))


def _named(name: str, raw: bytes) -> Iterator[str]:
    """Every file that a file may mean, as a name from the top."""
    if not name.endswith(_NAMING):
        return
    for written in set(_ADDRESS.findall(raw.decode("utf-8", errors="replace"))):
        address = unquote(written)
        for base in (posixpath.dirname(name), ""):
            yield posixpath.normpath(posixpath.join(base, address.lstrip("/")))
