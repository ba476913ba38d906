"""Carrying decisions over to a changed page: what was confirmed stays, what is new is marked, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from edition.collate.collate import collate
from edition.desk.plan_file import plan
from edition.desk.received_page import parse
from edition.nouns import Page, Plan, PlannedDrop, PlannedLine
from edition.propose.propose import propose
from edition.review.carry.align import Known, align
from edition.review.carry.carry import carry
from hypothesis import given
from hypothesis import strategies as st
from pages_at_random import NAME, composed
from trees import ROOT

PAGE = """渡口纪事
何青山
渡口要修，码头要扫，来往的船才靠得住，
岸上的人才等得安心。
管护有章
今年开春，镇上先修了栈桥，再立了灯标，夜里也能靠船。
今年开春，镇上先修了栈桥，再立了灯标，夜里也能靠船。
入夏以后，船工轮班守渡，每班两人，交接写在簿上。镇上先修了栈桥，再立了灯标。
秋后清淤，全镇出工三百人次。
本版编辑：林小满
"""
PLAN = """source: 900_渡口.txt
sha256: x
status: reviewed
note: 一篇。7行全同6行。
articles:
  - code: dk
    lines:
      - 1 title 渡口纪事
      - 2 author 何青山
      - 3 body 渡口要修，码:
          note: 3行与4行相接。
      - 4 +body 岸上的人才等
      - 5 heading 管护有章
      - 6 body 今年开春，镇
      - 8 body 入夏以后，船:
          cut:
            - from: 镇上先修了
              to: 立了灯标。
              twin: {line: 6, from: 镇上先修了, to: 立了灯标}
              drop: near-repeat
              reason: 同6行。
          gap:
            - {at: end, type: lost-end, note: 8行末尾误录6行。}
      - 9 body 秋后清淤，全:
          item: {ends: true, reason: 总说。}
dropped:
  - 7 repeat 今年开春，镇:
      twin: 6
      reason: 全同6行。
furniture:
  - 10 furniture 本版编辑：林
