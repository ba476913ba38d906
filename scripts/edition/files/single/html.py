"""An offprint as one HTML file: no script, nothing loaded, readable on a phone from a chat and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from edition.markup import set_page, with_policy_of_one_file
from edition.reading.names import named
from edition.reading.runs import Run
from edition.reading.single_document import CUT_SHOWN, IN_EMENDED, IN_RECEIVED, LineKind, NoteEntry, Offprint, TextLine

SHORTEST_CONTENTS = 3
"""Fewer headings and items than this need no contents."""

_TAKES_THE_WEIGHT_BEFORE_IT = ("mark", "point", "lacuna", "taken-out")
"""Runs that stand in a text and are none of it."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Neighbouring runs that are strong together, or not."""

    strong: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the offprint; ``level`` is that of its HTML heading, from 2 on."""

    kind: LineKind
    id: str
    code: str
    level: int
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """An entry of the contents: a heading, or an item that runs through the document."""

    kind: LineKind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LinesTogether:
    """Neighbouring lines that are entries of a list together, or none."""

    listed: bool
    lines: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class NoteShown:
    """An entry of the apparatus; ``mark`` is the id it leads back to, or empty."""

    id: str
    label: str
    mark: str
    weights: tuple[Weight, ...]


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Neighbouring entries of the apparatus; quiet ones are folded."""

    quiet: bool
    entries: tuple[NoteShown, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What ``markup/single.html`` sets: the offprint, and its lines as they are grouped there."""

    of: Offprint
    css: Markup
    before: tuple[LineShown, ...]
    below: tuple[LineShown, ...]
    contents: tuple[ContentsLine, ...]
    flow: tuple[LinesTogether, ...]
    after: tuple[LineShown, ...]
    apparatus: tuple[NoteGroup, ...]
    in_emended: str = IN_EMENDED
    in_received: str = IN_RECEIVED
    cut_shown: str = CUT_SHOWN


def offprint_html(made: Offprint, css: str) -> str:
    """The file. ``css`` is ``single.css``, set in whole."""
    leaf = Leaf(
        of=made,
        css=Markup(css.strip()),
        before=_paragraphs(made.before),
        below=_paragraphs(made.below),
        contents=_contents(made.lines),
        flow=_flow(made.lines),
        after=_paragraphs(made.after),
        apparatus=_apparatus(made.entries),
    )
    return with_policy_of_one_file(set_page("single.html", leaf))


def _paragraphs(lines: Iterable[TextLine]) -> tuple[LineShown, ...]:
    return tuple(LineShown(line.kind, line.id, line.code, line.level + 1, _weights(line.runs)) for line in lines)


def _weights(runs: Iterable[Run]) -> tuple[Weight, ...]:
    """Neighbouring strong runs share one element."""
    weighed: list[tuple[bool, Run]] = []
    strong = False
    for run in runs:
        if run.kind not in _TAKES_THE_WEIGHT_BEFORE_IT:
            strong = run.strong
        weighed.append((strong, run))
    return tuple(
        Weight(heavy, tuple(run for _, run in some)) for heavy, some in groupby(weighed, key=lambda each: each[0])
    )


def _contents(lines: Iterable[TextLine]) -> tuple[ContentsLine, ...]:
    entries = [line for line in lines if line.kind in ("heading", "measure")]
    if len(entries) < SHORTEST_CONTENTS:
        return ()
    return tuple(ContentsLine(line.kind, line.id, _name(line)) for line in entries)


def _name(line: TextLine) -> str:
    return named("".join(run.text for run in line.runs if run.kind in ("text", "emended", "doubted")))


def _flow(lines: Iterable[TextLine]) -> tuple[LinesTogether, ...]:
    return tuple(
        LinesTogether(listed, _paragraphs(some)) for listed, some in groupby(lines, lambda each: each.kind == "list")
    )


def _apparatus(entries: Iterable[NoteEntry]) -> tuple[NoteGroup, ...]:
    return tuple(
        NoteGroup(quiet, tuple(NoteShown(each.id, each.label, each.mark, _weights(each.runs)) for each in some))
        for quiet, some in groupby(entries, lambda each: each.quiet)
    )
