"""What a document's page carries for citing: references to complete, pinpoints, notes on years.

Inert data for the page's script, which puts in address, reading and day and takes the quotation from the page; and the
references to the whole document, which the template prints for readers without a script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from edition.ids.cite import STANDARD_WORDS, STANDARDS, Reading, caution, template, unrecorded
from edition.ids.cite_english import ENGLISH_FORM_WORDS, ENGLISH_FORMS, english_caution, english_template
from edition.ids.pinpoint import pinpoints
from edition.nouns import Block, Digest, Document, Mark
from edition.nouns.words import code_of
from edition.pages.escape import escape
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.marks import remarks_data

Json = dict[str, Any]


def citations(read: Iterable[ReadDocument], digests: Iterable[Digest] = ()) -> Mapping[str, Json]:
    """For the template, by code: ``data`` for the script, ``forms`` to print, ``english`` on the page of the digest.

    Drafts cannot be cited.
    """
    by_code = {digest.code: digest for digest in digests}
    return {
        document.code: {
            "data": inert(citation_data(each)),
            "forms": [[STANDARD_WORDS[name], template(document, name, dated=False)] for name in STANDARDS],
            "caution": caution(document),
            "english": _english(document, by_code.get(document.code)),
        }
        for each, document in ((each, each.document) for each in read)
        if document.outline.status == "reviewed"
    }


def _english(document: Document, digest: Digest | None) -> Json:
    """References in English, where there is a digest; the Chinese one stands beside them."""
    if digest is None:
        return {}
    forms = [
        [ENGLISH_FORM_WORDS[name], english_template(document, digest, name, dated=False)] for name in ENGLISH_FORMS
    ]
    return {"forms": forms, "caution": english_caution(document)}


def inert(data: Mapping[str, object]) -> str:
    """JSON that ends no script element and opens no comment in one."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def citation_data(read: ReadDocument) -> Json:
    """What the script needs of one document. Offsets count code points of a block's text in that reading."""
    document = read.document
    where = pinpoints(document)
    return {
        "code": document.code,
        "title": document.title,
        "forms": [[each, STANDARD_WORDS[each], template(document, each)] for each in STANDARDS],
        "caution": caution(document),
        "places": {name: _place(block, where) for name, block in read.blocks.items()},
    }


READINGS: tuple[tuple[str, Reading], ...] = (("", "emended"), ("_received", "received"))


def _place(read: ReadBlock, where: Mapping[str, str]) -> Json:
    """``remarks`` and ``points`` only where there are any, those of the received reading only where it differs."""
    block = read.block
    out: Json = {"at": where[block.id]}
    for suffix, reading in READINGS:
        if suffix and block.received == block.text:
            continue
        if made := remarks_data(read, reading):
            out[f"remarks{suffix}"] = made
        if block.marks:
            out[f"points{suffix}"] = [
                [mark.id, where[mark.id], *((mark.start, mark.end) if suffix else _in_text(block, mark))]
                for mark in block.marks
            ]
    return out


def _in_text(block: Block, mark: Mark) -> tuple[int, int]:
    return block.offsets.across(mark.start), block.offsets.across(mark.end, closing=True)


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
