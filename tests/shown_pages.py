"""A generated page as the site shows it: its Markdown as mkdocs.yml reads it, then dressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import markdown
import yaml
from edition.nouns import Block, Document
from edition.pages.code_links import code_definitions
from edition.pages.dress import Addresses, Setting, dress
from edition.pages.dress.document import Parts
from edition.pages.dress.tree import Element
from trees import ROOT

ALWAYS_ON = ("toc", "tables", "fenced_code")
"""What MkDocs adds by itself."""


@cache
def _converter() -> markdown.Markdown:
    listed = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    named = {
        name: options or {}
        for entry in listed
        for name, options in (entry.items() if isinstance(entry, dict) else [(entry, {})])
        if name != "pymdownx.snippets"
    }
    return markdown.Markdown(extensions=[*dict.fromkeys([*ALWAYS_ON, *named])], extension_configs=named)


def as_shown(
    page: str, documents: Iterable[Document] = (), handbook: Mapping[str, Any] | None = None, *, english: bool = False
) -> str:
    """The HTML of a page. Its codes lead into the ``documents``; of what else is computed nothing comes in."""
    front = _FRONT.match(page)
    assert front, page[:80]
    setting = Setting(yaml.safe_load(front[1]), handbook or {}, Addresses("../", directories=True), english)
    return dress(as_converted(page, documents), setting).html


def document_as_shown(page: str, documents: Iterable[Document]) -> tuple[str, Parts]:
    """The HTML of a document's page, and the parts its template sets apart."""
    front = _FRONT.match(page)
    assert front, page[:80]
    setting = Setting(yaml.safe_load(front[1]), {"measures": {}, "terms": {}}, Addresses("../", directories=True))
    dressed = dress(as_converted(page, documents), setting)
    parts = dressed.parts["document"]
    assert isinstance(parts, Parts)
    return dressed.html, parts


_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


def as_converted(page: str, documents: Iterable[Document] = ()) -> str:
    """The same, not dressed."""
    codes = code_definitions(documents, ())
    text = re.sub(
        r'^--8<-- "([a-z0-9-]+)\.\w+"$',
        lambda found: codes.get(found[1], ""),
        _FRONT.sub("", page, count=1),
        flags=re.M,
    )
    return _converter().reset().convert(text)


def words_of(element: Element, without: str) -> str:
    """The words of a block as Markdown alone shows it, but for notes, signs of gaps and one of both readings."""
    return _words(element, without).replace("〔缺〕", "").strip("\n ")


def _words(element: Element, without: str) -> str:
    shown = (
        child if isinstance(child, str) else _words(child, without)
        for child in element.children
        if isinstance(child, str) or (child.tag not in (without, "sup") and "headerlink" not in child.classes)
    )
    return "".join(shown)


def with_cuts(block: Block) -> str:
    """The received reading of a block with what was cut out of it."""
    text = block.received
    for cut in sorted(block.cuts, key=lambda each: -each.offset):
        text = text[: cut.offset] + cut.text + text[cut.offset :]
    return text
