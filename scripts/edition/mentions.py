"""Find every 《…》 in the documents and say what it names, as far as the texts themselves tell.

A full title of a document we hold names it. A short name holds from its definition (以下简称《意见》, 简称《意见》)
to the end of that article; it is never captured by, and never captures, a full title. All else stays undefined.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from edition.model import Block, BlockId, Document, DocumentCode, Mention
from edition.resemblance import match_key

_TITLE = re.compile(r"《([^《》]+)》")
_NESTED = re.compile(r"〈([^〈〉]+)〉")
_DEFINITION = re.compile(r"《([^《》]+)》（(?:以下)?简称《([^《》]+)》）")


def mentions(documents: Sequence[Document]) -> tuple[Mention, ...]:
    """All mentions in reading order, resolved where the texts resolve them."""
    titles = {match_key(document.title): document.code for document in documents}
    return tuple(mention for document in documents for mention in _in_article(document.outline.blocks, titles))


def _in_article(blocks: Sequence[Block], titles: Mapping[str, DocumentCode]) -> list[Mention]:
    short_names: dict[str, tuple[str, BlockId]] = {}
    found: list[Mention] = []
    for block in blocks:
        text = block.text
        defined_at = {match.end(1) + 1: match for match in _DEFINITION.finditer(text)}
        for match in sorted([*_TITLE.finditer(text), *_NESTED.finditer(text)], key=lambda match: match.start()):
            name = match[1]
            title, how = name, "undefined"
            if name in short_names:
                title, anchor = short_names[name]
                how = f"short name defined at {anchor}"
            if definition := defined_at.get(match.end()):
                short_names[definition[2]] = (name, block.id)
            if code := titles.get(match_key(title)):
                how = how if how != "undefined" else "full title"
            elif how == "undefined" and len(name) > LONGEST_SHORT_NAME:
                how = "full title"
            found.append(Mention(block.id, match.start(), match.end(), match[0], title, code, how))
    return found


LONGEST_SHORT_NAME = 4
"""实施方案, 实施意见: a generic word of up to four characters names no document by itself."""
