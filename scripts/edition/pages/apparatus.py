"""Write the apparatus (整理记录) of a document as footnotes: what was done, why, and to which received lines.

A line each: the words spoken of, what was done and why, how votes were divided, the lines of 底本. Viewers of Markdown
know footnotes; the site sets them as a list of its own (pages/dress/notes.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from edition.chinese.sameness import match_key
from edition.collate.apparatus import Note, stands_in_text
from edition.nouns import Span
from edition.nouns.words import APPARATUS, RECEIVED, RECEIVED_MEANS
from edition.pages.escape import escape
from edition.pages.markdown import line_code, line_codes
from edition.reading.block import ReadBlock
from edition.reading.document import ReadDocument
from edition.reading.notes import Part, Texts, Told, told


def notes_section(read: ReadDocument, texts: Texts) -> list[str]:
    """The section, or nothing for a text in which nothing was done."""
    if not read.notes:
        return []
    return [
        f"## {APPARATUS} {{#apparatus}}",
        f"{RECEIVED_MEANS}左为正文标记，右为{RECEIVED}行号。",
        *_elsewhere(read.notes),
        *(_entry(note, read.blocks.get(note.block or ""), texts) for note in read.notes),
    ]


def reference(note: Note) -> str:
    """Its mark: ``[^校3]``."""
    return f"[^{note.label}]"


def of_the_block(notes: Iterable[Note]) -> str:
    """The marks of notes on a paragraph as a whole, which stand at its end; the site has none there."""
    return "".join(f" *{reference(note)}*" for note in notes if note.block and not stands_in_text(note))


def _elsewhere(notes: Iterable[Note]) -> list[str]:
    """The marks of notes that speak of nothing in the text; without them many viewers would not show the notes."""
    marks = "".join(reference(note) for note in notes if not note.block and not stands_in_text(note))
    return [f"不在正文之内：{marks}"] if marks else []


def _entry(note: Note, read: ReadBlock | None, texts: Texts) -> str:
    entry = told(note, read.block if read else None, texts)
    voted = bool(note.emendation) and entry.why[-1].part == "note"
    why, votes = (entry.why[:-1], entry.why[-1:]) if voted else (entry.why, ())
    said = [_written(entry.readings), _written((*entry.done, *why)), _written(votes), line_codes(note.lines)]
    written = f"[^{note.label}]: " + "  \n    ".join(filter(None, said))
    return "\n\n".join([written, *_twins(note, texts)])


_MARKS: Mapping[Part, str] = {
    "said": "{}", "note": "{}", "around": "{}", "reason": "{}", "read": "{{++{}++}}", "doubted": "{{=={}==}}",
    "break": "**{}**", "cut": "{{--{}--}}", "was": "*{}*", "proposed": "*{}*", "kind": "*{}*", "certainty": "*{}*",
}  # fmt: skip
"""``pages/dress/notes.py`` knows the parts by these marks, which nothing in a text can be."""

NOTHING = "*无*"
"""What stands between two words where a reading has nothing."""


def _written(words: Iterable[Told]) -> str:
    return "".join(map(_word, words))


def _word(each: Told) -> str:
    """Only what stands in every entry alike needs no escaping."""
    if each.line:
        return line_code(each.line)
    if not each.text:
        return _MARKS[each.part].format(NOTHING) if each.part in ("read", "doubted") else ""
    return _MARKS[each.part].format(each.text if each.part == "said" else escape(each.text))


def _twins(note: Note, texts: Texts) -> Iterable[str]:
    """Both texts of a repeat, folded away, with what differs marked."""
    if note.cut:
        yield _both(note.cut.span, note.cut.cut.twin, texts)
    elif note.row and note.row.twin:
        line = texts[note.row.source, note.row.line]
        yield _both(Span(note.row.source, note.row.line, 0, len(line)), note.row.twin, texts)


SAME, DIFFERENT = "两文对照，全同", "两文对照，异处加框"


def _both(here: Span, twin: Span, texts: Texts) -> str:
    one = texts[here.source, here.line][here.start : here.end].strip()
    other = texts[twin.source, twin.line][twin.start : twin.end].strip()
    same = match_key(one) == match_key(other)
    shown_one, shown_other = (escape(one), escape(other)) if same else _differences(one, other)
    said = [
        f"/// details | {SAME if same else DIFFERENT}",
        f"*{here.source}:{here.line} 删* {shown_one}\n",
        f"*{twin.source}:{twin.line} 存* {shown_other}\n///",
    ]
    return "\n".join(f"    {line}" if line else "" for line in "\n".join(said).split("\n"))


def _differences(one: str, other: str) -> tuple[str, str]:
    out_one, out_other = [], []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mine, its = escape(one[a:b]), escape(other[c:d])
        out_one.append(mine if tag == "equal" or not mine else f"{{=={mine}==}}")
        out_other.append(its if tag == "equal" or not its else f"{{=={its}==}}")
    return "".join(out_one), "".join(out_other)
