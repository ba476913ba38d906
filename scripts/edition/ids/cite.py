"""Cite: what a reference says, composed from recorded metadata alone.

``cite_elements.py`` takes the elements out of the record, ``cite_forms.py`` composes them in each form. Nobody here has
seen the printed paper: so a reference cites what was read, the text in the handbook with its edition, and names
newspaper or gazette as far as an editor has recorded them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Literal, get_args

from edition.ids.cite_elements import elements, lacking, of_the_handbook, spoken_date
from edition.ids.cite_forms import COMPOSERS, Filling, author_and_year
from edition.nouns import Document
from edition.nouns.words import CAUTION, DRAFT_CAUTION, OPINION, READING_WORDS, validity_said

Standard = Literal["2025", "2025-date", "2015", "2015-date", "law", "official", "official-again", "plain"]
STANDARDS: tuple[Standard, ...] = get_args(Standard)
STANDARD_WORDS: dict[Standard, str] = {
    "2025": "GB/T 7714—2025",
    "2025-date": "GB/T 7714—2025，著者-出版年制",
    "2015": "GB/T 7714—2015",
    "2015-date": "GB/T 7714—2015，著者-出版年制",
    "law": "法学引注",
    "official": "公文，首次引用",
    "official-again": "公文，再次引用",
    "plain": "文内夹注",
}

Way = Literal["numbered", "dated", "note", "official", "inline"]
"""How a form stands in a text: a number in the sentence and a list, author and year and a list, a note for each place,
the name of the document in the sentence, all in brackets in the sentence."""
_WAYS: dict[Standard, Way] = {
    "2025": "numbered",
    "2025-date": "dated",
    "2015": "numbered",
    "2015-date": "dated",
    "law": "note",
    "official": "official",
    "official-again": "official",
    "plain": "inline",
}

Reading = Literal["emended", "received"]

SHORT_NAME = "政策手册"
"""What the handbook calls itself where nobody gives its full name, which stands in mkdocs.yml (``site_name``)."""

_SIGNED = frozenset({"central-document", "exchange-speech", "signed-article"})
"""Kinds that somebody answers for; an unsigned report lacks nothing."""


def citation(
    document: Document,
    version: str,
    online: str,
    *,
    standard: Standard = "2025",
    pinpoint: str = "",
    reading: Reading = "emended",
    accessed: str | None = None,
    name: str = SHORT_NAME,
) -> str:
    """One reference to a document, or to the place in it that the fragment of ``online`` names.

    ``version`` is the edition's (``2026.11+5f595c0f``), ``online`` the canonical address, or the path of the page in
    the site while there is no public one; ``accessed`` a date (``2026-11-20``; None leaves it out, so that two builds
    are the same), ``name`` the handbook's full name. A pinpoint (``第（十二）项``) has a place in running text and in
    notes; in GB/T 7714 it stands in the sentence, raised behind the number.
    """
    code = (online.partition("#")[2] or document.code).upper()
    day = spoken_date(accessed) if accessed else ""
    given = Filling(name, version, code, READING_WORDS[reading], online, pinpoint, accessed or "", day)
    return COMPOSERS[standard](elements(document), given)


def template(document: Document, standard: Standard, *, dated: bool = True) -> tuple[str, ...]:
    """A reference with slots still to be filled: text, slot, text, slot, …, text.

    The slots are the fields of ``Filling``; ``pinpoint`` only where it has a place, ``accessed`` or ``day`` only where
    the reference is to be ``dated``. A page knows its address and a browser the day; neither composes anything.
    """
    return tuple(COMPOSERS[standard](elements(document), _slots(dated=dated)).split("\0"))


def page_template(standard: Standard, *, received: bool = False) -> tuple[str, ...]:
    """The same for what stands in the handbook and in none of its texts: a term, an event, a line as received.

    ``title`` is a slot too: what the entry is called. Its page stands where a text has its code.
    """
    return tuple(COMPOSERS[standard](of_the_handbook("\0title\0", received=received), _slots(dated=True)).split("\0"))


def page_in_text(standard: Standard, *, received: bool = False) -> str:
    """As ``in_text``."""
    of = of_the_handbook("", received=received)
    return author_and_year(of, half_width=standard == "2015-date") if way(standard) == "dated" else ""


def in_text(document: Document, standard: Standard) -> str:
    """What stands in the sentence where references are ordered by author and year; elsewhere empty."""
    return author_and_year(elements(document), half_width=standard == "2015-date") if way(standard) == "dated" else ""


def way(standard: Standard) -> Way:
    """How the form stands in a text."""
    return _WAYS[standard]


def _slots(*, dated: bool) -> Filling:
    slots = Filling(*(f"\0{each.name}\0" for each in fields(Filling)))
    return slots if dated else replace(slots, accessed="", day="")


def caution(document: Document) -> str:
    """What must stand beside every quotation of the document; empty for most."""
    if document.outline.status == "draft":
        return DRAFT_CAUTION
    if document.entry.kind == "signed-article":
        return OPINION
    if document.entry.kind != "central-document":
        return ""
    return f"{validity_said(document.entry.holds or '', document.entry.validity.basis)}；{CAUTION}"


def cautioned(reference: str, document: Document) -> str:
    """A reference with its caution behind it; after an address and a full stop a space, or the address is read on."""
    said = caution(document)
    return f"{reference}{' ' if reference.endswith('.') else ''}〔{said}〕" if said else reference


def unknown_fields(document: Document) -> tuple[str, ...]:
    """What a reference to the document should say and nobody has recorded."""
    missing = [*lacking(document.source_entry.newspaper)]
    if document.entry.kind in _SIGNED and not (document.entry.authors.value or document.entry.issuer.value):
        missing.append("责任者")
    if not document.outline.front_text("title"):
        missing.append("题名")
    return tuple(missing)


def unrecorded(documents: Iterable[Document]) -> list[tuple[str, tuple[str, ...], Sequence[Document]]]:
    """Page, what is unknown, and the documents whose references lack it; in the order of the documents."""
    lacking = [(d.outline.source, unknown_fields(d), d) for d in documents if unknown_fields(d)]
    ordered = sorted(lacking, key=lambda each: each[:2])
    return [(*key, [each[2] for each in same]) for key, same in groupby(ordered, key=lambda each: each[:2])]


def remarks(documents: Iterable[Document]) -> list[str]:
    """One line per page for editors."""
    return [
        f"editorial/sources.yml: {source}: {'、'.join(missing)}未详，参考文献里不写: "
        + "、".join(document.code.upper() for document in those)
        for source, missing, those in unrecorded(documents)
    ]
