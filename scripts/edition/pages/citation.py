"""What a document's page carries for citing: references to complete, pinpoints, notes on years.

Inert data for the page's script, which puts in address, reading and day and takes the quotation from the page; and the
references to the whole document, which the template prints for readers without a script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from edition.ids.cite import STANDARD_WORDS, STANDARDS, caution, template, unrecorded
from edition.ids.pinpoint import pinpoints
from edition.ids.years import YearNote, year_notes
from edition.links.places import in_text
from edition.nouns import Block, Document
from edition.nouns.words import code_of
from edition.pages.escape import escape

Json = dict[str, Any]


def citations(documents: Iterable[Document]) -> Mapping[str, Json]:
    """For the template, by code: ``data`` for the script, ``forms`` to print. Drafts cannot be cited."""
    return {
        document.code: {
            "data": inert(citation_data(document)),
            "forms": [[STANDARD_WORDS[each], template(document, each, dated=False)] for each in STANDARDS],
            "caution": caution(document),
        }
        for document in documents
        if document.outline.status == "reviewed"
    }


def inert(data: Mapping[str, object]) -> str:
    """JSON that ends no script element and opens no comment in one."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def citation_data(document: Document) -> Json:
    """What the script needs of one document. Offsets count code points of a block's text in that reading."""
    where = pinpoints(document)
    return {
        "code": document.code,
        "title": document.title,
        "forms": [[each, STANDARD_WORDS[each], template(document, each)] for each in STANDARDS],
        "caution": caution(document),
        "places": {block.id: _place(document, block, where) for block in document.outline.blocks},
    }


def _place(document: Document, block: Block, where: Mapping[str, str]) -> Json:
    """``years`` and ``points`` only where there are any, and those of the received reading only where it differs."""
    out: Json = {"at": where[block.id]}
    for suffix, text in (("", block.text), ("_received", block.received)):
        if suffix and text == block.text:
            continue
        if notes := year_notes(document, text):
            out[f"years{suffix}"] = [_note(note) for note in notes]
        if block.marks:
            out[f"points{suffix}"] = [
                [mark.id, where[mark.id], *(_offset(block, at, suffix) for at in (mark.start, mark.end))]
                for mark in block.marks
            ]
    return out


def _offset(block: Block, at: int, suffix: str) -> int:
    return at if suffix else in_text(block, at)


def _note(note: YearNote) -> list[int | str]:
    return [note.start, note.word, note.said]


def unrecorded_table(documents: Iterable[Document]) -> str:
    """For 「整理说明」: what references still lack, by page."""
    rows = [
        f"| [{escape(source)}](texts/received/{source}.md) | {'、'.join(missing)} | "
        + "、".join(f"[{code_of(d.code)}](texts/{d.code}.md)" for d in those)
        + " |"
        for source, missing, those in unrecorded(documents)
    ]
    if not rows:
        return "各篇出处俱全。"
    return "\n".join(["| 版面 | 未详 | 涉及各篇 |", "|---|---|---|", *rows])
