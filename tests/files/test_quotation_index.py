"""What 「核对引文」 looks up is the edition, as handbook.json publishes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from edition.files.data import handbook
from edition.files.quotation_data import VARIABLE, quotation_index, quotations
from edition.ids.lock import locked
from edition.nouns import Block, BlockId, Emendation, Locked
from edition.reading.document import readings
from hypothesis import given
from hypothesis import strategies as st
from trees import ROOT, edition, read

ONLINE = "https://handbook.example.org/"


def looked_up(known: tuple[Locked, ...] = ()) -> dict[str, Any]:
    """The data as a browser reads it."""
    text = quotation_index(edition(), read(), known, ["glossary", "received"], ONLINE)
    return json.loads(text.removeprefix(f"var {VARIABLE} = ").removesuffix(";\n"))


def published() -> dict[str, Any]:
    return json.loads(json.dumps(handbook(edition())))


def test_documents_and_blocks_are_those_of_the_handbook() -> None:
    data, book = looked_up(), published()
    assert (data["version"], data["hash"]) == (book["edition"]["version"], book["edition"]["hash"])
    assert [each["code"] for each in data["documents"]] == [each["id"] for each in book["documents"]]
    for ours, theirs in zip(data["documents"], book["documents"], strict=True):
        for field in ("title", "kind", "authority", "on_topic"):
            assert ours[field] == theirs[field]
        assert ours["front"] == [line["text"] for line in theirs["front"]]
        assert ours["gaps"] == list(dict.fromkeys(gap["note"] for gap in theirs["gaps"]))
        sections = [(section, block) for section in theirs["sections"] for block in section["blocks"]]
        for block, (section, given_block) in zip(ours["blocks"], sections, strict=True):
            for field in ("id", "kind", "text"):
                assert block[field] == given_block[field]
            assert block.get("received", block["text"]) == given_block["received"]
            assert block.get("number") == given_block["number"]
            assert block.get("section", block["id"] if block["id"] == section["id"] else None) == section["id"]


def test_points_say_the_same_in_both_readings() -> None:
    """A point's offsets, into the received text in the handbook, are into the corrected one here."""
    blocks = {block.id: block for document in edition().documents for block in document.outline.blocks}
    seen = 0
    for document in looked_up()["documents"]:
        for made in document["blocks"]:
            block = blocks[made["id"]]
            for ours, mark in zip(made.get("marks", []), block.marks, strict=True):
                seen += 1
                inside = [e for e in block.emendations if e.applied and mark.start <= e.start < mark.end]
                said = made["text"][ours["start"] : ours["end"]]
                assert said[:4] == block.received[mark.start : mark.end][:4]
                assert bool(inside) or said == block.received[mark.start : mark.end]
    assert seen > 10


def test_aliases_come_from_the_lock() -> None:
    entries = (Locked(BlockId("old-p1"), (), "", BlockId("new-p1")), Locked(BlockId("new-p1"), (), "0"))
    assert looked_up(entries)["aliases"] == {"old-p1": "new-p1"}
    known = locked(ROOT / "editorial" / "anchors.lock")
    assert set(looked_up(known)["aliases"]) == {entry.id for entry in known if entry.alias_of}


def test_names_lead_to_the_documents_that_bear_them() -> None:
    names = looked_up()["names"]
    titles = {document.title: document.code for document in edition().documents}
    assert {each["name"]: each["document"] for each in names if each["name"] in titles} == titles
    for short in edition().links.short_names:
        assert not short.work or any(each["name"] == short.name for each in names)


def test_the_script_cannot_end_its_element() -> None:
    documents = edition().documents
    outline = documents[0].outline
    front = (replace(outline.front[0], received="</script><script>"), *outline.front[1:])
    made = replace(edition(), documents=(replace(documents[0], outline=replace(outline, front=front)), *documents[1:]))
    assert "<" not in quotation_index(made, readings(made), (), [], ONLINE)


def test_the_sample_quotes_what_stands_there() -> None:
    data = looked_up()
    texts = "\n".join(block["text"] for document in data["documents"] for block in document["blocks"])
    received = "\n".join(b.get("received", "") for document in data["documents"] for b in document["blocks"])
    quoted = re.findall("“([^”]+)”", data["sample"])
    assert len(quoted) > 4
    assert sum(each in texts for each in quoted) >= 3
    assert sum(each not in texts and each in received for each in quoted) == 1
    assert sum(each not in texts and each not in received for each in quoted) == 2


def test_the_sample_quotes_rightly_only_what_nobody_corrected() -> None:
    """A sentence shown as exact is one of a paragraph or an item that reads alike in both readings."""
    blocks = {b["id"]: b for d in looked_up()["documents"] for b in d["blocks"]}
    sample = looked_up()["sample"].split("\n\n")
    cited = re.findall(r"“([^”]+)”（([A-Z0-9-]+)）", "".join(sample[:1]))
    assert cited
    for words, code in cited:
        block = blocks[code.lower()]
        assert words in block["text"] and "received" not in block and block["kind"] in ("paragraph", "item")


@pytest.mark.parametrize("kinds", [("central-document",), ("signed-article",), ()])
def test_the_sample_takes_what_there_is(kinds: tuple[str, ...]) -> None:
    few = replace(edition(), documents=tuple(d for d in edition().documents if d.entry.kind in kinds))
    sample = quotations(few, readings(few), (), [], ONLINE)["sample"]
    assert isinstance(sample, str)
    assert bool(sample) == bool(kinds)


@st.composite
def emended(draw: st.DrawFn) -> Block:
    """A block with corrections that do not overlap, of any length, some of them only doubted."""
    received = draw(st.text("甲乙丙丁", min_size=1, max_size=30))
    cuts = sorted(draw(st.lists(st.integers(0, len(received)), max_size=6, unique=True)))
    certain = draw(st.lists(st.booleans(), min_size=3, max_size=3))
    made = tuple(
        Emendation(
            start, end, received[start:end], draw(st.text("戊己", max_size=4)), "wrong-character",
            "certain" if sure else "doubtful", "",
        )
        for start, end, sure in zip(cuts[::2], cuts[1::2], certain, strict=False)
    )  # fmt: skip
    return Block(BlockId("a-p1"), "paragraph", None, "unknown", received, (), "", emendations=made)


@given(emended())
def test_an_offset_keeps_what_stands_before_it(block: Block) -> None:
    for offset in range(len(block.received) + 1):
        if any(e.applied and e.start < offset < e.end for e in block.emendations):
            continue
        before = replace(
            block, received=block.received[:offset], emendations=tuple(e for e in block.emendations if e.end <= offset)
        )
        assert block.text[: block.offsets.across(offset, closing=True)] == before.text
