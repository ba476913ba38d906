"""Draw a received page: its lines as bars coloured by article, repeats hatched, so that one sees what became of it.

SVG made at build time, without script; colours come from the style sheet, names stand beside them, it prints in black.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from edition.collate.account import short_name
from edition.markup import set_page
from edition.nouns import Document, LedgerRow, Line, Page
from edition.nouns.words import RECEIVED, REPEATED

CHARACTERS_PER_BAR = 42
BAR_WIDTH, COLUMN_GAP, ROW_HEIGHT = 150, 22, 7
"""In units of the picture, which scales to the page."""

_COLOURS = 6
"""As many as the palette tells apart; a seventh article takes the first colour again, under its own name."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """One row of the picture: a name, or up to 42 characters of a line as (from, to, class) stretches."""

    line: int
    stretches: tuple[tuple[int, int, str], ...] = ()
    name: str = ""
    css: str = ""
    broken: bool = False
    """Whether the sentence goes on in another line, joined by the editors."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row of the picture where it is drawn: a name at ``left`` and ``y``, or paths (class, what is drawn)."""

    line: int
    left: int
    y: int
    name: str
    css: str
    paths: tuple[tuple[str, str], ...]
    seam: str
    """What is drawn where the sentence goes on elsewhere; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in so many columns. ``hatch`` names its pattern, ``title`` says aloud what it shows."""

    columns: int
    width: int
    height: int
    hatch: str
    title: str
    rows: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The same page once for wide screens and paper, once for phones.

    ``linked`` lets each line lead to ``#l<number>`` on the same page. A linked picture is hidden from screen readers,
    which have the lines themselves below it.
    """

    linked: bool
    pictures: tuple[Picture, ...]


COLUMNS = (6, 3)
"""Of the picture for wide screens and of that for phones."""


def pictures(page: Page, rows: Sequence[LedgerRow], documents: Sequence[Document], *, linked: bool) -> str:
    """The page and the documents made of it, as SVG in HTML."""
    bars = list(_bars(page, rows, documents))
    kept, dropped = sum(1 for row in rows if row.order), sum(1 for row in rows if row.drop)
    title = f"{RECEIVED} {page.source}：{len(page.lines)} 行，入正文 {kept} 行，{REPEATED}删去 {dropped} 行"
    made = tuple(_picture(f"hatch-{page.source}-{columns}", title, bars, columns) for columns in COLUMNS)
    return set_page("page_picture.html", Pictures(linked, made))


def _picture(hatch: str, title: str, bars: Sequence[_Bar], columns: int) -> Picture:
    height = -(-len(bars) // columns)
    width = columns * BAR_WIDTH + (columns - 1) * COLUMN_GAP
    drawn = (_drawn(bar, at // height, at % height) for at, bar in enumerate(bars))
    return Picture(columns, width, height * ROW_HEIGHT + 4, hatch, title, tuple(drawn))


def _bars(page: Page, rows: Sequence[LedgerRow], documents: Sequence[Document]) -> Iterable[_Bar]:
    by_line = {row.line: row for row in rows}
    names = {str(document.code): short_name(document) for document in documents}
    colours = {str(document.code): f"source-{at % _COLOURS + 1}" for at, document in enumerate(documents)}
    goes_on = _lines_that_go_on(rows)
    article = ""
    for line in page.lines:
        row = by_line[line.number]
        if row.article != article and row.article in names:
            article = row.article
            yield _Bar(line.number)  # a name is as high as two rows
            yield _Bar(line.number, name=names[article], css=colours[article])
        yield from _bars_of(line, row, colours.get(row.article, "furniture"), line.number in goes_on)


def _lines_that_go_on(rows: Iterable[LedgerRow]) -> set[int]:
    """Lines whose sentence an editor carried on in the next line of the reading order."""
    out: set[int] = set()
    by_article: dict[str, list[LedgerRow]] = {}
    for row in rows:
        if row.order:
            by_article.setdefault(row.article, []).append(row)
    for mine in by_article.values():
        ordered = sorted(mine, key=lambda row: row.order or 0)
        out |= {before.line for before, row in pairwise(ordered) if row.join}
    return out


def _bars_of(line: Line, row: LedgerRow, css: str, broken: bool) -> Iterable[_Bar]:
    states = ["repeat" if row.drop else css] * (line.end - line.start)
    for cut in row.cuts:
        states[cut.start - line.start : cut.end - line.start] = ["repeat"] * (cut.end - cut.start)
    for start in range(0, len(states), CHARACTERS_PER_BAR):
        chunk = states[start : start + CHARACTERS_PER_BAR]
        last = start + CHARACTERS_PER_BAR >= len(states)
        yield _Bar(line.number, tuple(_runs(chunk)), css=css, broken=broken and last)


def _runs(states: Sequence[str]) -> Iterable[tuple[int, int, str]]:
    start = 0
    for at in range(1, len(states) + 1):
        if at == len(states) or states[at] != states[start]:
            yield start, at, states[start]
            start = at


def _drawn(bar: _Bar, column: int, row: int) -> Drawn:
    left, y = column * (BAR_WIDTH + COLUMN_GAP), row * ROW_HEIGHT + 4
    unit = BAR_WIDTH / CHARACTERS_PER_BAR
    paths = tuple(
        (css, f"M{left + start * unit:.0f} {y}h{(end - start) * unit:.0f}") for start, end, css in bar.stretches
    )
    seam = f"M{left + bar.stretches[-1][1] * unit + 3:.0f} {y - 3}v6" if bar.broken else ""
    return Drawn(bar.line, left, y + 3, bar.name, bar.css, paths, seam)
