"""What templates are handed of the edition: counted, never typed in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import cast

from edition.chinese.numbers import numeral_of
from edition.collate.account import account
from edition.nouns import Block, Digest, Document, Edition, Section
from edition.nouns.record import AUTHORITIES
from edition.nouns.words import (
    AUTHORITY_ENGLISH,
    CAUTION,
    CAUTION_ENGLISH,
    OPINION,
    OPINION_ENGLISH,
    Json,
    for_scripts,
    for_templates,
)
from edition.pages import table
from edition.pages.citation import citations, inert
from edition.pages.templates.beside import beside
from edition.pages.templates.cards import cards
from edition.pages.templates.described import described
from edition.pages.templates.home import entry, home
from edition.pages.templates.menu import menu
from edition.reading.document import Readings
from edition.reading.names import STOP, english_name, name_end, named, title
from edition.reading.page import read_pages

ITEM_TITLE = 24
"""Characters of an item's entry in the contents where no full stop ends its name."""
GAP_TITLE = 16
"""Characters of a gap's entry in the contents."""


def summary(edition: Edition, read: Readings, name: str, taken: Mapping[str, int]) -> Json:
    """What templates find under ``extra.handbook``; ``name`` is what the handbook is called, ``taken`` are the bytes of
    the files to take away."""
    counts = _counts(edition)
    made = cards(edition, read, edition.links.digests, name)
    digests = edition.links.digests
    every = {document.code: contents(document) for document in edition.documents}
    central = next((d.code for d in edition.documents if d.entry.on_topic and d.entry.kind == "central-document"), None)
    pages = read_pages(edition, read).values()
    return {
        "version": edition.version,
        "hash": edition.hash,
        "chinese_name": name,
        "online": edition.online,
        "described": described(edition, counts),
        "counts": counts,
        "menu": menu(edition, counts),
        "pages": table.for_templates(),
        "home": asdict(home(edition, pages, every[central] if central else (), counts, name)),
        "off_topic": [asdict(entry(d)) for d in edition.documents if not d.entry.on_topic],
        "topics": {document.code: document.entry.topics for document in edition.documents},
        "contents": every,
        "contents_english": {each.code: english_contents(read[each.code].document, each) for each in digests},
        "citations": citations(read.values(), digests, name, edition.full_version, edition.online),
        "cards": {code: {lang: asdict(card) for lang, card in each.items()} for code, each in made.items()},
        "beside": {document.code: asdict(beside(document, edition, taken)) for document in edition.documents},
        "measures": {block.id: title(block) for document in edition.documents for block in document.measures},
        "terms": {term.id: [term.term, term.definition] for term in edition.links.terms},
        "words": for_templates(),
        "words_for_scripts": inert(for_scripts()),
        "standing": _STANDING,
    }


_STANDING = {
    "zh": {AUTHORITIES["central-document"]: CAUTION, AUTHORITIES["signed-article"]: OPINION},
    "en": {
        AUTHORITY_ENGLISH["central-document"].capitalize(): CAUTION_ENGLISH,
        AUTHORITY_ENGLISH["signed-article"].capitalize(): OPINION_ENGLISH,
    },
}
"""What goes along with every quotation from a kind of document, by what the kind is called in the index
(doc/contracts.md §2)."""


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
        "paths_english": len(edition.links.paths_english),
        "digests": len(edition.links.digests),
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
    says = {str(name): english_name(block.says) for name, block in digest.blocks.items()}

    def said(entry: Json) -> Json:
        items = [said(item) for item in cast(list[Json], entry.get("items", []))]
        title = GAP_ENGLISH if entry.get("gap") else says.get(str(entry["id"]), "")
        return {**entry, "title": title, **({"items": items} if "items" in entry else {})}

    return [said(entry) for entry in contents(document)]


GAP_ENGLISH = "Text is missing here"


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
