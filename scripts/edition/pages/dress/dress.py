"""Which kinds of page are dressed, and by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from edition.pages.dress import entries, grids, learning
from edition.pages.dress.controls import CONTROLS, with_controls
from edition.pages.dress.data import dress_data
from edition.pages.dress.document import dress_document
from edition.pages.dress.english import lead_to_chinese
from edition.pages.dress.marks import mark_chinese
from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, parsed, written

Dresser = Callable[[Element, Setting], "Mapping[str, object] | None"]
"""Changes the tree of a page in its place; may hand back parts of the page for its template."""


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page as the site shows it: all of it, and the parts that its template sets apart."""

    html: str
    parts: Mapping[str, object] = field(default_factory=dict)


DRESSERS: Mapping[str, Dresser] = {
    "data": dress_data,
    "document": dress_document,
    "index": entries.index,
    "digest": entries.digest,
    "digest-index": entries.digests,
    "matrix": grids.matrix,
    "figures": grids.figures,
    "glossary": entries.glossary,
    "works": entries.works,
    "timeline": entries.timeline,
    "topics": entries.subjects,
    "regions": entries.subjects,
    "named": entries.named,
    "codes": entries.codes,
    "received-index": grids.received_index,
    "received": grids.received,
    "training-index": entries.paths,
    "training": learning.path,
    "handout": learning.handout,
    "method": grids.method,
}
"""By kind of page (pages/table.py). Pages of other kinds are shown as MkDocs makes them."""


WHERE_EDITORS_SPEAK = frozenset(
    ["index", "matrix", "figures", "glossary", "works", "timeline", "topics", "regions", "named", "codes"]
)
"""Kinds on which every paragraph that has nothing else to be is the editors' own word."""


def _editors(tree: Element) -> None:
    for each in tree.elements:
        if each.tag == "p" and not each.classes:
            each.attributes["class"] = "editors"


LOCKED_KINDS = frozenset({"document", "digest"})
"""Kinds whose ids are in the lock (doc/contracts.md §3): only there a heading offers its address. Elsewhere an id may
change with what it names, and whoever linked to it would land nowhere."""


def _unoffered(tree: Element, locked: str) -> None:
    """Take the sign from behind every heading whose id does not begin like those that are ``locked``, if any are."""
    for each in tree.elements:
        each.children = [child for child in each.children if isinstance(child, str) or not _offers(child, locked)]
        _unoffered(each, locked)


def _offers(link: Element, locked: str) -> bool:
    return "headerlink" in link.classes and not (locked and link.get("href").startswith(f"#{locked}"))


def dress(html: str, setting: Setting) -> Dressed:
    """The page as the site shows it, of the HTML that MkDocs made."""
    kind = setting.meta.get("page_kind", "")
    dresser = DRESSERS.get(kind)
    offering = "headerlink" in html
    if dresser is None and kind not in CONTROLS and not setting.english and not offering:
        return Dressed(html)
    tree = parsed(html)
    if offering:
        _unoffered(tree, f"{setting.meta['code']}-" if kind in LOCKED_KINDS else "")
    parts = (dresser(tree, setting) if dresser else None) or {}
    if kind in WHERE_EDITORS_SPEAK:
        _editors(tree)
    with_controls(tree, setting)
    if setting.english:
        lead_to_chinese(tree, setting.addresses, setting.depth)
        mark_chinese(tree)
    return Dressed(written(tree.children), parts)
