"""What the editors' lists leave out: every quotation, number, topic and region must be listed or excluded.

Three kinds of numeral are no candidates: the numbering of the text itself, 一 by itself unless it measures, and a few
fixed words. Whatever else counts nothing stands on the list of exclusions with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from edition.links.places import places
from edition.nouns import Edition, Fault

_QUOTED = re.compile(r"“([^“”]*)”")
_NUMERAL = "〇零一二三四五六七八九十百千万两亿半几"
_TOKEN = re.compile(rf"\d+(?:[-/]\d+|\.\d+)?|[{_NUMERAL}]+分之[{_NUMERAL}]+|[{_NUMERAL}]+")
_SKIPPED = re.compile(
    rf"^（[{_NUMERAL}]+）|^[{_NUMERAL}]+、|^[第其][{_NUMERAL}]+，|(?:^|(?<=[。；：]))[{_NUMERAL}]+是"
    rf"|(?<![{_NUMERAL}])一(?![{_NUMERAL}])(?!季|年|月|周|天|日|届|等|成|倍|半)"
    "|千家万户|百姓|十分|长三角"
)


def coverage(edition: Edition, editorial: Path) -> list[Fault]:
    """A fault for each quotation, number, topic and region that no editor has dealt with; drafts are spared."""
    return [
        *_quotations(edition, editorial / "glossary.yml"),
        *_numbers(edition, editorial / "figures.csv"),
        *_subjects(edition, editorial),
    ]


def _quotations(edition: Edition, path: Path) -> Iterable[Fault]:
    links = edition.links
    forms = {form for term in links.terms for form in term.forms}
    quoted = {words for form in forms for words in _QUOTED.findall(form)}
    excluded = {(each.term, anchor) for each in links.no_terms for anchor in each.where}
    for document in edition.documents:
        if not document.entry.on_topic or document.outline.status == "draft":
            continue
        for block in document.outline.blocks:
            for words in _QUOTED.findall(block.text):
                if words not in forms | quoted and (words, block.id) not in excluded:
                    remedy = "add a term, or an exclusion with its reason"
                    yield Fault(
                        str(path), 1, "a quotation that is no term and not excluded", f"{block.id}: {words}", remedy
                    )


def _numbers(edition: Edition, path: Path) -> Iterable[Fault]:
    found = places(edition.documents)
    listed: dict[str, list[str]] = {}
    pairs = [(figure.anchor, figure.received) for figure in edition.links.figures]
    pairs += [(other.anchor, other.received) for other in edition.links.no_figures]
    for anchor, received in pairs:
        listed.setdefault(found[anchor].block.id, []).append(received)
    for document in edition.documents:
        if document.outline.status == "draft":
            continue
        for block in document.outline.blocks:
            dealt = _spans(block.text, listed.get(block.id, [])) + [m.span() for m in _SKIPPED.finditer(block.text)]
            for token in _TOKEN.finditer(block.text):
                if not any(a <= token.start() and token.end() <= z for a, z in dealt):
                    near = block.text[max(0, token.start() - 8) : token.end() + 8]
                    found_here = f"{block.id}: {token[0]} in “{near}”"
                    remedy = "add a figure, or an exclusion to figures-excluded.csv"
                    yield Fault(str(path), 1, "a number that is no figure and not excluded", found_here, remedy)


def _subjects(edition: Edition, editorial: Path) -> Iterable[Fault]:
    """A topic mistyped in ``documents.yml`` would be a topic of its own, which no page shows."""
    topics, regions = ({each.name for each in listed} for listed in (edition.links.topics, edition.links.regions))
    for document in edition.documents:
        entry = document.entry
        borne = [("topic", topic, topics, "topics.yml") for topic in entry.topics]
        borne += [("region", entry.region.text, regions, "regions.yml")] if entry.region.text else []
        for what, name, known, where in borne:
            if name not in known:
                remedy = "correct it in documents.yml, or describe it here"
                yield Fault(
                    str(editorial / where), 1, f"a {what} that is not described", f"{entry.code}: {name}", remedy
                )


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    return [match.span() for each in words for match in re.finditer(re.escape(each), text)]
