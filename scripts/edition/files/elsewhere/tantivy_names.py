"""Ask where a name leads: the places that a code or another name means, and what the texts call the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from tantivy import Query

from edition.files.elsewhere.question import Question
from edition.files.elsewhere.ranking import FoundPage, FoundPlace
from edition.files.elsewhere.rows import bare
from edition.files.elsewhere.tantivy_index import schema
from edition.files.elsewhere.tantivy_literal import literally
from edition.files.elsewhere.tantivy_open import LIKELY, MUST, SHORT, TantivyIndex, rows_of
from edition.ids.grammar import leads

_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Otherwise:
    """What is found under another name, and why it is one."""

    words: str
    why: str
    language: str
    pages: tuple[FoundPage, ...]


def jumps_of(index: TantivyIndex, asked: Question, language: str) -> Iterator[FoundPlace]:
    """Places of which the whole question is another name, then those that a code means."""
    typed = bare(asked.plain, spaced=asked.spaced)
    seen = set()
    if typed and len(typed) <= SHORT:
        for row in rows_of(index, language, [(MUST, Query.term_query(schema(), "named", typed))], LIKELY):
            seen.add(row["id"])
            yield FoundPlace(row, False, 0, 0)
    for id in leads(asked.plain, index.places).ids if asked.plain else ():
        rows = rows_of(index, language, [(MUST, Query.term_query(schema(), "id", id))], LIKELY)
        first = sorted(rows, key=lambda each: cast("int", each["order"]))[:1]
        yield from (FoundPlace(row, False, 0, 0) for row in first if row["id"] not in seen)


MOST_NAMED = 4
"""Names inside a question that are taken into account."""


def otherwise(index: TantivyIndex, asked: Question, language: str) -> Iterator[Otherwise]:
    """What the same things are called in the texts: of the whole question, else word for word."""
    for words, why in _other_questions(index, asked):
        there = "zh" if asked.spaced and _HAN.search(words) else language
        _, found = literally(index, words, there)
        if found:
            yield Otherwise(words, why, there, tuple(found))


def _other_questions(index: TantivyIndex, asked: Question) -> Iterator[tuple[str, str]]:
    """The question in words of the handbook, and the ground."""
    whole = list(_rows_for(index, asked.plain, spaced=asked.spaced))
    yield from whole
    if whole or len(asked.terms) < 2:
        return
    for each in asked.terms:
        for means, why in _rows_for(index, each.said, spaced=asked.spaced):
            yield " ".join(means if one is each else one.said for one in asked.terms), why


def _rows_for(index: TantivyIndex, words: str, *, spaced: bool) -> Iterator[tuple[str, str]]:
    """What the texts say for just these words, and the ground."""
    typed = bare(words, spaced=spaced)
    if len(typed) <= SHORT:
        for names, means, why, english in index.other_names:
            if typed in {bare(each, spaced=spaced) for each in names}:
                yield means, english if spaced and english else why


def names_inside(index: TantivyIndex, asked: Question) -> list[str]:
    """What a longer question names in other words, the longest first, each stretch once: 快递小哥的保险."""
    spaced = asked.spaced
    typed = bare(asked.plain, spaced=spaced)
    by = [(bare(name, spaced=spaced), means) for names, means, _, _ in index.other_names for name in names]
    left = f" {typed} " if spaced else typed
    made: list[str] = []
    for name in sorted({name for name, _ in by if len(name) > 1}, key=lambda each: (-len(each), each)):
        wanted = f" {name} " if spaced else name
        if len(typed) <= SHORT and wanted in left:
            left = left.replace(wanted, "\n", 1)
            made += [means for each, means in by if each == name]
    return made[:MOST_NAMED]
