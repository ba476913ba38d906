"""The ledger and the handbook as other programs read them, held against the pages themselves."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from edition.chinese.punctuation import widen
from edition.chinese.sameness import longest_common_run, match_key
from edition.collate.balance import balance
from edition.desk.received_page import read
from edition.files.data import export
from edition.nouns import Line, Span
from trees import ROOT, edition

Json = dict[str, Any]

LINES = {"000": 80, "001": 98, "002": 70, "003": 56, "004": 72}
"""Non-blank lines of today's pages."""

DROPPED = {"000": [147], "001": [], "002": [125, 127, 129, 131, 133, 135, 137, 139, 141], "003": [], "004": []}
CUT = {("000", 145), ("002", 97)}
FURNITURE: set[tuple[str, int]] = set()
CODES = [
    *("xjcg", "wgkr", "aijy", "ghct", "hhls"),
    *("zjgb", "xqt", "jnrc", "jyjx", "aigs"),
    *("bza2019", "rsb2019", "js2019", "zc2019", "sh2019", "hlj2019"),
    *("nmg", "yj2024", "flcp"),
]


@cache
def ledger() -> list[Json]:
    return [json.loads(line) for line in export(edition())["ledger.jsonl"].splitlines()]


@cache
def documents() -> list[Json]:
    return list(json.loads(export(edition())["handbook.json"])["documents"])


@cache
def lines() -> dict[tuple[str, int], Line]:
    """Read from the disk, not from the edition."""
    pages = [read(path) for path in sorted((ROOT / "sources").glob("*.txt"))]
    return {(page.source, line.number): line for page in pages for line in page.lines}


def blocks() -> list[Json]:
    return [block for document in documents() for section in document["sections"] for block in section["blocks"]]


def test_each_line_of_each_page_once_and_in_order() -> None:
    assert [(row["source"], row["line"]) for row in ledger()] == sorted(lines())
    assert len(ledger()) == 376
    assert Counter(row["source"] for row in ledger()) == LINES


def test_the_documents_in_the_order_of_the_pages() -> None:
    assert [document["id"] for document in documents()] == CODES


def test_the_pages_balance() -> None:
    for page in edition().pages:
        assert balance(page, [row for row in edition().rows if row.source == page.source]) == []


def test_todays_drops_cuts_and_furniture() -> None:
    dropped = {
        source: [row["line"] for row in ledger() if row["drop"] and row["source"] == source] for source in DROPPED
    }
    assert dropped == DROPPED
    assert {(row["source"], row["line"]) for row in ledger() if row["cuts"]} == CUT
    assert {(row["source"], row["line"]) for row in ledger() if row["article"] == "_"} == FURNITURE


def test_kept_lines_count_from_one_in_each_document() -> None:
    for code in CODES:
        orders = [row["order"] for row in ledger() if row["article"] == code and not row["drop"]]
        assert sorted(orders) == list(range(1, len(orders) + 1)), code
    assert all(row["order"] is None for row in ledger() if row["drop"] or row["article"] == "_")


def test_what_is_dropped_or_cut_has_a_kept_twin_that_is_similar() -> None:
    kept = {(row["source"], row["line"]): row for row in ledger() if not row["drop"]}
    for row in ledger():
        line = lines()[row["source"], row["line"]]
        gone = [(line.content, row)] if row["drop"] else []
        gone += [(line.said(cut["start"], cut["end"]), cut) for cut in row["cuts"]]
        for text, it in gone:
            twin = it["twin"]
            whole = lines()[twin["source"], twin["line"]]
            assert (twin["source"], twin["line"]) in kept
            assert twin["source"] == row["source"], "across pages only report, never drop"
            assert whole.start <= twin["start"] < twin["end"] <= whole.end
            theirs = match_key(whole.said(twin["start"], twin["end"]))
            assert it["similarity"] == pytest.approx(
                longest_common_run(match_key(text), theirs) / len(match_key(text)), abs=1e-4
            )
            assert it["similarity"] >= 0.7, (row["source"], row["line"])
            assert it["reason"]
        if row["drop"]:
            assert row["article"] == kept[row["twin"]["source"], row["twin"]["line"]]["article"]


def places() -> dict[str, list[Span]]:
    """Where each anchor's text comes from: blocks, and for a document's code its front lines."""
    out: dict[str, list[Span]] = {block["id"]: [Span(**span) for span in block["spans"]] for block in blocks()}
    for document in documents():
        out[document["id"]] = [Span(**span) for front in document["front"] for span in front["spans"]]
    return out


