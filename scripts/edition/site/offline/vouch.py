"""Hold a bundle against the account it carries: received lines, ledger, handbook, pages.

Proved from the files alone: the received pages show every line; ``collate.balance`` finds each line kept, cut or
dropped once; what is kept is what the handbook's blocks are made of, both readings follow from it, and the pages
show them under their ids.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from edition.chinese.punctuation import widen
from edition.collate.balance import balance
from edition.desk.received_page import parse
from edition.nouns import Cut, Fault, LedgerRow, Line, Page, Part, SourceError, SourceId, Span
from edition.site.proofread import BlockDue, DocumentDue, PageSeen, page_faults, read_html

LEDGER, HANDBOOK = "data/ledger.jsonl", "data/handbook.json"
RECEIVED = "texts/received/"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Vouched:
    """What was proved, in numbers."""

    pages: int
    lines: int
    blocks: int
    links: int


def vouched(files: Mapping[str, bytes], known: Mapping[str, Json]) -> tuple[list[Fault], Vouched]:
    """Everything that the files contradict, and what was proved."""
    faults: list[Fault] = []
    rows = _objects(files, LEDGER, known[LEDGER], faults, _lines)
    book = _objects(files, HANDBOOK, known[HANDBOOK], faults, lambda text: [(1, text)])
    seen = {name: read_html(raw.decode("utf-8", errors="replace")) for name, raw in files.items() if _is_page(name)}
    faults += _styles(files)
    documents = book[0][1]["documents"] if book else []
    faults += page_faults(seen, files.keys(), [_due(each) for each in documents])
    if "index.html" not in files:
        faults.append(Fault("index.html", 1, "there is no start page", "", "take it from a good copy"))
    if rows and book:
        faults += _account(rows, documents, seen)
    blocks = sum(len(section["blocks"]) for each in documents for section in each["sections"])
    return faults, Vouched(len(seen), len(rows), blocks, sum(len(page.links) for page in seen.values()))


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _lines(text: str) -> list[tuple[int, str]]:
    return [(at, line) for at, line in enumerate(text.split("\n"), 1) if line]


def _objects(
    files: Mapping[str, bytes],
    name: str,
    schema: Json,
    faults: list[Fault],
    split: Callable[[str], Sequence[tuple[int, str]]],
) -> list[tuple[int, Json]]:
    """The objects of a data file with their lines; none of a file that is not what its schema says."""
    if name not in files:
        faults.append(Fault(name, 1, "the data file is missing", "", "take it from a good copy"))
        return []
    validator, out, before = Draft202012Validator(schema), [], len(faults)
    for at, text in split(files[name].decode("utf-8", errors="replace")):
        try:
            made = json.loads(text)
        except (ValueError, RecursionError) as error:
            faults.append(Fault(name, at, "not JSON", str(error)[:80], "take it from a good copy"))
            continue
        for wrong in validator.iter_errors(made):
            found = f"{'/'.join(map(str, wrong.absolute_path))}: {wrong.message[:80]}"
            faults.append(Fault(name, at, "not what the schema says", found, "report it"))
        out.append((at, made))
    if not out and len(faults) == before:
        faults.append(Fault(name, 1, "the data file is empty", "", "take it from a good copy"))
    return out if len(faults) == before else []


def _styles(files: Mapping[str, bytes]) -> Iterator[Fault]:
    for name in sorted(files):
        if name.endswith(".css"):
            page = read_html(f"<style>{files[name].decode('utf-8', errors='replace')}</style>")
            for address in page.loaded:
                if "//" in address and not address.startswith("data:"):
                    yield Fault(name, 1, "a style sheet loads something from elsewhere", address, "ship it")


def _due(document: Json) -> DocumentDue:
    central = document["kind"] == "central-document"
    gaps = _gap_places(document)
    return DocumentDue(
        document["id"],
        document["title"],
        tuple(
            BlockDue(
                block["id"],
                "measure" if central and re.fullmatch(r".*-x\d+", block["id"]) else block["kind"],
                block["text"],
                block["received"],
                tuple(mark["id"] for mark in block["marks"]),
                tuple(gaps.get(block["id"], ())),
                "".join(words["text"] for words in block.get("cuts", ())),
            )
            for section in document["sections"]
            for block in section["blocks"]
        ),
    )


def _gap_places(document: Json) -> dict[str, list[str]]:
    """Places of the gaps by block. The data say of a gap between blocks only what it follows: it stands after that, and
    before the first block where it follows nothing."""
    ids = [block["id"] for section in document["sections"] for block in section["blocks"]]
    places: dict[str, list[str]] = defaultdict(list)
    for gap in document["gaps"]:
        if gap["in"] is not None:
            places[gap["in"]].append("start" if gap["offset"] == 0 else "end")
        elif gap["after"] is not None:
            places[gap["after"]].append("after")
        elif ids:
            places[ids[0]].append("before")
    return places


# The account -------------------------------------------------------------------------------------------------------


def _account(rows: list[tuple[int, Json]], documents: list[Json], seen: Mapping[str, PageSeen]) -> list[Fault]:
    faults: list[Fault] = []
    known = {page.source: page for page in _received(seen, faults)}
    by_source: dict[str, list[LedgerRow]] = defaultdict(list)
    for at, row in rows:
        page = known.get(SourceId(row["source"]))
        line = page.line(row["line"]) if page else None
        if page is None:
            faults.append(Fault(LEDGER, at, "a row of a page that is not in the bundle", row["source"], "report it"))
        else:
            by_source[row["source"]].append(_row(row, line))
    for page in known.values():
        faults += balance(page, by_source[page.source])
    faults += _kept(rows, by_source, documents, known)
    faults += _anchored(rows, seen)
    for document in documents:
        for name, block in _blocks(document):
            faults += _readings(name, block, known)
    return faults


def _received(seen: Mapping[str, PageSeen], faults: list[Fault]) -> Iterator[Page]:
    """The pages as received, read from where the bundle shows them line by line."""
    for name, page in sorted(seen.items()):
        source = name.removeprefix(RECEIVED).removesuffix(".html").removesuffix("/index")
        if not name.startswith(RECEIVED) or source == "index":
            continue
        lines = {int(each[1:]): text for each, text in page.texts.items() if each[0] == "l" and each[1:].isdigit()}
        if not lines:
            faults.append(Fault(name, 1, "a received page without lines", "", "report it"))
            continue
        text = "\n".join(lines.get(at, "").removesuffix("\n") for at in range(1, max(lines) + 1))
        try:
            yield parse(text.encode(), Path(f"{source}.html"))
        except SourceError as error:
            faults.append(error.fault)


def _row(row: Json, line: Line | None) -> LedgerRow:
    """A row of the ledger file as collation made it; ``spans`` is empty where the whole line is one stretch."""
    cuts = tuple(
        Cut(each["start"], each["end"], each["drop"], Span(**each["twin"]), each["similarity"], each["reason"])
        for each in row["cuts"]
    )
    parts = [(each["start"], each["end"], each["role"]) for each in row["spans"]]
    if not row["drop"] and not parts and not cuts and line:
        parts = [(start, end, row["role"]) for start, end in _between(line)]
    return LedgerRow(
        SourceId(row["source"]),
        row["line"],
        row["article"],
        row["role"],
        row["order"],
        row["join"],
        row["drop"],
        Span(**row["twin"]) if row["twin"] else None,
        row["similarity"],
        row["reason"],
        tuple(Part(Span(SourceId(row["source"]), row["line"], start, end), role) for start, end, role in parts),
        cuts,
    )


def _between(line: Line) -> Iterator[tuple[int, int]]:
    """What a line says, between the pieces of markup inside it."""
    at = line.start
    for start, end in (*line.markup, (line.end, line.end)):
        if start > at:
            yield at, start
        at = end


def _blocks(document: Json) -> Iterator[tuple[str, Json]]:
    """Front lines under the document's code, blocks under their ids."""
    for line in document["front"]:
        yield document["id"], line
    for section in document["sections"]:
        for block in section["blocks"]:
            yield block["id"], block


