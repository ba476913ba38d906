"""The way from paper to screen: a document's address as a QR code and in words, with the version, for print alone."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from edition.nouns import Document, Edition
from edition.pages.escape import escape_attribute

LEVEL = "m"
"""A quarter of a printed square may be soiled or creased in places; 15 % is what ISO/IEC 18004 calls level M."""

QUIET_ZONE = 4
"""Empty modules around the code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """The address of a document and its picture (SVG); both empty where there is no public address."""

    address: str = ""
    picture: str = ""


def paper_head(document: Document, edition: Edition) -> PaperHead:
    """What stands at the head of a printed document beside code and version, which stand there always."""
    if not edition.online or document.outline.status != "reviewed":
        return PaperHead()
    address = f"{edition.online}texts/{document.code}/"
    return PaperHead(address, qr_svg(address))


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
