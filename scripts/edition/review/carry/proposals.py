"""Say how the plans stand: which are drafts, which wait beside another, and what ``propose --write`` would add.

A plan that is there is never overwritten. What is proposed in its stead is written beside it, under its own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.desk.disk import text_of
from edition.desk.plan_file import plan, plan_faults, write_plan
from edition.desk.tree import PROPOSED, Tree
from edition.nouns import Fault, Page, Plan, SourceId
from edition.nouns.words import STATUS_WORDS
from edition.review.carry.carry import carry

_WAITS = """\
# 待核对的方案：由 propose 拟出，放在原方案旁边，建站时不读。
# 逐条核对（make review 可对照着看），删去各处 review:，改 status，再以此文件取代原方案。
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What ``propose --write`` does for a page: a file to write, if any, and what to tell the editor."""

    said: str
    path: Path | None = None
    text: str = ""


def plan_path(tree: Tree, source: SourceId) -> Path:
    """Where the plan in force of a page is."""
    return tree.plans / f"{source}.yml"


def proposed_path(tree: Tree, source: SourceId) -> Path:
    """Where a plan waits that is proposed in its stead."""
    return tree.plans / f"{source}{PROPOSED}"


def answer(tree: Tree, page: Page, proposal: Plan) -> Answer:
    """The plan to write for a page, and where. Raises Faults when the plan that is there cannot be read."""
    path = plan_path(tree, page.source)
    if not path.exists():
        return Answer("drafted; read it against the page, then set status: reviewed", path, write_plan(proposal))
    there = plan(path)
    if there.sha256 != page.sha256:
        made = carry(there, page, proposal)
        return _beside(tree, page, made, "the page has changed: what was confirmed is carried over")
    if there.status == "reviewed":
        return Answer(f"{_name(tree, path)}: reviewed, and the page is as it was; nothing to do")
    if write_plan(there) == write_plan(proposal):
        return Answer(f"{_name(tree, path)}: the draft is what would be drafted now; nothing to do")
    return _beside(tree, page, proposal, "a plan that is there is never overwritten")


def _beside(tree: Tree, page: Page, made: Plan, why: str) -> Answer:
    path = proposed_path(tree, page.source)
    text = _WAITS + write_plan(made)
    if path.exists() and text_of(path) != text:
        return Answer(f"{_name(tree, path)}: kept; a proposal is waiting there, remove it to have a new one")
    marks = len(list(_marks(made)))
    return Answer(f"written beside {plan_path(tree, page.source).name}: {why}; {marks} places to review", path, text)


def standing(tree: Tree) -> tuple[list[Fault], list[str]]:
    """Faults: reviewed plans with marks of doubt. Remarks: drafts with what is left to review, proposals that wait."""
    faults: list[Fault] = []
    remarks: list[str] = []
    for path in sorted(tree.plans.glob("*.yml")):
        made, _ = plan_faults(path)
        if made is None:
            continue
        marks = list(_marks(made))
        if path.name.endswith(PROPOSED):
            remarks.append(f"{_name(tree, path)}: 待核对 (a proposal is waiting; {len(marks)} places to review)")
        elif made.status == "draft":
            remarks.append(
                f"{_name(tree, path)}: {STATUS_WORDS['draft']} (draft, no permanent ids; {len(marks)} places to review)"
            )
        else:
            what, remedy = "a reviewed plan still carries a mark of doubt", "decide, then remove the “review:” line"
            faults += [Fault(str(path), at, what, said[:24], remedy) for at, said in marks]
    return faults, remarks


def _marks(made: Plan) -> Iterator[tuple[int, str]]:
    """The marks of doubt, with the lines of their entries."""
    for line in [*(line for article in made.articles for line in article.lines), *made.furniture]:
        if line.review:
            yield line.at, line.review
    for drop in made.drops:
        if drop.review:
            yield drop.at, drop.review


def _name(tree: Tree, path: Path) -> str:
    return path.relative_to(tree.root).as_posix()
