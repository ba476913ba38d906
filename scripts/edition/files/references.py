"""References for reference managers: one file each for a document and for all of them, in each format.

What stands in them is said by ``ids/cite_files.py``; the page of a document makes the same of each of its places.
"""

from __future__ import annotations

from edition.files.downloads import Imprint
from edition.ids.cite_files import WRITERS, reference_of
from edition.nouns import Edition
from edition.nouns.words import REFERENCE_ENDINGS


def references(edition: Edition, imprint: Imprint) -> dict[str, str]:
    """By name: ``citations/dk.ris``, ``citations/dk.csl.json``, ``citations/dk.bib``; ``citations.ris`` … of all.

    ``imprint.online`` is empty while the handbook has no public address. Drafts have none: their codes are temporary.
    """
    digests = {digest.code: digest for digest in edition.links.digests}
    version = edition.full_version
    made = [
        reference_of(document, digests.get(document.code), version, imprint.online, imprint.book)
        for document in edition.documents
        if document.outline.status == "reviewed"
    ]
    files: dict[str, str] = {}
    for name, those in [
        *((f"citations/{each.key}", [each]) for each in made),
        *([("citations", made)] if made else []),
    ]:
        files |= {f"{name}.{ending}": WRITERS[ending](those) for ending in REFERENCE_ENDINGS}
    return files
