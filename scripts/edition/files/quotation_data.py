"""What 「核对引文」 looks quotations up in: every text in both readings, every id, every name, as one script file.

A script and not JSON, because a page that was opened from a folder may load scripts and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from edition.files.quotation_sample import sample
from edition.files.quotation_speakers import recorded, speakers
from edition.ids.cite import Reading
from edition.ids.pinpoint import pinpoints
from edition.links.held_names import held_names
from edition.nouns import AUTHORITIES, Block, Digest, Edition, Locked, Section
from edition.nouns.words import AUTHORITY_ENGLISH
from edition.reading.document import ReadDocument, Readings
from edition.reading.marks import remarks_data, worded
from edition.reading.stretch import remarks

Json = Mapping[str, object]

READINGS: tuple[tuple[str, Reading], ...] = (("", "emended"), ("_received", "received"))

VARIABLE = "handbookQuotations"
"""The name under which the page's script finds the data."""


def quotation_index(
    edition: Edition, read: Readings, known: Iterable[Locked], pages: Iterable[str], online: str
) -> str:
    """The file ``data/quotations.js``.

    ``known`` is the lock, for aliases; ``pages`` are the generated pages' names (``glossary``); ``online`` is the
    canonical address of the site.
    """
    made = json.dumps(quotations(edition, read, known, pages, online), ensure_ascii=False, separators=(",", ":"))
    inert = made.replace("<", "\\u003c")  # so that nothing in a text could end a script element
    return f"var {VARIABLE} = {inert};\n"


def quotations(edition: Edition, read: Readings, known: Iterable[Locked], pages: Iterable[str], online: str) -> Json:
    """The same as an object: documents in the edition's order, blocks in reading order."""
    digests = {digest.code: digest for digest in edition.links.digests}
    return {
        "version": edition.version,
        "hash": edition.hash,
        "online": online,
        "authorities": AUTHORITIES,
        "documents": [_document(each, digests.get(each.document.code)) for each in read.values()],
        "names": _names(edition),
        "pins": {each: pin for document in edition.documents for each, pin in pinpoints(document).items()},
        "aliases": {entry.id: entry.alias_of for entry in known if entry.alias_of},
        "pages": sorted(set(pages)),
        "remarks_english": dict(pair for each in read.values() for pair in _remarks_english(each)),
        "speakers": speakers(edition),
        "regions": [region.name for region in edition.links.regions],
        "terms": [form for term in edition.links.terms for form in term.forms],
        "sample": sample(edition, online),
    }


def _document(read: ReadDocument, digest: Digest | None) -> Json:
    document = read.document
    return {
        "code": document.code,
        "title": document.title,
        "kind": document.entry.kind,
        "authority": document.entry.authority,
        "english": {
            "title": digest.title if digest else "",
            "authority": AUTHORITY_ENGLISH[document.entry.kind],
        },
        "on_topic": document.entry.on_topic,
        **recorded(document),
        "gaps": list(dict.fromkeys(gap.note for block in document.outline.blocks for gap in block.gaps)),
        "front": [line.text for line in document.outline.front],
        "blocks": [made for section in document.outline.sections for made in _blocks(section, read)],
    }


def _blocks(section: Section, read: ReadDocument) -> Iterable[Json]:
    """What would say nothing is left out: the received reading where it is the text, a section where there is none.

    ``remarks`` are what must be said of stretches of it, as in the page (edition/reading/marks.py).
    """
    for block in section.blocks:
        made: dict[str, object] = {"id": block.id, "kind": block.kind, "text": block.text}
        if block.received != block.text:
            made["received"] = block.received
        if block.number is not None:
            made["number"] = block.number
        if section.id and section.id != block.id:
            made["section"] = section.id
        if block.marks:
            made["marks"] = [
                {
                    "id": mark.id,
                    "start": block.offsets.across(mark.start),
                    "end": block.offsets.across(mark.end, closing=True),
                }
                for mark in block.marks
            ]
        if breaks := _breaks(block):
            made["breaks"] = breaks
        for suffix, reading in READINGS:
            if (not suffix or "received" in made) and (said := remarks_data(read.blocks[block.id], reading)):
                made[f"remarks{suffix}"] = said
        yield made


def _remarks_english(read: ReadDocument) -> Iterable[tuple[str, str]]:
    """What the remarks on places are in English, by their Chinese words."""
    for block in read.blocks.values():
        for _, reading in READINGS:
            for remark in remarks(block, reading):
                chinese, english = (worded(remark, block, reading, english=each).compact for each in (False, True))
                if chinese:
                    yield chinese, english


def _breaks(block: Block) -> list[Json]:
    """Where text is missing before, in or after a block: no quotation can run across it.

    Where it is missing between words that stand side by side on the page, they may be quoted so: the remark on the
    place says what is missing, here as behind every quotation that is copied.
    """
    ends = {"before": 0, "after": len(block.received)}
    edges = (0, len(block.received))
    offsets = sorted(at for at in {ends.get(gap.place, gap.offset) for gap in block.gaps} if at in edges)
    return [{"text": block.offsets.across(offset, closing=True), "received": offset} for offset in offsets]


def _names(edition: Edition) -> Sequence[Json]:
    """Titles and short names, each with the document that bears it; null for one that the handbook does not hold."""
    return [{"name": name, "document": code} for name, code in held_names(edition)]
