"""An offprint as a Word file: headings by level, ids as bookmarks, both readings, the caution at every foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from edition.files.single.word import Paper, count, keep_whole, link, run_on, sealed
from edition.nouns.words import APPARATUS, RECEIVED, RECEIVED_MEANS, REFERENCE
from edition.reading.runs import Run
from edition.reading.single_document import IN_EMENDED, NoteEntry, Offprint, TextLine

_PARAGRAPHS = {
    "kicker": "Front", "subtitle": "Front", "author": "Front", "affiliation": "Signed", "credit": "Signed",
    "gap": "Gap", "paragraph": "Normal", "item": "Normal", "measure": "Normal", "list": "ListBullet",
    "caption": "Picture", "lead": "Lead",
}  # fmt: skip
_CHARACTERS = {
    "text": "", "emended": "Emended", "doubted": "Doubted", "lacuna": "Lacuna", "mark": "Mark", "received": "Received",
    "kept": "Kept", "cut": "Cut", "where": "Where",
}  # fmt: skip
_COLUMNS = (Mm(19), Mm(58), Mm(19), Mm(58))
"""Of the record: term and value, twice."""

_LONGEST_PROPERTY = 255
"""Characters of a title and the like in a file's properties."""


def offprint_docx(made: Offprint, epoch: int) -> bytes:
    """The file, dated to ``epoch`` (seconds since 1970); the same for the same offprint."""
    paper = Paper()
    _properties(paper, made, epoch)
    _head(paper, made)
    for at, line in enumerate(made.lines):
        first = _line(paper, line)
        if at == 0 and line.kind not in ("heading", "gap"):  # set off from the record above it; those are
            first.paragraph_format.space_before = Pt(12)
    _front(paper, made.after)
    _apparatus(paper, made.entries)
    _reference(paper, made)
    _footer(paper, made)
    return sealed(paper, epoch)


def _properties(paper: Paper, made: Offprint, epoch: int) -> None:
    its = paper.document.core_properties
    its.title, its.subject = made.title[:_LONGEST_PROPERTY], made.authority[:_LONGEST_PROPERTY]
    its.author = its.last_modified_by = made.book[:_LONGEST_PROPERTY]
    its.identifier = its.keywords = made.code.upper()
    its.comments, its.language, its.version, its.revision = "", "zh-CN", made.version, 1
    its.created = its.modified = datetime.fromtimestamp(epoch, UTC)


def _front(paper: Paper, lines: Iterable[TextLine]) -> None:
    for line in lines:
        _runs(paper, paper.paragraph(_PARAGRAPHS[line.kind]), line.runs)


def _head(paper: Paper, made: Offprint) -> None:
    labels = paper.paragraph("Labels")
    paper.run(labels, f" {made.authority} ", "Authority")
    paper.run(labels, "".join(f"　{each}" for each in made.labels))
    labels.add_run().add_tab()
    paper.run(labels, made.code.upper(), "Code")
    _front(paper, made.before)
    title = paper.paragraph("Title")
    with paper.named(title, made.code):
        paper.run(title, made.title)
    _front(paper, made.below)
    _record(paper, made.record)
    if made.caution:
        paper.run(paper.paragraph("Caution"), f"{made.caution}。")
    if made.legend:
        paper.run(paper.paragraph("Editors"), made.legend + (IN_EMENDED if made.emended else ""))


