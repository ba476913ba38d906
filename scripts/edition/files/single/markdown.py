"""A document to take away as Markdown: its page, with all that the page has beside it on the site said in words.

Record, text, notes, codes and caution are the page's own; here come the version, references, what its marks mean, and
addresses that lead to the site from anywhere.
"""

from __future__ import annotations

import json
import re

from edition.nouns.words import RECEIVED, code_of
from edition.pages.escape import escape
from edition.reading.single_document import Offprint

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SNIPPET = re.compile(r'^--8<-- ".*"\n', re.MULTILINE)
_INLINE = re.compile(r"(?<=[^\\]\]\()([\w/-]+)\.md((?:#[\w-]+)?)(?=[) ])")
_DEFINED = re.compile(r"^(\[[^\]]+\]: )([\w/-]+)\.md((?:#[\w-]+)?)$", re.MULTILINE)
"""Links of ours: a bracket of a source is escaped, so nothing else closes like them."""


def offprint_markdown(made: Offprint, page: str, definitions: str) -> str:
    """The file. ``page`` is the Markdown of the document's page, ``definitions`` say where its brackets lead."""
    texts = made.address.removesuffix(f"{made.code}/")
    front = {
        "title": made.title,
        "code": code_of(made.code),
        "version": made.version,
        "address": made.address,
        "book": made.book,
    }
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in front.items())
    body = _SNIPPET.sub("", _FRONT.sub("", page)).strip("\n")
    marks = re.search(r"^## .*\{#apparatus\}$", body, re.MULTILINE)
    at = marks.start() if marks else len(body)
    parts = [f"---\n{head}---", body[:at].strip("\n"), *_about(made), body[at:].strip("\n")]
    whole = "\n\n".join(filter(None, parts))
    linked = _INLINE.sub(lambda found: f"{texts}{found[1]}/{found[2]}", whole)
    defined = _DEFINED.sub(lambda found: f"{found[1]}{texts}{found[2]}/{found[3]}", definitions)
    return f"{linked}\n\n{defined}"


def _about(made: Offprint) -> list[str]:
    """Version, references, and how to read what stands in braces."""
    return [
        "## 版本与出处 {#about}",
        f"{escape(made.book)}，版本 {made.version}，[{made.address}]({made.address}){escape(made.address_note)}",
        "\n".join(f"- {name}：{escape(said)}" for name, said in made.citations),
        f"花括号里，“#”后面是一段的固定编号，引用时写成大写；source 是它在{RECEIVED}里的版面和行号。"
        f"箭头前是{RECEIVED}的字，后是校改的字；等号之间的字存疑；减号之间的字是删去的重复。",
    ]
