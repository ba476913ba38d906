"""The review page of one received page: doubts, the page, the articles it becomes; one file, no network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from edition.collate.apparatus import moved
from edition.markup import fingerprint, set_page
from edition.nouns import Article, LedgerRow, Page, Plan
from edition.nouns.words import DROP_WORDS, STATUS_WORDS
from edition.review.choices import Desk
from edition.review.doubt_items import DoubtShown, Written, doubt_items
from edition.review.doubts import Doubt
from edition.review.panes import (
    ArticleShown,
    ContentsRow,
    LeftOut,
    LinePane,
    Sheet,
    contents,
    left_out,
    page_pane,
    text_pane,
)


@dataclass(frozen=True, slots=True)
class Dress:
    """What every review page wears: a style sheet and a script."""

    css: str
    js: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page with the plan that is shown, what collation made of it, and what is to be looked at."""

    page: Page
    plan: Plan
    articles: Sequence[Article]
    rows: Sequence[LedgerRow]
    doubts: Sequence[Doubt]
    written: Written
    waits: bool
    """Whether the plan is a proposal that waits beside the one in force."""


@dataclass(frozen=True, slots=True)
class DoubtGroup:
    """Doubts that are open (1) or settled (0), with what they are called and what they are."""

    title: str
    what: str
    open: int
    doubts: tuple[DoubtShown, ...]


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What ``markup/review.html`` sets."""

    source: str
    policy: str
    """What the browser may load and run."""
    css: Markup
    js: Markup
    received: str
    """The name of the file with the page as received."""
    plan: str
    """The path of the plan."""
    note: str
    """What the plan says of itself."""
    reviewed: bool
    state: str
    tally: tuple[tuple[str, int], ...]
    counted: str
    """How many doubts there are."""
    groups: tuple[DoubtGroup, ...]
    contents: tuple[ContentsRow, ...]
    lines: tuple[LinePane, ...]
    articles: tuple[ArticleShown, ...]
    left_out: LeftOut


def review_page(made: Reviewed, dress: Dress) -> str:
    """The whole page as HTML."""
    sheet = Sheet(made.page, made.plan, made.articles, {row.line: row for row in made.rows})
    open_ones = sum(doubt.open for doubt in made.doubts)
    shown = ReviewPage(
        source=made.page.source,
        policy=_policy(dress),
        css=Markup(dress.css),
        js=Markup(dress.js),
        received=made.page.path.name,
        plan=made.written.name,
        note=made.plan.note,
        reviewed=made.plan.status == "reviewed",
        state="待核对的方案，建站时不读" if made.waits else STATUS_WORDS[made.plan.status],
        tally=tuple(_tally(made)),
        counted=f"待定 {open_ones} 处，复核 {len(made.doubts) - open_ones} 处",
        groups=_groups(doubt_items(Desk(made.page, made.plan), made.doubts, made.written, sheet.target), open_ones),
        contents=contents(sheet),
        lines=page_pane(sheet),
        articles=text_pane(sheet),
        left_out=left_out(sheet),
    )
    return set_page("review.html", shown)


def _policy(dress: Dress) -> str:
    """Nothing is loaded; just this style sheet and this script apply."""
    return (
        f"default-src 'none'; style-src {fingerprint(dress.css)}; script-src {fingerprint(dress.js)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _tally(made: Reviewed) -> list[tuple[str, int]]:
    rows = made.rows
    moves = sum(len(moved([r for r in rows if r.article == article.code])) for article in made.articles)
    counted = Counter("删" if row.drop else "装饰" if row.article == "_" else "留" for row in rows)
    joins, cuts = sum(row.join for row in rows), sum(len(row.cuts) for row in rows)
    found = [("行", len(rows)), ("篇", len(made.articles)), ("接", joins), ("移", moves), ("删", counted["删"])]
    return [*found, ("割", cuts), ("装饰", counted["装饰"])]


def _groups(items: Sequence[DoubtShown], open_ones: int) -> tuple[DoubtGroup, ...]:
    """Those that have doubts, the open ones first."""
    repeats = f"{DROP_WORDS['near-repeat']}与{DROP_WORDS['truncated-repeat']}"
    easily_wrong = f"已经定了，但最容易出错：{repeats}、行内割去、移动的行。"
    groups = (
        DoubtGroup("待定", "方案里有 review: 标记的地方。", 1, tuple(items[:open_ones])),
        DoubtGroup("复核", easily_wrong, 0, tuple(items[open_ones:])),
    )
    return tuple(group for group in groups if group.doubts)
