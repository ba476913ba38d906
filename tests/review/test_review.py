"""The review page: doubts and what to paste for them, the two sides, the differences, the file itself."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from edition.chinese.differences import LONGEST, differences
from edition.collate.collate import collate
from edition.desk.plan_file import plan, write_plan
from edition.desk.received_page import read
from edition.nouns import Page, Plan
from edition.propose.propose import propose
from edition.review.choices import Desk, InsertChoice, Remove, applied
from edition.review.doubts import Doubt, doubts
from edition.review.paste import Paste, pastes
from hypothesis import given
from hypothesis import strategies as st
from pages_at_random import composed
from trees import ROOT, copy_house, told

PLANS = sorted((ROOT / "editorial" / "plans").glob("[0-9]*.yml"))


def pasted(written: str, steps: list[Paste]) -> str:
    """A plan file after an editor did what the page says, from the bottom up."""
    lines = written.split("\n")
    for step in steps:
        text = step.text.removesuffix("\n").split("\n") if step.text else []
        first = step.last if step.act == "add" else step.first - 1
        lines[first : step.last] = text
    return "\n".join(lines)


def calm(made: Plan) -> Plan:
    """A plan that does not know where in its file its entries stood, dropped lines and furniture in any order."""
    return replace(
        made,
        path=Path(),
        articles=tuple(replace(a, at=0, lines=tuple(replace(e, at=0) for e in a.lines)) for a in made.articles),
        drops=tuple(sorted((replace(d, at=0) for d in made.drops), key=lambda d: d.line)),
        furniture=tuple(sorted((replace(e, at=0) for e in made.furniture), key=lambda e: e.line)),
    )


def found(page: Page, made: Plan) -> tuple[Doubt, ...]:
    return doubts(page, made, collate(page, made)[1])


def every_choice_pastes(page: Page, path: Path) -> int:
    """Do what each alternative says in the file: it loads, collates, and is what was promised. How many there are."""
    written = path.read_text("utf-8")
    made = plan(path)
    desk = Desk(page, made)
    count = 0
    for doubt in found(page, made):
        for choice in doubt.choices:
            path.write_text(pasted(written, pastes(desk, choice, written.split("\n"))), encoding="utf-8")
            after = plan(path)
            collate(page, after)
            assert calm(after) == calm(applied(made, choice.steps)), (doubt, choice)
            count += 1
    path.write_text(written, encoding="utf-8")
    return count


def page_of(path: Path) -> Page:
    return read(ROOT / "sources" / plan(path).source_file)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_choice_of_a_reviewed_plan_can_be_pasted(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / path.name
    copied.write_text(path.read_text("utf-8"), encoding="utf-8")
    every_choice_pastes(page_of(path), copied)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_choice_of_a_draft_can_be_pasted(path: Path, tmp_path: Path) -> None:
    page = page_of(path)
    copied = tmp_path / path.name
    copied.write_text(write_plan(propose(page)), encoding="utf-8")
    assert every_choice_pastes(page, copied) > 0


@given(st.integers(0, 200))
def test_choices_of_any_plan_hold(seed: int) -> None:
    made = composed(seed)
    page = made.page()
    sealed = made.sealed()
    for doubt in found(page, sealed):
        for choice in doubt.choices:
            collate(page, applied(sealed, choice.steps))


TEXT = """渡口纪事
渡口要修，码头要扫，来往的船才靠得住，岸上的
人才等得安心，做买卖的才肯来。
管护有章
今年开春，镇上先修了栈桥，再立了灯标，夜里也能靠船。
今年开春，镇上先修了栈桥，再立了灯标，夜里也能停船。
入夏以后，船工轮班守渡。
山塘小记
塘里的水是从山上引来的，一年四季不干。
水乡 · 专版
"""
PLAN = """source: 900_test.txt
sha256: {sha256}
status: draft
articles:
  - code: dk
    # 一篇
    lines:
      - 1 title 渡口纪事:
          review: 第1行作题目较勉强，也可能是小标题。第7行起依时间重排；也可能应照底本原序。
      - 2 body 渡口要修，码
      - 3 +body 人才等得安心:
          review: 与第2行相接的依据较弱；也可能另起一段。
      - 7 body 入夏以后，船
      - 4 heading 管护有章
      - 5 body 今年开春，镇

  - code: st
    lines:
      - 8 title 山塘小记:
          review: 在第8行处分篇的依据较弱，也可能与上文同为一篇。
      - 9 body 塘里的水是从:
          review: 或与第7行重复。
