"""The ids as a script reads them, also from a folder on disk where nothing else can be loaded: ``data/anchors.js``."""

from __future__ import annotations

import json

from edition.ids.redirects import redirects
from edition.nouns import BlockId, Edition


def anchors_js(edition: Edition) -> str:
    """One statement that gives ``handbook.anchors``.

    ``documents``: code → page, title, whether it is a central document, and its ids without the code; ``moved``: old id
    → the id that stands for it today; ``withdrawn``: old id → version.
    """
    where = redirects(edition.documents, edition.published)
    slots: dict[str, list[str]] = {}
    for each, code in where.today.items():
        slots.setdefault(code, []).append(_slot(each, code))
    documents = {
        document.code: {
            "page": f"texts/{document.code}",
            "title": document.title,
            "central": document.entry.kind == "central-document",
            "ids": slots[document.code],
        }
        for document in edition.documents
        if document.code in slots
    }
    made = {"documents": documents, "moved": where.moved, "withdrawn": where.withdrawn}
    return f"handbook.anchors = {json.dumps(made, ensure_ascii=False, separators=(',', ':'))};\n"


def _slot(each: BlockId, code: str) -> str:
    return each.removeprefix(code).removeprefix("-")
