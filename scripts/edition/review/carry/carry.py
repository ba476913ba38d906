"""Carry what an editor confirmed over to a page that has changed; what is new takes the proposal's word and is marked.

Losing text is worse than keeping too much: a repeat whose twin is gone, or whose words no longer stand, is kept and
marked. Collation itself is the judge of the result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition.nouns import Page, Plan, PlannedArticle, PlannedDrop, PlannedLine
from edition.review.carry.align import Known, LineMatch, align
from edition.review.carry.entry import Lines, carried, carried_drop, marked, quote_of, renumbered
from edition.review.carry.lay import Hand, insert, keep
from edition.review.carry.weaken import judged

_NEW = "新增的行，由程序归入此处；请核对归篇、角色与次序。"
_NEW_FURNITURE = "新增的行，程序判为版面装饰；请核对。"
_NEW_DROP = "新增的行，程序判为重复；请核对。"


def carry(reviewed: Plan, page: Page, proposal: Plan) -> Plan:
    """A draft for ``page``: the decisions of ``reviewed`` where its lines stand again, else those of ``proposal``.

    Each line of the page has one entry and collation passes. What nobody has confirmed carries a ``review`` mark.
    """
    found = _with_heirs(reviewed, align(list(_known(reviewed)), page))
    lines = {line.number: line for line in page.lines}
    hand = Hand(page)
    for article in reviewed.articles:
        hand.articles.append(_carried_lines(found, lines, article))
        hand.heads.append(replace(article, note=renumbered(found, article.note), at=0))
    hand.furniture = [carried(found, lines, entry) for entry in reviewed.furniture if entry.line in found.now]
    taken = set(found.now.values())
    _place_new(hand, proposal, taken)
    _carry_drops(hand, found, lines, reviewed)
    _drop_new(hand, proposal, taken)
    return judged(page, _plan(hand, found, reviewed, proposal), proposal)


def _known(plan: Plan) -> Iterator[Known]:
    for article in plan.articles:
        yield from (Known(entry.line, entry.quote, True) for entry in article.lines)
    yield from (Known(entry.line, entry.quote, True) for entry in plan.furniture)
    yield from (Known(drop.line, drop.quote, False) for drop in plan.drops)


def _with_heirs(reviewed: Plan, found: LineMatch) -> LineMatch:
    """Where a kept line is gone and a dropped copy of it is still there, the first copy takes its place."""
    now, replaced = dict(found.now), set()
    for drop in reviewed.drops:
        lost = drop.twin.line
        if lost not in now and drop.line in now and drop.drop != "truncated-repeat" and not drop.twin.opening:
            now[lost] = now.pop(drop.line)
            replaced.add(lost)
    return LineMatch(now, found.changed, frozenset(replaced))


def _plan(hand: Hand, found: LineMatch, reviewed: Plan, proposal: Plan) -> Plan:
    same = len(found.now)
    gone = sum(1 for _ in _known(reviewed)) - same
    said = f"版面已改，本方案由程序移录：{same}行照旧，新增{len(hand.page.lines) - same}行，不见{gone}行；"
    said += "注文里的行号已随行改写。"
    return replace(
        proposal,
        status="draft",
        articles=hand.filled(),
        drops=tuple(hand.drops),
        furniture=tuple(hand.furniture),
        note=renumbered(found, reviewed.note) + said,
    )


# What was confirmed ------------------------------------------------------------------------------------------------


def _carried_lines(found: LineMatch, lines: Lines, article: PlannedArticle) -> list[PlannedLine]:
    """The lines of an article that are still there. What stood between them and is gone is told at the next one."""
    made: list[PlannedLine] = []
    gone: list[PlannedLine] = []
    goes_on = False
    for entry in article.lines:
        goes_on = goes_on and entry.join
        if entry.line in found.now:
            still = replace(carried(found, lines, entry), join=goes_on)
            made.append(marked(still, _missing(gone)))
            gone, goes_on = [], True
        else:
            gone.append(entry)
    if gone and made:
        made[-1] = marked(made[-1], _missing(gone))
    return made


def _missing(gone: list[PlannedLine]) -> str:
    if not gone:
        return ""
    named = "、".join(f"旧{entry.line}行“{entry.quote}”" for entry in gone)
    return f"此处原有{named}，新版面已不见。"


def _carry_drops(hand: Hand, found: LineMatch, lines: Lines, reviewed: Plan) -> None:
    for drop in reviewed.drops:
        if drop.line not in found.now:
            continue
        if made := carried_drop(found, lines, drop):
            hand.drops.append(made)
        else:
            line = lines[found.now[drop.line]]
            said = f"原判与旧{drop.twin.line}行重复而删；该行现已不见或已改，故留。"
            keep(hand, PlannedLine(line.number, "body", quote_of(line, drop.quote), review=said))


# What is new -------------------------------------------------------------------------------------------------------


def _place_new(hand: Hand, proposal: Plan, taken: set[int]) -> None:
    """Lines nobody has seen, each beside the neighbours that the proposal gives it."""
    for article in proposal.articles:
        order = [entry.line for entry in article.lines]
        for at, entry in enumerate(article.lines):
            if entry.line not in taken:
                join = entry.join and bool(at) and order[at - 1] in hand.kept()
                insert(hand, replace(entry, join=join, review=_NEW + entry.review, at=0), order[:at], order[at + 1 :])
    new = (entry for entry in proposal.furniture if entry.line not in taken)
    hand.furniture += [marked(replace(entry, at=0), _NEW_FURNITURE) for entry in new]


def _drop_new(hand: Hand, proposal: Plan, taken: set[int]) -> None:
    """Where the proposal's twin was itself dropped by the editor, its twin is meant."""
    kept = hand.kept()
    instead = {drop.line: drop.twin for drop in hand.drops}
    for drop in proposal.drops:
        twin = instead.get(drop.twin.line, drop.twin)
        if drop.line not in taken:
            made: PlannedDrop = replace(drop, twin=twin, at=0, review=_NEW_DROP + drop.review)
            if twin.line in kept:
                hand.drops.append(made)
            else:
                said = f"新增的行，与第{drop.twin.line}行重复，而该行已删；故留，请核对。"
                keep(hand, PlannedLine(drop.line, "body", drop.quote, review=said))
