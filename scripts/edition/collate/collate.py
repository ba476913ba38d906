"""Apply a plan to its page: the only place where text is moved, joined, cut or dropped.

Conservation (doc/contracts.md §2): each line has exactly one row; kept parts, cuts and markup together are the line.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from edition.collate.balance import balance
from edition.collate.owners import all_kept, check_owners, check_quote
from edition.collate.places import CollationDesk, find, locate, markup
from edition.collate.repeats import cut_of, drop_row
from edition.nouns import (
    Article,
    Cut,
    Faults,
    Gap,
    LedgerRow,
    Line,
    Page,
    Paragraph,
    Part,
    Plan,
    PlannedArticle,
    PlannedLine,
    Role,
    Span,
)

_JOINABLE: frozenset[str] = frozenset({"body", "list", "lead", "title", "heading", "caption"})


def collate(page: Page, plan: Plan) -> tuple[list[Article], list[LedgerRow]]:
    """Make the articles of a page and the account of its lines. Raises Faults when anything does not balance."""
    kept_in = {line.line: article for article in plan.articles for line in article.lines}
    desk = CollationDesk(page, plan, {line.number: line for line in page.lines}, kept_in)
    if plan.sha256 != page.sha256:
        remedy = f"carry its decisions over: make propose PAGE={page.path}; or compare the "
        remedy += f"page with the plan and set sha256: {page.sha256}"
        desk.fault(1, "the plan was made for another state of the page", plan.sha256[:12], remedy)
    if plan.source_file != page.path.name:
        desk.fault(1, "the plan names another page", plan.source_file, f"write source: {page.path.name}")
    if desk.faults:
        raise Faults(desk.faults)
    check_owners(desk)
    for entry in all_kept(plan):
        check_quote(desk, entry.line, entry.quote, entry.at)
    for drop in plan.drops:
        check_quote(desk, drop.line, drop.quote, drop.at)
    if desk.faults:
        raise Faults(desk.faults)

    rows: list[LedgerRow] = []
    articles: list[Article] = []
    for planned in plan.articles:
        made, article = _article(desk, planned)
        rows += made
        articles.append(article)
    rows += [_furniture_row(desk, entry) for entry in plan.furniture]
    rows += [drop_row(desk, drop) for drop in plan.drops]
    if desk.faults:
        raise Faults(desk.faults)
    rows.sort(key=lambda row: row.line)
    if unbalanced := balance(page, rows):
        raise Faults(unbalanced)
    return articles, rows


def _article(desk: CollationDesk, planned: PlannedArticle) -> tuple[list[LedgerRow], Article]:
    rows: list[LedgerRow] = []
    paragraphs: list[Paragraph] = []
    for order, entry in enumerate(planned.lines, 1):
        row = replace(_kept_row(desk, entry), article=planned.code, order=order)
        rows.append(row)
        _lay(desk, entry, row, paragraphs)
    cuts = tuple((row.line, cut) for row in rows for cut in row.cuts)
    return rows, Article(planned.code, desk.page.source, desk.plan.status, tuple(paragraphs), planned.note, cuts)


def _kept_row(desk: CollationDesk, entry: PlannedLine) -> LedgerRow:
    line = desk.lines[entry.line]
    found = [cut_of(desk, entry, planned, line) for planned in entry.cuts]
    cuts = sorted((cut for cut in found if cut), key=lambda cut: cut.start)
    parts = _parts(desk, entry, line, cuts)
    if not parts:
        desk.fault(entry.at, f"nothing of line {line.number} is kept", "", "move it to dropped")
    source = desk.page.source
    return LedgerRow(
        source, line.number, "_", entry.role, None, entry.join, None, None, None, entry.note, parts, tuple(cuts)
    )


def _parts(desk: CollationDesk, entry: PlannedLine, line: Line, cuts: list[Cut]) -> tuple[Part, ...]:
    """Give each character of the line one owner (markup, a cut or a role) and gather the runs that a role owns."""
    owners: list[Role | None] = [entry.role] * len(line.text)
    for planned in entry.parts:
        start, end = locate(desk, entry.at, line, planned)
        if set(owners[start:end]) - {entry.role}:
            desk.fault(entry.at, f"two parts of line {line.number} overlap", planned.opening, "correct their words")
        if any(cut.start < end and start < cut.end for cut in cuts):
            desk.fault(
                entry.at, f"a part of line {line.number} lies in what is cut", planned.opening, "keep it or cut it"
            )
        owners[start:end] = [planned.role] * (end - start)
    for start, end in [*markup(line), *((cut.start, cut.end) for cut in cuts)]:
        owners[start:end] = [None] * (end - start)
    runs: list[Part] = []
    at = 0
    for role, same in groupby(owners):
        end = at + sum(1 for _ in same)
        if role is not None:
            runs.append(Part(Span(desk.page.source, line.number, at, end), role))
        at = end
    return tuple(runs)


def _lay(desk: CollationDesk, entry: PlannedLine, row: LedgerRow, paragraphs: list[Paragraph]) -> None:
    """Lay the kept parts of a line into paragraphs: a new one, or the one above where a column broke."""
    line = desk.lines[entry.line]
    laid = False
    for part in row.parts:
        if part.role == "furniture":
            continue
        if part.role != entry.role:
            paragraphs.append(Paragraph(part.role, (part.span,)))
        elif laid or (entry.join and _can_join(desk, entry, paragraphs)):
            open_at = len(paragraphs) - 1
            if paragraphs[open_at].role != part.role:
                desk.fault(
                    entry.at, f"line {entry.line} is broken by another part", part.role, "let the part come last"
                )
                continue
            paragraphs[open_at] = _joined(desk, paragraphs[open_at], part, entry, first=not laid)
            laid = True
        else:
            gaps = tuple(replace(gap, offset=_within(desk, entry, gap)) for gap in entry.gaps)
            notes = (entry.note,) if entry.note else ()
            made = Paragraph(part.role, (part.span,), gaps, entry.item, notes, line.bullet, line.head_level)
            paragraphs.append(_ends_set(made, entry))
            laid = True


def _can_join(desk: CollationDesk, entry: PlannedLine, paragraphs: list[Paragraph]) -> bool:
    above = paragraphs[-1].role if paragraphs else None
    if above != entry.role or entry.role not in _JOINABLE:
        found = above or "no line"
        desk.fault(
            entry.at, f"line {entry.line} cannot continue what stands above it", found, "remove the + or reorder"
        )
        return False
    if any(gap.place == "before" for gap in entry.gaps):
        desk.fault(entry.at, f"line {entry.line} continues a paragraph, yet has a gap before it", "", "write at: start")
    return True


def _joined(desk: CollationDesk, above: Paragraph, part: Part, entry: PlannedLine, *, first: bool) -> Paragraph:
    before = _length(above.spans)
    gaps = tuple(replace(gap, offset=before + _within(desk, entry, gap)) for gap in entry.gaps) if first else ()
    notes = (*above.notes, entry.note) if entry.note and first else above.notes
    joined = replace(above, spans=(*above.spans, part.span), gaps=(*above.gaps, *gaps), notes=notes)
    return _ends_set(joined, entry)


def _within(desk: CollationDesk, entry: PlannedLine, gap: Gap) -> int:
    """How much of a line's kept text stands before a gap inside it: 0 for a gap at any other place.

    ``开设“咱们工人”、“劳模”…精干力量``: words are lost right behind “咱们工人”, and the mark stands there.
    """
    if gap.place != "inside":
        return 0
    line = desk.lines[entry.line]
    if line.text.count(gap.after, line.start, line.end) != 1:
        found = f"“{gap.after}”: {line.text.count(gap.after, line.start, line.end)} times"
        what, remedy = f"the words before a gap are not at just one place of line {line.number}", "quote more of them"
        desk.fault(entry.at, what, found, remedy)
        return 0
    at = line.text.index(gap.after, line.start) + len(gap.after)
    gone = [*markup(line), *(find(line, cut) for cut in entry.cuts)]
    return at - sum(max(0, min(end, at) - start) for start, end in gone if start < at)


def _ends_set(paragraph: Paragraph, entry: PlannedLine) -> Paragraph:
    """Set the offset of this line's ``end`` gaps to the paragraph's end so far."""
    end = _length(paragraph.spans)
    mine = {(gap.type, gap.note) for gap in entry.gaps if gap.place == "end"}
    gaps = tuple(
        replace(gap, offset=end) if gap.place == "end" and (gap.type, gap.note) in mine else gap
        for gap in paragraph.gaps
    )
    return replace(paragraph, gaps=gaps)


def _length(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)


def _furniture_row(desk: CollationDesk, entry: PlannedLine) -> LedgerRow:
    if entry.role != "furniture":
        desk.fault(entry.at, f"line {entry.line} stands under furniture", entry.role, "write NUMBER furniture WORDS")
    return _kept_row(desk, entry)
