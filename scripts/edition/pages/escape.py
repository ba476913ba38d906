"""Make text inert: what a source or an editor wrote comes out of Markdown exactly as it went in.

The one place where text becomes Markdown. Rules from doc/findings.md §4: every ASCII punctuation mark and every tab,
edge space or double space becomes a hexadecimal reference (decimal ones can read as issue numbers), and so does white
space and format characters outside ASCII.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata

_PUNCTUATION = frozenset(string.punctuation)
_EDGE_OR_DOUBLE_SPACE = re.compile(r"^ +| +$| {2,}")
_ODD_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zs", "Zl", "Zp"})


def escape(text: str) -> str:
    """Text as inert Markdown, for use inside a paragraph, heading or list entry.

    >>> escape("第1.2节 <b>")
    '第1&#x2e;2节 &#x3c;b&#x3e;'
    """
    spaced = _EDGE_OR_DOUBLE_SPACE.sub(lambda found: "\0" * len(found[0]), text)
    return "".join(_reference(c) for c in spaced)


def _reference(character: str) -> str:
    if character == "\0":
        return "&#x20;"
    if character in _PUNCTUATION or (character != " " and unicodedata.category(character) in _ODD_CATEGORIES):
        return f"&#x{ord(character):x};"
    return character


def escape_attribute(text: str) -> str:
    """Text for a double-quoted HTML attribute, in Markdown."""
    return "".join(_reference(c) for c in text)


def escape_title(text: str) -> str:
    """A page title for front matter: Material strips tags and un-escapes once before it prints, so escape twice."""
    twice = html.escape(html.escape(text))
    return '"' + twice.replace("\\", "\\\\") + '"'
