"""Measure a draft against the truth: grouping, order, joins, drops, titles. The definitions are those of the brief."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

FLOW = frozenset({"title", "heading", "body", "list"})


@dataclass(frozen=True)
class Row:
    """What is said of one line, by the truth or by a draft."""

    article: str
    role: str
    order: float | None
    join: bool
    drop: bool


@dataclass(frozen=True)
class Score:
    """The measures of one page; NaN where there is nothing to measure."""

    pair: float
    tau: float
    join: float
    title: float
    drops: tuple[int, int, int]
    """Rightly dropped, dropped, to be dropped."""
    false_drops: tuple[int, ...]


Rows = Mapping[int, Row]


def score(truth: Rows, draft: Rows, lines: Sequence[str], copies: Iterable[tuple[int, int]] = ()) -> Score:
    """Of two copies either may be kept: where the draft chose the other one, their rows are exchanged."""
    rows = dict(draft)
    for original, copy in copies:
        if rows[original].drop and not rows[copy].drop:
            rows[original], rows[copy] = rows[copy], rows[original]
    kept = sorted(n for n, row in truth.items() if not row.drop and row.article != "_")
    taus, titles = _inside(truth, rows, kept, lines)
    dropped = {n for n, row in rows.items() if row.drop}
    to_drop = {n for n, row in truth.items() if row.drop}
    return Score(
        pair=_pairs(truth, rows, kept),
        tau=_mean(taus),
        join=_joins(truth, rows, kept),
        title=_mean(titles),
        drops=(len(dropped & to_drop), len(dropped), len(to_drop)),
        false_drops=tuple(sorted(dropped - to_drop)),
    )


def f1(right: int, found: int, true: int) -> float:
    """NaN where nothing is found and nothing is to be found."""
    return 2 * right / (found + true) if found + true else math.nan


def pooled(scores: Sequence[Score]) -> dict[str, float]:
    """Means over pages; drops are pooled."""
    out = {name: _mean([getattr(one, name) for one in scores]) for name in ("pair", "tau", "join", "title")}
    out["drop"] = f1(*(sum(one.drops[at] for one in scores) for at in range(3)))
    return out


def _mean(values: Iterable[float]) -> float:
    known = [value for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else math.nan


def _whose(rows: Rows, number: int) -> str:
    row = rows.get(number)
    return f"#{number}" if row is None or row.drop else row.article


def _pairs(truth: Rows, rows: Rows, kept: list[int]) -> float:
    def count(groups: Counter[object]) -> int:
        return sum(size * (size - 1) // 2 for size in groups.values())

    true = count(Counter(truth[n].article for n in kept))
    found = count(Counter(_whose(rows, n) for n in kept))
    return f1(count(Counter((truth[n].article, _whose(rows, n)) for n in kept)), found, true)


def _order(rows: Rows, number: int) -> float:
    order = rows[number].order
    return float(number) if order is None else order


def _inside(truth: Rows, rows: Rows, kept: list[int], lines: Sequence[str]) -> tuple[list[float], list[float]]:
    taus: list[float] = []
    titles: list[float] = []
    sizes = Counter(_whose(rows, n) for n in kept)
    for article in sorted({truth[n].article for n in kept}):
        mine = [n for n in kept if truth[n].article == article]
        shared = Counter(_whose(rows, n) for n in mine if not _whose(rows, n).startswith("#"))
        best = max(shared, key=lambda key: (shared[key], -sizes[key], key)) if shared else ""
        flow = [n for n in mine if truth[n].role in FLOW]
        if len(flow) >= 2:
            taus.append(_tau(truth, rows, flow, best))
        wanted = sorted((n for n in mine if truth[n].role == "title"), key=lambda n: truth[n].order or 0.0)
        got = sorted(
            (n for n in rows if rows[n].role == "title" and _whose(rows, n) == best), key=lambda n: _order(rows, n)
        )
        if wanted:
            titles.append(float(_said(lines, wanted) == _said(lines, got)))
    return taus, titles


def _tau(truth: Rows, rows: Rows, flow: list[int], best: str) -> float:
    """Kendall's tau over the lines found together, times their share."""
    found = [n for n in flow if _whose(rows, n) == best]
    signs = [
        ((truth[a].order or 0.0) - (truth[b].order or 0.0)) * (_order(rows, a) - _order(rows, b))
        for a, b in combinations(found, 2)
    ]
    tau = (sum(sign > 0 for sign in signs) - sum(sign < 0 for sign in signs)) / len(signs) if signs else 0.0
    return tau * len(found) / len(flow) if tau > 0 else tau


def _said(lines: Sequence[str], numbers: list[int]) -> str:
    text = "".join(lines[n - 1] for n in numbers)
    return re.sub(r"[\s#]", "", text.translate(str.maketrans("，：；（）？！", ",:;()?!")))


def _joins(truth: Rows, rows: Rows, kept: list[int]) -> float:
    true = _joined({n: truth[n] for n in kept if truth[n].role in ("body", "list")})
    draft = {n: row for n, row in rows.items() if not row.drop and row.role in ("body", "list", "lead")}
    found = {(a, b) for a, b in _joined(draft) if truth[b].article != "_" and not (truth[a].drop or truth[b].drop)}
    return f1(len(true & found), len(found), len(true))


def _joined(rows: Rows) -> set[tuple[int, int]]:
    by_article: dict[str, list[int]] = defaultdict(list)
    for n in rows:
        by_article[rows[n].article].append(n)
    out: set[tuple[int, int]] = set()
    for members in by_article.values():
        members.sort(key=lambda n: (_order(rows, n), n))
        out |= {(a, b) for a, b in pairwise(members) if rows[b].join}
    return out
