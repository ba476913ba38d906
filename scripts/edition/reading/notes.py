"""What an entry of the apparatus says in an offprint: no links into the site, places as plain numbers of lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from edition.chinese.punctuation import widen
from edition.collate.apparatus import Note
from edition.nouns import Block, CutWords, Emendation, LedgerRow, Span, Vote
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, KIND_WORDS
from edition.reading.runs import Run

CONTEXT = 8
"""Characters shown on both sides of a reading: enough to find it by eye."""
CLOSING = "，。、；：！？,.;:!?”’）》」』】…—· 　"
"""Marks that end something; words quoted from the middle of a text don't begin with them."""

Texts = Mapping[tuple[str, int], str]


def told(note: Note, block: Block | None, texts: Texts) -> Iterable[Run]:
    """The readings, the reason, and the lines of 底本."""
    if note.emendation and (text := note.front or block):
        yield from _emendation(note.emendation, text.received)
    elif note.kind == "接" and block and note.offset is not None:
        yield from _around(block.received, note.offset, note.offset, Run("｜", strong=True))
        yield Run("底本在此断行，当因分栏；两行相接，无字增减。")
    elif note.cut:
        yield from _cut(note.cut)
    elif note.row:
        yield from _drop(note.row, texts[note.row.source, note.row.line].strip())
    elif note.gap:
        yield Run(note.gap.note)
    else:
        yield Run(f"底本不在此处，整理时{note.text}。" if note.kind == "移" else note.text)
    if note.lines:
        yield Run(f"底本\u00a0{where(note.lines)}", "where")


def where(lines: Sequence[Span]) -> str:
    """``000:141、143``: the line's numbers, the page's once.

    >>> where([])
    ''
    """
    once = list(dict.fromkeys((span.source, span.line) for span in lines))
    pages = list(dict.fromkeys(source for source, _ in once))
    return "、".join(f"{page}:" + "、".join(str(line) for source, line in once if source == page) for page in pages)


def divided(votes: Sequence[Vote]) -> str:
    """What each reading said, where they differ; nothing where they agree.

    >>> divided(["right", "missed"])
    '（各次通读：无误、未见）'
    """
    words = {**CERTAINTY_WORDS, "right": "无误", "missed": "未见"}
    return f"（各次通读：{'、'.join(words[vote] for vote in votes)}）" if len(set(votes)) > 1 else ""


def _emendation(emendation: Emendation, text: str) -> Iterable[Run]:
    shown = Run(emendation.shown, "kept" if emendation.applied else "doubted")
    yield from _around(text, emendation.start, emendation.end, shown)
    if emendation.applied:
        yield Run("底本作「")
        yield Run(emendation.received, "received")
        yield Run("」。")
    else:
        yield Run(f"未改。疑作「{emendation.text}」，" if emendation.text else "未改。")
    outside = "（据版面以外的知识）" if emendation.outside else ""
    judged = f"{KIND_WORDS[emendation.kind]}，{CERTAINTY_WORDS[emendation.certainty]}{outside}"
    yield Run(f"{judged}：{emendation.reason}{divided(emendation.votes)}")


def _around(text: str, start: int, end: int, between: Run) -> Iterable[Run]:
    """The words on both sides, enough to find the place by eye."""
    before = text[:start][-CONTEXT:]
    yield Run(before.lstrip(CLOSING) or before, "kept")
    yield between if between.kind != "kept" else Run(between.text, "kept", strong=True)
    yield Run(text[end:][:CONTEXT], "kept")
    yield Run("　")


def _cut(words: CutWords) -> Iterable[Run]:
    cut = words.cut
    yield Run(_abridged(words.text), "cut")
    twin = where([cut.twin])
    yield Run(f"　行内删 {cut.end - cut.start} 字，与 {twin} 相同 {cut.similarity:.0%}。{cut.reason}")


def _drop(row: LedgerRow, text: str) -> Iterable[Run]:
    yield Run(_abridged(text), "cut")
    twin = where([row.twin]) if row.twin else ""
    kind = DROP_WORDS[row.drop or "repeat"]
    yield Run(f"　整行删去，{kind}，与 {twin} 相同 {row.similarity or 0:.0%}。{row.reason}")


def _abridged(text: str) -> str:
    wide = widen(text)
    return wide if len(wide) <= 3 * CONTEXT else f"{wide[:CONTEXT]}……{wide[-CONTEXT:]}"
