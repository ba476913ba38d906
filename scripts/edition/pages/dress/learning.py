"""Dress the learning paths and their handouts: words quoted, references, questions with their answers, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from edition.pages.dress.marks import is_code, mark_codes, renamed
from edition.pages.dress.setting import Setting
from edition.pages.dress.tree import Element, Node, made

_QUOTED = re.compile(r"“[^“”]*”")
_MARK = re.compile(r"\s*(?:〔|\[Editors)")


def path(tree: Element, setting: Setting) -> None:
    """Each question with its options and answer in one piece; lists and tables in theirs."""
    _inline(tree)
    out: list[Node] = []
    question: Element | None = None
    for each in tree.elements:
        if "question-ask" in each.classes:
            posed = made("div", {"class": "question-posed", "id": each.id, "data-projected": ""}, each)
            del each.attributes["id"]
            question = made("div", {"class": "question"}, posed)
            out += [question, "\n"]
        elif question and each.tag == "ul":
            question.elements[0].children += ["\n", made("p", {"class": "options"}, *_options(each))]
        elif question and each.tag == "details":
            _answer(each)
            question.children += ["\n", each]
            question = None
        elif each.tag in ("ul", "table"):
            _plain(each)
            out += [made("div", {"class": "training-list" if each.tag == "ul" else "timetable"}, each), "\n"]
        else:
            _projected(each)
            out += [each, "\n"]
    tree.children = out


def _plain(table: Element) -> None:
    """In the tables of a path, documents are named like any other link."""
    for each in table.walk():
        if table.tag == "table" and "evidence-ref" in each.classes:
            del each.attributes["class"]


def _answer(details: Element) -> None:
    for each in details.elements:
        if each.tag == "p":
            each.attributes["class"] = "answer-text"


def _projected(paragraph: Element) -> None:
    """The place for the link to the projection, at the end of a paragraph that says where it begins."""
    given = {name: value for name, value in paragraph.attributes.items() if name.startswith("data-projection")}
    if given:
        for name in given:
            del paragraph.attributes[name]
        paragraph.children.append(made("span", given))


def handout(tree: Element, setting: Setting) -> None:
    """The questions in one piece, each with its options in its paragraph."""
    _inline(tree)
    out: list[Node] = []
    questions: Element | None = None
    for each in tree.elements:
        if each.tag == "ul" and questions:
            questions.elements[-1].children += _options(each)
        elif "handout-question" in each.classes:
            if questions is None:
                questions = made("div", {"class": "handout-questions"})
                out += [questions, "\n"]
            questions.children += [each, "\n"]
        elif each.tag == "table":
            out += [made("div", {"class": "handout-order"}, each), "\n"]
        else:
            out += [each, "\n"]
    tree.children = out


def _options(entries: Element) -> Iterable[Node]:
    return [made("span", {"class": "option"}, *entry.children) for entry in entries.elements]


def _inline(tree: Element) -> None:
    """Inside the paragraphs codes, words quoted, what must be said of them, and labels; in headings, minutes."""
    mark_codes(tree)
    for each in tree.walk():
        if each.tag in ("p", "li"):
            whole = bool({"training-read"} & set(each.classes))
            each.children = _said(each.children) if whole else _with_references(_said(each.children))
        elif each.tag in ("h1", "h2", "h3"):
            each.children = [_small(node) for node in each.children]


def _small(node: Node) -> Node:
    return renamed(node, "small") if isinstance(node, Element) and node.tag == "em" else node


def _said(nodes: Iterable[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            out += _quoted(node)
        elif node.tag == "strong":
            mark = _MARK.match(node.text())
            out.append(renamed(node, "span", "editors-mark") if mark else renamed(node, "b"))
        else:
            out.append(node)
    return out


def _quoted(text: str) -> list[Node]:
    out: list[Node] = []
    at = 0
    for found in _QUOTED.finditer(text):
        out += [text[at : found.start()], made("span", {"class": "words"}, found[0])]
        at = found.end()
    return [node for node in [*out, text[at:]] if node != ""]


def _with_references(nodes: Iterable[Node]) -> list[Node]:
    """References that follow one another stand together."""
    out: list[Node] = []
    for node in nodes:
        last = out[-1] if out else None
        gap = out[-2:] if len(out) > 1 and isinstance(last, str) and not last.strip() else []
        if not (isinstance(node, Element) and _is_reference(node)):
            out.append(node)
        elif gap and isinstance(gap[0], Element) and "refs" in gap[0].classes:
            gap[0].children += [" ", node]
            del out[-1]
        else:
            out.append(made("span", {"class": "refs"}, node))
    return out


def _is_reference(link: Element) -> bool:
    return link.tag == "a" and (is_code(link) or "page-ref" in link.classes)
