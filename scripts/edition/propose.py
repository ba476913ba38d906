"""Draft a plan for a page that nobody has read: repeats dropped or cut, broken paragraphs joined, roles by simple form.

A draft is a proposal and says so. It never reads ``editorial/``. Segmentation is coarse: a new article at a Markdown
title or a 【】 head, else one article a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from edition.form import Form, form
from edition.model import (
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
from edition.repeats import repeats
from edition.seams import seams

QUOTE = 6
"""Characters that a planned line quotes: enough to notice a shifted page, few enough to read past."""

WORDS = 8
"""Characters that name the beginning and the end of a stretch; more only where the line says them twice."""

HEADING_LENGTH = 30
"""A longer line without a final stop is rather a paragraph that broke off."""

LEAD_LENGTH = 160
"""A deck is one or two sentences."""

_SPREAD = re.compile(r"\S(?:\s*[/／|]\s*\S){3,}")
_FURNITURE = re.compile(
    r"(?:责编|责任编辑|版式|美编|校对|编辑|值班|本版|电话|邮箱|投稿|邮编|E-?mail|报头|版权).{0,40}"
    r"|第?[0-9一二三四五六七八九十]{1,3}版.{0,12}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日星期.{0,20}|[下上转接]{1,2}第.{1,3}版"
)
_SIGNATURE = re.compile(r"[(（]作者(?:单位|系|为|[:：])[^()（）]*[)）]$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with its neighbours, as the rules of roles see it."""

    line: Line
    form: Form
    before: Form | None
    after: Form | None


def propose(page: Page) -> Plan:
    """Draft the plan of a page: every line once, in an article, dropped or furniture. Never raises."""
    found = repeats(page)
    whole = [repeat for repeat in found if repeat.whole]
    cuts = _cuts(page, [repeat for repeat in found if not repeat.whole])
    dropped = frozenset(repeat.dropped.line for repeat in whole)
    twins = frozenset(repeat.kept.line for repeat in found)
    joins = seams(page, dropped)
    roles = _roles(page, dropped, twins, joins)
    lines = {line.number: line for line in page.lines}
    return Plan(
        path=Path(f"{page.path.stem}.yml"),
        source_file=page.path.name,
        sha256=page.sha256,
        status="draft",
        articles=_articles(page, roles, joins, cuts),
        drops=tuple(_drop(lines, repeat) for repeat in whole),
        furniture=tuple(
            PlannedLine(number, "furniture", _quote(lines[number]))
            for number, role in roles.items()
            if role == "furniture"
        ),
    )


# Roles -------------------------------------------------------------------------------------------------------------


def _is_furniture(place: _Place) -> bool:
    """``全 / 媒 / 体 / 主 / 题``, ``责编:``, ``2024年9月3日 星期二``."""
    return bool(_SPREAD.search(place.line.content) or _FURNITURE.fullmatch(place.form.key))


def _is_list(place: _Place) -> bool:
    """``- 离校2年内未就业高校毕业生``"""
    return place.line.bullet


def _is_author(place: _Place) -> bool:
    """``【黑龙江】``, ``□本报记者 甲某``, ``刘合生 马兆永``."""
    return place.form.speaker or place.form.byline


def _is_title(place: _Place) -> bool:
    """``# 不断把…引向深入``, ``编者按``, or the head under a speaker."""
    if place.form.key == "编者按" or place.line.head_level == 1:
        return True
    return bool(place.line.head_level and place.before and place.before.speaker)


def _is_heading(place: _Place) -> bool:
    """``## 二、强化思想政治引领``"""
    return place.line.head_level > 0


def _is_column(place: _Place) -> bool:
    """``观点``, ``工作研究``"""
    return place.form.label


def _is_affiliation(place: _Place) -> bool:
    """``(作者为全国总工会研究室原主任)`` on a line of its own."""
    return bool(_SIGNATURE.fullmatch(place.line.content))


def _is_credit(place: _Place) -> bool:
    """``策划/制图:张齐``"""
    return place.form.credit


def _is_caption(place: _Place) -> bool:
    """``①健步走队伍行进中。``, ``图为…``"""
    return place.form.pictured and len(place.form.key) <= LEAD_LENGTH


def _is_lead(place: _Place) -> bool:
    """A short paragraph right under 观点 or 提要."""
    return bool(place.before and place.before.deck_label and place.form.finished and len(place.form.key) <= LEAD_LENGTH)


