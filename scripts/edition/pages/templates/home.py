"""What the start pages show, reckoned: their templates only set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.chinese.numbers import numeral_of
from edition.collate.account import fates
from edition.nouns import AUTHORITIES, Document, Edition
from edition.nouns.words import UNKNOWN, Json, code_of
from edition.pages.index import year_of
from edition.reading.page import ReadPage

_LEFT = ("exchange-speech", "editors-note", "news-report")
_RIGHT = ("central-document", "signed-article", "policy-graphic")
"""The two columns in which the kinds of documents stand: what was done, what is asked and argued."""

_ENGLISH_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]

_SHARES = ("central-document", "exchange-speech", "signed-article")
"""The kinds that are counted apart; the rest are others."""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document as lists and tables name it; ``year`` and ``region`` as they are shown."""

    code: str
    label: str
    title: str
    by: str
    region: str
    year: str
    validity: str
    source: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class DocumentsOfKind:
    """The documents of a kind that speak on the handbook's subject."""

    kind: str
    authority: str
    documents: tuple[DocumentCard, ...]


@dataclass(frozen=True, slots=True)
class CountInWords:
    """A count in words: 五, five, Five."""

    chinese: str
    english: str
    english_first: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Of how many kinds the documents are."""

    central: int
    speeches: int
    articles: int
    others: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the central document's contents: a section or item, or a gap, which has a note alone."""

    id: str
    number: str
    """As it is printed: 二; empty where none is."""
    title: str
    measures: str
    """The codes of its items, as a range: X3–7."""
    gap: str
    """What is missing here; empty at a section."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A received page: its lines by what became of them, counted, and as widths in hundredths of the longest page."""

    source: str
    lines: int
    kept: int
    dropped: int
    furniture: int
    kept_width: float
    dropped_width: float
    furniture_width: float
    documents: int
    codes: str


@dataclass(frozen=True, slots=True)
class EnglishKind:
    """How many documents of a kind there are, for the English start page; ``digested``: whether one has a digest."""

    documents: int
    digested: bool


@dataclass(frozen=True, slots=True)
class Home:
    """What both start pages are handed. ``central`` is the central document, if there is one."""

    name: str
    second_name: str
    """The handbook's name in two lines."""
    sources: CountInWords
    documents: CountInWords
    others: CountInWords
    """The documents besides the central one."""
    furniture: CountInWords
    off_topic: CountInWords
    paths: CountInWords
    shares: Shares
    central: DocumentCard | None
    chapters: tuple[Chapter, ...]
    bars: tuple[Bar, ...]
    columns: tuple[tuple[DocumentsOfKind, ...], ...]
    """All documents on topic but the central one: kinds, in two columns."""
    kinds: Mapping[str, EnglishKind]
    """Those that have documents, by their kind."""
    sample_code: str
    """A code that is there, for examples: the central document's first measure, else a document's first paragraph."""


def home(edition: Edition, pages: Iterable[ReadPage], contents: Sequence[Json], counts: Json, name: str) -> Home:
    """Reckon it. ``contents`` are the central document's, ``name`` is what the handbook is called."""
    every = groups(edition)
    held = {group.kind: group.documents for group in every}
    central = next(iter(held["central-document"]), None)
    central_ones, speeches, articles = (
        len(held[kind]) for kind in ("central-document", "exchange-speech", "signed-article")
    )
    documents = len(edition.documents)
    first, _, second = name.partition(" ")
    digested = {document.code for document in edition.links.digests}
    return Home(
        name=first,
        second_name=second,
        sources=said(len(edition.pages)),
        documents=said(documents),
        others=said(documents - 1),
        furniture=said(int(str(counts["furniture"]))),
        off_topic=said(sum(not document.entry.on_topic for document in edition.documents)),
        paths=said(len(edition.links.paths)),
        shares=Shares(central_ones, speeches, articles, documents - central_ones - speeches - articles),
        central=central,
        chapters=tuple(_chapter(entry) for entry in contents),
        bars=_bars(pages),
        columns=tuple(tuple(_without(central, every, side)) for side in (_LEFT, _RIGHT)),
        kinds={
            group.kind: EnglishKind(len(group.documents), any(each.code in digested for each in group.documents))
            for group in every
            if group.documents
        },
        sample_code=_sample_code(every, bool(counts["measures"])),
    )


def groups(edition: Edition) -> tuple[DocumentsOfKind, ...]:
    """The documents on topic by kind, kinds without any too."""
    on_topic = [document for document in edition.documents if document.entry.on_topic]
    return tuple(
        DocumentsOfKind(kind, authority, tuple(entry(d) for d in on_topic if d.entry.kind == kind))
        for kind, authority in AUTHORITIES.items()
    )


def entry(document: Document) -> DocumentCard:
    """The document as lists name it."""
    recorded = document.entry
    return DocumentCard(
        code=document.code,
        label=code_of(document.code),
        title=document.title,
        by=recorded.issuer.text or recorded.authors.text,
        region=recorded.region.text,
        year=year_of(recorded.date) if recorded.date.value else UNKNOWN,
        validity=recorded.holds or "",
        source=document.outline.source,
        paragraphs=len(document.outline.blocks),
    )


def said(count: int) -> CountInWords:
    """The count in words: Chinese numerals up to 99, English words up to twelve, digits beyond.

    >>> said(0)
    CountInWords(chinese='〇', english='no', english_first='No')
    >>> said(15)
    CountInWords(chinese='十五', english='15', english_first='15')
    """
    chinese = numeral_of(count) if 0 < count < 100 else str(count or "〇")
    english = _ENGLISH_NUMBERS[count] if count < len(_ENGLISH_NUMBERS) else str(count)
    return CountInWords(chinese, english, english.capitalize())


def _chapter(entry: Json) -> Chapter:
    if entry["gap"]:
        return Chapter("", "", "", "", str(entry["note"]))
    number, printed, title = str(entry["title"]).partition("、")
    items = entry["items"]
    assert isinstance(items, list)
    ends = [items[0], items[-1]] if len(items) > 1 else items
    codes = "–".join(str(item["number"]) for item in ends)
    return Chapter(
        str(entry["id"]),
        number if printed else "",
        title if printed else number,
        f"X{codes}" if codes else "",
        "",
    )


def _bars(pages: Iterable[ReadPage]) -> tuple[Bar, ...]:
    counted = [(page, fates(page.rows)) for page in pages]
    longest = max((each.lines for _, each in counted), default=0) or 1
    return tuple(
        Bar(
            source=page.page.source,
            lines=each.lines,
            kept=each.kept,
            dropped=each.dropped,
            furniture=each.furniture,
            kept_width=round(100 * each.kept / longest, 2),
            dropped_width=round(100 * each.dropped / longest, 2),
            furniture_width=round(100 * each.furniture / longest, 2),
            documents=len(page.documents),
            codes=" ".join(code_of(document.code) for document in page.documents),
        )
        for page, each in counted
    )


def _without(
    central: DocumentCard | None, every: Iterable[DocumentsOfKind], kinds: Sequence[str]
) -> Iterator[DocumentsOfKind]:
    """The groups of these kinds that hold another document than the central one."""
    for group in every:
        documents = tuple(each for each in group.documents if each != central)
        if documents and group.kind in kinds:
            yield DocumentsOfKind(group.kind, group.authority, documents)


def _sample_code(every: Iterable[DocumentsOfKind], measures: bool) -> str:
    first = {group.kind: group.documents[0].label for group in every if group.documents}
    if measures and "central-document" in first:
        return f"{first['central-document']}-X1"
    return next((f"{label}-P1" for label in first.values()), "")
