"""Who speaks in the texts, where and when, as 「核对引文」 holds what a report says of a quotation against the records.

Nothing is listed here: names are those of ``people.yml``, ``bodies.yml`` and ``regions.yml``, years and issuers those
of ``documents.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edition.nouns import Document, Edition, Named

Json = Mapping[str, object]

NEEDS_ITS_REGION = ("省", "市", "自治区")
"""How a name begins that says nothing outside its own text: 省总工会 is another one in each report."""


def recorded(document: Document) -> Json:
    """Of one document: who speaks (``by``), for which region, in which year; what is not recorded is left out.

    ``since`` stands for ``year`` where only a day is known before which the text was not written.
    """
    entry = document.entry
    by = [name for stated in (entry.issuer, entry.authors) for name in _each(stated.value)]
    made: dict[str, object] = {"by": by} if by else {}
    if entry.short:
        made["short"] = entry.short
    if entry.region.text:
        made["region"] = entry.region.text
    if entry.date.text:
        made["since" if entry.date.precision == "not-before" else "year"] = int(entry.date.text[:4])
    return made


def speakers(edition: Edition) -> Sequence[Json]:
    """Persons and bodies with the names by which a report may call them, and the places at which they are named.

    Left out are names that need their region, bodies of a region (the region itself is asked for) and whoever issues a
    central document (that is asked for by itself, as its authority). A name that several bear is each of theirs.
    """
    central = {document.code for document in edition.documents if document.entry.kind == "central-document"}
    regions = tuple(region.name for region in edition.links.regions)
    bearers: dict[str, list[Named]] = {}
    for named in edition.links.named:
        for name in (*_names(named), *_titles(named)):
            bearers.setdefault(name, []).append(named)
    called: dict[tuple[Named, ...], list[str]] = {}
    for name, those in bearers.items():
        if not name.startswith(NEEDS_ITS_REGION):
            called.setdefault(tuple(those), []).append(name)
    return [
        {"name": names[0], "kind": those[0].kind, "names": names, "at": at}
        for those, names in called.items()
        for at in [list(dict.fromkeys(str(place.anchor) for named in those for place in named.places))]
        if not central & set(at) and not all(each.kind == "body" and each.name.startswith(regions) for each in those)
    ]


def _names(named: Named) -> Sequence[str]:
    return list(dict.fromkeys((named.name, *named.names)))


TITLE = 3
"""Characters of a title from which on it says alone who is meant; 同志 does not."""


def _titles(named: Named) -> Iterator[str]:
    """A person's title alone, where the texts write it behind the name: 总书记."""
    for name in named.names if named.kind == "person" else ():
        if name.startswith(named.name) and len(name) >= len(named.name) + TITLE:
            yield name.removeprefix(named.name)


def _each(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()
