"""What several kinds of page are dressed with: codes, grounds, lists of terms, paragraphs known by their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from edition.pages.code_links import OF_POINT
from edition.pages.dress.tree import Element, Node, Raw, changed, made

_CODE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
_CHINESE = re.compile(r"(?!\u3000+(?![\u3001-\u9fff]))[\u3000-\u9fff]+")
"""Not a wide space alone, which parts what stands in a line."""


def renamed(element: Element, tag: str, css: str = "") -> Element:
    """The same contents under another name."""
    return made(tag, {"class": css} if css else {}, *element.children)


def is_code(link: Element) -> bool:
    """Whether a link is a code that leads there: NMG-P2 to ``#nmg-p2``, NMG to one of its paragraphs or its page; the
    code of a point to the paragraph it stands in, which says so."""
    said = link.text()
    if link.tag != "a" or not _CODE.fullmatch(said):
        return False
    path, _, anchor = link.get("href").partition("#")
    named = anchor or path.rstrip("/").rpartition("/")[2].removesuffix(".html")
    return f"{named}-".startswith(f"{said.lower()}-") or link.get("title") == OF_POINT


def mark_codes(tree: Element) -> None:
    """Codes are quieter than other links."""
    for each in tree.walk():
        if is_code(each) and not each.classes:
            each.attributes["class"] = "evidence-ref"


def trimmed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without white space at either edge."""
    out = list(nodes)
    while out and isinstance(out[0], str) and not out[0].strip(" \n"):
        del out[0]
    while out and isinstance(out[-1], str) and not out[-1].strip(" \n"):
        del out[-1]
    if out and isinstance(out[0], str):
        out[0] = out[0].lstrip(" \n")
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip(" \n")
    return out


def with_grounds(nodes: Sequence[Node]) -> list[Node]:
    """What stands in emphasis behind a value is its ground; the style sheet parts them."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "em":
            if out and isinstance(out[-1], str):
                out[-1] = out[-1].removesuffix(" ")
            out.append(renamed(node, "span", "ground"))
        else:
            out.append(node)
    return out


def term_lines(tree: Element) -> None:
    """A list of terms as one line a term; a term ``.beside`` the one before goes on in its line."""
    tree.children = changed(tree.children, lambda each: _lines(each) if each.tag == "dl" else [each])


def _lines(terms: Element) -> list[Node]:
    out: list[Element] = []
    name = Element("dt")
    for each in terms.elements:
        if each.tag == "dt":
            name = each
            continue
        said = [renamed(Element("b", {}, trimmed(name.children)), "b"), " ", *with_grounds(trimmed(each.children))]
        if "beside" in name.classes and out:
            out[-1].children += ["　", *said]
        else:
            out.append(Element("p", {"class": " ".join(["term-line", *name.classes])}, said))
    return [node for line in out for node in (line, "\n")]


def name_paragraphs(tree: Element, under: str, names: Iterable[str]) -> None:
    """The paragraphs right under each heading of a level, known by their order."""
    order = list(names)
    left: list[str] = []
    for each in tree.elements:
        if each.tag == under:
            left = list(order)
        elif each.tag == "p" and left and not each.classes:
            each.attributes["class"] = left.pop(0)
        else:
            left = []


def mark_chinese(element: Element) -> None:
    """Chinese words on an English page are said to be Chinese, where nothing around them says so already."""
    nodes: list[Node] = []
    for child in element.children:
        if isinstance(child, Element):
            if _chinese_as_a_whole(child):
                child.attributes.setdefault("lang", "zh-Hans")
            if not child.get("lang") and child.tag not in _WITHOUT_MARKUP:
                mark_chinese(child)
            nodes.append(child)
        else:
            nodes += _chinese_in(child)
    element.children = nodes


def _chinese_as_a_whole(element: Element) -> bool:
    """Whether an element must say it itself: no markup can stand in an option, nor in what is read out of a sign."""
    if element.tag == "option":
        return bool(_CHINESE.search(element.text()))
    said = "".join(element.get(name) for name in ("aria-label", "title", "alt"))
    return bool(_CHINESE.search(said)) and not element.text().strip()


_WITHOUT_MARKUP = frozenset(["option", "script", "style", "title"])


def _chinese_in(text: str) -> list[Node]:
    if isinstance(text, Raw):
        return [text]
    out: list[Node] = []
    at = 0
    for found in _CHINESE.finditer(text):
        out += [text[at : found.start()], made("span", {"lang": "zh-Hans"}, found[0])]
        at = found.end()
    return [node for node in [*out, text[at:]] if node != ""]
