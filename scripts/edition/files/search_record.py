"""Say what else is found of a document: what is recorded of it, what its editors doubt, where text is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.collate.apparatus import Note
from edition.files.search_files import Entry
from edition.nouns import Document, Emendation
from edition.nouns.words import NOTE_WORDS, UNKNOWN
from edition.reading.document import ReadDocument
from edition.reading.record import labels, metadata

RECORD = "著录"
"""What such an entry is, as a hit names it; a note is called what its mark says."""

_RECORDED = ("发文机关", "发言单位", "作者", "作者单位", "职务", "来源", "日期", "性质", "栏目", "地区")
"""Lines of the record that readers search by."""

AROUND = 24
"""Characters shown on both sides of a proposed reading: what somebody types who knows the right words."""


def record_entry(document: Document, names: Sequence[str] = ()) -> Entry:
    """Date, issuer, column, label, region, one a line; ``names``: what the menu calls it."""
    recorded = [
        f"{term}：{value[0][0]}"
        for term, value in metadata(document)
        if term in _RECORDED and value and value[0][0] != UNKNOWN
    ]
    said = [*recorded, document.entry.date.text, *labels(document), *names]
    return Entry("", "record", "\n".join(filter(None, said)), what=RECORD)


def note_entries(read: ReadDocument, short: str) -> Iterable[Entry]:
    """The doubted places with the reading that is proposed, the gaps, the editors' remarks; each at its paragraph.

    ``short`` is the code that anchors leave out.
    """
    for note in read.notes:
        anchor = (note.block or short).removeprefix(short)
        if said := _said(note, read):
            yield Entry(anchor, "note", said, what=NOTE_WORDS[note.kind])


def _said(note: Note, read: ReadDocument) -> str:
    if note.emendation:
        whole = note.front or read.blocks[note.block or ""].block
        return "" if note.emendation.applied else _proposed(note.emendation, whole.received)
    if note.gap:
        return note.gap.note
    return note.text if note.kind == "注" else ""


def _proposed(emendation: Emendation, received: str) -> str:
    """The words around with the proposed reading, where there is one; then why."""
    before = received[max(0, emendation.start - AROUND) : emendation.start]
    after = received[emendation.end : emendation.end + AROUND]
    words = [f"{before}{emendation.text}{after}"] if emendation.text else []
    return "\n".join([*words, emendation.reason])