def test_each_anchor_leads_to_the_block_or_document_that_holds_the_line() -> None:
    held = places()
    for row in ledger():
        line = lines()[row["source"], row["line"]]
        assert (row["anchor"] is None) == bool(row["drop"] or row["article"] == "_")
        if row["anchor"]:
            assert row["anchor"].split("-")[0] == row["article"]
            assert any((span.source, span.line) == (row["source"], row["line"]) for span in held[row["anchor"]])
        for kept in row["spans"]:
            assert (kept["anchor"] is None) == (kept["role"] == "furniture")
            if kept["anchor"]:
                assert Span(row["source"], row["line"], kept["start"], kept["end"]) in held[kept["anchor"]]
        assert row["anchor"] == next((kept["anchor"] for kept in row["spans"] if kept["anchor"]), row["anchor"])
        if row["spans"]:
            taken = sorted((one["start"], one["end"]) for one in (*row["spans"], *row["cuts"]))
            hidden = {at for start, end in line.markup for at in range(start, end)}
            missing = set(range(line.start, line.end)) - {at for start, end in taken for at in range(start, end)}
            assert missing <= hidden
            assert all(one[1] <= other[0] for one, other in pairwise(taken))


def test_spans_are_given_where_one_line_feeds_several_places() -> None:
    anchors: dict[tuple[str, int], set[str]] = {}
    for anchor, spans in places().items():
        for span in spans:
            anchors.setdefault((span.source, span.line), set()).add(anchor)
    for row in ledger():
        here = anchors.get((row["source"], row["line"]), set())
        assert bool(row["spans"]) >= (len(here) > 1), row
    assert all(row["spans"] for row in ledger() if row["cuts"])


def test_a_joined_line_goes_on_in_the_block_of_the_line_before_it() -> None:
    at = {(row["article"], row["order"]): row for row in ledger() if row["order"]}
    joined = [row for row in ledger() if row["join"]]
    assert joined
    held = places()
    for row in joined:
        before = at[row["article"], row["order"] - 1]
        assert row["anchor"] in (before["anchor"], *(kept["anchor"] for kept in before["spans"]))
        assert {span.line for span in held[row["anchor"]]} >= {before["line"], row["line"]}


def test_blocks_of_several_lines_are_told_as_joins() -> None:
    joins = {(row["source"], row["line"]) for row in ledger() if row["join"]}
    for block in blocks():
        later = dict.fromkeys((span["source"], span["line"]) for span in block["spans"])
        assert set(list(later)[1:]) <= joins, block["id"]


def received(block: Json) -> str:
    return "".join(lines()[s["source"], s["line"]].text[s["start"] : s["end"]] for s in block["spans"])


def test_received_is_the_spans_joined_and_widened() -> None:
    for block in blocks():
        assert block["received"] == widen(received(block)), block["id"]


def test_text_is_received_with_what_is_applied() -> None:
    for block in blocks():
        text = block["received"]
        for each in sorted(block["emendations"], key=lambda e: -e["start"]):
            assert block["received"][each["start"] : each["end"]] == each["received"]
            assert each["applied"] == (each["certainty"] != "doubtful")
            if each["applied"]:
                text = text[: each["start"]] + each["text"] + text[each["end"] :]
        assert block["text"] == text, block["id"]


def test_each_kept_character_is_in_just_one_place() -> None:
    taken: Counter[tuple[str, int, int]] = Counter()
    for spans in places().values():
        for span in spans:
            taken.update((span.source, span.line, at) for at in range(span.start, span.end))
    assert [at for at, n in taken.items() if n > 1] == []
    assert sum(taken.values()) > 35_000


def test_marks_and_gaps_stand_in_their_blocks() -> None:
    by_id = {block["id"]: block for block in blocks()}
    assert len(by_id) == len(blocks())
    for block in blocks():
        for mark in block["marks"]:
            assert 0 <= mark["start"] < mark["end"] <= len(block["received"])
    for document in documents():
        for gap in document["gaps"]:
            assert gap["after"] is None or gap["after"] in by_id
            if gap["in"]:
                assert 0 <= gap["offset"] <= len(by_id[gap["in"]]["received"])


def test_the_first_block_of_a_section_is_its_heading() -> None:
    for document in documents():
        for section in document["sections"]:
            if section["id"]:
                head = section["blocks"][0]
                assert (head["id"], head["kind"], head["number"]) == (section["id"], "heading", section["number"])


def test_nothing_is_exported_with_the_time_or_place_of_the_build() -> None:
    for name, text in export(edition()).items():
        assert str(ROOT) not in text, name
        assert export(edition())[name] == text
