"""What a page needs to quote what stands on another: ``data/citing/dk.js`` for a document, else ``handbook.js``.

Scripts and not JSON, because a page that was opened from a folder may load scripts and nothing else.
"""

from __future__ import annotations

from edition.nouns import Edition
from edition.pages.citation import citing_data, citing_of_pages, inert
from edition.reading.document import Readings

PAGES = "handbook"
"""The file of what stands in no text; longer than any document's code."""


def citing(edition: Edition, read: Readings, names: tuple[str, str]) -> dict[str, str]:
    """The files by name. ``names``: what the handbook is called in Chinese and in English. Drafts cannot be cited."""
    digests = {digest.code: digest for digest in edition.links.digests}
    version = edition.full_version
    made = {
        str(code): citing_data(each, digests.get(code), names, version, edition.online)
        for code, each in read.items()
        if each.document.outline.status == "reviewed"
    }
    pages = citing_of_pages(names, version, edition.online)
    return {
        f"citing/{name}.js": f"handbook.cited({inert({name: said})});\n"
        for name, said in {**made, PAGES: pages}.items()
    }
