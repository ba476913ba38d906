"""Check that a plan owns each line of its page once, and that its entries quote the lines they name."""

from __future__ import annotations

from collections import Counter

from edition.collate.places import CollationDesk
from edition.nouns import Fault, Plan, PlannedLine

SHORTEST_QUOTE = 4
"""Characters of a line that its entry must quote, so that a shifted page is refused, not misread."""


def all_kept(plan: Plan) -> list[PlannedLine]:
    """The entries of all lines that are kept, furniture among them."""
    return [entry for article in plan.articles for entry in article.lines] + list(plan.furniture)


def check_owners(desk: CollationDesk) -> None:
    """Each line of the page has one owner in the plan, and the plan owns no line that is not there."""
    owners: dict[int, list[int]] = {}
    for number, at in [(e.line, e.at) for e in all_kept(desk.plan)] + [(d.line, d.at) for d in desk.plan.drops]:
        owners.setdefault(number, []).append(at)
    for article in desk.plan.articles:
        for entry in article.lines:
            if entry.role == "furniture":
                desk.fault(
                    entry.at, f"line {entry.line} is furniture, yet stands in an article", "", "move it to furniture"
                )
    for line in desk.page.lines:
        found = owners.get(line.number, [])
        if not found:
            what = "the plan says nothing of this line"
            remedy = f"put it into an article, dropped or furniture in {desk.plan.path}"
            desk.faults.append(Fault(str(desk.page.path), line.number, what, line.content[:12], remedy))
        for at in found[1:]:
            desk.fault(
                at, f"line {line.number} has two owners", f"also at line {found[0]} of the plan", "keep one entry"
            )
    for number, ats in owners.items():
        if number not in desk.lines:
            for at in ats:
                desk.fault(at, f"the page has no text at line {number}", "", "correct the number")
    codes = Counter(article.code for article in desk.plan.articles)
    for article in desk.plan.articles:
        if codes[article.code] > 1:
            desk.fault(article.at, "the same document code twice", article.code, "give each article its own code")
        if desk.plan.status == "reviewed" and not any(entry.role == "title" for entry in article.lines):
            desk.fault(article.at, "a reviewed article without a title", article.code, "say which line is its title")
        if not article.lines:
            desk.fault(article.at, "an article without lines", article.code, "remove it or give it its lines")


def check_quote(desk: CollationDesk, number: int, quote: str, at: int) -> None:
    """The words an entry quotes begin the line it names, so that a page that has shifted is refused."""
    line = desk.lines.get(number)
    if line is None:
        return
    if len(quote) < min(SHORTEST_QUOTE, len(line.content)):
        desk.fault(at, f"too little of line {number} is quoted", quote, f"quote its beginning: {line.content[:8]}")
    elif not line.content.startswith(quote):
        remedy = "the page has shifted or the number is wrong; find the line and correct the entry"
        desk.fault(
            at, f"line {number} does not begin as quoted", f"“{quote}”, but it begins “{line.content[:8]}”", remedy
        )
