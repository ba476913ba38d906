"""Write the apparatus (整理记录) at the end of a document: entries link to their places, and places to the entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from edition.chinese.sameness import match_key
from edition.collate.apparatus import Note, stands_in_text
from edition.nouns import Span
from edition.nouns.words import APPARATUS, QUIET_NOTES, RECEIVED, RECEIVED_MEANS
from edition.pages.escape import escape
from edition.pages.markdown import line_link, line_links
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.notes import Part, Texts, Told, told


def notes_section(read: ReadDocument, texts: Texts) -> list[str]:
    """The section, or nothing for a text in which nothing was done."""
    if not read.notes:
        return []
    return [
        f"## {APPARATUS} {{ #apparatus .apparatus }}",
        f"{RECEIVED_MEANS}左为正文标记，右为{RECEIVED}行号。{quiet_switch(read)}\n{{ .editors }}",
        *(_entry(note, read.blocks.get(note.block or ""), texts) for note in read.notes),
    ]


def quiet_switch(read: ReadDocument) -> str:
    """The button that shows where lines were joined and moved; nothing for a document in which none were.

    Without script there is no button, and all are shown: what cannot be asked for must not be hidden.
    """
    kinds = [note.kind for note in read.notes if note.kind in QUIET_NOTES]
    if not kinds:
        return ""
    said = f"{'、'.join(dict.fromkeys(kinds))} {len(kinds)} 处"
    return (
        '<button type="button" class="quiet-switch with-script" data-quiet-switch aria-pressed="false" '
        f"data-search-exclude>显示{said}</button>"
    )


def _entry(note: Note, read: ReadBlock | None, texts: Texts) -> str:
    marked = stands_in_text(note)
    target = f"#mark-{note.number}" if marked else _elsewhere(note)
    label = f"[{note.label}]({target}){{ .label }}" if target else f'<span class="label">{note.label}</span>'
    entry = told(note, read.block if read else None, texts)
    readings, why = _written(entry.readings), _written((*entry.done, *entry.why))
    lines = f'<span class="where">{line_links(note.lines)}</span>' if note.lines else ""
    shown = f'<span class="readings">{readings}</span>' if readings else ""
    quiet = " .note--quiet" if note.kind in QUIET_NOTES else ""
    written = f'{label}{shown}<span class="why">{why}</span>{lines}\n{{ #note-{note.number} .note{quiet} }}'
    return "\n\n".join([written, *_twins(note, texts)])


def _elsewhere(note: Note) -> str:
    """What is not in the text has its place on the received page, or is the block as a whole."""
    if note.block:
        return f"#{note.block}"
    if note.lines:
        return f"received/{note.lines[0].source}.md#l{note.lines[0].line}"
    return ""


_ELEMENTS: Mapping[Part, str] = {
    "said": "{}", "note": "{}", "around": "{}", "read": "<ins>{}</ins>", "doubted": "<u>{}</u>", "break": "<b>{}</b>",
    "cut": "<del>{}</del>", "was": '<span class="was">{}</span>', "proposed": '<span class="proposed">{}</span>',
    "kind": '<span class="sort">{}</span>', "certainty": '<span class="certainty">{}</span>',
    "reason": '<span class="reason">{}</span>',
}  # fmt: skip
"""The popover in the page is made of these parts, by their classes."""


def _written(words: Iterable[Told]) -> str:
    return "".join(map(_word, words))


def _word(each: Told) -> str:
    """Only what stands in every entry alike needs no escaping."""
    if each.line:
        return line_link(each.line)
    return _ELEMENTS[each.part].format(each.text if each.part == "said" else escape(each.text))


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
