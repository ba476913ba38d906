"""An offprint as a Word file: headings by level, ids as bookmarks, both readings, the caution at every foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edition.offprint import IN_EMENDED, Entry, Line, Offprint
from edition.offprint_runs import Run
from edition.wordml import FOOTER_ID, Bookmarks, core, field, link, package, paragraph, part, run, tag
from edition.wordml_styles import LINES, TEXT_WIDTH, numbering, settings, styles

_PARAGRAPHS = {
    "kicker": "Front", "subtitle": "Front", "author": "Front", "affiliation": "Signed", "credit": "Signed",
    "gap": "Gap", "paragraph": "Normal", "item": "Normal", "measure": "Normal", "list": "ListBullet",
    "caption": "Picture", "lead": "Lead",
}  # fmt: skip
_CHARACTERS = {
    "text": "", "emended": "Emended", "doubted": "Doubted", "lacuna": "Lacuna", "mark": "Mark", "received": "Received",
    "kept": "Kept", "cut": "Cut", "where": "Where",
}  # fmt: skip
_TERM, _VALUE = 1080, TEXT_WIDTH // 2 - 1080
"""Widths of the record's columns."""


def offprint_docx(made: Offprint, epoch: int) -> bytes:
    """The file, dated to ``epoch`` (seconds since 1970); the same for the same offprint."""
    marks = Bookmarks()
    body = [
        *_head(made, marks),
        *(each for at, line in enumerate(made.lines) for each in _line(line, marks, _OPENING if at == 0 else "")),
        *(paragraph(_PARAGRAPHS[line.kind], *_runs(line.runs, marks)) for line in made.after),
        *_apparatus(made.entries, marks),
        *_reference(made),
        _section(),
    ]
    parts = {
        "document": part("document", tag("body", *body)),
        "styles": styles(),
        "settings": settings(),
        "numbering": numbering(),
        "footer": _footer(made),
    }
    properties = {
        "dc:title": made.title,
        "dc:creator": made.book,
        "dc:subject": made.authority,
        "dc:identifier": made.code.upper(),
        "dc:language": "zh-CN",
        "cp:keywords": made.code.upper(),
        "cp:version": made.version,
    }
    return package(parts, core(properties, epoch), epoch)


def _head(made: Offprint, marks: Bookmarks) -> Iterable[str]:
    words = "".join(f"　{each}" for each in made.labels)
    yield paragraph("Labels", run(f" {made.authority} ", "Authority"), run(words), _tabbed(made.code.upper(), "Code"))
    yield from (paragraph(_PARAGRAPHS[line.kind], *_runs(line.runs, marks)) for line in made.before)
    yield paragraph("Title", marks.around(made.code, run(made.title)))
    yield from (paragraph(_PARAGRAPHS[line.kind], *_runs(line.runs, marks)) for line in made.below)
    yield _record(made.record)
    if made.caution:
        yield paragraph("Caution", run(f"{made.caution}。"))
    if made.legend:
        yield paragraph("Editors", run(made.legend + (IN_EMENDED if made.emended else "")))


def _tabbed(text: str, style: str = "") -> str:
    return tag("r", tag("tab")) + run(text, style)


def _record(pairs: Sequence[tuple[str, str]]) -> str:
    """Two pairs in a row, as on a government policy page."""
    columns = (_TERM, _VALUE, _TERM, _VALUE)
    width = tag("tblW", w=str(TEXT_WIDTH), type="dxa")
    look = tag("tblPr", tag("tblStyle", val="Record"), width, tag("tblLayout", type="fixed"))
    grid = tag("tblGrid", *(tag("gridCol", w=str(each)) for each in columns))
    rows = []
    for at in range(0, len(pairs), 2):
        (term, value), (other, its) = pairs[at], pairs[at + 1] if at + 1 < len(pairs) else ("", "")
        cells = zip(columns, (term, value, other, its), ("Term", "", "Term", ""), strict=True)
        rows.append(tag("tr", tag("trPr", tag("cantSplit")), *(_cell(*each) for each in cells)))
    return tag("tbl", look, grid, *rows)


