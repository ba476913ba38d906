"""What readers ask, put to the search engine without a browser, and how well it answers.

The queries with the places that answer them stand in ``cases/search_asked.yml``. The table by kind of query, and every
query that is not answered among the first three pages:

    PYTHONPATH=tests:scripts .venv/bin/python tests/asked.py [--all] [--once-more] [KIND …]

Without ``--all`` the half that is held out counts in the table and is not named: whoever tunes the ranking looks at the
other half alone.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from asking import ask
from dotted import CASES
from edition.chinese.folding import searched
from edition.desk.tree import Tree
from edition.files.search_entries import findable
from edition.files.search_files import DOCUMENT, Group, search_index
from edition.files.search_names import told
from edition.pages.table import KINDS
from edition.site.build import own_pages
from trees import ROOT, edition, read

PAGES = 20
"""As many pages of a list count as listed."""

FIRST = 3
"""What a reader takes in at a glance."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, and what answers it; a code or a page stands for whatever is on it."""

    ask: str
    kind: str
    language: str
    answers: tuple[str, ...]
    good: tuple[str, ...]
    related: tuple[str, ...]
    held_out: bool

    @property
    def grades(self) -> dict[str, int]:
        """3 for what answers, 2 for what helps, 1 for what is near."""
        return {place: 3 - at for at, each in enumerate((self.answers, self.good, self.related)) for place in each}

    @property
    def is_judged(self) -> bool:
        """Whether an order of its places can be better or worse than another one."""
        return bool(self.answers and (self.good or self.related))


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as it is listed: on which page, under which ids, and the how-manieth page of the list."""

    page: str
    ids: frozenset[str]
    at_page: int

    def is_meant(self, place: str) -> bool:
        """Whether a place as the queries name it is this one."""
        return place == self.page or place in self.ids


@dataclass(frozen=True, slots=True)
class Score:
    """How a query was answered; ranks begin at 1, 0 is nowhere."""

    query: Query
    page: int
    """The page of the list on which the first answer is shown."""
    place: int
    """The first answer among all places shown."""
    listed: bool
    ndcg: float
    clean: bool
    """Whether nothing literal, no other name and no place was offered: what a query without an answer asks for."""


@cache
def queries(name: str = "search_asked.yml") -> tuple[Query, ...]:
    """All of them, in the order of the file."""
    rows: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    given = ("answers", "good", "related")
    return tuple(
        Query(
            str(row["ask"]),
            row["kind"],
            row.get("in", "zh"),
            *(tuple(row.get(each, ())) for each in given),
            held_out=row.get("held_out", False),
        )
        for row in rows
    )


@cache
def names_on_the_list() -> frozenset[str]:
    """What ``editorial/synonyms.yml`` answers by itself: list and queries are of one hand, so others are told apart."""
    return frozenset(searched(each) for row in edition().links.other_names for each in row.ask)


ONCE_MORE = "search_asked_again.yml"
"""Queries of another hand, on which nothing was tuned."""


# What can be found ---------------------------------------------------------------------------------------------------


@cache
def groups() -> dict[str, list[Group]]:
    """What the search of the real edition finds."""
    return findable(edition(), read(), own_pages(Tree(ROOT)))


@cache
def index() -> dict[str, str]:
    """The files of its index."""
    return search_index(groups(), ids=json.loads(json.dumps(told(edition()))))


@cache
def known_places() -> frozenset[str]:
    """Every code, id and page that a query can name."""
    out = {row.menu.path for row in KINDS if row.menu}
    for group in groups()["zh"]:
        page = _page(group.path)
        out.add(page)
        for entry in group.entries:
            ids = (entry.anchor, *(point[0] for point in entry.points))
            out |= {_id(group.path, (group.anchor if each.startswith("-") else "") + each) for each in ids}
    return frozenset(out)


@cache
def _codes() -> frozenset[str]:
    return frozenset(group.path for group in groups()["zh"] if group.flags & DOCUMENT)


def _page(path: str) -> str:
    """A document by its code, another page by its path; the English page is the same page."""
    path = path.removeprefix("en/")
    return path.removeprefix("texts/") if path in _codes() else path


def _id(path: str, anchor: str) -> str:
    path = path.removeprefix("en/")
    return anchor if path in _codes() else f"{path}#{anchor}"


Put = Callable[[Sequence[Mapping[str, Any]]], Sequence[Mapping[str, Any]]]
"""An engine: messages as the box sends them, answers in their order. Without one the browser's is asked."""


# How it is answered --------------------------------------------------------------------------------------------------


def shown(answer: Mapping[str, Any]) -> list[Shown]:
    """The places of an answer from above: those named, the literal ones or those by another name, then what is like."""
    said = answer["said"]
    literal = answer["sections"] or (said[0].get("sections", []) if said else [])
    sections = [*literal, *(section for tier in answer["tiers"] for section in tier["sections"])]
    jumps = [(jump["group"]["path"], [jump["hit"]]) for jump in answer["jumps"]]
    listed = [(each["path"], ([{}] if each["titled"] else []) + each["hits"]) for each in sections]
    return list(_once(_flat([*jumps, *listed])))


def _flat(pages: Iterable[tuple[str, Sequence[Mapping[str, Any]]]]) -> Iterator[Shown]:
    for at, (path, hits) in enumerate(pages, 1):
        for hit in hits:
            yield Shown(_page(path), frozenset(_id(path, hit[key]) for key in ("id", "anchor") if key in hit), at)


