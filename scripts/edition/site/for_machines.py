"""What search engines and those who cite the handbook ask for by name: robots.txt, sitemap.xml, CITATION.cff.

A day of change is told only where an editor recorded the day of the edition (``editorial/versions.yml: date``): the day
of the build is none, and how often a page will change nobody knows.
"""

from __future__ import annotations

import gzip
import json
from xml.etree import ElementTree

from edition.nouns import Edition

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNTRUE = (f"{{{_MAP}}}lastmod", f"{{{_MAP}}}changefreq")


def published_on(edition: Edition) -> str:
    """The recorded day on which the edition in force was published: ``2026-11-20``; empty where nobody recorded it."""
    return next((each.date or "" for each in edition.versions if each.version == edition.version), "")


def sitemap(made: bytes, day: str) -> bytes:
    """A site map with the day of the edition for every page, or without any."""
    ElementTree.register_namespace("", _MAP)
    ElementTree.register_namespace("xhtml", "http://www.w3.org/1999/xhtml")
    top = ElementTree.fromstring(made)
    for page in top:
        for untrue in [each for each in page if each.tag in _UNTRUE]:
            page.remove(untrue)
        if day:
            told = ElementTree.Element(_UNTRUE[0])
            told.text = day
            page.insert(1, told)
    ElementTree.indent(top)
    return bytes(ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)) + b"\n"


def robots(edition: Edition) -> str:
    """Everything may be read; where the site map is, once there is an address."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {edition.online}sitemap.xml\n" if edition.online else "")


def citation_cff(edition: Edition, names: tuple[str, str]) -> str:
    """How to cite the handbook itself, in Citation File Format 1.2.0. ``names``: 中文, English.

    Its editors are an entity, as in the licence: nobody is named who did not name himself.
    """
    chinese, english = names
    day = published_on(edition)
    fields: list[tuple[str, object]] = [
        ("cff-version", "1.2.0"),
        ("message", "To cite one text, use the reference on its page; to cite the handbook, use this."),
        ("title", f"{chinese} ({english})"),
        ("type", "dataset"),
        ("authors", [{"name": f"The editors of {english}"}]),
        ("version", edition.full_version),
        ("date-released", day),
        ("url", edition.online),
        ("license", "CC-BY-4.0"),
    ]
    # JSON is YAML: every value is quoted, whatever a name holds.
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields if value)


def for_machines(files: dict[str, bytes], edition: Edition, names: tuple[str, str]) -> dict[str, bytes]:
    """What to write over or beside the built site's files, by name."""
    out = {"robots.txt": robots(edition).encode(), "CITATION.cff": citation_cff(edition, names).encode()}
    if "sitemap.xml" in files:
        told = sitemap(files["sitemap.xml"], published_on(edition))
        out |= {"sitemap.xml": told, "sitemap.xml.gz": gzip.compress(told, mtime=0)}
    return out
