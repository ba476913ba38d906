"""Codes as links: a page says ``[NMG-P2]``, and where each code leads stands in one file that it takes in at its end.

So somebody who reads the Markdown reads the codes, once each, and nothing else of a link. The file is computed and
lies among the fragments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.links.places import places
from edition.nouns import Document
from edition.nouns.words import code_of

BESIDE = '--8<-- "codes.md"'
"""Ends a page that stands beside the documents."""

BELOW = '--8<-- "codes-below.md"'
"""Ends a page in a folder below them."""

ENGLISH = '--8<-- "codes-english.md"'
"""Ends an English page that stands beside the digests."""

ENGLISH_BELOW = '--8<-- "codes-english-below.md"'
"""Ends an English page in a folder below them."""


OF_POINT = "a point in this paragraph"
"""Said of a link from the code of a point to its paragraph: a digest has no points."""


def of_page(source: str) -> str:
    """Ends the received page ``source``: it leads to its own documents, and takes in the codes of no others."""
    return f'--8<-- "codes-received-{source}.md"'


def code_link(anchor: str) -> str:
    """``[NMG-P2]``: the code of a block, a point or a document, which leads there."""
    return f"[{code_of(anchor)}]"


def code_links(anchors: Iterable[str]) -> str:
    """Several codes. Two spaces part them: with one, Markdown takes the second for the address of the first."""
    return "  ".join(map(code_link, anchors))


def code_definitions(documents: Iterable[Document], digested: Iterable[str]) -> Mapping[str, str]:
    """The files that say where codes lead, by name. ``digested``: codes of the documents with an English page.

    An English page leads to the digest, there to the paragraph where the code is of a point in it; of a document
    without a digest, to the Chinese page.
    """
    held = list(documents)
    english = frozenset(digested)
    of_source: dict[str, list[Document]] = {}
    for document in held:
        of_source.setdefault(document.outline.source, []).append(document)
    received = {f"codes-received-{source}": _definitions(_leads(those, "../")) for source, those in of_source.items()}
    return {
        **received,
        "codes": _definitions(_leads(held, "")),
        "codes-below": _definitions(_leads(held, "../")),
        "codes-english": _definitions(_leads_in_english(held, english, "")),
        "codes-english-below": _definitions(_leads_in_english(held, english, "../")),
    }


def _leads(held: Sequence[Document], prefix: str) -> Mapping[str, str]:
    to = {str(d.code): f"{prefix}{d.code}.md#{d.code}" for d in held}
    return to | {str(at): f"{prefix}{place.document.code}.md#{at}" for at, place in places(held).items()}


def _leads_in_english(held: Sequence[Document], english: frozenset[str], prefix: str) -> Mapping[str, str]:
    def lead(code: str, block: str, point: str) -> str:
        said = f' "{OF_POINT}"' if point != block else ""
        return f"{prefix}{code}.md#{block}{said}" if code in english else f"handbook:texts/{code}#{point}"

    to = {str(d.code): lead(d.code, d.code, d.code) for d in held}
    return to | {str(at): lead(place.document.code, place.block.id, at) for at, place in places(held).items()}


def _definitions(to: Mapping[str, str]) -> str:
    """One to a paragraph: Markdown looks through all that follows in a paragraph for each of its definitions."""
    return "\n\n".join(f"[{code_of(anchor)}]: {address}" for anchor, address in to.items()) + "\n"
