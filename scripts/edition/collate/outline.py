"""Give an article its structure: sections, items, paragraphs, with permanent ids (doc/contracts.md §3).

``s<n>`` printed section · ``x<n>`` item running through the document · ``n<n>`` point (一是, 第一, 其一, 首先)
under its numbered section or the document, a second list there ``e2-n<n>`` · ``-p<k>`` from the second paragraph of a
numbered item on · the unnumbered flat: ``p`` paragraphs, ``h`` headings, ``l`` entries, ``c`` captions, ``d`` decks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from edition.chinese.numbers import Enumerator, enumerator, inline_enumeration
from edition.chinese.punctuation import widen
from edition.ids.naming import Unnamed, fingerprint, naming
from edition.nouns import (
    FRONT_ROLES,
    Article,
    Basis,
    Block,
    BlockId,
    BlockKind,
    CutWords,
    FrontLine,
    Locked,
    Mark,
    Outline,
    Page,
    Paragraph,
    Section,
    Span,
)

_KIND_OF_ROLE: dict[str, tuple[BlockKind, str]] = {
    "heading": ("heading", "h"),
    "body": ("paragraph", "p"),
    "list": ("list", "l"),
    "caption": ("caption", "c"),
    "lead": ("lead", "d"),
}
_CLOSES_ITEM = frozenset({"heading", "caption", "lead"})


def structure(article: Article, page: Page, locked: Sequence[Locked] = ()) -> Outline:
    """Structure one collated article. Ids already locked stay with their text; new blocks take the next free number."""
    front: list[FrontLine] = []
    shapes: list[_Shape] = []
    for paragraph in article.paragraphs:
        if paragraph.role in FRONT_ROLES:
            text = widen(raw_text(page, paragraph.spans))
            front.append(FrontLine(paragraph.role, text, paragraph.spans, paragraph.notes))
        else:
            cuts = _cuts(paragraph.spans, article, page)
            shapes.append(_Shape(paragraph, raw_text(page, paragraph.spans), cuts=cuts))
    _Shaper(shapes).shape()
    unnamed = [Unnamed(shape.slot, shape.counted, shape.raw, shape.paragraph.spans) for shape in shapes]
    ids = naming(article.code, unnamed, locked)
    return Outline(article.code, article.source, article.status, tuple(front), _sections(shapes, ids), article.note)


def _cuts(spans: Sequence[Span], article: Article, page: Page) -> tuple[CutWords, ...]:
    """What was taken out of a block's lines, each where the kept text before it ends."""
    lines = {line.number: line for line in page.lines}
    found: list[CutWords] = []
    at = 0
    for nth, span in enumerate(spans):
        first = all(other.line != span.line for other in spans[:nth])
        end = at + span.end - span.start
        for line, cut in article.cuts:
            if line == span.line and (cut.start == span.end or (first and cut.end == span.start)):
                words = widen(lines[line].said(cut.start, cut.end))
                place = Span(span.source, line, cut.start, cut.end)
                found.append(CutWords(end if cut.start == span.end else at, words, place, cut))
        at = end
    return tuple(found)


def raw_text(page: Page, spans: Sequence[Span]) -> str:
    """The spans of a page as received, joined without separator."""
    lines = {line.number: line.text for line in page.lines}
    return "".join(lines[span.line][span.start : span.end] for span in spans)


@dataclass(slots=True)
class _Shape:
    """A paragraph on its way to becoming a block. ``slot`` is its id without the document code."""

    paragraph: Paragraph
    raw: str
    kind: BlockKind = "paragraph"
    slot: str = ""
    counted: bool = False
    """Whether the slot ends in a running number that the lock may replace."""
    number: int | None = None
    basis: Basis = "stated"
    scope: str = ""
    """Where points inside this block are counted; empty: in the block itself."""
    text: str = ""
    cuts: tuple[CutWords, ...] = ()
    inline: list[tuple[int, int, str]] = field(default_factory=list)
    """Points inside: value, offset, and the last part of their slot (``n1``, ``e2-n1``)."""

    def __post_init__(self) -> None:
        self.text = widen(self.raw)


