"""Write 「数字」: every number with what it counts, sorted and narrowed by a script on the page; and as a CSV."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edition.links.lookups import Connections
from edition.nouns import Block, Figure, FigurePicture
from edition.nouns.words import BASIS_MARKS, REFERENCE, UNKNOWN, code_of
from edition.pages.code_links import BESIDE, code_link
from edition.pages.escape import escape
from edition.pages.markdown import front_matter, table, wrapped
from edition.reading.names import numeral

_BEFORE = frozenset({"约", "近", "超过", "至多", "前"})
_READ = ("目标", "预测")
"""Qualifiers that stand before the number, and those that are the editors' reading; the others follow it."""


@dataclass(frozen=True, slots=True)
class FigureSaid:
    """What the page says of a figure; ``when`` is empty where nobody says as of when it is."""

    indicator: str
    number: str
    body: str
    when: str


@dataclass(frozen=True, slots=True)
class PictureSaid:
    """What a picture of a few figures says: its title, a sentence, and a name for each bar."""

    title: str
    says: str
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class FiguresWords:
    """What the page says of itself in one language."""

    title: str
    lead: str
    """With ``{figures}`` and ``{undated}``, their numbers."""
    heads: tuple[str, str, str, str, str, str]
    unknown: str
    inferred: str
    """What the star means."""
    measure: Callable[[Block], str]
    """What a measure is called: （二十五）."""
    ends: str


def in_chinese(figure: Figure) -> FigureSaid:
    """As the editors' file says it."""
    when = _moment(figure.as_of) if figure.as_of else ""
    return FigureSaid(figure.indicator, shown(figure), figure.body or figure.region, when)


def picture_in_chinese(picture: FigurePicture) -> PictureSaid:
    """As the editors' file says it."""
    return PictureSaid(picture.title, picture.says, [label for label, _ in picture.bars])


CHINESE = FiguresWords(
    title="数字",
    lead="所收各篇的 {figures} 个数。指标用编者的话，数值照原文，出处可点回原段。"
    f"其中 {{undated}} 个文中没有说截至何时，时点写「{UNKNOWN}」；推知的时点加星号。"
    "各处口径不同，并列不等于可比。",
    heads=("指标", "数", "主体", "时点", "对应举措", REFERENCE),
    unknown=UNKNOWN,
    inferred=BASIS_MARKS["inferred"],
    measure=numeral,
    ends=BESIDE,
)


def figures_page(
    connected: Connections,
    words: FiguresWords = CHINESE,
    says: Callable[[Figure], FigureSaid] = in_chinese,
    pictured: Callable[[FigurePicture], PictureSaid] = picture_in_chinese,
) -> str:
    """The table, and a list where numbers say more side by side; the page draws it with bars."""
    figures = connected.edition.links.figures
    lead = words.lead.format(figures=len(figures), undated=sum(1 for figure in figures if not figure.as_of))
    rows = [_row(figure, connected, words, says(figure)) for figure in figures]
    out = [
        front_matter(words.title, "figures", star=words.inferred),
        f"# {words.title} {{ #figures }}",
        lead,
        *(_picture(picture, pictured(picture), says) for picture in connected.edition.links.pictures),
        wrapped("div.figures-table", table(words.heads, rows, right=(1,))),
        words.ends,
    ]
    return "\n\n".join(out) + "\n"


def _row(figure: Figure, connected: Connections, words: FiguresWords, said: FigureSaid) -> Sequence[str]:
    """The id of a row follows from its code; the page gives it (links/places.py, ``row_ids``)."""
    star = "\\*" if figure.as_of_basis.startswith("inferred") else ""
    return (
        escape(said.indicator),
        escape(said.number),
        escape(said.body) or "—",
        f"{escape(said.when)}{star}" if said.when else words.unknown,
        _measures(figure, connected, words),
        code_link(figure.anchor),
    )


def _measures(figure: Figure, connected: Connections, words: FiguresWords) -> str:
    """The measures whose practice quotes this figure's paragraph for its numbers."""
    block = connected.places[figure.anchor].block
    digits = re.findall(r"\d+(?:\.\d+)?", figure.received) or [figure.received]
    links = {
        link.measure
        for link in connected.answers_at.get(block.id, [])
        if link.figures and any(number in link.does for number in digits)
    }
    found = sorted(links, key=lambda each: connected.places[each].block.number or 0)
    made = [f"[{escape(words.measure(connected.places[each].block))}][{code_of(each)}]" for each in found]
    return "".join(made) or "—"


def shown(figure: Figure) -> str:
    """The number with its qualifiers as the text has them: ``约 429 万人``, ``40 余项``."""
    words = [word for word in figure.qualifier.split("、") if word and word not in _READ]
    before = "".join(word for word in words if word in _BEFORE)
    after = "".join(word for word in words if word not in _BEFORE)
    small = after if after in ("余", "多") else ""
    rest = "" if small else after
    unit = "" if figure.unit == "比例" else figure.unit
    scaled = unit[:1] if small and unit[:1] in ("万", "亿") else ""
    number = f"{before}{figure.value}{small}{scaled}{unit.removeprefix(scaled) if scaled else unit}{rest}"
    return number + "".join(f"（{word}）" for word in _READ if word in figure.qualifier)


def _moment(as_of: str) -> str:
    """``2016/2019-11`` as 2016—2019-11; an open end as 2023 以来."""
    start, _, end = as_of.partition("/")
    if not end:
        return start
    return f"{start} 起" if end == ".." else f"{start}—{end}"


def _picture(picture: FigurePicture, said: PictureSaid, says: Callable[[Figure], FigureSaid]) -> str:
    """Its title and sentence, then an entry for each bar with its share of the longest in per cent."""
    values = [_value(figure) for _, figure in picture.bars]
    most = max(values) or 1
    entries = [
        f"1. {escape(label)} **{escape(says(figure).number)}**\n   {{ share={100 * value / most:.1f} }}"
        for label, (_, figure), value in zip(said.labels, picture.bars, values, strict=True)
    ]
    return wrapped("figure.bars", f"**{escape(said.title)}** {escape(said.says)}", "\n".join(entries))


def _value(figure: Figure) -> float:
    above, _, below = figure.value.partition("/")
    scale = {"万": 1e4, "亿": 1e8}.get(figure.unit[:1], 1.0)
    return float(above) / float(below or 1) * scale
