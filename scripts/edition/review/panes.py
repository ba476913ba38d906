"""Say what the two sides of a review page show: the lines as received, and the articles that the plan makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from edition.collate.apparatus import moved
from edition.nouns import Article, Cut, Gap, LedgerRow, Line, Page, Paragraph, Plan, PlannedLine, Span
from edition.nouns.words import DROP_WORDS, GAP_WORDS
from edition.review.alternatives import ROLE_WORDS
from edition.review.doubt_items import Twins, twins_compared

_COLOURS = 6
"""As many as the palette tells apart; each line also carries the name of its article."""


@dataclass(frozen=True)
class Sheet:
    """A page, its plan, the articles and the account of each line."""

    page: Page
    plan: Plan
    articles: Sequence[Article]
    rows: Mapping[int, LedgerRow]

    def colour(self, code: str) -> str:
        """The class of an article's colour."""
        codes = [str(article.code) for article in self.articles]
        return f"a{codes.index(code) % _COLOURS + 1}" if code in codes else "a0"

    def name(self, code: str) -> str:
        """What an article is called here: its number on this page and its code."""
        codes = [str(article.code) for article in self.articles]
        return f"第{codes.index(code) + 1}篇 {code}" if code in codes else ""

    @cached_property
    def laid(self) -> dict[int, Span]:
        """The first stretch of each line that stands in a paragraph."""
        spans = [span for article in self.articles for each in article.paragraphs for span in each.spans]
        return {span.line: span for span in reversed(spans)}

    def target(self, number: int) -> str:
        """Where a line is found on the other side: in its paragraph, or among what was left out."""
        return f"{'r' if number in self.laid else 'g'}{number}"

    @cached_property
    def planned(self) -> dict[int, PlannedLine]:
        """The entries of kept lines."""
        return {entry.line: entry for article in self.plan.articles for entry in article.lines}


# The page as received ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawPiece:
    """A stretch of a received line; ``role`` is that of a part that has another than its line."""

    text: str
    sort: Literal["text", "cut", "part", "markup"] = "text"
    role: str = ""


@dataclass(frozen=True, slots=True)
class LinePane:
    """A received line: where it stands on the other side, and what became of it."""

    number: int
    css: str
    to: str
    raw: tuple[RawPiece, ...]
    fate: str
    twin: int | None
    """The line that stays in place of this one."""
    like: str
    """How far both are alike, where they differ."""
    moved: bool
    doubted: bool


def page_pane(sheet: Sheet) -> tuple[LinePane, ...]:
    """The received lines with their numbers and what becomes of each."""
    marks = {entry.line for entry in sheet.planned.values() if entry.review}
    moves = {
        row.line
        for article in sheet.articles
        for row in moved([row for row in sheet.rows.values() if row.article == article.code])
    }
    return tuple(_line(sheet, line, line.number in marks, line.number in moves) for line in sheet.page.lines)


def _line(sheet: Sheet, line: Line, marked: bool, has_moved: bool) -> LinePane:
    row = sheet.rows[line.number]
    css = "dropped" if row.drop else "furniture" if row.article == "_" else sheet.colour(row.article)
    twin = row.twin.line if row.drop and row.twin else None
    like = f"，{row.similarity:.0%}" if twin and row.similarity is not None else ""
    raw = tuple(_raw(line, row))
    return LinePane(line.number, css, sheet.target(line.number), raw, _fate(sheet, row), twin, like, has_moved, marked)


def _raw(line: Line, row: LedgerRow) -> Iterator[RawPiece]:
    """The line with what is cut struck, parts of another role named, and its markup faint."""
    marks: list[tuple[int, int, Literal["cut", "part", "markup"], str]]
    marks = [(cut.start, cut.end, "cut", "") for cut in row.cuts]
    marks += [(part.span.start, part.span.end, "part", ROLE_WORDS[part.role]) for part in row.parts
              if part.role != row.role]  # fmt: skip
    at = 0
    for start, end, sort, role in [
        (0, line.start, "markup", ""),
        *sorted(marks),
        (line.end, len(line.text), "markup", ""),
    ]:
        if start < end:
            yield RawPiece(line.text[at:start])
            yield RawPiece(line.text[start:end], sort, role)
            at = end
    yield RawPiece(line.text[at:])


def _fate(sheet: Sheet, row: LedgerRow) -> str:
    if row.drop and row.twin:
        return f"删：{DROP_WORDS[row.drop]}"
    if row.article == "_":
        return "版面装饰，不入正文"
    cut = f" · 割 {sum(cut.end - cut.start for cut in row.cuts)} 字" if row.cuts else ""
    return f"{sheet.name(row.article)} · {ROLE_WORDS[row.role]}{' · 接上行' if row.join else ''}{cut}"


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """An article by name and title, leading to its first line."""

    css: str
    to: str
    name: str
    title: str


def contents(sheet: Sheet) -> tuple[ContentsRow, ...]:
    """The articles that have lines."""
    return tuple(
        ContentsRow(
            sheet.colour(article.code),
            f"r{article.paragraphs[0].spans[0].line}",
            sheet.name(article.code),
            _title(sheet, article),
        )
        for article in sheet.articles
        if article.paragraphs
    )


