"""The nouns of the edition. This module imports nothing of ours and touches no disk.

Offsets are 0-based and half-open, in code points of a line without its line feed. Line numbers count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NewType, get_args

SourceId = NewType("SourceId", str)
"""File name of a page up to the first ``_`` (else without extension): ``004``."""

DocumentCode = NewType("DocumentCode", str)
"""Permanent code of a document: ``yj2024``."""

BlockId = NewType("BlockId", str)
"""Permanent id of a block, unique in the handbook: ``yj2024-x12``."""

Role = Literal[
    "column", "kicker", "title", "subtitle", "author", "affiliation", "lead", "heading", "body", "list", "caption",
    "credit", "furniture",
]  # fmt: skip
ROLES: frozenset[str] = frozenset(get_args(Role))

FRONT_ROLES: frozenset[str] = frozenset({"column", "kicker", "title", "subtitle", "author", "affiliation", "credit"})
"""Roles that name or sign an article; they stand in the document's front matter, not among its blocks."""

DropKind = Literal["repeat", "near-repeat", "truncated-repeat", "repeated-heading"]
DROP_KINDS: frozenset[str] = frozenset(get_args(DropKind))

Basis = Literal["stated", "inferred", "public", "unknown"]
BASES: frozenset[str] = frozenset(get_args(Basis))


# Faults ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, where, and what to do: ``path:line: what is wrong (what was found); what to do``."""

    path: str
    line: int
    what: str
    found: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        found = f" ({self.found})" if self.found else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.path}:{self.line}: {self.what}{found}{remedy}"


class Faults(Exception):  # noqa: N818 - it carries many, and "FaultsError" says less
    """All faults found in one stage, raised once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


class SourceError(ValueError):
    """A received page that cannot be read. Raised by reading alone."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


# What was received -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line as received. ``text[start:end]`` is what it says; the rest is markup (``# ``, ``- ``, edges)."""

    number: int
    text: str
    start: int
    end: int
    markup: tuple[tuple[int, int], ...] = ()
    """Markup inside ``start..end``: the two halves of ``<`` ``>`` around an address."""

    @property
    def content(self) -> str:
        """What the line says, without any markup."""
        return self.said(self.start, self.end)

    def said(self, start: int, end: int) -> str:
        """What a stretch of the line says, without the markup inside it."""
        hidden = {at for markup_start, markup_end in self.markup for at in range(markup_start, markup_end)}
        return "".join(self.text[at] for at in range(start, end) if at not in hidden)

    @property
    def head_level(self) -> int:
        """Number of ``#`` before the line, 0 without."""
        return len(self.text[: self.start].strip()) if self.text.lstrip().startswith("#") else 0

    @property
    def bullet(self) -> bool:
        """Whether the line was received as a list entry (``- ``)."""
        return self.text[: self.start].strip() == "-"


@dataclass(frozen=True, slots=True)
class Page:
    """A newspaper page as received. ``lines`` are the non-blank ones in file order."""

    source: SourceId
    path: Path
    sha256: str
    lines: tuple[Line, ...]

    def line(self, number: int) -> Line | None:
        """The non-blank line with this number, or None."""
        return next((line for line in self.lines if line.number == number), None)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one received line."""

    source: SourceId
    line: int
    start: int
    end: int


Certainty = Literal["certain", "likely", "doubtful"]
CERTAINTIES: frozenset[str] = frozenset(get_args(Certainty))
EmendationKind = Literal[
    "wrong-character", "missing-character", "stray-character", "doubled-word", "stray-latin", "wrong-punctuation",
    "damaged",
]  # fmt: skip
EMENDATION_KINDS: frozenset[str] = frozenset(get_args(EmendationKind))


# What an editor decides --------------------------------------------------------------------------------------------

GapPlace = Literal["before", "start", "end", "after"]
GapType = Literal["lost-beginning", "lost-end", "lost-text", "missing-section", "jump", "broken-list"]
GAP_TYPES: frozenset[str] = frozenset(get_args(GapType))


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that is evidently missing. ``before``/``after`` a block, or inside it at its ``start`` or ``end``."""

    place: GapPlace
    type: GapType
    note: str
    offset: int = 0
    """Where in its paragraph a ``start`` or ``end`` gap stands; set by collation, because a paragraph may be joined."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The kept text that a dropped one repeats: a line, or a stretch of it between quoted words."""

    line: int
    opening: str = ""
    closing: str = ""
    after: str = ""
    """Words directly before ``opening``, where it stands more than once in the line."""


