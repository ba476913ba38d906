"""Read the English digests, ``editorial/english/<code>.yml``; every block they name must be a block of the document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, records
from edition.nouns import BlockId, Digest, DigestBlock, DigestReading, Document, Fault

_REQUIRED = ("title", "abstract", "blocks")
_OPTIONAL = ("issuer", "authors", "affiliation", "reviewed", "drafts")
SHORTEST_ABSTRACT, LONGEST_ABSTRACT = 120, 250
"""Words of an abstract: enough to tell whether to read on, not a second text."""

TABLES = "tables"
"""The folder within that holds the English of tables, such as practice: no digests, read by others."""

TRAINING = "training"
"""The folder within that holds the learning paths in English."""

_DAY = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


def english(folder: Path, documents: Sequence[Document], faults: list[Fault]) -> tuple[Digest, ...]:
    """The digests in the order of the documents. A draft has none; a digest of nothing is a fault."""
    by_code = {str(document.code): document for document in documents}
    digests: dict[str, Digest] = {}
    for top in records(folder, faults, apart=(TABLES, TRAINING)):
        document = by_code.get(top.path.stem)
        if document is None:
            top.fault("an English digest of no document", top.path.stem, "name the file by the document's code")
            continue
        digests[document.code] = _digest(top, document)
    return tuple(digests[document.code] for document in documents if document.code in digests)


def of_words(text: str) -> str:
    """The fingerprint of the Chinese words that a digest was made from: eight hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _digest(top: Record, document: Document) -> Digest:
    fields = top.fields(_REQUIRED, _OPTIONAL, what="an English digest")
    known = {str(block.id) for block in document.outline.blocks}
    blocks = _blocks(fields["blocks"], known) if "blocks" in fields else {}
    if left := [name for name in known if name not in blocks]:
        top.fault("blocks without English", " ".join(sorted(left)[:8]), "add a line for each", key="blocks")
    return Digest(
        code=document.code,
        title=_text(fields, "title"),
        abstract=_abstract(fields["abstract"]) if "abstract" in fields else "",
        issuer=_text(fields, "issuer"),
        authors=tuple(each.text("a name") for each in fields["authors"].entries("authors"))
        if "authors" in fields
        else (),
        affiliation=_text(fields, "affiliation"),
        blocks=blocks,
        reviewed=tuple(map(_reading, fields["reviewed"].entries("reviewed"))) if "reviewed" in fields else (),
        drafts=_drafts(fields["drafts"], known) if "drafts" in fields else frozenset(),
        path=str(top.path),
    )


def _text(fields: dict[str, Record], name: str) -> str:
    return fields[name].text(name) if name in fields else ""


def _abstract(made: Record) -> str:
    text = made.text("an abstract")
    words = len(text.split())
    if text and not SHORTEST_ABSTRACT <= words <= LONGEST_ABSTRACT:
        made.fault("an abstract of another length", f"{words} words", f"{SHORTEST_ABSTRACT} to {LONGEST_ABSTRACT}")
    return text


def _blocks(made: Record, known: set[str]) -> dict[BlockId, DigestBlock]:
    blocks: dict[BlockId, DigestBlock] = {}
    for name, entry in made.pairs("the blocks"):
        fields = entry.fields(("of", "says"), what=f"the block {name}")
        if name not in known:
            made.fault("not a block of this document", name, "correct the id, or remove the line", key=name)
        elif len(fields) == 2:
            of = fields["of"].text("a fingerprint")
            blocks[BlockId(name)] = DigestBlock(fields["says"].text("the English"), of, entry.at)
    return blocks


def _drafts(made: Record, known: set[str]) -> frozenset[BlockId]:
    names = [each.text("an id") for each in made.entries("drafts")]
    for name in names:
        if name not in known:
            made.fault("not a block of this document", name, "correct the id")
    return frozenset(map(BlockId, names))


def _reading(made: Record) -> DigestReading:
    fields = made.fields(("by", "on", "method"), what="a comparison")
    on = _text(fields, "on")
    if "on" in fields and not _DAY.fullmatch(on):
        fields["on"].fault("not a day", on, "write it as 2026-11-21, in quotes")
    return DigestReading(_text(fields, "by"), on, _text(fields, "method"))


def stale(digests: Sequence[Digest], documents: Sequence[Document]) -> list[Fault]:
    """Blocks whose Chinese has changed since their English was made."""
    words = {block.id: block.text for document in documents for block in document.outline.blocks}
    remedy = "compare both again, then write of: "
    return [
        Fault(digest.path, block.line, "the Chinese has changed since this was made", name, f'{remedy}"{now}"')
        for digest in digests
        for name, block in digest.blocks.items()
        if name in words and (now := of_words(words[name])) != block.of
    ]
