"""Read how the terms of the glossary may be rendered in English, ``editorial/english/tables/terms.yml``.

A term is rendered by the English of its entry in the glossary. ``forms`` agrees on further forms, by the Chinese form
(a term, or a variant of one: 产改 is “the reform”); ``otherwise`` lists the places that have none of them, each with
its reason: another form that is right there (``says``), or words that the English leaves out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.nouns import AgreedEnglish, Fault, Term, TermOtherwise


def english_terms(path: Path, terms: Sequence[Term], faults: list[Fault]) -> AgreedEnglish:
    """The agreed forms and the deviations. Faults: forms of no term, a deviation without its reason.

    Places of deviations are held against the texts later (edition.review.english_terms).
    """
    top = optional_record(path, faults)
    if top is None:
        return AgreedEnglish()
    fields = top.fields(optional=("forms", "otherwise"), what="the English of terms")
    known = {form for term in terms for form in term.forms}
    return AgreedEnglish(
        forms=_forms(fields["forms"], known) if "forms" in fields else {},
        otherwise=tuple(_otherwise(fields["otherwise"], known)) if "otherwise" in fields else (),
        path=str(path),
        lines=fields["forms"].keys_at if "forms" in fields else {},
    )


def _forms(made: Record, known: set[str]) -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for chinese, given in made.pairs("the forms"):
        if chinese not in known:
            made.fault("forms of no term", chinese, "write the term, or a variant, as the glossary has it", key=chinese)
        forms[chinese] = tuple(each.text("a form") for each in given.entries("the forms of a term"))
    return forms


def _otherwise(made: Record, known: set[str]) -> list[TermOtherwise]:
    found: list[TermOtherwise] = []
    for key, entry in made.pairs("the deviations"):
        fields = entry.fields(("reason",), ("says",), what=f"the deviation {key}")
        place, _, form = key.rpartition(" ")
        if form not in known:
            entry.fault("no term", form, "write the term, or a variant, behind the place, as the glossary has it")
        text = {name: fields[name].text(name) for name in fields}
        found.append(TermOtherwise(place, form, text.get("says", ""), text.get("reason", ""), entry.at))
    return found
