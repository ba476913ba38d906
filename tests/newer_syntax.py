"""Syntax of JavaScript that Chromium 80 does not read: everything after ES2020, and what no plain script may hold.

tree-sitter-javascript reads the language of today and names every construct; the ES2017 parsers on PyPI stop before
what we ask about, and a check by regular expressions would trip over strings and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_PARSER = Parser(Language(tree_sitter_javascript.language()))

NEWER = {
    "field_definition": "a class field",
    "private_property_identifier": "a private name",
    "class_static_block": "a static block",
    "using_declaration": "using",
    "hash_bang_line": "a hashbang",
}
"""Constructs after ES2020, by the grammar's names."""

NO_SCRIPT = {"import_statement": "import", "export_statement": "export", "meta_property": "import.meta"}
"""What only a module may hold: modules do not run on file://."""

_ASSIGNMENTS = {"??=", "||=", "&&="}
_FLAGS = re.compile(r"[^gimsuy]")


def newer_syntax(code: bytes) -> list[str]:
    """What stands in the code, each ``line: what``; an empty list means that it is a plain script of ES2020."""
    tree = _PARSER.parse(code)
    return [f"{node.start_point[0] + 1}: {what}" for node, what in _found(tree.root_node)]


def _found(root: Node) -> Iterator[tuple[Node, str]]:
    todo = [(root, False)]
    while todo:
        node, in_async = todo.pop()
        if what := _what(node, in_async):
            yield node, what
        inside = _is_async(node) if _is_function(node) else in_async
        todo += [(child, inside) for child in reversed(node.children)]


def _what(node: Node, in_async: bool) -> str:
    kind, text = node.type, (node.text or b"").decode("utf-8", errors="replace")
    if node.is_missing or kind == "ERROR":
        return f"not read: {text[:30]}"
    if kind in NEWER and node.is_named:
        return NEWER[kind]
    if kind in NO_SCRIPT and node.is_named and text != "new.target":
        return NO_SCRIPT[kind]
    if kind == "import" and not node.is_named:
        return "" if node.parent and node.parent.type in NO_SCRIPT else "import()"
    if kind == "import" and node.is_named:
        return "import()"
    if kind in _ASSIGNMENTS:
        return kind
    if kind == "number" and "_" in text:
        return "a number with _"
    if kind == "regex_flags" and _FLAGS.search(text):
        return f"a regular expression with {text}"
    if kind == "await_expression" and not in_async:
        return "await outside an async function"
    return ""


def _is_function(node: Node) -> bool:
    return node.type in {
        *("function_declaration", "function_expression", "arrow_function", "method_definition"),
        *("generator_function", "generator_function_declaration"),
    }


def _is_async(node: Node) -> bool:
    return any(child.type == "async" for child in node.children)
