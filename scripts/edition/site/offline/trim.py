"""Take out of a site what nobody opens offline: what no page, style sheet or script names, and what needs a server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from urllib.parse import unquote

from edition.nouns import Fault

_NEEDS_A_SERVER = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "*.map")
"""Absolute addresses, and source maps, which only developers open (doc/findings.md §3)."""

_ADDRESS = re.compile(r"[A-Za-z0-9._~%/-]+\.[A-Za-z0-9]+")
_NAMING = (".html", ".css", ".js", ".svg")
"""Files that name others."""

_MAP_NOTE = re.compile(rb"\n?(?://[#@] sourceMappingURL=[^\n]*|/\*[#@] sourceMappingURL=[^*]*\*/)\s*\Z")


def trimmed(files: Mapping[str, bytes], keeps: Sequence[str]) -> tuple[dict[str, bytes], list[Fault]]:
    """The files of the bundle, and patterns of ``keeps`` that keep nothing.

    Pages are there to be opened, data to be taken away. Everything else stays if a file that stays names it, relative
    to itself or to the top, in whatever way: an attribute, ``url()``, a string of a script.
    """
    there = {name: raw for name, raw in files.items() if not any(fnmatchcase(name, each) for each in _NEEDS_A_SERVER)}
    start = {name for name in there if name.endswith(".html") or name.startswith("data/")}
    kept = {name for name in there if any(fnmatchcase(name, each) for each in keeps)}
    faults = [
        Fault("mkdocs.offline.yml", 1, "bundle_keeps names no file", each, "remove it, or see why the file is gone")
        for each in keeps
        if not any(fnmatchcase(name, each) for name in there)
    ]
    reached, todo = set(start | kept), sorted(start | kept)
    while todo:
        name = todo.pop()
        for found in _named(name, there[name]):
            if found in there and found not in reached:
                reached.add(found)
                todo.append(found)
    return {name: _MAP_NOTE.sub(b"\n", there[name]) if _code(name) else there[name] for name in reached}, faults


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
