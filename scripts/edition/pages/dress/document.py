"""Dress a document: codes, ways to the received lines, both readings, marks, and the apparatus.

What the template sets between the parts (row of tools, legend, contents) it is handed as ``Parts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from edition.nouns.words import RECEIVED, code_of
from edition.pages.document import LACUNA, PLAIN
from edition.pages.dress.notes import ApparatusEntry, Label, entries, label_of, mark, written_entries
from edition.pages.dress.practice import dress_practice
from edition.pages.dress.setting import Addresses, Setting
from edition.pages.dress.tree import Element, Node, become, changed, joined, made, written


@dataclass(frozen=True, slots=True)
class Legend:
    """What the lines under the text mean, by what there is on the page."""

    corrected: bool
    doubted: bool
    gaps: Sequence[Label]
    cut: bool
    quiet: str
    """What the switch shows that is not shown at first: 接 3 处; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A document's page taken apart; each part is HTML."""

    head: str
    record: str
    cautions: str
    text: str
    apparatus: str
    """The heading of the apparatus; empty where nothing was done."""
    introduction: str
    """What stands under that heading."""
    notes: str
    legend: Legend
    terms: Sequence[str]
    """The terms that the text links to, by name."""


@dataclass(slots=True)
class _Page:
    """What is gathered from a page while it is dressed."""

    addresses: Addresses
    gap_notes: Mapping[str, ApparatusEntry] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)
    """Where the mark of an entry stands, by label."""
    terms: set[str] = field(default_factory=set)
    cut: bool = False


def dress_document(tree: Element, setting: Setting) -> Mapping[str, object]:
    """Dress the page of a document."""
    footnotes = next((each for each in tree.elements if "footnote" in each.classes), None)
    notes = entries(footnotes) if footnotes else []
    page = _Page(setting.addresses, {each.label.text: each for each in notes})
    parts: dict[str, list[Node]] = {name: [] for name in ("head", "record", "cautions", "text", "apparatus")}
    for node in _flattened(tree.children):
        parts[_part(node, parts)].append(node)
    for name in ("head", "text"):
        for node in parts[name]:
            if isinstance(node, Element):
                _dress(node, page)
    _dress_head(parts["head"], str(setting.meta["code"]))
    _name_paragraphs(parts["text"], setting)
    parts["record"] = [_record(node) if isinstance(node, Element) else node for node in parts["record"]]
    parts["cautions"] = [_caution(node) if isinstance(node, Element) else node for node in parts["cautions"]]
    heading, introduction = _apparatus(parts["apparatus"])
    shown = [node for each in written_entries(notes, page.marked) for node in (each, "\n")]
    tree.children = [
        *(node for name in ("head", "record", "cautions", "text") for node in parts[name]),
        *heading,
        *([made("p", {"class": "editors"}, *introduction)] if introduction else []),
        *shown,
    ]
    labels = [each.label for each in notes]
    return {
        "document": Parts(
            head=written(parts["head"]),
            record=written(parts["record"]),
            cautions=written(parts["cautions"]),
            text=written(parts["text"]),
            apparatus=written(heading),
            introduction=written(introduction),
            notes=written(shown),
            legend=Legend(
                corrected=any(label.kind == "校" for label in labels if label.text in page.marked),
                doubted=any(label.kind == "疑" for label in labels if label.text in page.marked),
                gaps=[label for label in labels if label.kind == "缺"],
                cut=page.cut,
                quiet=_quiet(labels),
            ),
            terms=sorted(page.terms),
        )
    }


def _quiet(labels: Iterable[Label]) -> str:
    kinds = [label.kind for label in labels if label.quiet]
    return f"{'、'.join(dict.fromkeys(kinds))} {len(kinds)} 处" if kinds else ""


def _flattened(nodes: Iterable[Node]) -> Iterable[Node]:
    return (node for node in nodes if isinstance(node, str) or "footnote" not in node.classes)


def _part(node: Node, so_far: Mapping[str, Sequence[Node]]) -> str:
    """To which part of the page a node belongs; text between elements stays with what was there before."""
    if isinstance(node, Element):
        if node.id == "apparatus" or so_far["apparatus"]:
            return "apparatus"
        if not so_far["text"]:
            if node.tag == "dl":
                return "record"
            if "caution" in node.classes:
                return "cautions"
            if not so_far["record"]:
                return "head"
        return "text"
    return next((name for name in reversed(list(so_far)) if so_far[name]), "head")


def _dress_head(nodes: Sequence[Node], code: str) -> None:
    labels = next(node for node in nodes if isinstance(node, Element) and node.tag == "p")
    labels.attributes["class"] = "labels"
    labels.children += ["\u3000", made("a", {"class": "code", "href": f"#{code}"}, code_of(code))]


