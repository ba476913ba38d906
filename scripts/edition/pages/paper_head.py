"""The way from paper to screen: a document's address as a QR code and in words, with the version, for print alone."""

from __future__ import annotations

import segno

from edition.nouns import Document, Edition
from edition.nouns.words import code_of
from edition.pages.escape import escape, escape_attribute

LEVEL = "m"
"""A quarter of a printed square may be soiled or creased in places; 15 % is what ISO/IEC 18004 calls level M."""

THIS_EDITION = "<!-- handbook:edition -->"
"""Where the version and hash come in when the page is built: written here, each correction would change every page."""

QUIET_ZONE = 4
"""Empty modules around the code, as ISO/IEC 18004 asks."""


def paper_head(document: Document, edition: Edition) -> str:
    """What stands at the head of a printed document. Without a public address: code and version alone."""
    said = f"<span>{code_of(document.code)}</span><span>版本 {THIS_EDITION}</span>"
    if not edition.online or document.outline.status != "reviewed":
        return f'<div class="paper-head" data-search-exclude>{said}</div>'
    address = f"{edition.online}texts/{document.code}/"
    shown = f'<span class="paper-head__address">{escape(address)}</span>'
    return f'<div class="paper-head paper-head--coded" data-search-exclude>{qr_svg(address)}{shown}{said}</div>'


def qr_svg(address: str) -> str:
    """The QR code of an address as an SVG in line, sized by the style sheet, black on white, the same each time."""
    made = segno.make(address, error=LEVEL, micro=False, boost_error=False)
    size = made.symbol_size(border=QUIET_ZONE)[0]
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{run}v1h-{run}z"
        for y, row in enumerate(made.matrix)
        for x, run in _runs(row)
    )
    label = escape_attribute(address)
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{label}" shape-rendering="crispEdges">'
        f'<path class="qr__ground" d="M0 0h{size}v{size}h-{size}z"/><path class="qr__dark" d="{path}"/></svg>'
    )


def _runs(row: bytes | bytearray) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    out: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and out and sum(out[-1]) == at:
            out[-1] = (out[-1][0], out[-1][1] + 1)
        elif dark:
            out.append((at, 1))
    return out
