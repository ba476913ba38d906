"""Dress practice: under a measure who tells of what it asks, and each link with its own words and the way there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.pages.dress.tree import Element, Node, become, lines, made

APART = "\u3000"
"""What ``pages/links_in_text.py`` sets between a body and its words, and between these and their place."""


def is_evidence(paragraph: Element) -> bool:
    """Whether a paragraph begins with the name of a body."""
    return bool(paragraph.children) and isinstance(first := paragraph.children[0], Element) and first.tag == "strong"


def dress_practice(details: Element) -> None:
    """The folded part under a measure."""
    details.attributes = {"class": "practice"}
    summary, *paragraphs = details.elements
    become(summary, "summary", {}, _summary(summary.children))
    for paragraph in paragraphs:
        if is_evidence(paragraph):
            dress_evidence(paragraph)
        else:
            paragraph.attributes = {"class": "evidence-group"}


def _summary(nodes: Sequence[Node]) -> Iterable[Node]:
    """**落实** *甲* *乙* … 7 处: the bodies of each group, and how many links there are."""
    group: Element | None = None
    for node in nodes:
        if isinstance(node, Element) and node.tag == "strong":
            group = made("span", {"class": "practice-names"}, made("b", None, *node.children))
            yield group
        elif isinstance(node, Element) and group:
            group.children += [" ", made("span", None, *node.children)]
    last = nodes[-1]
    if isinstance(last, str):
        yield made("span", {"class": "practice-count"}, last.strip())


def dress_evidence(paragraph: Element) -> None:
    """One link: the body with what is said of it, its words with their doubts, their place, and on a new line why."""
    told, why = lines(paragraph.children)
    place = next(node for node in reversed(told) if isinstance(node, Element) and node.tag == "a")
    words_from = next(at for at, node in enumerate(told) if isinstance(node, str) and APART in node)
    body = made("b", {"class": "evidence-body"}, *_children(told[0]))
    body.children += [made("small", None, *node.children) for node in told[1:words_from] if isinstance(node, Element)]
    words = told[words_from : next(at for at, node in enumerate(told) if node is place)]
    does = made("span", {"class": "evidence-does"}, *map(_word, _without_edges(words)))
    place.attributes["class"] = "evidence-ref"
    become(paragraph, "p", {"class": "evidence"}, [body, does, place, made("span", {"class": "evidence-why"}, *why)])


def _children(node: Node) -> list[Node]:
    return node.children if isinstance(node, Element) else [node]


def _without_edges(nodes: Sequence[Node]) -> list[Node]:
    """What stands between the first and the last space that sets apart."""
    out = list(nodes)
    if isinstance(out[0], str):
        out[0] = out[0].partition(APART)[2]
    if isinstance(out[-1], str):
        out[-1] = out[-1].removesuffix(APART)
    return out


def _word(node: Node) -> Node:
    if isinstance(node, str):
        return node
    if node.tag == "mark":
        return made("span", {"class": "doubted"}, *node.children)
    return made("small", {"class": "evidence-mark"}, *node.children)
