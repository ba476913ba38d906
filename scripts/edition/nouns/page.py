"""A newspaper page as received: lines and stretches of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edition.nouns.kinds import SourceId


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line as received. ``text[start:end]`` is what it says; the rest is markup (``# ``, ``- ``, edges)."""

    number: int
    text: str
    start: int
    end: int
    markup: tuple[tuple[int, int], ...] = ()
    """Markup inside ``start..end``: the two halves of ``<`` ``>`` around an address."""

    @property
    def content(self) -> str:
        """What the line says, without any markup."""
        return self.said(self.start, self.end)

    def said(self, start: int, end: int) -> str:
        """What a stretch of the line says, without the markup inside it."""
        hidden = {at for markup_start, markup_end in self.markup for at in range(markup_start, markup_end)}
        return "".join(self.text[at] for at in range(start, end) if at not in hidden)

    @property
    def head_level(self) -> int:
        """Number of ``#`` before the line, 0 without."""
        return len(self.text[: self.start].strip()) if self.text.lstrip().startswith("#") else 0

    @property
    def bullet(self) -> bool:
        """Whether the line was received as a list entry (``- ``)."""
        return self.text[: self.start].strip() == "-"


@dataclass(frozen=True, slots=True)
class Page:
    """A newspaper page as received. ``lines`` are the non-blank ones in file order."""

    source: SourceId
    path: Path
    sha256: str
    lines: tuple[Line, ...]

    def line(self, number: int) -> Line | None:
        """The non-blank line with this number, or None."""
        return next((line for line in self.lines if line.number == number), None)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one received line."""

    source: SourceId
    line: int
    start: int
    end: int
