"""Dress any English page: where it leads to a Chinese page, and its Chinese words, both say that they are Chinese."""

from __future__ import annotations

from edition.pages.dress.setting import Addresses
from edition.pages.dress.tree import Element

SCHEME = "handbook:"
"""Begins an address in English Markdown that leads to a page of the Chinese edition: ``handbook:texts/nmg#nmg-p2``.

MkDocs knows the pages of one language at a time, and takes what has a scheme as it is.
"""

IN_CHINESE = "in Chinese"


def lead_to_chinese(tree: Element, addresses: Addresses, depth: int) -> None:
    """Links to Chinese pages, and what they say of themselves."""
    for link in tree.walk():
        if link.tag == "a" and link.get("href").startswith(SCHEME):
            link.attributes["href"] = addresses.site(link.get("href").removeprefix(SCHEME), depth)
            link.attributes["hreflang"] = "zh-Hans"
            link.attributes.setdefault("title", IN_CHINESE)
            link.attributes["class"] = " ".join([*link.classes, "to-chinese"])
