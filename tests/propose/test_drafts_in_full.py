"""Drafts of pages of our own, kept as text: what repeats, what is joined, what is doubted, and every figure.

The floors of ``test_segmentation.py`` say how good drafts are; here it is seen what a change does to one. Where a
change is meant, write them anew and read the difference:

    python -m pytest tests/propose/test_drafts_in_full.py --save-golden && git diff tests/golden/drafts
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from damage import LEVELS, damaged
from edition.desk.plan_file import write_plan
from edition.desk.received_page import parse
from edition.nouns import Page, Plan, Span
from edition.propose.articles.evidence import evidence
from edition.propose.articles.weigh import weigh
from edition.propose.line_form import Text, form
from edition.propose.propose import propose
from edition.propose.repeats.repeats import repeats
from edition.propose.roles import roles
from edition.propose.seams.seams import seams
from kept import assert_kept

IN_FULL = ("easy 1", "medium 2", "hard 3", "hard 7")
"""Pages that bring most kinds of damage."""

WEIGHED = ("hard 3", "medium 2")

PAGES = 16
"""Pages a level that are told in short."""


def drawn(name: str) -> Page:
    level, seed = name.split()
    return parse(damaged(level, int(seed)).text.encode(), Path(f"{level}{seed}.txt"))


# In full -----------------------------------------------------------------------------------------------------------


def told(page: Page) -> Iterator[str]:
    """What the proposer makes of a page, step by step."""
    lines = {line.number: line for line in page.lines}

    def said(span: Span) -> str:
        text = lines[span.line].text[span.start : span.end]
        return f"{span.line}:{span.start}-{span.end} {text if len(text) < 20 else f'{text[:8]}…{text[-8:]}'}"

    found = repeats(page)
    for repeat in found:
        yield f"repeat {repeat.drop}{'' if repeat.whole else ' cut'} {repeat.similarity:.3f} {repeat.reason}"
        yield f"  gone {said(repeat.dropped)}"
        yield f"  kept {said(repeat.kept)}"
    for seam in seams(page, frozenset(repeat.dropped.line for repeat in found if repeat.whole)):
        past = f" past {' '.join(map(str, seam.intruders))}" if seam.intruders else ""
        yield f"seam {seam.first}/{seam.second}{past} {seam.score:g}: {'、'.join(seam.reasons)}"
    yield from write_plan(propose(page)).splitlines()[2:]


@pytest.mark.parametrize("name", IN_FULL)
def test_a_draft_says_what_it_said(request: pytest.FixtureRequest, name: str) -> None:
    assert_kept(request, f"drafts/{name.replace(' ', '-')}.txt", told(drawn(name)))


# Every run of lines, weighed ---------------------------------------------------------------------------------------


def weighed(page: Page) -> Iterator[str]:
    """What each line is, and what each run of lines weighs as an article, a box, a rest: a line for each beginning."""
    found = repeats(page, bordered=False)
    dropped = frozenset(repeat.dropped.line for repeat in found if repeat.whole)
    joins = seams(page, dropped)
    texts = [Text(line, form(line)) for line in page.lines if line.number not in dropped]
    slots = roles(page, texts, joins, frozenset(repeat.kept.line for repeat in found))
    for text, slot in zip(texts, slots, strict=True):
        yield f"{text.number} {slot} {text.key[:12]}"
    sight = evidence(texts, slots, joins)
    for start in range(len(sight.order)):
        if start and not sight.may_begin[start]:
            continue
        pieces = (
            f"{sight.text(each.end - 1).number}{each.kind[0]}{each.weight:.2f}"
            + "".join(f"t{sight.text(at).number}" for at in each.titles)
            + "?" * each.doubtful_title
            for each in weigh(sight, start)
        )
        yield f"{sight.text(start).number}: {' '.join(pieces)}"


@pytest.mark.parametrize("name", WEIGHED)
def test_every_run_weighs_what_it_weighed(request: pytest.FixtureRequest, name: str) -> None:
    assert_kept(request, f"drafts/weighed-{name.replace(' ', '-')}.txt", weighed(drawn(name)))


# In short ----------------------------------------------------------------------------------------------------------


def in_short(page: Page, plan: Plan) -> Iterator[str]:
    """A draft in a few lines: ``3t 5b +6b?`` a title, a paragraph, its second half, which is doubted."""
    for repeat in repeats(page, bordered=False):
        gone, kept = repeat.dropped, repeat.kept
        whole = "" if repeat.whole else f" {gone.start}-{gone.end}"
        yield f"{gone.line}{whole} {repeat.drop} {kept.line}:{kept.start}-{kept.end} {repeat.similarity:.3f}"
    for article in plan.articles:
        lines = (
            f"{'+' * each.join}{each.line}{each.role[:2]}{'?' * bool(each.review)}{'/' * len(each.cuts)}"
            f"{'.' * len(each.parts)}"
            for each in article.lines
        )
        yield f"{article.code}: {' '.join(lines)}"
        yield from (f"  {each.review}" for each in article.lines if each.review)
    yield f"furniture: {' '.join(str(each.line) for each in plan.furniture)}"


@pytest.mark.parametrize("level", LEVELS)
def test_many_drafts_in_short(request: pytest.FixtureRequest, level: str) -> None:
    assert_kept(request, f"drafts/many-{level}.txt", many(level))


def many(level: str) -> Iterator[str]:
    for seed in range(100, 100 + PAGES):
        page = drawn(f"{level} {seed}")
        yield f"— {level} {seed}"
        yield from in_short(page, propose(page))
