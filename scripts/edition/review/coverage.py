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
from edition.nouns.words import VOUCHED_WORDS

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
        *_passages(edition, editorial / "topics.yml"),
    ]


def open_grounds(edition: Edition) -> list[str]:
    """A line for editors about each value that rests on public knowledge without its source, and each document that
    nobody is recorded to have read."""
    said = []
    for document in edition.documents:
        entry = document.entry
        for name, stated in (("issuer", entry.issuer), ("date", entry.date), ("validity", entry.validity)):
            if stated.basis == "public" and not stated.source:
                said.append(f"editorial/documents.yml: {entry.code}: {name}: 公知未记来处 (public, without its source)")
        if document.vouched == "unrecorded":
            lacking = VOUCHED_WORDS[document.vouched]
            said.append(f"editorial/documents.yml: {entry.code}: {lacking} (nobody is recorded to have read it)")
    for work in edition.links.works:
        for name, stated in (("issuer", work.issuer), ("year", work.year)):
            if stated.basis == "public" and not stated.source:
                said.append(f"editorial/works.yml: {work.id}: {name}: 公知未记来处 (public, without its source)")
    return said


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


def _passages(edition: Edition, path: Path) -> Iterable[Fault]:
    """A topic names a passage of each document that bears it, and each measure of a central document stands in one."""
    topics = edition.links.topics
    named = {topic.name: {passage.anchor for passage in topic.passages} for topic in topics}
    spoken_of = set().union(*named.values()) if named else set()
    for document in edition.documents:
        if not topics or not document.entry.on_topic or document.outline.status == "draft":
            continue
        blocks = document.outline.blocks
        ids = {each for block in blocks for each in (block.id, *(mark.id for mark in block.marks))}
        for topic in document.entry.topics:
            if topic in named and not named[topic] & ids:
                yield Fault(
                    str(path), 1, "a topic without a passage of a document that bears it",
                    f"{topic}: {document.code}", "name its id under passages, or take the topic off in documents.yml",
                )  # fmt: skip
        for block in blocks if document.entry.kind == "central-document" else ():
            if block.kind == "item" and block.id not in spoken_of:
                remedy = "name it under passages of a topic"
                yield Fault(str(path), 1, "a measure that no topic names", block.id, remedy)


def _spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    return [(at, at + len(each)) for each in words for at in range(len(text)) if text.startswith(each, at)]
