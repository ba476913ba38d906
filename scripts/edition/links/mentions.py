"""Find every 《…》 in the documents and say what it names, as far as the texts themselves tell.

A full title names the one document that bears it. A short name holds from its definition (以下简称《意见》,
简称《意见》) to the end of that article; it is never captured by, and never captures, a full title. Two candidates, or
none: it stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from edition.chinese.sameness import match_key
from edition.nouns import Block, BlockId, Document, DocumentCode, Mention, ShortName, Stated, Work

_TITLE = re.compile(r"《([^《》]+)》")
_NESTED = re.compile(r"〈([^〈〉]+)〉")
_SO_CALLED = r"(?:以下|下文)?(?:统|简)称(?:为)?"
_DEFINITION = re.compile(rf"《([^《》]+)》[（，]{_SO_CALLED}[“]?《([^《》]+)》")
_FREE_DEFINITION = re.compile(
    rf"(?:《(?P<title>[^《》]+)》|(?<![^，。；：！？“”《》（）])(?P<words>[^，。；：！？“”《》（）]+))（{_SO_CALLED}(?:“(?P<quoted>[^“”《》]+)”|(?P<bare>[^“”《》（）]+))）"
)
LONGEST_SHORT_NAME = 4
"""实施方案, 实施意见: a generic word of up to four characters names no document by itself."""

AMBIGUOUS = "two candidates"


def mentions(documents: Sequence[Document], works: Sequence[Work] = ()) -> tuple[Mention, ...]:
    """All mentions in reading order, resolved where the texts resolve them."""
    known = with_held(documents, works)
    names: dict[str, list[Work]] = {}
    for work in known:
        for key in dict.fromkeys(match_key(name) for name in work.names):
            names.setdefault(key, []).append(work)
    return tuple(mention for document in documents for mention in _in_article(document.outline.blocks, names))


def with_held(documents: Sequence[Document], works: Sequence[Work]) -> tuple[Work, ...]:
    """The works, and the documents we hold that are not among them; a document's own title is a name of it."""
    held = {document.code: document for document in documents}
    claimed = {work.document for work in works if work.document}
    own = [replace(work, titles=(*work.titles, held[work.document].title)) if work.document in held else work
           for work in works]  # fmt: skip
    return (*own, *(_held(document) for code, document in held.items() if code not in claimed))


def _held(document: Document) -> Work:
    entry = document.entry
    year = Stated(entry.date.text[:4] or None, entry.date.basis, entry.date.evidence, source=entry.date.source)
    return Work(str(document.code), document.title, (), "policy", entry.issuer, year, document.code)


def _in_article(blocks: Sequence[Block], names: Mapping[str, Sequence[Work]]) -> list[Mention]:
    short_names: dict[str, tuple[str, BlockId]] = {}
    found: list[Mention] = []
    for block in blocks:
        text = block.text
        defined_at = {match.end(1) + 1: match for match in _DEFINITION.finditer(text)}
        for match in sorted([*_TITLE.finditer(text), *_NESTED.finditer(text)], key=lambda match: match.start()):
            name = match[1]
            full, anchor = short_names.get(name, (name, None))
            if definition := defined_at.get(match.end()):
                short_names[definition[2]] = (name, block.id)
            candidates = names.get(match_key(full), ())
            how = f"short name defined at {anchor}" if anchor else _how(name, len(candidates))
            work = candidates[0] if len(candidates) == 1 else None
            code = work.document if work else None
            made = Mention(block.id, match.start(), match.end(), match[0], full, code, how, work.id if work else None)
            found.append(made)
    return found


def _how(name: str, candidates: int) -> str:
    if candidates > 1:
        return AMBIGUOUS
    return "full title" if candidates or len(name) > LONGEST_SHORT_NAME else "undefined"


# Names without title marks: 产业工人队伍建设改革（以下简称“产改”） -------------------------------------------------


def short_names(
    documents: Sequence[Document], found: Sequence[Mention], terms: Mapping[str, str]
) -> tuple[ShortName, ...]:
    """Every short name that an article defines, with its uses. ``terms``: entry of the glossary by form."""
    return tuple(name for document in documents for name in (*_titled(document, found), *_free(document, found, terms)))


def _titled(document: Document, found: Sequence[Mention]) -> Iterable[ShortName]:
    for block in document.outline.blocks:
        for match in _DEFINITION.finditer(block.text):
            how, received = f"short name defined at {block.id}", f"《{match[2]}》"
            uses = [m for m in found if m.how == how and m.received == received]
            where = tuple((m.anchor, m.start, m.end) for m in uses)
            work = uses[0].work if uses else None
            code = document.code
            yield ShortName(match[2], match[1], block.id, match.start(), match.end(), code, work, None, where)


def _free(document: Document, found: Sequence[Mention], terms: Mapping[str, str]) -> Iterable[ShortName]:
    for at, block in enumerate(document.outline.blocks):
        for match in _FREE_DEFINITION.finditer(block.text):
            name = match["quoted"] or match["bare"]
            full = match["title"] or match["words"]
            work = next((m.work for m in found if m.anchor == block.id and m.title == full), None)
            uses = tuple(_uses(document.outline.blocks[at:], name, full, match.end()))
            term = terms.get(full) or terms.get(name)
            code = document.code
            yield ShortName(name, full, block.id, match.start(), match.end(), code, work, term, uses)


def _uses(blocks: Sequence[Block], name: str, full: str, after: int) -> Iterable[tuple[BlockId, int, int]]:
    """Where a short name stands after its definition: not inside a title, and not inside the full name."""
    pattern = re.compile(rf"《[^《》]*》|{re.escape(full)}|(?P<use>{re.escape(name)})")
    for at, block in enumerate(blocks):
        for match in pattern.finditer(block.text, 0 if at else after):
            if match["use"]:
                yield block.id, match.start(), match.end()


def documents_named(found: Iterable[Mention]) -> dict[DocumentCode, list[Mention]]:
    """The mentions of each document we hold."""
    out: dict[DocumentCode, list[Mention]] = {}
    for mention in found:
        if mention.document:
            out.setdefault(mention.document, []).append(mention)
    return out