def _name_paragraphs(nodes: Sequence[Node], setting: Setting) -> None:
    """Paragraphs that are no text of the document bear no id; what they are they tell by their place and form."""
    section = ""
    for node in nodes:
        if isinstance(node, str) or node.tag not in ("h2", "p"):
            continue
        if node.tag == "h2":
            section = node.id if node.id in ("parts", "mentioned") else ""
            node.attributes |= {"class": "editors-heading"} if section else {}
        elif section == "mentioned":
            node.attributes["class"] = "pointing"
            for link in node.elements[1:]:
                link.attributes["class"] = "evidence-ref"
        elif not node.id and not node.classes:
            begins = node.children[0]
            node.attributes["class"] = "answers" if isinstance(begins, str) else "practice-none"
            for link in node.elements if isinstance(begins, str) else ():
                link.attributes["title"] = str(setting.handbook["measures"][link.get("href").partition("#")[2]])


def _record(terms: Element) -> Element:
    for each in terms.walk():
        if each.tag == "a" and each.get("href").startswith(("http:", "https:")):
            each.attributes["rel"] = "external"
    return made("div", {"class": "record"}, "\n", terms, "\n")


def _caution(block: Element) -> Element:
    """The words without the title, which the place of a caution on the page says as well."""
    return made("p", {"class": "caution"}, *block.elements[-1].children)


