"""Write 「数字」: every number with what it counts, sorted and narrowed by a script on the page; and as a CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.links.lookups import Connections
from edition.links.places import figure_ids
from edition.nouns import Figure, FigurePicture
from edition.nouns.words import BASIS_MARKS, UNKNOWN, code_of
from edition.pages.escape import escape
from edition.pages.markdown import front_matter

_BEFORE = frozenset({"约", "近", "超过", "至多", "前"})
_READ = ("目标", "预测")
"""Qualifiers that stand before the number, and those that are the editors' reading; the others follow it."""


def figures_page(connected: Connections) -> str:
    """The table, and a picture where numbers say more side by side."""
    figures = connected.edition.links.figures
    undated = sum(1 for figure in figures if not figure.as_of)
    out = [
        front_matter("数字", "figures"),
        "# 数字 { #figures }",
        f"所收各篇的 {len(figures)} 个数。指标用编者的话，数值照原文，出处可点回原段。"
        f"其中 {undated} 个文中没有说截至何时，时点写「{UNKNOWN}」；推知的时点加星号。"
        "各处口径不同，并列不等于可比。\n{ .editors }",
        *(_picture(picture) for picture in connected.edition.links.pictures),
        '<div class="figures-table" markdown="1">',
        _table(figures, connected),
        "</div>",
    ]
    return "\n\n".join(out) + "\n"


def _table(figures: Sequence[Figure], connected: Connections) -> str:
    head = "| 指标 | 数 | 主体 | 时点 | 对应举措 | 出处 |\n|---|--:|---|---|---|---|"
    rows = zip(figures, figure_ids(figures), strict=True)
    return "\n".join([head, *(_row(figure, row, connected) for figure, row in rows)])


def _row(figure: Figure, row: str, connected: Connections) -> str:
    place = connected.places[figure.anchor]
    star = f'<abbr title="{BASIS_MARKS["inferred"]}">*</abbr>' if figure.as_of_basis.startswith("inferred") else ""
    ref = f"[{code_of(figure.anchor)}]({place.document.code}.md#{figure.anchor})"
    cells = [
        f'<span id="{row}"></span>{escape(figure.indicator)}',
        escape(shown(figure)),
        escape(figure.body or figure.region) or "—",
        f"{escape(_moment(figure.as_of))}{star}" if figure.as_of else UNKNOWN,
        _measures(figure, connected),
        ref,
    ]
    return f"| {' | '.join(cells)} |"


def _measures(figure: Figure, connected: Connections) -> str:
    """The measures whose practice quotes this figure's paragraph for its numbers."""
    block = connected.places[figure.anchor].block
    digits = re.findall(r"\d+(?:\.\d+)?", figure.received) or [figure.received]
    links = {
        link.measure
        for link in connected.answers_at.get(block.id, [])
        if link.figures and any(number in link.does for number in digits)
    }
    found = sorted(links, key=lambda each: connected.places[each].block.number or 0)
    made = [
        f"[{escape(connected.places[each].block.text.split('）')[0])}）]"
        f"({connected.places[each].document.code}.md#{each})"
        for each in found
    ]
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


def _picture(picture: FigurePicture) -> str:
    """Bars from nought, each with its number; heights fixed so that text keeps its size on a phone."""
    values = [_value(figure) for _, figure in picture.bars]
    most = max(values) or 1
    bars = "".join(
        f'<li><span class="bars-label">{escape(label)}</span>'
        f'<span class="bars-line"><i style="width:{100 * value / most:.1f}%"></i></span>'
        f'<span class="bars-number">{escape(shown(figure))}</span></li>'
        for (label, figure), value in zip(picture.bars, values, strict=True)
    )
    return (
        f'<figure class="bars"><figcaption><b>{escape(picture.title)}</b>{escape(picture.says)}</figcaption>'
        f"<ol>{bars}</ol></figure>"
    )


def _value(figure: Figure) -> float:
    above, _, below = figure.value.partition("/")
    scale = {"万": 1e4, "亿": 1e8}.get(figure.unit[:1], 1.0)
    return float(above) / float(below or 1) * scale