def _record(paper: Paper, pairs: Sequence[tuple[str, str]]) -> None:
    """Two pairs in a row, as on a government policy page."""
    words = [word for pair in pairs for word in pair]
    for at, row in enumerate(paper.table(-(-len(words) // len(_COLUMNS)), _COLUMNS, "Record")):
        keep_whole(row)
        told = words[at * len(_COLUMNS) :][: len(_COLUMNS)]
        for column, cell in enumerate(row.cells):
            paragraph = paper.restyle(cell.paragraphs[0], "Cell")
            if column < len(told):
                paper.run(paragraph, told[column], "" if column % 2 else "Term")


def _line(paper: Paper, line: TextLine) -> Paragraph:
    """A line of the text; the paragraph that begins it."""
    named = _name_ends(line.runs) if line.kind == "measure" else len(line.runs)
    if line.kind == "gap":
        paragraph = paper.paragraph("Gap")
        _runs(paper, paragraph, line.runs)
    elif named < len(line.runs):
        paragraph = _measure(paper, line, named)
    else:
        styles = {"heading": f"Heading{line.level}", "measure": "Heading2"}
        paragraph = paper.paragraph(styles.get(line.kind) or _PARAGRAPHS[line.kind])
        with paper.named(paragraph, line.id):
            _runs(paper, paragraph, line.runs)
        _code(paper, paragraph, line)
    return paragraph


def _name_ends(runs: Sequence[Run]) -> int:
    """How many runs belong to the number and first sentence of a measure, which name it."""
    return max((at for at, each in enumerate(runs, 1) if each.strong), default=0)


def _measure(paper: Paper, line: TextLine, named: int) -> Paragraph:
    """The name is a heading of its own, for Word's navigation, and the text runs on in the same line. Programs that
    don't know the style separator begin a new one."""
    name, rest = paper.paragraph("Heading2"), paper.paragraph("Normal")
    with paper.named(name, line.id, rest):
        _runs(paper, name, line.runs[:named])
        run_on(name)
        _runs(paper, rest, line.runs[named:])
    _code(paper, rest, line)
    return name


def _code(paper: Paper, paragraph: Paragraph, line: TextLine) -> None:
    if line.code:
        paper.run(paragraph, f"　{line.code}", "Code")


def _runs(paper: Paper, paragraph: Paragraph, runs: Iterable[Run]) -> None:
    for each in runs:
        if each.kind in ("point", "mark"):
            with paper.named(paragraph, each.id):
                if each.kind == "mark":
                    link(paper.run(paragraph, each.text, "Mark"), each.to)
        elif each.kind != "taken-out":
            paper.run(paragraph, each.text, _CHARACTERS[each.kind], bold=each.strong or None)


def _apparatus(paper: Paper, entries: Sequence[NoteEntry]) -> None:
    if not entries:
        return
    paper.run(paper.paragraph("EditorsHeading"), APPARATUS)
    paper.run(paper.paragraph("Editors"), f"{RECEIVED_MEANS}条末小字是{RECEIVED}的版面号和行号。")
    for entry in entries:
        paragraph = paper.paragraph("Note")
        with paper.named(paragraph, entry.id):
            label = paper.run(paragraph, entry.label, "Label")
            if entry.mark:
                link(label, entry.mark)
            paragraph.add_run().add_tab()
            told = (each if each.kind != "where" else Run(f"　{each.text}", "where") for each in entry.runs)
            _runs(paper, paragraph, told)


def _reference(paper: Paper, made: Offprint) -> None:
    paper.run(paper.paragraph("EditorsHeading"), REFERENCE)
    for name, said in made.citations:
        heading = paper.paragraph("Editors")
        heading.paragraph_format.keep_with_next = True
        paper.run(heading, name)
        paper.run(paper.paragraph("Citation"), said)
    paper.run(
        paper.paragraph("Editors"),
        f"出自《{made.book}》，版本 {made.version}。最新文本：{made.address}{made.address_note}",
    )


def _footer(paper: Paper, made: Offprint) -> None:
    foot = paper.restyle(paper.document.sections[0].footer.paragraphs[0], "Footer")
    paper.run(foot, made.caution or made.code.upper())
    foot.add_run().add_tab()
    paper.run(foot, "第 ")
    count(foot, "PAGE")
    paper.run(foot, " 页 共 ")
    count(foot, "NUMPAGES")
    paper.run(foot, " 页")
