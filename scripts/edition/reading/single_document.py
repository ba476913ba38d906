"""A document as it travels alone (单行本): everything a reader needs without the site, in no format yet.

``offprint_html`` and ``offprint_docx`` write it down. The words are the edition's, never read back from a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.chinese.numbers import enumerator
from edition.collate.apparatus import Note, stands_in_text
from edition.nouns.words import APPARATUS, CAUTION, EMENDED, NO_ADDRESS, NOTE_WORDS, QUIET_NOTES, RECEIVED, code_of
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.notes import Texts, told
from edition.reading.record import labels, metadata, plain
from edition.reading.runs import Run, entry_runs, prose

IN_EMENDED = f"正文用校改后的字，{RECEIVED}的字见{APPARATUS}。"
IN_RECEIVED = f"正文用{RECEIVED}的字，校改的字见{APPARATUS}。"
"""Which reading a text is in, said beside it; on paper nothing else would tell."""
CUT_SHOWN = f"划线的字是重复，{EMENDED}里已删。"
"""Said where words that were taken out are shown in their place."""

LineKind = Literal[
    "column", "kicker", "title", "subtitle", "author", "affiliation", "credit", "gap", "heading", "paragraph", "item",
    "measure", "list", "caption", "lead",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of the offprint. ``id`` is the block's; ``level`` is a heading's, 1 to 4."""

    kind: LineKind
    runs: tuple[Run, ...]
    id: str = ""
    level: int = 0

    @property
    def code(self) -> str:
        """The printed code, of what can be cited."""
        return code_of(self.id) if self.id else ""


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """An entry of the apparatus: its label, where its mark stands (empty: nowhere), and what it says."""

    id: str
    label: str
    mark: str
    runs: tuple[Run, ...]
    quiet: bool = False
    """Whether it tells only that lines were joined or moved."""


@dataclass(frozen=True, slots=True)
class Offprint:
    """A document that travels alone."""

    code: str
    title: str
    authority: str
    labels: tuple[str, ...]
    before: tuple[TextLine, ...]
    """Front lines above the title."""
    below: tuple[TextLine, ...]
    """Front lines under it."""
    record: tuple[tuple[str, str], ...]
    caution: str
    """What must stand on every page of it; empty for most."""
    legend: str
    """What lines under the text mean; empty where there are none."""
    emended: bool
    """Whether both readings differ."""
    cut: bool
    """Whether words were taken out that are shown with the received reading alone."""
    lines: tuple[TextLine, ...]
    after: tuple[TextLine, ...]
    """Front lines that stood at the end on paper."""
    entries: tuple[NoteEntry, ...]
    citations: tuple[tuple[str, str], ...]
    """What each is called, and the citation."""
    version: str
    address: str
    """Where the document stands online."""
    book: str
    """The handbook's name."""
    address_note: str = ""
    """What is said of the address: empty where it is public."""


def offprint(
    read: ReadDocument,
    texts: Texts,
    *,
    citations: Iterable[tuple[str, str]],
    version: str,
    address: str,
    book: str,
    public: bool = True,
) -> Offprint:
    """The offprint of a reviewed document. ``texts`` are the received lines that notes quote."""
    document, blocks = read.document, read.blocks.values()
    emendations = [each for text in document.outline.woven for each in text.emendations]
    emended, doubted = (any(each.applied is applied for each in emendations) for applied in (True, False))
    return Offprint(
        code=document.code,
        title=document.title,
        authority=document.entry.authority,
        labels=tuple(labels(document)),
        before=_front(read, ("kicker",)),
        below=_front(read, ("subtitle", "author")),
        record=tuple((term, plain(value)) for term, value in metadata(document)),
        caution=CAUTION if document.entry.kind == "central-document" else "",
        legend=_legend(emended, doubted, any(one.block.gaps for one in blocks)),
        emended=emended,
        cut=any(one.block.cuts for one in blocks),
        lines=tuple(_lines(blocks)),
        after=_front(read, ("affiliation", "credit")),
        entries=tuple(_entry(note, read.blocks.get(note.block or ""), texts) for note in read.notes),
        citations=tuple(citations),
        version=version,
        address=address,
        book=book,
        address_note="" if public else NO_ADDRESS,
    )


def _front(read: ReadDocument, roles: Sequence[str]) -> tuple[TextLine, ...]:
    return tuple(
        TextLine(_FRONT_KINDS[one.line.role], tuple(prose(one))) for one in read.front if one.line.role in roles
    )


_FRONT_KINDS: Mapping[str, LineKind] = {
    "kicker": "kicker",
    "subtitle": "subtitle",
    "author": "author",
    "affiliation": "affiliation",
    "credit": "credit",
}


def _legend(emended: bool, doubted: bool, gaps: bool) -> str:
    """What the lines under the text mean, readable without colour."""
    signs = [f"点线为{NOTE_WORDS['校']}"] if emended else []
    signs += [f"波线为{NOTE_WORDS['疑']}，字未改"] if doubted else []
    signs += ["〔〕内为缺文的说明"] if gaps else []
    return f"文中{'；'.join(signs)}。" if signs else ""


def _lines(blocks: Iterable[ReadBlock]) -> Iterable[TextLine]:
    for read in blocks:
        block = read.block
        yield from map(_gap, read.gaps("before"))
        kind: LineKind = "measure" if read.is_measure else block.kind
        yield TextLine(kind, tuple(prose(read)), block.id, level_of(block.received) if kind == "heading" else 0)
        yield from map(_gap, read.gaps("after"))


def _gap(note: Note) -> TextLine:
    text = note.gap.note if note.gap else ""
    mark = Run(note.label, "mark", id=f"mark-{note.number}", to=f"note-{note.number}")
    return TextLine("gap", (Run(f"〔此处缺：{text}〕", "lacuna"), mark))


_LEVELS = {"section": 1, "item": 2}
_ARABIC = ((re.compile(r"\d+\s*[.．、]"), 3), (re.compile(r"[（(]\d+[）)]"), 4))


def level_of(heading: str) -> int:
    """A heading's level by GB/T 9704: 一、 is 1, （一） 2, 1. 3, （1） 4. Without a number: 1.

    >>> [level_of(h) for h in ("二、强化组织", "（十）健全机制", "3．资金", "（4）其他", "就业见习")]
    [1, 2, 3, 4, 1]
    """
    for pattern, level in _ARABIC:
        if pattern.match(heading):
            return level
    found = enumerator(heading)
    return _LEVELS.get(found.level, 1) if found else 1


def _entry(note: Note, read: ReadBlock | None, texts: Texts) -> NoteEntry:
    """Only what stands in the text has a mark to go back to; else the block as a whole, or nothing."""
    quiet = note.kind in QUIET_NOTES
    marked = stands_in_text(note) and not quiet and not (note.front and note.front.role == "title")
    mark = f"mark-{note.number}" if marked else note.block or ""
    said = told(note, read.block if read else None, texts)
    return NoteEntry(f"note-{note.number}", note.label, mark, tuple(entry_runs(said, note.lines)), quiet)
