"""By which names a document is known: its titles and short names, as the texts themselves use them."""

from __future__ import annotations

from collections.abc import Sequence

from edition.links.mentions import with_held
from edition.nouns import Edition


def held_names(edition: Edition) -> Sequence[tuple[str, str | None]]:
    """Each name with the code of the document that bears it; None for one that the handbook does not hold."""
    found: dict[tuple[str, str | None], None] = {}
    works = with_held(edition.documents, edition.links.works)
    held = {work.id: work.document for work in works}
    for work in works:
        for name in work.names:
            found[name, work.document] = None
    for short in edition.links.short_names:
        if short.work:
            found[short.name, held.get(short.work)] = None
    return list(found)
