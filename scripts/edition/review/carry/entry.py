"""One entry of a plan on a page that changed: its numbers as they are now, its stretches where their words stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from edition.nouns import Line, PlannedCut, PlannedDrop, PlannedLine, PlannedPart, Twin
from edition.nouns.words import REPEATED
from edition.review.carry.align import LineMatch

QUOTE = 6
"""Characters quoted of a line whose quotation had to be made anew."""

_LINES_NAMED = re.compile(r"(?<![0-9])(?<!全部)(?<!共)(?<!等)[0-9]+(?:[至、—－-][0-9]+)*(?=[两三四五六七八九十]?行)")


Lines = Mapping[int, Line]


def carried(found: LineMatch, lines: Lines, entry: PlannedLine) -> PlannedLine:
    """The entry without the stretches whose words no longer stand; what it lost or was changed in is marked."""
    line = lines[found.now[entry.line]]
    item = replace(entry.item, reason=renumbered(found, entry.item.reason)) if entry.item else None
    made = replace(
        entry,
        line=line.number,
        quote=quote_of(line, entry.quote),
        cuts=tuple(cut for each in entry.cuts if (cut := _carried_cut(found, lines, line, each))),
        parts=tuple(part for part in entry.parts if _stands(line, part)),
        gaps=tuple(replace(gap, note=renumbered(found, gap.note)) for gap in entry.gaps),
        item=item,
        note=renumbered(found, entry.note),
        review=renumbered(found, entry.review),
        at=0,
    )
    return marked(made, _losses(found, entry, made))


def _losses(found: LineMatch, entry: PlannedLine, made: PlannedLine) -> str:
    """What an editor must know of an entry that is not just what it was."""
    said = ""
    if entry.line in found.replaced:
        said += f"旧{entry.line}行已不见，今以其{REPEATED}之行代之。"
    if entry.line in found.changed:
        said += f"行首原作“{entry.quote}”，现已改动；其余决定照旧。"
    if len(made.cuts) < len(entry.cuts):
        said += "原有行内删重，所引文字已改或其所同之行不见，今全留。"
    if len(made.parts) < len(entry.parts):
        said += "原有一段另作他用，所引文字已改，今并入本行。"
    return said


def carried_drop(found: LineMatch, lines: Lines, drop: PlannedDrop) -> PlannedDrop | None:
    """The dropped line with its twin; None where the twin is gone or no longer says what it said."""
    twin = _carried_twin(found, lines, drop.twin)
    if twin is None:
        return None
    line = lines[found.now[drop.line]]
    made = replace(drop, line=line.number, quote=quote_of(line, drop.quote), twin=twin, at=0)
    return replace(made, reason=renumbered(found, drop.reason), review=renumbered(found, drop.review))


def _carried_cut(found: LineMatch, lines: Lines, line: Line, cut: PlannedCut) -> PlannedCut | None:
    twin = _carried_twin(found, lines, cut.twin)
    if twin is None or not _stands(line, cut):
        return None
    return replace(cut, twin=twin, reason=renumbered(found, cut.reason))


def _carried_twin(found: LineMatch, lines: Lines, twin: Twin) -> Twin | None:
    number = found.now.get(twin.line)
    if number is None or (twin.opening and not _stands(lines[number], twin)):
        return None
    return replace(twin, line=number)


def _stands(line: Line, words: PlannedCut | PlannedPart | Twin) -> bool:
    """Whether the words name just one stretch of the line."""
    sought = words.after + words.opening
    if not words.opening or line.text.count(sought, line.start, line.end) != 1:
        return False
    start = line.text.find(sought, line.start, line.end) + len(words.after)
    return not words.closing or line.text.find(words.closing, start, line.end) >= 0


def renumbered(found: LineMatch, text: str) -> str:
    """``103行…105、107两行`` in the editors' prose: the numbers as they are now; ``旧`` before those that are gone."""

    def now(number: re.Match[str]) -> str:
        return str(found.now.get(int(number[0]), f"旧{number[0]}"))

    return _LINES_NAMED.sub(lambda named: re.sub("[0-9]+", now, named[0]), text)


def marked(entry: PlannedLine, said: str) -> PlannedLine:
    """The entry with a sentence more in its mark of doubt."""
    return replace(entry, review=entry.review + said) if said else entry


def quote_of(line: Line, quote: str) -> str:
    """The quotation as it was where it still fits, else the line's first words."""
    content = line.content
    if content.startswith(quote) and len(quote) >= min(QUOTE - 2, len(content)):
        return quote
    size = QUOTE
    while size < len(content) and content[size - 1].isspace():
        size += 1
    return content[:size].rstrip()
