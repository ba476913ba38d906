"""Read which places tell of what a measure of the central document asks; every quotation must stand there.

A deed is dated by words that prove it, not by the text that tells of it. The fields are told in CONTRIBUTING.md and at
the head of ``practice.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from edition.desk.yaml_records import Record, optional_record
from edition.links.doubted import doubted
from edition.links.places import Place, Places, known_place, quoted_in
from edition.nouns import (
    PRACTICE_GROUPS,
    PRACTICE_KINDS,
    PRACTICE_STRENGTHS,
    PRACTICE_TIMES,
    BlockId,
    Document,
    Fault,
    Mention,
    Practice,
    PracticeKind,
    PracticeTime,
)

_FIELDS = ("measure", "practice", "asks", "does", "strength", "figures", "kind", "when", "reason")

_ITSELF = re.compile(r"本(?:意见|方案|决定|规定|办法|条例|通知|规划|纲要|计划|文件)")
"""How a document names itself: what it asks of its own carrying out, no earlier text can answer."""

_DATE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?|(?=[—－至-][0-9]{4}年))")
"""A year, with month and day where they are said; of a stretch of years each end. ``2011家`` is no year."""

_NUMBER = re.compile(r"[0-9]|分之")

_SAME_WORDS = 8
"""Characters that practice and measure must share to be called worded alike: shorter runs are set phrases."""


def practice(
    path: Path, found: Places, named: Sequence[Mention], faults: list[Fault]
) -> tuple[Practice, ...]:  # fmt: skip
    """Read ``practice.yml``, in order of the measures; ``named`` are the works that the texts mention."""
    top = optional_record(path, faults)
    if top is None:
        return ()
    documents = {str(place.document.code): place.document for place in found.values()}
    seen: dict[tuple[str, str, str], int] = {}
    links: list[Practice] = []
    for made in top.entries("the list of practice"):
        fields = made.fields(_FIELDS, ("when_evidence",), what="a link")
        if any(name not in fields for name in _FIELDS):
            continue
        link = _link(fields, found)
        _hold(link, fields, _Known(found, documents, named))
        key = (link.measure, link.anchor, link.does)
        if key in seen:
            made.fault("the same link twice", f"{link.measure} {link.anchor}, also line {seen[key]}", "keep one")
        seen[key] = made.at
        links.append(link)
    order = {each: at for at, each in enumerate(found)}
    return tuple(sorted(links, key=lambda link: (order.get(link.measure, 0), order.get(link.anchor, 0))))


def _link(fields: dict[str, Record], found: Places) -> Practice:
    measure = known_place(fields["measure"], found)
    place = known_place(fields["practice"], found)
    if measure and not measure.document.is_measure(measure.block):
        fields["measure"].fault("not a measure of a central document", measure.block.id, "name one of its items")
    if place and place.document.entry.kind == "central-document":
        fields["practice"].fault("a central document reports no practice", place.block.id, "name another text")
    return Practice(
        measure=BlockId(fields["measure"].text("an id")),
        anchor=BlockId(fields["practice"].text("an id")),
        asks=quoted_in(fields["asks"], measure),
        does=quoted_in(fields["does"], place),
        strength=fields["strength"].choice(frozenset(PRACTICE_STRENGTHS), "strength"),
        figures=fields["figures"].flag("figures"),
        kind=cast("PracticeKind", fields["kind"].choice(frozenset(PRACTICE_KINDS), "kind")),
        when=cast("PracticeTime", fields["when"].choice(frozenset(PRACTICE_TIMES), "when")),
        when_evidence=tuple(_texts(fields.get("when_evidence"))),
        reason=fields["reason"].text("a reason"),
    )


def _texts(made: Record | None) -> Iterator[str]:
    """A text, or a list of them."""
    if made is not None:
        yield from [each.text("words") for each in made.value] if isinstance(made.value, list) else [made.text("words")]


# What a link says, held against the words ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """What a link is held against."""

    places: Places
    documents: dict[str, Document]
    mentions: Sequence[Mention]


def _hold(link: Practice, fields: dict[str, Record], known: _Known) -> None:
    """Time, wording, numbers and doubt of one link; nothing where its ids are nowhere."""
    measure, place = known.places.get(link.measure), known.places.get(link.anchor)
    if measure is None or place is None or link.kind not in PRACTICE_KINDS or link.when not in PRACTICE_TIMES:
        return
    _hold_time(link, fields, measure.document, place, known)
    _hold_wording(link, fields, measure)
    if link.figures and not _NUMBER.search(link.does):
        fields["figures"].fault("no number in the words", link.does, "quote the number, or write figures: false")
    if link.strength == "strong" and (doubted(place, link.does).whole or doubted(measure, link.asks).whole):
        fields["strength"].fault("strong on doubted words alone", link.does, "write strength: plausible")
    carried_out = PRACTICE_GROUPS["carried-out"][0]
    if carried_out in link.reason and link.group != "carried-out":
        remedy = f"say it without {carried_out}, or prove with when_evidence that the deed came after"
        fields["reason"].fault(f"{carried_out} without a date that proves it", link.reason, remedy)
    if (itself := _ITSELF.search(link.asks)) and link.when != "after":
        fields["asks"].fault(f"{itself[0]}, asked of an earlier or undated text", link.asks, "quote another demand")


def _hold_wording(link: Practice, fields: dict[str, Record], measure: Place) -> None:
    """Words that are the measure's own carry nothing out; words called so must be."""
    alike = _only_words(link.does) in _only_words(measure.text)
    if alike and link.kind != "same-wording":
        fields["kind"].fault("all words are the measure's own", link.does, "write kind: same-wording, or quote more")
    if link.kind == "same-wording" and not _share_words(link.does, measure.text):
        remedy = "write another kind, or quote the words they share"
        fields["kind"].fault(f"no {_SAME_WORDS} characters are the measure's own", link.does, remedy)


