"""What an editor could decide instead, by the kind of decision; whether it holds is for collation to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from edition.nouns import DropKind, PlannedArticle, PlannedCut, PlannedDrop, PlannedLine, Role, Twin
from edition.review.choices import Choice, Desk, Dissolve, InsertChoice, Remove, Replace, Step

ROLE_WORDS: dict[Role, str] = {
    "column": "栏目", "kicker": "肩题", "title": "题目", "subtitle": "副题", "author": "署名", "affiliation": "单位",
    "lead": "提要", "heading": "小标题", "body": "正文", "list": "列举", "caption": "图注", "credit": "制作",
    "furniture": "版面装饰",
}  # fmt: skip

_OTHER_ROLES: dict[Role, tuple[Role, ...]] = {
    "column": ("kicker", "title", "heading"),
    "kicker": ("column", "title", "subtitle"),
    "title": ("heading", "subtitle", "kicker", "column"),
    "subtitle": ("title", "heading", "lead"),
    "author": ("affiliation", "heading", "body"),
    "affiliation": ("author", "body"),
    "lead": ("body", "subtitle"),
    "heading": ("title", "body", "column"),
    "body": ("heading", "lead", "list", "caption"),
    "list": ("body", "caption"),
    "caption": ("body", "list"),
    "credit": ("caption", "author"),
}
"""What a line of one role is most often mistaken for."""

_SHORT_ROLES: tuple[Role, ...] = ("heading", "column", "body", "caption")
"""What furniture may be after all."""

_JOINABLE: frozenset[str] = frozenset({"body", "list", "lead", "title", "heading", "caption"})
_STRICTEST_FIRST: tuple[DropKind, ...] = ("repeat", "repeated-heading", "truncated-repeat", "near-repeat")
_SHORT = 24
"""Characters of a line that could be furniture."""


def joining(desk: Desk, entry: PlannedLine) -> Iterator[Choice]:
    """Another paragraph, or the one above going on."""
    if entry.join:
        yield Choice("另起一段", (Replace(_new(entry, join=False)),))
    elif (article := desk.article_of.get(entry.line)) and entry.role in _JOINABLE:
        at = article.lines.index(entry)
        if at and article.lines[at - 1].role == entry.role:
            yield Choice(f"接续第{article.lines[at - 1].line}行", (Replace(_new(entry, join=True)),))


def roles(desk: Desk, entry: PlannedLine) -> Iterator[Choice]:
    """The line plays another part."""
    for role in _OTHER_ROLES.get(entry.role, ()):
        yield Choice(f"作{ROLE_WORDS[role]}", (Replace(_new(entry, role=role, join=False)),))
    line = desk.page.line(entry.line)
    if line and len(line.content) <= _SHORT and entry.line in desk.article_of:
        made = PlannedLine(entry.line, "furniture", entry.quote)
        yield Choice("作版面装饰", (*_leaving(desk, [entry]), InsertChoice((made,), "furniture")))


def owners(desk: Desk, entry: PlannedLine) -> Iterator[Choice]:
    """The piece that begins with the line belongs to the article above it on the page, or to the one below."""
    mine = desk.article_of.get(entry.line)
    if mine is None:
        return
    piece = _piece(desk, mine, entry)
    whole = "全篇并入" if piece == list(mine.lines) else "归"
    if (above := desk.above(entry.line)) and desk.article_of[above] is not mine:
        yield _moving(desk, piece, desk.article_of[above], above, f"{whole}上一篇")
    if (below := desk.below(piece[-1].line)) and desk.article_of[below] is not mine:
        after = _before(desk.article_of[below], below)
        yield _moving(desk, piece, desk.article_of[below], after, f"{whole}下一篇")
    if piece != list(mine.lines) and above and mine.lines[0] == entry and desk.article_of[above] is not mine:
        yield _moving(desk, list(mine.lines), desk.article_of[above], above, "全篇并入上一篇")


def order(desk: Desk, run: list[PlannedLine]) -> Iterator[Choice]:
    """The run stands where the page has it."""
    article = desk.article_of.get(run[0].line) if run else None
    if article is None:
        return
    others = [entry for entry in article.lines if entry not in run]
    above = [entry.line for entry in others if entry.line < run[0].line]
    after = _paragraph_end(others, max(above)) if above else 0
    now = article.lines[article.lines.index(run[0]) - 1].line if article.lines[0] != run[0] else 0
    if after != now:
        where = f"排在第{after}行之后" if after else "排在篇首"
        yield Choice(f"照底本原序，{where}", (*_removals(run), InsertChoice(_standing(run), article.code, after)))


def keeping(desk: Desk, drop: PlannedDrop) -> Iterator[Choice]:
    """A dropped line stays after all; or it stays and the other one goes."""
    twin = desk.entries.get(drop.twin.line)
    above = desk.above(drop.line)
    if not isinstance(twin, PlannedLine) or above is None:
        return
    made = PlannedLine(drop.line, twin.role, drop.quote)
    article = desk.article_of[above]
    after = _paragraph_end(article.lines, above)
    label = f"不删：作{ROLE_WORDS[twin.role]}，排在第{after}行之后"
    yield Choice(label, (Remove(drop.line), InsertChoice((made,), article.code, after)))
    if not drop.twin.opening and not twin.cuts and not twin.parts:
        instead = _new(twin, line=drop.line, quote=drop.quote)
        gone = PlannedDrop(twin.line, drop.drop, twin.quote, Twin(drop.line), f"同第{drop.line}行，存彼删此。")
        home = desk.article_of[twin.line]
        steps = (Remove(drop.line), InsertChoice((gone,), "dropped"), Remove(twin.line))
        steps_in = (*steps, InsertChoice((instead,), home.code, _before(home, twin.line)))
        yield Choice(f"存此删彼：留第{drop.line}行，删第{twin.line}行", steps_in)


def entering(desk: Desk, entry: PlannedLine) -> Iterator[Choice]:
    """What was taken for furniture belongs to the article above it."""
    above = desk.above(entry.line)
    if above is None:
        return
    article = desk.article_of[above]
    after = _paragraph_end(article.lines, above)
    for role in _SHORT_ROLES:
        steps = (Remove(entry.line), InsertChoice((_new(entry, role=role),), article.code, after))
        yield Choice(f"作{ROLE_WORDS[role]}，排在第{after}行之后", steps)


def uncutting(desk: Desk, entry: PlannedLine, cut: PlannedCut) -> Iterator[Choice]:
    """What was cut stays after all; or it stays here and goes there."""
    left = tuple(each for each in entry.cuts if each != cut)
    yield Choice("不删：全行照留", (Replace(_new(entry, cuts=left)),))
    twin = desk.entries.get(cut.twin.line)
    back = Twin(entry.line, cut.opening, cut.closing, cut.after)
    reason = f"同第{entry.line}行，存彼删此。"
    label = f"存此删彼：在第{cut.twin.line}行删" if cut.twin.line != entry.line else "存此删彼：删同行的另一处"
    if not isinstance(twin, PlannedLine):
        return
    if cut.twin.opening:
        other = PlannedCut(cut.twin.opening, cut.twin.closing, back, cut.drop, reason, cut.twin.after)
        if twin.line == entry.line:
            yield Choice(label, (Replace(_new(entry, cuts=(*left, other))),))
        else:
            steps = (Replace(_new(entry, cuts=left)), Replace(_new(twin, cuts=(*twin.cuts, other))))
            yield Choice(label, steps)
    else:
        gone = PlannedDrop(twin.line, cut.drop, twin.quote, back, reason)
        steps_out = (*_leaving(desk, [twin]), InsertChoice((gone,), "dropped"))
        yield Choice(label, (Replace(_new(entry, cuts=left)), *steps_out))


def dropping(desk: Desk, entry: PlannedLine, twin: int) -> Iterator[Choice]:
    """The line is a repeat of another: under the strictest kind that it meets."""
    for kind in _STRICTEST_FIRST:
        made = PlannedDrop(entry.line, kind, entry.quote, Twin(twin), f"同第{twin}行。")
        steps = (*_leaving(desk, [entry]), InsertChoice((made,), "dropped"))
        if desk.holds(steps):
            yield Choice(f"删去，同第{twin}行", steps)
            return


def _new(entry: PlannedLine, **changes: object) -> PlannedLine:
    return replace(entry, at=0, review="", **changes)  # type: ignore[arg-type]


def _removals(run: Iterable[PlannedLine]) -> tuple[Remove, ...]:
    return tuple(Remove(entry.line) for entry in run)


def _standing(run: Iterable[PlannedLine]) -> tuple[PlannedLine, ...]:
    """A run that can stand elsewhere: its first line continues nothing."""
    first, *rest = run
    return (_new(first, join=False), *(replace(entry, at=0) for entry in rest))


def _leaving(desk: Desk, run: list[PlannedLine]) -> tuple[Step, ...]:
    """The run goes; an article that it leaves empty goes with it; what continued it stands on its own."""
    article = desk.article_of[run[0].line]
    if len(run) == len(article.lines):
        return (Dissolve(article.code),)
    at = article.lines.index(run[-1]) + 1
    orphan = article.lines[at] if at < len(article.lines) else None
    free = (Replace(replace(orphan, at=0, join=False)),) if orphan and orphan.join and not run[0].join else ()
    return (*_removals(run), *free)


def _moving(desk: Desk, run: list[PlannedLine], to: PlannedArticle, after: int, label: str) -> Choice:
    after = _paragraph_end(to.lines, after) if after else 0
    where = f"第{after}行之后" if after else "篇首"
    named = f"（{to.code}，{where}）"
    return Choice(label + named, (*_leaving(desk, run), InsertChoice(_standing(run), to.code, after)))


def _piece(desk: Desk, article: PlannedArticle, entry: PlannedLine) -> list[PlannedLine]:
    """From the line on, as far as the article reads on along the page with nothing of another between."""
    at = article.lines.index(entry)
    piece = [entry]
    for following in article.lines[at + 1 :]:
        if desk.below(piece[-1].line) != following.line:
            break
        piece.append(following)
    return piece


def _before(article: PlannedArticle, number: int) -> int:
    """The line that stands before this one in its article; 0 for the first."""
    at = next(n for n, entry in enumerate(article.lines) if entry.line == number)
    return article.lines[at - 1].line if at else 0


def _paragraph_end(lines: Iterable[PlannedLine], number: int) -> int:
    """The last line of the paragraph that this one begins or continues."""
    last, within = number, False
    for entry in lines:
        within = entry.line == number or (within and entry.join)
        last = entry.line if within else last
    return last
