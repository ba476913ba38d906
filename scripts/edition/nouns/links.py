"""What connects the documents: mentions, terms, practice, figures, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from edition.nouns.english import AgreedEnglish, Digest, PracticeEnglish, TableEntry, TableKey
from edition.nouns.kinds import Basis, BlockId, DocumentCode
from edition.nouns.record import Stated
from edition.nouns.training import EnglishPath, TrainingPath


@dataclass(frozen=True, slots=True)
class Mention:
    """One 《…》 in a block: what it names, and how that was found out."""

    anchor: BlockId
    start: int
    end: int
    received: str
    title: str
    document: DocumentCode | None
    how: str
    work: str | None = None
    """Entry on the list of documents mentioned; None where it stays unresolved."""


WorkKind = Literal["policy", "law", "standard", "book", "report"]
WORK_KINDS: dict[WorkKind, str] = {
    "policy": "文件", "law": "法规", "standard": "标准规范", "book": "图书", "report": "报告",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """A document that the texts mention: its names as they occur, who issued it and when, as far as is known."""

    id: str
    title: str
    titles: tuple[str, ...]
    """Other forms of its full title that occur; never a short name, which holds only where a text defines it."""
    kind: WorkKind
    issuer: Stated
    year: Stated
    document: DocumentCode | None = None
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All full titles."""
        return (self.title, *self.titles)


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name as an article defines it: it holds from ``start`` in ``anchor`` to the end of that article."""

    name: str
    full: str
    anchor: BlockId
    start: int
    end: int
    document: DocumentCode
    work: str | None
    term: str | None
    uses: tuple[tuple[BlockId, int, int], ...]


@dataclass(frozen=True, slots=True)
class SchemePart:
    """A part of a scheme: what it is called, and the words of the text that give it (empty where there are none)."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary, in the editors' own words."""

    id: str
    term: str
    variants: tuple[str, ...]
    pinyin: str
    english: str
    english_source: str
    definition: str
    definition_en: str
    defined_at: tuple[BlockId, ...]
    kind: str
    topics: tuple[str, ...]
    parts: tuple[SchemePart, ...] | None
    """None where the term names no parts; empty where it does and no text gives them."""
    parts_basis: tuple[BlockId, ...]
    parts_missing: str
    general: str = ""
    """What is generally said of it and no page says; apart from the definition, with its source."""
    general_source: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms that occur."""
        return (self.term, *self.variants)


@dataclass(frozen=True, slots=True, order=True)
class TermUse:
    """Where a term stands: offsets into the block's text."""

    anchor: BlockId
    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class NoTerm:
    """A quoted expression that is no entry of the glossary, and why."""

    term: str
    where: tuple[BlockId, ...]
    reason: str


PRACTICE_STRENGTHS = {"strong": "明确对应", "plausible": "可以对应"}

PracticeKind = Literal["done", "under-way", "planned", "argued", "same-wording"]
PRACTICE_KINDS: dict[PracticeKind, str] = {
    "done": "已做", "under-way": "在做", "planned": "打算", "argued": "主张或说明", "same-wording": "字句相同",
}  # fmt: skip
PracticeTime = Literal["after", "before", "unsaid"]
PRACTICE_TIMES: dict[PracticeTime, str] = {"after": "在后", "before": "在前", "unsaid": "未说先后"}
"""When the deed was, seen from the document whose measure it answers, as far as the words prove it."""

