"""HTML as a tree and back: the little that dressers need, with nothing changed that they do not touch."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class Raw(str):
    """A comment, declaration or picture, written as it came."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class Element:
    """An element; text stands among its children. An attribute without a value is ``None``."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute, empty where there is none."""
        return self.attributes.get(name) or ""

    @property
    def id(self) -> str:
        """Its id, empty without one."""
        return self.get("id")

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.get("class").split()

    @property
    def elements(self) -> list[Element]:
        """Its children without the text between them."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """Itself and all elements in it, in the order of the page."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def text(self) -> str:
        """All text in it."""
        return "".join(
            child.text() if isinstance(child, Element) else "" if isinstance(child, Raw) else child
            for child in self.children
        )


Node = Element | str


_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_PLACE = "picture "
"""Stands in a comment where a picture was taken out; a page's own text holds no comment."""


class _Builder(HTMLParser):
    def __init__(self, pictures: Sequence[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = pictures
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, dict(attrs))
        self.open[-1].children.append(made)
        if tag not in _VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].tag == tag:
                del self.open[at:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        is_picture = data.startswith(_PLACE)
        made = self.pictures[int(data.removeprefix(_PLACE))] if is_picture else f"<!--{data}-->"
        self.open[-1].children.append(Raw(made))


def parsed(text: str) -> Element:
    """The HTML of a page's body as the children of one ``div``. Names of elements and attributes are lower case; a
    picture (SVG), whose names are not, stays as it is."""
    pictures = _PICTURE.findall(text)
    numbers = itertools.count()
    builder = _Builder(pictures)
    builder.feed(_PICTURE.sub(lambda _: f"<!--{_PLACE}{next(numbers)}-->", text))
    builder.close()
    return builder.root


def written(nodes: Node | Iterable[Node]) -> str:
    """Elements and text as HTML."""
    if isinstance(nodes, Raw):
        return str(nodes)
    if isinstance(nodes, str):
        return html.escape(nodes, quote=False)
    if isinstance(nodes, Element):
        opening = f"<{nodes.tag}{''.join(map(_attribute, nodes.attributes.items()))}>"
        return opening if nodes.tag in _VOID else f"{opening}{written(nodes.children)}</{nodes.tag}>"
    return "".join(map(written, nodes))


def _attribute(pair: tuple[str, str | None]) -> str:
    name, value = pair
    return f" {name}" if value is None else f' {name}="{html.escape(value)}"'


def made(tag: str, attributes: Mapping[str, str | None] | None = None, *children: Node) -> Element:
    """A new element."""
    return Element(tag, dict(attributes or {}), [child for child in children if child != ""])


def become(element: Element, tag: str, attributes: Mapping[str, str | None], children: Iterable[Node]) -> None:
    """Another tag, attributes and contents for an element, in its place."""
    element.tag, element.attributes, element.children = tag, dict(attributes), list(children)


Change = Callable[[Element], "Iterable[Node]"]


def changed(nodes: Iterable[Node], change: Change) -> list[Node]:
    """The nodes with each element replaced by what ``change`` makes of it, those inside an element before itself."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Element):
            node.children = changed(node.children, change)
            out += change(node)
        else:
            out.append(node)
    return out


def joined(nodes: Iterable[Node]) -> list[Node]:
    """The nodes with neighbouring text in one piece, and empty text left out."""
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and not isinstance(node, Raw):
            if out and isinstance(out[-1], str) and not isinstance(out[-1], Raw):
                out[-1] += node
                continue
            if not node:
                continue
        out.append(node)
    return out


def lines(nodes: Iterable[Node]) -> list[list[Node]]:
    """What stands between line breaks, without the space at their edges."""
    out: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, Element) and node.tag == "br":
            out.append([])
        else:
            out[-1].append(node)
    return [trimmed(line) for line in out]


def trimmed(nodes: Iterable[Node]) -> list[Node]:
    """The nodes without space and line feeds at their edges. What was escaped as space stays."""
    out = joined(nodes)
    if out and isinstance(out[0], str):
        out[0] = out[0].lstrip("\n")
    if out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip("\n")
    return joined(out)
