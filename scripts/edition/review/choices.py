"""Alternatives to a plan: each a few steps, told in its terms, that can be tried out before anybody takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from edition.collate.collate import collate
from edition.nouns import DocumentCode, Faults, Page, Plan, PlannedArticle, PlannedDrop, PlannedLine

Entry = PlannedLine | PlannedDrop


@dataclass(frozen=True, slots=True)
class Replace:
    """The entry of this line reads otherwise."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Remove:
    """The entry of this line goes."""

    line: int


@dataclass(frozen=True, slots=True)
class InsertChoice:
    """Entries come after that of line ``after`` (0: first) in an article, in ``dropped`` or in ``furniture``."""

    entries: tuple[Entry, ...]
    where: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class Dissolve:
    """An article goes, with its head and all its entries."""

    code: DocumentCode


Step = Replace | Remove | InsertChoice | Dissolve


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to decide. ``now`` marks the one that the plan has already taken."""

    label: str
    steps: tuple[Step, ...]
    now: bool = False


@dataclass(frozen=True)
class Desk:
    """A page, its plan, and where things stand in it."""

    page: Page
    plan: Plan

    @cached_property
    def entries(self) -> dict[int, Entry]:
        """Every entry by its line."""
        kept = [entry for article in self.plan.articles for entry in article.lines]
        entries: list[Entry] = [*kept, *self.plan.furniture, *self.plan.drops]
        return {entry.line: entry for entry in entries}

    @cached_property
    def article_of(self) -> dict[int, PlannedArticle]:
        """The article of each kept line."""
        return {entry.line: article for article in self.plan.articles for entry in article.lines}

    @cached_property
    def numbers(self) -> list[int]:
        """The lines of the page."""
        return [line.number for line in self.page.lines]

    def above(self, number: int) -> int | None:
        """The nearest kept line above on the page."""
        return next((each for each in reversed(self.numbers) if each < number and each in self.article_of), None)

    def below(self, number: int) -> int | None:
        """The nearest kept line below on the page."""
        return next((each for each in self.numbers if each > number and each in self.article_of), None)

    def holds(self, steps: Iterable[Step]) -> bool:
        """Whether the plan still collates after these steps."""
        try:
            collate(self.page, applied(self.plan, steps))
        except Faults:
            return False
        return True


def applied(plan: Plan, steps: Iterable[Step]) -> Plan:
    """The plan after these steps, each told in the terms of the plan as it was read from its file."""
    for step in sorted(steps, key=lambda step: not isinstance(step, InsertChoice)):
        if isinstance(step, InsertChoice):
            plan = _inserted(plan, step)
        elif isinstance(step, Dissolve):
            plan = replace(plan, articles=tuple(each for each in plan.articles if each.code != step.code))
        else:
            plan = _changed(plan, step)
    return plan


def _inserted(plan: Plan, step: InsertChoice) -> Plan:
    drops = tuple(entry for entry in step.entries if isinstance(entry, PlannedDrop))
    lines = tuple(entry for entry in step.entries if isinstance(entry, PlannedLine))
    if step.where == "dropped":
        return replace(plan, drops=(*plan.drops, *drops))
    if step.where == "furniture":
        return replace(plan, furniture=(*plan.furniture, *lines))
    articles = []
    for article in plan.articles:
        if article.code == step.where:
            at = next((n for n, each in enumerate(article.lines, 1) if each.line == step.after), 0)
            article = replace(article, lines=(*article.lines[:at], *lines, *article.lines[at:]))
        articles.append(article)
    return replace(plan, articles=tuple(articles))


def _changed(plan: Plan, step: Replace | Remove) -> Plan:
    """The old entry is told from an inserted one of the same line by standing on a line of the plan file."""
    number = step.line if isinstance(step, Remove) else step.entry.line
    instead = None if isinstance(step, Remove) else step.entry

    def lines(entries: tuple[PlannedLine, ...]) -> tuple[PlannedLine, ...]:
        put = (instead,) if isinstance(instead, PlannedLine) else ()
        return tuple(n for e in entries for n in (put if e.line == number and e.at else (e,)))

    put = (instead,) if isinstance(instead, PlannedDrop) else ()
    return replace(
        plan,
        articles=tuple(replace(article, lines=lines(article.lines)) for article in plan.articles),
        furniture=lines(plan.furniture),
        drops=tuple(n for e in plan.drops for n in (put if e.line == number and e.at else (e,))),
    )
