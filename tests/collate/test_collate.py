"""Conservation: each character of a page is kept once, cut or dropped as a repeat, or markup; else no edition."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from edition.chinese.sameness import match_key
from edition.collate.balance import balance
from edition.collate.collate import collate
from edition.desk.plan_file import plan as read_plan
from edition.desk.plan_file import write_plan
from edition.nouns import (
    Article,
    Faults,
    Gap,
    LedgerRow,
    Line,
    Page,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Span,
    Twin,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pages_at_random import Composed, Made, composed
from trees import code, edition, page

seeds = st.integers(0, 2**32)


def stretches(line: Line, row: LedgerRow) -> list[tuple[int, int, str]]:
    """Kept, cut, dropped and markup stretches of a line in order, each with its owner."""
    markup = [(0, line.start), *line.markup, (line.end, len(line.text))]
    out = [(part.span.start, part.span.end, str(part.role)) for part in row.parts]
    out += [(cut.start, cut.end, "cut") for cut in row.cuts]
    if row.drop:
        edges = [line.start, *(at for bracket in line.markup for at in bracket), line.end]
        out += [(start, end, "drop") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    out += [(start, end, "markup") for start, end in markup]
    return sorted(one for one in out if one[0] < one[1])


def owners(pieces: list[tuple[str, str]]) -> list[str]:
    """The owner of each character."""
    return [owner for owner, text in pieces for _ in text]


@given(seeds)
def test_every_character_has_the_owner_it_was_given(seed: int) -> None:
    made = composed(seed)
    received = made.page()
    _, rows = collate(received, made.sealed())
    assert [row.line for row in rows] == [line.number for line in received.lines]
    for line, row in zip(received.lines, rows, strict=True):
        found = stretches(line, row)
        assert "".join(line.text[start:end] for start, end, _ in found) == line.text
        truth = made.lines[line.number - 1]
        assert truth
        assert owners([(owner, line.text[start:end]) for start, end, owner in found]) == owners(truth.pieces)


@given(seeds)
def test_the_rows_balance(seed: int) -> None:
    made = composed(seed)
    received = made.page()
    _, rows = collate(received, made.sealed())
    assert balance(received, rows) == []


def assert_articles_hold_what_rows_keep(articles: list[Article], rows: list[LedgerRow]) -> None:
    by_line = {row.line: row for row in rows}
    for article in articles:
        mine = sorted(
            (row for row in rows if row.article == article.code and row.order), key=lambda row: row.order or 0
        )
        assert [row.order for row in mine] == list(range(1, len(mine) + 1))
        kept = [part.span for row in mine for part in row.parts if part.role != "furniture"]
        laid = [span for paragraph in article.paragraphs for span in paragraph.spans]
        assert sorted(laid) == sorted(kept)
        assert [s.line for s in laid] == sorted((s.line for s in laid), key=lambda n: by_line[n].order or 0)
        joined = {
            following.line
            for p in article.paragraphs
            for one, following in zip(p.spans, p.spans[1:], strict=False)
            if one.line != following.line
        }
        assert joined == {row.line for row in mine if row.join}


@given(seeds)
def test_articles_hold_each_kept_stretch_once_in_reading_order(seed: int) -> None:
    made = composed(seed)
    assert_articles_hold_what_rows_keep(*collate(made.page(), made.sealed()))


def assert_nothing_is_lost(received: Page, rows: list[LedgerRow]) -> None:
    """What was cut or dropped stands, but for its ordinal and slips, in what is kept of another stretch."""
    kept = {row.line: row for row in rows if not row.drop}
    lines = {line.number: line for line in received.lines}
    for row in rows:
        gone = [(row.drop, lines[row.line].content, row.twin)] if row.drop else []
        gone += [(cut.drop, lines[row.line].said(cut.start, cut.end), cut.twin) for cut in row.cuts]
        for kind, text, twin in gone:
            assert twin
            assert twin.line in kept
            remains = "".join(lines[twin.line].said(p.span.start, p.span.end) for p in kept[twin.line].parts)
            if kind == "repeat":
                assert match_key(text) in match_key(remains), (row.line, text)
            elif kind == "truncated-repeat":
                assert match_key(remains).startswith(match_key(text))
            elif kind == "repeated-heading":
                assert match_key(text).split("、", 1)[-1] in match_key(remains)
            else:
                assert len(set(match_key(text)) & set(match_key(remains))) >= 0.8 * len(set(match_key(text)))


@given(seeds)
def test_what_is_cut_or_dropped_is_still_there(seed: int) -> None:
    made = composed(seed)
    _, rows = collate(made.page(), made.sealed())
    assert_nothing_is_lost(made.page(), rows)


def test_what_is_cut_or_dropped_from_the_real_pages_is_still_there() -> None:
    for received in edition().pages:
        assert_nothing_is_lost(received, [row for row in edition().rows if row.source == received.source])


@given(seeds)
def test_a_plan_written_and_read_again_collates_alike(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    made = composed(seed)
    path = tmp_path_factory.mktemp("plan") / "900.yml"
    path.write_text(write_plan(made.sealed()), encoding="utf-8")
    assert collate(made.page(), read_plan(path)) == collate(made.page(), made.sealed())


# Damage ------------------------------------------------------------------------------------------------------------

Damage = Callable[[Composed, random.Random], tuple[Page, Plan, str] | None]
"""Damages a page or its plan; gives both and the beginning of a fault that must be named. None: nothing to damage."""


def kept_lines(made: Composed) -> list[PlannedLine]:
    return [line for article in made.plan.articles for line in article.lines]


def with_line(plan: Plan, old: PlannedLine, *new: PlannedLine) -> Plan:
    """The plan with one entry replaced, wherever it stands."""

    def put(lines: tuple[PlannedLine, ...]) -> tuple[PlannedLine, ...]:
        return tuple(one for line in lines for one in (new if line is old else (line,)))

    articles = tuple(replace(article, lines=put(article.lines)) for article in plan.articles)
    return replace(plan, articles=articles, furniture=put(plan.furniture))


def sources(line: int) -> str:
    return f"sources/900_random.txt:{line}: "


def plan_at(at: int) -> str:
    return f"900.yml:{at}: "


def remove_an_entry(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    line = dice.choice(kept_lines(made))
    return made.page(), with_line(made.sealed(), line), sources(line.line) + "the plan says nothing of this line"


def remove_a_drop(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not made.plan.drops:
        return None
    drop = dice.choice(made.plan.drops)
    drops = tuple(one for one in made.plan.drops if one is not drop)
    return made.page(), replace(made.sealed(), drops=drops), sources(drop.line) + "the plan says nothing of this line"


def duplicate_an_entry(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    line = dice.choice(kept_lines(made))
    again = replace(line, at=999)
    return made.page(), with_line(made.sealed(), line, line, again), plan_at(999) + f"line {line.line} has two owners"


def keep_and_drop(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not made.plan.drops:
        return None
    drop = dice.choice(made.plan.drops)
    article = made.plan.articles[0]
    again = PlannedLine(drop.line, "body", drop.quote, at=999)
    articles = (replace(article, lines=(*article.lines, again)), *made.plan.articles[1:])
    return made.page(), replace(made.sealed(), articles=articles), plan_at(drop.at) + f"line {drop.line} has two owners"


def change_a_quote(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    line = dice.choice(kept_lines(made))
    changed = replace(line, quote="渠" + line.quote[1:])
    what = plan_at(line.at) + f"line {line.line} does not begin as quoted"
    return made.page(), with_line(made.sealed(), line, changed), what


def quote_too_little(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    line = dice.choice(kept_lines(made))
    changed = replace(line, quote=line.quote[: dice.randint(0, 3)])
    return made.page(), with_line(made.sealed(), line, changed), plan_at(line.at) + f"too little of line {line.line}"


def shift_the_page(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    """As if the editor had set the new checksum without looking."""
    made.lines.insert(0, None)
    return made.page(), made.sealed(), ""


def swap_two_lines(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    one, other = dice.sample(kept_lines(made), 2) if len(kept_lines(made)) > 1 else (None, None)
    assume(one and other)
    assert one and other
    made.lines[one.line - 1], made.lines[other.line - 1] = made.lines[other.line - 1], made.lines[one.line - 1]
    return made.page(), made.sealed(), plan_at(one.at) + f"line {one.line} does not begin as quoted"


def another_checksum(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    return made.page(), replace(made.plan, sha256="0" * 64), plan_at(1) + "the plan was made for another state"


def another_page(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    return made.page(), replace(made.sealed(), source_file="901.txt"), plan_at(1) + "the plan names another page"


def one_character_changed(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    sealed = made.sealed()
    line = made.lines[dice.choice(kept_lines(made)).line - 1]
    assert line
    line.pieces[-1] = (line.pieces[-1][0], line.pieces[-1][1] + "渠")
    return made.page(), sealed, plan_at(1) + "the plan was made for another state"


def a_line_that_is_not_there(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    article = made.plan.articles[0]
    extra = PlannedLine(len(made.lines) + 7, "body", "渡口渡口", at=999)
    articles = (replace(article, lines=(*article.lines, extra)), *made.plan.articles[1:])
    return made.page(), replace(made.sealed(), articles=articles), plan_at(999) + "the page has no text at line"


def with_drop(made: Composed, dice: random.Random, **change: object) -> tuple[Plan, PlannedDrop] | None:
    if not made.plan.drops:
        return None
    drop = dice.choice(made.plan.drops)
    changed = replace(drop, **change)  # type: ignore[arg-type]
    return replace(made.sealed(), drops=tuple(changed if one is drop else one for one in made.plan.drops)), drop


def a_twin_that_is_not_similar(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    line = dice.choice(kept_lines(made))
    found = with_drop(made, dice, twin=Twin(line.line))
    if not found or found[1].twin.line == line.line:
        return None
    return made.page(), found[0], plan_at(found[1].at) + "the twin is not similar enough"


def a_twin_that_is_dropped(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not made.plan.drops:
        return None
    found = with_drop(made, dice, twin=Twin(dice.choice(made.plan.drops).line))
    assert found
    return made.page(), found[0], plan_at(found[1].at) + "the twin, line"


def a_drop_without_reason(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    found = with_drop(made, dice, reason="")
    return (made.page(), found[0], plan_at(found[1].at) + f"line {found[1].line} is dropped without") if found else None


def a_drop_with_words_of_its_own(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not made.plan.drops:
        return None
    drop = dice.choice(made.plan.drops)
    made.lines[drop.line - 1] = Made([("drop", f"{drop.quote}{''.join(chr(0x3400 + at) for at in range(30))}")])
    return made.page(), made.sealed(), plan_at(drop.at) + "the twin is not similar enough"


def cut_lines(made: Composed) -> list[PlannedLine]:
    return [line for line in kept_lines(made) if line.cuts]


def with_cut(made: Composed, dice: random.Random, **change: object) -> tuple[Plan, PlannedLine] | None:
    if not cut_lines(made):
        return None
    line = dice.choice(cut_lines(made))
    cut = replace(line.cuts[0], **change)  # type: ignore[arg-type]
    return with_line(made.sealed(), line, replace(line, cuts=(cut,))), line


def a_cut_outside_its_line(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    found = with_cut(made, dice, opening="渠渠渠渠渠渠")
    return (made.page(), found[0], plan_at(found[1].at) + "the words are not at just one place") if found else None


def a_cut_that_never_ends(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    found = with_cut(made, dice, closing="渠渠渠渠渠渠")
    return (made.page(), found[0], plan_at(found[1].at) + "the words are not at just one place") if found else None


def a_cut_of_own_words(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    """Some characters before the repeat are cut with it."""
    if not cut_lines(made):
        return None
    line = dice.choice(cut_lines(made))
    truth = made.lines[line.line - 1]
    assert truth
    own = next(text for owner, text in truth.pieces if owner == "body")
    repeated = next(text for owner, text in truth.pieces if owner == "cut")
    cut = replace(line.cuts[0], opening=own[-3:] + repeated, closing="", after="")
    if own[-3:].strip() != own[-3:]:
        return None
    cut = replace(cut, closing=repeated[-4:])
    plan = with_line(made.sealed(), line, replace(line, cuts=(cut,)))
    return made.page(), plan, plan_at(line.at) + "the twin is not similar enough"


def a_cut_that_is_its_own_twin(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not cut_lines(made):
        return None
    line = dice.choice(cut_lines(made))
    cut = line.cuts[0]
    own = replace(cut, twin=Twin(line.line, cut.opening, cut.closing, cut.after))
    plan = with_line(made.sealed(), line, replace(line, cuts=(own,)))
    return made.page(), plan, plan_at(line.at) + "a cut in line"


def overlapping_cuts(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not cut_lines(made):
        return None
    line = dice.choice(cut_lines(made))
    plan = with_line(made.sealed(), line, replace(line, cuts=line.cuts * 2))
    return made.page(), plan, sources(line.line) + "kept, cut and markup are not the line"


def nothing_kept(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    found = with_drop(made, dice)
    if not found or found[1].drop != "repeat":
        return None
    drop = found[1]
    line = next(one for one in made.page().lines if one.number == drop.line)
    whole = PlannedCut(line.content, "", drop.twin, "repeat", "重出。")
    if line.markup:
        return None
    entry = PlannedLine(drop.line, "body", drop.quote, cuts=(whole,), at=drop.at)
    article = made.plan.articles[0]
    articles = (replace(article, lines=(*article.lines, entry)), *made.plan.articles[1:])
    plan = replace(made.sealed(), articles=articles, drops=tuple(one for one in made.plan.drops if one is not drop))
    return made.page(), plan, plan_at(drop.at) + f"nothing of line {drop.line} is kept"


def join_after_another_role(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    """A paragraph cannot go on above the title, a heading or an author."""
    pairs = [
        line
        for article in made.plan.articles
        for above, line in zip((None, *article.lines), article.lines, strict=False)
        if (above is None or above.role != line.role) and line.role in ("body", "title", "heading")
    ]
    line = dice.choice(pairs)
    plan = with_line(made.sealed(), line, replace(line, join=True))
    return made.page(), plan, plan_at(line.at) + f"line {line.line} cannot continue what stands above it"


def join_with_a_gap_before(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    joined = [line for line in kept_lines(made) if line.join]
    if not joined:
        return None
    line = dice.choice(joined)
    plan = with_line(made.sealed(), line, replace(line, gaps=(Gap("before", "lost-text", "缺。"),)))
    return made.page(), plan, plan_at(line.at) + f"line {line.line} continues a paragraph, yet has a gap"


def the_same_code_twice(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    first, *rest = made.plan.articles
    if not rest:
        first, rest = replace(first, lines=first.lines[:1]), [PlannedArticle(code("bb"), first.lines[1:], at=999)]
    articles = (first, *(replace(article, code=first.code) for article in rest))
    return made.page(), replace(made.sealed(), articles=articles), plan_at(first.at) + "the same document code twice"


def an_article_without_lines(made: Composed, dice: random.Random) -> tuple[Page, Plan, str]:
    articles = (*made.plan.articles, PlannedArticle(code("zz"), (), at=999))
    return made.page(), replace(made.sealed(), articles=articles), plan_at(999) + "an article without lines"


def body_under_furniture(made: Composed, dice: random.Random) -> tuple[Page, Plan, str] | None:
    if not made.plan.furniture:
        return None
    line = made.plan.furniture[0]
    plan = with_line(made.sealed(), line, replace(line, role="body"))
    return made.page(), plan, plan_at(line.at) + f"line {line.line} stands under furniture"


DAMAGES: list[Damage] = [
    remove_an_entry,
    remove_a_drop,
    duplicate_an_entry,
    keep_and_drop,
    change_a_quote,
    quote_too_little,
    shift_the_page,
    swap_two_lines,
    another_checksum,
    another_page,
    one_character_changed,
    a_line_that_is_not_there,
    a_twin_that_is_not_similar,
    a_twin_that_is_dropped,
    a_drop_without_reason,
    a_drop_with_words_of_its_own,
    a_cut_outside_its_line,
    a_cut_that_never_ends,
    a_cut_of_own_words,
    a_cut_that_is_its_own_twin,
    overlapping_cuts,
    nothing_kept,
    join_after_another_role,
    join_with_a_gap_before,
    the_same_code_twice,
    an_article_without_lines,
    body_under_furniture,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(seed=seeds)
def test_damage_is_refused_with_its_place(damage: Damage, seed: int) -> None:
    damaged = damage(composed(seed), random.Random(seed))
    assume(damaged)
    assert damaged
    received, plan, expected = damaged
    with pytest.raises(Faults) as raised:
        collate(received, plan)
    told = [str(fault) for fault in raised.value.faults]
    assert all(fault.startswith(("900.yml:", "sources/900_random.txt:")) for fault in told), told
    assert any(fault.startswith(expected) for fault in told), (expected, told)


# Small pages -------------------------------------------------------------------------------------------------------

TITLE = "渡口纪事一则"
OWN = "春水初生,渡口人多,"
SAID = "把渡船修好把码头扫净让过路的人放心"


def small(*lines: str) -> Page:
    return page("\n".join([TITLE, *lines]))


def planned(received: Page, *entries: PlannedLine, drops: tuple[PlannedDrop, ...] = ()) -> Plan:
    title = PlannedLine(1, "title", TITLE, at=1)
    return Plan(
        Path("900.yml"),
        received.path.name,
        received.sha256,
        "reviewed",
        (PlannedArticle(code("aa"), (title, *entries)),),
        drops,
    )


def cut(twin: Twin) -> PlannedCut:
    return PlannedCut(SAID, "", twin, "repeat", "重出。")


def test_two_cuts_may_not_name_each_other_as_twins_by_their_words() -> None:
    received = small(OWN + SAID, "秋水将尽," + SAID)
    one = PlannedLine(2, "body", OWN[:4], cuts=(cut(Twin(3, SAID)),), at=2)
    other = PlannedLine(3, "body", "秋水将尽", cuts=(cut(Twin(2, SAID)),), at=3)
    with pytest.raises(Faults, match="the twin lies in a stretch cut from line"):
        collate(received, planned(received, one, other))


def test_two_cuts_may_not_name_each_other_as_twins_by_their_lines() -> None:
    received = small(OWN + SAID, "秋水将尽," + SAID)
    one = PlannedLine(2, "body", OWN[:4], cuts=(cut(Twin(3)),), at=2)
    other = PlannedLine(3, "body", "秋水将尽", cuts=(cut(Twin(2)),), at=3)
    with pytest.raises(Faults):
        collate(received, planned(received, one, other))


def test_a_dropped_line_may_not_repeat_what_is_cut_from_its_twin() -> None:
    received = small(SAID + "春", OWN + SAID, SAID)
    one = PlannedLine(2, "body", SAID[:5], at=2)
    other = PlannedLine(3, "body", OWN[:4], cuts=(cut(Twin(2, SAID)),), at=3)
    drop = PlannedDrop(4, "repeat", SAID[:5], Twin(3), "重出。", at=4)
    with pytest.raises(Faults):
        collate(received, planned(received, one, other, drops=(drop,)))


def test_a_decimal_is_no_ordinal_to_overlook() -> None:
    received = small("5万名职工参加了渡口的比武", "3.5万名职工参加了渡口的比武")
    drop = PlannedDrop(3, "repeat", "3.5万名", Twin(2), "重出。", at=3)
    with pytest.raises(Faults, match="the twin is not similar enough"):
        collate(received, planned(received, PlannedLine(2, "body", "5万名职", at=2), drops=(drop,)))


def test_a_renumbered_heading_is_a_repeat() -> None:
    received = small("二、修渡口", "春水初生渡口人多", "四、修渡口")
    kept = (PlannedLine(2, "heading", "二、修渡", at=2), PlannedLine(3, "body", "春水初生", at=3))
    drop = PlannedDrop(4, "repeated-heading", "四、修渡", Twin(2), "循环。", at=4)
    _, rows = collate(received, planned(received, *kept, drops=(drop,)))
    assert (rows[3].role, rows[3].article, rows[3].similarity) == ("heading", "aa", 0.8)


def test_two_parts_may_not_overlap() -> None:
    received = small(OWN + SAID)
    parts = (PlannedPart("渡口人多", "", "affiliation"), PlannedPart("把渡船修好", "", "credit"))
    with pytest.raises(Faults):
        collate(received, planned(received, PlannedLine(2, "body", OWN[:4], parts=parts, at=2)))


def test_a_part_may_not_lie_in_a_cut() -> None:
    received = small(SAID + "春", OWN + SAID)
    entry = PlannedLine(
        3, "body", OWN[:4], cuts=(cut(Twin(2, SAID)),), parts=(PlannedPart("码头", "扫净", "credit"),), at=3
    )
    with pytest.raises(Faults):
        collate(received, planned(received, PlannedLine(2, "body", SAID[:5], at=2), entry))


def test_furniture_may_not_stand_among_the_lines_of_an_article() -> None:
    received = small(OWN, SAID)
    entries = (PlannedLine(2, "body", OWN[:4], at=2), PlannedLine(3, "furniture", SAID[:5], at=3))
    with pytest.raises(Faults, match=r"900\.yml:3: "):
        collate(received, planned(received, *entries))


def test_a_part_in_front_and_a_part_at_the_end() -> None:
    received = small("(上接第一版)" + OWN + SAID + "(作者为渡工)")
    parts = (PlannedPart("(上接第一版)", "(上接第一版)", "furniture"), PlannedPart("(作者为", "", "affiliation"))
    articles, rows = collate(received, planned(received, PlannedLine(2, "body", "(上接第", parts=parts, at=2)))
    assert [(p.role, p.span.start, p.span.end) for p in rows[1].parts] == [
        ("furniture", 0, 7),
        ("body", 7, 7 + len(OWN + SAID)),
        ("affiliation", 7 + len(OWN + SAID), len(received.lines[1].text)),
    ]
    assert [p.role for p in articles[0].paragraphs] == ["title", "body", "affiliation"]


def test_a_paragraph_runs_on_around_a_cut() -> None:
    received = small(SAID + "春", OWN + SAID + "秋水将尽")
    entries = (
        PlannedLine(2, "body", SAID[:5], at=2),
        PlannedLine(3, "body", OWN[:4], cuts=(replace(cut(Twin(2, SAID)), closing="放心"),), at=3),
    )
    articles, _ = collate(received, planned(received, *entries))
    assert [(s.line, s.start, s.end) for s in articles[0].paragraphs[2].spans] == [(3, 0, 10), (3, 27, 31)]


def test_a_gap_at_the_start_of_a_joined_line_stands_at_the_seam() -> None:
    received = small("春水初生渡口人", "多秋水将尽")
    gap = Gap("start", "lost-text", "缺。")
    entries = (
        PlannedLine(2, "body", "春水初生", at=2),
        PlannedLine(3, "body", "多秋水将", join=True, gaps=(gap,), at=3),
    )
    articles, _ = collate(received, planned(received, *entries))
    assert [(g.place, g.offset) for g in articles[0].paragraphs[1].gaps] == [("start", 7)]


# The proof itself --------------------------------------------------------------------------------------------------


def tampered(rows: list[LedgerRow], at: int, **change: object) -> list[LedgerRow]:
    return [replace(row, **change) if n == at else row for n, row in enumerate(rows)]  # type: ignore[arg-type]


def shifted(row: LedgerRow, start: int, end: int, line: int = 0) -> dict[str, object]:
    """The row with its last part moved."""
    *parts, last = row.parts
    span = Span(last.span.source, last.span.line + line, last.span.start + start, last.span.end + end)
    return {"parts": (*parts, replace(last, span=span))}


@given(seeds, st.integers(0, 10**6))
def test_the_proof_finds_tampered_rows(seed: int, chosen: int) -> None:
    made = composed(seed)
    received = made.page()
    _, rows = collate(received, made.sealed())
    kept = [at for at, row in enumerate(rows) if row.parts]
    at = kept[chosen % len(kept)]
    row = rows[at]
    wrong = {
        "a row is gone": rows[:at] + rows[at + 1 :],
        "a row is there twice": [*rows, row],
        "a row for no line": [*rows, replace(row, line=10_000)],
        "a part begins later": tampered(rows, at, **shifted(row, 1, 0)),
        "a part ends earlier": tampered(rows, at, **shifted(row, 0, -1)),
        "a part ends later": tampered(rows, at, **shifted(row, 0, 1)),
        "a part begins earlier": tampered(rows, at, **shifted(row, -1, 0)),
        "a part is shifted": tampered(rows, at, **shifted(row, 1, 1)),
        "a part is gone": tampered(rows, at, parts=row.parts[:-1]),
        "a part is there twice": tampered(rows, at, parts=(*row.parts, row.parts[-1])),
        "a cut is gone": tampered(rows, at, cuts=()) if row.cuts else rows[:-1],
        "a cut is there twice": tampered(rows, at, cuts=row.cuts * 2) if row.cuts else rows[:-1],
    }
    for what, given_rows in wrong.items():
        found = balance(received, given_rows)
        assert found, what
        assert all(str(fault).startswith("sources/900_random.txt:") for fault in found)


WRONG_BEYOND_OFFSETS: dict[str, Callable[[LedgerRow], dict[str, object]]] = {
    "a part of another line": lambda row: shifted(row, 0, 0, line=1),
    "dropped without a twin": lambda row: {"drop": "repeat", "parts": (), "cuts": ()},
    "kept and dropped": lambda row: {"drop": "repeat", "twin": Span(row.source, row.line, 0, 1)},
}


@pytest.mark.parametrize("change", WRONG_BEYOND_OFFSETS.values(), ids=WRONG_BEYOND_OFFSETS.keys())
def test_the_proof_finds_what_offsets_do_not_show(change: Callable[[LedgerRow], dict[str, object]]) -> None:
    received = small(OWN, SAID)
    entries = (PlannedLine(2, "body", OWN[:4], at=2), PlannedLine(3, "body", SAID[:5], at=3))
    _, rows = collate(received, planned(received, *entries))
    assert balance(received, tampered(rows, 1, **change(rows[1])))
