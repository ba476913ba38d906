"""Where the words of a plan stand on its page; what collation has before it while it looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from edition.nouns import Fault, Line, Page, Plan, PlannedArticle, PlannedCut, PlannedPart, Twin


@dataclass(slots=True)
class CollationDesk:
    """What collation has before it: the page, its plan, and the faults found so far."""

    page: Page
    plan: Plan
    lines: dict[int, Line]
    kept_in: dict[int, PlannedArticle]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, at: int, what: str, found: str = "", remedy: str = "") -> None:
        """Note a fault at a line of the plan; all are told at once."""
        self.faults.append(Fault(str(self.plan.path), at, what, found, remedy))


def markup(line: Line) -> list[tuple[int, int]]:
    """The stretches of a line that are no text: what stands before and behind it, and marks inside it."""
    return [(0, line.start), *line.markup, (line.end, len(line.text))]


def locate(desk: CollationDesk, at: int, line: Line, words: PlannedCut | PlannedPart | Twin) -> tuple[int, int]:
    """Offsets of the stretch that ``words`` name; a fault when it is not at just one place."""
    sought = words.after + words.opening
    found = line.text.count(sought, line.start, line.end) if words.opening else 0
    start, end = find(line, words)
    if found != 1 or start >= end:
        what = f"the words are not at just one place of line {line.number}"
        remedy = "quote more words, or give those before them as “after:”"
        desk.fault(at, what, f"“{sought}” … “{words.closing}”: {found} times", remedy)
        return (line.start, line.start)
    return start, end


def find(line: Line, words: PlannedCut | PlannedPart | Twin) -> tuple[int, int]:
    """From the opening words to the closing ones; without these, to the end of the text."""
    found = line.text.find(words.after + words.opening, line.start, line.end) if words.opening else -1
    if found < 0:
        return (0, 0)
    start = found + len(words.after)
    if not words.closing:
        return (start, line.end)
    last = line.text.find(words.closing, start, line.end)
    return (start, last + len(words.closing)) if last >= 0 else (0, 0)