def _once(given: Iterable[Shown]) -> Iterator[Shown]:
    seen = set()
    for each in given:
        if (each.page, each.ids) not in seen:
            seen.add((each.page, each.ids))
            yield each


def ndcg(query: Query, there: Sequence[Shown], top: int = 5) -> float:
    """The gain of the first places over the best that could be had; each place counts once."""
    left = query.grades
    gain = 0.0
    for at, each in enumerate(there[:top]):
        found = max((place for place in left if each.is_meant(place)), key=left.__getitem__, default=None)
        if found is not None:
            gain += (2 ** left.pop(found) - 1) / math.log2(at + 2)
    best = sorted(query.grades.values(), reverse=True)[:top]
    return gain / sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(best))


def answered(asked: Sequence[Query], put: Put | None = None) -> list[Score]:
    """Each query put to an engine: as a reader first sees the answer, then with every page and other name opened."""
    put = put or (lambda messages: ask(index(), messages))
    first = put([_message(each.ask, each.language) for each in asked])
    opened = put(
        [
            _message(each.ask, each.language, [section["path"] for section in answer["sections"]])
            for each, answer in zip(asked, first, strict=True)
        ],
    )
    otherwise = [
        (at, _message(said["query"], said.get("language", each.language)))
        for at, (each, answer) in enumerate(zip(asked, first, strict=True))
        for said in answer["said"]
    ]
    by_name = put([message for _, message in otherwise])
    more: dict[int, list[Shown]] = {}
    for (at, _), answer in zip(otherwise, by_name, strict=True):
        more.setdefault(at, []).extend(shown(answer))
    return [
        _score(each, seen, [*shown(wide), *more.get(at, [])])
        for at, (each, seen, wide) in enumerate(zip(asked, first, opened, strict=True))
    ]


def _message(text: str, language: str, opened: Sequence[str] = ()) -> dict[str, Any]:
    return {"text": text, "language": language, "limit": PAGES, "open": list(opened)}


def _score(query: Query, answer: Mapping[str, Any], everywhere: Sequence[Shown]) -> Score:
    there = shown(answer)
    found = [(at, each) for at, each in enumerate(there, 1) if any(map(each.is_meant, query.answers))]
    return Score(
        query,
        found[0][1].at_page if found else 0,
        found[0][0] if found else 0,
        any(each.is_meant(place) for each in (*there, *everywhere) for place in query.answers),
        ndcg(query, there) if query.is_judged else 0.0,
        not (answer["sections"] or answer["jumps"] or answer["said"]),
    )


# Tables --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of queries that have an answer, the mean nDCG of the judged ones, the share of clean ones without."""

    queries: int
    on_first_pages: float
    """The answer is shown on one of the first three pages of the list."""
    at_first_places: float
    """It is one of the first three places."""
    listed: float
    """It is on the first twenty pages, under another name, or below as something like it."""
    ndcg: float
    clean: float


def rates(scores: Iterable[Score]) -> Rates:
    """Over the given queries; a share of nothing is no number."""
    scores = list(scores)
    has = [each for each in scores if each.query.answers]
    return Rates(
        len(scores),
        _mean([0 < each.page <= FIRST for each in has]),
        _mean([0 < each.place <= FIRST for each in has]),
        _mean([each.listed for each in has]),
        _mean([each.ndcg for each in scores if each.query.is_judged]),
        _mean([each.clean for each in scores if not each.query.answers]),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else math.nan


def table(scores: Sequence[Score]) -> str:
    """A line for each kind of query, then the halves and the whole."""
    kinds = dict.fromkeys(each.query.kind for each in scores)
    rows = [(kind, rates(each for each in scores if each.query.kind == kind)) for kind in kinds]
    rows += [
        ("tuned on", rates(each for each in scores if not each.query.held_out)),
        ("held out", rates(each for each in scores if each.query.held_out)),
        ("no other name", rates(each for each in scores if searched(each.query.ask) not in names_on_the_list())),
        ("all", rates(scores)),
    ]
    lines = [f"{'':18}{'queries':>8}{'pages≤3':>9}{'places≤3':>9}{'listed':>8}{'nDCG@5':>8}{'clean':>7}"]
    for name, made in rows:
        shares = (made.on_first_pages, made.at_first_places, made.listed, made.ndcg, made.clean)
        said = [f"{each:.3f}" if not math.isnan(each) else "–" for each in shares]
        lines.append(f"{name:18}{made.queries:8}" + "".join(map(str.rjust, said, (9, 9, 8, 8, 7))))
    return "\n".join(lines)


def failures(scores: Iterable[Score]) -> Iterator[str]:
    """What is not answered on the first three pages, or not clean, with what would have been the answer."""
    for each in scores:
        query = each.query
        if query.answers and not 0 < each.page <= FIRST:
            where = f"page {each.page}" if each.page else "listed" if each.listed else "nowhere"
            yield f"{query.kind:10} {query.ask}  {where}  ⇒ {' '.join(query.answers)}"
        elif not query.answers and not each.clean:
            yield f"{query.kind:10} {query.ask}  not clean"


def main(arguments: Sequence[str]) -> None:
    """Print the table and the failures."""
    kinds = [each for each in arguments if not each.startswith("-")]
    asked = queries(ONCE_MORE) if "--once-more" in arguments else queries()
    scores = answered([each for each in asked if not kinds or each.kind in kinds])
    print(table(scores), end="\n\n")
    print(*failures(each for each in scores if "--all" in arguments or not each.query.held_out), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
