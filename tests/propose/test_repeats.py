"""What a page says twice is found, with the twin that stays; what only looks alike is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.desk.received_page import parse, read
from edition.nouns import Page, Repeat
from edition.propose.repeats.repeats import repeats

ROOT = Path(__file__).resolve().parents[2]

SOURCES = sorted((ROOT / "sources").glob("*.txt"))

DROPPED: dict[str, dict[int, int]] = {
    "000": {147: 153},
    "001": {},
    "002": {125: 115, 127: 117, 129: 119, 131: 121, 133: 123, 135: 115, 137: 117, 139: 115, 141: 117},
    "003": {},
    "004": {},
}
"""Read by eye: dropped line → the line that stays."""

CUT: dict[str, dict[int, int]] = {"000": {115: 115, 145: 151}, "001": {}, "002": {97: 101}, "003": {}, "004": {}}

DECKS: dict[str, set[int]] = {"000": {95, 137}, "001": {7, 77, 131}}
"""Decks that quote their own article; none may be touched."""


def _told(page: Page, repeat: Repeat) -> str:
    line = page.line(repeat.dropped.line)
    assert line is not None
    cut = "" if repeat.whole else " " + line.text[repeat.dropped.start : repeat.dropped.end]
    return f"{line.number} <- {repeat.kept.line} {repeat.drop} {'whole' if repeat.whole else 'cut'}{cut}"


@pytest.mark.parametrize("case", cases("repeats") + cases("repeats_negative"), ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    page = parse(case.given.encode(), Path("case.txt"))
    assert [_told(page, repeat) for repeat in repeats(page)] == case.expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
def test_pages_as_read_by_eye(path: Path) -> None:
    page = read(path)
    found = repeats(page)
    assert {r.dropped.line: r.kept.line for r in found if r.whole} == DROPPED[page.source]
    assert {r.dropped.line: r.kept.line for r in found if not r.whole} == CUT[page.source]
    assert not DECKS.get(page.source, set()) & {r.dropped.line for r in found}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
def test_what_goes_stands_in_what_stays(path: Path) -> None:
    page = read(path)
    lines = {line.number: line for line in page.lines}
    for repeat in repeats(page):
        gone = lines[repeat.dropped.line].text[repeat.dropped.start : repeat.dropped.end]
        stays = lines[repeat.kept.line].text[repeat.kept.start : repeat.kept.end]
        assert 0 < repeat.similarity <= 1
        assert repeat.reason.endswith("。")
        if repeat.drop == "repeat":
            assert gone in stays


def test_no_hash_seed_changes_the_answer() -> None:
    program = (
        "import sys; from pathlib import Path; from edition.desk.received_page import read;"
        "from edition.propose.repeats.repeats import repeats;"
        "from edition.propose.seams.seams import seams; import hashlib;"
        "pages = [read(Path(p)) for p in sys.argv[1:]];"
        "said = repr([(repeats(p), seams(p, frozenset())) for p in pages]);"
        "print(hashlib.sha256(said.encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, *map(str, SOURCES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "scripts")},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(answers) == 1, json.dumps(sorted(answers))
