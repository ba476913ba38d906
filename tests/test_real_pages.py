"""What holds for every reviewed page, whoever read it and however it was laid out; today's numbers are data."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from edition.chinese.sameness import longest_common_run, match_key
from edition.desk.plan_file import plan
from edition.nouns import Block, Document, LedgerRow, Line, Plan
from trees import ROOT, edition

PLANS = sorted((ROOT / "editorial" / "plans").glob("*.yml"))
COUNTS = {"documents": 19, "joins": 35, "drops": 10, "cuts": 2, "gaps": 13, "furniture": 0}
"""Today's five pages."""

LONGEST_SHARED_RUN = 50
"""A true repeat within a page has at least as many characters (doc/findings.md §5)."""


def reviewed() -> list[Document]:
    return [document for document in edition().documents if document.outline.status == "reviewed"]


def blocks(*kinds: str) -> Iterator[tuple[Document, Block]]:
    for document in reviewed():
        yield from ((document, block) for block in document.outline.blocks if block.kind in kinds or not kinds)


def lines() -> dict[tuple[str, int], Line]:
    return {(page.source, line.number): line for page in edition().pages for line in page.lines}


def gap_at(block: Block, *places: str) -> bool:
    return any(gap.place in places for gap in block.gaps)


def test_the_pages_are_as_they_were_received() -> None:
    listed = [line.split() for line in (ROOT / "sources" / "SHA256SUMS").read_text("utf-8").splitlines()]
    held = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "sources").glob("*.txt")}
    assert {name.lstrip("*"): digest for digest, name in listed} == held


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_is_reviewed_and_says_how_it_was_read(path: Path) -> None:
    made = plan(path)
    assert made.status == "reviewed"
    assert len(made.note) >= 20


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_is_taken_out_or_inferred_has_a_reason(path: Path) -> None:
    made: Plan = plan(path)
    kept = [line for article in made.articles for line in article.lines]
    reasons = [drop.reason for drop in made.drops] + [cut.reason for line in kept for cut in line.cuts]
    reasons += [line.item.reason for line in kept if line.item]
    reasons += [gap.note for line in kept for gap in line.gaps]
    assert all(len(reason) >= 5 for reason in reasons), reasons


def test_each_document_has_a_title_that_is_no_sentence() -> None:
    for document in reviewed():
        assert document.title, document.code
        assert not document.title.endswith(("。", "，", "；", "、")), document.title


def test_a_paragraph_begins_with_no_closing_mark() -> None:
    for _, block in blocks():
        if not gap_at(block, "start", "before"):
            assert block.received[0] not in "，。；：、！？”’）》」』】", block.id


def test_a_paragraph_ends_its_sentence_or_says_that_it_does_not() -> None:
    ends = ("。", "！", "？", "；", "：", "”", "）", "…", "》")
    cut_off = [
        block.id
        for _, block in blocks("paragraph", "item", "lead")
        if not block.received.endswith(ends) and not gap_at(block, "end", "after")
    ]
    assert cut_off == []


def test_a_column_breaks_inside_a_sentence() -> None:
    """Lines are joined only where the upper one has not ended: a full stop there would make two paragraphs."""
    text = lines()
    for _, block in blocks():
        for one, following in zip(block.spans, block.spans[1:], strict=False):
            if one.line != following.line:
                upper = text[one.source, one.line].text[one.start : one.end]
                assert not upper.endswith(("。", "！", "？")), (block.id, upper[-10:])


def test_a_heading_is_short_and_ends_without_a_full_stop() -> None:
    for _, block in blocks("heading"):
        assert len(block.received) <= 60, block.id
        assert not block.received.endswith(("。", "，", "；")), block.id


def test_a_heading_is_followed_by_text() -> None:
    for document in reviewed():
        for section in document.outline.sections:
            if section.id:
                assert len(section.blocks) > 1 or gap_at(section.blocks[0], "after", "end"), section.id


