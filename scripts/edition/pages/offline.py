"""Where the handbook is to be had for rooms without a network: beside the site, already in hand, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edition.markup import set_page
from edition.nouns import Edition

FOLDER, LATEST = "offline", "handbook-offline.zip"
"""Where a site keeps the bundle. The name stays the same with every version, so that a link to it always leads to the
latest; what is saved of it is called after its version."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A bundle that lies beside the site: what it is saved as, bytes packed and unpacked, how many files, its sum."""

    name: str
    size: int
    unpacked: int
    files: int
    sha256: str


Offline = Literal["none", "packed"] | Offer
"""What a page says of the bundle: the site has none beside it, the page is itself in one, or here it is."""


@dataclass(frozen=True, slots=True)
class OfflineShown:
    """The section in one language. ``up`` leads to the top of the site; sizes are in megabytes."""

    english: bool
    up: str
    version: str
    date: str
    online: str
    packed: bool
    address: str = ""
    name: str = ""
    size: str = ""
    unpacked: str = ""
    files: int = 0
    sha256: str = ""


def offline_fragments(edition: Edition, offline: Offline) -> dict[str, str]:
    """Pieces of Markdown by name, for ``--8<-- "NAME.md"`` in the hand-written page of each language."""
    return {
        name: set_page("offline.html", _shown(edition, offline, english=english))
        for name, english in (("offline", False), ("offline-english", True))
    }


def offline_for_templates(offline: Offline) -> dict[str, str] | None:
    """What start page and training say of it: its size; None where there is nothing to offer."""
    return {"size": megabytes(offline.size)} if isinstance(offline, Offer) else None


def _shown(edition: Edition, offline: Offline, *, english: bool) -> OfflineShown:
    date = next((each.date for each in edition.versions if each.version == edition.version and each.date), "")
    here = offline if isinstance(offline, Offer) else None
    return OfflineShown(
        english=english,
        up="../../" if english else "../",
        version=edition.full_version,
        date=date,
        online=edition.online,
        packed=offline == "packed",
        address=f"{FOLDER}/{LATEST}" if here else "",
        name=here.name if here else "",
        size=megabytes(here.size) if here else "",
        unpacked=megabytes(here.unpacked) if here else "",
        files=here.files if here else 0,
        sha256=here.sha256 if here else "",
    )


def megabytes(size: int) -> str:
    """1,234,567 bytes as ``1.2 MB``."""
    return f"{size / 1_000_000:.1f} MB"
