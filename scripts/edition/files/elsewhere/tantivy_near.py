"""Ask for what is near: places that share rare pairs of characters with the question. Bounds: doc/findings.md §2."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from tantivy import Query

from edition.files.elsewhere.question import Question, SearchTerm
from edition.files.elsewhere.ranking import KIND, FoundPage, FoundPlace, pages
from edition.files.elsewhere.rows import Row, bare
from edition.files.elsewhere.tantivy_index import english_words, grams, schema
from edition.files.elsewhere.tantivy_open import LIKELY, MUST, SHOULD, TantivyIndex, kinds_first, rows_of

NEAR = 20
"""Places that are offered."""

SINGLE, ABSENT, FLOOR = 0.3, 0.6, 0.34
"""What a character weighs beside a pair, what stands nowhere, and what share of the question's weight a place must
hold. The grounds, and what the share was measured on: doc/findings.md §2."""

SATURATION, LENGTH, USUAL = 1.2, 0.3, 100
"""Of BM25; the last is how many characters a text has on the whole."""

WHOSE = {"central": 1.5, "document": 1.25, "editors": 0.7}
_ASKING = re.compile(
    "怎么样|怎么办|怎样|怎么|如何|什么|哪些|哪里|哪个|哪一|多少|为什么|为何|是不是|能不能|可不可以|可以|有没有|有哪|请问|谁来|需要|应该|关于|"
    "[吗呢啊的了我你们要想是在和与及把被对能会有]"
)
"""What asks and says nothing of the thing itself."""


def near(index: TantivyIndex, asked: Question, language: str, named: Iterable[str]) -> list[FoundPage]:
    """Places that share pairs of characters, rare ones counting more; in English first those with the same stems.

    ``named``: what the question names in other words.
    """
    if asked.spaced and (found := _stemmed(index, asked, language)):
        return pages(found)
    own = _weights(index, (_thing(each, asked) for each in asked.terms))
    all_of_them = {**_weights(index, (bare(each, spaced=asked.spaced) for each in named)), **own}
    if not own:
        return []
    wanted = [
        (SHOULD, Query.boost_query(Query.term_query(schema(), "grams", gram), weight))
        for gram, weight in all_of_them.items()
    ]
    rows = list(rows_of(index, language, [(MUST, Query.boolean_query(wanted))], LIKELY))
    least = FLOOR * sum(own.values())
    found = [made for row in rows if (made := _nearness(row, all_of_them, least, spaced=asked.spaced))]
    best = sorted(found, key=lambda each: -each.score)[:NEAR]
    return sorted(pages(best), key=lambda page: -page.score)


def _weights(index: TantivyIndex, words: Iterable[str]) -> dict[str, float]:
    """By character or pair how much it weighs; what stands nowhere may be where two words meet."""
    made: dict[str, float] = {}
    every = index.searcher.num_docs
    for gram in (gram for each in words for gram in grams(each)):
        times = index.searcher.doc_freq("grams", gram)
        rarity = math.log(1 + (every - times + 0.5) / (times + 0.5)) * (SINGLE if len(gram) == 1 else 1)
        made[gram] = rarity if times else rarity * ABSENT
    return made


def _thing(sought: SearchTerm, asked: Question) -> str:
    """A term without what only asks."""
    thing = sought.loose if asked.spaced or sought.exact else _ASKING.sub("", sought.loose)
    return thing if len(thing) > 1 else sought.loose


def _stemmed(index: TantivyIndex, asked: Question, language: str) -> list[FoundPlace]:
    """Entries that hold a form of every word: trainings, training, train."""
    analyser = english_words()
    stems = [stem for each in asked.terms for stem in analyser.analyze(each.loose)]
    if not stems:
        return []
    wanted = [(MUST, Query.term_query(schema(), "stems", stem)) for stem in stems]
    rows = rows_of(index, language, [*wanted, *kinds_first()], LIKELY)
    return [FoundPlace(row, False, 1, _worth(row)) for row in rows]


def _worth(row: Row) -> float:
    return KIND.get(str(row["kind"]), 0.2) + (
        0 if row["what"] else 3 if row["central"] else 1 if row["document"] else 0
    )


def _nearness(row: Row, weights: Mapping[str, float], least: float, *, spaced: bool) -> FoundPlace | None:
    """BM25 over what of the question an entry holds, each once; below the floor it is rubbish."""
    text = bare(str(row["text"]), spaced=spaced)
    there = set(grams(text))
    held = sum(weight for gram, weight in weights.items() if gram in there)
    if held < least or not any(len(gram) > 1 and gram in there for gram in weights):
        return None
    score = held * (SATURATION + 1) / (1 + SATURATION * (1 - LENGTH + LENGTH * len(text) / USUAL))
    return FoundPlace(row, False, 1, score * _whose(row))


def _whose(row: Row) -> float:
    """The documents' own words before the editors'."""
    if row["what"] or not row["on_topic"]:
        return WHOSE["editors"]
    return WHOSE["central"] if row["central"] else WHOSE["document"] if row["document"] else 1.0
