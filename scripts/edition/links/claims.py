"""Hold the learning paths and the reasons of the practice against one list of claims: neither may say the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from edition.desk.yaml_records import Record, optional_record
from edition.nouns import PRACTICE_KINDS, PRACTICE_TIMES, Fault, Practice, TrainingPath

_FIELDS = ("id", "claim", "path", "words", "contradicted_by")
_NARROWING = ("measure", "practice", "kind", "when")


def claims(
    path: Path, links: Sequence[Practice], paths: Sequence[TrainingPath], faults: list[Fault]
) -> None:  # fmt: skip
    """Read ``claims.yml``.

    ``words`` must stand in the learning path; what ``contradicted_by`` lists may stand in no path and in no reason of
    the practice that the claim is about, which measure, practice, kind and when narrow down.
    """
    top = optional_record(path, faults)
    if top is None:
        return
    said = {each.slug: list(_texts(each)) for each in paths}
    seen: set[str] = set()
    for made in top.entries("the list of claims"):
        given = made.fields(_FIELDS, _NARROWING, what="a claim")
        if any(name not in given for name in _FIELDS):
            continue
        name = given["id"].text("an id")
        if name in seen:
            made.fault("the same claim twice", name, "keep one of them")
        seen.add(name)
        _stands(given, said)
        about = [link for link in links if _is_about(link, given)]
        if not about:
            made.fault("a claim about no practice", name, "correct measure, practice, kind or when")
        told = [(link.reason, f"the reason of {link.measure} {link.anchor}") for link in about]
        told += [(text, f"training/{slug}.yml") for slug, texts in said.items() for text in texts]
        _hold(given, name, told)


def _stands(given: dict[str, Record], said: dict[str, list[str]]) -> None:
    slug, words = given["path"].text("a learning path"), given["words"].text("words")
    if slug not in said:
        given["path"].fault("no such learning path", slug, f"use one of: {', '.join(said)}")
    elif not words or not any(words in text for text in said[slug]):
        given["words"].fault("the learning path does not say so", words, "quote it as it stands there")


def _is_about(link: Practice, given: dict[str, Record]) -> bool:
    values = {"measure": link.measure, "practice": link.anchor, "kind": link.kind, "when": link.when}
    allowed = {"kind": frozenset(PRACTICE_KINDS), "when": frozenset(PRACTICE_TIMES)}
    wanted = {
        name: given[name].choice(allowed[name], name) if name in allowed else given[name].text("an id")
        for name in _NARROWING
        if name in given
    }
    return all(values[name] == value for name, value in wanted.items())


def _hold(given: dict[str, Record], name: str, told: Sequence[tuple[str, str]]) -> None:
    listed = given["contradicted_by"].entries("the contradicting words")
    if not listed:
        given["contradicted_by"].fault("nothing would contradict it", name, "name words that say the opposite")
    for each in listed:
        words = each.text("words")
        for text, where in told:
            if words and words in text:
                each.fault(f"{where} contradicts {name}", text, "correct the one or the other")


def _texts(noun: object) -> Iterator[str]:
    """All texts of a path, however deep."""
    if isinstance(noun, str):
        yield noun
    elif isinstance(noun, tuple):
        for each in noun:
            yield from _texts(each)
    elif is_dataclass(noun):
        for field in fields(noun):
            yield from _texts(getattr(noun, field.name))
