"""Ask for what stands as it was typed: places that hold all words, then documents that hold or record them apart."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tantivy import Query

from edition.files.elsewhere.question import Question, loosened, question
from edition.files.elsewhere.ranking import LONG, RARE, FoundPage, FoundPlace, called, pages, weighed
from edition.files.elsewhere.rows import bare
from edition.files.elsewhere.tantivy_open import (
    LIKELY,
    MOST,
    MUST,
    SHOULD,
    TantivyIndex,
    holders,
    holds,
    kinds_first,
    rows_of,
)


def literally(index: TantivyIndex, words: str, language: str, most: int = MOST) -> tuple[Question, list[FoundPage]]:
    asked = question(words, spaced=language == "en")
    asked = loosened(
        asked, (each for each in asked.terms if each.begins or each.ends) if _nowhere(index, asked, language) else ()
    )
    found = together(index, asked, language, most)
    if not found and len(asked.terms) == 1 and not asked.terms[0].exact and re.search("[，、；。,;]", asked.plain):
        asked = question(re.sub("[，、；。,;]", " ", asked.plain), spaced=asked.spaced)
        found = together(index, asked, language, most) if len(asked.terms) > 1 else []
    typed = bare(asked.plain, spaced=asked.spaced)
    found = [called(each, typed, spaced=asked.spaced) for each in found]
    joined = {str(each.row["path"]) for each in found}
    beside = [each for each in _beside(index, asked, language) if str(each.row["path"]) not in joined]
    length = sum(len(each.loose) for each in asked.terms)
    listed = pages([*found, *beside], quotation=length >= LONG)
    known = {each.path for each in listed}
    return asked, [*listed, *(each for each in _scattered(index, asked, language) if each.path not in known)]


def _nowhere(index: TantivyIndex, asked: Question, language: str) -> bool:
    """Whether a Latin word of a question stands nowhere as a whole."""
    return any(
        (each.begins or each.ends) and not together(index, replace(asked, terms=(each,)), language, LIKELY)
        for each in asked.terms
    )


def together(index: TantivyIndex, asked: Question, language: str, most: int) -> list[FoundPlace]:
    """Places that hold all terms."""
    if not asked.terms:
        return []
    wanted = [(MUST, holds(each)) for each in asked.terms]
    rows = rows_of(index, language, [*wanted, *kinds_first()], most)
    return [made for row in rows if (made := weighed(row, asked))]


def _rarities(index: TantivyIndex, asked: Question, language: str) -> list[float]:
    """How rare each term is among the entries, all together 1."""
    every = index.searcher.num_docs
    made = [math.log(1 + every / (1 + holders(index, holds(each), language))) for each in asked.terms]
    return [each / (sum(made) or 1) for each in made]


_OF_ITSELF = {"title", "front", "record"}


def _beside(index: TantivyIndex, asked: Question, language: str) -> Iterator[FoundPlace]:
    """Places that hold some words, in documents of which the others are recorded: 内蒙古 大国工匠."""
    if len(asked.terms) < 2:
        return
    rare = _rarities(index, asked, language)
    wanted = [(MUST, holds(each, "beside")) for each in asked.terms]
    some = Query.boolean_query([(SHOULD, holds(each)) for each in asked.terms])
    for row in rows_of(index, language, [*wanted, (MUST, some), *kinds_first()], MOST):
        own = row["document"] and row["kind"] not in _OF_ITSELF and not row["what"]
        if own and (made := weighed(row, asked, all_of_it=False)):
            yield _rarely(made, asked, rare)


def _rarely(place: FoundPlace, asked: Question, rare: Sequence[float]) -> FoundPlace:
    held = [weighed(place.row, replace(asked, terms=(each,)), all_of_it=False) is not None for each in asked.terms]
    return replace(
        place, score=place.score + RARE * sum(weight for weight, there in zip(rare, held, strict=True) if there)
    )


def _scattered(index: TantivyIndex, asked: Question, language: str) -> list[FoundPage]:
    """Documents that hold all terms, but in no place all of them."""
    if len(asked.terms) < 2:
        return []
    each_of = [list(rows_of(index, language, [(MUST, holds(each)), *kinds_first()], MOST)) for each in asked.terms]
    shared = set.intersection(*({str(row["path"]) for row in rows if row["document"]} for rows in each_of))
    rows = {str(row["id"]): row for those in each_of for row in those if row["path"] in shared}
    rare = _rarities(index, asked, language)
    found = [_rarely(made, asked, rare) for row in rows.values() if (made := weighed(row, asked, all_of_it=False))]
    return pages(found, is_apart=True)
