"""Hold the terms of the English digests against the glossary: where a Chinese block has a term, its English has one of
the agreed forms, or the editors say why not (edition.links.english_terms)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from edition.nouns import AgreedEnglish, BlockId, Digest, DigestBlock, Document, Fault, Links, Term, TermOtherwise


@dataclass(frozen=True, slots=True)
class _Place:
    """A block and a form of a term that stands in its Chinese."""

    block: BlockId
    form: str
    term: Term
    digest: Digest

    @property
    def english(self) -> DigestBlock:
        return self.digest.blocks[self.block]


def term_faults(links: Links, documents: Sequence[Document]) -> list[Fault]:
    """Places whose English has none of the agreed forms; deviations and forms that nothing needs."""
    agreed = links.terms_english
    places = list(_places(links, documents))
    listed = {(each.place, each.form): each for each in agreed.otherwise}
    used: set[TermOtherwise] = set()
    faults: list[Fault] = []
    for place in places:
        if has_one(place.english.says, forms_of(place.term, place.form, agreed)):
            continue
        told = listed.get((place.block, place.form)) or listed.get((place.digest.code, place.form))
        if told:
            used.add(told)
        if told is None or (told.says and not has_one(place.english.says, [told.says])):
            faults.append(_without(place, agreed, told))
    return faults + _idle(agreed, used) + _nowhere(agreed, places)


def forms_of(term: Term, form: str, agreed: AgreedEnglish) -> tuple[str, ...]:
    """The agreed English of a Chinese form, the glossary's first. What stands there in parentheses explains, and need
    not be said; where it gives two, either will do.

    >>> full_forms("city-level artisan; “Artisan of the City” (Jianghe)")
    ('city-level artisan', 'Artisan of the City')
    """
    return (*full_forms(term.english), *agreed.forms.get(term.term, ()), *agreed.forms.get(form, ()))


def full_forms(english: str) -> tuple[str, ...]:
    """The English of an entry as it stands in a sentence: without article, quotation marks and explanation."""
    plain = re.sub(r"\([^()]*\)|[“”]", "", english)
    return tuple(re.sub(r"^the ", "", " ".join(each.split())) for each in plain.split(";"))


def has_one(english: str, forms: Sequence[str]) -> bool:
    """Whether one of the forms stands in a text, in capitals or not, in the plural or not, quoted or not."""
    plain = _plain(english)
    return any(_pattern(form).search(plain) for form in forms)


def _plain(text: str) -> str:
    return re.sub(r"[“”]", "", text).casefold()


@cache
def _pattern(form: str) -> re.Pattern[str]:
    words = [_also_plural(word) for word in _plain(form).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")


def _also_plural(word: str) -> str:
    """Each word of a form may stand in the plural: craftsman academies, innovation studios led by model workers."""
    for ending, both in (("man", "m[ae]n"), ("y", "(?:y|ies)")):
        if word.endswith(ending):
            return re.escape(word.removesuffix(ending)) + both
    return re.escape(word) + ("(?:e?s)?" if word[-1:].isalnum() else "")


def _places(links: Links, documents: Sequence[Document]) -> Iterator[_Place]:
    """Once for each block and Chinese form, in the order of the texts."""
    text: Mapping[BlockId, str] = {block.id: block.text for each in documents for block in each.outline.blocks}
    digests = {block: digest for digest in links.digests for block in digest.blocks}
    terms = {term.id: term for term in links.terms}
    uses = [
        (use.anchor, text[use.anchor][use.start : use.end], use.term) for use in links.uses if use.anchor in digests
    ]
    for block, form, term in dict.fromkeys(uses):
        yield _Place(block, form, terms[term], digests[block])


def _without(place: _Place, agreed: AgreedEnglish, told: TermOtherwise | None) -> Fault:
    wanted = "”, “".join([told.says] if told else forms_of(place.term, place.form, agreed))
    what = "a term without its agreed English"
    remedy = f"say “{wanted}”, or say why not under otherwise in terms.yml"
    return Fault(place.digest.path, place.english.line, what, f"{place.block}: {place.form}", remedy)


def _idle(agreed: AgreedEnglish, used: set[TermOtherwise]) -> list[Fault]:
    return [
        Fault(agreed.path, each.line, "a deviation that is none", f"{each.place} {each.form}", "remove the line")
        for each in agreed.otherwise
        if each not in used
    ]


def _nowhere(agreed: AgreedEnglish, places: Sequence[_Place]) -> list[Fault]:
    """An agreed form that no block has would let pass what nobody has read."""
    return [
        Fault(agreed.path, agreed.lines.get(chinese, 1), "an agreed form that stands nowhere", form, "remove it")
        for chinese, forms in agreed.forms.items()
        for form in forms
        if not any(chinese in (place.form, place.term.term) and has_one(place.english.says, [form]) for place in places)
    ]