@dataclass(frozen=True, slots=True)
class PlannedCut:
    """A repeat inside a kept line, from its ``opening`` to its ``closing`` words."""

    opening: str
    closing: str
    twin: Twin
    drop: DropKind
    reason: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """From ``opening`` (to ``closing``, or to the end of the line) the line plays another ``role``."""

    opening: str
    closing: str
    role: Role
    after: str = ""


@dataclass(frozen=True, slots=True)
class ItemHint:
    """What rules cannot know of a line's place in an enumeration.

    ``number`` gives a number that was lost; ``ends`` says that the item above ends before this line.
    """

    number: int | None = None
    basis: Basis = "stated"
    ends: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A kept line in reading order. ``quote`` is how the line begins; it guards the number against a shifted page."""

    line: int
    role: Role
    quote: str
    join: bool = False
    cuts: tuple[PlannedCut, ...] = ()
    parts: tuple[PlannedPart, ...] = ()
    gaps: tuple[Gap, ...] = ()
    item: ItemHint | None = None
    note: str = ""
    at: int = 0
    """Line in the plan file, for messages."""
    review: str = ""
    """What a draft is not sure of, with the alternatives, in one sentence; empty once an editor has decided."""


@dataclass(frozen=True, slots=True)
class PlannedDrop:
    """A line that contains nothing but repeat."""

    line: int
    drop: DropKind
    quote: str
    twin: Twin
    reason: str
    at: int = 0
    review: str = ""
    """As in a kept line."""


@dataclass(frozen=True, slots=True)
class PlannedEmendation:
    """A doubted reading as an editor wrote it: the line, and where in it the brackets of ``in`` stand."""

    line: int
    start: int
    end: int
    text: str | None
    kind: EmendationKind
    certainty: Certainty
    reason: str
    outside: bool = False
    path: Path = Path()
    at: int = 0


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """One article of a page."""

    code: DocumentCode
    lines: tuple[PlannedLine, ...]
    note: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a page, line by line."""

    path: Path
    source_file: str
    sha256: str
    status: Literal["draft", "reviewed"]
    articles: tuple[PlannedArticle, ...]
    drops: tuple[PlannedDrop, ...] = ()
    furniture: tuple[PlannedLine, ...] = ()
    note: str = ""


# What collation makes of it ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cut:
    """A repeat taken out of a kept line; ``similarity`` is longest common run over length cut."""

    start: int
    end: int
    drop: DropKind
    twin: Span
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """A kept stretch of a line with its role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Kept stretches that read as one paragraph: usually one line, several where a column broke."""

    role: Role
    spans: tuple[Span, ...]
    gaps: tuple[Gap, ...] = ()
    item: ItemHint | None = None
    notes: tuple[str, ...] = ()
    bullet: bool = False
    head_level: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A collated article: its paragraphs in reading order."""

    code: DocumentCode
    source: SourceId
    status: Literal["draft", "reviewed"]
    paragraphs: tuple[Paragraph, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The account of one received line. See ``schemas/ledger.schema.json``."""

    source: SourceId
    line: int
    article: str
    role: Role
    order: int | None
    join: bool
    drop: DropKind | None
    twin: Span | None
    similarity: float | None
    reason: str
    parts: tuple[Part, ...] = ()
    cuts: tuple[Cut, ...] = ()


# What detection proposes -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repeat:
    """``dropped`` repeats ``kept``. ``whole`` says whether it covers all that its line says."""

    kept: Span
    dropped: Span
    drop: DropKind
    similarity: float
    whole: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Seam:
    """A column break: the sentence of line ``first`` goes on in line ``second``, past the ``intruders`` between."""

    first: int
    second: int
    intruders: tuple[int, ...]
    score: float
    reasons: tuple[str, ...] = field(default=())


# The handbook's documents ------------------------------------------------------------------------------------------

