"""Read what is asked, and where its words stand in an entry: as the site's own search does (assets/search/query.js)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from edition.chinese.folding import folded
from edition.files.elsewhere.rows import KEPT, bare

MOST_TERMS = 30

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_SIGNS = re.compile("[\U00010000-\U0010ffff\u2190-\u2bff]")
"""Pictures and arrows, which no text has."""

_TERM = re.compile(r'(?<!\S)["“„]([^"“”„]+)["”“](?!\S)|(\S+)')
_ASKING = re.compile(
    "(?:how|what|which|who|whom|where|when|why|is|are|do|does|did|can|could|should|will|would|the|an?|of|for|to|in|on|at|"
    "by|and|or|from|with|about|any|there|be|get|has|have|it|its|that|this|they|their)"
)
"""English words that only ask."""


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A word of a question, or what stands in quotation marks: then every mark of it counts."""

    said: str
    loose: str
    strict: str
    exact: bool
    begins: bool = False
    """Whether a Latin word may not go on before it."""
    ends: bool = False
    """Whether one may not go on behind it."""

    @property
    def sought(self) -> str:
        return self.strict if self.exact else self.loose


@dataclass(frozen=True, slots=True)
class Question:
    """What was typed, and its terms."""

    plain: str
    terms: tuple[SearchTerm, ...]
    spaced: bool
    """English, where words have spaces between them."""

    @property
    def run(self) -> SearchTerm | None:
        """The whole question in one: a sentence broken into lines has a space where each line ended."""
        if len(self.terms) < 2 or any(each.exact for each in self.terms):
            return None
        return term(self.plain, spaced=self.spaced)


def question(words: str, *, spaced: bool) -> Question:
    """The terms of what was typed, each once.

    >>> [(each.sought, each.exact) for each in question('“八级工” AI🔥', spaced=False).terms]
    [('八级工', True), ('ai', False)]
    """
    plain = " ".join(_SIGNS.sub(" ", _UNSEEN.sub("", words)).split())
    found = [term(phrase or word, exact=bool(phrase), spaced=spaced) for phrase, word in _TERM.findall(plain)]
    terms = tuple({(each.strict, each.exact): each for each in found[:MOST_TERMS] if each.strict}.values())
    telling = tuple(each for each in terms if each.exact or not _ASKING.fullmatch(each.loose))
    return Question(plain, telling if spaced and telling else terms, spaced)


def term(said: str, *, exact: bool = False, spaced: bool) -> SearchTerm:
    """A term; what is nothing but marks is meant to the letter."""
    loose, strict = bare(said, spaced=spaced), marked(said, spaced=spaced)
    inner = said.strip().lstrip("“\"'(（《").rstrip("”\"')）》")
    return SearchTerm(
        said, loose, strict, exact or not loose, _is_letter(inner[:1]), _is_letter(inner[-1:]) and inner[-1:] != "*"
    )


@lru_cache(maxsize=KEPT)
def marked(text: str, *, spaced: bool) -> str:
    """What is compared where marks count."""
    return " ".join(folded(each, "search") for each in text.split()) if spaced else folded(text, "search")


def loosened(asked: Question, terms: Iterable[SearchTerm]) -> Question:
    """The question with these terms sought inside of Latin words too: industr, the beginning of a word."""
    inside = set(terms)
    made = (replace(each, begins=False, ends=False) if each in inside else each for each in asked.terms)
    return Question(asked.plain, tuple(made), asked.spaced)


def times(text: str, sought: SearchTerm, *, spaced: bool) -> int:
    """How often a text holds a term; line feeds part it.

    >>> times("AI与Shanghai Training", term("AI", spaced=False), spaced=False)
    1
    """
    if sought.begins or sought.ends:
        return len(spans(text, sought, spaced=spaced))
    fold = marked if sought.exact else bare
    return sum(fold(line, spaced=spaced).count(sought.sought) for line in text.split("\n")) if sought.sought else 0


def spans(text: str, sought: SearchTerm, *, spaced: bool) -> Sequence[tuple[int, int]]:
    """Where a text holds a term: start and end of each place in the text as it stands."""
    letters, at = _placed(text, spaced=spaced, marks=sought.exact)
    found: list[tuple[int, int]] = []
    place = letters.find(sought.sought) if sought.sought else -1
    while place >= 0:
        first, last = at[place], at[place + len(sought.sought) - 1]
        inside = (sought.begins and _is_letter(text[first - 1 : first])) or (
            sought.ends and _is_letter(text[last + 1 : last + 2])
        )
        if not inside:
            found.append((first, last + 1))
        place = letters.find(sought.sought, place + (1 if inside else len(sought.sought)))
    return found


@lru_cache(maxsize=KEPT)
def _placed(text: str, *, spaced: bool, marks: bool) -> tuple[str, list[int]]:
    """The folded text, and from where each of its characters comes; line feeds stay."""
    letters, at, begins = "", [], 0
    fold = marked if marks else bare
    for line in text.split("\n"):
        whole, end = fold(line, spaced=spaced), begins
        for character in whole:
            while character != " " and end < begins + len(line) and not _becomes(line[end - begins], character):
                end += 1
            at.append(end)
            end += character != " "
        letters += whole + "\n"
        begins += len(line) + 1
        at.append(begins - 1)
    return letters, at


def _becomes(original: str, character: str) -> bool:
    made = folded(original, "search")
    return made == character or (len(made) > 1 and character in made)


def _is_letter(character: str) -> bool:
    made = folded(character, "search")
    return bool(made) and made.isascii() and made.isalpha()
