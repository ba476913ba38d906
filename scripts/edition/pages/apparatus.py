"""Write the apparatus (校勘记) at the end of a document: each entry links to its place, and the place to the entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from edition.chinese.punctuation import widen
from edition.chinese.sameness import match_key
from edition.collate.apparatus import Note, stands_in_text
from edition.nouns import Block, Document, Emendation, LedgerRow, Span
from edition.nouns.words import CERTAINTY_WORDS, DROP_WORDS, KIND_WORDS
from edition.pages.escape import escape
from edition.pages.markdown import line_link, line_links
from edition.reading.notes import CLOSING, CONTEXT, divided

Texts = Mapping[tuple[str, int], str]


def notes_section(document: Document, notes: Sequence[Note], texts: Texts) -> list[str]:
    """The section, or nothing for a text in which nothing was done."""
    if not notes:
        return []
    blocks = {block.id: block for block in document.outline.blocks}
    return [
        "## 校勘记 { #apparatus .apparatus }",
        "底本指本手册收到的识别文本，不等于报纸印本。左为正文标记，右为底本行号。\n{ .editors }",
        *(_entry(note, blocks.get(note.block) if note.block else None, texts) for note in notes),
    ]


def _entry(note: Note, block: Block | None, texts: Texts) -> str:
    marked = stands_in_text(note)
    target = f"#mark-{note.number}" if marked else _elsewhere(note)
    label = f"[{note.label}]({target}){{ .label }}" if target else f'<span class="label">{note.label}</span>'
    readings, why = _said(note, block, texts)
    lines = f'<span class="where">{line_links(note.lines)}</span>' if note.lines else ""
    shown = f'<span class="readings">{readings}</span>' if readings else ""
    entry = f'{label}{shown}<span class="why">{why}</span>{lines}\n{{ #note-{note.number} .note }}'
    return "\n\n".join([entry, *_twins(note, texts)])


def _elsewhere(note: Note) -> str:
    """What is not in the text has its place on the received page, or is the block as a whole."""
    if note.block:
        return f"#{note.block}"
    if note.lines:
        return f"received/{note.lines[0].source}.md#l{note.lines[0].line}"
    return ""


def _said(note: Note, block: Block | None, texts: Texts) -> tuple[str, str]:
    """The readings and the reason of an entry."""
    if note.emendation and (text := note.front or block):
        return _emendation(note.emendation, text.received)
    if note.kind == "接" and block and note.offset is not None:
        before, after = _around(block.received, note.offset, note.offset)
        return f"{before}<b>｜</b>{after}", "底本在此断行，当因分栏；两行相接，无字增减。"
    if note.cut:
        cut = note.cut.cut
        alike = f"与 {line_link(cut.twin)} 相同 {cut.similarity:.0%}"
        why = f"行内删 {cut.end - cut.start} 字，{alike}。{escape(cut.reason)}"
        return f"<del>{_abridged(note.cut.text)}</del>", why
    if note.row:
        return _drop(note.row, texts)
    if note.gap:
        return "", escape(note.gap.note)
    if note.kind == "移":
        return "", _move(note)
    return "", escape(note.text)


def _emendation(emendation: Emendation, text: str) -> tuple[str, str]:
    """The popover in the page is made of these parts, by their classes."""
    before, after = _around(text, emendation.start, emendation.end)
    received, kind = escape(emendation.received), KIND_WORDS[emendation.kind]
    certainty = CERTAINTY_WORDS[emendation.certainty]
    outside = "（据版面以外的知识）" if emendation.outside else ""
    judged = f'<span class="sort">{kind}</span>，<span class="certainty">{certainty}{outside}</span>：'
    reason = f'<span class="reason">{escape(emendation.reason + divided(emendation.votes))}</span>'
    if emendation.applied:
        readings = f"{before}<ins>{escape(emendation.shown)}</ins>{after}"
        said = f'底本作「<span class="was">{received}</span>」。'
    else:
        readings = f"{before}<u>{received}</u>{after}"
        proposal = f'疑作「<span class="proposed">{escape(emendation.text)}</span>」，' if emendation.text else ""
        said = f"未改。{proposal}"
    return readings, said + judged + reason


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words on both sides; what goes before does not begin with a mark that ends something."""
    before = text[:start][-CONTEXT:]
    return escape(before.lstrip(CLOSING) or before), escape(text[end:][:CONTEXT])


def _drop(row: LedgerRow, texts: Texts) -> tuple[str, str]:
    text = texts[row.source, row.line].strip()
    twin = line_link(row.twin) if row.twin else ""
    kind = DROP_WORDS[row.drop or "repeat"]
    why = f"整行删去，{kind}，与 {twin} 相同 {row.similarity or 0:.0%}。{escape(row.reason)}"
    return f"<del>{_abridged(text)}</del>", why


def _abridged(text: str) -> str:
    wide = widen(text)
    return escape(wide) if len(wide) <= 3 * CONTEXT else f"{escape(wide[:CONTEXT])}……{escape(wide[-CONTEXT:])}"


def _move(note: Note) -> str:
    return f"底本不在此处，整理时{escape(note.text)}。"


def _twins(note: Note, texts: Texts) -> Iterable[str]:
    """Both texts of a repeat, folded away, with what differs boxed."""
    if note.cut:
        yield _both(note.cut.span, note.cut.cut.twin, texts)
    elif note.row and note.row.twin:
        line = texts[note.row.source, note.row.line]
        yield _both(Span(note.row.source, note.row.line, 0, len(line)), note.row.twin, texts)


def _both(here: Span, twin: Span, texts: Texts) -> str:
    one = texts[here.source, here.line][here.start : here.end].strip()
    other = texts[twin.source, twin.line][twin.start : twin.end].strip()
    same = match_key(one) == match_key(other)
    shown_one, shown_other = (escape(one), escape(other)) if same else _differences(one, other)
    summary = "两文对照，全同" if same else "两文对照，异处加框"
    css = "twins twins--same" if same else "twins"
    return (
        f'<details class="{css}"><summary>{summary}</summary>'
        f'<p><span class="where">{here.source}&#x3a;{here.line} 删</span>{shown_one}</p>'
        f'<p><span class="where">{twin.source}&#x3a;{twin.line} 存</span>{shown_other}</p></details>'
    )


def _differences(one: str, other: str) -> tuple[str, str]:
    out_one, out_other = [], []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mine, its = escape(one[a:b]), escape(other[c:d])
        out_one.append(mine if tag == "equal" or not mine else f'<b class="diff">{mine}</b>')
        out_other.append(its if tag == "equal" or not its else f'<b class="diff">{its}</b>')
    return "".join(out_one), "".join(out_other)
