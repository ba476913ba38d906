"""What a review page shows of each doubt: what is doubted, what there is to see, what to paste for each decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edition.chinese.differences import DifferingStretch, differences
from edition.nouns import Page, Span
from edition.review.choices import Choice, Desk
from edition.review.doubts import Doubt
from edition.review.paste import Act, Paste, pastes

SEEN = 34
"""Characters shown on both sides of a place where lines meet: about two lines of the pane."""

_ACTS = {"replace": "换", "remove": "删去", "add": "加在"}


@dataclass(frozen=True, slots=True)
class Written:
    """The plan file: its name and its lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoubtSaid:
    """A stretch of a sentence about the page; ``line`` is the one it names, if any."""

    text: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of what there is to see: text, or a sign: of the ``line`` that begins, of a seam, of a cut."""

    text: str
    sort: Literal["text", "line", "seam", "cut"] = "text"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A stretch of one of two texts: alike in both, other here, nothing here, or alike and left out."""

    text: str
    sort: Literal["same", "other", "empty", "left-out"]


@dataclass(frozen=True, slots=True)
class RepeatTwin:
    """One of two texts: what becomes of it, its line, its stretches."""

    fate: str
    line: int
    stretches: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """Both texts, and how they differ in a word."""

    how: str
    both: tuple[RepeatTwin, RepeatTwin]


@dataclass(frozen=True, slots=True)
class PasteShown:
    """A stretch of the plan file to be changed; ``text`` is what to paste, or the first line of what is to go."""

    act: Act
    first: int
    last: int
    said: str
    text: str


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    """A decision and its pastes, from the end of the file to its beginning; ``now``: what is written stays."""

    label: str
    now: bool
    steps: tuple[PasteShown, ...]


@dataclass(frozen=True, slots=True)
class DoubtShown:
    """A doubt as an entry of a list that can be opened."""

    number: int
    kind: str
    line: int
    lines: tuple[int, ...]
    """All lines it speaks of, its own first."""
    begins: str
    why: tuple[DoubtSaid, ...]
    twins: Twins | None
    seen: tuple[Seen, ...]
    target: str
    """The id of the line on the other side."""
    other: str
    """What that side is called."""
    choices: tuple[ChoiceShown, ...]


def doubt_items(
    desk: Desk, doubts: Sequence[Doubt], written: Written, target: Callable[[int], str]
) -> list[DoubtShown]:
    """Each doubt as it is shown; ``target`` says where a line is on the other side."""
    return [_item(desk, number, doubt, written, target(doubt.line)) for number, doubt in enumerate(doubts, 1)]


def _item(desk: Desk, number: int, doubt: Doubt, written: Written, target: str) -> DoubtShown:
    line = desk.page.line(doubt.line)
    return DoubtShown(
        number=number,
        kind=doubt.kind,
        line=doubt.line,
        lines=(doubt.line, *doubt.lines),
        begins=line.content[:14] if line else "",
        why=tuple(_linked(desk, doubt.said)),
        twins=twins_compared(desk.page, *doubt.twins) if doubt.twins else None,
        seen=tuple(_seen(desk.page, doubt)),
        target=target,
        other="成文" if doubt.line in desk.article_of else "所删",
        choices=tuple(_choice(desk, choice, written) for choice in doubt.choices),
    )


def _linked(desk: Desk, said: str) -> Iterator[DoubtSaid]:
    """The sentence; the lines it names lead to them."""
    for at, piece in enumerate(said.split("第")):
        digits = len(piece) - len(piece.lstrip("0123456789"))
        if at and digits and piece[digits:].startswith("行") and int(piece[:digits]) in desk.entries:
            yield DoubtSaid(f"第{piece[:digits]}行", int(piece[:digits]))
            yield DoubtSaid(piece[digits + 1 :])
        else:
            yield DoubtSaid(("第" if at else "") + piece)


# What there is to see ----------------------------------------------------------------------------------------------


def _seen(page: Page, doubt: Doubt) -> list[Seen]:
    if doubt.twins:
        return _rest(page, doubt.twins[0]) if doubt.kind == "割去" else []
    return (_seam(page, doubt.seam) if doubt.seam else []) or _alone(page, doubt.line)


def _alone(page: Page, number: int) -> list[Seen]:
    line = page.line(number)
    if line is None:
        return []
    text = line.content
    shown = text if len(text) <= 3 * SEEN else f"{text[: 2 * SEEN]}…{text[-SEEN:]}"
    return [_number(number), Seen(shown)]


def _seam(page: Page, seam: tuple[int, int]) -> list[Seen]:
    """The end of one line and the beginning of the next, as they would be read together."""
    first, second = page.line(seam[0]), page.line(seam[1])
    if first is None or second is None:
        return []
    before = "…" if len(first.content) > SEEN else ""
    after = "…" if len(second.content) > SEEN else ""
    end, start = f"{before}{first.content[-SEEN:]}", f"{second.content[:SEEN]}{after}"
    return [_number(seam[0]), Seen(end), Seen("接", "seam"), _number(seam[1]), Seen(start)]


def _number(number: int) -> Seen:
    return Seen(str(number), "line", number)


def _rest(page: Page, gone: Span) -> list[Seen]:
    """What stays on both sides of a cut: it must still read."""
    line = page.line(gone.line)
    if line is None:
        return []
    before, after = line.said(line.start, gone.start), line.said(gone.end, line.end)
    shown = "…" * (len(before) > SEEN) + before[-SEEN:]
    rest = after[:SEEN] + "…" * (len(after) > SEEN)
    cut = Seen(f"割 {gone.end - gone.start} 字", "cut")
    return [_number(gone.line), Seen(shown), cut, Seen(rest or "（行末）")]


def twins_compared(page: Page, gone: Span, stays: Span) -> Twins:
    """Both texts, to be set one under the other, with the characters in which they differ."""
    one, other = _said(page, gone), _said(page, stays)
    stretches = differences(one, other)
    differ = sum(max(len(each.one), len(each.other)) for each in stretches if not each.same)
    return Twins(
        f"异 {differ} 字" if differ else f"{len(one)} 字全同",
        (
            RepeatTwin("删", gone.line, tuple(_compared(each, each.one) for each in stretches)),
            RepeatTwin("存", stays.line, tuple(_compared(each, each.other) for each in stretches)),
        ),
    )


def _said(page: Page, span: Span) -> str:
    line = page.line(span.line)
    return line.said(span.start, span.end) if line else ""


def _compared(stretch: DifferingStretch, text: str) -> Compared:
    if stretch.left_out:
        return Compared(f"……同 {stretch.left_out} 字……", "left-out")
    if stretch.same:
        return Compared(text, "same")
    return Compared(text, "other") if text else Compared("　", "empty")


# What to paste -----------------------------------------------------------------------------------------------------


def _choice(desk: Desk, choice: Choice, written: Written) -> ChoiceShown:
    made = pastes(desk, choice, written.lines)
    return ChoiceShown(choice.label, choice.now, tuple(_paste(paste, written) for paste in made))


def _paste(paste: Paste, written: Written) -> PasteShown:
    lines = f"第 {paste.first}–{paste.last} 行" if paste.last > paste.first else f"第 {paste.last} 行"
    said = f"{_ACTS[paste.act]}方案{lines}" + ("之后" if paste.act == "add" else "")
    text = written.lines[paste.first - 1].strip() if paste.act == "remove" else paste.text
    return PasteShown(paste.act, paste.first, paste.last, said, text)
