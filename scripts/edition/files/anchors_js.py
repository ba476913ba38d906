"""The ids as a script reads them, also from a folder on disk where nothing else can be loaded: ``data/anchors.js``."""

from __future__ import annotations

import json
from collections.abc import Mapping

from edition.ids.grammar import Listed, Places
from edition.ids.pinpoint import pinpoints
from edition.ids.redirects import redirects
from edition.links.held_names import held_names
from edition.nouns import BlockId, Edition

Json = Mapping[str, object]


def anchors_js(edition: Edition) -> str:
    """One statement that gives ``handbook.anchors``: see `anchors`."""
    return f"handbook.anchors = {json.dumps(anchors(places(edition)), ensure_ascii=False, separators=(',', ':'))};\n"


def places(edition: Edition) -> Places:
    """All that can be named: documents that are read, with their ids and what reports call them; ids of the past."""
    where = redirects(edition.documents, edition.published)
    names: dict[str, list[str]] = {}
    for name, code in held_names(edition):
        if code:
            names.setdefault(code, []).append(name)
    ids_of: dict[str, list[BlockId]] = {}
    for each, code in where.today.items():
        ids_of.setdefault(code, []).append(each)
    listed: dict[str, Listed] = {}
    for document in edition.documents:
        if ids := tuple(ids_of.get(document.code, ())):
            central = document.entry.kind == "central-document"
            others = tuple(name for name in names.get(document.code, ()) if name != document.title)
            listed[document.code] = Listed(document.title, central, others, ids, pinpoints(document))
    moved: Mapping[str, str] = {str(old): str(now) for old, now in where.moved.items()}
    gone: Mapping[str, str] = {str(old): since for old, since in where.withdrawn.items()}
    return Places(listed, moved, gone)


def anchors(known: Places) -> Json:
    """The same for scripts.

    ``documents``: code → page, title, whether it is a central document, other names, its ids without the code, and
    beside each what a report calls it; ``moved``: old id → the id that stands for it today; ``withdrawn``: old id →
    version.
    """
    documents = {
        code: {
            "page": f"texts/{code}",
            "title": listed.title,
            "central": listed.central,
            "ids": [each.removeprefix(code).removeprefix("-") for each in listed.ids],
            "names": listed.names,
            "pins": [listed.pins.get(each, "") for each in listed.ids],
        }
        for code, listed in known.documents.items()
    }
    return {"documents": documents, "moved": known.moved, "withdrawn": known.withdrawn}