"""


def page_of(text: str) -> Page:
    return parse(text.encode(), Path("sources/900_渡口.txt"))


@pytest.fixture
def confirmed(tmp_path: Path) -> Plan:
    path = tmp_path / "900.yml"
    path.write_text(PLAN, encoding="utf-8")
    made = replace(plan(path), sha256=page_of(PAGE).sha256)
    collate(page_of(PAGE), made)
    return made


def carried(confirmed: Plan, text: str) -> Plan:
    page = page_of(text)
    made = carry(confirmed, page, propose(page))
    collate(page, made)
    assert made.status == "draft"
    assert made.sha256 == page.sha256
    return made


def entries(made: Plan) -> dict[str, PlannedLine]:
    """Kept lines by the words they begin with."""
    return {line.quote[:4]: line for article in made.articles for line in article.lines}


def bare(line: PlannedLine) -> PlannedLine:
    return replace(line, at=0)


def test_the_same_page_keeps_every_decision(confirmed: Plan) -> None:
    made = carried(confirmed, PAGE)
    assert [[bare(line) for line in article.lines] for article in confirmed.articles] == [
        list(article.lines) for article in made.articles
    ]
    assert [replace(drop, at=0) for drop in confirmed.drops] == list(made.drops)
    assert [bare(line) for line in confirmed.furniture] == list(made.furniture)


def test_a_line_put_in_above_shifts_numbers_twins_and_notes(confirmed: Plan) -> None:
    made = carried(confirmed, "水乡专版\n" + PAGE)
    lines = entries(made)
    assert lines["渡口要修"].line == 4
    assert lines["渡口要修"].note == "4行与5行相接。"
    assert lines["岸上的人"].join
    assert lines["入夏以后"].cuts[0].twin.line == 7
    assert lines["入夏以后"].cuts[0].reason == "同7行。"
    assert lines["入夏以后"].gaps[0].note == "9行末尾误录7行。"
    assert lines["秋后清淤"].item is not None
    assert made.drops == (
        PlannedDrop(8, "repeat", "今年开春，镇", replace(confirmed.drops[0].twin, line=7), "全同7行。"),
    )
    assert made.note.startswith("一篇。8行全同7行。")
    marked = [line for line in [*lines.values(), *made.furniture] if line.review]
    assert [line.line for line in marked] == [1], "only what is new is marked"


def test_a_new_line_is_marked_and_stands_where_the_proposal_has_it(confirmed: Plan) -> None:
    text = PAGE.replace("秋后清淤", "立冬那天，船工把十二条渡船都上了岸，刷了桐油。\n秋后清淤")
    made = carried(confirmed, text)
    lines = [line.quote[:4] for line in made.articles[0].lines]
    assert lines.index("立冬那天") == lines.index("入夏以后") + 1
    assert "新增" in entries(made)["立冬那天"].review


def test_a_lost_first_half_leaves_the_second_on_its_own_and_says_so(confirmed: Plan) -> None:
    made = carried(confirmed, PAGE.replace("渡口要修，码头要扫，来往的船才靠得住，\n", ""))
    half = entries(made)["岸上的人"]
    assert not half.join
    assert half.review == "此处原有旧3行“渡口要修，码”，新版面已不见。"


def test_a_dropped_copy_takes_the_place_of_the_line_that_is_gone(confirmed: Plan) -> None:
    line = "今年开春，镇上先修了栈桥，再立了灯标，夜里也能靠船。\n"
    shortened = PAGE.replace(line, "", 1)
    made = carried(confirmed, shortened)
    assert made.drops == ()
    assert [each.quote[:4] for each in made.articles[0].lines][4:6] == ["管护有章", "今年开春"]


def test_a_drop_whose_twin_is_gone_is_kept_and_marked(confirmed: Plan, tmp_path: Path) -> None:
    other = PLAN.replace("7 repeat 今年开春，镇", "7 truncated-repeat 今年开春，镇")
    text = PAGE.replace("夜里也能靠船。\n入夏", "\n入夏").replace("夜里也能靠船。\n今年", "到了夜里也能靠船。\n今年")
    (tmp_path / "901.yml").write_text(other, encoding="utf-8")
    before = replace(plan(tmp_path / "901.yml"), sha256="0" * 64)
    gone = text.replace("今年开春，镇上先修了栈桥，再立了灯标，到了夜里也能靠船。\n", "", 1)
    made = carried(before, gone)
    kept = [line for line in made.articles[0].lines if line.quote.startswith("今年开春")]
    assert made.drops == () and len(kept) == 1


def test_a_dropped_line_that_now_says_more_is_kept_and_marked(confirmed: Plan) -> None:
    line = "今年开春，镇上先修了栈桥，再立了灯标，夜里也能靠船。"
    first, second = line, "今年开春，镇上另请匠人打了三条新船，都漆成青色，船头写了名字。"
    made = carried(confirmed, PAGE.replace(f"{first}\n{line}", f"{first}\n{second}"))
    kept = [each for each in made.articles[0].lines if each.quote.startswith("今年开春")]
    assert [bool(each.review) for each in kept] == [False, True]


def test_a_cut_whose_words_are_gone_leaves_the_line_whole_and_marked(confirmed: Plan) -> None:
    made = carried(confirmed, PAGE.replace("写在簿上。镇上先修了栈桥", "写在簿上。镇里修好了栈桥"))
    line = entries(made)["入夏以后"]
    assert line.cuts == ()
    assert "行内删重" in line.review


def test_a_mended_beginning_keeps_its_decisions_and_is_marked(confirmed: Plan) -> None:
    made = carried(confirmed, PAGE.replace("岸上的人才", "岸上之人才"))
    line = entries(made)["岸上之人"]
    assert line.join
    assert "行首原作“岸上的人才等”" in line.review


def test_headings_that_begin_alike_are_told_apart_by_their_neighbours() -> None:
    lines = ["第一节说的是河", "一、办法", "甲村的办法是修桥", "第二节说的是路", "一、办法", "乙村的办法是铺路"]
    known = [Known(at, line[:5], True) for at, line in enumerate(lines, 1)]
    without = page_of("\n".join(lines[:1] + lines[2:]))
    assert align(known, without).now == {1: 1, 3: 2, 4: 3, 5: 4, 6: 5}


def test_lines_that_changed_places_are_found() -> None:
    known = [Known(at, quote, True) for at, quote in enumerate(["甲甲甲甲", "乙乙乙乙", "丙丙丙丙"], 1)]
    assert align(known, page_of("乙乙乙乙\n丙丙丙丙\n甲甲甲甲\n")).now == {1: 3, 2: 1, 3: 2}


EDITS = st.lists(
    st.tuples(st.sampled_from(["delete", "insert", "copy", "swap", "head", "tail", "cut"]), st.integers(0, 10**6)),
    max_size=8,
)


def edited(lines: list[str], edits: list[tuple[str, int]]) -> list[str]:
    for kind, number in edits:
        at = number % len(lines)
        if kind == "delete" and len(lines) > 2:
            del lines[at]
        elif kind == "insert":
            lines.insert(at, f"新来的一行说的是别的事，第{number}件，说完为止。")
        elif kind == "copy":
            lines.insert(number % 7 % len(lines), lines[at])
        elif kind == "swap":
            lines[at], lines[0] = lines[0], lines[at]
        elif kind == "head":
            lines[at] = "另" + lines[at][1:]
        elif kind == "tail":
            lines[at] += "末尾添了几个字"
        else:
            lines[at] = lines[at][: max(2, len(lines[at]) // 2)]
    return lines


@given(st.integers(0, 400), EDITS)
def test_whatever_changes_the_result_is_complete_valid_and_marked(seed: int, edits: list[tuple[str, int]]) -> None:
    before = composed(seed)
    page = parse("\n".join(edited(before.raw.decode().split("\n"), edits)).encode() or b"x", Path("sources") / NAME)
    made = carry(before.sealed(), page, propose(page))
    collate(page, made)
    assert (made.status, made.sha256) == ("draft", page.sha256)


@pytest.mark.parametrize("path", sorted((ROOT / "editorial" / "plans").glob("[0-9]*.yml")), ids=lambda path: path.stem)
def test_a_real_page_with_a_line_more_keeps_its_plan(path: Path) -> None:
    confirmed = plan(path)
    source = ROOT / "sources" / confirmed.source_file
    raw = source.read_text("utf-8").split("\n")
    page = parse("\n".join(["新收到的一行，说的是另一件事。", "", *raw]).encode(), source)
    made = carry(confirmed, page, propose(page))
    collate(page, made)
    shifted = [[(e.line + 2, e.role, e.join, len(e.cuts)) for e in a.lines] for a in confirmed.articles]
    kept = [[(e.line, e.role, e.join, len(e.cuts)) for e in a.lines if e.line > 2] for a in made.articles]
    assert [each for each in kept if each] == shifted
    assert [(d.line, d.twin.line) for d in made.drops] == [(d.line + 2, d.twin.line + 2) for d in confirmed.drops]
    marked = [e.line for a in made.articles for e in a.lines if e.review] + [e.line for e in made.furniture if e.review]
    assert marked == [1]
