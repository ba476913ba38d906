"""What an entry of the apparatus says, once for pages and files: the readings, what was done, and why.

Each word has a part to play, and a writer gives each part its form: a page an element, a Word file a style.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.chinese.punctuation import widen
from edition.collate.apparatus import Note
from edition.nouns import Block, Cut, Emendation, LedgerRow, Span, Vote
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, KIND_WORDS, VOTE_WORDS

CONTEXT = 8
"""Characters shown on both sides of a reading: enough to find it by eye."""
CLOSING = "，。、；：！？,.;:!?”’）》」』】…—· 　"
"""Marks that end something; words quoted from the middle of a text don't begin with them."""

Texts = Mapping[tuple[str, int], str]
"""The received lines, by page and number."""

Part = Literal[
    "said", "note", "around", "read", "doubted", "break", "was", "proposed", "kind", "certainty", "reason", "cut"
]  # fmt: skip
"""``said``: our own words, the same in every entry; ``note``: the editors' of this one.

``around``: the words on both sides; ``read``, ``doubted``: those spoken of; ``was``: what 底本 has there.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """Words of an entry. ``line`` is the received line that they name, for a link to it."""

    text: str
    part: Part = "said"
    line: Span | None = None


@dataclass(frozen=True, slots=True)
class NoteTold:
    """What an entry says: the words it speaks of, what was done with them, and why."""

    readings: tuple[Told, ...] = ()
    done: tuple[Told, ...] = ()
    why: tuple[Told, ...] = ()


def told(note: Note, block: Block | None, texts: Texts) -> NoteTold:
    """The entry of a note. ``texts`` are the received lines, of which repeats are quoted."""
    if note.emendation and (whole := note.front or block):
        return _emendation(note.emendation, whole.received)
    if note.kind == "接" and block and note.offset is not None:
        around = _around(block.received, note.offset, note.offset, Told("｜", "break"))
        return NoteTold(around, (Told("底本在此断行，当因分栏；两行相接，无字增减。"),))
    if note.cut:
        return NoteTold((Told(_abridged(note.cut.text), "cut"),), why=_cut(note.cut.cut))
    if note.row:
        text = texts[note.row.source, note.row.line].strip()
        return NoteTold((Told(_abridged(text), "cut"),), why=_drop(note.row))
    if note.gap:
        return NoteTold(why=(Told(note.gap.note, "note"),))
    if note.kind == "移":
        return NoteTold(why=(Told("底本不在此处，整理时"), Told(note.text, "note"), Told("。")))
    return NoteTold(why=(Told(note.text, "note"),))


def where(lines: Sequence[Span]) -> str:
    """``000:141、143``: the line's numbers, the page's once.

    >>> where([])
    ''
    """
    once = list(dict.fromkeys((span.source, span.line) for span in lines))
    pages = list(dict.fromkeys(source for source, _ in once))
    return "、".join(f"{page}:" + "、".join(str(line) for source, line in once if source == page) for page in pages)


def _emendation(emendation: Emendation, text: str) -> NoteTold:
    shown = Told(emendation.shown, "read" if emendation.applied else "doubted")
    return NoteTold(
        _around(text, emendation.start, emendation.end, shown), tuple(_done(emendation)), tuple(judged(emendation))
    )


def _done(emendation: Emendation) -> Iterable[Told]:
    if emendation.applied:
        yield from (Told("底本作「"), Told(emendation.received, "was"), Told("」。"))
    else:
        yield Told("未改。")
        if emendation.text:
            yield from (Told("疑作「"), Told(emendation.text, "proposed"), Told("」，"))


def divided(votes: Sequence[Vote]) -> str:
    """What each reading of the page said, where they differ; nothing where they agree.

    >>> divided(["right", "missed"])
    '（各次通读：无误、未见）'
    """
    return f"（各次通读：{'、'.join(VOTE_WORDS[vote] for vote in votes)}）" if len(set(votes)) > 1 else ""


def judged(emendation: Emendation) -> Iterable[Told]:
    """Kind and certainty of a reading, and the reason."""
    outside = "（据版面以外的知识）" if emendation.outside else ""
    yield Told(KIND_WORDS[emendation.kind], "kind")
    yield Told("，")
    yield Told(CERTAINTY_WORDS[emendation.certainty] + outside, "certainty")
    yield Told("：")
    yield Told(emendation.reason, "reason")
    if votes := divided(emendation.votes):
        yield Told(votes, "note")


def _around(text: str, start: int, end: int, between: Told) -> tuple[Told, ...]:
    """The words on both sides; what goes before does not begin with a mark that ends something."""
    before = text[:start][-CONTEXT:]
    return (
        Told(before.lstrip(CLOSING) or before, "around"),
        between,
        Told(text[end:][:CONTEXT], "around"),
    )


def _cut(cut: Cut) -> tuple[Told, ...]:
    return (
        Told(f"行内删 {cut.end - cut.start} 字，与 "),
        _line(cut.twin),
        Told(f" 相同 {cut.similarity:.0%}。"),
        Told(cut.reason, "note"),
    )


def _drop(row: LedgerRow) -> tuple[Told, ...]:
    twin = _line(row.twin) if row.twin else Told("")
    return (
        Told(f"整行删去，{DROP_WORDS[row.drop or 'repeat']}，与 "),
        twin,
        Told(f" 相同 {row.similarity or 0:.0%}。"),
        Told(row.reason, "note"),
    )


def _line(span: Span) -> Told:
    return Told(where([span]), line=span)


def _abridged(text: str) -> str:
    wide = widen(text)
    return wide if len(wide) <= 3 * CONTEXT else f"{wide[:CONTEXT]}……{wide[-CONTEXT:]}"
