"""A draft plan accounts for every line of any page, and collation accepts it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from dotted import Case, cases
from edition.collate.collate import collate
from edition.desk.received_page import parse, read
from edition.nouns import Page, Plan
from edition.propose.propose import propose
from hypothesis import given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]

SOURCES = sorted((ROOT / "sources").glob("*.txt"))


def _owned(plan: Plan) -> list[int]:
    kept = [line.line for article in plan.articles for line in article.lines]
    return kept + [drop.line for drop in plan.drops] + [line.line for line in plan.furniture]


def _assert_complete(page: Page) -> None:
    plan = propose(page)
    assert Counter(_owned(plan)) == Counter(line.number for line in page.lines)
    assert plan.status == "draft"
    assert plan.sha256 == page.sha256
    assert all(article.lines for article in plan.articles)
    collate(page, plan)


_PIECES = st.sampled_from(
    [
        "渡口的值班员每天清晨先量水位，再查缆绳，最后把记录抄在黑板上，三十年里没有漏过一天，人人都说他是一口准钟",
        "各村按田亩排出轮次,轮到的人夜里守着水口,天亮以前把闸板交给下一家",
        "观点", "何青山", "一、", "二、", "管好用水", "# ", "- ", "【北坡】", "“", "”",
        "（作者为渠务所所长）", "。", "；", " ", "２", "①", "…", "图为渡口", "本报记者 何青山 摄", "全 / 媒 / 体 / 宣",
    ]
)  # fmt: skip
_LINES = st.lists(_PIECES | st.text(max_size=12).map(lambda s: "".join(filter(str.isprintable, s))), max_size=5)
_PAGES = st.lists(_LINES.map("".join), min_size=1, max_size=14).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_any_page_is_covered_once(text: str) -> None:
    try:
        page = parse(text.encode(), Path("any.txt"))
    except ValueError:
        return
    _assert_complete(page)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
def test_the_five_pages(path: Path) -> None:
    page = read(path)
    _assert_complete(page)


@pytest.mark.parametrize("case", [c for name in ("repeats", "seams") for c in cases(name)], ids=lambda case: case.title)
def test_cases_of_damage_are_covered(case: Case) -> None:
    _assert_complete(parse(case.given.encode(), Path("case.txt")))


@pytest.mark.parametrize("case", cases("roles"), ids=lambda case: case.title)
def test_roles(case: Case) -> None:
    page = parse(case.given.encode(), Path("page_1.txt"))
    plan = propose(page)
    said = [
        f"{line.line} {article.code} {'+' if line.join else ''}{line.role}"
        + "".join(f" {part.role}:{part.opening}" for part in line.parts)
        for article in plan.articles
        for line in article.lines
    ]
    assert said + [f"{line.line} furniture" for line in plan.furniture] == case.expected


def test_a_draft_is_the_same_wherever_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``propose`` never reads ``editorial/``: from an empty directory, with open() refused, it says the same."""
    pages = [read(path) for path in SOURCES]
    before = [propose(page) for page in pages]
    monkeypatch.chdir(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a draft reads no file")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    assert [propose(page) for page in pages] == before


def test_the_page_named_by_the_plan() -> None:
    page = read(SOURCES[0])
    plan = propose(page)
    assert plan.source_file == SOURCES[0].name
    codes = [article.code for article in plan.articles]
    assert codes == [f"draft-{page.source}-{count}" for count in range(1, len(codes) + 1)]
