"""Hold the terms of the English edition against the glossary: where the Chinese has a term, its English has one of the
agreed forms, or the editors say why not (edition.links.english_terms). Digests, practice, look-up pages and learning
paths are held alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache

from edition.links.english_practice import practice_in_english
from edition.links.english_tables import chinese_words
from edition.links.glossary import finder
from edition.nouns import AgreedEnglish, Digest, Document, Fault, Links, Term, TermOtherwise, TrainingPath


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that stands in both languages. ``place`` is how a deviation names it, ``within`` its document."""

    place: str
    within: str
    chinese: str
    english: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A form of a term that stands in the Chinese of something said."""

    said: _Said
    form: str
    term: Term


def term_faults(links: Links, documents: Sequence[Document]) -> list[Fault]:
    """Places whose English has none of the agreed forms; deviations and forms that nothing needs."""
    agreed = links.terms_english
    places = list(_places(links, documents))
    listed = {(each.place, each.form): each for each in agreed.otherwise}
    used: set[TermOtherwise] = set()
    faults: list[Fault] = []
    for place in places:
        if has_one(place.said.english, forms_of(place.term, place.form, agreed)):
            continue
        told = listed.get((place.said.place, place.form)) or listed.get((place.said.within, place.form))
        if told:
            used.add(told)
        if told is None or (told.says and not has_one(place.said.english, [told.says])):
            faults.append(_without(place, agreed, told))
    return faults + _idle(agreed, used) + _nowhere(agreed, places)


# The agreed forms ----------------------------------------------------------------------------------------------------


def forms_of(term: Term, form: str, agreed: AgreedEnglish) -> tuple[str, ...]:
    """The agreed English of a Chinese form, the glossary's first."""
    return (*full_forms(term.english), *agreed.forms.get(term.term, ()), *agreed.forms.get(form, ()))


def full_forms(english: str) -> tuple[str, ...]:
    """The English of an entry as it stands in a sentence: without article, quotation marks and explanation.

    What stands in parentheses explains, and need not be said; where an entry gives two, either will do.

    >>> full_forms("city-level artisan; “Artisan of the City” (Jianghe)")
    ('city-level artisan', 'Artisan of the City')
    """
    plain = re.sub(r"\([^()]*\)|[“”]", "", english)
    return tuple(re.sub(r"^the ", "", " ".join(each.split())) for each in plain.split(";"))


def has_one(english: str, forms: Sequence[str]) -> bool:
    """Whether the words of one of the forms stand in a text, in capitals or not, in the plural or not."""
    words = _in_the_singular(english)
    return any(_in_the_singular(form) in words for form in forms)


_WORD = re.compile(r"\w+(?:[+-]\w+)*")


@cache
def _in_the_singular(text: str) -> str:
    """The words of a text, each between spaces: craftsman academy stands in craftsmen academies."""
    return f" {' '.join(map(_singular, _WORD.findall(text.casefold())))} "


def _singular(word: str) -> str:
    for ending, one in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + one
    return word


# Where terms stand ---------------------------------------------------------------------------------------------------


def _places(links: Links, documents: Sequence[Document]) -> Iterator[_Place]:
    """Once for each thing said and Chinese form, in the order of the files."""
    stretches = finder(links.terms)
    for said in _everything_said(links, documents):
        found = {said.chinese[start:end]: term for start, end, term in stretches(said.chinese)}
        for form, term in found.items():
            yield _Place(said, form, term)


def _everything_said(links: Links, documents: Sequence[Document]) -> Iterator[_Said]:
    by_code = {document.code: document for document in documents}
    for digest in links.digests:
        yield from _in_digest(by_code[digest.code], digest)
    yield from _in_practice(links)
    yield from _in_tables(links, documents)
    for path in links.paths_english:
        chinese = next(each for each in links.paths if each.slug == path.path.slug)
        yield from _in_path(chinese, path.path, _Said(f"training {chinese.slug}", "", "", "", path.file, path.line))


def _in_digest(document: Document, digest: Digest) -> Iterator[_Said]:
    yield _Said(f"{digest.code} title", digest.code, document.title, digest.title, digest.path, 1)
    for block in document.outline.blocks:
        if made := digest.blocks.get(block.id):
            yield _Said(block.id, digest.code, block.text, made.says, digest.path, made.line)


def _in_practice(links: Links) -> Iterator[_Said]:
    for link, told in practice_in_english(links.practice, links.practice_english).items():
        place = f"practice {told.of}"
        yield _Said(place, _code(link.measure), link.asks, told.asks, told.path, told.line)
        yield _Said(place, _code(link.anchor), link.does, told.does, told.path, told.line)
        yield _Said(place, _code(link.anchor), link.reason, told.reason, told.path, told.line)


def _in_tables(links: Links, documents: Sequence[Document]) -> Iterator[_Said]:
    chinese = chinese_words(links, documents)
    codes = {str(document.code) for document in documents}
    for key, made in links.tables_english.items():
        if key in chinese:
            says = [*made.says.values(), *(words for part in made.parts for words in part.values())]
            within = next((code for word in key[2].split() if (code := _code(word)) in codes), "")
            place = f"{key[0]} {key[2]}"
            yield _Said(place, within, "\n".join(chinese[key]), "\n".join(says), made.path, made.line)


def _in_path(chinese: TrainingPath, english: TrainingPath, at: _Said) -> Iterator[_Said]:
    """A learning path by its parts: they are not alike sentence by sentence, but step by step."""
    pairs = [("task", astuple(chinese.task), astuple(english.task))]
    for n, (theirs, ours) in enumerate(zip(chinese.steps, english.steps, strict=False), 1):
        pairs.append((f"step {n}", astuple(theirs), astuple(ours)))
    for n, (asked, here) in enumerate(zip(chinese.questions, english.questions, strict=False), 1):
        pairs.append((f"question {n}", astuple(asked), astuple(here)))
    for name, there, said in pairs:
        yield replace(at, place=f"{at.place} {name}", chinese=_words(there), english=_words(said))


def _words(value: object) -> str:
    return "\n".join(map(_words, value)) if isinstance(value, tuple) else str(value)


def _code(block: str) -> str:
    return block.split("-")[0]


# What is told --------------------------------------------------------------------------------------------------------


def _without(place: _Place, agreed: AgreedEnglish, told: TermOtherwise | None) -> Fault:
    wanted = "”, “".join([told.says] if told else forms_of(place.term, place.form, agreed))
    what = "a term without its agreed English"
    remedy = f"say “{wanted}”, or say why not under otherwise in terms.yml"
    return Fault(place.said.path, place.said.line, what, f"{place.said.place} {place.form}", remedy)


def _idle(agreed: AgreedEnglish, used: set[TermOtherwise]) -> list[Fault]:
    remedy = "remove the line, or correct its place"
    return [
        Fault(agreed.path, each.line, "a deviation that is none", f"{each.place} {each.form}", remedy)
        for each in agreed.otherwise
        if each not in used
    ]


def _nowhere(agreed: AgreedEnglish, places: Sequence[_Place]) -> list[Fault]:
    """An agreed form that nothing has would let pass what nobody has read."""
    return [
        Fault(agreed.path, agreed.lines.get(chinese, 1), "an agreed form that stands nowhere", form, "remove it")
        for chinese, forms in agreed.forms.items()
        for form in forms
        if not any(chinese in (place.form, place.term.term) and has_one(place.said.english, [form]) for place in places)
    ]