def _kept(
    rows: list[tuple[int, Json]],
    by_source: Mapping[str, list[LedgerRow]],
    documents: list[Json],
    known: Mapping[SourceId, Page],
) -> list[Fault]:
    """Each character that the ledger keeps for a document is in exactly one of its blocks, and in the one it names."""
    owners: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for document in documents:
        for name, block in _blocks(document):
            for span in block["spans"]:
                for at in range(span["start"], span["end"]):
                    owners[span["source"], span["line"], at].append(name)
    at_line = {(row["source"], row["line"]): (at, row) for at, row in rows}
    faults = []
    for kept in (row for mine in by_source.values() for row in mine):
        at, told = at_line[kept.source, kept.line]
        named = {(each["start"], each["end"]): each["anchor"] for each in told["spans"]}
        for part in kept.parts:
            due = named.get((part.span.start, part.span.end), told["anchor"])
            for offset in range(part.span.start, part.span.end):
                found = owners.pop((kept.source, kept.line, offset), [])
                if found != ([due] if due else []):
                    what = "a kept character is not once in the block the ledger names"
                    where = f"{kept.source}:{kept.line}:{offset}: {due}, {'+'.join(found) or 'nowhere'}"
                    faults.append(Fault(LEDGER, at, what, where, "report it"))
                    break
    left = sorted({(source, line, names[0]) for (source, line, _), names in owners.items()})
    return faults + [
        Fault(HANDBOOK, 1, "a block holds what the ledger does not keep", f"{name}: {source}:{line}", "report it")
        for source, line, name in left
    ]


def _anchored(rows: list[tuple[int, Json]], seen: Mapping[str, PageSeen]) -> Iterator[Fault]:
    """Every anchor of a kept row is on the page of its document."""
    for at, row in rows:
        page = seen.get(f"texts/{row['article']}.html") or seen.get(f"texts/{row['article']}/index.html")
        for anchor in {row["anchor"], *(each["anchor"] for each in row["spans"])} - {None}:
            if page is None or anchor not in page.texts:
                yield Fault(LEDGER, at, "the anchor of a kept line is not on its page", anchor, "report it")


def _readings(name: str, block: Json, known: Mapping[SourceId, Page]) -> Iterator[Fault]:
    """``received`` is the stretches joined and widened; ``text`` is that with what was emended."""
    stretches = []
    for span in block["spans"]:
        page = known.get(span["source"])
        line = page.line(span["line"]) if page else None
        stretches.append(line.text[span["start"] : span["end"]] if line else "")
    received = widen("".join(stretches))
    if received != block.get("received", received):
        yield Fault(HANDBOOK, 1, "a block's received reading is not its lines", name, "report it")
    out, at = [], 0
    for each in block.get("emendations", ()):
        if each["applied"] and each["text"] is not None:
            out += [received[at : each["start"]], each["text"]]
            at = each["end"]
    if "".join(out) + received[at:] != block["text"]:
        yield Fault(HANDBOOK, 1, "a block's text is not its received reading, emended", name, "report it")
