"""Ask for what is like the words: names that are read so, words of the texts that sound or look alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from tantivy import Query

from edition.files.elsewhere.question import Question
from edition.files.elsewhere.ranking import KIND, FoundPage, FoundPlace, pages
from edition.files.elsewhere.rows import Row, bare
from edition.files.elsewhere.tantivy_index import alike, grams, schema
from edition.files.elsewhere.tantivy_literal import literally, together
from edition.files.elsewhere.tantivy_open import LIKELY, MOST, MUST, SHOULD, TantivyIndex, kinds_first, phrase, rows_of

LONGEST_ALIKE, MOST_ALIKE = 12, 3
LONG_WORD = 7
"""Letters: a longer English word may be misspelt twice."""

ALIKE = 0.8
"""Share of letters, in order, that two spellings of a word have in common at least."""

_HAN = re.compile("[\u3400-\u9fff]")


Like = tuple[tuple[str, tuple[FoundPage, ...]], ...]
"""What is less than literal, by what is alike."""


def like_places(index: TantivyIndex, asked: Question, language: str) -> Like:
    """Names that are read so in Latin letters; else words that sound, then words that look alike."""
    if spoken := tuple(pages(_spoken(index, asked, language))):
        return (("sound", spoken),)
    kinds = ("spelling",) if asked.spaced else ("sound", "shape")
    for kind in kinds:
        questions = list(_alike(index, asked, language, kind))
        places = [each for words in questions for page in literally(index, words, language)[1] for each in page.places]
        if places:
            return (
                (
                    "shape" if kind == "spelling" else kind,
                    tuple(pages({str(each.row["id"]): each for each in places}.values())),
                ),
            )
    return ()


def _spoken(index: TantivyIndex, asked: Question, language: str) -> Iterator[FoundPlace]:
    """Names that are read so: xinbajigong, xbjg."""
    typed = bare(asked.plain, spaced=False)
    if re.fullmatch("[a-z]{2,40}", typed):
        for row in rows_of(index, language, [(MUST, Query.term_query(schema(), "spoken", typed))], LIKELY):
            yield FoundPlace(row, False, 0, KIND.get(str(row["kind"]), 0))


def _alike(index: TantivyIndex, asked: Question, language: str, kind: str) -> Iterator[str]:
    """The question with each word that stands nowhere replaced by one of the texts that is alike."""
    for each in asked.terms:
        if each.exact or together(index, replace(asked, terms=(each,)), language, 1):
            continue
        found = _misspelt if kind == "spelling" else _by_sound if kind == "sound" else _by_shape
        for word in found(index, each.loose, language):
            yield " ".join(word if one is each else one.said for one in asked.terms)


def _by_sound(index: TantivyIndex, word: str, language: str) -> list[str]:
    return _nearest(_words_alike(index, word, language, "sound"), word)


def _by_shape(index: TantivyIndex, word: str, language: str) -> list[str]:
    """Those that look alike; else what differs in one character, whatever it looks like."""
    found = _words_alike(index, word, language, "shape")
    if not found and 3 <= len(word) <= LONGEST_ALIKE and _HAN.search(word):
        halves = [(SHOULD, phrase("loose", part)) for part in (word[: len(word) // 2], word[len(word) // 2 :])]
        for row in rows_of(index, language, [(MUST, Query.boolean_query(halves)), *kinds_first()], MOST):
            found.update(_one_off(row, word))
    return _nearest(found, word)


def _words_alike(index: TantivyIndex, word: str, language: str, kind: str) -> Counter[str]:
    """Words of the texts that sound or look like one, and how often they stand."""
    found: Counter[str] = Counter()
    if 2 <= len(word) <= LONGEST_ALIKE and _HAN.search(word):
        for row in rows_of(index, language, [(MUST, phrase(kind, alike(word, kind))), *kinds_first()], LIKELY):
            found.update(_believable(row, word, kind))
    return found


def _nearest(found: Counter[str], word: str) -> list[str]:
    return sorted(found, key=lambda each: (-_shared(each, word), -found[each], each))[:MOST_ALIKE]


def _misspelt(index: TantivyIndex, word: str, language: str) -> list[str]:
    """English words that are nearly spelt so: appreticeship."""
    if not re.fullmatch("[a-z]{5,24}", word):
        return []
    slips = 2 if len(word) > LONG_WORD else 1
    nearly = Query.fuzzy_term_query(schema(), "grams", word, slips)
    found: Counter[str] = Counter()
    for row in rows_of(index, language, [(MUST, nearly)], LIKELY):
        words = set(grams(bare(str(row["text"]).replace("\n", " "), spaced=True)))
        found.update(
            each
            for each in words
            if each[0] == word[0] and abs(len(each) - len(word)) <= slips and len(set(each) ^ set(word)) <= 2 * slips
        )
    return get_close_matches(word, sorted(found), MOST_ALIKE - 1, ALIKE)


def _shared(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True))


def _believable(row: Row, word: str, kind: str) -> Iterator[str]:
    """Half of the characters the same, or a name."""
    loose, wanted = bare(str(row["text"]).replace("\n", " "), spaced=False), alike(word, kind)
    groups, head = alike(loose, kind), len(bare(str(row["head"]), spaced=False))
    named = row["kind"] in ("title", "term")
    at = groups.find(wanted)
    while at >= 0:
        found = loose[at : at + len(word)]
        same = _shared(found, word)
        is_name = named and at < head
        is_half = same > 0 and same * 2 >= len(word) > 2
        if same < len(word) and (is_half or (is_name and (same > 0 or len(word) > 2))):
            yield found
        at = groups.find(wanted, at + 1)


def _one_off(row: Row, word: str) -> Iterator[str]:
    loose, head = bare(str(row["text"]).replace("\n", " "), spaced=False), len(bare(str(row["head"]), spaced=False))
    for at in range(len(loose) - len(word) + 1):
        found = loose[at : at + len(word)]
        if _shared(found, word) == len(word) - 1:
            is_name = row["kind"] in ("title", "term") and at < head
            if is_name or (found[0] == word[0] and found[-1] == word[-1] and len(word) > 3):
                yield found
