"""Plans are read back as they were written, and every fault of form is named with its line."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.desk.plan_file import plan, plan_faults, write_plan
from edition.desk.yaml_records import record
from edition.nouns import (
    BASES,
    DROP_KINDS,
    GAP_TYPES,
    ROLES,
    DocumentCode,
    Faults,
    Gap,
    ItemHint,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Twin,
)
from hypothesis import given
from hypothesis import strategies as st
from trees import ROOT

TROUBLE = [
    *"渡口一二，。：“”（）《》　 #-:,[]{}&*!|>'\"%@`?\\/<=~.0123abTNnull\t\u00a0😀",
    "yes",
    "null",
    "true",
    ": ",
    " #",
    "- ",
]
characters = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
words = st.lists(st.sampled_from(TROUBLE) | characters, max_size=12).map("".join).map(str.strip)
"""What a page or a plan can say, weighted towards what YAML reacts to. Reading strips the edges."""

some_words = words.filter(bool)
any_words = words
numbers = st.integers(1, 9_999_999)


@st.composite
def twins(draw: st.DrawFn) -> Twin:
    opening = draw(any_words)
    return Twin(draw(numbers), opening, draw(any_words), draw(any_words)) if opening else Twin(draw(numbers))


@st.composite
def hints(draw: st.DrawFn) -> ItemHint:
    number = draw(st.none() | st.integers(1, 999))
    basis = draw(st.sampled_from(sorted(BASES))) if number else "stated"
    return ItemHint(number, basis, draw(st.booleans()), draw(any_words))


cuts = st.builds(PlannedCut, some_words, any_words, twins(), st.sampled_from(sorted(DROP_KINDS)), any_words, any_words)
parts = st.builds(PlannedPart, some_words, any_words, st.sampled_from(sorted(ROLES)), any_words)
gaps = st.builds(
    Gap, st.sampled_from(["before", "start", "end", "after"]), st.sampled_from(sorted(GAP_TYPES)), any_words
)
lines = st.builds(
    PlannedLine,
    line=numbers,
    role=st.sampled_from(sorted(ROLES)),
    quote=words,
    join=st.booleans(),
    cuts=st.lists(cuts, max_size=2).map(tuple),
    parts=st.lists(parts, max_size=2).map(tuple),
    gaps=st.lists(gaps, max_size=2).map(tuple),
    item=st.none() | hints(),
    note=any_words,
    review=any_words,
)
drops = st.builds(
    PlannedDrop, numbers, st.sampled_from(sorted(DROP_KINDS)), words, twins(), any_words, review=any_words
)
codes = st.from_regex(r"[a-z]{2,5}([0-9]{4}[a-z]?|[0-9])?", fullmatch=True) | st.just("draft-900-1")
articles = st.builds(PlannedArticle, codes.map(DocumentCode), st.lists(lines, max_size=3).map(tuple), any_words)
plans = st.builds(
    Plan,
    path=st.just(Path("900.yml")),
    source_file=any_words,
    sha256=any_words,
    status=st.sampled_from(["draft", "reviewed"]),
    articles=st.lists(articles, max_size=3).map(tuple),
    drops=st.lists(drops, max_size=3).map(tuple),
    furniture=st.lists(lines, max_size=2).map(tuple),
    note=any_words,
)


def read_plan(text: str) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "900.yml"
        path.write_text(text, encoding="utf-8")
        return plan(path)


def without_places(made: Plan) -> Plan:
    """A plan that does not know on which lines of which file it stood."""
    return replace(
        made,
        path=Path("900.yml"),
        articles=tuple(replace(a, at=0, lines=tuple(replace(e, at=0) for e in a.lines)) for a in made.articles),
        drops=tuple(replace(drop, at=0) for drop in made.drops),
        furniture=tuple(replace(entry, at=0) for entry in made.furniture),
    )


@given(plans)
def test_a_plan_reads_back_as_it_was_written(made: Plan) -> None:
    assert without_places(read_plan(write_plan(made))) == made


@pytest.mark.parametrize("word", ["=", "<<"])
def test_a_word_that_yaml_knows_reads_back(word: str) -> None:
    made = Plan(Path("900.yml"), "900_a.txt", "aa", "draft", (), note=word)
    assert without_places(read_plan(write_plan(made))) == made


@pytest.mark.parametrize("path", sorted((ROOT / "editorial" / "plans").glob("*.yml")), ids=lambda path: path.stem)
def test_the_real_plans_read_back_as_they_would_be_written(path: Path) -> None:
    made = without_places(plan(path))
    assert without_places(read_plan(write_plan(made))) == made


@given(plans)
def test_every_entry_knows_its_line_of_the_file(made: Plan) -> None:
    text = write_plan(made)
    read_back = read_plan(text)
    file_lines = text.split("\n")
    for article in read_back.articles:
        assert "code:" in file_lines[article.at - 1]
        for entry in article.lines:
            assert str(entry.line) in file_lines[entry.at - 1]
    for drop in read_back.drops:
        assert str(drop.line) in file_lines[drop.at - 1]


def faults_of(path: Path) -> list[str]:
    with pytest.raises(Faults) as raised:
        plan(path)
    found = [str(fault) for fault in raised.value.faults]
    assert all(fault.startswith(f"{path}:") and re.search(r"; \S", fault) for fault in found), found
    return [fault.removeprefix(f"{path}:") for fault in found]


@pytest.mark.parametrize("case", cases("plan_faults"), ids=lambda case: case.title)
def test_each_fault_is_named_with_its_line_and_all_at_once(tmp_path: Path, case: Case) -> None:
    path = tmp_path / "900.yml"
    path.write_text(case.given, encoding="utf-8")
    found = faults_of(path)
    assert len(found) == len(case.expected), found
    for fault, expected in zip(found, case.expected, strict=True):
        assert fault.startswith(expected), found


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "1: the file is empty; see CONTRIBUTING.md"),
    "only a remark": (b"# nothing\n", "1: the file is empty"),
    "not UTF-8": ("source: 渡口\n".encode("gb18030"), "1: the file is not valid UTF-8 (byte 0xb6); save it as UTF-8"),
    "NUL": (b"source: a\0b\n", "1: not readable as YAML"),
    "full-width colon": ("a: {b：1，c: 2}\nd：[e]\nf: g\n".encode(), "3: not readable as YAML"),
    "nested too deeply": (b"[" * 5000, "1: nested too deeply"),
    "two files in one": (b"a: 1\n---\nb: 2\n", "2: not readable as YAML"),
    "over 5 MiB": (b"# " + b"x" * (5 * 1024 * 1024), "1: not a plain file of at most 5 MiB"),
    "a key that is a list": (b"? [a]\n: b\n", "1: a key is not plain text"),
}


@pytest.mark.parametrize(("raw", "message"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_record_is_a_fault(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "900.yml"
    path.write_bytes(raw)
    assert faults_of(path)[0].startswith(message)


def test_full_width_punctuation_is_thought_of(tmp_path: Path) -> None:
    path = tmp_path / "900.yml"
    path.write_text("source：900_a.txt\nstatus: draft\n", encoding="utf-8")
    assert "are not full-width （：，）" in faults_of(path)[0]


def test_a_link_and_a_missing_file_are_faults(tmp_path: Path) -> None:
    (tmp_path / "link.yml").symlink_to(ROOT / "editorial" / "edition.yml")
    assert faults_of(tmp_path / "link.yml")[0].startswith("1: not a plain file of at most 5 MiB")
    assert faults_of(tmp_path / "missing.yml")[0].startswith("1: cannot be opened")
    assert faults_of(tmp_path)[0].startswith("1: ")


def test_a_plan_that_cannot_be_read_gives_its_faults_and_no_plan(tmp_path: Path) -> None:
    made, found = plan_faults(tmp_path / "missing.yml")
    assert made is None
    assert len(found) == 1


@given(st.binary(max_size=200) | st.text(st.sampled_from("ab: -[]{}&*!|>'\"#\n\t渡"), max_size=80).map(str.encode))
def test_any_file_is_read_or_refused(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "900.yml"
        path.write_bytes(raw)
        faults: list[object] = []
        made = record(path, faults)  # type: ignore[arg-type]
        assert made is not None or faults
