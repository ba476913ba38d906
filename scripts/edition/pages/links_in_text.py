"""Write the links of a document's page: mentions and terms in its text, practice under a measure, what points to it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from edition.links.doubted import doubted
from edition.links.lookups import Connections, body_name
from edition.links.places import Place
from edition.nouns import PRACTICE_GROUPS, PRACTICE_STRENGTHS, SPEAKERS, Block, Document, Mention, Practice, TermUse
from edition.nouns.words import code_of
from edition.pages.code_links import code_link, code_links
from edition.pages.escape import escape, escape_attribute
from edition.pages.link_files import LINE_OR_CODE, TermWords
from edition.pages.markdown import Insert
from edition.reading.block import ReadBlock
from edition.reading.names import numeral

_CLOSING, _OPENING = -1, 8
"""Ranks of a link: it closes before all else at its place, and opens after."""

SHORTEST = 2
"""Characters of a title that a mark cuts in two must be at least so many to carry its link."""


def linked(read: ReadBlock, uses: Sequence[TermUse], inserts: Sequence[Insert], terms: TermWords) -> list[Insert]:
    """Links to set into a block's received reading, between the inserts that are there: never in or across one."""
    block = read.block
    cuts = sorted({insert.offset for insert in inserts})
    blocked = [(emendation.start, emendation.end) for emendation in block.emendations]
    out: list[Insert] = []
    taken: list[tuple[int, int]] = []
    aimed: set[str] = set()
    for mention in read.mentions:
        start, end = _span(block, mention.start, mention.end)
        target = _target(mention, read.document)
        inside = any(a <= start and end <= z for a, z in taken)
        taken.append((start, end))
        pieces = _clean(start, end, cuts, blocked)
        if target and target not in aimed and not inside and pieces:
            aimed.add(target)
            longest = max(pieces, key=lambda piece: piece[1] - piece[0])
            out += _link(longest, target + _title(mention)) if _length(longest) >= SHORTEST else []
    for use in uses:
        start, end = _span(block, use.start, use.end)
        free = not any(a < end and start < z for a, z in taken)
        if free and _clean(start, end, cuts, blocked) == [(start, end)]:
            out += _term((start, end), block.received[start:end], use.term, terms)
    return out


def _span(block: Block, start: int, end: int) -> tuple[int, int]:
    return block.offsets.back(start), block.offsets.back(end, closing=True)


def _length(piece: tuple[int, int]) -> int:
    return piece[1] - piece[0]


