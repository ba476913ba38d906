"""Lay lines into the articles of a plan that is being made: each beside the nearest neighbour that stands in one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from edition.nouns import DocumentCode, Page, PlannedArticle, PlannedDrop, PlannedLine


@dataclass(slots=True)
class Hand:
    """A plan as it grows: the heads of its articles, their lines, and what is left out."""

    page: Page
    heads: list[PlannedArticle] = field(default_factory=list)
    articles: list[list[PlannedLine]] = field(default_factory=list)
    drops: list[PlannedDrop] = field(default_factory=list)
    furniture: list[PlannedLine] = field(default_factory=list)

    def filled(self) -> tuple[PlannedArticle, ...]:
        """The articles that have lines."""
        pairs = zip(self.heads, self.articles, strict=True)
        return tuple(replace(head, lines=tuple(lines)) for head, lines in pairs if lines)

    def kept(self) -> set[int]:
        """The lines that stand in articles."""
        return {entry.line for lines in self.articles for entry in lines}


def keep(hand: Hand, entry: PlannedLine) -> None:
    """Keep a line where the page has it: after the nearest line above that is kept."""
    numbers = [line.number for line in hand.page.lines]
    at = numbers.index(entry.line)
    insert(hand, entry, numbers[:at], numbers[at + 1 :])


def insert(hand: Hand, entry: PlannedLine, above: list[int], below: list[int]) -> None:
    """After the nearest line above that stands in an article, else before the nearest below, else on its own."""
    place = {each.line: (lines, at) for lines in hand.articles for at, each in enumerate(lines)}
    for number in reversed(above):
        if number in place:
            lines, at = place[number]
            at += 1
            while not entry.join and at < len(lines) and lines[at].join:
                at += 1
            lines.insert(at, entry)
            return
    for number in below:
        if number in place:
            lines, at = place[number]
            while at and lines[at].join:
                at -= 1
            lines.insert(at, replace(entry, join=False))
            return
    hand.articles.append([replace(entry, join=False)])
    hand.heads.append(PlannedArticle(_fresh_code(hand), ()))


def _fresh_code(hand: Hand) -> DocumentCode:
    taken = {head.code for head in hand.heads}
    stem = re.sub("[^A-Za-z0-9]+", "", hand.page.source) or "page"
    number = len(hand.heads) + 1
    while DocumentCode(f"draft-{stem}-{number}") in taken:
        number += 1
    return DocumentCode(f"draft-{stem}-{number}")
