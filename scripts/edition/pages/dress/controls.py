"""What readers narrow, type and paste into, set into the page as it is sent.

A script brings these controls to life. Would it make them too, everything below would jump down when it arrives, which
on a slow phone is seconds after the page is read (tests/browser/test_layout_shift.py). Without a script they are not
shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from edition.chinese.pinyin import pinyin
from edition.nouns.words import STAYS_HERE, UNKNOWN
from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, Node, made

_CHINESE = {
    "all": "全部",
    "nobody": "未说是谁",
    "as they stand": "原文先后",
    "falling": "（倒序）",
    "narrow": "筛选",
    "whose": "主体",
    "words": "含有字词",
    "order": "排序",
    "in all": "共 {n} 个",
    "go": "前往",
    "code": "编号",
    "such": "，如 {one}、{other}",
    "central": "；中央文件可只写“第一项”",
    "hint": "大小写、全角、空格、连字符都不拘{such}{central}。回车前往。",
    "report": "报告全文",
    "paste": "把报告粘贴在这里，或把文件拖进来：.docx、.txt、.html、.md",
    "file": "打开文件",
    "check": "核对",
    "sample": "用样例试一试",
    "clear": "清空",
    "private": f"只在本机核对，{STAYS_HERE}。",
    "results": "结果",
}
_ENGLISH = {
    "all": "All",
    "nobody": "Not said whose",
    "as they stand": "As in the texts",
    "falling": ", falling",
    "narrow": "Narrow the list",
    "whose": "Whose",
    "words": "With the words",
    "order": "Order",
    "in all": "{n} in all",
    "go": "Go",
    "code": "Code",
    "such": ", as in {one} or {other}",
    "central": "; of the central document, “item 1” is enough",
    "hint": "Capitals, spaces and hyphens do not matter{such}{central}. Enter goes there.",
    "report": "Text of the report",
    "paste": "Paste the report here, or drop a file: .docx, .txt, .html, .md",
    "file": "Open a file",
    "check": "Check",
    "sample": "Try a sample",
    "clear": "Clear",
    "private": "Checked on this computer alone; the report does not leave it.",
    "results": "Results",
}
"""What the controls of figures, codes and quotations say, in both languages."""

NOTHING = "—"
"""What stands in a cell that holds nothing."""
_MEASURE = re.compile(r"-x[0-9]+$")
"""How the id of a measure ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document in the list, by what it can be narrowed by."""

    kind: str
    region: str
    year: str
    topics: tuple[str, ...]


def with_controls(tree: Element, setting: Setting) -> None:
    """Set the controls of a page into its tree."""
    place, add = CONTROLS.get(setting.meta.get("page_kind", ""), ("", None))
    home = next((each for each in tree.walk() if place in each.classes), None)
    if home is not None and add is not None:
        add(tree, home, setting)


# All documents: narrow by kind, region, year, topic ----------------------------------------------------------------


def _filters(tree: Element, home: Element, setting: Setting) -> None:
    names, rows = _listed(tree)
    facets: list[tuple[str, str, list[tuple[str, str, int]]]] = [
        ("kind", "性质", [(kind, name, sum(row.kind == kind for row in rows)) for kind, name in names.items()]),
        ("region", "地区", _counted([row.region] for row in rows)),
        ("year", "年份", _counted([row.year] for row in rows)),
        ("topic", "专题", _counted(row.topics for row in rows)),
    ]
    panel = made("div", {"class": "filters needs-script", "role": "group", "aria-label": "筛选"}, *map(_facet, facets))
    told = made(
        "p", {"class": "filters__told needs-script", "role": "status", "aria-live": "polite"}, f"共 {len(rows)} 篇"
    )
    _set_before(tree, home, panel, told)


def _listed(tree: Element) -> tuple[dict[str, str], list[Row]]:
    """The kinds by id with their names, and the rows of the tables under them."""
    names: dict[str, str] = {}
    rows: list[Row] = []
    kind = ""
    for each in tree.walk():
        if each.tag == "h2":
            kind = each.id
            names[kind] = next((child for child in each.children if isinstance(child, str)), "").strip()
        cells = [child for child in each.elements if child.tag == "td"] if each.tag == "tr" else []
        if cells and kind:
            topics = next((link.get("data-topics").split() for link in each.walk() if link.tag == "a"), [])
            rows.append(Row(kind, cells[2].text().strip(), cells[3].text().strip(), tuple(topics)))
    return {kind: name for kind, name in names.items() if any(row.kind == kind for row in rows)}, rows


def _counted(values: Iterable[Iterable[str]]) -> list[tuple[str, str, int]]:
    """Values with how many rows have them, as Chinese lists are ordered, what is unknown last."""
    every = [value for row in values for value in row if value != NOTHING]
    order = sorted(set(every), key=lambda value: (value == UNKNOWN, pinyin(value), value))
    return [(value, value, every.count(value)) for value in order]


def _facet(facet: tuple[str, str, list[tuple[str, str, int]]]) -> Element:
    key, name, values = facet
    choices = [
        made("button", {"type": "button", "aria-pressed": "true", "data-value": ""}, "全部"),
        *(
            made(
                "button",
                {"type": "button", "aria-pressed": "false", "data-value": value},
                said,
                made("span", {"class": "filters__count"}, f" {count}"),
            )
            for value, said, count in values
        ),
    ]
    return made(
        "div",
        {"class": "filters__facet", "role": "group", "aria-label": name, "data-facet": key},
        made("span", {"class": "filters__name", "aria-hidden": "true"}, name),
        made("span", {"class": "filters__choices"}, *choices),
    )


# Figures: sort, narrow by body and by words ------------------------------------------------------------------------


def _figure_tools(tree: Element, home: Element, setting: Setting) -> None:
    heads = [each.text().strip() for each in home.walk() if each.tag == "th"]
    owners = [
        cells[2].text().strip()
        for each in home.walk()
        if each.tag == "tr" and (cells := [child for child in each.elements if child.tag == "td"])
    ]
    order = sorted(set(owners), key=lambda owner: (owner == NOTHING, pinyin(owner), owner))
    say = _ENGLISH if setting.english else _CHINESE
    bodies = [("", say["all"]), *((owner, say["nobody"] if owner == NOTHING else owner) for owner in order)]
    sorts = [("", say["as they stand"])]
    for column, head in enumerate(heads, 1):
        sorts += [(str(column), head), (f"-{column}", f"{head}{say['falling']}")]
    words = {"type": "search", "name": "words", "autocomplete": "off", "spellcheck": "false"}
    tools = made(
        "div",
        {"class": "figures-tools needs-script", "role": "group", "aria-label": say["narrow"]},
        _labelled(say["whose"], _select("body", bodies)),
        _labelled(say["words"], made("input", words)),
        _labelled(say["order"], _select("order", sorts), "figures-sort"),
        made(
            "span",
            {"class": "figures-told", "role": "status", "aria-live": "polite"},
            say["in all"].format(n=len(owners)),
        ),
    )
    _set_before(tree, home, tools)


def _labelled(name: str, field: Element, kind: str = "") -> Element:
    return made("label", {"class": kind} if kind else {}, made("span", {}, name), field)


def _select(name: str, options: Iterable[tuple[str, str]]) -> Element:
    return made("select", {"name": name}, *(made("option", {"value": value}, said) for value, said in options))


# 编号直达: the box to type a code into -------------------------------------------------------------------------------


def _code_box(tree: Element, home: Element, setting: Setting) -> None:
    say = _ENGLISH if setting.english else _CHINESE
    box = {"id": "code", "type": "text", "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
    box |= {"enterkeyhint": "go", "aria-describedby": "codes-hint codes-told"}
    row = made(
        "div", {"class": "codes-form__row"}, made("input", dict(box)), made("button", {"type": "submit"}, say["go"])
    )
    form = made(
        "form",
        {"class": "codes-form", "role": "search"},
        made("label", {"for": "code"}, say["code"]),
        row,
        made("p", {"class": "codes-form__hint", "id": "codes-hint"}, _code_hint(tree, say)),
        made("p", {"class": "codes-form__told", "id": "codes-told", "role": "status"}),
        made("ol", {"class": "codes-found"}),
    )
    home.children = [form]


def _code_hint(tree: Element, say: Mapping[str, str]) -> str:
    """How a code may be typed, with one that is there: a measure of a central document, or what comes first."""
    every = [(group, code) for group in tree.walk() if "codes" in group.classes for code in _codes(group)]
    measures = [code for group, code in every if group.get("data-central") == "true" and _MEASURE.search(code)]
    sample = next(iter(measures), "") or next((code for _, code in every[1:2] or every), "")
    parted = re.sub(r"-[a-z]", " ", sample, count=1)
    such = say["such"].format(one=sample.upper(), other=parted) if sample else ""
    return say["hint"].format(such=such, central=say["central"] if measures else "")


def _codes(group: Element) -> Iterator[str]:
    for item in group.walk():
        if item.tag == "li":
            yield next(link.text().lower() for link in item.walk() if link.tag == "a")


# 核对引文: the field for the report ----------------------------------------------------------------------------------


_REPORTS = ".docx,.docm,.txt,.html,.htm,.md,.markdown,text/plain,text/html"
"""What is offered to be opened; anything else that is dropped is told what to do with it (assets/checker/words.js)."""


def _report_field(tree: Element, home: Element, setting: Setting) -> None:
    say = _ENGLISH if setting.english else _CHINESE
    field = {"id": "report", "rows": "12", "spellcheck": "false", "autocomplete": "off"}
    field |= {"placeholder": say["paste"], "aria-describedby": "private"}
    home.attributes = {"class": "checker needs-script", "id": "checker"}
    home.children = [
        made("label", {"for": "report", "class": "checker__label"}, say["report"]),
        made("textarea", dict(field)),
        made("div", {"class": "checker__opened", "hidden": ""}),
        made("input", {"type": "file", "class": "checker__picker", "accept": _REPORTS, "hidden": ""}),
        made(
            "div",
            {"class": "checker__row"},
            made("button", {"type": "button", "class": "checker__start"}, say["check"]),
            made("button", {"type": "button", "class": "checker__other checker__file"}, say["file"]),
            made("button", {"type": "button", "class": "checker__other checker__sample"}, say["sample"]),
            made("button", {"type": "button", "class": "checker__other checker__clear"}, say["clear"]),
            made("p", {"id": "private", "class": "checker__private"}, say["private"]),
        ),
        made("p", {"class": "checker__told", "role": "status", "aria-live": "polite"}),
        made("section", {"class": "checker__results", "aria-label": say["results"], "hidden": ""}),
    ]


# Where they stand --------------------------------------------------------------------------------------------------


def _set_before(tree: Element, place: Element, *nodes: Node) -> None:
    """New nodes right before an element of the tree."""
    home = next(each for each in tree.walk() if any(child is place for child in each.children))
    at = next(n for n, child in enumerate(home.children) if child is place)
    home.children[at:at] = nodes


CONTROLS: Mapping[str, tuple[str, Callable[[Element, Element, Setting], None]]] = {
    "index": ("documents", _filters),
    "figures": ("figures-table", _figure_tools),
    "codes": ("codes-find", _code_box),
    "quotations": ("checker", _report_field),
}
"""By kind of page (pages/table.py): the class of what they belong to, and what sets them."""