def test_nothing_is_said_twice_in_a_page() -> None:
    """What two kept paragraphs share is shorter than any true repeat, decks and titles aside."""
    for page in edition().pages:
        texts = [
            (block.id, match_key(block.received))
            for document in reviewed()
            if document.outline.source == page.source
            for block in document.outline.blocks
            if block.kind != "lead"
        ]
        grams: dict[str, str] = {}
        for name, text in texts:
            for at in range(0, len(text) - LONGEST_SHARED_RUN + 1):
                gram = text[at : at + LONGEST_SHARED_RUN]
                assert grams.setdefault(gram, name) == name, (name, grams[gram], gram)


def test_numbers_rise_by_one_or_a_gap_is_shown() -> None:
    for document in reviewed():
        seen: dict[tuple[str, str], int] = {}
        shown = any(block.gaps for block in document.outline.blocks)
        for block in document.outline.blocks:
            if block.number is None:
                continue
            scope, slot = re.sub(r"[0-9]+$", "", block.id), "section" if block.kind == "heading" else "item"
            before = seen.get((scope, slot), 0)
            assert block.number == before + 1 or (shown and block.number > before), block.id
            seen[scope, slot] = block.number


def test_quotation_marks_close_or_the_editors_say_why_not() -> None:
    open_ones = [
        (document.code, pair)
        for document in reviewed()
        for pair in ("“”", "《》", "（）")
        if (text := "".join(b.received for b in document.outline.blocks)).count(pair[0]) != text.count(pair[1])
        and not any(b.gaps or b.notes or b.emendations for b in document.outline.blocks)
    ]
    assert open_ones == []


def test_who_signs_stands_in_the_record_too() -> None:
    for document in reviewed():
        signed = match_key(document.outline.front_text("author"))
        for author in document.entry.authors.value or ():
            assert match_key(author) in signed, document.code
        affiliation = match_key(document.outline.front_text("affiliation"))
        assert match_key(document.entry.affiliation.text) in affiliation, document.code


def test_a_repeated_heading_repeats_a_heading() -> None:
    for row in edition().rows:
        if row.drop == "repeated-heading":
            assert row.role == "heading"


def test_a_whole_repeat_shares_a_long_run_with_its_twin() -> None:
    """True repeats share at least fifty characters, headings and short lines aside (doc/findings.md §5)."""
    text = lines()

    def shared(row: LedgerRow) -> int:
        assert row.twin
        twin = text[row.twin.source, row.twin.line].content
        return longest_common_run(match_key(text[row.source, row.line].content), match_key(twin))

    for row in edition().rows:
        if row.drop in ("repeat", "near-repeat"):
            assert shared(row) >= min(LONGEST_SHARED_RUN, len(match_key(text[row.source, row.line].content))), row


def test_a_validity_is_said_of_policy_texts_only() -> None:
    for document in reviewed():
        policy = document.entry.kind in ("central-document", "policy-graphic")
        assert bool(document.entry.holds) == policy, document.code
        if document.entry.holds in ("现行", "已有后文"):
            assert document.entry.validity.evidence


def test_only_an_editor_gives_newspapers_and_official_addresses() -> None:
    """Nobody here has seen the printed paper."""
    for document in reviewed():
        assert document.source_entry.newspaper.name is None
        assert not document.source_entry.checked_against_print
        assert document.entry.official_url is None


def test_a_gap_is_shown_never_filled() -> None:
    for _, block in blocks():
        for gap in block.gaps:
            assert gap.note.endswith(("。", "）")), gap


def test_the_counts_of_todays_pages() -> None:
    rows = edition().rows
    found = {
        "documents": len(edition().documents),
        "joins": sum(row.join for row in rows),
        "drops": sum(1 for row in rows if row.drop),
        "cuts": sum(len(row.cuts) for row in rows),
        "gaps": sum(len(block.gaps) for _, block in blocks()),
        "furniture": sum(1 for row in rows if row.article == "_"),
    }
    assert found == COUNTS


def test_every_document_is_of_one_page_and_every_code_is_used_once() -> None:
    assert all(n == 1 for n in Counter(document.code for document in edition().documents).values())
