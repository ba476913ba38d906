"""Dress footnotes: marks in the text, and the apparatus as a list of its own under its heading.

The marks are known by what ``pages/apparatus.py`` sets, never by words: no text of a source becomes an element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from edition.nouns.words import QUIET_NOTES
from edition.pages.apparatus import SAME
from edition.pages.dress.tree import Element, Node, joined, lines, made

_ENTRY, _BACK = "fn:", "footnote-backref"
_LABEL = re.compile(r"(\D+)(\d+)")
_LINE = re.compile(r"#l\d+$")


@dataclass(frozen=True, slots=True)
class Label:
    """What a mark says (校3), taken apart."""

    text: str
    kind: str
    number: str

    @property
    def quiet(self) -> bool:
        """Whether it tells only that lines were joined or moved."""
        return self.kind in QUIET_NOTES


def label_of(node: Node) -> Label | None:
    """The label of the footnote that an element refers to; nothing for anything else."""
    if isinstance(node, str) or node.tag != "sup" or not node.elements:
        return None
    link = node.elements[0]
    return _label(link.get("href").removeprefix("#")) if "footnote-ref" in link.classes else None


def _label(anchor: str) -> Label:
    text = anchor.removeprefix(_ENTRY)
    found = _LABEL.fullmatch(text)
    if found is None:
        raise ValueError(f"a footnote whose label is none of the apparatus: {text}")
    return Label(text, found[1], found[2])


def mark(label: Label) -> Element:
    """The mark in the text."""
    its = f"note-{label.number}"
    link = made("a", {"id": f"mark-{label.number}", "href": f"#{its}", "aria-describedby": its}, label.text)
    quiet = " mark--quiet" if label.quiet else ""
    return made("sup", {"class": f"mark{quiet}", "data-search-exclude": None}, link)


@dataclass(frozen=True, slots=True)
class ApparatusEntry:
    """An entry of the apparatus: its label, the lines of its first paragraph, and what is folded under it."""

    label: Label
    readings: Sequence[Node]
    why: Sequence[Node]
    where: Sequence[Node]
    folded: Sequence[Element]


def entries(footnotes: Element) -> list[ApparatusEntry]:
    """The entries of the list of footnotes."""
    return [_entry(item) for item in footnotes.walk() if item.tag == "li" and item.id.startswith(_ENTRY)]


def _entry(item: Element) -> ApparatusEntry:
    paragraph = item.elements[0]
    said = lines(_without_way_back(paragraph.children))
    where = said.pop() if len(said) > 1 and _only_lines(said[-1]) else []
    readings = said.pop(0) if len(said) > 1 else []
    why = [*_why(said[0]), *(node for line in said[1:] for node in line)]
    folded = [each for each in item.elements[1:] if each.tag == "details"]
    return ApparatusEntry(_label(item.id), readings, why, where, folded)


def _without_way_back(nodes: Iterable[Node]) -> list[Node]:
    kept = [node for node in nodes if isinstance(node, str) or _BACK not in node.classes]
    return [node.removesuffix("\u00a0") if node is kept[-1] and isinstance(node, str) else node for node in kept]


def _only_lines(nodes: Sequence[Node]) -> bool:
    return bool(nodes) and all(
        node == "、" if isinstance(node, str) else node.tag == "a" and _LINE.search(node.get("href")) is not None
        for node in nodes
    )


def written_entries(all_entries: Iterable[ApparatusEntry], marked: Mapping[str, str]) -> list[Element]:
    """The list. ``marked``: by label, where its mark stands; what has none leads to the first line it speaks of."""
    out: list[Element] = []
    for entry in all_entries:
        label = entry.label
        links = [node for node in entry.where if isinstance(node, Element)]
        target = marked.get(label.text) or (links[0].get("href") if links else "")
        named = made("a", {"class": "label", "href": target}) if target else made("span", {"class": "label"})
        named.children = [label.text]
        parts = [
            named,
            *([made("span", {"class": "readings"}, *_readings(entry.readings))] if entry.readings else []),
            made("span", {"class": "why"}, *entry.why),
            *([made("span", {"class": "where"}, *entry.where)] if entry.where else []),
        ]
        quiet = " note--quiet" if label.quiet else ""
        out.append(made("p", {"class": f"note{quiet}", "id": f"note-{label.number}"}, *parts))
        out += map(_twins, entry.folded)
    return out


_READINGS = {"ins": "ins", "mark": "u", "del": "del", "strong": "b"}


def _readings(nodes: Iterable[Node]) -> Iterable[Node]:
    """The words spoken of among those around them; *无* stands for none."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            nothing = [each.tag for each in node.elements] == ["em"]
            yield made(_READINGS[node.tag], None, *([] if nothing else node.children))


def _why(nodes: Sequence[Node]) -> list[Node]:
    """What was done and why. What is set off is, in this order: what 底本 has or what is proposed, kind, certainty,
    then the reason."""
    set_off = [node for node in nodes if isinstance(node, Element) and node.tag == "em"]
    if not set_off:
        return list(nodes)
    names = ["sort", "certainty"]
    if len(set_off) > len(names):
        names.insert(0, "proposed" if _before(nodes, set_off[0]).endswith("疑作「") else "was")
    classes = dict(zip(map(id, set_off), names, strict=True))
    out: list[Node] = []
    for at, node in enumerate(nodes):
        if isinstance(node, str) or id(node) not in classes:
            out.append(node)
            continue
        out.append(made("span", {"class": classes[id(node)]}, *node.children))
        if classes[id(node)] == "certainty":
            return [*_nothing_received(out), *_reason(nodes[at + 1 :])]
    return out


def _before(nodes: Sequence[Node], element: Element) -> str:
    at = next(n for n, node in enumerate(nodes) if node is element)
    previous = nodes[at - 1] if at else ""
    return previous if isinstance(previous, str) else ""


_NOTHING_WAS = "底本作「」。"


def _nothing_received(nodes: Sequence[Node]) -> Iterable[Node]:
    first = nodes[0]
    if isinstance(first, str) and first.startswith(_NOTHING_WAS):
        yield from ("底本作「", made("span", {"class": "was"}), first.removeprefix("底本作「"), *nodes[1:])
    else:
        yield from nodes


def _reason(nodes: Sequence[Node]) -> Iterable[Node]:
    """Behind the colon the reason, in an element of its own."""
    said = joined(nodes)
    first = said[0] if said and isinstance(said[0], str) else ""
    yield "："
    yield made("span", {"class": "reason"}, first.removeprefix("："), *said[1:])


def _twins(details: Element) -> Element:
    """Both texts of a repeat."""
    summary, *paragraphs = details.elements
    same = " twins--same" if summary.text() == SAME else ""
    return made("details", {"class": f"twins{same}"}, summary, *map(_twin, paragraphs))


def _twin(paragraph: Element) -> Element:
    number, *text = paragraph.children
    assert isinstance(number, Element)
    shown = [_text_of_twin(node, first=at == 0) for at, node in enumerate(text)]
    return made("p", None, made("span", {"class": "where"}, *number.children), *shown)


def _text_of_twin(node: Node, *, first: bool) -> Node:
    if isinstance(node, Element):
        return made("b", {"class": "diff"}, *node.children)
    return node.removeprefix(" ") if first else node