def _only_words(text: str) -> str:
    return re.sub(r"\W", "", text)


def _share_words(first: str, second: str) -> bool:
    one, other = _only_words(first), _only_words(second)
    return any(one[at : at + _SAME_WORDS] in other for at in range(len(one) - _SAME_WORDS + 1))


def _hold_time(link: Practice, fields: dict[str, Record], central: Document, place: Place, known: _Known) -> None:
    """Before or after only where words prove it; unsaid only where the text's own date does not."""
    recorded = _recorded(place.document)
    if link.when == "unsaid":
        if link.when_evidence:
            fields["when_evidence"].fault("words that prove a time that is unsaid", "", "write after or before")
        if recorded and _side(recorded, _recorded(central)) == "before":
            fields["when"].fault("the text is dated earlier", place.document.entry.date.text, "write when: before")
        own = {_side(date, _recorded(central)) for date in _dates(link.does)} if link.is_deed else set()
        if len(own) == 1 and (side := own.pop()) != "unsaid":
            fields["when"].fault("the words are dated", link.does, f"write when: {side}, with them as when_evidence")
        return
    if not link.when_evidence:
        remedy = "add when_evidence: “id words”, or write when: unsaid"
        fields["when"].fault(f"{link.when} without words that prove it", link.does, remedy)
        return
    proofs = [
        _proves(each, link, fields["when_evidence"], central, place, known) for each in link.when_evidence
    ]  # fmt: skip
    if None not in proofs and link.when not in proofs:
        remedy = "quote a year or a name of the central document, or write when: unsaid"
        fields["when_evidence"].fault(f"does not prove {link.when}", "；".join(link.when_evidence), remedy)


def _proves(
    said: str, link: Practice, made: Record, central: Document, place: Place, known: _Known
) -> PracticeTime | None:
    """The side of the central document that ``id words`` or ``document date`` prove; None after a fault."""
    name, _, words = said.partition(" ")
    if name in known.documents:
        recorded = _recorded(known.documents[name])
        if name != place.document.code or not recorded or words != place.document.entry.date.text:
            made.fault("not the recorded date of the text", said, "write its code and the date in documents.yml")
            return None
        side = _side(recorded, _recorded(central))
        if side == "after" and link.is_deed:
            made.fault("a later text proves no later deed", said, "quote words of the deed, or write when: unsaid")
            return None
        return side
    where = known.places.get(name)
    if where is None or not words or words not in where.text:
        made.fault("the words do not stand there", said, "write “id words”, as the page shows them")
        return None
    if where.block.id != place.block.id and (link.is_deed or where.document.code != place.document.code):
        made.fault("proved by words of another place", said, "quote the deed's own paragraph, or write when: unsaid")
        return None
    sides = {_side(date, _recorded(central)) for date in _dates(words)} | {
        "after" for mention in known.mentions if mention.document == central.code and _stands_in(mention, where, words)
    }
    return cast("PracticeTime", sides.pop()) if len(sides) == 1 else "unsaid"


def _stands_in(mention: Mention, where: Place, words: str) -> bool:
    """Whether the mention is one of those in the words."""
    start = where.start + where.text.index(words)
    return mention.anchor == where.block.id and start <= mention.start and mention.end <= start + len(words)


_Date = tuple[int, ...]
"""Year, month, day, as far as they are said."""


def _recorded(document: Document) -> _Date:
    """When a text was, as recorded; empty where nothing or only its earliest date is known."""
    date = document.entry.date
    return () if date.precision == "not-before" else tuple(int(part) for part in date.text.split("-") if part)


def _dates(words: str) -> list[_Date]:
    return [tuple(int(part) for part in found.groups() if part) for found in _DATE.finditer(words)]


def _side(date: _Date, central: _Date) -> PracticeTime:
    """Before or after as far as both dates are said; the same year may be either."""
    least = min(len(date), len(central))
    if date[:least] == central[:least]:
        return "unsaid"
    return "before" if date < central else "after"