BlockKind = Literal["heading", "paragraph", "item", "list", "caption", "lead"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerated stretch inside a block (一是 …), with an id of its own. Offsets are into ``received``."""

    id: BlockId
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Emendation:
    """A reading the editors doubt: offsets into ``received``; applied unless doubtful."""

    start: int
    end: int
    received: str
    text: str | None
    """The corrected reading; None where a doubtful place has no one repair."""
    kind: EmendationKind
    certainty: Certainty
    reason: str
    outside: bool = False
    """Whether it rests on knowledge from outside the sources."""

    @property
    def applied(self) -> bool:
        """Certain and likely ones are applied and marked; doubtful ones are only noted."""
        return self.certainty != "doubtful"

    @property
    def shown(self) -> str:
        """What the corrected text shows here."""
        return self.text if self.applied and self.text is not None else self.received


@dataclass(frozen=True, slots=True)
class Block:
    """The unit a reader can cite. ``received`` is what came in, joined and widened; ``text`` is what we read."""

    id: BlockId
    kind: BlockKind
    number: int | None
    number_basis: Basis
    received: str
    spans: tuple[Span, ...]
    fingerprint: str
    marks: tuple[Mark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    bullet: bool = False
    emendations: tuple[Emendation, ...] = ()
    item_reason: str = ""
    """Why the editors gave the block a number, or took it out of the item above."""

    @property
    def text(self) -> str:
        """``received`` with the certain and likely emendations applied."""
        out, at = [], 0
        for emendation in self.emendations:
            if emendation.applied:
                out += [self.received[at : emendation.start], emendation.shown]
                at = emendation.end
        return "".join(out) + self.received[at:]


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line that names or signs the document: title, author, column …"""

    role: Role
    text: str
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks; the blocks before the first heading stand in a section with id None."""

    id: BlockId | None
    number: int | None
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """A published id: where its block began and what it said, or the id that now stands for it."""

    id: BlockId
    spans: tuple[Span, ...]
    fingerprint: str
    alias_of: BlockId | None = None
    """The id that stands for it, or ``WITHDRAWN``."""
    since: str = ""
    """The version in which it moved or was withdrawn, where the lock says so."""


WITHDRAWN = BlockId("-")
"""What the lock names in place of a new id when nothing stands for an old one any more."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article with its structure: front lines, sections, blocks with permanent ids."""

    code: DocumentCode
    source: SourceId
    status: Literal["draft", "reviewed"]
    front: tuple[FrontLine, ...]
    sections: tuple[Section, ...]
    note: str = ""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)

    def front_text(self, role: Role) -> str:
        """The front lines of one role, a space between them."""
        return " ".join(line.text for line in self.front if line.role == role)


# What the editors record about documents and pages ----------------------------------------------------------------

Kind = Literal[
    "central-document", "exchange-speech", "signed-article", "news-report", "policy-graphic", "editors-note",
    "unreviewed",
]  # fmt: skip
AUTHORITIES: dict[Kind, str] = {
    "central-document": "中央文件",
    "exchange-speech": "部门·地方·企业交流发言",
    "editors-note": "编者按",
    "signed-article": "署名文章",
    "news-report": "新闻报道",
    "policy-graphic": "政策图解",
    "unreviewed": "未经审校",
}
"""Kind of a document and how much weight its words carry, in the order of the index (design.md §2)."""

