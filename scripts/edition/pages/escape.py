"""Make text inert: what a source or an editor wrote comes out of Markdown exactly as it went in.

The one place where text becomes Markdown. A character is escaped where it could mean something and nowhere else, so
that who opens a page in an editor reads the text (doc/findings.md §4): 1/5, 16-24岁 and https://… stand as they are.
Text is escaped in pieces, with markup of ours on either side, and a piece may begin a line: so what means something
only there is escaped at the start of each piece, and what our markup could give a meaning to, at its end.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata
from urllib.parse import quote

_PUNCTUATION = frozenset(string.punctuation)
_ODD_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zs", "Zl", "Zp"})

_ANYWHERE = r"[][*]|[\\`{}<~^$|]"
"""Emphasis, links, notes; escapes, code, attributes and critic marks, HTML, tables, sub- and superscript, formulas."""
_ENTITY = r"&(?=[#A-Za-z0-9]|\Z)"
_UNDERSCORE = r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
"""Inside a word it means nothing: ``content_123.html``."""
_HASH = r"(?:(?<=\A)|(?<=\s))#|#(?=\s|\Z|#)"
"""A heading begins, or ends, with it."""
_START = r"\A[-+:=>(!]|\A/(?=/)|(?<=\A[0-9A-Za-z])[.)](?=\s|\Z)|\A[0-9A-Za-z]{2,}[.)](?=\s|\Z)"
"""Lists, quotations, definitions, underlined headings, blocks; what could go on with a link or note of ours."""
_BLOCK = r"/(?=//)"
"""A block, and the place that the notes would take."""
_END = r"!\Z"
"""Before a link it would make a picture of it."""
_EDGE_OR_DOUBLE_SPACE = re.compile(r"^ +| +$| {2,}")
_SPACE = r"\A +| +\Z| {2,}|\A\u3000+|\u3000+\Z"
_ODD = r"[^\S \u3000]|[^\w\s\x21-\x7e\u3000-\u303f\uff01-\uff65\u2010-\u2027\u4e00-\u9fff]"

_TO_ESCAPE = re.compile("|".join(f"(?:{each})" for each in (
    _SPACE, _ANYWHERE, _ENTITY, _UNDERSCORE, _HASH, _START, _BLOCK, _END, _ODD,
)))  # fmt: skip

_BACKSLASHED = frozenset("[]*_#+-.)(>!|")
"""What both Python-Markdown and others take a backslash before; the rest is written as a reference."""


def escape(text: str) -> str:
    """Text as inert Markdown, for use inside a paragraph, heading, cell, note or list entry.

    >>> escape("第1.2节 <b>")
    '第1.2节 &lt;b>'
    >>> escape("1. 渡口[1/5]")
    '1\\\\. 渡口\\\\[1/5\\\\]'
    """
    return _TO_ESCAPE.sub(lambda found: "".join(map(_inert, found[0])), text)


def _inert(character: str) -> str:
    if character in _BACKSLASHED:
        return f"\\{character}"
    if character == "&":
        return "&amp;"
    if character == "<":
        return "&lt;"
    if character.isalnum() and character.isascii():
        return character
    if character in _PUNCTUATION or character in " \u3000" or unicodedata.category(character) in _ODD_CATEGORIES:
        return f"&#x{ord(character):x};"
    return character


def _reference(character: str) -> str:
    if character == "\0":
        return "&#x20;"
    if character in _PUNCTUATION or (character != " " and unicodedata.category(character) in _ODD_CATEGORIES):
        return f"&#x{ord(character):x};"
    return character


def escape_attribute(text: str) -> str:
    """Text for a double-quoted attribute in Markdown, and for the title of a link."""
    return "".join(_reference(c) for c in _EDGE_OR_DOUBLE_SPACE.sub(lambda found: "\0" * len(found[0]), text))


def escape_address(address: str) -> str:
    """An address outside, as the target of a link in Markdown: what it may not hold is written in per cent."""
    return quote(address, safe=":/?#@!$+,;=%~-.&").replace("~", "%7E").replace("&", "&amp;")


def escape_title(text: str) -> str:
    """A page title for front matter: Material strips tags and un-escapes once before it prints, so escape twice."""
    twice = html.escape(html.escape(text))
    return '"' + twice.replace("\\", "\\\\") + '"'
