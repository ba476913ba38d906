"""List what an editor should look at in a plan: its marks of doubt first, then the decisions that err most easily."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from edition.collate.apparatus import moved
from edition.nouns import LedgerRow, Page, Plan, PlannedDrop, PlannedLine, Span
from edition.nouns.words import NOTE_WORDS
from edition.review.alternatives import dropping, entering, joining, keeping, order, owners, roles, uncutting
from edition.review.choices import Choice, Desk, Entry, InsertChoice, Remove, Replace, Step, applied

MOST = 7
"""Alternatives offered of one doubt: more would hide the likely ones."""

_NAMED = re.compile("第([0-9]+)行")
_SENTENCE = re.compile("[^。]+。?")

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("新增", re.compile("^新增")),
    ("接续", re.compile("相接|接续|接不上|另起一段")),
    ("题目", re.compile("题目|小标题")),
    ("归篇", re.compile("归入|归篇|分篇|相邻一篇|同为一篇")),
    ("次序", re.compile("次序|原序|排在")),
    ("删重", re.compile("重复|删重|重出")),
    ("失行", re.compile("不见")),
)
"""What a sentence of doubt is about, by its words; the first that fits."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at. ``open``: somebody must decide; else it is decided and worth a second look."""

    kind: str
    line: int
    said: str
    choices: tuple[Choice, ...]
    open: bool = False
    lines: tuple[int, ...] = ()
    """Lines it speaks of, besides its own."""

    seam: tuple[int, int] | None = None
    """Two lines whose ends are to be read together."""

    twins: tuple[Span, Span] | None = None
    """What was dropped or cut, and what it repeats."""


def doubts(page: Page, plan: Plan, rows: Sequence[LedgerRow]) -> tuple[Doubt, ...]:
    """All doubts of a plan that collates into ``rows``: open ones first, each group in the order of the page."""
    desk = Desk(page, plan)
    by_line = {row.line: row for row in rows}
    found = list(_marks(desk, by_line))
    marked = {doubt.line for doubt in found}
    found += _near(desk, by_line, marked)
    found += _cuts(desk, by_line)
    found += [doubt for doubt in _moves(desk, rows) if not _told(doubt, found)]
    proved = [replace(doubt, choices=_offered(desk, doubt.choices)) for doubt in found]
    return tuple(sorted(proved, key=lambda doubt: (not doubt.open, doubt.line)))


def _told(move: Doubt, found: Iterable[Doubt]) -> bool:
    return any(doubt.kind in ("次序", "新增") and doubt.line == move.line for doubt in found)