dropped:
  - 6 near-repeat 今年开春，镇:
      twin: 5
      reason: 只差一字。
furniture:
  - 10 furniture 水乡 · 专:
      review: 新增的行，程序判为版面装饰；请核对。
"""


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """A tree with one page of our own and a draft full of doubts; the path of the draft."""
    (tmp_path / "sources").mkdir()
    source = tmp_path / "sources" / "900_test.txt"
    source.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "editorial" / "plans" / "900.yml"
    path.parent.mkdir(parents=True)
    path.write_text(PLAN.format(sha256=read(source).sha256), encoding="utf-8")
    return path


def own_page(path: Path) -> Page:
    return read(path.parents[2] / "sources" / "900_test.txt")


def test_open_doubts_come_first_and_name_their_line_and_kind(doubtful: Path) -> None:
    listed = [(each.kind, each.line, each.open) for each in found(own_page(doubtful), plan(doubtful))]
    assert listed == [
        ("题目", 1, True),
        ("接续", 3, True),
        ("次序", 7, True),
        ("归篇", 8, True),
        ("删重", 9, True),
        ("新增", 10, True),
        ("删重", 6, False),
    ]


CHOICES = {
    1: ["照现在的写法", "作副题", "作肩题", "作小标题", "作栏目"],
    3: ["照现在的写法", "另起一段"],
    7: ["照现在的写法", "照底本原序，排在第5行之后"],
    8: ["照现在的写法", "全篇并入上一篇（dk，第7行之后）", "作小标题"],
    6: ["不删：作正文，排在第5行之后", "存此删彼：留第6行，删第5行"],
    10: ["照现在的写法", "作栏目，排在第9行之后", "作正文，排在第9行之后"],
}


@pytest.mark.parametrize("line", CHOICES)
def test_each_doubt_offers_its_alternatives(doubtful: Path, line: int) -> None:
    doubt = next(each for each in found(own_page(doubtful), plan(doubtful)) if each.line == line)
    labels = [choice.label for choice in doubt.choices]
    assert set(CHOICES[line]) <= set(labels), labels


def test_a_decision_takes_away_its_own_sentence_and_no_other(doubtful: Path) -> None:
    page, made = own_page(doubtful), plan(doubtful)
    listed = {each.line: each for each in found(page, made)}
    kept = applied(made, listed[1].choices[0].steps)
    assert kept.articles[0].lines[0].review == "第7行起依时间重排；也可能应照底本原序。"
    moved = applied(made, listed[7].choices[1].steps)
    assert moved.articles[0].lines[0].review == "第1行作题目较勉强，也可能是小标题。"
    assert [line.line for line in moved.articles[0].lines] == [1, 2, 3, 4, 5, 7]


def test_every_choice_of_the_doubtful_draft_can_be_pasted(doubtful: Path) -> None:
    assert every_choice_pastes(own_page(doubtful), doubtful) > 15


def test_an_entry_without_a_section_brings_its_section(doubtful: Path) -> None:
    text = doubtful.read_text("utf-8")
    head = text.split("furniture:\n")[0]
    entry = "      - 10 caption 水乡 · 专:\n          review: 第10行作图注较勉强。\n"
    doubtful.write_text(head.replace("dropped:\n", f"{entry}dropped:\n"), encoding="utf-8")
    page, made = own_page(doubtful), plan(doubtful)
    choices = next(each for each in found(page, made) if each.line == 10).choices
    choice = next(each for each in choices if each.label == "作版面装饰")
    written = doubtful.read_text("utf-8")
    steps = pastes(Desk(page, made), choice, written.split("\n"))
    assert steps[0].text.startswith("furniture:\n")
    doubtful.write_text(pasted(written, steps), encoding="utf-8")
    assert [line.line for line in plan(doubtful).furniture] == [10]


# Differences -------------------------------------------------------------------------------------------------------


@given(st.text("甲乙丙丁", max_size=80), st.text("甲乙丙丁", max_size=80))
def test_the_differences_are_the_two_texts(one: str, other: str) -> None:
    parts = differences(one, other)
    if not any(part.left_out for part in parts):
        assert ("".join(part.one for part in parts), "".join(part.other for part in parts)) == (one, other)
    assert all(part.one == part.other for part in parts if part.same)
    lengths = sum(len(part.one) + part.left_out for part in parts)
    assert lengths == len(one)


def test_a_long_common_stretch_is_shortened_to_its_ends() -> None:
    parts = differences("甲" + "同" * 100, "乙" + "同" * 100)
    assert [(part.same, len(part.one), part.left_out) for part in parts] == [
        (False, 1, 0),
        (True, 18, 0),
        (True, 0, 64),
        (True, 18, 0),
    ]


def test_texts_too_long_to_compare_are_the_same_or_not_in_whole() -> None:
    long = "甲" * LONGEST
    for other, same in ((long + "乙", True), (long + "丙", False), ("甲", False)):
        parts = differences(long + "乙", other)
        assert [part.same for part in parts] == [same] * len(parts)
    assert [part.same for part in differences(long, long[1:] + "乙")] == [True, True, True, False]


def test_what_is_put_in_after_a_line_stands_there_though_the_line_goes(doubtful: Path) -> None:
    made = plan(doubtful)
    entry = replace(made.furniture[0], at=0)
    first, second, third, *_ = (each.line for each in made.articles[0].lines)
    after = applied(made, [Remove(second), InsertChoice((entry,), made.articles[0].code, second)])
    assert [each.line for each in after.articles[0].lines][:3] == [first, entry.line, third]


# The file ----------------------------------------------------------------------------------------------------------


def shown(path: Path, *arguments: str) -> str:
    root = path.parents[2]
    done = told(root, "review", *arguments)
    assert done.returncode == 0, done.stderr
    return (root / "build" / "review" / "900.html").read_text("utf-8")


def test_the_page_is_one_file_that_loads_nothing(doubtful: Path) -> None:
    html = shown(doubtful)
    assert "default-src &#39;none&#39;" in html
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|https?://(?!www\.w3\.org/2000/svg)""", html)
    assert html.count("<script>") == html.count("<style>") == 1
    assert " style=" not in html and " on" not in re.sub(
        r">[^<]*<", "><", html.split("<script>")[0].split("</style>")[1]
    )


