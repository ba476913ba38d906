"""What the editors record about documents and pages, each value with its ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edition.nouns.kinds import Basis, DocumentCode
from edition.nouns.text import Block, Outline
from edition.nouns.words import STATUS_WORDS

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
    "unreviewed": STATUS_WORDS["draft"],
}
"""Kind of a document and how much weight its words carry, in the order of the index (doc/contracts.md §2)."""

_SPEAKING: tuple[Kind, ...] = (
    "exchange-speech", "news-report", "signed-article", "editors-note", "policy-graphic", "unreviewed",
)  # fmt: skip
SPEAKERS: dict[Kind, str] = {**{kind: AUTHORITIES[kind] for kind in _SPEAKING}, "exchange-speech": "会议发言"}
"""Who speaks in a document, by its kind, in the order of the columns of 「举措与实践」."""

Vouched = Literal["draft", "unrecorded", "program", "person"]
"""A draft that nobody has read; a plan held to be right with no record of who read it; what a program has read; what
a named person has read."""

VALIDITIES = frozenset({"现行", "已有后文", "不详"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A recorded value with the ground it stands on. ``value`` None: 未详."""

    value: str | tuple[str, ...] | None
    basis: Basis
    evidence: str
    precision: str | None = None
    source: str = ""
    """Where public knowledge was published and when; empty for what the pages themselves say."""

    @property
    def text(self) -> str:
        """The value for display; empty when unknown."""
        return "、".join(self.value) if isinstance(self.value, tuple) else self.value or ""

    @property
    def bound(self) -> str:
        """What stands before a date where only a day is known before which it is not; else empty."""
        return "不早于" if self.precision == "not-before" else ""


UNRECORDED = Stated(None, "unknown", "")


@dataclass(frozen=True, slots=True)
class Gazette:
    """Where an official gazette printed a central document: 中华人民共和国国务院公报, 2024, 31, 5-12."""

    name: str
    year: str
    issue: str
    pages: str
    """``5`` or ``5-12``; empty where nobody recorded them."""
    source: str
    """Who saw it there, or who published it and when."""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """Where a page was printed, as far as somebody has seen it."""

    name: str | None
    date: str | None
    page: str | None
    basis: Basis
    evidence: str


@dataclass(frozen=True, slots=True)
class PageDate:
    """Between which days a page was printed, as far as its own lines and public knowledge prove it.

    Each bound is a whole day (``2026-04-26``) with its ground; ``not_after`` is missing where nothing proves one.
    """

    not_before: Stated
    not_after: Stated | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What the editors record about one page."""

    newspaper: Newspaper
    checked_against_print: bool
    dated: PageDate | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One reading of a document: by whom, on which day, against what, and how."""

    by: str
    on: str
    against: str
    method: str
    person: bool
    """Whether a person read it; only then is the document called 已审校."""


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
    reviewed: tuple[Review, ...] = ()
    """Who read it against what; empty where nobody has recorded that."""
    office: Stated = UNRECORDED
    """What the author holds (职务), where the text names an office and not only a house."""
    number: Stated = UNRECORDED
    """The number under which a central document was issued (文号): ``中发〔2024〕99号``."""
    gazette: Gazette | None = None

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
    def vouched(self) -> Vouched:
        """Who stands for it: the label follows the record of readings, not the state of the plan."""
        if self.outline.status == "draft":
            return "draft"
        if not self.entry.reviewed:
            return "unrecorded"
        return "person" if any(review.person for review in self.entry.reviewed) else "program"

    @property
    def title(self) -> str:
        """Its title lines in order; a draft may have none yet."""
        return self.outline.front_text("title") or self.code

    def is_measure(self, block: Block) -> bool:
        """A measure is an item that runs through a central document: what practice answers to, and what hangs its
        number in the margin."""
        return self.entry.kind == "central-document" and block.runs_through

    @property
    def measures(self) -> tuple[Block, ...]:
        """Its measures, in order; none in any other kind of document."""
        return tuple(block for block in self.outline.blocks if self.is_measure(block))
