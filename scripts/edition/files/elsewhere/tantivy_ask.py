"""Ask the index of tantivy: what stands as typed, under another name, by sound or shape, near (doc/findings.md §2)."""

from __future__ import annotations

from dataclasses import dataclass

from edition.files.elsewhere.question import Question
from edition.files.elsewhere.ranking import FoundPage, FoundPlace
from edition.files.elsewhere.tantivy_like import like_places
from edition.files.elsewhere.tantivy_literal import literally
from edition.files.elsewhere.tantivy_names import Otherwise, jumps_of, names_inside, otherwise
from edition.files.elsewhere.tantivy_near import near
from edition.files.elsewhere.tantivy_open import MOST, TantivyIndex


@dataclass(frozen=True)
class TantivyAnswer:
    """All that is found, each kind apart."""

    asked: Question
    jumps: tuple[FoundPlace, ...] = ()
    """Places that a code or another name leads to."""
    literal: tuple[FoundPage, ...] = ()
    otherwise: tuple[Otherwise, ...] = ()
    like: tuple[tuple[str, tuple[FoundPage, ...]], ...] = ()
    """What is less than literal, by what is alike: ``sound``, ``shape``, ``near``."""


def ask(index: TantivyIndex, words: str, language: str = "zh", most: int = MOST) -> TantivyAnswer:
    """The answer to what somebody types; ``most``: how many literal places are taken into account."""
    asked, literal = literally(index, words, language, most)
    jumps = tuple(jumps_of(index, asked, language))
    said = tuple(otherwise(index, asked, language))
    like = like_places(index, asked, language) if asked.terms and not literal else ()
    if not (literal or jumps or said or like) and asked.terms:
        like = (("near", tuple(near(index, asked, language, names_inside(index, asked)))),)
    return TantivyAnswer(asked, jumps, tuple(literal), said, tuple((kind, found) for kind, found in like if found))
