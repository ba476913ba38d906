"""Make a plan weaker, claim by claim, until collation accepts it; losing text is worse than keeping too much."""

from __future__ import annotations

from dataclasses import replace

from edition.collate.collate import collate
from edition.nouns import Faults, Page, Plan, PlannedLine, Role
from edition.review.carry.entry import marked
from edition.review.carry.lay import Hand, keep


def judged(page: Page, plan: Plan, proposal: Plan) -> Plan:
    """What collation refuses is made weaker until it passes; a plan that cannot be saved gives way to the proposal."""
    while True:
        numbered = _numbered(plan)
        try:
            collate(page, numbered)
        except Faults as found:
            refused = {fault.line for fault in found.faults}
        else:
            return plan
        weaker = _weaker(page, numbered, refused)
        if weaker == plan:
            return proposal
        plan = weaker


def _numbered(plan: Plan) -> Plan:
    """The plan as if each entry stood on a line of its own, its number and one, so that a fault names its entry."""
    return replace(
        plan,
        articles=tuple(
            replace(article, at=1, lines=tuple(replace(entry, at=entry.line + 1) for entry in article.lines))
            for article in plan.articles
        ),
        drops=tuple(replace(drop, at=drop.line + 1) for drop in plan.drops),
        furniture=tuple(replace(entry, at=entry.line + 1) for entry in plan.furniture),
    )


def _weaker(page: Page, plan: Plan, refused: set[int]) -> Plan:
    hand = Hand(page, [replace(article, at=0) for article in plan.articles])
    hand.articles = [[_softened(entry, refused) for entry in article.lines] for article in plan.articles]
    hand.furniture = [_softened(entry, refused) for entry in plan.furniture]
    for drop in plan.drops:
        if drop.at in refused:
            said = f"判与第{drop.twin.line}行重复，但与之不相似；故留，请核对。"
            role: Role = "heading" if drop.drop == "repeated-heading" else "body"
            keep(hand, PlannedLine(drop.line, role, drop.quote, review=said))
        else:
            hand.drops.append(replace(drop, at=0))
    return replace(plan, articles=hand.filled(), drops=tuple(hand.drops), furniture=tuple(hand.furniture))


def _softened(entry: PlannedLine, refused: set[int]) -> PlannedLine:
    """One claim less for an entry that was refused: first its stretches, then its joining on, then its gaps."""
    calm = replace(entry, at=0)
    if entry.at not in refused:
        return calm
    if entry.cuts:
        return marked(replace(calm, cuts=()), "原有行内删重不再成立，今全留。")
    if entry.parts:
        return marked(replace(calm, parts=()), "原有一段另作他用，不再成立，今并入本行。")
    if entry.join:
        return marked(replace(calm, join=False), "原接续上一行，现接不上，今另起一段。")
    return marked(replace(calm, gaps=()), "原注缺文不再成立。") if entry.gaps else calm