class _Shaper:
    """Walks the paragraphs of one article and finds the slot of each."""

    def __init__(self, shapes: list[_Shape]) -> None:
        self.shapes = shapes
        self.section = ""
        self.item = ""
        self.item_paragraphs = 1
        self.counters: Counter[str] = Counter()
        self.lists: dict[str, list[int]] = {}
        self.taken: set[str] = set()
        items = [e.value for e in map(_item_enumerator, shapes) if e]
        self.items_restart = len(items) != len(set(items))

    def shape(self) -> None:
        for at, shape in enumerate(self.shapes):
            self._place(at, shape)

    def _place(self, at: int, shape: _Shape) -> None:
        hint = shape.paragraph.item
        role = shape.paragraph.role
        shape.kind, prefix = _KIND_OF_ROLE[role]
        if role in _CLOSES_ITEM or (hint and hint.ends):
            self.item = ""
        number = enumerator(shape.text) if role in ("heading", "body") else None
        if role == "heading" and number and number.level == "section":
            self._open_section(shape, number.value)
        elif number and number.level == "item":
            self._open_item(shape, number.value)
        elif role == "body" and (value := self._point(at, shape, number)):
            self._open_point(shape, value)
        elif role == "body" and self.item:
            self.item_paragraphs += 1
            self._count(shape, f"{self.item}-p", self.item_paragraphs)
        else:
            self.counters[prefix] += 1
            self._count(shape, prefix, self.counters[prefix])
            if role == "heading":
                self.section = ""
        if role == "body":
            self._points_inside(shape)

    def _count(self, shape: _Shape, prefix: str, number: int) -> None:
        shape.slot, shape.counted = f"{prefix}{number}", True

    def _fresh(self, before: str, last: str) -> str:
        """A slot not yet taken: where numbers start again, ``e2-`` stands before the second one."""
        nth, slot = 1, f"{before}{last}"
        while slot in self.taken:
            nth += 1
            slot = f"{before}e{nth}-{last}"
        self.taken.add(slot)
        return slot

    def _open_section(self, shape: _Shape, value: int) -> None:
        self.section = shape.slot = self._fresh("", f"s{value}")
        shape.number = value

    def _open_item(self, shape: _Shape, value: int) -> None:
        within = f"{self.section}-" if self.items_restart and self.section else ""
        shape.slot = self.item = self._fresh(within, f"x{value}")
        shape.number = value
        self.item_paragraphs = 1
        if shape.kind == "paragraph":
            shape.kind = "item"

    def _point(self, at: int, shape: _Shape, found: Enumerator | None) -> int:
        """The value of the point that begins here, 0 for none."""
        hint = shape.paragraph.item
        if hint and hint.number:
            shape.basis = hint.basis
            return hint.number
        if found is None or found.level not in ("point", "word") or inline_enumeration(shape.text)[:1] == [(1, 0)]:
            return 0
        if found.level == "word" and not self._counts_on(at, found.value):
            return 0
        return found.value

    def _counts_on(self, at: int, value: int) -> bool:
        """首先 begins a list only when a second point follows; 其次 only goes on with one."""
        if value > 1:
            return self.lists.get(self._scope(), [0])[-1] == value - 1
        for shape in self.shapes[at + 1 :]:
            if shape.paragraph.role == "heading":
                return False
            following = enumerator(shape.text)
            if following and following.level in ("point", "word"):
                return following.value == 2
        return False

    def _scope(self) -> str:
        if "x" in self.item:
            return self.item.split("-n")[0] + "-"
        return f"{self.section}-" if self.section else ""

    def _open_point(self, shape: _Shape, value: int) -> None:
        scope = self._scope()
        prefix = self._list_prefix(scope, value)
        shape.slot = self.item = self._fresh(scope, f"{prefix}n{value}")
        shape.number, shape.kind = value, "item"
        self.item_paragraphs = 1

    def _list_prefix(self, scope: str, value: int) -> str:
        """``""`` in the first list of a scope, ``e2-`` in the second; a number that does not rise begins a new one."""
        seen = self.lists.setdefault(scope, [])
        if value <= (seen[-1] if seen else 0):
            self.lists[f"{scope}#"] = [*self.lists.get(f"{scope}#", []), 0]
        seen.append(value)
        nth = len(self.lists.get(f"{scope}#", [])) + 1
        return f"e{nth}-" if nth > 1 else ""

    def _points_inside(self, shape: _Shape) -> None:
        run = inline_enumeration(shape.text)
        if not run:
            return
        in_block = shape.kind == "item" or not self.section
        shape.scope = "" if in_block else self._scope()
        for value, offset in run:
            prefix = "" if in_block else self._list_prefix(shape.scope, value)
            before = shape.scope if not in_block else f"{shape.slot}-"
            slot = self._fresh(before, f"{prefix}n{value}")
            shape.inline.append((value, offset, slot.removeprefix(before)))


def _item_enumerator(shape: _Shape) -> Enumerator | None:
    found = enumerator(shape.text) if shape.paragraph.role in ("heading", "body") else None
    return found if found and found.level == "item" else None


def _sections(shapes: list[_Shape], ids: list[BlockId]) -> tuple[Section, ...]:
    sections: list[Section] = []
    blocks: list[Block] = []
    head: tuple[BlockId | None, int | None, str] = (None, None, "")
    for shape, block_id in zip(shapes, ids, strict=True):
        if shape.kind == "heading" and not shape.slot.split("-")[-1].startswith("x"):
            if blocks:
                sections.append(Section(*head, tuple(blocks)))
            blocks, head = [], (block_id, shape.number, shape.text)
        blocks.append(_block(shape, block_id))
    if blocks:
        sections.append(Section(*head, tuple(blocks)))
    return tuple(sections)


def _block(shape: _Shape, block_id: BlockId) -> Block:
    paragraph = shape.paragraph
    code = block_id.split("-", 1)[0] if not block_id.startswith("draft-") else "-".join(block_id.split("-")[:3])
    base = f"{code}-{shape.scope}" if shape.scope else f"{block_id}-"
    ends = [*(offset for _, offset, _ in shape.inline[1:]), len(shape.text)]
    marks = tuple(
        Mark(BlockId(f"{base}{last}"), value, offset, end)
        for (value, offset, last), end in zip(shape.inline, ends, strict=False)
    )
    return Block(
        id=block_id,
        kind=shape.kind,
        number=shape.number,
        number_basis=shape.basis,
        received=shape.text,
        spans=paragraph.spans,
        fingerprint=fingerprint(shape.raw),
        marks=marks,
        gaps=paragraph.gaps,
        notes=paragraph.notes,
        bullet=paragraph.bullet,
        item_reason=paragraph.item.reason if paragraph.item else "",
        cuts=shape.cuts,
    )