def test_each_line_stands_on_both_sides_once(doubtful: Path) -> None:
    html = shown(doubtful)
    for line in own_page(doubtful).lines:
        assert html.count(f'id="l{line.number}"') == 1
        assert html.count(f'id="r{line.number}"') + html.count(f'id="g{line.number}"') == 1
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_raw_side_is_the_page_to_the_letter(path: Path, tmp_path: Path) -> None:
    done = told(ROOT, "review", str(ROOT / "sources" / plan(path).source_file), "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    html = (tmp_path / f"{path.stem}.html").read_text("utf-8")
    raw = [unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r'<p class="raw">(.*?)</p>', html)]
    assert raw == [line.text for line in page_of(path).lines]
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links <= set(re.findall(r' id="([^"]+)"', html))


def test_what_is_written_stays_text(doubtful: Path) -> None:
    source = doubtful.parents[2] / "sources" / "900_test.txt"
    text = TEXT.replace("塘里的水", "塘里<script>alert(1)</script>的水").replace("灯标", "灯<b>标&amp;")
    source.write_text(text, encoding="utf-8")
    written = PLAN.replace("塘里的水是从", "塘里<script").replace("只差一字。", "<img src=x onerror=alert(1)>")
    doubtful.write_text(written.format(sha256=read(source).sha256), encoding="utf-8")
    html = shown(doubtful)
    assert html.count("<script") == 1
    assert "<img" not in html and "&lt;img" in html
    assert "灯&lt;b&gt;标&amp;amp;" in html


def test_a_proposal_that_waits_is_what_is_shown(doubtful: Path) -> None:
    waiting = doubtful.with_name("900.proposed.yml")
    waiting.write_text(doubtful.read_text("utf-8").replace("code: dk", "code: gd"), encoding="utf-8")
    html = shown(doubtful)
    assert "第1篇 gd" in html
    assert "editorial/plans/900.proposed.yml" in html
    assert "待核对的方案" in html


def test_a_page_without_a_plan_is_a_fault_with_its_remedy(doubtful: Path) -> None:
    doubtful.unlink()
    done = told(doubtful.parents[2], "review")
    assert done.returncode == 1
    assert re.match(r"sources/900_test\.txt:1: the page has no plan .*make propose PAGE=", done.stderr), done.stderr


def test_reviewing_changes_nothing_but_its_folder(tmp_path: Path) -> None:
    root = copy_house(tmp_path / "tree")
    before = {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    assert told(root, "review").returncode == 0
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    made = sorted(p.relative_to(root).as_posix() for p in after.keys() - before.keys())
    assert made == [f"build/review/{number}.html" for number in ("801", "802", "803")]
    assert {p: after[p] for p in before} == before
