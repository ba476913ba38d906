"""Apply a plan to its page: the only place where text is moved, joined, cut or dropped.

Conservation (doc/contracts.md §2): each line has exactly one row; kept parts, cuts and markup together are the line.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby

from edition.chinese.sameness import covered, longest_common_run, match_key
from edition.nouns import (
    Article,
    Cut,
    DropKind,
    Fault,
    Faults,
    Gap,
    LedgerRow,
    Line,
    Page,
    Paragraph,
    Part,
    Plan,
    PlannedArticle,
    PlannedCut,
    PlannedDrop,
    PlannedLine,
    PlannedPart,
    Role,
    Span,
    Twin,
)

SHORTEST_QUOTE = 4
"""Characters of a line that its entry must quote, so that a shifted page is refused, not misread."""

NEAR_ENOUGH = 0.85
"""Share of a near-repeat that must stand in its twin: below it the line says something of its own."""

PROVED_FROM = 50
"""Characters from which words that stand twice on a page are proved to be a repeat: measured, true repeats share at
least 50, and what writers legitimately say twice at most 30."""

_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十百]+(?:[、是,，.]|$)|[(（][一二三四五六七八九十]+[)）]|[0-9]+[.、](?![0-9]))"
)
_JOINABLE: frozenset[str] = frozenset({"body", "list", "lead", "title", "heading", "caption"})


@dataclass(slots=True)
class _Desk:
    """What collation has before it: the page, its plan, and the faults found so far."""

    page: Page
    plan: Plan
    lines: dict[int, Line]
    kept_in: dict[int, PlannedArticle]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, at: int, what: str, found: str = "", remedy: str = "") -> None:
        self.faults.append(Fault(str(self.plan.path), at, what, found, remedy))


def collate(page: Page, plan: Plan) -> tuple[list[Article], list[LedgerRow]]:
    """Make the articles of a page and the account of its lines. Raises Faults when anything does not balance."""
    kept_in = {line.line: article for article in plan.articles for line in article.lines}
    desk = _Desk(page, plan, {line.number: line for line in page.lines}, kept_in)
    if plan.sha256 != page.sha256:
        remedy = f"carry its decisions over: make propose PAGE={page.path}; or compare the "
        remedy += f"page with the plan and set sha256: {page.sha256}"
        desk.fault(1, "the plan was made for another state of the page", plan.sha256[:12], remedy)
    if plan.source_file != page.path.name:
        desk.fault(1, "the plan names another page", plan.source_file, f"write source: {page.path.name}")
    if desk.faults:
        raise Faults(desk.faults)
    _check_owners(desk)
    for entry in _all_kept(plan):
        _check_quote(desk, entry.line, entry.quote, entry.at)
    for drop in plan.drops:
        _check_quote(desk, drop.line, drop.quote, drop.at)
    if desk.faults:
        raise Faults(desk.faults)

    rows: list[LedgerRow] = []
    articles: list[Article] = []
    for planned in plan.articles:
        made, article = _article(desk, planned)
        rows += made
        articles.append(article)
    rows += [_furniture_row(desk, entry) for entry in plan.furniture]
    rows += [_drop_row(desk, drop) for drop in plan.drops]
    if desk.faults:
        raise Faults(desk.faults)
    rows.sort(key=lambda row: row.line)
    if unbalanced := balance(page, rows):
        raise Faults(unbalanced)
    return articles, rows


def balance(page: Page, rows: list[LedgerRow]) -> list[Fault]:
    """Prove conservation from the rows alone; an empty list is the proof. Independent of how the rows were made."""
    faults = []
    counted = Counter(row.line for row in rows)
    for line in page.lines:
        if counted[line.number] != 1:
            faults.append(_unbalanced(page, line.number, "a line has not exactly one row", str(counted[line.number])))
    known = {line.number: line for line in page.lines}
    for row in rows:
        line_or_none = known.get(row.line)
        if line_or_none is None:
            faults.append(_unbalanced(page, row.line, "a row for a line that is not there"))
        elif not _owns_itself(row, page):
            faults.append(_unbalanced(page, row.line, "a row that is kept and dropped, or speaks of another line"))
        elif (at := _first_gap(line_or_none, row)) is not None:
            faults.append(_unbalanced(page, row.line, "kept, cut and markup are not the line", f"at {at}"))
    return faults


def _owns_itself(row: LedgerRow, page: Page) -> bool:
    """A dropped row has a twin and keeps nothing; a kept one keeps something, and only of its own line."""
    if row.drop:
        return row.twin is not None and not row.parts and not row.cuts
    return bool(row.parts) and all((part.span.source, part.span.line) == (page.source, row.line) for part in row.parts)


def _first_gap(line: Line, row: LedgerRow) -> int | None:
    """The offset at which the row's stretches leave or take twice a character of the line; None when they are it."""
    taken = [(part.span.start, part.span.end) for part in row.parts] + [(cut.start, cut.end) for cut in row.cuts]
    taken += [(line.start, line.end)] if row.drop else []
    stretches = sorted(span for span in taken + _markup(line) if span[0] < span[1])
    at = 0
    for start, end in _merged(stretches) if row.drop else stretches:
        if start != at:
            return at
        at = end
    return None if at == len(line.text) else at