def _title(sheet: Sheet, article: Article) -> str:
    spans = [span for each in article.paragraphs if each.role == "title" for span in each.spans]
    lines = [(sheet.page.line(span.line), span) for span in spans]
    return " ".join(line.said(span.start, span.end) for line, span in lines if line) or "（没有题目）"


# What it becomes ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CutShown:
    """Where words were cut: how many characters, and the line that keeps them."""

    characters: int
    twin: int


@dataclass(frozen=True, slots=True)
class SpanPane:
    """A stretch of a line in its paragraph; cuts stand before or behind its text."""

    line: int
    text: str
    first: bool
    """Whether links to the line arrive here."""
    new: bool
    """Whether the line begins here."""
    seam: bool
    """Whether another line ends right before it."""
    ahead: tuple[CutShown, ...]
    behind: tuple[CutShown, ...]


@dataclass(frozen=True, slots=True)
class BlockPane:
    """A paragraph: its role, its pieces, gaps at its ends, and what is noted of it."""

    role: str
    labels: tuple[str, ...]
    gaps_ahead: tuple[str, ...]
    pieces: tuple[SpanPane, ...]
    gaps_behind: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article in reading order."""

    css: str
    name: str
    lines: int
    note: str
    blocks: tuple[BlockPane, ...]


def text_pane(sheet: Sheet) -> tuple[ArticleShown, ...]:
    """The articles in reading order."""
    return tuple(_article(sheet, article) for article in sheet.articles)


def _article(sheet: Sheet, article: Article) -> ArticleShown:
    moves = {row.line for row in moved([row for row in sheet.rows.values() if row.article == article.code])}
    return ArticleShown(
        css=sheet.colour(article.code),
        name=sheet.name(article.code),
        lines=len({span.line for paragraph in article.paragraphs for span in paragraph.spans}),
        note=article.note,
        blocks=tuple(_block(sheet, each, moves) for each in article.paragraphs),
    )


def _block(sheet: Sheet, paragraph: Paragraph, moves: set[int]) -> BlockPane:
    role = "" if paragraph.role == "body" else ROLE_WORDS[paragraph.role]
    away = "移" if paragraph.spans[0].line in moves else ""
    return BlockPane(
        role=paragraph.role,
        labels=tuple(label for label in (role, away) if label),
        gaps_ahead=_gaps(paragraph.gaps, ("before", "start")),
        pieces=tuple(_pieces(sheet, paragraph)),
        gaps_behind=_gaps(paragraph.gaps, ("end", "after")),
        notes=(
            *(f"注：{note}" for note in paragraph.notes),
            *(f"{GAP_WORDS[gap.type]}：{gap.note}" for gap in paragraph.gaps),
        ),
    )


def _pieces(sheet: Sheet, paragraph: Paragraph) -> Iterator[SpanPane]:
    """The stretches of a paragraph, each knowing whether a line ends before it."""
    for before, span in pairwise([None, *paragraph.spans]):
        if span is not None:
            new = before is None or before.line != span.line
            yield _piece(sheet, span, new=new, seam=new and before is not None)


def _piece(sheet: Sheet, span: Span, *, new: bool, seam: bool) -> SpanPane:
    line = sheet.page.line(span.line)
    cuts = sheet.rows[span.line].cuts
    first = sheet.laid[span.line] == span
    return SpanPane(
        line=span.line,
        text=line.said(span.start, span.end) if line else "",
        first=first,
        new=new,
        seam=seam,
        ahead=tuple(_cut(cut) for cut in cuts if first and cut.end == span.start),
        behind=tuple(_cut(cut) for cut in cuts if cut.start == span.end),
    )


def _cut(cut: Cut) -> CutShown:
    return CutShown(cut.end - cut.start, cut.twin.line)


def _gaps(gaps: Sequence[Gap], places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(GAP_WORDS[gap.type] for gap in gaps if gap.place in places)


# What was left out -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gone:
    """A line that was dropped, or words that were cut from one (``line`` is then none), beside what stays."""

    line: int | None
    twins: Twins
    note: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page and to no article."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stands in no article."""

    gone: tuple[Gone, ...]
    furniture: tuple[Furniture, ...]


def left_out(sheet: Sheet) -> LeftOut:
    """Dropped lines, then words cut from others, then furniture."""
    rows = sheet.rows.values()
    dropped = [gone for row in rows if (gone := _dropped(sheet, row))]
    cut = [_cut_out(sheet, row, each) for row in rows for each in row.cuts]
    laid = sheet.laid
    furniture = [
        Furniture(row.line, _content(sheet, row.line)) for row in rows if row.line not in laid and not row.drop
    ]
    return LeftOut((*dropped, *cut), tuple(furniture))


def _dropped(sheet: Sheet, row: LedgerRow) -> Gone | None:
    line = sheet.page.line(row.line)
    if line is None or row.twin is None or row.drop is None:
        return None
    compared = twins_compared(sheet.page, Span(row.source, row.line, line.start, line.end), row.twin)
    return Gone(row.line, compared, f"{DROP_WORDS[row.drop]}：{row.reason}")


def _cut_out(sheet: Sheet, row: LedgerRow, cut: Cut) -> Gone:
    compared = twins_compared(sheet.page, Span(row.source, row.line, cut.start, cut.end), cut.twin)
    return Gone(None, compared, f"行内割去：{cut.reason}")


def _content(sheet: Sheet, number: int) -> str:
    line = sheet.page.line(number)
    return line.content if line else ""
