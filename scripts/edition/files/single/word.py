"""A Word file as it is written, by python-docx, and the few things of Word that python-docx has no call for.

Those are bookmarks, links to them, counted numbers, the style separator, and that a row stays whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Length
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import SubElement  # type: ignore[import-untyped]

from edition.files.single.word_template import style_ids, template
from edition.files.zip_bytes import packed

LONGEST_BOOKMARK = 40
"""Characters of a bookmark's name; Word cuts what is longer."""


_R, _LOOKS, _STYLE, _FONTS = qn("w:r"), qn("w:rPr"), qn("w:rStyle"), qn("w:rFonts")
_BOLD, _TEXT, _VALUE, _HINT, _SPACE = qn("w:b"), qn("w:t"), qn("w:val"), qn("w:hint"), qn("xml:space")
_BREAKS = re.compile(r"[\t\n\r]")
"""What python-docx writes as elements of their own, not as text."""


class Paper:
    """A document from the template; styles go by their ids.

    Runs, most of a file, are written as elements: python-docx looks up the default style anew for each.
    Raises ValueError for text that XML cannot hold.
    """

    def __init__(self) -> None:
        self.document = template()
        self._bookmarks = 0

    def paragraph(self, style: str) -> Paragraph:
        """A new last paragraph."""
        return self.restyle(self.document.add_paragraph(), style)

    def table(self, rows: int, widths: Sequence[Length], style: str) -> list[_Row]:
        """A new table with columns of these widths, as its rows."""
        made = self.document.add_table(rows, len(widths))
        made._tbl.tblStyle_val = style_ids()[style]
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row in made._tbl.tr_lst:
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = width
        return list(made.rows)

    def restyle(self, paragraph: Paragraph, style: str) -> Paragraph:
        """A paragraph that is there already, as in cells and feet."""
        paragraph._p.style = style_ids()[style]
        return paragraph

    def run(self, paragraph: Paragraph, text: str, style: str = "", *, bold: bool | None = None) -> Run:
        """A stretch of text in a character style. The hint has quotation marks and dashes set in the Chinese font."""
        run = SubElement(paragraph._p, _R)
        looks = SubElement(run, _LOOKS)
        if style and (its_id := style_ids()[style]):
            SubElement(looks, _STYLE, {_VALUE: its_id})
        SubElement(looks, _FONTS, {_HINT: "eastAsia"})
        if bold is not None:
            SubElement(looks, _BOLD, {} if bold else {_VALUE: "0"})
        made = Run(run, paragraph)
        if _BREAKS.search(text):
            made.text = text
        elif text:
            said = SubElement(run, _TEXT)
            said.text = text
            if text != text.strip():
                said.set(_SPACE, "preserve")
        return made

    @contextmanager
    def named(self, paragraph: Paragraph, at: str, last: Paragraph | None = None) -> Iterator[None]:
        """A bookmark over what is written meanwhile; ``last``: the paragraph where it ends, if not the same."""
        self._bookmarks += 1
        number = str(self._bookmarks)
        opening = {qn("w:id"): number, qn("w:name"): bookmark_name(at)}
        paragraph._p.append(OxmlElement("w:bookmarkStart", opening))
        yield
        (last or paragraph)._p.append(OxmlElement("w:bookmarkEnd", {qn("w:id"): number}))


def bookmark_name(at: str) -> str:
    """A permanent id as Word's name of it: letters, digits, underscores.

    >>> bookmark_name("yj2024-x12")
    'yj2024_x12'
    """
    name = at.replace("-", "_")
    if not re.fullmatch(rf"[A-Za-z]\w{{0,{LONGEST_BOOKMARK - 1}}}", name, re.ASCII):
        raise ValueError(f"{at} cannot be the name of a bookmark")
    return name


def link(run: Run, to: str) -> None:
    """Has a run lead to a bookmark of the same file."""
    leading = OxmlElement("w:hyperlink", {qn("w:anchor"): bookmark_name(to), qn("w:history"): "1"})
    run._r.addprevious(leading)
    leading.append(run._r)


def count(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word counts: PAGE, NUMPAGES."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): f" {instruction} "})
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)


def run_on(paragraph: Paragraph) -> None:
    """Word's style separator: the paragraph's end does not show, and the next one runs on in the same line."""
    hidden = parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/><w:specVanish/></w:rPr>")
    paragraph._p.get_or_add_pPr().append(hidden)


def keep_whole(row: _Row) -> None:
    """Has a row not break over pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def sealed(paper: Paper, epoch: int) -> bytes:
    """The file, dated to ``epoch`` (seconds since 1970). python-docx dates a zip's entries to the moment."""
    out = io.BytesIO()
    paper.document.save(out)
    with zipfile.ZipFile(out) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}, epoch)