def _unbalanced(page: Page, line: int, what: str, found: str = "") -> Fault:
    return Fault(str(page.path), line, what, found, "correct the plan; a line that is right here is an error of ours")


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """For a dropped line the markup inside an address lies inside the dropped text."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _markup(line: Line) -> list[tuple[int, int]]:
    return [(0, line.start), *line.markup, (line.end, len(line.text))]


def _all_kept(plan: Plan) -> list[PlannedLine]:
    return [entry for article in plan.articles for entry in article.lines] + list(plan.furniture)


def _check_owners(desk: _Desk) -> None:
    """Each line of the page has one owner in the plan, and the plan owns no line that is not there."""
    owners: dict[int, list[int]] = {}
    for number, at in [(e.line, e.at) for e in _all_kept(desk.plan)] + [(d.line, d.at) for d in desk.plan.drops]:
        owners.setdefault(number, []).append(at)
    for article in desk.plan.articles:
        for entry in article.lines:
            if entry.role == "furniture":
                desk.fault(
                    entry.at, f"line {entry.line} is furniture, yet stands in an article", "", "move it to furniture"
                )
    for line in desk.page.lines:
        found = owners.get(line.number, [])
        if not found:
            what = "the plan says nothing of this line"
            remedy = f"put it into an article, dropped or furniture in {desk.plan.path}"
            desk.faults.append(Fault(str(desk.page.path), line.number, what, line.content[:12], remedy))
        for at in found[1:]:
            desk.fault(
                at, f"line {line.number} has two owners", f"also at line {found[0]} of the plan", "keep one entry"
            )
    for number, ats in owners.items():
        if number not in desk.lines:
            for at in ats:
                desk.fault(at, f"the page has no text at line {number}", "", "correct the number")
    codes = Counter(article.code for article in desk.plan.articles)
    for article in desk.plan.articles:
        if codes[article.code] > 1:
            desk.fault(article.at, "the same document code twice", article.code, "give each article its own code")
        if desk.plan.status == "reviewed" and not any(entry.role == "title" for entry in article.lines):
            desk.fault(article.at, "a reviewed article without a title", article.code, "say which line is its title")
        if not article.lines:
            desk.fault(article.at, "an article without lines", article.code, "remove it or give it its lines")


def _check_quote(desk: _Desk, number: int, quote: str, at: int) -> None:
    line = desk.lines.get(number)
    if line is None:
        return
    if len(quote) < min(SHORTEST_QUOTE, len(line.content)):
        desk.fault(at, f"too little of line {number} is quoted", quote, f"quote its beginning: {line.content[:8]}")
    elif not line.content.startswith(quote):
        remedy = "the page has shifted or the number is wrong; find the line and correct the entry"
        desk.fault(
            at, f"line {number} does not begin as quoted", f"“{quote}”, but it begins “{line.content[:8]}”", remedy
        )


# Kept lines --------------------------------------------------------------------------------------------------------


def _article(desk: _Desk, planned: PlannedArticle) -> tuple[list[LedgerRow], Article]:
    rows: list[LedgerRow] = []
    paragraphs: list[Paragraph] = []
    for order, entry in enumerate(planned.lines, 1):
        row = replace(_kept_row(desk, entry), article=planned.code, order=order)
        rows.append(row)
        _lay(desk, entry, row, paragraphs)
    cuts = tuple((row.line, cut) for row in rows for cut in row.cuts)
    return rows, Article(planned.code, desk.page.source, desk.plan.status, tuple(paragraphs), planned.note, cuts)


def _kept_row(desk: _Desk, entry: PlannedLine) -> LedgerRow:
    line = desk.lines[entry.line]
    found = [_cut(desk, entry, planned, line) for planned in entry.cuts]
    cuts = sorted((cut for cut in found if cut), key=lambda cut: cut.start)
    parts = _parts(desk, entry, line, cuts)
    if not parts:
        desk.fault(entry.at, f"nothing of line {line.number} is kept", "", "move it to dropped")
    source = desk.page.source
    return LedgerRow(
        source, line.number, "_", entry.role, None, entry.join, None, None, None, entry.note, parts, tuple(cuts)
    )


def _parts(desk: _Desk, entry: PlannedLine, line: Line, cuts: list[Cut]) -> tuple[Part, ...]:
    """Give each character of the line one owner (markup, a cut or a role) and gather the runs that a role owns."""
    owners: list[Role | None] = [entry.role] * len(line.text)
    for planned in entry.parts:
        start, end = _locate(desk, entry.at, line, planned)
        if set(owners[start:end]) - {entry.role}:
            desk.fault(entry.at, f"two parts of line {line.number} overlap", planned.opening, "correct their words")
        if any(cut.start < end and start < cut.end for cut in cuts):
            desk.fault(
                entry.at, f"a part of line {line.number} lies in what is cut", planned.opening, "keep it or cut it"
            )
        owners[start:end] = [planned.role] * (end - start)
    for start, end in [*_markup(line), *((cut.start, cut.end) for cut in cuts)]:
        owners[start:end] = [None] * (end - start)
    runs: list[Part] = []
    at = 0
    for role, same in groupby(owners):
        end = at + sum(1 for _ in same)
        if role is not None:
            runs.append(Part(Span(desk.page.source, line.number, at, end), role))
        at = end
    return tuple(runs)


def _lay(desk: _Desk, entry: PlannedLine, row: LedgerRow, paragraphs: list[Paragraph]) -> None:
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


def _can_join(desk: _Desk, entry: PlannedLine, paragraphs: list[Paragraph]) -> bool:
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


def _joined(desk: _Desk, above: Paragraph, part: Part, entry: PlannedLine, *, first: bool) -> Paragraph:
    before = _length(above.spans)
    gaps = tuple(replace(gap, offset=before + _within(desk, entry, gap)) for gap in entry.gaps) if first else ()
    notes = (*above.notes, entry.note) if entry.note and first else above.notes
    joined = replace(above, spans=(*above.spans, part.span), gaps=(*above.gaps, *gaps), notes=notes)
    return _ends_set(joined, entry)


def _within(desk: _Desk, entry: PlannedLine, gap: Gap) -> int:
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
    gone = [*_markup(line), *(_find(line, cut) for cut in entry.cuts)]
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


def _furniture_row(desk: _Desk, entry: PlannedLine) -> LedgerRow:
    if entry.role != "furniture":
        desk.fault(entry.at, f"line {entry.line} stands under furniture", entry.role, "write NUMBER furniture WORDS")
    return _kept_row(desk, entry)


# Repeats -----------------------------------------------------------------------------------------------------------


def _cut(desk: _Desk, entry: PlannedLine, planned: PlannedCut, line: Line) -> Cut | None:
    start, end = _locate(desk, entry.at, line, planned)
    twin = _twin(desk, entry.at, planned.twin)
    if start == end or twin is None:
        return None
    if twin.line == line.number and twin.start < end and start < twin.end:
        desk.fault(entry.at, f"a cut in line {line.number} is its own twin", planned.opening, "name the kept stretch")
        return None
    similarity = _likeness(desk, entry.at, planned.drop, line.said(start, end), twin)
    if planned.ground == "proved" and (similarity < 1 or end - start < PROVED_FROM):
        found = f"{end - start} characters, {similarity:.0%} alike"
        remedy = f"keep the words and doubt them, or leave out ground: proof is {PROVED_FROM} characters, all alike"
        desk.fault(entry.at, f"the page does not prove this cut in line {line.number}", found, remedy)
    return Cut(start, end, planned.drop, twin, similarity, planned.reason, planned.ground)


def _drop_row(desk: _Desk, drop: PlannedDrop) -> LedgerRow:
    line = desk.lines[drop.line]
    twin = _twin(desk, drop.at, drop.twin)
    similarity = _likeness(desk, drop.at, drop.drop, line.content, twin) if twin else None
    owner = desk.kept_in.get(drop.twin.line)
    article = owner.code if owner else "_"
    if not drop.reason:
        desk.fault(drop.at, f"line {drop.line} is dropped without a reason", "", "say why it is a repeat")
    role: Role = "heading" if drop.drop == "repeated-heading" else "body"
    if owner:
        role = next(entry.role for entry in owner.lines if entry.line == drop.twin.line)
    return LedgerRow(
        desk.page.source, line.number, article, role, None, False, drop.drop, twin, similarity, drop.reason
    )


def _twin(desk: _Desk, at: int, twin: Twin) -> Span | None:
    """The stretch of a kept line that a repeat repeats; a twin that is itself dropped or cut is a fault."""
    line = desk.lines.get(twin.line)
    owner = desk.kept_in.get(twin.line)
    if line is None or owner is None:
        desk.fault(at, f"the twin, line {twin.line}, is not kept", "", "name the line that stays")
        return None
    start, end = (line.start, line.end) if not twin.opening else _locate(desk, at, line, twin)
    entry = next(entry for entry in owner.lines if entry.line == twin.line)
    for cut in entry.cuts:
        cut_start, cut_end = _find(line, cut)
        if cut_start < end and start < cut_end and twin.opening:
            desk.fault(at, f"the twin lies in a stretch cut from line {twin.line}", cut.opening, "name what stays")
    return Span(desk.page.source, line.number, start, end)


def _likeness(desk: _Desk, at: int, kind: DropKind, text: str, twin: Span) -> float:
    """Check that a repeat is one, by the standard of its kind, and measure it: longest common run over length."""
    whole = _kept_of(desk, twin)
    mine, its = match_key(text), match_key(whole)
    if not _repeats(kind, mine, its):
        found = f"{kind}: “{text[:10]}…” against “{whole[:10]}…”, {covered(mine, its):.0%} in common"
        desk.fault(
            at, "the twin is not similar enough", found, "name the right twin, or keep what the line has of its own"
        )
    return round(longest_common_run(mine, its) / max(1, len(mine)), 4)


def _kept_of(desk: _Desk, twin: Span) -> str:
    """What stays of the twin's stretch: text that is itself cut cannot stand for another."""
    line = desk.lines[twin.line]
    entry = next(entry for entry in desk.kept_in[twin.line].lines if entry.line == twin.line)
    gone = [_find(line, cut) for cut in entry.cuts]
    kept, at = "", twin.start
    for start, end in sorted((max(s, twin.start), min(e, twin.end)) for s, e in gone):
        if start < end:
            kept, at = kept + line.said(at, start), end
    return kept + line.said(at, twin.end)


