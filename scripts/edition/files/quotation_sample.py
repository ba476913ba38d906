"""The sample report of 「核对引文」: composed from the edition at build time, so that what it shows stays true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edition.nouns import Block, Document, Edition
from edition.nouns.words import code_of

SHORT, LONG = 16, 48
"""Characters of a sentence that a report would quote."""

_ALTERABLE = re.compile(r"(\w)(?!\1)\w")
_CLAUSES = re.compile(r"(?<![^。！？；“”])[^。！？；“”]+[。；]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block, without the mark at its end."""

    document: Document
    block: Block
    text: str


def sample(edition: Edition, online: str) -> str:
    """A short report with quotations that are exact, altered, misplaced, and links that lead nowhere.

    What the edition has no example of is left out; an empty edition gives an empty report.
    """
    sentences = list(_sentences(edition))
    central = [each for each in sentences if each.document.entry.kind == "central-document"]
    signed = [each for each in sentences if each.document.entry.kind == "signed-article"]
    others = [each for each in sentences if each.document.entry.kind != "central-document"]
    paragraphs: list[str] = []
    if central:
        first, last = central[0], central[-1]
        paragraphs.append(
            f"《{last.document.title}》提出，“{last.text}”（{code_of(last.block.id)}）。又要求“{_altered(first.text)}”"
            f"（{online}texts/{first.document.code}/#{first.block.id}）。"
        )
    if central and signed:
        paragraphs.append(f"中央文件指出：“{signed[0].text}”（{code_of(central[0].block.id)}）。")
    if others:
        paragraphs.append(f"有地方提出，“{others[-1].text}”（{_wide(code_of(others[-1].block.id))}）。")
        paragraphs += [_received(found) for found in _corrected(edition)][:1]
        paragraphs.append(f"另见 {code_of(others[0].document.code)}-P999。“这一句话手册里没有，只作样例之用”。")
    return "\n\n".join(paragraphs)


def _sentences(edition: Edition) -> Iterator[Sentence]:
    for document in edition.documents:
        if not document.entry.on_topic or document.outline.status != "reviewed":
            continue
        for block in document.outline.blocks:
            if block.kind in ("paragraph", "item") and block.text == block.received:
                for found in _CLAUSES.findall(block.text):
                    if SHORT <= len(found) <= LONG and not found.startswith("（"):
                        yield Sentence(document, block, found[:-1])


def _altered(text: str) -> str:
    """Two neighbouring characters of a word change places: a slip that eyes pass over."""
    middle = len(text) // 2
    found = _ALTERABLE.search(text, middle) or _ALTERABLE.search(text)
    if not found:
        return text[:middle] + text[middle + 1 :]
    at = found.start()
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _wide(code: str) -> str:
    """A code as some input methods write it: ＹＪ２０２４－Ｘ１２."""
    return "".join(chr(ord(each) + 0xFEE0) for each in code)


def _corrected(edition: Edition) -> Iterator[tuple[Block, str]]:
    """Clauses that read otherwise in the received text."""
    for document in edition.documents:
        for block in document.outline.blocks if document.entry.on_topic else ():
            for emendation in block.emendations:
                clause = _around(block.received, emendation.start, emendation.end)
                if (
                    emendation.applied
                    and emendation.shown
                    and SHORT <= len(clause) <= LONG
                    and clause not in block.text
                ):
                    yield block, clause


def _around(text: str, start: int, end: int) -> str:
    """The clause in which a stretch stands."""
    stops: Sequence[str] = "，。；：！？“”、"
    while start > 0 and text[start - 1] not in stops:
        start -= 1
    while end < len(text) and text[end] not in stops:
        end += 1
    return text[start:end]


def _received(found: tuple[Block, str]) -> str:
    block, clause = found
    return f"还有人引作“{clause}”（{code_of(block.id)}）。"
