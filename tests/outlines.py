"""An outline as text, for tests that keep one to be read by eye."""

from __future__ import annotations

from collections.abc import Iterator

from edition.nouns import Outline


def told(outline: Outline) -> Iterator[str]:
    """An outline as text: front lines, sections, blocks with their marks and gaps."""
    for line in outline.front:
        yield f"{line.role}: {line.text}"
    for section in outline.sections:
        number = f" number {section.number}" if section.number else ""
        yield f"section {section.id or '-'}{number} {section.title}".rstrip()
        for block in section.blocks:
            number = f" {block.number}" if block.number is not None else ""
            basis = f" ({block.number_basis})" if block.number_basis != "stated" else ""
            yield f"  {block.id} {block.kind}{number}{basis}: {block.received}"
            for mark in block.marks:
                yield f"    {mark.id} {mark.number}: {block.received[mark.start : mark.end]}"
            for gap in block.gaps:
                at = f" {gap.offset}" if gap.place in ("start", "end") else ""
                yield f"    gap {gap.place}{at} {gap.type}: {gap.note}"