def _repeats(kind: DropKind, mine: str, its: str) -> bool:
    """Nothing of ``mine`` is its own: judged exactly, but for a renumbered ordinal and, in near-repeats, slips."""
    bare, bare_twin = _ORDINAL.sub("", mine), _ORDINAL.sub("", its)
    if not mine:
        return False
    if kind == "repeated-heading":
        return bool(bare) and bare == bare_twin
    if kind == "truncated-repeat":
        return bool(bare) and bare_twin.startswith(bare)
    if kind == "repeat":
        return mine in its or (bool(bare) and bare in its)
    return covered(mine, its) >= NEAR_ENOUGH


# Places in a line --------------------------------------------------------------------------------------------------


def _locate(desk: _Desk, at: int, line: Line, words: PlannedCut | PlannedPart | Twin) -> tuple[int, int]:
    """Offsets of the stretch that ``words`` name; a fault when it is not at just one place."""
    sought = words.after + words.opening
    found = line.text.count(sought, line.start, line.end) if words.opening else 0
    start, end = _find(line, words)
    if found != 1 or start >= end:
        what = f"the words are not at just one place of line {line.number}"
        remedy = "quote more words, or give those before them as “after:”"
        desk.fault(at, what, f"“{sought}” … “{words.closing}”: {found} times", remedy)
        return (line.start, line.start)
    return start, end


def _find(line: Line, words: PlannedCut | PlannedPart | Twin) -> tuple[int, int]:
    """From the opening words to the closing ones; without these, to the end of the text."""
    found = line.text.find(words.after + words.opening, line.start, line.end) if words.opening else -1
    if found < 0:
        return (0, 0)
    start = found + len(words.after)
    if not words.closing:
        return (start, line.end)
    last = line.text.find(words.closing, start, line.end)
    return (start, last + len(words.closing)) if last >= 0 else (0, 0)
