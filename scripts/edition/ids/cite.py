"""Cite: what a reference says, composed from recorded metadata alone.

In GB/T 7714 a newspaper article is ``责任者. 题名[N]. 报名，年-月-日（版）.``, something read online
``题名[EB/OL]. （发布日期）[引用日期]. 地址.`` Nobody here has seen the printed paper: so each reference names the paper
as origin, as far as an editor has recorded it, and after 转引自 the handbook as the place of reading: code, reading,
edition, address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from typing import Literal, get_args

from edition.chinese.numbers import value_of
from edition.nouns import Document
from edition.nouns.words import CAUTION, DRAFT_CAUTION, OPINION, READING_WORDS, validity_said

Standard = Literal["2025", "2015", "plain"]
STANDARDS: tuple[Standard, ...] = get_args(Standard)
STANDARD_WORDS: dict[Standard, str] = {"2025": "GB/T 7714—2025", "2015": "GB/T 7714—2015", "plain": "文内夹注"}

Reading = Literal["emended", "received"]

NAMED_AUTHORS = 3
"""Of more authors than these, GB/T 7714 names these and says 等."""

SHORT_NAME = "政策手册"
"""What the handbook calls itself where nobody gives its full name, which stands in mkdocs.yml (``site_name``)."""

_SIGNED = frozenset({"central-document", "exchange-speech", "signed-article"})
"""Kinds that somebody answers for; an unsigned report lacks nothing."""


@dataclass(frozen=True, slots=True)
class _Style:
    """Punctuation of a standard."""

    comma: str
    colon: str
    opening: str
    closing: str


_STYLES: dict[str, _Style] = {"2025": _Style("，", "：", "（", "）"), "2015": _Style(", ", ": ", "(", ")")}


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

    ``version`` is the edition's (``2026.11+5f595c0f``), ``online`` the canonical address, ``accessed`` a date
    (``2026-11-20``; None leaves it out, so that two builds are the same), ``name`` the handbook's full name.
    A pinpoint (``第（十二）项``) has a place in the plain form only: in the others it stands in the text, after [1].
    """
    code = (online.partition("#")[2] or document.code).upper()
    given = _Given(version, online, code, READING_WORDS[reading], pinpoint, accessed, name)
    return _composed(document, standard, given)


def template(document: Document, standard: Standard, *, dated: bool = True) -> tuple[str, ...]:
    """A reference with slots still to be filled: text, slot, text, slot, …, text.

    The slots: ``name``, ``version``, ``code``, ``reading``, ``online``, in the plain form ``pinpoint``, and where it
    is to be ``dated``, ``accessed``. A page knows its address and a browser the day; neither composes anything.
    """
    slots = _Given(*(f"\0{each.name}\0" for each in fields(_Given)))
    slots = slots if dated else replace(slots, accessed=None)
    return tuple(_composed(document, standard, slots).split("\0"))


@dataclass(frozen=True, slots=True)
class _Given:
    """What differs from one reference to the next."""

    version: str
    online: str
    code: str
    reading: str
    pinpoint: str
    accessed: str | None
    name: str


def _composed(document: Document, standard: Standard, given: _Given) -> str:
    if standard == "plain":
        return _plain(document, given)
    style = _STYLES[standard]
    by = _responsible(document, style.comma)
    subtitle = document.outline.front_text("subtitle").lstrip("—–- ")
    title = _title(document) + (f"{style.colon}{subtitle}" if subtitle else "")
    read = f"[{given.accessed}]" if given.accessed else ""
    parts = [
        *([by] if by else []),
        f"{title}[N]",
        _origin(document, style),
        f"转引自{style.colon}{given.name}{style.colon}{given.code}{style.comma}{given.reading}[EB/OL]",
        f"{style.opening}{given.version}{style.closing}{read}",
        given.online,
    ]
    return ". ".join(parts) + "."


def _plain(document: Document, given: _Given) -> str:
    """In brackets in the running text, as Chinese reports do; the address last, where nothing sticks to it."""
    by = _responsible(document, "、")
    title = _title(document)
    said = f"{by}：" if by and not title.startswith(by.replace("、", " ")) else ""
    parts = [
        f"{said}《{_inside(title)}》{given.pinpoint}",
        *_printed(document),
        f"转引自《{_inside(given.name)}》{given.version}",
        f"{given.code}，{given.reading}",
        *([f"{given.accessed}查阅"] if given.accessed else []),
        given.online,
    ]
    return f"（{'，'.join(parts)}）"


def _title(document: Document) -> str:
    return document.outline.front_text("title") or "〔题名未详〕"


def _inside(title: str) -> str:
    """A title inside 《》: its own 《》 become 〈〉 (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")


def _responsible(document: Document, comma: str) -> str:
    """Who answers for the text, as recorded; empty where the kind of text names nobody."""
    entry = document.entry
    stated = entry.authors if entry.authors.value else entry.issuer
    names = list(stated.value) if isinstance(stated.value, tuple) else (stated.value or "").split()
    if not names:
        return "〔责任者未详〕" if entry.kind in _SIGNED else ""
    named = comma.join(names[:NAMED_AUTHORS])
    return named if len(names) <= NAMED_AUTHORS else f"{named}{comma.replace('、', '')}等"


def _origin(document: Document, style: _Style) -> str:
    """Newspaper, date and page as recorded; what is unknown says so."""
    paper = document.source_entry.newspaper
    if not (paper.name or paper.date or paper.page):
        return "〔出处未详〕"
    page = f"{style.opening}{page_number(paper.page)}{style.closing}" if paper.page else "〔版次未详〕"
    return f"{paper.name or '〔报名未详〕'}{style.comma}{paper.date or '〔日期未详〕'}{page}"


def _printed(document: Document) -> list[str]:
    paper = document.source_entry.newspaper
    if not (paper.name or paper.date or paper.page):
        return ["〔出处未详〕"]
    name = f"《{_inside(paper.name)}》" if paper.name else "〔报名未详〕"
    date = spoken_date(paper.date) if paper.date else "〔日期未详〕"
    page = f"第{page_number(paper.page)}版" if paper.page else "〔版次未详〕"
    return [f"{name}{date}{page}"]


def page_number(page: str) -> str:
    """GB/T 7714 gives pages in Arabic numerals: ``第四版`` → ``4``, ``A3版`` → ``A3``."""
    bare = page.removeprefix("第").removesuffix("版")
    return str(value_of(bare)) if re.fullmatch("[一二三四五六七八九十百]+", bare) else bare


def spoken_date(date: str) -> str:
    """``2019-11-08`` → ``2019年11月8日``; a month or a year alone stays one."""
    year, *rest = date.split("-")
    return f"{year}年" + "".join(f"{int(part)}{unit}" for part, unit in zip(rest, "月日", strict=False))


def caution(document: Document) -> str:
    """What must stand beside every quotation of the document; empty for most."""
    if document.outline.status == "draft":
        return DRAFT_CAUTION
    if document.entry.kind == "signed-article":
        return OPINION
    if document.entry.kind != "central-document":
        return ""
    return f"{validity_said(document.entry.holds or '', document.entry.validity.basis)}；{CAUTION}"


def unknown_fields(document: Document) -> tuple[str, ...]:
    """What a reference to the document should say and nobody has recorded."""
    paper = document.source_entry.newspaper
    known = {"报名": paper.name, "日期": paper.date, "版次": paper.page}
    missing = [field for field, value in known.items() if not value]
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
        f"editorial/sources.yml: {source}: {'、'.join(missing)}未详，引文注明未详: "
        + "、".join(document.code.upper() for document in those)
        for source, missing, those in unrecorded(documents)
    ]
