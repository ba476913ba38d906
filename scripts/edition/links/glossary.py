"""Read the glossary and find where its terms stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.links.places import Places, known_place
from edition.nouns import BlockId, Document, Fault, NoTerm, SchemePart, Term, TermUse

KINDS = {
    "programme": "计划·行动",
    "scheme": "提法·框架",
    "institution": "机构",
    "concept": "概念",
    "document-short-name": "简称",
    "award": "荣誉",
    "campaign": "活动",
    "slogan": "口号",
}
_REQUIRED = (
    "term", "variants", "pinyin", "english", "english_source", "definition", "definition_en", "defined_at", "kind",
    "topics",
)  # fmt: skip
_OPTIONAL = ("parts", "parts_basis", "parts_missing", "general", "general_source")


def glossary(path: Path, found: Places, faults: list[Fault]) -> tuple[tuple[Term, ...], tuple[NoTerm, ...]]:
    """Read ``glossary.yml``. Faults: ids that are nowhere, forms that stand nowhere, two entries for one form."""
    top = optional_record(path, faults)
    if top is None:
        return (), ()
    fields = top.fields(("entries",), ("exclusions",), what="the glossary")
    terms: list[Term] = []
    forms: dict[str, str] = {}
    for made in fields["entries"].entries("entries") if "entries" in fields else ():
        term = _term(made, found)
        terms.append(term)
        for form in term.forms:
            if form in forms:
                made.fault("two entries for one form", form, f"it is a form of “{forms[form]}” already")
            forms[form] = term.term
        if [other.id for other in terms].count(term.id) > 1:
            made.fault("two entries with one pinyin", term.id, "their addresses would be the same; tell them apart")
        _check_forms(made, term, found)
    excluded = [_exclusion(each, found, forms) for each in fields["exclusions"].entries("exclusions")] \
        if "exclusions" in fields else []  # fmt: skip
    return tuple(terms), tuple(excluded)


def _term(made: Record, found: Places) -> Term:
    fields = made.fields(_REQUIRED, _OPTIONAL, what="a term")
    text = {key: fields[key].text(key) if key in fields else "" for key in _REQUIRED if key not in _LISTS}
    kind = fields["kind"].choice(frozenset(KINDS), "kind") if "kind" in fields else "concept"
    parts = fields.get("parts")
    missing = fields.get("parts_missing")
    general = {key: fields[key].text(key) if key in fields else "" for key in ("general", "general_source")}
    if general["general"] and not general["general_source"]:
        made.fault("outside knowledge without its source", text["term"], "say under general_source where it is said")
    if general["general_source"] and not general["general"]:
        made.fault("a source of nothing", text["term"], "say under general what it says, or remove it")
    return Term(
        id=slug(text["pinyin"]),
        term=text["term"],
        variants=tuple(each.text("a variant") for each in _list(fields, "variants")),
        pinyin=text["pinyin"],
        english=text["english"],
        english_source=text["english_source"],
        definition=text["definition"],
        definition_en=text["definition_en"],
        defined_at=_ids(fields, "defined_at", found),
        kind=kind,
        topics=tuple(each.text("a topic") for each in _list(fields, "topics")),
        parts=tuple(_part(each) for each in parts.entries("parts")) if parts else None,
        parts_basis=_ids(fields, "parts_basis", found),
        parts_missing=missing.text("parts_missing") if missing else "",
        general=general["general"],
        general_source=general["general_source"],
    )


_LISTS = frozenset({"variants", "defined_at", "topics", "kind"})


def _list(fields: dict[str, Record], name: str) -> list[Record]:
    return fields[name].entries(name) if name in fields else []


def _ids(fields: dict[str, Record], name: str, found: Places) -> tuple[BlockId, ...]:
    return tuple(BlockId(each.text("an id")) for each in _list(fields, name) if known_place(each, found))


def _part(made: Record) -> SchemePart:
    fields = made.fields(("name", "text"), what="a part")
    return SchemePart(*(fields[key].text(key) if key in fields else "" for key in ("name", "text")))


def _check_forms(made: Record, term: Term, found: Places) -> None:
    """A form must stand in some text; the words of a part, in one of the places they are said to come from."""
    for form in term.forms:
        if not any(form in place.text for place in found.values()):
            made.fault("a form that stands in no text", form, "correct it or remove it")
    for part in term.parts or ():
        if part.text and not any(part.text in found[each].text for each in term.parts_basis):
            made.fault("the words of a part are not where they should be", part.text, "quote them from parts_basis")


def _exclusion(made: Record, found: Places, forms: dict[str, str]) -> NoTerm:
    fields = made.fields(("term", "where", "reason"), what="an exclusion")
    term = fields["term"].text("a term") if "term" in fields else ""
    where = _ids(fields, "where", found)
    if term in forms:
        made.fault("both an entry and an exclusion", term, "keep one of them")
    for each in where:
        if term not in found[each].text:
            made.fault("what is excluded does not stand there", f"{term}: {each}", "correct where")
    return NoTerm(term, where, fields["reason"].text("a reason") if "reason" in fields else "")


def slug(pinyin: str) -> str:
    """The address of a term: its pinyin without tones. ``chǎn yè gōng rén`` → ``chan-ye-gong-ren``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", pinyin) if not unicodedata.combining(c))
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))


def term_uses(documents: Sequence[Document], terms: Iterable[Term]) -> tuple[TermUse, ...]:
    """Where each term stands in the documents."""
    stretches = finder(terms)
    return tuple(
        TermUse(block.id, start, end, term.id)
        for document in documents
        for block in (document.outline.blocks if document.entry.on_topic else ())
        for start, end, term in stretches(block.text)
    )


def finder(terms: Iterable[Term]) -> Callable[[str], Iterator[tuple[int, int, Term]]]:
    """What finds the terms in a text, the longest form first; not inside a 《title》, unless it is that title."""
    by_form = {form: term for term in terms for form in term.forms}
    longest_first = sorted(by_form, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(map(_bounded, longest_first)) or "(?!)")

    def stretches(text: str) -> Iterator[tuple[int, int, Term]]:
        covered = [match.span() for match in _TITLES.finditer(text)]
        for match in pattern.finditer(text):
            inside = any(a <= match.start() and match.end() <= z and match.span() != (a, z) for a, z in covered)
            if not inside:
                yield match.start(), match.end(), by_form[match[0]]

    return stretches


_TITLES = re.compile(r"《[^《》]*》")
_ENDS_A_WORD = {"高": "(?<!提)"}
"""By a character with which forms begin: what must not stand before it, as both together are a word of their own."""


def _bounded(form: str) -> str:
    """Figures and letters at the edge of a form must not go on outside it: 1+1 is not in 11+12; nor may a word, where
    its last character begins the form: 高技能人才 is not in 提高技能人才薪酬待遇."""
    before = r"(?<![0-9A-Za-z])" if form[0].isascii() and form[0].isalnum() else _ENDS_A_WORD.get(form[0], "")
    after = r"(?![0-9A-Za-z])" if form[-1].isascii() and form[-1].isalnum() else ""
    return before + re.escape(form) + after
