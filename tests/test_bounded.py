"""Work is bounded: no page and no pattern makes it grow faster than its input, and what is too large is refused."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from edition.collate.collate import collate
from edition.desk.received_page import MAX_BYTES, MAX_LINES, parse, read
from edition.ids.lock import locked
from edition.nouns import Faults, SourceError
from edition.propose.propose import STRETCH, propose
from patterns import SIZES, Pattern, patterns, too_fast_growing, uncollected
from trees import ROOT

SCRIPTS = ROOT / "scripts"
GROWS = 3.0
"""n·log n grows 2.2 times where n doubles, n² four times; between them lies what a busy machine adds."""

ENOUGH_TO_TELL = 0.4
"""Seconds below which a draft is a matter of noise."""

SAID = "各村按田亩排出轮次轮到的人夜里守着水口"


def cpu(text: str) -> float:
    """CPU seconds to draft a page."""
    page = parse(text.encode(), Path("900_page.txt"))
    began = time.process_time()
    propose(page)
    return time.process_time() - began


ONE_LINE = {
    "a sentence again and again": lambda n: (f"{SAID}。" * n)[:n],
    "one character": lambda n: "工" * n,
    "two halves": lambda n: f"{SAID[:9]},{SAID[9:]}" * (n // 40) + SAID * (n // 40),
}


@pytest.mark.parametrize("made", ONE_LINE.values(), ids=ONE_LINE)
def test_one_long_line_that_repeats_itself(made: object) -> None:
    one, _, four = (cpu(made(size)) for size in SIZES)  # type: ignore[operator]
    assert four < max(ENOUGH_TO_TELL, one * GROWS**2)
    assert four < 5


def test_a_page_of_more_lines_than_a_page_has_is_made_out_by_stretches() -> None:
    """Each stretch is work of its own, so work grows with the page."""
    lines = [f"产{n}" for n in range(2 * STRETCH)]
    one, two = cpu("\n".join(lines[:STRETCH])), cpu("\n".join(lines))
    assert two < max(ENOUGH_TO_TELL, one * GROWS)


def test_a_page_of_many_lines_is_drafted_whole() -> None:
    page = parse("\n\n".join(f"{SAID}第{n}夜。" for n in range(STRETCH + 60)).encode(), Path("900_page.txt"))
    plan = propose(page)
    _, rows = collate(page, plan)
    assert len(rows) == STRETCH + 60
    assert len({article.code for article in plan.articles}) == len(plan.articles)


# Sizes -------------------------------------------------------------------------------------------------------------


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "900_a.txt"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(SourceError) as refused:
        read(path)
    assert str(refused.value.fault).endswith(
        f"900_a.txt:1: the page is too large ({MAX_BYTES + 1} bytes); a page holds at most 2 MiB; split it"
    )


def test_a_page_of_too_many_lines_is_refused_and_one_of_as_many_is_read(tmp_path: Path) -> None:
    path = tmp_path / "900_a.txt"
    path.write_text("a\n" * (MAX_LINES - 1), encoding="utf-8")
    assert len(read(path).lines) == MAX_LINES - 1
    path.write_text("a\n" * MAX_LINES, encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read(path)
    assert str(refused.value.fault).endswith(
        "900_a.txt:20001: the page has too many lines (20,001); a page holds at most 20,000 lines; split it"
    )


def test_a_long_line_of_equal_signs_in_the_lock_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "anchors.lock"
    path.write_text("=" * 40_000 + "\n", encoding="utf-8")
    began = time.process_time()
    with pytest.raises(Faults):
        locked(path)
    assert time.process_time() - began < 1


# Patterns ----------------------------------------------------------------------------------------------------------

ALL = patterns(SCRIPTS)

OF_OURS = {
    r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?": "links in the Markdown that we write ourselves",
    r"(?<!\s)\s*\n\s*": "ends of lines in the Markdown that we write ourselves",
    r"[一二三四五六七八九十]+、": "held against the beginning of a line, from a table",
    r"[一二三四五六七八九十]+是": "held against the beginning of a line, from a table",
    r"\d+\s*[.．、]": "held against the beginning of a heading, from a table",
}
"""Patterns that grow faster when they are looked for, and why nobody from outside can make them."""


@pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.where)
def test_a_pattern_grows_with_its_input(pattern: Pattern) -> None:
    if pattern.text not in OF_OURS:
        assert too_fast_growing(pattern) == []


def test_patterns_are_collected_from_the_code() -> None:
    """All but a few, which are joined from collected ones or from words of the edition."""
    assert len(ALL) > 150
    assert len(uncollected(SCRIPTS)) <= 12, uncollected(SCRIPTS)
    assert OF_OURS.keys() <= {each.text for each in ALL}
    assert all(re.compile(each.text, each.flags) for each in ALL)


def test_the_measure_sees_a_pattern_that_grows_too_fast() -> None:
    shorter = (4_000, 8_000, 16_000)  # found at once: less than half the length is a sixth of the work
    assert too_fast_growing(Pattern("here:1", r"(\S+)[ \t]*=[ \t]*([^\s=]+)[ \t]*", 0), shorter)
    assert too_fast_growing(Pattern("here:2", r"[^\n]*?工.*?b|\s+$", 0))
    assert not too_fast_growing(Pattern("here:3", r"[0-9]月", 0))
