"""Dress pages that are lists of entries: terms, works, whom the texts name, events, passages, codes, all documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from edition.pages.dress.marks import (
    mark_chinese,
    mark_codes,
    name_paragraphs,
    renamed,
    term_lines,
    trimmed,
    with_grounds,
)
from edition.pages.dress.scheme import drawn
from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, Node, become, changed, made, written


def glossary(tree: Element, setting: Setting) -> None:
    """Under each term its names and its definition; the parts of a scheme are drawn."""
    name_paragraphs(tree, "h3", ("term-head", "term-definition"))
    for each in tree.walk():
        if "term-head" in each.classes:
            _names(each, ("zh-Hans", "zh-Latn") if setting.english else ("zh-Latn", "en"))
        elif "schemes" in each.classes:
            each.children = [drawn(each, _heading_before(tree, each), str(setting.meta["parts"]))]
    term_lines(tree)
    mark_codes(tree)


def _names(head: Element, languages: tuple[str, str]) -> None:
    """The names of a term with their languages."""
    first, gap, other = head.children[0], "", head.elements[-1]
    if isinstance(first, str):
        first, gap = first.rstrip(" 　\n"), first[len(first.rstrip(" 　\n")) :]
    head.children = [
        made("span", {"lang": languages[0]}, first),
        gap,
        made("span", {"lang": languages[1]}, *other.children),
    ]


def _heading_before(tree: Element, element: Element) -> Element:
    """The heading under which something stands."""
    heading = tree
    for each in tree.elements:
        if each.tag == "h3":
            heading = each
        if each is element:
            break
    return heading


def works(tree: Element, setting: Setting) -> None:
    """Under each work who issued it and when, with the grounds."""
    name_paragraphs(tree, "h3", ("work-head",))
    for each in tree.elements:
        if "work-head" in each.classes:
            each.children = with_grounds(each.children)
            for link in each.elements:
                if link.tag == "a":
                    link.attributes["class"] = "held"
    term_lines(tree)
    mark_codes(tree)


def named(tree: Element, setting: Setting) -> None:
    """Under each name who it is, and the places."""
    name_paragraphs(tree, "h3", ("term-definition",))
    term_lines(tree)
    mark_codes(tree)


def timeline(tree: Element, setting: Setting) -> None:
    """An event to a line: date, kind, and what happened with its place and ground."""
    mark_codes(tree)
    tree.children = changed(tree.children, lambda each: _each(each, _event))


def subjects(tree: Element, setting: Setting) -> None:
    """A passage to a line: who speaks, what for, where."""
    term_lines(tree)
    mark_codes(tree)
    tree.children = changed(tree.children, lambda each: _each(each, _passage))


def _each(element: Element, line: Callable[[Element], Element]) -> Iterator[Node]:
    """A list as lines of their own."""
    if element.tag != "ul":
        yield element
        return
    for entry in element.elements:
        yield line(entry)
        yield "\n"


def _event(entry: Element) -> Element:
    date, kind, *rest = entry.elements
    told: list[Node] = trimmed(entry.children[entry.children.index(kind) + 1 :])
    if rest and rest[-1].tag == "em":
        told = [*trimmed(told[:-1]), renamed(rest[-1], "span", "event-why")]
    what = made("span", {"class": "event-what"}, *told)
    return made("p", {"class": "event"}, renamed(date, "span", "event-date"), renamed(kind, "span", "event-kind"), what)


def _passage(entry: Element) -> Element:
    who, *_, place = entry.elements
    why = trimmed(entry.children[entry.children.index(who) + 1 : entry.children.index(place)])
    return made(
        "p",
        {"class": "passage"},
        renamed(who, "span", "passage-who"),
        made("span", {"class": "passage-why"}, *why),
        place,
    )


def codes(tree: Element, setting: Setting) -> None:
    """The box to type a code into stands first, for the script; each group says its code, title and number."""
    tree.children = changed(tree.children, _codes)


def _codes(element: Element) -> list[Node]:
    if "codes-all" in element.classes:
        return [made("div", {"class": "codes-find with-script"}), "\n", element]
    if element.tag == "summary" and len(element.elements) == 2:
        code, count = element.elements
        title = trimmed(element.children[element.children.index(code) + 1 : element.children.index(count)])
        element.children = [
            renamed(code, "span", "codes__code"),
            " ",
            made("span", {"class": "codes__title"}, *title),
            " ",
            renamed(count, "span", "codes__count"),
        ]
    return [element]


def index(tree: Element, setting: Setting) -> None:
    """Each document with its topics, by which the reader may narrow the list."""
    for row in tree.walk():
        cells = row.elements if row.tag == "tr" else []
        link = cells[0].elements[0] if cells and cells[0].tag == "td" and cells[0].elements else None
        if link is not None:
            link.attributes["data-topics"] = " ".join(setting.handbook["topics"][cells[-1].text().lower()])


def digests(tree: Element, setting: Setting) -> None:
    """What stands in emphasis on an English page is Chinese."""
    for each in tree.walk():
        if each.tag == "em":
            become(each, "span", {"lang": "zh-Hans"}, each.children)


def digest(tree: Element, setting: Setting) -> Mapping[str, object]:
    """The same; the page in two parts, for between its head and its abstract the template sets how to cite it."""
    digests(tree, setting)
    # Before it is parted: what the parts are made of is written here and not looked at again.
    mark_chinese(tree)
    abstract = next((each for each in tree.elements if "abstract" in each.classes), None)
    at = tree.children.index(abstract) if abstract else 0
    return {"digest": {"head": written(tree.children[:at]), "text": written(tree.children[at:])}}


def paths(tree: Element, setting: Setting) -> None:
    """Under each learning path what it is for, and how long it takes."""
    name_paragraphs(tree, "h2", ("training-lead", "training-extent"))
