"""What start pages, menu and footers say of the edition: counted, never typed in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from edition.chinese.numbers import numeral_of
from edition.collate.account import account, fates
from edition.nouns import AUTHORITIES, Block, Digest, Document, Edition, Section
from edition.nouns.words import UNKNOWN, Json, code_of, for_scripts, for_templates
from edition.pages import table
from edition.pages.citation import citations, inert
from edition.pages.index import year_of
from edition.pages.templates.menu import menu
from edition.reading.document import Readings
from edition.reading.names import STOP, name_end, named
from edition.reading.page import ReadPage, read_pages

ITEM_TITLE = 24
"""Characters of an item's entry in the contents where no full stop ends its name."""
GAP_TITLE = 16
"""Characters of a gap's entry in the contents."""


def summary(edition: Edition, read: Readings) -> Json:
    """Counts, groups and the contents of the central document, for the templates under ``extra.handbook``."""
    on_topic = [document for document in edition.documents if document.entry.on_topic]
    counts = _counts(edition)
    digests = edition.links.digests
    codes = {each.code for each in digests}
    return {
        "version": edition.version,
        "hash": edition.hash,
        "counts": counts,
        "menu": menu(edition, counts),
        "pages": table.for_templates(),
        "groups": [
            {"kind": kind, "authority": authority, "documents": [_entry(d) for d in on_topic if d.entry.kind == kind]}
            for kind, authority in AUTHORITIES.items()
        ],
        "digested": [kind for kind in AUTHORITIES if any(d.entry.kind == kind and d.code in codes for d in on_topic)],
        "off_topic": [_entry(d) for d in edition.documents if not d.entry.on_topic],
        "sources": [_source(page) for page in read_pages(edition, read).values()],
        "contents": {document.code: contents(document) for document in edition.documents},
        "contents_english": {each.code: english_contents(read[each.code].document, each) for each in digests},
        "citations": citations(read.values()),
        "words": for_templates(),
        "words_for_scripts": inert(for_scripts()),
    }


def _counts(edition: Edition) -> dict[str, int]:
    counted = account(edition)
    return {
        "sources": len(edition.pages),
        "lines": counted.fates.lines,
        "documents": len(edition.documents),
        "kept": counted.fates.kept,
        "joined": counted.fates.joined,
        "dropped": counted.fates.dropped,
        "cut": counted.fates.cuts,
        "furniture": counted.fates.furniture,
        "gaps": sum(counted.gaps.values()),
        "measures": sum(len(document.measures) for document in edition.documents),
        "paragraphs": sum(len(d.outline.blocks) for d in edition.documents),
        "mentions": len(edition.mentions),
        "works": len({mention.work for mention in edition.mentions if mention.work}),
        "practice": len(edition.links.practice),
        "figures": len(edition.links.figures),
        "terms": len(edition.links.terms),
        "events": len(edition.links.events),
        "topics": len(edition.links.topics),
        "regions": len(edition.links.regions),
        "named": len(edition.links.named),
        "paths": len(edition.links.paths),
        "digests": len(edition.links.digests),
    }


def _entry(document: Document) -> Json:
    entry = document.entry
    return {
        "code": document.code,
        "label": code_of(document.code),
        "title": document.title,
        "by": entry.issuer.text or entry.authors.text,
        "region": entry.region.text,
        "year": year_of(entry.date) if entry.date.value else UNKNOWN,
        "validity": entry.holds or "",
        "source": document.outline.source,
        "paragraphs": len(document.outline.blocks),
    }


def _source(page: ReadPage) -> Json:
    counted = fates(page.rows)
    return {
        "source": page.page.source,
        "lines": counted.lines,
        "kept": counted.kept,
        "dropped": counted.dropped,
        "furniture": counted.furniture,
        "documents": [document.code for document in page.documents],
    }


def contents(document: Document) -> list[Json]:
    """The document's table of contents: gaps, headings, and the items that run through it under their sections."""
    out: list[Json] = []
    for section in document.outline.sections:
        out += [_gap_entry(note) for note in _gaps_before(section)]
        items = [
            {"id": block.id, "title": _item_title(block), "number": block.number}
            for block in section.blocks
            if block.kind == "item"
        ]
        if section.id:
            out.append(
                {"id": section.id, "title": section.title, "number": section.number, "items": items, "gap": False}
            )
        else:
            out += [{**item, "items": [], "gap": False} for item in items]
        out += [_gap_entry(gap.note) for block in section.blocks for gap in block.gaps if gap.place == "after"]
    return out


def english_contents(document: Document, digest: Digest) -> list[Json]:
    """The same, in the words of the English digest."""
    says = {str(name): _english_title(block.says) for name, block in digest.blocks.items()}

    def said(entry: Json) -> Json:
        items = [said(item) for item in cast(list[Json], entry.get("items", []))]
        title = GAP_ENGLISH if entry.get("gap") else says.get(str(entry["id"]), "")
        return {**entry, "title": title, **({"items": items} if "items" in entry else {})}

    return [said(entry) for entry in contents(document)]


GAP_ENGLISH = "Text is missing here"


def _english_title(text: str) -> str:
    """What names an item in English: its first sentence, behind a number as in ``II.`` or ``(12)``."""
    numeral = re.match(r"[IVX]+\. ", text)
    at = numeral.end() if numeral else 0
    stop = re.search(r"[.:](?= |$)", text[at:])
    return text[: at + stop.start()] if stop else text


def _gaps_before(section: Section) -> Sequence[str]:
    return [gap.note for block in section.blocks for gap in block.gaps if gap.place == "before"]


def _gap_entry(note: str) -> Json:
    """``title`` is short, for the contents; ``note`` says it all."""
    clause = re.split("[，。；：]", note, maxsplit=1)[0]
    title = clause if len(clause) <= GAP_TITLE else f"{clause[: GAP_TITLE - 1]}…"
    return {"id": None, "title": title, "note": note, "number": None, "items": [], "gap": True}


def _item_title(block: Block) -> str:
    """The first sentence of an item, which names it; without one, as much as the contents have room for.

    Where its number is lost, what stands first is not known to be its name: the number is given as ours.
    """
    if block.number_basis == "inferred" and block.number:
        return f"〔第{numeral_of(block.number)}〕首句残缺"
    text = block.text
    return named(text) if name_end(text) < len(text) or text.endswith(STOP) else text[:ITEM_TITLE]
