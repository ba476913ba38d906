"""Write the two sides of a review page: the lines as received, and the articles that the plan makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import pairwise

from edition.collate.apparatus import moved
from edition.nouns import Article, Cut, Gap, LedgerRow, Line, Page, Paragraph, Plan, PlannedLine, Span
from edition.nouns.words import DROP_WORDS, GAP_WORDS, RECEIVED
from edition.review.alternatives import ROLE_WORDS
from edition.review.doubt_items import twins_compared

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


def page_pane(sheet: Sheet) -> str:
    """The received lines with their numbers and what becomes of each."""
    marks = {entry.line for entry in sheet.planned.values() if entry.review}
    moves = {
        row.line
        for article in sheet.articles
        for row in moved([row for row in sheet.rows.values() if row.article == article.code])
    }
    lines = "".join(_line(sheet, line, line.number in marks, line.number in moves) for line in sheet.page.lines)
    return f"""<section id="page" class="pane" tabindex="-1" aria-label="{RECEIVED}">
<h2>{RECEIVED} <small>逐行照录</small></h2>
<ol class="lines">{lines}</ol>
</section>"""


def _line(sheet: Sheet, line: Line, marked: bool, has_moved: bool) -> str:
    row = sheet.rows[line.number]
    css = "dropped" if row.drop else "furniture" if row.article == "_" else sheet.colour(row.article)
    to = sheet.target(line.number)
    fate = "".join([_fate(sheet, row), " · 移" if has_moved else "", ' · <b class="mark">待定</b>' if marked else ""])
    return (
        f'<li id="l{line.number}" class="{css}" data-line="{line.number}">'
        f'<a class="no" href="#{to}" aria-label="第{line.number}行，看成文">{line.number}</a>'
        f'<div><p class="raw">{_raw(line, row)}</p><p class="fate">{fate}</p></div></li>\n'
    )


def _raw(line: Line, row: LedgerRow) -> str:
    """The line with what is cut struck, parts of another role named, and its markup faint."""
    marks = [(cut.start, cut.end, "del", "") for cut in row.cuts]
    marks += [(part.span.start, part.span.end, "span", ROLE_WORDS[part.role]) for part in row.parts
              if part.role != row.role]  # fmt: skip
    ends = [(0, line.start, "i", ""), *sorted(marks), (line.end, len(line.text), "i", "")]
    out, at = [], 0
    for start, end, tag, title in ends:
        named = f' class="part" title="{escape(title)}"' if title else ' class="markup"' if tag == "i" else ""
        if start < end:
            out += [escape(line.text[at:start]), f"<{tag}{named}>{escape(line.text[start:end])}</{tag}>"]
            at = end
    return "".join([*out, escape(line.text[at:])])


def _fate(sheet: Sheet, row: LedgerRow) -> str:
    if row.drop and row.twin:
        like = f"，{row.similarity:.0%}" if row.similarity is not None else ""
        return f'删：{DROP_WORDS[row.drop]}，同 <a href="#l{row.twin.line}">{row.twin.line}</a> 行{like}'
    if row.article == "_":
        return "版面装饰，不入正文"
    cut = f" · 割 {sum(cut.end - cut.start for cut in row.cuts)} 字" if row.cuts else ""
    return f"{escape(sheet.name(row.article))} · {ROLE_WORDS[row.role]}{' · 接上行' if row.join else ''}{cut}"


def contents(sheet: Sheet) -> str:
    """The articles by name and title, each leading to its first line."""
    items = "".join(
        f'<li class="{sheet.colour(article.code)}"><a href="#r{article.paragraphs[0].spans[0].line}">'
        f"<small>{escape(sheet.name(article.code))}</small>{escape(_title(sheet, article))}</a></li>"
        for article in sheet.articles
        if article.paragraphs
    )
    return f'<nav class="contents" aria-label="各篇"><h3>各篇</h3><ol>{items}</ol></nav>'


def _title(sheet: Sheet, article: Article) -> str:
    spans = [span for each in article.paragraphs if each.role == "title" for span in each.spans]
    lines = [(sheet.page.line(span.line), span) for span in spans]
    return " ".join(line.said(span.start, span.end) for line, span in lines if line) or "（没有题目）"


# What it becomes ---------------------------------------------------------------------------------------------------


def text_pane(sheet: Sheet) -> str:
    """The articles in reading order, then what was left out."""
    articles = "".join(_article(sheet, article) for article in sheet.articles)
    return f"""<section id="text" class="pane" tabindex="-1" aria-label="成文">
<h2>成文 <small>照方案的次序</small></h2>
{articles}{_left_out(sheet)}
</section>"""


def _article(sheet: Sheet, article: Article) -> str:
    moves = {row.line for row in moved([row for row in sheet.rows.values() if row.article == article.code])}
    paragraphs = "".join(_paragraph(sheet, each, moves) for each in article.paragraphs)
    lines = len({span.line for paragraph in article.paragraphs for span in paragraph.spans})
    note = f'<p class="note">注：{escape(article.note)}</p>' if article.note else ""
    return f"""<article class="{sheet.colour(article.code)}">
