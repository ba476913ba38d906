"""Dress the page 「数据」."""

from __future__ import annotations

import re

from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, made

_MARKDOWN = re.compile(r"(Markdown)( .+)")


def dress_data(tree: Element, _setting: Setting) -> None:
    """In a row of files to take away, Markdown lies beside the first of them."""
    for row in tree.walk():
        links = [each for each in row.walk() if each.tag == "a"] if row.tag == "tr" else []
        last = row.elements[-1] if links else Element("td")
        found = _MARKDOWN.fullmatch(last.text())
        if found:
            address = links[-1].get("href").rpartition(".")[0] + ".md"
            last.children = [made("a", {"href": address}, found[1]), found[2]]