def _is_short_heading(place: _Place) -> bool:
    """``坚持以人民为中心``: short, without a stop, before something longer, a label or a byline."""
    look = place.form
    short = len(look.key) <= HEADING_LENGTH and not look.finished and look.key[-1:] not in tuple(",;:、")
    after = place.after
    return short and after is not None and (len(after.key) > len(look.key) or after.label or after.byline)


_ROLES: tuple[tuple[Callable[[_Place], bool], Role], ...] = (
    (_is_furniture, "furniture"),
    (_is_list, "list"),
    (_is_author, "author"),
    (_is_title, "title"),
    (_is_heading, "heading"),
    (_is_column, "column"),
    (_is_affiliation, "affiliation"),
    (_is_credit, "credit"),
    (_is_caption, "caption"),
    (_is_lead, "lead"),
    (_is_short_heading, "heading"),
)
"""The first that fits; the rest is body."""


def _roles(page: Page, dropped: frozenset[int], twins: frozenset[int], joins: tuple[Seam, ...]) -> dict[int, Role]:
    """The role of each kept line. A twin is never furniture, and both halves of a paragraph play the same role."""
    kept = [line for line in page.lines if line.number not in dropped]
    looks = [form(line) for line in kept]
    broken = {number for seam in joins for number in (seam.first, seam.second)}
    roles: dict[int, Role] = {}
    for at, line in enumerate(kept):
        before = looks[at - 1] if at else None
        after = looks[at + 1] if at + 1 < len(looks) else None
        place = _Place(line, looks[at], before, after)
        role: Role = next((named for fits, named in _ROLES if fits(place)), "body")
        if line.number in broken or (role == "furniture" and line.number in twins):
            role = role if role in ("list", "lead") else "body"
        roles[line.number] = role
    for seam in joins:
        roles[seam.second] = roles[seam.first]
    return roles


# Articles ----------------------------------------------------------------------------------------------------------


def _articles(
    page: Page, roles: dict[int, Role], joins: tuple[Seam, ...], cuts: dict[int, tuple[PlannedCut, ...]]
) -> tuple[PlannedArticle, ...]:
    before = {seam.second: seam.first for seam in joins}
    groups: list[list[PlannedLine]] = []
    owner: dict[int, int] = {}
    lines = {line.number: line for line in page.lines}
    started = False
    for number in _reading_order(roles, joins):
        if roles[number] == "furniture":
            continue
        line = lines[number]
        if (number not in before and _opens_article(line) and started) or not groups:
            groups.append([])
        started = True
        joined = number in before and owner.get(before[number]) == len(groups) - 1 and _follows(groups, before[number])
        owner[number] = len(groups) - 1
        parts = _parts(line, roles[number])
        groups[-1].append(PlannedLine(number, roles[number], _quote(line), joined, cuts.get(number, ()), parts))
    stem = re.sub("[^A-Za-z0-9]+", "", page.source) or "page"
    return tuple(
        PlannedArticle(DocumentCode(f"draft-{stem}-{count}"), tuple(group)) for count, group in enumerate(groups, 1)
    )


def _reading_order(roles: dict[int, Role], joins: tuple[Seam, ...]) -> list[int]:
    """As received, but a second half right after its first; what intruded between them follows."""
    after = {seam.first: seam.second for seam in joins}
    order: list[int] = []
    placed: set[int] = set()
    for number in roles:
        while number not in placed:
            order.append(number)
            placed.add(number)
            number = after.get(number, number)
    return order


def _opens_article(line: Line) -> bool:
    """A Markdown title, or a 【】 head."""
    return line.head_level == 1 or form(line).speaker


def _follows(groups: list[list[PlannedLine]], number: int) -> bool:
    """Whether the first half is the last thing laid down, with nothing of another role at its end."""
    return bool(groups[-1]) and groups[-1][-1].line == number and not groups[-1][-1].parts


def _parts(line: Line, role: Role) -> tuple[PlannedPart, ...]:
    """``…反馈机制。(作者单位:湖北工业大学)``: the end of the last paragraph names the author's post."""
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
    size = next(
        (n for n in range(min(WORDS, end - start), line.end - start + 1) if _once(line, text[start : start + n])), 0
    )
    if not size:
        return None
    for length in range(min(WORDS, end - start), end - start + 1):
        closing = text[end - length : end]
        if text.find(closing, start, line.end) == end - length:
            return text[start : start + size], closing
    return None


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
