"""Turn an alternative into what an editor does in the plan file: which lines to replace, to remove, to add after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.desk.plan_file import write_entry
from edition.nouns import PlannedDrop, PlannedLine
from edition.review.choices import Choice, Desk, Dissolve, Entry, InsertChoice, Remove, Replace, Step

Act = Literal["replace", "remove", "add"]


@dataclass(frozen=True, slots=True)
class Paste:
    """Lines ``first`` to ``last`` of the file become ``text``; ``add`` puts it after line ``last``."""

    act: Act
    first: int
    last: int
    text: str


def pastes(desk: Desk, choice: Choice, written: Sequence[str]) -> list[Paste]:
    """What to do in the file, from the bottom up, so that the numbers of the lines above stay true."""
    found = [paste for step in choice.steps for paste in _step(desk, step, written)]
    found = [_with_heading(desk, paste, choice, written) for paste in found]
    return sorted(found, key=lambda paste: (-paste.last, paste.act != "add"))


def _with_heading(desk: Desk, paste: Paste, choice: Choice, written: Sequence[str]) -> Paste:
    """Where the only entry of ``dropped`` or ``furniture`` goes, its heading goes with it."""
    for where, entries in (("dropped", desk.plan.drops), ("furniture", desk.plan.furniture)):
        filled = any(isinstance(step, InsertChoice) and step.where == where for step in choice.steps)
        if paste.act == "remove" and not filled and [entry.at for entry in entries] == [paste.first]:
            heading = next(at for at in range(paste.first, 0, -1) if written[at - 1].startswith(f"{where}:"))
            return Paste("remove", heading, paste.last, "")
    return paste


def _step(desk: Desk, step: Step, written: Sequence[str]) -> Iterator[Paste]:
    if isinstance(step, InsertChoice):
        yield _added(desk, step, written)
    elif isinstance(step, Dissolve):
        article = next(each for each in desk.plan.articles if each.code == step.code)
        yield Paste("remove", article.at, _extent(written, article.lines[-1].at), "")
    else:
        number = step.line if isinstance(step, Remove) else step.entry.line
        at = desk.entries[number].at
        last = _extent(written, at)
        if isinstance(step, Replace):
            yield Paste("replace", at, last, _text([step.entry], _indent(written[at - 1])))
        else:
            yield Paste("remove", at, last, "")


def _added(desk: Desk, step: InsertChoice, written: Sequence[str]) -> Paste:
    if step.where in ("dropped", "furniture"):
        there: Sequence[Entry] = desk.plan.drops if step.where == "dropped" else desk.plan.furniture
        if there:
            at = there[-1].at
            last = _extent(written, at)
            return Paste("add", last, last, _text(step.entries, _indent(written[at - 1])))
        return Paste("add", len(written), len(written), f"{step.where}:\n{_text(step.entries, '  ')}")
    article = next(each for each in desk.plan.articles if each.code == step.where)
    after = next((entry for entry in article.lines if entry.line == step.after), None)
    last = _extent(written, after.at) if after else article.lines[0].at - 1
    return Paste("add", last, last, _text(step.entries, _indent(written[article.lines[0].at - 1])))


def _text(entries: Iterable[PlannedLine | PlannedDrop], indent: str) -> str:
    return "".join(f"{line}\n" for entry in entries for line in write_entry(entry, indent))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _extent(written: Sequence[str], at: int) -> int:
    """The last line of the entry that begins on line ``at``: what is indented deeper goes with it."""
    depth, last = len(_indent(written[at - 1])), at
    for number in range(at + 1, len(written) + 1):
        line = written[number - 1]
        if line.strip() and not line.lstrip().startswith("#"):
            if len(_indent(line)) <= depth:
                break
            last = number
    return last
