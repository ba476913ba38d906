"""Strict readers of RIS and BibTeX, written apart from what writes them."""

from __future__ import annotations

import re


def ris(text: str) -> list[dict[str, list[str]]]:
    """Read RIS strictly: each line a tag of two signs, two spaces, a dash and a space; records end with ER."""
    records: list[dict[str, list[str]]] = []
    fields: dict[str, list[str]] = {}
    for line in filter(None, text.split("\r\n")):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        if found[1] == "ER":
            records.append(fields)
            fields = {}
        else:
            fields.setdefault(found[1], []).append(found[2])
    assert not fields
    return records


def bib(text: str) -> list[dict[str, str]]:
    """Read BibLaTeX: an entry's fields with their braces balanced."""
    entries = []
    for entry in re.findall(r"(?ms)^@(?:article|online)\{(.*?)^\}", text):
        key, *lines = entry.strip().split("\n")
        fields = {"key": key.rstrip(",")}
        for line in lines:
            found = re.fullmatch(r"  ([a-z]+) = \{(.*)\},", line)
            assert found, line
            bare = re.sub(r"\\.", "", found[2])
            assert bare.count("{") == bare.count("}"), line
            fields[found[1]] = found[2]
        entries.append(fields)
    return entries