def _apparatus(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    heading = [node for node in nodes if isinstance(node, Element) and node.id == "apparatus"]
    said = [node for node in nodes if isinstance(node, Element) and node.tag == "p"]
    for node in heading:
        node.attributes["class"] = "apparatus"
    return list(heading), said[0].children if said else []


# The text ------------------------------------------------------------------------------------------------------------


def _dress(node: Element, page: _Page) -> None:
    """Dress a heading, paragraph, list, gap or folded part of the text in its place."""
    if node.tag == "details":
        dress_practice(node)
    elif "gap" in node.classes:
        _gap(node, page)
    elif node.tag == "ul":
        for item in node.elements:
            _block(item, page)
    elif node.tag in ("p", "h1", "h2"):
        _block(node, page)


def _gap(node: Element, page: _Page) -> None:
    title, said = node.elements
    words = _words(said.children, page, said, lacunae=False)
    become(node, "p", {"class": "gap"}, [made("strong", None, *title.children), " ", *words])


def _block(node: Element, page: _Page) -> None:
    """A block of the text, or anything else that may bear marks and links."""
    source = node.attributes.pop("source", None) or ""
    node.children = _words(node.children, page, node)
    if "measure" in node.classes:
        node.children = _measure(node.children)
    if node.tag == "p" and source and not node.id:
        node.attributes["class"] = f"front {node.get('class')}"
    elif node.tag == "p" and source and not node.classes:
        node.attributes["class"] = PLAIN
    if node.id and source and node.tag != "h2":
        for link in [each for each in node.walk() if each.tag == "a" and not each.classes and not each.id]:
            _link(link, page)
        node.children += _handle(node.id, source, page.addresses)
    elif source:
        node.attributes["data-source"] = source


def _handle(name: str, source: str, addresses: Addresses) -> list[Node]:
    """The code of a block, which links to itself, and the way to the lines it comes from."""
    page, _, numbers = source.partition(":")
    links: list[Node] = []
    for number in numbers.split("+"):
        address = addresses.to(f"received/{page}.md#l{number}")
        links += ["、", made("a", {"href": address}, number)]
    code = [] if name.startswith("draft-") else [made("a", {"class": "code", "href": f"#{name}"}, code_of(name))]
    return [*code, made("span", {"class": "src"}, f"{RECEIVED} {page}:", *links[1:])]


def _words(nodes: Sequence[Node], page: _Page, block: Element, *, lacunae: bool = True) -> list[Node]:
    """The words of a block: marks, then what they tell of, then points and links."""
    noted = joined(changed(nodes, lambda each: _noted(each, page, block)))
    return joined(changed(_told(noted, page, lacunae=lacunae), _pointed))


def _noted(element: Element, page: _Page, block: Element) -> Iterable[Node]:
    """Marks; one set off is of the block as a whole, to which its entry leads, and is not shown."""
    label = label_of(element)
    if label:
        page.marked[label.text] = f"#mark-{label.number}"
        made_mark = mark(label)
        made_mark.attributes["data-label"] = label.text
        return [made_mark]
    only = element.elements
    if (
        element.tag == "em"
        and not element.id
        and len(only) == 1
        and only[0].get("data-label")
        and len(element.children) == 1
    ):
        page.marked[only[0].get("data-label")] = f"#{block.id}"
        return [_WHOLE]
    return [element]


_WHOLE = made("span", {"class": "of-the-block"})


def _told(nodes: Sequence[Node], page: _Page, after: Sequence[Node] = (), *, lacunae: bool = True) -> list[Node]:
    """Corrected and doubted words, cuts and gaps, each told of by the next mark of its kind."""
    out: list[Node] = []
    flat = list(nodes)
    for at, node in enumerate(flat):
        following = [*flat[at + 1 :], *after]
        if isinstance(node, str):
            whole = bool(following) and following[0] is _WHOLE
            gap = _here(following, "缺") if lacunae and node.endswith(LACUNA) else ""
            if gap:
                out += [node.removesuffix(LACUNA), _lacuna(gap, page)]
            else:
                out.append(node.removesuffix(" ") if whole else node)
        elif node is _WHOLE:
            continue
        elif node.tag == "mark":
            out.append(made("span", {"class": "doubted", **_by("疑", following)}, *node.children))
        elif node.tag == "ins" and not (at and _is(flat[at - 1], "del")):
            out.append(_emended(node.children, [], following))
        elif node.tag == "ins":
            continue
        elif node.tag == "del":
            out.append(_deleted(node, following, page))
        else:
            if node.tag in ("strong", "em", "a"):
                node.children = _told(node.children, page, following)
            out.append(node)
    return out


def _here(following: Sequence[Node], kind: str) -> str:
    """The label of the mark of that kind among those that stand at one place; empty where there is none."""
    for node in following:
        label = node.get("data-label") if isinstance(node, Element) else ""
        if not label or label.startswith(kind):
            return label
    return ""


def _is(node: Node, tag: str) -> bool:
    return isinstance(node, Element) and node.tag == tag


def _deleted(node: Element, following: Sequence[Node], page: _Page) -> Element:
    """Words that another reading stands for, that have none, or that were cut as a repeat: their mark tells."""
    first = following[0] if following else ""
    if isinstance(first, Element) and first.tag == "ins":
        return _emended(first.children, node.children, following)
    label = _next(following)
    if label.startswith("校"):
        return _emended([], node.children, following)
    page.cut = True
    return made(
        "del",
        {"class": "taken-out", **_by("删", following), "hidden": None, "data-search-exclude": None},
        *node.children,
    )


def _emended(shown: Sequence[Node], received: Sequence[Node], following: Sequence[Node]) -> Element:
    return made(
        "span",
        {"class": "emended", **_by("校", following)},
        made("ins", {"class": "lem"}, *shown),
        made("del", {"class": "rdg", "hidden": None, "data-search-exclude": None}, *received),
    )


def _lacuna(label: str, page: _Page) -> Element:
    title = "".join(each if isinstance(each, str) else each.text() for each in page.gap_notes[label].why)
    return made("span", {"class": "lacuna", "data-note": f"note-{label[1:]}", "title": title}, "缺")


def _next(following: Sequence[Node], kind: str = "") -> str:
    """The label of the next mark, of a kind; empty where there is none."""
    for node in following:
        if isinstance(node, Element):
            for each in node.walk():
                if each.get("data-label").startswith(kind) and each.get("data-label"):
                    return each.get("data-label")
    return ""


def _by(kind: str, following: Sequence[Node]) -> dict[str, str | None]:
    label = _next(following, kind)
    return {"data-note": f"note-{label[1:]}"} if label else {}


def _pointed(element: Element) -> Iterable[Node]:
    """Points; the marks are done with."""
    element.attributes.pop("data-label", None)
    if element.tag == "em" and element.id:
        return [made("span", {"class": "point", "id": element.id}), *element.children]
    return [element]


def _link(link: Element, page: _Page) -> None:
    """A link in the text: to a term, to the entry of a work, or to a document."""
    anchor = link.get("href").partition("#")[2]
    if anchor.startswith("t-"):
        page.terms.add(anchor[2:])
        link.attributes |= {"class": "term", "aria-describedby": f"said-{anchor[2:]}"}
    else:
        link.attributes["class"] = "mention mention--listed" if anchor else "mention"


def _measure(nodes: Sequence[Node]) -> list[Node]:
    """The number in front of the name, and the full stop that ends it."""
    at = next(n for n, node in enumerate(nodes) if _is(node, "strong"))
    name = nodes[at]
    assert isinstance(name, Element)
    words = [n for n, node in enumerate(nodes[:at]) if isinstance(node, str) or not _sign(node)]
    first, last = (words[0], words[-1] + 1) if words else (at, at)
    number = made("span", {"class": "num"}, *nodes[first:last])
    rest = list(nodes[at + 1 :])
    stop = next((n for n, node in enumerate(rest) if "。" in (node if isinstance(node, str) else node.text())), None)
    if stop is not None and not name.text().endswith("。"):
        with_stop = rest[stop]
        if isinstance(with_stop, str):
            end = with_stop.index("。") + 1
            name.children += [*rest[:stop], with_stop[:end]]
            rest = [with_stop[end:], *rest[stop + 1 :]]
        else:
            name.children += rest[: stop + 1]
            rest = rest[stop + 1 :]
    name.children = joined(name.children)
    return joined([*nodes[:first], number, *nodes[last:at], name, *rest])


def _sign(node: Node) -> bool:
    return isinstance(node, Element) and bool({"mark", "lacuna", "point", "taken-out"} & set(node.classes))
