"""What is known of a page beside its HTML: its front matter, the summary of the edition, where other pages are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where pages are, as seen from one of them."""

    folder: str
    """The way to the folder in which the page's Markdown lies: empty, or ``../``."""
    directories: bool
    """Whether a page is a folder (``texts/nmg/``) or, for who has no server, a file (``texts/nmg.html``)."""

    def to(self, name: str) -> str:
        """The address of a page that the Markdown beside this one would call so.

        >>> Addresses("../", directories=True).to("received/801.md#l3")
        '../received/801/#l3'
        >>> Addresses("", directories=False).to("received/801.md#l3")
        'received/801.html#l3'
        """
        if self.directories:
            name = re.sub(r"(?:^|(?<=/))index\.md", "", name)
        found = self.folder + name.replace(".md", "/" if self.directories else ".html", 1)
        return found if found and not found.startswith("#") else f"./{found}"

    def site(self, path: str, depth: int) -> str:
        """The address of a page or file by its place in the site, from ``depth`` folders below the root.

        >>> Addresses("../", directories=True).site("texts/received/801#l3", 3)
        '../../../texts/received/801/#l3'
        >>> Addresses("", directories=False).site("texts/training/", 2)
        '../../texts/training/index.html'
        """
        page, mark, anchor = path.partition("#")
        if "." in page.rpartition("/")[2]:
            return f"{'../' * depth}{page}{mark}{anchor}"
        if not self.directories:
            page = f"{page}index.html" if not page or page.endswith("/") else f"{page}.html"
        elif page and not page.endswith("/"):
            page += "/"
        return f"{'../' * depth}{page}{mark}{anchor}" or "./"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a page is dressed by."""

    meta: Mapping[str, Any]
    """Its front matter."""
    handbook: Mapping[str, Any]
    """What templates see as ``extra.handbook`` (pages/templates/template_data.py)."""
    addresses: Addresses
    english: bool = False
    """Whether the page is in English; Chinese words on it are said to be Chinese."""
    depth: int = 0
    """How many folders below the root of the site the page lies."""
