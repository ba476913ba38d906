"""The glossary in English: sorted by the English names, the Chinese beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from edition.links.glossary import KINDS
from edition.nouns import SchemePart, Term
from edition.pages.code_links import ENGLISH
from edition.pages.escape import escape
from edition.pages.in_english.saying import UNOFFICIAL_PAGE, Saying, in_chinese_only
from edition.pages.look_up.glossary import GlossaryWords, TermSaid


def by_english(term: Term) -> str:
    """What a term is sorted by: its English name, without what stands before the first letter.

    >>> from types import SimpleNamespace
    >>> by_english(SimpleNamespace(english="“Four Leads” of the masses"))
    'four leads” of the masses'
    """
    return re.sub(r"\A[^A-Za-z0-9]+", "", term.english).lower()


WORDS = GlossaryWords(
    title="Glossary",
    lead="{terms} terms, by their English names, with an index of initial letters. The definitions are ours and rest "
    "on the texts of this handbook alone; what is commonly said of a term stands apart, with its source. {schemes} "
    "of them are "
    f"drawn with their parts. {UNOFFICIAL_PAGE}",
    order=by_english,
    letter="initial-{letter}",
    no_parts="Not in the texts",
    basis="Ground",
    general="Commonly said",
    variants="Also written",
    between="; ",
    defined="Explained in",
    used="Used in",
    times="{n} times",
    only_titled="in titles alone",
    kind="Kind",
    english="English",
    excluded="",
    excluded_lead="",
    unfold="",
    heads=("", "", ""),
    parts="{name}: {n} parts",
    ends=ENGLISH,
)

_KINDS = {
    "programme": "program",
    "scheme": "set of parts",
    "institution": "institution",
    "concept": "concept",
    "document-short-name": "short name of a document",
    "award": "honor",
    "campaign": "campaign",
    "slogan": "slogan",
}


def term_in_english(said: Saying) -> Callable[[Term], TermSaid]:
    """What is said of a term: its English name first, and what it means."""

    def says(term: Term) -> TermSaid:
        general = said.entry("glossary", "general", term.term) if term.general else None
        parts, missing = _parts(term, said)
        return TermSaid(
            name=term.english,
            other=f"{escape(term.term)} *{escape(term.pinyin)}*",
            definition=term.definition_en,
            source=term.english_source,
            kind=_KINDS.get(term.kind, KINDS[term.kind]),
            parts=parts,
            parts_missing=missing,
            general=general.says["says"] if general else in_chinese_only(term.general) if term.general else "",
            general_source=general.says["source"] if general else term.general_source,
            variants=term.variants,
        )

    return says


def _parts(term: Term, said: Saying) -> tuple[Sequence[SchemePart] | None, str]:
    """The parts of a scheme, and what no text gives of it."""
    if term.parts is None:
        return None, ""
    made = said.entry("schemes", "entries", term.term)
    if made is None:
        return term.parts, in_chinese_only(term.parts_missing) if term.parts_missing else ""
    parts = tuple(SchemePart(each["name"], each.get("says", "")) for each in made.parts)
    return parts, made.says.get("missing", "")
