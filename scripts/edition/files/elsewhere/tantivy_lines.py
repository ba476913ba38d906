"""Say an answer as lines for a terminal: places that are meant, what stands so, other names, what is like it."""

from __future__ import annotations

from collections.abc import Iterator

from edition.files.elsewhere.question import Question, spans
from edition.files.elsewhere.ranking import FoundPage, FoundPlace
from edition.files.elsewhere.tantivy_ask import TantivyAnswer

PAGES, PLACES = 10, 3
AROUND = 24
"""Characters on both sides of what was asked for."""

_LIKE = {"sound": "音近 sounds alike", "shape": "形近 looks alike", "near": "相近 near"}


def lines(answer: TantivyAnswer) -> Iterator[str]:
    """The first ten pages with three places each; nothing found is said, too."""
    for place in answer.jumps:
        yield f"→ {place.row['title']}　{_where(place, answer.asked)}"
    yield from _pages(answer.literal, answer.asked)
    for other in answer.otherwise:
        yield f"也说作 also called: {other.words}（{sum(len(each.places) for each in other.pages)}）{other.why}"
    for kind, found in answer.like:
        yield f"{_LIKE[kind]}:"
        yield from _pages(found, answer.asked)
    if not (answer.jumps or answer.literal or answer.otherwise or answer.like):
        yield f"没有找到 Nothing found: {answer.asked.plain}"


def _pages(found: tuple[FoundPage, ...], asked: Question) -> Iterator[str]:
    for page in found[:PAGES]:
        yield f"{page.row['title']}　[{page.row['label']}]　{len(page.places)}"
        for place in page.places[:PLACES]:
            yield f"    {_where(place, asked)}　{_excerpt(place, asked)}"
    if len(found) > PAGES:
        yield f"… {len(found) - PAGES}"


def _where(place: FoundPlace, asked: Question) -> str:
    return place.anchor(asked).upper() if place.row["code"] else str(place.row["address"])


def _excerpt(place: FoundPlace, asked: Question) -> str:
    text = place.text
    found = [span for each in asked.terms for span in spans(text, each, spaced=asked.spaced)]
    start, end = min(found, default=(0, 0))
    begin, stop = max(0, start - AROUND), end + AROUND
    excerpt = ("…" if begin else "") + text[begin:stop] + ("…" if stop < len(text) else "")
    return excerpt.replace("\n", "　")
