"""Draft a plan for a page that nobody has read: repeats, seams, roles, articles, reading order, in this turn.

A draft is a proposal and says so: what is doubtful carries a ``review`` mark with its alternatives. It never reads
``editorial/``, knows nothing but the page, and says the same wherever and whenever it is made.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from edition.nouns import (
    DocumentCode,
    Line,
    Page,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Repeat,
    Role,
    Seam,
    Span,
    Twin,
)
from edition.propose.articles.partition import RunGroup, articles
from edition.propose.line_form import Text, form
from edition.propose.order import joined, ordering
from edition.propose.repeats.repeats import repeats
from edition.propose.roles import Slot, roles
from edition.propose.seams.seams import ENOUGH, seams

QUOTE = 6
"""Characters that a planned line quotes: enough to notice a shifted page, few enough to read past."""

WORDS = 8
"""Characters that name the beginning and the end of a stretch; more only where the line says them twice."""

SURE = 1.0
"""Points above ``ENOUGH`` from which a seam needs no second look."""

STRETCH = 300
"""Lines that are parted into articles together. A newspaper page has at most some 150; work grows with their square."""

_SIGNATURE = re.compile(r"[(（]作者(?:单位|系|为|[:：])[^()（）]*[)）]$")
_CLOSING = re.compile("(?:本|此|该)[^，,。]{0,8}自.{2,12}(?:施行|执行|实施|生效)")
"""``本通知自张榜之日起施行``: every notice ends so, and none may lose it."""

_JUMP = re.compile(r"[(（](?:紧接|上接|下转|转|接)第?[^()（）]{1,6}版[^()（）]{0,10}[)）]")

_ROLES: dict[Slot, Role] = {
    "furniture": "furniture",
    "speaker": "author",
    "author": "author",
    "column": "column",
    "deck": "column",
    "lead": "lead",
    "caption": "caption",
    "credit": "credit",
    "affiliation": "affiliation",
    "head": "heading",
    "list": "list",
    "body": "body",
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """The page as far as it is made out with a given set of repeats."""

    texts: list[Text]
    slots: list[Slot]
    joins: tuple[Seam, ...]
    groups: list[RunGroup]


def propose(page: Page) -> Plan:
    """Draft the plan of a page: every line once, in an article, dropped or furniture. Never raises."""
    found = repeats(page, bordered=False)
    drafts = _drafts(page, found)
    if foreign := set(_foreign(page, found, drafts)):
        found = tuple(repeat for repeat in found if repeat not in foreign)
        drafts = _drafts(page, found)
    cuts = _cuts(page, [repeat for repeat in found if not repeat.whole])
    lines = {line.number: line for line in page.lines}
    return Plan(
        path=Path(f"{page.path.stem}.yml"),
        source_file=page.path.name,
        sha256=page.sha256,
        status="draft",
        articles=tuple(
            _article(page, count, group, draft, cuts)
            for count, (draft, group) in enumerate(((draft, group) for draft in drafts for group in draft.groups), 1)
        ),
        drops=tuple(_drop(lines, repeat) for repeat in found if repeat.whole),
        furniture=tuple(
            PlannedLine(text.number, "furniture", _quote(text.line))
            for draft in drafts
            for text, slot in zip(draft.texts, draft.slots, strict=True)
            if slot == "furniture"
        ),
    )


def _drafts(page: Page, found: Sequence[Repeat]) -> list[_Draft]:
    """The page made out; one with more lines than a page can hold is made out a stretch at a time."""
    return [
        _drafted(replace(page, lines=page.lines[at : at + STRETCH]), found) for at in range(0, len(page.lines), STRETCH)
    ]


def _drafted(page: Page, found: Sequence[Repeat]) -> _Draft:
    """Seams, roles and articles of what the repeats leave."""
    dropped = frozenset(repeat.dropped.line for repeat in found if repeat.whole)
    joins = seams(page, dropped)
    texts = [Text(line, form(line)) for line in page.lines if line.number not in dropped]
    slots = roles(page, texts, joins, frozenset(repeat.kept.line for repeat in found))
    return _Draft(texts, slots, joins, articles(texts, slots, joins))


def _foreign(page: Page, found: Sequence[Repeat], drafts: Sequence[_Draft]) -> list[Repeat]:
    """``本通知自张榜之日起施行…`` ends two notices, and both need it.

    So stays what stands among the lines of another article; three lines in a row are no boilerplate.
    """
    groups = [[draft.texts[place].number for place in group.places] for draft in drafts for group in draft.groups]
    owner = {number: at for at, group in enumerate(groups) for number in group}
    numbers = [line.number for line in page.lines]
    out: list[Repeat] = []
    place = {number: at for at, number in enumerate(numbers)}
    twin = {place[r.dropped.line]: place[r.kept.line] for r in found if r.whole}
    for repeat in found:
        at = place[repeat.dropped.line]
        if repeat.whole and all(1 <= step * (twin.get(at + step, -9) - twin[at]) <= 2 for step in (-1, 1)):
            continue
        above = next((owner[numbers[n]] for n in range(at - 1, -1, -1) if numbers[n] in owner), None)
        below = next((owner[numbers[n]] for n in range(at + 1, len(numbers)) if numbers[n] in owner), None)
        near = {above, below} if repeat.whole else {owner.get(repeat.dropped.line)}
        closing = repeat.whole and len(groups) > 1 and _CLOSING.match(page.lines[at].content)
        if closing or owner.get(repeat.kept.line) not in near:
            out.append(repeat)
    return out


def _article(
    page: Page,
    count: int,
    group: RunGroup,
    draft: _Draft,
    cuts: dict[int, tuple[PlannedCut, ...]],
) -> PlannedArticle:
    """One article in reading order; a half is joined only where its first half stands right before it."""
    texts, slots, joins = draft.texts, draft.slots, draft.joins
    order, doubts = ordering(
        texts,
        {place: "column" if place in group.labels + group.kickers else slots[place] for place in group.places},
        group.titles,
        joins,
    )
    weak = {seam.second: seam for seam in joins if seam.score < ENOUGH + SURE}
    made: list[PlannedLine] = []
    for place, joins_on in joined(order, texts, joins):
        line = texts[place].line
        role: Role = "title" if place in group.titles else _ROLES[slots[place]]
        role = "column" if place in group.labels else "kicker" if place in group.kickers else role
        joins_on = joins_on and role == made[-1].role and not made[-1].parts
        said = _seam_doubt(weak[line.number]) if joins_on and line.number in weak else ""
        parts = _parts(line, role)
        made.append(
            PlannedLine(line.number, role, _quote(line), joins_on, cuts.get(line.number, ()), parts, review=said)
        )
    said = "".join([made[0].review, *group.doubts, *doubts])
    made[0] = replace(made[0], review=said)
    stem = re.sub("[^A-Za-z0-9]+", "", page.source) or "page"
    return PlannedArticle(DocumentCode(f"draft-{stem}-{count}"), tuple(made))


def _seam_doubt(seam: Seam) -> str:
    return f"与第{seam.first}行相接的依据是{'、'.join(seam.reasons)}，得{seam.score:g}分，较弱；也可能另起一段。"


def _parts(line: Line, role: Role) -> tuple[PlannedPart, ...]:
    """``…反馈机制。(作者单位:湖北工业大学)``: the end of the last paragraph names the author's post.

    ``（上接第一版）渠首的闸门…``: a jump is furniture inside the line.
    """
    jump = _JUMP.search(line.text, line.start, line.end) if role == "body" else None
    if jump and (jump.start() == line.start) != (jump.end() == line.end) and _once(line, jump[0]):
        return (PlannedPart(jump[0], jump[0], "furniture"),)
    signed = _SIGNATURE.search(line.text, line.start, line.end) if role in ("body", "list") else None
    if signed is None or signed.start() == line.start:
        return ()
    words = _words(line, signed.start(), line.end)
    return (PlannedPart(words[0], "", "affiliation"),) if words else ()


# Repeats -----------------------------------------------------------------------------------------------------------


def _drop(lines: dict[int, Line], repeat: Repeat) -> PlannedDrop:
    line = lines[repeat.dropped.line]
    twin = _twin(lines, repeat.kept) or Twin(repeat.kept.line)
    return PlannedDrop(line.number, repeat.drop, _quote(line), twin, repeat.reason)


def _cuts(page: Page, found: list[Repeat]) -> dict[int, tuple[PlannedCut, ...]]:
    """The cuts of each line. What cannot be quoted at one place is left standing: losing text is worse."""
    lines = {line.number: line for line in page.lines}
    cuts: dict[int, list[PlannedCut]] = defaultdict(list)
    left = {line.number: len("".join(line.content.split())) for line in page.lines}
    for repeat in found:
        at = repeat.dropped
        line = lines[at.line]
        words = _words(line, at.start, at.end)
        twin = _twin(lines, repeat.kept)
        size = len("".join(line.text[at.start : at.end].split()))
        if words and twin and size < left[at.line]:
            left[at.line] -= size
            cuts[at.line].append(PlannedCut(*words, twin, repeat.drop, repeat.reason))
    return {number: tuple(made) for number, made in cuts.items()}


def _twin(lines: dict[int, Line], span: Span) -> Twin | None:
    line = lines[span.line]
    if (span.start, span.end) == (line.start, line.end):
        return Twin(span.line)
    words = _words(line, span.start, span.end)
    return Twin(span.line, *words) if words else None


def _words(line: Line, start: int, end: int) -> tuple[str, str] | None:
    """The words a stretch begins and ends with, as many as name one place; None when the line has no such words.

    Of a stretch that its line says twice the opening runs past its end, up to the first words that differ.
    """
    text = line.text
    least = min(WORDS, end - start)
    size = _least(least, line.end - start, lambda n: _once(line, text[start : start + n]))
    if not size:
        return None
    closing = _least(least, end - start, lambda n: text.find(text[end - n : end], start, line.end) == end - n)
    return (text[start : start + size], text[end - closing : end]) if closing else None


def _least(first: int, last: int, holds: Callable[[int], bool]) -> int:
    """The least number from ``first`` to ``last`` for which something holds that then holds for all above; else 0."""
    if first > last or not holds(last):
        return 0
    while first < last:
        middle = (first + last) // 2
        first, last = (first, middle) if holds(middle) else (middle + 1, last)
    return first


def _once(line: Line, words: str) -> bool:
    first = line.text.find(words, line.start, line.end)
    return first >= 0 and line.text.find(words, first + 1, line.end) < 0


def _quote(line: Line) -> str:
    """The first characters; one more word where they end in a space, which a plan file would lose."""
    content = line.content
    size = QUOTE
    while size < len(content) and content[size - 1].isspace():
        size += 1
    return content[:size].rstrip()
