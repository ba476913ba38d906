"""Compose a reference in each form from its elements: GB/T 7714 in four ways, law reviews, official writing, brackets.

GB/T 7714—2025, as its own examples show it (doc/findings.md §7): a newspaper article is
``责任者. 题名[N/OL]. 报名，年-月-日（版）. 地址.``; what is contained in a work stands before ``//``, the work with its
edition behind it; what is read online has its date in （） and the day of reading in []; with author and year, the
year follows the author. The edition of 2015 has half-width signs and gives the day of reading also for newspapers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edition.ids.cite_elements import NAMED_AUTHORS, Elements, inside, page_number, spoken_date
from edition.nouns.words import OFFICIAL_TEXT

NOBODY = "佚名"
"""Who wrote it where nobody is named and a year must follow a name (7.1.3)."""
NO_YEAR = "无日期"
"""The standard says nothing of texts without a year; so do styles of citation processors say it."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What differs from one reference to the next."""

    name: str
    version: str
    code: str
    reading: str
    online: str
    pinpoint: str
    accessed: str
    """The day of reading: ``2026-11-21``; empty where no day is given."""
    day: str
    """The same in words: ``2026年11月21日``."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """Punctuation of an edition of the standard, and whether a newspaper online gets a day of reading."""

    comma: str
    colon: str
    opening: str
    closing: str
    day_of_papers: bool


_NOW = _Signs("，", "：", "（", "）", False)
_2015 = _Signs(", ", ": ", "(", ")", True)


def _numbered(of: Elements, given: Filling, signs: _Signs, *, by_year: bool = False) -> str:
    """``责任者. 题名…``, or with ``by_year`` ``责任者，年. 题名…``."""
    comma, colon = signs.comma, signs.colon
    by = named(of, comma)
    year = of.gazette.year if of.gazette else of.marked_year
    head = f"{by or NOBODY}{comma}{year or NO_YEAR}" if by_year else by
    title = colon.join(filter(None, (of.title, of.subtitle, of.speech, of.number)))
    printed = _gazette(of, signs, by_year=by_year) if of.gazette else _newspaper(of, given, signs)
    handbook = f"{given.name}{colon}{given.code}"
    edition = f"{given.reading}{comma}V{given.version}"
    read = f"[{given.accessed}]" if given.accessed else ""
    if printed:
        body = [f"{title}[{'J' if of.gazette else 'N'}/OL]", printed, f"{handbook}{comma}{edition}"]
    else:
        when = f"{signs.opening}{of.marked_date}{signs.closing}" if of.date else ""
        body = [f"{title}[EB/OL]//{handbook}", edition, f"{when}{read}"]
    official = f"{OFFICIAL_TEXT}{colon}{of.official_url}" if of.official_url else ""
    return ". ".join(filter(None, [head, *body, given.online, official])) + "."


def _newspaper(of: Elements, given: Filling, signs: _Signs) -> str:
    """The newspaper as far as it is recorded; nothing where its name is not."""
    if not of.paper.name:
        return ""
    page = f"{signs.opening}{page_number(of.paper.page)}{signs.closing}" if of.paper.page else ""
    read = f"[{given.accessed}]" if given.accessed and signs.day_of_papers else ""
    return f"{of.paper.name}{signs.comma}{of.marked_date or '[日期不详]'}{page}{read}"


def _gazette(of: Elements, signs: _Signs, *, by_year: bool) -> str:
    its = of.gazette
    assert its
    year = "" if by_year else f"{signs.comma}{its.year}"
    pages = f"{signs.colon}{its.pages}" if its.pages else ""
    return f"{its.name}{year}{signs.opening}{its.issue}{signs.closing}{pages}"


def named(of: Elements, comma: str) -> str:
    """Who is responsible: the first three, and 等."""
    said = comma.join(of.by[:NAMED_AUTHORS])
    return said if len(of.by) <= NAMED_AUTHORS else f"{said}{comma.replace('、', '')}等"


def _law(of: Elements, given: Filling) -> str:
    """A note as law reviews print it: ``作者：《题名》，载《报名》2019年11月8日，第2版。``"""
    by = f"{named(of, '、')}：" if of.prefixed else ""
    printed = []
    if of.gazette:
        pages = f"，第{of.gazette.pages}页" if of.gazette.pages else ""
        printed = [f"载《{inside(of.gazette.name)}》{of.gazette.year}年第{of.gazette.issue}期{pages}"]
    elif of.paper.name:
        page = f"，第{page_number(of.paper.page)}版" if of.paper.page else ""
        printed = [f"载《{inside(of.paper.name)}》{of.spoken}{page}"]
    when = [of.spoken] if of.spoken and not printed else []
    parts = [
        f"{by}《{of.whole_title}》{given.pinpoint}",
        *([of.speech] if of.speech else []),
        *([of.number] if of.number else []),
        *when,
        *printed,
        f"{'' if printed else '载'}《{inside(given.name)}》V{given.version}",
        given.code,
        given.reading,
        given.online,
        *([f"{OFFICIAL_TEXT}{of.official_url}"] if of.official_url else []),
        *([f"{given.day}访问"] if given.day else []),
    ]
    return "，".join(parts) + "。"


def _official(of: Elements, given: Filling) -> str:
    """As official writing names a document the first time: ``《…的意见》（以下简称《意见》）第（十二）项``."""
    said = [*([of.number] if of.number else []), *([f"以下简称{of.short}"] if of.short else [])]
    once = f"（{'，'.join(said)}）" if said else ""
    by = named(of, "、") if of.prefixed else of.speech
    return f"{by}《{inside(of.title)}》{once}{given.pinpoint}"


def _official_again(of: Elements, given: Filling) -> str:
    """The second time: ``《意见》第（十二）项``."""
    return f"{of.short or f'《{inside(of.title)}》'}{given.pinpoint}"


def _plain(of: Elements, given: Filling) -> str:
    """In brackets in the running text, as Chinese reports do; the address last, where nothing sticks to it."""
    by = f"{named(of, '、')}：" if of.prefixed else ""
    number = f"（{of.number}）" if of.number else ""
    parts = [
        f"{by}《{inside(of.title)}》{number}{given.pinpoint}",
        *([of.speech] if of.speech else []),
        *_printed(of),
        f"载《{inside(given.name)}》V{given.version}",
        f"{given.code}，{given.reading}",
        *([f"{given.accessed}查阅"] if given.accessed else []),
        *([f"{OFFICIAL_TEXT}{of.official_url}"] if of.official_url else []),
        given.online,
    ]
    return f"（{'，'.join(parts)}）"


def _printed(of: Elements) -> list[str]:
    if of.gazette:
        pages = f"第{of.gazette.pages}页" if of.gazette.pages else ""
        return [f"《{inside(of.gazette.name)}》{of.gazette.year}年第{of.gazette.issue}期{pages}"]
    if of.paper.name:
        page = f"第{page_number(of.paper.page)}版" if of.paper.page else ""
        when = spoken_date(of.paper.date) if of.paper.date else of.spoken
        return [f"《{inside(of.paper.name)}》{when}{page}"]
    return [of.spoken] if of.spoken else []


def author_and_year(of: Elements, *, half_width: bool) -> str:
    """What stands in the sentence where references are ordered by author and year: ``（何青山 等，[2026]）``."""
    signs = _2015 if half_width else _NOW
    by = (of.by[0] + (" 等" if len(of.by) > 1 else "")) if of.by else NOBODY
    year = of.gazette.year if of.gazette else of.marked_year
    return f"{signs.opening}{by}{signs.comma}{year or NO_YEAR}{signs.closing}"


Composer = Callable[[Elements, Filling], str]
COMPOSERS: Mapping[str, Composer] = {
    "2025": lambda of, given: _numbered(of, given, _NOW),
    "2025-date": lambda of, given: _numbered(of, given, _NOW, by_year=True),
    "2015": lambda of, given: _numbered(of, given, _2015),
    "2015-date": lambda of, given: _numbered(of, given, _2015, by_year=True),
    "law": _law,
    "official": _official,
    "official-again": _official_again,
    "plain": _plain,
}
