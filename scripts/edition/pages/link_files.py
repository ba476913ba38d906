"""Where the words in brackets lead: codes, received lines and terms, in one file for each document.

So the text of a page is read without addresses, and each of these is said once. The file is computed from the page and
lies among the fragments that it takes in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from edition.links.lookups import Connections, first_uses
from edition.nouns import Document

LINKS = "links-{}.md"
"""The file of a document, by its code."""

LINE_OR_CODE = re.compile(r"(?<![0-9A-Za-z-])([0-9A-Za-z-]+):([1-9][0-9]*)|[A-Z]{2}[A-Z0-9-]*")

_BRACKETS = re.compile(r"(?<!\\)\[([^][]+)\](?:\[([^][]*)\])?(?![(:])")
"""Nothing of a source stands in brackets that Markdown would take for such: they are escaped."""

TermWords = Mapping[str, str]
"""The words that a document links to a term; words that mean two terms in one document lead to the first."""


def term_words(document: Document, connected: Connections) -> TermWords:
    """The words of a document that lead to the glossary."""
    texts = {str(block.id): block.text for block in document.outline.blocks}
    out: dict[str, str] = {}
    for name, uses in first_uses(document, connected).items():
        for use in uses:
            out.setdefault(texts[name][use.start : use.end], use.term)
    return out


def link_definitions(page: str, terms: TermWords, connected: Connections) -> str:
    """The definitions that the page of a document needs, one to a paragraph."""
    named = dict.fromkeys(address or words for words, address in _BRACKETS.findall(page))
    return "\n\n".join(f"[{said}]: {_target(said, terms, connected)}" for said in named if said[0] != "^") + "\n"


def _target(said: str, terms: TermWords, connected: Connections) -> str:
    line = LINE_OR_CODE.fullmatch(said)
    if line and line[1]:
        return f"received/{line[1]}.md#l{line[2]}"
    if line:
        return f"{connected.places[said.lower()].document.code}.md#{said.lower()}"
    return f"glossary.md#t-{terms[said]}"
