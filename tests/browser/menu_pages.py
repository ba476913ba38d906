"""Addresses of the pages that stand in the menu, as the table of pages gives them: a new kind is looked at too."""

from __future__ import annotations

from edition.pages.table import KINDS


def menu_pages(*, english: bool = False) -> list[str]:
    """The address of every page in the menu of a language, with a slash at its end; the start page is none of them."""
    places = [row.menu_english if english else row.menu for row in KINDS]
    found = dict.fromkeys(f"{place.path.rstrip('/')}/" for place in places if place)
    return [path for path in found if path.startswith("en/") is english]


def linked_pages() -> list[str]:
    """The pages made of what editors link: matrix, figures, glossary …"""
    return [f"{row.menu.path}/" for row in KINDS if row.menu and row.menu.part == "look-up" and row.menu.if_any]
