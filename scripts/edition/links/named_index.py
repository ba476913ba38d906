"""Read who and what the texts name: persons and bodies, each place held against its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from edition.chinese.pinyin import pinyin
from edition.desk.yaml_records import Record, optional_record
from edition.nouns import Document, Fault, Named, NamedPlace

Lines = Mapping[str, str]
"""The words under each id; under a document's code, those of its front lines."""


def named_index(people: Path, bodies: Path, documents: Sequence[Document], faults: list[Fault]) -> tuple[Named, ...]:
    """Read ``people.yml`` and ``bodies.yml``: ``name: {said, names, at}``, in the order of the files.

    Faults: a name that does not stand at its place, a place that is nowhere, one that is left out. Where one name
    lies inside another (国务院 in 国务院办公厅) the longest is meant; 省委 may be two bodies, each in its own texts.
    """
    lines = _lines(documents)
    records: list[tuple[str, str, Record]] = []
    for kind, path in (("person", people), ("body", bodies)):
        top = optional_record(path, faults)
        records += [(kind, name, made) for name, made in (top.pairs(f"the list in {path.name}") if top else ())]
    forms = {name: _forms(name, made) for _, name, made in records}
    standing = _standing(lines, {form for each in forms.values() for form in each})
    out = [_named(kind, name, made, forms[name], lines, standing) for kind, name, made in records]
    _check_complete(out, forms, standing, {name: made for _, name, made in records})
    return tuple(out)


def _lines(documents: Iterable[Document]) -> Lines:
    out: dict[str, str] = {}
    for document in documents:
        out[str(document.code)] = "\n".join(line.text for line in document.outline.front)
        out.update({str(block.id): block.text for block in document.outline.blocks})
    return out


def _forms(name: str, made: Record) -> tuple[str, ...]:
    """The names that stand in the texts: those given, else the one it is listed under."""
    given = made.value.get("names") if isinstance(made.value, dict) else None
    return tuple(each.text("a name") for each in given.entries("names")) if given else (name,)


def _standing(lines: Lines, forms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Which names stand under each id, the longest where they lie inside each other."""
    longest_first = sorted((form for form in forms if form), key=lambda form: (-len(form), form))
    if not longest_first:
        return {}
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return {at: frozenset(pattern.findall(text)) for at, text in lines.items()}


def _named(
    kind: str, name: str, made: Record, forms: Sequence[str], lines: Lines, standing: Mapping[str, frozenset[str]]
) -> Named:
    fields = made.fields(("said", "at"), ("names",), what=f"the entry {name}")
    places: list[NamedPlace] = []
    for each in fields["at"].entries("at") if "at" in fields else ():
        at = each.text("an id")
        if at not in lines:
            each.fault("an id that is not in the handbook", at, "correct it; a byline stands under the document's code")
            continue
        words = next((form for form in forms if form in standing.get(at, ())), "")
        if not words:
            each.fault(
                "a name that does not stand there", f"{name}: {at}", "correct the place, or add the name it bears"
            )
        if at in [place.anchor for place in places]:
            each.fault("the same place twice", at, "keep one of them")
        places.append(NamedPlace(at, words))
    if "at" in fields and not places:
        fields["at"].fault("a name without a place", name, "name the ids where it stands")
    for form in forms:
        if not any(form in standing.get(place.anchor, ()) for place in places):
            made.fault("a name that stands at none of its places", f"{name}: {form}", "correct or remove it")
    said = fields["said"].text("what is said") if "said" in fields else ""
    return Named(name, kind, said, tuple(form for form in forms if form != name), tuple(places))


def _check_complete(
    out: Iterable[Named],
    forms: Mapping[str, Sequence[str]],
    standing: Mapping[str, frozenset[str]],
    records: Mapping[str, Record],
) -> None:
    """Every place where a name stands is listed, under one of those who bear it."""
    listed = {each.name: {place.anchor for place in each.places} for each in out}
    for at, there in standing.items():
        for form in sorted(there):
            bearers = [name for name, own in forms.items() if form in own]
            if not any(at in listed[name] for name in bearers):
                records[bearers[0]].fault("a place that is left out", f"{form}: {at}", "add it under at")


def named_ids(named: Iterable[Named]) -> list[str]:
    """The id of each entry on its page: its reading; a second one that reads the same takes a number.

    >>> named_ids([Named("张齐", "person", "", (), ()), Named("张齐", "person", "", (), ())])
    ['n-zhang-qi', 'n-zhang-qi-2']
    """
    seen: Counter[str] = Counter()
    out = []
    for each in named:
        reading = "-".join(re.findall(r"[a-z0-9]+", " ".join(pinyin(each.name)).lower()))
        seen[reading] += 1
        out.append(f"n-{reading}" + (f"-{seen[reading]}" if seen[reading] > 1 else ""))
    return out