def _offered(desk: Desk, choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Each different outcome once, and only where collation accepts it."""
    seen: list[Plan] = []
    out: list[Choice] = []
    for choice in choices:
        made = applied(desk.plan, choice.steps)
        if len(out) < MOST and (choice.now or made not in seen) and desk.holds(choice.steps):
            seen.append(made)
            out.append(choice)
    return tuple(out)


# Marks -------------------------------------------------------------------------------------------------------------


def _marks(desk: Desk, rows: dict[int, LedgerRow]) -> Iterator[Doubt]:
    """One doubt for each sentence of a mark; the sentence names the line it means, or means its own."""
    for host in desk.entries.values():
        for said in _SENTENCE.findall(host.review):
            yield _mark(desk, rows, host, said)


def _mark(desk: Desk, rows: dict[int, LedgerRow], host: Entry, said: str) -> Doubt:
    kind = next((kind for kind, words in _KINDS if words.search(said)), NOTE_WORDS["疑"])
    named = [int(number) for number in _NAMED.findall(said) if int(number) in desk.entries]
    own = isinstance(host, PlannedDrop) or kind in ("新增", "接续", "删重") or not named
    line = host.line if own else named[0]
    left = host.review.replace(said, "", 1)
    kept: Step = Replace(replace(host, at=0, review=left))
    subject = desk.entries[line]
    other = [number for number in named if number != line]
    found = _ways(desk, subject, kind, other)
    choices = [Choice("照现在的写法", (kept,), now=True), *(_settling(choice, host, left) for choice in found)]
    row = rows[line]
    twins = (Span(row.source, line, *_whole(desk, line)), row.twin) if row.drop and row.twin else None
    before = _before(desk, subject)
    seam = (before, line) if kind == "接续" and before else None
    return Doubt(kind, line, said, tuple(choices), True, tuple(other), seam, twins)


def _settling(choice: Choice, host: Entry, left: str) -> Choice:
    """The choice with the sentence gone from its mark; the other sentences of the mark stay."""
    steps: list[Step] = []
    touched = False
    for step in choice.steps:
        if isinstance(step, Replace) and step.entry.line == host.line:
            step, touched = Replace(replace(step.entry, review=left)), True
        elif not isinstance(step, Replace) and _moves_entry(step, host.line):
            step, touched = _with_review(step, host.line, left), True
        steps.append(step)
    if not touched:
        steps.append(Replace(replace(host, at=0, review=left)))
    return replace(choice, steps=tuple(steps))


def _moves_entry(step: Step, line: int) -> bool:
    if isinstance(step, InsertChoice):
        return any(entry.line == line for entry in step.entries)
    return isinstance(step, Remove) and step.line == line


def _with_review(step: Step, line: int, left: str) -> Step:
    if not isinstance(step, InsertChoice):
        return step
    return replace(step, entries=tuple(replace(e, review=left) if e.line == line else e for e in step.entries))


def _ways(desk: Desk, entry: Entry, kind: str, named: Sequence[int]) -> list[Choice]:
    """The alternatives of a doubt, those its kind suggests first."""
    if isinstance(entry, PlannedDrop):
        return list(keeping(desk, entry))
    if entry.line not in desk.article_of:
        return list(entering(desk, entry))
    ways = {
        "新增": [*order(desk, [entry]), *joining(desk, entry), *owners(desk, entry), *roles(desk, entry)],
        "接续": [*joining(desk, entry)],
        "题目": [*roles(desk, entry), *owners(desk, entry)],
        "归篇": [*owners(desk, entry), *roles(desk, entry)],
        "次序": [*order(desk, _run(desk, entry)), *joining(desk, entry)],
        "删重": [*(choice for twin in named for choice in dropping(desk, entry, twin)), *roles(desk, entry)],
    }
    return ways.get(kind) or [*joining(desk, entry), *owners(desk, entry), *roles(desk, entry)]


# Decided, and worth a second look ----------------------------------------------------------------------------------


def _near(desk: Desk, rows: dict[int, LedgerRow], marked: set[int]) -> Iterator[Doubt]:
    """Dropped lines that are not word for word what they repeat."""
    for drop in desk.plan.drops:
        row = rows[drop.line]
        if drop.line in marked or row.twin is None or drop.drop not in ("near-repeat", "truncated-repeat"):
            continue
        twins = (Span(row.source, drop.line, *_whole(desk, drop.line)), row.twin)
        said = f"{drop.reason}（最长相同一段占 {row.similarity or 0:.0%}）"
        yield Doubt("删重", drop.line, said, tuple(keeping(desk, drop)), lines=(row.twin.line,), twins=twins)


def _cuts(desk: Desk, rows: dict[int, LedgerRow]) -> Iterator[Doubt]:
    """Stretches cut from a kept line: the rest must still read."""
    for article in desk.plan.articles:
        for entry in article.lines:
            line = desk.page.line(entry.line)
            for cut in sorted(rows[entry.line].cuts, key=lambda cut: cut.start):
                twins = (Span(rows[entry.line].source, entry.line, cut.start, cut.end), cut.twin)
                planned = [each for each in entry.cuts if line and line.text.startswith(each.opening, cut.start)]
                ways = tuple(way for each in planned for way in uncutting(desk, entry, each))
                yield Doubt("割去", entry.line, cut.reason, ways, lines=(cut.twin.line,), twins=twins)


def _moves(desk: Desk, rows: Sequence[LedgerRow]) -> Iterator[Doubt]:
    """Runs of lines that stand elsewhere than the page has them."""
    for article in desk.plan.articles:
        gone = {row.line for row in moved([row for row in rows if row.article == article.code])}
        for run in _runs(article.lines, gone):
            before = article.lines[article.lines.index(run[0]) - 1].line if article.lines[0] != run[0] else 0
            where = f"接在第{before}行之后" if before else "排在篇首"
            named = f"第{run[0].line}行" + (f"至第{run[-1].line}行共{len(run)}行" if len(run) > 1 else "")
            said = f"{named}移动，{where}。{run[0].note}"
            seam = (before, run[0].line) if before else None
            lines = (*(entry.line for entry in run[1:]), *((before,) if before else ()))
            yield Doubt(NOTE_WORDS["移"], run[0].line, said, tuple(order(desk, run)), lines=lines, seam=seam)


def _runs(entries: Sequence[PlannedLine], gone: set[int]) -> list[list[PlannedLine]]:
    """Moved lines that moved together."""
    runs: list[list[PlannedLine]] = []
    last: PlannedLine | None = None
    for entry in entries:
        if entry.line in gone:
            if runs and last is runs[-1][-1] and entry.line > last.line:
                runs[-1].append(entry)
            else:
                runs.append([entry])
        last = entry
    return runs


def _run(desk: Desk, entry: PlannedLine) -> list[PlannedLine]:
    """The line with those that follow it, on the page and in its article alike."""
    lines = desk.article_of[entry.line].lines
    run = [entry]
    for following in lines[lines.index(entry) + 1 :]:
        if desk.below(run[-1].line) != following.line:
            break
        run.append(following)
    return run


def _before(desk: Desk, entry: Entry) -> int:
    """The line that stands before this one in its article; 0 for none."""
    article = desk.article_of.get(entry.line)
    if article is None or isinstance(entry, PlannedDrop):
        return 0
    at = article.lines.index(entry)
    return article.lines[at - 1].line if at else 0


def _whole(desk: Desk, number: int) -> tuple[int, int]:
    line = desk.page.line(number)
    return (line.start, line.end) if line else (0, 0)
