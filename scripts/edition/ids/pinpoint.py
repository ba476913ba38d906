"""Say where in its document something stands, as a Chinese report would: 第（十二）项, 第三部分“二是”, 第5段.

The code always stands beside it: ids are permanent, whereas a paragraph that is counted may be the fifth today and the
sixth when a lost page turns up. Where text is evidently missing before a paragraph, it is counted as 所存第5段.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from edition.chinese.numbers import enumerator, numeral_of
from edition.chinese.punctuation import turned_inside
from edition.nouns import Block, Document, Section

_OUTSIDE = {"lead": ("提要", "段"), "caption": ("图片说明", "条")}
"""What belongs to no section: its name and what it is counted in."""


def pinpoint(document: Document, at: str) -> str:
    """Where the block or point ``at`` stands; the document itself stands nowhere (empty). KeyError for a foreign id."""
    return "" if at == document.code else pinpoints(document)[at]


def pinpoints(document: Document) -> dict[str, str]:
    """Every block and every point of a document by its id; no two alike."""
    out: dict[str, str] = {}
    for kind, (name, unit) in _OUTSIDE.items():
        those = [block.id for block in document.outline.blocks if block.kind == kind]
        out |= {each: f"{name}第{n}{unit}" if len(those) > 1 else name for n, each in enumerate(those, 1)}
    for section in document.outline.sections:
        out.update(_of_section(section))
    return out


def _of_section(section: Section) -> Iterable[tuple[str, str]]:
    where = _named(section)
    seen: Counter[str] = Counter()
    items: dict[str, str] = {}
    torn = False
    for block in section.blocks:
        if block.kind in _OUTSIDE:
            continue
        torn = torn or any(gap.place in ("before", "start") for gap in block.gaps)
        unit = "条" if block.kind == "list" else "段"
        seen[unit] += block.kind != "heading"
        counted = f"{'所存' if torn else ''}第{seen[unit]}{unit}"
        above = block.id.rpartition("-")[0]
        if block.id == section.id:
            yield block.id, where
        elif block.kind == "heading":
            yield block.id, _heading(block.text)
        elif block.kind == "item" and block.number:
            items[block.id] = _item(block, block.number, where)
            seen[block.id] = 1
            yield block.id, items[block.id]
        elif above in items:
            seen[above] += 1
            yield block.id, f"{items[above]}之下{'所存' if torn else ''}第{seen[above]}段"
        else:
            yield block.id, f"{where}{counted}"
        for mark in block.marks:
            inside = counted if mark.id.startswith(f"{block.id}-") else ""
            yield mark.id, where + inside + _point(mark.id, block.received[mark.start : mark.end], mark.number)
        torn = torn or any(gap.place in ("end", "after") for gap in block.gaps)


def _named(section: Section) -> str:
    if section.id is None:
        return ""
    return f"第{numeral_of(section.number)}部分" if section.number else _heading(section.title)


def _heading(title: str) -> str:
    """A heading names its part; quotation marks inside become single ones (GB/T 15834)."""
    return f"“{turned_inside(title)}”部分"


def _item(block: Block, number: int, where: str) -> str:
    if block.id.rpartition("-")[2].startswith("x"):
        return f"第（{numeral_of(number)}）项"
    return where + _point(block.id, block.received, number)


def _point(its_id: str, text: str, number: int) -> str:
    """An enumerated point by its own word, and the list it is in where it is not the first of its part."""
    found = enumerator(text)
    word = f"“{text[: found.length]}”" if found and found.value == number else f"第{number}点"
    lists = (slot[1:] for slot in its_id.split("-")[1:] if slot.startswith("e"))
    return "".join(f"第{numeral_of(int(each))}组" for each in lists if each.isdigit()) + word