VALIDITIES = frozenset({"现行", "已有后文", "不详"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A recorded value with the ground it stands on. ``value`` None: 未详."""

    value: str | tuple[str, ...] | None
    basis: Basis
    evidence: str
    precision: str | None = None

    @property
    def text(self) -> str:
        """The value for display; empty when unknown."""
        return "、".join(self.value) if isinstance(self.value, tuple) else self.value or ""


UNRECORDED = Stated(None, "unknown", "")


@dataclass(frozen=True, slots=True)
class Newspaper:
    """Where a page was printed, as far as somebody has seen it."""

    name: str | None
    date: str | None
    page: str | None
    basis: Basis
    evidence: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What the editors record about one page."""

    newspaper: Newspaper
    checked_against_print: bool


UNSEEN = SourceEntry(Newspaper(None, None, None, "unknown", ""), False)
"""What is known of a page that nobody has recorded."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """What the editors record about one document."""

    code: DocumentCode
    kind: Kind
    issuer: Stated
    authors: Stated
    affiliation: Stated
    region: Stated
    date: Stated
    validity: Stated
    topics: tuple[str, ...]
    on_topic: bool
    official_url: str | None
    part_of: DocumentCode | None = None
    """The document that introduces the feature this one is part of."""
    short: str = ""
    """Short name of its issuer or region, for narrow columns."""

    @property
    def authority(self) -> str:
        """The label that stands first on the page."""
        return AUTHORITIES[self.kind]

    @property
    def holds(self) -> str | None:
        """Validity of a policy text: what is recorded, else 不详. None for texts that lay down no policy."""
        if self.kind in ("central-document", "policy-graphic"):
            return self.validity.text or "不详"
        return None


def unreviewed(code: DocumentCode) -> CatalogueEntry:
    """What stands for an entry while nobody has read the document."""
    nothing = UNRECORDED
    return CatalogueEntry(code, "unreviewed", nothing, nothing, nothing, nothing, nothing, nothing, (), True, None)


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the handbook: structure, record, and where it was printed."""

    outline: Outline
    entry: CatalogueEntry
    source_entry: SourceEntry

    @property
    def code(self) -> DocumentCode:
        """Its permanent code."""
        return self.outline.code

    @property
    def title(self) -> str:
        """Its title lines in order; a draft may have none yet."""
        return self.outline.front_text("title") or self.code


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
PRACTICE_MODES = {"reports": "述做法", "argues": "述主张"}


@dataclass(frozen=True, slots=True)
class Practice:
    """A measure and a place where somebody reports or argues what it asks, with the words of both that meet."""

    measure: BlockId
    anchor: BlockId
    asks: str
    does: str
    strength: str
    figures: bool
    mode: str
    reason: str


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


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic or a region: what the handbook holds on it, in the editors' own words."""

    name: str
    english: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """A stretch of guided reading: the ids to read, why now, and what to look for. Texts carry ``[id]`` references."""

    title: str
    minutes: int
    read: tuple[str, ...]
    why: str
    look: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question to the texts; its answer names the places it rests on. ``short`` is how a handout asks it."""

    ask: str
    short: str
    options: tuple[str, ...]
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainingTask:
    """What a group makes together."""

    title: str
    minutes: int
    brief: tuple[str, ...]
    product: str
    materials: tuple[str, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedWords:
    """How often words stand in a document: what a path says of a text's silence, so that it can be checked."""

    words: str
    document: str
    times: int


@dataclass(frozen=True, slots=True)
class TrainingPath:
    """A learning path: opening, steps, questions, group task, closing. Minutes add up to the whole."""

    slug: str
    order: int
    title: str
    lead: str
    aims: tuple[str, ...]
    audience: str
    preparation: tuple[str, ...]
    opening: int
    steps: tuple[TrainingStep, ...]
    asking: int
    """Minutes for the questions."""
    questions: tuple[TrainingQuestion, ...]
    task: TrainingTask
    closing: int
    counted: tuple[CountedWords, ...]
    facilitation: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """The whole path."""
        return self.opening + sum(step.minutes for step in self.steps) + self.asking + self.task.minutes + self.closing


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
    paths: tuple[TrainingPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """What changed for readers in one version; ``hash`` only of past ones, whose files no longer change."""

    version: str
    changes: tuple[str, ...]
    date: str | None = None
    english: str = ""
    hash: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything a build knows, before anything is written."""

    version: str
    hash: str
    pages: tuple[Page, ...]
    rows: tuple[LedgerRow, ...]
    documents: tuple[Document, ...]
    mentions: tuple[Mention, ...]
    links: Links = Links()
    notes: tuple[tuple[SourceId, str], ...] = ()
    """What the editors say of a page as a whole, by page."""
    published: tuple[Locked, ...] = ()
    """The lock: every id ever published."""
    versions: tuple[Version, ...] = ()
    """Newest first."""
    online: str = ""
    """The canonical address, with a slash at its end; empty while ``mkdocs.yml`` names an example host."""


# What the detector doubts ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A reading to look at: ``received[start:end]`` of a block, the rule that doubts it, and why (in Chinese)."""

    anchor: BlockId
    start: int
    end: int
    rule: str
    found: str
    evidence: str
