"""The elements of a reference, taken from what is recorded and from nothing else; in no form yet.

A reference cites what was read, which is the text in the handbook: the newspaper comes in once an editor has recorded
it, the gazette and the number of a central document likewise (doc/contracts.md §2). A date that does not stand on the
page is marked as GB/T 7714—2025 marks an estimated one (7.5.4.3): in square brackets. A day before which a text is not
is no date of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.chinese.numbers import value_of
from edition.nouns import SPEAKERS, Document, Gazette, Newspaper
from edition.nouns.words import EDITORS

NAMED_AUTHORS = 3
"""Of more authors than these, GB/T 7714 names these and says 等 (7.1.2)."""

_OFFICIAL_KINDS = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函"),
    *("纪要", "方案", "办法", "规定", "条例", "规划", "纲要", "细则", "规则", "准则"),
)
"""What official documents call themselves: the fifteen kinds of 《党政机关公文处理工作条例》, article 8, and those of
rules and plans that are issued with them."""


@dataclass(frozen=True, slots=True)
class Elements:
    """What there is to say of a document."""

    by: tuple[str, ...]
    """Persons or bodies that answer for it, all of them; empty where none is recorded. A region is no body."""
    title: str
    subtitle: str
    speech: str
    """Whose speech it is where a region spoke and no body is named: ``江苏会议发言``; else empty."""
    date: str
    """``2019-11-08``, ``2019-11`` or ``2019``; empty where nobody knows it."""
    dated: bool
    """Whether the page states the date; else it is inferred or known from elsewhere."""
    paper: Newspaper
    gazette: Gazette | None
    number: str
    official_url: str
    short: str
    """What official writing calls a central document the second time: ``《意见》``; empty for the rest."""

    @property
    def whole_title(self) -> str:
        """Title and subtitle, as running text sets them inside 《》."""
        return inside(self.full_title)

    @property
    def full_title(self) -> str:
        """Title and subtitle, as they are cited."""
        return "：".join(filter(None, (self.title, self.subtitle)))

    @property
    def marked_date(self) -> str:
        """``2019-11-08``, in square brackets where the page does not state it."""
        return self.date if self.dated or not self.date else f"[{self.date}]"

    @property
    def marked_year(self) -> str:
        """The same, the year alone."""
        return self.date[:4] if self.dated or not self.date else f"[{self.date[:4]}]"

    @property
    def spoken(self) -> str:
        """``2019年11月8日``, in square brackets where the page does not state it."""
        said = spoken_date(self.date) if self.date else ""
        return said if self.dated or not said else f"[{said}]"

    @property
    def prefixed(self) -> bool:
        """Whether running text names who is responsible before the title: not where the title begins with them."""
        return bool(self.by) and not self.title.startswith(" ".join(self.by))


def elements(document: Document) -> Elements:
    """The elements of one document."""
    entry, paper, outline = document.entry, document.source_entry.newspaper, document.outline
    stated = entry.authors if entry.authors.value else entry.issuer
    names = stated.value if isinstance(stated.value, tuple) else tuple((stated.value or "").split())
    region = entry.kind == "exchange-speech" and bool(names) and names == (entry.region.value,)
    title = outline.front_text("title") or "[题名不详]"
    bound = entry.date.precision == "not-before"
    own = "" if bound else entry.date.text
    recorded = paper.date or own
    return Elements(
        by=() if region else names,
        title=title,
        subtitle=outline.front_text("subtitle").lstrip("—–- "),
        speech=f"{names[0]}{SPEAKERS['exchange-speech']}" if region else "",
        date=recorded if re.fullmatch(r"\d{4}(-\d\d){0,2}", recorded) else "",
        dated=bool(paper.date) or entry.date.basis == "stated",
        paper=paper,
        gazette=entry.gazette,
        number=entry.number.text,
        official_url=entry.official_url or "",
        short=_short(title) if entry.kind == "central-document" else "",
    )


def of_the_handbook(title: str, *, received: bool) -> Elements:
    """What there is to say of an entry of the editors', or of a line as received, for which nobody is named."""
    return Elements(
        by=() if received else (EDITORS,),
        title=title,
        subtitle="",
        speech="",
        date="",
        dated=False,
        paper=Newspaper(None, None, None, "unknown", ""),
        gazette=None,
        number="",
        official_url="",
        short="",
    )


def _short(title: str) -> str:
    """
    >>> _short("镇公所关于修缮渡口的意见")
    '《意见》'
    >>> _short("渡口志")
    ''
    """
    found = re.search(f"(?:{'|'.join(_OFFICIAL_KINDS)})(?=(?:（[^（）]*）)?$)", title)
    return f"《{found[0]}》" if found and found.start() else ""


def lacking(paper: Newspaper) -> tuple[str, ...]:
    """What nobody has recorded of a newspaper: 报名, 日期, 版次."""
    known = {"报名": paper.name, "日期": paper.date, "版次": paper.page}
    return tuple(field for field, value in known.items() if not value)


def inside(title: str) -> str:
    """A title inside 《》: its own 《》 become 〈〉 (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")


def page_number(page: str) -> str:
    """GB/T 7714 gives pages in Arabic numerals: ``第四版`` → ``4``, ``A3版`` → ``A3``."""
    bare = page.removeprefix("第").removesuffix("版")
    return str(value_of(bare)) if re.fullmatch("[一二三四五六七八九十百]+", bare) else bare


def spoken_date(date: str) -> str:
    """``2019-11-08`` → ``2019年11月8日``; a month or a year alone stays one."""
    year, *rest = date.split("-")
    return f"{year}年" + "".join(f"{int(part)}{unit}" for part, unit in zip(rest, "月日", strict=False))