def _clean(
    start: int, end: int, cuts: Sequence[int], blocked: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:  # fmt: skip
    """The stretches of ``start..end`` without an insert inside, outside all emendations."""
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    pieces = list(itertools.pairwise(edges))
    return [(a, z) for a, z in pieces if not any(a < stop and begin < z for begin, stop in blocked)]


def _target(mention: Mention, document: Document) -> str:
    """A document we hold, else the entry of the work; nothing for a mention of the page's own document."""
    if mention.document:
        return "" if document.code == mention.document else f"{mention.document}.md"
    return f"works.md#w-{mention.work}" if mention.work else ""


def _title(mention: Mention) -> str:
    """A short name says what it is short for."""
    return f' "即《{escape_attribute(mention.title)}》"' if mention.how.startswith("short name") else ""


def _link(piece: tuple[int, int], target: str) -> list[Insert]:
    return [Insert(piece[0], _OPENING, "["), Insert(piece[1], _CLOSING, f"]({target})")]


def _term(piece: tuple[int, int], words: str, term: str, terms: TermWords) -> list[Insert]:
    """A term is set in brackets, and a file of links says where it leads; the words alone must tell which term."""
    if terms.get(words) == term and escape(words) == words and LINE_OR_CODE.fullmatch(words) is None:
        return [Insert(piece[0], _OPENING, "["), Insert(piece[1], _CLOSING, "][]")]
    return _link(piece, f"glossary.md#t-{term}")


# Practice ----------------------------------------------------------------------------------------------------------


def practice_line(measure: Block, connected: Connections) -> str:
    """Under a measure: who tells of what it asks, by what the words prove, folded away with their own words."""
    found = connected.practice_of.get(measure.id, [])
    if not found:
        return "**对应** 所收各篇未见"
    groups = [
        (name, says, [link for link in found if link.group == group])
        for group, (name, says) in PRACTICE_GROUPS.items()
    ]  # fmt: skip
    names = " ".join(_names(name, links, connected) for name, _, links in groups if links)
    entries = [
        "\n\n".join([f"{name}：{says}", *(evidence(link, connected) for link in links)])
        for name, says, links in groups
        if links
    ]
    return "\n\n".join([f"/// details | {names} {len(found)} 处", *entries, "///"])


def _names(label: str, links: Sequence[Practice], connected: Connections) -> str:
    names = dict.fromkeys(body_name(connected.places[link.anchor].document, connected) for link in links)
    return " ".join([f"**{label}**", *(f"*{escape(name)}*" for name in names)])


def evidence(link: Practice, connected: Connections, tag: str = "") -> str:
    """One link with its own words, the way there, and why we think the two belong together.

    Two lines: the body, what is said of it, its words and their place; the reason. The site sets them as
    pages/dress/practice.py does.
    """
    place = connected.places[link.anchor]
    strength = "" if link.strength == "strong" else f"（{PRACTICE_STRENGTHS[link.strength]}）"
    entry = place.document.entry
    name = connected.bodies[place.document.code].name or entry.authors.text or entry.authority
    tags = "".join(f" *{escape(said)}*" for said in (SPEAKERS.get(entry.kind, ""), tag) if said not in ("", name))
    asked = doubted(connected.places[link.measure], link.asks).words
    doubt = f"举措中「{'」「'.join(map(escape, asked))}」存疑。" if asked else ""
    return (
        f"**{escape(name)}**{tags}　{_quoted(link.does, place)}　"
        f"{code_link(link.anchor)}  \n{escape(link.reason)}{strength}{doubt}"
    )


def _quoted(words: str, place: Place) -> str:
    """Quoted words with the marks of what the edition doubts in them, and of a sentence that breaks off."""
    found = doubted(place, words)
    said = "".join(f"{{=={escape(w)}==}}*疑*" if d else escape(w) for w, d in found.pieces)
    return said + ("*缺*" if found.broken else "")


def answers_line(block: Block, connected: Connections) -> str:
    """In reverse, at the paragraph: which measures it answers to."""
    found = connected.answers_at.get(block.id, [])
    if not found:
        return ""
    by_document: dict[str, list[str]] = {}
    for link in sorted(found, key=lambda link: connected.places[link.measure].block.number or 0):
        place = connected.places[link.measure]
        made = f"[{escape(numeral(place.block))}][{code_of(link.measure)}]"
        entries = by_document.setdefault(place.document.code, [])
        if made not in entries:
            entries.append(made)
    said = "；".join(f"第{''.join(entries)}项" for entries in by_document.values())
    return f"对应中央文件{said}"


# What points to a document -----------------------------------------------------------------------------------------


def mentioned(document: Document, connected: Connections) -> list[str]:
    """At the end of a page: the texts that mention it."""
    by_code: dict[str, list[Mention]] = {}
    for mention in connected.mentions_of.get(document.code, ()):
        teller = connected.places[mention.anchor].document.code
        if teller != document.code:
            by_code.setdefault(teller, []).append(mention)
    if not by_code:
        return []
    rows = [_mentioning(code, found, connected) for code, found in by_code.items()]
    return ["## 提及本篇 {#mentioned}", *rows]


def _mentioning(code: str, found: Sequence[Mention], connected: Connections) -> str:
    title = connected.places[found[0].anchor].document.title
    where = dict.fromkeys(mention.anchor for mention in found)
    return f"[{escape(title)}]({code}.md) {code_links(where)}"


def references(anchors: Sequence[str], connected: Connections) -> str:
    """Codes that link to their places: ``NMG-P2 NMG-P36``."""
    links = [
        f"[{code_of(anchor)}]({connected.places[anchor].document.code}.md#{anchor}){{ .evidence-ref }}"
        for anchor in anchors
    ]
    return " ".join(links)
