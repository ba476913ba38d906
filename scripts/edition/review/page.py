"""Write the review page of one received page: doubts, the page, the articles it becomes; one file, no network."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from edition.collate.apparatus import moved
from edition.nouns import Article, LedgerRow, Page, Plan
from edition.nouns.words import DROP_WORDS, RECEIVED, STATUS_WORDS
from edition.review.choices import Desk
from edition.review.doubt_items import Written, doubt_items
from edition.review.doubts import Doubt
from edition.review.panes import Sheet, contents, page_pane, text_pane


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


def review_page(made: Reviewed, dress: Dress) -> str:
    """The whole page as HTML."""
    sheet = Sheet(made.page, made.plan, made.articles, {row.line: row for row in made.rows})
    return f"""<!doctype html>
<html lang="zh-Hans">
{_head(made.page, dress)}
<body>
{_masthead(made)}
<main>
{_doubts_pane(made, sheet)}
{page_pane(sheet)}
<svg id="wires" aria-hidden="true" focusable="false"></svg>
{text_pane(sheet)}
</main>
<p id="said" role="status"></p>
<script>{dress.js}</script>
</body>
</html>
"""


def _head(page: Page, dress: Dress) -> str:
    return f"""<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(_policy(dress))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>审校 {escape(page.source)}</title>
<style>{dress.css}</style>
</head>"""


def _policy(dress: Dress) -> str:
    """Nothing is loaded; just this style sheet and this script apply."""
    return (
        f"default-src 'none'; style-src {_fingerprint(dress.css)}; script-src {_fingerprint(dress.js)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _masthead(made: Reviewed) -> str:
    waits = "待核对的方案，建站时不读" if made.waits else STATUS_WORDS[made.plan.status]
    tally = "".join(f"<li><b>{number}</b> {word}</li>" for word, number in _tally(made))
    return f"""<header class="masthead">
<h1>版面 {escape(made.page.source)}</h1>
<p class="state{"" if made.plan.status == "reviewed" else " state--draft"}">{waits}</p>
<p class="files"><span>{escape(made.page.path.name)}</span><span>{escape(made.written.name)}</span></p>
<ul class="tally">{tally}</ul>
<nav class="tabs" aria-label="栏"><a href="#doubts">疑处</a><a href="#page">{RECEIVED}</a><a href="#text">成文</a></nav>
<div class="walk"><span id="where"></span><button type="button" id="previous">上一处 <kbd>p</kbd></button>\
<button type="button" id="next">下一处 <kbd>n</kbd></button></div>
</header>"""


def _tally(made: Reviewed) -> list[tuple[str, int]]:
    rows = made.rows
    moves = sum(len(moved([r for r in rows if r.article == article.code])) for article in made.articles)
    counted = Counter("删" if row.drop else "装饰" if row.article == "_" else "留" for row in rows)
    joins, cuts = sum(row.join for row in rows), sum(len(row.cuts) for row in rows)
    found = [("行", len(rows)), ("篇", len(made.articles)), ("接", joins), ("移", moves), ("删", counted["删"])]
    return [*found, ("割", cuts), ("装饰", counted["装饰"])]


def _doubts_pane(made: Reviewed, sheet: Sheet) -> str:
    open_ones = [doubt for doubt in made.doubts if doubt.open]
    settled = [doubt for doubt in made.doubts if not doubt.open]
    items = doubt_items(Desk(made.page, made.plan), made.doubts, made.written, sheet.target)
    repeats = f"{DROP_WORDS['near-repeat']}与{DROP_WORDS['truncated-repeat']}"
    easily_wrong = f"已经定了，但最容易出错：{repeats}、行内割去、移动的行。"
    groups = [
        _group("待定", "方案里有 review: 标记的地方。", items[: len(open_ones)], 1),
        _group("复核", easily_wrong, items[len(open_ones) :], 0),
    ]
    said = f"待定 {len(open_ones)} 处，复核 {len(settled)} 处"
    if not made.doubts:
        groups = ['<p class="none">没有待定之处，也没有近似的重复、割去和移动。</p>']
    note = f'<details class="plan-note"><summary>方案说明</summary><p>{escape(made.plan.note)}</p></details>'
    return f"""<section id="doubts" class="pane" tabindex="-1" aria-label="{said}">
<h2>疑处 <small>{said}</small></h2>
{"".join(groups)}
{note if made.plan.note else ""}
{contents(sheet)}
<p class="hint">本页只读：决定写在 {escape(made.written.name)} 里，改好后重跑 review。\
<kbd>n</kbd> 下一处，<kbd>p</kbd> 上一处；点行号看对面。</p>
</section>"""


def _group(title: str, what: str, items: Sequence[str], number: int) -> str:
    if not items:
        return ""
    return f'<h3>{title} <small>{what}</small></h3>\n<ol class="doubts doubts--{number}">{"".join(items)}</ol>'