def _cell(width: int, text: str, style: str) -> str:
    inside = (run(text, style),) if text else ()
    return tag("tc", tag("tcPr", tag("tcW", w=str(width), type="dxa")), paragraph("Cell", *inside))


_OPENING = tag("spacing", before="240", after="60", line=str(LINES), lineRule="auto")
"""Sets the text off from the record above it."""


def _line(line: Line, marks: Bookmarks, layout: str) -> Iterable[str]:
    """``layout``: what this paragraph has beyond its style."""
    code = run(f"　{line.code}", "Code") if line.code else ""
    runs = list(_runs(line.runs, marks))
    if line.kind == "gap":
        yield paragraph("Gap", *runs)
    elif line.kind == "heading":
        yield paragraph(f"Heading{line.level}", marks.around(line.id, *runs), code)
    elif line.kind == "measure" and (named := _name_ends(line.runs)) < len(runs):
        yield from _measure(line, runs[:named], runs[named:], code, marks)
    else:
        style = "Heading2" if line.kind == "measure" else _PARAGRAPHS[line.kind]
        yield paragraph(style, marks.around(line.id, *runs), code, properties=layout)


def _name_ends(runs: Sequence[Run]) -> int:
    """How many runs belong to the number and first sentence of a measure, which name it."""
    return max((at for at, each in enumerate(runs, 1) if each.strong), default=0)


def _measure(line: Line, name: Sequence[str], rest: Sequence[str], code: str, marks: Bookmarks) -> Iterable[str]:
    """The name is a heading of its own, for Word's navigation, and the text runs on in the same line: Word's style
    separator, a paragraph mark that does not show. Programs that don't know it begin a new line."""
    opening, closing = marks.ends(line.id)
    hidden = tag("rPr", tag("vanish"), tag("specVanish"))
    yield paragraph("Heading2", opening, *name, properties=hidden)
    yield paragraph("Normal", *rest, closing, code)


def _runs(runs: Iterable[Run], marks: Bookmarks) -> Iterable[str]:
    """One piece of the file for each run."""
    for each in runs:
        if each.kind == "point":
            yield marks.around(each.id)
        elif each.kind == "mark":
            yield marks.around(each.id, link(each.to, run(each.text, "Mark")))
        else:
            yield run(each.text, _CHARACTERS[each.kind], tag("b") if each.strong else "")


def _apparatus(entries: Sequence[Entry], marks: Bookmarks) -> Iterable[str]:
    if not entries:
        return
    yield paragraph("EditorsHeading", run("校勘记"))
    yield paragraph("Editors", run("底本指本手册收到的识别文本，不等于报纸印本。条末小字是底本的版面号和行号。"))
    for entry in entries:
        label = run(entry.label, "Label")
        linked = link(entry.mark, label) if entry.mark else label
        told = [each if each.kind != "where" else Run(f"　{each.text}", "where") for each in entry.runs]
        yield paragraph("Note", marks.around(entry.id, linked, tag("r", tag("tab")), *_runs(told, marks)))


def _reference(made: Offprint) -> Iterable[str]:
    yield paragraph("EditorsHeading", run("引用"))
    for name, said in made.citations:
        yield paragraph("Editors", run(name), properties=tag("keepNext"))
        yield paragraph("Citation", run(said))
    yield paragraph("Editors", run(f"出自《{made.book}》，版本 {made.version}。最新文本：{made.address}"))


def _footer(made: Offprint) -> str:
    counted = [run("第 "), field("PAGE"), run(" 页 共 "), field("NUMPAGES"), run(" 页")]
    return part("ftr", paragraph("Footer", run(made.caution or made.code.upper()), tag("r", tag("tab")), *counted))


def _section() -> str:
    """A4 and its margins."""
    margins = {"top": "1588", "right": "1588", "bottom": "1474", "left": "1588", "header": "851", "footer": "794"}
    footer = f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
    size = tag("pgSz", w="11906", h="16838")
    return tag("sectPr", footer, size, tag("pgMar", **margins, gutter="0"))