<h3><span>{escape(sheet.name(article.code))}</span><small>{lines} 行</small></h3>{note}
{paragraphs}</article>
"""


def _paragraph(sheet: Sheet, paragraph: Paragraph, moves: set[int]) -> str:
    role = "" if paragraph.role == "body" else ROLE_WORDS[paragraph.role]
    away = "移" if paragraph.spans[0].line in moves else ""
    labels = "".join(f"<span>{label}</span>" for label in (role, away) if label)
    text = "".join(_pieces(sheet, paragraph))
    notes = "".join(f'<p class="note">注：{escape(note)}</p>' for note in paragraph.notes)
    notes += "".join(f'<p class="note">{GAP_WORDS[gap.type]}：{escape(gap.note)}</p>' for gap in paragraph.gaps)
    return (
        f'<div class="block {paragraph.role}"><div class="role">{labels}</div><div><p>{text}</p>{notes}</div></div>\n'
    )


def _pieces(sheet: Sheet, paragraph: Paragraph) -> Iterator[str]:
    """The stretches of a paragraph; between two lines a mark of the seam, gaps and cuts where they are."""
    yield _gaps(paragraph.gaps, ("before", "start"))
    for before, span in pairwise([None, *paragraph.spans]):
        if span is None:
            continue
        new = before is None or before.line != span.line
        if before is not None and new:
            yield '<i class="seam" role="img" title="接续：此处跨行相接" aria-label="接"></i>'
        yield _piece(sheet, span, first=sheet.laid[span.line] == span, new=new)
    yield _gaps(paragraph.gaps, ("end", "after"))


def _piece(sheet: Sheet, span: Span, *, first: bool, new: bool) -> str:
    line = sheet.page.line(span.line)
    text = line.said(span.start, span.end) if line else ""
    cuts = sheet.rows[span.line].cuts
    here = "".join(_cut_mark(cut) for cut in cuts if cut.start == span.end)
    ahead = "".join(_cut_mark(cut) for cut in cuts if first and cut.end == span.start)
    number = f'<a class="no" href="#l{span.line}" aria-label="{RECEIVED}第{span.line}行">{span.line}</a>' if new else ""
    target = f' id="r{span.line}"' if first else ""
    return f'<span class="piece"{target} data-line="{span.line}">{number}{ahead}{escape(text)}</span>{here}'


def _cut_mark(cut: Cut) -> str:
    said = f"割去 {cut.end - cut.start} 字，同 {cut.twin.line} 行"
    return f'<a class="cut" href="#l{cut.twin.line}" title="{said}">割 {cut.end - cut.start} 字</a>'


def _gaps(gaps: Sequence[Gap], places: tuple[str, ...]) -> str:
    return "".join(f'<span class="gap">{GAP_WORDS[gap.type]}</span>' for gap in gaps if gap.place in places)


# What was left out -------------------------------------------------------------------------------------------------


def _left_out(sheet: Sheet) -> str:
    dropped = [row for row in sheet.rows.values() if row.drop and row.twin]
    cut = [row for row in sheet.rows.values() if row.cuts]
    laid = sheet.laid
    furniture = [row for row in sheet.rows.values() if row.line not in laid and not row.drop]
    out = [_gone(sheet, row) for row in dropped] + [_cut_out(sheet, row, each) for row in cut for each in row.cuts]
    groups = [f"<h3>删去、割去 <small>{len(out)} 处</small></h3>{''.join(out)}"] if out else []
    if furniture:
        lines = "".join(
            f'<p class="furniture" id="g{row.line}" data-line="{row.line}">'
            f'<a class="no" href="#l{row.line}">{row.line}</a>'
            f"{escape(_content(sheet, row.line))}</p>"
            for row in furniture
        )
        groups.append(f"<h3>版面装饰 <small>{len(furniture)} 行</small></h3>{lines}")
    return f'<aside class="left-out">{"".join(groups)}</aside>' if groups else ""


def _gone(sheet: Sheet, row: LedgerRow) -> str:
    line = sheet.page.line(row.line)
    if line is None or row.twin is None or row.drop is None:
        return ""
    compared = twins_compared(sheet.page, Span(row.source, row.line, line.start, line.end), row.twin)
    return (
        f'<div class="gone" id="g{row.line}" data-line="{row.line}">{compared}'
        f'<p class="note">{DROP_WORDS[row.drop]}：{escape(row.reason)}</p></div>'
    )


def _cut_out(sheet: Sheet, row: LedgerRow, cut: Cut) -> str:
    compared = twins_compared(sheet.page, Span(row.source, row.line, cut.start, cut.end), cut.twin)
    return f'<div class="gone">{compared}<p class="note">行内割去：{escape(cut.reason)}</p></div>'


def _content(sheet: Sheet, number: int) -> str:
    line = sheet.page.line(number)
    return line.content if line else ""
