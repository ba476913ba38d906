"""What an editor is shown of drafts of our own, kept as text: doubts and choices, plans carried over, odd readings.

Where a change is meant, write them anew and read the difference:

    python -m pytest tests/review/test_review_in_full.py --save-golden && git diff tests/golden/review
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from damage import damaged
from dotted import cases
from edition.chinese.differences import differences
from edition.collate.collate import collate
from edition.collate.outline import structure
from edition.desk.plan_file import plan, write_plan
from edition.desk.received_page import parse
from edition.nouns import Page, Plan, PlannedDrop, PlannedLine, Span
from edition.propose.propose import propose
from edition.review.carry.carry import carry
from edition.review.choices import Desk, applied
from edition.review.doubts import Doubt, doubts
from edition.review.paste import pastes
from edition.review.suspicions.suspicions import suspicions
from kept import assert_kept
from pages_at_random import NAME, composed
from test_carry import edited
from test_suspicions import outline

DRAWN = ("hard 3", "hard 4", "medium 5")


def drawn(name: str) -> Page:
    level, seed = name.split()
    return parse(damaged(level, int(seed)).text.encode(), Path(f"{level}{seed}.txt"))


def doubted(page: Page, path: Path) -> Iterator[str]:
    """The doubts of a draft that was written down, each with what its choices do in the file."""
    written = write_plan(propose(page))
    path.write_text(written, encoding="utf-8")
    made = plan(path)
    desk = Desk(page, made)
    for doubt in doubts(page, made, collate(page, made)[1]):
        yield from _doubt(page, doubt)
        for choice in doubt.choices:
            yield f"  {choice.label}{' (now)' if choice.now else ''}"
            for paste in pastes(desk, choice, written.split("\n")):
                yield f"    {paste.act} {paste.first}-{paste.last}: {paste.text.strip()!r}"


def _doubt(page: Page, doubt: Doubt) -> Iterator[str]:
    more = f" with {' '.join(map(str, doubt.lines))}" if doubt.lines else ""
    more += f" seam {doubt.seam[0]}/{doubt.seam[1]}" if doubt.seam else ""
    yield f"{'open ' if doubt.open else ''}{doubt.kind} {doubt.line}{more}: {doubt.said}"
    if doubt.twins:
        one, other = (_words(page, span) for span in doubt.twins)
        parts = (part.one if part.same else f"[{part.one}⇒{part.other}]" for part in differences(one, other))
        yield "  " + "".join(part if len(part) < 16 else f"{part[:4]}…{part[-4:]}" for part in parts)


def _words(page: Page, span: Span) -> str:
    line = page.line(span.line)
    return line.text[span.start : span.end] if line else ""


@pytest.mark.parametrize("name", DRAWN)
def test_doubts_and_choices(request: pytest.FixtureRequest, name: str, tmp_path: Path) -> None:
    said = doubted(drawn(name), tmp_path / f"{name.replace(' ', '')}.yml")
    assert_kept(request, f"review/doubts-{name.replace(' ', '-')}.txt", said)


EDITS = {
    "easy 1": [("delete", 11), ("insert", 20), ("head", 31), ("tail", 8)],
    "medium 2": [("copy", 15), ("swap", 22), ("cut", 12), ("delete", 33), ("insert", 2)],
    "hard 7": [("cut", 26), ("delete", 18), ("delete", 40), ("head", 7), ("copy", 30), ("insert", 44)],
}


def carried(name: str) -> Plan:
    """A draft, taken as read, on its page after some edits."""
    page = drawn(name)
    confirmed = replace(propose(page), status="reviewed")
    text = "\n".join(edited(damaged(*_level(name)).text.split("\n"), EDITS[name]))
    after = parse(text.encode(), page.path)
    return carry(confirmed, after, propose(after))


def _level(name: str) -> tuple[str, int]:
    level, seed = name.split()
    return level, int(seed)


@pytest.mark.parametrize("name", EDITS)
def test_plans_carried_over(request: pytest.FixtureRequest, name: str) -> None:
    said = write_plan(carried(name)).splitlines()[2:]
    assert_kept(request, f"review/carried-{name.replace(' ', '-')}.txt", said)


# Many plans in short ------------------------------------------------------------------------------------------------


def in_short(made: Plan) -> list[str]:
    """A line for each article, for what is dropped and for furniture: ``3bo +4bo/ 5bo?``."""

    def marks(entry: PlannedLine | PlannedDrop) -> str:
        if isinstance(entry, PlannedDrop):
            return f"{entry.line}<{entry.twin.line}{entry.drop[:6]}{'?' * bool(entry.review)}"
        more = "/" * len(entry.cuts) + "." * len(entry.parts) + "?" * bool(entry.review)
        return f"{'+' * entry.join}{entry.line}{entry.role[:2]}{more}"

    return [
        *(f"{article.code}: {' '.join(map(marks, article.lines))}" for article in made.articles),
        f"dropped: {' '.join(map(marks, made.drops))}",
        f"furniture: {' '.join(map(marks, made.furniture))}",
    ]


def decided(seed: int) -> Iterator[str]:
    """What each choice of a plan made at random makes of it."""
    made = composed(seed)
    page, plan_now = made.page(), made.sealed()
    before = in_short(plan_now)
    yield from before
    for doubt in doubts(page, plan_now, collate(page, plan_now)[1]):
        seam = f" seam {doubt.seam[0]}/{doubt.seam[1]}" if doubt.seam else ""
        yield f"{doubt.kind} {doubt.line} with {' '.join(map(str, doubt.lines))}{seam}: {doubt.said}"
        for choice in doubt.choices:
            after = [line for line in in_short(applied(plan_now, choice.steps)) if line not in before]
            yield f"  {choice.label} ⇒ {'; '.join(after)}"


def doubted_in_many_ways(seed: int) -> Iterator[str]:
    """The same for a plan each of whose lines is marked, each kind of mark in turn."""
    made = composed(seed)
    page, plain = made.page(), made.sealed()
    every = [entry.line for article in plain.articles for entry in article.lines]
    moved = f"依序数重排，也可能照底本原序，排在第{every[0]}行"
    said = ("新增的行", "与上文相接较弱", "作题目较勉强", "归入此篇较弱", moved, "或与第{}行重复", "疑")
    marked = replace(
        plain,
        articles=tuple(
            replace(
                article,
                lines=tuple(
                    replace(entry, review=said[(seed + at) % len(said)].format(every[-1]) + "。")
                    for at, entry in enumerate(article.lines)
                ),
            )
            for article in plain.articles
        ),
    )
    before = in_short(marked)
    for doubt in doubts(page, marked, collate(page, marked)[1]):
        yield f"{doubt.kind} {doubt.line} {doubt.lines} {doubt.seam}"
        for choice in doubt.choices:
            after = [line for line in in_short(applied(marked, choice.steps)) if line not in before]
            yield f"  {choice.label} ⇒ {'; '.join(after)}"


def carried_in_short(seed: int) -> Iterator[str]:
    """A plan made at random, carried to its page after some edits, with all that is said about it."""
    before, dice = composed(seed), random.Random(seed)
    kinds = ("delete", "insert", "copy", "swap", "head", "tail", "cut")
    edits = [(dice.choice(kinds), dice.randrange(100)) for _ in range(dice.randint(1, 4))]
    page = parse("\n".join(edited(before.raw.decode().split("\n"), edits)).encode() or b"x", Path("sources") / NAME)
    made = carry(before.sealed(), page, propose(page))
    yield " ".join(f"{kind} {at}" for kind, at in edits)
    yield from in_short(made)
    entries = [*(entry for article in made.articles for entry in article.lines), *made.drops, *made.furniture]
    yield from (f"  {entry.line}: {entry.review}" for entry in entries if entry.review)


@pytest.mark.parametrize("told", [decided, doubted_in_many_ways, carried_in_short], ids=lambda told: told.__name__)
def test_many_plans_in_short(request: pytest.FixtureRequest, told: Callable[[int], Iterator[str]]) -> None:
    said = [line for seed in range(500, 516) for line in (f"— {seed}", *told(seed))]
    assert_kept(request, f"review/many-{told.__name__.replace('_', '-')}.txt", said)


def odd() -> Iterator[str]:
    """Each odd reading of the cases with its evidence, and those of undamaged and damaged drafts."""
    for case in cases("suspicions"):
        given = outline(case.given)
        yield f"— {case.title}"
        yield from (f"{d.rule} {d.anchor} {d.start}-{d.end} {d.found}: {d.evidence}" for d in suspicions([given]))
    for name in DRAWN:
        page = drawn(name)
        made = [structure(article, page) for article in collate(page, propose(page))[0]]
        yield f"— {name}"
        yield from (f"{d.rule} {d.anchor} {d.start}-{d.end} {d.found}: {d.evidence}" for d in suspicions(made))


def test_odd_readings(request: pytest.FixtureRequest) -> None:
    assert_kept(request, "review/odd-readings.txt", odd())