PracticeGroup = Literal["carried-out", "earlier", "undated", "planned", "argued", "same-wording"]
PRACTICE_GROUPS: dict[PracticeGroup, tuple[str, str]] = {
    "carried-out": ("落实", "字句能证明在中央文件之后已做或在做"),
    "earlier": ("前期实践", "做在中央文件之前，或之前已开始"),
    "undated": ("做法", "文中没有说在中央文件之前还是之后"),
    "planned": ("打算", "还没有做的安排和目标"),
    "argued": ("论及", "主张和说明"),
    "same-wording": ("字句相同", "字句与举措相同，没有说怎样做"),
}
"""What practice stands under, in this order: its name, and what the name means."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A measure and a place where somebody tells of what it asks, with the words of both that meet."""

    measure: BlockId
    anchor: BlockId
    asks: str
    does: str
    strength: str
    figures: bool
    kind: PracticeKind
    when: PracticeTime
    when_evidence: tuple[str, ...]
    """``id words`` or ``document date``, which prove that the deed was after or before; none where it is unsaid."""
    reason: str

    @property
    def is_deed(self) -> bool:
        """Whether something is told as done or under way, not only planned, argued or worded alike."""
        return self.kind in ("done", "under-way")

    @property
    def mode(self) -> str:
        """``reports`` a deed or ``argues``: the column of the tables of data since their first version."""
        return "reports" if self.is_deed else "argues"

    @property
    def group(self) -> PracticeGroup:
        """What it stands under: nothing is carried out without words that prove it was done afterwards."""
        if self.kind == "done" or self.kind == "under-way":
            return _DEEDS[self.when]
        return self.kind


_DEEDS: dict[PracticeTime, PracticeGroup] = {"after": "carried-out", "before": "earlier", "unsaid": "undated"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts: ``received`` stands in the text of ``anchor``."""

    anchor: BlockId
    body: str
    region: str
    indicator: str
    value: str
    unit: str
    qualifier: str
    as_of: str
    as_of_basis: str
    received: str


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A numeral that counts nothing, and why."""

    anchor: BlockId
    received: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigurePicture:
    """A few figures that say more side by side."""

    title: str
    says: str
    bars: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated document or event that a text names."""

    date: str
    precision: str
    what: str
    anchor: BlockId
    received: str
    basis: Basis
    kind: str
    note: str
    source: str = ""
    """Where a date that is public knowledge was published, by whom and when."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that says something on a topic, and why it is named."""

    anchor: BlockId
    reason: str


NAMED_KINDS = {"person": "人物", "body": "机构"}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Where somebody or some body is named: a block, or a front line such as a byline, with the words as they stand."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a body as the texts name it, with each of its places."""

    name: str
    kind: str
    said: str
    """What the texts say of it, in a few words of the editors."""
    names: tuple[str, ...]
    """Other names under which it occurs."""
    places: tuple[NamedPlace, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or a region: what the handbook holds on it, in the editors' own words."""

    name: str
    english: str
    zh: str
    en: str
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherName:
    """What people type for something that the handbook calls otherwise: other words, or the place that is meant."""

    ask: tuple[str, ...]
    """What is typed, in either language."""
    means: str
    """Words that stand in the texts; empty where ``to`` names a place."""
    to: str
    """An id, or the path of a Chinese page as the menu names it, with ``#`` a place on it; empty where ``means`` says
    it in words. A page has its English sister below ``en/``."""
    why: str
    why_en: str
    """In English, where any of ``ask`` is English; else empty."""
    line: int
    """Where the row stands in its file."""


@dataclass(frozen=True, slots=True)
class Links:
    """What connects the documents."""

    works: tuple[Work, ...] = ()
    short_names: tuple[ShortName, ...] = ()
    terms: tuple[Term, ...] = ()
    no_terms: tuple[NoTerm, ...] = ()
    uses: tuple[TermUse, ...] = ()
    practice: tuple[Practice, ...] = ()
    figures: tuple[Figure, ...] = ()
    no_figures: tuple[NoFigure, ...] = ()
    pictures: tuple[FigurePicture, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[Subject, ...] = ()
    regions: tuple[Subject, ...] = ()
    named: tuple[Named, ...] = ()
    """Persons, then bodies."""
    other_names: tuple[OtherName, ...] = ()
    paths: tuple[TrainingPath, ...] = ()
    digests: tuple[Digest, ...] = ()
    """What the handbook says of its documents in English."""
    practice_english: tuple[PracticeEnglish, ...] = ()
    tables_english: Mapping[TableKey, TableEntry] = field(default_factory=dict)
    """What the look-up pages say in English."""
    paths_english: tuple[EnglishPath, ...] = ()
    terms_english: AgreedEnglish = field(default_factory=AgreedEnglish)
