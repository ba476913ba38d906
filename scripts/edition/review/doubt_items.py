"""Write the doubts of a review page: what is doubted, what there is to see, and what to paste for each decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from edition.chinese.differences import Stretch, differences
from edition.nouns import Page, Span
from edition.review.choices import Choice, Desk
from edition.review.doubts import Doubt
from edition.review.paste import Paste, pastes

SEEN = 34
"""Characters shown on both sides of a place where lines meet: about two lines of the pane."""

_ACTS = {"replace": "换", "remove": "删去", "add": "加在"}


@dataclass(frozen=True, slots=True)
class Written:
    """The plan file: its name and its lines."""

    name: str
    lines: tuple[str, ...]


def doubt_items(desk: Desk, doubts: Sequence[Doubt], written: Written, target: Callable[[int], str]) -> list[str]:
    """Each doubt as an entry of a list that can be opened; ``target`` says where a line is on the other side."""
    return [_item(desk, number, doubt, written, target(doubt.line)) for number, doubt in enumerate(doubts, 1)]


def _item(desk: Desk, number: int, doubt: Doubt, written: Written, target: str) -> str:
    line = desk.page.line(doubt.line)
    begins = escape(line.content[:14]) if line else ""
    lines = " ".join(str(each) for each in (doubt.line, *doubt.lines))
    evidence = _evidence(desk.page, doubt)
    other = "成文" if doubt.line in desk.article_of else "所删"
    choices = "".join(_choice(desk, choice, written) for choice in doubt.choices)
    names = f'<span class="kind">{doubt.kind}</span><span class="line">{doubt.line}</span>'
    return f"""<li><details class="doubt" id="d{number}" name="doubt" data-line="{doubt.line}" data-lines="{lines}">
<summary>{names}<span class="begins">{begins}</span></summary>
<div class="inside">
<p class="why">{_linked(desk, doubt.said)}</p>
{evidence or _alone(desk.page, doubt.line)}
<p class="see"><a href="#l{doubt.line}">底本第{doubt.line}行</a><a href="#{target}">{other}</a></p>
{choices}
</div></details></li>"""


def _linked(desk: Desk, said: str) -> str:
    """The sentence; the lines it names lead to them."""
    out: list[str] = []
    for at, piece in enumerate(said.split("第")):
        digits = len(piece) - len(piece.lstrip("0123456789"))
        if at and digits and piece[digits:].startswith("行") and int(piece[:digits]) in desk.entries:
            out.append(f'<a href="#l{piece[:digits]}">第{piece[:digits]}行</a>{escape(piece[digits + 1 :])}')
        else:
            out.append(("第" if at else "") + escape(piece))
    return "".join(out)


def _evidence(page: Page, doubt: Doubt) -> str:
    if doubt.twins is None:
        return _seam(page, doubt.seam) if doubt.seam else ""
    rest = _rest(page, doubt.twins[0]) if doubt.kind == "割去" else ""
    return twins_compared(page, *doubt.twins) + rest


# What there is to see ----------------------------------------------------------------------------------------------


def _alone(page: Page, number: int) -> str:
    line = page.line(number)
    if line is None:
        return ""
    text = line.content
    shown = escape(text) if len(text) <= 3 * SEEN else f"{escape(text[: 2 * SEEN])}…{escape(text[-SEEN:])}"
    return f'<p class="seen">{_number(number)}{shown}</p>'


def _seam(page: Page, seam: tuple[int, int]) -> str:
    """The end of one line and the beginning of the next, as they would be read together."""
    first, second = page.line(seam[0]), page.line(seam[1])
    if first is None or second is None:
        return ""
    end, start = first.content[-SEEN:], second.content[:SEEN]
    before = "…" if len(first.content) > SEEN else ""
    after = "…" if len(second.content) > SEEN else ""
    return (
        f'<p class="seen">{_number(seam[0])}{before}{escape(end)}<i class="seam" role="img" aria-label="接"></i>'
        f"{_number(seam[1])}{escape(start)}{after}</p>"
    )


def _number(number: int) -> str:
    return f'<a class="no" href="#l{number}">{number}</a>'


def _rest(page: Page, gone: Span) -> str:
    """What stays on both sides of a cut: it must still read."""
    line = page.line(gone.line)
    if line is None:
        return ""
    before, after = line.said(line.start, gone.start), line.said(gone.end, line.end)
    shown = "…" * (len(before) > SEEN) + escape(before[-SEEN:])
    rest = escape(after[:SEEN]) + "…" * (len(after) > SEEN)
    cut = f'<span class="cut">割 {gone.end - gone.start} 字</span>'
    return f'<p class="seen">{_number(gone.line)}{shown}{cut}{rest or "（行末）"}</p>'


def twins_compared(page: Page, gone: Span, stays: Span) -> str:
    """Both texts, one under the other, with the characters in which they differ."""
    one, other = _said(page, gone), _said(page, stays)
    stretches = differences(one, other)
    differ = sum(max(len(each.one), len(each.other)) for each in stretches if not each.same)
    how = f"异 {differ} 字" if differ else f"{len(one)} 字全同"
    rows = "".join(
        f'<div class="twin"><dt>{name} <a class="no" href="#l{span.line}">{span.line}</a></dt><dd>{text}</dd></div>'
        for name, span, text in (
            ("删", gone, "".join(_stretch(each, each.one) for each in stretches)),
            ("存", stays, "".join(_stretch(each, each.other) for each in stretches)),
        )
    )
    return f'<div class="twins"><p class="how">{how}</p><dl>{rows}</dl></div>'


def _said(page: Page, span: Span) -> str:
    line = page.line(span.line)
    return line.said(span.start, span.end) if line else ""


def _stretch(stretch: Stretch, text: str) -> str:
    if stretch.left_out:
        return f'<span class="same">……同 {stretch.left_out} 字……</span>'
    if stretch.same:
        return escape(text)
    return f"<b>{escape(text)}</b>" if text else '<b class="empty" title="此处无字">　</b>'


# What to paste -----------------------------------------------------------------------------------------------------


def _choice(desk: Desk, choice: Choice, written: Written) -> str:
    made = pastes(desk, choice, written.lines)
    now = " choice--now" if choice.now else ""
    several = f'<p class="order">{len(made)} 处，照此次序自下而上改：</p>' if len(made) > 1 else ""
    steps = "".join(_paste(paste, written) for paste in made)
    return f'<section class="choice{now}"><h4>{escape(choice.label)}</h4>{several}{steps}</section>'


def _paste(paste: Paste, written: Written) -> str:
    lines = f"第 {paste.first}–{paste.last} 行" if paste.last > paste.first else f"第 {paste.last} 行"
    said = f"{_ACTS[paste.act]}方案{lines}" + ("之后" if paste.act == "add" else "")
    place = f'data-act="{paste.act}" data-first="{paste.first}" data-last="{paste.last}"'
    if paste.act == "remove":
        first = escape(written.lines[paste.first - 1].strip())
        return f'<div class="paste" {place}><p>{said}</p><pre class="gone">{first}</pre></div>'
    copy = '<button type="button" class="copy">复制</button>'
    return f'<div class="paste" {place}><p>{said}{copy}</p><pre tabindex="0">{escape(paste.text)}</pre></div>'
