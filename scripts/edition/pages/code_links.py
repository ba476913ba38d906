"""Codes as links: a page says ``[NMG-P2]``, and where each code leads stands in one file that it takes in at its end.

So somebody who reads the Markdown reads the codes, once each, and nothing else of a link. The file is computed and
lies among the fragments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edition.links.places import places
from edition.nouns import Document
from edition.nouns.words import code_of

BESIDE = '--8<-- "codes.md"'
"""Ends a page that stands beside the documents."""

BELOW = '--8<-- "codes-below.md"'
"""Ends a page in a folder below them."""

ENGLISH = '--8<-- "codes-english.md"'
"""Ends an English page that stands beside the digests."""


def code_link(anchor: str) -> str:
    """``[NMG-P2]``: the code of a block, a point or a document, which leads there."""
    return f"[{code_of(anchor)}]"


def code_links(anchors: Iterable[str]) -> str:
    """Several codes. Two spaces part them: with one, Markdown takes the second for the address of the first."""
    return "  ".join(map(code_link, anchors))


def code_definitions(documents: Iterable[Document], digested: Iterable[str]) -> Mapping[str, str]:
    """The files that say where codes lead, by name. ``digested``: codes of the documents with an English page."""
    held = list(documents)
    english = set(digested)
    return {
        "codes": _definitions(held, ""),
        "codes-below": _definitions(held, "../"),
        "codes-english": _definitions([document for document in held if document.code in english], ""),
    }


def _definitions(documents: Iterable[Document], prefix: str) -> str:
    """One to a paragraph: Markdown looks through all that follows in a paragraph for each of its definitions."""
    held = list(documents)
    to = {str(document.code): str(document.code) for document in held}
    to |= {str(anchor): str(place.document.code) for anchor, place in places(held).items()}
    return "\n\n".join(f"[{code_of(anchor)}]: {prefix}{code}.md#{anchor}" for anchor, code in to.items()) + "\n"
