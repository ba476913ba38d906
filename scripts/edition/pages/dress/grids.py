"""Dress pages of rows and columns: practice under each measure, figures, received lines."""

from __future__ import annotations

import re
from urllib.parse import unquote

from edition.links.places import row_ids
from edition.pages.dress.marks import is_code, mark_codes, renamed, trimmed
from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, Node, changed, made


def matrix(tree: Element, setting: Setting) -> None:
    """What a body tells of a measure stands together, at the address to which its cell leads."""
    mark_codes(tree)
    tree.children = changed(tree.children, lambda each: _told(each) if each.tag == "dl" else [each])


def _told(terms: Element) -> list[Node]:
    out: list[Node] = []
    name = home = Element("dt")
    for each in terms.elements:
        if each.tag == "dt":
            name = each
            if each.id:
                home = made("div", {"class": "told", "id": each.id, "data-speaker": each.get("data-speaker")})
                out += [home, "\n"]
        else:
            home.children += [_evidence(name, each), "\n"]
    return out


def _evidence(name: Element, said: Element) -> Element:
    """Who, by what right, the words (translated ones before their own), the way there, and why."""
    *translated, words = (each for each in said.elements if each.tag == "strong")
    tags = [each for each in (*name.elements, *said.elements) if each.tag == "em"]
    link = next(each for each in said.elements if each.tag == "a")
    body = trimmed([child for child in name.children if isinstance(child, str)])
    own = {"lang": "zh-Hans"} if translated else {}
    return made(
        "p",
        {"class": "evidence"},
        made("b", {"class": "evidence-body"}, *body, *(renamed(tag, "small") for tag in tags)),
        *(renamed(each, "span", "evidence-says") for each in translated),
        made("span", {"class": "evidence-does"} | own, *changed(words.children, _doubt)),
        link,
        made("span", {"class": "evidence-why"}, *trimmed(said.children[said.children.index(link) + 1 :])),
    )


def _doubt(element: Element) -> list[Node]:
    """Doubted words, and the editors' mark behind them."""
    if element.tag == "mark":
        return [renamed(element, "span", "doubted")]
    if "comment" in element.classes:
        return [renamed(element, "small", "evidence-mark")]
    return [element]


def figures(tree: Element, setting: Setting) -> None:
    """Bars beside the figures that stand together; in the table each row's address, and what the star means."""
    for each in tree.walk():
        if "bars" in each.classes:
            _bars(each)
    rows = [each.elements for each in tree.walk() if each.tag == "tr" and each.elements[0].tag == "td"]
    for cells, row in zip(rows, row_ids(cells[-1].text().lower() for cells in rows), strict=True):
        cells[0].children.insert(0, made("span", {"id": row}))
        _star(cells[WHEN], str(setting.meta["star"]))


WHEN = 3
"""The column that says as of when a figure is."""


def _star(cell: Element, means: str) -> None:
    said = cell.children[-1] if cell.children else ""
    if isinstance(said, str) and said.endswith("*"):
        cell.children = [*cell.children[:-1], said[:-1], made("abbr", {"title": means}, "*")]


def _bars(figure: Element) -> None:
    """Bars from nought, each with its number."""
    said, entries = figure.elements
    title = said.elements[0]
    caption = made("figcaption", {}, renamed(title, "b"), *trimmed(said.children[said.children.index(title) + 1 :]))
    figure.children = [caption, made("ol", {}, *map(_bar, entries.elements))]


def _bar(entry: Element) -> Element:
    number = entry.elements[0]
    label = trimmed(entry.children[: entry.children.index(number)])
    return made(
        "li",
        {},
        made("span", {"class": "bars-label"}, *label),
        made("span", {"class": "bars-line"}, made("i", {"style": f"width:{entry.get('share')}%"})),
        renamed(number, "span", "bars-number"),
    )


def received_index(tree: Element, setting: Setting) -> None:
    """A title leads to the page of its document, as everywhere, and not to a place on it."""
    for each in tree.walk():
        if each.tag == "a" and not is_code(each) and not each.classes:
            each.attributes["href"] = each.get("href").partition("#")[0]


_LINE = re.compile(r"l\d+")
_FOOTNOTE = re.compile(r"#fn:\D+(\d+)$")
"""An entry of an apparatus as Markdown has it; on the site it bears its number."""


def received(tree: Element, setting: Setting) -> None:
    """A received line: its number, which is its address, the line itself, and what became of it."""
    for each in tree.elements:
        if each.tag == "p" and _LINE.fullmatch(each.id):
            _line(each)
    for link in tree.walk():
        if link.tag == "a" and "fn:" in link.get("href"):
            link.attributes["href"] = _FOOTNOTE.sub(r"#note-\1", unquote(link.get("href")))


def _line(line: Element) -> None:
    number, fate = line.elements[0], line.elements[-1]
    words = line.children[line.children.index(number) + 1 : line.children.index(fate)]
    raw = changed(_inside(words), lambda each: [renamed(each, "del", "cut") if each.tag == "del" else each])
    line.attributes = {"id": line.id, "class": " ".join(["line", *(line.classes or ["kept"])])}
    line.children = [
        made("a", {"class": "no", "href": f"#{line.id}"}, *number.children),
        made("span", {"class": "raw"}, *raw),
        renamed(fate, "span", "fate"),
    ]


def _inside(words: list[Node]) -> list[Node]:
    """The words without the one space that parts them from what stands on either side; their own spaces stay."""
    if words and isinstance(words[0], str):
        words[0] = words[0].removeprefix(" ")
    if words and isinstance(words[-1], str):
        words[-1] = words[-1].removesuffix(" ")
    return words


def method(tree: Element, setting: Setting) -> None:
    """The balance of characters as an equation: each number over its name."""
    for each in tree.walk():
        if "equation" in each.classes:
            each.children = _equation(each.children)


def _equation(nodes: list[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "strong":
            out.append(made("span", {}, renamed(node, "b")))
        elif isinstance(node, Element):
            out.append(renamed(node, "i"))
        elif node.strip() and out and isinstance(out[-1], Element):
            out[-1].children.append(node.strip())
    return out
